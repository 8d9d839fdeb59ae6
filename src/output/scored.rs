//! The folder of `jiesu score`: mean scores, comparisons with naive forecasts, and the score of every period.

use super::columns;
use super::columns::scored::{ScoreRow, ScoredFile, ScoredRow, ScoresFile, SkillFile};
use super::csv;
use super::folder::Folder;
use crate::analysis::verification::Verification;
use crate::calibrate::Uniformity;
use crate::error::Result;
use crate::input::FORMAT;
use serde::Serialize;

/// Scored forecasts.
#[derive(Debug)]
pub(crate) struct ScoredForecasts {
    /// The file or folder of the forecasts, as the user named it.
    pub(crate) forecast: String,
    /// The file of observed values.
    pub(crate) data: String,
    /// The scores.
    pub(crate) verification: Verification,
    /// How far the transforms of each verified forecast are from uniform.
    pub(crate) uniformity: Vec<Option<Uniformity>>,
}

#[derive(Serialize)]
struct Manifest<'a> {
    format: u32,
    version: &'static str,
    command: &'static str,
    forecast: &'a str,
    data: &'a str,
    /// Forecasts of periods without an observed value.
    unobserved: usize,
}

/// Writes the folder.
///
/// # Errors
/// I/O errors.
pub(crate) fn write(folder: Folder, scored: &ScoredForecasts) -> Result<()> {
    let path = folder.path();
    let ScoredForecasts { forecast, data, verification, uniformity } = scored;
    let rows = verification.verified.iter().zip(uniformity).map(|(verified, uniformity)| ScoreRow { verified, uniformity: *uniformity });
    csv::write::<ScoresFile>(path, rows)?;
    csv::write::<SkillFile>(path, &verification.compared)?;
    let periods =
        verification.verified.iter().flat_map(|verified| verified.periods.values().map(move |period| ScoredRow { verified, period }));
    csv::write::<ScoredFile>(path, periods)?;
    columns::write_scored(path)?;
    let unobserved = verification.unobserved;
    let manifest = Manifest { format: FORMAT, version: env!("CARGO_PKG_VERSION"), command: "score", forecast, data, unobserved };
    super::files::write_json(&path.join("manifest.json"), &manifest)?;
    folder.finish()
}
