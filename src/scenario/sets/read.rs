//! Reading sets from their files.

use super::{Informed, Key, Set, Sets, is_allowed};
use crate::error::{Complaint, Error, Place, Result};
use crate::scenario::Scenario;
use crate::scenario::files::plain;
use crate::scenario::names;
use crate::scenario::node::Source;
use crate::scenario::setting::key_path;
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;
use std::rc::Rc;

/// A CSV file, cell by cell, each with its place.
struct Cells {
    file: String,
    rows: Vec<Vec<(String, Place)>>,
    complaints: Vec<Complaint>,
}

impl Cells {
    fn of(file: &str, text: &str) -> Cells {
        let text = text.trim_start_matches('\u{feff}');
        let mut cells = Cells { file: file.into(), rows: Vec::new(), complaints: Vec::new() };
        let lines: Vec<&str> = text.lines().collect();
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).has_headers(false).flexible(true).from_reader(text.as_bytes());
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    let line = error.position().map_or(1, |position| position.line() as u32);
                    cells.complain(Place { line, column: 1 }, "", format!("not valid CSV: {error}"));
                    continue;
                }
            };
            let line = record.position().map_or(1, |position| position.line() as u32);
            let columns = starts(lines.get(line as usize - 1).copied().unwrap_or_default());
            let place = |i: usize| Place { line, column: columns.get(i).copied().unwrap_or(1) };
            cells.rows.push(record.iter().enumerate().map(|(i, cell)| (cell.to_string(), place(i))).collect());
        }
        cells
    }

    fn complain(&mut self, place: Place, key: &str, message: impl Into<String>) {
        self.complaints.push(Complaint { file: self.file.clone(), place, key: key.into(), message: message.into(), hint: None });
    }

    fn end<T>(mut self, value: T) -> Result<T> {
        self.complaints.sort();
        self.complaints.dedup();
        if self.complaints.is_empty() { Ok(value) } else { Err(Error::Input(self.complaints)) }
    }
}

/// The column, from 1, at which each cell of a line begins.
fn starts(line: &str) -> Vec<u32> {
    let (mut list, mut quoted) = (vec![1], false);
    for (i, letter) in line.chars().enumerate() {
        quoted ^= letter == '"';
        if letter == ',' && !quoted {
            list.push(i as u32 + 2);
        }
    }
    list
}

/// The text of a file; none if there is no such file.
fn open(path: &Path) -> Result<Option<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) if error.kind() == ErrorKind::InvalidData => {
            Err(Error::input(plain(path), "", "found bytes that are not UTF-8, expected UTF-8 text"))
        }
        Err(error) => Err(Error::io(path, error)),
    }
}

/// Reads the text of a file of sets.
pub(super) fn text(file: &str, text: &str) -> Result<Sets> {
    let mut cells = Cells::of(file, text);
    let source = Rc::new(Source { name: file.into(), folder: Default::default() });
    let mut rows = std::mem::take(&mut cells.rows).into_iter();
    let heading = rows.next().unwrap_or_default();
    let mut sets = Sets { file: file.into(), ..Sets::default() };
    let mut seen = BTreeSet::new();
    for (name, place) in &heading {
        if !seen.insert(name) {
            cells.complain(*place, name, "found a second column of this key, expected each once");
        } else if name.starts_with('_') {
            sets.carried.push(name.clone());
        } else if name != "set" {
            match key_path(&source, name).filter(|path| path.len() > 1) {
                None => cells.complain(*place, "", format!("found the column \"{name}\", expected a key such as demand.report_intercept")),
                Some(path) if !is_allowed(&path) => {
                    let message = "found a key that is not about the city and its people, expected one such as demand.report_intercept";
                    cells.complain(*place, name, message);
                }
                Some(path) => sets.keys.push(Key { name: name.clone(), path, place: *place }),
            }
        }
    }
    let start = Place { line: 1, column: 1 };
    if sets.keys.is_empty() && cells.complaints.is_empty() {
        cells.complain(start, "", "found no key of a scenario in the heading, expected one such as demand.report_intercept");
    }
    let mut names = BTreeSet::new();
    for (number, row) in rows.enumerate() {
        if row.len() != heading.len() {
            let place = row.first().map_or(start, |(_, place)| *place);
            cells.complain(place, "", format!("found {} fields, expected {} as in the heading", row.len(), heading.len()));
            continue;
        }
        let mut set = Set { name: (number + 1).to_string(), values: Vec::new(), carried: Vec::new(), places: Vec::new() };
        for ((name, _), (cell, place)) in heading.iter().zip(row) {
            if name.starts_with('_') {
                set.carried.push(cell);
            } else if cell.is_empty() {
                cells.complain(place, name, "found nothing, expected a value in every set");
            } else if name == "set" {
                if !names.insert(cell.clone()) {
                    cells.complain(place, name, format!("found a second set \"{cell}\", expected each name once"));
                }
                if let Some(expected) = names::wrong(&cell) {
                    cells.complain(place, name, format!("found {}, expected {expected}", names::quoted(&cell)));
                }
                set.name = cell;
            } else {
                set.values.push(cell);
                set.places.push(place);
            }
        }
        sets.list.push(set);
    }
    if sets.list.is_empty() && cells.complaints.is_empty() {
        cells.complain(start, "", "found no row, expected one a set");
    }
    cells.end(sets)
}

/// Reads what the companion says of the keys of sets.
fn informed(file: &str, text: &str, sets: &Sets) -> Result<BTreeMap<String, Informed>> {
    let mut cells = Cells::of(file, text);
    let mut rows = std::mem::take(&mut cells.rows).into_iter();
    let heading: Vec<String> = rows.next().unwrap_or_default().into_iter().map(|(cell, _)| cell).collect();
    let expected = ["key", "prior_sd", "posterior_sd"];
    let columns = expected.map(|word| heading.iter().position(|name| name == word));
    let [Some(key), Some(prior), Some(posterior)] = columns else {
        cells.complain(Place { line: 1, column: 1 }, "", "expected the columns key, prior_sd and posterior_sd");
        return cells.end(BTreeMap::new());
    };
    let mut found = BTreeMap::new();
    for row in rows {
        let (Some((name, place)), Some(prior), Some(posterior)) = (row.get(key), row.get(prior), row.get(posterior)) else { continue };
        let mut number = |(cell, place): &(String, Place), word: &str| {
            let number = cell.parse().ok().filter(|sd: &f64| sd.is_finite() && *sd >= 0.0);
            if number.is_none() {
                cells.complain(*place, word, format!("found \"{cell}\", expected a number, 0 or more"));
            }
            number
        };
        let numbers = number(prior, "prior_sd").zip(number(posterior, "posterior_sd"));
        if !sets.keys.iter().any(|key| key.name == *name) {
            cells.complain(*place, "key", format!("found \"{name}\", which is no column of {}", sets.file));
        }
        if let Some((prior_sd, posterior_sd)) = numbers {
            found.insert(name.clone(), Informed { prior_sd, posterior_sd });
        }
    }
    cells.end(found)
}

impl Sets {
    /// Sets of a text, and of what its companion says unless that is empty.
    #[cfg(test)]
    pub(crate) fn of_text(sets: &str, companion: &str) -> Sets {
        let mut sets = text("sets.csv", sets).unwrap();
        sets.informed = (!companion.is_empty()).then(|| informed("sets.informed.csv", companion, &sets).unwrap());
        sets
    }

    /// The sets that a scenario names, as many as it uses; none if it names no file.
    ///
    /// # Errors
    /// Complaints about the files; the machine's.
    pub fn read(scenario: &Scenario) -> Result<Option<Sets>> {
        let used = scenario.tables.run.sets_used as usize;
        let Some(path) = scenario.path("run.sets") else {
            let message = || format!("found {used} and no `run.sets`, expected a file of parameter sets");
            return if used > 0 { Err(Error::input(&scenario.name, "run.sets_used", message())) } else { Ok(None) };
        };
        let file = plain(&path);
        let Some(found) = open(&path)? else {
            return Err(Error::input(&scenario.name, "run.sets", format!("found no file `{file}`, expected one of parameter sets")));
        };
        let mut sets = text(&file, &found)?;
        let beside = path.with_extension("informed.csv");
        if let Some(found) = open(&beside)? {
            sets.informed = Some(informed(&plain(&beside), &found, &sets)?);
        }
        if used > sets.list.len() {
            let message = format!("found {used}, expected at most the {} sets of `{file}`", sets.list.len());
            return Err(Error::input(&scenario.name, "run.sets_used", message));
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
    fn the_companion_says_what_data_inform() {
        let sets = text("sets.csv", "demand.report_intercept,demand.report_trust\n-4,5\n").unwrap();
        let found = informed("sets.informed.csv", "key,prior_sd,posterior_sd\ndemand.report_intercept,0.5,0.1\n", &sets).unwrap();
        assert_eq!(found["demand.report_intercept"], Informed { prior_sd: 0.5, posterior_sd: 0.1 });
        for (wrong, told) in [
            (
                "key,prior_sd,posterior_sd\ndemand.report_severity,0.5,0.1\n",
                ":2:1: `key`: found \"demand.report_severity\", which is no column of sets.csv",
            ),
            ("key,prior_sd,posterior_sd\ndemand.report_intercept,x,0.1\n", ":2:25: `prior_sd`: found \"x\", expected a number, 0 or more"),
            ("key,sd\n", ":1:1: expected the columns key, prior_sd and posterior_sd"),
        ] {
            let found = informed("sets.informed.csv", wrong, &sets).unwrap_err().to_string();
            assert!(found.contains(told), "{found}");
        }
    }
}
