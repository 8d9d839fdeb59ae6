//! Layers of keys: the paths that a plan, a design, a factor, a parameter set or the command line sets.
//!
//! Keys are compared by the paths they stand for: `*` for every name, a table for every key below it, and `phase.NAME.set.rules.…` for
//! `phase.NAME.rules.…`. A layer sets each path once. Within a layer the narrower key wins: that of a phase over the same key of the whole
//! run. A later layer wins over an earlier one everywhere: its `rules.…` applies in all phases, whatever they set before.

use super::Scenario;
use crate::error::Diagnostic;
use crate::input::files::{forget_city_name, rows};
use crate::input::format;
use crate::input::node::{Node, Origin, Source, Value, join};
use crate::input::setting::{Setting, read_set};
use crate::parameters::nearest;
use crate::time::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::rc::Rc;

/// Tables of tables by name, in which `*` stands for every name; phases are named too.
const NAMED: [[&str; 2]; 2] = [["city", "categories"], ["city", "functions"]];

/// The names that `*` stands for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    tables: [BTreeSet<String>; NAMED.len()],
    phases: Vec<String>,
}

impl Names {
    /// The names of a tree.
    pub(crate) fn of_tree(tree: &Node) -> Names {
        let of = |path: [&str; 2]| path.iter().try_fold(tree, |node, key| node.get(key)).and_then(Node::table);
        let phases = rows(tree).iter().filter_map(|row| row.get("name")?.text()).map(str::to_string);
        Names { tables: NAMED.map(|path| of(path).into_iter().flatten().map(|(name, _)| name.clone()).collect()), phases: phases.collect() }
    }

    /// The names of a scenario.
    pub(crate) fn of(scenario: &Scenario) -> Names {
        let city = &scenario.tables.city;
        Names {
            tables: [city.categories.keys().cloned().collect(), city.functions.keys().cloned().collect()],
            phases: scenario.phases.iter().map(|phase| phase.name.clone()).collect(),
        }
    }

    /// The same, with the names that a layer adds.
    fn with(mut self, layer: &[Leaf]) -> Names {
        for leaf in layer {
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
        let with = |at: usize, name: &String| [&path[..at], std::slice::from_ref(name), &path[at + 1..]].concat();
        match path {
            [phase, star, ..] if phase == "phase" && star == "*" => self.phases.iter().map(|name| with(1, name)).collect(),
            [first, second, star, ..] if star == "*" => match NAMED.iter().position(|table| [first.as_str(), second.as_str()] == *table) {
                Some(table) => self.tables[table].iter().map(|name| with(2, name)).collect(),
                None => vec![path.to_vec()],
            },
            _ => vec![path.to_vec()],
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

/// A path that a layer sets, without `*`; its value is not a table, unless an empty one.
#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    pub(crate) path: Vec<String>,
    pub(crate) key: Origin,
    pub(crate) value: Node,
    /// Index of the setting in its layer.
    from: usize,
}

impl Leaf {
    /// As a setting.
    pub(crate) fn setting(&self) -> Setting {
        Setting { path: self.path.clone(), key: self.key.clone(), value: self.value.clone() }
    }

    pub(crate) fn is_empty_table(&self) -> bool {
        self.value.table().is_some_and(BTreeMap::is_empty)
    }
}

/// Settings that apply together.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    settings: Vec<Setting>,
    /// As typed on the command line; empty for files.
    typed: Vec<String>,
    /// What each setting is called in diagnostics.
    what: &'static str,
}

impl Layer {
    /// A layer of the settings of a file.
    pub(crate) fn of(settings: &[Setting]) -> Layer {
        Layer::of_each("value", settings)
    }

    /// The same, for settings that diagnostics call `what`.
    pub(crate) fn of_each(what: &'static str, settings: &[Setting]) -> Layer {
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
            let source = Rc::new(Source { name: flag.into(), folder: PathBuf::new() });
            match read_set(text, &source) {
                Ok(setting) => {
                    let said = if flag == "--set" { text } else { text.split_once('=').map_or(text, |(_, value)| value) };
                    layer.typed.push(format!("{flag} {said}"));
                    layer.settings.push(setting);
                }
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
        }
        layer
    }

    /// Every path that the layer sets. Reports paths that it sets twice, and `*` where it stands for nothing.
    pub(crate) fn leaves(&self, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Vec<Leaf> {
        let mut flat = Vec::new();
        for (from, Setting { path, key, value }) in self.settings.iter().enumerate() {
            below(&Leaf { path: path.clone(), key: key.clone(), value: value.clone(), from }, &mut flat);
        }
        let names = names.clone().with(&flat);
        let mut known: BTreeMap<Vec<String>, Leaf> = BTreeMap::new();
        let mut reported: BTreeSet<(usize, usize)> = BTreeSet::new();
        for leaf in flat {
            let paths = names.expand(&canonical(&leaf.path));
            if paths.is_empty() {
                diagnostics.push(leaf.key.diagnose(shown(&leaf.path), "found no table that `*` could stand for, expected at least one"));
            }
            for path in paths {
                let leaf = Leaf { path, ..leaf.clone() };
                // In sorted order, the paths below a path follow it, and those above precede it.
                let above = (0..leaf.path.len()).filter_map(|n| known.get(&leaf.path[..n])).find(|other| !other.is_empty_table());
                let same = known.range(leaf.path.clone()..).next().map(|(_, other)| other).filter(|other| touch(&other.path, &leaf.path));
                let same = same.filter(|other| other.path == leaf.path || !leaf.is_empty_table());
                match above.or(same) {
                    Some(other) if other.is_empty_table() && other.path == leaf.path => {
                        known.insert(leaf.path.clone(), leaf);
                    }
                    Some(_) if leaf.is_empty_table() => {}
                    Some(other) => {
                        if reported.insert((other.from, leaf.from)) {
                            diagnostics.push(self.clash(other, &leaf));
                        }
                    }
                    None => {
                        known.insert(leaf.path.clone(), leaf);
                    }
                }
            }
        }
        known.into_values().collect()
    }

    /// A diagnostic about two settings of one path.
    fn clash(&self, one: &Leaf, other: &Leaf) -> Diagnostic {
        let in_order = one.key.source.name != other.key.source.name || one.key.place <= other.key.place;
        let (first, second) = if in_order { (one, other) } else { (other, one) };
        let key = shown(if first.path.len() > second.path.len() { &first.path } else { &second.path });
        let written = |leaf: &Leaf| shown(&self.settings[leaf.from].path);
        let message = match (self.typed.get(first.from), self.typed.get(second.from)) {
            (Some(first), Some(second)) => format!("found `{first}` and `{second}`, expected one of them"),
            _ => {
                let spelled = if written(first) == key { String::new() } else { format!(", `{}`,", written(first)) };
                let (what, line, place) = (self.what, first.key.place.line, at(&first.key));
                format!("found a second {what} of this key, expected one; the first{spelled} is in line {line}, at {place}")
            }
        };
        let diagnostic = second.key.diagnose(&key, message);
        match written(second) {
            spelled if spelled != key && self.typed.is_empty() => diagnostic.with_hint(format!("`{spelled}` includes this key")),
            _ => diagnostic,
        }
    }

    /// Applies the layer to a tree: first the keys of the whole run, then those of phases.
    pub(super) fn lay(&self, tree: &mut Node, diagnostics: &mut Vec<Diagnostic>) {
        let leaves = self.leaves(&Names::of_tree(tree), diagnostics);
        let (phased, whole): (Vec<Leaf>, Vec<Leaf>) = leaves.into_iter().partition(|leaf| leaf.path[0] == "phase");
        if whole.iter().any(|leaf| leaf.path == ["city", "data"]) {
            forget_city_name(tree);
        }
        for Leaf { path, key, value, .. } in whole {
            if let Some(diagnostic) = of_a_file(&path, &key) {
                diagnostics.push(diagnostic);
                continue;
            }
            if path[0] == "rules" && value.table().is_none() {
                phases_mut(tree).iter_mut().for_each(|row| remove(row, &["set"], &path));
            }
            tree.merge(Node::at_path(&path, &key, value));
        }
        for leaf in phased {
            if let Err(diagnostic) = lay_on_phase(leaf, tree) {
                diagnostics.push(diagnostic);
            }
        }
    }
}

/// A diagnostic if a path is that of a key which is not part of the scenario, but belongs to the file.
pub(crate) fn of_a_file(path: &[String], key: &Origin) -> Option<Diagnostic> {
    let hint = match path.first()?.as_str() {
        "extends" => "name the other file instead",
        format::KEY => "each file states its own format",
        _ => return None,
    };
    Some(key.diagnose(shown(path), format!("found `{}`, expected a key that can be set", path[0])).with_hint(hint))
}

/// The place of an origin as shown to users.
pub(crate) fn at(origin: &Origin) -> String {
    let place = origin.place;
    if place.line > 0 { format!("{}:{}:{}", origin.source.name, place.line, place.column) } else { origin.source.name.clone() }
}

/// Every key below a value that is a table.
fn below(leaf: &Leaf, found: &mut Vec<Leaf>) {
    match leaf.value.table().filter(|entries| !entries.is_empty()) {
        None => found.push(leaf.clone()),
        Some(entries) => {
            for (name, entry) in entries {
                let path = leaf.path.iter().cloned().chain([name.clone()]).collect();
                // Settings of the command line have no places.
                let key = if entry.key.place.line > 0 { &entry.key } else { &leaf.key };
                below(&Leaf { path, key: key.clone(), value: entry.node.clone(), from: leaf.from }, found);
            }
        }
    }
}

fn lay_on_phase(leaf: Leaf, tree: &mut Node) -> Result<(), Diagnostic> {
    let Leaf { path, key, value, .. } = leaf;
    let [_, name, rest @ ..] = path.as_slice() else { return Err(whole_phase(&path, &key)) };
    if rest.is_empty() {
        return Err(whole_phase(&path, &key));
    }
    let names: Vec<String> = Names::of_tree(tree).phases;
    let row = phases_mut(tree).iter_mut().find(|row| row.get("name").and_then(Node::text) == Some(name));
    let Some(row) = row else {
        let diagnostic = key.diagnose(shown(&path), format!("found the phase \"{name}\", expected one of the scenario's phases"));
        return Err(diagnostic.with_hint(match nearest(name, names.iter().map(String::as_str)) {
            Some(close) => format!("did you mean `{close}`?"),
            None if names.is_empty() => "the scenario has no phases".into(),
            None => format!("its phases are `{}`", names.join("`, `")),
        }));
    };
    let set = (rest[0] == "rules").then(|| "set".to_string());
    let path: Vec<String> = set.into_iter().chain(rest.iter().cloned()).collect();
    row.merge(Node::at_path(&path, &key, value));
    Ok(())
}

fn whole_phase(path: &[String], key: &Origin) -> Diagnostic {
    key.diagnose(shown(path), "found a whole phase, expected a key such as phase.NAME.rules.whistle.enabled")
}

fn phases_mut(tree: &mut Node) -> &mut [Node] {
    match tree.table_mut().and_then(|entries| entries.get_mut("phase")).map(|entry| &mut entry.node.value) {
        Some(Value::List(rows)) => rows,
        _ => &mut [],
    }
}

/// Removes a value from a tree.
fn remove(node: &mut Node, above: &[&str], path: &[String]) {
    let mut path: Vec<&str> = above.iter().copied().chain(path.iter().map(String::as_str)).collect();
    let Some(last) = path.pop() else { return };
    let mut node = node;
    for key in path {
        match node.table_mut().and_then(|entries| entries.get_mut(key)) {
            Some(entry) => node = &mut entry.node,
            None => return,
        }
    }
    node.table_mut().and_then(|entries| entries.remove(last));
}

/// Removes from the phases of a complete tree the keys that repeat the rules before them.
pub(crate) fn inherit(tree: &mut Node) {
    let Some(mut before) = tree.get("rules").cloned() else { return };
    for row in phases_mut(tree) {
        let set = row.table_mut().and_then(|entries| entries.get_mut("set"));
        if let Some(rules) = set.and_then(|set| set.node.table_mut()?.get_mut("rules")).map(|entry| &mut entry.node) {
            let own = rules.clone();
            take_out(rules, &before);
            before = own;
        }
    }
}

/// Removes every value from a tree that is the same in another.
fn take_out(node: &mut Node, other: &Node) {
    let Some(entries) = node.table_mut() else { return };
    entries.retain(|key, entry| {
        let Some(other) = other.get(key) else { return true };
        take_out(&mut entry.node, other);
        entry.node.table().is_some() || entry.node.to_toml() != other.to_toml()
    });
}

/// Every value of a scenario by its canonical path: the tables, `phase.NAME.rules.…` and `warmup.rules.…`.
pub(crate) fn values(scenario: &Scenario) -> serde_json::Value {
    let json = |rules: &crate::levers::Levers| serde_json::to_value(rules).unwrap_or_default();
    let mut all = serde_json::to_value(&scenario.tables).unwrap_or_default();
    all["warmup"]["rules"] = json(&scenario.warmup);
    for phase in &scenario.phases {
        all["phase"][&phase.name] = serde_json::json!({ "name": phase.name, "from": phase.from.to_string(), "rules": json(&phase.rules) });
    }
    all
}

/// Whether two values are equal: numbers in any spelling, durations in any unit.
pub(crate) fn is_same(a: &serde_json::Value, b: &serde_json::Value) -> bool {
    use serde_json::Value::{Array, Number, String};
    match (a, b) {
        (Number(one), Number(other)) => one == other || one.as_f64() == other.as_f64(),
        (String(one), String(other)) => one == other || Span::parse(one).is_ok_and(|one| Span::parse(other) == Ok(one)),
        (Array(one), Array(other)) => one.len() == other.len() && one.iter().zip(other).all(|(a, b)| is_same(a, b)),
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Place;
    use crate::parameters::Kind;

    const CITY: &str = "[city.categories.noise]\nmix = 1\n[city.categories.heat]\nmix = 1\n[rules.time_limits]\nenabled = true\n\
                        [[phase]]\nname = \"one\"\nfrom = 2019-03-01\nset.rules.time_limits.general = \"3 d\"\n\
                        [[phase]]\nname = \"two\"\nfrom = 2019-05-01\nset.rules.time_limits.urgent = \"1 h\"\n";

    /// The general limit of the whole run and of both phases, in days.
    fn limits(sets: &[&str]) -> [f64; 3] {
        let sets: Vec<String> = sets.iter().map(|set| set.to_string()).collect();
        let scenario = Scenario::parse("one", CITY, &sets).unwrap();
        let of = |rules: &crate::levers::Levers| rules.time_limits.general.seconds() / 86_400.0;
        [of(&scenario.tables.rules), of(&scenario.phases[0].rules), of(&scenario.phases[1].rules)]
    }

    fn wrong(sets: &[&str]) -> String {
        let sets: Vec<String> = sets.iter().map(|set| set.to_string()).collect();
        Scenario::parse("one", CITY, &sets).unwrap_err().to_string()
    }

    #[test]
    fn the_narrower_key_wins_within_a_layer_and_a_later_layer_wins_everywhere() {
        let whole = "rules.time_limits.general=9 d";
        assert_eq!(limits(&[]), [limits(&[])[0], 3.0, 3.0]);
        assert_eq!(limits(&[whole]), [9.0; 3]);
        for phase in ["phase.one.rules.time_limits.general=2 d", "phase.one.set.rules.time_limits={general=\"2 d\"}"] {
            assert_eq!(limits(&[whole, phase]), [9.0, 2.0, 2.0], "{phase}");
            assert_eq!(limits(&[phase, whole]), [9.0, 2.0, 2.0], "{phase}");
        }
        assert_eq!(limits(&[whole, "phase.two.rules.time_limits.general=2 d"]), [9.0, 9.0, 2.0]);
        assert_eq!(limits(&["phase.*.rules.time_limits.general=2 d"])[1..], [2.0, 2.0]);
    }

    #[test]
    fn a_layer_sets_a_path_once_however_it_is_spelled() {
        for (one, other) in [
            ("rules.whistle.enabled=true", "rules.whistle.enabled=false"),
            ("rules.whistle.enabled=true", "rules.\"whistle\".enabled=true"),
            ("rules.whistle={enabled=true}", "rules.whistle.enabled=true"),
            ("rules={whistle={enabled=true}}", "rules.whistle={enabled=false, parallel=true}"),
            ("city.categories.*.mix=2", "city.categories.noise.mix=1"),
            ("city.categories.new.mix=2", "city.categories.*={mix=1}"),
            ("phase.one.rules.whistle.enabled=true", "phase.one.set.rules.whistle.enabled=true"),
            ("phase.*.rules.whistle.enabled=true", "phase.two={set={rules={whistle={enabled=false}}}}"),
            ("--reps run.replications=3", "run.replications=4"),
        ] {
            for pair in [[one, other], [other, one]] {
                let message = wrong(&pair);
                assert_eq!(message.lines().count(), 1, "{message}");
                let typed =
                    |text: &str| text.strip_prefix("--reps run.replications=").map_or(format!("--set {text}"), |n| format!("--reps {n}"));
                let expected = format!("found `{}` and `{}`, expected one of them", typed(pair[0]), typed(pair[1]));
                assert!(message.contains(&expected), "{message}");
            }
        }
        assert!(wrong(&["rules.whistle=true", "rules.whistle.enabled=true"]).contains("found `--set rules.whistle=true` and `--set"));
        let fine = ["rules.whistle={}", "rules.whistle={parallel=false}", "rules.whistle.enabled=true"];
        assert!(Scenario::parse("one", CITY, &fine.map(String::from)).unwrap().tables.rules.whistle.enabled);
        let message =
            Scenario::parse("one", "[city.categories.noise]\nmix = 1\n", &["phase.*.from=2019-02-01".into()]).unwrap_err().to_string();
        assert!(message.contains("--set: `phase.*.from`: found no table that `*` could stand for"), "{message}");
    }

    #[test]
    fn a_path_that_is_set_twice_is_reported_with_both_places() {
        let source = Rc::new(Source { name: "p.toml".into(), folder: PathBuf::new() });
        let setting = |key: &str, line: u32| Setting {
            path: crate::input::setting::key_path(&source, key).unwrap(),
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

    #[test]
    fn every_table_of_named_tables_is_listed_here() {
        let mut found = Vec::new();
        for table in super::super::document::tables() {
            found.extend(table.fields.iter().filter(|f| matches!(f.kind, Kind::Named(_))).map(|f| format!("{}.{}", table.path, f.name)));
        }
        assert_eq!(found, NAMED.map(|path| path.join(".")));
    }

    #[test]
    fn values_are_equal_whatever_their_spelling() {
        let same = |a: &str, b: &str| is_same(&serde_json::from_str(a).unwrap(), &serde_json::from_str(b).unwrap());
        assert!(same("1", "1.0") && same("\"5 d\"", "\"120 h\"") && same("[1, 2]", "[1.0, 2]"));
        assert!(!same("1", "true") && !same("\"5 d\"", "\"5 h\"") && !same("[1]", "[1, 1]") && !same("\"a\"", "\"b\""));
    }
}
