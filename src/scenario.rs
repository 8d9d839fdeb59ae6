//! Scenarios as written: the keys of a file, after `extends` and `--set`.
//!
//! A [`Scenario`] has a value for every key ([`values`]) and remembers where each was written. [`sets`] are its parameter sets;
//! [`document`] describes all tables and keys, [`schema`] for editors, and [`Inert`] the keys that have no effect.

#[cfg(feature = "analysis")]
pub(crate) mod differences;
pub mod document;
mod hash;
pub(crate) mod inert;
#[cfg(feature = "analysis")]
pub(crate) mod keys;
pub(crate) mod load;
pub(crate) mod schema;
mod sense;
pub mod sets;
#[cfg(test)]
mod tests;
pub mod values;
mod write;
pub(crate) mod written;

#[cfg(feature = "analysis")]
pub use differences::{Difference, dates, differences};
pub use inert::Inert;
pub use schema::schema;
#[cfg(feature = "analysis")]
pub(crate) use write::relative;
pub use written::Note;

use crate::error::Result;
use crate::levers::Levers;
use crate::time::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The keys whose values are paths.
pub const PATHS: [&str; 4] = ["city.data", "city.calendar", "city.profiles", "run.sets"];

/// A date from which other rules are in force.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Phase {
    /// Its name.
    pub name: String,
    /// Its first day.
    pub from: Date,
    /// The rules in force from then on, complete.
    pub rules: Levers,
}

/// A scenario in which every key has a value. Paths are as written, relative to their file.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Name of the design: the file name without its extension.
    pub name: String,
    /// The tables.
    pub tables: values::Tables,
    /// The rules of the warm-up.
    pub warmup: Levers,
    /// The phases in order of their dates.
    pub phases: Vec<Phase>,
    /// For each of [`PATHS`] that is not empty, the folder that it is relative to: that of the file in which it is set.
    pub folders: BTreeMap<String, PathBuf>,
    /// Where its keys are written.
    pub(crate) written: written::Written,
}

impl Scenario {
    /// Reads the file at `path`, all that it extends, and `sets`, each `key=value` as on the command line, or `--flag key=value` for a flag
    /// that sets a key. Paths in `sets` are relative to the current folder. The path `-` is standard input.
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("one.toml");
    /// std::fs::write(&path, "[city.categories.noise]\nmix = 1\n")?;
    /// let scenario = jiesu::scenario::Scenario::load(&path, &["run.months=6".into()])?;
    /// assert_eq!(scenario.tables.run.months, 6);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Input`](crate::error::Error::Input) with all diagnostics about the files and `sets`;
    /// [`Error::Io`](crate::error::Error::Io) if a file exists but cannot be read.
    pub fn load(path: &Path, sets: &[String]) -> Result<Scenario> {
        load::Base::read(path, None)?.scenario(None, None, &[], sets)
    }

    /// Reads a text that is not a file, called `name` in diagnostics; its paths are relative to the current folder.
    ///
    /// ```
    /// let scenario = jiesu::scenario::Scenario::parse("one", "[city.categories.noise]\nmix = 1\n", &[])?;
    /// assert_eq!(scenario.tables.city.categories["noise"].owner, "street");
    /// # Ok::<(), jiesu::error::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Scenario::load`]; also if the text has `extends`.
    pub fn parse(name: &str, text: &str, sets: &[String]) -> Result<Scenario> {
        load::Base::of_text(name, text)?.scenario(None, None, &[], sets)
    }

    /// As [`Scenario::load`], from files in memory: `given` has the path and the text of each.
    ///
    /// ```
    /// let given = [("base/noise.toml", "[city.categories.noise]\nmix = 1\n"), ("one.toml", "extends = \"base/noise.toml\"\nrun.months = 6\n")];
    /// let scenario = jiesu::scenario::Scenario::given("one.toml".as_ref(), &given, &[])?;
    /// assert_eq!((scenario.name.as_str(), scenario.tables.run.months), ("one", 6));
    /// # Ok::<(), jiesu::error::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Scenario::load`].
    pub fn given(path: &Path, given: &[(&str, &str)], sets: &[String]) -> Result<Scenario> {
        load::Base::given(path, given)?.scenario(None, None, &[], sets)
    }

    /// The same scenario under another name, with `sets` on top, each `key=value` as on the command line. Paths in `sets` are relative to
    /// the current folder.
    ///
    /// ```
    /// let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &[])?;
    /// let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
    /// assert!(base.tables.rules.ranking.enabled && !unranked.tables.rules.ranking.enabled);
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Scenario::load`].
    pub fn with(&self, name: &str, sets: &[String]) -> Result<Scenario> {
        load::Base::of_scenario(self).scenario(Some(name), None, &[], sets)
    }

    /// The path in one of [`PATHS`], joined with its folder; none if the key is empty.
    ///
    /// ```
    /// let scenario = jiesu::Scenario::load("scenarios/beijing-2019.toml".as_ref(), &[])?;
    /// assert!(scenario.path("city.data").is_some_and(|folder| folder.is_dir()));
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    pub fn path(&self, key: &str) -> Option<PathBuf> {
        let city = &self.tables.city;
        let written = match key {
            "city.data" => &city.data,
            "city.calendar" => &city.calendar,
            "city.profiles" => &city.profiles,
            "run.sets" => &self.tables.run.sets,
            _ => return None,
        };
        let folder = self.folders.get(key).map(PathBuf::as_path).unwrap_or(Path::new(""));
        (!written.is_empty()).then(|| folder.join(written))
    }

    /// Every value by the path of its key: the tables, `phase.NAME.rules.…` and `warmup.rules.…`.
    pub(crate) fn values(&self) -> serde_json::Value {
        let json = |rules: &Levers| serde_json::to_value(rules).unwrap_or_default();
        let mut all = serde_json::to_value(&self.tables).unwrap_or_default();
        all["warmup"]["rules"] = json(&self.warmup);
        for phase in &self.phases {
            all["phase"][&phase.name] =
                serde_json::json!({ "name": phase.name, "from": phase.from.to_string(), "rules": json(&phase.rules) });
        }
        all
    }

    /// Checks that every path of the scenario can be written to a scenario file in the folder `relative_to`.
    ///
    /// ```
    /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
    /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
    /// base.check_paths("results/one/scenarios".as_ref())?;
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    ///
    /// # Errors
    /// Bad input: the key whose path is not Unicode text.
    pub fn check_paths(&self, relative_to: &Path) -> Result<()> {
        write::check_paths(self, relative_to)
    }

    /// The scenario as TOML, with every key. Written to a file in the folder `relative_to`, it loads as the same scenario.
    ///
    /// ```
    /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
    /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
    /// let text = base.to_toml("".as_ref());
    /// let again = jiesu::Scenario::parse("two-streets", &text, &[])?;
    /// assert_eq!(again, base);
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    pub fn to_toml(&self, relative_to: &Path) -> String {
        write::to_toml(self, relative_to)
    }
}
