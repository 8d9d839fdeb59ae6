//! The constants of the onset kernel (`births`): of categories, of the reputation that a report takes, of the choice of a category.

use super::*;
use crate::rng::logit;
use crate::scenario::values::Demand;

/// Problems per batch.
pub(super) const BATCH: usize = 64;
/// The day in the address of a problem of the initial stock.
pub(super) const STOCK: u16 = u16::MAX;
/// Bins of the random number behind severity.
const SEVERITIES: usize = 256;

/// Natural logarithm of a problem's severity, in units of 2⁻¹².
pub(super) fn severity(demand: &Demand, draw: &Draw<impl DrawSink>) -> i16 {
    libm::round(demand.severity_sd * draw.normal(0) * 4096.0) as i16
}

/// Constants of a category.
#[derive(Clone, Copy, Debug)]
pub(super) struct CategoryConstants {
    /// Mean life in seconds.
    pub(super) life: f64,
    /// Occasions per citizen affected and second of exposure.
    pub(super) rate: f64,
    /// Median number of citizens affected.
    pub(super) affected: f64,
    /// Nearly all of its problems have frequent occasions.
    pub(super) frequent: bool,
}

impl CategoryConstants {
    /// The constants of a category whose problems have a mean life in seconds.
    pub(super) fn new(demand: &Demand, affected: f64, life: f64) -> CategoryConstants {
        let frequent = demand.occasions > 16.0 * occasions::FREQUENT;
        CategoryConstants { life, rate: demand.occasions / (affected * life.max(1.0)), affected, frequent }
    }
}

/// The reputation that it takes before anybody reports a problem, as a lower bound.
///
/// With full trust a report has the probability voice·σ(b₀ + b₁[(1−ω) + ωR] + b₂ ln severity), which reaches the number e if
/// R ≥ (logit(e/voice) − b₀ − b₁(1−ω) − b₂ ln severity)/(b₁ω).
#[derive(Clone, Debug)]
pub(super) struct NeededReputation {
    base: f64,
    slope: f64,
    /// By bin of the random number behind severity: what severity spares at most.
    spared: Vec<f64>,
}

impl NeededReputation {
    pub(super) fn new(demand: &Demand) -> NeededReputation {
        let weight = demand.reporting_trust * demand.reputation_weight;
        // Without an effect of reputation the bound is far below 0 or far above 1.
        let slope = weight.max(1e-9);
        let base = demand.reporting_intercept + demand.reporting_trust - weight;
        let ln_severity = |u: f64| {
            let deviations = if u <= 0.0 || u >= 1.0 { libm::copysign(9.0, u - 0.5) } else { crate::rng::normal_quantile(u) };
            (demand.severity_sd * deviations).clamp(-8.0, 8.0)
        };
        let spared = (0..SEVERITIES).map(|bin| {
            let [from, to] = [bin, bin + 1].map(|edge| demand.reporting_severity * ln_severity(edge as f64 / SEVERITIES as f64));
            // Severity is stored in steps of 2⁻¹².
            (from.max(to) + demand.reporting_severity.abs() / 4096.0) / slope
        });
        NeededReputation { base, slope, spared: spared.collect() }
    }

    /// The reputation needed in a community with this voice for the number `e`, before severity.
    pub(super) fn before_severity(&self, voice: f64, e: f64) -> f64 {
        (logit(e / voice) - self.base) / self.slope - 1e-9
    }

    /// What severity spares at most, given the word behind it.
    #[inline]
    pub(super) fn spared(&self, word: u32) -> f64 {
        self.spared[(word >> 24) as usize]
    }
}

/// Chooses a category from a random word.
#[derive(Clone, Debug)]
pub(super) struct Pick {
    /// The last word of each category but the last.
    ends: Vec<u32>,
    /// By the highest eight bits of the word: the first category possible.
    first: Vec<u8>,
}

impl Pick {
    pub(super) fn new(shares: &[f64]) -> Pick {
        let mut sum = 0.0;
        let total: f64 = shares.iter().sum();
        let mut ends: Vec<u32> = shares
            .iter()
            .map(|share| {
                sum += share;
                (sum / total * 4_294_967_296.0).min(4_294_967_295.0) as u32
            })
            .collect();
        if let Some(last) = ends.last_mut() {
            *last = u32::MAX;
        }
        let first = (0..256_u32).map(|byte| ends.iter().take_while(|end| **end < byte << 24).count() as u8).collect();
        Pick { ends, first }
    }

    #[inline]
    pub(super) fn category(&self, word: u32) -> u8 {
        let mut category = self.first[(word >> 24) as usize];
        while self.ends[usize::from(category)] < word {
            category += 1;
        }
        category
    }
}
