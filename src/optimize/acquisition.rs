//! How much a setting is worth trying, from what is known about it: expected improvements and probabilities, for normal beliefs.

use crate::rng::normal_below;
use std::f64::consts::PI;

/// The normal density at `z`.
fn density(z: f64) -> f64 {
    libm::exp(-0.5 * z * z) / libm::sqrt(2.0 * PI)
}

/// The mean and the standard deviation of a belief.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Belief {
    pub(crate) mean: f64,
    pub(crate) sd: f64,
}

impl Belief {
    /// The probability of a value of at least 0.
    pub(crate) fn not_negative(self) -> f64 {
        if self.sd > 0.0 { normal_below(self.mean / self.sd) } else { f64::from(u8::from(self.mean >= 0.0)) }
    }

    /// The expectation of (Y − a)⁺: the expected improvement on `a` (Mockus 1978; Jones, Schonlau, Welch 1998).
    pub(crate) fn above(self, a: f64) -> f64 {
        if self.sd <= 0.0 {
            return (self.mean - a).max(0.0);
        }
        let z = (self.mean - a) / self.sd;
        self.sd * (z * normal_below(z) + density(z))
    }

    /// The share of an improvement that one more noisy evaluation would confirm: 1 − τ/√(s² + τ²), with the variance τ² of its noise (Huang,
    /// Allen, Notz, Zeng 2006).
    pub(crate) fn confirmed(self, noise: f64) -> f64 {
        if noise <= 0.0 { 1.0 } else { 1.0 - libm::sqrt(noise) / libm::sqrt(self.sd * self.sd + noise) }
    }
}

/// The members of `points` that no other equals or exceeds in both numbers, by their first in descending order; more is better.
pub(crate) fn front(points: &[[f64; 2]]) -> Vec<usize> {
    let dominates = |a: &[f64; 2], b: &[f64; 2]| a[0] >= b[0] && a[1] >= b[1] && a != b;
    let mut list: Vec<usize> = (0..points.len())
        .filter(|i| !points.iter().enumerate().any(|(j, other)| dominates(other, &points[*i]) || j < *i && *other == points[*i]))
        .collect();
    list.sort_by(|a, b| points[*b][0].total_cmp(&points[*a][0]));
    list
}

/// The area that `points` dominate above the reference `worst`; more is better.
#[cfg(test)]
pub(crate) fn area(points: &[[f64; 2]], worst: [f64; 2]) -> f64 {
    let (mut sum, mut reached) = (0.0, worst[1]);
    for point in front(points).into_iter().map(|i| points[i]).filter(|point| point[0] > worst[0]) {
        sum += (point[0] - worst[0]) * (point[1] - reached).max(0.0);
        reached = reached.max(point[1]);
    }
    sum
}

/// By how much a setting is expected to enlarge the area that a front dominates above the reference `worst`, for two independent beliefs
/// (expected hypervolume improvement; Emmerich, Giannakoglou, Naujoks 2006). Between two neighbours of the front the second objective has to
/// exceed that of the better one, so that the expectation is a sum over strips of the first, Σ [E(Y₁ − a)⁺ − E(Y₁ − b)⁺]·E(Y₂ − c)⁺.
pub(crate) fn enlargement(beliefs: [Belief; 2], front: &[[f64; 2]], worst: [f64; 2]) -> f64 {
    // From the right: beyond the first point everything above the reference counts.
    let mut sum = 0.0;
    let (mut upper, mut level) = (0.0, worst[1]);
    for point in front.iter().filter(|point| point[0] > worst[0] && point[1] > worst[1]) {
        let reached = beliefs[0].above(point[0]);
        sum += (reached - upper) * beliefs[1].above(level);
        (upper, level) = (reached, point[1]);
    }
    sum + (beliefs[0].above(worst[0]) - upper) * beliefs[1].above(level)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::normal_quantile;

    /// The mean of `value` over a grid of the quantiles of two beliefs.
    fn integral(beliefs: [Belief; 2], value: impl Fn([f64; 2]) -> f64) -> f64 {
        let n = 400;
        let at = |belief: Belief, i: usize| belief.mean + belief.sd * normal_quantile((i as f64 + 0.5) / n as f64);
        let sum: f64 = (0..n * n).map(|i| value([at(beliefs[0], i / n), at(beliefs[1], i % n)])).sum();
        sum / (n * n) as f64
    }

    #[test]
    fn expected_improvements_are_those_of_numerical_integration() {
        let beliefs = [Belief { mean: 0.6, sd: 0.5 }, Belief { mean: 1.1, sd: 0.8 }];
        for a in [-1.0, 0.4, 1.5] {
            assert!((beliefs[0].above(a) - integral(beliefs, |y| (y[0] - a).max(0.0))).abs() < 1e-3);
        }
        assert!((beliefs[1].not_negative() - integral(beliefs, |y| f64::from(u8::from(y[1] >= 0.0)))).abs() < 2e-3);
        let worst = [0.0, 0.0];
        for points in [vec![], vec![[1.0, 1.0]], vec![[0.3, 2.0], [1.4, 0.2], [0.9, 1.0]]] {
            let sorted: Vec<[f64; 2]> = front(&points).into_iter().map(|i| points[i]).collect();
            let gain = |y: [f64; 2]| area(&[points.clone(), vec![y]].concat(), worst) - area(&points, worst);
            let expected = integral(beliefs, gain);
            let found = enlargement(beliefs, &sorted, worst);
            assert!((found - expected).abs() < 2e-3, "{points:?}: {found} is not {expected}");
        }
        // By hand: 1.4·0.2 + 0.9·0.8 + 0.3·1.
        assert!((area(&[[0.3, 2.0], [1.4, 0.2], [0.9, 1.0]], worst) - 1.3).abs() < 1e-12);
    }

    #[test]
    fn a_certain_value_improves_by_its_distance_and_noise_confirms_less() {
        let certain = Belief { mean: 2.0, sd: 0.0 };
        assert_eq!((certain.above(1.5), certain.above(3.0), certain.not_negative()), (0.5, 0.0, 1.0));
        let open = Belief { mean: 0.0, sd: 0.3 };
        assert_eq!(open.confirmed(0.0), 1.0);
        assert!((open.confirmed(0.16) - (1.0 - 0.4 / 0.5)).abs() < 1e-12);
    }

    #[test]
    fn a_front_has_no_dominated_point_and_equal_points_once() {
        let points = [[1.0, 3.0], [2.0, 2.0], [1.5, 1.5], [3.0, 1.0], [2.0, 2.0], [0.5, 3.0]];
        assert_eq!(front(&points), [3, 1, 0]);
    }
}
