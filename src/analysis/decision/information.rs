//! The value of knowing one parameter, or which account holds, before choosing a design.
#![cfg(feature = "analysis")]

use super::factors::Factor;
use super::regret::evpi;
use super::smooth::fit_all;
use crate::analysis::statistics::mean;
use crate::rng::{Purpose, Streams};
use serde::{Deserialize, Serialize};

/// Groups of the jackknife, at most.
const GROUPS: usize = 32;
/// Permutations of the sets.
const PERMUTATIONS: u32 = 199;

/// A value of information, in the unit of the objective.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Worth {
    /// The estimate, 0 or more.
    pub value: f64,
    /// Its standard error over parameter sets, by a jackknife that leaves out every k-th set.
    pub se: f64,
}

/// What knowing one parameter, or the account, is worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Information {
    /// Key of the parameter; `_account` for which account holds.
    pub parameter: String,
    /// The expected value of partial perfect information; no more than that of all together, of which it is a part.
    pub evppi: Worth,
    /// Its mean where the parameter has nothing to do with the designs' values: permuted over the sets.
    pub by_chance: f64,
    /// Share of permutations in which the largest value of any parameter is at least that of this one, before it is limited: the level at which
    /// it is more than chance, all parameters considered (Westfall and Young 1993).
    pub p_value: f64,
}

/// A value of information of all sets, and without each group of them.
struct Jackknife {
    value: f64,
    parts: Vec<f64>,
}

/// `value` computes the value of information of some of `count` sets, given by their places.
fn jackknife(count: usize, value: impl Fn(&[usize]) -> f64) -> Jackknife {
    let all: Vec<usize> = (0..count).collect();
    let groups = count.min(GROUPS);
    let without = |group: usize| value(&all.iter().copied().filter(|place| place % groups != group).collect::<Vec<_>>());
    Jackknife { value: value(&all), parts: (0..groups).map(without).collect() }
}

impl Jackknife {
    /// Lowers each value to that of another one in the same sets.
    fn limit(&mut self, other: &Jackknife) {
        self.value = self.value.min(other.value);
        self.parts.iter_mut().zip(&other.parts).for_each(|(part, other)| *part = part.min(*other));
    }

    fn worth(&self) -> Worth {
        let (groups, centre) = (self.parts.len() as f64, mean(&self.parts));
        // Efron and Stein 1981, with groups in place of single sets.
        let squares: f64 = self.parts.iter().map(|part| (part - centre) * (part - centre)).sum();
        Worth { value: self.value, se: libm::sqrt(squares * (groups - 1.0) / groups) }
    }
}

/// A value of information of the sets with its standard error: `value` computes it of some of them, given by their places.
pub(super) fn with_error(count: usize, value: impl Fn(&[usize]) -> f64) -> Worth {
    jackknife(count, value).worth()
}

/// The value of knowing each factor (Strong, Oakley, Brennan 2014, Medical Decision Making 34): the values of all designs are regressed on
/// the factor, and the fitted values are their expectations given it. What the sets have besides, random error included, is in the residuals.
/// `rows` has the designs' values in each set, `sets` the number of each of these sets in the sample. `all` computes what it is worth to know all
/// factors, in some of the sets, given by their places. To know a part is never worth more; but the two are estimated in different ways, so that
/// by chance a part may come out above the whole. Then it has the value of the whole, also in every part of the jackknife. The largest is first,
/// by the values before that.
pub(super) fn information(
    rows: &[Vec<f64>],
    sets: &[usize],
    factors: &[Factor],
    seed: u64,
    all: impl Fn(&[usize]) -> f64,
) -> Vec<Information> {
    let smoothers: Vec<_> = factors.iter().map(|factor| [factor.alone(sets)]).collect();
    let streams = Streams::of_city(seed, 0);
    let mut by_chance = vec![0.0; factors.len()];
    let mut maxima: Vec<f64> = Vec::new();
    for number in 0..PERMUTATIONS {
        let mut permuted = rows.to_vec();
        for place in (1..permuted.len()).rev() {
            let draw = streams.draw(Purpose::Sample, 6 << 32 | u64::from(number), place as u32);
            permuted.swap(place, draw.below(0, place as u32 + 1) as usize);
        }
        let values: Vec<f64> = smoothers.iter().map(|smoother| evpi(&fit_all(smoother, &permuted))).collect();
        by_chance.iter_mut().zip(&values).for_each(|(sum, value)| *sum += value / f64::from(PERMUTATIONS));
        maxima.push(values.into_iter().fold(0.0, f64::max));
    }
    let of_all = jackknife(rows.len(), all);
    let of = |(factor, by_chance): (&Factor, f64)| {
        let mut of_part = jackknife(rows.len(), |places| {
            let rows: Vec<Vec<f64>> = places.iter().map(|place| rows[*place].clone()).collect();
            evpi(&fit_all(&[factor.alone(&places.iter().map(|place| sets[*place]).collect::<Vec<_>>())], &rows))
        });
        let alone = of_part.value;
        let as_large = maxima.iter().filter(|most| **most >= alone).count();
        let p_value = (1 + as_large) as f64 / (1 + maxima.len()) as f64;
        of_part.limit(&of_all);
        (alone, Information { parameter: factor.name.clone(), evppi: of_part.worth(), by_chance, p_value })
    };
    let mut list: Vec<(f64, Information)> = factors.iter().zip(by_chance).map(of).collect();
    list.sort_by(|a, b| b.0.total_cmp(&a.0));
    list.into_iter().map(|(_, known)| known).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::sets::Sets;

    /// The expected gain of choosing after seeing a normal gain (mean, sd) over choosing before.
    fn exact(mean: f64, sd: f64) -> f64 {
        let x = mean.abs() / sd;
        let density = libm::exp(-x * x / 2.0) / libm::sqrt(2.0 * std::f64::consts::PI);
        sd * density - mean.abs() * 0.5 * libm::erfc(x / std::f64::consts::SQRT_2)
    }

    /// Two designs in so many sets of three parameters: the gain is −.2 + .8·x + .6·y plus normal noise; z has no effect.
    fn study(number: u64, sets: u32, noise: f64) -> (Vec<Vec<f64>>, Vec<Factor>) {
        let normal = |what: u64, set: u32| Streams::of_city(number, 51).draw(Purpose::Sample, what, set).normal(0);
        let gain = |set: u32| -0.2 + 0.8 * normal(0, set) + 0.6 * normal(1, set) + noise * normal(3, set);
        let row = |set: u32| format!("{},{},{}\n", normal(0, set), normal(1, set), normal(2, set));
        let table: String = (0..sets).map(row).collect();
        let sets_read = Sets::of_text(&format!("demand.problems,behaviour.ceiling,behaviour.rush\n{table}"), "");
        ((0..sets).map(|set| vec![0.0, gain(set)]).collect(), Factor::all(&sets_read))
    }

    #[test]
    fn the_value_of_each_parameter_is_near_the_exact_one() {
        const STUDIES: u64 = 60;
        let all_exact = exact(-0.2, 1.0);
        for (sets, noise) in [(24, 0.0), (24, 1.0), (96, 0.0), (96, 1.0), (192, 1.0)] {
            let places: Vec<usize> = (0..sets as usize).collect();
            let exacts = [all_exact, exact(-0.2, 0.8), exact(-0.2, 0.6), 0.0];
            let (mut sums, mut squares, mut raw) = ([0.0; 4], [0.0; 4], 0.0);
            for number in 0..STUDIES {
                let (rows, factors) = study(number, sets, noise);
                let together = evpi(&fit_all(&Factor::together(&factors, &places), &rows));
                let alone = factors.iter().map(|factor| evpi(&fit_all(&[factor.alone(&places)], &rows)));
                for (i, value) in std::iter::once(together).chain(alone).enumerate() {
                    sums[i] += value / STUDIES as f64;
                    squares[i] += (value - exacts[i]) * (value - exacts[i]) / STUDIES as f64;
                }
                raw += evpi(&rows) / STUDIES as f64;
            }
            let cell = |i: usize| format!("{:.3} ± {:.3}", sums[i], libm::sqrt(squares[i]));
            println!("| {sets} | {noise} | {raw:.3} | {} | {} | {} | {} |", cell(0), cell(1), cell(2), cell(3));
            for (i, exact) in exacts.iter().enumerate() {
                // With a quarter of the sets as many noise as signal, the fit is drawn to its mean.
                let tolerance = if sets == 24 { 0.1 } else { 0.05 };
                assert!((sums[i] - exact).abs() < tolerance, "{sets} {noise} {i}: {} is not {exact}", sums[i]);
            }
        }
        println!("| exact | | | {:.3} | {:.3} | {:.3} | 0 |", all_exact, exact(-0.2, 0.8), exact(-0.2, 0.6));
    }

    #[test]
    fn a_parameter_without_effect_is_not_more_than_chance_and_one_with_effect_is() {
        let (mut found, mut false_alarms) = (0, 0);
        for number in 100..120 {
            let (rows, factors) = study(number, 64, 1.0);
            let places: Vec<usize> = (0..64).collect();
            let list = information(&rows, &places, &factors, number, |_| f64::INFINITY);
            let p_value = |name: &str| list.iter().find(|one| one.parameter == name).unwrap().p_value;
            found += u32::from(p_value("demand.problems") <= 0.05);
            false_alarms += u32::from(p_value("behaviour.rush") <= 0.05);
            assert!(list.is_sorted_by(|a, b| a.evppi.value >= b.evppi.value));
        }
        assert!(found >= 18 && false_alarms <= 3, "{found} {false_alarms}");
    }

    #[test]
    fn to_know_a_part_is_never_worth_more_than_to_know_all() {
        let (rows, factors) = study(7, 24, 1.0);
        let places: Vec<usize> = (0..24).collect();
        let free = information(&rows, &places, &factors, 7, |_| f64::INFINITY);
        // Values between those of the first and the second, in all sets and without any of them.
        let whole = 0.5 * (free[0].evppi.value + free[1].evppi.value);
        let limited = information(&rows, &places, &factors, 7, |_| whole);
        assert!(free[0].evppi.value > whole && limited[0].evppi.value == whole && limited[1].evppi.value == free[1].evppi.value);
        assert!(limited[0].evppi.se < free[0].evppi.se, "the whole is as if known");
        let kept = |list: &[Information]| list.iter().map(|one| (one.parameter.clone(), one.p_value)).collect::<Vec<_>>();
        assert_eq!(kept(&free), kept(&limited), "order and significance are those of the values themselves");
    }

    #[test]
    fn the_jackknife_error_is_near_the_spread_over_samples() {
        const STUDIES: u64 = 60;
        let (mut values, mut errors) = (Vec::new(), 0.0);
        for number in 0..STUDIES {
            let (rows, factors) = study(number, 96, 0.5);
            let found = with_error(rows.len(), |places| {
                let rows: Vec<Vec<f64>> = places.iter().map(|place| rows[*place].clone()).collect();
                evpi(&fit_all(&[factors[0].alone(places)], &rows))
            });
            values.push(found.value);
            errors += found.se * found.se / STUDIES as f64;
        }
        let centre = mean(&values);
        let variance = values.iter().map(|value| (value - centre) * (value - centre)).sum::<f64>() / (STUDIES - 1) as f64;
        let ratio = libm::sqrt(errors / variance);
        assert!((0.75..1.35).contains(&ratio), "{ratio}");
    }
}
