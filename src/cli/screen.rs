//! The first step of a sweep with a surrogate: which of many factors matter.

use super::comparison::Sharing;
use super::forecast::forecast;
use super::long_run::{LongRun, begin_journal};
use super::prepare::ready;
use super::simulate::{Bar, Flags};
use super::{eprint, print};
use crate::analysis::request::Allowed;
use crate::analysis::sensitivity::Screening;
use crate::error::{Error, Result};
use crate::experiment::journal::Journal;
use crate::experiment::places::beside;
use crate::experiment::screen::screen;
use crate::experiment::{Requested, shards};
use crate::messages::{message, text};
use crate::plan::{Plan, Step};
use crate::setup::Setup;
use std::path::PathBuf;

/// What the screening left to do.
pub(super) enum Screened {
    /// The plan has few factors: nothing was screened.
    Not,
    /// It was only forecast.
    Forecast(u8),
    /// The factors that matter. The trials are in a journal, which is removed when all is written; the flags allow what the run that began
    /// allowed.
    Done(Screening, PathBuf, Box<Flags>),
}

/// Screens the factors of a plan, if they are more than are kept; `load` reads the plan.
pub(super) fn screened(
    load: &dyn Fn(Option<Step<'_>>) -> Result<Plan>,
    flags: &Flags,
    long_run: &LongRun,
    random_numbers: Sharing,
    requested: Requested,
) -> Result<Screened> {
    let mut plan = load(Some(Step::Screening))?;
    let Some(sampled) = plan.sampled.clone().filter(|sampled| sampled.factors.len() > sampled.keep) else { return Ok(Screened::Not) };
    random_numbers.settle(&mut plan);
    let designs = ready(&mut plan, flags)?;
    check_trials(&designs[0].setup)?;
    let setups: Vec<&Setup> = designs.iter().map(|design| &design.setup).collect();
    if long_run.is_forecast() {
        let code = forecast(&plan, &designs, flags, requested.comparison(&plan, Allowed::new(), false))?;
        let some: Vec<String> = sampled.factors.iter().take(sampled.keep).map(|factor| factor.key.clone()).collect();
        let more = load(Some(Step::Sample(Some(&some))))?.designs.len();
        let note = text!(flags.language(), "run-second-step", all = sampled.factors.len(), most = sampled.keep, designs = more);
        print(&(note + "\n"))?;
        return Ok(Screened::Forecast(code));
    }
    let out = flags.folder(&plan.name)?;
    let path = beside(&out, ".screening");
    let (_, flags) = begin_journal(&out, &path, long_run.is_resumed(), flags)?;
    let mut journal = Journal::open(&path, &shards::identities(&plan))?;
    let bar = Bar::new(flags.quiet, flags.language());
    let plan = plan.sampled.as_ref().unwrap_or(&sampled);
    let found = screen(&flags.experiment(&setups, &bar), Some(&mut journal), plan)?;
    drop(journal);
    let (all, kept) = (found.factors.len(), found.kept_keys().len());
    if kept == 0 {
        std::fs::remove_file(&path).map_err(|e| Error::io(&path, e))?;
        return Err(Error::input("--surrogate", "", message!("usage-nothing-matters", count = all)));
    }
    if !flags.quiet {
        eprint(&(text!(flags.language(), "run-screened", all = all, kept = kept, trajectories = found.trajectories) + "\n"));
    }
    Ok(Screened::Done(found, path, Box::new(flags)))
}

/// Refuses a plan without the trials that a surrogate needs to know errors.
pub(super) fn check_trials(setup: &Setup) -> Result<()> {
    let run = &setup.tables.run;
    let sets = setup.sets().map_or(1, |sets| sets.list.len());
    match sets > 1 || run.cities > 1 || run.replications > 1 {
        true => Ok(()),
        false => Err(Error::input("--surrogate", "", message!("usage-surrogate-one-trial"))),
    }
}
