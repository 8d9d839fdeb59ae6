//! Finds the steady-state reputation and trust of a city without reform, for `city.reputation` and `city.trust` of a base file.
//!
//! `cargo run --release --example steady -- scenarios/base/beijing.toml run.scale=0.1`
//!
//! All levers are switched off. The city is simulated for a year; the outcomes of that year (reputation: share of orders cured; trust:
//! half resolved, half credit for satisfaction) become the initial values, until both change by less than 0.0005.
#![allow(clippy::print_stdout, clippy::disallowed_methods)]

use jiesu::city::City;
use jiesu::engine::{Log, simulate};
use jiesu::error::Result;
use jiesu::ledger::{Answers, Review};
use jiesu::levers::Levers;
use jiesu::rng::Streams;
use jiesu::scenario::Scenario;
use jiesu::setup::{Data, Setup};
use std::path::Path;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = arguments.first().map_or("scenarios/base/beijing.toml", String::as_str);
    let mut scenario = Scenario::load(Path::new(file), arguments.get(1..).unwrap_or_default())?;
    scenario.tables.rules = Levers::default();
    scenario.warmup = Levers::default();
    scenario.phases.clear();
    for round in 1..=12 {
        let setup = Setup::new(&scenario, Data::read(&scenario)?)?;
        let run = &setup.tables.run;
        let mut sum = Answers::default();
        for replication in 1..=2 {
            let streams = Streams::of_city(run.seed, 1);
            let city = City::draw(&setup.source, &setup.tables, &setup.functions, streams, run.scale);
            let output = simulate(&setup, &city, 1, replication, Log::Off);
            for street in 0..city.streets.len() {
                sum.add(&output.ledger.place_sum(setup.periods.periods[0].intervals, street).reviews[Review::Observer as usize]);
            }
        }
        let share = |count: u32| f64::from(count) / f64::from(sum.reviewed.max(1));
        let (reputation, trust) = (share(sum.cured), 0.5 * share(sum.resolved) + 0.05 * share(sum.credit));
        println!("round {round}: reputation {reputation:.4}, trust {trust:.4} from {} orders", sum.reviewed);
        let city = &mut scenario.tables.city;
        let moved = (city.reputation - reputation).abs().max((city.trust - trust).abs());
        (city.reputation, city.trust) = (reputation, trust);
        if moved < 0.0005 {
            break;
        }
    }
    Ok(())
}
