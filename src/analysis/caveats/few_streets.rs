//! C09: few streets were simulated.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;

/// Few streets were simulated.
pub(super) const CAVEAT: Caveat = Caveat { code: "C09", names_measure: false, check };

/// Streets below which it applies.
const STREETS: usize = 30;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let (simulated, all) = comparison.evidence.streets;
    if simulated < STREETS.min(all) { Finding::always("streets simulated", simulated as f64, STREETS as f64) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_applies_where_few_of_many_streets_are_simulated() {
        let mut comparison = pair(&[]);
        for (streets, expected) in [((17, 343), true), ((36, 343), false), ((2, 2), false)] {
            comparison.evidence.streets = streets;
            assert_eq!(applies("C09", &comparison), expected);
        }
    }
}
