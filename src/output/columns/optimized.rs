//! The files that `jiesu optimize` writes. `settings.csv` has further columns, of the factors.

use crate::optimize::acquisition::Belief;
use crate::optimize::answer::{Estimate, Kept};
use crate::optimize::plan::Optimization;
use crate::optimize::problem::{Stage, Tried};
use crate::optimize::search::Known;
use crate::output::csv::{Cell, Column, File, column, high, low};
use crate::output::unit::Unit;

/// A setting that was tried.
pub(crate) struct SettingRow<'a> {
    pub(crate) tried: &'a Tried,
    pub(crate) known: Option<&'a Known>,
    pub(crate) is_best: bool,
}

impl SettingRow<'_> {
    fn stage(&self) -> (&'static str, Option<usize>) {
        match self.tried.draft.stage {
            Stage::Baseline => ("baseline", None),
            Stage::Start => ("start", None),
            Stage::Search(batch) => ("search", Some(batch)),
            Stage::Again => ("new_cities", None),
        }
    }
}

pub(crate) struct SettingsFile;

impl File for SettingsFile {
    type Row<'a> = SettingRow<'a>;
    const NAME: &'static str = "settings";
    const BEFORE: usize = 1;
    const COLUMNS: &'static [Column<Self>] = &[
        column("setting", Unit::Number, |row| row.tried.draft.number.into()),
        column("_stage", Unit::Word, |row| row.stage().0.into()),
        column("_batch", Unit::Number, |row| row.stage().1.into()),
        column("_feasible", Unit::Share, |row| row.known.map(|known| known.feasible).into()),
        column("_best", Unit::Flag, |row| Cell::Yes(row.is_best)),
        column("_failed", Unit::Text, |row| row.tried.outcome.as_ref().err().map(ToString::to_string).into()),
    ];
}

/// An objective or a reading of a constraint, of a setting.
pub(crate) struct EstimateRow<'a> {
    pub(crate) optimization: &'a Optimization,
    /// The number of the setting.
    pub(crate) setting: usize,
    /// Of a step: the factor, and its values at the best setting and here.
    pub(crate) step: Option<(&'a str, String, String)>,
    /// Index of the reading.
    pub(crate) reading: usize,
    /// Index of the constraint; none for an objective.
    pub(crate) limit: Option<usize>,
    pub(crate) values: [f64; 2],
    pub(crate) estimate: Estimate,
    pub(crate) kept: Option<Kept>,
    /// What the search expected, in the unit of the measure.
    pub(crate) expected: Option<Belief>,
}

impl EstimateRow<'_> {
    fn role(&self) -> &'static str {
        if self.limit.is_some() { "constraint" } else { "objective" }
    }

    fn measure(&self) -> String {
        self.optimization.readings[self.reading].measure.name()
    }

    fn district(&self) -> &str {
        self.optimization.readings[self.reading].district()
    }

    /// What the estimate is.
    fn form(&self) -> &'static str {
        self.limit.map_or("difference", |limit| self.optimization.problem.limits[limit].form.word())
    }

    /// The bound, if it is one of this sign.
    fn bound(&self, sign: f64) -> Option<f64> {
        let limit = &self.optimization.problem.limits[self.limit?];
        (limit.sign == sign).then_some(limit.bound)
    }

    fn kept(&self) -> Option<&'static str> {
        self.kept.map(|kept| match kept {
            Kept::Yes => "yes",
            Kept::No => "no",
            Kept::Open => "open",
        })
    }
}

pub(crate) struct SettingMeasuresFile;

impl File for SettingMeasuresFile {
    type Row<'a> = EstimateRow<'a>;
    const NAME: &'static str = "setting_measures";
    const COLUMNS: &'static [Column<Self>] = &[
        column("setting", Unit::Number, |row| row.setting.into()),
        column("role", Unit::Word, |row| row.role().into()),
        column("measure", Unit::Word, |row| row.measure().into()),
        column("district", Unit::Code, |row| row.district().into()),
        column("as", Unit::Word, |row| row.form().into()),
        column("at_most", Unit::Number, |row| row.bound(-1.0).into()),
        column("at_least", Unit::Number, |row| row.bound(1.0).into()),
        column("value", Unit::OfMeasure, |row| row.values[0].into()),
        column("reference", Unit::OfMeasure, |row| row.values[1].into()),
        column("estimate", Unit::Number, |row| row.estimate.mean.into()),
        column("estimate_se", Unit::Number, |row| row.estimate.se.into()),
        column("ci_low", Unit::Number, |row| low(row.estimate.interval)),
        column("ci_high", Unit::Number, |row| high(row.estimate.interval)),
        column("units", Unit::Number, |row| row.estimate.units.into()),
        column("expected", Unit::OfMeasure, |row| row.expected.map(|belief| belief.mean).into()),
        column("expected_sd", Unit::OfMeasure, |row| row.expected.map(|belief| belief.sd).into()),
    ];
}

pub(crate) struct OptimumFile;

impl File for OptimumFile {
    type Row<'a> = EstimateRow<'a>;
    const NAME: &'static str = "optimum";
    const COLUMNS: &'static [Column<Self>] = &[
        column("setting", Unit::Number, |row| row.setting.into()),
        column("role", Unit::Word, |row| row.role().into()),
        column("measure", Unit::Word, |row| row.measure().into()),
        column("district", Unit::Code, |row| row.district().into()),
        column("as", Unit::Word, |row| row.form().into()),
        column("at_most", Unit::Number, |row| row.bound(-1.0).into()),
        column("at_least", Unit::Number, |row| row.bound(1.0).into()),
        column("value", Unit::OfMeasure, |row| row.values[0].into()),
        column("reference", Unit::OfMeasure, |row| row.values[1].into()),
        column("estimate", Unit::Number, |row| row.estimate.mean.into()),
        column("estimate_se", Unit::Number, |row| row.estimate.se.into()),
        column("ci_low", Unit::Number, |row| low(row.estimate.interval)),
        column("ci_high", Unit::Number, |row| high(row.estimate.interval)),
        column("units", Unit::Number, |row| row.estimate.units.into()),
        column("kept", Unit::Word, |row| row.kept().into()),
        column("expected", Unit::OfMeasure, |row| row.expected.map(|belief| belief.mean).into()),
    ];
}

pub(crate) struct StepsFile;

impl File for StepsFile {
    type Row<'a> = EstimateRow<'a>;
    const NAME: &'static str = "steps";
    const COLUMNS: &'static [Column<Self>] = &[
        column("key", Unit::Word, |row| row.step.as_ref().map(|(key, ..)| *key).into()),
        column("from", Unit::Value, |row| row.step.as_ref().map_or(Cell::Empty, |(_, from, _)| Cell::Value(from))),
        column("to", Unit::Value, |row| row.step.as_ref().map_or(Cell::Empty, |(.., to)| Cell::Value(to))),
        column("role", Unit::Word, |row| row.role().into()),
        column("measure", Unit::Word, |row| row.measure().into()),
        column("district", Unit::Code, |row| row.district().into()),
        column("as", Unit::Word, |row| row.form().into()),
        column("at_most", Unit::Number, |row| row.bound(-1.0).into()),
        column("at_least", Unit::Number, |row| row.bound(1.0).into()),
        column("value", Unit::OfMeasure, |row| row.values[0].into()),
        column("reference", Unit::OfMeasure, |row| row.values[1].into()),
        column("estimate", Unit::Number, |row| row.estimate.mean.into()),
        column("estimate_se", Unit::Number, |row| row.estimate.se.into()),
        column("ci_low", Unit::Number, |row| low(row.estimate.interval)),
        column("ci_high", Unit::Number, |row| high(row.estimate.interval)),
        column("units", Unit::Number, |row| row.estimate.units.into()),
        column("kept", Unit::Word, |row| row.kept().into()),
    ];
}
