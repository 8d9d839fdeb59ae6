//! `jiesu show`: a scenario with all its keys, or the dates and rules in which two differ.

use super::file_kind::{self, check_stdin};
use super::{FINE, print};
use crate::error::Result;
use crate::messages::{Language, text};
use crate::plan::FileKind;
use crate::scenario::Scenario;
use crate::scenario::differences::{self as scenarios, Difference};
use clap::Args;
use std::path::{Path, PathBuf};

/// Show a scenario with defaults and inherited keys filled in, or how two scenarios differ
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The scenario; - is standard input. Paths are shown relative to the current folder
    a: PathBuf,
    /// A second scenario: show only the dates and rules that differ
    b: Option<PathBuf>,
    /// Override a key of the files; may be repeated. Paths are relative to the current folder
    #[arg(long, value_name = "KEY=VALUE")]
    set: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments, language: Language) -> Result<u8> {
    check_stdin([&arguments.a].into_iter().chain(&arguments.b))?;
    file_kind::expect(FileKind::Scenario, &arguments.a)?;
    let a = Scenario::load(&arguments.a, &arguments.set)?;
    let Some(b) = &arguments.b else {
        a.check_paths(Path::new(""))?;
        print(&a.to_toml(Path::new("")))?;
        return Ok(FINE);
    };
    file_kind::expect(FileKind::Scenario, b)?;
    let b = Scenario::load(b, &arguments.set)?;
    let differing = differences(&a, &b);
    let none = differing.is_empty().then(|| text!(language, "run-no-rule-differs"));
    let lines: Vec<String> = scenarios::dates(&a, &b).into_iter().map(line).chain(differing).chain(none).collect();
    print(&(lines.join("\n") + "\n"))?;
    Ok(FINE)
}

/// The rules that differ, one per line.
pub(super) fn differences(a: &Scenario, b: &Scenario) -> Vec<String> {
    scenarios::differences(a, b).into_iter().map(line).collect()
}

fn line(Difference { key, values: [a, b] }: Difference) -> String {
    format!("{key}: {a} -> {b}")
}
