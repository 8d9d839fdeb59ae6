//! Switching values: the value of a parameter at which another design becomes the best. Every design is run at every value.
#![cfg(feature = "analysis")]

use super::choice::units;
use super::compare::Comparison;
use super::objective::Objective;
use super::statistics::{FEWEST, IntervalEstimator, mean};
use crate::plan::{Crossing, Point};
use serde::{Deserialize, Serialize};

/// A parameter, and the best design's lead as a function of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SwitchingValue {
    /// Its key.
    pub key: String,
    /// One of its points, which gives the format of its values.
    pub point: Point,
    /// The design that overtakes the best; if none does, the next best at the base.
    pub rival: String,
    /// The values at which the designs were run, including the base, in order, each with the mean lead of the best over the rival.
    /// Durations are in seconds, leads in the unit of the objective.
    pub levels: Vec<(f64, f64)>,
    /// The largest change of the lead from the base, 0 or more, in the unit of the objective.
    pub strength: f64,
    /// The switching value: where the lead is 0, interpolated linearly between the levels; the one nearest to the base. None if the lead is
    /// nowhere 0 within the range.
    pub value: Option<f64>,
    /// The range around it in which the 95 % interval of the lead includes 0; an end is none where it reaches the end of the tested range.
    pub interval: (Option<f64>, Option<f64>),
    /// Whether the lead is 0, or its interval includes 0, anywhere in the tested range.
    pub may_switch: bool,
}

/// The switching values of all parameters, the strongest parameter first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SwitchingValues {
    /// The objective by which designs are compared.
    pub objective: Objective,
    /// The best design at the base.
    pub best: String,
    /// The next best design, the mean lead of the best over it in the unit of the objective, and the number of cities (or of replications,
    /// with one city).
    pub next: (String, f64, usize),
    /// The parameters.
    pub list: Vec<SwitchingValue>,
}

/// A value of the parameter, and the lead in each city there.
type Level = (f64, Vec<f64>);

/// The value nearest to the base at which the mean lead is 0, interpolated linearly; the lead at the base is positive.
fn nearest_switch(levels: &[(f64, f64)], base: f64) -> Option<f64> {
    let walk = |path: Vec<&(f64, f64)>| {
        path.windows(2).find(|pair| pair[0].1 > 0.0 && pair[1].1 <= 0.0).map(|pair| {
            let ((x0, d0), (x1, d1)) = (pair[0], pair[1]);
            x0 + (x1 - x0) * d0 / (d0 - d1)
        })
    };
    let up = walk(levels.iter().filter(|(x, _)| *x >= base).collect());
    let down = walk(levels.iter().rev().filter(|(x, _)| *x <= base).collect());
    match (up, down) {
        (Some(up), Some(down)) => Some(if up - base <= base - down { up } else { down }),
        (up, down) => up.or(down),
    }
}

/// The ranges of values in which the interval of the lead includes 0 (Fieller 1954, between two levels): the lead of each city is linear
/// in the value, so |mean| ≤ t·se is a quadratic inequality.
fn undecided(levels: &[Level], t: f64) -> Vec<(f64, f64)> {
    let mut found: Vec<(f64, f64)> = Vec::new();
    let mut add = |low: f64, high: f64| match found.last_mut() {
        Some(last) if low <= last.1 => last.1 = last.1.max(high),
        _ => found.push((low, high)),
    };
    for pair in levels.windows(2) {
        let ((x0, d0), (x1, d1)) = (&pair[0], &pair[1]);
        let n = d0.len() as f64;
        let (a, b) = (mean(d0), mean(d1));
        let spread =
            |x: &[f64], mx: f64, y: &[f64], my: f64| x.iter().zip(y).map(|(x, y)| (x - mx) * (y - my)).sum::<f64>() / (n - 1.0) / n;
        let (v0, both, v1) = (spread(d0, a, d0, a), spread(d0, a, d1, b), spread(d1, b, d1, b));
        let q = t * t;
        let square = (b - a) * (b - a) - q * (v0 - 2.0 * both + v1);
        let line = 2.0 * a * (b - a) - 2.0 * q * (both - v0);
        let free = a * a - q * v0;
        let mut ends = vec![0.0, 1.0];
        let root = line * line - 4.0 * square * free;
        if square == 0.0 && line != 0.0 {
            ends.push(-free / line);
        } else if square != 0.0 && root >= 0.0 {
            ends.extend([-1.0, 1.0].map(|sign| (-line + sign * libm::sqrt(root)) / (2.0 * square)));
        }
        ends.retain(|u| (0.0..=1.0).contains(u));
        ends.sort_by(f64::total_cmp);
        // The end of the piece is exactly the level, without rounding.
        let at = |u: f64| if u >= 1.0 { *x1 } else { x0 + (x1 - x0) * u };
        for piece in ends.windows(2).filter(|piece| piece[1] > piece[0]) {
            let u = (piece[0] + piece[1]) / 2.0;
            if square * u * u + line * u + free <= 0.0 {
                add(at(piece[0]), at(piece[1]));
            }
        }
    }
    found
}

/// The switching value, the ends of the range around it, and whether there is either.
type SwitchingEstimate = (Option<f64>, (Option<f64>, Option<f64>), bool);

/// Estimates the switching value along one parameter.
fn estimate(levels: &[Level], base: f64, t: f64) -> SwitchingEstimate {
    let means: Vec<(f64, f64)> = levels.iter().map(|(x, lead)| (*x, mean(lead))).collect();
    let switch = nearest_switch(&means, base);
    let ranges = undecided(levels, t);
    let (from, until) = (means[0].0, means[means.len() - 1].0);
    let around = switch.unwrap_or(base);
    let gap = |(low, high): &(f64, f64)| (low - around).max(around - high).max(0.0);
    let range = ranges.iter().min_by(|a, b| gap(a).total_cmp(&gap(b)));
    let inside = |x: f64| (x > from && x < until).then_some(x);
    let interval = match (range, switch) {
        (Some((low, high)), _) => (inside(*low), inside(*high)),
        (None, Some(switch)) => (Some(switch), Some(switch)),
        (None, None) => (None, None),
    };
    (switch, interval, range.is_some() || switch.is_some())
}

/// The switching values of a crossed plan; none if the designs have no trial in common.
pub(crate) fn switching_values(comparison: &Comparison, crossing: &Crossing, objective: Objective) -> Option<SwitchingValues> {
    let rows = units(comparison, objective);
    let name = |design: usize| crossing.names.get(design).unwrap_or(&comparison.evidence.names[crossing.designs[design]]).clone();
    let lead = |best: usize, rival: usize| -> Vec<f64> { rows.iter().map(|(_, v)| objective.sign() * (v[best] - v[rival])).collect() };
    let level = |design: usize| objective.sign() * mean(&rows.iter().map(|(_, v)| v[design]).collect::<Vec<_>>());
    if rows.is_empty() || crossing.designs.len() < 2 {
        return None;
    }
    let mut order: Vec<usize> = (0..crossing.designs.len()).collect();
    order.sort_by(|a, b| level(crossing.designs[*b]).total_cmp(&level(crossing.designs[*a])).then(a.cmp(b)));
    let (best, next) = (order[0], order[1]);
    // With few cities or replications there is no interval.
    let t = if rows.len() >= FEWEST { IntervalEstimator::default().t(rows.len() - 1, 0.975) } else { 0.0 };
    let mut keys: Vec<&str> = Vec::new();
    for point in &crossing.points {
        if !keys.contains(&point.key.as_str()) {
            keys.push(&point.key);
        }
    }
    let mut list = Vec::new();
    for key in keys {
        let points: Vec<&Point> = crossing.points.iter().filter(|point| point.key == key).collect();
        let along = |rival: usize| -> Vec<Level> {
            let base = (points[0].base, lead(crossing.designs[best], crossing.designs[rival]));
            let mut levels: Vec<Level> = points.iter().map(|p| (p.value, lead(p.runs[best], p.runs[rival]))).chain([base]).collect();
            levels.sort_by(|a, b| a.0.total_cmp(&b.0));
            levels
        };
        let base = points[0].base;
        // The design that overtakes first; the next best at the base if none does.
        let compared = order[1..].iter().map(|rival| (*rival, estimate(&along(*rival), base, t)));
        let far = |(_, (switch, _, may_switch)): &(usize, SwitchingEstimate)| {
            (switch.map_or(f64::INFINITY, |switch| (switch - base).abs()), !may_switch)
        };
        let first = compared.min_by(|a, b| far(a).0.total_cmp(&far(b).0).then(far(a).1.cmp(&far(b).1)));
        let Some((rival, (switch, interval, may_switch))) = first else { continue };
        let levels: Vec<(f64, f64)> = along(rival).into_iter().map(|(x, lead)| (x, mean(&lead))).collect();
        let at_base = mean(&lead(crossing.designs[best], crossing.designs[rival]));
        let strength = levels.iter().map(|(_, lead)| (lead - at_base).abs()).fold(0.0, f64::max);
        let rival = name(rival);
        let interval = if rows.len() >= FEWEST { interval } else { (None, None) };
        list.push(SwitchingValue {
            key: key.into(),
            point: points[0].clone(),
            rival,
            levels,
            strength,
            value: switch,
            interval,
            may_switch: may_switch && rows.len() >= FEWEST,
        });
    }
    list.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    let ahead = mean(&lead(crossing.designs[best], crossing.designs[next]));
    Some(SwitchingValues { objective, best: name(best), next: (name(next), ahead, rows.len()), list })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Streams};

    #[test]
    fn the_switching_value_nearest_to_the_base_is_interpolated() {
        assert_eq!(nearest_switch(&[(0.0, 3.0), (1.0, 1.0), (3.0, -1.0)], 1.0), Some(2.0));
        assert_eq!(nearest_switch(&[(0.0, -1.0), (1.0, 3.0), (5.0, -1.0)], 1.0), Some(0.25));
        assert_eq!(nearest_switch(&[(0.0, 2.0), (1.0, 1.0), (2.0, 0.5)], 1.0), None);
    }

    /// A city's lead is 0.4 − x plus noise, so its mean is 0 at x = .4, in the range 0 to 1 with the base at .2.
    fn study(number: u32, cities: u32, slope_noise: f64) -> Vec<Level> {
        let streams = Streams::of_city(u64::from(number), 5);
        let normal = |what: u64, city: u32| streams.draw(Purpose::Sample, what, city).normal(0);
        let city = |x: f64, c: u32| 0.4 - x + 0.1 * normal(0, c) + slope_noise * x * normal(1, c);
        [0.0, 0.2, 1.0].map(|x| (x, (0..cities).map(|c| city(x, c)).collect())).into()
    }

    #[test]
    fn a_known_switching_value_is_covered_at_the_nominal_rate() {
        const STUDIES: u32 = 1_000;
        for (cities, slope_noise) in [(5, 0.0), (10, 0.1), (20, 0.3)] {
            let t = IntervalEstimator::default().t(cities as usize - 1, 0.975);
            let (mut covers, mut sum) = (0, 0.0);
            for number in 0..STUDIES {
                let (switch, (low, high), may_switch) = estimate(&study(number, cities, slope_noise), 0.2, t);
                covers += u32::from(may_switch && low.unwrap_or(0.0) <= 0.4 && 0.4 <= high.unwrap_or(1.0));
                sum += switch.unwrap_or(0.4);
            }
            let share = f64::from(covers) / f64::from(STUDIES);
            println!("| {cities} | {slope_noise} | {:.1} % |", 100.0 * share);
            // A binomial test at 1 %, both ways.
            assert!((share - 0.95).abs() < 2.58 * libm::sqrt(0.95 * 0.05 / f64::from(STUDIES)), "{cities}: {share}");
            assert!((sum / f64::from(STUDIES) - 0.4).abs() < 0.02, "{sum}");
        }
    }

    #[test]
    fn without_noise_the_interval_is_a_point_and_without_a_switch_there_is_none() {
        let levels =
            |leads: [f64; 3]| -> Vec<Level> { [0.0, 1.0, 2.0].into_iter().zip(leads).map(|(x, lead)| (x, vec![lead; 4])).collect() };
        let (switch, interval, may_switch) = estimate(&levels([1.0, 0.5, -0.5]), 1.0, 3.0);
        assert_eq!((switch, interval, may_switch), (Some(1.5), (Some(1.5), Some(1.5)), true));
        assert_eq!(estimate(&levels([1.0, 0.5, 0.2]), 1.0, 3.0), (None, (None, None), false));
        // Noise that hides the sign up to the end of the range gives an open end.
        let wide = vec![(0.0, vec![1.0, 1.1, 0.9]), (1.0, vec![-0.2, 0.2, 0.15])];
        let (switch, (low, high), may_switch) = estimate(&wide, 0.0, 4.3);
        assert!(switch.is_none() && low.is_some() && high.is_none() && may_switch);
    }
}
