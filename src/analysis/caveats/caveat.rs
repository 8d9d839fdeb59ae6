//! What a caveat is.

use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;
use crate::messages::{Language, find};

/// Two designs have an order if their rates differ by more than 0.2 points.
pub(super) const ORDERED: f64 = 0.002;

/// Something to know before believing a comparison.
pub(crate) struct Caveat {
    /// Its code, such as `C02`.
    pub code: &'static str,
    /// Whether it concerns one measure or key of a design, which is named with the design.
    pub names_measure: bool,
    /// Where it applies in a comparison.
    pub check: fn(&Comparison) -> Vec<Finding>,
}

impl Caveat {
    /// What is wrong with the number and what to do about it, in at most 25 words.
    pub(crate) fn sentence(&self, language: Language) -> String {
        find(language, &format!("caveat-{}", self.code)).unwrap_or_default()
    }

    /// When it applies and why it matters.
    pub(crate) fn about(&self, language: Language) -> String {
        find(language, &format!("caveat-{}.about", self.code)).unwrap_or_default()
    }
}
