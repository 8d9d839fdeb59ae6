//! Diagnostics that follow from the specs alone: unknown keys, wrong types, values out of range.

use super::document;
use crate::error::Diagnostic;
use crate::input::node::{Entry, Node, Value, join};
use crate::input::slips;
use crate::parameters::{Kind, Spec, nearest};
use crate::time::{Date, Span};
use toml::de::DeValue;

/// Checks a table against its spec, and removes what it reports, so that the rest can still be read. Returns whether it is a table.
pub(crate) fn table(node: &mut Node, spec: &Spec, path: &str, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let origin = node.origin.clone();
    let Value::Table(entries) = &mut node.value else {
        diagnostics.push(origin.diagnose(path, format!("found {}, expected a table", node.value)));
        return false;
    };
    entries.retain(|key, entry| {
        let below = join(path, key);
        match spec.field(key) {
            Some(field) => value(&mut entry.node, field.kind, &below, diagnostics),
            None => {
                diagnostics.push(entry.key.diagnose(below, "unknown key").with_hint(hint_for(key, entry, spec, path)));
                false
            }
        }
    });
    true
}

/// A hint about what an unknown key was probably meant to be, or where it belongs.
fn hint_for(key: &str, entry: &Entry, spec: &Spec, path: &str) -> String {
    let names = || spec.fields.iter().map(|field| field.name);
    let tables = document::tables();
    let last = |table: &Spec| table.path.rsplit('.').next().unwrap_or_default();
    // At the top, `wistle` is more like the table `rules.whistle` than like `title`.
    let is_scenario = tables[0].fields.iter().all(|field| spec.field(field.name).is_some());
    let below: Vec<&str> =
        tables.iter().filter(|table| path.is_empty() && is_scenario && table.path.starts_with("rules.")).map(last).collect();
    let close = nearest(key, names().chain(below.iter().copied()));
    if let Some(name) = close.filter(|close| names().any(|name| name == *close)) {
        return format!("did you mean `{name}`?");
    }
    let meant = close.unwrap_or(key);
    if path.is_empty() && spec.field("base").is_some() && tables[0].field(key).is_some() {
        return format!("in a plan, set it for all designs in `set`, such as `set = {{ \"{}\" = … }}`", dotted(key, entry));
    }
    // A table without its parent, as in `whistle.report_within`.
    let is_meant = |table: &&Spec| table.path != key && last(table) == meant && table.path != spec.path && !table.path.starts_with("phase");
    let mut homes = tables.iter().filter(is_meant);
    if let (Some(home), None) = (homes.next(), homes.next()) {
        return format!("did you mean `{}`?", dotted(home.path, entry));
    }
    let is_value = |table: &Spec, key: &str| table.field(key).is_some_and(|field| field.kind.below().is_none());
    let is_home = |table: &&Spec| entry.node.table().is_none() && table.path != spec.path && is_value(table, key);
    let homes: Vec<&str> = tables.iter().filter(is_home).map(|table| table.path).collect();
    let is_in_a_file = entry.key.place.line > 0;
    match homes.as_slice() {
        [""] if is_in_a_file => return format!("`{key}` belongs at the top of the file, before the first table"),
        [home, ..] if is_in_a_file && (homes.len() <= 3 || home.is_empty()) => return format!("`{key}` belongs in `[{home}]`"),
        [home] => return format!("did you mean `{}`?", join_written(home, key)),
        [first, ..] if homes.len() > 1 => {
            return format!("several tables have a key `{key}`: name one, such as `{}`", join_written(first, key));
        }
        _ => {}
    }
    // A key below the wrong table.
    let leaf = leaf(entry).filter(|leaf| *leaf != key);
    let mut homes = tables.iter().filter(|table| leaf.is_some_and(|leaf| is_value(table, leaf)));
    if let (Some(home), None, Some(leaf)) = (homes.next(), homes.next(), leaf) {
        return format!("did you mean `{}`?", join_written(home.path, leaf));
    }
    if !is_in_a_file {
        let all = tables.iter().flat_map(|table| table.fields.iter().map(move |field| (table.path, field)));
        let values: Vec<(&str, &str)> =
            all.filter(|(_, field)| field.kind.below().is_none()).map(|(home, field)| (home, field.name)).collect();
        if let Some(close) = nearest(key, values.iter().map(|(_, name)| *name)).filter(|close| close.len() > 4)
            && let Some((home, name)) = values.iter().find(|(_, name)| *name == close)
        {
            return format!("did you mean `{}`?", join_written(home, name));
        }
    }
    match () {
        () if spec.fields.len() <= 12 => {
            let known: Vec<String> = names().map(|name| format!("`{name}`")).collect();
            format!("known here: {}", known.join(", "))
        }
        () if path.is_empty() => "`jiesu explain` lists all tables".into(),
        () => format!("`jiesu explain {}` lists the keys", spec.path),
    }
}

/// A key in a table as it is written with dots.
fn join_written(table: &str, key: &str) -> String {
    if table.is_empty() { key.into() } else { format!("{table}.{key}") }
}

/// A key, and the keys below it as long as each table has only one.
fn dotted(key: &str, entry: &Entry) -> String {
    let mut path = key.to_string();
    let mut node = &entry.node;
    while let Some((below, entry)) = node.table().filter(|table| table.len() == 1).and_then(|table| table.first_key_value()) {
        path = join(&path, below);
        node = &entry.node;
    }
    path
}

/// The innermost key, if each table on the way has only one.
fn leaf(entry: &Entry) -> Option<&str> {
    let (mut leaf, mut node) = (None, &entry.node);
    while let Some((below, entry)) = node.table().filter(|table| table.len() == 1).and_then(|table| table.first_key_value()) {
        leaf = Some(below.as_str());
        node = &entry.node;
    }
    leaf
}

/// Checks one value; returns whether it can be kept.
fn value(node: &mut Node, kind: Kind, path: &str, diagnostics: &mut Vec<Diagnostic>) -> bool {
    match kind {
        Kind::Table(spec) => table(node, &spec(), path, diagnostics),
        Kind::Named(spec) => named(node, &spec(), kind, path, diagnostics),
        Kind::Rows(spec) => rows(node, &spec(), path, diagnostics),
        Kind::Reals { len, .. } => reals(node, len, kind, path, diagnostics),
        Kind::Spans => spans(node, kind, path, diagnostics),
        Kind::Texts(words) => texts(node, words, kind, path, diagnostics),
        _ => match wrong(&node.value, kind) {
            None => true,
            Some((message, hint)) => {
                let diagnostic = node.origin.diagnose(path, message);
                diagnostics.push(match hint {
                    Some(hint) => diagnostic.with_hint(hint),
                    None => diagnostic,
                });
                false
            }
        },
    }
}

fn named(node: &mut Node, spec: &Spec, kind: Kind, path: &str, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let origin = node.origin.clone();
    let Value::Table(entries) = &mut node.value else {
        diagnostics.push(origin.diagnose(path, format!("found {}, expected {}", node.value, kind.expected())));
        return false;
    };
    entries.retain(|name, entry| table(&mut entry.node, spec, &join(path, name), diagnostics));
    true
}

fn rows(node: &mut Node, spec: &Spec, path: &str, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let origin = node.origin.clone();
    let Value::List(items) = &mut node.value else {
        let diagnostic = origin.diagnose(path, format!("found {}, expected a list of tables", node.value));
        diagnostics.push(diagnostic.with_hint(format!("write `[[{path}]]`, with two brackets")));
        return false;
    };
    let mut number = 0;
    items.retain_mut(|item| {
        number += 1;
        let path = match item.get("name").and_then(Node::text) {
            Some(name) => join(path, name),
            None => format!("{path}[{number}]"),
        };
        table(item, spec, &path, diagnostics)
    });
    true
}

fn reals(node: &mut Node, len: usize, kind: Kind, path: &str, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let Value::List(items) = &node.value else {
        diagnostics.push(node.origin.diagnose(path, format!("found {}, expected {}", node.value, kind.expected())));
        return false;
    };
    if items.len() != len {
        let message = format!("found a list of {}, expected {}", items.len(), kind.expected());
        diagnostics.push(node.origin.diagnose(path, message));
        return false;
    }
    each(items, path, diagnostics, |value| match kind {
        Kind::Reals { min, max, .. } => wrong(value, Kind::Real { min, max }),
        _ => None,
    })
}

fn spans(node: &mut Node, kind: Kind, path: &str, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let Value::List(items) = &node.value else {
        diagnostics.push(node.origin.diagnose(path, format!("found {}, expected {}", node.value, kind.expected())));
        return false;
    };
    each(items, path, diagnostics, |value| wrong(value, Kind::Span))
}

fn texts(node: &mut Node, words: &'static [&'static str], kind: Kind, path: &str, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let Value::List(items) = &node.value else {
        let diagnostic = node.origin.diagnose(path, format!("found {}, expected {}", node.value, kind.expected()));
        diagnostics.push(match &node.value {
            Value::Text(text) => diagnostic.with_hint(format!("put it in brackets: `[\"{text}\"]`")),
            _ => diagnostic,
        });
        return false;
    };
    let kind = if words.is_empty() { Kind::Text } else { Kind::Choice(words) };
    let fine = each(items, path, diagnostics, |value| wrong(value, kind));
    for (i, item) in items.iter().enumerate() {
        if items[..i].iter().any(|earlier| earlier.text() == item.text() && item.text().is_some()) {
            diagnostics.push(item.origin.diagnose(format!("{path}[{}]", i + 1), format!("found {} twice, expected it once", item.value)));
        }
    }
    fine
}

fn each(items: &[Node], path: &str, diagnostics: &mut Vec<Diagnostic>, wrong: impl Fn(&Value) -> Option<Wrong>) -> bool {
    let mut fine = true;
    for (i, item) in items.iter().enumerate() {
        if let Some((message, hint)) = wrong(&item.value) {
            let diagnostic = item.origin.diagnose(format!("{path}[{}]", i + 1), message);
            diagnostics.push(Diagnostic { hint: hint.map(Into::into), ..diagnostic });
            fine = false;
        }
    }
    fine
}

/// A message and a hint.
type Wrong = (String, Option<String>);

/// What is wrong with a value that is neither a table nor a list of tables.
fn wrong(value: &Value, kind: Kind) -> Option<Wrong> {
    let expected = |hint: Option<String>| Some((format!("found {value}, expected {}", kind.expected()), hint));
    let quotes = |word: &str| Some(format!("without quotes: `{word}`"));
    match (kind, value) {
        (Kind::Flag, Value::Flag(_)) | (Kind::Text, Value::Text(_)) => None,
        (Kind::Flag, Value::Text(text)) if matches!(text.as_str(), "true" | "false") => expected(quotes(text)),
        (Kind::Flag, Value::Text(text)) => expected(slips::flag(text).map(|flag| format!("write `{flag}`"))),
        (Kind::Whole { min, max }, Value::Whole(number)) => {
            if (i128::from(min)..=i128::from(max)).contains(number) {
                None
            } else if *number > i128::from(max) {
                let hint = (max == i64::MAX).then(|| "TOML has no larger whole numbers: use a smaller one".to_string());
                Some((format!("found {value}, expected a whole number from {min} to {max}"), hint))
            } else {
                expected(None)
            }
        }
        (Kind::Whole { .. }, Value::Real(number)) if number.fract() == 0.0 && number.abs() < 9e15 => {
            expected(Some(format!("without a point or exponent: `{number:.0}`")))
        }
        (Kind::Real { min, max }, Value::Real(_) | Value::Whole(_)) => {
            let number = match value {
                Value::Whole(number) => *number as f64,
                Value::Real(number) => *number,
                _ => f64::NAN,
            };
            if (min..=max).contains(&number) { None } else { expected(percent(number, min, max)) }
        }
        (Kind::Whole { .. } | Kind::Real { .. }, Value::Text(text)) if DeValue::parse(text).is_ok() && text.parse::<f64>().is_ok() => {
            expected(quotes(text))
        }
        (Kind::Whole { .. } | Kind::Real { .. }, Value::Text(text)) => expected(slips::number(text)),
        (Kind::Span, Value::Text(text)) => Span::parse(text).err().map(|message| (message, unit_hint(text))),
        (Kind::Span, Value::Whole(_) | Value::Real(_)) => {
            expected(Some(format!("add a unit and quotes: `\"{value} d\"`, `\"{value} h\"` or `\"{value} min\"`")))
        }
        (Kind::Date, Value::Text(text) | Value::Date(text)) => match Date::parse(text) {
            Ok(_) => None,
            Err(_) => expected(slips::date(text)),
        },
        (Kind::Date, Value::Whole(_)) => expected(slips::date(&value.to_string())),
        (Kind::Choice(words), Value::Text(text)) if words.contains(&text.as_str()) => None,
        (Kind::Choice(words), Value::Text(text)) => {
            expected(nearest(slips::plain(text).trim(), words.iter().copied()).map(|word| format!("did you mean \"{word}\"?")))
        }
        _ => expected(None),
    }
}

/// A hint for a share written as a percentage.
fn percent(number: f64, min: f64, max: f64) -> Option<String> {
    let share = number / 100.0;
    (min >= 0.0 && max == 1.0 && number > 1.0 && number <= 100.0)
        .then(|| format!("shares are written as fractions: `{share}` for {number} %"))
}

/// A hint for a duration whose number or unit is wrong.
fn unit_hint(text: &str) -> Option<String> {
    const UNITS: &str = "units are `s`, `min`, `h`, `d` and `w`";
    if let Some(meant) = slips::duration(text) {
        return Some(format!("write \"{meant}\"; {UNITS}"));
    }
    let plain = slips::plain(text);
    let split = plain.find(|c: char| c.is_alphabetic())?;
    let number: f64 = plain[..split].trim().parse().ok()?;
    if number < 0.0 {
        return None;
    }
    let rest: Vec<&str> = plain[split..].split_whitespace().collect();
    let is_one = plain.trim().rsplit_once(' ').is_some_and(|(number, _)| number.trim().parse::<f64>().is_ok());
    match !is_one && (rest.len() > 1 || rest.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()))) {
        true => Some("write one number and one unit, such as \"90 min\"".into()),
        false => Some(UNITS.into()),
    }
}
