//! `sets.csv`: the parameter sets and their cities.

use crate::error::Result;
use crate::output::csv::{self, Cell, Column, File, column};
use crate::output::unit::Unit;
use crate::scenario::sets::Set;
use crate::setup::Setup;
use std::path::Path;

/// The value of a key in a set.
pub(crate) struct SetRow<'a> {
    set: &'a Set,
    /// First and last.
    cities: [u32; 2],
    key: &'a str,
    value: &'a str,
}

pub(crate) struct SetsFile;

impl File for SetsFile {
    type Row<'a> = SetRow<'a>;
    const NAME: &'static str = "sets";
    const COLUMNS: &'static [Column<Self>] = &[
        column("set", Unit::Word, |row| (&row.set.name).into()),
        column("city_from", Unit::Number, |row| row.cities[0].into()),
        column("city_to", Unit::Number, |row| row.cities[1].into()),
        column("key", Unit::Word, |row| row.key.into()),
        column("value", Unit::Value, |row| Cell::Value(row.value)),
    ];
}

/// Writes `sets.csv`, a row per set and key, columns copied along last; nothing if there are no sets.
///
/// # Errors
/// I/O errors.
pub(crate) fn write(folder: &Path, setup: Option<&Setup>) -> Result<()> {
    let Some((cities, sets)) = setup.and_then(|setup| setup.cities_of_a_set().zip(setup.sets())) else { return Ok(()) };
    let rows = (0..).zip(&sets.list).flat_map(|(number, set)| {
        let applied = sets.keys.iter().map(|key| &key.name).zip(&set.values);
        let carried = sets.carried.iter().zip(&set.carried);
        let cities = [number * cities + 1, (number + 1) * cities];
        applied.chain(carried).map(move |(key, value)| SetRow { set, cities, key, value })
    });
    csv::write::<SetsFile>(folder, rows)
}
