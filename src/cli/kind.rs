//! Which verbs take a file: a scenario, a plan of designs, or a plan of a calibration.

use jiesu::error::{Diagnostic, Error, Place, Result};
use jiesu::input::read_once;
use jiesu::plan::FileKind;
use std::path::{Path, PathBuf};

fn words(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Scenario => "a scenario",
        FileKind::Designs { .. } => "a plan with `base` and `[[design]]` or `[[factor]]`",
        FileKind::Calibration => "a plan with `[[parameter]]` and `[[target]]`",
    }
}

/// What takes a file of a kind, in words and as a command.
fn verbs(kind: FileKind) -> &'static str {
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
    Err(Error::Input(vec![Diagnostic { file, place: Place::default(), key: String::new(), message, hint: Some(verbs(found).into()) }]))
}

/// A plan of designs, with or without levers.
pub(super) const DESIGNS: FileKind = FileKind::Designs { levers: false };

/// What to say where a file stands in place of the verb: the complaint, with the verb that takes the file; none if it is no file.
pub(super) fn without_verb(word: &str) -> Option<Diagnostic> {
    let path = Path::new(word);
    let ended = PathBuf::from(format!("{word}.toml"));
    let (file, verb) = if path.is_dir() && path.join("manifest.json").is_file() {
        (word.to_string(), "report")
    } else if path.is_file() || word.ends_with(".toml") {
        (word.to_string(), if word.ends_with(".html") { "verify" } else { verb(path) })
    } else if ended.is_file() {
        (ended.display().to_string(), verb(&ended))
    } else {
        return None;
    };
    let file = if file.contains(char::is_whitespace) { format!("'{file}'") } else { file };
    let message = "found a file or folder, expected a verb before it".to_string();
    let hint = Some(format!("`jiesu {verb} {file}`; `jiesu --help` lists the verbs"));
    Some(Diagnostic { file: word.into(), place: Place::default(), key: String::new(), message, hint })
}

fn verb(path: &Path) -> &'static str {
    match FileKind::of(path) {
        Ok(FileKind::Scenario) => "run",
        Ok(FileKind::Designs { levers: true }) => "attribute",
        Ok(FileKind::Designs { levers: false }) => "compare",
        Ok(FileKind::Calibration) => "calibrate",
        Err(_) => "check",
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
