//! What the cells of a column hold, by the unit of the column.

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
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

impl Holds {
    /// The word for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Holds::Number => "number",
            Holds::Text => "text",
            Holds::Flag => "flag",
            Holds::Time => "time",
            Holds::Period => "period",
            Holds::Value => "value",
        }
    }
}

/// In what the values of a column are, in English and Chinese, and what its cells hold; an empty cell is one that is not defined.
const UNITS: [(&str, &str, Holds); 19] = [
    ("", "", Holds::Number),
    ("code", "代码", Holds::Text),
    ("number", "个数", Holds::Number),
    ("word", "词", Holds::Text),
    ("text", "文字", Holds::Text),
    ("name of a period", "时段名", Holds::Period),
    ("fraction", "分数", Holds::Number),
    ("residents", "居民", Holds::Number),
    ("orders", "工单", Holds::Number),
    ("share", "比例", Holds::Number),
    ("hours", "小时", Holds::Number),
    ("hours a week", "小时/周", Holds::Number),
    ("yuan", "元", Holds::Number),
    ("time", "时间", Holds::Time),
    ("yes or no", "是否", Holds::Flag),
    ("days per 1,000 residents", "日/千人", Holds::Number),
    ("calls", "通", Holds::Number),
    ("of the measure", "同指标", Holds::Number),
    ("ratio", "比", Holds::Number),
];

/// The unit of columns that hold a parameter's value, whatever it is.
pub(super) const VALUE: (&str, &str, Holds) = ("value", "取值", Holds::Value);

/// What is known of a unit by its English word.
pub(super) fn unit(english: &str) -> (&'static str, &'static str, Holds) {
    UNITS.into_iter().chain([VALUE]).find(|(known, ..)| *known == english).unwrap_or(VALUE)
}
