//! What the cells of a column hold, by the unit of the column.

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ColumnType {
    /// Numbers only.
    Number,
    /// Codes, words, sentences.
    Text,
    /// yes and no, or true and false.
    Flag,
    /// Dates and times as ISO 8601 writes them.
    Time,
    /// Names of periods.
    Period,
    /// Values as a scenario file has them, numbers, flags and texts, without quotes.
    Value,
}

impl ColumnType {
    /// The word for it.
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

/// In what the values of a column are, in English and Chinese, and what its cells hold; an empty cell is one that is not defined.
const UNITS: [(&str, &str, ColumnType); 19] = [
    ("", "", ColumnType::Number),
    ("code", "代码", ColumnType::Text),
    ("number", "个数", ColumnType::Number),
    ("word", "词", ColumnType::Text),
    ("text", "文字", ColumnType::Text),
    ("name of a period", "时段名", ColumnType::Period),
    ("fraction", "分数", ColumnType::Number),
    ("residents", "居民", ColumnType::Number),
    ("orders", "工单", ColumnType::Number),
    ("share", "比例", ColumnType::Number),
    ("hours", "小时", ColumnType::Number),
    ("hours a week", "小时/周", ColumnType::Number),
    ("yuan", "元", ColumnType::Number),
    ("time", "时间", ColumnType::Time),
    ("yes or no", "是否", ColumnType::Flag),
    ("days per resident", "人日/人", ColumnType::Number),
    ("calls", "通", ColumnType::Number),
    ("of the measure", "同指标", ColumnType::Number),
    ("ratio", "比", ColumnType::Number),
];

/// The unit of columns that hold a parameter's value, whatever it is.
pub(super) const VALUE: (&str, &str, ColumnType) = ("value", "取值", ColumnType::Value);

/// What is known of a unit by its English word.
pub(super) fn unit(english: &str) -> (&'static str, &'static str, ColumnType) {
    UNITS.into_iter().chain([VALUE]).find(|(known, ..)| *known == english).unwrap_or(VALUE)
}
