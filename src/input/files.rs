//! Reading files, and following `extends`.

use super::encoding::decode;
use super::format;
use super::layers::lay_over;
use super::node::expected;
use super::node::{Entry, Node, Origin, Source, Value, join};
use super::read_once;
use crate::error::{Diagnostic, Error, Place, Result};
use crate::messages::{Message, message};
use crate::parameters::{Kind, nearest};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Reads files with all that they extend.
#[derive(Default)]
pub(crate) struct Files<'a> {
    /// The diagnostics so far.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Whether a file could not be read, so that keys may be missing.
    pub(crate) incomplete: bool,
    /// The files being read, each extended by the one before it: real path and name.
    chain: Vec<(PathBuf, String)>,
    /// Path and text of files that are given, not read from disk.
    given: &'a [(&'a str, &'a str)],
}

impl<'a> Files<'a> {
    /// A reader of given files: path and text of each.
    pub(crate) fn given(given: &'a [(&'a str, &'a str)]) -> Files<'a> {
        Files { given, ..Files::default() }
    }

    fn bytes(&self, path: &Path, name: &str) -> std::io::Result<Vec<u8>> {
        match self.given.iter().find(|(known, _)| *known == name) {
            Some((_, text)) => Ok(text.as_bytes().to_vec()),
            None => read_once::bytes(path),
        }
    }

    /// Reads the file at `path`, named by the user or by the key at `asked` of another file, with all that it extends.
    ///
    /// # Errors
    /// Only if the system fails; diagnostics are collected.
    pub(crate) fn read(&mut self, path: &Path, asked: Option<(&str, &Origin)>) -> Result<Option<Node>> {
        let name = plain(path);
        let diagnose = |message: Message| match asked {
            Some((key, origin)) => origin.diagnose(key, message),
            None => Diagnostic { file: name.clone(), place: Place::default(), key: String::new(), message, hint: None },
        };
        let bytes = match self.bytes(path, &name) {
            Ok(bytes) => bytes,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                let message = asked.map_or_else(|| message!("input-no-file"), |_| message!("input-no-file-called", name = &name));
                return self.give_up(diagnose(message).hinted(beside(path)));
            }
            Err(_) if path.is_dir() => {
                let message = asked.map_or_else(|| message!("input-a-folder"), |_| message!("input-a-folder-called", name = &name));
                return self.give_up(diagnose(message).hinted(with_ending(path)));
            }
            Err(error) => return Err(Error::io(path, error)),
        };
        let place = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        if let Some(start) = self.chain.iter().position(|(known, _)| *known == place) {
            let round: Vec<&str> = self.chain[start..].iter().map(|(_, name)| name.as_str()).chain([name.as_str()]).collect();
            return self.give_up(diagnose(message!("input-a-circle", round = round.join(" extends "))));
        }
        let source = Arc::new(Source { name: name.clone(), folder: read_once::folder(path) });
        let text = match decode(&bytes) {
            Ok(text) => text,
            Err((at, garbled)) => {
                let diagnostic = Origin { source, place: garbled.place(&bytes[..at]) }.diagnose("", garbled.message());
                return self.give_up(diagnostic.with_hint(garbled.hint(false)));
            }
        };
        self.chain.push((place, name));
        let node = self.text(&source, text);
        self.chain.pop();
        node
    }

    /// Reads a text, and if it is a file, what it extends.
    pub(crate) fn text(&mut self, source: &Arc<Source>, text: &str) -> Result<Option<Node>> {
        let mut node = match Node::parse(source, text) {
            Ok(node) => node,
            Err(diagnostics) => {
                self.diagnostics.extend(diagnostics);
                self.incomplete = true;
                return Ok(None);
            }
        };
        let other_format = format::take(&mut node);
        let Some(entries) = node.table_mut() else { return Ok(None) };
        if entries.is_empty() && other_format.is_none() {
            let origin = Origin { source: source.clone(), place: Place::default() };
            let diagnostic = origin.diagnose("", message!("input-empty-file"));
            return self.give_up(diagnostic.with_hint(message!("input-jiesu-new")));
        }
        let extends = entries.remove("extends");
        if let Some(diagnostic) = other_format {
            // Its other keys may mean something else; what it extends is checked all the same.
            extends.iter().try_for_each(|extends| self.base(extends).map(drop))?;
            return self.give_up(diagnostic);
        }
        self.repeated_phases(&node);
        let Some(extends) = extends else { return Ok(Some(node)) };
        let Some(mut base) = self.base(&extends)? else { return Ok(Some(node)) };
        lay_over(&mut base, node);
        Ok(Some(base))
    }

    fn base(&mut self, extends: &Entry) -> Result<Option<Node>> {
        let origin = &extends.node.origin;
        let Value::Text(file) = &extends.node.value else {
            return self.give_up(origin.diagnose("extends", expected(&extends.node.value, Kind::Text.expected())));
        };
        if self.chain.is_empty() {
            return self.give_up(origin.diagnose("extends", message!("input-extends-in-text", file = file)));
        }
        self.read(&origin.source.folder.join(file), Some(("extends", origin)))
    }

    fn give_up(&mut self, diagnostic: Diagnostic) -> Result<Option<Node>> {
        self.diagnostics.push(diagnostic);
        self.incomplete = true;
        Ok(None)
    }

    /// Reports phases of the same name in one file; across files that extend each other, the same name denotes the same phase.
    fn repeated_phases(&mut self, node: &Node) {
        let rows = node.rows("phase");
        for (i, row) in rows.iter().enumerate() {
            let Some(name) = row.word("name") else { continue };
            if rows[..i].iter().any(|earlier| earlier.word("name") == Some(name)) {
                let message = message!("input-second-phase", name = name);
                self.diagnostics.push(row.origin_at(&["name"]).diagnose(join(&join("phase", name), "name"), message));
            }
        }
    }
}

/// The path as shown to users: without `x/..`, where that is the same file.
pub(crate) fn plain(path: &Path) -> String {
    let mut short = PathBuf::new();
    for part in path.components() {
        match (part, short.components().next_back()) {
            (Component::ParentDir, Some(Component::Normal(_))) => {
                short.pop();
            }
            (Component::CurDir, _) => {}
            _ => short.push(part),
        }
    }
    let same = match (short.canonicalize(), path.canonicalize()) {
        (Ok(short), Ok(path)) => short == path,
        _ => true,
    };
    if same { short } else { path.to_path_buf() }.display().to_string()
}

/// The file of this name with `.toml`, if there is one.
fn with_ending(path: &Path) -> Option<Message> {
    let mut ended = path.file_name()?.to_os_string();
    ended.push(".toml");
    let ended = path.with_file_name(ended);
    ended.is_file().then(|| message!("input-did-you-mean-key", name = plain(&ended)))
}

/// A file next to a missing one: the same name with `.toml`, or a similar name.
fn beside(path: &Path) -> Option<Message> {
    if let Some(hint) = with_ending(path) {
        return Some(hint);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = std::fs::read_dir(folder).ok()?;
    let mut names: Vec<String> = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    let name = path.file_name()?.to_str()?;
    let with_end = format!("{name}.toml");
    let close = nearest(name, names.iter().map(String::as_str)).or_else(|| {
        let is_without = !name.contains('.');
        is_without.then(|| nearest(&with_end, names.iter().map(String::as_str).filter(|name| name.ends_with(".toml")))).flatten()
    })?;
    Some(message!("input-did-you-mean-key", name = plain(&path.with_file_name(close))))
}
