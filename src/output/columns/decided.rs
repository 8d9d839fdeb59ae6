//! `decision.csv` and `information.csv`.

use crate::analysis::decision::information::{Information, Worth};
use crate::analysis::decision::{DecidedDesign, Decision, ObjectiveDecision};
use crate::error::Result;
use crate::output::csv::{self, Column, File, column};
use crate::output::unit::Unit;
use std::path::Path;

/// A design by one objective.
pub(crate) struct VerdictRow<'a> {
    by: &'a ObjectiveDecision,
    verdict: &'a DecidedDesign,
}

pub(crate) struct DecisionFile;

impl File for DecisionFile {
    type Row<'a> = VerdictRow<'a>;
    const NAME: &'static str = "decision";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |row| (&row.verdict.design).into()),
        column("objective", Unit::Word, |row| row.by.objective.name().into()),
        column("sets", Unit::Number, |row| row.by.sets.into()),
        column("separation", Unit::Word, |row| row.by.separation.word().into()),
        column("mean", Unit::OfMeasure, |row| row.verdict.mean.into()),
        column("rank", Unit::Number, |row| row.verdict.rank.into()),
        column("p_best", Unit::Share, |row| row.verdict.p_best.into()),
        column("p_best_low", Unit::Share, |row| row.verdict.p_best_bounds.0.into()),
        column("p_best_high", Unit::Share, |row| row.verdict.p_best_bounds.1.into()),
        column("regret_mean", Unit::OfMeasure, |row| row.verdict.regret.mean.into()),
        column("regret_p95", Unit::OfMeasure, |row| row.verdict.regret.p95.into()),
        column("regret_max", Unit::OfMeasure, |row| row.verdict.regret.max.into()),
        column("p_best_raw", Unit::Share, |row| row.verdict.p_best_raw.into()),
        column("regret_mean_raw", Unit::OfMeasure, |row| row.verdict.regret_raw.mean.into()),
        column("regret_p95_raw", Unit::OfMeasure, |row| row.verdict.regret_raw.p95.into()),
        column("regret_max_raw", Unit::OfMeasure, |row| row.verdict.regret_raw.max.into()),
        column("threshold_met", Unit::Share, |row| row.verdict.meets.into()),
        column("all_thresholds_met", Unit::Share, |row| row.verdict.meets_all.into()),
    ];
}

/// A value of information.
pub(crate) struct WorthRow<'a> {
    by: &'a ObjectiveDecision,
    parameter: &'a str,
    worth: Worth,
    /// Of single parameters.
    against_chance: Option<&'a Information>,
    /// Of all together.
    raw: Option<f64>,
}

/// All that the sets vary: as in keys, a star stands for every name.
const ALL: &str = "*";

pub(crate) struct InformationFile;

impl File for InformationFile {
    type Row<'a> = WorthRow<'a>;
    const NAME: &'static str = "information";
    const COLUMNS: &'static [Column<Self>] = &[
        column("objective", Unit::Word, |row| row.by.objective.name().into()),
        column("parameter", Unit::Word, |row| row.parameter.into()),
        column("sets", Unit::Number, |row| row.by.sets.into()),
        column("value", Unit::OfMeasure, |row| row.worth.value.into()),
        column("se", Unit::OfMeasure, |row| row.worth.se.into()),
        column("value_raw", Unit::OfMeasure, |row| row.raw.into()),
        column("by_chance", Unit::OfMeasure, |row| row.against_chance.map(|one| one.by_chance).into()),
        column("p_value", Unit::Share, |row| row.against_chance.map(|one| one.p_value).into()),
    ];
}

/// Writes both files.
///
/// # Errors
/// I/O errors.
pub(crate) fn write(folder: &Path, decision: &Decision) -> Result<()> {
    let verdicts = decision.objectives.iter().flat_map(|by| by.designs.iter().map(move |verdict| VerdictRow { by, verdict }));
    csv::write::<DecisionFile>(folder, verdicts)?;
    let worths = decision.objectives.iter().flat_map(|by| {
        let all = WorthRow { by, parameter: ALL, worth: by.evpi, against_chance: None, raw: Some(by.evpi_raw) };
        let each = by.information.iter().map(move |one| WorthRow {
            by,
            parameter: &one.parameter,
            worth: one.evppi,
            against_chance: Some(one),
            raw: None,
        });
        std::iter::once(all).chain(each)
    });
    csv::write::<InformationFile>(folder, worths)
}
