//! Stochastic dominance: whether one sample of trials is above another over its whole distribution, not only in its mean.
#![cfg(feature = "analysis")]

use serde::{Deserialize, Serialize};

/// The order of dominance of one sample over another.
///
/// ```
/// assert_eq!(jiesu::analysis::Order::Second.word(), "second");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// At every level at least as many trials exceed it, and at some level more do: anyone who prefers more prefers it.
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
    /// The strongest order present in the sample.
    pub order: Order,
    /// The largest excess of the design's distribution function over the baseline's, F_B − F_A, from 0 to 1: the violation of first-order
    /// dominance.
    pub dominance_violation: f64,
}

/// Whether `b` dominates `a`; more is better if `more`, else less. Uses the pairs in which both values are finite, but compares only the
/// two distributions. None if there are no such pairs.
pub(crate) fn dominance(a: &[f64], b: &[f64], more: bool) -> Option<Dominance> {
    let sign = if more { 1.0 } else { -1.0 };
    let pairs = || a.iter().zip(b).filter(|(a, b)| a.is_finite() && b.is_finite());
    let sorted = |side: fn((&f64, &f64)) -> f64| {
        let mut values: Vec<f64> = pairs().map(|pair| sign * side(pair)).collect();
        values.sort_unstable_by(f64::total_cmp);
        values
    };
    let (a, b) = (sorted(|(a, _)| *a), sorted(|(_, b)| *b));
    let n = a.len();
    if n == 0 {
        return None;
    }
    // Samples of one size: the k-th of one against the k-th of the other.
    let is_first = a.iter().zip(&b).all(|(a, b)| b >= a);
    let mut area = 0.0;
    let scale = a.iter().chain(&b).fold(0.0_f64, |most, v| most.max(v.abs()));
    let is_second = a.iter().zip(&b).all(|(a, b)| {
        area += b - a;
        area >= -1e-12 * scale * n as f64
    });
    let order = match a != b {
        true if is_first => Order::First,
        true if is_second => Order::Second,
        _ => Order::None,
    };
    let above = |x: f64| b.partition_point(|v| *v <= x) as f64 - a.partition_point(|v| *v <= x) as f64;
    let dominance_violation = b.iter().map(|x| above(*x)).fold(0.0, f64::max) / n as f64;
    Some(Dominance { order, dominance_violation })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Streams};

    fn found(a: &[f64], b: &[f64]) -> (Order, f64) {
        let found = dominance(a, b, true).unwrap();
        (found.order, found.dominance_violation)
    }

    #[test]
    fn small_samples_match_a_calculation_by_hand() {
        assert_eq!(found(&[1.0, 2.0, 3.0], &[3.0, 2.0, 2.0]), (Order::First, 0.0));
        assert_eq!(found(&[1.0, 5.0], &[3.0, 3.0]), (Order::Second, 0.5));
        assert_eq!(found(&[3.0, 3.0], &[1.0, 5.0]), (Order::None, 0.5));
        assert_eq!(found(&[1.0, 2.0], &[2.0, 1.0]), (Order::None, 0.0));
        assert_eq!(dominance(&[1.0, 2.0], &[1.0, 1.5], false).unwrap().order, Order::First);
        assert_eq!(dominance(&[f64::NAN], &[1.0], true), None);
        assert_eq!(found(&[1.0, f64::NAN, 1.0], &[2.0, 0.0, 1.0]), (Order::First, 0.0));
    }

    #[test]
    fn dominance_matches_its_definition() {
        // The definitions applied directly: F on a grid finer than the values, and its sums.
        let brute = |a: &[i32], b: &[i32]| {
            let below = |values: &[i32], x: i32| values.iter().filter(|v| **v <= x).count() as i32;
            let against: Vec<i32> = (-1..=11).map(|x| below(b, x) - below(a, x)).collect();
            let areas = against.iter().scan(0, |sum, d| {
                *sum += d;
                Some(*sum)
            });
            let order = if against.iter().all(|d| *d == 0) {
                Order::None
            } else if against.iter().all(|d| *d <= 0) {
                Order::First
            } else if areas.into_iter().all(|sum| sum <= 0) {
                Order::Second
            } else {
                Order::None
            };
            (order, f64::from(against.into_iter().max().unwrap().max(0)) / a.len() as f64)
        };
        let mut seen = [0; 3];
        for plan in 0..3_000_u32 {
            let n = 1 + plan % 6;
            let draw = |side: u64| -> Vec<i32> {
                (0..n).map(|i| (11.0 * Streams::of_city(u64::from(plan), 1).draw(Purpose::Sample, side, i).uniform(0)) as i32).collect()
            };
            let (a, b) = (draw(0), draw(1));
            let floats = |values: &[i32]| values.iter().map(|v| f64::from(*v)).collect::<Vec<_>>();
            let (order, dominance_violation) = brute(&a, &b);
            assert_eq!(found(&floats(&a), &floats(&b)), (order, dominance_violation), "{a:?} {b:?}");
            seen[order as usize] += 1;
        }
        assert!(seen.iter().all(|n| *n > 100), "{seen:?}");
    }
}
