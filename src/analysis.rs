//! Results over all trials: rates and costs, differences, intervals, attribution, choice, switching values and caveats.
//!
//! Measuring a trial needs neither threads nor files, so that the command line, Python and the page share the code; comparing designs needs
//! the feature `analysis`.

#[cfg(feature = "analysis")]
pub(crate) mod analyst;
#[cfg(feature = "analysis")]
pub mod answer;
#[cfg(feature = "analysis")]
pub(crate) mod attribute;
#[cfg(feature = "analysis")]
pub(crate) mod audit;
#[cfg(feature = "analysis")]
pub(crate) mod caveats;
#[cfg(feature = "analysis")]
pub(crate) mod choice;
#[cfg(feature = "analysis")]
pub(crate) mod compare;
pub(crate) mod concentration;
#[cfg(feature = "analysis")]
mod contradiction;
pub(crate) mod control_variates;
pub(crate) mod costs;
#[cfg(feature = "analysis")]
pub(crate) mod dominance;
#[cfg(feature = "analysis")]
pub(crate) mod evidence;
pub(crate) mod exact;
#[cfg(feature = "analysis")]
pub(crate) mod finding;
#[cfg(feature = "analysis")]
mod finite;
#[cfg(test)]
#[cfg(feature = "analysis")]
pub(crate) mod fixtures;
#[cfg(feature = "analysis")]
pub(crate) mod gains;
#[cfg(feature = "analysis")]
pub mod headline;
#[cfg(feature = "analysis")]
pub(crate) mod measures;
#[cfg(feature = "analysis")]
pub(crate) mod nested;
#[cfg(feature = "analysis")]
pub mod objective;
#[cfg(feature = "analysis")]
pub(crate) mod overview;
#[cfg(feature = "analysis")]
pub(crate) mod pairs;
pub mod pressure;
pub mod rates;
#[cfg(feature = "analysis")]
pub mod request;
#[cfg(feature = "analysis")]
pub(crate) mod results;
#[cfg(feature = "analysis")]
pub mod selection;
#[cfg(feature = "analysis")]
pub(crate) mod series;
#[cfg(feature = "analysis")]
pub(crate) mod spill;
pub mod statistics;
pub mod student;
#[cfg(feature = "analysis")]
pub(crate) mod switching;
#[cfg(feature = "analysis")]
pub(crate) mod types;
#[cfg(feature = "analysis")]
pub mod warnings;

#[cfg(feature = "analysis")]
pub use results::Analysis;
