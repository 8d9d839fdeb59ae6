//! `jiesu check`: all diagnostics of scenario and plan files and of the data they name, and notes on keys without effect; simulates nothing.

use super::file_kind::check_stdin;
use super::inert::{self, Rows};
use super::prepare::notes;
use super::{FINE, code_of, eprint, print, render_error};
use crate::calibrate::plan::Calibration;
use crate::error::Result;
use crate::messages::{Language, message, text};
use crate::optimize::plan::Optimization;
use crate::optimize::problem::Problem;
use crate::plan::{FileKind, Options, Plan, Vary};
use crate::scenario::Scenario;
use crate::setup::Setup;
use crate::setup::alike::alike;
use clap::Args;
use std::path::{Path, PathBuf};

/// Check scenario and plan files and their data; print their errors with line and column
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

pub(crate) fn run(arguments: &Arguments, language: Language) -> Result<u8> {
    check_stdin(&arguments.files)?;
    let sets = &arguments.set;
    let mut code = FINE;
    let (mut rows, mut scenarios) = (Rows::new(), Vec::new());
    for file in &arguments.files {
        let shown = file.display().to_string();
        let checked = match FileKind::of(file) {
            Ok(FileKind::Calibration) => Calibration::load(file, sets)
                .map(|plan| message!("plan-fine-fit", file = shown, targets = plan.targets.len(), parameters = plan.parameters.len())),
            Ok(FileKind::Optimization) => Optimization::load(file, sets).map(|plan| {
                let Problem { space, goals, limits, .. } = &plan.problem;
                message!("plan-fine-search", file = shown, factors = space.axes.len(), objectives = goals.len(), constraints = limits.len())
            }),
            Ok(FileKind::Designs { levers }) => {
                check_plan(file, levers, sets, language).map(|designs| message!("plan-fine", file = shown, designs = designs))
            }
            Ok(FileKind::Scenario) => match read(file, sets, language) {
                Ok((scenario, setup)) if arguments.inert => {
                    let name = short(file);
                    inert::add(&mut rows, &name, &scenario, &setup, language);
                    scenarios.push(name);
                    continue;
                }
                Ok((scenario, setup)) => {
                    eprint(&inert::notes([(&scenario, &setup)], language));
                    Ok(message!("scenario-fine", file = shown))
                }
                Err(error) => Err(error),
            },
            Err(error) => Err(error),
        };
        match checked {
            Ok(message) => print(&(message.text(language) + "\n"))?,
            Err(error) => {
                eprint(&render_error(&error, language));
                code = code.max(code_of(&error));
            }
        }
    }
    if arguments.inert {
        print(&inert::table(&rows, &scenarios, language))?;
    }
    Ok(code)
}

/// Reads a scenario and its data.
fn read(file: &Path, sets: &[String], language: Language) -> Result<(Scenario, Setup)> {
    let scenario = Scenario::load(file, sets)?;
    let setup = Setup::read(&scenario)?;
    let start = setup.tables.run.start;
    if start.day != 1 {
        let file = file.display().to_string();
        eprint(&(text!(language, "scenario-partial-months", file = file, start = start.to_string()) + "\n"));
    }
    Ok((scenario, setup))
}

/// Checks a plan and all its designs, and prints its notes; the number of designs.
fn check_plan(file: &Path, divide: bool, sets: &[String], language: Language) -> Result<usize> {
    let mut plan = Plan::load(file, &Options { sets, divide, vary: Vary::Own, ..Options::default() })?;
    // Not counting them again under each variation.
    let count = plan.variations.as_ref().map_or(plan.designs.len(), |variations| variations.designs.len());
    let setups = Setup::read_all(&plan.designs.iter().map(|design| &design.scenario).collect::<Vec<_>>())?;
    let pairs: Vec<_> = plan.designs.iter().map(|design| &design.scenario).zip(&setups).collect();
    eprint(&inert::notes(pairs.iter().copied(), language));
    let same = alike(&pairs);
    plan.leave_out(&same);
    eprint(&notes(&plan, language));
    Ok(count)
}

/// A scenario's name in the table: its path without ending, relative to `scenarios` if it lies there.
fn short(file: &Path) -> String {
    let path = file.with_extension("");
    path.strip_prefix("scenarios").unwrap_or(&path).display().to_string()
}
