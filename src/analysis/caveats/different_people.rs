//! C01: the rates come from different groups of citizens.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;

/// The rates come from different groups of citizens.
pub(super) const CAVEAT: Caveat = Caveat { code: "C01", names_measure: false, check };

/// Difference in coverage beyond which it applies: 2 points.
const COVERAGE: f64 = 0.02;
/// Relative difference in orders reviewed beyond which it applies.
const ORDERS: f64 = 0.05;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let evidence = &comparison.evidence;
    let mut findings = Vec::new();
    let Some((base, others)) = evidence.designs.split_first() else { return findings };
    for (name, design) in evidence.names[1..].iter().zip(others) {
        let coverage = |reviewed: [f64; 2]| if reviewed[1] > 0.0 { reviewed[0] / reviewed[1] } else { 0.0 };
        let difference = coverage(design.reviewed) - coverage(base.reviewed);
        if difference.abs() > COVERAGE {
            findings.push(Finding::about(name, "coverage", difference, COVERAGE));
        }
        let more = design.reviewed[1] / base.reviewed[1].max(1.0) * f64::from(base.trials.max(1)) / f64::from(design.trials.max(1)) - 1.0;
        if base.reviewed[1] > 0.0 && more.abs() > ORDERS {
            findings.push(Finding::about(name, "reviewed", more, ORDERS));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_applies_where_the_callback_reaches_others_or_more_orders_come() {
        let mut comparison = pair(&[]);
        for design in &mut comparison.evidence.designs {
            (design.trials, design.reviewed) = (3, [80.0, 100.0]);
        }
        assert!(!applies("C01", &comparison));
        comparison.evidence.designs[1].reviewed = [75.0, 100.0];
        assert!(applies("C01", &comparison));
        comparison.evidence.designs[1].reviewed = [0.0, 100.0];
        assert!(applies("C01", &comparison));
        comparison.evidence.designs[1].reviewed = [88.0, 110.0];
        assert!(applies("C01", &comparison));
    }
}
