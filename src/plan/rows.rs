//! The rows of a plan file, their settings, and drafts of designs.

use super::levels::Level;
use super::shape;
use crate::error::Diagnostic;
use crate::input::node::{Entry, Node, Origin, Value, join};
use crate::input::setting::{Setting, key_path};
use crate::parameters::Spec;
use crate::scenario::check;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A design before its scenario is made.
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) origin: Origin,
    /// Its own base, and where it was named.
    pub(super) base: Option<(PathBuf, Origin)>,
    /// The settings of the design.
    pub(super) settings: Vec<Setting>,
    /// The levels that the sampling sets on top of them.
    pub(super) factors: Vec<Level>,
}

impl Draft {
    /// The settings of the sampling.
    pub(super) fn varied(&self) -> Vec<Setting> {
        self.factors.iter().flat_map(|level| level.settings.iter().cloned()).collect()
    }
}

/// A row of a plan; keys that may have any value are kept apart.
pub(crate) struct Row {
    pub(crate) node: Node,
    pub(crate) path: String,
    free: BTreeMap<&'static str, Entry>,
}

impl Row {
    pub(crate) fn text(&self, key: &str) -> Option<(&str, &Origin)> {
        let node = self.node.get(key)?;
        node.text().map(|text| (text, &node.origin))
    }

    pub(crate) fn texts(&self, key: &str) -> Vec<(&str, &Origin)> {
        match self.node.get(key).map(|node| &node.value) {
            Some(Value::List(items)) => items.iter().filter_map(|item| Some((item.text()?, &item.origin))).collect(),
            _ => Vec::new(),
        }
    }

    pub(crate) fn free(&self, key: &str) -> Option<&Node> {
        self.free.get(key).map(|entry| &entry.node)
    }
}

pub(crate) fn take(node: &mut Node, key: &str) -> Option<Entry> {
    node.table_mut()?.remove(key)
}

/// Removes the rows of `[[key]]` from the tree and checks them, except for the `free` keys, which may have any value.
pub(super) fn rows(tree: &mut Node, key: &'static str, free: &[&'static str], diagnostics: &mut Vec<Diagnostic>) -> Vec<Row> {
    match shape::spec().field(key).and_then(|field| field.kind.below()) {
        Some(spec) => rows_of(tree, key, &spec, free, diagnostics),
        None => Vec::new(),
    }
}

/// The same for rows described by `spec`.
pub(crate) fn rows_of(
    tree: &mut Node,
    key: &'static str,
    spec: &Spec,
    free: &[&'static str],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Row> {
    let Some(entry) = take(tree, key) else { return Vec::new() };
    let Value::List(items) = entry.node.value else {
        let diagnostic = entry.node.origin.diagnose(key, format!("found {}, expected a list of tables", entry.node.value));
        diagnostics.push(diagnostic.with_hint(format!("write `[[{key}]]`, with two brackets")));
        return Vec::new();
    };
    let mut list = Vec::new();
    for (i, mut node) in items.into_iter().enumerate() {
        let name = node.get("name").or(node.get("key")).and_then(Node::text);
        let path = name.map_or(format!("{key}[{}]", i + 1), |name| join(key, name));
        let taken = free.iter().filter_map(|word| Some((*word, take(&mut node, word)?))).collect();
        if check::table(&mut node, spec, &path, diagnostics) {
            list.push(Row { node, path, free: taken });
        }
    }
    list
}

/// Every key below a table, as a setting.
pub(crate) fn below(node: &Node, path: &mut Vec<String>) -> Vec<Setting> {
    let mut list = Vec::new();
    for (key, entry) in node.table().into_iter().flatten() {
        path.push(key.clone());
        match entry.node.table() {
            Some(_) => list.extend(below(&entry.node, path)),
            None => list.push(Setting { path: path.clone(), key: entry.key.clone(), value: entry.node.clone() }),
        }
        path.pop();
    }
    list
}

/// The keys of a `set`, dotted in quotes or nested.
pub(crate) fn settings(set: Option<&Node>, path: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Setting> {
    let Some(set) = set else { return Vec::new() };
    let Some(entries) = set.table() else {
        let message = format!("found {}, expected a table of keys", set.value);
        diagnostics.push(set.origin.diagnose(join(path, "set"), message).with_hint("such as `set = { \"rules.whistle.enabled\" = true }`"));
        return Vec::new();
    };
    let mut list = Vec::new();
    for (key, entry) in entries {
        let words = if key.contains('.') { key_path(&entry.key.source, key) } else { Some(vec![key.clone()]) };
        let Some(mut words) = words else {
            let message = format!("found the key \"{key}\", expected one such as rules.whistle.enabled");
            diagnostics.push(entry.key.diagnose(join(path, "set"), message));
            continue;
        };
        match entry.node.table() {
            Some(_) => list.extend(below(&entry.node, &mut words)),
            None => list.push(Setting { path: words, key: entry.key.clone(), value: entry.node.clone() }),
        }
    }
    list
}
