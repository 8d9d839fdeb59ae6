//! Leads between designs that were observed in different numbers of cities: in the first n₁ and in the first n₂ cities, both from the
//! first, so that two designs share the cities of the shorter list. With common random numbers their values in a city are correlated, so a
//! lead is the mean of differences within the cities that both have, and its variance that of these differences. No assumption is made
//! about the correlation of designs.
#![cfg(feature = "analysis")]

use super::statistics::mean;
use super::student::{density, upper_tail};

/// The lead of a design over another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lead {
    /// Cities that both have.
    pub cities: usize,
    /// Mean difference.
    pub mean: f64,
    /// Variance of the differences between cities; NaN of one city.
    pub variance: f64,
}

impl Lead {
    /// The lead of a design with these values over another, city by city; more is better.
    pub(crate) fn of(design: &[f64], other: &[f64]) -> Lead {
        let differences: Vec<f64> = design.iter().zip(other).map(|(a, b)| a - b).collect();
        let centre = mean(&differences);
        let squares: f64 = differences.iter().map(|d| (d - centre) * (d - centre)).sum();
        Lead { cities: differences.len(), mean: centre, variance: squares / (differences.len() as f64 - 1.0) }
    }

    /// Standard error of the mean.
    pub(crate) fn se(&self) -> f64 {
        libm::sqrt(self.variance / self.cities as f64)
    }

    fn freedom(&self) -> f64 {
        self.cities as f64 - 1.0
    }

    /// Approximately the probability, 0 to 1, that the other design is better: the tail of Student's t at mean/se, which is the p-value of a
    /// one-sided test, and the posterior probability under a flat prior. Designs that are equal in every city are equally good.
    pub(crate) fn behind(&self) -> f64 {
        let se = self.se();
        if se > 0.0 { upper_tail(self.mean / se, self.freedom()) } else { f64::from(self.mean < 0.0) }
    }

    /// The expected loss if the design is selected and the other is better: se·((ν + z²)/(ν − 1)·f(z) − z·P(T > z)) with z = mean/se and f the
    /// density of Student's t (Chick and Inoue 2001). Needs three cities.
    pub(crate) fn loss(&self) -> f64 {
        let (se, freedom) = (self.se(), self.freedom());
        if se > 0.0 {
            let z = self.mean / se;
            (se * ((freedom + z * z) / (freedom - 1.0) * density(z, freedom) - z * upper_tail(z, freedom))).max(0.0)
        } else {
            (-self.mean).max(0.0)
        }
    }
}

/// The design that leads: of all leads over the design with the most cities, which shares every other design's cities, its lead is the
/// largest. The first of several.
pub(crate) fn leader(values: &[Vec<f64>]) -> usize {
    let most = values.iter().map(Vec::len).max().unwrap_or(0);
    let Some(reference) = values.iter().find(|list| list.len() == most) else { return 0 };
    let leads: Vec<f64> = values.iter().map(|list| Lead::of(list, reference).mean).collect();
    (0..leads.len()).fold(0, |best, design| if leads[design] > leads[best] { design } else { best })
}

/// The leads of a design over every design; over itself it is 0.
pub(crate) fn over_all(design: usize, values: &[Vec<f64>]) -> Vec<Lead> {
    values.iter().map(|other| Lead::of(&values[design], other)).collect()
}

/// A lower bound of the probability that the design is the best, by Bonferroni's inequality: one less the sum of the probabilities that each
/// other is better. No independence is needed.
pub(crate) fn probability(leads: &[Lead]) -> f64 {
    (1.0 - leads.iter().map(Lead::behind).sum::<f64>()).max(0.0)
}

/// An upper bound of the expected opportunity cost: the expected loss against the best is at most the sum of those against each.
pub(crate) fn loss(leads: &[Lead]) -> f64 {
    leads.iter().map(Lead::loss).sum()
}

/// By which factor the cities of all designs must grow so that the probability is at least 1 − `error`, if the means and variances remain as
/// they are; none if even a million times as many are too few, as where two designs differ but have the same mean.
pub(crate) fn growth(leads: &[Lead], error: f64) -> Option<f64> {
    let sum = |factor: f64| {
        // Degrees of freedom grow too.
        let grown = leads.iter().map(|lead| {
            let cities = lead.cities as f64 * factor;
            let se = libm::sqrt(lead.variance / cities);
            if se > 0.0 { upper_tail(lead.mean / se, cities - 1.0) } else { f64::from(lead.mean < 0.0) }
        });
        grown.sum::<f64>()
    };
    let (mut low, mut high) = (1.0, 1.0);
    while sum(high) > error {
        (low, high) = (high, 2.0 * high);
        if high > 1e6 {
            return None;
        }
    }
    for _ in 0..30 {
        let middle = 0.5 * (low + high);
        (low, high) = if sum(middle) > error { (middle, high) } else { (low, middle) };
    }
    Some(high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Streams};

    #[test]
    fn a_lead_uses_the_cities_that_both_have_and_its_loss_is_the_integral() {
        let lead = Lead::of(&[3.0, 2.0, 4.0, 99.0], &[1.0, 2.0, 3.0]);
        // Differences 2, 0, 1.
        assert_eq!((lead.cities, lead.mean, lead.variance), (3, 1.0, 1.0));
        assert!((lead.behind() - upper_tail(libm::sqrt(3.0), 2.0)).abs() < 1e-15);
        // ∫ P(Δ < −x) dx over x > 0 is the mean of what is lost.
        for (mean, cities, variance) in [(0.3, 6, 1.0), (-0.4, 8, 2.0), (2.5, 12, 9.0)] {
            let lead = Lead { cities, mean, variance };
            let (step, steps) = (2e-3, 20_000);
            let below = |x: f64| upper_tail((lead.mean + x) / lead.se(), lead.cities as f64 - 1.0);
            let integral: f64 = (0..steps).map(|i| step * below((f64::from(i) + 0.5) * step)).sum();
            assert!((lead.loss() - integral).abs() < 1e-4 * integral, "{lead:?}: {} {integral}", lead.loss());
        }
    }

    #[test]
    fn equal_designs_cost_nothing_and_a_better_one_with_few_cities_leads() {
        let same = Lead::of(&[1.0, 2.0], &[1.0, 2.0]);
        assert_eq!((same.behind(), same.loss()), (0.0, 0.0));
        let worse = Lead::of(&[1.0, 2.0, 3.0], &[2.0, 3.0, 4.0]);
        assert_eq!((worse.behind(), worse.loss()), (1.0, 1.0));
        // Later cities are worse for all: the plain mean of the first design is highest, but the second leads in each city of both.
        let values = [vec![9.0, 8.0, 1.0, 1.0], vec![9.5, 8.5], vec![8.0, 8.0, 0.0]];
        assert_eq!(leader(&values), 1);
        assert_eq!(leader(&[vec![1.0], vec![1.0]]), 0);
    }

    #[test]
    fn the_bounds_are_on_the_safe_side_and_growth_reaches_them() {
        // One experiment after another without any adaptation: the stated probability is at most the frequency, the loss at least.
        let means = [0.0, 0.6, 0.3, 0.1];
        let (mut stated, mut lost, mut right, mut cost) = (0.0, 0.0, 0.0, 0.0);
        for number in 0..2_000 {
            let streams = Streams::of_city(number, 4);
            let value = |design: usize, city: u32| {
                let normal = |what: u64| streams.draw(Purpose::Sample, what, city).normal(0);
                means[design] + 3.0 * normal(0) + normal(1 + design as u64)
            };
            let values: Vec<Vec<f64>> = (0..4).map(|design| (0..20).map(|city| value(design, city)).collect()).collect();
            let best = leader(&values);
            let leads = over_all(best, &values);
            stated += probability(&leads);
            lost += loss(&leads);
            right += f64::from(best == 1);
            cost += 0.6 - means[best];
        }
        assert!(stated < right && right < 1.3 * stated, "{stated} {right}");
        assert!(cost < lost && lost < 2.0 * cost, "{cost} {lost}");
        let leads = [Lead { cities: 10, mean: 0.0, variance: 0.0 }, Lead { cities: 10, mean: 0.5, variance: 4.0 }];
        let factor = growth(&leads, 0.05).unwrap();
        // The sample for z = 1.645: (1.645·2/.5)² = 43.3 cities, and a little more for Student's t.
        assert!(4.33 < factor && factor < 4.6, "{factor}");
        assert_eq!(growth(&[Lead { cities: 10, mean: 0.0, variance: 1.0 }], 0.05), None);
        assert_eq!(growth(&[Lead { cities: 10, mean: 9.0, variance: 1.0 }], 0.05), Some(1.0));
    }
}
