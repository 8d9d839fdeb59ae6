//! What a file is: a scenario, a plan of designs or a plan of a calibration, by the keys at its top and at those of the files that it extends.

use crate::error::{Error, Result};
use crate::input::files::Files;
use crate::input::node::Node;
use crate::parameters::nearest;
use std::path::Path;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A scenario: whatever is no plan.
    Scenario,
    /// A plan of designs.
    Designs {
        /// Whether it lists levers among which an effect is divided.
        levers: bool,
    },
    /// A plan of a calibration.
    Calibration,
}

const CALIBRATION: [&str; 3] = ["parameter", "target", "calibration"];
const DESIGNS: [&str; 6] = ["base", "baseline", "design", "factor", "sampling", "lever"];
const SCENARIO: [&str; 8] = ["extends", "city", "demand", "behaviour", "costs", "rules", "warmup", "phase"];

impl FileKind {
    /// What the file at `path` is.
    ///
    /// # Errors
    /// [`Error::Input`] if the file is not there or is no TOML: what is wrong with it comes before what it is; [`Error::Io`].
    pub fn of(path: &Path) -> Result<FileKind> {
        let mut files = Files::default();
        match files.read(path, None)? {
            Some(tree) => Ok(FileKind::of_tree(&tree)),
            None => Err(Error::Input(files.diagnostics)),
        }
    }

    /// What a file is whose text is this.
    pub(crate) fn of_tree(tree: &Node) -> FileKind {
        let has = |words: &[&str]| words.iter().any(|word| tree.get(word).is_some());
        // A misspelt word tells too, where nothing says otherwise.
        let keys = || tree.table().into_iter().flatten().map(|(key, _)| key.as_str());
        let like = |words: &[&'static str]| keys().any(|key| nearest(key, words.iter().copied()).is_some());
        let is_open = !has(&CALIBRATION) && !has(&DESIGNS) && !has(&SCENARIO);
        if has(&CALIBRATION) || is_open && like(&CALIBRATION) {
            FileKind::Calibration
        } else if has(&DESIGNS) || is_open && like(&DESIGNS) {
            FileKind::Designs { levers: has(&["lever"]) }
        } else {
            FileKind::Scenario
        }
    }
}
