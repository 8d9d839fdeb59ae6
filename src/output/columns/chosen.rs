//! `choice.csv`, `selection.csv`, `reevaluation.csv` and `switching_values.csv`.

use crate::analysis::Analysis;
use crate::analysis::budgeted::Rival;
use crate::analysis::choice::ParetoEntry;
use crate::analysis::evidence::Reevaluation;
use crate::analysis::objective::Objective;
use crate::analysis::pairs::PairedDifference;
use crate::analysis::rates::review_word;
use crate::analysis::results::ComparisonResults;
use crate::analysis::selection::{Candidate, Selection};
use crate::analysis::switching::{SwitchingValue, SwitchingValues};
use crate::error::Result;
use crate::output::csv::{self, Cell, Column, File, column, high, low};
use crate::output::unit::Unit;
use std::path::Path;

pub(crate) struct ChoiceFile;

impl File for ChoiceFile {
    type Row<'a> = &'a ParetoEntry;
    const NAME: &'static str = "choice";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |row| (&row.name).into()),
        column("resolution_rate", Unit::Fraction, |row| row.means[0].into()),
        column("satisfaction_rate", Unit::Fraction, |row| row.means[1].into()),
        column("unmet_days", Unit::DaysPerResident, |row| row.means[2].into()),
        column("cost_hours", Unit::OfMeasure, |row| row.means[3].into()),
        column("pareto", Unit::Flag, |row| Cell::Yes(row.dominated_by.is_empty())),
        column("dominated_by", Unit::Text, |row| row.dominated_by.join("; ").into()),
        column("pareto_share", Unit::Share, |row| row.share.into()),
    ];
}

/// A design in the selection.
pub(crate) struct CandidateRow<'a> {
    design: &'a str,
    selection: &'a Selection,
    candidate: &'a Candidate,
    /// The design beside the chosen one, if there was a budget.
    rival: Option<&'a Rival>,
    is_chosen: bool,
}

impl CandidateRow<'_> {
    fn verdict(&self) -> &'static str {
        match self.candidate.dropped_at {
            _ if self.is_chosen => "chosen",
            Some(_) => "eliminated",
            None => "left",
        }
    }

    /// What is known beside another design.
    fn beside(&self, value: impl Fn(&Rival) -> Option<f64>) -> Option<f64> {
        self.rival.filter(|_| !self.is_chosen).and_then(value)
    }
}

pub(crate) struct SelectionFile;

impl File for SelectionFile {
    type Row<'a> = CandidateRow<'a>;
    const NAME: &'static str = "selection";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |row| row.design.into()),
        column("objective", Unit::Word, |row| row.selection.objective.name().into()),
        column("within", Unit::OfMeasure, |row| row.selection.rule.within.into()),
        column("confidence", Unit::Share, |row| (1.0 - row.selection.rule.error).into()),
        column("first_cities", Unit::Number, |row| row.selection.rule.first.into()),
        column("cities", Unit::Number, |row| row.candidate.cities.into()),
        column("mean", Unit::OfMeasure, |row| row.candidate.mean.into()),
        column("eliminated_at", Unit::Number, |row| row.candidate.dropped_at.into()),
        column("verdict", Unit::Word, |row| row.verdict().into()),
        column("procedure", Unit::Word, |row| row.selection.budget.as_ref().map_or("elimination", |budget| budget.procedure.word()).into()),
        column("budget", Unit::Number, |row| row.selection.budget.as_ref().map(|budget| budget.trials as usize).into()),
        column("lead", Unit::OfMeasure, |row| row.beside(|rival| Some(rival.lead)).into()),
        column("se", Unit::OfMeasure, |row| row.beside(|rival| Some(rival.se)).into()),
        column("p_better", Unit::Share, |row| row.beside(|rival| Some(rival.better)).into()),
        column("better_by", Unit::OfMeasure, |row| row.beside(|rival| rival.bound).into()),
        column("p_best", Unit::Share, |row| {
            row.selection.budget.as_ref().filter(|_| row.is_chosen).map(|budget| budget.probability).into()
        }),
        column("opportunity_cost", Unit::OfMeasure, |row| {
            let budget = row.selection.budget.as_ref().filter(|_| row.is_chosen);
            budget.map(|budget| budget.loss).or(row.beside(|rival| Some(rival.loss))).into()
        }),
    ];
}

/// A measure of the chosen design and its rival in one phase.
pub(crate) struct PhaseRow<'a> {
    reevaluation: &'a Reevaluation,
    one: Objective,
    phase: &'static str,
    pair: &'a PairedDifference,
}

pub(crate) struct ReevaluationFile;

impl File for ReevaluationFile {
    type Row<'a> = PhaseRow<'a>;
    const NAME: &'static str = "reevaluation";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |row| (&row.reevaluation.chosen).into()),
        column("baseline", Unit::Word, |row| (&row.reevaluation.rival).into()),
        column("measure", Unit::Word, |row| row.one.measure().word().into()),
        column("review", Unit::Word, |row| row.one.review().map(review_word).into()),
        column("phase", Unit::Word, |row| row.phase.into()),
        column("cities", Unit::Number, |row| row.pair.cities.into()),
        column("baseline_mean", Unit::OfMeasure, |row| row.pair.means[0].into()),
        column("mean", Unit::OfMeasure, |row| row.pair.means[1].into()),
        column("difference", Unit::OfMeasure, |row| row.pair.difference.into()),
        column("ci_low", Unit::OfMeasure, |row| low(row.pair.interval)),
        column("ci_high", Unit::OfMeasure, |row| high(row.pair.interval)),
        column("objective", Unit::Word, |row| Cell::Yes(row.one == row.reevaluation.objective)),
    ];
}

/// A parameter, and where another design becomes the best.
pub(crate) struct SwitchingRow<'a> {
    rank: usize,
    all: &'a SwitchingValues,
    one: &'a SwitchingValue,
}

impl SwitchingRow<'_> {
    fn base(&self) -> f64 {
        self.one.point.base
    }

    /// The lead at the base; undefined if it was not simulated.
    fn lead_base(&self) -> Option<f64> {
        self.one.levels.iter().find(|(x, _)| *x == self.base()).map(|(_, lead)| *lead)
    }

    fn lowest(&self) -> Option<&(f64, f64)> {
        self.one.levels.first()
    }

    fn highest(&self) -> Option<&(f64, f64)> {
        self.one.levels.last()
    }

    fn verdict(&self) -> &'static str {
        match (self.one.value, self.one.may_switch) {
            (Some(at), _) if at >= self.base() => "changes above",
            (Some(_), _) => "changes below",
            (None, true) => "no change within the range, though sampling error leaves it open",
            (None, false) => "no change within the range",
        }
    }
}

pub(crate) struct SwitchingValuesFile;

impl File for SwitchingValuesFile {
    type Row<'a> = SwitchingRow<'a>;
    const NAME: &'static str = "switching_values";
    const COLUMNS: &'static [Column<Self>] = &[
        column("rank", Unit::Number, |row| row.rank.into()),
        column("key", Unit::Word, |row| (&row.one.key).into()),
        column("objective", Unit::Word, |row| row.all.objective.name().into()),
        column("best", Unit::Word, |row| (&row.all.best).into()),
        column("rival", Unit::Word, |row| (&row.one.rival).into()),
        column("base", Unit::OfMeasure, |row| row.base().into()),
        column("lowest", Unit::OfMeasure, |row| row.lowest().map(|(value, _)| *value).into()),
        column("highest", Unit::OfMeasure, |row| row.highest().map(|(value, _)| *value).into()),
        column("lead_base", Unit::OfMeasure, |row| row.lead_base().into()),
        column("lead_lowest", Unit::OfMeasure, |row| row.lowest().map(|(_, lead)| *lead).into()),
        column("lead_highest", Unit::OfMeasure, |row| row.highest().map(|(_, lead)| *lead).into()),
        column("strength", Unit::OfMeasure, |row| row.one.strength.into()),
        column("switching_value", Unit::OfMeasure, |row| row.one.value.into()),
        column("ci_low", Unit::OfMeasure, |row| row.one.interval.0.into()),
        column("ci_high", Unit::OfMeasure, |row| row.one.interval.1.into()),
        column("verdict", Unit::Text, |row| row.verdict().into()),
    ];
}

/// Writes the requested files about the selection of a design.
pub(crate) fn write(folder: &Path, analysis: &Analysis, comparison: &ComparisonResults) -> Result<()> {
    if comparison.request.is_choice {
        csv::write::<ChoiceFile>(folder, &comparison.pareto)?;
    }
    if let Some(selection) = &comparison.selection {
        let rows = analysis.designs.iter().zip(&selection.candidates).enumerate().map(|(number, (design, candidate))| CandidateRow {
            design: &design.name,
            selection,
            candidate,
            rival: selection.budget.as_ref().and_then(|budget| budget.rivals.get(number)),
            is_chosen: number == selection.chosen,
        });
        csv::write::<SelectionFile>(folder, rows)?;
    }
    if let Some(reevaluation) = &comparison.reevaluation {
        let rows = Objective::all().zip(&reevaluation.pairs).flat_map(|(one, pairs)| {
            let phases = ["selection", "reevaluation"].into_iter().zip(pairs);
            phases.filter_map(move |(phase, pair)| Some(PhaseRow { reevaluation, one, phase, pair: pair.as_ref()? }))
        });
        csv::write::<ReevaluationFile>(folder, rows)?;
    }
    if let Some(all) = &comparison.switching_values {
        csv::write::<SwitchingValuesFile>(folder, all.list.iter().zip(1..).map(|(one, rank)| SwitchingRow { rank, all, one }))?;
    }
    Ok(())
}
