//! C01: different people were asked: the rates of the two designs are not answers of the same citizens.

use super::caveat::{Caveat, Finding};
use crate::analysis::compare::Comparison;

/// different people were asked: the rates of the two designs are not answers of the same citizens.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C01",
    sentence: [
        "different people were asked: the rates of the two designs are not answers of the same citizens",
        "所问之人不同：两方案之率并非同一批市民之答",
    ],
    about: "Fires where the share of closed orders whose citizen the city reached differs from the baseline by more than two points, where only one of the two asks at all, or where the number of orders closed and asked about differs by more than 5 %. Whoever calls or is asked under one design only moves the rate without anyone being served better. Unmet days count everybody.",
    check,
};

/// Points of coverage.
const COVERAGE: f64 = 0.02;
/// Share of the orders asked about.
const ORDERS: f64 = 0.05;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let evidence = &comparison.evidence;
    let mut fired = Vec::new();
    let Some((base, others)) = evidence.designs.split_first() else { return fired };
    for (name, design) in evidence.names[1..].iter().zip(others) {
        let coverage = |reviewed: [f64; 2]| if reviewed[1] > 0.0 { reviewed[0] / reviewed[1] } else { 0.0 };
        let difference = coverage(design.reviewed) - coverage(base.reviewed);
        if difference.abs() > COVERAGE {
            fired.push(Finding::about(name, "coverage", difference, COVERAGE));
        }
        let more = design.reviewed[1] / base.reviewed[1].max(1.0) * f64::from(base.trials.max(1)) / f64::from(design.trials.max(1)) - 1.0;
        if base.reviewed[1] > 0.0 && more.abs() > ORDERS {
            fired.push(Finding::about(name, "reviewed", more, ORDERS));
        }
    }
    fired
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_fires_where_callback_reaches_others_or_more_orders_come() {
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
