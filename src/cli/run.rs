//! `jiesu run`: simulate scenarios, write the results folder, print a summary.

use super::comparison::Task;
use super::eprint;
use super::file_kind::{self, check_stdin};
use super::long_run::{Kept, LongRun, perform};
use super::prepare::ready_all;
use super::simulate::Flags;
use crate::analysis::family::Against;
use crate::analysis::request::Allowed;
use crate::error::{Error, Result};
use crate::experiment::{Layout, Requested};
use crate::input::names::is_one_file;
use crate::messages::{Language, message};
use crate::plan::{Design, FileKind, Plan};
use crate::scenario::Scenario;
use clap::Args;
use std::path::PathBuf;

/// Simulate one or more scenarios and write a results folder
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Scenario files; - is standard input
    #[arg(required = true, value_name = "SCENARIO")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    kept: Kept,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let flags = &arguments.flags;
    check_stdin(&arguments.files)?;
    let scenarios = load(arguments)?;
    if !flags.quiet {
        eprint(&warnings(&scenarios, flags.language()));
    }
    // Several scenarios have no title in common.
    let title = if let [scenario] = scenarios.as_slice() { scenario.tables.title.clone() } else { String::new() };
    let name = scenarios.first().map_or_else(String::new, |scenario| scenario.name.clone());
    let designs = scenarios.into_iter().map(|scenario| Design { scenario, factors: Vec::new() }).collect();
    let plan = Plan { title, ..Plan::side_by_side(name, designs) };
    let designs = ready_all(&plan, flags)?;
    let requested = Requested {
        monthly: false,
        against: Against::Baseline,
        other_cities: false,
        gains: false,
        decides: false,
        layout: Layout::Scenarios,
    };
    perform(
        Task { plan, designs, requested, allowed: Allowed::new(), audit: false, screening: None },
        flags,
        &LongRun::only(arguments.kept),
        None,
    )
}

/// Loads all scenarios with the flags on top.
///
/// # Errors
/// Every diagnostic of every file.
fn load(arguments: &Arguments) -> Result<Vec<Scenario>> {
    let sets = arguments.flags.sets();
    let (mut scenarios, mut diagnostics): (Vec<Scenario>, _) = (Vec::new(), Vec::new());
    for file in &arguments.files {
        match file_kind::expect(FileKind::Scenario, file).and_then(|()| Scenario::load(file, &sets)) {
            Ok(scenario) => {
                if scenarios.iter().any(|other| is_one_file(&other.name, &scenario.name)) {
                    let message = message!("plan-second-scenario", name = &scenario.name);
                    return Err(Error::input(file.display().to_string(), "", message));
                }
                scenarios.push(scenario);
            }
            Err(Error::Input(mut list)) => {
                list.retain(|diagnostic| !diagnostics.contains(diagnostic));
                diagnostics.append(&mut list);
            }
            Err(other) => return Err(other),
        }
    }
    if diagnostics.is_empty() { Ok(scenarios) } else { Err(Error::Input(diagnostics)) }
}

/// Warns of keys that keep scenarios from having the same random numbers and dates.
fn warnings(scenarios: &[Scenario], language: Language) -> String {
    let mut text = String::new();
    let Some((first, others)) = scenarios.split_first() else { return text };
    for other in others {
        let (a, b) = (&first.tables.run, &other.tables.run);
        let differing: Vec<&str> = [
            ("run.seed", a.seed != b.seed),
            ("run.random_numbers", a.random_numbers != b.random_numbers),
            ("run.start", a.start != b.start),
            ("run.months", a.months != b.months),
            ("run.warmup", a.warmup != b.warmup),
            ("run.lead_in", a.lead_in != b.lead_in),
            ("run.scale", a.scale != b.scale),
            ("run.cities", a.cities != b.cities),
            ("run.replications", a.replications != b.replications),
        ]
        .into_iter()
        .filter_map(|(key, differs)| differs.then_some(key))
        .collect();
        if !differing.is_empty() {
            let keys = differing.join(", ");
            let message = message!("run-differ", first = &first.name, other = &other.name, keys = keys, key = differing[0]);
            text += &(message.text(language) + "\n");
        }
    }
    text
}
