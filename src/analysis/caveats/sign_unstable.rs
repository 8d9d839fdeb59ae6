//! C05: the sign of a difference is not stable over parameter sets.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;
use crate::analysis::measures::ATTRIBUTED;

/// The sign of a difference is not stable over parameter sets.
pub(super) const CAVEAT: Caveat = Caveat { code: "C05", names_measure: true, check };

/// Share of the sets below which it applies.
const STABLE: f64 = 0.95;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, design) in comparison.designs.iter().enumerate() {
        for (measure, review) in ATTRIBUTED {
            let found = comparison.difference(index, measure, review).and_then(|difference| difference.paired.sign_stable);
            if let Some(share) = found.filter(|share| *share < STABLE) {
                findings.push(Finding::about(&design.name, measure.word(), share, STABLE));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::analysis::caveats::findings;
    use crate::analysis::fixtures::{applies, over_sets, pair};
    use crate::analysis::measures::{Compared, Measure};
    use crate::ledger::Review;

    #[test]
    fn it_applies_where_one_set_of_ten_reverses_the_sign() {
        let differences = |last: f64| -> Vec<f64> { (0..10).map(|set| if set == 9 { last } else { 0.02 }).collect() };
        assert!(!applies("C05", &over_sets(&differences(0.01), "")));
        let comparison = over_sets(&differences(-0.01), "");
        let found = findings(&comparison).into_iter().find(|(caveat, _)| caveat.code == "C05").unwrap().1;
        assert_eq!((found.len(), found[0].measure.as_str(), found[0].value), (1, "cured_rate", 0.9));
        // Without sets stability is undefined.
        assert!(!applies("C05", &pair(&[(Compared::Rate(Measure::CuredRate), Some(Review::Observer), 0.5, 0.0, 0.1)])));
    }
}
