//! Results over all trials: rates and costs, differences, intervals, attribution, choice, switching values and caveats.
//!
//! Measuring a trial needs neither threads nor files, so that the command line, Python and the page share the code; comparing designs needs
//! the feature `cli`.

#[cfg(feature = "cli")]
pub mod analyst;
#[cfg(feature = "cli")]
pub mod answer;
#[cfg(feature = "cli")]
pub mod attribute;
#[cfg(feature = "cli")]
pub mod audit;
#[cfg(feature = "cli")]
pub mod caveats;
#[cfg(feature = "cli")]
pub mod choice;
#[cfg(feature = "cli")]
pub mod compare;
pub mod concentration;
#[cfg(feature = "cli")]
mod contradiction;
pub mod control_variates;
pub mod costs;
#[cfg(feature = "cli")]
pub mod dominance;
#[cfg(feature = "cli")]
pub mod evidence;
pub mod exact;
#[cfg(feature = "cli")]
mod finite;
#[cfg(test)]
#[cfg(feature = "cli")]
pub(crate) mod fixtures;
#[cfg(feature = "cli")]
pub mod gains;
#[cfg(feature = "cli")]
pub mod measures;
#[cfg(feature = "cli")]
pub mod nested;
#[cfg(feature = "cli")]
pub mod objective;
#[cfg(feature = "cli")]
pub mod overview;
#[cfg(feature = "cli")]
pub mod pairs;
pub mod pressure;
pub mod rates;
#[cfg(feature = "cli")]
pub mod request;
#[cfg(feature = "cli")]
pub mod results;
#[cfg(feature = "cli")]
pub mod selection;
#[cfg(feature = "cli")]
pub mod series;
#[cfg(feature = "cli")]
pub mod spill;
pub mod statistics;
pub mod student;
#[cfg(feature = "cli")]
pub mod switching;
#[cfg(feature = "cli")]
pub mod types;
#[cfg(feature = "cli")]
pub mod warnings;

#[cfg(feature = "cli")]
pub use results::Analysis;
