//! Embedded hashes, which distinguish the files of `report` and `plot` from files that somebody else wrote or changed.
//!
//! A page, an SVG and a PNG each contain a hash of their own bytes without it. A file whose hash is right is as jiesu wrote it, and may
//! be replaced; any other belongs to somebody else.

use crate::input::fnv1a;
use std::borrow::Cow;

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A page of `jiesu report`.
    Page,
    /// A vector figure of `jiesu plot`.
    Svg,
    /// A bitmap figure of `jiesu plot`.
    Png,
}

/// Who wrote a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Author {
    /// jiesu, this version or an earlier one, and nobody changed it.
    Jiesu,
    /// jiesu, and somebody changed it.
    Changed,
    /// Somebody else.
    Other,
}

/// The text before and after the hash of a page.
pub(super) const HASH: [&str; 2] = ["<code id=\"hash\">", "</code>"];
/// The line of an SVG with its hash.
const COMMENT: [&str; 2] = ["<!-- jiesu plot ", " -->\n"];
/// The chunk of a PNG with its hash.
pub(super) const CHUNK: [&str; 2] = ["Software", "jiesu plot "];
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A hash in hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    format!("{:016x}", fnv1a(bytes))
}

/// A page without the hash that it states.
pub(crate) fn without_hash(html: &str) -> Cow<'_, str> {
    let parts = html.split_once(HASH[0]).and_then(|(before, rest)| Some((before, rest.split_once(HASH[1])?.1)));
    parts.map_or(Cow::Borrowed(html), |(before, after)| Cow::Owned([before, HASH[0], HASH[1], after].concat()))
}

/// The hash stated in a page, and that of its bytes without it; `None` if the page has none.
pub(crate) fn hashes(html: &str) -> Option<(&str, String)> {
    let (stated, _) = html.split_once(HASH[0])?.1.split_once(HASH[1])?;
    Some((stated, hash(without_hash(html).as_bytes())))
}

/// An SVG with its hash, below its first line.
pub(super) fn svg_with_hash(text: &str) -> String {
    let below = text.find('\n').map_or(0, |end| end + 1);
    format!("{}{}{}{}{}", &text[..below], COMMENT[0], hash(text.as_bytes()), COMMENT[1], &text[below..])
}

fn svg_hashes(text: &str) -> Option<(&str, String)> {
    let (before, rest) = text.split_once(COMMENT[0])?;
    let (stated, after) = rest.split_once(COMMENT[1])?;
    Some((stated, hash([before, after].concat().as_bytes())))
}

/// The hash stated in a PNG, and that of its bytes without the chunk.
fn png_hashes(bytes: &[u8]) -> Option<(&str, String)> {
    let mut at = SIGNATURE.len();
    loop {
        let size = u32::from_be_bytes(*bytes.get(at..)?.first_chunk::<4>()?) as usize;
        let (kind, contents) = bytes.get(at + 4..at + 8 + size)?.split_at(4);
        let end = at + 12 + size;
        let text = || contents.strip_prefix(CHUNK[0].as_bytes())?.strip_prefix(b"\0")?.strip_prefix(CHUNK[1].as_bytes());
        if kind == b"tEXt"
            && let Some(stated) = text()
        {
            return Some((str::from_utf8(stated).ok()?, hash(&[&bytes[..at], bytes.get(end..)?].concat())));
        }
        at = end;
    }
}

/// Who wrote a file that would be replaced by one of this form.
pub(crate) fn author(form: Form, bytes: &[u8]) -> Author {
    let text = || str::from_utf8(bytes).unwrap_or_default();
    let is_form = match form {
        Form::Page => text().starts_with("<!doctype html>"),
        Form::Svg => text().starts_with("<svg"),
        Form::Png => bytes.starts_with(SIGNATURE),
    };
    let found = match form {
        _ if !is_form => None,
        Form::Page => hashes(text()),
        Form::Svg => svg_hashes(text()),
        Form::Png => png_hashes(bytes),
    };
    match found {
        Some((stated, found)) if stated == found => Author::Jiesu,
        Some(_) => Author::Changed,
        None => Author::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_recognised_until_a_byte_of_it_changes() {
        let svg = svg_with_hash("<svg width=\"9\">\n<rect/>\n</svg>\n");
        assert_eq!(author(Form::Svg, svg.as_bytes()), Author::Jiesu);
        assert_eq!(author(Form::Svg, svg.replace("rect", "path").as_bytes()), Author::Changed);
        assert_eq!(author(Form::Svg, b"<svg width=\"9\">\n<rect/>\n</svg>\n"), Author::Other);
        for form in [Form::Page, Form::Svg, Form::Png] {
            for bytes in [&b"two weeks of notes"[..], b"\x89PNG\r\n\x1a\n", b"<svg", b"<!doctype html>", b"\xbd\xd3"] {
                assert_eq!(author(form, bytes), Author::Other, "{form:?} {bytes:?}");
            }
        }
    }
}
