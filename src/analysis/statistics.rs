//! Mean, spread and interval of a measure over replications, cities and parameter sets.

use super::student;
use crate::setup::variants::set_of;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The fewest independent units (cities, replications of one city, or parameter sets) with which an interval is given: with fewer,
/// Student's t rests on a standard error that is itself hardly known, and on normal means.
///
/// ```
/// use jiesu::analysis::{FEWEST, IntervalEstimator};
///
/// let cities: Vec<u32> = (1..=FEWEST as u32).collect();
/// let values: Vec<f64> = cities.iter().map(|city| f64::from(*city)).collect();
/// let mut estimator = IntervalEstimator::default();
/// assert!(estimator.statistics(&values, &cities).is_some_and(|found| found.interval.is_some()));
/// assert!(estimator.statistics(&values[1..], &cities[1..]).is_some_and(|found| found.interval.is_none()));
/// ```
pub const FEWEST: usize = 5;

/// What is independent, and so counts for an interval.
///
/// ```
/// assert_eq!(jiesu::analysis::SamplingUnit::City.word(), "cities");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SamplingUnit {
    /// Replications of the only city.
    Replication,
    /// Cities.
    City,
    /// Parameter sets.
    Set,
}

impl SamplingUnit {
    /// The word used in files.
    pub const fn word(self) -> &'static str {
        match self {
            SamplingUnit::Replication => "replications",
            SamplingUnit::City => "cities",
            SamplingUnit::Set => "parameter sets",
        }
    }
}

/// Statistics of a measure over the trials of a design.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statistics {
    /// Trials in which the measure is defined.
    pub n: usize,
    /// What is independent among them.
    pub unit: SamplingUnit,
    /// How many of these there are; below [`FEWEST`] there is no interval.
    pub units: usize,
    /// Mean.
    pub mean: f64,
    /// Sample standard deviation; none for one trial.
    pub sd: Option<f64>,
    /// Standard error of the mean; see [`IntervalEstimator::statistics`].
    pub se: Option<f64>,
    /// 95 % interval of the mean by Student's t; none below [`FEWEST`] units.
    pub interval: Option<(f64, f64)>,
    /// Smallest and largest value.
    pub range: (f64, f64),
    /// 5th, 25th, 50th, 75th and 95th percentile: the values at ranks p(n + 1), type 6 of Hyndman and Fan (1996). None where that rank is
    /// below the first or above the last, so the outer ones need 19 trials.
    pub percentiles: [Option<f64>; 5],
}

impl Statistics {
    /// The 5th and the 95th percentile, or the range if there are too few trials for them.
    ///
    /// ```
    /// use jiesu::analysis::IntervalEstimator;
    ///
    /// let found = IntervalEstimator::default().statistics(&[3.0, 1.0, 2.0], &[1, 1, 1]).expect("there are values");
    /// assert_eq!((found.percentiles[2], found.percentiles[0], found.spread()), (Some(2.0), None, (1.0, 3.0)));
    /// ```
    pub fn spread(&self) -> (f64, f64) {
        let [low, .., high] = self.percentiles;
        low.zip(high).unwrap_or(self.range)
    }

    /// The median.
    pub(crate) fn median(&self) -> f64 {
        self.percentiles[2].unwrap_or(self.mean)
    }
}

/// The percentiles in [`Statistics`].
pub const PERCENTILES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// The value at rank p(n + 1) of sorted values, interpolated linearly (type 6 of Hyndman and Fan 1996): a further value of the same
/// distribution lies below it with probability p. None if there is no such rank.
pub(crate) fn percentile(sorted: &[f64], p: f64) -> Option<f64> {
    let rank = p * (sorted.len() + 1) as f64;
    // Ranks such as .95·20 are whole but for rounding.
    let rank = if (rank - libm::round(rank)).abs() < 1e-9 { libm::round(rank) } else { rank };
    let below = libm::floor(rank);
    let at = |rank: f64| sorted.get((rank as usize).checked_sub(1)?).copied();
    let low = at(below)?;
    if below == rank { Some(low) } else { Some(low + (rank - below) * (at(below + 1.0)? - low)) }
}

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
    /// with S − 1 degrees of freedom, and covers replications, cities and parameters. Below [`FEWEST`] replications, cities or sets there
    /// is no interval.
    pub fn statistics(&mut self, values: &[f64], cities: &[u32]) -> Option<Statistics> {
        self.summarise(values, cities, false)
    }

    /// The same for shares: the interval lies within 0 and 1. It is that of the log-odds, ln(m/(1 − m)) ± t·se/(m(1 − m)), transformed
    /// back (Korn and Graubard 1999, section 3.2). Where all of k units have the share 1 the lower end is .025^(1/k), Clopper and
    /// Pearson's (1934) for k draws: a share of mean m is 1 in all of them with probability m^k at most. Likewise for 0.
    ///
    /// ```
    /// use jiesu::analysis::IntervalEstimator;
    ///
    /// let found = IntervalEstimator::default().shares(&[1.0, 1.0, 0.9, 1.0, 1.0], &[1, 2, 3, 4, 5]).expect("there are values");
    /// let (low, high) = found.interval.expect("five cities give an interval");
    /// assert!(0.7 < low && low < 0.98 && 0.98 < high && high < 1.0);
    /// ```
    pub fn shares(&mut self, values: &[f64], cities: &[u32]) -> Option<Statistics> {
        self.summarise(values, cities, true)
    }

    fn summarise(&mut self, values: &[f64], cities: &[u32], is_share: bool) -> Option<Statistics> {
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
        let units = if sums.len() > 1 { sums.len() } else { n };
        let unit = match (by_set, sums.len()) {
            (true, _) => SamplingUnit::Set,
            (false, 1) => SamplingUnit::Replication,
            (false, _) => SamplingUnit::City,
        };
        let interval = se.filter(|_| units >= FEWEST).map(|se| {
            let half = self.t(freedom, 0.975) * se;
            if is_share { share_interval(mean, half, units) } else { (mean - half, mean + half) }
        });
        self.sorted.sort_unstable_by(f64::total_cmp);
        let range = (self.sorted[0], self.sorted[n - 1]);
        let percentiles = PERCENTILES.map(|p| percentile(&self.sorted, p));
        Some(Statistics { n, unit, units, mean, sd, se, interval, range, percentiles })
    }

    /// The quantile of Student's t at `p`; NaN without freedom.
    pub(crate) fn t(&mut self, freedom: usize, p: f64) -> f64 {
        *self.quantiles.entry((freedom, p.to_bits())).or_insert_with(|| student::quantile(p, freedom as f64))
    }
}

/// The interval of a share of this mean, given the half-width t·se, over so many units; see [`IntervalEstimator::shares`].
fn share_interval(mean: f64, half: f64, units: usize) -> (f64, f64) {
    let all = libm::pow(0.025, 1.0 / units as f64);
    if mean <= 0.0 {
        return (0.0, 1.0 - all);
    }
    if mean >= 1.0 {
        return (all, 1.0);
    }
    if half == 0.0 {
        return (mean, mean);
    }
    let (centre, width) = (libm::log(mean / (1.0 - mean)), half / (mean * (1.0 - mean)));
    let share = |odds: f64| 1.0 / (1.0 + libm::exp(-odds));
    (share(centre - width), share(centre + width))
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
        // By hand: mean 6, squares 16 + 4 + 0 + 4 + 16 = 40, sd √10, se √2, t(4) = 2.776445105197793.
        let s = IntervalEstimator::default().statistics(&[2.0, 4.0, f64::NAN, 6.0, 8.0, 10.0], &[1; 6]).unwrap();
        assert_eq!((s.n, s.unit, s.units, s.mean, s.range), (5, SamplingUnit::Replication, 5, 6.0, (2.0, 10.0)));
        near(s.sd.unwrap(), libm::sqrt(10.0));
        near(s.se.unwrap(), libm::sqrt(2.0));
        near(s.interval.unwrap().0, 6.0 - 2.776_445_105_197_793 * libm::sqrt(2.0));
    }

    #[test]
    fn with_several_cities_the_city_is_the_unit() {
        // City means 1.5, 3.5, 7, 4, 4; squares about 4: 6.25 + .25 + 9 = 15.5, sd √3.875, se = sd/√5, t(4).
        let values = [1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 4.0, 4.0, 3.0, 5.0];
        let s = IntervalEstimator::default().statistics(&values, &[1, 1, 2, 2, 3, 3, 4, 4, 5, 5]).unwrap();
        assert_eq!((s.unit, s.units, s.mean), (SamplingUnit::City, 5, 4.0));
        near(s.se.unwrap(), libm::sqrt(3.875 / 5.0));
        near(s.interval.unwrap().1, 4.0 + 2.776_445_105_197_793 * libm::sqrt(3.875 / 5.0));
    }

    #[test]
    fn with_parameter_sets_the_set_is_the_unit() {
        // Cities 1 and 2 are one set: means 2.25 (of four values) and 7 (of two); se² = 2·((4/6)²·(2.25 − m)² + (2/6)²·(7 − m)²).
        let values = [1.0, 2.0, 3.0, 3.0, 6.0, 8.0];
        let s = IntervalEstimator::of(Some(2)).statistics(&values, &[1, 1, 2, 2, 3, 3]).unwrap();
        let mean = 23.0 / 6.0;
        let squares = (4.0 / 6.0 * (2.25 - mean)) * (4.0 / 6.0 * (2.25 - mean)) + (2.0 / 6.0 * (7.0 - mean)) * (2.0 / 6.0 * (7.0 - mean));
        near(s.se.unwrap(), libm::sqrt(2.0 * squares));
        assert_eq!((s.unit, s.units, s.interval), (SamplingUnit::Set, 2, None));
        // A single set: the city is the unit.
        assert_eq!(
            IntervalEstimator::of(Some(3)).statistics(&values, &[1, 1, 2, 2, 3, 3]),
            IntervalEstimator::default().statistics(&values, &[1, 1, 2, 2, 3, 3])
        );
    }

    #[test]
    fn below_five_independent_units_there_is_no_interval() {
        let of = |cities: &[u32]| IntervalEstimator::default().statistics(&[1.0, 2.0, 4.0, 3.0, 5.0, 2.0, 7.0, 1.0], cities).unwrap();
        assert_eq!((of(&[1, 1, 2, 2, 3, 3, 4, 4]).interval, of(&[1, 1, 2, 2, 3, 3, 4, 4]).units), (None, 4));
        assert!(of(&[1, 2, 3, 4, 5, 5, 5, 5]).interval.is_some() && of(&[1; 8]).interval.is_some());
        let s = IntervalEstimator::default().statistics(&[1.0, 2.0, 4.0, 3.0], &[1; 4]).unwrap();
        assert!(s.se.is_some() && s.interval.is_none());
    }

    #[test]
    fn percentiles_lie_at_ranks_and_need_as_many_trials() {
        let values: Vec<f64> = (1..=19).map(f64::from).collect();
        let s = IntervalEstimator::default().statistics(&values, &[1; 19]).unwrap();
        assert_eq!(s.percentiles, [1.0, 5.0, 10.0, 15.0, 19.0].map(Some));
        let s = IntervalEstimator::default().statistics(&values[..18], &[1; 18]).unwrap();
        assert_eq!(s.percentiles, [None, Some(4.75), Some(9.5), Some(14.25), None]);
        assert_eq!(s.spread(), (1.0, 18.0));
        assert_eq!(percentile(&[3.0], 0.5), Some(3.0));
        // Of a further value, 5 % lie below the 5th percentile and 5 % above the 95th: R, quantile(x, c(.05, .95), type = 6).
        let sorted: Vec<f64> = (1..=40).map(|i| f64::from(i * i)).collect();
        near(percentile(&sorted, 0.05).unwrap(), 4.25);
        near(percentile(&sorted, 0.95).unwrap(), 1_517.15);
    }

    #[test]
    fn the_spread_contains_a_further_trial_as_often_as_it_says() {
        use crate::rng::{Purpose, Streams};
        for n in [19_u32, 30, 60] {
            let inside = (0..4_000_u64).filter(|study| {
                let normal = |i: u32| Streams::of_city(*study, n).draw(Purpose::Sample, 0, i).normal(0);
                let mut values: Vec<f64> = (0..n).map(normal).collect();
                values.sort_unstable_by(f64::total_cmp);
                let [low, high] = [0.05, 0.95].map(|p| percentile(&values, p).unwrap());
                (low..=high).contains(&normal(n))
            });
            // 90 % ± 2.58·√(.9·.1/4000).
            let share = inside.count() as f64 / 4_000.0;
            println!("| {n} | {:.1} % |", 100.0 * share);
            assert!((0.8877..=0.9123).contains(&share), "{n}: {share}");
        }
    }

    #[test]
    fn an_interval_of_shares_lies_within_0_and_1_and_is_not_degenerate() {
        let mut estimator = IntervalEstimator::default();
        let cities = [1, 2, 3, 4, 5, 6];
        let (low, high) = estimator.shares(&[1.0, 0.99, 1.0, 0.95, 1.0, 1.0], &cities).unwrap().interval.unwrap();
        assert!(0.0 < low && low < 0.99 && high < 1.0, "{low} {high}");
        assert!(estimator.statistics(&[1.0, 0.99, 1.0, 0.95, 1.0, 1.0], &cities).unwrap().interval.unwrap().1 > 1.0);
        // By hand: .025^(1/6).
        let (low, high) = estimator.shares(&[1.0; 6], &cities).unwrap().interval.unwrap();
        assert!((low - 0.540_741_9).abs() < 1e-6 && high == 1.0, "{low}");
        let (low, high) = estimator.shares(&[0.0; 6], &cities).unwrap().interval.unwrap();
        assert!(low == 0.0 && (high - 0.459_258_1).abs() < 1e-6);
        // By hand, far from 0 and 1: mean .5, se .1/√6·..., log-odds ± t·se/.25.
        let values = [0.4, 0.6, 0.4, 0.6, 0.4, 0.6];
        let s = estimator.shares(&values, &cities).unwrap();
        let width = 2.570_581_835_636_314 * s.se.unwrap() / 0.25;
        near(s.interval.unwrap().1, 1.0 / (1.0 + libm::exp(-width)));
    }

    #[test]
    fn intervals_of_shares_near_1_cover_their_mean() {
        use crate::rng::{Purpose, Streams};
        // Cities with shares 1 − .04·E, E exponential: mean .96, strongly skewed, cut at 0.
        for cities in [10_u32, 30] {
            let mut covered = [0_u32; 2];
            for study in 0..2_000_u64 {
                let of: Vec<u32> = (1..=cities).collect();
                let draw = |city: &u32| Streams::of_city(study, cities).draw(Purpose::Sample, 1, *city).exponential(0);
                let values: Vec<f64> = of.iter().map(|city| (1.0 - 0.04 * draw(city)).max(0.0)).collect();
                let mut estimator = IntervalEstimator::default();
                let found = [estimator.shares(&values, &of), estimator.statistics(&values, &of)].map(|s| s.unwrap().interval.unwrap());
                for (count, (low, high)) in covered.iter_mut().zip(found) {
                    *count += u32::from(low <= 0.96 && 0.96 <= high);
                }
            }
            let [logit, plain] = covered.map(|count| f64::from(count) / 2_000.0);
            println!("| {cities} | {:.1} % | {:.1} % |", 100.0 * logit, 100.0 * plain);
            assert!(logit > 0.925 && logit > plain, "{cities}: {logit} {plain}");
        }
    }

    #[test]
    fn one_value_has_no_spread_and_none_has_no_statistics() {
        let s = IntervalEstimator::default().statistics(&[0.7], &[1]).unwrap();
        assert_eq!((s.mean, s.sd, s.se, s.interval), (0.7, None, None, None));
        assert_eq!(IntervalEstimator::default().statistics(&[f64::NAN], &[1]), None);
        assert_eq!(IntervalEstimator::default().statistics(&[0.1; 3], &[1; 3]).unwrap().sd, Some(0.0));
    }
}
