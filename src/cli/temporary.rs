//! A temporary folder, removed when dropped.

use crate::error::{Error, Result};
use tempfile::TempDir;

/// A new folder among the system's temporary folders, with `purpose` in its name.
#[allow(clippy::disallowed_methods)] // The environment names the folder.
pub(super) fn temporary(purpose: &str) -> Result<TempDir> {
    let place = std::env::temp_dir();
    // Without links.
    let place = place.canonicalize().unwrap_or(place);
    tempfile::Builder::new().prefix(&format!("jiesu-{purpose}-")).tempdir_in(&place).map_err(|e| Error::io(place, e))
}
