//! `jiesu check`: every complaint about a file, a plan or a scenario, and the data it names, and the keys that have no effect; runs nothing.

use super::inert::{self, Rows};
use super::kind::Kind;
use super::{FINE, code_of, eprint, print, told};
use clap::Args;
use jiesu::calibrate::plan::Calibration;
use jiesu::error::Result;
use jiesu::plan::Plan;
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
    /// Print every key that has no effect in these scenarios, written or not, and why, as a Markdown table, in place of notes on those that are written
    #[arg(long)]
    inert: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let mut code = FINE;
    let (mut rows, mut scenarios) = (Rows::new(), Vec::new());
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
        let read = Scenario::load(file, &arguments.set).and_then(|scenario| Plan::read(&scenario).map(|plan| (scenario, plan)));
        match read {
            Ok((scenario, plan)) => {
                let start = plan.tables.run.start;
                if start.day != 1 {
                    let partial = "starts within a month: the first and the last month of the reports are partial";
                    eprint(&format!("{}: warning: `run.start`, {start}, {partial}\n", file.display()));
                }
                if arguments.inert {
                    let name = short(file);
                    inert::add(&mut rows, &name, &scenario, &plan);
                    scenarios.push(name);
                } else {
                    say([(&scenario, &plan)]);
                    print(&format!("{}: fine\n", file.display()))?;
                }
            }
            Err(error) => {
                eprint(&told(&error));
                code = code.max(code_of(&error));
            }
        }
    }
    if arguments.inert {
        print(&inert::table(&rows, &scenarios))?;
    }
    Ok(code)
}

/// Checks a plan and every design of it; how many there are.
fn check_plan(file: &Path, sets: &[String]) -> Result<usize> {
    let divide = Study::has_levers(file);
    let study = Study::load(file, &Options { sets, divide, ..Options::default() })?;
    let plans = study.designs.iter().map(|design| Plan::read(&design.scenario)).collect::<Result<Vec<Plan>>>()?;
    say(study.designs.iter().map(|design| &design.scenario).zip(&plans));
    Ok(study.designs.len())
}

/// Notes every key that the user wrote and that has no effect.
fn say<'a>(designs: impl IntoIterator<Item = (&'a Scenario, &'a Plan)>) {
    eprint(&inert::notes(designs).iter().map(|note| note.english() + "\n").collect::<String>());
}

/// What a scenario is called in the list: its path without ending, below `scenarios` if it is there.
fn short(file: &Path) -> String {
    let path = file.with_extension("");
    path.strip_prefix("scenarios").unwrap_or(&path).display().to_string()
}
