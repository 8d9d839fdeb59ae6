//! What the verbs that judge designs share: how many trials, which caveats are allowed, what is told.

use clap::{Args, ValueEnum};
use jiesu::analysis::caveats as known;
use jiesu::analysis::choice::ChoiceRequest;
use jiesu::error::{Error, Result};
use jiesu::output::compared::Allowed;
use jiesu::output::files::{ComparisonRequest, FolderSummary};
use jiesu::output::terminal::compared::{caveats, render, sensitivity};
use jiesu::output::terminal::{self, audited, choice};
use jiesu::output::words::Language;
use jiesu::plan::{Method, Plan};

/// Cities and replications, unless the plan or a flag says otherwise.
pub(crate) const RUN: &str = "cities = 10\nreplications = 5";

/// Caveats that are allowed.
#[derive(Debug, Args)]
pub(crate) struct Allow {
    /// Print a reason in place of a caveat, such as `--allow C07="one city is what we ask about"`; may be repeated
    #[arg(long, value_name = "CODE=REASON")]
    allow: Vec<String>,
}

impl Allow {
    /// The reasons by code.
    pub(crate) fn read(&self) -> Result<Allowed> {
        let mut allowed = Allowed::new();
        for text in &self.allow {
            let wrong = |message: String| Error::input("--allow", "", message);
            let Some((code, reason)) = text.split_once('=') else {
                return Err(wrong(format!("found \"{text}\", expected a code and a reason, such as C07=\"one city is meant\"")));
            };
            let code = code.trim().to_uppercase();
            if !known::ALL.iter().any(|caveat| caveat.code == code) {
                let known: Vec<&str> = known::ALL.iter().map(|caveat| caveat.code).collect();
                return Err(wrong(format!("found the code \"{code}\", expected one of {}", known.join(", "))));
            }
            if reason.trim().is_empty() {
                return Err(wrong(format!("found no reason for {code}, expected one")));
            }
            allowed.insert(code, reason.trim().into());
        }
        Ok(allowed)
    }
}

/// Whether designs share their luck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sharing {
    /// All designs meet the same luck
    #[default]
    Common,
    /// Every design has luck of its own, in the same cities
    Independent,
}

impl Sharing {
    /// Gives every design luck of its own, if so; the first keeps its own.
    pub(crate) fn settle(self, plan: &mut Plan) {
        if self == Sharing::Independent {
            let first = plan.designs.first().map_or(0, |design| design.scenario.tables.run.random_numbers);
            (first..).zip(&mut plan.designs).for_each(|(number, design)| design.scenario.tables.run.random_numbers = number);
        }
    }
}

/// What a verb compares: months too where designs are few; who gains and who loses, if `gains`.
pub(crate) fn request(verb: &str, plan: &Plan, allowed: Allowed, gains: bool) -> ComparisonRequest {
    if plan.designs.len() < 2 {
        ComparisonRequest::Not
    } else {
        let (divide, crossing) = (plan.game.clone(), plan.crossing.clone());
        let is_choice = divide.is_none() && crossing.is_none() && !plan.is_one_at_a_time();
        let other_cities = verb != "compare" || crossing.is_some();
        let monthly = verb == "compare" && crossing.is_none();
        ComparisonRequest::Against {
            monthly,
            other_cities,
            gains,
            allowed,
            divide,
            audit: false,
            choice_request: Box::new(ChoiceRequest { is_choice, crossing, ..ChoiceRequest::default() }),
        }
    }
}

/// What the terminal says of a verb's results.
pub(crate) fn said(verb: &str, plan: &Plan, language: Language, summary: &FolderSummary, allowed: &Allowed) -> String {
    terminal::title(&plan.title) + &untitled(verb, plan, language, summary, allowed)
}

fn untitled(verb: &str, plan: &Plan, language: Language, summary: &FolderSummary, allowed: &Allowed) -> String {
    let Some((comparison, fired)) = &summary.comparison else {
        return terminal::render(language, &summary.overviews);
    };
    if summary.choice_request.crossing.is_some() {
        return caveats(language, &plan.name, comparison, fired, allowed) + &choice::render(language, comparison, summary);
    }
    if verb == "compare" || plan.designs.len() <= 12 && plan.method != Method::OneAtATime {
        let audit = if summary.crn_audit.is_empty() { String::new() } else { audited::render(language, &summary.crn_audit) };
        return render(language, &plan.name, comparison, fired, allowed) + &choice::render(language, comparison, summary) + &audit;
    }
    caveats(language, &plan.name, comparison, fired, allowed)
        + &sensitivity(language, comparison, 20)
        + &choice::render(language, comparison, summary)
}
