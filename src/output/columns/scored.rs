//! The files that `jiesu score` writes.

use crate::analysis::score::Scored;
use crate::analysis::skill::Verdict;
use crate::analysis::verification::{Compared, ScoredPeriod, Verified};
use crate::calibrate::Uniformity;
use crate::output::csv::{Column, File, column, high, low};
use crate::output::unit::Unit;

/// A forecast about a subject, and how far its transforms are from uniform.
pub(crate) struct ScoreRow<'a> {
    pub(crate) verified: &'a Verified,
    pub(crate) uniformity: Option<Uniformity>,
}

/// Columns of a file whose rows are about a subject.
macro_rules! of_subject {
    ($row:ident => $forecast:expr, $subject:expr; $($column:expr),* $(,)?) => {
        &[
            column("forecast", Unit::Word, |$row| (&$forecast).into()),
            column("measure", Unit::Word, |$row| (&$subject.measure).into()),
            column("level", Unit::Word, |$row| (&$subject.level).into()),
            column("unit", Unit::Code, |$row| (&$subject.unit).into()),
            column("review", Unit::Word, |$row| (&$subject.review).into()),
            column("basis", Unit::Word, |$row| (&$subject.basis).into()),
            $($column),*
        ]
    };
}

pub(crate) struct ScoresFile;

impl File for ScoresFile {
    type Row<'a> = ScoreRow<'a>;
    const NAME: &'static str = "scores";
    const COLUMNS: &'static [Column<Self>] = of_subject![row => row.verified.forecast, row.verified.subject;
        column("is_naive", Unit::Flag, |row| (!row.verified.is_scored).into()),
        column("n", Unit::Number, |row| row.verified.scores.n.into()),
        column("crps", Unit::OfMeasure, |row| row.verified.scores.crps.into()),
        column("absolute_error", Unit::OfMeasure, |row| row.verified.scores.absolute_error.into()),
        column("bias", Unit::OfMeasure, |row| row.verified.scores.bias.into()),
        column("interval_score_50", Unit::OfMeasure, |row| row.verified.scores.interval_scores[0].into()),
        column("interval_score_90", Unit::OfMeasure, |row| row.verified.scores.interval_scores[1].into()),
        column("coverage_50", Unit::Share, |row| row.verified.scores.coverage[0].into()),
        column("coverage_90", Unit::Share, |row| row.verified.scores.coverage[1].into()),
        column("pit_outer", Unit::Share, |row| row.uniformity.map(|found| found.outer).into()),
        column("pit_deviation", Unit::Fraction, |row| row.uniformity.map(|found| found.deviation).into()),
        column("pit_band", Unit::Fraction, |row| row.uniformity.map(|found| found.band).into()),
    ];
}

pub(crate) struct SkillFile;

impl File for SkillFile {
    type Row<'a> = &'a Compared;
    const NAME: &'static str = "skill";
    const COLUMNS: &'static [Column<Self>] = of_subject![row => row.forecast, row.subject;
        column("reference", Unit::Word, |row| row.reference.word().into()),
        column("n", Unit::Number, |row| row.skill.n.into()),
        column("crps", Unit::OfMeasure, |row| row.skill.crps.into()),
        column("reference_crps", Unit::OfMeasure, |row| row.skill.reference.into()),
        column("skill", Unit::Fraction, |row| row.skill.share().into()),
        column("difference", Unit::OfMeasure, |row| row.skill.difference.into()),
        column("ci_low", Unit::OfMeasure, |row| low(row.skill.interval)),
        column("ci_high", Unit::OfMeasure, |row| high(row.skill.interval)),
        column("verdict", Unit::Word, |row| row.skill.verdict().map(Verdict::word).into()),
    ];
}

/// The score of a period.
pub(crate) struct ScoredRow<'a> {
    pub(crate) verified: &'a Verified,
    pub(crate) period: &'a ScoredPeriod,
}

impl ScoredRow<'_> {
    fn scored(&self) -> &Scored {
        &self.period.scored
    }
}

pub(crate) struct ScoredFile;

impl File for ScoredFile {
    type Row<'a> = ScoredRow<'a>;
    const NAME: &'static str = "scored";
    const COLUMNS: &'static [Column<Self>] = of_subject![row => row.verified.forecast, row.verified.subject;
        column("period", Unit::Period, |row| (&row.period.period).into()),
        column("observed", Unit::OfMeasure, |row| row.scored().observed.into()),
        column("median", Unit::OfMeasure, |row| row.scored().median.into()),
        column("low_50", Unit::OfMeasure, |row| low(row.scored().intervals[0])),
        column("high_50", Unit::OfMeasure, |row| high(row.scored().intervals[0])),
        column("low_90", Unit::OfMeasure, |row| low(row.scored().intervals[1])),
        column("high_90", Unit::OfMeasure, |row| high(row.scored().intervals[1])),
        column("crps", Unit::OfMeasure, |row| row.scored().crps.into()),
        column("pit", Unit::Share, |row| row.scored().pit.into()),
    ];
}
