//! What is asked of a decision table: thresholds that a design should meet.
#![cfg(feature = "analysis")]

use crate::analysis::objective::Objective;
use crate::plan;
use serde::{Deserialize, Serialize};

/// What a threshold bounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bounded {
    /// The difference from the baseline.
    #[default]
    Difference,
    /// The value of the design itself.
    Level,
}

/// A threshold, in the unit of its measure: a share for rates, days or hours per resident over the run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Threshold {
    /// The measure.
    pub measure: Objective,
    /// What it bounds.
    pub of: Bounded,
    /// The least value that meets it.
    pub at_least: Option<f64>,
    /// The greatest value that meets it.
    pub at_most: Option<f64>,
}

impl Threshold {
    /// Whether a value meets it.
    pub(super) fn is_met(&self, value: f64) -> bool {
        self.at_least.is_none_or(|least| value >= least) && self.at_most.is_none_or(|most| value <= most)
    }
}

/// What is asked of a decision table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DecisionRequest {
    /// The thresholds.
    pub thresholds: Vec<Threshold>,
}

impl DecisionRequest {
    /// The request with the thresholds of a plan.
    pub(crate) fn of(thresholds: &[plan::Threshold]) -> DecisionRequest {
        let threshold = |stated: &plan::Threshold| {
            let of = if stated.is_level { Bounded::Level } else { Bounded::Difference };
            // A plan can only name measures that are known.
            Some(Threshold { measure: Objective::parse(&stated.measure)?, of, at_least: stated.at_least, at_most: stated.at_most })
        };
        DecisionRequest { thresholds: thresholds.iter().filter_map(threshold).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_may_name_every_measure_by_which_designs_are_chosen() {
        let known: Vec<Option<Objective>> = plan::MEASURES.iter().map(|name| Objective::parse(name)).collect();
        assert!(known.iter().all(Option::is_some));
        assert!(Objective::all().all(|one| known.contains(&Some(one)) && plan::MEASURES.contains(&one.name().as_str())));
        // And those of the observer without their prefix.
        assert!(Objective::all().filter(|one| !one.is_official()).all(|one| plan::MEASURES.contains(&one.measure().word())));
    }
}
