//! The kernel under which the values are likeliest: restricted maximum likelihood with weak priors, by quasi-Newton steps.
#![cfg(feature = "analysis")]

use super::kernel::{Kernel, ROOT};
use crate::analysis::matrix::{Matrix, cholesky, dot, forward, solve, times};

/// What a kernel makes of the values.
#[derive(Clone, Debug)]
pub(super) struct Fitted {
    /// The triangle of the covariance of the values.
    pub(super) lower: Matrix,
    /// The inverse of that covariance times 1.
    pub(super) ones: Vec<f64>,
    /// The information on the level: the inverse of its variance.
    pub(super) information: f64,
    /// The level, by generalised least squares.
    pub(super) level: f64,
    /// The inverse of that covariance times (values − level).
    pub(super) solved: Vec<f64>,
}

/// Added to the variance of every value (whose mean variance is 1), so that the triangle exists.
const JITTER: f64 = 1e-8;

/// None if the covariance of the values is not positive definite.
pub(super) fn fitted(kernel: &Kernel, points: &[Vec<f64>], values: &[f64], noise: &Matrix) -> Option<Fitted> {
    let mut matrix = noise.clone();
    for i in 0..points.len() {
        for j in 0..=i {
            let covariance = kernel.covariance(&points[i], &points[j]);
            matrix[i][j] += covariance;
            matrix[j][i] = matrix[i][j];
        }
        matrix[i][i] += JITTER;
    }
    of(&matrix, values)
}

fn of(matrix: &Matrix, values: &[f64]) -> Option<Fitted> {
    let lower = cholesky(matrix)?;
    let ones = solve(&lower, &vec![1.0; values.len()]);
    let information: f64 = ones.iter().sum();
    if information.is_nan() || information <= 0.0 {
        return None;
    }
    let level = dot(&ones, values) / information;
    let solved = solve(&lower, &values.iter().map(|value| value - level).collect::<Vec<_>>());
    Some(Fitted { lower, ones, information, level, solved })
}

/// The inverse of a matrix with this triangle.
pub(super) fn inverse(lower: &Matrix) -> Matrix {
    let n = lower.len();
    // The columns of the inverse of the triangle, from their diagonal on.
    let columns: Vec<Vec<f64>> = (0..n)
        .map(|first| {
            let mut column: Vec<f64> = Vec::with_capacity(n - first);
            for (i, row) in lower.iter().enumerate().skip(first) {
                let rest = f64::from(u8::from(i == first)) - dot(&row[first..i], &column);
                column.push(rest / row[i]);
            }
            column
        })
        .collect();
    let mut matrix = vec![vec![0.0; n]; n];
    for i in 0..n {
        for j in 0..=i {
            matrix[i][j] = dot(&columns[i], &columns[j][i - j..]);
            matrix[j][i] = matrix[i][j];
        }
    }
    matrix
}

/// Mean and standard deviation of the logarithms of both variances before the values are seen; values have variance 1.
const VARIANCE: (f64, f64) = (-1.0, 2.0);

/// The same of lengths in `dimensions` dimensions (Hvarfner, Hellsten and Nardi 2024): the more coordinates, the less each matters.
fn length(dimensions: usize) -> (f64, f64) {
    (std::f64::consts::SQRT_2 + 0.5 * libm::log(dimensions as f64), 1.732_050_807_568_877_2)
}

/// The logarithms of what is sought: variance, variance of the linear part, lengths.
fn kernel(logs: &[f64]) -> Kernel {
    let of: Vec<f64> = logs.iter().map(|log| libm::exp(*log)).collect();
    Kernel { variance: of[0], linear: of[1], lengths: of[2..].to_vec() }
}

/// −ln of the posterior density of the logarithms up to a constant, and its gradient: −ln of the restricted likelihood is
/// ½ ln|K| + ½ ln(1ᵀK⁻¹1) + ½ yᵀQy with Q = K⁻¹ − K⁻¹11ᵀK⁻¹/1ᵀK⁻¹1, and its derivative ½ tr(Q dK) − ½ yᵀQ dK Qy (Harville 1977).
fn objective(logs: &[f64], points: &[Vec<f64>], values: &[f64], noise: &Matrix) -> Option<(f64, Vec<f64>)> {
    let (n, kernel) = (points.len(), kernel(logs));
    let dimensions = kernel.lengths.len();
    let mut matrix = noise.clone();
    let (mut matern, mut linear) = (vec![vec![0.0; n]; n], vec![vec![0.0; n]; n]);
    for i in 0..n {
        for j in 0..=i {
            linear[i][j] = kernel.linear_covariance(&points[i], &points[j]);
            matern[i][j] = kernel.matern_covariance(&points[i], &points[j]);
            matrix[i][j] += linear[i][j] + matern[i][j];
            matrix[j][i] = matrix[i][j];
        }
        matrix[i][i] += JITTER;
    }
    let Fitted { lower, ones, information, solved, .. } = of(&matrix, values)?;
    let log_determinant: f64 = lower.iter().enumerate().map(|(i, row)| libm::log(row[i])).sum();
    let mut sum = log_determinant + 0.5 * libm::log(information) + 0.5 * dot(values, &solved);
    let mut gradient = vec![0.0; logs.len()];
    let inverse = inverse(&lower);
    let mut slopes = vec![0.0; dimensions];
    for i in 0..n {
        for j in 0..=i {
            // Each pair counts twice, half of it here.
            let weight = if i == j { 0.5 } else { 1.0 };
            let g = weight * (inverse[i][j] - ones[i] * ones[j] / information - solved[i] * solved[j]);
            gradient[0] += g * matern[i][j];
            gradient[1] += g * linear[i][j];
            let g = g * matern[i][j];
            for (k, slope) in slopes.iter_mut().enumerate() {
                let r = ROOT * (points[i][k] - points[j][k]).abs() / kernel.lengths[k];
                // d ln(correlation)/d ln(length).
                *slope += g * r * r * (1.0 + r) / (3.0 + 3.0 * r + r * r);
            }
        }
    }
    gradient[2..].copy_from_slice(&slopes);
    for (k, log) in logs.iter().enumerate() {
        let (mean, deviation) = if k < 2 { VARIANCE } else { length(dimensions) };
        let z = (log - mean) / deviation;
        sum += 0.5 * z * z;
        gradient[k] += z / deviation;
    }
    sum.is_finite().then_some((sum, gradient))
}

/// The search ends when a step gains less than this, in natural logarithms of the density, or after so many steps.
const LEAST_GAIN: f64 = 1e-4;
const STEPS: usize = 100;

/// The kernel of the largest posterior density, from two starting points; none if the covariance is not positive definite at either.
pub(super) fn most_likely(points: &[Vec<f64>], values: &[f64], noise: &Matrix) -> Option<Kernel> {
    let dimensions = points[0].len();
    let starts = [0.5, 2.0].map(|length: f64| {
        let mut logs = vec![libm::log(length * libm::sqrt(dimensions as f64)); dimensions + 2];
        (logs[0], logs[1]) = (VARIANCE.0, VARIANCE.0);
        logs
    });
    let found = starts.into_iter().filter_map(|start| lowest(start, &|logs| objective(logs, points, values, noise)));
    found.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, logs)| kernel(&logs))
}

type Objective<'a> = &'a dyn Fn(&[f64]) -> Option<(f64, Vec<f64>)>;

/// The lowest value and its place, by BFGS with backtracking (Nocedal and Wright 2006, chapters 3 and 6).
fn lowest(start: Vec<f64>, objective: Objective<'_>) -> Option<(f64, Vec<f64>)> {
    let n = start.len();
    let (mut place, (mut value, mut gradient)) = (start.clone(), objective(&start)?);
    let mut bend = crate::analysis::matrix::identity(n);
    let mut is_fresh = true;
    for _ in 0..STEPS {
        let mut step: Vec<f64> = times(&bend, &gradient).iter().map(|x| -x).collect();
        if dot(&step, &gradient) >= 0.0 {
            (bend, is_fresh) = (crate::analysis::matrix::identity(n), true);
            step = gradient.iter().map(|x| -x).collect();
        }
        // No logarithm moves by more than 1.5 at a time.
        let longest = step.iter().fold(0.0_f64, |longest, x| longest.max(x.abs()));
        let mut share = (1.5 / longest).min(1.0);
        let slope = dot(&step, &gradient);
        let next = loop {
            let moved: Vec<f64> = place.iter().zip(&step).map(|(x, step)| x + share * step).collect();
            match objective(&moved) {
                Some((lower, new)) if lower <= value + 1e-4 * share * slope => break Some((moved, lower, new)),
                _ if share < 1e-6 => break None,
                _ => share *= 0.4,
            }
        };
        let Some((moved, lower, new)) = next else {
            if is_fresh {
                break;
            }
            (bend, is_fresh) = (crate::analysis::matrix::identity(n), true);
            continue;
        };
        let gain = value - lower;
        let s: Vec<f64> = moved.iter().zip(&place).map(|(a, b)| a - b).collect();
        let y: Vec<f64> = new.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        (place, value, gradient) = (moved, lower, new);
        let curvature = dot(&s, &y);
        if curvature > 1e-12 {
            if is_fresh {
                let size = curvature / dot(&y, &y);
                bend.iter_mut().flatten().for_each(|x| *x *= size);
            }
            // H ← (I − syᵀ/c)H(I − ysᵀ/c) + ssᵀ/c.
            let hy = times(&bend, &y);
            let whole = 1.0 + dot(&y, &hy) / curvature;
            for i in 0..n {
                for j in 0..n {
                    bend[i][j] += (whole * s[i] * s[j] - hy[i] * s[j] - s[i] * hy[j]) / curvature;
                }
            }
            is_fresh = false;
        }
        if gain < LEAST_GAIN {
            break;
        }
    }
    Some((value, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(n: usize) -> (Vec<Vec<f64>>, Vec<f64>, Matrix) {
        let points: Vec<Vec<f64>> = (0..n).map(|i| vec![i as f64 / n as f64, libm::fmod(0.37 * i as f64, 1.0)]).collect();
        let values = points.iter().map(|p| libm::sin(5.0 * p[0]) + 0.3 * p[1]).collect();
        let mut noise = vec![vec![0.001; n]; n];
        (0..n).for_each(|i| noise[i][i] += 0.01 + 0.001 * i as f64);
        (points, values, noise)
    }

    #[test]
    fn the_gradient_is_that_of_the_objective() {
        let (points, values, noise) = line(12);
        let logs = [0.3, -0.8, -0.5, 0.7];
        let gradient = objective(&logs, &points, &values, &noise).unwrap().1;
        for k in 0..logs.len() {
            let at = |step: f64| {
                let mut moved = logs;
                moved[k] += step;
                objective(&moved, &points, &values, &noise).unwrap().0
            };
            let slope = (at(1e-4) - at(-1e-4)) / 2e-4;
            assert!((slope - gradient[k]).abs() < 1e-6 * (1.0 + slope.abs()), "{k}: {slope} {}", gradient[k]);
        }
    }

    #[test]
    fn the_search_ends_where_no_logarithm_moved_by_a_little_is_likelier() {
        let (points, values, noise) = line(25);
        let found = most_likely(&points, &values, &noise).unwrap();
        let mut logs = vec![found.variance, found.linear];
        logs.extend(&found.lengths);
        let logs: Vec<f64> = logs.iter().map(|x| libm::log(*x)).collect();
        let best = objective(&logs, &points, &values, &noise).unwrap().0;
        for k in 0..logs.len() {
            for step in [-0.2, 0.2] {
                let mut moved = logs.clone();
                moved[k] += step;
                assert!(objective(&moved, &points, &values, &noise).unwrap().0 > best - 1e-4);
            }
        }
        // The wave has a shorter length than the line.
        assert!(found.lengths[0] < found.lengths[1]);
    }

    #[test]
    fn a_triangle_gives_the_inverse() {
        let (points, values, noise) = line(9);
        let fitted = fitted(&kernel(&[0.0, 0.0, 0.0, 0.0]), &points, &values, &noise).unwrap();
        let inverse = inverse(&fitted.lower);
        let product = |i: usize, j: usize| -> f64 {
            (0..9).map(|k| (0..9).map(|l| fitted.lower[i][l] * fitted.lower[k][l]).sum::<f64>() * inverse[k][j]).sum()
        };
        for i in 0..9 {
            for j in 0..9 {
                assert!((product(i, j) - f64::from(u8::from(i == j))).abs() < 1e-8);
            }
        }
        let unit = forward(&fitted.lower, &fitted.lower.iter().map(|row| row[0]).collect::<Vec<_>>());
        assert!((unit[0] - 1.0).abs() < 1e-12 && unit[1..].iter().all(|x| x.abs() < 1e-12));
    }
}
