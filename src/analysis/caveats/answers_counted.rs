//! C20: the order of designs depends on which answer about an order counts.

use super::caveat::{Caveat, ORDERED};
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;
use crate::analysis::measures::{Compared, Measure};
use crate::ledger::Review;

/// The order of designs depends on which answer about an order counts.
pub(super) const CAVEAT: Caveat = Caveat { code: "C20", names_measure: false, check };

fn check(comparison: &Comparison) -> Vec<Finding> {
    let mut findings = Vec::new();
    let rates = [
        ("official resolution_rate, basis last", Measure::ResolutionRate),
        ("official satisfaction_rate, basis last", Measure::SatisfactionRate),
    ];
    for (word, rate) in rates {
        let differences = |index: usize| {
            let of = |compared| comparison.difference(index, compared, Some(Review::Official)).map(|found| found.paired.difference);
            Some([of(Compared::Rate(rate))?, of(Compared::Last(rate))?])
        };
        // By first and by last answers, above the baseline, which comes first.
        let mut known = vec![[0.0; 2]];
        for (index, design) in comparison.designs.iter().enumerate() {
            let Some(mine) = differences(index) else { continue };
            let gap = |other: &[f64; 2], basis: usize| mine[basis] - other[basis];
            let is_reversed = |other: &&[f64; 2]| {
                let gaps = [gap(other, 0), gap(other, 1)];
                gaps[0] * gaps[1] < 0.0 && gaps.iter().all(|gap| gap.abs() > ORDERED)
            };
            if let Some(other) = known.iter().find(is_reversed) {
                findings.push(Finding::about(&design.name, word, gap(other, 1), ORDERED));
            }
            known.push(mine);
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::analysis::compare::Comparison;
    use crate::analysis::fixtures::{applies, pair_with};
    use crate::analysis::measures::{Compared, Measure};
    use crate::ledger::Review;

    #[test]
    fn it_applies_where_first_and_last_answers_order_the_designs_differently() {
        let comparison = |first: f64, last: f64| -> Comparison {
            let rate = |measure, difference| (measure, Some(Review::Official), 0.5, difference, 0.001);
            let rates = [rate(Compared::Rate(Measure::ResolutionRate), first), rate(Compared::Last(Measure::ResolutionRate), last)];
            pair_with(&["rules.callback.send_back=1"], &rates)
        };
        assert!(applies("C20", &comparison(0.03, -0.02)));
        assert!(applies("C20", &comparison(-0.03, 0.02)));
        assert!(!applies("C20", &comparison(0.03, 0.01)));
        assert!(!applies("C20", &comparison(0.03, -0.001)), "the same rate");
        assert!(!applies("C20", &comparison(0.03, f64::NAN)), "orders are not sent back");
    }
}
