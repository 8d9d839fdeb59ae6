//! `designs.csv`: the value of every factor in every design.

use super::csv::Table;
use crate::error::Result;
use crate::plan::{Listed, Setting};
use std::path::Path;

pub(crate) const COLUMNS: [&str; 6] = ["design", "key", "value", "base_value", "note", "same_as"];

/// Writes `designs.csv`, a row per design and factor, including designs that are identical to a simulated one.
///
/// # Errors
/// I/O errors.
pub(super) fn write(folder: &Path, listing: &[Listed]) -> Result<()> {
    let mut table = Table::create(folder, "designs.csv", &COLUMNS)?;
    for Listed { name, factors, same_as } in listing {
        let none = Setting { key: String::new(), value: String::new(), base: String::new(), note: String::new() };
        let rows = if factors.is_empty() { std::slice::from_ref(&none) } else { factors.as_slice() };
        for Setting { key, value, base, note } in rows {
            [name, key].iter().for_each(|text| table.text(text));
            [value, base].iter().for_each(|value| table.value(value));
            [note, same_as].iter().for_each(|text| table.text(text));
            table.end_row()?;
        }
    }
    table.finish()
}
