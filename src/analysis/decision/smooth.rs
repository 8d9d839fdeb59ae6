//! Regression of a value on features, with the smoothness chosen by restricted maximum likelihood.
#![cfg(feature = "analysis")]

use crate::analysis::matrix::{Matrix, dot, eigen};
use crate::analysis::statistics::mean;

/// A feature: its value in each row, and the prior variance of its coefficient relative to others, once it is scaled to variance 1.
pub(super) type Feature = (Vec<f64>, f64);

/// Features that are linear combinations of others.
const SAME: f64 = 1e-9;
/// The ratios of signal to noise that are tried, as powers of √2.
const RATIOS: std::ops::RangeInclusive<i32> = -24..=32;

/// A regression on given features: value = constant + Σ coefficient·feature + error, with coefficients from a normal distribution whose
/// variances are r times those of the features and error of variance σ². It is ridge regression, and with polynomials of falling variances a
/// smoothing spline of few terms; the fitted values are those of a Gaussian process with this covariance.
#[derive(Clone, Debug)]
pub(super) struct Smoother {
    rows: usize,
    /// Orthonormal columns with the variance of the coefficient of each, for r = 1.
    axes: Vec<(Vec<f64>, f64)>,
}

/// A value fitted to features.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fit {
    /// −2 × the restricted log likelihood, without constants: less is better.
    pub criterion: f64,
    /// The fitted value in each row.
    pub values: Vec<f64>,
}

impl Smoother {
    /// The regression on these features, which are equally long; constant ones are left out.
    pub(super) fn of(features: &[Feature]) -> Smoother {
        let rows = features.first().map_or(0, |(values, _)| values.len());
        let scaled = |(values, variance): &Feature| {
            let centre = mean(values);
            let apart: Vec<f64> = values.iter().map(|value| value - centre).collect();
            let sd = libm::sqrt(dot(&apart, &apart) / rows as f64);
            // A mean of equal numbers may be rounded.
            (sd > 1e-9 * centre.abs().max(1e-9)).then(|| apart.iter().map(|value| value / sd * libm::sqrt(*variance)).collect())
        };
        let columns: Vec<Vec<f64>> = features.iter().filter_map(scaled).collect();
        let products: Matrix = columns.iter().map(|left| columns.iter().map(|right| dot(left, right)).collect()).collect();
        let (squares, vectors) = eigen(&products);
        let top = squares.last().copied().unwrap_or(0.0);
        let axis = |k: usize| {
            let length = libm::sqrt(squares[k]);
            let at = |row: usize| columns.iter().zip(&vectors).map(|(column, vector)| column[row] * vector[k]).sum::<f64>() / length;
            ((0..rows).map(at).collect(), squares[k])
        };
        Smoother { rows, axes: (0..columns.len()).rev().filter(|k| squares[*k] > SAME * top).map(axis).collect() }
    }

    /// Fits a value, given in each row.
    pub(super) fn fit(&self, value: &[f64]) -> Fit {
        let centre = mean(value);
        let apart: Vec<f64> = value.iter().map(|value| value - centre).collect();
        let whole = dot(&apart, &apart);
        let along: Vec<f64> = self.axes.iter().map(|(axis, _)| dot(axis, &apart)).collect();
        let rest = (whole - dot(&along, &along)).max(0.0);
        let freedom = self.rows as f64 - 1.0;
        // Of n − 1 orthonormal contrasts, one per axis has the variance σ²(1 + r·variance), the others σ²; σ² is profiled out.
        let criterion = |ratio: f64| {
            let (mut logs, mut sum) = (0.0, rest);
            for (along, (_, variance)) in along.iter().zip(&self.axes) {
                let inflated = 1.0 + ratio * variance;
                logs += libm::log(inflated);
                sum += along * along / inflated;
            }
            logs + freedom * libm::log(sum.max(1e-12 * whole))
        };
        if whole <= 0.0 {
            return Fit { criterion: f64::NEG_INFINITY, values: vec![centre; self.rows] };
        }
        let (mut best, mut least) = (0.0, criterion(0.0));
        for power in RATIOS {
            let ratio = libm::exp2(f64::from(power) / 2.0) / self.rows as f64;
            let found = criterion(ratio);
            if found < least {
                (best, least) = (ratio, found);
            }
        }
        let mut values = vec![centre; self.rows];
        for (along, (axis, variance)) in along.iter().zip(&self.axes) {
            let kept = along * best * variance / (1.0 + best * variance);
            values.iter_mut().zip(axis).for_each(|(value, axis)| *value += kept * axis);
        }
        Fit { criterion: least, values }
    }
}

/// Fits each column of `rows` by the smoother under which it is most likely; as many rows and columns as there were.
pub(super) fn fit_all(smoothers: &[Smoother], rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let width = rows.first().map_or(0, Vec::len);
    let mut fitted = rows.to_vec();
    for column in 0..width {
        let value: Vec<f64> = rows.iter().map(|row| row[column]).collect();
        let fits = smoothers.iter().map(|smoother| smoother.fit(&value));
        let Some(best) = fits.min_by(|a, b| a.criterion.total_cmp(&b.criterion)) else { continue };
        fitted.iter_mut().zip(best.values).for_each(|(row, value)| row[column] = value);
    }
    fitted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Streams};

    fn normal(what: u64, row: u32) -> f64 {
        Streams::of_city(7, 41).draw(Purpose::Sample, what, row).normal(0)
    }

    #[test]
    fn without_noise_a_combination_of_the_features_is_fitted_exactly() {
        let x: Vec<Vec<f64>> = (0..3).map(|what| (0..40).map(|row| normal(what, row)).collect()).collect();
        let value: Vec<f64> = (0..40).map(|row| 2.0 + x[0][row] - 3.0 * x[2][row]).collect();
        let smoother = Smoother::of(&x.iter().map(|x| (x.clone(), 1.0)).collect::<Vec<_>>());
        assert!(smoother.fit(&value).values.iter().zip(&value).all(|(found, value)| (found - value).abs() < 1e-3));
    }

    #[test]
    fn a_feature_that_says_nothing_is_hardly_used() {
        let mut kept = 0.0;
        for study in 0..50 {
            let x: Vec<f64> = (0..60).map(|row| normal(100 + study, row)).collect();
            let value: Vec<f64> = (0..60).map(|row| normal(200 + study, row)).collect();
            let fitted = Smoother::of(&[(x, 1.0)]).fit(&value).values;
            kept += dot(&fitted, &fitted) / dot(&value, &value) / 50.0;
        }
        // Least squares would keep 1/59 of the variance, and the square of the mean is kept in any case.
        assert!(kept < 1.0 / 59.0 + 1.0 / 60.0, "{kept}");
    }

    #[test]
    fn equal_values_and_constant_features_do_no_harm() {
        let constant = Smoother::of(&[(vec![0.1; 9], 1.0)]);
        assert_eq!(constant.fit(&[0.3; 9]).values, [0.3; 9]);
        let value: Vec<f64> = (0..9).map(f64::from).collect();
        assert!(constant.fit(&value).values.iter().all(|found| (found - 4.0).abs() < 1e-12));
    }
}
