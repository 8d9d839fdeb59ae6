//! `designs.csv`: which factor has which value in which design.

use super::table::Table;
use crate::error::Result;
use crate::study::Study;
use std::path::Path;

pub(crate) const COLUMNS: [&str; 5] = ["design", "key", "value", "base_value", "note"];

/// Writes `designs.csv`, a row a design and factor.
///
/// # Errors
/// The machine's.
pub fn write(folder: &Path, study: &Study) -> Result<()> {
    let mut table = Table::create(folder, "designs.csv", &COLUMNS)?;
    for design in &study.designs {
        let name = design.scenario.name.as_str();
        if design.factors.is_empty() {
            [name, "", "", "", ""].iter().for_each(|text| table.text(text));
            table.end_row()?;
        }
        for factor in &design.factors {
            [name, &factor.key].iter().for_each(|text| table.text(text));
            [&factor.value, &factor.base].iter().for_each(|value| table.value(value));
            table.text(&factor.note);
            table.end_row()?;
        }
    }
    table.finish()
}
