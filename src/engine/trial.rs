//! The address of a trial, and the city in which it takes place.

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
