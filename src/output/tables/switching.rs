//! The parameter values at which the best design changes.

use super::choice::scale_of;
use super::{Cell, Column, Grid, Row};
use crate::analysis::switching::{SwitchingValue, SwitchingValues};
use crate::messages::numbers::{interval, signs};
use crate::messages::{Language, text};
use crate::plan::Crossing;

/// The parameters, those with the largest effect on the best design's lead first.
pub(crate) fn switching_values(language: Language, found: &SwitchingValues, months: u32) -> Grid {
    let scale = scale_of(found.objective, months).column(found.list.iter().map(|parameter| parameter.strength));
    let rows = found.list.iter().map(|parameter| {
        let shown = |value: f64| signs(&Crossing::shown(&parameter.point, value));
        let [low, high] = ends(parameter);
        Row {
            cells: vec![
                Cell::words(&parameter.key),
                Cell::number(Some(parameter.point.base), shown),
                Cell::words(interval(language, shown(low), shown(high))),
                Cell::number(Some(parameter.strength), |strength| scale.size(strength)),
                Cell::number(parameter.value, shown),
            ],
            note: result(language, parameter),
            ..Row::default()
        }
    });
    Grid {
        caption: text!(language, "table-switching-values"),
        columns: vec![
            Column::words(text!(language, "word-parameter"), 34),
            Column::number(text!(language, "table-base"), 10),
            Column::number(text!(language, "table-range"), 20),
            Column::number(text!(language, "table-effect"), 10),
            Column::number(text!(language, "table-switches-at"), 12),
        ],
        rows: rows.collect(),
        note: text!(language, "note-switching-values"),
        printed: 12,
        listed: Some((5, "switching_values.csv")),
    }
}

/// The best design where all parameters have their base values.
pub(crate) fn best(language: Language, found: &SwitchingValues, months: u32) -> String {
    let (rival, lead, n) = &found.next;
    let (by, lead) = (found.objective.name(), scale_of(found.objective, months).signed(*lead));
    text!(language, "note-best-at-base", by = by, best = &found.best, lead = lead, rival = rival, n = *n)
}

/// The ends of the tested range.
fn ends(parameter: &SwitchingValue) -> [f64; 2] {
    [parameter.levels[0].0, parameter.levels[parameter.levels.len() - 1].0]
}

/// What changes where, with the range in which it may.
fn result(language: Language, parameter: &SwitchingValue) -> String {
    let shown = |value: f64| signs(&Crossing::shown(&parameter.point, value));
    let [low, high] = ends(parameter);
    let end = |end: Option<f64>, sign: &str, limit: f64| end.map_or_else(|| format!("{sign} {}", shown(limit)), shown);
    let range = format!("{} … {}", end(parameter.interval.0, "≤", low), end(parameter.interval.1, "≥", high));
    match (parameter.value, parameter.may_switch) {
        (Some(_), true) => text!(language, "table-switches-within", range = range, rival = &parameter.rival),
        (Some(_), false) => text!(language, "table-switches", rival = &parameter.rival),
        (None, true) => text!(language, "table-may-switch", range = range),
        (None, false) => text!(language, "table-no-switch"),
    }
}
