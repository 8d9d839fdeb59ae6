//! `choice.csv`, `selection.csv`, `reevaluation.csv` and `switching_values.csv`.

use super::csv::Table;
use crate::analysis::Analysis;
use crate::analysis::choice::ParetoEntry;
use crate::analysis::evidence::Reevaluation;
use crate::analysis::objective::Objective;
use crate::analysis::rates::review_word;
use crate::analysis::results::ComparisonResults;
use crate::analysis::selection::Selection;
use crate::analysis::switching::SwitchingValues;
use crate::error::Result;
use std::path::Path;

pub(crate) const CHOICE: [&str; 8] =
    ["design", "resolution_rate", "satisfaction_rate", "unmet_days", "cost_hours", "pareto", "dominated_by", "pareto_share"];

pub(crate) const SELECTION: [&str; 9] =
    ["design", "objective", "within", "confidence", "first_cities", "cities", "mean", "eliminated_at", "verdict"];

pub(crate) const REEVALUATION: [&str; 12] =
    ["design", "baseline", "measure", "review", "phase", "cities", "baseline_mean", "mean", "difference", "ci_low", "ci_high", "objective"];

pub(crate) const SWITCHING_VALUES: [&str; 16] = [
    "rank",
    "key",
    "objective",
    "best",
    "rival",
    "base",
    "lowest",
    "highest",
    "lead_base",
    "lead_lowest",
    "lead_highest",
    "strength",
    "switching_value",
    "ci_low",
    "ci_high",
    "verdict",
];

/// Writes the requested files about the selection of a design.
pub(crate) fn write(folder: &Path, analysis: &Analysis, comparison: &ComparisonResults) -> Result<()> {
    if comparison.request.is_choice {
        write_pareto_entries(folder, &comparison.pareto)?;
    }
    if let Some(selection) = &comparison.selection {
        let names: Vec<&str> = analysis.designs.iter().map(|design| design.name.as_str()).collect();
        write_selection(folder, selection, &names)?;
    }
    comparison.reevaluation.as_ref().map_or(Ok(()), |reevaluation| write_reevaluation(folder, reevaluation))?;
    comparison.switching_values.as_ref().map_or(Ok(()), |switching_values| write_switching_values(folder, switching_values))
}

/// Writes `choice.csv`.
fn write_pareto_entries(folder: &Path, pareto_entries: &[ParetoEntry]) -> Result<()> {
    let mut table = Table::create(folder, "choice.csv", &CHOICE)?;
    for entry in pareto_entries {
        table.text(&entry.name);
        entry.means.iter().for_each(|mean| table.show(mean));
        table.text(if entry.dominated_by.is_empty() { "yes" } else { "no" });
        table.text(&entry.dominated_by.join("; "));
        table.maybe(entry.share);
        table.end_row()?;
    }
    table.finish()
}

/// Writes `selection.csv`; `names` are the names of the designs.
fn write_selection(folder: &Path, selection: &Selection, names: &[&str]) -> Result<()> {
    let mut table = Table::create(folder, "selection.csv", &SELECTION)?;
    for (design, (name, candidate)) in names.iter().zip(&selection.candidates).enumerate() {
        table.text(name);
        table.text(&selection.objective.name());
        table.show(selection.rule.within);
        table.show(1.0 - selection.rule.error);
        table.show(selection.rule.first);
        table.show(candidate.cities);
        table.show(candidate.mean);
        table.maybe(candidate.dropped_at);
        table.text(if design == selection.chosen { "chosen" } else { "eliminated" });
        table.end_row()?;
    }
    table.finish()
}

/// Writes `reevaluation.csv`.
fn write_reevaluation(folder: &Path, reevaluation: &Reevaluation) -> Result<()> {
    let mut table = Table::create(folder, "reevaluation.csv", &REEVALUATION)?;
    for (one, pairs) in Objective::all().zip(&reevaluation.pairs) {
        for (phase, pair) in ["selection", "reevaluation"].into_iter().zip(pairs) {
            let Some(pair) = pair else { continue };
            for text in
                [reevaluation.chosen.as_str(), &reevaluation.rival, one.measure().word(), one.review().map_or("", review_word), phase]
            {
                table.text(text);
            }
            table.show(pair.cities);
            pair.means.iter().for_each(|mean| table.show(mean));
            table.show(pair.difference);
            table.maybe(pair.interval.map(|(low, _)| low));
            table.maybe(pair.interval.map(|(_, high)| high));
            table.text(if one == reevaluation.objective { "yes" } else { "no" });
            table.end_row()?;
        }
    }
    table.finish()
}

/// Writes `switching_values.csv`.
fn write_switching_values(folder: &Path, switching_values: &SwitchingValues) -> Result<()> {
    let mut table = Table::create(folder, "switching_values.csv", &SWITCHING_VALUES)?;
    for (parameter, rank) in switching_values.list.iter().zip(1..) {
        table.show(rank);
        for text in [&parameter.key, &switching_values.objective.name(), &switching_values.best, &parameter.rival] {
            table.text(text);
        }
        let (lowest, highest) = (parameter.levels[0], parameter.levels[parameter.levels.len() - 1]);
        let base = parameter.point.base;
        let at_base = parameter.levels.iter().find(|(x, _)| *x == base).map_or(f64::NAN, |(_, lead)| *lead);
        [base, lowest.0, highest.0, at_base, lowest.1, highest.1, parameter.strength].iter().for_each(|value| table.show(value));
        [parameter.value, parameter.interval.0, parameter.interval.1].iter().for_each(|value| table.maybe(*value));
        table.text(match (parameter.value, parameter.may_switch) {
            (Some(at), _) if at >= base => "changes above",
            (Some(_), _) => "changes below",
            (None, true) => "no change within the range, though sampling error leaves it open",
            (None, false) => "no change within the range",
        });
        table.end_row()?;
    }
    table.finish()
}
