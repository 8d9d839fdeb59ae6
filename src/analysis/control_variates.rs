//! Control variates: paired differences adjusted by a control whose mean is known.

use super::statistics::{IntervalEstimator, mean};
use serde::{Deserialize, Serialize};

/// The known mean of the control.
const KNOWN: f64 = 1.0;

/// Degrees of freedom below which no slope is estimated.
const FREEDOM: usize = 10;

/// A paired difference adjusted by a control variate, in the unit of the differences.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CvDifference {
    /// Mean difference at the known mean of the control.
    pub difference: f64,
    /// 95 % interval of this measure alone.
    pub interval: (f64, f64),
    /// Share of the variance that the control explains, within cities or, with few replications, of their means, at most 1; below 0 if estimating the slope costs more than it saves.
    pub reduction: f64,
}

/// Adjusts `differences` by a control with known mean 1, trial by trial. `cities` has the city of each trial; the three slices are equally
/// long, and trials of one city are contiguous. Values that are not finite are ignored; none if nothing varies or too few are left.
///
/// The slope b = Σ xd/Σ xx is estimated within cities, if it has [`FREEDOM`] degrees of freedom or more; the estimate is the mean of
/// d − b·(x − 1). With one city this is regression with n − 2 degrees of freedom, exact for normal errors (Lavenberg and Welch 1981). With
/// C ≥ 2 cities the standard error is that of the city means, as without control, with C − 1 degrees of freedom; the error of the slope is
/// added.
///
/// With fewer replications than that, the same regression is one of the means of cities (of sets, where there are some), with C − 2 degrees
/// of freedom, of which it needs as many: a slope on fewer costs more than it saves on average, 1/(C − 4) of the variance for a useless
/// control (Lavenberg, Moeller and Welch 1982, Operations Research 30).
pub(crate) fn cv_difference(
    differences: &[f64],
    control: &[f64],
    cities: &[u32],
    estimator: &mut IntervalEstimator,
) -> Option<CvDifference> {
    let pairs = differences.iter().zip(control).zip(cities).filter(|((d, x), _)| d.is_finite() && x.is_finite());
    let pairs: Vec<Pair> = pairs.map(|((d, x), city)| (*d, *x, *city)).collect();
    let cities = pairs.chunk_by(|a, b| a.2 == b.2).count();
    if pairs.len() >= cities + 1 + FREEDOM {
        return adjusted(&pairs, estimator);
    }
    // The means of independent units, as if they were trials of one city.
    let by_set = pairs.iter().any(|pair| estimator.set_of(pair.2) != estimator.set_of(pairs[0].2));
    let unit = |city: u32| if by_set { estimator.set_of(city) } else { city };
    let column = |group: &[Pair], f: fn(&Pair) -> f64| mean(&group.iter().map(f).collect::<Vec<_>>());
    let means: Vec<Pair> = pairs
        .chunk_by(|a, b| unit(a.2) == unit(b.2))
        .map(|group| (column(group, |pair| pair.0), column(group, |pair| pair.1), 1))
        .collect();
    if means.len() < FREEDOM + 2 { None } else { adjusted(&means, &mut IntervalEstimator::default()) }
}

/// A difference, its control and its city.
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
    Some(CvDifference { difference, interval: (difference - half, difference + half), reduction })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Streams};

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
            cv_difference(&d, &x, &of, &mut IntervalEstimator::default()).is_some()
        };
        // Four cities of three replications leave 7, of five 15; eleven single ones 9, twelve 10.
        assert_eq!([adjusts(4, 3), adjusts(4, 5), adjusts(11, 1), adjusts(12, 1)], [false, true, false, true]);
        assert_eq!([adjusts(1, 11), adjusts(1, 12), adjusts(6, 2)], [false, true, false]);
    }

    /// Prints the table in docs/statistics.md with `--nocapture`.
    #[test]
    fn adjusted_intervals_cover_a_known_difference_and_are_narrower() {
        const STUDIES: u32 = 2_000;
        const TRUE: f64 = 0.3;
        for (cities, replications, city_sd) in [(10, 5, 0.5), (10, 30, 0.5), (20, 1, 0.5), (50, 1, 0.5), (1, 30, 0.0)] {
            let (mut covered, mut width, mut plain) = (0, 0.0, 0.0);
            for study in 0..STUDIES {
                let streams = Streams::of_city(u64::from(study), 50 + cities * replications);
                let (mut d, mut x, mut of) = (Vec::new(), Vec::new(), Vec::new());
                for city in 0..cities {
                    for r in 0..replications {
                        let normal = |what: u64, r: u32| streams.draw(Purpose::Sample, what * 1_000 + u64::from(city), r).normal(0);
                        x.push(1.0 + 0.02 * normal(1, r));
                        d.push(TRUE + city_sd * normal(2, 9_999) + 50.0 * (x[x.len() - 1] - 1.0) + normal(3, r));
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
            println!("| {cities} × {replications} | {city_sd} | {:.1} % | {:.2} |", 100.0 * share, width / plain);
            // 95 % ± 2.58·√(.95·.05/2000), and a little for few degrees of freedom.
            assert!((0.93..=0.967).contains(&share), "{cities} × {replications}: {share}");
            assert!(width < plain, "{cities} × {replications}: {width} and {plain}");
        }
    }
}
