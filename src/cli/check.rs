//! `jiesu check`: every complaint about a file, a plan or a scenario, and the data it names, and the keys that have no effect; runs nothing.

use super::inert::{self, Rows};

use super::kind::check_stdin;
use super::ready::notes;
use super::{FINE, code_of, eprint, print, render_error};
use clap::Args;
use jiesu::calibrate::plan::Calibration;
use jiesu::error::Result;
use jiesu::output::words::Language;
use jiesu::plan::{FileKind, Options, Plan};
use jiesu::scenario::Scenario;
use jiesu::setup::Setup;
use jiesu::setup::alike::alike;
use std::path::{Path, PathBuf};

/// Check scenario and plan files and the data they name: every complaint, with line and column; runs nothing
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Scenario and plan files; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Set a key as if the files said so; may be repeated. Its paths are relative to the current folder
    #[arg(long, value_name = "KEY=VALUE")]
    set: Vec<String>,
    /// Print every key that has no effect in these scenarios, written or not, and why, as a Markdown table, in place of notes on those that are written
    #[arg(long)]
    inert: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    check_stdin(&arguments.files)?;
    let mut code = FINE;
    let (mut rows, mut scenarios) = (Rows::new(), Vec::new());
    for file in &arguments.files {
        let said = match FileKind::of(file) {
            Ok(FileKind::Calibration) => Calibration::load(file, &arguments.set).map(|setup| {
                format!("{}: fine, {} targets and {} parameters\n", file.display(), setup.targets.len(), setup.parameters.len())
            }),
            Ok(FileKind::Designs { levers }) => {
                check_plan(file, levers, &arguments.set).map(|designs| format!("{}: fine, {designs} designs\n", file.display()))
            }
            Ok(FileKind::Scenario) => read(file, &arguments.set).map(|(scenario, setup)| {
                if !arguments.inert {
                    say([(&scenario, &setup)]);
                    return format!("{}: fine\n", file.display());
                }
                let name = short(file);
                inert::add(&mut rows, &name, &scenario, &setup);
                scenarios.push(name);
                String::new()
            }),
            Err(error) => Err(error),
        };
        match said {
            Ok(text) => print(&text)?,
            Err(error) => {
                eprint(&render_error(&error));
                code = code.max(code_of(&error));
            }
        }
    }
    if arguments.inert {
        print(&inert::table(&rows, &scenarios))?;
    }
    Ok(code)
}

/// Reads a scenario and its data.
fn read(file: &Path, sets: &[String]) -> Result<(Scenario, Setup)> {
    let scenario = Scenario::load(file, sets)?;
    let setup = Setup::read(&scenario)?;
    let start = setup.tables.run.start;
    if start.day != 1 {
        let partial = "starts within a month: the first and the last month of the reports are partial";
        eprint(&format!("{}: warning: `run.start`, {start}, {partial}\n", file.display()));
    }
    Ok((scenario, setup))
}

/// Checks a plan and every design of it, and prints its notes; how many there are.
fn check_plan(file: &Path, divide: bool, sets: &[String]) -> Result<usize> {
    let mut plan = Plan::load(file, &Options { sets, divide, ..Options::default() })?;
    let count = plan.designs.len();
    let setups = plan.designs.iter().map(|design| Setup::read(&design.scenario)).collect::<Result<Vec<_>>>()?;
    say(plan.designs.iter().map(|design| &design.scenario).zip(&setups));
    let same = alike(&plan.designs.iter().map(|design| &design.scenario).zip(&setups).collect::<Vec<_>>());
    plan.leave_out(&same);
    eprint(&notes(&plan, Language::English));
    Ok(count)
}

/// Notes every key that the user wrote and that has no effect.
fn say<'a>(designs: impl IntoIterator<Item = (&'a Scenario, &'a Setup)>) {
    eprint(&inert::notes(designs, Language::English));
}

/// What a scenario is called in the list: its path without ending, below `scenarios` if it is there.
fn short(file: &Path) -> String {
    let path = file.with_extension("");
    path.strip_prefix("scenarios").unwrap_or(&path).display().to_string()
}
