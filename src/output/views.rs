//! The CSV files that show an analysis: all but those of single trials and their summary.

use super::columns::failed::FailedFile;
use super::columns::{chosen, compared, crn_audit, designs, gains};
use super::csv;
use crate::analysis::Analysis;
use crate::error::Result;
use std::path::Path;

/// Writes the files that the analysis has something for.
///
/// # Errors
/// I/O errors.
pub(super) fn write(folder: &Path, analysis: &Analysis) -> Result<()> {
    if !analysis.listing.is_empty() {
        designs::write(folder, &analysis.listing)?;
    }
    if let Some(comparison) = &analysis.comparison {
        let baseline = analysis.designs.first().map_or("", |design| design.name.as_str());
        compared::write_comparison(folder, comparison, baseline)?;
        gains::write(folder, comparison, baseline)?;
        compared::write_caveats(folder, &analysis.caveats, &comparison.request.allowed)?;
        if let Some(attribution) = &comparison.attribution {
            compared::write_attribution(folder, attribution)?;
        }
        if !comparison.crn_audit.is_empty() {
            crn_audit::write(folder, baseline, &comparison.crn_audit)?;
        }
        chosen::write(folder, analysis, comparison)?;
    }
    if !analysis.failed.is_empty() {
        csv::write::<FailedFile>(folder, &analysis.failed)?;
    }
    Ok(())
}
