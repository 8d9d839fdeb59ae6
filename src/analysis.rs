//! Results over all trials: rates and costs, differences, intervals, attribution, choice, switching values and caveats.
//!
//! Measuring a trial needs neither threads nor files, so that the command line, Python and the page share the code; comparing designs needs
//! the feature `analysis`.

#[cfg(feature = "analysis")]
pub mod analyst;
#[cfg(feature = "analysis")]
pub mod answer;
#[cfg(feature = "analysis")]
pub mod attribute;
#[cfg(feature = "analysis")]
pub mod audit;
#[cfg(feature = "analysis")]
pub mod caveats;
#[cfg(feature = "analysis")]
pub mod choice;
#[cfg(feature = "analysis")]
pub mod compare;
pub mod concentration;
#[cfg(feature = "analysis")]
mod contradiction;
pub mod control_variates;
pub mod costs;
#[cfg(feature = "analysis")]
pub mod dominance;
#[cfg(feature = "analysis")]
pub mod evidence;
pub mod exact;
#[cfg(feature = "analysis")]
pub mod finding;
#[cfg(feature = "analysis")]
mod finite;
#[cfg(test)]
#[cfg(feature = "analysis")]
pub(crate) mod fixtures;
#[cfg(feature = "analysis")]
pub mod gains;
#[cfg(feature = "analysis")]
pub mod headline;
#[cfg(feature = "analysis")]
pub mod measures;
#[cfg(feature = "analysis")]
pub mod nested;
#[cfg(feature = "analysis")]
pub mod objective;
#[cfg(feature = "analysis")]
pub mod overview;
#[cfg(feature = "analysis")]
pub mod pairs;
pub mod pressure;
pub mod rates;
#[cfg(feature = "analysis")]
pub mod request;
#[cfg(feature = "analysis")]
pub mod results;
#[cfg(feature = "analysis")]
pub mod selection;
#[cfg(feature = "analysis")]
pub mod series;
#[cfg(feature = "analysis")]
pub mod spill;
pub mod statistics;
pub mod student;
#[cfg(feature = "analysis")]
pub mod switching;
#[cfg(feature = "analysis")]
pub mod types;
#[cfg(feature = "analysis")]
pub mod warnings;

#[cfg(feature = "analysis")]
pub use results::Analysis;
