//! Where caveats apply.
#![cfg(feature = "analysis")]

use super::objective::Objective;
use crate::messages::{Language, text};
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
    /// The difference of a measure from a reference has the other sign under an account, where it is the value.
    Reversed {
        /// The word of the measure.
        measure: String,
        /// The design that it is compared with.
        reference: String,
        /// The account.
        account: String,
    },
    /// The lead over a rival by an objective was not re-evaluated.
    LeadAsSelected {
        /// The objective.
        objective: Objective,
        /// The design that was next.
        rival: String,
    },
}

impl Remark {
    /// The remark on a value, in a language.
    fn text(&self, value: f64, language: Language) -> String {
        match self {
            Remark::Assumed => text!(language, "remark-assumed", value = value.to_string()),
            Remark::Unrecorded => text!(language, "remark-unrecorded", value = value.to_string()),
            Remark::LeadShrank { objective, rival } => {
                text!(language, "remark-lead-shrank", objective = objective.name(), rival = rival, shrank = format!("{value:.4}"))
            }
            Remark::Reversed { measure, reference, account } => {
                text!(language, "remark-reversed", measure = measure, reference = reference, account = account)
            }
            Remark::LeadAsSelected { objective, rival } => {
                text!(language, "remark-lead-as-selected", objective = objective.name(), rival = rival)
            }
        }
    }
}

impl Finding {
    /// One whose measure is a remark; files have it in English.
    pub(super) fn remarked(design: Option<&str>, remark: Remark, value: f64, threshold: f64) -> Finding {
        let measure = remark.text(value, Language::English);
        Finding { design: design.map(String::from), measure, value, threshold, remark: Some(remark) }
    }

    /// What it is about, in words where there are any, or the name in files.
    pub(crate) fn subject(&self, language: Language) -> String {
        self.remark.as_ref().map_or_else(|| self.measure.clone(), |remark| remark.text(self.value, language))
    }

    pub(super) fn about(design: &str, measure: impl Into<String>, value: f64, threshold: f64) -> Finding {
        Finding { design: Some(design.into()), measure: measure.into(), value, threshold, remark: None }
    }

    pub(super) fn always(measure: &str, value: f64, threshold: f64) -> Vec<Finding> {
        vec![Finding { design: None, measure: measure.into(), value, threshold, remark: None }]
    }
}
