//! Where trials lie: the journal of a run beside its results, and which folders no run may replace.

use super::journal::Found;
use crate::error::{Error, Result};
use crate::input::read_once;
use crate::messages::{Message, message};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

/// The name of a journal in a folder.
pub(crate) const JOURNAL: &str = "trials.journal";

/// What to do with trials that an earlier run has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Earlier {
    /// Refuse to lose them.
    Refuse,
    /// Take them.
    Take,
    /// Discard them.
    Discard,
}

/// `out` with `end` appended to its name.
pub(crate) fn beside(out: &Path, end: &str) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_os_string();
    name.push(end);
    out.with_file_name(name)
}

/// Makes the place of a journal, at which `there` was found, ready for a run.
///
/// # Errors
/// Bad input if something else is there, another run uses it, or its trials would be lost against the user's will; I/O errors.
pub(crate) fn settle(path: &Path, there: Found, earlier: Earlier) -> Result<()> {
    match (there, earlier) {
        (Found::Other, _) => {
            let error = refuse(path, message!("trials-something-else"));
            Err(error.with_hint(message!("folder-move-it")))
        }
        (Found::Nothing, _) | (_, Earlier::Take) => Ok(()),
        (_, Earlier::Refuse) => {
            let error = refuse(path, message!("trials-interrupted"));
            Err(error.with_hint(message!("trials-resume-or-force")))
        }
        (_, Earlier::Discard) => {
            if File::open(path).is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock))) {
                let error = refuse(path, message!("trials-in-use"));
                return Err(error.with_hint(message!("folder-wait")));
            }
            std::fs::remove_file(path).map_err(|e| Error::io(path, e))
        }
    }
}

/// Refuses a folder to be replaced that has an input of this command in it. All inputs must have been read.
///
/// # Errors
/// Bad input.
pub(crate) fn check_inputs(folder: &Path) -> Result<()> {
    match read_once::read_in(folder) {
        None => Ok(()),
        Some(input) => {
            let message = message!("folder-has-input", folder = folder.display().to_string());
            Err(refuse(&input, message).with_hint(message!("folder-copy-it")))
        }
    }
}

/// The path without links and `..`, even if its end does not exist yet.
fn real(path: &Path) -> PathBuf {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    path.canonicalize().unwrap_or_else(|_| match path.file_name() {
        Some(name) if above != path => real(above).join(name),
        _ => path.into(),
    })
}

/// Whether `path` is `folder` or lies in it.
pub(super) fn lies_in(path: &Path, folder: &Path) -> bool {
    real(path).starts_with(real(folder))
}

pub(super) fn refuse(path: &Path, message: Message) -> Error {
    Error::input(path.display().to_string(), "", message)
}
