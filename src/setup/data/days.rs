//! `calendar.csv` and `profiles.csv`: working days, and profiles of contacts and problems.

use crate::error::{Error, Place, Result};
use crate::input::csv::{Cell, Csv};
use crate::input::files::plain;
use crate::input::read_once;
use crate::input::slips::day;
use crate::messages::{Message, message};
use crate::setup::Profiles;
use crate::time::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The beginning of a file.
const START: Place = Place { line: 1, column: 1 };

/// The place of a column's name.
fn header_of(csv: &Csv, column: &str) -> Place {
    csv.column(column).map_or(START, |column| csv.header[column].place)
}

pub(super) fn open(path: &Path) -> Result<Csv> {
    let bytes = read_once::bytes(path).map_err(|error| Error::io(path, error))?;
    Ok(Csv::read(&plain(path), &bytes))
}

/// Reads holidays and make-up working days; the calendar must cover all years from the first to the last.
pub(super) fn read_calendar(path: &Path, [first, last]: [i32; 2]) -> Result<(Vec<Date>, Vec<Date>)> {
    let mut csv = open(path)?;
    let mut days = [Vec::new(), Vec::new()];
    if !csv.expect(&["date", "kind"], &[]) {
        let [holidays, make_up] = days;
        return csv.end((holidays, make_up));
    }
    let mut known: BTreeMap<Date, (usize, u32)> = BTreeMap::new();
    const KINDS: [&str; 2] = ["holiday", "workday"];
    for row in 0..csv.rows.len() {
        let kind = csv.choice(row, "kind", &KINDS);
        let Cell { text, place } = csv.cell(row, "date");
        let Some(date) = day(&text) else {
            csv.diagnose(place, "date", message!("input-not-a-date", text = text));
            continue;
        };
        let Some(kind) = kind else { continue };
        match known.insert(date, (kind, place.line)) {
            None => days[kind].push(date),
            Some((earlier, line)) if earlier == kind => {
                csv.diagnose(place, "date", message!("scenario-day-twice", date = date.to_string(), line = line));
            }
            Some((earlier, line)) => {
                let [earlier, kind] = [earlier, kind].map(|kind| KINDS[kind]);
                let place = csv.cell(row, "kind").place;
                csv.diagnose(
                    place,
                    "kind",
                    message!("scenario-day-both", date = date.to_string(), kind = kind, earlier = earlier, line = line),
                );
            }
        }
    }
    let [holidays, make_up] = days;
    let covered: BTreeSet<i32> = holidays.iter().map(|day| day.year).collect();
    let missing: Vec<i32> = (first..=last).filter(|year| !covered.contains(year)).collect();
    if let Some(year) = missing.first().filter(|_| csv.diagnostics.is_empty()) {
        let expected = spans(&covered);
        let message = message!("scenario-calendar", first = first.to_string(), last = last.to_string(), covered = expected);
        csv.diagnose(header_of(&csv, "date"), "run.start", message);
        csv.hint(message!("scenario-no-holiday", year = year.to_string()));
    }
    csv.end((holidays, make_up))
}

/// Years as spans, such as `2015 to 2018 or 2020`.
fn spans(years: &BTreeSet<i32>) -> Message {
    let mut spans: Vec<[i32; 2]> = Vec::new();
    for year in years {
        match spans.last_mut() {
            Some([_, last]) if *last + 1 == *year => *last = *year,
            _ => spans.push([*year; 2]),
        }
    }
    let written = spans.into_iter().map(|[first, last]| match first == last {
        true => Message::verbatim(first.to_string()),
        false => message!("scenario-years", first = first.to_string(), last = last.to_string()),
    });
    let or = |all: Message, one: Message| message!("input-either", words = all, last = one);
    written.reduce(or).unwrap_or_else(|| message!("scenario-years-of-holidays"))
}

/// Reads the factors by hour, weekday and month, and normalises each kind to mean 1.
pub(super) fn read_profiles(path: &Path) -> Result<Profiles> {
    let mut csv = open(path)?;
    let mut profiles = Profiles { hour: [f64::NAN; 24], weekday: [f64::NAN; 7], month: [f64::NAN; 12] };
    if !csv.expect(&["kind", "index", "value"], &[]) {
        return csv.end(profiles);
    }
    let mut known: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    for row in 0..csv.rows.len() {
        let kind = csv.choice(row, "kind", &["hour", "weekday", "month"]);
        let index = csv.whole(row, "index", u64::MAX);
        let value = csv.number(row, "value", message!("scenario-a-profile"), |value| value > 0.0 && value <= 1e6);
        let (Some(kind), Some(index)) = (kind, index) else { continue };
        let (values, first, word): (&mut [f64], u64, &str) = match kind {
            0 => (&mut profiles.hour, 0, "hour"),
            1 => (&mut profiles.weekday, 0, "weekday"),
            _ => (&mut profiles.month, 1, "month"),
        };
        let last = first + values.len() as u64 - 1;
        let Cell { place, .. } = csv.cell(row, "index");
        let place_of = index.checked_sub(first).and_then(|index| usize::try_from(index).ok());
        match place_of.and_then(|index| Some((index, values.get_mut(index)?))) {
            // If the value is wrong, that has been reported already; the row is not missing.
            Some((index, slot)) => {
                *slot = value.unwrap_or(1.0);
                if let Some(line) = known.insert((kind, index), place.line) {
                    let message = message!("scenario-profile-twice", word = word, index = index as u64 + first, line = line);
                    csv.diagnose(place, "index", message);
                }
            }
            None => {
                csv.diagnose(place, "index", message!("scenario-profile-index", index = index, word = word, first = first, last = last))
            }
        }
    }
    let header = header_of(&csv, "index");
    // A row with a diagnostic may be the one that is missing.
    let is_whole = csv.diagnostics.is_empty();
    for (kind, values) in [("hour", &mut profiles.hour[..]), ("weekday", &mut profiles.weekday), ("month", &mut profiles.month)] {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        if let Some(hole) = values.iter().position(|v| v.is_nan()).filter(|_| is_whole) {
            let index = hole + usize::from(kind == "month");
            csv.diagnose(header, "index", message!("scenario-profile-missing", kind = kind, index = index, count = values.len()));
        }
        values.iter_mut().for_each(|v| *v /= mean);
    }
    csv.end(profiles)
}
