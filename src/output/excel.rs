//! CSV files for spreadsheets: `--excel` writes them with a byte-order mark, headings in the language, and protected cells.
//!
//! Spreadsheets evaluate text that begins like a formula (OWASP, "CSV injection"), turn `1-2` into a date, and `007` into `7`. Such
//! text gets a leading apostrophe, and so does text that begins with an apostrophe, so that removing the first one restores it. Numbers,
//! times and names of periods are unchanged.

use super::columns;
use super::unit::ColumnType;
use crate::error::{Error, Result};
use crate::messages::Language;
use std::borrow::Cow;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The byte-order mark by which Excel recognises UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The heading of a column of a file in a language.
fn heading<'a>(file: &str, column: &'a str, language: Language) -> Cow<'a, str> {
    match columns::chinese(file, column).filter(|_| language == Language::Chinese) {
        Some(chinese) => Cow::Owned(chinese),
        None => text(column),
    }
}

/// A cell, protected where a spreadsheet would change it.
fn protected(cell: &str, column_type: ColumnType) -> Cow<'_, str> {
    match column_type {
        ColumnType::Number | ColumnType::Value if cell.parse().is_ok_and(f64::is_finite) => cell.into(),
        ColumnType::Time | ColumnType::Period if cell.starts_with(|c: char| c.is_ascii_digit()) => cell.into(),
        _ => text(cell),
    }
}

/// A text, protected where a spreadsheet would change it.
fn text(cell: &str) -> Cow<'_, str> {
    const SIGNS: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\''];
    if cell.starts_with(SIGNS) || is_changed(cell) { format!("'{cell}").into() } else { cell.into() }
}

/// Whether a spreadsheet would read a text as a number, date or time and show it differently.
fn is_changed(cell: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let is_digit = |c: char| c.is_ascii_digit();
    if !cell.contains(is_digit) {
        return false;
    }
    let bare = cell.trim().trim_start_matches('(').trim_end_matches([')', '%']);
    if bare.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && let Ok(number) = bare.parse::<f64>()
    {
        return cell != number.to_string() || cell.len() > 11;
    }
    let parts: Vec<&str> = bare.split(['-', '/', ':', ' ']).filter(|part| !part.is_empty()).collect();
    let is_number = |part: &&str| part.len() <= 4 && part.chars().all(|c| c.is_ascii_digit());
    let is_month = |part: &&str| MONTHS.iter().any(|month| part.to_lowercase().starts_with(month));
    (2..=3).contains(&parts.len())
        && parts.iter().all(|part| is_number(part) || is_month(part))
        && parts.iter().filter(|p| is_month(p)).count() < 2
        || parts.len() == 1 && bare.chars().all(|c| c.is_ascii_digit() || "年月日".contains(c))
}

/// Rewrites all CSV files of a folder for a spreadsheet; `is_calibration` if a calibration wrote them.
///
/// # Errors
/// I/O errors.
pub(crate) fn rewrite(folder: &Path, language: Language, is_calibration: bool) -> Result<()> {
    let entries = std::fs::read_dir(folder).map_err(|error| Error::io(folder, error))?;
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| Error::io(folder, error))?.path();
        if path.extension().is_some_and(|ending| ending == "csv") {
            files.push(path);
        }
    }
    files.sort();
    for path in &files {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        // The sets.csv of a calibration has other columns than that of a run.
        rewrite_one(path, if is_calibration && name == "sets" { "calibrated.sets" } else { &name }, language)?;
    }
    Ok(())
}

/// Rewrites a file, whose columns are known by this name.
fn rewrite_one(path: &Path, name: &str, language: Language) -> Result<()> {
    let io = |error| Error::io(path, error);
    let broken = |error: csv::Error| Error::io(path, std::io::Error::from(error));
    let beside = path.with_extension("csv.new");
    let mut file = File::create(&beside).map_err(io)?;
    file.write_all(MARK).map_err(io)?;
    let mut writer = csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(file);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(path).map_err(broken)?;
    let mut record = csv::StringRecord::new();
    let mut types: Vec<ColumnType> = Vec::new();
    while reader.read_record(&mut record).map_err(broken)? {
        if types.is_empty() {
            types = record.iter().map(|column| columns::column_type(name, column)).collect();
            let headings = record.iter().map(|column| heading(name, column, language));
            headings.into_iter().try_for_each(|heading| writer.write_field(heading.as_bytes())).map_err(broken)?;
        } else {
            let mut cells = record.iter().zip(&types).map(|(cell, column_type)| protected(cell, *column_type));
            cells.try_for_each(|cell| writer.write_field(cell.as_bytes())).map_err(broken)?;
        }
        writer.write_record(None::<&[u8]>).map_err(broken)?;
    }
    writer.flush().map_err(io)?;
    drop(writer);
    std::fs::rename(&beside, path).map_err(io)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_looks_like_a_formula_or_date_is_protected_and_numbers_are_not() {
        for cell in [
            "=1+2",
            "+0.5",
            "-whistle",
            "@SUM(A1)",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "\t=1",
            "\r=1",
            "'quoted",
            "1-2",
            "1/2",
            "2019-01",
            "2019-01-31",
            "3:4",
            "007",
            "0.50",
            "1e5",
            "(5)",
            "May-1",
            "1 May",
            "3月1日",
            "123456789012345678",
        ] {
            let written = protected(cell, ColumnType::Text);
            assert_eq!(written.strip_prefix('\''), Some(cell));
        }
        for cell in
            ["whistle", "110101", "0.5", "p007", "d01s001-01", "110101001-001", "2019-W05", "a=b", "北京市", "", "run", "may be", "May"]
        {
            assert_eq!(protected(cell, ColumnType::Text), cell);
        }
        for (cell, column_type) in [
            ("-0.5", ColumnType::Number),
            ("1e-7", ColumnType::Number),
            ("-4", ColumnType::Value),
            ("2019-01", ColumnType::Period),
            ("2019-01-31T09:00:00", ColumnType::Time),
            ("true", ColumnType::Flag),
        ] {
            assert_eq!(protected(cell, column_type), cell);
        }
        for (cell, column_type) in
            [("=1", ColumnType::Number), ("-inf", ColumnType::Number), ("-x", ColumnType::Value), ("@x", ColumnType::Period)]
        {
            assert_eq!(&protected(cell, column_type)[..1], "'");
        }
    }
}
