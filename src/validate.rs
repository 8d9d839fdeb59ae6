//! Validation: scenarios with known theoretical results, simulated like any scenario and compared with those results.
//!
//! A quantity passes a test of equivalence (two one-sided tests, Schuirmann 1987): the 95 % interval of its mean over replications must lie
//! within [`MARGIN`] of the exact value and be no wider than [`HALF_WIDTH`] to either side. If the simulated mean is off by the margin or
//! more, it passes with a probability of at most 2.5 %; if it is exact, it fails with a probability that `jiesu validate` prints.

mod cases;
pub(crate) mod formulas;

use crate::analysis::statistics::{IntervalEstimator, mean};
use crate::analysis::student::upper_tail;
use crate::engine::{Log, ReplicationOutput};
use crate::error::{Error, Result};
use crate::experiment::{Experiment, Progress, Simulate};
use crate::messages::{Message, message};
use crate::scenario::Scenario;
use crate::setup::{Data, Setup};
pub use cases::{FILES, cases};
use std::path::Path;

/// Maximum deviation from the exact value, as a share of it.
pub const MARGIN: f64 = 0.01;
/// Maximum half-width of the 95 % interval, as a share of the exact value.
pub const HALF_WIDTH: f64 = 0.005;
/// Level of the interval: each of the two one-sided tests has a level of 2.5 %.
const LEVEL: f64 = 0.95;

/// A scenario with known results.
pub struct Case {
    /// Its name, for `--case`.
    pub name: &'static str,
    /// Its name for readers.
    pub title: Message,
    /// Its file among [`FILES`].
    pub file: &'static str,
    /// Whether its quantities need single orders.
    pub log: Log,
    /// The quantities whose values are known.
    pub quantities: Vec<Quantity>,
    /// The value of each quantity in one replication.
    pub measure: fn(&Setup, &ReplicationOutput) -> Vec<f64>,
}

/// A quantity whose value is known.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// Its name, with the unit.
    pub name: Message,
    /// The formula.
    pub formula: &'static str,
    /// The source of the formula.
    pub source: Message,
    /// Its exact value.
    pub exact: f64,
}

/// A quantity as simulated.
#[derive(Clone, Debug)]
pub struct Check {
    /// The name of the case for readers.
    pub title: Message,
    /// The quantity.
    pub quantity: Quantity,
    /// Mean over replications.
    pub estimate: f64,
    /// Half-width of its 95 % interval by Student's t.
    pub half_width: f64,
    /// Number of replications.
    pub replications: usize,
}

impl Check {
    /// Checks the values of a quantity in independent replications.
    pub(crate) fn of(title: &Message, quantity: &Quantity, values: &[f64]) -> Check {
        let estimate = mean(values);
        let n = values.len();
        let variance = values.iter().map(|v| (v - estimate) * (v - estimate)).sum::<f64>() / (n as f64 - 1.0);
        let half_width = IntervalEstimator::default().t(n.saturating_sub(1), (1.0 + LEVEL) / 2.0) * libm::sqrt(variance / n as f64);
        Check { title: title.clone(), quantity: quantity.clone(), estimate, half_width, replications: n }
    }

    /// Relative error of the estimate.
    pub fn error(&self) -> f64 {
        self.estimate / self.quantity.exact - 1.0
    }

    /// Half-width of the interval, as a share of the exact value.
    pub fn relative_half_width(&self) -> f64 {
        self.half_width / self.quantity.exact
    }

    /// Whether the estimate is precise and equivalent to the exact value; false for NaN.
    pub fn passes(&self) -> bool {
        let half = self.relative_half_width();
        half <= HALF_WIDTH && self.error().abs() + half <= MARGIN
    }

    /// Probability that an exact model fails with other random numbers: that Student's t exceeds (margin − half-width)/se.
    pub(crate) fn false_alarm(&self) -> f64 {
        let freedom = self.replications.saturating_sub(1);
        let se = self.relative_half_width() / IntervalEstimator::default().t(freedom, (1.0 + LEVEL) / 2.0);
        let room = MARGIN - self.relative_half_width();
        let tail = 2.0 * upper_tail(room / se, freedom as f64);
        if room > 0.0 && tail.is_finite() { tail } else { 1.0 }
    }
}

/// Simulates a case whose files are in `folder`, with keys set, and checks its quantities.
///
/// ```
/// use jiesu::validate::{FILES, cases, check};
/// use jiesu::{experiment::Unwatched, simulate};
///
/// # let folder = tempfile::tempdir().expect("a folder");
/// for (name, text) in FILES {
///     std::fs::write(folder.path().join(name), text).expect("a file");
/// }
/// let queue = &cases()[0];
/// // Two short replications are far too few to pass.
/// let sets = ["run.replications=2", "run.months=1"].map(String::from);
/// let found = check(queue, folder.path(), &sets, 0, simulate, &Unwatched)?;
/// assert!(!found[0].passes());
/// assert!(found[0].relative_half_width() > 0.0 && found[0].error().is_finite());
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// Bad input in files or `sets`, a failed trial, or a system error.
pub fn check(
    case: &Case,
    folder: &Path,
    sets: &[String],
    threads: usize,
    simulate: Simulate,
    progress: &dyn Progress,
) -> Result<Vec<Check>> {
    let path = folder.join(case.file);
    let scenario = Scenario::load(&path, sets)?;
    if scenario.tables.run.replications < 2 {
        return Err(Error::input(path.display().to_string(), "run.replications", message!("validate-one-replication")));
    }
    let setup = Setup::new(&scenario, Data::read(&scenario)?)?;
    let setups = [&setup];
    let mut values = vec![Vec::new(); case.quantities.len()];
    let experiment = Experiment { log: case.log, threads, stand_in: Some(simulate), progress, ..Experiment::of(&setups) };
    experiment.run(|_, setup, _, output| {
        values.iter_mut().zip((case.measure)(setup, &output)).for_each(|(values, value)| values.push(value));
        Ok(())
    })?;
    Ok(case.quantities.iter().zip(&values).map(|(quantity, values)| Check::of(&case.title, quantity, values)).collect())
}

#[cfg(test)]
mod tests;
