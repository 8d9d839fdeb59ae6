//! Errors of means at points that share random numbers: what units have in common, what is smooth in the factors, and what is left.
#![cfg(feature = "analysis")]

use crate::analysis::matrix::{Matrix, dot};
use crate::analysis::surrogate::Surrogate;

/// The error of one unit's value (a city, a set or a replication) at a point, as the sum of independent parts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Errors {
    /// Variances of what units have in common at all points, of what is smooth as the surrogate is, and of the slope along each coordinate.
    shared: Vec<f64>,
    /// Variances of each point alone.
    own: Vec<f64>,
}

/// Variances of single points, known from few units each, are drawn towards their mean as if that were known from so many more.
const PRIOR: f64 = 10.0;
/// Sweeps of the least squares.
const SWEEPS: usize = 300;

/// The covariances, at two points, of the shared parts with variance 1: everywhere the same, smooth, linear along each coordinate.
fn parts(a: &[f64], b: &[f64], correlation: f64) -> Vec<f64> {
    [1.0, correlation].into_iter().chain(a.iter().zip(b).map(|(a, b)| 12.0 * (a - 0.5) * (b - 0.5))).collect()
}

impl Errors {
    /// Moments of the values of units at points, one row of values per point: the covariances of pairs of points are those of the shared
    /// parts, fitted by least squares with variances that are not negative; the variance of a point is that and its own.
    fn of(points: &[Vec<f64>], values: &[Vec<f64>], surrogate: Option<&Surrogate>) -> Errors {
        let (n, units) = (values.len(), values[0].len());
        let freedom = units as f64 - 1.0;
        let centred = |row: &Vec<f64>| -> Vec<f64> {
            let mean = row.iter().sum::<f64>() / units as f64;
            row.iter().map(|value| value - mean).collect()
        };
        let centred: Vec<Vec<f64>> = values.iter().map(centred).collect();
        let covariance = |i: usize, j: usize| dot(&centred[i], &centred[j]) / freedom;
        let count = points[0].len() + 2;
        let (mut products, mut moments) = (vec![vec![0.0; count]; count], vec![0.0; count]);
        let correlation = |i: usize, j: usize| surrogate.map_or(0.0, |found| found.correlation(&points[i], &points[j]));
        for i in 0..n {
            for j in 0..i {
                let (parts, covariance) = (parts(&points[i], &points[j], correlation(i, j)), covariance(i, j));
                for k in 0..count {
                    moments[k] += parts[k] * covariance;
                    products[k].iter_mut().zip(&parts).for_each(|(sum, part)| *sum += parts[k] * part);
                }
            }
        }
        let mut shared = vec![0.0; count];
        for _ in 0..SWEEPS {
            for k in 0..count {
                let others = dot(&products[k], &shared) - products[k][k] * shared[k];
                shared[k] = if products[k][k] > 0.0 { ((moments[k] - others) / products[k][k]).max(0.0) } else { 0.0 };
            }
        }
        let variances: Vec<f64> = (0..n).map(|i| covariance(i, i)).collect();
        let mean = variances.iter().sum::<f64>() / n as f64;
        let part = |i: usize| dot(&parts(&points[i], &points[i], f64::from(u8::from(surrogate.is_some()))), &shared);
        let own = (mean - (0..n).map(part).sum::<f64>() / n as f64).max(0.01 * mean);
        let drawn = |i: usize| (PRIOR * own + freedom * (variances[i] - part(i)).max(0.0)) / (PRIOR + freedom);
        let own = (0..n).map(drawn).collect();
        Errors { shared, own }
    }

    /// The covariance of the means over `units` units. What is shared is estimated from so few of them that its variance is that of Student's
    /// distribution.
    fn of_means(&self, units: usize, points: &[Vec<f64>], surrogate: Option<&Surrogate>) -> Matrix {
        let (n, freedom) = (self.own.len(), units as f64 - 1.0);
        let wider = if freedom > 2.0 { freedom / (freedom - 2.0) } else { 3.0 };
        let correlation = |i: usize, j: usize| surrogate.map_or(0.0, |found| found.correlation(&points[i], &points[j]));
        let at = |i: usize, j: usize| {
            let own = if i == j { self.own[i] } else { 0.0 };
            (wider * dot(&parts(&points[i], &points[j], correlation(i, j)), &self.shared) + own) / units as f64
        };
        (0..n).map(|i| (0..n).map(|j| at(i.max(j), i.min(j))).collect()).collect()
    }
}

/// A surrogate of the mean over units, given each unit's value at each point (one row per point), all units at the same points. None with
/// fewer than two units.
pub(crate) fn fitted(points: &[Vec<f64>], values: &[Vec<f64>]) -> Option<Surrogate> {
    let units = values.first().map_or(0, Vec::len);
    if units < 2 || values.iter().any(|row| row.len() != units) {
        return None;
    }
    let means: Vec<f64> = values.iter().map(|row| row.iter().sum::<f64>() / units as f64).collect();
    // First as if nothing but slopes were shared; then with the lengths that this found.
    let mut surrogate = Surrogate::fit_correlated(points, &means, &Errors::of(points, values, None).of_means(units, points, None))?;
    for _ in 0..2 {
        let found = Some(&surrogate);
        surrogate = Surrogate::fit_correlated(points, &means, &Errors::of(points, values, found).of_means(units, points, found))?;
    }
    Some(surrogate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Streams};

    /// Many units: the parts that made the values are found.
    #[test]
    fn the_parts_of_the_error_are_found() {
        let normal = |i: usize, k: usize| Streams::of_city(4, 0).draw(Purpose::Sample, i as u64, k as u32).normal(0);
        let (n, units) = (30, 400);
        let points: Vec<Vec<f64>> = (0..n).map(|i| vec![i as f64 / 29.0, libm::fmod(0.37 * i as f64, 1.0)]).collect();
        let own = |i: usize| 0.5 + (i % 2) as f64;
        let value = |i: usize, c: usize| {
            3.0 + 2.0 * normal(1_000, c) + 1.5 * libm::sqrt(12.0) * (points[i][1] - 0.5) * normal(2_000, c) + own(i) * normal(i, c)
        };
        let values: Vec<Vec<f64>> = (0..n).map(|i| (0..units).map(|c| value(i, c)).collect()).collect();
        let errors = Errors::of(&points, &values, None);
        let near = |found: f64, expected: f64| assert!((found - expected).abs() < 0.15 * expected, "{found} {expected}");
        near(errors.shared[0], 4.0);
        near(errors.shared[3], 2.25);
        assert!(errors.shared[2] < 0.05);
        near(errors.own.iter().sum::<f64>() / n as f64, (0.25 + 2.25) / 2.0);
        assert!(errors.own[1] > errors.own[0]);
        let means = errors.of_means(units, &points, None);
        let slope = 12.0 * (points[0][1] - 0.5) * (points[4][1] - 0.5) * 2.25;
        near(units as f64 * means[0][4], 4.0 + slope);
        // A surrogate whose values respond in no other way is not disturbed.
        assert!(fitted(&points, &values).is_some());
    }
}
