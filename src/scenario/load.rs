//! From the tree of a file to a [`Scenario`]: what is laid over it, checks, phases.

use super::written::Written;
use super::{PATHS, Phase, Scenario, document, sense};
use crate::error::Result;
use crate::input::files::Files;
#[cfg(feature = "analysis")]
use crate::input::files::plain;
#[cfg(feature = "analysis")]
use crate::input::kind::FileKind;
use crate::input::layers::{in_force, stack};
use crate::input::names;
use crate::input::node::expected;
use crate::input::node::{Node, Origin, Source};
use crate::input::reader::{Reader, Row};
use crate::input::setting::Setting;
use crate::levers::Levers;
#[cfg(feature = "analysis")]
use crate::messages::Message;
use crate::messages::message;
use crate::time::Date;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The source of the defaults of a command.
pub(crate) const DEFAULTS: &str = "defaults";

/// A scenario file with all that it extends, from which several scenarios can be made.
#[derive(Clone, Debug)]
pub(crate) struct Base {
    name: String,
    tree: Option<Node>,
    incomplete: bool,
    reader: Reader,
}

impl Base {
    /// Reads the file at `path`, named by the user or by the key at `asked`.
    pub(crate) fn read(path: &Path, asked: Option<(&str, &Origin)>) -> Result<Base> {
        let mut files = Files::default();
        let tree = files.read(path, asked)?;
        Ok(Base::of(path, tree, files))
    }

    #[cfg(feature = "analysis")]
    /// Reads the scenario file that a plan or calibration names by the key `key` of `table`; none, with a diagnostic, if it names none or
    /// another kind of file. `missing` is the message if it names none.
    pub(crate) fn named(table: &Row<'_>, missing: Message, reader: &mut Reader) -> Result<Option<(PathBuf, Base)>> {
        let key = if table.path.is_empty() { "base".to_string() } else { format!("{}.base", table.path) };
        let Some((file, origin)) = table.text("base") else {
            if !reader.is_spoilt(&key) {
                reader.advise(&table.node.origin, key, missing, message!("plan-such-as-base"));
            }
            return Ok(None);
        };
        let path = origin.source.folder.join(file);
        if matches!(FileKind::of(&path), Ok(FileKind::Designs { .. } | FileKind::Calibration | FileKind::Optimization)) {
            reader.diagnose(origin, key, message!("plan-base-is-a-plan", path = plain(&path)));
            return Ok(None);
        }
        let base = Base::read(&path, Some((&key, origin)))?;
        Ok(Some((path, base)))
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
        let source = Arc::new(Source { name: name.into(), folder: PathBuf::new() });
        let tree = files.text(&source, text)?;
        Ok(Base::of(Path::new(name), tree, files))
    }

    /// A scenario, on which others are based.
    pub(crate) fn of_scenario(scenario: &Scenario) -> Base {
        let (name, tree) = (scenario.name.clone(), Some(scenario.written.tree.clone()));
        Base { name, tree, incomplete: false, reader: Reader::new(document::tables) }
    }

    fn of(path: &Path, tree: Option<Node>, files: Files<'_>) -> Base {
        let mut reader = Reader::new(document::tables);
        reader.diagnostics = files.diagnostics;
        Base { name: crate::input::read_once::stem(path), tree, incomplete: files.incomplete, reader }
    }

    #[cfg(feature = "analysis")]
    /// A command's numbers of trials, unless the file says itself in how many cities it is simulated.
    pub(crate) fn trials<'a>(&self, defaults: &'a [Setting]) -> &'a [Setting] {
        match self.tree.as_ref().and_then(|tree| tree.find(&["run", "cities"])) {
            Some(_) => &[],
            None => defaults,
        }
    }

    #[cfg(feature = "analysis")]
    /// The names that `*` stands for in the keys of the file.
    pub(crate) fn names(&self) -> crate::input::layers::Names {
        self.tree.as_ref().map(crate::input::layers::Names::of).unwrap_or_default()
    }

    /// The scenario called `name`, or as its file. `under` applies where the file sets nothing; each of `layers` overrides what comes before
    /// it, and `sets` overrides everything. No key that is set may be set by the scenario's parameter sets too.
    pub(crate) fn scenario(&self, name: Option<&str>, under: Option<&Node>, layers: &[&[Setting]], sets: &[String]) -> Result<Scenario> {
        let scenario = self.under(name, under, layers, sets)?;
        #[cfg(feature = "analysis")]
        // Errors in the file of sets are reported where it is read for the run.
        if let Ok(Some(sample)) = super::sets::Sets::read(&scenario) {
            use crate::input::layers::Layer;
            let (names, mut reader) = (scenario.names(), Reader::new(document::tables));
            let layers = layers.iter().map(|layer| Layer::of(layer)).chain([Layer::of_command_line(sets, &mut Vec::new())]);
            for layer in layers {
                reader.diagnostics.extend(sample.conflicts(&scenario, &layer.leaves(&names, &mut Vec::new()), &names));
            }
            return reader.end(Some(scenario));
        }
        Ok(scenario)
    }

    /// As [`Base::scenario`], without regard to parameter sets.
    pub(crate) fn under(&self, name: Option<&str>, under: Option<&Node>, layers: &[&[Setting]], sets: &[String]) -> Result<Scenario> {
        let mut reader = self.reader.clone();
        let Some(file) = &self.tree else { return reader.end(None) };
        let root = &file.origin.source;
        if name.is_none() {
            reader.diagnostics.extend(names::of_file(&self.name, &root.name));
        }
        let mut tree = stack(under, file, layers, sets, &mut reader.diagnostics);
        reader.check(&mut tree, &document::spec());
        // For designs of a plan, only the keys of the plan: its base counts as an extended file.
        let above = layers.iter().copied().flatten().map(|setting| &setting.key.source).filter(|source| source.name != DEFAULTS);
        let mut own: Vec<Arc<Source>> = above.chain(name.is_none().then_some(root)).cloned().collect();
        own.dedup_by(|a, b| Arc::ptr_eq(a, b));
        let scenario = resolve(name.unwrap_or(&self.name).into(), Written::new(tree, own), self.incomplete, &mut reader);
        reader.end(scenario)
    }
}

/// Makes a scenario of the checked tree.
fn resolve(name: String, written: Written, incomplete: bool, reader: &mut Reader) -> Option<Scenario> {
    let tree = &written.tree;
    let mut whole = tree.clone();
    whole.table_mut().into_iter().for_each(|entries| entries.retain(|key, _| !["phase", "warmup"].contains(&key.as_str())));
    let tables = read::<super::values::Tables>(&whole, "", reader)?;
    let none = Node::empty(&tree.origin.source);
    let warmup = read(tree.find(&["warmup", "rules"]).unwrap_or(&none), "warmup.rules", reader)?;
    let mut phases = Vec::new();
    for (name, from) in dated(tree, &tables.run.rules_from(), reader) {
        let rules: Levers = read(&in_force(tree, &name), &format!("phase.{name}.rules"), reader)?;
        phases.push(Phase { name, from, rules });
    }
    let scenario = Scenario { name, folders: folders(tree), tables, warmup, phases, written };
    if !incomplete {
        sense::check(&scenario, reader);
    }
    Some(scenario)
}

fn read<T: DeserializeOwned>(node: &Node, path: &str, reader: &mut Reader) -> Option<T> {
    let read = T::deserialize(node.to_toml());
    read.map_err(|error| reader.diagnose(&node.origin, path, message!("scenario-unreadable", reason = error.message()))).ok()
}

/// The phases in order of their dates: name and first day.
fn dated(tree: &Node, first: &Date, reader: &mut Reader) -> Vec<(String, Date)> {
    let mut known: Vec<(String, Date)> = Vec::new();
    for row in Row::all(tree, "phase") {
        reader.need(&row, &["name", "from"], message!("word-phase"));
        let (name_key, from_key) = (format!("{}.name", row.path), format!("{}.from", row.path));
        if let Some((name, origin)) = row.text("name")
            && let Some(what) = names::wrong(name)
        {
            reader.diagnose(origin, name_key, expected(names::quoted(name), what));
        }
        let (Some((name, _)), Some((from, origin))) = (row.text("name"), row.text("from")) else { continue };
        let Ok(from) = Date::parse(from) else { continue };
        if from < *first && !reader.is_spoilt("run.start") && !reader.is_spoilt("run.lead_in") {
            let message = message!("scenario-phase-early", from = from.to_string(), first = first.to_string());
            reader.advise(origin, &from_key, message, message!("scenario-warmup-rules"));
        }
        if let Some((other, _)) = known.iter().find(|(_, day)| *day == from) {
            reader.diagnose(origin, &from_key, message!("scenario-phase-same-day", from = from.to_string(), other = other));
        }
        known.push((name.into(), from));
    }
    known.sort_by_key(|(_, from)| *from);
    known
}

/// The folder of each path that is set.
fn folders(tree: &Node) -> BTreeMap<String, PathBuf> {
    let folder = |key: &&str| {
        let node = tree.find(&key.split('.').collect::<Vec<_>>())?;
        let written = node.text().is_some_and(|text| !text.is_empty());
        written.then(|| (key.to_string(), node.origin.source.folder.clone()))
    };
    PATHS.iter().filter_map(folder).collect()
}
