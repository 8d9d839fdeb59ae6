//! Parameter sets: rows of a CSV file, each laid on a scenario as `--set` would lay it.
//!
//! The heading has dotted keys of the scenario; a column `set` names the rows, columns that begin with `_` are carried along and not
//! applied. Beside `sample.csv`, `sample.informed.csv` may say how far data inform each key: `key,prior_sd,posterior_sd`.

#[cfg(feature = "cli")]
mod read;

use super::Scenario;
use super::load::{Base, Setting, read_value};
use super::node::{Origin, Source, join};
use crate::error::{Complaint, Error, Place, Result};
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

/// A sample of parameter sets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sets {
    /// The file, as it is shown.
    pub file: String,
    /// The keys that each set gives a value.
    pub keys: Vec<Key>,
    /// Names of the columns that are carried along, each beginning with `_`.
    pub carried: Vec<String>,
    /// The sets in the order of the file.
    pub list: Vec<Set>,
    /// How far data inform the keys, if somebody says so.
    pub informed: Option<BTreeMap<String, Informed>>,
}

/// A key of the heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The key as written, dotted.
    pub name: String,
    pub(crate) path: Vec<String>,
    pub(crate) place: Place,
}

/// One set.
#[derive(Clone, Debug, PartialEq)]
pub struct Set {
    /// Its name; without a column `set`, its number.
    pub name: String,
    /// A value for each key, as TOML writes it or a word without quotes.
    pub values: Vec<String>,
    /// What is carried along.
    pub carried: Vec<String>,
    /// Where each value stands.
    pub(crate) places: Vec<Place>,
}

/// What data say of a parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Informed {
    /// Standard deviation before data were looked at.
    pub prior_sd: f64,
    /// And after.
    pub posterior_sd: f64,
}

/// Keys that are no part of the city and its people, or that designs must agree on.
const OTHERS: [&str; 13] = [
    "title",
    "extends",
    "run",
    "reports",
    "warmup",
    "phase",
    "city.data",
    "city.calendar",
    "city.profiles",
    "city.districts",
    "city.generate",
    "city.shift",
    "rules.ranking.month_starts_on",
];

/// Whether a set may give the key a value: one about the city and its people, and not whether or where a lever is in force; of a phase
/// too.
pub(crate) fn is_allowed(path: &[String]) -> bool {
    let path = plain(path);
    let key = path.join(".");
    let below = |other: &&str| key == **other || key.starts_with(&format!("{other}."));
    let last = path.last().map(String::as_str).unwrap_or_default();
    path.len() > 1 && !OTHERS.iter().any(below) && !["enabled", "where", "where_share"].contains(&last)
}

/// A key without the phase that it is said of: `rules.*` of a set holds in all phases.
fn plain(path: &[String]) -> &[String] {
    match path {
        [phase, _, set, rest @ ..] if phase == "phase" && set == "set" => rest,
        [phase, _, rest @ ..] if phase == "phase" => rest,
        _ => path,
    }
}

impl Sets {
    fn source(&self) -> Rc<Source> {
        Rc::new(Source { name: self.file.clone(), folder: Default::default() })
    }

    /// The scenario under each set.
    ///
    /// # Errors
    /// Every complaint about a key or a value, with its line and column in the file.
    pub fn scenarios(&self, scenario: &Scenario) -> Result<Vec<Scenario>> {
        let source = self.source();
        let at = |place: Place| Origin { source: source.clone(), place };
        let mut complaints = Vec::new();
        let known = serde_json::to_value(&scenario.tables).unwrap_or_default();
        let base = Base::of_text(&scenario.name, &scenario.to_toml(Path::new("")))?;
        let mut list = Vec::new();
        for set in &self.list {
            let mut settings = Vec::new();
            for ((key, value), place) in self.keys.iter().zip(&set.values).zip(&set.places) {
                match read_value(value, &at(*place), &key.name) {
                    Ok(value) => settings.push(Setting { path: key.path.clone(), key: at(key.place), value }),
                    Err(complaint) => complaints.push(complaint),
                }
            }
            match base.under(Some(&scenario.name), None, &settings, &[]) {
                // The folders are those of the scenario as written.
                Ok(one) => list.push(Scenario { folders: scenario.folders.clone(), tables: restore(one.tables, scenario), ..one }),
                Err(Error::Input(found)) => complaints.extend(found),
                Err(other) => return Err(other),
            }
        }
        // With a name that is not there, a table of that name would be made.
        let told = |key: &Key| complaints.iter().any(|complaint: &Complaint| complaint.key == key.name);
        // Of a phase that is not there, the settings themselves complain.
        let unknown =
            |key: &&Key| !told(key) && key.path[0] != "phase" && key.path.iter().try_fold(&known, |tree, part| tree.get(part)).is_none();
        let missing = |key: &Key| at(key.place).complain(&key.name, format!("found no such key in `{}`", scenario.name));
        let missing: Vec<Complaint> = self.keys.iter().filter(unknown).map(missing).collect();
        complaints.extend(missing);
        complaints.sort();
        complaints.dedup();
        if complaints.is_empty() { Ok(list) } else { Err(Error::Input(complaints)) }
    }

    /// A complaint for each setting of a design, a plan or the command line whose key the sets give a value too.
    pub(crate) fn conflicts(&self, settings: &[Setting]) -> Vec<Complaint> {
        let clash = |setting: &Setting| {
            let key = self.keys.iter().find(|key| key.path == plain(&setting.path))?;
            let name = setting.path.iter().fold(String::new(), |name, part| join(&name, part));
            let Place { line, column } = key.place;
            let message =
                format!("found it here and in {}:{line}:{column}, whose sets give it a value too: expected one of them", self.file);
            Some(setting.key.complain(name, message).with_hint("take the column out of the sets, or the key out of the design"))
        };
        settings.iter().filter_map(clash).collect()
    }
}

/// Paths as the scenario has them.
fn restore(mut tables: super::tables::Tables, scenario: &Scenario) -> super::tables::Tables {
    let (city, as_written) = (&mut tables.city, &scenario.tables.city);
    city.data.clone_from(&as_written.data);
    city.calendar.clone_from(&as_written.calendar);
    city.profiles.clone_from(&as_written.profiles);
    tables.run.sets.clone_from(&scenario.tables.run.sets);
    tables
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;

    const CITY: &str = "[city.categories.noise]\nmix = 1\n[city.categories.heat]\nmix = 1\n[rules.whistle]\nenabled = true\n\
                        [rules.callback]\nenabled = true\n[[phase]]\nname = \"later\"\nfrom = 2019-03-01\nset.rules.callback.audit = 0.1\n";

    fn sets(text: &str) -> Result<Sets> {
        read::text("sets.csv", text)
    }

    fn wrong(text: &str) -> String {
        let scenario = Scenario::parse("one", CITY, &[]).unwrap();
        sets(text).and_then(|sets| sets.scenarios(&scenario)).unwrap_err().to_string()
    }

    #[test]
    fn a_set_is_laid_on_the_scenario_as_the_command_line_would() {
        let scenario = Scenario::parse("one", CITY, &[]).unwrap();
        let sets = sets(
            "set,demand.report_intercept,_distance,city.categories.heat.life,rules.callback.audit\na,-4.5,0.1,20 d,0.3\nb,-4,0.2,\"3 w\",0.4\n",
        );
        let sets = sets.unwrap();
        assert_eq!(
            (sets.carried.as_slice(), sets.list[1].carried.as_slice()),
            (["_distance".to_string()].as_slice(), ["0.2".into()].as_slice())
        );
        let under = sets.scenarios(&scenario).unwrap();
        let keys = ["demand.report_intercept=-4", "city.categories.heat.life=3 w", "rules.callback.audit=0.4"].map(String::from);
        assert_eq!(under[1], Scenario::parse("one", CITY, &keys).unwrap());
        assert_eq!(under[1].phases[0].rules.callback.audit, 0.4, "in all phases");
        assert_eq!(under[0].tables.demand.report_intercept, -4.5);
        let of_a_phase = self::sets("phase.later.rules.callback.audit\n0.5\n").unwrap().scenarios(&scenario).unwrap();
        assert_eq!((of_a_phase[0].phases[0].rules.callback.audit, of_a_phase[0].tables.rules.callback.audit), (0.5, 0.2));
    }

    #[test]
    fn what_is_wrong_in_sets_is_told_with_line_column_and_key() {
        for (text, told) in [
            (
                "demand.report_intercept,behaviour.ceiling\n-4,0.5\n-4,1.3\n",
                "sets.csv:3:4: `behaviour.ceiling`: found 1.3, expected a number from 0 to 1",
            ),
            ("behaviour.ceilling\n0.5\n", "sets.csv:1:1: `behaviour.ceilling`: unknown key\n  hint: did you mean `ceiling`?"),
            ("_w,run.months\n1,3\n", "sets.csv:1:4: `run.months`: found a key that is not about the city and its people"),
            ("rules.whistle.enabled\ntrue\n", "sets.csv:1:1: `rules.whistle.enabled`: found a key that is not"),
            ("city.categories.nois.mix\n2\n", "sets.csv:1:1: `city.categories.nois.mix`: found no such key in `one`"),
            (
                "demand.report_intercept,demand.report_trust\n-4,\n",
                "sets.csv:2:4: `demand.report_trust`: found nothing, expected a value in every set",
            ),
            ("demand.report_intercept\n-4,2\n", "sets.csv:2:1: found 2 fields, expected 1 as in the heading"),
            (
                "demand.report_intercept,demand.report_intercept\n-4,2\n",
                "sets.csv:1:25: `demand.report_intercept`: found a second column of this key",
            ),
            ("set,demand.report_intercept\na,-4\na,-3\n", "sets.csv:3:1: `set`: found a second set \"a\""),
            ("demand.report_intercept\n", "sets.csv:1:1: found no row, expected one a set"),
            ("set,_w\na,1\n", "sets.csv:1:1: found no key of a scenario in the heading"),
            (
                "phase.sooner.rules.callback.audit\n0.5\n",
                "sets.csv:1:1: `phase.sooner.rules.callback.audit`: found the phase \"sooner\", expected one of",
            ),
            ("phase.later.from\n2019-02-01\n", "sets.csv:1:1: `phase.later.from`: found a key that is not"),
            ("b0\n-4\n", "sets.csv:1:1: found the column \"b0\", expected a key such as demand.report_intercept"),
        ] {
            let found = wrong(text);
            assert!(found.contains(told), "expected {told}\nfound {found}");
        }
    }
}
