//! Complaints that the specs alone give rise to: unknown keys, wrong types, values out of range.

use super::document;
use super::node::{Node, Value, join};
use super::spelling::{date_of, flag_hint, half_width, number_hint};
use crate::error::Complaint;
use crate::table::{Kind, Spec, nearest};
use crate::time::{Date, Span};
use toml::de::DeValue;

/// Checks a table against its spec. What is complained about is taken out, so that the rest can still be read.
/// Returns whether it is a table at all.
pub(crate) fn table(node: &mut Node, spec: &Spec, path: &str, complaints: &mut Vec<Complaint>) -> bool {
    let origin = node.origin.clone();
    let Value::Table(entries) = &mut node.value else {
        complaints.push(origin.complain(path, format!("found {}, expected a table", node.value)));
        return false;
    };
    entries.retain(|key, entry| {
        let below = join(path, key);
        match spec.field(key) {
            Some(field) => value(&mut entry.node, field.kind, &below, complaints),
            None => {
                complaints.push(entry.key.complain(below, "unknown key").with_hint(hint_for(key, spec, path)));
                false
            }
        }
    });
    true
}

/// What an unknown key was probably meant to be, or where it belongs.
fn hint_for(key: &str, spec: &Spec, path: &str) -> String {
    let names = || spec.fields.iter().map(|field| field.name);
    if let Some(name) = nearest(key, names()) {
        return format!("did you mean `{name}`?");
    }
    let tables = document::tables();
    let holds = |table: &&Spec| table.path != spec.path && table.field(key).is_some_and(|field| field.kind.below().is_none());
    let home = tables.iter().find(holds);
    match home.map(|table| table.path) {
        Some("") => format!("`{key}` belongs at the top of the file, before the first table"),
        Some(home) => format!("`{key}` belongs in `[{home}]`"),
        None if spec.fields.len() <= 12 => {
            let known: Vec<String> = names().map(|name| format!("`{name}`")).collect();
            format!("known here: {}", known.join(", "))
        }
        None if path.is_empty() => "`jiesu explain` lists all tables".into(),
        None => format!("`jiesu explain {}` lists the keys", spec.path),
    }
}

/// Checks one value; returns whether it can be kept.
fn value(node: &mut Node, kind: Kind, path: &str, complaints: &mut Vec<Complaint>) -> bool {
    match kind {
        Kind::Table(spec) => table(node, &spec(), path, complaints),
        Kind::Named(spec) => named(node, &spec(), kind, path, complaints),
        Kind::Rows(spec) => rows(node, &spec(), path, complaints),
        Kind::Reals { len, .. } => reals(node, len, kind, path, complaints),
        Kind::Spans => spans(node, kind, path, complaints),
        Kind::Texts(words) => texts(node, words, kind, path, complaints),
        _ => match wrong(&node.value, kind) {
            None => true,
            Some((message, hint)) => {
                let complaint = node.origin.complain(path, message);
                complaints.push(match hint {
                    Some(hint) => complaint.with_hint(hint),
                    None => complaint,
                });
                false
            }
        },
    }
}

fn named(node: &mut Node, spec: &Spec, kind: Kind, path: &str, complaints: &mut Vec<Complaint>) -> bool {
    let origin = node.origin.clone();
    let Value::Table(entries) = &mut node.value else {
        complaints.push(origin.complain(path, format!("found {}, expected {}", node.value, kind.expected())));
        return false;
    };
    entries.retain(|name, entry| table(&mut entry.node, spec, &join(path, name), complaints));
    true
}

fn rows(node: &mut Node, spec: &Spec, path: &str, complaints: &mut Vec<Complaint>) -> bool {
    let origin = node.origin.clone();
    let Value::List(items) = &mut node.value else {
        let complaint = origin.complain(path, format!("found {}, expected a list of tables", node.value));
        complaints.push(complaint.with_hint(format!("write `[[{path}]]`, with two brackets")));
        return false;
    };
    let mut number = 0;
    items.retain_mut(|item| {
        number += 1;
        let path = match item.get("name").and_then(Node::text) {
            Some(name) => join(path, name),
            None => format!("{path}[{number}]"),
        };
        table(item, spec, &path, complaints)
    });
    true
}

fn reals(node: &mut Node, len: usize, kind: Kind, path: &str, complaints: &mut Vec<Complaint>) -> bool {
    let Value::List(items) = &node.value else {
        complaints.push(node.origin.complain(path, format!("found {}, expected {}", node.value, kind.expected())));
        return false;
    };
    if items.len() != len {
        let message = format!("found a list of {}, expected {}", items.len(), kind.expected());
        complaints.push(node.origin.complain(path, message));
        return false;
    }
    each(items, path, complaints, |value| match kind {
        Kind::Reals { min, max, .. } => wrong(value, Kind::Real { min, max }),
        _ => None,
    })
}

fn spans(node: &mut Node, kind: Kind, path: &str, complaints: &mut Vec<Complaint>) -> bool {
    let Value::List(items) = &node.value else {
        complaints.push(node.origin.complain(path, format!("found {}, expected {}", node.value, kind.expected())));
        return false;
    };
    each(items, path, complaints, |value| wrong(value, Kind::Span))
}

fn texts(node: &mut Node, words: &'static [&'static str], kind: Kind, path: &str, complaints: &mut Vec<Complaint>) -> bool {
    let Value::List(items) = &node.value else {
        let complaint = node.origin.complain(path, format!("found {}, expected {}", node.value, kind.expected()));
        complaints.push(match &node.value {
            Value::Text(text) => complaint.with_hint(format!("put it in brackets: `[\"{text}\"]`")),
            _ => complaint,
        });
        return false;
    };
    let kind = if words.is_empty() { Kind::Text } else { Kind::Choice(words) };
    let fine = each(items, path, complaints, |value| wrong(value, kind));
    for (i, item) in items.iter().enumerate() {
        if items[..i].iter().any(|earlier| earlier.text() == item.text() && item.text().is_some()) {
            complaints.push(item.origin.complain(format!("{path}[{}]", i + 1), format!("found {} twice, expected it once", item.value)));
        }
    }
    fine
}

fn each(items: &[Node], path: &str, complaints: &mut Vec<Complaint>, wrong: impl Fn(&Value) -> Option<Wrong>) -> bool {
    let mut fine = true;
    for (i, item) in items.iter().enumerate() {
        if let Some((message, hint)) = wrong(&item.value) {
            let complaint = item.origin.complain(format!("{path}[{}]", i + 1), message);
            complaints.push(Complaint { hint, ..complaint });
            fine = false;
        }
    }
    fine
}

/// A message and a hint.
type Wrong = (String, Option<String>);

/// What is wrong with a value that holds no other values.
fn wrong(value: &Value, kind: Kind) -> Option<Wrong> {
    let expected = |hint: Option<String>| Some((format!("found {value}, expected {}", kind.expected()), hint));
    let quotes = |word: &str| Some(format!("without quotes: `{word}`"));
    match (kind, value) {
        (Kind::Flag, Value::Flag(_)) | (Kind::Text, Value::Text(_)) => None,
        (Kind::Flag, Value::Text(text)) if matches!(text.as_str(), "true" | "false") => expected(quotes(text)),
        (Kind::Flag, Value::Text(text)) => expected(flag_hint(text)),
        (Kind::Whole { min, max }, Value::Whole(number)) => {
            if (i128::from(min)..=i128::from(max)).contains(number) {
                None
            } else {
                expected(None)
            }
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
        (Kind::Whole { .. } | Kind::Real { .. }, Value::Text(text)) => {
            let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
            expected(number.map(|number| format!("a number is written as TOML has it: `{number}`")).or_else(|| number_hint(text)))
        }
        (Kind::Span, Value::Text(text)) => Span::parse(text).err().map(|message| (message, span_hint(text))),
        (Kind::Span, Value::Whole(number)) => {
            expected(Some(format!("give the unit and quotes: `\"{number} d\"`, `\"{number} h\"` or `\"{number} min\"`")))
        }
        (Kind::Date, Value::Text(text) | Value::Date(text)) => match Date::parse(text) {
            Ok(_) => None,
            Err(_) => expected(date_of(text).map(|date| format!("write `{date}`"))),
        },
        (Kind::Choice(words), Value::Text(text)) if words.contains(&text.as_str()) => None,
        (Kind::Choice(words), Value::Text(text)) => {
            expected(nearest(text, words.iter().copied()).map(|word| format!("did you mean \"{word}\"?")))
        }
        _ => expected(None),
    }
}

/// A share that was written as a percentage.
fn percent(number: f64, min: f64, max: f64) -> Option<String> {
    let share = number / 100.0;
    (min >= 0.0 && max == 1.0 && number > 1.0 && number <= 100.0)
        .then(|| format!("shares are written as fractions: `{share}` for {number} %"))
}

/// A duration in full-width letters, or with a unit that is not known.
fn span_hint(text: &str) -> Option<String> {
    let half = half_width(text);
    if half != text && Span::parse(&half).is_ok() { Some(format!("write \"{}\"", half.trim())) } else { unit_hint(&half) }
}

/// A number with a unit that is not known.
fn unit_hint(text: &str) -> Option<String> {
    let split = text.find(|c: char| c.is_alphabetic())?;
    let number: f64 = text[..split].trim().parse().ok()?;
    let unit = text[split..].trim();
    let meant = match unit.to_lowercase().as_str() {
        "sec" | "secs" | "second" | "seconds" | "秒" => "s",
        "m" | "mins" | "minute" | "minutes" | "分" | "分钟" => "min",
        "hr" | "hrs" | "hour" | "hours" | "小时" => "h",
        "day" | "days" | "天" | "日" => "d",
        "week" | "weeks" | "周" => "w",
        "s" | "min" | "h" | "d" | "w" => return None,
        _ => return Some("units are `s`, `min`, `h`, `d` and `w`".into()),
    };
    Some(format!("write \"{number} {meant}\"; units are `s`, `min`, `h`, `d` and `w`"))
}
