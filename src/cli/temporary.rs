//! A temporary folder, removed when dropped.

use jiesu::error::{Error, Result};
use std::path::{Path, PathBuf};

/// A new folder among the system's temporary folders; removed with its contents when dropped.
pub(super) struct Temporary(PathBuf);

impl Temporary {
    /// Creates it with `purpose` in its name; an existing folder is never used.
    pub(super) fn create(purpose: &str) -> Result<Temporary> {
        let name = |number: u32| std::env::temp_dir().join(format!("jiesu-{purpose}-{}-{number}", std::process::id()));
        let mut last = None;
        for number in 0..1_000 {
            let path = name(number);
            match std::fs::create_dir(&path) {
                // Without links.
                Ok(()) => return Ok(Temporary(path.canonicalize().unwrap_or(path))),
                Err(error) => last = Some(Error::io(path, error)),
            }
        }
        Err(last.unwrap_or_else(|| Error::failed("no temporary folder")))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
