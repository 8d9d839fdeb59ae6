//! CSV files as users write them, by hand or with a spreadsheet: one reader for tables of designs, parameter sets and the city's data.
//!
//! The reader accepts a byte-order mark, any line ends, blank lines, rows of empty cells and a spreadsheet's empty last columns. Every cell
//! keeps the line and column where it begins. A fault of the whole file (encoding, quotes, header) is reported once.

use super::encoding::decode;
use super::node::expected;
use super::slips;
use crate::error::{Diagnostic, Error, Place, Result};
use crate::messages::{Argument, Message, message};
use crate::parameters::nearest;

/// A cell, without the white space around it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) place: Place,
}

/// A file, and every diagnostic about it.
#[derive(Debug, Default)]
pub(crate) struct Csv {
    /// Its name, as the user gave it.
    pub(crate) file: String,
    /// The names of the columns; empty if the file cannot be read.
    pub(crate) header: Vec<Cell>,
    /// The rows that have one cell per column of the header.
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// The place of a diagnostic about the whole file.
const START: Place = Place { line: 1, column: 1 };

impl Csv {
    /// Reads the bytes of a file, called `file` in diagnostics.
    pub(crate) fn read(file: &str, bytes: &[u8]) -> Csv {
        let mut csv = Csv { file: file.into(), ..Csv::default() };
        match decode(bytes) {
            Ok(text) => csv.text(text.trim_start_matches('\u{feff}')),
            Err((at, garbled)) => {
                csv.diagnose(garbled.place(&bytes[..at]), "", garbled.message());
                csv.hint(garbled.hint(true));
            }
        }
        csv
    }

    fn text(&mut self, text: &str) {
        if let Some(word) = separator(text) {
            self.diagnose(START, "", message!("input-separator", separator = word));
            return self.hint(message!("input-save-in-excel"));
        }
        let mut records = match records(text) {
            Ok(records) => records,
            Err((place, message)) => return self.diagnose(place, "", message),
        };
        records.retain(|record| record.iter().any(|cell| !cell.text.is_empty()));
        // A line with which spreadsheets declare the separator.
        records.drain(..usize::from(records.first().is_some_and(|record| record[0].text == "sep=")));
        if records.is_empty() {
            return self.diagnose(START, "", message!("input-empty-table"));
        }
        self.header = records.remove(0);
        self.rows = records;
        if let [cell] = self.header.as_slice()
            && cell.text.contains(',')
            && !cell.text.contains('"')
        {
            self.diagnose(cell.place, "", message!("input-quoted-header"));
        }
        self.columns();
        self.header_and_rows();
        if !self.diagnostics.is_empty() {
            (self.header, self.rows) = Default::default();
        }
        self.widths();
    }

    /// Drops unnamed columns whose cells are all empty; reports other unnamed columns and repeated names.
    fn columns(&mut self) {
        let widest = self.rows.iter().map(Vec::len).max().unwrap_or_default().max(self.header.len());
        let is_empty = |row: &Vec<Cell>, column: usize| row.get(column).is_none_or(|cell| cell.text.is_empty());
        for column in (0..widest).rev() {
            if !is_empty(&self.header, column) {
                continue;
            }
            let filled: Option<Place> = self.rows.iter().find(|row| !is_empty(row, column)).map(|row| row[column].place);
            match (filled, self.header.get(column).map(|cell| cell.place)) {
                (None, _) => {
                    let all = std::iter::once(&mut self.header).chain(&mut self.rows).filter(|row| column < row.len());
                    all.for_each(|row| drop(row.remove(column)));
                }
                (Some(place), Some(unnamed)) => {
                    let message = message!("input-unnamed-column", line = place.line);
                    self.diagnose(unnamed, "", message);
                }
                // Beyond the header: the row is too long.
                (Some(_), None) => {}
            }
        }
        for (i, cell) in self.header.clone().iter().enumerate().filter(|(_, cell)| !cell.text.is_empty()) {
            if let Some(first) = self.header[..i].iter().find(|earlier| earlier.text == cell.text) {
                let Place { line, column } = first.place;
                let message = message!("input-second-column", line = line, column = column);
                self.diagnose(cell.place, &cell.text, message);
            }
        }
    }

    /// Reports a header that is longer or shorter than every row.
    fn header_and_rows(&mut self) {
        let expected = self.header.len();
        if let [first, others @ ..] = self.rows.as_slice()
            && !others.is_empty()
            && first.len() != expected
            && others.iter().all(|row| row.len() == first.len())
        {
            let message = message!("input-header-and-rows", expected = expected, rows = first.len());
            self.diagnose(START, "", message);
        }
    }

    /// Reports and drops each row that is longer or shorter than the header.
    fn widths(&mut self) {
        let expected = self.header.len();
        let (rows, odd): (_, Vec<Vec<Cell>>) = std::mem::take(&mut self.rows).into_iter().partition(|row| row.len() == expected);
        self.rows = rows;
        for row in odd {
            self.diagnose(row[0].place, "", message!("input-fields", found = row.len(), expected = expected));
        }
    }

    pub(crate) fn diagnose(&mut self, place: Place, key: &str, message: Message) {
        self.diagnostics.push(Diagnostic { file: self.file.clone(), place, key: key.into(), message, hint: None });
    }

    /// Adds a hint to the last diagnostic.
    pub(crate) fn hint(&mut self, hint: Message) {
        if let Some(diagnostic) = self.diagnostics.last_mut() {
            diagnostic.hint = Some(hint);
        }
    }

    /// The value, unless there are diagnostics.
    ///
    /// # Errors
    /// All diagnostics, in order of their places.
    pub(crate) fn end<T>(mut self, value: T) -> Result<T> {
        self.diagnostics.sort();
        self.diagnostics.dedup();
        if self.diagnostics.is_empty() { Ok(value) } else { Err(Error::Input(self.diagnostics)) }
    }

    /// Reports columns that are `needed` and missing, and columns that are neither needed nor among `others`, unless their name begins with
    /// `_`: those are the user's own. Reports a table without rows. Returns whether all is well.
    pub(crate) fn expect(&mut self, needed: &[&str], others: &[&str]) -> bool {
        let before = self.diagnostics.len();
        let known = || needed.iter().chain(others).copied();
        let mut meant = Vec::new();
        for Cell { text, place } in self.header.clone() {
            if text.starts_with('_') || known().any(|name| name == text) {
                continue;
            }
            let close = nearest(&text, known()).filter(|name| self.column(name).is_none());
            self.diagnose(place, &text, message!("input-unknown-column"));
            match close {
                Some(name) => {
                    meant.push(name);
                    self.hint(message!("input-did-you-mean-key", name = name));
                }
                None => self.hint(message!("input-columns", columns = known().collect::<Vec<_>>().join(", "))),
            }
        }
        if self.header.is_empty() {
            return false;
        }
        let missing: Vec<&&str> = needed.iter().filter(|name| self.column(name).is_none() && !meant.contains(*name)).collect();
        for name in missing {
            self.diagnose(START, "", message!("input-missing-column", name = *name));
        }
        if self.rows.is_empty() && self.diagnostics.is_empty() {
            self.diagnose(START, "", message!("input-no-rows"));
        }
        self.diagnostics.len() == before
    }

    /// The index of a column.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|cell| cell.text == name)
    }

    /// The cell of a column; if there is no such column, an empty cell at the beginning of the row.
    pub(crate) fn cell(&self, row: usize, column: &str) -> Cell {
        let cells = &self.rows[row];
        match self.column(column) {
            Some(column) => cells[column].clone(),
            None => Cell { text: String::new(), place: cells[0].place },
        }
    }

    /// The text of a column, which must not be empty.
    pub(crate) fn word(&mut self, row: usize, column: &str) -> String {
        let Cell { text, place } = self.cell(row, column);
        if text.is_empty() {
            self.diagnose(place, column, message!("input-nothing-for-text"));
        }
        text
    }

    /// The index in `words` of the text of a column; reports any other text.
    pub(crate) fn choice(&mut self, row: usize, column: &str, known: &[&str]) -> Option<usize> {
        let Cell { text, place } = self.cell(row, column);
        let found = known.iter().position(|word| *word == text);
        if found.is_none() {
            let found = if text.is_empty() { message!("input-nothing") } else { Message::verbatim(format!("\"{text}\"")) };
            let words: Vec<String> = known.iter().map(|word| format!("`{word}`")).collect();
            let (last, before) = words.split_last().map_or((String::new(), &[][..]), |(last, before)| (last.clone(), before));
            let either = message!("input-either", words = before.join(", "), last = last);
            self.diagnose(place, column, expected(found, either));
            if let Some(close) = nearest(&text.to_lowercase(), known.iter().copied()) {
                self.hint(message!("input-did-you-mean-key", name = close));
            }
        }
        found
    }

    /// The whole number in a column, at most `most`.
    pub(crate) fn whole(&mut self, row: usize, column: &str, most: u64) -> Option<u64> {
        let Cell { text, place } = self.cell(row, column);
        let is_whole = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|number| is_whole && *number <= most);
        if number.is_none() {
            self.diagnose(
                place,
                column,
                match (text.as_str(), is_whole) {
                    ("", _) => expected(message!("input-nothing"), message!("input-a-whole-number-or-more", min = 0)),
                    (_, false) => expected(format!("\"{text}\""), message!("input-a-whole-number-or-more", min = 0)),
                    (_, true) => expected(&text, message!("input-at-most", most = most)),
                },
            );
            let rounded = || text.parse::<f64>().ok().filter(|number| *number >= 0.0 && *number < 9e15 && number.fract() == 0.0);
            let written = || rounded().filter(|_| !is_whole).map(slips::write);
            slips::number(&text).or_else(written).into_iter().for_each(|hint| self.hint(hint));
        }
        number
    }

    /// The number in a column, for which `is_fine` must hold; `what` describes such numbers.
    pub(crate) fn number(&mut self, row: usize, column: &str, what: Message, is_fine: impl Fn(f64) -> bool) -> Option<f64> {
        let Cell { text, place } = self.cell(row, column);
        let number = text.parse().ok().filter(|number: &f64| number.is_finite() && is_fine(*number));
        if number.is_none() {
            let found: Argument = match text.parse::<f64>() {
                _ if text.is_empty() => message!("input-nothing").into(),
                Ok(_) => (&text).into(),
                Err(_) => format!("\"{text}\"").into(),
            };
            self.diagnose(place, column, expected(found, what));
            slips::number(&text).into_iter().for_each(|hint| self.hint(hint));
        }
        number
    }
}

/// What separates the columns of the header, if it is not a comma.
fn separator(text: &str) -> Option<Message> {
    let header = text.split(['\n', '\r']).find(|line| !line.trim_matches(is_space).is_empty() && *line != "sep=,")?;
    let (mut bare, mut quoted) = (String::new(), false);
    for c in header.trim_matches(is_space).chars() {
        quoted ^= c == '"';
        if !quoted {
            bare.push(c);
        }
    }
    let others = [
        (';', message!("input-semicolons")),
        ('\t', message!("input-tabs")),
        ('，', message!("input-full-width-commas")),
        ('；', message!("input-full-width-semicolons")),
        ('|', message!("input-bars")),
    ];
    let found = others.into_iter().find(|(separator, _)| bare.contains(*separator));
    found.filter(|_| !bare.contains(',')).map(|(_, word)| word)
}

/// What is trimmed: any white space, and marks without width.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// The cells of a text, row by row; otherwise the place where its quotes go wrong, and a message.
fn records(text: &str) -> std::result::Result<Vec<Vec<Cell>>, (Place, Message)> {
    // In a file without line feeds, carriage returns end the lines, as on old Macintoshes.
    let is_old = !text.contains('\n');
    let (mut records, mut record) = (Vec::new(), Vec::new());
    let mut letters = text.chars().peekable();
    let mut place = START;
    let step = |c: char, place: &mut Place| match c {
        '\n' => *place = Place { line: place.line + 1, column: 1 },
        '\r' if is_old => *place = Place { line: place.line + 1, column: 1 },
        _ => place.column += 1,
    };
    while letters.peek().is_some() {
        // A cell: white space, quoted or bare text, and its end.
        let is_blank = |c: &char| is_space(*c) && !matches!(c, '\n' | '\r');
        while let Some(c) = letters.next_if(is_blank) {
            step(c, &mut place);
        }
        let mut cell = Cell { text: String::new(), place };
        let is_quoted = letters.next_if_eq(&'"').is_some();
        if is_quoted {
            step('"', &mut place);
            loop {
                let Some(c) = letters.next() else {
                    return Err((cell.place, message!("input-open-quote")));
                };
                step(c, &mut place);
                if c != '"' {
                    cell.text.push(c);
                } else if letters.next_if_eq(&'"').is_some() {
                    step('"', &mut place);
                    cell.text.push('"');
                } else {
                    break;
                }
            }
            while let Some(c) = letters.next_if(is_blank) {
                step(c, &mut place);
            }
            if letters.peek().is_some_and(|c| !matches!(c, ',' | '\n' | '\r')) {
                let Place { line, column } = cell.place;
                return Err((place, message!("input-text-after-quote", line = line, column = column)));
            }
        }
        while let Some(c) = letters.next_if(|c| !matches!(c, ',' | '\n' | '\r')) {
            step(c, &mut place);
            cell.text.push(c);
        }
        cell.text = cell.text.trim_matches(is_space).to_string();
        record.push(cell);
        let end = letters.next();
        end.iter().for_each(|c| step(*c, &mut place));
        if end == Some(',') && letters.peek().is_some() {
            continue;
        }
        if end == Some(',') {
            record.push(Cell { text: String::new(), place });
        }
        if end == Some('\r')
            && let Some(c) = letters.next_if_eq(&'\n')
        {
            step(c, &mut place);
        }
        records.push(std::mem::take(&mut record));
    }
    Ok(records)
}
