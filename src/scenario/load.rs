//! From the tree of a file to a [`Scenario`]: `--set`, checks, phases.

use super::layers::Layer;
use super::sense::{self, Written};
use super::values::Tables;
use super::written::Keys;
use super::{PATHS, Phase, Scenario, check, document};
use crate::error::{Diagnostic, Error, Result};
use crate::input::files::Files;
use crate::input::names;
use crate::input::node::{Node, Origin, Source, Value, join};
use crate::input::setting::Setting;
use crate::levers::Levers;
use crate::time::Date;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The source of the defaults of a command.
pub(crate) const DEFAULTS: &str = "defaults";

/// Reads a file with all that it extends.
pub(crate) fn load(path: &Path, sets: &[String]) -> Result<Scenario> {
    Base::read(path, None)?.scenario(None, None, &[], sets)
}

/// A scenario file with all that it extends, from which several scenarios can be made.
#[derive(Clone)]
pub(crate) struct Base {
    name: String,
    pub(crate) tree: Option<Node>,
    incomplete: bool,
    diagnostics: Vec<Diagnostic>,
}

impl Base {
    /// Reads the file at `path`, named by the user or by the key at `asked`.
    pub(crate) fn read(path: &Path, asked: Option<(&str, &Origin)>) -> Result<Base> {
        let mut files = Files::default();
        let tree = files.read(path, asked)?;
        Ok(Base::of(path, tree, files))
    }

    /// Reads one of the given files, with those that it extends.
    pub(crate) fn given(path: &Path, given: &[(&str, &str)]) -> Result<Base> {
        let mut files = Files::given(given);
        let tree = files.read(path, None)?;
        Ok(Base::of(path, tree, files))
    }

    /// Reads a text that is not a file.
    pub(crate) fn of_text(name: &str, text: &str) -> Result<Base> {
        let mut files = Files::default();
        let source = Rc::new(Source { name: name.into(), folder: PathBuf::new() });
        let tree = files.text(&source, text)?;
        Ok(Base::of(Path::new(name), tree, files))
    }

    fn of(path: &Path, tree: Option<Node>, files: Files<'_>) -> Base {
        let name = crate::input::read_once::stem(path);
        Base { name, tree, incomplete: files.incomplete, diagnostics: files.diagnostics }
    }

    /// The scenario called `name`, or as its file. `under` applies where the file sets nothing; each of `layers` overrides what comes before
    /// it, and `sets` overrides everything. No key that is set may be set by the scenario's parameter sets too.
    pub(crate) fn scenario(&self, name: Option<&str>, under: Option<&Node>, layers: &[&[Setting]], sets: &[String]) -> Result<Scenario> {
        let scenario = self.under(name, under, layers, sets)?;
        #[cfg(feature = "cli")]
        // Errors in the file of sets are reported where it is read for the run.
        if let Ok(Some(sample)) = super::sets::Sets::read(&scenario) {
            let names = super::layers::Names::of(&scenario);
            let mut diagnostics = Vec::new();
            let layers = layers.iter().map(|layer| Layer::of(layer)).chain([Layer::of_command_line(sets, &mut Vec::new())]);
            for layer in layers {
                diagnostics.extend(sample.conflicts(&layer.leaves(&names, &mut Vec::new()), &names));
            }
            if !diagnostics.is_empty() {
                return Err(input(diagnostics));
            }
        }
        Ok(scenario)
    }

    /// As [`Base::scenario`], without regard to parameter sets.
    pub(crate) fn under(&self, name: Option<&str>, under: Option<&Node>, layers: &[&[Setting]], sets: &[String]) -> Result<Scenario> {
        let mut diagnostics = self.diagnostics.clone();
        let Some(tree) = &self.tree else { return Err(input(diagnostics)) };
        if name.is_none() {
            diagnostics.extend(names::of_file(&self.name, &tree.origin.source.name));
        }
        let mut tree = match under {
            Some(under) => {
                let mut below = under.clone();
                below.merge(tree.clone());
                below.origin = tree.origin.clone();
                below
            }
            None => tree.clone(),
        };
        for layer in layers {
            Layer::of(layer).lay(&mut tree, &mut diagnostics);
        }
        Layer::of_command_line(sets, &mut diagnostics).lay(&mut tree, &mut diagnostics);
        check::table(&mut tree, &document::spec(), "", &mut diagnostics);
        // For designs of a plan, only the keys of the plan: its base counts as an extended file.
        let root = tree.origin.source.clone();
        let above = layers.iter().copied().flatten().map(|setting| &setting.key.source).filter(|source| source.name != DEFAULTS);
        let mut sources: Vec<&Rc<Source>> = above.chain(name.is_none().then_some(&root)).collect();
        sources.dedup_by(|a, b| Rc::ptr_eq(a, b));
        let written = Keys::of(&tree, &sources);
        let scenario = resolve(name.unwrap_or(&self.name).into(), tree, self.incomplete, &mut diagnostics);
        let scenario = scenario.map(|scenario| Scenario { written, ..scenario });
        match scenario {
            Some(scenario) if diagnostics.is_empty() => Ok(scenario),
            _ => Err(input(diagnostics)),
        }
    }
}

/// Reads one of the given files.
pub(crate) fn given(path: &Path, given: &[(&str, &str)], sets: &[String]) -> Result<Scenario> {
    Base::given(path, given)?.scenario(None, None, &[], sets)
}

/// Reads a text that is not a file.
pub(crate) fn parse(name: &str, text: &str, sets: &[String]) -> Result<Scenario> {
    Base::of_text(name, text)?.scenario(None, None, &[], sets)
}

fn input(mut diagnostics: Vec<Diagnostic>) -> Error {
    diagnostics.sort();
    diagnostics.dedup();
    Error::Input(diagnostics)
}

/// Makes a scenario of the checked tree.
fn resolve(name: String, mut tree: Node, incomplete: bool, diagnostics: &mut Vec<Diagnostic>) -> Option<Scenario> {
    let source = tree.origin.source.clone();
    let take = |tree: &mut Node, key: &str| tree.table_mut().and_then(|entries| entries.remove(key)).map(|entry| entry.node);
    let phases = take(&mut tree, "phase");
    let warmup = take(&mut tree, "warmup").and_then(|mut warmup| take(&mut warmup, "rules")).unwrap_or(Node::empty(&source));
    let base = tree.get("rules").cloned().unwrap_or(Node::empty(&source));

    let tables: Tables = read(&tree, "", diagnostics)?;
    let warmup_rules: Levers = read(&warmup, "warmup.rules", diagnostics)?;
    let rows = match phases.map(|phases| phases.value) {
        Some(Value::List(rows)) => rows,
        _ => Vec::new(),
    };
    let dated = dated(rows, &tables, diagnostics);
    let mut force = base;
    let (mut phases, mut trees) = (Vec::new(), Vec::new());
    for (name, from, set) in dated {
        force.merge(set);
        phases.push(Phase { rules: read(&force, &format!("phase.{name}.rules"), diagnostics)?, name, from });
        trees.push(force.clone());
    }
    let scenario = Scenario { name, folders: folders(&tree), tables, warmup: warmup_rules, phases, written: Keys::default() };
    if !incomplete {
        let none = Node::empty(&source);
        let mut rules = vec![("rules".to_string(), &scenario.tables.rules, tree.get("rules").unwrap_or(&none))];
        rules.push(("warmup.rules".into(), &scenario.warmup, &warmup));
        let phased = scenario.phases.iter().zip(&trees);
        rules.extend(phased.map(|(phase, tree)| (format!("{}.set.rules", join("phase", &phase.name)), &phase.rules, tree)));
        sense::check(&scenario, &Written { tree: &tree, rules }, diagnostics);
    }
    Some(scenario)
}

fn read<T: DeserializeOwned>(node: &Node, path: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<T> {
    match T::deserialize(node.to_toml()) {
        Ok(read) => Some(read),
        Err(error) => {
            diagnostics.push(node.origin.diagnose(path, format!("cannot be read: {}", error.message())));
            None
        }
    }
}

/// The phases in order of their dates: name, first day, and the tree of rules that each changes.
fn dated(rows: Vec<Node>, tables: &Tables, diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, Date, Node)> {
    let mut known: Vec<(String, Date, Node)> = Vec::new();
    let wrong: Vec<String> = diagnostics.iter().map(|diagnostic| diagnostic.key.clone()).collect();
    let spoilt = |key: &str| wrong.iter().any(|wrong| wrong == key);
    for (i, mut row) in rows.into_iter().enumerate() {
        let name = row.get("name").and_then(Node::text).map(str::to_string);
        let path = name.as_ref().map_or(format!("phase[{}]", i + 1), |name| join("phase", name));
        let from = row.get("from").and_then(Node::text).and_then(|text| Date::parse(text).ok());
        for (key, missing) in [("name", name.is_none()), ("from", from.is_none())] {
            let key = join(&path, key);
            if missing && !spoilt(&key) {
                diagnostics.push(row.origin.diagnose(key, "found nothing, expected this key in every phase"));
            }
        }
        if let (Some(name), false) = (&name, spoilt(&join(&path, "name")))
            && let Some(expected) = names::wrong(name)
        {
            let message = format!("found {}, expected {expected}", names::quoted(name));
            diagnostics.push(row.origin_at(&["name"]).diagnose(join(&path, "name"), message));
        }
        let (Some(name), Some(from)) = (name, from) else { continue };
        let origin = row.origin_at(&["from"]).clone();
        let key = join(&path, "from");
        if from < tables.run.start && !spoilt("run.start") {
            let message = format!("found {from}, expected a day on or after `run.start`, {}", tables.run.start);
            diagnostics.push(origin.diagnose(&key, message).with_hint("set rules of the warm-up in `[warmup.rules.…]`"));
        }
        if let Some((other, ..)) = known.iter().find(|(_, day, _)| *day == from) {
            let message = format!("found {from}, the day on which phase `{other}` starts, expected another day");
            diagnostics.push(origin.diagnose(key, message));
        }
        let empty = Node::empty(&row.origin.source);
        let set = row.table_mut().and_then(|entries| entries.remove("set")).and_then(|entry| entry.node.get("rules").cloned());
        known.push((name, from, set.unwrap_or(empty)));
    }
    known.sort_by_key(|(_, from, _)| *from);
    known
}

/// The folder of each path that is set.
fn folders(tree: &Node) -> BTreeMap<String, PathBuf> {
    let folder = |key: &&str| {
        let node = key.split('.').try_fold(tree, Node::get)?;
        let written = node.text().is_some_and(|text| !text.is_empty());
        written.then(|| (key.to_string(), node.origin.source.folder.clone()))
    };
    PATHS.iter().filter_map(folder).collect()
}
