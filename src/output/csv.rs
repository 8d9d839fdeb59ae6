//! CSV files: each declares its columns once, and writes rows by this declaration.

use super::unit::Unit;
use crate::analysis::statistics::{FEWEST, SamplingUnit};
use crate::error::{Error, Result};
use crate::time::Date;
use std::borrow::Cow;
use std::fmt::{Display, Write as _};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

/// A kind of CSV file: its columns, and what a row of it shows.
pub(crate) trait File: Sized + 'static {
    /// What a row shows.
    type Row<'a>;
    /// Its name without the ending.
    const NAME: &'static str;
    /// What distinguishes its columns from those of another file of the same name.
    const KEY: &'static str = Self::NAME;
    /// Its columns in their order. Names and who is counted are in `i18n/`, as `column-KEY-COLUMN` or, shared by several files, as
    /// `column-COLUMN`.
    const COLUMNS: &'static [Column<Self>];
    /// How many of them come before those that only a single folder has.
    const BEFORE: usize = 0;
}

/// A column.
pub(crate) struct Column<F: File> {
    pub(crate) name: &'static str,
    pub(crate) unit: Unit,
    cell: CellOf<F>,
}

type CellOf<F> = for<'r, 'a> fn(&'r <F as File>::Row<'a>) -> Cell<'r>;

/// A column by its name, its unit, and the cell that it takes from a row.
pub(crate) const fn column<F: File>(name: &'static str, unit: Unit, cell: CellOf<F>) -> Column<F> {
    Column { name, unit, cell }
}

/// A cell.
pub(crate) enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    /// Written as the shortest text that reads back to the same bits; empty if it is not finite.
    Number(f64),
    Whole(u64),
    /// `true` or `false`.
    Flag(bool),
    /// `yes` or `no`.
    Yes(bool),
    Date(Date),
    /// As TOML; a string, such as a duration, is written without its quotes.
    Value(&'a str),
}

macro_rules! cells {
    ($($type:ty => $cell:expr;)*) => {$(
        impl<'a> From<$type> for Cell<'a> {
            fn from(value: $type) -> Cell<'a> {
                $cell(value)
            }
        }
    )*};
}
cells! {
    f64 => Cell::Number;
    u64 => Cell::Whole;
    u32 => |n| Cell::Whole(u64::from(n));
    usize => |n| Cell::Whole(n as u64);
    bool => Cell::Flag;
    Date => Cell::Date;
    String => |text| Cell::Text(Cow::Owned(text));
    &'a str => |text| Cell::Text(Cow::Borrowed(text));
    &'a String => |text: &'a String| Cell::Text(Cow::Borrowed(text));
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Cell<'a> {
        value.map_or(Cell::Empty, T::into)
    }
}

/// The lower end of an interval.
pub(crate) fn low(interval: Option<(f64, f64)>) -> Cell<'static> {
    interval.map(|(low, _)| low).into()
}

/// The upper end of an interval.
pub(crate) fn high(interval: Option<(f64, f64)>) -> Cell<'static> {
    interval.map(|(_, high)| high).into()
}

/// Why a row has no interval, given the number of its independent units; nothing if they suffice for one.
pub(crate) fn no_interval((unit, units): (SamplingUnit, usize)) -> Option<String> {
    (units < FEWEST).then(|| ["fewer than ", &FEWEST.to_string(), " ", unit.word(), " (", &units.to_string(), ")"].concat())
}

/// A CSV file that is being written. Reading a number back gives the same bits; undefined cells are empty.
#[derive(Debug)]
pub(crate) struct Table<F> {
    path: PathBuf,
    writer: csv::Writer<std::fs::File>,
    text: String,
    failure: Option<csv::Error>,
    kind: PhantomData<F>,
}

impl<F: File> Table<F> {
    /// Creates the file in `folder`.
    ///
    /// # Errors
    /// I/O errors.
    pub(crate) fn create(folder: &Path) -> Result<Table<F>> {
        Table::create_with(folder, [])
    }

    /// The same, with further columns after the first [`File::BEFORE`].
    pub(crate) fn create_with<'a>(folder: &Path, more: impl IntoIterator<Item = &'a str>) -> Result<Table<F>> {
        let path = folder.join(F::NAME).with_added_extension("csv");
        let file = std::fs::File::create(&path).map_err(|e| Error::io(&path, e))?;
        let writer = csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(file);
        let mut table = Table { path, writer, text: String::new(), failure: None, kind: PhantomData };
        let (before, after) = F::COLUMNS.split_at(F::BEFORE);
        before.iter().for_each(|column| table.field(column.name));
        more.into_iter().for_each(|name| table.field(name));
        after.iter().for_each(|column| table.field(column.name));
        table.end_row()?;
        Ok(table)
    }

    /// Writes a row.
    ///
    /// # Errors
    /// I/O errors.
    pub(crate) fn add(&mut self, row: &F::Row<'_>) -> Result<()> {
        self.add_with(row, [])
    }

    /// The same, with the cells of further columns.
    pub(crate) fn add_with<'a>(&mut self, row: &F::Row<'_>, more: impl IntoIterator<Item = Cell<'a>>) -> Result<()> {
        let (before, after) = F::COLUMNS.split_at(F::BEFORE);
        before.iter().for_each(|column| self.cell((column.cell)(row)));
        more.into_iter().for_each(|cell| self.cell(cell));
        after.iter().for_each(|column| self.cell((column.cell)(row)));
        self.end_row()
    }

    /// Flushes the file.
    ///
    /// # Errors
    /// I/O errors.
    pub(crate) fn finish(mut self) -> Result<()> {
        self.writer.flush().map_err(|e| Error::io(&self.path, e))
    }

    fn cell(&mut self, cell: Cell<'_>) {
        match cell {
            Cell::Empty => self.field(""),
            Cell::Text(text) => self.field(&text),
            // No negative zero.
            Cell::Number(number) if number.is_finite() => self.show(number + 0.0),
            Cell::Number(_) => self.field(""),
            Cell::Whole(number) => self.show(number),
            Cell::Flag(flag) => self.field(if flag { "true" } else { "false" }),
            Cell::Yes(flag) => self.field(if flag { "yes" } else { "no" }),
            Cell::Date(date) => self.show(date),
            Cell::Value(written) => self.field(&unquoted(written)),
        }
    }

    fn field(&mut self, text: &str) {
        if let Err(error) = self.writer.write_field(text) {
            self.failure.get_or_insert(error);
        }
    }

    fn show(&mut self, value: impl Display) {
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        let _ = write!(text, "{value}");
        self.field(&text);
        self.text = text;
    }

    fn end_row(&mut self) -> Result<()> {
        let ended = self.writer.write_record(None::<&[u8]>);
        match self.failure.take().map_or(ended, Err) {
            Ok(()) => Ok(()),
            Err(error) => Err(Error::io(&self.path, std::io::Error::from(error))),
        }
    }
}

/// Writes a whole file.
///
/// # Errors
/// I/O errors.
pub(crate) fn write<'a, F: File>(folder: &Path, rows: impl IntoIterator<Item = F::Row<'a>>) -> Result<()> {
    let mut table = Table::<F>::create(folder)?;
    rows.into_iter().try_for_each(|row| table.add(&row))?;
    table.finish()
}

/// A TOML value, a string without its quotes.
pub(crate) fn unquoted(written: &str) -> Cow<'_, str> {
    let text = || written.parse::<toml::Value>().ok()?.as_str().map(str::to_string);
    if written.starts_with(['"', '\'']) { text().map_or(written.into(), Cow::Owned) } else { written.into() }
}

#[expect(clippy::disallowed_methods, reason = "temporary folders of tests")]
#[cfg(test)]
mod tests {
    use super::*;

    struct Pairs;

    impl File for Pairs {
        type Row<'a> = (f64, &'a str);
        const NAME: &'static str = "a.b";
        const COLUMNS: &'static [Column<Self>] =
            &[column("x", Unit::Number, |row| row.0.into()), column("y", Unit::Value, |row| Cell::Value(row.1))];
        const BEFORE: usize = 1;
    }

    #[test]
    fn an_undefined_number_is_an_empty_cell_and_a_duration_has_no_quotes() {
        let folder = tempfile::tempdir().unwrap();
        let mut table = Table::<Pairs>::create_with(folder.path(), ["more"]).unwrap();
        for row in [(0.5, "\"30 min\""), (f64::NAN, "[\"run\"]"), (f64::INFINITY, "'a \"b\"'"), (-0.0, "0.5")] {
            table.add_with(&row, [Cell::Yes(row.0 > 0.0)]).unwrap();
        }
        table.finish().unwrap();
        let written = std::fs::read_to_string(folder.path().join("a.b.csv")).unwrap();
        assert_eq!(written, "x,more,y\n0.5,yes,30 min\n,no,\"[\"\"run\"\"]\"\n,yes,\"a \"\"b\"\"\"\n0,no,0.5\n");
    }
}
