//! Writes a CSV file cell by cell.

use crate::error::{Error, Result};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::fs::File;
use std::path::{Path, PathBuf};

/// A CSV file with a header. Reading a number back gives the same bits; undefined cells are empty.
#[derive(Debug)]
pub struct Table {
    path: PathBuf,
    writer: csv::Writer<File>,
    cell: String,
    failure: Option<csv::Error>,
}

impl Table {
    /// Creates the file `name` in `folder`.
    ///
    /// # Errors
    /// I/O errors.
    pub fn create(folder: &Path, name: &str, columns: &[&str]) -> Result<Table> {
        let path = folder.join(name);
        let file = File::create(&path).map_err(|e| Error::io(&path, e))?;
        let writer = csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(file);
        let mut table = Table { path, writer, cell: String::new(), failure: None };
        columns.iter().for_each(|column| table.text(column));
        table.end_row()?;
        Ok(table)
    }

    /// Writes a text cell.
    pub fn text(&mut self, text: &str) {
        if let Err(error) = self.writer.write_field(text) {
            self.failure.get_or_insert(error);
        }
    }

    /// Writes a value: a float as the shortest text that reads back to the same bits, and an empty cell if it is not finite.
    pub fn show(&mut self, value: impl std::fmt::Display) {
        let mut cell = std::mem::take(&mut self.cell);
        cell.clear();
        let _ = write!(cell, "{value}");
        // No negative zero.
        if cell == "-0" {
            cell.remove(0);
        }
        self.text(if matches!(cell.as_str(), "NaN" | "inf" | "-inf") { "" } else { &cell });
        self.cell = cell;
    }

    /// Writes a value, or an empty cell for `None`.
    pub fn maybe(&mut self, value: Option<impl std::fmt::Display>) {
        match value {
            Some(value) => self.show(value),
            None => self.text(""),
        }
    }

    /// Writes a TOML value, a string such as a duration without its quotes.
    pub fn value(&mut self, written: &str) {
        self.text(&unquoted(written));
    }

    /// Ends a row.
    ///
    /// # Errors
    /// I/O errors of any cell of the row.
    pub fn end_row(&mut self) -> Result<()> {
        let ended = self.writer.write_record(None::<&[u8]>);
        match self.failure.take().map_or(ended, Err) {
            Ok(()) => Ok(()),
            Err(error) => Err(Error::io(&self.path, std::io::Error::from(error))),
        }
    }

    /// Flushes the file.
    ///
    /// # Errors
    /// I/O errors.
    pub fn finish(mut self) -> Result<()> {
        self.writer.flush().map_err(|e| Error::io(&self.path, e))
    }
}

/// A TOML value, a string without its quotes.
pub fn unquoted(written: &str) -> Cow<'_, str> {
    let text = || written.parse::<toml::Value>().ok()?.as_str().map(str::to_string);
    if written.starts_with(['"', '\'']) { text().map_or(written.into(), Cow::Owned) } else { written.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_undefined_number_is_an_empty_cell_and_a_duration_has_no_quotes() {
        let folder = tempfile::tempdir().unwrap();
        let mut table = Table::create(folder.path(), "a.csv", &["x", "y"]).unwrap();
        for (number, value) in [(0.5, "\"30 min\""), (f64::NAN, "[\"run\"]"), (f64::INFINITY, "'a \"b\"'"), (-1.0, "0.5")] {
            table.show(number);
            table.value(value);
            table.end_row().unwrap();
        }
        table.finish().unwrap();
        let written = std::fs::read_to_string(folder.path().join("a.csv")).unwrap();
        assert_eq!(written, "x,y\n0.5,30 min\n,\"[\"\"run\"\"]\"\n,\"a \"\"b\"\"\"\n-1,0.5\n");
    }
}
