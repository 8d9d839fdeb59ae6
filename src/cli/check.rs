//! `jiesu check`: every complaint about a file, a plan or a scenario, and the data it names; runs nothing.

use super::keep::notes;
use super::kind::check_stdin;
use super::{FINE, code_of, eprint, print, told};
use clap::Args;
use jiesu::calibrate::plan::Calibration;
use jiesu::error::Result;
use jiesu::plan::Plan;
use jiesu::plan::alike::alike;
use jiesu::report::words::Language;
use jiesu::scenario::Scenario;
use jiesu::study::{FileKind, Options, Study};
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
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    check_stdin(&arguments.files)?;
    let mut code = FINE;
    for file in &arguments.files {
        let said = match FileKind::of(file) {
            Ok(FileKind::Calibration) => Calibration::load(file, &arguments.set)
                .map(|plan| format!("{}: fine, {} targets and {} parameters\n", file.display(), plan.targets.len(), plan.parameters.len())),
            Ok(FileKind::Designs { levers }) => {
                check_plan(file, levers, &arguments.set).map(|designs| format!("{}: fine, {designs} designs\n", file.display()))
            }
            Ok(FileKind::Scenario) => check_scenario(file, &arguments.set),
            Err(error) => Err(error),
        };
        match said {
            Ok(text) => print(&text)?,
            Err(error) => {
                eprint(&told(&error));
                code = code.max(code_of(&error));
            }
        }
    }
    Ok(code)
}

fn check_scenario(file: &Path, sets: &[String]) -> Result<String> {
    let start = Plan::read(&Scenario::load(file, sets)?)?.tables.run.start;
    if start.day != 1 {
        let partial = "starts within a month: the first and the last month of the reports are partial";
        eprint(&format!("{}: warning: `run.start`, {start}, {partial}\n", file.display()));
    }
    Ok(format!("{}: fine\n", file.display()))
}

/// Checks a plan and every design of it, and prints its notes; how many there are.
fn check_plan(file: &Path, divide: bool, sets: &[String]) -> Result<usize> {
    let mut study = Study::load(file, &Options { sets, divide, ..Options::default() })?;
    let count = study.designs.len();
    let plans = study.designs.iter().map(|design| Plan::read(&design.scenario)).collect::<Result<Vec<_>>>()?;
    let same = alike(&study.designs.iter().map(|design| &design.scenario).zip(&plans).collect::<Vec<_>>());
    study.leave_out(&same);
    eprint(&notes(&study, Language::English));
    Ok(count)
}
