//! The units of columns, and the types of their cells.

/// The type of a column's cells.
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

/// Units in English and Chinese, and the type of the cells; undefined cells are empty.
const UNITS: [(&str, &str, ColumnType); 19] = [
    ("", "", ColumnType::Number),
    ("code", "代码", ColumnType::Text),
    ("number", "个数", ColumnType::Number),
    ("word", "标识", ColumnType::Text),
    ("text", "文本", ColumnType::Text),
    ("name of a period", "时段名称", ColumnType::Period),
    ("fraction", "小数", ColumnType::Number),
    ("residents", "人", ColumnType::Number),
    ("orders", "件", ColumnType::Number),
    ("share", "比例", ColumnType::Number),
    ("hours", "小时", ColumnType::Number),
    ("hours per week", "小时/周", ColumnType::Number),
    ("yuan", "元", ColumnType::Number),
    ("time", "时间", ColumnType::Time),
    ("yes or no", "是否", ColumnType::Flag),
    ("days per resident", "人日/人", ColumnType::Number),
    ("calls", "通", ColumnType::Number),
    ("of the measure", "同指标", ColumnType::Number),
    ("ratio", "比", ColumnType::Number),
];

/// The unit of columns that contain parameter values of any kind.
pub(super) const VALUE: (&str, &str, ColumnType) = ("value", "取值", ColumnType::Value);

/// A unit by its English name.
pub(super) fn unit(english: &str) -> (&'static str, &'static str, ColumnType) {
    UNITS.into_iter().chain([VALUE]).find(|(known, ..)| *known == english).unwrap_or(VALUE)
}
