//! Where trials lie: the journal of a run beside its results, and which folders no run may replace.

use super::journal::Found;
use crate::error::{Error, Result};
use crate::input::read_once;
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
            let error = refuse(path, "found something else where a running command keeps its journal");
            Err(error.with_hint("move it elsewhere, or choose another folder with `--out`"))
        }
        (Found::Nothing, _) | (_, Earlier::Take) => Ok(()),
        (_, Earlier::Refuse) => {
            let error = refuse(path, "found the journal of an interrupted run");
            Err(error.with_hint("`--resume` continues it, `--force` starts again"))
        }
        (_, Earlier::Discard) => {
            if File::open(path).is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock))) {
                let error = refuse(path, "found another run that is using it");
                return Err(error.with_hint("wait for it, or choose another folder with `--out`"));
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
            let message = format!("found an input in `{}`, which would be replaced, expected one elsewhere", folder.display());
            Err(refuse(&input, &message).with_hint("copy it, or choose another folder with `--out`"))
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

pub(super) fn refuse(path: &Path, message: &str) -> Error {
    Error::input(path.display().to_string(), "", message)
}
