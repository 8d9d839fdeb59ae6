//! `conclusions.csv`, `robustness.csv` and `best_designs.csv`.

use crate::analysis::measures::ReviewedMeasure;
use crate::analysis::rates::review_word;
use crate::analysis::robust::{BestDesign, Conclusion, Found, Robustness, VariedDifference};
use crate::error::Result;
use crate::output::csv::{self, Cell, Column, File, column, high, low};
use crate::output::unit::Unit;
use std::path::Path;

/// The words of files for designs as written, and for all parameter sets.
const WRITTEN: &str = "as written";
const ALL: &str = "all";

fn variation(name: &str) -> &str {
    if name.is_empty() { WRITTEN } else { name }
}

fn account(name: &str) -> &str {
    if name.is_empty() { ALL } else { name }
}

fn measure((measure, _): ReviewedMeasure) -> Cell<'static> {
    measure.word().into()
}

fn review((_, review): ReviewedMeasure) -> Cell<'static> {
    review.map(review_word).into()
}

/// A place where a difference was found: the variation, and the account if it is not all.
fn place(found: &Found) -> String {
    let at = if found.account.is_empty() { String::new() } else { [" (", &found.account, ")"].concat() };
    variation(&found.variation).to_owned() + &at
}

pub(crate) struct ConclusionsFile;

impl File for ConclusionsFile {
    type Row<'a> = &'a Conclusion;
    const NAME: &'static str = "conclusions";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |row| (&row.design).into()),
        column("against", Unit::Word, |row| (&row.against).into()),
        column("measure", Unit::Word, |row| measure(row.measure)),
        column("review", Unit::Word, |row| review(row.measure)),
        column("difference", Unit::OfMeasure, |row| row.difference.into()),
        column("ci_low", Unit::OfMeasure, |row| low(row.interval)),
        column("ci_high", Unit::OfMeasure, |row| high(row.interval)),
        column("verdict", Unit::Word, |row| row.verdict.word().into()),
        column("held", Unit::Number, |row| row.held[0].into()),
        column("variations", Unit::Number, |row| row.held[1].into()),
        column("accounts_held", Unit::Number, |row| row.accounts[0].into()),
        column("accounts", Unit::Number, |row| row.accounts[1].into()),
        column("least", Unit::OfMeasure, |row| row.least.difference.into()),
        column("least_under", Unit::Word, |row| variation(&row.least.variation).into()),
        column("most", Unit::OfMeasure, |row| row.most.difference.into()),
        column("most_under", Unit::Word, |row| variation(&row.most.variation).into()),
        column("reversed_by", Unit::Text, |row| row.reversed_by.iter().map(place).collect::<Vec<_>>().join("; ").into()),
    ];
}

pub(crate) struct RobustnessFile;

impl File for RobustnessFile {
    type Row<'a> = &'a VariedDifference;
    const NAME: &'static str = "robustness";
    const COLUMNS: &'static [Column<Self>] = &[
        column("variation", Unit::Word, |row| variation(&row.variation).into()),
        column("account", Unit::Word, |row| account(&row.account).into()),
        column("design", Unit::Word, |row| (&row.design).into()),
        column("against", Unit::Word, |row| (&row.against).into()),
        column("measure", Unit::Word, |row| measure(row.measure)),
        column("review", Unit::Word, |row| review(row.measure)),
        column("difference", Unit::OfMeasure, |row| row.difference.into()),
        column("se", Unit::OfMeasure, |row| row.se.into()),
        column("ci_low", Unit::OfMeasure, |row| low(row.interval)),
        column("ci_high", Unit::OfMeasure, |row| high(row.interval)),
        column("change", Unit::OfMeasure, |row| row.change.into()),
        column("change_low", Unit::OfMeasure, |row| low(row.change_interval)),
        column("change_high", Unit::OfMeasure, |row| high(row.change_interval)),
        column("n", Unit::Number, |row| row.n.into()),
        column("verdict", Unit::Word, |row| row.verdict.word().into()),
    ];
}

pub(crate) struct BestDesignsFile;

impl File for BestDesignsFile {
    type Row<'a> = (&'a Robustness, &'a BestDesign);
    const NAME: &'static str = "best_designs";
    const COLUMNS: &'static [Column<Self>] = &[
        column("variation", Unit::Word, |row| variation(&row.1.variation).into()),
        column("account", Unit::Word, |row| account(&row.1.account).into()),
        column("objective", Unit::Word, |row| row.0.objective.name().into()),
        column("best", Unit::Word, |row| (&row.1.best).into()),
        column("next", Unit::Word, |row| (&row.1.next).into()),
        column("lead", Unit::OfMeasure, |row| row.1.lead.into()),
        column("ci_low", Unit::OfMeasure, |row| low(row.1.interval)),
        column("ci_high", Unit::OfMeasure, |row| high(row.1.interval)),
        column("n", Unit::Number, |row| row.1.n.into()),
    ];
}

/// Writes the three files.
pub(crate) fn write(folder: &Path, found: &Robustness) -> Result<()> {
    csv::write::<ConclusionsFile>(folder, &found.conclusions)?;
    csv::write::<RobustnessFile>(folder, &found.differences)?;
    csv::write::<BestDesignsFile>(folder, found.best.iter().map(|row| (found, row)))
}
