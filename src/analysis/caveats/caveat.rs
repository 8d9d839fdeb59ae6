//! What a caveat is.

use crate::analysis::compare::Comparison;

/// Something to know before believing a comparison.
pub struct Caveat {
    /// Its code, such as `C02`.
    pub code: &'static str,
    /// What it says, in English and Chinese.
    pub sentence: [&'static str; 2],
    /// When it fires and why it matters.
    pub about: &'static str,
    /// Where it fires.
    pub check: fn(&Comparison) -> Vec<Finding>,
}

/// A caveat that fires.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The design that it is about; none if it is about all.
    pub design: Option<String>,
    /// The measure or key that made it fire.
    pub measure: String,
    /// Its value, in the unit that the caveat tells.
    pub value: f64,
    /// The value beyond which it fires, in the same unit.
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
