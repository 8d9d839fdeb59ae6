//! The tree between the text of a file and the tables of a scenario: every key and value with its place.

use super::names::quoted;
use super::slips;
use crate::error::{Diagnostic, Place};
use crate::messages::{Argument, Message, message};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What was found and what was expected.
pub(crate) fn expected(found: impl Into<Argument>, expected: Message) -> Message {
    message!("input-expected", found = found.into(), expected = expected)
}

/// A text that was read: a file, or the `--set` of the command line.
#[derive(Debug)]
pub(crate) struct Source {
    /// Its name, as the user gave it.
    pub(crate) name: String,
    /// Folder that its paths are relative to.
    pub(crate) folder: PathBuf,
}

/// Where a key or a value was written.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    pub(crate) source: Arc<Source>,
    pub(crate) place: Place,
}

impl Origin {
    /// A diagnostic at this place.
    pub(crate) fn diagnose(&self, key: impl Into<String>, message: Message) -> Diagnostic {
        Diagnostic { file: self.source.name.clone(), place: self.place, key: key.into(), message, hint: None }
    }
}

/// A value with its origin.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) origin: Origin,
    pub(crate) value: Value,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Flag(bool),
    Whole(i128),
    Real(f64),
    Text(String),
    /// A date or time without quotes, as written.
    Date(String),
    List(Vec<Node>),
    /// Copies of a tree share the tables in which they do not differ.
    Table(Arc<BTreeMap<String, Entry>>),
}

/// A key of a table: where the key stands, and its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: Origin,
    pub(crate) node: Node,
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Flag(flag) => write!(f, "{flag}"),
            Value::Whole(number) => write!(f, "{number}"),
            Value::Real(number) => write!(f, "{number:?}"),
            Value::Text(text) => f.write_str(&quoted(text)),
            Value::Date(date) => write!(f, "{date}"),
            Value::List(_) => write!(f, "a list"),
            Value::Table(_) => write!(f, "a table"),
        }
    }
}

impl From<&Value> for Argument {
    /// A value as found: as TOML writes it, but for lists and tables.
    fn from(value: &Value) -> Argument {
        match value {
            Value::List(_) => message!("input-a-list").into(),
            Value::Table(_) => message!("input-a-table").into(),
            plain => plain.to_string().into(),
        }
    }
}

impl Node {
    /// An empty table.
    pub(crate) fn empty(source: &Arc<Source>) -> Node {
        Node { origin: Origin { source: source.clone(), place: Place::default() }, value: Value::Table(Arc::default()) }
    }

    /// Reads the text of a whole file.
    ///
    /// # Errors
    /// All syntax errors, one per line.
    pub(crate) fn parse(source: &Arc<Source>, text: &str) -> Result<Node, Vec<Diagnostic>> {
        let reader = Reader { source, lines: Some(Lines::new(text)) };
        if let Some(diagnostic) = reader.no_text(text) {
            return Err(vec![diagnostic]);
        }
        let (table, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            let mut diagnostics: Vec<Diagnostic> = errors.iter().map(|error| reader.syntax(text, error)).collect();
            // Further errors in a line usually follow from its first.
            diagnostics.sort();
            diagnostics.dedup_by_key(|diagnostic| diagnostic.place.line);
            return Err(diagnostics);
        }
        // What is missing in the whole file is reported at its beginning.
        Ok(Node { origin: reader.origin(0), value: reader.table(table.get_ref()) })
    }

    /// Reads one value, such as the right-hand side of `--set`; it has no place.
    pub(crate) fn parse_value(source: &Arc<Source>, text: &str) -> Result<Node, String> {
        let reader = Reader { source, lines: None };
        let value = DeValue::parse(text).map_err(|error| error.message().to_string())?;
        Ok(reader.node(&value))
    }

    /// The entries, if this is a table.
    pub(crate) fn table(&self) -> Option<&BTreeMap<String, Entry>> {
        match &self.value {
            Value::Table(entries) => Some(entries),
            _ => None,
        }
    }

    /// The entries, if this is a table.
    pub(crate) fn table_mut(&mut self) -> Option<&mut BTreeMap<String, Entry>> {
        match &mut self.value {
            Value::Table(entries) => Some(Arc::make_mut(entries)),
            _ => None,
        }
    }

    /// The value of a key of this table.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.table()?.get(key).map(|entry| &entry.node)
    }

    /// The value at a path of keys, in which `[2]` is the second item of a list and a name the row of this name.
    pub(crate) fn find(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, key| node.step(key))
    }

    fn step(&self, key: &str) -> Option<&Node> {
        let Value::List(items) = &self.value else { return self.get(key) };
        match key.strip_prefix('[').and_then(|key| key.strip_suffix(']')?.parse::<usize>().ok()) {
            Some(number) => items.get(number.wrapping_sub(1)),
            None => items.iter().find(|row| row.word("name") == Some(key)),
        }
    }

    /// The text, if this is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) | Value::Date(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a key of this table.
    pub(crate) fn word(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    #[cfg(feature = "analysis")]
    /// The number of a key of this table.
    pub(crate) fn real(&self, key: &str) -> Option<f64> {
        match self.get(key)?.value {
            Value::Real(number) => Some(number),
            Value::Whole(number) => Some(number as f64),
            _ => None,
        }
    }

    #[cfg(feature = "analysis")]
    /// The whole number, 0 or more, of a key of this table.
    pub(crate) fn whole(&self, key: &str) -> Option<u64> {
        match self.get(key)?.value {
            Value::Whole(number) => u64::try_from(number).ok(),
            _ => None,
        }
    }

    /// The items, if this is a list.
    pub(crate) fn items(&self) -> &[Node] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    /// The rows of a list of tables.
    pub(crate) fn rows(&self, list: &str) -> &[Node] {
        self.get(list).map_or(&[], Node::items)
    }

    /// The origin of the value at `path`, as in [`Node::find`]; of the deepest table on that path that exists otherwise.
    pub(crate) fn origin_at(&self, path: &[&str]) -> &Origin {
        let mut node = self;
        for key in path {
            let Some(below) = node.step(key) else { break };
            node = below;
        }
        &node.origin
    }

    /// A tree with `value` at `path`, with a table per key; all keys have the origin `origin`.
    pub(crate) fn at_path(path: &[String], origin: &Origin, value: Node) -> Node {
        path.iter().rev().fold(value, |node, key| {
            let entry = Entry { key: origin.clone(), node };
            Node { origin: origin.clone(), value: Value::Table(Arc::new(BTreeMap::from([(key.clone(), entry)]))) }
        })
    }

    /// Merges `over` into this tree: tables key by key, everything else is replaced.
    pub(crate) fn merge(&mut self, over: Node) {
        match (&mut self.value, over.value) {
            (Value::Table(entries), Value::Table(new)) => {
                let entries = Arc::make_mut(entries);
                for (key, entry) in Arc::unwrap_or_clone(new) {
                    match entries.entry(key) {
                        Slot::Vacant(slot) => {
                            slot.insert(entry);
                        }
                        Slot::Occupied(mut slot) => {
                            if entry.node.table().is_none() {
                                slot.get_mut().key = entry.key;
                            }
                            slot.get_mut().node.merge(entry.node);
                        }
                    }
                }
            }
            (value, new) => {
                *value = new;
                self.origin = over.origin;
            }
        }
    }

    /// The value as JSON.
    pub(crate) fn json(&self) -> Option<serde_json::Value> {
        serde_json::to_value(self.to_toml()).ok()
    }

    #[cfg(feature = "analysis")]
    /// The value as TOML writes it.
    pub(crate) fn plain(&self) -> String {
        self.to_toml().to_string()
    }

    /// The value as serde reads it.
    pub(crate) fn to_toml(&self) -> toml::Value {
        match &self.value {
            Value::Flag(flag) => toml::Value::Boolean(*flag),
            Value::Whole(number) => toml::Value::Integer(i64::try_from(*number).unwrap_or(i64::MAX)),
            Value::Real(number) => toml::Value::Float(*number),
            Value::Text(text) | Value::Date(text) => toml::Value::String(text.clone()),
            Value::List(items) => toml::Value::Array(items.iter().map(Node::to_toml).collect()),
            Value::Table(entries) => toml::Value::Table(entries.iter().map(|(key, entry)| (key.clone(), entry.node.to_toml())).collect()),
        }
    }
}

/// Converts the tree of the `toml` crate.
struct Reader<'a> {
    source: &'a Arc<Source>,
    lines: Option<Lines<'a>>,
}

impl Reader<'_> {
    fn origin(&self, offset: usize) -> Origin {
        let place = self.lines.as_ref().map_or_else(Place::default, |lines| lines.place(offset));
        Origin { source: self.source.clone(), place }
    }

    /// A diagnostic if the text contains a byte 0 or only carriage returns as line ends.
    fn no_text(&self, text: &str) -> Option<Diagnostic> {
        if let Some(at) = text.find('\0') {
            let diagnostic = self.origin(at).diagnose("", message!("input-a-byte", byte = "00"));
            return Some(diagnostic.with_hint(message!("input-maybe-utf-16")));
        }
        let at = text.find('\r').filter(|_| !text.contains('\n') && self.lines.is_some())?;
        Some(self.origin(at).diagnose("", message!("input-carriage-returns")).with_hint(slips::line_ends()))
    }

    fn syntax(&self, text: &str, error: &toml::de::Error) -> Diagnostic {
        let slip = slips::syntax(text, error.span().map_or(0, |span| span.start), error.message());
        self.origin(slip.at).diagnose("", slip.message).hinted(slip.hint)
    }

    fn table(&self, table: &DeTable<'_>) -> Value {
        let entry = |(key, value): (&Spanned<toml::de::DeString<'_>>, &Spanned<DeValue<'_>>)| {
            (key.get_ref().to_string(), Entry { key: self.origin(key.span().start), node: self.node(value) })
        };
        Value::Table(Arc::new(table.iter().map(entry).collect()))
    }

    fn node(&self, value: &Spanned<DeValue<'_>>) -> Node {
        let read = match value.get_ref() {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Integer(number) => {
                let most = if number.as_str().starts_with('-') { i128::MIN } else { i128::MAX };
                Value::Whole(i128::from_str_radix(number.as_str(), number.radix()).unwrap_or(most))
            }
            DeValue::Float(number) => Value::Real(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(flag) => Value::Flag(*flag),
            DeValue::Datetime(date) => Value::Date(date.to_string()),
            DeValue::Array(items) => Value::List(items.iter().map(|item| self.node(item)).collect()),
            DeValue::Table(table) => self.table(table),
        };
        Node { origin: self.origin(value.span().start), value: read }
    }
}

/// Finds line and column of an offset.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(i, _)| i + 1);
        Lines { text, starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// Line and column, in characters, of the byte at `offset`.
    pub(super) fn place(&self, offset: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let before = self.text.get(self.starts[line - 1]..offset).unwrap_or_default();
        Place { line: line as u32, column: before.trim_start_matches('\u{feff}').chars().count() as u32 + 1 }
    }
}

/// The dotted path of `key` below `path`, with quotes where TOML needs them.
pub(crate) fn join(path: &str, key: &str) -> String {
    let bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    let key = if bare { key.to_string() } else { quoted(key) };
    if path.is_empty() { key } else { format!("{path}.{key}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> Arc<Source> {
        Arc::new(Source { name: "a.toml".into(), folder: PathBuf::new() })
    }

    #[test]
    fn every_value_knows_its_line_and_column() {
        let node = Node::parse(&source(), "title = \"接诉\"\n[rules.whistle]\n  enabled = true\n").unwrap();
        let place = |path: &[&str]| node.origin_at(path).place;
        assert_eq!(place(&["title"]), Place { line: 1, column: 9 });
        assert_eq!(place(&["rules", "whistle"]), Place { line: 2, column: 1 });
        assert_eq!(place(&["rules", "whistle", "enabled"]), Place { line: 3, column: 13 });
        assert_eq!(place(&["rules", "whistle", "parallel"]), Place { line: 2, column: 1 });
        assert_eq!(place(&["city"]), Place { line: 1, column: 1 });
    }

    #[test]
    fn merging_keeps_keys_that_the_child_does_not_set() {
        let mut base = Node::parse(&source(), "[a]\nx = 1\ny = [1, 2]\n").unwrap();
        base.merge(Node::parse(&source(), "\n\n[a]\ny = [3]\n").unwrap());
        assert_eq!(base.to_toml().to_string(), "{ a = { x = 1, y = [3] } }");
        assert_eq!(base.origin_at(&["a", "y"]).place.line, 4);
        assert_eq!(base.origin_at(&["a", "x"]).place.line, 2);
    }
}
