//! Designs simulated and compared, without a results folder.

use super::grid::Counts;
use super::trials::Experiment;
use crate::analysis::Analysis;
use crate::analysis::analyst::{Analyst, Nowhere};
use crate::analysis::rates::Counter;
use crate::analysis::request::ComparisonRequest;
use crate::analysis::results::AnalysedDesign;
use crate::error::{Error, Result};
use crate::setup::Setup;

/// Simulates the trials of an experiment and analyses them; with [`ComparisonRequest::designs`], the first design is the baseline. Values
/// that are needed all at once are kept in a temporary folder meanwhile. The hashes of the scenarios are left empty.
///
/// # Errors
/// An I/O error if threads cannot be started or the temporary folder cannot be written.
pub fn analyse(experiment: &Experiment<'_>, title: &str, request: &ComparisonRequest) -> Result<Analysis> {
    let folder = tempfile::tempdir().map_err(|e| Error::io(std::env::temp_dir(), e))?;
    let hashes = experiment.setups.iter().map(|_| String::new());
    let mut analyst = Analyst::new(folder.path(), title, experiment.analysed(hashes), request)?;
    experiment.run_with(None, |trial, setup, city, outcome| match outcome {
        Ok(output) => {
            let counter = Counter::new(setup, city, &output.ledger);
            analyst.add(trial, setup, city, &output, &counter, &counter.costs(), &mut Nowhere)
        }
        Err(reason) => analyst.fail(trial, &reason, &mut Nowhere),
    })?;
    analyst.finish(Vec::new(), &mut Nowhere)
}

impl<'a> Experiment<'a> {
    /// The designs with their numbers of trials, as an [`Analyst`] needs them, given the hash of each design's scenario.
    pub(crate) fn analysed(&self, hashes: impl IntoIterator<Item = String>) -> Vec<AnalysedDesign<'a>> {
        let design = |((setup, counts), hash): ((&&'a Setup, Counts), String)| {
            // The grid counts the cities of all parameter sets.
            let cities = counts.cities / setup.sets().map_or(1, |sets| sets.list.len().max(1) as u32);
            AnalysedDesign { setup, hash, cities, replications: counts.replications }
        };
        self.setups.iter().zip(self.grid.counts()).zip(hashes).map(design).collect()
    }
}
