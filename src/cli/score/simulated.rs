//! Forecasts in a results folder: of each design, period and subject the values of its trials, from `rates.csv`.

use super::observed::Data;
use crate::analysis::naive::Moment;
use crate::analysis::score::Predictive;
use crate::analysis::verification::{Issued, Source, Subject};
use crate::error::{Diagnostic, Error, Result};
use crate::input::read_once;
use crate::messages::{Message, message};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The columns of `rates.csv` that say what a row is about.
const ABOUT: [&str; 7] = ["design", "period_kind", "period", "level", "unit", "review", "basis"];

/// Reads the trials of a folder about the subjects of `data`. `known_to` is the last period known when they were simulated; without it, the
/// period before the first one of each series.
///
/// # Errors
/// Bad input if the folder has no `rates.csv` as `run` writes it, or no rows of a subject; the system's errors.
pub(super) fn read(folder: &Path, data: &Data, known_to: Option<Moment>) -> Result<Vec<Source>> {
    let path = folder.join("rates.csv");
    let refuse = |message: Message| Err(Error::input(path.display().to_string(), "", message));
    // The folder is an input of this process, which must not be replaced by its output.
    if read_once::bytes(&folder.join("manifest.json")).is_err() || !path.is_file() {
        return refuse(message!("score-no-results"));
    }
    let failed = |error: csv::Error| Error::io(&path, std::io::Error::from(error));
    let mut reader = csv::Reader::from_path(&path).map_err(failed)?;
    let header = reader.headers().map_err(failed)?.clone();
    let column = |name: &str| header.iter().position(|known| known == name);
    let Some(about) = ABOUT.iter().map(|name| column(name)).collect::<Option<Vec<usize>>>() else {
        return refuse(message!("score-no-results"));
    };
    let diagnose = |subject: &Subject, key: &str, message: Message| {
        let place = data.places[subject];
        Diagnostic { file: data.file.clone(), place, key: key.into(), message, hint: None }
    };
    let mut diagnostics = Vec::new();
    // Subjects by the row that has them, with the column of their measure.
    let mut wanted: BTreeMap<[&str; 4], Vec<(usize, &Subject)>> = BTreeMap::new();
    for subject in data.series.keys() {
        match column(&subject.measure).filter(|column| !about.contains(column) && header.get(*column) != Some("replication")) {
            Some(column) => wanted.entry(row_of(subject)).or_default().push((column, subject)),
            None => diagnostics.push(diagnose(subject, "measure", message!("score-no-measure", measure = &subject.measure))),
        }
    }
    let mut drawn: BTreeMap<(String, &Subject, i32), Vec<f64>> = BTreeMap::new();
    let mut found = BTreeSet::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(failed)? {
        let cell = |name: usize| &record[about[name]];
        let unit = if cell(3) == "city" { "" } else { cell(4) };
        let Some(subjects) = wanted.get(&[cell(3), unit, cell(5), cell(6)]) else { continue };
        // Assessment periods have names of months.
        let Some(moment) = Moment::parse(cell(2)).filter(|_| cell(1) != "assessment") else { continue };
        for (column, subject) in subjects {
            found.insert(*subject);
            if data.series[*subject].length != moment.length {
                continue;
            }
            if let Ok(value) = record[*column].parse::<f64>() {
                drawn.entry((cell(0).to_owned(), subject, moment.number)).or_default().push(value);
            }
        }
    }
    for subject in wanted.values().flatten().map(|(_, subject)| *subject).filter(|subject| !found.contains(subject)) {
        let Subject { level, unit, review, basis, .. } = subject;
        diagnostics.push(diagnose(subject, "", message!("score-no-rows", level = level, unit = unit, review = review, basis = basis)));
    }
    if !diagnostics.is_empty() {
        diagnostics.sort();
        return Err(Error::Input(diagnostics));
    }
    let mut sources: Vec<Source> = Vec::new();
    for ((design, subject, number), values) in drawn {
        let is_last = sources.last().is_some_and(|last| last.name == design && last.subject == *subject);
        if !is_last {
            sources.push(Source { name: design, subject: subject.clone(), issued: BTreeMap::new() });
        }
        if let Some(source) = sources.last_mut() {
            let first = source.issued.keys().next().copied().unwrap_or(number);
            let known_to = known_to.map_or(first - 1, |known| known.number);
            if known_to < number {
                source.issued.insert(number, Issued { known_to, predictive: Predictive::sample(values) });
            }
        }
    }
    Ok(sources)
}

/// The row of `rates.csv` that has a subject.
fn row_of(subject: &Subject) -> [&str; 4] {
    [&subject.level, &subject.unit, &subject.review, &subject.basis]
}
