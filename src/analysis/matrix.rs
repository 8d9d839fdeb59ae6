//! Small symmetric matrices, one row per parameter or observation.
#![cfg(feature = "analysis")]

/// A square matrix, row by row.
pub(crate) type Matrix = Vec<Vec<f64>>;

pub(crate) fn identity(n: usize) -> Matrix {
    (0..n).map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect()).collect()
}

pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

pub(crate) fn times(matrix: &Matrix, vector: &[f64]) -> Vec<f64> {
    matrix.iter().map(|row| dot(row, vector)).collect()
}

/// The lower triangle L with L·Lᵀ = `matrix`; none if it is not positive definite.
pub(crate) fn cholesky(matrix: &Matrix) -> Option<Matrix> {
    let n = matrix.len();
    let mut lower = vec![vec![0.0; n]; n];
    for i in 0..n {
        for j in 0..=i {
            let rest = matrix[i][j] - dot(&lower[i][..j], &lower[j][..j]);
            lower[i][j] = match i == j {
                true if rest > 0.0 => libm::sqrt(rest),
                true => return None,
                false => rest / lower[j][j],
            };
        }
    }
    Some(lower)
}

/// Solves L·x = `b`.
pub(crate) fn forward(lower: &Matrix, b: &[f64]) -> Vec<f64> {
    let mut x: Vec<f64> = Vec::with_capacity(b.len());
    for (row, b) in lower.iter().zip(b) {
        let rest = b - dot(&row[..x.len()], &x);
        x.push(rest / row[x.len()]);
    }
    x
}

/// Solves `matrix`·x = `b` with the triangle of [`cholesky`].
pub(crate) fn solve(lower: &Matrix, b: &[f64]) -> Vec<f64> {
    let mut x = forward(lower, b);
    for i in (0..x.len()).rev() {
        let below: f64 = (i + 1..x.len()).map(|j| lower[j][i] * x[j]).sum();
        x[i] = (x[i] - below) / lower[i][i];
    }
    x
}

/// Eigenvalues in ascending order, and the eigenvectors as columns, by cyclic Jacobi rotations (Golub and Van Loan, 8.5).
pub(crate) fn eigen(matrix: &Matrix) -> (Vec<f64>, Matrix) {
    let n = matrix.len();
    let (mut a, mut vectors) = (matrix.clone(), identity(n));
    for _ in 0..60 {
        let off: f64 = (0..n).flat_map(|i| (0..i).map(move |j| (i, j))).map(|(i, j)| a[i][j] * a[i][j]).sum();
        let on: f64 = (0..n).map(|i| a[i][i] * a[i][i]).sum();
        if off <= 1e-30 * on {
            break;
        }
        for p in 0..n {
            for q in p + 1..n {
                if a[p][q] == 0.0 {
                    continue;
                }
                let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
                let t = theta.signum() / (theta.abs() + libm::sqrt(theta * theta + 1.0));
                let c = 1.0 / libm::sqrt(t * t + 1.0);
                let s = t * c;
                for row in a.iter_mut().chain(vectors.iter_mut()) {
                    (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
                }
                let (above, below) = a.split_at_mut(q);
                for (x, y) in above[p].iter_mut().zip(&mut below[0]) {
                    (*x, *y) = (c * *x - s * *y, s * *x + c * *y);
                }
            }
        }
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|i, j| a[*i][*i].total_cmp(&a[*j][*j]));
    (order.iter().map(|i| a[*i][*i]).collect(), vectors.iter().map(|row| order.iter().map(|i| row[*i]).collect()).collect())
}

/// Mean and covariance of weighted points; the weights sum to 1.
pub(crate) fn moments<'a>(points: impl Iterator<Item = (&'a [f64], f64)> + Clone, n: usize) -> (Vec<f64>, Matrix) {
    let mut mean = vec![0.0; n];
    points.clone().for_each(|(point, weight)| mean.iter_mut().zip(point).for_each(|(sum, x)| *sum += weight * x));
    let mut covariance = vec![vec![0.0; n]; n];
    for (point, weight) in points {
        for i in 0..n {
            for j in 0..n {
                covariance[i][j] += weight * (point[i] - mean[i]) * (point[j] - mean[j]);
            }
        }
    }
    (mean, covariance)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A symmetric positive definite matrix of unrelated numbers.
    fn sample(n: usize) -> Matrix {
        let x = |i: usize, j: usize| libm::sin((3 * i + 7 * j * j + 1) as f64);
        (0..n)
            .map(|i| (0..n).map(|j| (0..n).map(|k| x(i, k) * x(j, k)).sum::<f64>() + 0.1 * f64::from(u8::from(i == j))).collect())
            .collect()
    }

    #[test]
    fn a_matrix_is_put_together_again_of_its_parts() {
        for n in [1, 2, 5, 9] {
            let matrix = sample(n);
            let lower = cholesky(&matrix).unwrap();
            let (values, vectors) = eigen(&matrix);
            assert!(values.is_sorted() && values[0] > 0.0);
            let b: Vec<f64> = (0..n).map(|i| i as f64 - 1.5).collect();
            let x = solve(&lower, &b);
            for i in 0..n {
                assert!((dot(&matrix[i], &x) - b[i]).abs() < 1e-9);
                for j in 0..n {
                    let product = dot(&lower[i], &lower[j]);
                    let rotated: f64 = (0..n).map(|k| vectors[i][k] * values[k] * vectors[j][k]).sum();
                    assert!((product - matrix[i][j]).abs() < 1e-9 && (rotated - matrix[i][j]).abs() < 1e-9);
                    let unit: f64 = (0..n).map(|k| vectors[k][i] * vectors[k][j]).sum();
                    assert!((unit - f64::from(u8::from(i == j))).abs() < 1e-9);
                }
            }
        }
        assert!(cholesky(&vec![vec![1.0, 2.0], vec![2.0, 1.0]]).is_none());
        assert!(eigen(&vec![vec![2.0, 1.0], vec![1.0, 2.0]]).0.iter().zip([1.0, 3.0]).all(|(found, exact)| (found - exact).abs() < 1e-12));
    }
}
