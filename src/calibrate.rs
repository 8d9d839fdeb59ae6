//! Calibration: unknown parameters are fitted to published values, as a sample of sets that fit and as one point.
//!
//! A target's tolerance is the standard deviation of what separates the published value from that of a perfect model: error of measurement
//! and of the model. With normal errors of that size as the kernel of acceptance, approximate Bayesian computation is exact (Wilkinson
//! 2013): the weight of a set is prior × exp(−distance/2), and the luck of its own trial is part of what is believed. `docs/statistics.md`
//! says how sets are proposed, and shows that intervals cover.

mod evolve;
pub mod fit;
mod matrix;
pub mod plan;
pub mod search;
pub mod simulated;

#[cfg(test)]
mod tests;
