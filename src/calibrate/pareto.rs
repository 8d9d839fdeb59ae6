//! How heavy the tail of importance weights is.

/// The fewest weights of a tail that is fitted.
const LEAST: usize = 5;

/// The shape k̂ of a generalised Pareto distribution fitted to the largest weights (Vehtari, Simpson, Gelman, Yao and Gabry 2024, Journal of
/// Machine Learning Research 25), by the method of Zhang and Stephens (2009, Technometrics 51) with the prior of those authors. Means under
/// the weights are unreliable above [`limit`]; from 1 on, they have no expectation that this many draws could show. None if fewer than
/// five weights would be fitted, or if those are all equal.
pub(super) fn pareto_k(weights: &[f64]) -> Option<f64> {
    let mut sorted = weights.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let all = sorted.len() as f64;
    let tail = libm::ceil((0.2 * all).min(3.0 * libm::sqrt(all))) as usize;
    if tail < LEAST || tail >= sorted.len() {
        return None;
    }
    let cutoff = sorted[sorted.len() - tail - 1];
    let excess: Vec<f64> = sorted[sorted.len() - tail..].iter().map(|weight| weight - cutoff).filter(|x| *x > 0.0).collect();
    (excess.len() >= LEAST).then(|| shape(&excess))
}

/// The shape of the generalised Pareto distribution of these positive values in ascending order.
fn shape(x: &[f64]) -> f64 {
    let n = x.len() as f64;
    let grid = 30 + libm::floor(libm::sqrt(n)) as usize;
    let quartile = x[(libm::floor(n / 4.0 + 0.5) as usize).clamp(1, x.len()) - 1];
    let shape_at = |theta: f64| x.iter().map(|x| libm::log1p(-theta * x)).sum::<f64>() / n;
    let points: Vec<(f64, f64)> = (1..=grid)
        .map(|j| {
            let theta = 1.0 / x[x.len() - 1] + (1.0 - libm::sqrt(grid as f64 / (j as f64 - 0.5))) / (3.0 * quartile);
            let k = shape_at(theta);
            (theta, n * (libm::log(-theta / k) - k - 1.0))
        })
        .filter(|(_, likelihood)| likelihood.is_finite())
        .collect();
    let most = points.iter().map(|(_, likelihood)| *likelihood).fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = points.iter().map(|(_, likelihood)| libm::exp(likelihood - most)).sum();
    let theta: f64 = points.iter().map(|(theta, likelihood)| theta * libm::exp(likelihood - most) / sum).sum();
    // A weak prior of ten values around one half, for short tails.
    (n * shape_at(theta) + 10.0 * 0.5) / (n + 10.0)
}

/// The k̂ of `n` weights above which they are unreliable: min(1 − 1/log₁₀ n, 0.7) (Vehtari and others 2024).
pub(super) fn limit(n: usize) -> f64 {
    (1.0 - 1.0 / libm::log10((n as f64).max(2.0))).clamp(0.0, 0.7)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weights with P(weight > w) = w^(−1/k): the quantiles at even steps.
    fn weights(k: f64, n: u32) -> Vec<f64> {
        (0..n).map(|i| libm::pow((f64::from(i) + 0.5) / f64::from(n), -k)).collect()
    }

    #[test]
    fn the_shape_of_a_known_tail_is_found() {
        for k in [0.2, 0.5, 0.9] {
            let found = pareto_k(&weights(k, 20_000)).unwrap();
            // The prior draws it towards one half by 10 of 435 parts.
            let tail = 3.0 * libm::sqrt(20_000.0);
            let expected = (tail * k + 5.0) / (tail + 10.0);
            assert!((found - expected).abs() < 0.03, "{k}: {found}, expected {expected}");
        }
        // Bounded weights have a short tail.
        let even: Vec<f64> = (0..1_000).map(|i| 1.0 + f64::from(i) / 1_000.0).collect();
        assert!(pareto_k(&even).unwrap() < -0.5);
    }

    #[test]
    fn few_or_equal_weights_have_no_tail() {
        assert_eq!(pareto_k(&[1.0; 400]), None);
        assert_eq!(pareto_k(&weights(0.5, 20)), None);
        assert_eq!((limit(100), limit(100_000)), (0.5, 0.7));
        assert!((limit(320) - (1.0 - 1.0 / libm::log10(320.0))).abs() < 1e-12);
    }
}
