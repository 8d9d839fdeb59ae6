//! Results over all trials: differences, intervals, attribution, choice, switching values, the CRN audit and caveats.

pub mod attribute;
pub mod audit;
pub mod caveats;
pub mod choice;
pub mod compare;
pub mod control_variates;
pub mod dominance;
pub mod evidence;
#[cfg(test)]
pub(crate) mod fixtures;
pub mod gains;
pub mod measures;
pub mod nested;
pub mod objective;
pub mod overview;
pub mod pairs;
pub mod selection;
pub mod series;
pub mod spill;
pub mod switching;
pub mod types;
pub mod warnings;

pub use crate::experiment::statistics;
