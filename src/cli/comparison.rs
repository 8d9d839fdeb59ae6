//! Shared by the commands that compare designs: how many trials, which caveats are allowed, what is printed.

use super::simulate::Flags;
use crate::analysis::Analysis;
use crate::analysis::caveats as known;
use crate::analysis::request::{Allowed, ComparisonRequest};
use crate::analysis::sensitivity::Screening;
use crate::error::{Error, Result};
use crate::experiment::{Layout, Requested};
use crate::messages::{Message, message};
use crate::output::files::Design;
use crate::output::terminal::compared::{self, caveats, sensitivity};
use crate::output::terminal::{self, Detail, audited, choice, divided, robust};
use crate::plan::{Method, Plan};
use clap::{Args, ValueEnum};
use std::path::Path;

/// Cities and replications, unless the base says in how many cities it is simulated, or the plan or a flag sets others.
pub(crate) const RUN: &str = "cities = 30\nreplications = 1";

/// Caveats that the user accepts.
#[derive(Debug, Args)]
pub(crate) struct Allow {
    /// Replace a caveat by a reason, such as `--allow C07="one city is meant"`; may be repeated
    #[arg(long, value_name = "CODE=REASON")]
    allow: Vec<String>,
}

impl Allow {
    /// The reasons by code.
    pub(crate) fn read(&self) -> Result<Allowed> {
        let mut allowed = Allowed::new();
        for text in &self.allow {
            let wrong = |message: Message| Error::input("--allow", "", message);
            let Some((code, reason)) = text.split_once('=') else {
                return Err(wrong(message!("usage-code-and-reason", text = text)));
            };
            let code = code.trim().to_uppercase();
            if !known::ALL.iter().any(|caveat| caveat.code == code) {
                let known: Vec<&str> = known::ALL.iter().map(|caveat| caveat.code).collect();
                return Err(wrong(message!("usage-no-such-code", code = code, known = known.join(", "))));
            }
            if reason.trim().is_empty() {
                return Err(wrong(message!("usage-no-reason", code = code)));
            }
            allowed.insert(code, reason.trim().into());
        }
        Ok(allowed)
    }
}

/// Whether designs share their random numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sharing {
    /// All designs use the same random numbers
    #[default]
    Common,
    /// Each design has its own random numbers, in the same cities
    Independent,
}

impl Sharing {
    /// Gives each design its own random numbers if independent; the first keeps those it has.
    pub(crate) fn settle(self, plan: &mut Plan) {
        if self == Sharing::Independent {
            let first = plan.designs.first().map_or(0, |design| design.scenario.tables.run.random_numbers);
            (first..).zip(&mut plan.designs).for_each(|(number, design)| design.scenario.tables.run.random_numbers = number);
        }
    }
}

/// Designs, and what is asked of them: all that a command decides from its arguments.
pub(crate) struct Task {
    pub(crate) plan: Plan,
    pub(crate) designs: Vec<Design>,
    pub(crate) requested: Requested,
    /// Reasons for allowing caveats.
    pub(crate) allowed: Allowed,
    /// Whether one trial of each design is audited.
    pub(crate) audit: bool,
    /// The screening that chose the factors of the plan.
    pub(crate) screening: Option<Screening>,
}

/// Refuses a plan whose designs are the points of a sample, unless a surrogate learns from them.
pub(crate) fn refuse_sample(plan: &Plan, file: &Path) -> Result<()> {
    match plan.sampled {
        None => Ok(()),
        Some(_) => Err(Error::input(file.display().to_string(), "sampling.cross", message!("usage-crossed-sample"))),
    }
}

/// What is compared, and how.
pub(crate) fn request(task: &Task) -> ComparisonRequest {
    let mut request = task.requested.comparison(&task.plan, task.allowed.clone(), task.audit);
    if let ComparisonRequest::Against { choice_request, .. } = &mut request {
        choice_request.screening.clone_from(&task.screening);
    }
    request
}

/// The terminal text of results.
pub(crate) fn render(layout: Layout, plan: &Plan, flags: &Flags, analysis: &Analysis) -> String {
    let (language, detail) = (flags.language(), flags.detail());
    match layout {
        Layout::Scenarios => terminal::render(language, detail, &analysis.designs),
        Layout::Levers => terminal::title(&plan.title) + &divided::render(language, &plan.name, analysis, detail),
        Layout::Designs | Layout::Ranked | Layout::Conclusions => {
            terminal::title(&plan.title) + &render_compared(layout, plan, flags, analysis)
        }
    }
}

fn render_compared(layout: Layout, plan: &Plan, flags: &Flags, analysis: &Analysis) -> String {
    let (language, detail) = (flags.language(), flags.detail());
    let Some(comparison) = &analysis.comparison else {
        return terminal::render(language, detail, &analysis.designs);
    };
    if let Some(found) = &comparison.robustness {
        return caveats(language, &plan.name, analysis, comparison, &analysis.caveats) + &robust::render(language, analysis, found, detail);
    }
    let choice = choice::render(language, analysis, comparison, detail);
    if comparison.request.crossing.is_some() || comparison.sensitivity.is_some() {
        return caveats(language, &plan.name, analysis, comparison, &analysis.caveats) + &choice;
    }
    if layout == Layout::Designs || plan.designs.len() <= 12 && plan.method != Method::OneAtATime {
        let audit = if comparison.crn_audit.is_empty() { String::new() } else { audited::render(language, &comparison.crn_audit) };
        return compared::render(language, &plan.name, analysis, comparison, detail) + &choice + &audit;
    }
    let most = if detail == Detail::Full { 20 } else { 5 };
    caveats(language, &plan.name, analysis, comparison, &analysis.caveats) + &sensitivity(language, analysis, comparison, most) + &choice
}
