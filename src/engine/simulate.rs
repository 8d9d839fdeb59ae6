//! The entry points: one replication of a setup in a city.

use super::World;
use super::demand::{Arrivals, Executor, Inline, Pipeline};
use super::replication::{Log, ReplicationOutput};
use crate::city::City;
use crate::rng::{DrawSink, Streams};
use crate::setup::Setup;

/// A hook that is called around each event, for example a stopwatch.
///
/// ```
/// # fn main() -> jiesu::Result<()> {
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::engine::{Log, Probe, draw_city, simulate_with_probe};
///
/// /// Counts the events.
/// struct Count(u64);
///
/// impl Probe for Count {
///     fn before(&mut self) {}
///     fn after(&mut self, _: &'static str) {
///         self.0 += 1;
///     }
/// }
///
/// let mut count = Count(0);
/// let output = simulate_with_probe(&mut count, &setup, &draw_city(&setup, 1), 1, 1, Log::Off);
/// assert!(count.0 > 0);
/// assert_eq!(count.0, output.ledger.events);
/// # Ok(())
/// # }
/// ```
pub trait Probe {
    /// Called before an event is handled.
    fn before(&mut self);
    /// Called after it was handled; `kind` is its name in the code.
    fn after(&mut self, kind: &'static str);
}

/// Does nothing.
impl Probe for () {
    fn before(&mut self) {}
    fn after(&mut self, _: &'static str) {}
}

/// Simulates one replication (from 1) of a setup in a city (from 1).
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::engine::{Log, draw_city, simulate};
///
/// let city = draw_city(&setup, 1);
/// let output = simulate(&setup, &city, 1, 1, Log::Orders);
/// assert!(output.ledger.orders > 0 && !output.orders.is_empty());
/// // The same address gives the same replication, and logging its orders changes nothing.
/// let again = simulate(&setup, &city, 1, 1, Log::Off);
/// assert_eq!(again.ledger.to_bytes(), output.ledger.to_bytes());
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn simulate(setup: &Setup, city: &City, city_number: u32, replication: u32, log: Log) -> ReplicationOutput {
    simulate_with_probe(&mut (), setup, city, city_number, replication, log)
}

/// Calls a hook around each event; time spent in the queue falls between calls. Otherwise as [`simulate`].
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::engine::{Log, draw_city, simulate, simulate_with_probe};
///
/// // The probe `()` does nothing.
/// let city = draw_city(&setup, 1);
/// let output = simulate_with_probe(&mut (), &setup, &city, 1, 1, Log::Off);
/// assert_eq!(output.ledger.to_bytes(), simulate(&setup, &city, 1, 1, Log::Off).ledger.to_bytes());
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn simulate_with_probe(
    probe: &mut impl Probe,
    setup: &Setup,
    city: &City,
    city_number: u32,
    replication: u32,
    log: Log,
) -> ReplicationOutput {
    simulate_with(probe, &Inline, setup, city, streams_of(setup, city_number, replication), log)
}

/// As [`simulate`], with a record of every draw and every scheduled event.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::engine::{draw_city, simulate_logged};
/// use jiesu::rng::{DrawLog, Purpose};
///
/// let log = DrawLog::default();
/// simulate_logged(&log, &setup, &draw_city(&setup, 1), 1, 1);
/// assert!(log.by_address().iter().any(|record| record.purpose == Purpose::Onsets));
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn simulate_logged(sink: impl DrawSink, setup: &Setup, city: &City, city_number: u32, replication: u32) -> ReplicationOutput {
    simulate_with(&mut (), &Inline, setup, city, streams_of(setup, city_number, replication).logged(sink), Log::Off)
}

pub(super) fn streams_of(setup: &Setup, city_number: u32, replication: u32) -> Streams {
    let run = &setup.tables.run;
    Streams::of_trial(run.seed, run.random_numbers, city_number, replication)
}

/// The mean of a replication's daily contact factors over the measurement period; its expectation is 1. `None` if days have no random factor.
#[cfg(feature = "analysis")]
pub(crate) fn mean_day_factor(setup: &Setup, city_number: u32, replication: u32) -> Option<f64> {
    let (streams, dispersion) = (streams_of(setup, city_number, replication), setup.tables.demand.dispersion);
    let days = setup.start / crate::time::DAY..setup.end / crate::time::DAY;
    let number = days.len();
    let sum: f64 = days.map(|day| super::exposure::day_factor(day, dispersion, &streams)).sum();
    (dispersion > 0.0 && number > 0).then(|| sum / number as f64)
}

/// As [`simulate`]; if there is an executor, the onsets of a day may be prepared beside the events of the day before. The output is the
/// same for any executor.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1"].map(String::from);
/// # let scenario = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&scenario)?;
/// use jiesu::engine::{Executor, Log, draw_city, simulate, simulate_beside};
///
/// /// A thread for each second task.
/// struct Threads;
///
/// impl Executor for Threads {
///     fn join(&self, beside: &mut (dyn FnMut() + Send), here: &mut dyn FnMut()) {
///         std::thread::scope(|scope| {
///             scope.spawn(beside);
///             here();
///         });
///     }
/// }
///
/// let city = draw_city(&setup, 1);
/// let output = simulate_beside(Some(&Threads), &setup, &city, 1, 1, Log::Off);
/// assert_eq!(output.ledger.orders, simulate(&setup, &city, 1, 1, Log::Off).ledger.orders);
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn simulate_beside(
    executor: Option<&dyn Executor>,
    setup: &Setup,
    city: &City,
    city_number: u32,
    replication: u32,
    log: Log,
) -> ReplicationOutput {
    let streams = streams_of(setup, city_number, replication);
    match executor {
        Some(executor) => simulate_with(&mut (), &executor, setup, city, streams, log),
        None => simulate_with(&mut (), &Inline, setup, city, streams, log),
    }
}

fn simulate_with<N: DrawSink>(
    probe: &mut impl Probe,
    pipeline: &impl Pipeline<N>,
    setup: &Setup,
    city: &City,
    streams: Streams<N>,
    log: Log,
) -> ReplicationOutput {
    let arrivals = Arrivals::new(setup, city, streams);
    let mut world = World::new(&arrivals, log);
    let mut onsets = world.begin();
    world.run(probe, pipeline, &mut onsets);
    world.finish(&mut onsets)
}
