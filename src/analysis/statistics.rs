//! Mean, spread and interval of a measure over replications, cities and parameter sets.

use super::student;
use crate::behaviour::quantile;
use crate::setup::variants::set_of;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Statistics of a measure over the trials of a design.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statistics {
    /// Trials in which the measure is defined.
    pub n: usize,
    /// Mean.
    pub mean: f64,
    /// Sample standard deviation; none for one trial.
    pub sd: Option<f64>,
    /// Standard error of the mean; see [`IntervalEstimator::statistics`].
    pub se: Option<f64>,
    /// 95 % interval of the mean by Student's t.
    pub interval: Option<(f64, f64)>,
    /// 5th, 25th, 50th, 75th and 95th percentile, type 7.
    pub percentiles: [f64; 5],
}

/// The percentiles in [`Statistics`].
pub const PERCENTILES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// Computes statistics; caches quantiles of Student's t.
///
/// ```
/// use jiesu::analysis::IntervalEstimator;
///
/// // Two values in each of two cities.
/// let found = IntervalEstimator::default().statistics(&[1.0, 3.0, 5.0, 7.0], &[1, 1, 2, 2]).expect("there are values");
/// assert_eq!((found.n, found.mean, found.se), (4, 4.0, Some(2.0)));
/// ```
#[derive(Debug, Default)]
pub struct IntervalEstimator {
    quantiles: BTreeMap<(usize, u64), f64>,
    sorted: Vec<f64>,
    /// Cities of each parameter set; none without sets.
    cities_of_a_set: Option<u32>,
}

impl IntervalEstimator {
    /// An estimator for parameter sets of so many cities each; none without sets.
    pub(crate) fn of(cities_of_a_set: Option<u32>) -> IntervalEstimator {
        IntervalEstimator { cities_of_a_set, ..IntervalEstimator::default() }
    }

    /// A new estimator with the same number of cities per set.
    pub(crate) fn like_this(&self) -> IntervalEstimator {
        IntervalEstimator::of(self.cities_of_a_set)
    }

    /// The parameter set, from 0, of a city; always 0 without sets.
    pub(crate) fn set_of(&self, city: u32) -> u32 {
        self.cities_of_a_set.map_or(0, |cities| set_of(city, cities))
    }

    /// The statistics of `values`, where `cities` has the city of each value. Values that are not finite are ignored, and values of one
    /// city are contiguous. None if no value is left.
    ///
    /// With one city the standard error is sd/√n with n − 1 degrees of freedom, and the interval covers replications only. With C > 1
    /// cities it comes from the city means: se² = C/(C−1)·Σ (n_c/n)²·(mean_c − mean)², which is sd(city means)/√C if all cities have
    /// equally many values, with C − 1 degrees of freedom. With S > 1 parameter sets it comes from the means of sets in the same way,
    /// with S − 1 degrees of freedom, and covers replications, cities and parameters.
    pub fn statistics(&mut self, values: &[f64], cities: &[u32]) -> Option<Statistics> {
        self.sorted.clear();
        self.sorted.extend(values.iter().filter(|v| v.is_finite()));
        let n = self.sorted.len();
        if n == 0 {
            return None;
        }
        let mean = mean(&self.sorted);
        let squares: f64 = self.sorted.iter().map(|v| (v - mean) * (v - mean)).sum();
        let sd = (n > 1).then(|| libm::sqrt(squares / (n - 1) as f64));

        let finite = || values.iter().zip(cities).filter(|(v, _)| v.is_finite());
        let first = finite().next().map_or(0, |(_, city)| self.set_of(*city));
        let by_set = finite().any(|(_, city)| self.set_of(*city) != first);
        let mut sums: Vec<(u32, f64, usize)> = Vec::new();
        for (value, city) in finite() {
            let group = if by_set { self.set_of(*city) } else { *city };
            match sums.last_mut() {
                Some((last, sum, count)) if *last == group => {
                    *sum += value;
                    *count += 1;
                }
                _ => sums.push((group, *value, 1)),
            }
        }
        let (se, freedom) = if sums.len() > 1 {
            let c = sums.len() as f64;
            let part = |(_, sum, count): &(u32, f64, usize)| (sum - *count as f64 * mean) / n as f64;
            let squares: f64 = sums.iter().map(|city| part(city) * part(city)).sum();
            (Some(libm::sqrt(c / (c - 1.0) * squares)), sums.len() - 1)
        } else {
            (sd.map(|sd| sd / libm::sqrt(n as f64)), n - 1)
        };
        let interval = se.map(|se| {
            let half = self.t(freedom, 0.975) * se;
            (mean - half, mean + half)
        });
        self.sorted.sort_unstable_by(f64::total_cmp);
        let percentiles = PERCENTILES.map(|p| quantile(&self.sorted, p));
        Some(Statistics { n, mean, sd, se, interval, percentiles })
    }

    /// The quantile of Student's t at `p`; NaN without freedom.
    pub(crate) fn t(&mut self, freedom: usize, p: f64) -> f64 {
        *self.quantiles.entry((freedom, p.to_bits())).or_insert_with(|| student::quantile(p, freedom as f64))
    }
}

/// Mean of values; NaN if there are none. For equal values exactly that value.
pub(crate) fn mean(values: &[f64]) -> f64 {
    let Some(first) = values.first() else { return f64::NAN };
    first + values.iter().map(|v| v - first).sum::<f64>() / values.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
    }

    #[test]
    fn one_city_is_a_plain_sample() {
        // By hand: mean 5, squares 9 + 1 + 1 + 9 = 20, sd √(20/3), se sd/2, t(3) = 3.182446305284263.
        let s = IntervalEstimator::default().statistics(&[2.0, 4.0, f64::NAN, 6.0, 8.0], &[1; 5]).unwrap();
        assert_eq!((s.n, s.mean), (4, 5.0));
        near(s.sd.unwrap(), 2.581_988_897_471_611);
        near(s.se.unwrap(), 1.290_994_448_735_805_6);
        near(s.interval.unwrap().0, 5.0 - 3.182_446_305_284_263 * 1.290_994_448_735_805_6);
        near(s.percentiles[0], 2.3);
        assert_eq!(s.percentiles[2], 5.0);
    }

    #[test]
    fn with_several_cities_the_city_is_the_unit() {
        // City means 1.5, 3.5 and 7; their sd is √(7.75), se = sd/√3, t(2) = 4.302652729911275.
        let s = IntervalEstimator::default().statistics(&[1.0, 2.0, 3.0, 4.0, 6.0, 8.0], &[1, 1, 2, 2, 3, 3]).unwrap();
        near(s.mean, 4.0);
        near(s.se.unwrap(), libm::sqrt(7.75 / 3.0));
        near(s.interval.unwrap().1, 4.0 + 4.302_652_729_911_275 * libm::sqrt(7.75 / 3.0));
    }

    #[test]
    fn with_parameter_sets_the_set_is_the_unit() {
        // Cities 1 and 2 are one set: means 2.25 (of four values) and 7 (of two); se² = 2·((4/6)²·(2.25 − m)² + (2/6)²·(7 − m)²).
        let values = [1.0, 2.0, 3.0, 3.0, 6.0, 8.0];
        let s = IntervalEstimator::of(Some(2)).statistics(&values, &[1, 1, 2, 2, 3, 3]).unwrap();
        let mean = 23.0 / 6.0;
        let squares = (4.0 / 6.0 * (2.25 - mean)) * (4.0 / 6.0 * (2.25 - mean)) + (2.0 / 6.0 * (7.0 - mean)) * (2.0 / 6.0 * (7.0 - mean));
        near(s.se.unwrap(), libm::sqrt(2.0 * squares));
        near(s.interval.unwrap().1, mean + 12.706_204_736_174_7 * s.se.unwrap());
        // A single set: the city is the unit.
        assert_eq!(
            IntervalEstimator::of(Some(3)).statistics(&values, &[1, 1, 2, 2, 3, 3]),
            IntervalEstimator::default().statistics(&values, &[1, 1, 2, 2, 3, 3])
        );
    }

    #[test]
    fn one_value_has_no_spread_and_none_has_no_statistics() {
        let s = IntervalEstimator::default().statistics(&[0.7], &[1]).unwrap();
        assert_eq!((s.mean, s.sd, s.se, s.interval), (0.7, None, None, None));
        assert_eq!(IntervalEstimator::default().statistics(&[f64::NAN], &[1]), None);
        assert_eq!(IntervalEstimator::default().statistics(&[0.1; 3], &[1; 3]).unwrap().sd, Some(0.0));
    }
}
