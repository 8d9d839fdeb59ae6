//! The screening of many factors, before a sample of those that matter is simulated.

use super::journal::Journal;
use super::sequential::add;
use super::trials::Experiment;
use crate::analysis::comparable;
use crate::analysis::compare::Comparison;
use crate::analysis::sensitivity::{Screening, screening};
use crate::error::Result;
use crate::plan::Sampled;

/// Simulates the trials of a screening and finds the factors that matter. With a journal, no trial is simulated twice.
///
/// # Errors
/// Bad input if the designs differ in their parameter sets or measurement periods; those of [`Experiment::run_with`].
pub(crate) fn screen(experiment: &Experiment<'_>, journal: Option<&mut Journal>, sampled: &Sampled) -> Result<Screening> {
    comparable::check_pairs(experiment.setups)?;
    let mut comparison = Comparison::new(experiment.setups, false);
    add(experiment, journal, &mut comparison, |design| design)?;
    Ok(screening(&comparison, sampled, sampled.keep))
}
