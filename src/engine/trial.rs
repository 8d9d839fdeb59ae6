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
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::{Setup, draw_city};
///
/// let unranked = Setup::read(&base.with("unranked", &["rules.ranking.enabled=false".into()])?)?;
/// let residents = |setup, city| draw_city(setup, city).communities.iter().map(|place| place.residents).collect::<Vec<u32>>();
/// assert_eq!(residents(&setup, 1), residents(&unranked, 1));
/// assert_ne!(residents(&setup, 1), residents(&setup, 2));
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn draw_city(setup: &Setup, city: u32) -> City {
    let run = &setup.tables.run;
    City::draw(&setup.source, &setup.tables, &setup.functions, Streams::of_city(run.seed, city), run.scale)
}
