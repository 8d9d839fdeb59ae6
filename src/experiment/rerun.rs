//! Single trials simulated again, such as a sample of those of a report.

use super::beside::pool;
use super::trials::Progress;
use crate::city::City;
use crate::engine::{Log, ReplicationOutput, Trial, draw_city, simulate};
use crate::error::Result;
use crate::setup::Setup;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

/// A trial simulated again.
pub struct Rerun {
    /// The trial.
    pub trial: Trial,
    /// The setup of its city.
    pub setup: Setup,
    /// Its city.
    pub city: City,
    /// What it gives.
    pub output: ReplicationOutput,
}

/// Simulates the given trials on `threads` threads (0 for one per core) and returns them in the same order. All are in memory at once.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::{Trial, experiment::{Unwatched, rerun}};
///
/// let trial = Trial { design: 0, city: 2, replication: 1 };
/// let again = rerun(&[&setup], &[trial], 0, &Unwatched)?;
/// assert_eq!(again[0].trial, trial);
/// assert!(again[0].output.ledger.orders > 0);
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// Bad input if a setup has no such city; an I/O error if threads cannot be started.
pub fn rerun(setups: &[&Setup], trials: &[Trial], threads: usize, progress: &dyn Progress) -> Result<Vec<Rerun>> {
    let one = |trial: &Trial| {
        let setup = setups[trial.design].in_city(trial.city)?.into_owned();
        let city = draw_city(&setup, trial.city);
        let output = simulate(&setup, &city, trial.city, trial.replication, Log::Off);
        progress.advance();
        Ok(Rerun { trial: *trial, setup, city, output })
    };
    let pool = pool(threads)?;
    progress.begin(trials.len() as u64);
    let all = pool.install(|| trials.into_par_iter().map(one).collect());
    progress.end();
    all
}
