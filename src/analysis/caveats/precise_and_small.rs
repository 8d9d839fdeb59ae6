//! C15: a difference is statistically significant but of no practical importance.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;
use crate::analysis::measures::{Compared, Measure};
use crate::ledger::Review;

/// A difference is statistically significant but of no practical importance.
pub(super) const CAVEAT: Caveat = Caveat { code: "C15", names_measure: true, check };

/// Half a point.
const SMALL: f64 = 0.005;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let rates = [Measure::ResponseRate, Measure::ResolutionRate, Measure::SatisfactionRate, Measure::CuredRate];
    let mut findings = Vec::new();
    for (index, design) in comparison.designs.iter().enumerate() {
        for measure in rates {
            let Some(found) = comparison.difference(index, Compared::Rate(measure), Some(Review::Observer)) else { continue };
            let paired = found.paired;
            let Some((low, high)) = paired.joint.or(paired.interval) else { continue };
            if (low > 0.0 || high < 0.0) && paired.difference.abs() < SMALL {
                findings.push(Finding::about(&design.name, measure.word(), paired.difference, SMALL));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};
    use crate::analysis::measures::{Compared, Measure};
    use crate::ledger::Review;

    #[test]
    fn it_applies_to_a_small_difference_that_is_certain() {
        let comparison =
            |difference, spread| pair(&[(Compared::Rate(Measure::ResolutionRate), Some(Review::Observer), 0.5, difference, spread)]);
        assert!(applies("C15", &comparison(0.002, 0.0001)));
        assert!(!applies("C15", &comparison(0.002, 0.004)), "uncertain");
        assert!(!applies("C15", &comparison(0.05, 0.0001)), "large");
    }
}
