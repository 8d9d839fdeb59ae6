//! `sobol.csv` and `screening.csv`.

use crate::analysis::rates::review_word;
use crate::analysis::sensitivity::{Effects, FactorIndices, ScreenedMeasure, Screening, Sensitivity, SurrogateResult};
use crate::error::Result;
use crate::output::csv::{self, Cell, Column, File, column, high, low};
use crate::output::unit::Unit;
use crate::plan::SampledFactor;
use std::path::Path;

/// A factor in the surrogate of a measure.
pub(crate) struct IndicesRow<'a> {
    baseline: Option<&'a str>,
    result: &'a SurrogateResult,
    factor: &'a SampledFactor,
    indices: &'a FactorIndices,
}

pub(crate) struct SobolFile;

impl File for SobolFile {
    type Row<'a> = IndicesRow<'a>;
    const NAME: &'static str = "sobol";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |row| (&row.result.design).into()),
        column("baseline", Unit::Word, |row| row.baseline.into()),
        column("measure", Unit::Word, |row| row.result.objective.measure().word().into()),
        column("review", Unit::Word, |row| row.result.objective.review().map(review_word).into()),
        column("factor", Unit::Word, |row| (&row.factor.key).into()),
        column("from", Unit::Text, |row| (&row.factor.ends[0]).into()),
        column("to", Unit::Text, |row| (&row.factor.ends[1]).into()),
        column("first", Unit::Share, |row| row.indices.first.value.into()),
        column("first_low", Unit::Share, |row| low(Some(row.indices.first.interval))),
        column("first_high", Unit::Share, |row| high(Some(row.indices.first.interval))),
        column("total", Unit::Share, |row| row.indices.total.value.into()),
        column("total_low", Unit::Share, |row| low(Some(row.indices.total.interval))),
        column("total_high", Unit::Share, |row| high(Some(row.indices.total.interval))),
        column("mean", Unit::OfMeasure, |row| row.result.mean.value.into()),
        column("sd", Unit::OfMeasure, |row| row.result.deviation.value.into()),
        column("sd_low", Unit::OfMeasure, |row| low(Some(row.result.deviation.interval))),
        column("sd_high", Unit::OfMeasure, |row| high(Some(row.result.deviation.interval))),
        column("n", Unit::Number, |row| row.result.n.into()),
        column("units", Unit::Number, |row| row.result.units.into()),
        column("q2", Unit::Ratio, |row| row.result.q2.into()),
        column("inside", Unit::Share, |row| row.result.inside.into()),
    ];
}

/// A factor of a screening and its effects on a measure.
pub(crate) struct EffectsRow<'a> {
    result: &'a ScreenedMeasure,
    factor: &'a SampledFactor,
    effects: &'a Effects,
    is_kept: bool,
}

pub(crate) struct ScreeningFile;

impl File for ScreeningFile {
    type Row<'a> = EffectsRow<'a>;
    const NAME: &'static str = "screening";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |row| (&row.result.design).into()),
        column("measure", Unit::Word, |row| row.result.objective.measure().word().into()),
        column("review", Unit::Word, |row| row.result.objective.review().map(review_word).into()),
        column("factor", Unit::Word, |row| (&row.factor.key).into()),
        column("from", Unit::Text, |row| (&row.factor.ends[0]).into()),
        column("to", Unit::Text, |row| (&row.factor.ends[1]).into()),
        column("mu_star", Unit::OfMeasure, |row| row.effects.size.into()),
        column("mu", Unit::OfMeasure, |row| row.effects.mean.into()),
        column("sigma", Unit::OfMeasure, |row| row.effects.deviation.into()),
        column("noise", Unit::OfMeasure, |row| row.effects.noise.into()),
        column("n", Unit::Number, |row| row.effects.n.into()),
        column("kept", Unit::Flag, |row| Cell::Yes(row.is_kept)),
    ];
}

/// Writes `sobol.csv` and, after a screening, `screening.csv`.
pub(crate) fn write(folder: &Path, found: &Sensitivity) -> Result<()> {
    let rows = found.results.iter().flat_map(|result| {
        let baseline = found.baseline.as_deref();
        found.factors.iter().zip(&result.factors).map(move |(factor, indices)| IndicesRow { baseline, result, factor, indices })
    });
    csv::write::<SobolFile>(folder, rows)?;
    let Some(Screening { factors, kept, results, .. }) = &found.screening else { return Ok(()) };
    let rows = results.iter().flat_map(|result| {
        let known = factors.iter().zip(kept).zip(&result.effects);
        known.filter_map(move |((factor, is_kept), effects)| {
            Some(EffectsRow { result, factor, effects: effects.as_ref()?, is_kept: *is_kept })
        })
    });
    csv::write::<ScreeningFile>(folder, rows)
}
