//! Calibration: unknown parameters are fitted to published values, as a sample of parameter sets and as one point.
//!
//! The tolerance of a target is the standard deviation of the combined measurement and model error. With normal errors of that size as
//! acceptance kernel, approximate Bayesian computation is exact (Wilkinson 2013): the weight of a set is prior × exp(−distance/2), and the
//! sampling error of its own trial is part of the posterior; an emulated search compares means over trials instead. `docs/calibration.md`
//! describes how sets are proposed and reports the coverage of the intervals.

mod emulate;
mod evolve;
pub(crate) mod fit;
mod mixture;
mod pareto;
pub(crate) mod plan;
pub(crate) mod ranks;
pub(crate) mod search;
pub(crate) mod simulated;

pub use fit::{Fit, Informed, Verdict, assess};
pub use plan::{Calibration, Parameter, Scale, Target};
pub use ranks::{Checked, DRAWS, RankCheck, Uniformity, rank_check, uniformity};
pub use search::{Draft, Found, Method, Outcome, Problem, Stage, Tried, search};
pub use simulated::Prepared;

#[cfg(test)]
mod tests;
