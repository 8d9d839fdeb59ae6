//! `jiesu show`: a scenario as meant, or how the dates and rules of two differ.

use super::kind::{self, check_stdin};
use super::{FINE, print};
use clap::Args;
use jiesu::error::Result;
use jiesu::plan::FileKind;
use jiesu::scenario::Scenario;
use jiesu::scenario::differences::{self as scenarios, Difference};
use std::path::{Path, PathBuf};

/// Show a scenario as meant, all defaults and inherited keys in place; of two, only the dates and rules that differ
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The scenario; - is standard input. Its paths are shown relative to the current folder, so that `jiesu show A > copy.toml` can be run
    a: PathBuf,
    /// Another scenario to compare it with
    b: Option<PathBuf>,
    /// Set a key in both as if the files said so; may be repeated. Its paths are relative to the current folder
    #[arg(long, value_name = "KEY=VALUE")]
    set: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    check_stdin([&arguments.a].into_iter().chain(&arguments.b))?;
    kind::expect(FileKind::Scenario, &arguments.a)?;
    let a = Scenario::load(&arguments.a, &arguments.set)?;
    let Some(b) = &arguments.b else {
        a.check_paths(Path::new(""))?;
        print(&a.to_toml(Path::new("")))?;
        return Ok(FINE);
    };
    kind::expect(FileKind::Scenario, b)?;
    let b = Scenario::load(b, &arguments.set)?;
    let differing = differences(&a, &b);
    let none = differing.is_empty().then(|| "no rule differs".to_string());
    let lines: Vec<String> = scenarios::dates(&a, &b).into_iter().map(line).chain(differing).chain(none).collect();
    print(&(lines.join("\n") + "\n"))?;
    Ok(FINE)
}

/// The rules that differ, a line each.
pub(super) fn differences(a: &Scenario, b: &Scenario) -> Vec<String> {
    scenarios::differences(a, b).into_iter().map(line).collect()
}

fn line(Difference { key, values: [a, b] }: Difference) -> String {
    format!("{key}: {a} -> {b}")
}
