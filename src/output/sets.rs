//! `sets.csv`: the parameter sets and their cities.

use super::csv::Table;
use crate::error::{Error, Result};
use crate::setup::Setup;
use std::path::Path;

pub(crate) const COLUMNS: [&str; 5] = ["set", "city_from", "city_to", "key", "value"];

/// Checks that designs in one folder have the same parameter sets, so that a city belongs to one set under all of them.
///
/// # Errors
/// The first design whose sets differ from those of the first design.
pub(crate) fn check_one_sample(setups: &[&Setup]) -> Result<()> {
    let sample = |setup: &Setup| {
        let sets = setup.sets()?;
        Some((setup.cities_of_a_set(), sets.keys.iter().map(|key| key.name.clone()).collect::<Vec<_>>(), sets.list.clone()))
    };
    let Some((first, others)) = setups.split_first() else { return Ok(()) };
    let expected = sample(first);
    match others.iter().find(|setup| sample(setup) != expected) {
        None => Ok(()),
        Some(other) => {
            let message = format!("found parameter sets, or cities per set, that differ from those of `{}`, expected the same", first.name);
            Err(Error::input(&other.name, "run.sets", message))
        }
    }
}

/// Writes `sets.csv`, a row per set and key, columns copied along last; nothing if there are no sets.
///
/// # Errors
/// I/O errors.
pub(crate) fn write(folder: &Path, setup: Option<&Setup>) -> Result<()> {
    let Some((cities, sets)) = setup.and_then(|setup| setup.cities_of_a_set().zip(setup.sets())) else { return Ok(()) };
    let mut table = Table::create(folder, "sets.csv", &COLUMNS)?;
    for (number, set) in (0..).zip(&sets.list) {
        let applied = sets.keys.iter().map(|key| &key.name).zip(&set.values);
        for (key, value) in applied.chain(sets.carried.iter().zip(&set.carried)) {
            table.text(&set.name);
            table.show(number * cities + 1);
            table.show((number + 1) * cities);
            table.text(key);
            table.value(value);
            table.end_row()?;
        }
    }
    table.finish()
}
