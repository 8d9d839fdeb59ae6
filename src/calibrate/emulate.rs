//! An emulator of the simulator: the mean of each target as a function of the parameters, over cities and random numbers.
//!
//! A Gaussian process with the kernel of a quadratic polynomial and independent noise (Kennedy and O'Hagan 2001; Rasmussen and Williams
//! 2006, chapters 2 and 5): what one city or replication adds is noise, so that a target is compared with a mean and not with one small
//! city. Its own uncertainty adds to the tolerance.

use super::matrix::{Matrix, cholesky, dot, forward, moments, solve};
use super::search::{Compared, NORMAL, SPREAD, Search};
use crate::error::{Error, Result};
use crate::messages::message;
use crate::rng::{Purpose, normal_quantile};

/// Variances of the terms of the kernel, for values with mean 0 and variance 1; the constant has [`CONSTANT`].
#[derive(Clone, Copy, Debug)]
struct Kernel {
    linear: f64,
    square: f64,
    noise: f64,
}

/// Variance of the constant.
const CONSTANT: f64 = 4.0;
/// The search of the variances halves its steps, in their logarithms, from this to below [`LAST_STEP`].
const FIRST_STEP: f64 = 2.0;
const LAST_STEP: f64 = 0.3;
/// Bounds of the variances.
const LEAST: f64 = 1e-6;
const MOST: f64 = 1e3;

impl Kernel {
    /// The covariance of the means at two places whose inner product per parameter is `product`.
    fn covariance(&self, product: f64) -> f64 {
        CONSTANT + self.linear * product + self.square * product * product
    }
}

/// The emulator of one target.
struct Output {
    mean: f64,
    scale: f64,
    kernel: Kernel,
    lower: Matrix,
    /// The inverse of the covariance matrix times the values.
    solved: Vec<f64>,
}

/// ln of the density of the values under a kernel, with the triangle and the solution; none if the matrix is not positive definite.
fn fitted(products: &Matrix, values: &[f64], kernel: Kernel) -> Option<(f64, Matrix, Vec<f64>)> {
    let mut matrix: Matrix = products.iter().map(|row| row.iter().map(|product| kernel.covariance(*product)).collect()).collect();
    matrix.iter_mut().enumerate().for_each(|(i, row)| row[i] += kernel.noise);
    let lower = cholesky(&matrix)?;
    let solved = solve(&lower, values);
    let log = -0.5 * dot(values, &solved) - lower.iter().enumerate().map(|(i, row)| libm::log(row[i])).sum::<f64>();
    Some((log, lower, solved))
}

impl Output {
    /// The kernel of largest likelihood, found along the axes of the logarithms of its variances.
    fn of(products: &Matrix, values: &[f64]) -> Option<Output> {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let variance = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / n;
        let scale = libm::sqrt(variance).max(1e-12);
        let values: Vec<f64> = values.iter().map(|value| (value - mean) / scale).collect();
        let mut logs = [0.0, -3.0, -2.0];
        let kernel = |logs: &[f64; 3]| {
            let [linear, square, noise] = logs.map(|log| libm::exp(log).clamp(LEAST, MOST));
            Kernel { linear, square, noise }
        };
        let mut best = fitted(products, &values, kernel(&logs))?;
        let mut step = FIRST_STEP;
        while step > LAST_STEP {
            let before = best.0;
            for axis in 0..logs.len() {
                for sign in [-1.0, 1.0] {
                    let mut moved = logs;
                    moved[axis] += sign * step;
                    if let Some(found) = fitted(products, &values, kernel(&moved)).filter(|found| found.0 > best.0) {
                        (logs, best) = (moved, found);
                        break;
                    }
                }
            }
            if best.0 - before < 0.1 {
                step /= 2.0;
            }
        }
        let (_, lower, solved) = best;
        Some(Output { mean, scale, kernel: kernel(&logs), lower, solved })
    }

    /// The mean of the target and the variance of that mean, at a place with these inner products; `own` is that with itself.
    fn at(&self, products: &[f64], own: f64) -> (f64, f64) {
        let covariances: Vec<f64> = products.iter().map(|product| self.kernel.covariance(*product)).collect();
        let part = forward(&self.lower, &covariances);
        let variance = (self.kernel.covariance(own) - dot(&part, &part)).max(0.0);
        (self.mean + self.scale * dot(&covariances, &self.solved), self.scale * self.scale * variance)
    }
}

/// Emulators of all targets.
struct Emulator {
    places: Vec<Vec<f64>>,
    outputs: Vec<Output>,
}

/// The inner product per parameter.
fn product(a: &[f64], b: &[f64]) -> f64 {
    dot(a, b) / a.len().max(1) as f64
}

impl Emulator {
    /// Fits emulators to simulated sets: the standard normals of each and its values, one per target. None without sets.
    fn of(simulated: &[(&[f64], &[f64])]) -> Option<Emulator> {
        let targets = simulated.first()?.1.len();
        let places: Vec<Vec<f64>> = simulated.iter().map(|(place, _)| place.to_vec()).collect();
        let products: Matrix = places.iter().map(|a| places.iter().map(|b| product(a, b)).collect()).collect();
        let values = |j: usize| simulated.iter().map(|(_, values)| values[j]).collect::<Vec<_>>();
        let outputs: Option<Vec<Output>> = (0..targets).map(|j| Output::of(&products, &values(j))).collect();
        Some(Emulator { places, outputs: outputs? })
    }

    /// The mean of each target at a place, and the variance of that mean.
    fn at(&self, place: &[f64]) -> Vec<(f64, f64)> {
        let products: Vec<f64> = self.places.iter().map(|other| product(place, other)).collect();
        let own = product(place, place);
        self.outputs.iter().map(|output| output.at(&products, own)).collect()
    }
}

/// For each target (m − t)²/(τ² + v) + ln((τ² + v)/τ²), m and v the emulated mean and its variance: the sum is −2 ln of the likelihood up to a
/// constant.
fn terms(emulated: &[(f64, f64)], targets: &[(f64, f64)]) -> Vec<f64> {
    let term = |((mean, variance), (target, tolerance)): (&(f64, f64), &(f64, f64))| {
        let (square, all) = (tolerance * tolerance, tolerance * tolerance + variance);
        (mean - target) * (mean - target) / all + libm::log(all / square)
    };
    emulated.iter().zip(targets).map(term).collect()
}

/// Draws from the posterior with a standard normal prior by elliptical slice sampling (Murray, Adams and MacKay 2010): `draws` places, each
/// `thin` steps after the last, the first after ten times as many. `log` is ln of the likelihood; `uniform` gives a new number of (0, 1), and
/// `normals` a new draw of the prior.
fn slice(
    start: Vec<f64>,
    (draws, thin): (usize, usize),
    log: &dyn Fn(&[f64]) -> f64,
    uniform: &mut dyn FnMut() -> f64,
    normals: &mut dyn FnMut() -> Vec<f64>,
) -> Vec<Vec<f64>> {
    let mut place = start;
    let mut at = log(&place);
    let mut step = |place: &mut Vec<f64>, at: &mut f64| {
        let (ellipse, level) = (normals(), *at + libm::log(uniform()));
        let mut angle = std::f64::consts::TAU * uniform();
        let (mut low, mut high) = (angle - std::f64::consts::TAU, angle);
        loop {
            let (cos, sin) = (libm::cos(angle), libm::sin(angle));
            let moved: Vec<f64> = place.iter().zip(&ellipse).map(|(x, nu)| x * cos + nu * sin).collect();
            let new = log(&moved);
            // The bracket shrinks towards the present place, which is above the level.
            if new > level || high - low < 1e-9 {
                (*place, *at) = (moved, new);
                return;
            }
            if angle < 0.0 {
                low = angle
            } else {
                high = angle
            }
            angle = low + (high - low) * uniform();
        }
    };
    (0..10 * thin).for_each(|_| step(&mut place, &mut at));
    (0..draws)
        .map(|_| {
            (0..thin).for_each(|_| step(&mut place, &mut at));
            place.clone()
        })
        .collect()
}

/// Steps of the slice sampler between two draws.
const THIN: usize = 30;

impl Search<'_> {
    /// An emulator of the first `count` sets, those apart that failed.
    fn emulator(&self, count: usize) -> Result<Emulator> {
        let simulated: Vec<(&[f64], &[f64])> = self.tried[..count]
            .iter()
            .filter(|tried| tried.distance.is_finite())
            .filter_map(|tried| Some((tried.draft.normals.as_slice(), tried.outcome.as_ref().ok()?.as_slice())))
            .collect();
        self.enough(simulated.len())?;
        Emulator::of(&simulated).ok_or_else(|| Error::failed(message!("fit-no-variance")))
    }

    /// Draws sets from the posterior under the emulator of all earlier sets.
    pub(super) fn emulated(&self, size: usize, generation: usize) -> Result<Vec<Vec<f64>>> {
        let emulator = self.emulator(self.tried.len())?;
        let log = |place: &[f64]| -0.5 * terms(&emulator.at(place), &self.problem.targets).iter().sum::<f64>();
        let best = self.tried.iter().map(|tried| &tried.draft.normals).max_by(|a, b| log(a).total_cmp(&log(b)));
        let start = best.cloned().unwrap_or_else(|| vec![0.0; self.problem.parameters]);
        // No set has so high a number: these random numbers are used nowhere else.
        let entity = |number: u32| 1 << 40 | (generation as u64) << 32 | u64::from(number);
        let (mut uniforms, mut ellipses) = (0, 0);
        let mut uniform = || {
            uniforms += 1;
            self.streams.draw(Purpose::Calibration, entity(uniforms), SPREAD).wide()
        };
        let mut normals = || {
            ellipses += 1;
            let normal = |k: usize| normal_quantile(self.streams.draw(Purpose::Calibration, entity(ellipses), NORMAL + k as u32).wide());
            (0..self.problem.parameters).map(normal).collect()
        };
        Ok(slice(start, (size, THIN), &log, &mut uniform, &mut normals))
    }

    /// The last `size` sets as a sample from the posterior under the emulator that has learned from them: ln of the ratio of prior to
    /// proposal, the emulated means and the terms. They were drawn from the posterior under the emulator of the earlier sets, so the weights say how far the
    /// two emulators differ. The earlier sets have no weight.
    pub(super) fn emulated_sample(&self, size: usize) -> Result<(Vec<f64>, Vec<Compared>)> {
        let first = self.tried.len() - size;
        let (before, after) = (self.emulator(first)?, self.emulator(self.tried.len())?);
        let targets = &self.problem.targets;
        let missing = vec![(f64::NAN, f64::NAN); targets.len()];
        let (mut ratios, mut compared) = (vec![f64::NEG_INFINITY; first], vec![missing.clone(); first]);
        for tried in &self.tried[first..] {
            let place = &tried.draft.normals;
            ratios.push(0.5 * terms(&before.at(place), targets).iter().sum::<f64>());
            let emulated = after.at(place);
            let of = || emulated.iter().zip(terms(&emulated, targets)).map(|((mean, _), term)| (*mean, term)).collect();
            compared.push(if tried.distance.is_finite() { of() } else { missing.clone() });
        }
        Ok((ratios, compared))
    }

    /// The weighted mean of the sample.
    pub(super) fn centre(&self) -> Vec<f64> {
        moments(self.tried.iter().map(|tried| (tried.draft.normals.as_slice(), tried.weight)), self.problem.parameters).0
    }
}
