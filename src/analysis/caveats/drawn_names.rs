//! C08: named units have randomly drawn attributes.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;

/// Named units have randomly drawn attributes.
pub(super) const CAVEAT: Caveat = Caveat { code: "C08", names_measure: false, check };

fn check(comparison: &Comparison) -> Vec<Finding> {
    if comparison.evidence.has_data { Finding::always("city.data", 1.0, 0.0) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_applies_to_a_city_of_data() {
        let mut comparison = pair(&[]);
        assert!(!applies("C08", &comparison));
        comparison.evidence.has_data = true;
        assert!(applies("C08", &comparison));
    }
}
