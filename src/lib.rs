//! jiesu (接诉, "taking the complaint"): simulate a city's complaint handling under different rules, and compare the rules.
#![cfg_attr(
    feature = "analysis",
    doc = r#"
```
use jiesu::analysis::{Compared, Measure};
use jiesu::ledger::Review;
use jiesu::{Scenario, Setup, compare};

# fn main() -> jiesu::Result<()> {
let small = ["run.months=1", "run.cities=5", "run.replications=1"].map(String::from);
let base = Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &small)?;
let unranked = base.with("without ranking", &["rules.ranking.enabled=false".into()])?;
let analysis = compare(&[&Setup::read(&base)?, &Setup::read(&unranked)?])?;

let comparison = analysis.comparison.expect("two designs are compared");
let resolved = (Compared::Rate(Measure::ResolutionRate), Some(Review::Observer));
let found = comparison.difference(0, resolved.0, resolved.1).expect("orders were reviewed").paired;
let (low, high) = found.interval.expect("five cities give an interval");
println!("{:+.1} points, 95 % interval {:.1} to {:.1}", 100.0 * found.difference, 100.0 * low, 100.0 * high);
# assert!(low <= found.difference && found.difference <= high);
# Ok(())
# }
```
"#
)]
//! # The way of a result
//!
//! | room | its main types | what it is for |
//! | --- | --- | --- |
//! | [`scenario`] | [`Scenario`] | a city, its rules and how long, as the user writes them; [`levers`] are the rules |
#![cfg_attr(feature = "analysis", doc = "| [`plan`] | [`Plan`] | the designs of a plan file, each a scenario |")]
//! | [`setup`] | [`Setup`] | a scenario ready to run: data read, names resolved, checked |
//! | [`engine`] | [`simulate`], [`ReplicationOutput`] | one replication, from a synthetic [`city`] to its [`ledger`] |
#![cfg_attr(
    feature = "analysis",
    doc = r#"| [`experiment`] | [`Experiment`], [`TrialGrid`] | cities × replications on threads; sequential stopping, selection, shards, the audit of random numbers |
| [`analysis`] | [`Analysis`] | everything that the trials show: statistics, paired differences, attribution, caveats |
| [`output`] | [`Files`](output::Files), [`page`](output::page) | the results folder, tables, figures, terminal text, the report |
| [`reproduce`] | [`verify`](reproduce::verify) | a report checked against itself and its re-run trials |
| [`calibrate`] | [`Calibration`](calibrate::Calibration) | parameters fitted to published values |
| [`validate`] | [`check`](validate::check) | this program checked against exact solutions |"#
)]
//!
//! Below these lie [`rng`] (random numbers by address), [`time`], [`event_list`], [`behaviour`], [`parameters`] (what the keys of input files
//! mean), [`input`] (their format), [`messages`] (texts in two languages) and [`error`].
//!
//! All results are the same bits on every machine and for every number of threads. Apart from the room `cli`, the library does not print,
//! does not end the process, and reads neither the clock, nor the command line, nor the environment, with two exceptions on which no result
//! depends: an experiment with 0 threads asks how many cores there are (`std::thread::available_parallelism`), and `analyse` and `compare`
//! ask where temporary files lie (`std::env::temp_dir`). Relative paths start from the working directory.
//!
//! # Features
//!
//! `analysis` brings threads, comparison, files and reports; `cli` (default) adds the command line on top, with clap. Without them, the model
//! and the measures of a trial build for any target, WebAssembly too.
#![forbid(unsafe_code)]
// Without the command line, less is used than the rooms offer; the full build shows what nobody uses.
#![cfg_attr(not(feature = "cli"), allow(dead_code))]
#![cfg_attr(not(feature = "analysis"), allow(unreachable_pub, unnameable_types))]

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
pub(crate) mod optimize;
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
pub mod validate;

pub use engine::{Log, ReplicationOutput, Trial, draw_city, simulate};
pub use error::{Error, Result};
pub use messages::Language;
pub use scenario::Scenario;
pub use setup::Setup;
#[cfg(feature = "analysis")]
pub use {
    analysis::{Analysis, ComparisonRequest},
    experiment::{Experiment, TrialGrid, analyse, compare},
    plan::Plan,
};
