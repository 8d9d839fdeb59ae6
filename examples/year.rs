//! The run time of a replication in seconds of one processor, for warm-up and measurement period; and a hash of its output.
//!
//! `cargo run --release --example year -- scenarios/base/beijing-2019.toml run.scale=0.05`
#![allow(clippy::print_stdout, clippy::disallowed_methods)]

use jiesu::city::City;
use jiesu::engine::{Executor, Log, Probe, simulate_beside, simulate_with_probe};
use jiesu::error::Result;
use jiesu::rng::Streams;
use jiesu::scenario::Scenario;
use jiesu::setup::{Data, Setup};
use jiesu::time::DAY;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::Instant;

/// Processor seconds of this process; if the system does not provide them, seconds on the clock.
fn seconds(since: Instant) -> f64 {
    let statistics = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanos = statistics.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    nanos.map_or_else(|| since.elapsed().as_secs_f64(), |nanos| nanos / 1e9)
}

/// Records the time at which the measurement period begins.
struct Marks {
    since: Instant,
    midnights: i32,
    seconds: [f64; 2],
}

impl Probe for Marks {
    fn before(&mut self) {
        if self.seconds[0] == 0.0 {
            self.seconds[0] = seconds(self.since);
        }
    }

    fn after(&mut self, kind: &'static str) {
        if kind == "Midnight" {
            self.midnights -= 1;
            if self.midnights == 0 {
                self.seconds[1] = seconds(self.since);
            }
        }
    }
}

/// A thread for each second task.
struct Threads;

impl Executor for Threads {
    fn join(&self, beside: &mut (dyn FnMut() + Send), here: &mut dyn FnMut()) {
        std::thread::scope(|scope| {
            scope.spawn(beside);
            here();
        });
    }
}

/// A line of `/proc/self/status`, in MiB.
fn mebibytes(name: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse::<f64>().ok().map(|kibibytes| kibibytes / 1024.0)
}

fn main() -> Result<()> {
    let since = Instant::now();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = arguments.first().map_or("scenarios/base/beijing-2019.toml", String::as_str);
    let scenario = Scenario::load(Path::new(file), arguments.get(1..).unwrap_or_default())?;
    let setup = Setup::new(&scenario, Data::read(&scenario)?)?;
    let run = &setup.tables.run;
    let city = City::draw(&setup.source, &setup.tables, &setup.functions, Streams::of_city(run.seed, 1), run.scale);
    let log = if std::env::var_os("ORDERS").is_some() { Log::Orders } else { Log::Off };
    let mut marks = Marks { since, midnights: setup.start / DAY + 1, seconds: [0.0; 2] };
    let mut output = if std::env::var_os("BESIDE").is_some() {
        simulate_beside(Some(&Threads), &setup, &city, 1, 1, log)
    } else {
        simulate_with_probe(&mut marks, &setup, &city, 1, 1, log)
    };
    let end = seconds(since);
    let [first, warm] = marks.seconds;
    let events = std::mem::take(&mut output.ledger.events);
    let mut hasher = DefaultHasher::new();
    format!("{output:?}").hash(&mut hasher);
    println!(
        "{} residents, {} orders, {} events; start-up {first:.2} s, warm-up {:.2} s, measurement period {:.2} s; peak {:.0} MiB; {:016x}",
        city.residents.1,
        output.ledger.orders,
        events,
        warm - first,
        end - warm,
        mebibytes("VmHWM:").unwrap_or_default(),
        hasher.finish()
    );
    Ok(())
}
