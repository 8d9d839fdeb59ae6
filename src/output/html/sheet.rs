//! A CSV file of the results folder, with the exact text of every cell.

use crate::error::{Diagnostic, Error, Place, Result};
use crate::messages::Language;
use crate::output::excel;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;

/// A results folder that is read.
#[derive(Clone, Copy, Debug)]
pub struct Results<'a> {
    /// The folder.
    pub path: &'a Path,
    /// The language of its headings, if it was written with `--excel`.
    pub excel: Option<Language>,
}

/// Rows of a file of the results folder, with the exact text of every cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// The columns' names.
    pub columns: Vec<String>,
    /// The rows kept.
    pub rows: Vec<Vec<String>>,
    /// Rows left out because they are too many for one page.
    #[serde(default)]
    pub left_out: usize,
}

/// A row of a sheet, or of a file that is being read.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    columns: &'a [String],
    cells: &'a [String],
}

impl<'a> Row<'a> {
    /// The cell of a column; empty if there is no such column.
    pub fn text(&self, column: &str) -> &'a str {
        let index = self.columns.iter().position(|name| name == column);
        index.and_then(|index| self.cells.get(index)).map_or("", String::as_str)
    }

    /// The number in a column; none if the cell is empty.
    pub fn number(&self, column: &str) -> Option<f64> {
        self.text(column).parse().ok().filter(|value: &f64| value.is_finite())
    }

    /// Whether each of these columns contains the word beside it.
    pub fn is(&self, words: &[(&str, &str)]) -> bool {
        words.iter().all(|(column, word)| self.text(column) == *word)
    }

    /// The interval of two columns; none if one is empty.
    pub fn interval(&self, low: &str, high: &str) -> Option<(f64, f64)> {
        self.number(low).zip(self.number(high))
    }
}

impl Sheet {
    /// The rows in their order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { columns: &self.columns, cells })
    }

    /// The first row of which columns say so.
    pub fn find(&self, words: &[(&str, &str)]) -> Option<Row<'_>> {
        self.rows().find(|row| row.is(words))
    }

    /// Reads the file `name` of a folder: the rows of which `keep` is true. None if there is no such file. `needed` columns must be
    /// there, and each cell of `numbers` in a row that is kept must be a number or empty.
    ///
    /// # Errors
    /// The first thing that is wrong with the file, with line and column; the machine's.
    pub fn read(
        results: Results<'_>,
        name: &str,
        needed: &[&str],
        numbers: &[&str],
        mut keep: impl FnMut(&Row<'_>) -> bool,
    ) -> Result<Option<Sheet>> {
        let path = results.path.join(name);
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io(&path, error)),
        };
        let wrong = |line: u64, column: usize, key: &str, message: String| {
            let place = Place { line: line as u32, column: column as u32 };
            Error::Input(vec![Diagnostic { file: path.display().to_string(), place, key: key.into(), message: message.into(), hint: None }])
        };
        let mut reader = csv::ReaderBuilder::new().buffer_capacity(1 << 16).from_reader(file);
        let broken = |error: csv::Error| {
            let line = error.position().map_or(1, |position| line_of(&path, position));
            match error.kind() {
                csv::ErrorKind::Io(_) => Error::io(&path, std::io::Error::from(error)),
                csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                    wrong(line, 1, "", format!("found {len} cells, expected {expected_len}"))
                }
                _ => wrong(line, 1, "", "found text that is not UTF-8, expected a table".into()),
            }
        };
        let mut columns: Vec<String> = reader.headers().map_err(broken)?.iter().map(str::to_owned).collect();
        if let Some(language) = results.excel {
            columns = excel::columns_of(name.trim_end_matches(".csv"), &columns, language);
        }
        if let Some(missing) = needed.iter().chain(numbers).find(|column| !columns.iter().any(|name| name == *column)) {
            return Err(wrong(1, 1, missing, format!("found no column of this name in {} columns, expected one", columns.len())));
        }
        let numbers: Vec<usize> = columns.iter().enumerate().filter(|(_, c)| numbers.contains(&c.as_str())).map(|(i, _)| i).collect();
        let mut rows = Vec::new();
        let mut cells = Vec::new();
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).map_err(broken)? {
            cells.clear();
            let plain = |cell| if results.excel.is_some() { excel::plain(cell) } else { cell };
            cells.extend(record.iter().map(|cell| plain(cell).to_owned()));
            if !keep(&Row { columns: &columns, cells: &cells }) {
                continue;
            }
            for index in &numbers {
                let cell = &cells[*index];
                if !cell.is_empty() && !cell.parse().is_ok_and(f64::is_finite) {
                    let line = record.position().map_or(1, |position| line_of(&path, position));
                    let before: usize = cells[..*index].iter().map(|cell| width(cell) + 1).sum();
                    return Err(wrong(line, before + 1, &columns[*index], format!("found \"{cell}\", expected a number or nothing")));
                }
            }
            rows.push(cells.clone());
        }
        Ok(Some(Sheet { columns, rows, left_out: 0 }))
    }

    /// Keeps every k-th row, so that at most `most` remain.
    pub fn thin(&mut self, most: usize) {
        let step = self.rows.len().div_ceil(most.max(1)).max(1);
        let all = self.rows.len();
        let mut number = 0;
        self.rows.retain(|_| {
            number += 1;
            (number - 1) % step == 0
        });
        self.left_out += all - self.rows.len();
    }
}

/// The line of a record. The reader's own number does not include the blank lines that it skips, so this counts them.
fn line_of(path: &Path, position: &csv::Position) -> u64 {
    let line = || {
        let (mut file, mut line, mut at) = (BufReader::new(File::open(path).ok()?), 1, 0);
        loop {
            let buffer = file.fill_buf().ok()?;
            let length = buffer.len();
            for byte in buffer {
                match byte {
                    b'\r' | b'\n' => line += u64::from(*byte == b'\n'),
                    _ if at >= position.byte() => return Some(line),
                    _ => {}
                }
                at += 1;
            }
            if length == 0 {
                return Some(line);
            }
            file.consume(length);
        }
    };
    line().unwrap_or(position.line())
}

/// Number of characters of a cell in its file.
fn width(cell: &str) -> usize {
    let quotes = cell.matches('"').count();
    let quoted = quotes > 0 || cell.contains([',', '\n', '\r']);
    cell.chars().count() + quotes + if quoted { 2 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invalid_number_is_reported_with_line_and_column() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.csv"), "design,mean\n\"x, y\",1.5\n\"x, y\",1.5e\n").unwrap();
        let results = Results { path: folder.path(), excel: None };
        let read = |needed: &[&str]| Sheet::read(results, "a.csv", needed, &["mean"], |_| true);
        let message = read(&["design"]).unwrap_err().to_string();
        assert!(message.ends_with("a.csv:3:8: `mean`: found \"1.5e\", expected a number or nothing"), "{message}");
        let message = read(&["level"]).unwrap_err().to_string();
        assert!(message.contains("a.csv:1:1: `level`: found no column of this name"), "{message}");
        assert_eq!(Sheet::read(results, "b.csv", &[], &[], |_| true).unwrap(), None);
        std::fs::write(folder.path().join("a.csv"), "design,mean\nx\n").unwrap();
        assert!(read(&[]).unwrap_err().to_string().contains("a.csv:2:1: found 1 cells, expected 2"));
        // Saved by a spreadsheet: CRLF, a blank line, a line break in a cell.
        std::fs::write(folder.path().join("a.csv"), "design,mean\r\n\"x\r\ny\",1\r\n\r\nz,2,5\r\n").unwrap();
        assert!(read(&[]).unwrap_err().to_string().contains("a.csv:5:1: found 3 cells"), "{:?}", read(&[]));
        std::fs::write(folder.path().join("a.csv"), "\u{feff}design,mean\r\nx,1\r\nz,one\r\n").unwrap();
        assert!(read(&[]).unwrap_err().to_string().contains("a.csv:3:3: `mean`: found \"one\""), "{:?}", read(&[]));
    }
}
