//! Control variates: paired differences adjusted by controls whose means are known.
#![cfg(feature = "analysis")]

use super::statistics::{FEWEST, IntervalEstimator, mean};
use crate::city::{City, expected_care};
use crate::engine::{Trial, mean_day_factor};
use crate::setup::Setup;
use serde::{Deserialize, Serialize};

/// A control variate of a trial. All have expectation 1, whatever the scenario.
///
/// ```
/// use jiesu::analysis::Control;
///
/// assert_eq!(Control::ALL.map(|control| control.word()), ["day factor", "structural", "residents", "care"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Control {
    /// The mean day factor of contacts.
    DayFactor,
    /// The factor on the share of structural problems, mean over the city's residents.
    Structural,
    /// The residents that the simulated streets stand for, to the city's (Horvitz and Thompson 1952).
    Residents,
    /// Care without pressure, mean over officers, to its expectation.
    Care,
}

/// The values of [`Control::ALL`] in a trial; NaN where it has none.
pub(crate) type Controls = [f64; Control::ALL.len()];

impl Control {
    /// All of them: the one of the replication, then those of the city.
    pub const ALL: [Control; 4] = [Control::DayFactor, Control::Structural, Control::Residents, Control::Care];

    /// The word used in files.
    pub const fn word(self) -> &'static str {
        match self {
            Control::DayFactor => "day factor",
            Control::Structural => "structural",
            Control::Residents => "residents",
            Control::Care => "care",
        }
    }
}

/// The controls of a trial. Those of the city have their expectation because which streets are simulated, how many residents they have, and
/// each attribute are drawn independently.
pub(crate) fn controls(setup: &Setup, city: &City, trial: &Trial) -> Controls {
    let ratio = |(sum, whole): (f64, f64)| if whole > 0.0 { sum / whole } else { 1.0 };
    let add = |(sum, whole): (f64, f64), (value, weight): (f64, f64)| (sum + value * weight, whole + weight);
    let residents = |street: &crate::city::Street| city.weight(street.district as usize) * street.residents as f64;
    let structural = city.streets.iter().map(|street| (street.structural, residents(street))).fold((0.0, 0.0), add);
    let units = city.units.iter().enumerate();
    let care = units.map(|(index, unit)| (unit.care_floor, unit.staff * city.unit_weight(index))).fold((0.0, 0.0), add);
    let day = mean_day_factor(setup, trial.city, trial.replication).unwrap_or(1.0);
    [day, ratio(structural), ratio((structural.1, city.residents.0 as f64)), ratio((ratio(care), expected_care(&setup.tables)))]
}

/// The known mean of the controls.
const KNOWN: f64 = 1.0;

/// Degrees of freedom below which no slope is estimated.
const FREEDOM: usize = 10;

/// A paired difference adjusted by control variates, in the unit of the differences.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CvDifference {
    /// Mean difference at the known means of the controls.
    pub difference: f64,
    /// 95 % interval of this measure alone.
    pub interval: (f64, f64),
    /// Share of the variance that the controls explain, of the means of cities (of sets) or, with few of these, within cities, at most 1;
    /// below 0 if estimating the slopes costs more than it saves.
    pub reduction: f64,
    /// Which of [`Control::ALL`] are used.
    pub controls: [bool; Control::ALL.len()],
}

/// Adjusts `differences` by controls with known mean 1. `cities` has the city of each trial; the three slices are equally long, and trials
/// of one city are contiguous. Differences that are not finite are ignored, and controls that are not finite in all trials; none if nothing
/// varies or too little is left.
///
/// The means of cities (of sets, where there are some) are regressed on all controls; the estimate is the regression's value where the
/// controls are 1, and its interval has the error of the slopes, exact for normal values (Lavenberg and Welch 1981). It needs [`FREEDOM`]
/// degrees of freedom: p useless controls on ν of them widen the variance by p/(ν − 1) on average (Lavenberg, Moeller and Welch 1982,
/// Operations Research 30).
///
/// With fewer cities only the day factor is left: its slope b = Σ xd/Σ xx is estimated within cities under the same condition, and the
/// estimate is the mean of d − b·(x − 1). With one city this is the same regression on n − 2 degrees of freedom. With C ≥ 2 cities the
/// standard error is that of the city means, as without control, with C − 1 degrees of freedom; the error of the slope is added. With few
/// replications too, the means of cities are regressed on the day factor alone.
pub(crate) fn cv_difference(
    differences: &[f64],
    controls: &[Controls],
    cities: &[u32],
    estimator: &mut IntervalEstimator,
) -> Option<CvDifference> {
    let trials = || differences.iter().zip(controls).zip(cities).filter(|((d, _), _)| d.is_finite());
    let known: Vec<usize> = (0..Control::ALL.len()).filter(|control| controls.iter().all(|x| x[*control].is_finite())).collect();
    // The means of independent units.
    let trials: Vec<(f64, Controls, u32)> = trials().map(|((d, x), city)| (*d, *x, *city)).collect();
    let by_set = trials.iter().any(|trial| estimator.set_of(trial.2) != estimator.set_of(trials[0].2));
    let unit = |city: u32| if by_set { estimator.set_of(city) } else { city };
    let mean_of = |group: &[(f64, Controls, u32)]| {
        let column = |control: usize| mean(&group.iter().map(|trial| trial.1[control]).collect::<Vec<_>>());
        (mean(&group.iter().map(|trial| trial.0).collect::<Vec<_>>()), std::array::from_fn(column))
    };
    let means: Vec<(f64, Controls)> = trials.chunk_by(|a, b| unit(a.2) == unit(b.2)).map(mean_of).collect();
    // As without controls.
    if (2..FEWEST).contains(&means.len()) {
        return None;
    }
    if let Some(found) = regressed(&means, &known, estimator) {
        return Some(found);
    }
    let day = known.first().copied().filter(|control| Control::ALL[*control] == Control::DayFactor)?;
    let pairs: Vec<Pair> = trials.iter().map(|(d, x, city)| (*d, x[day], *city)).collect();
    if pairs.len() > pairs.chunk_by(|a, b| a.2 == b.2).count() + FREEDOM {
        return adjusted(&pairs, estimator);
    }
    regressed(&means, &[day], estimator)
}

/// The value at 1 of the regression of differences on some of their controls, which are made orthogonal one by one (Gram and Schmidt); one
/// that does not vary, or only with those before it, is left out.
fn regressed(units: &[(f64, Controls)], known: &[usize], estimator: &mut IntervalEstimator) -> Option<CvDifference> {
    let product = |a: &[f64], b: &[f64]| -> f64 { a.iter().zip(b).map(|(a, b)| a * b).sum() };
    let n = units.len();
    let centred = |values: Vec<f64>| {
        let centre = mean(&values);
        (centre, values.into_iter().map(|value| value - centre).collect::<Vec<f64>>())
    };
    let (mut difference, mut rest) = centred(units.iter().map(|unit| unit.0).collect());
    let whole = product(&rest, &rest);
    let mut leverage = 1.0 / n as f64;
    let mut controls = [false; Control::ALL.len()];
    // Each control with its sum of squares and its mean above the known one.
    let mut axes: Vec<(Vec<f64>, f64, f64)> = Vec::new();
    for control in known {
        let (centre, mut x) = centred(units.iter().map(|unit| unit.1[*control]).collect());
        let mut offset = centre - KNOWN;
        let before = product(&x, &x);
        for (axis, squares, of_axis) in &axes {
            let slope = product(&x, axis) / squares;
            x.iter_mut().zip(axis).for_each(|(x, axis)| *x -= slope * axis);
            offset -= slope * of_axis;
        }
        let squares = product(&x, &x);
        // Rounding aside, nothing: the controls are of the order of 1.
        if squares <= 1e-9 * before.max(1e-9 * n as f64) {
            continue;
        }
        let slope = product(&x, &rest) / squares;
        rest.iter_mut().zip(&x).for_each(|(rest, x)| *rest -= slope * x);
        difference -= slope * offset;
        leverage += offset * offset / squares;
        controls[*control] = true;
        axes.push((x, squares, offset));
    }
    let freedom = n.checked_sub(1 + axes.len()).filter(|freedom| *freedom >= FREEDOM)?;
    if axes.is_empty() || whole <= 0.0 {
        return None;
    }
    let variance = product(&rest, &rest) / freedom as f64;
    let half = estimator.t(freedom, 0.975) * libm::sqrt(variance * leverage);
    let reduction = 1.0 - variance / (whole / (n - 1) as f64);
    Some(CvDifference { difference, interval: (difference - half, difference + half), reduction, controls })
}

/// A difference, its day factor and its city.
type Pair = (f64, f64, u32);

/// The adjustment with a slope within cities, on any degrees of freedom.
fn adjusted(pairs: &[Pair], estimator: &mut IntervalEstimator) -> Option<CvDifference> {
    let groups: Vec<&[Pair]> = pairs.chunk_by(|a, b| a.2 == b.2).collect();
    let (n, count) = (pairs.len(), groups.len());
    let freedom = n.checked_sub(count + 1).filter(|freedom| *freedom > 0)? as f64;
    let (mut xx, mut xd, mut dd) = (0.0, 0.0, 0.0);
    for group in &groups {
        let means = [mean(&group.iter().map(|p| p.0).collect::<Vec<_>>()), mean(&group.iter().map(|p| p.1).collect::<Vec<_>>())];
        for (d, x, _) in *group {
            let (d, x) = (d - means[0], x - means[1]);
            (xx, xd, dd) = (xx + x * x, xd + x * d, dd + d * d);
        }
    }
    if xx <= 0.0 || dd <= 0.0 {
        return None;
    }
    let slope = xd / xx;
    let rest = (dd - slope * xd).max(0.0) / freedom;
    let corrected: Vec<f64> = pairs.iter().map(|(d, x, _)| d - slope * (x - KNOWN)).collect();
    let of: Vec<u32> = pairs.iter().map(|p| p.2).collect();
    let statistics = estimator.statistics(&corrected, &of)?;
    // The independent units: parameter sets, or else cities.
    let sets = pairs.chunk_by(|a, b| estimator.set_of(a.2) == estimator.set_of(b.2)).count();
    let units = if sets > 1 { sets } else { count };
    let (square, degrees) = match (statistics.se, units) {
        (Some(se), 2..) => (se * se, units - 1),
        _ => (rest / n as f64, n - 2),
    };
    let offset = mean(&pairs.iter().map(|p| p.1).collect::<Vec<_>>()) - KNOWN;
    let half = estimator.t(degrees, 0.975) * libm::sqrt(square + rest / xx * offset * offset);
    let difference = statistics.mean;
    let reduction = 1.0 - rest / (dd / (freedom + 1.0));
    let controls = Control::ALL.map(|control| control == Control::DayFactor);
    Some(CvDifference { difference, interval: (difference - half, difference + half), reduction, controls })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Streams};

    /// Controls without those of the city.
    fn days(x: &[f64]) -> Vec<Controls> {
        x.iter().map(|x| [*x, f64::NAN, f64::NAN, f64::NAN]).collect()
    }

    /// The adjustment of few trials.
    fn by_hand(d: &[f64], x: &[f64], cities: &[u32], sets: Option<u32>) -> Option<CvDifference> {
        let pairs: Vec<Pair> = d.iter().zip(x).zip(cities).map(|((d, x), city)| (*d, *x, *city)).collect();
        adjusted(&pairs, &mut IntervalEstimator::of(sets))
    }

    #[test]
    fn one_city_is_a_regression_evaluated_at_the_known_mean() {
        // By hand: slope 1.5, at x = 1 the mean 7/3; squares about the line 1/6, so se² = (1/6)/3, t(1) = 12.706204736174698.
        let found = by_hand(&[1.0, 2.0, 4.0], &[0.0, 1.0, 2.0], &[1; 3], None).unwrap();
        assert!((found.difference - 7.0 / 3.0).abs() < 1e-12);
        assert!((found.interval.1 - found.difference - 12.706_204_736_174_698 * libm::sqrt(1.0 / 18.0)).abs() < 1e-6);
        // Of the variance 14/6, 1/6 is left.
        assert!((found.reduction - (1.0 - 1.0 / 14.0)).abs() < 1e-12);
    }

    #[test]
    fn with_parameter_sets_the_set_is_the_unit() {
        // Two sets of two cities of two trials, all corrected differences known: slope 0 within cities, set means 1 and 3.
        let (d, x) = ([0.5, 1.5, 0.5, 1.5, 2.5, 3.5, 2.5, 3.5], [0.9, 0.9, 1.1, 1.1, 0.9, 0.9, 1.1, 1.1]);
        let found = by_hand(&d, &[0.9, 1.1, 1.1, 0.9, 0.9, 1.1, 1.1, 0.9], &[1, 1, 2, 2, 3, 3, 4, 4], Some(2)).unwrap();
        // se = 1 from two set means, t(1) = 12.706204736174698; the mean of the control is 1.
        assert!((found.difference - 2.0).abs() < 1e-12);
        assert!((found.interval.1 - 2.0 - 12.706_204_736_174_698).abs() < 1e-6, "{found:?}");
        assert!(by_hand(&d, &x, &[1, 1, 2, 2, 3, 3, 4, 4], Some(2)).is_none(), "no spread within cities");
    }

    #[test]
    fn without_variation_there_is_no_adjustment() {
        let none = |d: &[f64], x: &[f64], cities: &[u32]| by_hand(d, x, cities, None).is_none();
        assert!(none(&[1.0, 2.0, 4.0], &[1.0; 3], &[1; 3]));
        assert!(none(&[1.0; 3], &[0.0, 1.0, 2.0], &[1; 3]));
        assert!(none(&[1.0, 2.0, 4.0], &[0.0, 1.0, 2.0], &[1, 2, 3]));
    }

    #[test]
    fn a_slope_has_ten_degrees_of_freedom_or_none_is_estimated() {
        let adjusts = |cities: u32, replications: u32| {
            let of: Vec<u32> = (1..=cities).flat_map(|city| std::iter::repeat_n(city, replications as usize)).collect();
            let x: Vec<f64> = (0..of.len()).map(|i| 1.0 + 0.01 * libm::sin(i as f64 * 7.0)).collect();
            let d: Vec<f64> = x.iter().enumerate().map(|(i, x)| 3.0 * x + libm::cos(i as f64 * 5.0)).collect();
            cv_difference(&d, &days(&x), &of, &mut IntervalEstimator::default()).is_some()
        };
        // Five cities of three replications leave 9, of five 19; eleven single ones 9, twelve 10. Four cities have no interval.
        assert_eq!([adjusts(5, 3), adjusts(5, 5), adjusts(11, 1), adjusts(12, 1), adjusts(4, 9)], [false, true, false, true, false]);
        assert_eq!([adjusts(1, 11), adjusts(1, 12), adjusts(6, 2)], [false, true, false]);
    }

    #[test]
    fn several_controls_are_a_regression_evaluated_at_their_known_means() {
        // d = 2 + 3·(x − 1) − (y − 1) but for errors orthogonal to both: x and y alternate, errors alternate at another pace.
        let sign = |odd: usize| if odd.is_multiple_of(2) { 1.0 } else { -1.0 };
        let (mut d, mut x) = (Vec::new(), Vec::new());
        for i in 0..16_usize {
            let (a, b, error) = (0.1 * sign(i), 0.2 * sign(i / 2), 0.5 * sign(i / 4));
            // The means of the controls are .05 and .1 above the known ones; the third repeats the first, the fourth does not vary.
            let (a, b) = (a + 0.05, b + 0.1);
            x.push([1.0 + a, 1.0 + b, 1.0 + 2.0 * a, 1.0]);
            d.push(2.0 + 3.0 * a - b + error);
        }
        let of: Vec<u32> = (1..=16).collect();
        let found = cv_difference(&d, &x, &of, &mut IntervalEstimator::default()).unwrap();
        assert_eq!(found.controls, [true, true, false, false]);
        assert!((found.difference - 2.0).abs() < 1e-12);
        // Squares of errors 16/4 on 13 degrees of freedom; 1/16 + .05²/.16 + .1²/.64; t(13) = 2.160368656461013.
        let half = 2.160_368_656_461_013 * libm::sqrt(4.0 / 13.0 * (1.0 / 16.0 + 0.015_625 + 0.015_625));
        assert!((found.interval.1 - 2.0 - half).abs() < 1e-6, "{found:?}");
        // The variance without controls: 16·(.3² + .2² + .5²)/15.
        assert!((found.reduction - (1.0 - (4.0 / 13.0) / (16.0 * 0.38 / 15.0))).abs() < 1e-12);
        // A control that is missing in one trial is not used.
        x[3][1] = f64::NAN;
        let found = cv_difference(&d, &x, &of, &mut IntervalEstimator::default()).unwrap();
        assert_eq!(found.controls, [true, false, false, false]);
    }

    #[test]
    fn controls_of_the_city_need_ten_degrees_of_freedom_too() {
        let used = |cities: u32, replications: u32| {
            let of: Vec<u32> = (1..=cities).flat_map(|city| std::iter::repeat_n(city, replications as usize)).collect();
            let wave = |i: usize, pace: f64| 1.0 + 0.01 * libm::sin(i as f64 * pace);
            let x: Vec<Controls> = (0..of.len()).map(|i| [7.0, 3.0, 11.0, 13.0].map(|pace| wave(i, pace))).collect();
            let d: Vec<f64> = (0..of.len()).map(|i| libm::cos(i as f64 * 5.0)).collect();
            cv_difference(&d, &x, &of, &mut IntervalEstimator::default()).map(|found| found.controls)
        };
        let day = Some([true, false, false, false]);
        assert_eq!([used(11, 1), used(14, 1), used(14, 5), used(15, 1)], [None, day, day, Some([true; 4])]);
    }

    #[test]
    fn controls_have_the_mean_that_is_taken_as_known() {
        const CITIES: u32 = 4_000;
        let keys = ["run.cities=4000", "run.scale=0.02", "behaviour.care_low=0.6", "run.months=1", "run.warmup=1"].map(String::from);
        let scenario = crate::scenario::Scenario::load("scenarios/beijing-2017.toml".as_ref(), &keys).unwrap();
        let setup = Setup::read(&scenario).unwrap();
        let values: Vec<Controls> = (1..=CITIES)
            .map(|city| controls(&setup, &crate::engine::draw_city(&setup, city), &Trial { design: 0, city, replication: 1 }))
            .collect();
        for (control, name) in Control::ALL.into_iter().enumerate() {
            let column: Vec<f64> = values.iter().map(|x| x[control]).collect();
            let centre = mean(&column);
            let squares: f64 = column.iter().map(|x| (x - centre) * (x - centre)).sum();
            let se = libm::sqrt(squares) / f64::from(CITIES);
            // Three and a half standard errors: four times in two thousand.
            assert!(se > 0.0 && (centre - KNOWN).abs() < 3.5 * se, "{name:?}: {centre} ± {se}");
        }
    }

    /// Prints the table in docs/statistics.md with `--nocapture`.
    #[test]
    fn adjusted_intervals_cover_a_known_difference_and_are_narrower() {
        const STUDIES: u32 = 2_000;
        const TRUE: f64 = 0.3;
        // Cities, replications, standard deviation of a city's difference, share of its variance due to controls of the city; none of them.
        let settings = [
            (10, 5, 0.5, None),
            (10, 30, 0.5, None),
            (20, 1, 0.5, None),
            (50, 1, 0.5, None),
            (1, 30, 0.0, None),
            (15, 1, 2.0, Some(0.6)),
            (30, 1, 2.0, Some(0.6)),
            (30, 1, 2.0, Some(0.2)),
        ];
        for (cities, replications, city_sd, explained) in settings {
            let (mut covered, mut width, mut plain) = (0, 0.0, 0.0);
            for study in 0..STUDIES {
                let streams = Streams::of_city(u64::from(study), 50 + cities * replications);
                let (mut d, mut x, mut of) = (Vec::new(), Vec::new(), Vec::new());
                for city in 0..cities {
                    for r in 0..replications {
                        let normal = |what: u64, r: u32| streams.draw(Purpose::Sample, what * 1_000 + u64::from(city), r).normal(0);
                        let day = normal(1, r);
                        let traits = [4, 5, 6].map(|what| explained.map_or(f64::NAN, |_| normal(what, 9_999)));
                        let explained = explained.unwrap_or(0.0);
                        // Two controls of the city have an effect, the third has none.
                        let by_traits = if explained > 0.0 { libm::sqrt(explained) * (0.8 * traits[0] - 0.6 * traits[1]) } else { 0.0 };
                        let of_city = libm::sqrt(1.0 - explained) * normal(2, 9_999) + by_traits;
                        x.push([1.0 + 0.02 * day, 1.0 + 0.1 * traits[0], 1.0 + 0.2 * traits[1], 1.0 + 0.1 * traits[2]]);
                        d.push(TRUE + city_sd * of_city + day + normal(3, r));
                        of.push(city);
                    }
                }
                let mut estimator = IntervalEstimator::default();
                let (low, high) = cv_difference(&d, &x, &of, &mut estimator).unwrap().interval;
                covered += u32::from(low <= TRUE && TRUE <= high);
                width += high - low;
                let (low, high) = estimator.statistics(&d, &of).unwrap().interval.unwrap();
                plain += high - low;
            }
            let share = f64::from(covered) / f64::from(STUDIES);
            let of_city = explained.map_or("–".into(), |share: f64| format!("{:.0} %", 100.0 * share));
            println!("| {cities} × {replications} | {city_sd} | {of_city} | {:.1} % | {:.2} |", 100.0 * share, width / plain);
            // 95 % ± 2.58·√(.95·.05/2000), and a little for few degrees of freedom.
            assert!((0.93..=0.967).contains(&share), "{cities} × {replications}: {share}");
            assert!(width < plain, "{cities} × {replications}: {width} and {plain}");
        }
    }
}
