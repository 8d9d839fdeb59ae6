//! Parameter sets: rows of a CSV file, each applied to a scenario as `--set` would.
//!
//! The header has dotted keys of the scenario. A column `set` names the rows; columns that begin with `_` are copied to the results and not
//! applied. Next to `sample.csv`, `sample.informed.csv` may record how far data inform each key (`key,prior_sd,posterior_sd`), and
//! `sample.fit.csv` the tolerances of the values to which the sets were fitted; next to `sets.csv` of a calibration, its `fit.csv` does.

mod laid;
#[cfg(feature = "analysis")]
mod read;

use crate::error::{Diagnostic, Place};
use crate::input::layers::{Names, canonical, overlap, shown, without_phase};
use crate::input::node::Source;
use crate::input::setting::Setting;
use crate::messages::message;
use crate::scenario::Scenario;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A sample of parameter sets.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let folder = tempfile::tempdir().expect("a folder");
/// # let path = folder.path().join("sets.csv");
/// use jiesu::scenario::sets::Sets;
///
/// std::fs::write(&path, "set,behaviour.care_low\na,0.1\nb,0.2\n").expect("a file");
/// let with_sets = base.with("both", &[format!("run.sets={}", path.display())])?;
/// let sets = Sets::read(&with_sets)?.expect("the scenario names a file");
/// assert_eq!((sets.keys[0].name.as_str(), sets.list.len()), ("behaviour.care_low", 2));
/// assert_eq!(sets.scenarios(&with_sets)?[1].tables.behaviour.care_low, 0.2);
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sets {
    /// The file, as shown to users.
    pub file: String,
    /// The keys that each set sets.
    pub keys: Vec<Key>,
    /// Names of the columns that are copied to the results, each beginning with `_`.
    pub carried: Vec<String>,
    /// The sets in the order of the file.
    pub list: Vec<Set>,
    /// How far data inform the keys, if that is recorded.
    pub informed: Option<BTreeMap<String, Informed>>,
    /// The tolerances of the published values to which the sets were fitted, if that is recorded.
    pub tolerances: Vec<Tolerance>,
}

/// The tolerance of a published value, as `fit.csv` has it: the words of that file.
#[derive(Clone, Debug, PartialEq)]
pub struct Tolerance {
    /// Measure, review, basis and level.
    pub words: [String; 4],
    /// Code of the district, name of the topic; empty for the city.
    pub unit: String,
    /// Whether the value is one of the run, and not of months.
    pub of_run: bool,
    /// Standard deviation of measurement and model error, in the unit of the measure.
    pub value: f64,
}

/// A key of the header.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The key as written, dotted.
    pub name: String,
    pub(crate) path: Vec<String>,
    pub(crate) place: Place,
}

impl Key {
    /// Whether it sets a path, or one above or below it; `names` are those of the scenario.
    pub(crate) fn sets(&self, path: &[String], names: &Names) -> bool {
        names.expand(&self.path).iter().any(|own| overlap(own, path))
    }
}

/// One set.
#[derive(Clone, Debug, PartialEq)]
pub struct Set {
    /// Its name; without a column `set`, its number.
    pub name: String,
    /// A value for each key, as TOML writes it or a word without quotes.
    pub values: Vec<String>,
    /// The values that are copied to the results.
    pub carried: Vec<String>,
    /// The place of each value.
    pub(crate) places: Vec<Place>,
}

/// How far data inform a parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Informed {
    /// Standard deviation of the prior.
    pub prior_sd: f64,
    /// Standard deviation of the posterior.
    pub posterior_sd: f64,
}

/// Keys that do not describe the city and its people, or that designs must agree on.
const OTHERS: [&str; 14] = [
    "title",
    "extends",
    "run",
    "output",
    "warmup",
    "phase",
    "city.name",
    "city.data",
    "city.calendar",
    "city.profiles",
    "city.districts",
    "city.generate",
    "city.shift",
    "rules.ranking.month_starts_on",
];

/// Whether a set may set the key, for the whole run or in a phase: keys about the city and its people, and not whether or where a lever is in
/// force.
pub(crate) fn is_allowed(path: &[String]) -> bool {
    // `rules.…` of a set applies in all phases, that of a phase in this phase.
    let path = canonical(path);
    let path = without_phase(&path);
    let key = path.join(".");
    let below = |other: &&str| key == **other || key.starts_with(&format!("{other}."));
    let last = path.last().map(String::as_str).unwrap_or_default();
    path.len() > 1 && !OTHERS.iter().any(below) && !["enabled", "where", "where_share"].contains(&last)
}

impl Sets {
    /// The largest tolerance of this measure, review, basis and level (by their words) of this unit, of the run or of months.
    pub(crate) fn tolerance(&self, words: [&str; 4], unit: &str, of_run: bool) -> Option<f64> {
        let is_it = |known: &&Tolerance| known.words == words && known.unit == unit && known.of_run == of_run;
        self.tolerances.iter().filter(is_it).map(|known| known.value).reduce(f64::max)
    }

    fn source(&self) -> Arc<Source> {
        Arc::new(Source { name: self.file.clone(), folder: Default::default() })
    }

    /// The keys that are applied to a scenario, each with its column: all but those of `run.sets_except`.
    pub(crate) fn applied<'a>(&'a self, scenario: &'a Scenario) -> impl Iterator<Item = (usize, &'a Key)> {
        let except = &scenario.tables.run.sets_except;
        self.keys.iter().enumerate().filter(|(_, key)| !except.contains(&key.name))
    }

    /// A diagnostic for each path of a design, a plan or the command line that the sets set too; `names` are those of the scenario.
    pub(crate) fn conflicts(&self, scenario: &Scenario, layer: &[Setting], names: &Names) -> Vec<Diagnostic> {
        let clash = |leaf: &Setting| {
            let Place { line, column } = self.applied(scenario).find(|(_, key)| key.sets(&leaf.path, names))?.1.place;
            let message = message!("scenario-in-sets-too", file = &self.file, line = line, column = column);
            let hint = message!("scenario-in-sets-too-hint");
            Some(leaf.key.diagnose(shown(&leaf.path), message).with_hint(hint))
        };
        layer.iter().filter_map(clash).collect()
    }
}

#[cfg(test)]
#[cfg(feature = "analysis")]
mod tests {
    use super::*;
    use crate::error::Result;

    const CITY: &str = "[city.categories.noise]\nmix = 1\n[city.categories.heat]\nmix = 1\n[rules.whistle]\nenabled = true\n\
                        [rules.callback]\nenabled = true\n[[phase]]\nname = \"later\"\nfrom = 2019-03-01\nset.rules.callback.audit = 0.1\n";

    fn sets(text: &str) -> Result<Sets> {
        read::read("sets.csv", text.as_bytes())
    }

    fn wrong(text: &str) -> String {
        let scenario = Scenario::parse("one", CITY, &[]).unwrap();
        sets(text).and_then(|sets| sets.scenarios(&scenario)).unwrap_err().to_string()
    }

    #[test]
    fn a_set_is_applied_to_the_scenario_as_by_the_command_line() {
        let scenario = Scenario::parse("one", CITY, &[]).unwrap();
        let sets = sets(
            "set,demand.reporting_intercept,_distance,city.categories.heat.life,rules.callback.audit\na,-4.5,0.1,20 d,0.3\nb,-4,0.2,\"3 w\",0.4\n",
        );
        let sets = sets.unwrap();
        assert_eq!(
            (sets.carried.as_slice(), sets.list[1].carried.as_slice()),
            (["_distance".to_string()].as_slice(), ["0.2".into()].as_slice())
        );
        let under = sets.scenarios(&scenario).unwrap();
        let keys = ["demand.reporting_intercept=-4", "city.categories.heat.life=3 w", "rules.callback.audit=0.4"].map(String::from);
        assert_eq!(under[1], Scenario::parse("one", CITY, &keys).unwrap());
        assert_eq!(under[1].phases[0].rules.callback.audit, 0.4, "in all phases");
        assert_eq!(under[0].tables.demand.reporting_intercept, -4.5);
        let of_a_phase = self::sets("phase.later.rules.callback.audit\n0.5\n").unwrap().scenarios(&scenario).unwrap();
        assert_eq!((of_a_phase[0].phases[0].rules.callback.audit, of_a_phase[0].tables.rules.callback.audit), (0.5, 0.2));
    }

    #[test]
    fn errors_in_sets_are_reported_with_line_column_and_key() {
        for (text, expected) in [
            (
                "demand.reporting_intercept,behaviour.ceiling\n-4,0.5\n-4,1.3\n",
                "sets.csv:3:4: `behaviour.ceiling`: found 1.3, expected a number from 0 to 1",
            ),
            ("behaviour.ceilling\n0.5\n", "sets.csv:1:1: `behaviour.ceilling`: unknown key\n  hint: did you mean `ceiling`?"),
            ("_w,run.months\n1,3\n", "sets.csv:1:4: `run.months`: found a key that does not describe the city or its people"),
            (
                "rules.whistle.enabled\ntrue\n",
                "sets.csv:1:1: `rules.whistle.enabled`: found a key that does not describe the city or its people",
            ),
            ("city.categories.nois.mix\n2\n", "sets.csv:1:1: `city.categories.nois.mix`: found no such key in `one`"),
            (
                "demand.reporting_intercept,demand.reporting_trust\n-4,\n",
                "sets.csv:2:4: `demand.reporting_trust`: found nothing, expected a value in every set",
            ),
            ("demand.reporting_intercept\n-4,2\n", "sets.csv:2:1: found 2 fields, expected 1 as in the header"),
            (
                "demand.reporting_intercept,demand.reporting_intercept\n-4,2\n",
                "sets.csv:1:28: `demand.reporting_intercept`: found a second column of this name, expected each name once; the first is at 1:1",
            ),
            ("set,demand.reporting_intercept\na,-4\na,-3\n", "sets.csv:3:1: `set`: found a second set \"a\""),
            ("demand.reporting_intercept\n", "sets.csv:1:1: found no rows, expected one per set"),
            ("set,_w\na,1\n", "sets.csv:1:1: found no key of a scenario in the header"),
            (
                "phase.sooner.rules.callback.audit\n0.5\n",
                "sets.csv:1:1: `phase.sooner.rules.callback.audit`: found the phase \"sooner\", expected one of",
            ),
            (
                "phase.later.from\n2019-02-01\n",
                "sets.csv:1:1: `phase.later.from`: found a key that does not describe the city or its people",
            ),
            ("b0\n-4\n", "sets.csv:1:1: found the column \"b0\", expected a key such as demand.reporting_intercept"),
        ] {
            let found = wrong(text);
            assert!(found.contains(expected), "expected {expected}\nfound {found}");
        }
    }
}
