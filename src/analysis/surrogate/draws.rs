//! Draws of the whole function from the posterior, which show what is not known about anything that is computed from it.
#![cfg(feature = "analysis")]

use super::Surrogate;
use super::kernel::Kernel;
use crate::analysis::matrix::{Matrix, cholesky, dot, times};
use crate::rng::{Purpose, Streams};

/// Pairs of waves that make up a draw of the Matérn part.
const WAVES: usize = 256;
/// No point of a sample has so high a number: the random numbers of draws are used nowhere else.
const APART: u64 = 1 << 40;

/// Draws of the function from the posterior of a surrogate by Matheron's rule (Wilson, Borovitskiy, Terenin, Mostowsky and Deisenroth 2020): a
/// draw from the prior, made of random waves (Rahimi and Recht 2007), corrected by what the data say about its errors. The frequencies of a
/// Matérn 5/2 correlation have Student's distribution with five degrees of freedom.
#[derive(Clone, Debug)]
pub(crate) struct Draws<'a> {
    surrogate: &'a Surrogate,
    /// Frequencies: one row per wave, one number per coordinate.
    waves: Matrix,
    /// For each draw: weights of cosines and sines, slopes, what corrects it (one number per fitted point), level.
    draws: Vec<Draw>,
}

#[derive(Clone, Debug)]
struct Draw {
    weights: Vec<f64>,
    slopes: Vec<f64>,
    correction: Vec<f64>,
    level: f64,
}

/// Cosines and sines of the waves at a point.
fn features(kernel: &Kernel, waves: &Matrix, point: &[f64]) -> Vec<f64> {
    let size = libm::sqrt(kernel.variance / waves.len() as f64);
    let mut features = Vec::with_capacity(2 * waves.len());
    for wave in waves {
        let (sin, cos) = libm::sincos(dot(wave, point));
        features.extend([size * cos, size * sin]);
    }
    features
}

fn linear(slopes: &[f64], point: &[f64]) -> f64 {
    slopes.iter().zip(point).map(|(slope, x)| slope * (x - 0.5)).sum()
}

impl<'a> Draws<'a> {
    /// `count` draws; none if the covariance of errors is not that of anything.
    pub(crate) fn new(surrogate: &'a Surrogate, count: usize, seed: u32) -> Option<Draws<'a>> {
        let (kernel, n) = (&surrogate.kernel, surrogate.points.len());
        let streams = Streams::of_city(u64::from(seed), 0);
        let normal = |entity: usize, k: usize| streams.draw(Purpose::Sample, APART + entity as u64, k as u32).normal(0);
        // Student's t with 5 degrees of freedom: a normal variate over the root of the mean of five squares.
        let student = |wave: usize, k: usize| {
            let squares: f64 = (1..6).map(|i| normal(wave, 6 * k + i)).map(|z| z * z).sum();
            normal(wave, 6 * k) / libm::sqrt(squares / 5.0)
        };
        let frequencies = |wave: usize| kernel.lengths.iter().enumerate().map(|(k, length)| student(wave, k) / length).collect();
        let waves: Matrix = (0..WAVES).map(frequencies).collect();
        let mut noise = surrogate.noise.clone();
        (0..n).for_each(|i| noise[i][i] += super::likelihood::JITTER);
        let root = cholesky(&noise)?;
        let known: Vec<Vec<f64>> = surrogate.points.iter().map(|point| features(kernel, &waves, point)).collect();
        let deviation = libm::sqrt(kernel.slope_variance());
        let draw = |number: usize| {
            let normals =
                |part: usize, count: usize| -> Vec<f64> { (0..count).map(|k| normal((number + 1) << 12 | part << 10, k)).collect() };
            let (weights, errors) = (normals(0, 2 * WAVES), times(&root, &normals(1, n)));
            let slopes: Vec<f64> = normals(2, kernel.lengths.len()).into_iter().map(|z| deviation * z).collect();
            let missing = |i: usize| surrogate.values[i] - dot(&weights, &known[i]) - linear(&slopes, &surrogate.points[i]) - errors[i];
            let missing: Vec<f64> = (0..n).map(missing).collect();
            let level = dot(&surrogate.fitted.ones, &missing) / surrogate.fitted.information;
            let correction = surrogate.solve(&missing.iter().map(|x| x - level).collect::<Vec<_>>());
            Draw { weights, slopes, correction, level }
        };
        Some(Draws { surrogate, draws: (0..count).map(draw).collect(), waves })
    }

    /// The values of draws `from..to` at a point.
    pub(crate) fn at(&self, point: &[f64], from: usize, to: usize) -> Vec<f64> {
        let Draws { surrogate, waves, draws } = self;
        let (features, covariances) = (features(&surrogate.kernel, waves, point), surrogate.covariances(point));
        let value = |draw: &Draw| {
            let inner = dot(&draw.weights, &features) + linear(&draw.slopes, point) + draw.level + dot(&draw.correction, &covariances);
            surrogate.centre + surrogate.scale * inner
        };
        draws[from..to].iter().map(value).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Means and variances of many draws are those of the posterior, near the data and far from them.
    #[test]
    fn draws_have_the_moments_of_the_posterior() {
        let points: Vec<Vec<f64>> = (0..9).map(|i| vec![0.1 * f64::from(i), libm::fmod(0.37 * f64::from(i), 1.0)]).collect();
        let values: Vec<f64> = points.iter().map(|p| libm::sin(6.0 * p[0]) + p[1]).collect();
        let mut noise = vec![vec![0.02; 9]; 9];
        (0..9).for_each(|i| noise[i][i] += 0.01 * (1.0 + i as f64));
        let surrogate = Surrogate::fit_correlated(&points, &values, &noise).unwrap();
        let places = [vec![0.25, 0.5], vec![0.95, 0.05], vec![0.5, 0.9]];
        let (means, covariance) = surrogate.joint(&places);
        // The error of the waves is averaged over several sets of them.
        let (sets, each) = (20, 200);
        let mut found: Vec<Vec<f64>> = vec![Vec::new(); places.len()];
        for seed in 0..sets {
            let draws = Draws::new(&surrogate, each, seed).unwrap();
            found.iter_mut().zip(&places).for_each(|(list, place)| list.extend(draws.at(place, 0, each)));
        }
        let all = f64::from(sets) * each as f64;
        let mean = |i: usize| found[i].iter().sum::<f64>() / all;
        for i in 0..places.len() {
            let error = libm::sqrt(covariance[i][i] / all);
            assert!((mean(i) - means[i]).abs() < 4.0 * error, "{i}: {} {}", mean(i), means[i]);
            for j in 0..places.len() {
                let both: f64 = (0..found[i].len()).map(|k| (found[i][k] - mean(i)) * (found[j][k] - mean(j))).sum::<f64>() / all;
                let size = libm::sqrt(covariance[i][i] * covariance[j][j]);
                assert!((both - covariance[i][j]).abs() < 0.1 * size, "{i} {j}: {both} {}", covariance[i][j]);
            }
        }
    }
}
