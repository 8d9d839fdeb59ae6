//! An estimate with its interval.
#![cfg(feature = "analysis")]

use serde::{Deserialize, Serialize};

/// An estimate and the ends of its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The median of draws.
    pub value: f64,
    /// Their 2.5 % and 97.5 % quantiles.
    pub interval: (f64, f64),
}

impl Estimate {
    /// Median and quantiles of draws; linear between order statistics.
    pub(crate) fn of(draws: impl Iterator<Item = f64>) -> Estimate {
        let mut sorted: Vec<f64> = draws.collect();
        sorted.sort_by(f64::total_cmp);
        let quantile = |p: f64| {
            let place = p * (sorted.len() - 1) as f64;
            let below = place as usize;
            let above = (below + 1).min(sorted.len() - 1);
            sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
        };
        Estimate { value: quantile(0.5), interval: (quantile(0.025), quantile(0.975)) }
    }
}
