//! The reader of scenarios, plans and calibrations: a file as a tree, and everything that is wrong with it.
//!
//! A file goes through the same steps whatever its kind: it is read with all that it extends, checked against the spec of its kind
//! (`check`), and taken apart, row by row and key by key. A key that is wrong, or that a misspelt key stands for, is reported once:
//! [`Reader::is_spoilt`] keeps later steps from reporting what follows from it.

use super::files::Files;
use super::node::{Node, Origin, join};
use crate::error::{Diagnostic, Error, Result};
use crate::messages::{Message, message};
use crate::parameters::Spec;
use std::path::Path;

/// What is wrong so far.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The keys that misspelt keys probably stand for.
    pub(super) meant: Vec<String>,
    /// The tables of a scenario, in which a key that is unknown elsewhere may belong.
    pub(super) tables: fn() -> Vec<Spec>,
}

/// A row of a list of tables.
#[derive(Clone, Debug)]
pub(crate) struct Row<'a> {
    pub(crate) node: &'a Node,
    /// Its dotted path in diagnostics, such as `design.NAME` or `target[2]`.
    pub(crate) path: String,
}

impl<'a> Row<'a> {
    /// The rows of the list `list` of a table.
    pub(crate) fn all(table: &'a Node, list: &str) -> Vec<Row<'a>> {
        let row = |(node, number): (&'a Node, usize)| Row { node, path: row_path(list, node, number) };
        table.rows(list).iter().zip(1..).map(row).collect()
    }

    /// The text of a key, and where it is.
    pub(crate) fn text(&self, key: &str) -> Option<(&'a str, &'a Origin)> {
        let node = self.node.get(key)?;
        Some((node.text()?, &node.origin))
    }
}

/// The path of a row in diagnostics: by its name, or the key that it is about, or its number.
pub(super) fn row_path(list: &str, row: &Node, number: usize) -> String {
    row.word("name").or(row.word("key")).map_or(format!("{list}[{number}]"), |name| join(list, name))
}

impl Reader {
    /// A reader of files that set keys of these tables.
    pub(crate) fn new(tables: fn() -> Vec<Spec>) -> Reader {
        Reader { diagnostics: Vec::new(), meant: Vec::new(), tables }
    }

    /// Reads the file at `path` with all that it extends.
    ///
    /// # Errors
    /// All diagnostics, if the file itself cannot be read.
    pub(crate) fn open(path: &Path, tables: fn() -> Vec<Spec>) -> Result<(Reader, Node)> {
        let mut files = Files::default();
        match files.read(path, None)? {
            Some(tree) => Ok((Reader { diagnostics: files.diagnostics, ..Reader::new(tables) }, tree)),
            None => Err(Error::Input(files.diagnostics)),
        }
    }

    pub(crate) fn diagnose(&mut self, origin: &Origin, key: impl Into<String>, message: Message) {
        self.diagnostics.push(origin.diagnose(key, message));
    }

    /// The same, with a hint.
    pub(crate) fn advise(&mut self, origin: &Origin, key: impl Into<String>, message: Message, hint: Message) {
        self.diagnostics.push(origin.diagnose(key, message).with_hint(hint));
    }

    /// Whether a key, or one above or below it, is reported already or is what a misspelt key stands for.
    pub(crate) fn is_spoilt(&self, key: &str) -> bool {
        let under = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
        let keys = self.diagnostics.iter().map(|diagnostic| &diagnostic.key).chain(&self.meant);
        keys.filter(|known| !known.is_empty()).any(|known| under(known, key) || under(key, known))
    }

    /// Reports each of these keys that a row lacks.
    pub(crate) fn need(&mut self, row: &Row<'_>, keys: &[&str], what: Message) {
        for key in keys {
            let path = join(&row.path, key);
            if row.node.get(key).is_none() && !self.is_spoilt(&path) {
                self.diagnose(&row.node.origin, path, message!("input-missing-key", what = what.clone()));
            }
        }
    }

    /// A result without its diagnostics, which are added to those so far.
    ///
    /// # Errors
    /// Any other error.
    pub(crate) fn collect<T>(&mut self, result: Result<T>) -> Result<Option<T>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(Error::Input(found)) => {
                self.diagnostics.extend(found);
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }

    /// The value, unless there are diagnostics.
    ///
    /// # Errors
    /// All diagnostics in order of file and place, each once.
    pub(crate) fn end<T>(mut self, value: Option<T>) -> Result<T> {
        self.diagnostics.sort_by_cached_key(|found| (found.file.clone(), found.place, found.key.clone(), found.message.to_string()));
        self.diagnostics.dedup();
        match value {
            Some(value) if self.diagnostics.is_empty() => Ok(value),
            _ => Err(Error::Input(self.diagnostics)),
        }
    }
}
