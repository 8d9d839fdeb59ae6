//! The units of columns, and the types of their cells.

use crate::messages::{Language, Message, message};

/// The unit of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Of measures that say it by their name.
    Unsaid,
    Code,
    Number,
    Word,
    Text,
    /// The name of a period.
    Period,
    Fraction,
    Residents,
    Orders,
    Share,
    Hours,
    HoursPerWeek,
    Yuan,
    /// ISO 8601.
    Time,
    /// Yes or no.
    Flag,
    DaysPerResident,
    Calls,
    /// As the measure named in the row.
    OfMeasure,
    Ratio,
    /// As in a scenario file.
    Value,
}

/// The type of a column's cells; undefined cells are empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ColumnType {
    /// Numbers only.
    Number,
    /// Codes, words, sentences.
    Text,
    /// `yes` and `no`, or `true` and `false`.
    Flag,
    /// ISO 8601 dates and times.
    Time,
    /// Names of periods.
    Period,
    /// Values as in a scenario file: numbers, flags and texts, without quotes.
    Value,
}

impl Unit {
    /// Its name in a language.
    pub(super) fn text(self, language: Language) -> String {
        let message = match self {
            Unit::Unsaid => Message::verbatim(""),
            Unit::Code => message!("unit-code"),
            Unit::Number => message!("unit-number"),
            Unit::Word => message!("unit-word"),
            Unit::Text => message!("unit-text"),
            Unit::Period => message!("unit-period"),
            Unit::Fraction => message!("unit-fraction"),
            Unit::Residents => message!("unit-residents"),
            Unit::Orders => message!("unit-orders"),
            Unit::Share => message!("unit-share"),
            Unit::Hours => message!("unit-hours"),
            Unit::HoursPerWeek => message!("unit-hours-per-week"),
            Unit::Yuan => message!("unit-yuan"),
            Unit::Time => message!("unit-time"),
            Unit::Flag => message!("unit-flag"),
            Unit::DaysPerResident => message!("unit-days-per-resident"),
            Unit::Calls => message!("unit-calls"),
            Unit::OfMeasure => message!("unit-of-measure"),
            Unit::Ratio => message!("unit-ratio"),
            Unit::Value => message!("unit-value"),
        };
        message.text(language)
    }

    /// The type of cells in it.
    pub(super) fn column_type(self) -> ColumnType {
        match self {
            Unit::Code | Unit::Word | Unit::Text => ColumnType::Text,
            Unit::Flag => ColumnType::Flag,
            Unit::Time => ColumnType::Time,
            Unit::Period => ColumnType::Period,
            Unit::Value => ColumnType::Value,
            _ => ColumnType::Number,
        }
    }
}

impl ColumnType {
    /// Its name in `columns.csv`.
    pub(super) fn word(self) -> &'static str {
        match self {
            ColumnType::Number => "number",
            ColumnType::Text => "text",
            ColumnType::Flag => "flag",
            ColumnType::Time => "time",
            ColumnType::Period => "period",
            ColumnType::Value => "value",
        }
    }
}
