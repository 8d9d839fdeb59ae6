//! Streets by class: the spread of the observer's resolution rate, and who gains and who loses.

use super::headlines::NAME;
use super::{Cell, Column, Grid, Row};
use crate::analysis::gains::{Gain, MEASURES};
use crate::analysis::measures::{Compared, Measure};
use crate::analysis::results::{ComparisonResults, DesignResults};
use crate::analysis::types::StreetClass;
use crate::ledger::Review;
use crate::messages::numbers::percent;
use crate::messages::{Language, find, text};
use crate::output::labels::{Scale, name};

/// The name of a class; the short one for headings.
fn class_name(language: Language, class: StreetClass, is_short: bool) -> String {
    let (attribute, word) = class.words();
    let key = format!("class-{attribute}-{word}{}", if is_short { ".short" } else { "" });
    find(language, &key).unwrap_or(key)
}

/// The classes of each attribute.
const ATTRIBUTES: [&[StreetClass]; 4] = [
    &[StreetClass::Central, StreetClass::Outer],
    &[StreetClass::Small, StreetClass::Medium, StreetClass::Large],
    &[StreetClass::Short, StreetClass::Middling, StreetClass::Ample],
    &[StreetClass::Quiet, StreetClass::Moderate, StreetClass::Loud],
];

/// The observer's resolution rate by street, for attributes but the voice that have at least two classes; without any there is nothing to
/// compare.
pub(crate) fn classes(language: Language, design: &DesignResults) -> Option<Grid> {
    let found = |class: &StreetClass| design.street_classes.iter().find(|found| found.class == *class);
    let mut rows = vec![found(&StreetClass::All)?];
    for classes in &ATTRIBUTES[..3] {
        let found: Vec<_> = classes.iter().filter_map(found).collect();
        rows.extend(if found.len() > 1 { found } else { Vec::new() });
    }
    let scale = Scale::of((Compared::Rate(Measure::ResolutionRate), Some(Review::Observer)), design.months);
    let row = |row: &&crate::analysis::results::StreetClassResult| {
        let streets = Cell::number(Some(row.streets as f64), |_| row.streets.to_string());
        let percentiles = row.percentiles.map(|value| Cell::number(value, |value| scale.level(value)));
        Row::new([Cell::words(class_name(language, row.class, false)), streets].into_iter().chain(percentiles).collect())
    };
    (rows.len() > 1).then(|| Grid {
        caption: text!(language, "table-street-classes"),
        columns: vec![
            Column::words(text!(language, "table-class"), NAME),
            Column::number(text!(language, "table-streets"), 12),
            Column::number("p05", 12),
            Column::number(text!(language, "table-median"), 12),
            Column::number("p95", 12),
        ],
        rows: rows.iter().map(row).collect(),
        ..Grid::default()
    })
}

/// Measures of the table of all designs, which has a line for each design.
const IN_LINES: [Measure; 2] = [Measure::CuredRate, Measure::UnmetDays];

fn scale_of<'a>(measure: Measure, months: u32, gains: impl Iterator<Item = &'a Gain>) -> Scale {
    let mine = gains.filter(|gain| gain.measure == measure);
    Scale::of((Compared::Rate(measure), Some(Review::Observer)), months).column(mine.map(|gain| gain.difference))
}

/// The classes, but the middle ones, of attributes of which the streets have more than one class.
fn ends(gains: &[Vec<Gain>]) -> Vec<[StreetClass; 2]> {
    let has = |class: &&StreetClass| gains.iter().flatten().any(|gain| gain.class == **class);
    let several = ATTRIBUTES.iter().filter(|classes| classes.iter().filter(has).count() > 1);
    several.map(|classes| [classes[0], classes[classes.len() - 1]]).collect()
}

/// Gains and losses of all designs: a table for each measure, a line for each design. Empty if there is nothing to compare.
pub(crate) fn gains_of_designs(language: Language, comparison: &ComparisonResults, months: u32) -> Vec<Grid> {
    let Some(gains) = &comparison.gains else { return Vec::new() };
    let shown = ends(gains);
    let has = |measure: &Measure| gains.iter().flatten().any(|gain| gain.measure == *measure);
    let grid = |measure: Measure| {
        let scale = scale_of(measure, months, gains.iter().flatten());
        let mut columns = vec![Column::words(text!(language, "word-design"), 22)];
        for class in shown.iter().flatten() {
            let group = find(language, &format!("class-of-{}", class.words().0)).unwrap_or_default();
            columns.push(Column::number(class_name(language, *class, true), 8).below(group));
        }
        for heading in [text!(language, "table-gain"), text!(language, "table-lose")] {
            columns.push(Column::number(heading, 6).below(text!(language, "table-streets-that")));
        }
        let rows = comparison.designs.iter().zip(gains).map(|(design, gains)| {
            let find = |class: StreetClass| gains.iter().find(|gain| gain.measure == measure && gain.class == class);
            let classes = shown.iter().flatten().map(|class| find(*class).map_or_else(Cell::none, |gain| difference(scale, gain)));
            let shares = [0, 1].map(|side| share(find(StreetClass::All), side));
            Row::new(std::iter::once(Cell::words(&design.name)).chain(classes).chain(shares).collect())
        });
        let caption = match measure {
            Measure::UnmetDays => text!(language, "table-gains-unmet-days"),
            _ => text!(language, "table-gains-cured-rate"),
        };
        Grid { caption, columns, rows: rows.collect(), printed: 16, ..Grid::default() }
    };
    let mut grids: Vec<Grid> = IN_LINES.into_iter().filter(|measure| !shown.is_empty() && has(measure)).map(grid).collect();
    grids.iter_mut().last().into_iter().for_each(|grid| grid.note = text!(language, "note-gains"));
    grids
}

/// A mean difference; with a question mark where its interval contains 0 or is missing.
fn difference(scale: Scale, gain: &Gain) -> Cell {
    let is_certain = gain.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0);
    Cell::number(Some(gain.difference), |value| scale.signed(value) + if is_certain { "" } else { "?" })
}

fn share(gain: Option<&Gain>, side: usize) -> Cell {
    Cell::number(gain.map(|gain| gain.shares[side]), |share| percent(share, 0))
}

/// Gains and losses of one design, by its index among those compared: a row for each class of streets. None without gains.
pub(crate) fn gains_of_design(language: Language, comparison: &ComparisonResults, months: u32, compared: usize) -> Option<Grid> {
    let gains = comparison.gains.as_ref()?.get(compared)?;
    let find = |class: StreetClass, measure: Measure| gains.iter().find(|gain| gain.class == class && gain.measure == measure);
    let rows = StreetClass::ALL.into_iter().filter_map(|class| {
        let main = find(class, Measure::ResolutionRate)?;
        let measures = MEASURES.map(|measure| {
            let scale = scale_of(measure, months, gains.iter());
            let gain = find(class, measure);
            let interval = gain.and_then(|gain| gain.interval).map(|interval| scale.range(interval, language));
            Cell::number(gain.map(|gain| gain.difference), |value| scale.signed(value)).with_interval(interval)
        });
        let streets = Cell::number(Some(main.streets as f64), |_| main.streets.to_string());
        let names = [Cell::words(class_name(language, class, false)), streets];
        Some(Row::new(names.into_iter().chain(measures).chain([0, 1].map(|side| share(Some(main), side))).collect()))
    });
    let rows: Vec<Row> = rows.collect();
    let measures = MEASURES.map(|measure| Column::number(name((Compared::Rate(measure), Some(Review::Observer)), language), 12));
    let columns = [Column::words(text!(language, "table-class"), NAME), Column::number(text!(language, "table-streets"), 12)];
    let shares = [text!(language, "table-gain"), text!(language, "table-lose")].map(|heading| Column::number(heading, 12));
    (!rows.is_empty()).then(|| Grid {
        caption: text!(language, "table-gains-of", design = &comparison.designs[compared].name),
        columns: columns.into_iter().chain(measures).chain(shares).collect(),
        rows,
        printed: 16,
        ..Grid::default()
    })
}
