//! The keys that the user wrote in a scenario, a plan or `--set`, with their places; keys of extended files are not among them.

use super::inert::{Inert, Reason};
use super::{Scenario, document};
use crate::error::{Diagnostic, Place};
use crate::input::node::{Node, Source, Value, join};
use crate::parameters::{Kind, Spec};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The keys that the user wrote. Two scenarios are equal whatever these are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys(Vec<Key>);

impl PartialEq for Keys {
    fn eq(&self, _: &Keys) -> bool {
        true
    }
}

#[derive(Clone, Debug)]
struct Key {
    path: Vec<String>,
    file: String,
    place: Place,
    /// Whether the value is the default.
    is_default: bool,
}

/// A key that the user wrote and that has no effect.
#[derive(Clone, Debug)]
pub struct Note {
    /// The file, or `--set`.
    pub file: String,
    /// The place of the key in the file.
    pub place: Place,
    /// The dotted key.
    pub key: String,
    /// Whether the value is the default.
    pub is_default: bool,
    /// Why it has no effect.
    pub reason: Reason,
}

impl Note {
    /// The note as a line, in English.
    pub fn english(&self) -> String {
        self.line(format!("note: `{}`: has no effect here: {}", self.key, self.reason.english))
    }

    /// The note as a line, in Chinese.
    pub fn chinese(&self) -> String {
        self.line(format!("提示：`{}` 在此不起作用：{}", self.key, self.reason.chinese))
    }

    fn line(&self, message: String) -> String {
        Diagnostic { file: self.file.clone(), place: self.place, key: String::new(), message: message.into(), hint: None }.to_string()
    }
}

impl Keys {
    /// The keys of a tree that come from the command line or from one of the `sources`.
    pub(super) fn of(tree: &Node, sources: &[&Rc<Source>]) -> Keys {
        let mut walk = Walk { sources, found: Vec::new(), path: Vec::new() };
        walk.table(tree, &document::spec());
        Keys(walk.found)
    }
}

struct Walk<'a> {
    sources: &'a [&'a Rc<Source>],
    found: Vec<Key>,
    path: Vec<String>,
}

impl Walk<'_> {
    /// Whether the user wrote what comes from a source; the flags of the command line count too.
    fn is_own(&self, source: &Rc<Source>) -> bool {
        source.name.starts_with("--") || self.sources.iter().any(|own| Rc::ptr_eq(own, source))
    }

    fn table(&mut self, node: &Node, spec: &Spec) {
        let Some(entries) = node.table() else { return };
        for (name, entry) in entries {
            let Some(field) = spec.field(name) else { continue };
            self.path.push(name.clone());
            match (field.kind, &entry.node.value) {
                (Kind::Table(below), _) => self.table(&entry.node, &below()),
                (Kind::Rows(below), Value::List(rows)) if name == "phase" => {
                    for row in rows {
                        let Some(phase) = row.get("name").and_then(Node::text) else { continue };
                        self.path.push(phase.to_string());
                        self.table(row, &below());
                        self.path.pop();
                    }
                }
                (Kind::Named(_) | Kind::Rows(_), _) => {}
                _ if self.is_own(&entry.key.source) => {
                    let is_default = is_same(&(field.default)(), &entry.node);
                    let (file, place) = (entry.key.source.name.clone(), entry.key.place);
                    self.found.push(Key { path: self.path.clone(), file, place, is_default });
                }
                _ => {}
            }
            self.path.pop();
        }
    }
}

fn is_same(default: &serde_json::Value, node: &Node) -> bool {
    let written = serde_json::to_value(node.to_toml()).unwrap_or_default();
    match (default.as_f64(), written.as_f64()) {
        (Some(default), Some(written)) => default == written,
        _ => *default == written,
    }
}

impl Scenario {
    /// The keys that the user wrote and that have no effect, in order of file and place.
    pub fn notes(&self, inert: &Inert<'_>) -> Vec<Note> {
        let note = |key: &Key| {
            let path: Vec<&str> = key.path.iter().map(String::as_str).collect();
            let reason = inert.reason_at(&path)?;
            // A lever that is off by default needs no note.
            let off = path.last() == Some(&"enabled") && key.is_default;
            let (file, place, dotted) = (key.file.clone(), key.place, dotted(&key.path));
            (!off).then_some(Note { file, place, key: dotted, is_default: key.is_default, reason })
        };
        let mut notes: Vec<Note> = self.written.0.iter().filter_map(note).collect();
        notes.sort_by(|a, b| (&a.file, a.place, &a.key).cmp(&(&b.file, b.place, &b.key)));
        notes
    }
}

/// The notes that apply to every design in which their key is written at that place, each once.
pub fn shared(designs: &[(&Scenario, Vec<Note>)]) -> Vec<Note> {
    type Place = (String, crate::error::Place, String);
    let mut written: BTreeMap<Place, usize> = BTreeMap::new();
    for key in designs.iter().flat_map(|(design, _)| &design.written.0) {
        *written.entry((key.file.clone(), key.place, dotted(&key.path))).or_default() += 1;
    }
    let mut found: BTreeMap<Place, (usize, &Note)> = BTreeMap::new();
    for note in designs.iter().flat_map(|(_, notes)| notes) {
        found.entry((note.file.clone(), note.place, note.key.clone())).or_insert((0, note)).0 += 1;
    }
    found.into_iter().filter(|(at, (times, _))| written.get(at) == Some(times)).map(|(_, (_, note))| note.clone()).collect()
}

fn dotted(path: &[String]) -> String {
    path.iter().fold(String::new(), |dotted, part| join(&dotted, part))
}
