//! Which verbs take a file: a scenario, a plan of designs, or a plan of a calibration.

use jiesu::error::{Complaint, Error, Place, Result};
use jiesu::study::FileKind;
use std::path::Path;

fn words(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Scenario => "a scenario",
        FileKind::Designs { .. } => "a plan with `base` and `[[design]]` or `[[factor]]`",
        FileKind::Calibration => "a plan with `[[parameter]]` and `[[target]]`",
    }
}

/// What takes a file of a kind, in words and as a command.
pub(super) fn verbs(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Scenario => "`jiesu run` and `jiesu compare` take scenarios",
        FileKind::Designs { levers: true } => "`jiesu attribute` takes such plans",
        FileKind::Designs { levers: false } => "`jiesu compare`, `sweep` and `attribute` take such plans",
        FileKind::Calibration => "`jiesu calibrate` takes such plans",
    }
}

/// That the file at `path` is of a kind.
///
/// # Errors
/// A complaint that names the verbs that take it, if it is of another kind; every complaint about the file, if it cannot be said what it is.
pub(super) fn expect(kind: FileKind, path: &Path) -> Result<()> {
    let found = FileKind::of(path)?;
    if std::mem::discriminant(&found) == std::mem::discriminant(&kind) {
        return Ok(());
    }
    let message = format!("found {}, expected {}", words(found), words(kind));
    let file = path.display().to_string();
    Err(Error::Input(vec![Complaint { file, place: Place::default(), key: String::new(), message, hint: Some(verbs(found).into()) }]))
}

/// A plan of designs, with or without levers.
pub(super) const DESIGNS: FileKind = FileKind::Designs { levers: false };
