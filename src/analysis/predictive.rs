//! Predictive distributions: what would be published, not what is simulated.
#![cfg(feature = "analysis")]

use crate::rng::normal_below;

/// The effective number of draws below which no predictive band is given.
pub(crate) const ENOUGH: f64 = 30.0;

/// A value m with the standard deviation of its error e, in its unit, and its weight.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Predicted {
    pub(crate) value: f64,
    pub(crate) sd: f64,
    pub(crate) weight: f64,
}

/// 5th, 50th and 95th percentile of the distribution of m + e, with m one of the weighted values and e normal: the posterior predictive
/// distribution of a published value (Gelman, Meng and Stern 1996, Statistica Sinica 6). The weights sum to 1.
pub(crate) fn predictive(values: &[Predicted]) -> [f64; 3] {
    let known = || values.iter().filter(|one| one.weight > 0.0);
    let below = |x: f64| -> f64 { known().map(|one| one.weight * normal_below((x - one.value) / one.sd)).sum() };
    let least = known().map(|one| one.value).fold(f64::INFINITY, f64::min);
    let most = known().map(|one| one.value).fold(f64::NEG_INFINITY, f64::max);
    let widest = known().map(|one| one.sd).fold(0.0, f64::max);
    [0.05, 0.5, 0.95].map(|p| {
        let (mut low, mut high) = (least - 9.0 * widest, most + 9.0 * widest);
        // 60 halvings leave less than the rounding error of the ends.
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            if below(middle) < p { low = middle } else { high = middle }
        }
        0.5 * (low + high)
    })
}

/// The 90 % band of a forecast from the values of trials, each of the same weight; none if fewer than 30 are finite.
pub(crate) fn forecast(values: &[f64], tolerance: f64) -> Option<(f64, f64)> {
    let finite: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    let n = finite.len() as f64;
    let weighted: Vec<Predicted> = finite.into_iter().map(|value| Predicted { value, sd: tolerance, weight: 1.0 / n }).collect();
    (n >= ENOUGH).then(|| predictive(&weighted)).map(|[low, _, high]| (low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_predictive_distribution_of_one_set_is_normal_and_of_two_a_mixture() {
        let of = |list: &[(f64, f64)], sd: f64| {
            predictive(&list.iter().map(|(value, weight)| Predicted { value: *value, sd, weight: *weight }).collect::<Vec<_>>())
        };
        let [low, median, high] = of(&[(0.5, 1.0)], 0.02);
        let reach = 0.02 * 1.644_853_626_951_472_7;
        assert!((low - (0.5 - reach)).abs() < 1e-12 && (median - 0.5).abs() < 1e-12 && (high - (0.5 + reach)).abs() < 1e-12);
        // Two sets far apart: the ends are the 10th percentile of one and the 90th of the other.
        let [low, _, high] = of(&[(0.0, 0.5), (1.0, 0.5), (9.0, 0.0)], 0.01);
        let reach = 0.01 * 1.281_551_565_544_600_4;
        assert!((low + reach).abs() < 1e-12 && (high - 1.0 - reach).abs() < 1e-12, "{low} {high}");
    }

    #[test]
    fn a_forecast_has_the_error_of_its_tolerance_and_needs_thirty_trials() {
        let values = [0.5; 30];
        let (low, high) = forecast(&values, 0.02).unwrap();
        assert!((high - low - 2.0 * 0.02 * 1.644_853_626_951_472_7).abs() < 1e-12);
        let mut fewer = values;
        fewer[3] = f64::NAN;
        assert_eq!(forecast(&fewer, 0.02), None);
    }
}
