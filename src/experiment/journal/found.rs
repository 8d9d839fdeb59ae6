//! What is found where a journal is expected.

use crate::error::{Error, Result};
use crate::input::format::{self, FORMAT};
use crate::messages::message;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// The first bytes of a journal: what it is, and its [`FORMAT`].
pub(super) const MARK: &[u8; 16] = b"jiesu journal 1\n";
const _: () = assert!(MARK[NAME.len()] == b'0' + FORMAT as u8);
/// The first bytes of a journal of any format.
const NAME: &[u8; 14] = b"jiesu journal ";
/// They and the build of jiesu.
pub(super) const START: usize = 24;
/// What is found at the path of a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nothing.
    Nothing,
    /// An incomplete beginning of a journal: its run was killed at once.
    Beginning,
    /// A journal.
    Journal,
    /// Something else.
    Other,
}

impl Found {
    /// What is at `path`.
    ///
    /// # Errors
    /// Bad input if it is a journal of another format; the machine's.
    pub(crate) fn at(path: &Path) -> Result<Found> {
        let io = |e| Error::io(path, e);
        match path.metadata() {
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(Found::Nothing),
            Err(error) => return Err(io(error)),
            Ok(found) if !found.is_file() => return Ok(Found::Other),
            Ok(_) => {}
        }
        let mut start = Vec::new();
        File::open(path).and_then(|file| file.take(START as u64).read_to_end(&mut start)).map_err(io)?;
        Found::of(path, &start)
    }

    /// What a file is that begins with at most [`START`] bytes `start`.
    pub(super) fn of(path: &Path, start: &[u8]) -> Result<Found> {
        Ok(match start.len() {
            START if start.starts_with(MARK) => Found::Journal,
            ..START if start.iter().zip(MARK).all(|(a, b)| a == b) => Found::Beginning,
            _ if start.starts_with(NAME) && start.get(15) == Some(&b'\n') => {
                let found = char::from(start[NAME.len()]);
                return Err(format::refuse(path, "", message!("trials-format", found = found.to_string(), expected = FORMAT)));
            }
            _ => Found::Other,
        })
    }
}
