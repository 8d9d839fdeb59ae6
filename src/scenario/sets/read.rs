//! Reading sets from their files.

use super::{Informed, Key, Set, Sets, Tolerance, is_allowed};
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

/// The columns of `fit.csv` that say what a tolerance applies to.
const TARGET: [&str; 6] = ["measure", "review", "basis", "level", "unit", "period"];

/// Reads the tolerances of a calibration's targets. A file without the columns is an error only if it is `named` after the sets.
fn tolerances(file: &str, bytes: &[u8], named: bool) -> Result<Vec<Tolerance>> {
    let mut csv = Csv::read(file, bytes);
    let missing = TARGET.iter().chain(&["tolerance"]).find(|column| csv.column(column).is_none());
    if let Some(column) = missing {
        if named {
            csv.diagnose(Place { line: 1, column: 1 }, "", message!("input-missing-column", name = *column));
            return csv.end(Vec::new());
        }
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for row in 0..csv.rows.len() {
        let Some(value) = csv.number(row, "tolerance", AMOUNT.expected(), |tolerance| tolerance > 0.0) else { continue };
        let [measure, review, basis, level, unit, period] = TARGET.map(|column| csv.cell(row, column).text);
        found.push(Tolerance { words: [measure, review, basis, level], unit, of_run: period == "run", value });
    }
    csv.end(found)
}

/// `n` of these, one from the middle of each of `n` equal parts: a calibration has its sets in the order in which they were tried, so the
/// first of them would be the oldest.
fn thinned<T: Clone>(list: &[T], n: usize) -> Vec<T> {
    (0..n).map(|k| list[(2 * k + 1) * list.len() / (2 * n)].clone()).collect()
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
            // An empty `run.sets` switches off the sets of the file that is extended, with their number; not a number given beside it.
            let source = |key: &str| scenario.written.tree.find(&["run", key]).map(|node| node.origin.source.clone());
            let is_off =
                source("sets").zip(source("sets_used")).is_some_and(|(sets, used)| sets.name != used.name && !used.name.starts_with("--"));
            return if used > 0 && !is_off { wrong("sets_used", message()) } else { Ok(None) };
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
        let is_calibration = path.file_name().is_some_and(|name| name == "sets.csv");
        let beside = [(path.with_extension("fit.csv"), true), (path.with_file_name("fit.csv"), false)];
        for (beside, named) in beside.into_iter().filter(|(_, named)| *named || is_calibration) {
            if let Some(found) = open(&beside)? {
                sets.tolerances = tolerances(&plain(&beside), &found, named)?;
                break;
            }
        }
        if used > sets.list.len() {
            let message = message!("scenario-sets-used", used = used, count = sets.list.len(), file = &file);
            return wrong("sets_used", message);
        }
        if let Some(key) = scenario.tables.run.sets_except.iter().find(|name| sets.keys.iter().all(|key| key.name != **name)) {
            return wrong("sets_except", message!("scenario-not-a-column", name = key, file = &file));
        }
        if used > 0 {
            sets.list = thinned(&sets.list, used);
        }
        Ok(Some(sets))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_sets_are_taken_at_even_steps() {
        let all: Vec<usize> = (0..60).collect();
        assert_eq!(thinned(&all[..10], 5), [1, 3, 5, 7, 9]);
        assert_eq!(thinned(&all, 60), all);
        for n in 1..=60 {
            let found = thinned(&all, n);
            assert_eq!(found.len(), n);
            // A sample of any size has the mean of all, within a step.
            let mean = found.iter().sum::<usize>() as f64 / n as f64;
            assert!((mean - 29.5).abs() <= 1.0, "{n}: {mean}");
        }
    }

    #[test]
    fn tolerances_are_read_from_the_table_of_a_fit() {
        let text = b"target,measure,review,basis,level,unit,period,value,tolerance\n\
                     a,resolution_rate,official,callback,city,,2019-01,0.5,0.02\nb,resolution_rate,official,callback,city,,2019-02,0.6,0.03\n";
        let sets = Sets { tolerances: tolerances("s.fit.csv", text, true).unwrap(), ..Sets::default() };
        let words = ["resolution_rate", "official", "callback", "city"];
        assert_eq!((sets.tolerance(words, "", false), sets.tolerance(words, "", true)), (Some(0.03), None));
        let wrong = tolerances("s.fit.csv", b"measure,tolerance\nx,1\n", true).unwrap_err().to_string();
        assert!(wrong.contains("s.fit.csv:1:1: found a header without the column `review`"), "{wrong}");
        assert_eq!(tolerances("fit.csv", b"x\n1\n", false).unwrap(), []);
    }

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
