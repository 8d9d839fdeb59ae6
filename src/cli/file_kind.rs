//! Which commands take which kind of file: a scenario, a plan of designs, or a calibration plan.

use crate::error::{Diagnostic, Error, Place, Result};
use crate::input::read_once;
use crate::messages::{Message, message};
use crate::plan::FileKind;
use std::path::{Path, PathBuf};

fn words(kind: FileKind) -> Message {
    match kind {
        FileKind::Scenario => message!("usage-a-scenario"),
        FileKind::Designs { .. } => message!("usage-a-plan"),
        FileKind::Calibration => message!("usage-a-calibration"),
        FileKind::Optimization => message!("usage-an-optimization"),
    }
}

/// The commands that take a kind of file.
fn commands(kind: FileKind) -> Message {
    match kind {
        FileKind::Scenario => message!("usage-take-scenarios"),
        FileKind::Designs { levers: true } => message!("usage-take-levers"),
        FileKind::Designs { levers: false } => message!("usage-take-designs"),
        FileKind::Calibration => message!("usage-take-calibrations"),
        FileKind::Optimization => message!("usage-take-optimizations"),
    }
}

/// Checks that the file at `path` is of a kind.
///
/// # Errors
/// A file of another kind, with the commands that take it; every diagnostic of a file whose kind cannot be found out.
pub(super) fn expect(kind: FileKind, path: &Path) -> Result<()> {
    let found = FileKind::of(path)?;
    if std::mem::discriminant(&found) == std::mem::discriminant(&kind) {
        return Ok(());
    }
    let message = message!("usage-other-kind", found = words(found), expected = words(kind));
    let file = path.display().to_string();
    Err(Error::Input(vec![Diagnostic { file, place: Place::default(), key: String::new(), message, hint: Some(commands(found)) }]))
}

/// A plan of designs, with or without levers.
pub(super) const DESIGNS: FileKind = FileKind::Designs { levers: false };

/// The diagnostic if a file stands in place of a command, with the command that takes it; none if `word` is no file.
pub(super) fn without_command(word: &str) -> Option<Diagnostic> {
    let path = Path::new(word);
    let ended = PathBuf::from(format!("{word}.toml"));
    let (file, command) = if path.is_dir() && path.join("manifest.json").is_file() {
        (word.to_string(), "report")
    } else if path.is_file() || word.ends_with(".toml") {
        (word.to_string(), if word.ends_with(".html") { "verify" } else { command(path) })
    } else if ended.is_file() {
        (ended.display().to_string(), command(&ended))
    } else {
        return None;
    };
    let file = quoted(&file);
    let hint = Some(message!("usage-with-command", command = command, file = file));
    Some(Diagnostic { file: word.into(), place: Place::default(), key: String::new(), message: message!("usage-no-command"), hint })
}

/// A path as a shell takes it.
pub(super) fn quoted(path: &str) -> String {
    if path.contains(char::is_whitespace) { format!("'{path}'") } else { path.into() }
}

fn command(path: &Path) -> &'static str {
    match FileKind::of(path) {
        Ok(FileKind::Scenario) => "run",
        Ok(FileKind::Designs { levers: true }) => "attribute",
        Ok(FileKind::Designs { levers: false }) => "compare",
        Ok(FileKind::Calibration) => "calibrate",
        Ok(FileKind::Optimization) => "optimize",
        Err(_) => "check",
    }
}

/// Checks that standard input is named at most once, as it can be read only once.
pub(super) fn check_stdin<'a>(files: impl IntoIterator<Item = &'a PathBuf>) -> Result<()> {
    match files.into_iter().filter(|file| read_once::is_stdin(file)).nth(1) {
        None => Ok(()),
        Some(file) => Err(Error::input(file.display().to_string(), "", message!("usage-standard-input-twice"))),
    }
}
