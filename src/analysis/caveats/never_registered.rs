//! C11: need that never reached the hotline: reports that were given up are in no rate.

use super::caveat::{Caveat, Finding};
use crate::analysis::compare::Comparison;

/// need that never reached the hotline: reports that were given up are in no rate.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C11",
    sentence: [
        "need that never reached the hotline: reports that were given up are in no rate",
        "有求而未达热线：中途放弃之反映不入任何一率",
    ],
    about: "Fires where more than 2 % of the reports were never registered in a design: wrong lines, callers who gave up. Every rate leaves them out, so a design that lets more of them through may look worse. Unmet days count them.",
    check,
};

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
    fn it_fires_where_many_reports_are_never_registered() {
        let mut comparison = pair(&[]);
        assert!(!applies("C11", &comparison));
        (comparison.evidence.designs[0].opened, comparison.evidence.designs[0].never_registered) = (90.0, 10.0);
        assert!(applies("C11", &comparison));
        comparison.evidence.designs[0].never_registered = 1.0;
        assert!(!applies("C11", &comparison));
    }
}
