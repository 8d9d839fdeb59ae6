//! The proposals of a search: mixtures of multivariate t distributions around earlier sets.

use crate::analysis::matrix::{Matrix, cholesky, dot, forward, moments};
use std::f64::consts::PI;

/// Degrees of freedom of the components of a proposal: their tails are heavier than those of the prior.
pub(super) const FREEDOM: f64 = 4.0;
/// A mixture of multivariate t distributions with one scale matrix.
pub(super) struct Mixture {
    lower: Matrix,
    /// Weights, and centres.
    parts: Vec<(f64, Vec<f64>)>,
    /// Centres in whitened coordinates.
    whitened: Vec<Vec<f64>>,
    log_scale: f64,
}

impl Mixture {
    /// Smooths weighted points by t distributions of width h; centres are shrunk to the mean (West 1993), so that the covariance of the
    /// mixture is 1 + 2h² times that of the points.
    pub(super) fn of(points: &[(f64, Vec<f64>)], worth: f64) -> Option<Mixture> {
        let n = points.first()?.1.len();
        let (mean, mut covariance) = moments(points.iter().map(|(weight, point)| (point.as_slice(), *weight)), n);
        let width = libm::pow(4.0 / ((n as f64 + 2.0) * worth), 1.0 / (n as f64 + 4.0)).min(0.9);
        let shrink = libm::sqrt(1.0 - width * width);
        for (i, row) in covariance.iter_mut().enumerate() {
            row[i] += 1e-4;
            row.iter_mut().for_each(|x| *x *= 1.5 * width * width);
        }
        let lower = cholesky(&covariance)?;
        let centre = |point: &Vec<f64>| point.iter().zip(&mean).map(|(x, mean)| mean + shrink * (x - mean)).collect();
        let most = points.iter().map(|(weight, _)| *weight).fold(0.0, f64::max);
        let parts: Vec<(f64, Vec<f64>)> =
            points.iter().filter(|(weight, _)| *weight > 1e-6 * most).map(|(weight, point)| (*weight, centre(point))).collect();
        let sum: f64 = parts.iter().map(|(weight, _)| weight).sum();
        let whitened = parts.iter().map(|(_, centre)| forward(&lower, centre)).collect();
        let size = n as f64;
        let constant = libm::lgamma((FREEDOM + size) / 2.0) - libm::lgamma(FREEDOM / 2.0) - 0.5 * size * libm::log(FREEDOM * PI);
        let log_scale = constant - libm::log(sum) - (0..n).map(|i| libm::log(lower[i][i])).sum::<f64>();
        Some(Mixture { lower, parts, whitened, log_scale })
    }

    pub(super) fn log_density(&self, point: &[f64]) -> f64 {
        let whitened = forward(&self.lower, point);
        let logs: Vec<f64> = self
            .whitened
            .iter()
            .zip(&self.parts)
            .map(|(centre, (weight, _))| {
                let squares: f64 = whitened.iter().zip(centre).map(|(a, b)| (a - b) * (a - b)).sum();
                libm::log(*weight) - 0.5 * (FREEDOM + point.len() as f64) * libm::log1p(squares / FREEDOM)
            })
            .collect();
        self.log_scale + log_sum(&logs)
    }

    /// The draw for `u` of [0, 1), which selects the component, and variates of the standard multivariate t.
    pub(super) fn at(&self, u: f64, variates: &[f64]) -> Vec<f64> {
        let sum: f64 = self.parts.iter().map(|(weight, _)| weight).sum();
        let mut left = u * sum;
        let part = self.parts.iter().position(|(weight, _)| {
            left -= weight;
            left < 0.0
        });
        let centre = &self.parts[part.unwrap_or(self.parts.len() - 1)].1;
        self.lower.iter().zip(centre).map(|(row, centre)| centre + dot(row, variates)).collect()
    }
}

/// ln of the sum of the exponentials.
pub(super) fn log_sum(logs: &[f64]) -> f64 {
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if most.is_finite() { most + libm::log(logs.iter().map(|x| libm::exp(x - most)).sum()) } else { most }
}
