//! Names that users give to designs, categories, functions, phases, shocks, levers and parameter sets: which are valid, and how they are written.
//!
//! A valid name can be written as a TOML key, a CSV cell or a line of text and is read back unchanged. A valid file name is valid on every
//! system. Names are compared character by character: `é` as one character and as two are different names, and so are a full-width letter
//! and a plain one.

use crate::error::{Diagnostic, Place};
use crate::messages::{Message, message};
use std::fmt::Write as _;

/// Maximum length in bytes: with what jiesu adds, a file name stays within 255.
const MOST: usize = 200;

/// What is expected of a name; none if this one is valid.
pub(crate) fn wrong(name: &str) -> Option<Message> {
    let strange = |c: char| c.is_control() || is_invisible(c);
    Some(if name.trim().is_empty() {
        message!("input-a-name")
    } else if let Some(c) = name.chars().find(|c| strange(*c)) {
        let code = format!("U+{:04X}", c as u32);
        match c.is_control() {
            true => message!("input-a-name-without-control", code = code),
            false => message!("input-a-name-without-invisible", code = code),
        }
    } else if name.trim() != name {
        message!("input-a-name-without-blanks")
    } else if name.contains('*') {
        message!("input-a-name-without-star")
    } else if name.len() > MOST {
        message!("input-a-name-too-long", most = MOST, length = name.len())
    } else {
        return None;
    })
}

/// What is expected of a name that is also a file name; none if this one is valid.
pub(crate) fn wrong_for_a_file(name: &str) -> Option<Message> {
    let general = wrong(name).filter(|_| !name.contains('*'));
    if general.is_some() {
        return general;
    }
    if name.contains(|c: char| "/\\:*?\"<>|".contains(c)) || name.ends_with('.') {
        return Some(message!("input-a-file-name"));
    }
    is_device(name).then(|| message!("input-a-file-name-device"))
}

/// A diagnostic if the file name, from which the scenario or plan takes its name, is not valid.
pub(crate) fn of_file(name: &str, file: &str) -> Option<Diagnostic> {
    let message = message!("input-the-name", name = quoted(name), expected = wrong_for_a_file(name)?);
    let diagnostic = Diagnostic { file: file.into(), place: Place::default(), key: String::new(), message, hint: None };
    Some(diagnostic.with_hint(message!("input-rename-file")))
}

/// Whether two names could denote the same file, as on disks that do not distinguish upper from lower case.
pub(crate) fn is_one_file(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// Whether Windows reserves the name for a device, whatever follows the first dot.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = |prefix: &str| {
        let digit = stem.strip_prefix(prefix).map(|rest| rest.chars().collect::<Vec<_>>());
        digit.is_some_and(|digit| matches!(digit.as_slice(), ['0'..='9' | '¹' | '²' | '³']))
    };
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

/// Whether a character is invisible and may change the display of its neighbours: direction marks, joiners, line separators.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A text in quotes on one line, as TOML reads it.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted += "\\n",
            '\t' => quoted += "\\t",
            '\r' => quoted += "\\r",
            c if c.is_control() || is_invisible(c) => {
                let _ = if c as u32 > 0xffff { write!(quoted, "\\U{:08X}", c as u32) } else { write!(quoted, "\\u{:04X}", c as u32) };
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// A text on one line, for display: control and invisible characters become blanks.
pub(crate) fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() || is_invisible(c) { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_text_is_read_back_as_a_key_and_as_a_value() {
        for text in [
            "",
            "a",
            "a.b",
            "it's \"so\"",
            "'''",
            "\"\"\"",
            "a\nb\r\n",
            "\\",
            "\u{0}\u{1b}\u{7f}\u{85}",
            "\u{202e}x\u{2028}",
            "接诉",
            "\u{e0001}",
            "a = 1 # b",
        ] {
            let table: toml::Table = format!("{0} = {0}", quoted(text)).parse().unwrap();
            assert_eq!(table.into_iter().next(), Some((text.to_string(), toml::Value::String(text.into()))));
        }
    }

    #[test]
    fn a_name_with_characters_that_cannot_be_seen_or_written_is_refused() {
        for (name, part) in [
            ("", "a name"),
            (" \u{3000}", "a name"),
            ("a\nb", "U+000A"),
            ("a\u{85}", "U+0085"),
            ("a\u{202e}b", "U+202E"),
            ("\u{200f}a", "U+200F"),
            ("\u{feff}", "U+FEFF"),
            (" a", "blanks"),
            ("a\u{a0}", "blanks"),
            ("*", "`*`"),
            ("接*", "`*`"),
        ] {
            let expected = wrong(name).unwrap().to_string();
            assert!(expected.contains(part), "{name:?}: {expected}");
            assert!(wrong_for_a_file(name).is_some(), "{name:?}");
        }
        for name in [
            "a",
            "接诉 即办",
            "a.b",
            "it's \"so\"",
            "a@b+c,d",
            "..",
            "street's",
            "é",
            "e\u{301}",
            "ＡＢ",
            "می\u{200c}خواهم",
            "👩\u{200d}🚒",
        ] {
            assert_eq!(wrong(name), None, "{name:?}");
        }
        assert!(wrong(&"x".repeat(MOST + 1)).is_some() && wrong(&"x".repeat(MOST)).is_none());
    }

    #[test]
    fn a_valid_file_name_is_valid_on_every_system() {
        for name in [
            "a/b", "a\\b", "a:b", "what?", "a\"b", "a<b", "a|b", "a*", ".", "..", "a.", "con", "NUL", "nul.v2", "Com1", "lpt9", "COM¹",
            "aux ", "conin$",
        ] {
            assert!(wrong_for_a_file(name).is_some(), "{name:?}");
        }
        for name in [".x", "manifest", "a.b", "it's", "a@b", "a+b, c", "console", "com", "com10", "接诉", "nul-1", "a & b; $c"] {
            assert_eq!(wrong_for_a_file(name), None, "{name:?}");
        }
        assert!(is_one_file("A", "a") && is_one_file("É", "é") && !is_one_file("a", "b"));
    }
}
