//! C06: intervals cover sampling error only.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;

/// Intervals cover sampling error only.
pub(super) const CAVEAT: Caveat = Caveat { code: "C06", names_measure: false, check };

/// Parameter sets needed.
const SETS: usize = 2;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let sets = comparison.evidence.sets;
    if sets < SETS { Finding::always("parameter sets", sets as f64, SETS as f64) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_applies_unless_there_are_parameter_sets() {
        let mut comparison = pair(&[]);
        assert!(applies("C06", &comparison));
        comparison.evidence.sets = 20;
        assert!(!applies("C06", &comparison));
    }
}
