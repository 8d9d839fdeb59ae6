//! Which verbs take a file: a scenario, a plan of designs, or a plan of a calibration, told by what it lists.

use jiesu::calibrate::plan::Calibration;
use jiesu::error::{Complaint, Error, Place, Result};
use jiesu::scenario::read_once;
use jiesu::study::Study;
use std::path::{Path, PathBuf};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Scenario,
    Designs,
    Calibration,
}

impl Kind {
    /// What the file at `path` is; a scenario if nothing tells.
    pub(super) fn of(path: &Path) -> Kind {
        if Calibration::is_one(path) {
            Kind::Calibration
        } else if Study::is_plan(path) {
            Kind::Designs
        } else {
            Kind::Scenario
        }
    }

    fn words(self) -> &'static str {
        match self {
            Kind::Scenario => "a scenario",
            Kind::Designs => "a plan with `base` and `[[design]]` or `[[factor]]`",
            Kind::Calibration => "a plan with `[[parameter]]` and `[[target]]`",
        }
    }

    fn verbs(self) -> &'static str {
        match self {
            Kind::Scenario => "`jiesu run` and `jiesu compare` take scenarios",
            Kind::Designs => "`jiesu compare`, `sweep` and `attribute` take such plans",
            Kind::Calibration => "`jiesu calibrate` takes such plans",
        }
    }

    /// That the file at `path` is of this kind.
    ///
    /// # Errors
    /// A complaint that names the verbs that take it, if it is of another kind; a file that is not there is no other kind.
    pub(super) fn expect(self, path: &Path) -> Result<()> {
        let found = Kind::of(path);
        if found == self || read_once::text(path).is_err() {
            return Ok(());
        }
        let message = format!("found {}, expected {}", found.words(), self.words());
        let file = path.display().to_string();
        Err(Error::Input(vec![Complaint { file, place: Place::default(), key: String::new(), message, hint: Some(found.verbs().into()) }]))
    }
}

/// That standard input, which can be read once, is named once.
pub(super) fn check_stdin<'a>(files: impl IntoIterator<Item = &'a PathBuf>) -> Result<()> {
    match files.into_iter().filter(|file| read_once::is_stdin(file)).nth(1) {
        None => Ok(()),
        Some(file) => {
            let message = "found standard input a second time, expected it once: what was read from it is gone";
            Err(Error::input(file.display().to_string(), "", message))
        }
    }
}
