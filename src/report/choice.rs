//! `choice.csv`, `selection.csv`, `fresh.csv` and `flips.csv`.

use super::table::Table;
use crate::error::Result;
use crate::experiment::rates::review_word;
use crate::findings::caveats::AllFired;
use crate::findings::choice::{Asked, Stand, stands};
use crate::findings::compare::Comparison;
use crate::findings::evidence::Fresh;
use crate::findings::flips::{Flips, flips};
use crate::findings::objective::Objective;
use crate::findings::selection::Selection;
use std::path::Path;

pub(crate) const CHOICE: [&str; 8] =
    ["design", "resolution_rate", "satisfaction_rate", "unmet_days", "cost_hours", "pareto", "dominated_by", "pareto_share"];

pub(crate) const SELECTION: [&str; 9] =
    ["design", "objective", "within", "confidence", "first_cities", "cities", "mean", "eliminated_at", "verdict"];

pub(crate) const FRESH: [&str; 12] =
    ["design", "baseline", "measure", "review", "luck", "cities", "baseline_mean", "mean", "difference", "ci_low", "ci_high", "objective"];

pub(crate) const FLIPS: [&str; 16] = [
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
    "flip",
    "ci_low",
    "ci_high",
    "verdict",
];

/// Writes what was asked of a choice; the designs as alternatives, and the flips.
pub(crate) fn write(folder: &Path, asked: &Asked, comparison: Option<&Comparison>) -> Result<(Vec<Stand>, Option<Flips>)> {
    let Some(comparison) = comparison else { return Ok((Vec::new(), None)) };
    let stands = if asked.is_choice { stands(comparison) } else { Vec::new() };
    if asked.is_choice {
        write_stands(folder, &stands)?;
    }
    if let Some(selection) = &asked.selection {
        write_selection(folder, selection, &comparison.evidence.names)?;
    }
    asked.fresh.as_ref().map_or(Ok(()), |fresh| write_fresh(folder, fresh))?;
    let flips = asked.crossing.as_ref().and_then(|crossing| flips(comparison, crossing, asked.objective));
    flips.as_ref().map_or(Ok(()), |flips| write_flips(folder, flips))?;
    Ok((stands, flips))
}

/// A point of the parameters is no proposal: what fires for it alone is not told.
pub(crate) fn retain(fired: &mut AllFired, asked: &Asked, comparison: &Comparison) {
    let Some(crossing) = &asked.crossing else { return };
    let is_told = |design: &String| crossing.designs.iter().any(|i| comparison.evidence.names[*i] == *design);
    fired.iter_mut().for_each(|(_, list)| list.retain(|fired| fired.design.as_ref().is_none_or(is_told)));
    fired.retain(|(_, list)| !list.is_empty());
}

/// Writes `choice.csv`.
fn write_stands(folder: &Path, stands: &[Stand]) -> Result<()> {
    let mut table = Table::create(folder, "choice.csv", &CHOICE)?;
    for stand in stands {
        table.text(&stand.name);
        stand.means.iter().for_each(|mean| table.show(mean));
        table.text(if stand.dominated_by.is_empty() { "yes" } else { "no" });
        table.text(&stand.dominated_by.join("; "));
        table.maybe(stand.share);
        table.end_row()?;
    }
    table.finish()
}

/// Writes `selection.csv`; `names` are those of the designs.
fn write_selection(folder: &Path, selection: &Selection, names: &[String]) -> Result<()> {
    let mut table = Table::create(folder, "selection.csv", &SELECTION)?;
    for (design, (name, standing)) in names.iter().zip(&selection.standings).enumerate() {
        table.text(name);
        table.text(&selection.objective.name());
        table.show(selection.rule.within);
        table.show(1.0 - selection.rule.error);
        table.show(selection.rule.first);
        table.show(standing.cities);
        table.show(standing.mean);
        table.maybe(standing.dropped_at);
        table.text(if design == selection.chosen { "chosen" } else { "eliminated" });
        table.end_row()?;
    }
    table.finish()
}

/// Writes `fresh.csv`.
fn write_fresh(folder: &Path, fresh: &Fresh) -> Result<()> {
    let mut table = Table::create(folder, "fresh.csv", &FRESH)?;
    for (one, pairs) in Objective::all().zip(&fresh.pairs) {
        for (luck, pair) in ["choice", "fresh"].into_iter().zip(pairs) {
            let Some(pair) = pair else { continue };
            for text in [fresh.chosen.as_str(), &fresh.rival, one.measure().word(), one.review().map_or("", review_word), luck] {
                table.text(text);
            }
            table.show(pair.cities);
            pair.means.iter().for_each(|mean| table.show(mean));
            table.show(pair.difference);
            table.maybe(pair.interval.map(|(low, _)| low));
            table.maybe(pair.interval.map(|(_, high)| high));
            table.text(if one == fresh.objective { "yes" } else { "no" });
            table.end_row()?;
        }
    }
    table.finish()
}

/// Writes `flips.csv`.
fn write_flips(folder: &Path, flips: &Flips) -> Result<()> {
    let mut table = Table::create(folder, "flips.csv", &FLIPS)?;
    for (flip, rank) in flips.list.iter().zip(1..) {
        table.show(rank);
        for text in [&flip.key, &flips.objective.name(), &flips.best, &flip.rival] {
            table.text(text);
        }
        let (lowest, highest) = (flip.levels[0], flip.levels[flip.levels.len() - 1]);
        let base = flip.point.base;
        let at_base = flip.levels.iter().find(|(x, _)| *x == base).map_or(f64::NAN, |(_, lead)| *lead);
        [base, lowest.0, highest.0, at_base, lowest.1, highest.1, flip.strength].iter().for_each(|value| table.show(value));
        [flip.flip, flip.interval.0, flip.interval.1].iter().for_each(|value| table.maybe(*value));
        table.text(match (flip.flip, flip.is_open) {
            (Some(at), _) if at >= base => "changes above",
            (Some(_), _) => "changes below",
            (None, true) => "no change within the range, though luck leaves it open",
            (None, false) => "no change within the range",
        });
        table.end_row()?;
    }
    table.finish()
}
