//! Whole cities: a scenario with its setup and its first city, simulated several times.

use jiesu::city::City;
use jiesu::engine::{Log, ReplicationOutput, simulate};
use jiesu::ledger::{Cell, Period, PeriodKind};
use jiesu::rng::Streams;
use jiesu::scenario::Scenario;
use jiesu::setup::{Data, Setup};
use rayon::prelude::*;
use statrs::distribution::{ContinuousCDF, StudentsT};
use std::path::Path;

/// A setup and its first city.
pub(crate) struct Model {
    pub(crate) setup: Setup,
    pub(crate) city: City,
}

/// Of several `key=value` settings of one key, the last.
pub(crate) fn last_of_each(sets: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for set in sets {
        let key = |set: &str| set.split('=').next().unwrap().to_string();
        kept.retain(|other| key(other) != key(&set));
        kept.push(set);
    }
    kept
}

impl Model {
    /// The model of a scenario file of this repository, with keys set; of several values of one key the last applies.
    pub(crate) fn of(file: &str, sets: &[&str]) -> Model {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let sets = last_of_each(sets.iter().map(|set| set.to_string()));
        let scenario = Scenario::load(&path, &sets).unwrap_or_else(|error| panic!("{error}"));
        Model::new(&scenario)
    }

    pub(crate) fn new(scenario: &Scenario) -> Model {
        let setup = Setup::new(scenario, Data::read(scenario).unwrap()).unwrap();
        let run = &setup.tables.run;
        let city = City::draw(&setup.source, &setup.tables, &setup.functions, Streams::of_city(run.seed, 1), run.scale);
        Model { setup, city }
    }

    /// Replications 1 to `count`.
    pub(crate) fn replications(&self, count: u32) -> Vec<ReplicationOutput> {
        (1..=count).into_par_iter().map(|r| simulate(&self.setup, &self.city, 1, r, Log::Off)).collect()
    }

    pub(crate) fn one_with_orders(&self) -> ReplicationOutput {
        simulate(&self.setup, &self.city, 1, 1, Log::Orders)
    }

    /// The sum of all cells of a period over all streets.
    pub(crate) fn total(&self, output: &ReplicationOutput, period: &Period) -> Cell {
        let mut sum = Cell::default();
        (0..self.city.streets.len()).for_each(|street| sum.add(&output.ledger.place_sum(period.intervals, street)));
        sum
    }

    pub(crate) fn run_total(&self, output: &ReplicationOutput) -> Cell {
        self.total(output, &self.setup.periods.periods[0])
    }

    pub(crate) fn months(&self) -> impl Iterator<Item = &Period> {
        self.setup.periods.periods.iter().filter(|period| period.kind == PeriodKind::Month)
    }
}

/// Mean and half-width of the 95 % interval of independent values (Student's t).
pub(crate) fn half_width(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let sd = (values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0)).sqrt();
    let t = StudentsT::new(0.0, 1.0, n - 1.0).unwrap().inverse_cdf(0.975);
    (mean, t * sd / n.sqrt())
}
