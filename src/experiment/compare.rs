//! Designs simulated and compared, without a results folder.

use super::trials::Experiment;
use crate::analysis::Analysis;
use crate::analysis::analyst::{Analyst, Nowhere};
use crate::analysis::rates::Counter;
use crate::analysis::request::ComparisonRequest;
use crate::analysis::results::AnalysedDesign;
use crate::error::{Error, Result};

/// Simulates the trials of an experiment and analyses them; with [`ComparisonRequest::designs`], the first design is the baseline. Values
/// that are needed all at once are kept in a temporary folder meanwhile. The hashes of the scenarios are left empty.
///
/// # Errors
/// An I/O error if threads cannot be started or the temporary folder cannot be written.
pub fn analyse(experiment: &Experiment<'_>, title: &str, request: &ComparisonRequest) -> Result<Analysis> {
    let folder = tempfile::tempdir().map_err(|e| Error::io(std::env::temp_dir(), e))?;
    let design = |(number, setup): (usize, &&crate::setup::Setup)| {
        let counts = experiment.grid.of_design(number);
        // The grid counts the cities of all parameter sets.
        let cities = counts.cities / setup.sets().map_or(1, |sets| sets.list.len().max(1) as u32);
        AnalysedDesign { cities, replications: counts.replications, ..AnalysedDesign::of(setup, String::new()) }
    };
    let designs = experiment.setups.iter().enumerate().map(design).collect();
    let mut analyst = Analyst::new(folder.path(), title, designs, request)?;
    experiment.run_with(None, |trial, setup, city, outcome| match outcome {
        Ok(output) => {
            let counter = Counter::new(setup, city, &output.ledger);
            analyst.add(trial, setup, city, &output, &counter, &counter.costs(), &mut Nowhere)
        }
        Err(reason) => analyst.fail(trial, &reason, &mut Nowhere),
    })?;
    analyst.finish(Vec::new(), &mut Nowhere)
}
