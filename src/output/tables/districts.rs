//! The rates by district.

use super::{Cell, Column, Grid, NONE, Row};
use crate::analysis::results::{DesignResults, DistrictResults};
use crate::messages::numbers::{fixed, signed};
use crate::messages::{Language, text};

/// A district's code and name, in the language where the data have both.
pub(crate) fn name(language: Language, district: &DistrictResults) -> String {
    let name = language.of(district.name_en.as_ref().unwrap_or(&district.name), &district.name);
    format!("{} {name}", district.code)
}

/// The rates of a design by district, in per cent; none with one district.
pub(crate) fn levels(language: Language, design: &DesignResults) -> Option<Grid> {
    let caption = text!(language, "table-districts");
    let rates = |district: &DistrictResults| [district.observer, district.official];
    let note = match design.has_data {
        true => text!(language, "note-districts-drawn"),
        false => text!(language, "note-districts-made-up"),
    };
    let rows = design.districts.iter().map(|district| (name(language, district), rates(district))).collect();
    grid(language, caption, rows, design.is_official, |rate| fixed(rate, 1), note)
}

/// The differences of a design from the baseline by district, in percentage points; none with one district.
pub(crate) fn differences(language: Language, baseline: &DesignResults, design: &DesignResults) -> Option<Grid> {
    let caption = text!(language, "table-districts-difference", design = &design.name, baseline = &baseline.name);
    let difference = |before: [Option<f64>; 4], after: [Option<f64>; 4]| {
        let mut rates = after;
        rates.iter_mut().zip(before).for_each(|(rate, before)| *rate = rate.zip(before).map(|(rate, before)| rate - before));
        rates
    };
    let rows = design.districts.iter().filter_map(|after| {
        let before = baseline.districts.iter().find(|before| before.code == after.code)?;
        let rates = [difference(before.observer, after.observer), difference(before.official, after.official)];
        Some((name(language, after), rates))
    });
    let is_official = baseline.is_official && design.is_official;
    grid(language, caption, rows.collect(), is_official, |rate| signed(rate, 2), text!(language, "note-districts-difference"))
}

/// A district's name, and the observer's and the official rates, 0 to 1.
type Named = (String, [[Option<f64>; 4]; 2]);

fn grid(
    language: Language,
    caption: String,
    rows: Vec<Named>,
    is_official: bool,
    show: impl Fn(f64) -> String,
    note: String,
) -> Option<Grid> {
    let three = |group: String| {
        let names = [text!(language, "table-resp"), text!(language, "table-resol"), text!(language, "table-satisf")];
        names.map(|name| Column::number(name, 8).below(&group))
    };
    let mut columns = vec![Column::words(text!(language, "table-district"), 22)];
    columns.extend(three(text!(language, "table-observer")));
    columns.push(Column::number(text!(language, "table-actual"), 11));
    if is_official {
        columns.extend(three(text!(language, "table-official")));
    }
    let cell =
        |rate: &Option<f64>| Cell { text: rate.map_or_else(|| NONE.into(), |rate| show(100.0 * rate)), interval: None, value: *rate };
    let row = |(name, [observer, official]): Named| {
        let official = official[..if is_official { 3 } else { 0 }].iter();
        Row::new(std::iter::once(Cell::words(name)).chain(observer.iter().chain(official).map(cell)).collect())
    };
    (rows.len() > 1).then(|| Grid { caption, columns, rows: rows.into_iter().map(row).collect(), note, ..Grid::default() })
}
