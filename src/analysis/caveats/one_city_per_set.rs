//! C22: a decision table rests on parameter sets of one city each.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;

/// A decision table rests on parameter sets of one city each.
pub(super) const CAVEAT: Caveat = Caveat { code: "C22", names_measure: false, check };

fn check(comparison: &Comparison) -> Vec<Finding> {
    let cities = comparison.evidence.cities;
    if comparison.evidence.is_decided && cities == 1 { Finding::always("run.cities", f64::from(cities), 2.0) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, over_sets};

    #[test]
    fn it_applies_to_a_decision_over_sets_of_one_city() {
        let mut comparison = over_sets(&[0.01; 6], "");
        comparison.evidence.cities = 1;
        assert!(!applies("C22", &comparison), "no decision table");
        comparison.evidence.is_decided = true;
        assert!(applies("C22", &comparison));
        comparison.evidence.cities = 2;
        assert!(!applies("C22", &comparison));
    }
}
