//! Parts of a page: escaped text, formatted numbers, sortable tables.

use super::old_labels::{LABELS, Label};
use crate::messages::Language;
use crate::messages::numbers::{fixed, with_sign};
use std::fmt::Write as _;

/// Text escaped for HTML.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

/// JSON for a script element: `<` is escaped, so that none begins a tag.
pub(super) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Formats values of a measure: rates in per cent and percentage points, others in the measure's own unit.
#[derive(Clone, Copy)]
pub(in crate::output) struct Scale<'a> {
    label: &'a Label,
    factor: f64,
}

impl<'a> Scale<'a> {
    /// The scale of a measure over a measurement period of so many months.
    pub(in crate::output) fn of(label: &'a Label, months: u32) -> Scale<'a> {
        let years = f64::from(months.max(1)) / 12.0;
        Scale { label, factor: label.factor(years) }
    }

    /// A value in the displayed unit.
    pub(in crate::output) fn value(self, value: f64) -> f64 {
        self.factor * value
    }

    /// The unit of values or of differences.
    pub(in crate::output) fn unit(self, is_difference: bool, language: Language) -> &'static str {
        match (self.label.is_share, is_difference) {
            (true, true) => language.of("percentage points", "百分点"),
            (true, false) => "%",
            (false, _) => language.of("per resident per year", "每人每年"),
        }
    }

    /// A level: a rate in per cent, or a number.
    pub(in crate::output) fn level(self, value: f64) -> String {
        let value = self.value(value);
        if self.label.is_share { format!("{} %", fixed(value, 1)) } else { brief(value) }
    }

    /// A size, without its sign.
    pub(super) fn size(self, value: f64) -> String {
        let value = self.value(value).abs();
        if self.label.is_share { points(value) } else { brief(value) }
    }

    /// A difference, with its sign.
    pub(in crate::output) fn signed(self, value: f64) -> String {
        with_sign(self.value(value), &self.size(value))
    }

    /// An interval of differences.
    pub(super) fn range(self, (low, high): (f64, f64), language: Language) -> String {
        let (low, high) = (self.signed(low), self.signed(high));
        if low == high { low } else { format!("{low} {} {high}", language.of("to", "至")) }
    }
}

fn points(value: f64) -> String {
    if value < 0.995 { format!("{value:.2}") } else { format!("{value:.1}") }
}

/// About three digits.
fn brief(value: f64) -> String {
    match value.abs() {
        size if size >= 1_000.0 => fixed(value, 0),
        size if size >= 9.995 => fixed(value, 1),
        size if size >= 0.0995 => fixed(value, 2),
        _ => fixed(value, 3),
    }
}

/// The label of a measure, by its names in the files.
pub(in crate::output) fn label(measure: &str, review: &str) -> Option<&'static Label> {
    LABELS.iter().find(|label| label.measure.word() == measure && review_of(label) == review)
}

/// The measures with labels: measure and review, by their names in the files.
pub(in crate::output) fn measures() -> impl Iterator<Item = (&'static str, &'static str)> {
    LABELS.iter().map(|label| (label.measure.word(), review_of(label)))
}

/// The review of a measure, by its name in the files; empty for none.
pub(super) fn review_of(label: &Label) -> &'static str {
    label.review.map_or("", crate::analysis::rates::review_word)
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) html: String,
    value: Option<f64>,
}

impl Cell {
    /// Plain text.
    pub(super) fn text(text: &str) -> Cell {
        Cell { html: escape(text), value: None }
    }

    /// A number to sort by, and its text.
    pub(super) fn number(value: Option<f64>, text: String) -> Cell {
        Cell { html: escape(&text), value: Some(value.unwrap_or(f64::NEG_INFINITY)) }
    }

    /// A number to sort by, its text, and its interval below.
    pub(super) fn with_range(value: f64, text: &str, range: Option<String>) -> Cell {
        let range = range.map_or_else(String::new, |range| format!(" <span class=\"range\">({})</span>", escape(&range)));
        Cell { html: escape(text) + &range, value: Some(value) }
    }

    /// An undefined value.
    pub(super) fn none() -> Cell {
        Cell::number(None, "–".into())
    }
}

/// A table: caption, headings (each with whether its column is numeric), rows. The first cell of a row is its heading.
pub(super) struct Grid<'a> {
    pub(super) caption: &'a str,
    pub(super) heads: Vec<(String, bool)>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// The number of rows that are printed.
    pub(super) printed: usize,
}

impl Grid<'_> {
    /// The table as HTML with sortable columns.
    pub(super) fn html(&self, language: Language) -> String {
        let caption = escape(self.caption);
        let mut text = format!("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\"><table class=\"sortable\">");
        let _ = write!(text, "<caption>{caption}</caption><thead><tr>");
        for (head, is_number) in &self.heads {
            let class = if *is_number { " class=\"n\"" } else { "" };
            let _ = write!(text, "<th scope=\"col\"{class}><button type=\"button\">{}</button></th>", escape(head));
        }
        text.push_str("</tr></thead><tbody>");
        for (number, row) in self.rows.iter().enumerate() {
            text.push_str(if number < self.printed { "<tr>" } else { "<tr class=\"screen\">" });
            for (index, (cell, (_, is_number))) in row.iter().zip(&self.heads).enumerate() {
                let class = if *is_number { " class=\"n\"" } else { "" };
                let value = match cell.value {
                    Some(value) if value.is_finite() => format!(" data-v=\"{value}\""),
                    Some(_) => " data-v=\"\"".into(),
                    None => String::new(),
                };
                let (open, close) = if index == 0 { ("th scope=\"row\"", "th") } else { ("td", "td") };
                let _ = write!(text, "<{open}{class}{value}>{}</{close}>", cell.html);
            }
            text.push_str("</tr>\n");
        }
        text.push_str("</tbody></table></div>\n");
        if self.rows.len() > self.printed {
            let more = self.rows.len() - self.printed;
            let note = language.of(format!("{more} more rows on screen"), format!("另有 {more} 行，请在屏幕上查看"));
            let _ = writeln!(text, "<p class=\"print note\">{note}</p>");
        }
        text
    }
}

/// A section with a heading; `kind` is `memo` if it is printed.
pub(super) fn section(id: &str, kind: &str, heading: &str, body: &str) -> String {
    if body.is_empty() {
        return String::new();
    }
    format!(
        "<section id=\"{id}\" class=\"{kind}\" aria-labelledby=\"h-{id}\"><h2 id=\"h-{id}\">{}</h2>\n{body}</section>\n",
        escape(heading)
    )
}

/// A paragraph.
pub(super) fn paragraph(class: &str, text: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    format!("<p{class}>{}</p>\n", escape(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_users_name_cannot_end_an_element() {
        assert_eq!(escape("<b a=\"'&"), "&lt;b a=&quot;&#39;&amp;");
        assert_eq!(json(&"</script><!--"), "\"\\u003c/script>\\u003c!--\"");
    }

    #[test]
    fn differences_are_shown_in_points_or_in_their_unit() {
        let rate = Scale::of(label("resolution_rate", "observer").unwrap(), 12);
        assert_eq!((rate.level(0.5817), rate.signed(-0.0725), rate.signed(0.0025)), ("58.2 %".into(), "−7.2".into(), "+0.25".into()));
        assert_eq!(rate.signed(-0.00001), "±0.00");
        let days = Scale::of(label("unmet_days", "observer").unwrap(), 6);
        assert_eq!(days.range((-10.0, 5.0), Language::English), "−20.0 to +10.0");
    }
}
