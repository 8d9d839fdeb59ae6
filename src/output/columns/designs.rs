//! `designs.csv`: the value of every factor in every design.

use crate::error::Result;
use crate::output::csv::{self, Cell, Column, File, column};
use crate::output::unit::Unit;
use crate::plan::{Listed, Setting};
use std::path::Path;

pub(crate) struct DesignsFile;

impl File for DesignsFile {
    /// A design and one of its factors.
    type Row<'a> = (&'a Listed, &'a Setting);
    const NAME: &'static str = "designs";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |(design, _)| (&design.name).into()),
        column("key", Unit::Word, |(_, factor)| (&factor.key).into()),
        column("value", Unit::Value, |(_, factor)| Cell::Value(&factor.value)),
        column("base_value", Unit::Value, |(_, factor)| Cell::Value(&factor.base)),
        column("note", Unit::Text, |(_, factor)| (&factor.note).into()),
        column("same_as", Unit::Word, |(design, _)| (&design.same_as).into()),
    ];
}

/// Writes `designs.csv`, a row per design and factor, including designs that are identical to a simulated one.
///
/// # Errors
/// I/O errors.
pub(crate) fn write(folder: &Path, listing: &[Listed]) -> Result<()> {
    let none = [Setting { key: String::new(), value: String::new(), base: String::new(), note: String::new() }];
    let rows = listing.iter().flat_map(|design| {
        let factors = if design.factors.is_empty() { &none } else { design.factors.as_slice() };
        factors.iter().map(move |factor| (design, factor))
    });
    csv::write::<DesignsFile>(folder, rows)
}
