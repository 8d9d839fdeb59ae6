//! `jiesu new`: writes a scenario to start from.

use super::file_kind::quoted;
use super::{FINE, print};
use crate::error::{Error, Result};
use crate::input::names;
use crate::output::destination::followed;
use clap::Args;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthStr;

/// Write NAME.toml, a small commented scenario to start from
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Name of the scenario; an existing file is never replaced
    name: PathBuf,
}

const STARTER: &str = include_str!("new/starter.toml");

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let mut path = arguments.name.clone();
    let ends_in_stroke = path.as_os_str().as_encoded_bytes().last().is_some_and(|byte| std::path::is_separator(char::from(*byte)));
    if ends_in_stroke || path.file_name().is_none() {
        let found = format!("found \"{}\", expected the name of a file, such as `mine`", path.display());
        return Err(Error::input("new", "", found));
    }
    if path.extension().is_none_or(|ending| ending != "toml") {
        path.as_mut_os_string().push(".toml");
    }
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if let Some(diagnostic) = names::of_file(&stem, &path.display().to_string()) {
        return Err(Error::Input(vec![diagnostic]));
    }
    write(&followed(&path)?)?;
    print(&next(&path.display().to_string(), &stem))?;
    Ok(FINE)
}

/// What to do with the new file.
fn next(path: &str, name: &str) -> String {
    let file = quoted(path);
    let results = quoted(&format!("results/{name}"));
    let steps = [
        (format!("jiesu run {file}"), "simulates it, in seconds"),
        (format!("jiesu report {results}"), "writes the results as one page"),
        ("jiesu explain".into(), "lists what can be changed; change it in an editor"),
        (format!("jiesu check {file}"), "checks your changes"),
    ];
    let widest = steps.iter().map(|(command, _)| command.width()).max().unwrap_or(0);
    let steps: String =
        steps.iter().map(|(command, purpose)| format!("  {command}{}  {purpose}\n", " ".repeat(widest - command.width()))).collect();
    format!("written to {path}; next:\n{steps}")
}

fn write(path: &Path) -> Result<()> {
    let wrong = |message: &str| Error::input(path.display().to_string(), "", message);
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists if path.is_dir() => wrong("found a folder of this name already, expected a new name"),
        ErrorKind::AlreadyExists => wrong("found a file of this name already, expected a new name"),
        ErrorKind::NotFound | ErrorKind::NotADirectory => wrong("found no such folder, expected an existing one"),
        _ => Error::io(path, error),
    })?;
    file.write_all(STARTER.as_bytes()).map_err(|error| {
        // Leave no incomplete file.
        let _ = std::fs::remove_file(path);
        Error::io(path, error)
    })
}
