//! Trials, designs × cities × replications, simulated in parallel and delivered strictly in order.
//!
//! At most a few trials per thread are simulated ahead of the consumer, so memory stays constant; what is delivered depends on neither
//! the number of threads nor their speed. A city is drawn once and shared by its replications. Each parameter set has its own cities,
//! and a trial is simulated and delivered with the setup of its city's set.

use super::beside::{Beside, pool};
use super::grid::TrialGrid;
use super::journal::{Journal, Outcome};
use crate::city::City;
use crate::engine::{Executor, Log, ReplicationOutput, Trial, draw_city, simulate_beside};
use crate::error::{Error, Result};
use crate::messages::{Language, Message, message, text};
use crate::setup::Setup;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};

/// Simulates one replication (from 1) of a setup in a city (from 1), as [`crate::engine::simulate`] does.
pub type Simulate = fn(&Setup, &City, u32, u32, Log) -> ReplicationOutput;

/// Receives the progress of an experiment.
///
/// ```
/// use jiesu::experiment::Progress;
/// use std::sync::atomic::{AtomicU64, Ordering};
///
/// /// Counts the trials that were delivered.
/// struct Count(AtomicU64);
///
/// impl Progress for Count {
///     fn begin(&self, _: u64) {}
///     fn advance(&self) {
///         self.0.fetch_add(1, Ordering::Relaxed);
///     }
/// }
/// ```
pub trait Progress: Sync {
    /// The number of trials that will be delivered.
    fn begin(&self, trials: u64);
    /// One more trial was delivered.
    fn advance(&self);
    /// All trials were delivered, or an error ended them.
    fn end(&self) {}
}

/// Ignores progress.
#[derive(Clone, Copy, Debug)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _: u64) {}
    fn advance(&self) {}
}

/// What is simulated, how many trials of it, and how.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::Experiment;
///
/// let setups = [&setup];
/// let experiment = Experiment { threads: 2, ..Experiment::of(&setups) };
/// let mut orders = 0;
/// experiment.run(|_, _, _, output| {
///     orders += output.ledger.orders;
///     Ok(())
/// })?;
/// // The same, where a trial that fails does not end the experiment.
/// let mut again = 0;
/// experiment.run_with(None, |_, _, _, outcome| {
///     again += outcome.map_or(0, |output| output.ledger.orders);
///     Ok(())
/// })?;
/// assert_eq!(orders, again);
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone)]
pub struct Experiment<'a> {
    /// The designs.
    pub setups: &'a [&'a Setup],
    /// How many trials of each.
    pub grid: TrialGrid,
    /// Whether orders are logged.
    pub log: Log,
    /// Number of threads; 0 for one per core.
    pub threads: usize,
    /// What simulates a replication in place of the engine, for example with a planted fault; idle threads then do not help.
    pub stand_in: Option<Simulate>,
    /// Receives the progress.
    pub progress: &'a dyn Progress,
    /// Which trials to simulate; the others are delivered only if the journal has them.
    pub shard: Shard,
}

/// A part of the trials: those whose number modulo `of` is `part`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which part, from 0.
    pub part: u64,
    /// How many parts.
    pub of: u64,
}

impl Shard {
    /// All trials.
    pub const ALL: Shard = Shard { part: 0, of: 1 };
    /// No trial.
    pub const NONE: Shard = Shard { part: 1, of: 1 };

    fn has(self, number: u64) -> bool {
        number % self.of == self.part
    }
}

/// The state that worker threads and the consumer share.
#[derive(Default)]
struct Schedule {
    /// The next trial that no worker has taken.
    next: u64,
    /// Number of trials delivered.
    delivered: u64,
    /// Trials simulated and not yet delivered.
    done: BTreeMap<u64, Outcome>,
    /// Cities in use, each with its setup.
    cities: BTreeMap<(usize, u32), Arc<LazyCity>>,
    /// Whether workers must not begin another trial.
    stopped: bool,
}

/// A city, and the setup of its parameter set, if there are sets.
struct PreparedCity {
    setup: Option<Setup>,
    city: City,
}

/// A city that the first worker to need it draws, or why it cannot be drawn.
type LazyCity = OnceLock<std::result::Result<PreparedCity, String>>;

impl PreparedCity {
    fn of(setup: &Setup, number: u32) -> std::result::Result<PreparedCity, String> {
        let own = setup.in_city(number).map_err(|error| error.to_string())?;
        let city = draw_city(&own, number);
        let setup = match own {
            Cow::Borrowed(_) => None,
            Cow::Owned(own) => Some(own),
        };
        Ok(PreparedCity { setup, city })
    }
}

struct Shared {
    schedule: Mutex<Schedule>,
    changed: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Schedule> {
        self.schedule.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, schedule: MutexGuard<'a, Schedule>) -> MutexGuard<'a, Schedule> {
        self.changed.wait(schedule).unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the outcome of a trial; none if the experiment was stopped.
    fn take(&self, number: u64) -> Option<Outcome> {
        let mut schedule = self.lock();
        loop {
            if let Some(outcome) = schedule.done.remove(&number) {
                return Some(outcome);
            }
            if schedule.stopped {
                return None;
            }
            schedule = self.wait(schedule);
        }
    }

    fn stop(&self) {
        self.lock().stopped = true;
        self.changed.notify_all();
    }
}

/// Stops all threads when its owner panics, so that no thread waits for a trial that will never finish.
struct StopOnPanic<'a>(&'a Shared);

impl Drop for StopOnPanic<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.stop();
        }
    }
}

impl<'a> Experiment<'a> {
    /// As many trials of these designs as their scenarios ask for, on one thread per core.
    pub fn of(setups: &'a [&'a Setup]) -> Experiment<'a> {
        Experiment {
            setups,
            grid: TrialGrid::wished(setups.iter().copied()),
            log: Log::Off,
            threads: 0,
            stand_in: None,
            progress: &Unwatched,
            shard: Shard::ALL,
        }
    }

    /// The same designs and settings, with another grid.
    #[must_use]
    pub(crate) fn on(&self, grid: TrialGrid) -> Experiment<'a> {
        Experiment { grid, ..*self }
    }

    /// Simulates all trials and passes each to `consume`, in order of design, city and replication.
    ///
    /// # Errors
    /// The first error of `consume`; an I/O error if threads cannot be started; a failure if a trial fails.
    pub fn run(&self, mut consume: impl FnMut(&Trial, &Setup, &City, ReplicationOutput) -> Result<()>) -> Result<()> {
        self.run_with(None, |trial, setup, city, outcome| match outcome {
            Ok(output) => consume(trial, setup, city, output),
            Err(reason) => Err(Error::failed(message!(
                "error-trial",
                design = &setup.name,
                city = trial.city,
                replication = trial.replication,
                reason = reason
            ))),
        })
    }

    /// The same, taking from the journal what earlier runs have simulated; new trials are recorded before they are delivered. A trial
    /// that fails is delivered with its reason.
    ///
    /// # Errors
    /// The first error of `consume` or of the journal; an I/O error if threads cannot be started.
    pub fn run_with(
        &self,
        mut journal: Option<&mut Journal>,
        mut consume: impl FnMut(&Trial, &Setup, &City, Outcome) -> Result<()>,
    ) -> Result<()> {
        let trials = &self.grid;
        let count = trials.trials();
        let known: Vec<u64> =
            journal.as_ref().map(|journal| (0..count).filter(|n| journal.has(&trials.at(*n))).collect()).unwrap_or_default();
        let wanted = |number: u64| self.shard.has(number) && known.binary_search(&number).is_err();
        self.progress.begin((0..count).filter(|n| self.shard.has(*n) || known.binary_search(n).is_ok()).count() as u64);
        let pool = pool(self.threads)?;
        let threads = pool.current_num_threads() as u64;
        // Threads that no trial needs work inside the replications.
        let todo = (0..count).filter(|n| wanted(*n)).take(threads as usize).count();
        let idle = threads as usize - todo;
        let beside = if idle > 0 && todo > 0 { Some(Beside::new(idle.min(todo))?) } else { None };
        let beside = beside.as_ref().map(|beside| beside as &dyn Executor);
        // Order logs and cells of communities are large: then the window is as small as it can be without idle threads.
        let large = self.log == Log::Orders || self.setups.iter().any(|setup| setup.tables.output.has_level("community"));
        let window = if large { threads + 1 } else { 4 * threads } * self.shard.of;
        let shared = Shared { schedule: Mutex::new(Schedule::default()), changed: Condvar::new() };
        let shared = &shared;
        let wanted = &wanted;
        let outcome = pool.in_place_scope(|scope| {
            let _stop = StopOnPanic(shared);
            for _ in 0..threads.min(count) {
                scope.spawn(move |_| self.work(window, wanted, beside, shared));
            }
            let outcome = self.deliver(wanted, shared, &mut journal, &mut consume);
            shared.stop();
            outcome
        });
        self.progress.end();
        outcome
    }

    /// Simulates one trial after another until none is left.
    fn work(&self, window: u64, wanted: &(impl Fn(u64) -> bool + Sync), beside: Option<&dyn Executor>, shared: &Shared) {
        let (trials, count) = (&self.grid, self.grid.trials());
        let _stop = StopOnPanic(shared);
        loop {
            let mut schedule = shared.lock();
            loop {
                while schedule.next < count && !wanted(schedule.next) {
                    schedule.next += 1;
                }
                if schedule.stopped || schedule.next >= count {
                    return;
                }
                if schedule.next < schedule.delivered + window {
                    break;
                }
                schedule = shared.wait(schedule);
            }
            let number = schedule.next;
            schedule.next += 1;
            let trial = trials.at(number);
            let city = schedule.cities.entry((trial.design, trial.city)).or_default().clone();
            drop(schedule);
            let setup = self.setups[trial.design];
            let replicate = || {
                let PreparedCity { setup: own, city } =
                    city.get_or_init(|| PreparedCity::of(setup, trial.city)).as_ref().map_err(String::clone)?;
                let setup = own.as_ref().unwrap_or(setup);
                Ok(match self.stand_in {
                    Some(simulate) => simulate(setup, city, trial.city, trial.replication, self.log),
                    None => simulate_beside(beside, setup, city, trial.city, trial.replication, self.log),
                })
            };
            let outcome = catch_unwind(AssertUnwindSafe(replicate)).map_err(|panic| reason(panic.as_ref())).flatten();
            shared.lock().done.insert(number, outcome);
            shared.changed.notify_all();
        }
    }

    fn deliver(
        &self,
        wanted: &impl Fn(u64) -> bool,
        shared: &Shared,
        journal: &mut Option<&mut Journal>,
        consume: &mut impl FnMut(&Trial, &Setup, &City, Outcome) -> Result<()>,
    ) -> Result<()> {
        let trials = &self.grid;
        for number in 0..trials.trials() {
            let trial = trials.at(number);
            let outcome = if wanted(number) {
                let outcome = shared.take(number);
                // A panic outside a trial: the scope propagates it.
                let Some(outcome) = outcome else { return Ok(()) };
                if let Some(journal) = journal {
                    journal.put(&trial, &outcome)?;
                }
                Some(outcome)
            } else {
                match journal {
                    Some(journal) => journal.get(&trial)?,
                    None => None,
                }
            };
            if let Some(outcome) = outcome {
                let mut schedule = shared.lock();
                let city = schedule.cities.entry((trial.design, trial.city)).or_default().clone();
                drop(schedule);
                let setup = self.setups[trial.design];
                let place = city.get_or_init(|| PreparedCity::of(setup, trial.city)).as_ref();
                let PreparedCity { setup: own, city } = place.map_err(|reason| Error::failed(Message::verbatim(reason.as_str())))?;
                consume(&trial, own.as_ref().unwrap_or(setup), city, outcome)?;
                self.progress.advance();
            }
            let mut schedule = shared.lock();
            schedule.delivered = number + 1;
            if trials.is_last_of_city(&trial) {
                schedule.cities.remove(&(trial.design, trial.city));
            }
            drop(schedule);
            shared.changed.notify_all();
        }
        Ok(())
    }
}

/// The words of a panic.
fn reason(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| text.to_string()).or_else(|| panic.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| text!(Language::English, "error-no-words"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::fixtures;
    use crate::experiment::Counts;

    /// A digest of each trial, in the order of delivery.
    fn delivered(threads: usize, log: Log) -> Vec<(Trial, u64, usize)> {
        let setups = [fixtures::setup("a", 2, 3), fixtures::setup("b", 1, 4)];
        let setups = [&setups[0], &setups[1]];
        let experiment = Experiment { log, threads, stand_in: Some(fixtures::simulate), ..Experiment::of(&setups) };
        let mut list = Vec::new();
        experiment
            .run(|trial, _, _, output| {
                list.push((*trial, output.ledger.orders, output.orders.len()));
                Ok(())
            })
            .unwrap();
        list
    }

    #[test]
    fn trials_come_in_order_for_any_number_of_threads() {
        let one = delivered(1, Log::Off);
        assert_eq!(one.len(), 10);
        assert!(one.is_sorted_by_key(|(trial, ..)| *trial));
        assert_eq!(one[3].0, Trial { design: 0, city: 2, replication: 1 });
        for threads in [2, 3, 8] {
            assert_eq!(delivered(threads, Log::Off), one);
        }
        assert_eq!(delivered(1, Log::Orders), delivered(4, Log::Orders));
    }

    #[test]
    fn later_cities_of_some_designs_are_those_of_a_longer_run() {
        let setups = ["a", "b", "c"].map(|name| fixtures::setup(name, 1, 2));
        let setups = setups.each_ref();
        let output = |cities: [u32; 3], after: u32| {
            let grid = TrialGrid::of(cities.map(|cities| Counts { cities, replications: 2 })).after(after);
            let experiment = Experiment { threads: 2, stand_in: Some(fixtures::simulate), grid, ..Experiment::of(&setups) };
            let mut list = Vec::new();
            experiment
                .run(|trial, _, city, output| {
                    list.push((*trial, output.ledger.events, city.communities.len()));
                    Ok(())
                })
                .unwrap();
            list
        };
        let whole = output([5; 3], 0);
        let later = output([0, 2, 0], 3);
        let expected: Vec<_> = whole.into_iter().filter(|(trial, ..)| trial.design == 1 && trial.city > 3).collect();
        assert_eq!(later, expected);
    }

    #[test]
    fn an_error_of_the_consumer_ends_the_experiment() {
        let setup = fixtures::setup("a", 1, 50);
        let setups = [&setup];
        let experiment = Experiment { threads: 2, stand_in: Some(fixtures::simulate), ..Experiment::of(&setups) };
        let mut received = 0;
        let outcome = experiment.run(|_, _, _, _| {
            received += 1;
            if received == 3 { Err(Error::input("", "", Message::verbatim("enough"))) } else { Ok(()) }
        });
        assert!(outcome.is_err());
        assert_eq!(received, 3);
    }

    #[test]
    fn a_failed_trial_is_delivered_with_its_reason() {
        let setup = fixtures::setup("a", 2, 3);
        let setups = [&setup];
        let fails = |setup: &Setup, city: &City, number: u32, replication: u32, log: Log| {
            assert!((number, replication) != (2, 1), "it broke in city {number}");
            fixtures::simulate(setup, city, number, replication, log)
        };
        let at = |threads| {
            let experiment = Experiment { threads, stand_in: Some(fails), ..Experiment::of(&setups) };
            let mut list = Vec::new();
            experiment
                .run_with(None, |trial, _, _, outcome| {
                    list.push((*trial, outcome.map(|output| output.ledger.events)));
                    Ok(())
                })
                .unwrap();
            assert!(matches!(experiment.run(|_, _, _, _| Ok(())), Err(Error::Failed(_))));
            list
        };
        let list = at(1);
        assert_eq!(list.len(), 6);
        let failed: Vec<_> = list.iter().filter_map(|(trial, outcome)| Some((trial, outcome.as_ref().err()?.as_str()))).collect();
        assert_eq!(failed, [(&Trial { design: 0, city: 2, replication: 1 }, "it broke in city 2")]);
        assert_eq!(list, at(3));
    }
}
