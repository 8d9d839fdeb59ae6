//! Which commands take which kind of file: a scenario, a plan of designs, or a calibration plan.

use crate::error::{Diagnostic, Error, Place, Result};
use crate::input::read_once;
use crate::plan::FileKind;
use std::path::{Path, PathBuf};

fn words(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Scenario => "a scenario",
        FileKind::Designs { .. } => "a plan with `base` and `[[design]]` or `[[factor]]`",
        FileKind::Calibration => "a plan with `[[parameter]]` and `[[target]]`",
    }
}

/// The commands that take a kind of file.
fn commands(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Scenario => "`jiesu run` and `jiesu compare` take scenarios",
        FileKind::Designs { levers: true } => "`jiesu attribute` takes such plans",
        FileKind::Designs { levers: false } => "`jiesu compare`, `sweep` and `attribute` take such plans",
        FileKind::Calibration => "`jiesu calibrate` takes such plans",
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
    let message = format!("found {}, expected {}", words(found), words(kind));
    let file = path.display().to_string();
    Err(Error::Input(vec![Diagnostic {
        file,
        place: Place::default(),
        key: String::new(),
        message: message.into(),
        hint: Some(commands(found).into()),
    }]))
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
    let message = "found a file or folder, expected a command before it".to_string();
    let hint = Some(format!("`jiesu {command} {file}`; `jiesu --help` lists the commands"));
    Some(Diagnostic { file: word.into(), place: Place::default(), key: String::new(), message: message.into(), hint: hint.map(Into::into) })
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
        Err(_) => "check",
    }
}

/// Checks that standard input is named at most once, as it can be read only once.
pub(super) fn check_stdin<'a>(files: impl IntoIterator<Item = &'a PathBuf>) -> Result<()> {
    match files.into_iter().filter(|file| read_once::is_stdin(file)).nth(1) {
        None => Ok(()),
        Some(file) => {
            let message = "found standard input a second time, expected it once: it cannot be read again";
            Err(Error::input(file.display().to_string(), "", message))
        }
    }
}
