//! Journals of a search, one per batch, in a folder beside the results.

use super::simulate::Flags;
use crate::error::{Error, Result};
use crate::experiment::journal::Found;
use crate::experiment::places::beside;
use crate::messages::{Message, message};
use std::path::{Path, PathBuf};

/// What searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Searcher {
    Calibration,
    Optimization,
}

impl Searcher {
    fn foreign(self, other: Message) -> Message {
        match self {
            Searcher::Calibration => message!("trials-calibration-foreign", other = other),
            Searcher::Optimization => message!("trials-optimization-foreign", other = other),
        }
    }

    fn interrupted(self) -> Message {
        match self {
            Searcher::Calibration => message!("trials-interrupted-calibration"),
            Searcher::Optimization => message!("trials-interrupted-optimization"),
        }
    }
}

fn refuse(folder: &Path, message: Message) -> Error {
    Error::input(folder.display().to_string(), "", message)
}

/// A folder of journals beside the results, one per batch.
pub(super) struct Journals(PathBuf);

impl Journals {
    /// Whether a search has written journals beside the results at `out`.
    pub(super) fn are_beside(out: &Path) -> bool {
        let entries = std::fs::read_dir(beside(out, ".journals")).into_iter().flatten().flatten();
        entries.map(|entry| Found::at(&entry.path())).any(|found| matches!(found, Ok(Found::Journal)))
    }

    /// Creates the folder, or continues with it.
    pub(super) fn begin(out: &Path, resume: bool, flags: &Flags, searcher: Searcher) -> Result<Journals> {
        let folder = Journals(beside(out, ".journals"));
        let is_there = folder.0.symlink_metadata().is_ok();
        if is_there && let Some(other) = folder.stranger()? {
            return Err(refuse(&folder.0, searcher.foreign(other)).with_hint(message!("folder-move-it")));
        }
        if is_there && !resume {
            if !flags.force {
                return Err(refuse(&folder.0, searcher.interrupted()).with_hint(message!("trials-resume-or-force")));
            }
            folder.remove()?;
        }
        std::fs::create_dir_all(&folder.0).map_err(|e| Error::io(&folder.0, e))?;
        Ok(folder)
    }

    /// The first entry that no search has written.
    fn stranger(&self) -> Result<Option<Message>> {
        if !self.0.is_dir() {
            return Ok(Some(message!("folder-something")));
        }
        let io = |e| Error::io(&self.0, e);
        for entry in std::fs::read_dir(&self.0).map_err(io)? {
            let path = entry.map_err(io)?.path();
            let is_named = path.extension().is_some_and(|ending| ending == "journal");
            if !is_named || !matches!(Found::at(&path)?, Found::Journal | Found::Beginning) {
                return Ok(Some(Message::verbatim(format!("`{}`", path.file_name().unwrap_or_default().to_string_lossy()))));
            }
        }
        Ok(None)
    }

    /// The journal of the batch that begins with this number.
    pub(super) fn path(&self, first: usize) -> PathBuf {
        self.0.join(format!("{first:05}.journal"))
    }

    pub(super) fn end(self) -> Result<()> {
        self.remove()
    }

    /// Removes the journals and, if nothing else is in it, the folder.
    fn remove(&self) -> Result<()> {
        let io = |e| Error::io(&self.0, e);
        for entry in std::fs::read_dir(&self.0).map_err(io)? {
            let path = entry.map_err(io)?.path();
            if matches!(Found::at(&path)?, Found::Journal | Found::Beginning) {
                std::fs::remove_file(&path).map_err(|e| Error::io(&path, e))?;
            }
        }
        std::fs::remove_dir(&self.0).map_err(io)
    }
}
