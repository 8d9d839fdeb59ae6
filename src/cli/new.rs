//! `jiesu new`: writes a scenario to start from.

use super::file_kind::quoted;
use super::{FINE, print};
use crate::error::{Error, Result};
use crate::input::names;
use crate::messages::{Language, Message, message, text};
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

/// The scenario to start from, with comments in a language.
fn starter(language: Language) -> &'static str {
    language.of(include_str!("new/starter.toml"), include_str!("new/starter.zh.toml"))
}

pub(crate) fn run(arguments: &Arguments, language: Language) -> Result<u8> {
    let mut path = arguments.name.clone();
    let ends_in_stroke = path.as_os_str().as_encoded_bytes().last().is_some_and(|byte| std::path::is_separator(char::from(*byte)));
    if ends_in_stroke || path.file_name().is_none() {
        return Err(Error::input("new", "", message!("new-no-name", path = path.display().to_string())));
    }
    if path.extension().is_none_or(|ending| ending != "toml") {
        path.as_mut_os_string().push(".toml");
    }
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if let Some(diagnostic) = names::of_file(&stem, &path.display().to_string()) {
        return Err(Error::Input(vec![diagnostic]));
    }
    write(&followed(&path)?, language)?;
    print(&next(&path.display().to_string(), &stem, language))?;
    Ok(FINE)
}

/// What to do with the new file.
fn next(path: &str, name: &str, language: Language) -> String {
    let file = quoted(path);
    let results = quoted(&format!("results/{name}"));
    let more = language.of("", " --lang zh");
    let steps = [
        (format!("jiesu run {file}{more}"), text!(language, "new-run")),
        (format!("jiesu report {results}{more}"), text!(language, "new-report")),
        (format!("jiesu explain{more}"), text!(language, "new-explain")),
        (format!("jiesu check {file}{more}"), text!(language, "new-check")),
    ];
    let widest = steps.iter().map(|(command, _)| command.width()).max().unwrap_or(0);
    let steps: String =
        steps.iter().map(|(command, purpose)| format!("  {command}{}  {purpose}\n", " ".repeat(widest - command.width()))).collect();
    format!("{}\n{steps}", text!(language, "new-written", path = path))
}

fn write(path: &Path, language: Language) -> Result<()> {
    let wrong = |message: Message| Error::input(path.display().to_string(), "", message);
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists if path.is_dir() => wrong(message!("new-folder-there")),
        ErrorKind::AlreadyExists => wrong(message!("new-file-there")),
        ErrorKind::NotFound | ErrorKind::NotADirectory => wrong(message!("folder-missing")),
        _ => Error::io(path, error),
    })?;
    file.write_all(starter(language).as_bytes()).map_err(|error| {
        // Leave no incomplete file.
        let _ = std::fs::remove_file(path);
        Error::io(path, error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml::{Table, Value};

    #[test]
    fn both_starters_differ_in_title_and_comments_only() {
        let [english, chinese] = Language::ALL.map(|language| {
            let mut table: Table = starter(language).parse().unwrap();
            table.insert("title".into(), Value::Boolean(true));
            table
        });
        assert_eq!(english, chinese);
    }
}
