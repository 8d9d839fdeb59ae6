//! C12: hours were taken from duties nobody counts: what was not done with them is in no measure.

use super::caveat::{Caveat, Finding};
use crate::analysis::compare::Comparison;
use crate::analysis::measures::{Compared, Cost};

/// hours were taken from duties nobody counts: what was not done with them is in no measure.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C12",
    sentence: [
        "hours were taken from duties nobody counts: what was not done with them is in no measure",
        "工时取自无人计数之职责：因此未办之事不在任何指标之中",
    ],
    about: "Fires where a design displaces more hours than the baseline, by more than 1 % of the baseline's paid hours, with an interval above 0. Attention is a share of working time; what falls by the wayside is not modelled.",
    check,
};

/// Share of the baseline's paid hours.
const SHARE: f64 = 0.01;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let mut fired = Vec::new();
    for (index, design) in comparison.designs.iter().enumerate() {
        let of = |cost| comparison.difference(index, Compared::Cost(cost), None).map(|difference| difference.paired);
        let (Some(displaced), Some(paid)) = (of(Cost::Displaced), of(Cost::Paid)) else { continue };
        let share = displaced.difference / paid.means[0].max(1e-300);
        if share > SHARE && displaced.interval.is_none_or(|(low, _)| low > 0.0) {
            fired.push(Finding::about(&design.name, "displaced_hours, share of paid", share, SHARE));
        }
    }
    fired
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};
    use crate::analysis::measures::{Compared, Cost};

    #[test]
    fn it_fires_where_a_design_displaces_more_hours() {
        let comparison = |difference, spread| {
            pair(&[(Compared::Cost(Cost::Displaced), None, 10.0, difference, spread), (Compared::Cost(Cost::Paid), None, 100.0, 0.0, 0.0)])
        };
        assert!(applies("C12", &comparison(5.0, 0.1)));
        assert!(!applies("C12", &comparison(0.5, 0.1)), "half a per cent");
        assert!(!applies("C12", &comparison(5.0, 4.0)), "nobody knows");
        assert!(!applies("C12", &comparison(-5.0, 0.1)));
    }
}
