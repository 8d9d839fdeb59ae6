//! C15: precise and small: a difference that is certain and of no consequence.

use super::caveat::{Caveat, Finding};
use crate::analysis::compare::Comparison;
use crate::analysis::measures::{Compared, Measure};
use crate::ledger::Review;

/// precise and small: a difference that is certain and of no consequence.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C15",
    sentence: ["precise and small: a difference that is certain and of no consequence", "虽精确而微小：差异确凿而无关紧要"],
    about: "Fires where the interval of a rate (the joint one for the three rates) leaves out 0 and the difference is below half a point. Enough replications make anything significant.",
    check,
};

/// Points.
const SMALL: f64 = 0.005;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let rates = [Measure::ResponseRate, Measure::ResolutionRate, Measure::SatisfactionRate, Measure::CuredRate];
    let mut fired = Vec::new();
    for (index, design) in comparison.designs.iter().enumerate() {
        for measure in rates {
            let Some(found) = comparison.difference(index, Compared::Rate(measure), Some(Review::Observer)) else { continue };
            let paired = found.paired;
            let Some((low, high)) = paired.joint.or(paired.interval) else { continue };
            if (low > 0.0 || high < 0.0) && paired.difference.abs() < SMALL {
                fired.push(Finding::about(&design.name, measure.word(), paired.difference, SMALL));
            }
        }
    }
    fired
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};
    use crate::analysis::measures::{Compared, Measure};
    use crate::ledger::Review;

    #[test]
    fn it_fires_for_a_certain_trifle_only() {
        let comparison =
            |difference, spread| pair(&[(Compared::Rate(Measure::ResolutionRate), Some(Review::Observer), 0.5, difference, spread)]);
        assert!(applies("C15", &comparison(0.002, 0.0001)));
        assert!(!applies("C15", &comparison(0.002, 0.002)), "uncertain");
        assert!(!applies("C15", &comparison(0.05, 0.0001)), "large");
    }
}
