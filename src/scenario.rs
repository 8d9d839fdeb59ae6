//! Scenarios as written: what the user put in a file, after `extends` and `--set`.

pub mod tables;

use crate::levers::Levers;
use crate::time::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A date from which other rules hold.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Phase {
    /// Its name.
    pub name: String,
    /// Its first day.
    pub from: Date,
    /// The rules in force from then on, complete.
    pub rules: Levers,
}

/// A scenario with every key in place; paths are still as written, relative to their file.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Name of the design: the file's name without its ending.
    pub name: String,
    /// The tables.
    pub tables: tables::Tables,
    /// The rules of the warm-up.
    pub warmup: Levers,
    /// The phases in order of their dates.
    pub phases: Vec<Phase>,
    /// Folder that the keys `city.data`, `city.calendar` and `city.profiles` are relative to.
    pub folders: BTreeMap<String, PathBuf>,
}
