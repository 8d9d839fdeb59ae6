//! Alarms of the early warning.

use super::headlines::NAME;
use super::{Cell, Column, Grid, Row};
use crate::analysis::results::DesignResults;
use crate::analysis::warnings::WarningKind;
use crate::messages::numbers::fixed;
use crate::messages::{Language, text};
use crate::output::labels::Scale;

/// Hits, repeats, false alarms and misses, if a design monitors counts.
pub(crate) fn early_warning(language: Language, design: &DesignResults) -> Option<Grid> {
    let tally = design.warnings.as_ref()?;
    let rates = WarningKind::ALL.map(|kind| tally.per_year(kind));
    let scale = Scale::NUMBER.column(rates.map(|(all, _)| all));
    let names = [
        text!(language, "table-warning-hits"),
        text!(language, "table-warning-repeats"),
        text!(language, "table-warning-false-alarms"),
        text!(language, "table-warning-misses"),
    ];
    let row = |(name, (all, one)): (String, (f64, f64))| {
        Row::new(vec![Cell::words(name), Cell::number(Some(all), |all| scale.level(all)), Cell::number(Some(one), |one| fixed(one, 4))])
    };
    let delay = Cell::number(tally.mean_delay(), |days| Scale::NUMBER.level(days));
    let delay = Row::new(vec![Cell::words(text!(language, "table-warning-delay")), delay, Cell::default()]);
    Some(Grid {
        caption: text!(language, "table-early-warning"),
        columns: vec![
            Column::words(text!(language, "table-measure"), NAME),
            Column::number(text!(language, "table-per-year"), 12),
            Column::number(text!(language, "table-per-series"), 20),
        ],
        rows: names.into_iter().zip(rates).map(row).chain([delay]).collect(),
        ..Grid::default()
    })
}
