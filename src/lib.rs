//! jiesu (接诉, "taking the complaint"): simulate a city's complaint handling under different rules, and compare the rules.
//!
//! A [`Scenario`] is what a user writes: a city, its rules, how long. A [`Setup`] is a scenario ready to run; an [`Experiment`] simulates its
//! cities and replications on threads, always with the same result; an [`Analysis`] is everything that can be said about the trials.
//!
//! ```
//! use jiesu::analysis::measures::{Compared, Measure};
//! use jiesu::ledger::Review;
//! use jiesu::{ComparisonRequest, Experiment, Scenario, Setup, analyse};
//! use std::path::Path;
//!
//! # fn main() -> jiesu::Result<()> {
//! let file = Path::new("scenarios/teaching/two-streets.toml");
//! let size = ["run.months=1", "run.cities=2", "run.replications=2"].map(String::from);
//! let base = Scenario::load(file, &size)?;
//! let mut ranked = Scenario::load(file, &[&size[..], &["rules.ranking.enabled=false".to_string()]].concat())?;
//! ranked.name = "without ranking".into();
//! let setups = [Setup::read(&base)?, Setup::read(&ranked)?];
//! let setups: Vec<&Setup> = setups.iter().collect();
//! let analysis = analyse(&Experiment::of(&setups), "Does ranking matter?", &ComparisonRequest::designs())?;
//! let comparison = analysis.comparison.as_ref().expect("two designs were compared");
//! let found = comparison.difference(0, Compared::Rate(Measure::ResolutionRate), Some(Review::Observer)).expect("orders were reviewed");
//! let (low, high) = found.paired.interval.expect("two cities give an interval");
//! println!("{:+.1} points, 95 % interval {:.1} to {:.1}", 100.0 * found.paired.difference, 100.0 * low, 100.0 * high);
//! assert!(low <= found.paired.difference && found.paired.difference <= high);
//! # Ok(())
//! # }
//! ```
//!
//! The rooms are listed in the order in which they use each other in `DESIGN.md`. Features: `analysis` (default with `cli`) brings threads,
//! comparison and reports; `cli` the command line. Without them, the model and the sums of a trial build for any target, WebAssembly too.
#![forbid(unsafe_code)]
// The model alone uses less than its rooms offer; the full build shows what nobody uses.
#![cfg_attr(not(feature = "analysis"), allow(dead_code, unreachable_pub))]

pub mod analysis;
pub mod behaviour;
#[cfg(feature = "analysis")]
pub mod calibrate;
pub mod city;
#[cfg(feature = "cli")]
pub mod cli;
pub mod engine;
pub mod error;
pub mod event_list;
#[cfg(feature = "analysis")]
pub mod experiment;
pub mod input;
pub mod ledger;
pub mod levers;
pub mod messages;
#[cfg(feature = "analysis")]
pub mod output;
pub mod parameters;
#[cfg(feature = "analysis")]
pub mod plan;
#[cfg(feature = "analysis")]
pub mod reproduce;
pub mod rng;
pub(crate) mod rules;
pub mod scenario;
pub mod setup;
pub mod time;
#[cfg(feature = "analysis")]
pub(crate) mod validate;

#[cfg(feature = "analysis")]
pub use analysis::Analysis;
#[cfg(feature = "analysis")]
pub use analysis::request::ComparisonRequest;
pub use engine::{Log, Trial, draw_city, simulate};
pub use error::{Error, Result};
#[cfg(feature = "analysis")]
pub use experiment::{Experiment, TrialGrid, analyse};
pub use scenario::Scenario;
pub use setup::Setup;
