//! Reading sets from their files.

use super::{Informed, Key, Set, Sets, is_allowed};
use crate::error::{Error, Place, Result};
use crate::input::csv::{Cell, Csv};
use crate::input::files::plain;
use crate::input::names;
use crate::input::node::Source;
use crate::input::node::expected;
use crate::input::read_once;
use crate::input::setting::key_path;
use crate::messages::{Message, message};
use crate::parameters::AMOUNT;
use crate::scenario::Scenario;
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

/// The bytes of a file; none if it does not exist.
fn open(path: &Path) -> Result<Option<Vec<u8>>> {
    match read_once::bytes(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Error::io(path, error)),
    }
}

/// Reads a file of sets.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Sets> {
    let mut csv = Csv::read(file, bytes);
    let source = Arc::new(Source { name: file.into(), folder: Default::default() });
    let mut sets = Sets { file: file.into(), ..Sets::default() };
    for Cell { text: name, place } in csv.header.clone() {
        if name.starts_with('_') {
            sets.carried.push(name);
        } else if name != "set" {
            match key_path(&source, &name).filter(|path| path.len() > 1) {
                None => csv.diagnose(place, "", message!("scenario-set-column", name = &name)),
                Some(path) if !is_allowed(&path) => {
                    let message = message!("scenario-set-key");
                    csv.diagnose(place, &name, message);
                }
                Some(path) => sets.keys.push(Key { name, path, place }),
            }
        }
    }
    let start = Place { line: 1, column: 1 };
    if sets.keys.is_empty() && csv.diagnostics.is_empty() {
        csv.diagnose(start, "", message!("scenario-set-no-key"));
    }
    let mut names = BTreeSet::new();
    for (row, number) in std::mem::take(&mut csv.rows).into_iter().zip(1..) {
        let mut set = Set { name: number.to_string(), values: Vec::new(), carried: Vec::new(), places: Vec::new() };
        for (Cell { text: name, .. }, Cell { text, place }) in csv.header.clone().iter().zip(row) {
            if name.starts_with('_') {
                set.carried.push(text);
            } else if text.is_empty() {
                csv.diagnose(place, name, message!("scenario-set-no-value"));
            } else if name == "set" {
                if !names.insert(text.clone()) {
                    csv.diagnose(place, name, message!("scenario-second-set", text = &text));
                }
                if let Some(what) = names::wrong(&text) {
                    csv.diagnose(place, name, expected(names::quoted(&text), what));
                }
                set.name = text;
            } else {
                set.values.push(text);
                set.places.push(place);
            }
        }
        sets.list.push(set);
    }
    if sets.list.is_empty() && csv.diagnostics.is_empty() {
        csv.diagnose(start, "", message!("scenario-no-sets"));
    }
    csv.end(sets)
}

/// The other columns that `jiesu calibrate` writes.
const OTHERS: [&str; 9] = ["ratio", "informed", "scale", "range_low", "range_high", "low", "median", "high", "point"];

/// Reads the companion file, `….informed.csv`.
fn informed(file: &str, bytes: &[u8], sets: &Sets) -> Result<BTreeMap<String, Informed>> {
    let mut csv = Csv::read(file, bytes);
    let mut found = BTreeMap::new();
    if !csv.expect(&["key", "prior_sd", "posterior_sd"], &OTHERS) {
        return csv.end(found);
    }
    for row in 0..csv.rows.len() {
        let mut sd = |column: &str| csv.number(row, column, AMOUNT.expected(), |sd| sd >= 0.0);
        let sds = [sd("prior_sd"), sd("posterior_sd")];
        let Cell { text: name, place } = csv.cell(row, "key");
        if !sets.keys.iter().any(|key| key.name == name) {
            csv.diagnose(place, "key", message!("scenario-not-a-column", name = &name, file = &sets.file));
        }
        if let [Some(prior_sd), Some(posterior_sd)] = sds
            && found.insert(name.clone(), Informed { prior_sd, posterior_sd }).is_some()
        {
            csv.diagnose(place, "key", message!("scenario-second-key", name = &name));
        }
    }
    csv.end(found)
}

impl Sets {
    /// Sets from a text, and from the text of a companion file unless that is empty.
    #[cfg(test)]
    pub(crate) fn of_text(sets: &str, companion: &str) -> Sets {
        let mut sets = read("sets.csv", sets.as_bytes()).unwrap();
        sets.informed = (!companion.is_empty()).then(|| informed("sets.informed.csv", companion.as_bytes(), &sets).unwrap());
        sets
    }

    /// The sets that a scenario names, as many as it uses; none if it names no file.
    ///
    /// # Errors
    /// Diagnostics about the files; system errors.
    pub fn read(scenario: &Scenario) -> Result<Option<Sets>> {
        let used = scenario.tables.run.sets_used as usize;
        let wrong = |key: &str, message: Message| Err(Error::Input(vec![scenario.diagnose(&["run", key], message)]));
        let Some(path) = scenario.path("run.sets") else {
            let message = || message!("scenario-sets-used-without-sets", used = used);
            return if used > 0 { wrong("sets_used", message()) } else { Ok(None) };
        };
        let file = plain(&path);
        let Some(found) = open(&path)? else {
            return wrong("sets", message!("scenario-no-sets-file", file = &file));
        };
        let mut sets = read(&file, &found)?;
        let beside = path.with_extension("informed.csv");
        if let Some(found) = open(&beside)? {
            sets.informed = Some(informed(&plain(&beside), &found, &sets)?);
        }
        if used > sets.list.len() {
            let message = message!("scenario-sets-used", used = used, count = sets.list.len(), file = &file);
            return wrong("sets_used", message);
        }
        if used > 0 {
            sets.list.truncate(used);
        }
        Ok(Some(sets))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_companion_records_what_data_inform() {
        let sets = read("sets.csv", b"demand.reporting_intercept,demand.reporting_trust\n-4,5\n").unwrap();
        let found = informed("sets.informed.csv", b"key,prior_sd,posterior_sd\ndemand.reporting_intercept,0.5,0.1\n", &sets).unwrap();
        assert_eq!(found["demand.reporting_intercept"], Informed { prior_sd: 0.5, posterior_sd: 0.1 });
        for (wrong, expected) in [
            (
                "key,prior_sd,posterior_sd\ndemand.reporting_severity,0.5,0.1\n",
                ":2:1: `key`: found \"demand.reporting_severity\", which is not a column of sets.csv",
            ),
            (
                "key,prior_sd,posterior_sd\ndemand.reporting_intercept,x,0.1\n",
                ":2:28: `prior_sd`: found \"x\", expected a number, 0 or more",
            ),
            (
                "key,prior_sd,posterior_sd\ndemand.reporting_trust,1,1\ndemand.reporting_trust,1,0.5\n",
                ":3:1: `key`: found \"demand.reporting_trust\" a second time",
            ),
            ("key,sd,prior_sd\n", ":1:5: `sd`: unknown column"),
            ("key,prior_sd\n", ":1:1: found a header without the column `posterior_sd`"),
        ] {
            let found = informed("sets.informed.csv", wrong.as_bytes(), &sets).unwrap_err().to_string();
            assert!(found.contains(expected), "{found}");
        }
    }
}
