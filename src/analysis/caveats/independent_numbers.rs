//! C19: designs do not share random numbers.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;

/// Designs do not share random numbers.
pub(super) const CAVEAT: Caveat = Caveat { code: "C19", names_measure: false, check };

fn check(comparison: &Comparison) -> Vec<Finding> {
    let evidence = &comparison.evidence;
    let base = evidence.designs.first().map_or(0, |design| design.random_numbers);
    let designs = evidence.names.iter().zip(&evidence.designs).filter(|(_, design)| design.random_numbers != base);
    designs.map(|(name, design)| Finding::about(name, "run.random_numbers", f64::from(design.random_numbers), f64::from(base))).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_applies_where_a_design_has_other_random_numbers() {
        let mut comparison = pair(&[]);
        assert!(!applies("C19", &comparison));
        comparison.evidence.designs[1].random_numbers = 1;
        assert!(applies("C19", &comparison));
    }
}
