//! `jiesu sweep`: many designs, resumable and in shards. `jiesu merge`: one results folder from shards.

use super::choose::Choose;
use super::comparison::{Allow, RUN, Sharing, Task, refuse_sample, request};
use super::file_kind;
use super::long_run::{LongRun, begin_folder, finish, perform};
use super::prepare::ready;
use super::screen::{Screened, check_trials, screened};
use super::simulate::{Flags, Writing, prepare};
use crate::analysis::family::Against;
use crate::error::{Error, Result};
use crate::experiment::shards::Shards;
use crate::experiment::{Layout, Requested, TrialGrid};
use crate::messages::message;
use crate::plan::{Options, Plan, Step, Vary};
use clap::Args;
use std::path::PathBuf;

/// Simulate many designs: a list, a grid, a sample, a table, or one factor at a time
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A plan file; - is standard input
    #[arg(value_name = "PLAN")]
    file: PathBuf,
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    long_run: LongRun,
    #[command(flatten)]
    choose: Choose,
    #[command(flatten)]
    allow: Allow,
    /// Random numbers of the designs
    #[arg(long, value_enum, value_name = "WHICH", default_value_t)]
    random_numbers: Sharing,
    /// Also write gains and losses by type of street (gains.csv)
    #[arg(long)]
    gains: bool,
    /// Fit a surrogate to a sample of the factors' ranges: Sobol indices of every measure (sobol.csv), after a screening if the factors are
    /// many (screening.csv)
    #[arg(long)]
    surrogate: bool,
}

/// Merge the shards of a sweep or comparison into one results folder
#[derive(Debug, Args)]
pub(crate) struct MergeArguments {
    /// The folders of the shards
    #[arg(required = true, value_name = "DIR")]
    shards: Vec<PathBuf>,
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    allow: Allow,
    /// Keep the trials in the results folder (trials.journal), so that designs or trials can be added later
    #[arg(long)]
    keep_trials: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let Arguments { file, flags, long_run, choose, allow, random_numbers, gains, surrogate } = arguments;
    file_kind::expect(file_kind::DESIGNS, file)?;
    let allowed = allow.read()?;
    let sets = flags.sets();
    let output = "levels = [\"city\"]\nperiods = [\"run\"]";
    let load = |surrogate: Option<Step<'_>>| {
        Plan::load(file, &Options { sets: &sets, run: RUN, output, divide: false, surrogate, vary: Vary::None })
    };
    let requested =
        Requested { monthly: false, against: Against::Baseline, other_cities: true, gains: *gains, decides: false, layout: Layout::Ranked };
    let mut screening = None;
    if *surrogate {
        long_run.check_surrogate(flags)?;
        choose.check_surrogate()?;
        screening = match screened(&load, flags, long_run, *random_numbers, requested)? {
            Screened::Not => None,
            Screened::Forecast(code) => return Ok(code),
            Screened::Done(found, journal, allowed) => Some((found, journal, allowed)),
        };
    }
    let kept = screening.as_ref().map(|(found, ..)| found.kept_keys());
    let mut plan = load(surrogate.then_some(Step::Sample(kept.as_deref())))?;
    if !*surrogate {
        refuse_sample(&plan, file)?;
    }
    random_numbers.settle(&mut plan);
    let designs = ready(&mut plan, flags)?;
    if let Some(first) = designs.first().filter(|_| *surrogate) {
        check_trials(&first.setup)?;
    }
    let task = Task { plan, designs, requested, allowed, audit: false, screening: None };
    let Some((found, journal, flags)) = screening else { return perform(task, flags, long_run, Some(choose)) };
    let code = perform(Task { screening: Some(found), ..task }, &flags, long_run, Some(choose))?;
    std::fs::remove_file(&journal).map_err(|e| Error::io(journal, e))?;
    Ok(code)
}

pub(crate) fn merge(arguments: &MergeArguments) -> Result<u8> {
    let MergeArguments { shards, flags, allow, keep_trials } = arguments;
    let allowed = allow.read()?;
    if let Some(flag) = flags.of_trials() {
        return Err(Error::input(flag, "", message!("usage-trials-of-merge")));
    }
    let shards = Shards::read(shards)?;
    let out = flags.folder(&shards.plan.name)?;
    begin_folder(&out, flags.replace())?;
    shards.check_apart(&out)?;
    let designs = prepare(shards.plan.designs.iter().map(|design| &design.scenario), &out)?;
    let journal = shards.journal(&TrialGrid::wished(designs.iter().map(|design| &design.setup)))?;
    let task = Task { plan: shards.plan, designs, requested: shards.requested, allowed, audit: false, screening: None };
    let request = request(&task);
    let writing = Writing { is_merge: true, keep_trials: *keep_trials, ..Writing::default() };
    finish(task, &out, flags, request, Some(journal), writing)
}
