//! What all input files share: reading once, encodings, CSV, TOML with positions, names, single settings, likely slips.

#[cfg(feature = "cli")]
pub(crate) mod csv;
mod encoding;
pub(crate) mod files;
pub(crate) mod format;
pub mod names;
pub(crate) mod node;
pub mod read_once;
pub(crate) mod setting;
pub(crate) mod slips;

pub use format::{FORMAT, check_json};
