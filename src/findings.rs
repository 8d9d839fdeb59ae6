//! What the trials of a design say together.

pub mod aside;
pub mod attribute;
pub mod audit;
pub mod caveats;
pub mod choice;
pub mod compare;
pub mod controls;
pub mod dominance;
#[cfg(test)]
pub(crate) mod double;
pub mod evidence;
pub mod flips;
pub mod gains;
pub mod measures;
pub mod nested;
pub mod objective;
pub mod overview;
pub mod pairs;
pub mod selection;
pub mod series;
pub use crate::experiment::statistics;
pub mod types;
pub mod warnings;
