//! `jiesu attribute`: the effect of a reform, divided among its levers.

use super::comparison::{Allow, RUN, Task};
use super::file_kind;
use super::long_run::{LongRun, perform};
use super::prepare::ready;
use super::simulate::Flags;
use crate::analysis::family::Against;
use crate::error::Result;
use crate::experiment::{Layout, Requested};
use crate::plan::{Options, Plan, Vary};
use clap::Args;
use std::path::PathBuf;

/// Attribute the effect of a reform to its levers: Shapley values, or Owen values for groups
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A plan file with `[[lever]]`; - is standard input
    #[arg(value_name = "PLAN")]
    file: PathBuf,
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    long_run: LongRun,
    #[command(flatten)]
    allow: Allow,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let Arguments { file, flags, long_run, allow } = arguments;
    file_kind::expect(file_kind::DESIGNS, file)?;
    let allowed = allow.read()?;
    let sets = flags.sets();
    let output = "levels = [\"city\"]\nperiods = [\"run\"]";
    let mut plan = Plan::load(file, &Options { sets: &sets, run: RUN, output, divide: true, surrogate: None, vary: Vary::None })?;
    let designs = ready(&mut plan, flags)?;
    let requested =
        Requested { monthly: false, against: Against::Baseline, other_cities: true, gains: false, decides: false, layout: Layout::Levers };
    perform(Task { plan, designs, requested, allowed, audit: false, screening: None }, flags, long_run, None)
}
