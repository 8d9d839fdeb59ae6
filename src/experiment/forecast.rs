//! What a forecast of a long experiment is based on: single trials, simulated before.

use super::grid::{Counts, TrialGrid};
use super::trials::Experiment;
use crate::error::Result;

/// The designs whose trials stand for all of `designs`: the first and the last.
pub(crate) fn representatives(designs: usize) -> Vec<usize> {
    let mut list: Vec<usize> = designs.checked_sub(1).map_or_else(Vec::new, |last| vec![0, last]);
    list.dedup();
    list
}

/// One trial of each design.
pub(crate) fn one_of_each(designs: usize) -> TrialGrid {
    TrialGrid::of((0..designs).map(|_| Counts { cities: 1, replications: 1 }))
}

/// Simulates one trial of each design on one thread, so that the caller can measure the time that a trial takes; returns the bytes that a
/// journal needs for them.
///
/// # Errors
/// Those of [`Experiment::run_with`].
pub(crate) fn pre_run(experiment: &Experiment<'_>) -> Result<u64> {
    let mut bytes = 0;
    let alone = Experiment { threads: 1, ..experiment.on(one_of_each(experiment.setups.len())) };
    alone.run_with(None, |_, _, _, outcome| {
        bytes += outcome.map_or(0, |output| output.ledger.to_bytes().len() as u64);
        Ok(())
    })?;
    Ok(bytes)
}
