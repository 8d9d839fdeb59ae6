//! Forecasts in a CSV file: draws or quantiles of each measure, unit and period.

use super::observed::{Data, moment, open};
use crate::analysis::naive::Moment;
use crate::analysis::score::Predictive;
use crate::analysis::verification::{Issued, Source, Subject};
use crate::error::{Place, Result};
use crate::input::csv::{Cell, Csv};
use crate::input::read_once::stem;
use crate::messages::message;
use crate::parameters::nearest;
use std::collections::BTreeMap;
use std::path::Path;

/// What a row gives a value of.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Draw,
    Quantile,
}

/// The rows of one forecast.
struct Group {
    place: Place,
    known_to: i32,
    /// Draws by their label, or quantiles.
    draws: BTreeMap<String, (f64, Place)>,
    quantiles: Vec<(f64, f64, Place)>,
}

/// Reads forecasts of the subjects of `data`. `known_to` is the last period known to all of them, where their rows do not say; without it,
/// each was made when the period before its own was known.
///
/// # Errors
/// All diagnostics; the system's errors.
pub(super) fn read(path: &Path, data: &Data, known_to: Option<Moment>) -> Result<Vec<Source>> {
    let mut csv = open(path)?;
    let is_fine = csv.expect(&["period", "measure", "value"], &["unit", "sample", "quantile", "known_to", "forecast"]);
    let kind = match [csv.column("sample"), csv.column("quantile")] {
        [Some(_), None] => Some(Kind::Draw),
        [None, Some(_)] => Some(Kind::Quantile),
        [Some(_), Some(column)] if is_fine => {
            let place = csv.header[column].place;
            csv.diagnose(place, "", message!("input-one-of-two", first = "sample", second = "quantile"));
            None
        }
        [None, None] if is_fine => {
            csv.diagnose(Place { line: 1, column: 1 }, "", message!("score-neither"));
            None
        }
        _ => None,
    };
    let Some(kind) = kind.filter(|_| is_fine) else { return csv.end(Vec::new()) };
    if let (Kind::Quantile, Some(place)) = (kind, data.tolerance) {
        // The diagnostic is about the other file.
        csv.diagnose(place, "tolerance", message!("score-tolerance-of-quantiles"));
        csv.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.file = data.file.clone());
        return csv.end(Vec::new());
    }
    let mut groups: BTreeMap<(String, Subject, i32), Group> = BTreeMap::new();
    let mut unknown: BTreeMap<Subject, Place> = BTreeMap::new();
    for row in 0..csv.rows.len() {
        let place = csv.cell(row, "period").place;
        let period = moment(&mut csv, row, "period");
        let subject = Subject { measure: csv.word(row, "measure"), unit: csv.cell(row, "unit").text, ..Subject::default() };
        let value = csv.number(row, "value", message!("input-a-number"), |_| true);
        let level = match kind {
            Kind::Draw => None,
            Kind::Quantile => Some(csv.number(row, "quantile", message!("score-a-level"), |level| level > 0.0 && level < 1.0)),
        };
        let known = if csv.cell(row, "known_to").text.is_empty() { known_to } else { moment(&mut csv, row, "known_to") };
        let (Some(period), Some(value), false) = (period, value, level == Some(None)) else { continue };
        let Some(series) = data.series.get(&subject) else {
            if !subject.measure.is_empty() {
                unknown.entry(subject).or_insert(csv.cell(row, "measure").place);
            }
            continue;
        };
        if period.length != series.length {
            csv.diagnose(place, "period", message!("score-length-of-data", file = &data.file, line = data.places[&subject].line));
            continue;
        }
        let known_to = known.map_or(period.number - 1, |known| known.number);
        if known.is_some_and(|known| known.length != period.length) || known_to >= period.number {
            let shown = csv.cell(row, "known_to");
            let at = if shown.text.is_empty() { place } else { shown.place };
            csv.diagnose(at, "known_to", message!("score-known-later", period = csv.cell(row, "period").text));
            continue;
        }
        let name = Some(csv.cell(row, "forecast").text).filter(|text| !text.is_empty()).unwrap_or_else(|| stem(path));
        let group = groups.entry((name, subject, period.number)).or_insert_with(|| Group {
            place,
            known_to,
            draws: BTreeMap::new(),
            quantiles: Vec::new(),
        });
        if group.known_to != known_to {
            csv.diagnose(place, "known_to", message!("score-known-differs", line = group.place.line));
            continue;
        }
        add(&mut csv, row, group, level.flatten(), value);
    }
    for (subject, place) in unknown {
        let (measure, file) = (&subject.measure, &data.file);
        let message = match subject.unit.is_empty() {
            true => message!("score-not-observed", measure = measure, file = file),
            false => message!("score-unit-not-observed", measure = measure, unit = &subject.unit, file = file),
        };
        csv.diagnose(place, "measure", message);
        let measures = || data.series.keys().map(|known| known.measure.as_str());
        let close = nearest(&subject.measure, measures());
        if let Some(close) = close.filter(|_| !measures().any(|known| known == subject.measure)) {
            csv.hint(message!("input-did-you-mean-key", name = close));
        }
    }
    let mut sources: Vec<Source> = Vec::new();
    for ((name, subject, number), group) in groups {
        let predictive = match kind {
            Kind::Draw => Predictive::sample(group.draws.values().map(|(value, _)| *value).collect()),
            Kind::Quantile => quantiles(&mut csv, group.quantiles),
        };
        let issued = Issued { known_to: group.known_to, predictive };
        match sources.last_mut().filter(|last| last.name == name && last.subject == subject) {
            Some(last) => drop(last.issued.insert(number, issued)),
            None => sources.push(Source { name, subject, issued: BTreeMap::from([(number, issued)]) }),
        }
    }
    csv.end(sources)
}

/// Adds a row to its forecast.
fn add(csv: &mut Csv, row: usize, group: &mut Group, level: Option<f64>, value: f64) {
    match level {
        None => {
            let Cell { text, place } = csv.cell(row, "sample");
            if let Some((_, first)) = group.draws.insert(text, (value, place)) {
                csv.diagnose(place, "sample", message!("score-second-value", line = first.line));
            }
        }
        Some(level) => {
            let place = csv.cell(row, "quantile").place;
            if let Some((.., first)) = group.quantiles.iter().find(|(known, ..)| *known == level) {
                csv.diagnose(place, "quantile", message!("score-second-value", line = first.line));
            }
            group.quantiles.push((level, value, place));
        }
    }
}

/// Quantiles in ascending order; reports those that cross.
fn quantiles(csv: &mut Csv, mut list: Vec<(f64, f64, Place)>) -> Predictive {
    list.sort_by(|a, b| a.0.total_cmp(&b.0));
    for pair in list.windows(2) {
        if pair[1].1 < pair[0].1 {
            csv.diagnose(
                pair[1].2,
                "value",
                message!("score-crossing", value = pair[1].1.to_string(), least = pair[0].1.to_string(), line = pair[0].2.line),
            );
        }
    }
    Predictive::Quantiles(list.into_iter().map(|(level, value, _)| (level, value)).collect())
}
