//! `jiesu compare`: designs against a baseline, trial by trial, with common random numbers.

use super::against::Against;
use super::choose::Choose;
use super::comparison::{Allow, RUN, Sharing, Task, refuse_sample};
use super::file_kind::{self, check_stdin};
use super::long_run::{LongRun, perform};
use super::prepare::ready;
use super::simulate::Flags;
use crate::analysis::statistics::FEWEST;
use crate::error::{Error, Result};
use crate::experiment::{Layout, Requested};
use crate::messages::{Message, message};
use crate::output::files::Design;
use crate::plan::{FileKind, Options, Plan, Vary};
use clap::Args;
use std::path::PathBuf;

/// Compare designs with a baseline: paired differences with intervals and caveats
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A plan file, or scenario files of which the first is the baseline; - is standard input
    #[arg(required = true, value_name = "PLAN|SCENARIO")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    long_run: LongRun,
    #[command(flatten)]
    choose: Choose,
    /// What each design is compared with, besides the baseline: nothing else, the design before it, every other design, or the best of the
    /// others (by --objective)
    #[arg(long, value_enum, value_name = "WHICH", default_value_t)]
    against: Against,
    /// Add a decision table over the parameter sets: how often each design is best, what choosing it may cost, and what it is worth to know
    /// more (by --objective; needs run.sets)
    #[arg(long)]
    decide: bool,
    #[command(flatten)]
    allow: Allow,
    /// Random numbers of the designs
    #[arg(long, value_enum, value_name = "WHICH", default_value_t)]
    random_numbers: Sharing,
    /// Re-run one trial per design and write to crn_audit.csv which random numbers it shares with the baseline
    #[arg(long)]
    audit: bool,
}

/// Reads a plan file, or scenario files.
pub(crate) fn plan(files: &[PathBuf], flags: &Flags, output: &str) -> Result<Plan> {
    check_stdin(files)?;
    let sets = flags.sets();
    let options = Options { sets: &sets, run: RUN, output, divide: false, surrogate: None, vary: Vary::None };
    match files {
        [file] if FileKind::of(file)? != FileKind::Scenario => {
            file_kind::expect(file_kind::DESIGNS, file)?;
            Plan::load(file, &options)
        }
        _ => {
            if let Some(plan) = files.iter().find(|file| FileKind::of(file).is_ok_and(|kind| kind != FileKind::Scenario)) {
                return Err(Error::input(plan.display().to_string(), "", message!("usage-plan-among-others")));
            }
            Plan::of_scenarios(files, &options)
        }
    }
}

/// Refuses a decision table of designs that are not alternatives, or of too few parameter sets.
fn check_decision(plan: &Plan, designs: &[Design]) -> Result<()> {
    let refuse = |message: Message| Err(Error::input("--decide", "", message));
    if plan.crossing.is_some() || plan.is_one_at_a_time() {
        return refuse(message!("usage-one-at-a-time"));
    }
    let sets = designs.first().and_then(|design| design.setup.sets()).map_or(0, |sets| sets.list.len());
    if sets < FEWEST { refuse(message!("usage-few-sets", sets = sets, least = FEWEST)) } else { Ok(()) }
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let Arguments { files, flags, long_run, choose, against, decide, allow, random_numbers, audit } = arguments;
    let allowed = allow.read()?;
    let mut plan = plan(files, flags, "levels = [\"city\"]\nperiods = [\"run\", \"month\"]")?;
    if let ([file], 1) = (files.as_slice(), plan.designs.len()) {
        return Err(Error::input(file.display().to_string(), "", message!("usage-one-design-to-compare")));
    }
    refuse_sample(&plan, &files[0])?;
    random_numbers.settle(&mut plan);
    let designs = ready(&mut plan, flags)?;
    if *decide {
        check_decision(&plan, &designs)?;
    }
    let is_crossed = plan.crossing.is_some();
    let requested = Requested {
        monthly: !is_crossed,
        against: (*against).into(),
        other_cities: is_crossed,
        gains: true,
        decides: *decide,
        layout: Layout::Designs,
    };
    perform(Task { plan, designs, requested, allowed, audit: *audit, screening: None }, flags, long_run, Some(choose))
}
