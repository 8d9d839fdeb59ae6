//! Observed values: a CSV file with the columns `period`, `measure` and `value`, and perhaps `unit`, `tolerance` and others.

use crate::analysis::naive::Moment;
use crate::analysis::verification::{Observed, ObservedValue, Subject};
use crate::error::{Error, Place, Result};
use crate::input::csv::{Cell, Csv};
use crate::input::node::expected;
use crate::input::read_once;
use crate::messages::{Message, message};
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

/// What a file says, and where it first says it.
pub(super) struct Data {
    /// The file, as the user named it.
    pub(super) file: String,
    pub(super) series: BTreeMap<Subject, Observed>,
    pub(super) places: BTreeMap<Subject, Place>,
    /// The first tolerance above 0.
    pub(super) tolerance: Option<Place>,
}

/// Reads a CSV file.
pub(super) fn open(path: &Path) -> Result<Csv> {
    let file = path.display().to_string();
    let bytes = read_once::bytes(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Error::input(&file, "", message!("input-no-file")),
        ErrorKind::IsADirectory => Error::input(&file, "", message!("input-a-folder")),
        _ => Error::io(path, error),
    })?;
    Ok(Csv::read(&file, &bytes))
}

/// The period in a column; reports any other text.
pub(super) fn moment(csv: &mut Csv, row: usize, column: &str) -> Option<Moment> {
    let Cell { text, place } = csv.cell(row, column);
    let moment = Moment::parse(&text);
    if moment.is_none() {
        let found = if text.is_empty() { message!("input-nothing") } else { Message::verbatim(format!("\"{text}\"")) };
        csv.diagnose(place, column, expected(found, message!("score-a-period")));
    }
    moment
}

/// Reads observed values; `folder` says whether they are compared with a results folder, whose rows have a level, a review and a basis.
///
/// # Errors
/// All diagnostics; the system's errors.
pub(super) fn read(path: &Path, folder: bool) -> Result<Data> {
    let mut csv = open(path)?;
    let others: &[&str] = if folder { &["unit", "tolerance", "level", "review", "basis"] } else { &["unit", "tolerance"] };
    let mut data = Data { file: csv.file.clone(), series: BTreeMap::new(), places: BTreeMap::new(), tolerance: None };
    let mut lines: BTreeMap<(Subject, i32), u32> = BTreeMap::new();
    let rows = if csv.expect(&["period", "measure", "value"], others) { csv.rows.len() } else { 0 };
    for row in 0..rows {
        let place = csv.cell(row, "period").place;
        let moment = moment(&mut csv, row, "period");
        let mut subject = Subject { measure: csv.word(row, "measure"), unit: csv.cell(row, "unit").text, ..Subject::default() };
        if folder {
            let word = |column: &str, default: &str| match csv.cell(row, column).text {
                text if text.is_empty() => default.to_owned(),
                text => text,
            };
            if csv.cell(row, "level").text.is_empty() && !subject.unit.is_empty() {
                // One diagnostic: the other rows lack the same column.
                let place = csv.cell(row, "unit").place;
                csv.diagnose(place, "unit", message!("score-unit-without-level", unit = &subject.unit));
                break;
            }
            (subject.level, subject.review, subject.basis) = (word("level", "city"), word("review", "official"), word("basis", "callback"));
            if subject.level == "city" {
                subject.unit.clear();
            }
        }
        let value = csv.number(row, "value", message!("input-a-number"), |_| true);
        let error = match csv.cell(row, "tolerance").text.is_empty() {
            true => Some(0.0),
            false => {
                csv.number(row, "tolerance", message!("input-or-more", what = message!("input-a-number"), min = 0), |error| error >= 0.0)
            }
        };
        let (Some(moment), Some(value), Some(error)) = (moment, value, error) else { continue };
        if error > 0.0 {
            data.tolerance.get_or_insert(csv.cell(row, "tolerance").place);
        }
        let series = data.series.entry(subject.clone()).or_insert_with(|| Observed { length: moment.length, values: BTreeMap::new() });
        let first = *data.places.entry(subject.clone()).or_insert(place);
        if series.length != moment.length {
            csv.diagnose(place, "period", message!("score-other-length", line = first.line));
            continue;
        }
        match lines.insert((subject, moment.number), place.line) {
            Some(line) => csv.diagnose(place, "period", message!("score-second-value", line = line)),
            None => {
                let period = csv.cell(row, "period").text;
                series.values.insert(moment.number, ObservedValue { period, value, error });
            }
        }
    }
    csv.end(data)
}
