//! One CSV file that is being written, cell by cell.

use crate::error::{Error, Result};
use std::fmt::Write as _;
use std::fs::File;
use std::path::{Path, PathBuf};

/// A CSV file with a header. A number is written so that reading it gives the same bits; what is not defined is empty.
#[derive(Debug)]
pub struct Table {
    path: PathBuf,
    writer: csv::Writer<File>,
    cell: String,
    failure: Option<csv::Error>,
}

impl Table {
    /// Begins the file `name` in `folder`.
    ///
    /// # Errors
    /// The machine's.
    pub fn create(folder: &Path, name: &str, columns: &[&str]) -> Result<Table> {
        let path = folder.join(name);
        let file = File::create(&path).map_err(|e| Error::io(&path, e))?;
        let writer = csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(file);
        let mut table = Table { path, writer, cell: String::new(), failure: None };
        columns.iter().for_each(|column| table.text(column));
        table.end_row()?;
        Ok(table)
    }

    /// A cell of text.
    pub fn text(&mut self, text: &str) {
        if let Err(error) = self.writer.write_field(text) {
            self.failure.get_or_insert(error);
        }
    }

    /// A cell of anything that can be shown; for floats the shortest text that reads back to the same bits.
    pub fn show(&mut self, value: impl std::fmt::Display) {
        let mut cell = std::mem::take(&mut self.cell);
        cell.clear();
        let _ = write!(cell, "{value}");
        // Nothing is neither more nor less than nothing.
        if cell == "-0" {
            cell.remove(0);
        }
        self.text(&cell);
        self.cell = cell;
    }

    /// A cell that is empty if there is nothing to show.
    pub fn maybe(&mut self, value: Option<impl std::fmt::Display>) {
        match value {
            Some(value) => self.show(value),
            None => self.text(""),
        }
    }

    /// Ends a row.
    ///
    /// # Errors
    /// The machine's, for any cell of the row.
    pub fn end_row(&mut self) -> Result<()> {
        let ended = self.writer.write_record(None::<&[u8]>);
        match self.failure.take().map_or(ended, Err) {
            Ok(()) => Ok(()),
            Err(error) => Err(Error::io(&self.path, std::io::Error::from(error))),
        }
    }

    /// Ends the file.
    ///
    /// # Errors
    /// The machine's.
    pub fn finish(mut self) -> Result<()> {
        self.writer.flush().map_err(|e| Error::io(&self.path, e))
    }
}
