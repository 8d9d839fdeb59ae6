//! Diagnostics that follow from the spec of a file alone: unknown keys, wrong types, values out of range.

use super::node::expected;
use super::node::{Entry, Node, Value, join};
use super::reader::{Reader, row_path};
use super::slips;
use crate::messages::{Message, message};
use crate::parameters::{Kind, Spec, nearest};
use crate::time::{Date, Span};
use std::collections::BTreeMap;
use std::sync::Arc;
use toml::de::DeValue;

/// What becomes of a checked value: what is wrong is taken out, so that the rest can still be read.
enum Verdict {
    Keep,
    Replace(Node),
    Remove,
}

/// A message and a hint.
type Wrong = (Message, Option<Message>);

impl Reader {
    /// Checks a tree against its spec, and removes what it reports.
    pub(crate) fn check(&mut self, tree: &mut Node, spec: &Spec) {
        if let Verdict::Replace(sound) = self.table(tree, spec, "") {
            *tree = sound;
        }
    }

    fn table(&mut self, node: &Node, spec: &Spec, path: &str) -> Verdict {
        self.entries(node, message!("input-a-table"), path, |reader, key, entry| {
            let below = join(path, key);
            match spec.field(key) {
                Some(field) => reader.value(&entry.node, field.kind, &below),
                None => {
                    let hint = reader.hint_for(key, entry, spec, path);
                    reader.advise(&entry.key, below, message!("input-unknown-key"), hint);
                    Verdict::Remove
                }
            }
        })
    }

    /// Checks every entry of a table, which is copied only if something is wrong.
    fn entries(&mut self, node: &Node, what: Message, path: &str, check: impl Fn(&mut Reader, &str, &Entry) -> Verdict) -> Verdict {
        let Value::Table(entries) = &node.value else { return self.refuse(node, path, what, None) };
        let mut sound: Arc<BTreeMap<String, Entry>> = Arc::clone(entries);
        for (key, entry) in entries.iter() {
            match check(self, key, entry) {
                Verdict::Keep => {}
                Verdict::Replace(node) => drop(Arc::make_mut(&mut sound).insert(key.clone(), Entry { key: entry.key.clone(), node })),
                Verdict::Remove => drop(Arc::make_mut(&mut sound).remove(key)),
            }
        }
        match Arc::ptr_eq(&sound, entries) {
            true => Verdict::Keep,
            false => Verdict::Replace(Node { origin: node.origin.clone(), value: Value::Table(sound) }),
        }
    }

    fn value(&mut self, node: &Node, kind: Kind, path: &str) -> Verdict {
        let what = || kind.expected();
        match (kind, &node.value) {
            (Kind::Table(spec), _) => self.table(node, &spec(), path),
            (Kind::Named(spec), _) => {
                self.entries(node, what(), path, |reader, name, entry| reader.table(&entry.node, &spec(), &join(path, name)))
            }
            (Kind::Rows(spec), Value::List(items)) => self.rows(node, items, &spec(), path),
            (Kind::Rows(_), _) => self.refuse(node, path, what(), Some(message!("input-two-brackets", path = path))),
            (Kind::Settings, Value::Table(_)) | (Kind::Range, Value::List(_)) => Verdict::Keep,
            (Kind::Settings, _) => self.refuse(node, path, what(), Some(message!("input-such-as-set"))),
            (Kind::Values, Value::List(items)) if !items.is_empty() => Verdict::Keep,
            (Kind::Values, Value::List(_)) => {
                self.diagnose(&node.origin, path, message!("input-empty-list"));
                Verdict::Remove
            }
            (Kind::Reals { len, .. }, Value::List(items)) if items.len() != len => {
                self.diagnose(&node.origin, path, expected(message!("input-items", count = items.len()), what()));
                Verdict::Remove
            }
            (Kind::Reals { min, max, .. }, Value::List(items)) => self.items(items, Kind::Real { min, max }, path),
            (Kind::Spans, Value::List(items)) => self.items(items, Kind::Span, path),
            (Kind::Texts(words), Value::List(items)) => {
                let verdict = self.items(items, if words.is_empty() { Kind::Text } else { Kind::Choice(words) }, path);
                for (i, item) in items.iter().enumerate() {
                    if items[..i].iter().any(|earlier| earlier.text() == item.text() && item.text().is_some()) {
                        self.diagnose(&item.origin, format!("{path}[{}]", i + 1), message!("input-twice", value = &item.value));
                    }
                }
                verdict
            }
            (Kind::Texts(_), Value::Text(text)) => self.refuse(node, path, what(), Some(message!("input-in-brackets", text = text))),
            _ => match wrong(&node.value, kind) {
                None => Verdict::Keep,
                Some((message, hint)) => {
                    self.diagnostics.push(node.origin.diagnose(path, message).hinted(hint));
                    Verdict::Remove
                }
            },
        }
    }

    fn refuse(&mut self, node: &Node, path: &str, what: Message, hint: Option<Message>) -> Verdict {
        self.diagnostics.push(node.origin.diagnose(path, expected(&node.value, what)).hinted(hint));
        Verdict::Remove
    }

    fn rows(&mut self, node: &Node, items: &[Node], spec: &Spec, path: &str) -> Verdict {
        let verdicts: Vec<Verdict> =
            items.iter().zip(1..).map(|(item, number)| self.table(item, spec, &row_path(path, item, number))).collect();
        if verdicts.iter().all(|verdict| matches!(verdict, Verdict::Keep)) {
            return Verdict::Keep;
        }
        let sound = items.iter().zip(verdicts).filter_map(|(item, verdict)| match verdict {
            Verdict::Keep => Some(item.clone()),
            Verdict::Replace(item) => Some(item),
            Verdict::Remove => None,
        });
        Verdict::Replace(Node { origin: node.origin.clone(), value: Value::List(sound.collect()) })
    }

    fn items(&mut self, items: &[Node], kind: Kind, path: &str) -> Verdict {
        let mut verdict = Verdict::Keep;
        for (item, number) in items.iter().zip(1..) {
            if let Some((message, hint)) = wrong(&item.value, kind) {
                self.diagnostics.push(item.origin.diagnose(format!("{path}[{number}]"), message).hinted(hint));
                verdict = Verdict::Remove;
            }
        }
        verdict
    }

    /// A hint about what an unknown key was probably meant to be, or where it belongs.
    fn hint_for(&mut self, key: &str, entry: &Entry, spec: &Spec, path: &str) -> Message {
        let tables = (self.tables)();
        // At the top, `wistle` is more like the table `rules.whistle` than like `title`.
        let is_scenario = path.is_empty() && tables[0].fields.iter().all(|field| spec.field(field.name).is_some());
        let levers = tables.iter().filter_map(|table| table.path.strip_prefix("rules.").filter(|_| is_scenario));
        let close = nearest(key, spec.fields.iter().map(|field| field.name).chain(levers)).or_else(|| begun(key, spec));
        match close.filter(|close| spec.field(close).is_some()) {
            Some(name) => {
                self.meant.push(join(path, name));
                message!("input-did-you-mean-key", name = name)
            }
            None => home_of(key, close, entry, spec, path, &tables),
        }
    }
}

/// The only key of a table that begins with the words of another, as `report_within` with `report`.
fn begun(key: &str, spec: &Spec) -> Option<&'static str> {
    let mut names =
        spec.fields.iter().map(|field| field.name).filter(|name| name.strip_prefix(key).is_some_and(|rest| rest.starts_with('_')));
    names.next().filter(|_| !key.is_empty() && names.next().is_none())
}

/// A hint about where an unknown key, which is not like any key of its table, belongs; `close` is the lever that it is like.
fn home_of(key: &str, close: Option<&str>, entry: &Entry, spec: &Spec, path: &str, tables: &[Spec]) -> Message {
    let last = |table: &Spec| table.path.rsplit('.').next().unwrap_or_default();
    let meant = close.unwrap_or(key);
    if path.is_empty() && spec.field("base").is_some() && tables[0].field(key).is_some() {
        return message!("input-set-in-plan", key = dotted(key, entry));
    }
    // A table without its parent, as in `whistle.report_within`.
    let is_meant = |table: &&Spec| table.path != key && last(table) == meant && table.path != spec.path && !table.path.starts_with("phase");
    let mut homes = tables.iter().filter(is_meant);
    if let (Some(home), None) = (homes.next(), homes.next()) {
        return message!("input-did-you-mean-key", name = dotted(home.path, entry));
    }
    let is_value = |table: &Spec, key: &str| table.field(key).is_some_and(|field| field.kind.below().is_none());
    let is_home = |table: &&Spec| entry.node.table().is_none() && table.path != spec.path && is_value(table, key);
    let homes: Vec<&str> = tables.iter().filter(is_home).map(|table| table.path).collect();
    let is_in_a_file = entry.key.place.line > 0;
    match homes.as_slice() {
        [""] if is_in_a_file => return message!("input-belongs-at-top", key = key),
        [home, ..] if is_in_a_file && (homes.len() <= 3 || home.is_empty()) => {
            return message!("input-belongs-in", key = key, table = *home);
        }
        [home] => return message!("input-did-you-mean-key", name = join_written(home, key)),
        [first, ..] if homes.len() > 1 => {
            return message!("input-several-tables", key = key, first = join_written(first, key));
        }
        _ => {}
    }
    // A key below the wrong table.
    let leaf = leaf(entry).filter(|leaf| *leaf != key);
    let mut homes = tables.iter().filter(|table| leaf.is_some_and(|leaf| is_value(table, leaf)));
    if let (Some(home), None, Some(leaf)) = (homes.next(), homes.next(), leaf) {
        return message!("input-did-you-mean-key", name = join_written(home.path, leaf));
    }
    if !is_in_a_file {
        let all = tables.iter().flat_map(|table| table.fields.iter().map(move |field| (table.path, field)));
        let values: Vec<(&str, &str)> =
            all.filter(|(_, field)| field.kind.below().is_none()).map(|(home, field)| (home, field.name)).collect();
        if let Some(close) = nearest(key, values.iter().map(|(_, name)| *name)).filter(|close| close.len() > 4)
            && let Some((home, name)) = values.iter().find(|(_, name)| *name == close)
        {
            return message!("input-did-you-mean-key", name = join_written(home, name));
        }
    }
    match () {
        () if spec.fields.len() <= 12 => {
            let known: Vec<String> = spec.fields.iter().map(|field| format!("`{}`", field.name)).collect();
            message!("input-known-here", known = known.join(", "))
        }
        () if path.is_empty() => message!("input-explain-tables"),
        () => message!("input-explain-keys", table = spec.path),
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

/// What is wrong with a value that is neither a table nor a list of tables.
fn wrong(value: &Value, kind: Kind) -> Option<Wrong> {
    let found = |hint: Option<Message>| Some((expected(value, kind.expected()), hint));
    let quotes = |word: &str| Some(message!("input-without-quotes", word = word));
    match (kind, value) {
        (Kind::Flag, Value::Flag(_)) | (Kind::Text, Value::Text(_)) => None,
        (Kind::Flag, Value::Text(text)) if matches!(text.as_str(), "true" | "false") => found(quotes(text)),
        (Kind::Flag, Value::Text(text)) => found(slips::flag(text).map(slips::write)),
        (Kind::Whole { min, max }, Value::Whole(number)) => {
            if (i128::from(min)..=i128::from(max)).contains(number) {
                None
            } else if *number > i128::from(max) {
                let hint = (max == i64::MAX).then(|| message!("input-largest-whole"));
                Some((expected(value, message!("input-a-whole-number", min = min, max = max)), hint))
            } else {
                found(None)
            }
        }
        (Kind::Whole { .. }, Value::Real(number)) if number.fract() == 0.0 && number.abs() < 9e15 => {
            found(Some(message!("input-without-point", number = format!("{number:.0}"))))
        }
        (Kind::Real { min, max }, Value::Real(_) | Value::Whole(_)) => {
            let number = match value {
                Value::Whole(number) => *number as f64,
                Value::Real(number) => *number,
                _ => f64::NAN,
            };
            if (min..=max).contains(&number) { None } else { found(percent(number, min, max)) }
        }
        (Kind::Whole { .. } | Kind::Real { .. }, Value::Text(text)) if DeValue::parse(text).is_ok() && text.parse::<f64>().is_ok() => {
            found(quotes(text))
        }
        (Kind::Whole { .. } | Kind::Real { .. }, Value::Text(text)) => found(slips::number(text)),
        (Kind::Span, Value::Text(text)) => Span::parse(text).err().map(|message| (message, unit_hint(text))),
        (Kind::Span, Value::Whole(_) | Value::Real(_)) => found(Some(message!("input-add-unit", value = value))),
        (Kind::Date, Value::Text(text) | Value::Date(text)) => match Date::parse(text) {
            Ok(_) => None,
            Err(_) => found(slips::date(text)),
        },
        (Kind::Date, Value::Whole(_)) => found(slips::date(&value.to_string())),
        (Kind::Choice(words), Value::Text(text)) if words.contains(&text.as_str()) => None,
        (Kind::Choice(words), Value::Text(text)) => {
            found(nearest(slips::plain(text).trim(), words.iter().copied()).map(slips::did_you_mean))
        }
        _ => found(None),
    }
}

/// A hint for a share written as a percentage.
fn percent(number: f64, min: f64, max: f64) -> Option<Message> {
    (min >= 0.0 && max == 1.0 && number > 1.0 && number <= 100.0).then(|| slips::as_fraction(number / 100.0, &format!("{number} %")))
}

/// A hint for a duration whose number or unit is wrong.
fn unit_hint(text: &str) -> Option<Message> {
    if let Some(meant) = slips::duration(text) {
        return Some(message!("input-write-span", span = meant));
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
        true => Some(message!("input-one-unit")),
        false => Some(message!("input-units")),
    }
}
