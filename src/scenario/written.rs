//! Where the keys of a scenario are written, and notes on those that have no effect.

use super::inert::Inert;
use super::{Scenario, document};
use crate::error::{Diagnostic, Place};
use crate::input::layers::{Names, in_force};
use crate::input::node::{Node, Source, Value, join};
use crate::messages::{Language, Message, message};
use crate::parameters::{Kind, Spec};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The tree that a scenario was read from, with all that was laid over it. Two scenarios are equal whatever these are.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) tree: Node,
    /// What the user wrote for this scenario; the tree has the keys of extended files too.
    own: Vec<Arc<Source>>,
}

impl PartialEq for Written {
    fn eq(&self, _: &Written) -> bool {
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
///
/// ```
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &[])?;
/// use jiesu::{Language, Setup};
///
/// let idle = base.with("idle", &["rules.early_warning.within=4".into()])?;
/// let note = Setup::read(&idle).map(|setup| idle.notes(&setup.inert(&idle)).remove(0))?;
/// assert_eq!((note.key.as_str(), note.is_default), ("rules.early_warning.within", false));
/// assert!(note.text(Language::English).contains(&note.key));
/// # Ok::<(), jiesu::Error>(())
/// ```
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
    pub reason: Message,
}

impl Note {
    /// The note as a line.
    pub fn text(&self, language: Language) -> String {
        let message = message!("scenario-no-effect", key = &self.key, reason = self.reason.clone());
        Diagnostic { file: self.file.clone(), place: self.place, key: String::new(), message, hint: None }.text(language)
    }
}

impl Written {
    pub(super) fn new(tree: Node, own: Vec<Arc<Source>>) -> Written {
        Written { tree, own }
    }

    /// The keys that come from the command line or from what the user wrote.
    fn keys(&self) -> Vec<Key> {
        let mut walk = Walk { own: &self.own, found: Vec::new(), path: Vec::new() };
        walk.table(&self.tree, &document::spec());
        walk.found
    }
}

struct Walk<'a> {
    own: &'a [Arc<Source>],
    found: Vec<Key>,
    path: Vec<String>,
}

impl Walk<'_> {
    /// Whether the user wrote what comes from a source; the flags of the command line count too.
    fn is_own(&self, source: &Arc<Source>) -> bool {
        source.name.starts_with("--") || self.own.iter().any(|own| Arc::ptr_eq(own, source))
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
                        let Some(phase) = row.word("name") else { continue };
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
    let written = node.json().unwrap_or_default();
    match (default.as_f64(), written.as_f64()) {
        (Some(default), Some(written)) => default == written,
        _ => *default == written,
    }
}

impl Scenario {
    /// A diagnostic about the value of a key, at its place, or at that of the innermost table above it that is written. In the path, `[2]` is
    /// the second item of a list; the rules of a phase may be inherited from an earlier one.
    pub(crate) fn diagnose(&self, path: &[&str], message: Message) -> Diagnostic {
        let key = path.iter().fold(String::new(), |key, part| if part.starts_with('[') { key + part } else { join(&key, part) });
        let tree = &self.written.tree;
        match path {
            ["phase", name, "set", "rules", rest @ ..] | ["phase", name, "rules", rest @ ..] => {
                in_force(tree, name).origin_at(rest).diagnose(key, message)
            }
            _ => tree.origin_at(path).diagnose(key, message),
        }
    }

    /// Adds a diagnostic about a key of a lever, or an item of its list, to those `found`; `prefix` leads to the rules. A phase inherits what
    /// is wrong with the rules before it: that is reported once.
    pub(crate) fn diagnose_rule(
        &self,
        prefix: &[&str],
        rule: &[&str],
        message: Message,
        hint: Option<Message>,
        found: &mut Vec<Diagnostic>,
    ) {
        let key = self.diagnose(&[prefix, &rule[..2]].concat(), Message::verbatim("")).key;
        let diagnostic = Diagnostic { key, ..self.diagnose(&[prefix, rule].concat(), message) };
        let tail = rule[..2].join(".");
        let is_same = |known: &Diagnostic| {
            (&known.file, known.place, &known.message) == (&diagnostic.file, diagnostic.place, &diagnostic.message)
                && known.key.ends_with(&tail)
        };
        if !found.iter().any(is_same) {
            found.push(diagnostic.hinted(hint));
        }
    }

    /// Whether a file is what the user wrote for this scenario, rather than a file that it extends.
    #[cfg(feature = "analysis")]
    pub(crate) fn is_own(&self, file: &str) -> bool {
        file.starts_with("--") || self.written.own.iter().any(|source| source.name == file)
    }

    /// The names that `*` stands for in its keys.
    pub(crate) fn names(&self) -> Names {
        Names::of(&self.written.tree)
    }

    /// The keys that the user wrote and that have no effect, in order of file and place.
    ///
    /// ```
    /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
    /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
    /// use jiesu::{Language, Setup};
    ///
    /// let idle = base.with("idle", &["rules.early_warning.within=4".into()])?;
    /// let setup = Setup::read(&idle)?;
    /// let notes = idle.notes(&setup.inert(&idle));
    /// let note = notes.iter().find(|note| note.key == "rules.early_warning.within").expect("the lever is off");
    /// assert!(note.text(Language::English).contains("rules.early_warning.within"));
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    pub fn notes(&self, inert: &Inert<'_>) -> Vec<Note> {
        let note = |key: &Key| {
            let path: Vec<&str> = key.path.iter().map(String::as_str).collect();
            let reason = inert.reason_at(&path)?;
            // A lever that is off by default needs no note.
            let off = path.last() == Some(&"enabled") && key.is_default;
            let (file, place, dotted) = (key.file.clone(), key.place, dotted(&key.path));
            (!off).then_some(Note { file, place, key: dotted, is_default: key.is_default, reason })
        };
        let mut notes: Vec<Note> = self.written.keys().iter().filter_map(note).collect();
        notes.sort_by(|a, b| (&a.file, a.place, &a.key).cmp(&(&b.file, b.place, &b.key)));
        notes
    }
}

/// The notes that apply to every design in which their key is written at that place, each once.
pub(crate) fn shared(designs: &[(&Scenario, Vec<Note>)]) -> Vec<Note> {
    type Place = (String, crate::error::Place, String);
    let mut written: BTreeMap<Place, usize> = BTreeMap::new();
    for key in designs.iter().flat_map(|(design, _)| design.written.keys()) {
        let at = dotted(&key.path);
        *written.entry((key.file, key.place, at)).or_default() += 1;
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
