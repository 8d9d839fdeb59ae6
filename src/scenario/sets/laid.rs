//! A scenario under each set of a sample.

use super::Sets;
use crate::error::{Place, Result};
use crate::input::node::Origin;
use crate::input::reader::Reader;
use crate::input::setting::{Setting, read_cell};
use crate::input::value;
use crate::messages::message;
use crate::scenario::load::Base;
use crate::scenario::{Scenario, document};

impl Sets {
    /// The scenario under each set.
    ///
    /// ```
    /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
    /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
    /// # let folder = tempfile::tempdir().expect("a folder");
    /// # let path = folder.path().join("sets.csv");
    /// # std::fs::write(&path, "set,behaviour.care_low\na,0.1\nb,0.2\n").expect("a file");
    /// use jiesu::scenario::sets::Sets;
    ///
    /// let with_sets = base.with("both", &[format!("run.sets={}", path.display())])?;
    /// let sets = Sets::read(&with_sets)?.expect("the scenario names a file with the sets a and b");
    /// let care: Vec<f64> = sets.scenarios(&with_sets)?.iter().map(|scenario| scenario.tables.behaviour.care_low).collect();
    /// assert_eq!(care, [0.1, 0.2]);
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    ///
    /// # Errors
    /// Every diagnostic about a key or a value, with its line and column in the file.
    pub fn scenarios(&self, scenario: &Scenario) -> Result<Vec<Scenario>> {
        let source = self.source();
        let at = |place: Place| Origin { source: source.clone(), place };
        let mut reader = Reader::new(document::tables);
        let base = Base::of_scenario(scenario);
        let mut list = Vec::new();
        for set in &self.list {
            let mut settings = Vec::new();
            for (column, key) in self.applied(scenario) {
                let (value, place) = (&set.values[column], set.places[column]);
                match read_cell(value, &at(place), &key.name) {
                    // A table could contain keys that a set may not set.
                    Ok(value) if value.table().is_some() => {
                        reader.diagnose(&value.origin, &key.name, message!("scenario-table-in-set"));
                    }
                    Ok(value) => settings.push(Setting { path: key.path.clone(), key: at(key.place), value }),
                    Err(diagnostic) => reader.diagnostics.push(*diagnostic),
                }
            }
            let laid = reader.collect(base.under(Some(&scenario.name), None, &[&settings], &[]))?;
            list.extend(laid.map(|laid| restore(laid, scenario)));
        }
        // A key with an unknown name would create a table of that name; an unknown phase is reported when the settings are applied.
        let (known, names) = (scenario.values(), scenario.names());
        let is_there = |path: &Vec<String>| value::at(&known, path).is_some();
        for key in self.keys.iter().filter(|key| key.path[0] != "phase" && !names.expand(&key.path).iter().all(is_there)) {
            if !reader.diagnostics.iter().any(|diagnostic| diagnostic.key == key.name) {
                reader.diagnose(&at(key.place), &key.name, message!("scenario-no-such-key", name = &scenario.name));
            }
        }
        reader.end(Some(list))
    }
}

/// What no set may set, as the scenario has it: a command may have changed it since the scenario was read.
fn restore(mut laid: Scenario, scenario: &Scenario) -> Scenario {
    let (city, as_written) = (&mut laid.tables.city, &scenario.tables.city);
    for (path, written) in [
        (&mut city.name, &as_written.name),
        (&mut city.data, &as_written.data),
        (&mut city.calendar, &as_written.calendar),
        (&mut city.profiles, &as_written.profiles),
    ] {
        path.clone_from(written);
    }
    laid.tables.run.clone_from(&scenario.tables.run);
    laid.tables.output.clone_from(&scenario.tables.output);
    Scenario { folders: scenario.folders.clone(), ..laid }
}
