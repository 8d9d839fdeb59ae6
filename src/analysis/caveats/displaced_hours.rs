//! C12: hours were taken from duties that the model does not measure.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;
use crate::analysis::measures::{Compared, Cost};

/// Hours were taken from duties that the model does not measure.
pub(super) const CAVEAT: Caveat = Caveat { code: "C12", names_measure: false, check };

/// Share of the baseline's paid hours.
const SHARE: f64 = 0.01;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, design) in comparison.designs.iter().enumerate() {
        let of = |cost| comparison.difference(index, Compared::Cost(cost), None).map(|difference| difference.paired);
        let (Some(displaced), Some(paid)) = (of(Cost::Displaced), of(Cost::Paid)) else { continue };
        let share = displaced.difference / paid.means[0].max(1e-300);
        if share > SHARE && displaced.interval.is_none_or(|(low, _)| low > 0.0) {
            findings.push(Finding::about(&design.name, "displaced_hours, share of paid", share, SHARE));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};
    use crate::analysis::measures::{Compared, Cost};

    #[test]
    fn it_applies_where_a_design_displaces_more_hours() {
        let comparison = |difference, spread| {
            pair(&[(Compared::Cost(Cost::Displaced), None, 10.0, difference, spread), (Compared::Cost(Cost::Paid), None, 100.0, 0.0, 0.0)])
        };
        assert!(applies("C12", &comparison(5.0, 0.1)));
        assert!(!applies("C12", &comparison(0.5, 0.1)), "half a percent");
        assert!(!applies("C12", &comparison(5.0, 8.0)), "uncertain");
        assert!(!applies("C12", &comparison(-5.0, 0.1)));
    }
}
