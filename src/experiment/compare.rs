//! Designs simulated and compared, without a results folder.

use super::audit::requested_audits;
use super::grid::Counts;
use super::trials::Experiment;
use crate::analysis::Analysis;
use crate::analysis::analyst::{Analyst, Nowhere};
use crate::analysis::comparable;
use crate::analysis::counter::Counter;
use crate::analysis::request::ComparisonRequest;
use crate::analysis::results::AnalysedDesign;
use crate::error::{Error, Result};
use crate::setup::Setup;

/// Simulates as many trials of some designs as their scenarios ask for, on one thread per core, and compares each design with the first.
///
/// ```
/// use jiesu::{Scenario, Setup, compare};
///
/// let sets = ["run.months=1", "run.cities=2", "run.replications=2"].map(String::from);
/// let base = Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// let analysis = compare(&[&Setup::read(&base)?, &Setup::read(&unranked)?])?;
/// assert_eq!(analysis.trials(), 8);
/// let comparison = analysis.comparison.expect("two designs are compared");
/// assert_eq!(comparison.designs[0].name, "unranked");
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// Those of [`analyse`].
pub fn compare(setups: &[&Setup]) -> Result<Analysis> {
    analyse(&Experiment::of(setups), "", &ComparisonRequest::designs())
}

/// Simulates the trials of an experiment and analyses them; with [`ComparisonRequest::designs`], the first design is the baseline. Values
/// that are needed all at once are kept in a temporary folder meanwhile. The hashes of the scenarios are left empty.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// use jiesu::{ComparisonRequest, Experiment, analyse};
///
/// let analysis = analyse(&Experiment::of(&setups), "Side by side", &ComparisonRequest::Not)?;
/// assert_eq!((analysis.title.as_str(), analysis.designs.len()), ("Side by side", 2));
/// assert!(analysis.comparison.is_none());
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// Bad input if the designs have different parameter sets, or different cities without leave
/// ([`other_cities`](ComparisonRequest::Against::other_cities)), or are compared and have different measurement periods; an I/O error if
/// threads cannot be started or the temporary folder cannot be written.
pub fn analyse(experiment: &Experiment<'_>, title: &str, request: &ComparisonRequest) -> Result<Analysis> {
    #[expect(clippy::disallowed_methods, reason = "no result depends on where temporary files lie")]
    let place = std::env::temp_dir();
    let folder = tempfile::tempdir_in(&place).map_err(|e| Error::io(place, e))?;
    let hashes = experiment.setups.iter().map(|_| String::new());
    let mut analyst = Analyst::new(folder.path(), title, experiment.analysed(hashes, request)?, request)?;
    experiment.run_with(None, |trial, setup, city, outcome| match outcome {
        Ok(output) => {
            let counter = Counter::new(setup, city, &output.ledger);
            analyst.add(trial, setup, city, &output, &counter, &counter.costs(), &mut Nowhere)
        }
        Err(reason) => analyst.fail(trial, &reason, &mut Nowhere),
    })?;
    analyst.finish(requested_audits(experiment.setups, request), &mut Nowhere)
}

impl<'a> Experiment<'a> {
    /// The designs with their numbers of trials, as an [`Analyst`] needs them, given the hash of each design's scenario.
    ///
    /// # Errors
    /// Bad input if the designs have not in common what the analysis that is requested needs.
    pub(crate) fn analysed(
        &self,
        hashes: impl IntoIterator<Item = String>,
        request: &ComparisonRequest,
    ) -> Result<Vec<AnalysedDesign<'a>>> {
        comparable::check(self.setups, request)?;
        let design = |((setup, counts), hash): ((&&'a Setup, Counts), String)| {
            // The grid counts the cities of all parameter sets.
            let cities = counts.cities.div_ceil(setup.sets().map_or(1, |sets| sets.list.len().max(1) as u32));
            AnalysedDesign { setup, hash, cities, replications: counts.replications }
        };
        Ok(self.setups.iter().zip(self.grid.counts()).zip(hashes).map(design).collect())
    }
}
