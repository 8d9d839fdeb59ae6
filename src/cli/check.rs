//! `jiesu check`: all diagnostics of scenario and plan files and of the data they name, and notes on keys without effect; simulates nothing.

use super::file_kind::check_stdin;
use super::inert::{self, Rows};
use super::prepare::notes;
use super::{FINE, code_of, eprint, language, print, render_error};
use clap::Args;
use jiesu::calibrate::plan::Calibration;
use jiesu::error::Result;
use jiesu::messages::Language;
use jiesu::plan::{FileKind, Options, Plan};
use jiesu::scenario::Scenario;
use jiesu::setup::Setup;
use jiesu::setup::alike::alike;
use std::path::{Path, PathBuf};

/// Check scenario and plan files and their data; print every error with line and column
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Scenario and plan files; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Override a key of the files; may be repeated. Paths are relative to the current folder
    #[arg(long, value_name = "KEY=VALUE")]
    set: Vec<String>,
    /// Print all keys without effect in these scenarios, and why, as a Markdown table
    #[arg(long)]
    inert: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    check_stdin(&arguments.files)?;
    let mut code = FINE;
    let (mut rows, mut scenarios) = (Rows::new(), Vec::new());
    for file in &arguments.files {
        let checked = match FileKind::of(file) {
            Ok(FileKind::Calibration) => Calibration::load(file, &arguments.set).map(|plan| {
                let (targets, parameters) = (counted(plan.targets.len(), "target"), counted(plan.parameters.len(), "parameter"));
                format!("{}: fine, {targets} and {parameters}\n", file.display())
            }),
            Ok(FileKind::Designs { levers }) => check_plan(file, levers, &arguments.set)
                .map(|designs| format!("{}: fine, {}\n", file.display(), counted(designs, "design"))),
            Ok(FileKind::Scenario) => read(file, &arguments.set).map(|(scenario, setup)| {
                if !arguments.inert {
                    print_notes([(&scenario, &setup)]);
                    return format!("{}: fine\n", file.display());
                }
                let name = short(file);
                inert::add(&mut rows, &name, &scenario, &setup);
                scenarios.push(name);
                String::new()
            }),
            Err(error) => Err(error),
        };
        match checked {
            Ok(text) => print(&text)?,
            Err(error) => {
                eprint(&render_error(&error, language()));
                code = code.max(code_of(&error));
            }
        }
    }
    if arguments.inert {
        print(&inert::table(&rows, &scenarios))?;
    }
    Ok(code)
}

/// A number of things, such as `1 design` or `2 designs`.
fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// Reads a scenario and its data.
fn read(file: &Path, sets: &[String]) -> Result<(Scenario, Setup)> {
    let scenario = Scenario::load(file, sets)?;
    let setup = Setup::read(&scenario)?;
    let start = setup.tables.run.start;
    if start.day != 1 {
        let partial = "starts within a month: the first and last month of the results are partial";
        eprint(&format!("{}: warning: `run.start`, {start}, {partial}\n", file.display()));
    }
    Ok((scenario, setup))
}

/// Checks a plan and all its designs, and prints its notes; the number of designs.
fn check_plan(file: &Path, divide: bool, sets: &[String]) -> Result<usize> {
    let mut plan = Plan::load(file, &Options { sets, divide, ..Options::default() })?;
    let count = plan.designs.len();
    let setups = Setup::read_all(&plan.designs.iter().map(|design| &design.scenario).collect::<Vec<_>>())?;
    print_notes(plan.designs.iter().map(|design| &design.scenario).zip(&setups));
    let same = alike(&plan.designs.iter().map(|design| &design.scenario).zip(&setups).collect::<Vec<_>>());
    plan.leave_out(&same);
    eprint(&notes(&plan, Language::English));
    Ok(count)
}

/// Prints a note on every key that the user wrote and that has no effect.
fn print_notes<'a>(designs: impl IntoIterator<Item = (&'a Scenario, &'a Setup)>) {
    eprint(&inert::notes(designs, Language::English));
}

/// A scenario's name in the table: its path without ending, relative to `scenarios` if it lies there.
fn short(file: &Path) -> String {
    let path = file.with_extension("");
    path.strip_prefix("scenarios").unwrap_or(&path).display().to_string()
}
