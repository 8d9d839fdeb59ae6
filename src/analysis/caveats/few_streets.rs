//! C09: too few streets at this scale: another draw of streets may give other figures.

use super::caveat::{Caveat, Finding};
use crate::analysis::compare::Comparison;

/// too few streets at this scale: another draw of streets may give other figures.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C09",
    sentence: ["too few streets at this scale: another draw of streets may give other figures", "此比例下街道过少：另抽街道则数字可能不同"],
    about: "Fires where fewer than 30 streets, and not all, are simulated. docs/scale.md has the bias that was measured.",
    check,
};

/// Streets simulated.
const STREETS: usize = 30;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let (simulated, all) = comparison.evidence.streets;
    if simulated < STREETS.min(all) { Finding::always("streets simulated", simulated as f64, STREETS as f64) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_fires_where_few_of_many_streets_are_simulated() {
        let mut comparison = pair(&[]);
        for (streets, expected) in [((17, 343), true), ((36, 343), false), ((2, 2), false)] {
            comparison.evidence.streets = streets;
            assert_eq!(applies("C09", &comparison), expected);
        }
    }
}
