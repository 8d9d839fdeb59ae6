//! Where caveats apply.

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
}

impl Finding {
    pub(super) fn about(design: &str, measure: impl Into<String>, value: f64, threshold: f64) -> Finding {
        Finding { design: Some(design.into()), measure: measure.into(), value, threshold }
    }

    pub(super) fn always(measure: &str, value: f64, threshold: f64) -> Vec<Finding> {
        vec![Finding { design: None, measure: measure.into(), value, threshold }]
    }
}
