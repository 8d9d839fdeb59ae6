//! How trials are divided among cities and replications.
#![cfg(feature = "analysis")]

use super::pairs::PairedDifference;
use super::statistics::FEWEST;

/// Cost of drawing a city in replications of it: less, in fact, but even at this price one replication is usually best.
const COST: f64 = 1.0;

/// A better division of the same trials.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Allocation {
    /// Share of the variance of a difference that lies between cities, 0 to 1.
    pub between: f64,
    /// Replications of each city.
    pub replications: u32,
    /// Cities.
    pub cities: usize,
    /// How many times narrower an interval would be.
    pub narrower: f64,
}

/// The best number of replications per city, R* = √(cost ratio × variance ratio): that of a city to a replication in cost, and of
/// replications to cities in variance (Cochran 1977, section 10.6), with the trials of a finished comparison as the pilot. None if it has as
/// many replications as that, too few cities, or parameter sets.
pub(crate) fn allocation(paired: &PairedDifference, replications: u32) -> Option<Allocation> {
    let (cities, n) = (paired.cities, paired.n);
    if cities < FEWEST || paired.sets > 1 || n <= cities {
        return None;
    }
    let (city, replication) = (paired.se_city?, paired.se_replication?);
    let (between, within) = (city * city * cities as f64, replication * replication * n as f64);
    if between <= 0.0 {
        return None;
    }
    // Of whole numbers, R is best if R(R − 1) < R*² ≤ R(R + 1).
    let square = COST * within / between;
    let best = (1..replications).find(|r| square <= f64::from(*r) * f64::from(r + 1))?;
    let more = n / best as usize;
    let variance = between / more as f64 + within / n as f64;
    let now = between / cities as f64 + within / n as f64;
    Some(Allocation { between: between / (between + within), replications: best, cities: more, narrower: libm::sqrt(now / variance) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::pairs::paired;
    use crate::analysis::statistics::IntervalEstimator;

    /// Five cities of two replications: city means −2, −1, 0, 1, 2 times `city`, within each ± `within`.
    fn study(city: f64, within: f64) -> PairedDifference {
        let cities: Vec<u32> = (1..=5).flat_map(|number| [number; 2]).collect();
        let value = |(place, number): (usize, &u32)| city * (f64::from(*number) - 3.0) + if place % 2 == 0 { within } else { -within };
        let values: Vec<f64> = cities.iter().enumerate().map(value).collect();
        paired(&[0.0; 10], &values, &cities, &mut IntervalEstimator::default()).unwrap()
    }

    #[test]
    fn replications_pay_only_where_they_vary_more_than_cities() {
        // By hand: s_w² = 2·.1² = .02 per trial; the means' variance is 2.5, of which .01 from replications: between 2.49.
        let found = allocation(&study(1.0, 0.1), 2).unwrap();
        assert_eq!((found.replications, found.cities), (1, 10));
        assert!((found.between - 2.49 / 2.51).abs() < 1e-12);
        // Now 2.49/5 + .02/10, then 2.51/10: √(.5/.251).
        assert!((found.narrower - libm::sqrt(0.5 / 0.251)).abs() < 1e-12);
        // s_w² = 8, of 2.5 four come from replications: nothing is left for cities.
        assert_eq!(allocation(&study(1.0, 2.0), 2), None);
        // s_w² = 2·1.02² = 2.08, between 2.5 − 1.04 = 1.46: R*² = 1.43 ≤ 2, so one. With 1.2: 2.88, 1.06: 2.7, so two, as there are.
        assert_eq!(allocation(&study(1.0, 1.02), 2).unwrap().replications, 1);
        assert_eq!(allocation(&study(1.0, 1.2), 2), None);
    }
}
