//! An emulator of the simulator: the mean of each target as a function of the parameters, over cities and random numbers.
//!
//! A Gaussian process with the kernel of a quadratic polynomial and independent noise (Kennedy and O'Hagan 2001; Rasmussen and Williams
//! 2006, chapters 2 and 5): what one city or replication adds is noise, so that a target is compared with a mean and not with one small
//! city. It learns the values, their logarithms or their log-odds, whichever is likelier. Its own uncertainty adds to the tolerance.

use super::search::{NORMAL, Part, SPREAD, Sample, Search};
use crate::analysis::matrix::{Matrix, cholesky, dot, forward, identity, moments, solve, times};
use crate::error::{Error, Result};
use crate::messages::message;
use crate::plan::Scale;
use crate::rng::{Purpose, normal_quantile};
use std::f64::consts::TAU;

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
    /// What is emulated: the values, their logarithms or their log-odds.
    of: Scale,
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
    /// The scale of largest likelihood of the values (Box and Cox 1964), each with its kernel of largest likelihood.
    fn of(products: &Matrix, values: &[f64]) -> Option<Output> {
        let (low, high) = values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (x.min(low), x.max(high)));
        let scales = [Scale::Linear, Scale::Log, Scale::Logit].into_iter().filter(|scale| scale.has(low, high));
        let fits = scales.filter_map(|scale| {
            let slopes: f64 = values.iter().map(|x| -libm::log(scale.derivatives(scale.of(*x))[0])).sum();
            let (log, output) = Output::on(scale, products, values)?;
            Some((log + slopes, output))
        });
        fits.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, output)| output)
    }

    /// The kernel of largest likelihood, found along the axes of the logarithms of its variances, and ln of that likelihood up to a constant.
    fn on(of: Scale, products: &Matrix, values: &[f64]) -> Option<(f64, Output)> {
        let values: Vec<f64> = values.iter().map(|x| of.of(*x)).collect();
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
        let (log, lower, solved) = best;
        Some((log - n * libm::log(scale), Output { of, mean, scale, kernel: kernel(&logs), lower, solved }))
    }

    /// The mean of the target and the variance of that mean, at a place with these inner products; `own` is that with itself. Both are
    /// expansions around the mean on the emulated scale: the noise to second order, the variance to first.
    fn at(&self, products: &[f64], own: f64) -> (f64, f64) {
        let covariances: Vec<f64> = products.iter().map(|product| self.kernel.covariance(*product)).collect();
        let part = forward(&self.lower, &covariances);
        let variance = (self.kernel.covariance(own) - dot(&part, &part)).max(0.0);
        let (mean, square) = (self.mean + self.scale * dot(&covariances, &self.solved), self.scale * self.scale);
        let [slope, bend] = self.of.derivatives(mean);
        (self.of.back(mean) + 0.5 * bend * square * self.kernel.noise, slope * slope * square * variance)
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

/// A normal distribution: its mean, and the lower triangle of its covariance.
struct Normal {
    mean: Vec<f64>,
    lower: Matrix,
}

/// Covariances of pilots are multiplied by this: what proposes should be a little wider than what is proposed for.
const INFLATED: f64 = 1.3;

impl Normal {
    fn standard(n: usize) -> Normal {
        Normal { mean: vec![0.0; n], lower: identity(n) }
    }

    /// The distribution with the moments of these places; the standard one if their covariance is not positive definite.
    fn of(places: &[Vec<f64>]) -> Normal {
        let n = places.first().map_or(0, Vec::len);
        let share = 1.0 / places.len().max(1) as f64;
        let (mean, mut covariance) = moments(places.iter().map(|place| (place.as_slice(), share)), n);
        for (i, row) in covariance.iter_mut().enumerate() {
            row.iter_mut().for_each(|x| *x *= INFLATED);
            row[i] += 1e-4;
        }
        cholesky(&covariance).map_or_else(|| Normal::standard(n), |lower| Normal { mean, lower })
    }

    /// ln of its density over that of the standard normal, up to a constant.
    fn over_standard(&self, place: &[f64]) -> f64 {
        let centred: Vec<f64> = place.iter().zip(&self.mean).map(|(x, mean)| x - mean).collect();
        let whitened = forward(&self.lower, &centred);
        0.5 * (dot(place, place) - dot(&whitened, &whitened))
    }
}

/// Random numbers for the sampler: uniform on (0, 1), and vectors of standard normals.
struct Numbers<'a> {
    uniform: &'a mut dyn FnMut() -> f64,
    normals: &'a mut dyn FnMut() -> Vec<f64>,
}

/// Steps from `place` through the posterior with a standard normal prior by elliptical slice sampling (Murray, Adams and MacKay 2010), its
/// ellipses drawn from `normal` (Nishihara, Murray and Adams 2014); all places, the last one last. `log` is ln of the likelihood.
fn slice(place: &mut Vec<f64>, steps: usize, normal: &Normal, log: &dyn Fn(&[f64]) -> f64, numbers: &mut Numbers<'_>) -> Vec<Vec<f64>> {
    let ratio = |place: &[f64]| log(place) - normal.over_standard(place);
    let mut at = ratio(place);
    let mut found = Vec::with_capacity(steps);
    for _ in 0..steps {
        let ellipse = times(&normal.lower, &(numbers.normals)());
        let level = at + libm::log((numbers.uniform)());
        let mut angle = TAU * (numbers.uniform)();
        let (mut low, mut high) = (angle - TAU, angle);
        loop {
            let (cos, sin) = (libm::cos(angle), libm::sin(angle));
            let on = |((x, mean), nu): ((&f64, &f64), &f64)| mean + (x - mean) * cos + nu * sin;
            let moved: Vec<f64> = place.iter().zip(&normal.mean).zip(&ellipse).map(on).collect();
            let new = ratio(&moved);
            // The bracket shrinks towards the present place, which is above the level.
            if new > level || high - low < 1e-9 {
                (*place, at) = (moved, new);
                break;
            }
            if angle < 0.0 {
                low = angle
            } else {
                high = angle
            }
            angle = low + (high - low) * (numbers.uniform)();
        }
        found.push(place.clone());
    }
    found
}

/// Steps of each pilot, and between two draws.
const PILOT: usize = 300;
const THIN: usize = 20;

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
        let (mut place, mut numbers) = (start, Numbers { uniform: &mut uniform, normals: &mut normals });
        let mut normal = Normal::standard(self.problem.parameters);
        for _ in 0..3 {
            let pilot = slice(&mut place, PILOT, &normal, &log, &mut numbers);
            normal = Normal::of(&pilot[PILOT / 3..]);
        }
        Ok((0..size).filter_map(|_| slice(&mut place, THIN, &normal, &log, &mut numbers).pop()).collect())
    }

    /// The last `size` sets as a sample from the posterior under the emulator of all earlier sets, from which they were drawn: equal weights,
    /// 0 for the earlier sets. The terms are those of that posterior; the means are those of an emulator that has learned from the sample too.
    /// Also, for each target, the differences between the simulated values and the means of the emulator that drew the sample.
    pub(super) fn emulated_sample(&self, size: usize) -> Result<Sample> {
        let first = self.tried.len() - size;
        let (before, after) = (self.emulator(first)?, self.emulator(self.tried.len())?);
        let targets = &self.problem.targets;
        let missing = vec![Part::MISSING; targets.len()];
        let (mut ratios, mut compared) = (vec![f64::NEG_INFINITY; first], vec![missing.clone(); first]);
        let mut differences: Vec<Vec<f64>> = vec![Vec::new(); targets.len()];
        for tried in &self.tried[first..] {
            let place = &tried.draft.normals;
            let proposed = before.at(place);
            let terms = terms(&proposed, targets);
            ratios.push(0.5 * terms.iter().sum::<f64>());
            let parts = after.at(place).into_iter().zip(terms);
            let of = || parts.map(|((value, variance), term)| Part { value, variance, term }).collect();
            compared.push(if tried.distance.is_finite() { of() } else { missing.clone() });
            let simulated = tried.outcome.iter().flatten();
            differences.iter_mut().zip(simulated.zip(&proposed)).for_each(|(list, (value, (mean, _)))| list.push(value - mean));
        }
        Ok(Sample { ratios, compared, differences })
    }

    /// The weighted mean of the sample.
    pub(super) fn centre(&self) -> Vec<f64> {
        moments(self.tried.iter().map(|tried| (tried.draft.normals.as_slice(), tried.weight)), self.problem.parameters).0
    }
}
