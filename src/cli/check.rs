//! `jiesu check`: every complaint about a file, a plan or a scenario, and the data it names; runs nothing.

use super::kind::{Kind, check_stdin};
use super::ready::notes;
use super::{FINE, code_of, eprint, print, told};
use clap::Args;
use jiesu::calibrate::plan::Calibration;
use jiesu::error::Result;
use jiesu::plan::Plan;
use jiesu::plan::alike::alike;
use jiesu::report::words::Language;
use jiesu::scenario::Scenario;
use jiesu::study::{Options, Study};
use std::path::{Path, PathBuf};

/// Check scenario and plan files and the data they name: every complaint, with line and column; runs nothing
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Scenario and plan files
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
        let kind = Kind::of(file);
        if kind == Kind::Calibration {
            match Calibration::load(file, &arguments.set) {
                Ok(plan) => {
                    let (targets, parameters) = (plan.targets.len(), plan.parameters.len());
                    print(&format!("{}: fine, {targets} targets and {parameters} parameters\n", file.display()))?;
                }
                Err(error) => {
                    eprint(&told(&error));
                    code = code.max(code_of(&error));
                }
            }
            continue;
        }
        if kind == Kind::Designs {
            match check_plan(file, &arguments.set) {
                Ok(designs) => print(&format!("{}: fine, {designs} designs\n", file.display()))?,
                Err(error) => {
                    eprint(&told(&error));
                    code = code.max(code_of(&error));
                }
            }
            continue;
        }
        let plan = Scenario::load(file, &arguments.set).and_then(|scenario| Plan::read(&scenario));
        match plan {
            Ok(plan) => {
                let start = plan.tables.run.start;
                if start.day != 1 {
                    let partial = "starts within a month: the first and the last month of the reports are partial";
                    eprint(&format!("{}: warning: `run.start`, {start}, {partial}\n", file.display()));
                }
                print(&format!("{}: fine\n", file.display()))?;
            }
            Err(error) => {
                eprint(&told(&error));
                code = code.max(code_of(&error));
            }
        }
    }
    Ok(code)
}

/// Checks a plan and every design of it, and prints its notes; how many there are.
fn check_plan(file: &Path, sets: &[String]) -> Result<usize> {
    let divide = Study::has_levers(file);
    let mut study = Study::load(file, &Options { sets, divide, ..Options::default() })?;
    let count = study.designs.len();
    let plans = study.designs.iter().map(|design| Plan::read(&design.scenario)).collect::<Result<Vec<_>>>()?;
    let same = alike(&study.designs.iter().map(|design| &design.scenario).zip(&plans).collect::<Vec<_>>());
    study.leave_out(&same);
    eprint(&notes(&study, Language::English));
    Ok(count)
}
