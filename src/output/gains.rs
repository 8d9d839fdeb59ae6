//! `gains.csv`: gains and losses by type of street.

use super::csv::Table;
use crate::analysis::results::ComparisonResults;
use crate::error::Result;
use std::path::Path;

pub(crate) const COLUMNS: [&str; 18] = [
    "design",
    "baseline",
    "attribute",
    "type",
    "measure",
    "streets",
    "cities",
    "baseline_mean",
    "difference",
    "ci_low",
    "ci_high",
    "gained",
    "lost",
    "p05",
    "p25",
    "p50",
    "p75",
    "p95",
];

/// Writes `gains.csv`, if requested.
pub(crate) fn write(folder: &Path, comparison: &ComparisonResults, baseline: &str) -> Result<()> {
    let Some(gains) = &comparison.gains else { return Ok(()) };
    let mut table = Table::create(folder, "gains.csv", &COLUMNS)?;
    for (design, gains) in comparison.designs.iter().zip(gains) {
        for gain in gains {
            let (attribute, kind) = gain.class.words();
            [design.name.as_str(), baseline].iter().for_each(|text| table.text(text));
            [attribute, kind, gain.measure.word()].iter().for_each(|text| table.text(text));
            table.show(gain.streets);
            table.show(gain.cities);
            table.show(gain.baseline);
            table.show(gain.difference);
            table.maybe(gain.interval.map(|(low, _)| low));
            table.maybe(gain.interval.map(|(_, high)| high));
            gain.shares.iter().chain(&gain.percentiles).for_each(|value| table.show(value));
            table.end_row()?;
        }
    }
    table.finish()
}
