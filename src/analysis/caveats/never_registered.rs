//! C11: reports that were never registered.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;

/// Reports that were never registered.
pub(super) const CAVEAT: Caveat = Caveat { code: "C11", names_measure: false, check };

/// Share of reports.
const SHARE: f64 = 0.02;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let evidence = &comparison.evidence;
    let finding = |(name, design): (&String, &crate::analysis::evidence::DesignEvidence)| {
        let share = design.never_registered / (design.never_registered + design.opened).max(1e-300);
        (share > SHARE).then(|| Finding::about(name, "never_registered", share, SHARE))
    };
    evidence.names.iter().zip(&evidence.designs).filter_map(finding).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_applies_where_many_reports_are_never_registered() {
        let mut comparison = pair(&[]);
        assert!(!applies("C11", &comparison));
        (comparison.evidence.designs[0].opened, comparison.evidence.designs[0].never_registered) = (90.0, 10.0);
        assert!(applies("C11", &comparison));
        comparison.evidence.designs[0].never_registered = 1.0;
        assert!(!applies("C11", &comparison));
    }
}
