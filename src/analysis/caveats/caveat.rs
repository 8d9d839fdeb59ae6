//! What a caveat is.

use crate::analysis::compare::Comparison;
use crate::messages::{Language, find};
use serde::{Deserialize, Serialize};

/// Something to know before believing a comparison.
pub struct Caveat {
    /// Its code, such as `C02`.
    pub code: &'static str,
    /// Where it applies in a comparison.
    pub check: fn(&Comparison) -> Vec<Finding>,
}

impl Caveat {
    /// What is wrong with the number and what to do about it, in at most 25 words.
    pub fn sentence(&self, language: Language) -> String {
        find(language, &format!("caveat-{}", self.code)).unwrap_or_default()
    }

    /// When it applies and why it matters.
    pub fn about(&self, language: Language) -> String {
        find(language, &format!("caveat-{}.about", self.code)).unwrap_or_default()
    }
}

/// A place where a caveat applies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The design concerned; none for all designs.
    pub design: Option<String>,
    /// The measure or key that triggered it.
    pub measure: String,
    /// Its value, in the unit that the caveat states.
    #[serde(with = "crate::analysis::finite")]
    pub value: f64,
    /// The threshold it exceeds, in the same unit.
    #[serde(with = "crate::analysis::finite")]
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
