//! The format of the files that jiesu reads and writes: one number for all of them.
//!
//! The number rises when a key, column or word is renamed or removed, or changes its meaning or unit; it does not rise when one is added
//! (`docs/formats.md`). A file of another format is refused.

use super::node::{Entry, Node, Value};
use crate::error::{Diagnostic, Error, Place, Result};
use crate::messages::{Argument, Message, message};
use crate::parameters::{Field, Kind, Tag};
use std::path::Path;

/// The format that this version reads and writes.
pub const FORMAT: u32 = 1;

/// The key that states it, in TOML and in JSON.
pub(crate) const KEY: &str = "format";

/// The key as schemas, hints and `jiesu explain` describe it.
pub(crate) fn field() -> Field {
    let kind = Kind::Whole { min: i64::from(FORMAT), max: i64::from(FORMAT) };
    let doc = &[" The format of this file. Each file states its own; without it, the current format is assumed."];
    Field { name: KEY, doc, kind, unit: "", tag: Tag::S, source: "", default: || serde_json::Value::Null }
}

/// Removes the key from the tree of one file, so that it is not inherited. Returns a diagnostic if it states another format.
pub(super) fn take(file: &mut Node) -> Option<Diagnostic> {
    let Entry { node, .. } = file.table_mut()?.remove(KEY)?;
    match node.value {
        Value::Whole(found) if found == i128::from(FORMAT) => None,
        found => Some(node.origin.diagnose(KEY, expected(&found)).with_hint(hint())),
    }
}

/// Checks the `format` of a JSON text that jiesu wrote, such as `manifest.json`. It is called before the text is read, because a reader
/// could misunderstand another format.
///
/// ```
/// let path = "analysis.json".as_ref();
/// assert!(jiesu::input::check_json(path, r#"{"format": 1}"#).is_ok());
/// assert!(jiesu::input::check_json(path, r#"{"format": 99}"#).is_err());
/// ```
///
/// # Errors
/// Bad input if the text is of another format, or does not state one. A text that is not JSON passes: its reader reports what is wrong.
pub fn check_json(path: &Path, text: &str) -> Result<()> {
    match serde_json::from_str(text).ok().and_then(|json| wrong_in(&json)) {
        None => Ok(()),
        Some(message) => Err(refuse(path, KEY, message)),
    }
}

/// What is wrong with the `format` of a JSON value; none if it is the current one.
pub(crate) fn wrong_in(json: &serde_json::Value) -> Option<Message> {
    match json.get(KEY) {
        Some(found) if found.as_u64() == Some(u64::from(FORMAT)) => None,
        Some(found) => Some(expected(found.to_string())),
        None => Some(expected(message!("input-nothing"))),
    }
}

/// The error for a file of another format.
pub(crate) fn refuse(path: &Path, key: &str, message: Message) -> Error {
    let (file, hint) = (path.display().to_string(), Some(hint()));
    Error::Input(vec![Diagnostic { file, place: Place::default(), key: key.into(), message, hint }])
}

fn expected(found: impl Into<Argument>) -> Message {
    message!("input-expected", found = found.into(), expected = FORMAT.to_string())
}

fn hint() -> Message {
    message!("input-other-format", version = env!("CARGO_PKG_VERSION"), format = FORMAT)
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): a checksum, not a signature.
///
/// ```
/// assert_eq!(jiesu::input::fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
/// ```
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
