//! The search for the best setting of factors: lever settings, staff, audits, within constraints.
//!
//! Every setting meets the same parameter sets, cities and random numbers. After a Latin hypercube, a Gaussian process of each objective and
//! of each constraint, which knows the noise of the trials, says where an evaluation promises most; the best setting is evaluated again in new
//! cities, with its neighbours. `docs/optimization.md` has the formulas and the limits.

pub(crate) mod acquisition;
pub(crate) mod answer;
mod model;
pub(crate) mod over;
pub(crate) mod plan;
pub(crate) mod problem;
pub(crate) mod search;
pub(crate) mod simulated;
mod space;

#[cfg(test)]
mod tests;
