//! C05: the sign is not stable: under some parameter sets that fit, the design does the opposite.

use super::caveat::{Caveat, Finding};
use crate::analysis::compare::Comparison;
use crate::analysis::measures::ATTRIBUTED;

/// the sign is not stable: under some parameter sets that fit, the design does the opposite.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C05",
    sentence: [
        "the sign is not stable: under some parameter sets that fit, the design does the opposite",
        "符号不稳：在某些同样拟合的参数组下，方案之效果相反",
    ],
    about: "Fires where a difference in a rate of the observer, in cures, in unmet days or in hours has its sign in fewer than 95 % of the parameter sets (`sign_stable` in `comparison.csv`). Without `run.sets` it cannot be known, and C06 fires.",
    check,
};

/// Share of the sets.
const STABLE: f64 = 0.95;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let mut fired = Vec::new();
    for (index, design) in comparison.designs.iter().enumerate() {
        for (measure, review) in ATTRIBUTED {
            let found = comparison.difference(index, measure, review).and_then(|difference| difference.paired.sign_stable);
            if let Some(share) = found.filter(|share| *share < STABLE) {
                fired.push(Finding::about(&design.name, measure.word(), share, STABLE));
            }
        }
    }
    fired
}

#[cfg(test)]
mod tests {
    use crate::analysis::caveats::findings;
    use crate::analysis::fixtures::{applies, over_sets, pair};
    use crate::analysis::measures::{Compared, Measure};
    use crate::ledger::Review;

    #[test]
    fn it_fires_where_a_set_of_ten_turns_the_sign() {
        let differences = |last: f64| -> Vec<f64> { (0..10).map(|set| if set == 9 { last } else { 0.02 }).collect() };
        assert!(!applies("C05", &over_sets(&differences(0.01), "")));
        let comparison = over_sets(&differences(-0.01), "");
        let found = findings(&comparison).into_iter().find(|(caveat, _)| caveat.code == "C05").unwrap().1;
        assert_eq!((found.len(), found[0].measure.as_str(), found[0].value), (1, "cured_rate", 0.9));
        // Without sets there is nothing to be stable over.
        assert!(!applies("C05", &pair(&[(Compared::Rate(Measure::CuredRate), Some(Review::Observer), 0.5, 0.0, 0.1)])));
    }
}
