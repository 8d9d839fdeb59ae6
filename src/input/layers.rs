//! Precedence and expansion of keys: which value a key has when several files, designs and flags set it.
//!
//! From below to above, each overrides what comes before it ([`stack`]):
//!
//! 1. the defaults of the tables;
//! 2. defaults of the command that the file may override, such as the tables that `compare` writes;
//! 3. the extended file, then the file that extends it ([`lay_over`]);
//! 4. defaults of the command that override the file, such as the number of replications;
//! 5. `[run]`, `[output]` and `set` of the plan or calibration;
//! 6. the `set` of the design;
//! 7. the factors of a point, the parameters of a calibration, or a parameter set;
//! 8. `--set` and the other flags that set keys.
//!
//! Keys are compared by the paths they stand for: `*` for every name, a table for every key below it, and `phase.NAME.set.rules.…` for
//! `phase.NAME.rules.…`. A layer sets each path once. Within a layer the narrower key wins: that of a phase over the same key of the whole
//! run. A later layer wins over an earlier one everywhere: its `rules.…` applies in all phases, whatever they set before. A phase has the
//! rules of the phase before it but for those that it sets ([`in_force`]).

use super::format;
use super::node::{Entry, Node, Origin, Source, Value, join};
use super::setting::{Setting, key_path, read_set};
use crate::error::Diagnostic;
use crate::messages::{Message, message};
use crate::parameters::nearest;
use crate::time::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// The tree of a scenario: the file over `under`, and on top of it each of `layers` and what the command line sets.
pub(crate) fn stack(under: Option<&Node>, file: &Node, layers: &[&[Setting]], sets: &[String], diagnostics: &mut Vec<Diagnostic>) -> Node {
    let mut tree = under.unwrap_or(file).clone();
    if under.is_some() {
        tree.merge(file.clone());
        tree.origin = file.origin.clone();
    }
    for layer in layers {
        Layer::of(layer).lay(&mut tree, diagnostics);
    }
    Layer::of_command_line(sets, diagnostics).lay(&mut tree, diagnostics);
    tree
}

/// Lists whose rows merge when one file extends another, and the key that identifies a row: phases, designs, parameters of a calibration.
const MERGED: [(&str, &str); 3] = [("phase", "name"), ("design", "name"), ("parameter", "key")];

/// Turns the dotted keys of `set` into tables, in a plan and in each of its designs.
fn nest_sets(node: &mut Node) {
    let Some(entries) = node.table_mut() else { return };
    entries.get_mut("set").into_iter().for_each(|entry| nest(&mut entry.node));
    if let Some(Value::List(rows)) = entries.get_mut("design").map(|entry| &mut entry.node.value) {
        rows.iter_mut().for_each(nest_sets);
    }
}

/// Merges a file into the one that it extends. Rows of the same name merge; others are added.
pub(super) fn lay_over(base: &mut Node, mut child: Node) {
    if child.get("city").is_some_and(|city| city.get("data").is_some()) {
        forget_city_name(base);
    }
    nest_sets(base);
    nest_sets(&mut child);
    base.origin = child.origin.clone();
    let new = MERGED.map(|(list, _)| child.table_mut().and_then(|entries| entries.remove(list)));
    base.merge(child);
    for ((list, identity), new) in MERGED.into_iter().zip(new) {
        let Some(Entry { key, node: new }) = new else { continue };
        let Some(entries) = base.table_mut() else { return };
        match (entries.get_mut(list).map(|entry| &mut entry.node.value), new.value) {
            (Some(Value::List(known)), Value::List(new)) => {
                for row in new {
                    let name = row.get(identity).and_then(Node::text);
                    match known.iter_mut().find(|known| name.is_some() && known.get(identity).and_then(Node::text) == name) {
                        Some(known) => known.merge(row),
                        None => known.push(row),
                    }
                }
            }
            (_, value) => {
                entries.insert(list.into(), Entry { key, node: Node { origin: new.origin, value } });
            }
        }
    }
}

/// Removes the name of the city, which belongs to its data: other data describe another city.
fn forget_city_name(tree: &mut Node) {
    let city = tree.table_mut().and_then(|entries| entries.get_mut("city"));
    if let Some(city) = city.and_then(|entry| entry.node.table_mut()) {
        city.remove("name");
    }
}

/// Turns the dotted keys of a `set` into tables, so that they override those of an extended file however they are spelled. A key that is
/// set twice stays as it is; it is reported later.
fn nest(set: &mut Node) {
    let dotted: Vec<String> = set.table().into_iter().flatten().map(|(key, _)| key.clone()).filter(|key| key.contains('.')).collect();
    for key in dotted {
        let Some(entry) = set.table().and_then(|entries| entries.get(&key)).cloned() else { continue };
        let Some(path) = key_path(&entry.key.source, &key).filter(|path| path.len() > 1) else { continue };
        let mut there = Some(&*set);
        let mut is_free = false;
        for part in &path {
            is_free |= there.is_some_and(|node| node.table().is_some() && node.get(part).is_none());
            there = there.and_then(|node| node.get(part));
        }
        if is_free {
            set.table_mut().map(|entries| entries.remove(&key));
            set.merge(Node::at_path(&path, &entry.key, entry.node));
        }
    }
}

/// Tables of tables by name, in which `*` stands for every name; phases are named too.
pub(crate) const NAMED: [[&str; 2]; 2] = [["city", "categories"], ["city", "functions"]];

/// The names that `*` stands for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    tables: [BTreeSet<String>; NAMED.len()],
    phases: Vec<String>,
}

impl Names {
    /// The names of a scenario's tree, phases in order of their dates.
    pub(crate) fn of(tree: &Node) -> Names {
        let of = |path: [&str; 2]| tree.find(&path).and_then(Node::table);
        let phases = phases(tree).into_iter().filter_map(|row| row.word("name")).map(str::to_string);
        Names { tables: NAMED.map(|path| of(path).into_iter().flatten().map(|(name, _)| name.clone()).collect()), phases: phases.collect() }
    }

    /// The same, with the names that a layer adds.
    fn with(mut self, layer: &[(usize, Setting)]) -> Names {
        for (_, leaf) in layer {
            for (names, table) in self.tables.iter_mut().zip(NAMED) {
                if let [first, second, name, ..] = leaf.path.as_slice()
                    && [first.as_str(), second.as_str()] == table
                    && name != "*"
                {
                    names.insert(name.clone());
                }
            }
        }
        self
    }

    /// The paths that a path with `*` stands for; the path itself if it has no `*`.
    pub(crate) fn expand(&self, path: &[String]) -> Vec<Vec<String>> {
        let path = canonical(path);
        let with = |at: usize, name: &String| [&path[..at], std::slice::from_ref(name), &path[at + 1..]].concat();
        match path.as_slice() {
            [phase, star, ..] if phase == "phase" && star == "*" => self.phases.iter().map(|name| with(1, name)).collect(),
            [first, second, star, ..] if star == "*" => match NAMED.iter().position(|table| [first.as_str(), second.as_str()] == *table) {
                Some(table) => self.tables[table].iter().map(|name| with(2, name)).collect(),
                None => vec![path],
            },
            _ => vec![path],
        }
    }
}

/// A path in the spelling used for comparison: the key of a phase without `set`.
pub(crate) fn canonical(path: &[String]) -> Vec<String> {
    match path {
        [phase, name, set, rest @ ..] if phase == "phase" && set == "set" && !rest.is_empty() => {
            [phase, name].into_iter().chain(rest).cloned().collect()
        }
        _ => path.to_vec(),
    }
}

/// A path as a dotted key.
pub(crate) fn shown(path: &[String]) -> String {
    path.iter().fold(String::new(), |key, part| if part == "*" && !key.is_empty() { key + ".*" } else { join(&key, part) })
}

/// The phase that a path belongs to, if any, and the rest of the path.
fn of_phase(path: &[String]) -> (Option<&str>, &[String]) {
    match path {
        [phase, name, rest @ ..] if phase == "phase" => (Some(name), rest),
        _ => (None, path),
    }
}

/// A path without the phase that it belongs to.
pub(crate) fn without_phase(path: &[String]) -> &[String] {
    of_phase(path).1
}

/// Whether two paths are the same, or one lies below the other.
pub(crate) fn touch(a: &[String], b: &[String]) -> bool {
    a.iter().zip(b).all(|(a, b)| a == b)
}

/// Whether setting one path overrides another: both are the same, one is below the other, or one is of a phase and the other of the whole
/// run.
pub(crate) fn overlap(a: &[String], b: &[String]) -> bool {
    let ((phase, a), (other, b)) = (of_phase(a), of_phase(b));
    touch(a, b) && (phase == other || phase.is_none() || other.is_none())
}

/// Settings that apply together.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    settings: Vec<Setting>,
    /// As typed on the command line; empty for files.
    typed: Vec<String>,
    /// What each setting is called in diagnostics.
    what: Message,
}

impl Layer {
    /// A layer of the settings of a file.
    pub(crate) fn of(settings: &[Setting]) -> Layer {
        Layer::of_each(message!("word-value"), settings)
    }

    /// The same, for settings that diagnostics call `what`.
    pub(crate) fn of_each(what: Message, settings: &[Setting]) -> Layer {
        Layer { settings: settings.to_vec(), typed: Vec::new(), what }
    }

    /// The layer of the command line: each `key=value`, or `--flag key=value` for a flag that sets this key.
    pub(crate) fn of_command_line(sets: &[String], diagnostics: &mut Vec<Diagnostic>) -> Layer {
        let mut layer = Layer::of(&[]);
        for set in sets {
            let (flag, text) = match set.split_once(' ') {
                Some((flag, text)) if flag.starts_with("--") => (flag, text),
                _ => ("--set", set.as_str()),
            };
            let source = Arc::new(Source { name: flag.into(), folder: PathBuf::new() });
            match read_set(text, &source) {
                Ok(setting) => {
                    let said = if flag == "--set" { text } else { text.split_once('=').map_or(text, |(_, value)| value) };
                    layer.typed.push(format!("{flag} {said}"));
                    layer.settings.push(setting);
                }
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
        layer
    }

    /// Every path that the layer sets, without `*` and with values that are not tables, unless empty ones. Reports paths that it sets twice,
    /// and `*` where it stands for nothing.
    pub(crate) fn leaves(&self, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Vec<Setting> {
        let each = self.settings.iter().cloned().enumerate();
        let flat: Vec<(usize, Setting)> =
            each.flat_map(|(from, setting)| setting.flat().into_iter().map(move |leaf| (from, leaf))).collect();
        let names = names.clone().with(&flat);
        // Each leaf with the index of its setting in the layer.
        let mut known: BTreeMap<Vec<String>, (usize, Setting)> = BTreeMap::new();
        let mut reported: BTreeSet<(usize, usize)> = BTreeSet::new();
        for (from, leaf) in flat {
            let paths = names.expand(&leaf.path);
            if paths.is_empty() {
                diagnostics.push(leaf.key.diagnose(shown(&leaf.path), message!("input-star-without-table")));
            }
            for path in paths {
                let leaf = Setting { path, ..leaf.clone() };
                // In sorted order, the paths below a path follow it, and those above precede it.
                let above = (0..leaf.path.len()).filter_map(|n| known.get(&leaf.path[..n])).find(|(_, other)| !other.is_empty_table());
                let same =
                    known.range(leaf.path.clone()..).next().map(|(_, other)| other).filter(|(_, other)| touch(&other.path, &leaf.path));
                let same = same.filter(|(_, other)| other.path == leaf.path || !leaf.is_empty_table());
                match above.or(same) {
                    Some((_, other)) if other.is_empty_table() && other.path == leaf.path => {
                        known.insert(leaf.path.clone(), (from, leaf));
                    }
                    Some(_) if leaf.is_empty_table() => {}
                    Some((first, other)) => {
                        if reported.insert((*first, from)) {
                            diagnostics.push(self.clash((*first, other), (from, &leaf)));
                        }
                    }
                    None => {
                        known.insert(leaf.path.clone(), (from, leaf));
                    }
                }
            }
        }
        known.into_values().map(|(_, leaf)| leaf).collect()
    }

    /// A diagnostic about two settings of one path.
    fn clash(&self, one: (usize, &Setting), other: (usize, &Setting)) -> Diagnostic {
        let in_order = one.1.key.source.name != other.1.key.source.name || one.1.key.place <= other.1.key.place;
        let ((from_first, first), (from_second, second)) = if in_order { (one, other) } else { (other, one) };
        let key = shown(if first.path.len() > second.path.len() { &first.path } else { &second.path });
        let written = |from: usize| shown(&self.settings[from].path);
        let message = match (self.typed.get(from_first), self.typed.get(from_second)) {
            (Some(first), Some(second)) => message!("input-one-of-two", first = first, second = second),
            _ => {
                let (what, line, place) = (self.what.clone(), first.key.place.line, at(&first.key));
                match written(from_first) {
                    spelled if spelled == key => message!("input-second", what = what, line = line, place = place),
                    spelled => message!("input-second-spelled", what = what, spelled = spelled, line = line, place = place),
                }
            }
        };
        let diagnostic = second.key.diagnose(&key, message);
        match written(from_second) {
            spelled if spelled != key && self.typed.is_empty() => diagnostic.with_hint(message!("input-includes-key", spelled = spelled)),
            _ => diagnostic,
        }
    }

    /// Applies the layer to a tree: first the keys of the whole run, then those of phases.
    fn lay(&self, tree: &mut Node, diagnostics: &mut Vec<Diagnostic>) {
        let leaves = self.leaves(&Names::of(tree), diagnostics);
        let (phased, whole): (Vec<Setting>, Vec<Setting>) = leaves.into_iter().partition(|leaf| leaf.path[0] == "phase");
        if whole.iter().any(|leaf| leaf.path == ["city", "data"]) {
            forget_city_name(tree);
        }
        for Setting { path, key, value } in whole {
            if let Some(diagnostic) = of_a_file(&path, &key) {
                diagnostics.push(diagnostic);
                continue;
            }
            if path[0] == "rules" && value.table().is_none() {
                phases_mut(tree).iter_mut().for_each(|row| remove(row, &path));
            }
            tree.merge(Node::at_path(&path, &key, value));
        }
        for leaf in phased {
            diagnostics.extend(lay_on_phase(leaf, tree));
        }
    }
}

/// What to do instead of setting a key that belongs to a file and not to the scenario; none for other keys.
pub(crate) fn instead_of_setting(path: &[String]) -> Option<Message> {
    match path.first()?.as_str() {
        "extends" => Some(message!("input-name-other-file")),
        format::KEY => Some(message!("input-own-format")),
        _ => None,
    }
}

/// A diagnostic if a path is that of a key that belongs to a file.
pub(crate) fn of_a_file(path: &[String], key: &Origin) -> Option<Diagnostic> {
    let hint = instead_of_setting(path)?;
    Some(key.diagnose(shown(path), message!("input-not-to-be-set", key = &path[0])).with_hint(hint))
}

/// The place of an origin as shown to users.
pub(crate) fn at(origin: &Origin) -> String {
    let place = origin.place;
    if place.line > 0 { format!("{}:{}:{}", origin.source.name, place.line, place.column) } else { origin.source.name.clone() }
}

fn lay_on_phase(Setting { path, key, value }: Setting, tree: &mut Node) -> Option<Diagnostic> {
    let [_, name, rest @ ..] = path.as_slice() else { return Some(whole_phase(&path, &key)) };
    if rest.is_empty() {
        return Some(whole_phase(&path, &key));
    }
    let names = Names::of(tree).phases;
    let row = phases_mut(tree).iter_mut().find(|row| row.word("name") == Some(name));
    let Some(row) = row else {
        let diagnostic = key.diagnose(shown(&path), message!("input-no-such-phase", name = name));
        return Some(diagnostic.with_hint(match nearest(name, names.iter().map(String::as_str)) {
            Some(close) => message!("input-did-you-mean-key", name = close),
            None if names.is_empty() => message!("input-no-phases"),
            None => message!("input-phases", names = names.join("`, `")),
        }));
    };
    let set = (rest[0] == "rules").then(|| "set".to_string());
    let path: Vec<String> = set.into_iter().chain(rest.iter().cloned()).collect();
    row.merge(Node::at_path(&path, &key, value));
    None
}

fn whole_phase(path: &[String], key: &Origin) -> Diagnostic {
    key.diagnose(shown(path), message!("input-whole-phase"))
}

/// The phases as written, in order of their dates.
pub(crate) fn phases(tree: &Node) -> Vec<&Node> {
    let mut phases: Vec<&Node> = tree.rows("phase").iter().collect();
    phases.sort_by_key(|row| row.word("from").and_then(|text| Date::parse(text).ok()));
    phases
}

/// The rules in force in a phase as a tree: those of the run, and over them those of each phase up to this one.
pub(crate) fn in_force(tree: &Node, phase: &str) -> Node {
    let mut rules = tree.get("rules").cloned().unwrap_or(Node { origin: tree.origin.clone(), value: Value::Table(Arc::default()) });
    for row in phases(tree) {
        row.find(&["set", "rules"]).into_iter().for_each(|set| rules.merge(set.clone()));
        if row.word("name") == Some(phase) {
            break;
        }
    }
    rules
}

fn phases_mut(tree: &mut Node) -> &mut [Node] {
    match tree.table_mut().and_then(|entries| entries.get_mut("phase")).map(|entry| &mut entry.node.value) {
        Some(Value::List(rows)) => rows,
        _ => &mut [],
    }
}

/// Removes a value from what a phase sets.
fn remove(phase: &mut Node, path: &[String]) {
    let Some((last, above)) = path.split_last() else { return };
    let mut node = phase;
    for key in std::iter::once("set").chain(above.iter().map(String::as_str)) {
        match node.table_mut().and_then(|entries| entries.get_mut(key)) {
            Some(entry) => node = &mut entry.node,
            None => return,
        }
    }
    node.table_mut().and_then(|entries| entries.remove(last));
}

/// The keys of a `set`, dotted in quotes or nested, or of another table `name` of settings, such as `[run]` of a plan.
pub(crate) fn settings(table: &Node, name: &str, path: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Setting> {
    let mut list = Vec::new();
    for (key, entry) in table.get(name).and_then(Node::table).into_iter().flatten() {
        let words = match key.contains('.') {
            true => key_path(&entry.key.source, key),
            false if name == "set" => Some(vec![key.clone()]),
            false => Some(vec![name.into(), key.clone()]),
        };
        match words {
            Some(path) => list.extend(Setting { path, key: entry.key.clone(), value: entry.node.clone() }.flat()),
            None => {
                let message = message!("input-not-a-key", key = key);
                diagnostics.push(entry.key.diagnose(join(path, name), message));
            }
        }
    }
    list.retain(|setting| !setting.is_empty_table());
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Place;

    #[test]
    fn a_path_that_is_set_twice_is_reported_with_both_places() {
        let source = Arc::new(Source { name: "p.toml".into(), folder: PathBuf::new() });
        let setting = |key: &str, line: u32| Setting {
            path: key_path(&source, key).unwrap(),
            key: Origin { source: source.clone(), place: Place { line, column: 3 } },
            value: Node::parse_value(&source, "1").unwrap(),
        };
        let names = Names { tables: [BTreeSet::from(["a".into(), "b".into()]), BTreeSet::new()], phases: Vec::new() };
        let mut diagnostics = Vec::new();
        // The one later in the file is reported, in whatever order they are given here.
        let layer = Layer::of(&[setting("city.categories.*.mix", 7), setting("city.categories.a.mix", 5)]);
        assert_eq!(layer.leaves(&names, &mut diagnostics).len(), 2);
        assert_eq!(
            diagnostics[0].to_string(),
            "p.toml:7:3: `city.categories.a.mix`: found a second value of this key, expected one; the first is in line 5, at p.toml:5:3\n  hint: `city.categories.*.mix` includes this key"
        );
        assert_eq!(diagnostics.len(), 1);
    }
}
