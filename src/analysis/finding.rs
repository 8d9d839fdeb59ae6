//! Where caveats apply.
#![cfg(feature = "analysis")]

use super::objective::Objective;
use serde::{Deserialize, Serialize};

/// A caveat that applies, and where.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Caution {
    /// The caveat's code.
    pub code: String,
    /// Where it applies; empty if that needs no saying.
    pub findings: Vec<Finding>,
}

/// A place where a caveat applies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The design concerned; none for all designs.
    pub design: Option<String>,
    /// The measure or key that triggered it.
    pub measure: String,
    /// Its value, in the unit that the caveat states.
    #[serde(with = "super::finite")]
    pub value: f64,
    /// The threshold it exceeds, in the same unit.
    #[serde(with = "super::finite")]
    pub threshold: f64,
    /// What its measure says in words, for readers of either language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<Remark>,
}

/// What a finding's measure says, where that is more than a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remark {
    /// So many calibrated or assumed parameters are in force.
    Assumed,
    /// The sets vary so many parameters, and no file records how far data inform them.
    Unrecorded,
    /// The lead over a rival by an objective is smaller by the value in new cities.
    LeadShrank {
        /// The objective.
        objective: Objective,
        /// The design that was next.
        rival: String,
    },
    /// The lead over a rival by an objective was not re-evaluated.
    LeadAsSelected {
        /// The objective.
        objective: Objective,
        /// The design that was next.
        rival: String,
    },
}

impl Finding {
    /// The same with words.
    pub(super) fn saying(self, remark: Remark) -> Finding {
        Finding { remark: Some(remark), ..self }
    }

    pub(super) fn about(design: &str, measure: impl Into<String>, value: f64, threshold: f64) -> Finding {
        Finding { design: Some(design.into()), measure: measure.into(), value, threshold, remark: None }
    }

    pub(super) fn always(measure: &str, value: f64, threshold: f64) -> Vec<Finding> {
        vec![Finding { design: None, measure: measure.into(), value, threshold, remark: None }]
    }
}
