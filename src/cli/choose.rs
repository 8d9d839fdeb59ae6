//! Selection of the best of several designs: cities are added stage by stage until one design is left, or a budget of trials or a limit of
//! time ends it.

use super::eprint;
use super::simulate::Flags;
use super::usage::whole;
use crate::analysis::MOST_ALLOCATED;
use crate::analysis::budgeted::Procedure;
use crate::analysis::family::Against;
use crate::analysis::measures::{Compared, Measure};
use crate::analysis::objective::Objective;
use crate::analysis::request::ComparisonRequest;
use crate::analysis::selection::Rule;
use crate::analysis::statistics::FEWEST;
use crate::error::{Error, Result};
use crate::experiment::journal::Journal;
use crate::experiment::{self, Chosen, Experiment, Remaining, Spending, TrialGrid};
use crate::messages::numbers::at_least;
use crate::messages::{Message, message, text};
use crate::plan::Plan;
use crate::time::Span;
use clap::Args;
use std::ops::ControlFlow;
use std::time::Instant;

/// The probability with which the selection may be wrong.
const ERROR: f64 = 0.05;
/// Cities of the first stage within a budget, at most.
const ALLOCATED_FIRST: usize = 10;
const SCREENED_FIRST: usize = 20;

/// Flags of the commands that select a design.
#[derive(Debug, Default, Args)]
pub(crate) struct Choose {
    /// Select the best design: adds cities until, with 95 % probability, a design that leads by X or more is selected; then re-evaluates it
    /// in new cities. With --budget or --time-limit: until, with 95 % confidence, no design is X or more better than the selected one
    #[arg(long, value_name = "X", value_parser = within)]
    within: Option<f64>,
    /// Select the best design with at most N trials of all designs together, its re-evaluation included: the first cities decide which
    /// designs get more. More than 50 designs need --within too
    #[arg(long, value_name = "N", value_parser = whole::<u64>(1, u64::MAX))]
    budget: Option<u64>,
    /// Stop adding trials so that the command ends within TIME, such as "10 min", and say what is known by then and which --budget
    /// repeats it
    #[arg(long, value_name = "TIME", value_parser = limit)]
    time_limit: Option<Span>,
    /// The measure by which designs are ranked, such as observer.satisfaction_rate, unmet_days, cost_hours; an official rate needs its full
    /// name [default: observer.resolution_rate]
    #[arg(long, value_name = "NAME", value_parser = objective)]
    objective: Option<Objective>,
}

/// How a design is selected.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Selecting {
    /// Until one design is left.
    Eliminating(Rule),
    /// With a limited number of trials or limited time.
    Limited { procedure: Procedure, rule: Rule, budget: Option<u64>, time: Option<Span> },
}

impl Selecting {
    /// The flag that asks for it.
    pub(crate) fn flag(self) -> &'static str {
        match self {
            Selecting::Eliminating(_) => "--within",
            Selecting::Limited { budget: Some(_), .. } => "--budget",
            Selecting::Limited { .. } => "--time-limit",
        }
    }
}

fn limit(text: &str) -> std::result::Result<Span, Message> {
    Span::parse(text).ok().filter(|span| span.seconds() > 0.0).ok_or_else(|| message!("usage-no-time"))
}

fn within(text: &str) -> std::result::Result<f64, Message> {
    let x: Option<f64> = text.parse().ok().filter(|x: &f64| *x > 0.0 && x.is_finite());
    x.ok_or_else(|| message!("usage-within"))
}

/// A reader of objectives.
pub(super) fn objective(text: &str) -> std::result::Result<Objective, Message> {
    let names: Vec<String> = Objective::all().map(Objective::name).collect();
    Objective::parse(text).ok_or_else(|| message!("usage-one-of", known = names.join(", ")))
}

impl Choose {
    /// No selection: the best design by this objective.
    pub(super) fn by(objective: Option<Objective>) -> Choose {
        Choose { objective, ..Choose::default() }
    }

    /// The first flag that asks for a selection.
    fn asked(&self) -> Option<&'static str> {
        let flags = [("--budget", self.budget.is_some()), ("--time-limit", self.time_limit.is_some()), ("--within", self.within.is_some())];
        flags.into_iter().find_map(|(flag, is_given)| is_given.then_some(flag))
    }

    /// Refuses a selection among the points of a sample.
    pub(crate) fn check_surrogate(&self) -> Result<()> {
        match self.asked() {
            None => Ok(()),
            Some(flag) => Err(Error::input(flag, "", message!("usage-selection-of-surrogate"))),
        }
    }

    /// How a design is selected, if that is requested; stores the objective in the request.
    pub(crate) fn check(&self, plan: &Plan, request: &mut ComparisonRequest) -> Result<Option<Selecting>> {
        let refuse = |flag: &str, message: Message| Err(Error::input(flag, "", message));
        let asked = self.asked();
        let ComparisonRequest::Against { choice_request, against, .. } = request else {
            return match asked.or(self.objective.map(|_| "--objective")) {
                Some(flag) => refuse(flag, message!("usage-one-design")),
                None => Ok(None),
            };
        };
        choice_request.objective = self.objective.unwrap_or_default();
        let is_ranked = plan.crossing.is_some()
            || plan.sampled.is_some()
            || plan.variations.is_some()
            || *against == Against::Best
            || choice_request.decision.is_some();
        let Some(flag) = asked else {
            return match self.objective.is_some() && !is_ranked {
                true => refuse("--objective", message!("usage-without-within")),
                false => Ok(None),
            };
        };
        if plan.crossing.is_some() || plan.sampled.is_some() || plan.is_one_at_a_time() {
            return refuse(flag, message!("usage-one-at-a-time"));
        }
        if plan.designs.iter().any(|design| !design.scenario.tables.run.sets.is_empty()) {
            return refuse(flag, message!("usage-with-sets"));
        }
        let is_share = matches!(choice_request.objective.measure(), Compared::Rate(rate) if rate != Measure::UnmetDays);
        if let Some(within) = self.within.filter(|within| *within >= 1.0 && is_share) {
            return refuse("--within", message!("usage-share-below-one", within = within.to_string()));
        }
        let (cities, designs) = (plan.designs[0].scenario.tables.run.cities as usize, plan.designs.len());
        let (procedure, within, first) = match (self.within, self.budget.is_some() || self.time_limit.is_some()) {
            (Some(_), false) if cities < 2 => return refuse("--within", message!("usage-one-city")),
            (Some(within), false) => return Ok(Some(Selecting::Eliminating(Rule { first: cities, within, error: ERROR }))),
            (Some(within), true) => (Procedure::Screening, within, SCREENED_FIRST),
            (None, _) if designs > MOST_ALLOCATED => {
                return refuse(flag, message!("usage-many-designs", designs = designs, most = MOST_ALLOCATED));
            }
            (None, _) => (Procedure::Allocation, 0.0, ALLOCATED_FIRST),
        };
        if cities < FEWEST {
            return refuse(flag, message!("usage-few-cities", cities = cities, least = FEWEST));
        }
        let rule = Rule { first: cities.min(first), within, error: ERROR };
        Ok(Some(Selecting::Limited { procedure, rule, budget: self.budget, time: self.time_limit }))
    }
}

/// Selects a design and stores the result in `request`; how many trials of each design it took.
pub(crate) fn choose(
    experiment: &Experiment<'_>,
    journal: Option<&mut Journal>,
    flags: &Flags,
    selecting: Selecting,
    request: &mut ComparisonRequest,
) -> Result<TrialGrid> {
    let ComparisonRequest::Against { choice_request, .. } = request else { return Ok(experiment.grid.clone()) };
    let objective = choice_request.objective;
    let print = |line: String| {
        if !flags.quiet {
            eprint(&(line + "\n"));
        }
    };
    let Chosen { grid, selection, reevaluation } = match selecting {
        Selecting::Eliminating(rule) => experiment::choose(experiment, journal, objective, rule, |state| {
            let Remaining { cities, left, designs, most } = state;
            print(text!(flags.language(), "run-remaining", cities = *cities, left = *left, designs = *designs, most = *most));
        }),
        Selecting::Limited { procedure, rule, budget, time } => {
            let clock = Clock::begin(time);
            experiment::choose_within(experiment, journal, objective, procedure, rule, budget, |state| {
                let Spending { trials, left, designs, probability, .. } = state;
                let probability = at_least(*probability);
                print(text!(
                    flags.language(),
                    "run-spending",
                    trials = *trials,
                    left = *left,
                    designs = *designs,
                    probability = probability
                ));
                clock.goes_on(state)
            })
        }
    }?;
    (choice_request.selection, choice_request.reevaluation) = (Some(selection), Some(reevaluation));
    Ok(grid)
}

/// The time that a selection may take.
struct Clock {
    began: Instant,
    limit: Option<Span>,
}

impl Clock {
    #[allow(clippy::disallowed_methods)] // Which stage is the last; the results name the budget that repeats it.
    fn begin(limit: Option<Span>) -> Clock {
        Clock { began: Instant::now(), limit }
    }

    /// Whether there is time for the next stage and for the re-evaluation, at the speed so far.
    fn goes_on(&self, state: &Spending) -> ControlFlow<()> {
        let Some(limit) = self.limit else { return ControlFlow::Continue(()) };
        let foreseen = self.began.elapsed().as_secs_f64() * state.ahead as f64 / state.trials as f64;
        if foreseen > limit.seconds() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}
