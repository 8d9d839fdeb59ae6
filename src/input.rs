//! What all input files share, whether scenario, plan, calibration or table.
//!
//! A file is read once (`read_once`), decoded as UTF-8 (`encoding`) and parsed into a tree whose every key and value keeps its file, line
//! and column (`node`), or into rows of cells that keep theirs (`csv`). `files` follows `extends`, `format` checks the [`FORMAT`] of each
//! file, `kind` tells the kinds of files apart, `check` compares a tree with its spec, and `reader` takes it apart. `setting` reads the
//! single keys of `--set`, plans and tables; `layers` decides which value a key has that is set several times. `names` decides which
//! names are valid. Whatever is wrong becomes a [`Diagnostic`](crate::error::Diagnostic); `slips` finds out what the user probably meant
//! and suggests it in the hint.

mod check;
#[cfg(feature = "analysis")]
pub(crate) mod csv;
mod encoding;
pub(crate) mod files;
pub(crate) mod format;
pub(crate) mod kind;
pub(crate) mod layers;
pub(crate) mod names;
pub(crate) mod node;
pub(crate) mod read_once;
pub(crate) mod reader;
pub(crate) mod setting;
pub(crate) mod slips;
pub(crate) mod value;

pub use format::{FORMAT, check_json, fnv1a};
