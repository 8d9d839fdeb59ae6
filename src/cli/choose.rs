//! Selection of the best of several designs with a stated guarantee: cities are added stage by stage until one design is left.

use super::eprint;
use super::simulate::Flags;
use crate::analysis::family::Against;
use crate::analysis::measures::{Compared, Measure};
use crate::analysis::objective::Objective;
use crate::analysis::request::ComparisonRequest;
use crate::analysis::selection::Rule;
use crate::error::{Error, Result};
use crate::experiment::journal::Journal;
use crate::experiment::{self, Chosen, Experiment, Remaining, TrialGrid};
use crate::messages::{Message, message, text};
use crate::plan::Plan;
use clap::Args;

/// The probability with which the selection may be wrong.
const ERROR: f64 = 0.05;

/// Flags of the commands that select a design.
#[derive(Debug, Args)]
pub(crate) struct Choose {
    /// Select the best design: adds cities until, with 95 % probability, a design that leads by X or more is selected; then re-evaluates it
    /// in new cities
    #[arg(long, value_name = "X", value_parser = within)]
    within: Option<f64>,
    /// The measure by which designs are ranked, such as observer.satisfaction_rate, unmet_days, cost_hours; an official rate needs its full
    /// name [default: observer.resolution_rate]
    #[arg(long, value_name = "NAME", value_parser = objective)]
    objective: Option<Objective>,
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
        Choose { within: None, objective }
    }

    /// The selection rule, if one is requested; stores the objective in the request.
    pub(crate) fn check(&self, plan: &Plan, request: &mut ComparisonRequest) -> Result<Option<Rule>> {
        let refuse = |flag: &str, message: Message| Err(Error::input(flag, "", message));
        let ComparisonRequest::Against { choice_request, against, .. } = request else {
            return match self.within.is_some() || self.objective.is_some() {
                true => refuse("--within", message!("usage-one-design")),
                false => Ok(None),
            };
        };
        choice_request.objective = self.objective.unwrap_or_default();
        let is_ranked = plan.crossing.is_some() || plan.variations.is_some() || *against == Against::Best;
        match self.within {
            None if self.objective.is_some() && !is_ranked => refuse("--objective", message!("usage-without-within")),
            None => Ok(None),
            Some(_) if plan.crossing.is_some() || plan.is_one_at_a_time() => refuse("--within", message!("usage-one-at-a-time")),
            Some(within)
                if within >= 1.0 && matches!(choice_request.objective.measure(), Compared::Rate(rate) if rate != Measure::UnmetDays) =>
            {
                refuse("--within", message!("usage-share-below-one", within = within.to_string()))
            }
            Some(within) => {
                let cities = plan.designs[0].scenario.tables.run.cities;
                if cities < 2 {
                    return refuse("--within", message!("usage-one-city"));
                }
                Ok(Some(Rule { first: cities as usize, within, error: ERROR }))
            }
        }
    }
}

/// Selects a design and stores the result in `request`; how many trials of each design it took.
pub(crate) fn choose(
    experiment: &Experiment<'_>,
    journal: Option<&mut Journal>,
    flags: &Flags,
    rule: Rule,
    request: &mut ComparisonRequest,
) -> Result<TrialGrid> {
    let ComparisonRequest::Against { choice_request, .. } = request else { return Ok(experiment.grid.clone()) };
    let Chosen { grid, selection, reevaluation } = experiment::choose(experiment, journal, choice_request.objective, rule, |state| {
        let Remaining { cities, left, designs, most } = state;
        if !flags.quiet {
            let line = text!(flags.language(), "run-remaining", cities = *cities, left = *left, designs = *designs, most = *most);
            eprint(&(line + "\n"));
        }
    })?;
    (choice_request.selection, choice_request.reevaluation) = (Some(selection), Some(reevaluation));
    Ok(grid)
}
