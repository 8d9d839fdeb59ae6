//! The cost of each kind of event: events per order, nanoseconds per event, nanoseconds per order.
//!
//! `cargo run --release --example events -- scenarios/base/beijing-2019.toml run.scale=0.05`
//!
//! Time between events is counted as the event list's. The time of reading the clock, measured first, is subtracted.
#![allow(clippy::print_stdout, clippy::disallowed_methods)]

use jiesu::engine::draw_city;
use jiesu::engine::{Log, Probe, simulate_with_probe};
use jiesu::error::Result;
use jiesu::scenario::Scenario;
use jiesu::setup::{Data, Setup};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

struct Stopwatch {
    at: Instant,
    queue: Duration,
    kinds: BTreeMap<&'static str, (u64, Duration)>,
}

impl Probe for Stopwatch {
    fn before(&mut self) {
        let now = Instant::now();
        self.queue += now - self.at;
        self.at = now;
    }

    fn after(&mut self, kind: &'static str) {
        let now = Instant::now();
        let (count, time) = self.kinds.entry(kind).or_default();
        *count += 1;
        *time += now - self.at;
        self.at = Instant::now();
    }
}

/// Mean nanoseconds between two readings of the clock.
fn clock() -> f64 {
    let (start, n) = (Instant::now(), 1_000_000);
    for _ in 0..n {
        std::hint::black_box(Instant::now());
    }
    start.elapsed().as_nanos() as f64 / f64::from(n)
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = arguments.first().map_or("scenarios/base/beijing-2019.toml", String::as_str);
    let scenario = Scenario::load(Path::new(file), arguments.get(1..).unwrap_or_default())?;
    let setup = Setup::new(&scenario, Data::read(&scenario)?)?;
    let city = draw_city(&setup, 1);
    let clock = clock();
    let mut watch = Stopwatch { at: Instant::now(), queue: Duration::ZERO, kinds: BTreeMap::new() };
    let output = simulate_with_probe(&mut watch, &setup, &city, 1, 1, Log::Off);
    let (orders, events) = (output.ledger.orders as f64, output.ledger.events as f64);
    println!(
        "{} orders, {:.1} events per order, including the warm-up; reading the clock takes {clock:.0} ns",
        output.ledger.orders,
        events / orders
    );
    println!("{:16} {:>14} {:>14} {:>14}", "event", "per order", "ns each", "ns per order");
    let mut rows: Vec<(&str, f64, f64)> = watch
        .kinds
        .iter()
        .map(|(kind, (count, time))| (*kind, *count as f64, (time.as_nanos() as f64 - clock * *count as f64).max(0.0)))
        .collect();
    // Ends of latent problems are counted at onset, without an event of their own.
    rows.push(("ends (latent)", events - rows.iter().map(|row| row.1).sum::<f64>(), 0.0));
    rows.push(("event list", events, (watch.queue.as_nanos() as f64 - clock * events).max(0.0)));
    rows.sort_by(|a, b| b.2.total_cmp(&a.2));
    for (kind, count, nanos) in &rows {
        println!("{kind:16} {:14.3} {:14.0} {:14.0}", count / orders, nanos / count, nanos / orders);
    }
    let sum: f64 = rows.iter().map(|row| row.2).sum();
    println!("{:16} {:14.1} {:14.0} {:14.0}", "all", events / orders, sum / events, sum / orders);
    Ok(())
}
