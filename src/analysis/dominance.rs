//! Stochastic dominance: whether one design is above another over its whole distribution, not only in its mean; and in how many cities it is
//! better.
#![cfg(feature = "analysis")]

use crate::rng::{Purpose, Streams};
use serde::{Deserialize, Serialize};

/// The order of dominance of one sample over another.
///
/// ```
/// assert_eq!(jiesu::analysis::Order::Second.word(), "second");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Trials exceed every level at least as often, and some level more often: anyone who prefers more prefers it.
    First,
    /// The area between the two distribution functions, accumulated from the worst value, is never negative: anyone who prefers more and
    /// avoids risk prefers it.
    Second,
    /// Neither.
    None,
}

impl Order {
    /// The word used in files.
    pub fn word(self) -> &'static str {
        match self {
            Order::First => "first",
            Order::Second => "second",
            Order::None => "none",
        }
    }
}

/// Dominance of a design over the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dominance {
    /// The strongest order that the tests find; none without at least five independent units.
    pub order: Order,
    /// The largest excess of the design's distribution function over the baseline's in the sample, F_B − F_A, from 0 to 1.
    pub dominance_violation: f64,
}

/// In how many independent units (cities; parameter sets where there are some; replications of one city) a design is better on average.
///
/// ```
/// use jiesu::analysis::BetterIn;
///
/// let found = BetterIn { units: 4, better: 4, equal: 0 };
/// // One-sided 95 % bound of Clopper and Pearson: the fourth root of .05.
/// assert!((found.low() - 0.473).abs() < 0.001 && found.share() == 1.0 && found.high() == 1.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BetterIn {
    /// Units.
    pub units: usize,
    /// Those in which the design is better.
    pub better: usize,
    /// Those in which both are equal.
    pub equal: usize,
}

impl BetterIn {
    /// The share of the units, 0 to 1, equal ones counting half.
    pub fn share(&self) -> f64 {
        (self.better as f64 + self.equal as f64 / 2.0) / self.units as f64
    }

    /// The exact lower 95 % bound, 0 to 1, of the share of all units in which the design is better (Clopper and Pearson 1934, Biometrika
    /// 26): the share at which as many or more would be seen in 5 % of samples.
    pub fn low(&self) -> f64 {
        let n = self.units;
        if self.better == 0 {
            return 0.0;
        }
        let (k, units) = (self.better as f64, n as f64);
        let choose = libm::lgamma(units + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(units - k + 1.0);
        let as_many = |p: f64| -> f64 {
            // P(X ≥ better), from P(X = better) on: below better/units the terms fall.
            let mut term = libm::exp(choose + k * libm::log(p) + (units - k) * libm::log1p(-p));
            let mut sum = term;
            for i in self.better..n {
                term *= (n - i) as f64 / (i + 1) as f64 * p / (1.0 - p);
                sum += term;
            }
            sum
        };
        let (mut low, mut high) = (0.0, k / units);
        for _ in 0..50 {
            let middle = 0.5 * (low + high);
            if as_many(middle) < LEVEL { low = middle } else { high = middle }
        }
        low
    }

    /// The exact upper 95 % bound of the share of all units in which the design is better, 0 to 1. Like [`BetterIn::low`] it does not count
    /// equal ones.
    pub fn high(&self) -> f64 {
        1.0 - BetterIn { better: self.units - self.better, ..*self }.low()
    }
}

/// The level of each test.
const LEVEL: f64 = 0.05;
/// The fewest units whose signs can be as rare as the level: 2⁻⁵ < .05.
pub(crate) const FEWEST: usize = 5;
/// Up to this many units, all combinations of signs are tried.
const ALL_SIGNS: usize = 10;
/// Combinations of signs drawn for more units.
const DRAWN: usize = 999;

/// The finite pairs: values of both, signed so that more is better, and their units numbered from 0.
fn signed(a: &[f64], b: &[f64], units: &[u32], more: bool) -> (Vec<[f64; 2]>, Vec<usize>) {
    let sign = if more { 1.0 } else { -1.0 };
    let finite = a.iter().zip(b).zip(units).filter(|((a, b), _)| a.is_finite() && b.is_finite());
    let mut known: Vec<u32> = Vec::new();
    finite
        .map(|((a, b), unit)| {
            let number = known.iter().rposition(|other| other == unit).unwrap_or_else(|| {
                known.push(*unit);
                known.len() - 1
            });
            ([sign * a, sign * b], number)
        })
        .unzip()
}

/// In how many units `b` is better than `a` on average; pairs and `more` as in [`dominance`].
pub(crate) fn better_in(a: &[f64], b: &[f64], units: &[u32], more: bool) -> Option<BetterIn> {
    let (pairs, of) = signed(a, b, units, more);
    let count = of.iter().max()? + 1;
    let mut sums = vec![0.0; count];
    pairs.iter().zip(&of).for_each(|([a, b], unit)| sums[*unit] += b - a);
    let better = sums.iter().filter(|sum| **sum > 0.0).count();
    Some(BetterIn { units: count, better, equal: sums.iter().filter(|sum| **sum == 0.0).count() })
}

/// F_A − F_B at every level, as its steps: the level, the unit of the step and its height.
struct Steps(Vec<(f64, usize, f64)>);

impl Steps {
    /// The largest value of F_A − F_B (or of the area under it up to a level, if `second`), and of its negative, with the part of every unit
    /// multiplied by its sign.
    fn largest(&self, signs: &[f64], second: bool) -> [f64; 2] {
        let (mut height, mut area, mut most) = (0.0, 0.0, [0.0_f64; 2]);
        for (i, (level, unit, step)) in self.0.iter().enumerate() {
            height += signs[*unit] * step;
            let next = self.0.get(i + 1).map_or(*level, |(next, ..)| *next);
            area += height * (next - level);
            // Within ties the sum is not complete.
            if next > *level || i + 1 == self.0.len() {
                let value = if second { area } else { height };
                most = [most[0].max(value), most[1].max(-value)];
            }
        }
        most
    }

    /// The probabilities, under exchange of the designs in every unit, of as large a value as in the sample: of F_A − F_B and of its
    /// negative.
    fn probabilities(&self, signs: &[Vec<f64>], second: bool) -> [f64; 2] {
        let found = self.largest(&vec![1.0; signs[0].len()], second);
        let mut counts = [0_usize; 2];
        for signs in signs {
            let drawn = self.largest(signs, second);
            for side in 0..2 {
                counts[side] += usize::from(drawn[side] >= found[side] * (1.0 - 1e-9) - 1e-15);
            }
        }
        counts.map(|count| count as f64 / signs.len() as f64)
    }
}

/// Signs of units: all combinations, or those that hold in the sample and drawn ones.
fn signs(units: usize) -> Vec<Vec<f64>> {
    let sign = |negative: bool| if negative { -1.0 } else { 1.0 };
    if units <= ALL_SIGNS {
        return (0..1_u32 << units).map(|set| (0..units).map(|i| sign(set >> i & 1 == 1)).collect()).collect();
    }
    let streams = Streams::of_city(0, 0);
    let draw = |k: usize, i: usize| streams.draw(Purpose::Sample, 5 << 32 | k as u64, i as u32).wide();
    let drawn = (0..DRAWN).map(|k| (0..units).map(|i| sign(draw(k, i) < 0.5)).collect());
    std::iter::once(vec![1.0; units]).chain(drawn).collect()
}

/// Whether `b` dominates `a`; more is better if `more`, else less. `units` has the independent unit of each pair; pairs in which a value is
/// not finite are ignored. None without pairs.
///
/// The tests of Barrett and Donald (2003, Econometrica 71): their statistics for first and second order, the largest value of F_A − F_B and
/// of the area under it, in both directions. The design dominates if "the baseline dominates weakly" is rejected at 5 % and "the design
/// dominates weakly" is not; in the first order only if also in the second, so that without a difference either is found in at most 5 %.
/// Probabilities come from a wild bootstrap over units, whose parts of F_A − F_B get random signs (Barrett and Donald's multipliers, of two
/// points: Liu 1988). It keeps the pairing of designs and the dependence within a unit, and is exact for any number of units if the designs
/// can be exchanged within each.
pub(crate) fn dominance(a: &[f64], b: &[f64], units: &[u32], more: bool) -> Option<Dominance> {
    let (pairs, of) = signed(a, b, units, more);
    let count = of.iter().max()? + 1;
    let n = pairs.len() as f64;
    let sides = pairs.iter().zip(&of).flat_map(|([a, b], unit)| [(*a, *unit, 1.0 / n), (*b, *unit, -1.0 / n)]);
    let mut steps: Vec<(f64, usize, f64)> = sides.collect();
    steps.sort_by(|x, y| x.0.total_cmp(&y.0));
    let steps = Steps(steps);
    let dominance_violation = steps.largest(&vec![1.0; count], false)[1];
    let dominance_violation = if dominance_violation < 0.5 / n { 0.0 } else { dominance_violation };
    let mut order = Order::None;
    if count >= FEWEST {
        let signs = signs(count);
        let is_found = |[better, worse]: [f64; 2]| better <= LEVEL && worse > LEVEL;
        if is_found(steps.probabilities(&signs, true)) {
            order = if is_found(steps.probabilities(&signs, false)) { Order::First } else { Order::Second };
        }
    }
    Some(Dominance { order, dominance_violation })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One replication in each of these cities.
    fn found(a: &[f64], b: &[f64]) -> (Order, f64) {
        let units: Vec<u32> = (1..=a.len() as u32).collect();
        let found = dominance(a, b, &units, true).unwrap();
        (found.order, found.dominance_violation)
    }

    #[test]
    fn the_violation_is_that_of_the_distribution_functions() {
        let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
        near(found(&[1.0, 2.0, 3.0], &[3.0, 2.0, 2.0]).1, 0.0);
        near(found(&[1.0, 5.0], &[3.0, 3.0]).1, 0.5);
        near(found(&[1.0, 2.0], &[2.0, 1.0]).1, 0.0);
        near(found(&[1.0, f64::NAN, 1.0], &[2.0, 0.0, 1.0]).1, 0.0);
        near(found(&[3.0, 4.0, 5.0, 6.0], &[1.0, 2.0, 7.0, 8.0]).1, 0.5);
        assert_eq!(dominance(&[f64::NAN], &[1.0], &[1], true), None);
    }

    #[test]
    fn a_shift_dominates_in_the_first_order_and_less_spread_in_the_second() {
        let base: Vec<f64> = (0..10).map(f64::from).collect();
        let shifted: Vec<f64> = base.iter().map(|x| x + 8.0).collect();
        assert_eq!(found(&base, &shifted).0, Order::First);
        assert_eq!(found(&shifted, &base).0, Order::None);
        let units: Vec<u32> = (0..10).collect();
        assert_eq!(dominance(&shifted, &base, &units, false).unwrap().order, Order::First, "less is better");
        // Equal means, half as wide: better for those who avoid risk.
        let wide: Vec<f64> = (0..40).map(|i| f64::from(i) - 19.5).collect();
        let narrow: Vec<f64> = wide.iter().map(|x| 0.4 * x + 2.0).collect();
        assert_eq!(found(&wide, &narrow).0, Order::Second);
        // Four cities cannot show it, whatever their differences; nor can four cities of many replications.
        assert_eq!(found(&base[..4], &shifted[..4]).0, Order::None);
        let four: Vec<u32> = (0..40).map(|i| i / 10).collect();
        let above: Vec<f64> = wide.iter().map(|x| x + 50.0).collect();
        assert_eq!(dominance(&wide, &above, &four, true).unwrap().order, Order::None);
    }

    #[test]
    fn without_a_difference_dominance_is_found_in_at_most_five_percent() {
        const STUDIES: u64 = 1_000;
        for (cities, replications) in [(5, 4), (8, 1), (20, 1), (50, 2)] {
            let mut claims = 0;
            for study in 0..STUDIES {
                let streams = Streams::of_city(study, 60 + cities);
                let normal = |what: u64, city: u32, r: u32| streams.draw(Purpose::Sample, what << 20 | u64::from(city), r).normal(0);
                let units: Vec<u32> = (0..cities).flat_map(|city| std::iter::repeat_n(city, replications as usize)).collect();
                let values = |what: u64| -> Vec<f64> {
                    // A city effect that both share, one of the design in the city, and one of the trial.
                    let one = |(i, city): (usize, &u32)| {
                        normal(9, *city, 0) + 0.5 * normal(what, *city, 0) + 0.5 * normal(10 + what, *city, i as u32)
                    };
                    units.iter().enumerate().map(one).collect()
                };
                claims += u64::from(dominance(&values(1), &values(2), &units, true).unwrap().order != Order::None);
            }
            println!("| {cities} × {replications} | {:.1} % |", 100.0 * claims as f64 / STUDIES as f64);
            // 5 % by a binomial test at 1 %.
            assert!(claims <= 67, "{cities} × {replications}: {claims} of {STUDIES}");
        }
    }

    #[test]
    fn the_bound_is_that_of_clopper_and_pearson() {
        // Many units, by an incomplete beta function elsewhere.
        let low = |better, units| BetterIn { units, better, equal: 0 }.low();
        assert!((low(1, 200) - 2.564e-4).abs() < 1e-6 && (low(1_000, 2_000) - 0.481_37).abs() < 1e-4 && low(0, 9) == 0.0);
        let low = |better: usize, units: usize| BetterIn { units, better, equal: 0 }.low();
        assert!((low(4, 4) - libm::pow(0.05, 0.25)).abs() < 1e-12);
        // qbeta(.05, 8, 3) in R.
        assert!((low(8, 10) - 0.493_098_7).abs() < 1e-6, "{}", low(8, 10));
        assert_eq!(low(0, 10), 0.0);
        let found = better_in(&[0.0, 0.0, 1.0, 1.0, 5.0], &[2.0, -1.0, 1.0, 1.0, 1.0], &[1, 1, 2, 2, 3], true).unwrap();
        assert_eq!(found, BetterIn { units: 3, better: 1, equal: 1 });
        assert_eq!(found.share(), 0.5);
    }
}
