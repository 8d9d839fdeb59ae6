//! The CSV files that show an analysis: all but those of single trials and their summary.

use super::columns::failed::FailedFile;
use super::columns::{chosen, compared, crn_audit, decided, designs, gains, robust, sensitivity};
use super::csv;
use crate::analysis::Analysis;
use crate::error::Result;
use std::path::Path;

/// Writes the files that the analysis has something for.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// # let analysis = jiesu::compare(&setups)?;
/// # let folder = tempfile::tempdir().expect("a folder");
/// jiesu::output::write_tables(folder.path(), &analysis)?;
/// assert!(folder.path().join("comparison.csv").exists());
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// I/O errors.
pub fn write(folder: &Path, analysis: &Analysis) -> Result<()> {
    if !analysis.listing.is_empty() {
        designs::write(folder, &analysis.listing)?;
    }
    if let Some(comparison) = &analysis.comparison {
        let baseline = analysis.designs.first().map_or("", |design| design.name.as_str());
        compared::write_comparison(folder, comparison, baseline)?;
        compared::write_accounts(folder, comparison)?;
        compared::write_contrasts(folder, comparison)?;
        gains::write(folder, comparison, baseline)?;
        compared::write_caveats(folder, &analysis.caveats, &comparison.request.allowed)?;
        if let Some(attribution) = &comparison.attribution {
            compared::write_attribution(folder, attribution)?;
        }
        if !comparison.crn_audit.is_empty() {
            crn_audit::write(folder, baseline, &comparison.crn_audit)?;
        }
        chosen::write(folder, analysis, comparison)?;
        if let Some(found) = &comparison.sensitivity {
            sensitivity::write(folder, found)?;
        }
        if let Some(decision) = &comparison.decision {
            decided::write(folder, decision)?;
        }
        if let Some(found) = &comparison.robustness {
            robust::write(folder, found)?;
        }
    }
    if !analysis.failed.is_empty() {
        csv::write::<FailedFile>(folder, &analysis.failed)?;
    }
    Ok(())
}
