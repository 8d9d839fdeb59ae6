//! The files that `jiesu calibrate` writes. `calibration.csv` and `sets.csv` have further columns, of the parameters and targets.

use crate::analysis::rates::review_word;
use crate::calibrate::fit::{Fit, Informed};
use crate::calibrate::plan::{Parameter, Target};
use crate::calibrate::ranks::{Checked, DRAWS};
use crate::calibrate::search::{Stage, Tried};
use crate::input::setting::plain_number;
use crate::output::csv::{Cell, Column, File, column, high, low};
use crate::output::unit::Unit;

/// The name of a stage, and the generation in it.
fn stage(tried: &Tried) -> (&'static str, Option<usize>) {
    match tried.draft.stage {
        Stage::Sample(generation) => ("sample", Some(generation)),
        Stage::Point(generation) => ("point", Some(generation)),
        Stage::Check => ("check", None),
    }
}

pub(crate) struct CalibrationFile;

impl File for CalibrationFile {
    type Row<'a> = &'a Tried;
    const NAME: &'static str = "calibration";
    const BEFORE: usize = 3;
    const COLUMNS: &'static [Column<Self>] = &[
        column("set", Unit::Number, |row| row.draft.number.into()),
        column("_stage", Unit::Word, |row| stage(row).0.into()),
        column("_generation", Unit::Number, |row| stage(row).1.into()),
        column("_distance", Unit::Number, |row| row.distance.into()),
        column("_weight", Unit::Share, |row| matches!(row.draft.stage, Stage::Sample(_)).then_some(row.weight).into()),
        column("_seed", Unit::Number, |row| row.draft.seed.into()),
        column("_failed", Unit::Text, |row| row.outcome.as_ref().err().map(ToString::to_string).into()),
    ];
}

/// A set of the sample.
pub(crate) struct SampledSet<'a> {
    pub(crate) number: usize,
    pub(crate) tried: &'a Tried,
}

pub(crate) struct SampleFile;

impl File for SampleFile {
    type Row<'a> = SampledSet<'a>;
    const NAME: &'static str = "sets";
    const KEY: &'static str = "calibrated.sets";
    const BEFORE: usize = 1;
    const COLUMNS: &'static [Column<Self>] = &[
        column("set", Unit::Number, |row| row.number.into()),
        column("_tried", Unit::Number, |row| row.tried.draft.number.into()),
        column("_distance", Unit::Number, |row| row.tried.distance.into()),
        column("_weight", Unit::Share, |row| row.tried.weight.into()),
    ];
}

/// A parameter, and what the targets say about it.
pub(crate) struct InformedRow<'a> {
    pub(crate) parameter: &'a Parameter,
    pub(crate) informed: &'a Informed,
}

impl InformedRow<'_> {
    /// The value at a quantile of the prior.
    fn value(&self, z: f64) -> Cell<'static> {
        plain_number(&self.parameter.written(z)).into()
    }
}

pub(crate) struct InformedFile;

impl File for InformedFile {
    type Row<'a> = InformedRow<'a>;
    const NAME: &'static str = "sets.informed";
    const COLUMNS: &'static [Column<Self>] = &[
        column("key", Unit::Word, |row| (&row.parameter.key).into()),
        column("prior_sd", Unit::Number, |row| row.parameter.prior_sd().into()),
        column("posterior_sd", Unit::Number, |row| (row.parameter.prior_sd() * row.informed.ratio).into()),
        column("ratio", Unit::Ratio, |row| row.informed.ratio.into()),
        column("informed", Unit::Flag, |row| Cell::Yes(row.informed.informed)),
        column("scale", Unit::Word, |row| row.parameter.scale.word().into()),
        column("range_low", Unit::Number, |row| row.value(0.0)),
        column("range_high", Unit::Number, |row| row.value(1.0)),
        column("low", Unit::Number, |row| row.value(row.informed.sample[0])),
        column("median", Unit::Number, |row| row.value(row.informed.sample[1])),
        column("high", Unit::Number, |row| row.value(row.informed.sample[2])),
        column("point", Unit::Number, |row| row.value(row.informed.point)),
    ];
}

/// A target, and how well it is met.
pub(crate) struct FitRow<'a> {
    pub(crate) target: &'a Target,
    pub(crate) fit: &'a Fit,
}

pub(crate) struct FitFile;

impl File for FitFile {
    type Row<'a> = FitRow<'a>;
    const NAME: &'static str = "fit";
    const COLUMNS: &'static [Column<Self>] = &[
        column("target", Unit::Text, |row| row.target.name().into()),
        column("measure", Unit::Word, |row| row.target.word().into()),
        column("review", Unit::Word, |row| review_word(row.target.review).into()),
        column("basis", Unit::Word, |row| row.target.basis.word().into()),
        column("level", Unit::Word, |row| row.target.level.word().into()),
        column("unit", Unit::Code, |row| (&row.target.unit).into()),
        column("period", Unit::Period, |row| (&row.target.period).into()),
        column("value", Unit::OfMeasure, |row| row.target.value.into()),
        column("tolerance", Unit::OfMeasure, |row| row.target.tolerance.into()),
        column("point", Unit::OfMeasure, |row| row.fit.point.as_ref().map(|point| point.mean).into()),
        column("point_se", Unit::OfMeasure, |row| row.fit.point.as_ref().and_then(|point| point.se).into()),
        column("point_ci_low", Unit::OfMeasure, |row| low(row.fit.point.as_ref().and_then(|point| point.interval))),
        column("point_ci_high", Unit::OfMeasure, |row| high(row.fit.point.as_ref().and_then(|point| point.interval))),
        column("p05", Unit::OfMeasure, |row| row.fit.predicted.map(|band| band[0]).into()),
        column("p50", Unit::OfMeasure, |row| row.fit.predicted.map(|band| band[1]).into()),
        column("p95", Unit::OfMeasure, |row| row.fit.predicted.map(|band| band[2]).into()),
        column("without_error_p05", Unit::OfMeasure, |row| row.fit.without_error.map(|band| band[0]).into()),
        column("without_error_p95", Unit::OfMeasure, |row| row.fit.without_error.map(|band| band[1]).into()),
        column("emulated_bias", Unit::OfMeasure, |row| row.fit.bias.map(|bias| bias.mean).into()),
        column("emulated_bias_se", Unit::OfMeasure, |row| row.fit.bias.and_then(|bias| bias.se).into()),
        column("inside", Unit::Flag, |row| row.fit.inside.map_or(Cell::Empty, Cell::Yes)),
        column("left_out_p05", Unit::OfMeasure, |row| row.fit.left_out.map(|band| band[0]).into()),
        column("left_out_p50", Unit::OfMeasure, |row| row.fit.left_out.map(|band| band[1]).into()),
        column("left_out_p95", Unit::OfMeasure, |row| row.fit.left_out.map(|band| band[2]).into()),
        column("left_out_error", Unit::OfMeasure, |row| row.fit.left_out.map(|band| band[1] - row.target.value).into()),
        column("left_out_worth", Unit::Number, |row| row.fit.left_out_worth.into()),
        column("left_out_pareto_k", Unit::Number, |row| row.fit.left_out_pareto_k.into()),
    ];
}

/// The rank of a parameter in a check.
pub(crate) struct RankRow<'a> {
    pub(crate) checked: &'a Checked,
    pub(crate) key: &'a str,
    pub(crate) rank: usize,
}

pub(crate) struct RanksFile;

impl File for RanksFile {
    type Row<'a> = RankRow<'a>;
    const NAME: &'static str = "ranks";
    const COLUMNS: &'static [Column<Self>] = &[
        column("set", Unit::Number, |row| row.checked.set.into()),
        column("key", Unit::Word, |row| row.key.into()),
        column("rank", Unit::Number, |row| row.rank.into()),
        column("draws", Unit::Number, |_| DRAWS.into()),
        column("worth", Unit::Number, |row| row.checked.worth.into()),
    ];
}
