//! The kind of a file: a scenario, a plan of designs or a calibration, by its top-level keys and those of the files that it extends.

use super::files::Files;
use super::node::Node;
use crate::error::{Error, Result};
use crate::parameters::nearest;
use std::path::Path;

/// The kind of a file.
///
/// ```
/// use jiesu::plan::FileKind;
///
/// assert_eq!(FileKind::of("scenarios/beijing-2019.toml".as_ref())?, FileKind::Scenario);
/// assert_eq!(FileKind::of("scenarios/compare/reform-ladder.toml".as_ref())?, FileKind::Designs { levers: false });
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A scenario: any file that is not a plan.
    Scenario,
    /// A plan of designs.
    Designs {
        /// Whether it lists levers for attribution.
        levers: bool,
    },
    /// A calibration.
    Calibration,
    /// The search for the best setting of factors.
    Optimization,
}

const OPTIMIZATION: [&str; 2] = ["optimize", "constraint"];
const CALIBRATION: [&str; 3] = ["parameter", "target", "calibration"];
const DESIGNS: [&str; 7] = ["base", "baseline", "design", "factor", "sampling", "lever", "variation"];
const SCENARIO: [&str; 8] = ["extends", "city", "demand", "behaviour", "costs", "rules", "warmup", "phase"];

impl FileKind {
    /// The kind of the file at `path`.
    ///
    /// # Errors
    /// [`Error::Input`] if the file does not exist, is not TOML or is of another format; [`Error::Io`] if the system fails.
    pub fn of(path: &Path) -> Result<FileKind> {
        let mut files = Files::default();
        match files.read(path, None)? {
            Some(tree) => Ok(FileKind::of_tree(&tree)),
            None => Err(Error::Input(files.diagnostics)),
        }
    }

    /// The kind of a file with this tree.
    pub(crate) fn of_tree(tree: &Node) -> FileKind {
        let has = |words: &[&str]| words.iter().any(|word| tree.get(word).is_some());
        // If no key decides, a misspelt one does.
        let keys = || tree.table().into_iter().flatten().map(|(key, _)| key.as_str());
        let like = |words: &[&'static str]| keys().any(|key| nearest(key, words.iter().copied()).is_some());
        let is_open = !has(&CALIBRATION) && !has(&DESIGNS) && !has(&SCENARIO);
        if has(&OPTIMIZATION) {
            FileKind::Optimization
        } else if has(&CALIBRATION) || is_open && like(&CALIBRATION) {
            FileKind::Calibration
        } else if has(&DESIGNS) || is_open && like(&DESIGNS) {
            FileKind::Designs { levers: has(&["lever"]) }
        } else {
            FileKind::Scenario
        }
    }
}
