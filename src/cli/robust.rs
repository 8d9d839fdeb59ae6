//! `jiesu robust`: the conclusions of a plan, under every variation of the model and in every account of the parameter sets.

use super::choose::{Choose, objective};
use super::comparison::{Allow, Task};
use super::long_run::{Kept, LongRun, perform};
use super::prepare::ready;
use super::simulate::Flags;
use super::{eprint, file_kind};
use crate::analysis::accounts::sets_of_a_study;
use crate::analysis::family::Against;
use crate::analysis::objective::Objective;
use crate::error::{Error, Result};
use crate::experiment::{Layout, Requested};
use crate::messages::{message, text};
use crate::plan::{Options, Plan, Vary};
use crate::scenario::sets::Sets;
use clap::Args;
use std::path::{Path, PathBuf};

/// Cities and replications without parameter sets, unless the base or the plan sets others.
const RUN: &str = "cities = 12\nreplications = 1";
const OUTPUT: &str = "levels = [\"city\"]\nperiods = [\"run\"]";

/// Test which conclusions hold when assumptions of the model are changed one at a time
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A plan file, with `[[variation]]` or without; - is standard input
    #[arg(value_name = "PLAN")]
    file: PathBuf,
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    kept: Kept,
    /// Only forecast trials, time and disk, from a pre-run of two trials
    #[arg(long, conflicts_with = "quiet")]
    plan_only: bool,
    /// The measure by which designs are ranked, such as observer.satisfaction_rate, unmet_days, cost_hours; an official rate needs its full
    /// name [default: observer.resolution_rate]
    #[arg(long, value_name = "NAME", value_parser = objective)]
    objective: Option<Objective>,
    #[command(flatten)]
    allow: Allow,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let Arguments { file, flags, kept, plan_only, objective, allow } = arguments;
    file_kind::expect(file_kind::DESIGNS, file)?;
    let allowed = allow.read()?;
    let mut plan = plan(file, flags)?;
    if plan.variations.as_ref().is_some_and(|variations| variations.designs.len() < 2) {
        return Err(Error::input(file.display().to_string(), "", message!("usage-one-design-to-compare")));
    }
    let designs = ready(&mut plan, flags)?;
    let requested = Requested {
        monthly: false,
        against: Against::Baseline,
        other_cities: true,
        gains: false,
        decides: false,
        layout: Layout::Conclusions,
    };
    let long_run = LongRun::whole(*kept, *plan_only);
    perform(Task { plan, designs, requested, allowed, audit: false, screening: None }, flags, &long_run, Some(&Choose::by(*objective)))
}

/// The plan with all its variations, and with as many parameter sets as fit a study of many variations, unless the user says how many.
fn plan(file: &Path, flags: &Flags) -> Result<Plan> {
    let load = |sets: &[String]| {
        Plan::load(file, &Options { sets, run: RUN, output: OUTPUT, divide: false, surrogate: None, vary: Vary::OwnOrShipped })
    };
    let mut sets = flags.sets();
    let plan = load(&sets)?;
    let is_key = |set: &String| set.split_once('=').is_some_and(|(key, _)| key.trim_end().ends_with("run.sets_used"));
    let is_given = sets.iter().any(is_key);
    let sample = plan.designs.first().map(|design| Sets::read(&design.scenario)).transpose()?.flatten().filter(|_| !is_given);
    let Some((all, used)) = sample.map(|sample| (sample.list.len(), sets_of_a_study(&sample))).filter(|(all, used)| used < all) else {
        return Ok(plan);
    };
    if !flags.quiet {
        eprint(&(text!(flags.language(), "run-fewer-sets", used = used, all = all) + "\n"));
    }
    sets.push(format!("--sets run.sets_used={used}"));
    load(&sets)
}
