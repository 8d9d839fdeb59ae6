//! Text in columns; a Chinese character takes two.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns of a terminal.
pub(in crate::output) const WIDTH: usize = 100;

/// The side to which text is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::output) enum Align {
    Left,
    Right,
}

/// The columns of a text on a terminal.
pub(in crate::output) fn width(text: &str) -> usize {
    text.width()
}

/// A text padded with blanks.
pub(in crate::output) fn pad(text: &str, columns: usize, align: Align) -> String {
    let blanks = " ".repeat(columns.saturating_sub(width(text)));
    match align {
        Align::Left => format!("{text}{blanks}"),
        Align::Right => format!("{blanks}{text}"),
    }
}

/// A text cut to a width.
pub(in crate::output) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.into();
    }
    let mut short = String::new();
    let mut taken = 1;
    for c in text.chars() {
        taken += c.width().unwrap_or(0);
        if taken > columns {
            break;
        }
        short.push(c);
    }
    short + "…"
}

/// The parts of a text between which a line may be broken: after a blank that no per cent sign follows, and between Chinese characters,
/// with punctuation left where it belongs.
fn parts(text: &str) -> Vec<&str> {
    let is_wide = |c: char| c.width().is_some_and(|width| width > 1);
    let (mut parts, mut start) = (Vec::new(), 0);
    let mut before = None;
    for (at, c) in text.char_indices() {
        let breaks = match before {
            None => false,
            Some(' ') => c != '%' && c != ' ',
            Some(before) if is_wide(before) || is_wide(c) => !"，。；：、）”》".contains(c) && c != ' ' && !"（“《".contains(before),
            Some(_) => false,
        };
        if breaks {
            parts.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    parts.push(&text[start..]);
    parts
}

/// Breaks a text into lines of at most `columns`, at blanks and between Chinese characters; a longer word is split.
pub(in crate::output) fn lines(text: &str, columns: usize) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for part in parts(text) {
        if width(&line) + width(part.trim_end()) > columns && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_string());
        }
        for c in part.chars() {
            if width(&line) + c.width().unwrap_or(0) > columns && c != ' ' {
                lines.push(std::mem::take(&mut line).trim_end().to_string());
            }
            line.push(c);
        }
    }
    lines.push(line.trim_end().to_string());
    lines
}

/// A text after a mark such as `! `, in lines of the terminal's width; all but the first are indented.
pub(in crate::output) fn marked(mark: &str, text: &str) -> String {
    let indent = " ".repeat(width(mark));
    let lines = lines(text, WIDTH - 2 - width(mark));
    lines.iter().enumerate().map(|(number, line)| format!("  {}{line}\n", if number == 0 { mark } else { &indent })).collect()
}

/// A note below a table, in lines of the terminal's width.
pub(in crate::output) fn note(text: &str) -> String {
    marked("", text)
}

/// Breaks a text after commas into lines of the terminal's width; all but the first are indented.
pub(in crate::output) fn wrap(text: &str) -> String {
    let mut lines = String::new();
    let mut taken = 0;
    for part in text.split_inclusive([',', '，']) {
        let part = if taken == 0 { part.trim_start() } else { part };
        if taken > 0 && taken + width(part) > WIDTH {
            lines.push_str("\n    ");
            taken = 4;
            lines.push_str(part.trim_start());
        } else {
            lines.push_str(part);
        }
        taken += width(part);
    }
    lines + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_and_latin_columns_end_at_the_same_place() {
        assert_eq!(pad("解决率", 8, Align::Left), "解决率  ");
        assert_eq!(pad("ab", 4, Align::Right), "  ab");
        assert_eq!(cut("东城区街道", 7), "东城区…");
    }

    #[test]
    fn no_word_is_lost_when_lines_are_broken() {
        assert_eq!(lines("closed, on paper: not cured, 2 whistles", 17), ["closed, on paper:", "not cured, 2", "whistles"]);
        assert_eq!(lines("已联系是、已解决否、满意", 10), ["已联系是、", "已解决否、", "满意"]);
        assert_eq!(lines("a-word-that-is-long", 8), ["a-word-t", "hat-is-l", "ong"]);
        assert_eq!(lines("", 8), [""]);
        assert_eq!(lines("至少为 95 %，差距更小", 13), ["至少为 95 %，", "差距更小"]);
    }
}
