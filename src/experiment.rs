//! Trials, designs × cities × replications, and the measures of each.
//!
//! Simulating trials in parallel needs threads and the feature `cli`. Measuring them does not, so that the command line, Python and the
//! page share the code.

pub mod concentration;
pub mod costs;
pub mod exact;
#[cfg(test)]
pub(crate) mod fixtures;
#[cfg(feature = "cli")]
pub mod journal;
pub mod pressure;
pub mod rates;
pub mod statistics;
#[cfg(feature = "cli")]
mod trials;

#[cfg(feature = "cli")]
pub use trials::{Experiment, Progress, Shard, Simulate, Unwatched};

use crate::city::City;
use crate::rng::Streams;
use crate::setup::Setup;

/// Address of one replication of one design.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trial {
    /// Index of the design.
    pub design: usize,
    /// Number of the city, from 1.
    pub city: u32,
    /// Number of the replication, from 1.
    pub replication: u32,
}

/// City number `city` (from 1) of a setup, which is the setup of that city's parameter set; the rules do not affect it.
pub fn draw_city(setup: &Setup, city: u32) -> City {
    let run = &setup.tables.run;
    City::draw(&setup.source, &setup.tables, &setup.functions, Streams::of_city(run.seed, city), run.scale)
}
