//! Designs as rows of a CSV file.

use crate::error::{Error, Place, Result};
use crate::input::csv::{Cell, Csv};
use crate::input::files::plain;
use crate::input::node::{Origin, Source};
use crate::input::read_once;
use crate::input::setting::{Setting, key_path, read_cell};
use crate::messages::{Message, message};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

/// A row, which is a design.
pub(super) struct TableRow {
    /// The cell of the column `name`.
    pub(super) name: Option<String>,
    pub(super) origin: Origin,
    pub(super) settings: Vec<Setting>,
}

/// Reads the file: one column per key (and perhaps `name`), one row per design; an empty cell keeps the value of the base.
///
/// # Errors
/// All diagnostics; the system's errors.
pub(super) fn read(path: &Path, asked: &Origin) -> Result<Vec<TableRow>> {
    let file = plain(path);
    let refuse = |message: Message| Err(Error::Input(vec![asked.diagnose("sampling.table", message)]));
    let bytes = match read_once::bytes(path) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return refuse(message!("input-no-file-called", name = file));
        }
        Err(_) if path.is_dir() => return refuse(message!("plan-table-is-a-folder", file = file)),
        Err(error) => return Err(Error::io(path, error)),
    };
    let source = Arc::new(Source { name: file, folder: read_once::folder(path) });
    rows(&source, &bytes)
}

fn rows(source: &Arc<Source>, bytes: &[u8]) -> Result<Vec<TableRow>> {
    let mut csv = Csv::read(&source.name, bytes);
    let at = |place: Place| Origin { source: source.clone(), place };
    let mut keys = Vec::new();
    for Cell { text: key, place } in csv.header.clone() {
        match if key == "name" { Some(Vec::new()) } else { key_path(source, &key) } {
            Some(path) => keys.push((key, path, at(place))),
            None => csv.diagnose(place, "", message!("plan-table-column", key = key)),
        }
    }
    // If columns were reported, cells and keys do not match.
    let are_whole = keys.len() == csv.header.len();
    let mut list = Vec::new();
    for cells in std::mem::take(&mut csv.rows) {
        let mut row = TableRow { name: None, origin: at(cells[0].place), settings: Vec::new() };
        let filled = keys.iter().zip(&cells).filter(|(_, cell)| are_whole && !cell.text.is_empty());
        let mut wrong = Vec::new();
        for ((key, path, origin), cell) in filled {
            if path.is_empty() {
                row.name = Some(cell.text.clone());
                row.origin = at(cell.place);
            } else {
                match read_cell(&cell.text, &at(cell.place), key) {
                    Ok(value) => row.settings.push(Setting { path: path.clone(), key: origin.clone(), value }),
                    Err(diagnostic) => wrong.push(*diagnostic),
                }
            }
        }
        csv.diagnostics.extend(wrong);
        list.push(row);
    }
    if list.is_empty() && csv.diagnostics.is_empty() {
        csv.diagnose(Place { line: 1, column: 1 }, "", message!("plan-table-no-rows"));
    }
    csv.end(list)
}
