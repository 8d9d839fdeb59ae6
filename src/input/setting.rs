//! One key and its value from outside a scenario file: from `--set`, a plan, or a table of designs or parameter sets.

use super::node::{Node, Origin, Source, Value};
use super::slips;
use crate::error::Diagnostic;
use crate::messages::message;
#[cfg(feature = "analysis")]
use crate::time::Span;
use std::sync::Arc;

/// A key and its value, with the places of both.
#[derive(Clone, Debug)]
pub(crate) struct Setting {
    pub(crate) path: Vec<String>,
    pub(crate) key: Origin,
    pub(crate) value: Node,
}

impl Setting {
    /// A setting for every value below this one, if it is a table.
    pub(super) fn flat(self) -> Vec<Setting> {
        let Some(entries) = self.value.table().filter(|entries| !entries.is_empty()) else { return vec![self] };
        let below = entries.iter().flat_map(|(name, entry)| {
            let path = self.path.iter().cloned().chain([name.clone()]).collect();
            // Settings of the command line have no places.
            let key = if entry.key.place.line > 0 { &entry.key } else { &self.key };
            Setting { path, key: key.clone(), value: entry.node.clone() }.flat()
        });
        below.collect()
    }

    pub(crate) fn is_empty_table(&self) -> bool {
        self.value.table().is_some_and(|entries| entries.is_empty())
    }
}

/// Reads one `--set key=value`.
pub(crate) fn read_set(set: &str, source: &Arc<Source>) -> std::result::Result<Setting, Box<Diagnostic>> {
    let origin = Origin { source: source.clone(), place: Default::default() };
    let Some((key, value)) = set.split_once('=') else {
        let diagnostic = origin.diagnose("", message!("input-key-and-value", set = set));
        let plain = slips::plain(set);
        let meant = match plain.split_once(':').filter(|(key, value)| slips::is_bare(key.trim()) && !value.trim().is_empty()) {
            _ if plain.contains('=') => Some(plain),
            Some((key, value)) => Some(format!("{}={}", key.trim(), value.trim())),
            None => None,
        };
        return Err(Box::new(diagnostic.hinted(meant.map(slips::write))));
    };
    let key = key.trim();
    let path = key_path(source, key).ok_or_else(|| Box::new(origin.diagnose("", message!("input-not-a-key", key = key))))?;
    let value = read_value(value.trim(), &origin, key)?;
    Ok(Setting { path, key: origin, value })
}

/// Reads a value outside a TOML file; a word without quotes is a text.
fn read_value(value: &str, origin: &Origin, key: &str) -> std::result::Result<Node, Box<Diagnostic>> {
    match Node::parse_value(&origin.source, value) {
        Ok(node) => Ok(Node { origin: origin.clone(), value: node.value }),
        Err(_) if value.is_empty() => Err(Box::new(origin.diagnose(key, message!("input-nothing-after-equals")))),
        // A value that begins like a string, list or table is meant as TOML; any other word is a text.
        Err(message) if value.starts_with(['"', '\'', '[', '{']) => {
            let diagnostic = origin
                .diagnose(key, message!("input-value-not-toml", value = value, message = message!("input-parser-said", said = message)));
            Err(Box::new(if value.starts_with('"') && value.contains('\\') {
                diagnostic.with_hint(message!("input-backslash"))
            } else if has_bare_point(value) {
                diagnostic.with_hint(message!("input-bare-point"))
            } else {
                diagnostic
            }))
        }
        Err(_) => Ok(Node { origin: origin.clone(), value: Value::Text(value.into()) }),
    }
}

/// Reads a cell of a table: as [`read_value`], and also flags as spreadsheets write them, `TRUE` and `FALSE`.
pub(crate) fn read_cell(cell: &str, origin: &Origin, key: &str) -> std::result::Result<Node, Box<Diagnostic>> {
    let flag = [false, true].into_iter().find(|flag| cell.eq_ignore_ascii_case(&flag.to_string()));
    flag.map_or_else(|| read_value(cell, origin, key), |flag| Ok(Node { origin: origin.clone(), value: Value::Flag(flag) }))
}

/// Whether a number in a list begins with its decimal point, which TOML does not allow.
fn has_bare_point(value: &str) -> bool {
    let before_digit = |(at, _): (usize, _)| value[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    value.match_indices('.').filter(|found| before_digit(*found)).any(|(at, _)| !value[..at].ends_with(|c: char| c.is_ascii_digit()))
}

/// The number in the text of a value, durations in seconds; none if it is not a number.
#[cfg(feature = "analysis")]
pub(crate) fn plain_number(text: &str) -> Option<f64> {
    let unquoted = text.trim().trim_matches('"');
    unquoted.parse().ok().filter(|number: &f64| number.is_finite()).or_else(|| Span::parse(unquoted).ok().map(|span| span.seconds()))
}

/// The parts of a dotted key, by the rules of TOML; `*` needs no quotes.
pub(crate) fn key_path(source: &Arc<Source>, key: &str) -> Option<Vec<String>> {
    let mut node = Node::parse(source, &format!("{} = 0", with_quoted_stars(key))).ok()?;
    let mut path = Vec::new();
    while let Value::Table(entries) = node.value {
        let (key, entry) = Arc::unwrap_or_clone(entries).into_iter().next()?;
        path.push(key);
        node = entry.node;
    }
    (!key.contains('\n')).then_some(path)
}

/// A dotted key with quotes around each part that is `*`.
fn with_quoted_stars(key: &str) -> String {
    let (mut text, mut quote) = (String::new(), None);
    let letters: Vec<char> = key.chars().collect();
    let ends = |at: Option<&char>| at.is_none_or(|letter| *letter == '.' || letter.is_whitespace());
    for (i, letter) in letters.iter().enumerate() {
        match (quote, *letter) {
            (Some(open), letter) if letter == open => quote = None,
            (None, '"' | '\'') => quote = Some(*letter),
            _ => {}
        }
        let is_alone = quote.is_none() && ends(i.checked_sub(1).and_then(|before| letters.get(before))) && ends(letters.get(i + 1));
        text += &if *letter == '*' && is_alone { "\"*\"".to_string() } else { letter.to_string() };
    }
    text
}
