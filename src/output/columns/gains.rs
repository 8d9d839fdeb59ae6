//! `gains.csv`: gains and losses by type of street.

use crate::analysis::gains::Gain;
use crate::analysis::results::ComparisonResults;
use crate::error::Result;
use crate::output::csv::{self, Column, File, column, high, low};
use crate::output::unit::Unit;
use std::path::Path;

/// What a type of street gains from a design.
pub(crate) struct GainRow<'a> {
    design: &'a str,
    baseline: &'a str,
    gain: &'a Gain,
}

pub(crate) struct GainsFile;

impl File for GainsFile {
    type Row<'a> = GainRow<'a>;
    const NAME: &'static str = "gains";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |row| row.design.into()),
        column("baseline", Unit::Word, |row| row.baseline.into()),
        column("attribute", Unit::Word, |row| row.gain.class.words().0.into()),
        column("type", Unit::Word, |row| row.gain.class.words().1.into()),
        column("measure", Unit::Word, |row| row.gain.measure.word().into()),
        column("streets", Unit::Number, |row| row.gain.streets.into()),
        column("cities", Unit::Number, |row| row.gain.cities.into()),
        column("baseline_mean", Unit::OfMeasure, |row| row.gain.baseline.into()),
        column("difference", Unit::OfMeasure, |row| row.gain.difference.into()),
        column("ci_low", Unit::OfMeasure, |row| low(row.gain.interval)),
        column("ci_high", Unit::OfMeasure, |row| high(row.gain.interval)),
        column("gained", Unit::Share, |row| row.gain.shares[0].into()),
        column("lost", Unit::Share, |row| row.gain.shares[1].into()),
        column("p05", Unit::OfMeasure, |row| row.gain.percentiles[0].into()),
        column("p25", Unit::OfMeasure, |row| row.gain.percentiles[1].into()),
        column("p50", Unit::OfMeasure, |row| row.gain.percentiles[2].into()),
        column("p75", Unit::OfMeasure, |row| row.gain.percentiles[3].into()),
        column("p95", Unit::OfMeasure, |row| row.gain.percentiles[4].into()),
    ];
}

/// Writes `gains.csv`, if requested.
pub(crate) fn write(folder: &Path, comparison: &ComparisonResults, baseline: &str) -> Result<()> {
    let Some(gains) = &comparison.gains else { return Ok(()) };
    let rows = comparison.designs.iter().zip(gains);
    let rows = rows.flat_map(|(design, gains)| gains.iter().map(|gain| GainRow { design: &design.name, baseline, gain }));
    csv::write::<GainsFile>(folder, rows)
}
