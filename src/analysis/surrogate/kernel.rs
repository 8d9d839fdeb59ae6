//! The covariance of the process at two points: a linear part and a product of Matérn 5/2 correlations.
#![cfg(feature = "analysis")]

/// √5.
pub(super) const ROOT: f64 = 2.236_067_977_499_79;

/// Variances of the two parts, and a length per coordinate.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Kernel {
    /// Variance of the part with Matérn correlation.
    pub(crate) variance: f64,
    /// Variance of the linear part, on average over the cube: each slope has 12/d times this.
    pub(crate) linear: f64,
    /// Lengths of correlation.
    pub(crate) lengths: Vec<f64>,
}

impl Kernel {
    /// Variance of each slope of the linear part.
    pub(super) fn slope_variance(&self) -> f64 {
        12.0 / self.lengths.len() as f64 * self.linear
    }

    /// Covariance of the linear part.
    pub(super) fn linear_covariance(&self, a: &[f64], b: &[f64]) -> f64 {
        self.slope_variance() * a.iter().zip(b).map(|(a, b)| (a - 0.5) * (b - 0.5)).sum::<f64>()
    }

    /// Covariance of the Matérn part: σ² Π (1 + √5 r + 5r²/3) exp(−√5 r), r the distance over the length (Rasmussen and Williams 2006, 4.17).
    pub(super) fn matern_covariance(&self, a: &[f64], b: &[f64]) -> f64 {
        let (mut product, mut sum) = (self.variance, 0.0);
        for ((a, b), length) in a.iter().zip(b).zip(&self.lengths) {
            let r = ROOT * (a - b).abs() / length;
            product *= 1.0 + r + r * r / 3.0;
            sum += r;
        }
        product * libm::exp(-sum)
    }

    /// Covariance at two points.
    pub(crate) fn covariance(&self, a: &[f64], b: &[f64]) -> f64 {
        self.linear_covariance(a, b) + self.matern_covariance(a, b)
    }
}
