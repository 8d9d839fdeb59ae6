//! A folder to work in, taken away in the end.

use jiesu::error::{Error, Result};
use std::path::{Path, PathBuf};

/// A new folder among the system's temporary ones; what is in it goes with it.
pub(super) struct Temporary(PathBuf);

impl Temporary {
    /// Makes it, for what is called `purpose`; a folder that is there already is nobody's but its maker's.
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
        Err(last.unwrap_or_else(|| Error::failed("no folder to work in")))
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
