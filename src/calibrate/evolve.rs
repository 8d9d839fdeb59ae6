//! CMA-ES: a search by a normal distribution that adapts to successful steps (Hansen, "The CMA evolution strategy: a tutorial", 2016; the
//! comments use his symbols). The worse half of the candidates has weight 0, not a negative one.

use crate::analysis::matrix::{Matrix, dot, eigen, times};

/// The search distribution.
#[derive(Clone, Debug)]
pub(super) struct Cloud {
    /// Mean, m.
    pub(super) mean: Vec<f64>,
    /// Step size, σ.
    step: f64,
    /// Covariance of directions, C, as eigenvalues and eigenvectors.
    covariance: Matrix,
    values: Vec<f64>,
    vectors: Matrix,
    /// Paths, p_σ and p_c.
    path_step: Vec<f64>,
    path: Vec<f64>,
    weights: Vec<f64>,
    generation: u32,
}

/// Candidates per generation: twice Hansen's default λ = 4 + ⌊3 ln n⌋, because the objective is noisy.
pub(super) fn candidates(n: usize) -> usize {
    2 * (4 + libm::floor(3.0 * libm::log(n as f64)) as usize)
}

impl Cloud {
    /// A distribution at `mean` with this covariance, for `lambda` candidates per generation.
    pub(super) fn new(mean: Vec<f64>, covariance: Matrix, lambda: usize) -> Cloud {
        let n = mean.len();
        let half = lambda as f64 / 2.0;
        let raw: Vec<f64> = (1..=lambda / 2).map(|rank| libm::log(half + 0.5) - libm::log(rank as f64)).collect();
        let sum: f64 = raw.iter().sum();
        let (values, vectors) = eigen(&covariance);
        let weights = raw.iter().map(|w| w / sum).collect();
        Cloud { mean, step: 1.0, covariance, values, vectors, path_step: vec![0.0; n], path: vec![0.0; n], weights, generation: 0 }
    }

    /// The candidate of independent standard normals z: m + σ·B·D·z.
    pub(super) fn candidate(&self, z: &[f64]) -> Vec<f64> {
        let scaled: Vec<f64> = z.iter().zip(&self.values).map(|(z, value)| z * libm::sqrt(value.max(0.0))).collect();
        times(&self.vectors, &scaled).iter().zip(&self.mean).map(|(y, mean)| mean + self.step * y).collect()
    }

    /// Adapts to the candidates, ordered from the best; only the first half is used.
    pub(super) fn learn(&mut self, ranked: &[Vec<f64>]) {
        let n = self.mean.len();
        let size = n as f64;
        self.generation += 1;
        let chosen = self.weights.len().min(ranked.len());
        let sum: f64 = self.weights[..chosen].iter().sum();
        if chosen == 0 || sum <= 0.0 {
            return;
        }
        let weights: Vec<f64> = self.weights[..chosen].iter().map(|w| w / sum).collect();
        let effective = 1.0 / dot(&weights, &weights); // μ_eff
        let c_step = (effective + 2.0) / (size + effective + 5.0);
        let damping = 1.0 + 2.0 * (libm::sqrt((effective - 1.0) / (size + 1.0)) - 1.0).max(0.0) + c_step;
        let c_path = (4.0 + effective / size) / (size + 4.0 + 2.0 * effective / size);
        let c_one = 2.0 / ((size + 1.3) * (size + 1.3) + effective);
        let c_all = (2.0 * (effective - 2.0 + 1.0 / effective) / ((size + 2.0) * (size + 2.0) + effective)).min(1.0 - c_one);
        let expected = libm::sqrt(size) * (1.0 - 1.0 / (4.0 * size) + 1.0 / (21.0 * size * size)); // E‖N(0, I)‖

        let steps: Vec<Vec<f64>> =
            ranked[..chosen].iter().map(|x| x.iter().zip(&self.mean).map(|(x, mean)| (x - mean) / self.step).collect()).collect();
        let moved: Vec<f64> = (0..n).map(|i| steps.iter().zip(&weights).map(|(step, w)| w * step[i]).sum()).collect();
        self.mean.iter_mut().zip(&moved).for_each(|(mean, moved)| *mean += self.step * moved);

        // C^(−1/2)·moved
        let along: Vec<f64> = (0..n).map(|k| (0..n).map(|i| self.vectors[i][k] * moved[i]).sum()).collect();
        let along: Vec<f64> = along.iter().zip(&self.values).map(|(x, value)| x / libm::sqrt(value.max(1e-20))).collect();
        let whitened = times(&self.vectors, &along);
        let keep = libm::sqrt(c_step * (2.0 - c_step) * effective);
        self.path_step.iter_mut().zip(&whitened).for_each(|(path, x)| *path = (1.0 - c_step) * *path + keep * x);
        let length = libm::sqrt(dot(&self.path_step, &self.path_step));
        let unbiased = libm::sqrt(1.0 - libm::pow(1.0 - c_step, 2.0 * f64::from(self.generation)));
        let stalled = length / unbiased < (1.4 + 2.0 / (size + 1.0)) * expected; // h_σ
        let keep = if stalled { libm::sqrt(c_path * (2.0 - c_path) * effective) } else { 0.0 };
        self.path.iter_mut().zip(&moved).for_each(|(path, x)| *path = (1.0 - c_path) * *path + keep * x);
        let lost = if stalled { 0.0 } else { c_path * (2.0 - c_path) };
        for i in 0..n {
            for j in 0..n {
                let all: f64 = steps.iter().zip(&weights).map(|(step, w)| w * step[i] * step[j]).sum();
                let old = self.covariance[i][j];
                self.covariance[i][j] = (1.0 - c_one - c_all) * old + c_one * (self.path[i] * self.path[j] + lost * old) + c_all * all;
            }
        }
        self.step *= libm::exp((c_step / damping * (length / expected - 1.0)).min(1.0));
        (self.values, self.vectors) = eigen(&self.covariance);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::matrix::identity;
    use crate::rng::{Purpose, Streams};

    /// The mean after `evaluations` of `objective` with noise of this standard deviation; averaged over the last half if there is noise.
    fn search(n: usize, evaluations: usize, noise: f64, objective: impl Fn(&[f64]) -> f64) -> Vec<f64> {
        let streams = Streams::of_city(1, 0);
        let lambda = candidates(n);
        let mut cloud = Cloud::new(vec![0.0; n], identity(n), lambda);
        let generations = evaluations / lambda;
        let mut mean = vec![0.0; n];
        for g in 0..generations {
            let normal = |i: usize, k: usize| streams.draw(Purpose::Calibration, g as u64, (100 * i + k) as u32).normal(0);
            let mut tried: Vec<(f64, Vec<f64>)> = (0..lambda)
                .map(|i| {
                    let x = cloud.candidate(&(0..n).map(|k| normal(i, k)).collect::<Vec<_>>());
                    (objective(&x) + noise * normal(i, 99), x)
                })
                .collect();
            tried.sort_by(|a, b| a.0.total_cmp(&b.0));
            cloud.learn(&tried.into_iter().map(|(_, x)| x).collect::<Vec<_>>());
            if g >= generations / 2 {
                mean.iter_mut().zip(&cloud.mean).for_each(|(sum, x)| *sum += x / (generations - generations / 2) as f64);
            }
        }
        if noise > 0.0 { mean } else { cloud.mean }
    }

    #[test]
    fn the_minima_of_rosenbrocks_valley_and_of_a_narrow_ellipsoid_are_found() {
        let rosenbrock = |x: &[f64]| {
            x.windows(2).map(|w| 100.0 * (w[1] - w[0] * w[0]) * (w[1] - w[0] * w[0]) + (1.0 - w[0]) * (1.0 - w[0])).sum::<f64>()
        };
        assert!(search(4, 8_000, 0.0, rosenbrock).iter().all(|x| (x - 1.0).abs() < 1e-6));
        let ellipsoid = |x: &[f64]| x.iter().enumerate().map(|(i, x)| libm::pow(10.0, i as f64) * (x - 0.7) * (x - 0.7)).sum::<f64>();
        assert!(search(5, 6_000, 0.0, ellipsoid).iter().all(|x| (x - 0.7).abs() < 1e-6));
    }

    #[test]
    fn with_noise_the_mean_stays_near_the_minimum() {
        let sphere = |x: &[f64]| x.iter().map(|x| 4.0 * (x - 1.0) * (x - 1.0)).sum::<f64>();
        assert!(search(4, 600, 1.0, sphere).iter().all(|x| (x - 1.0).abs() < 0.25), "{:?}", search(4, 600, 1.0, sphere));
    }
}
