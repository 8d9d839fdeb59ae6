//! A surrogate: a Gaussian process fitted to simulated means, which predicts the mean at other points of the unit cube and says how well.
//!
//! Stochastic kriging (Ankenman, Nelson and Staum 2010): value(x) = level + Z(x) + error(x). Z is a Gaussian process, the sum of a linear part
//! and of a part with a product of Matérn 5/2 correlations, one length per coordinate (Rasmussen and Williams 2006, chapters 2, 4 and 5). The
//! level is estimated by generalised least squares. The variance of the error at each point is given, because trials show it; so is the
//! covariance of errors at different points, if the points share random numbers (Chen, Ankenman and Nelson 2012): an error that is common to
//! all points makes the level uncertain, and no difference between points.
#![cfg(feature = "analysis")]

pub(crate) mod draws;
mod kernel;
mod likelihood;

use super::matrix::{Matrix, dot, forward, solve};
use kernel::Kernel;
use likelihood::{Fitted, fitted, inverse, most_likely};

/// The mean of what is simulated at a point, without the error of trials.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Prediction {
    /// Expected value.
    pub(crate) mean: f64,
    /// Its variance, in the square of the unit of the values.
    pub(crate) variance: f64,
}

/// A fitted Gaussian process. Inside, values are centred and scaled.
#[derive(Clone, Debug)]
pub(crate) struct Surrogate {
    points: Vec<Vec<f64>>,
    values: Vec<f64>,
    centre: f64,
    scale: f64,
    noise: Matrix,
    kernel: Kernel,
    fitted: Fitted,
}

impl Surrogate {
    /// Fits to the mean value at each point and the variance of that mean. Points lie in the unit cube; they may occur twice. None with
    /// fewer than three points, unequal lengths, numbers that are not finite or negative variances.
    #[cfg(test)]
    pub(crate) fn fit(points: &[Vec<f64>], values: &[f64], noise: &[f64]) -> Option<Surrogate> {
        let mut covariance = vec![vec![0.0; noise.len()]; noise.len()];
        noise.iter().enumerate().for_each(|(i, variance)| covariance[i][i] = *variance);
        Surrogate::fit_correlated(points, values, &covariance)
    }

    /// The same with the covariances of the means at all pairs of points, as of points that share random numbers.
    pub(crate) fn fit_correlated(points: &[Vec<f64>], values: &[f64], covariance: &Matrix) -> Option<Surrogate> {
        let n = points.len();
        let dimensions = points.first()?.len();
        let is_sound = n >= 3
            && values.len() == n
            && covariance.len() == n
            && points.iter().all(|point| point.len() == dimensions && point.iter().all(|x| x.is_finite()))
            && values.iter().all(|value| value.is_finite())
            && covariance.iter().enumerate().all(|(i, row)| row.len() == n && row[i] >= 0.0 && row.iter().all(|x| x.is_finite()));
        if !is_sound {
            return None;
        }
        let centre = values.iter().sum::<f64>() / n as f64;
        let spread = values.iter().map(|value| (value - centre) * (value - centre)).sum::<f64>() / n as f64;
        let scale = match libm::sqrt(spread) {
            scale if scale > 1e-150 => scale,
            _ => 1.0,
        };
        let values: Vec<f64> = values.iter().map(|value| (value - centre) / scale).collect();
        let noise: Matrix = covariance.iter().map(|row| row.iter().map(|x| x / scale / scale).collect()).collect();
        let kernel = most_likely(points, &values, &noise)?;
        Some(Surrogate { centre, scale, ..Surrogate::under(kernel, points, values, &noise)? })
    }

    /// The process with this kernel, for values that are neither centred nor scaled.
    fn under(kernel: Kernel, points: &[Vec<f64>], values: Vec<f64>, noise: &Matrix) -> Option<Surrogate> {
        let fitted = fitted(&kernel, points, &values, noise)?;
        Some(Surrogate { points: points.to_vec(), values, centre: 0.0, scale: 1.0, noise: noise.clone(), kernel, fitted })
    }

    /// Correlation of the process at two points.
    pub(crate) fn correlation(&self, a: &[f64], b: &[f64]) -> f64 {
        let of = |a: &[f64], b: &[f64]| self.kernel.covariance(a, b);
        of(a, b) / libm::sqrt(of(a, a) * of(b, b))
    }

    /// The mean at a point and its variance, without the error of trials.
    pub(crate) fn predict(&self, point: &[f64]) -> Prediction {
        let covariances = self.covariances(point);
        let part = forward(&self.fitted.lower, &covariances);
        let gap = 1.0 - dot(&covariances, &self.fitted.ones);
        let variance = self.kernel.covariance(point, point) - dot(&part, &part) + gap * gap / self.fitted.information;
        let mean = self.fitted.level + dot(&covariances, &self.fitted.solved);
        Prediction { mean: self.centre + self.scale * mean, variance: self.scale * self.scale * variance.max(0.0) }
    }

    /// The means at several points, and their covariance.
    pub(crate) fn joint(&self, points: &[Vec<f64>]) -> (Vec<f64>, Matrix) {
        let rows: Vec<Vec<f64>> = points.iter().map(|point| self.covariances(point)).collect();
        let parts: Vec<Vec<f64>> = rows.iter().map(|row| forward(&self.fitted.lower, row)).collect();
        let gaps: Vec<f64> = rows.iter().map(|row| 1.0 - dot(row, &self.fitted.ones)).collect();
        let means = rows.iter().map(|row| self.centre + self.scale * (self.fitted.level + dot(row, &self.fitted.solved))).collect();
        let square = self.scale * self.scale;
        let covariance = |i: usize, j: usize| {
            let known = dot(&parts[i], &parts[j]) - gaps[i] * gaps[j] / self.fitted.information;
            square * (self.kernel.covariance(&points[i], &points[j]) - known)
        };
        let matrix = (0..points.len()).map(|i| (0..points.len()).map(|j| covariance(i.max(j), i.min(j))).collect()).collect();
        (means, matrix)
    }

    /// Residuals when each point is predicted from the others, in standard deviations of that prediction and of the point's own error
    /// (Dubrule 1983): about standard normal if the surrogate is right.
    pub(crate) fn residuals(&self) -> Vec<f64> {
        self.left_out().into_iter().map(|(error, variance)| error / libm::sqrt(variance)).collect()
    }

    /// The share of the variance of the values that is predicted when each point is left out: 1 − Σ error²/Σ (value − mean of the others)².
    /// Values have errors of trials, so it is below 1 even for a perfect surrogate; not above 0 means that it predicts nothing.
    pub(crate) fn q2(&self) -> f64 {
        let n = self.values.len() as f64;
        // The mean of all values is 0.
        let all: f64 = self.values.iter().map(|value| value * n / (n - 1.0)).map(|apart| apart * apart).sum();
        let missed: f64 = self.left_out().into_iter().map(|(error, _)| error * error).sum();
        if all > 0.0 { 1.0 - missed / all } else { f64::NAN }
    }

    /// Error and variance, in the inner unit, of the prediction of each value from the others.
    fn left_out(&self) -> Vec<(f64, f64)> {
        let Fitted { lower, ones, information, solved, .. } = &self.fitted;
        let inverse = inverse(lower);
        (0..self.values.len())
            .map(|i| {
                let own = inverse[i][i] - ones[i] * ones[i] / information;
                (solved[i] / own, 1.0 / own)
            })
            .collect()
    }

    /// Covariances of the process at a point with that at the fitted points.
    fn covariances(&self, point: &[f64]) -> Vec<f64> {
        self.points.iter().map(|other| self.kernel.covariance(point, other)).collect()
    }

    /// What (covariance of values)⁻¹ makes of numbers, one per fitted point.
    fn solve(&self, numbers: &[f64]) -> Vec<f64> {
        solve(&self.fitted.lower, numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Streams};

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-7 * expected.abs().max(1.0), "{found} is not {expected}");
    }

    fn diagonal(noise: &[f64]) -> Matrix {
        (0..noise.len()).map(|i| (0..noise.len()).map(|j| if i == j { noise[i] } else { 0.0 }).collect()).collect()
    }

    type Function<'a> = &'a dyn Fn(&[f64]) -> f64;

    /// A number at an address: uniform, or normal.
    fn uniform(seed: u64, i: usize, k: usize) -> f64 {
        Streams::of_city(seed, 0).draw(Purpose::Sample, i as u64, k as u32).wide()
    }

    fn normal(seed: u64, i: usize, k: usize) -> f64 {
        Streams::of_city(seed, 0).draw(Purpose::Sample, 1 << 40 | i as u64, k as u32).normal(0)
    }

    /// A Latin hypercube.
    fn cube(seed: u64, n: usize, dimensions: usize) -> Vec<Vec<f64>> {
        let mut points = vec![vec![0.0; dimensions]; n];
        (0..dimensions).for_each(|k| {
            let mut order: Vec<usize> = (0..n).collect();
            order.sort_by(|a, b| uniform(seed, *a, k).total_cmp(&uniform(seed, *b, k)));
            order.iter().enumerate().for_each(|(i, point)| points[*point][k] = (i as f64 + 0.5) / n as f64);
        });
        points
    }

    #[test]
    fn with_two_points_the_posterior_is_that_of_a_calculation_by_hand() {
        // One length of 0.4, variances 2 and 0.5 (slopes 12 · 0.5 = 6): k(x, y) = 6(x − ½)(y − ½) + 2(1 + r + r²/3)e^−r, r = √5|x − y|/0.4.
        let kernel = Kernel { variance: 2.0, linear: 0.5, lengths: vec![0.4] };
        let k = |x: f64, y: f64| {
            let r = libm::sqrt(5.0) * (x - y).abs() / 0.4;
            6.0 * (x - 0.5) * (y - 0.5) + 2.0 * (1.0 + r + r * r / 3.0) * libm::exp(-r)
        };
        let (a, b, x) = (0.2, 0.7, 0.4);
        let (paa, pbb, pab) = (k(a, a) + 0.3, k(b, b) + 0.1, k(a, b) + 0.05);
        let determinant = paa * pbb - pab * pab;
        let inverse = [[pbb / determinant, -pab / determinant], [-pab / determinant, paa / determinant]];
        let product = |u: [f64; 2], v: [f64; 2]| -> f64 { (0..2).map(|i| (0..2).map(|j| u[i] * inverse[i][j] * v[j]).sum::<f64>()).sum() };
        let (ones, values, covariances) = ([1.0, 1.0], [3.0, 4.0], [k(x, a), k(x, b)]);
        let information = product(ones, ones);
        let level = product(ones, values) / information;
        let mean = level + product(covariances, [values[0] - level, values[1] - level]);
        let gap = 1.0 - product(ones, covariances);
        let variance = k(x, x) - product(covariances, covariances) + gap * gap / information;

        let points = [vec![a], vec![b]];
        let surrogate = Surrogate::under(kernel, &points, values.to_vec(), &vec![vec![0.3, 0.05], vec![0.05, 0.1]]).unwrap();
        let found = surrogate.predict(&[x]);
        near(found.mean, mean);
        near(found.variance, variance);
        let (means, joint) = surrogate.joint(&[vec![x], vec![0.9]]);
        near(means[0], mean);
        near(joint[0][0], variance);
        near(joint[1][1], surrogate.predict(&[0.9]).variance);
        near(
            joint[0][1],
            k(x, 0.9) - product(covariances, [k(0.9, a), k(0.9, b)]) + gap * (1.0 - product(ones, [k(0.9, a), k(0.9, b)])) / information,
        );
    }

    /// Values of a smooth function of three coordinates with errors of unequal variance.
    fn example(seed: u64, n: usize) -> (Vec<Vec<f64>>, Vec<f64>, Vec<f64>) {
        let points = cube(seed, n, 3);
        let noise: Vec<f64> = points.iter().map(|p| 0.01 + 0.09 * p[0]).collect();
        let values = points.iter().enumerate().map(|(i, p)| smooth(p) + libm::sqrt(noise[i]) * normal(seed, i, 0)).collect();
        (points, values, noise)
    }

    fn smooth(p: &[f64]) -> f64 {
        libm::sin(4.0 * p[0]) + 1.5 * p[1] * p[1] + p[0] * p[1]
    }

    #[test]
    fn leaving_one_out_at_once_is_the_same_as_predicting_each_point_from_the_others() {
        let (points, values, noise) = example(3, 12);
        let kernel = Kernel { variance: 0.7, linear: 0.2, lengths: vec![0.5, 0.9, 3.0] };
        let surrogate = Surrogate::under(kernel.clone(), &points, values.clone(), &diagonal(&noise)).unwrap();
        let residuals = surrogate.residuals();
        for i in 0..12 {
            let without = |list: &[f64]| list.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, x)| *x).collect::<Vec<_>>();
            let others: Vec<Vec<f64>> = points.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, x)| x.clone()).collect();
            let small = Surrogate::under(kernel.clone(), &others, without(&values), &diagonal(&without(&noise))).unwrap();
            let Prediction { mean, variance } = small.predict(&points[i]);
            near(residuals[i], (values[i] - mean) / libm::sqrt(variance + noise[i] + 1e-8));
        }
    }

    /// Chen, Ankenman and Nelson (2012): an error that all points share makes levels uncertain, and no difference.
    #[test]
    fn a_common_error_widens_levels_and_no_difference() {
        let (points, values, noise) = example(5, 30);
        let mut common = diagonal(&noise);
        common.iter_mut().flatten().for_each(|x| *x += 0.25);
        let (alone, shared) =
            (Surrogate::fit(&points, &values, &noise).unwrap(), Surrogate::fit_correlated(&points, &values, &common).unwrap());
        let places = [vec![0.1, 0.2, 0.3], vec![0.8, 0.6, 0.5]];
        let (means, covariance) = alone.joint(&places);
        let (with, more) = shared.joint(&places);
        let difference = |c: &Matrix| c[0][0] + c[1][1] - 2.0 * c[0][1];
        for i in 0..2 {
            assert!((means[i] - with[i]).abs() < 1e-4 && (more[i][i] - covariance[i][i] - 0.25).abs() < 1e-3);
        }
        assert!((difference(&covariance) - difference(&more)).abs() < 1e-3 * difference(&covariance));
    }

    #[test]
    fn intervals_contain_known_functions_under_noise_about_as_often_as_they_say() {
        let wavy = |p: &[f64]| libm::sin(6.0 * p[0]) * (1.0 + p[1]) + 0.5 * p[2];
        let step = |p: &[f64]| 2.0 * p[0] + libm::fabs(p[1] - 0.4) - p[2] * p[1];
        let functions: [Function; 3] = [&smooth, &wavy, &step];
        for (number, function) in functions.iter().enumerate() {
            let (mut inside, mut all, mut squares) = (0, 0, 0.0);
            for seed in 1..=10 {
                let points = cube(100 * number as u64 + seed, 40, 3);
                let noise: Vec<f64> = points.iter().map(|p| 0.002 + 0.03 * p[1]).collect();
                let values: Vec<f64> =
                    points.iter().enumerate().map(|(i, p)| function(p) + libm::sqrt(noise[i]) * normal(seed, i, number)).collect();
                let surrogate = Surrogate::fit(&points, &values, &noise).unwrap();
                for i in 0..100 {
                    let place: Vec<f64> = (0..3).map(|k| uniform(9_000 + seed, i, k)).collect();
                    let Prediction { mean, variance } = surrogate.predict(&place);
                    inside += u32::from((mean - function(&place)).abs() <= 1.644_853_6 * libm::sqrt(variance));
                    all += 1;
                }
                squares += surrogate.residuals().iter().map(|z| z * z).sum::<f64>() / 40.0;
                assert!(surrogate.q2() > 0.5 && surrogate.q2() < 1.0);
            }
            let share = f64::from(inside) / f64::from(all);
            assert!((0.85..=0.97).contains(&share), "{number}: {share}");
            assert!((0.8..=1.25).contains(&(squares / 10.0)), "{number}: {squares}");
        }
    }

    #[test]
    fn twenty_points_in_twelve_dimensions_do_not_blow_up() {
        let points = cube(1, 20, 12);
        let values: Vec<f64> = points.iter().enumerate().map(|(i, p)| 3.0 * p[0] + 0.1 * normal(1, i, 0)).collect();
        let surrogate = Surrogate::fit(&points, &values, &[0.01; 20]).unwrap();
        let error: f64 = (0..200)
            .map(|i| (0..12).map(|k| uniform(2, i, k)).collect::<Vec<_>>())
            .map(|place| surrogate.predict(&place).mean - 3.0 * place[0])
            .map(|error| error * error / 200.0)
            .sum();
        assert!(error < 0.5 * 9.0 / 12.0, "{error}");
        assert!(surrogate.kernel.lengths.iter().all(|length| length.is_finite()));
    }

    #[test]
    fn what_is_not_a_sample_is_refused_and_equal_values_are_predicted() {
        let points = cube(1, 5, 2);
        assert!(Surrogate::fit(&points[..2], &[1.0, 2.0], &[0.0; 2]).is_none());
        assert!(Surrogate::fit(&points, &[1.0, 2.0, 3.0, 4.0, f64::NAN], &[0.0; 5]).is_none());
        assert!(Surrogate::fit(&points, &[1.0, 2.0, 3.0, 4.0, 5.0], &[0.0, 0.0, 0.0, 0.0, -1.0]).is_none());
        assert!(Surrogate::fit(&points, &[1.0; 4], &[0.0; 5]).is_none());
        let flat = Surrogate::fit(&points, &[2.5; 5], &[0.0; 5]).unwrap();
        near(flat.predict(&[0.3, 0.3]).mean, 2.5);
        // A point that occurs twice.
        let twice: Vec<Vec<f64>> = points.iter().chain(&points).cloned().collect();
        assert!(Surrogate::fit(&twice, &[1.0, 2.0, 3.0, 4.0, 5.0, 1.0, 2.0, 3.0, 4.0, 5.0], &[0.0; 10]).is_some());
    }
}
