//! What the selection of a design within a budget tells, besides which design it is.
#![cfg(feature = "analysis")]

use serde::{Deserialize, Serialize};

/// How a budget is spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Procedure {
    /// Cities go to the designs that are least certain not to be the best (optimal computing budget allocation).
    Allocation,
    /// Designs that cannot be the best are left out until one is known to be less than the indifference zone worse than the best.
    Screening,
}

impl Procedure {
    /// Its name in files.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Procedure::Allocation => "allocation",
            Procedure::Screening => "screening",
        }
    }
}

/// A selection within a budget.
///
/// ```
/// use jiesu::analysis::{Budgeted, Procedure};
///
/// let found = Budgeted {
///     procedure: Procedure::Allocation,
///     trials: 500,
///     probability: 0.9,
///     loss: 0.001,
///     bound: None,
///     is_decided: false,
///     enough: Some(800),
///     rivals: Vec::new(),
/// };
/// assert!(found.enough > Some(found.trials));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Budgeted {
    /// How the budget was spent.
    pub procedure: Procedure,
    /// The trials of the selection and of the largest re-evaluation that may follow: the budget that leads to the same result.
    pub trials: u64,
    /// Approximately the probability that the chosen design is the best, at least.
    pub probability: f64,
    /// The expected difference from the best, in the unit of the objective, at most.
    pub loss: f64,
    /// The most by which any design may be better than the chosen one, with the confidence of the rule, in the unit of the objective; none for
    /// an allocation.
    pub bound: Option<f64>,
    /// Whether the selection is as certain as the rule asks.
    pub is_decided: bool,
    /// About how many trials would make it so, if means and variances remain as they are; none if it is, or if more than a million times as
    /// many would be needed.
    pub enough: Option<u64>,
    /// Every design beside the chosen one.
    pub rivals: Vec<Rival>,
}

/// A design beside the chosen one, in the cities of both. Of the chosen one itself all is 0.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rival {
    /// The lead of the chosen design over it, in the unit of the objective; above 0 if the chosen one is better.
    pub lead: f64,
    /// Standard error of the lead.
    pub se: f64,
    /// Approximately the probability that this design is better.
    pub better: f64,
    /// The expected loss from choosing the other.
    pub loss: f64,
    /// The most by which it may be better, with the confidence of the rule; none if it was eliminated, and for an allocation.
    pub bound: Option<f64>,
}
