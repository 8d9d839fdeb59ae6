//! Designs as rows of a CSV file.

use crate::error::{Complaint, Error, Place, Result};
use crate::scenario::files::plain;
use crate::scenario::node::{Origin, Source};
use crate::scenario::read_once;
use crate::scenario::setting::{Setting, key_path, read_value};
use std::io::ErrorKind;
use std::path::Path;
use std::rc::Rc;

/// A row: a design.
pub(super) struct TableRow {
    /// What the column `name` says.
    pub(super) name: Option<String>,
    pub(super) origin: Origin,
    pub(super) settings: Vec<Setting>,
}

/// Reads the file: a column a key (and perhaps `name`), a row a design; an empty cell leaves the base's value.
pub(super) fn read(path: &Path, asked: &Origin) -> Result<std::result::Result<Vec<TableRow>, Complaint>> {
    let file = plain(path);
    let text = match read_once::text(path) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::InvalidData) => {
            return Ok(Err(asked.complain("sampling.table", format!("found no file `{file}` of text"))));
        }
        Err(error) => return Err(Error::io(path, error)),
    };
    let source = Rc::new(Source { name: file, folder: read_once::folder(path) });
    Ok(rows(&source, text.trim_start_matches('\u{feff}')))
}

fn rows(source: &Rc<Source>, text: &str) -> std::result::Result<Vec<TableRow>, Complaint> {
    let at = |line: u64| Origin { source: source.clone(), place: Place { line: line as u32, column: 1 } };
    let broken = |error: csv::Error| {
        let line = error.position().map_or(1, |position| position.line());
        at(line).complain("", format!("not valid CSV: {error}"))
    };
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let mut keys = Vec::new();
    for key in reader.headers().map_err(broken)? {
        let path = if key == "name" { Some(Vec::new()) } else { key_path(source, key) };
        let message = || at(1).complain("", format!("found the column \"{key}\", expected a key such as rules.whistle.enabled"));
        keys.push((key.to_string(), path.ok_or_else(message)?));
    }
    let mut list = Vec::new();
    for record in reader.records() {
        let record = record.map_err(broken)?;
        let origin = at(record.position().map_or(1, |position| position.line()));
        let mut row = TableRow { name: None, origin: origin.clone(), settings: Vec::new() };
        for ((key, path), cell) in keys.iter().zip(&record) {
            if path.is_empty() {
                row.name = (!cell.is_empty()).then(|| cell.into());
            } else if !cell.is_empty() {
                let value = read_value(cell, &origin, key)?;
                row.settings.push(Setting { path: path.clone(), key: origin.clone(), value });
            }
        }
        list.push(row);
    }
    if list.is_empty() { Err(at(1).complain("", "found no row, expected one a design")) } else { Ok(list) }
}
