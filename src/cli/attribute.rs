//! `jiesu attribute`: how the model divides its own effect among levers.

use super::comparing::{Allow, RUN};
use super::keep::{Keep, perform};
use super::kind;
use super::ready::ready;
use super::simulate::Flags;
use clap::Args;
use jiesu::error::Result;
use jiesu::output::files::ComparisonRequest;
use jiesu::output::terminal;
use jiesu::output::terminal::divided::render;
use jiesu::plan::{Options, Plan};
use std::path::PathBuf;

/// Divide the model's own effect among levers: Shapley values, and Owen values where levers have groups
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A plan file with `[[lever]]`; - is standard input
    #[arg(value_name = "PLAN")]
    file: PathBuf,
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    keep: Keep,
    #[command(flatten)]
    allow: Allow,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let Arguments { file, flags, keep, allow } = arguments;
    kind::expect(kind::DESIGNS, file)?;
    let allowed = allow.read()?;
    let sets = flags.sets();
    let output = "levels = [\"city\"]\nperiods = [\"run\"]";
    let mut plan = Plan::load(file, &Options { sets: &sets, run: RUN, output, divide: true })?;
    let designs = ready(&mut plan, flags)?;
    let request = ComparisonRequest::Against {
        monthly: false,
        other_cities: true,
        gains: false,
        allowed,
        divide: plan.game.clone(),
        audit: false,
        choice_request: Box::default(),
    };
    perform("attribute", &plan, designs, flags, keep, None, request, |summary, allowed| {
        terminal::title(&plan.title) + &render(flags.lang, &plan.name, summary, allowed)
    })
}
