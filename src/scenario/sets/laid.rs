//! A scenario under each set of a sample.

use super::{Key, Sets};
use crate::error::{Diagnostic, Error, Place, Result};
use crate::input::node::Origin;
use crate::input::setting::{Setting, read_cell};
use crate::scenario::Scenario;
use crate::scenario::layers::{Names, inherit, values};
use crate::scenario::load::Base;
use crate::scenario::values::Tables;
use std::path::Path;

impl Sets {
    /// The scenario under each set.
    ///
    /// # Errors
    /// Every diagnostic about a key or a value, with its line and column in the file.
    pub fn scenarios(&self, scenario: &Scenario) -> Result<Vec<Scenario>> {
        let source = self.source();
        let at = |place: Place| Origin { source: source.clone(), place };
        let mut diagnostics = Vec::new();
        let (known, names) = (values(scenario), Names::of(scenario));
        let mut base = Base::of_text(&scenario.name, &scenario.to_toml(Path::new("")))?;
        base.tree.iter_mut().for_each(inherit);
        let mut list = Vec::new();
        for set in &self.list {
            let mut settings = Vec::new();
            for ((key, value), place) in self.keys.iter().zip(&set.values).zip(&set.places) {
                match read_cell(value, &at(*place), &key.name) {
                    // A table could contain keys that a set may not set.
                    Ok(value) if value.table().is_some() => {
                        diagnostics.push(value.origin.diagnose(&key.name, "found a table, expected a value: each key has its own column"));
                    }
                    Ok(value) => settings.push(Setting { path: key.path.clone(), key: at(key.place), value }),
                    Err(diagnostic) => diagnostics.push(diagnostic),
                }
            }
            match base.under(Some(&scenario.name), None, &[&settings], &[]) {
                // The folders are those of the scenario as written.
                Ok(one) => list.push(Scenario { folders: scenario.folders.clone(), tables: restore(one.tables, scenario), ..one }),
                Err(Error::Input(found)) => diagnostics.extend(found),
                Err(other) => return Err(other),
            }
        }
        // A key with an unknown name would create a table of that name.
        let is_reported = |key: &Key| diagnostics.iter().any(|diagnostic: &Diagnostic| diagnostic.key == key.name);
        // An unknown phase is reported when the settings are applied.
        let is_there = |path: &Vec<String>| path.iter().try_fold(&known, |tree, part| tree.get(part)).is_some();
        let unknown = |key: &&Key| !is_reported(key) && key.path[0] != "phase" && !names.expand(&key.path).iter().all(is_there);
        let missing = |key: &Key| at(key.place).diagnose(&key.name, format!("found no such key in `{}`", scenario.name));
        let missing: Vec<Diagnostic> = self.keys.iter().filter(unknown).map(missing).collect();
        diagnostics.extend(missing);
        diagnostics.sort();
        diagnostics.dedup();
        if diagnostics.is_empty() { Ok(list) } else { Err(Error::Input(diagnostics)) }
    }
}

/// The tables with the paths as the scenario has them.
fn restore(mut tables: Tables, scenario: &Scenario) -> Tables {
    let (city, as_written) = (&mut tables.city, &scenario.tables.city);
    city.data.clone_from(&as_written.data);
    city.calendar.clone_from(&as_written.calendar);
    city.profiles.clone_from(&as_written.profiles);
    tables.run.sets.clone_from(&scenario.tables.run.sets);
    tables
}
