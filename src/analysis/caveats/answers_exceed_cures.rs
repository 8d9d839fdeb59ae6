//! C02: the resolution rate rose more than the share cured.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;
use crate::analysis::measures::{Compared, Measure};
use crate::ledger::Review;

/// The resolution rate rose more than the share cured.
pub(super) const CAVEAT: Caveat = Caveat { code: "C02", names_measure: false, check };

/// Excess of the rise in answers over that in cures beyond which it applies: one point.
const EXCESS: f64 = 0.01;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, design) in comparison.designs.iter().enumerate() {
        let of = |measure, review| comparison.difference(index, Compared::Rate(measure), Some(review));
        let (review, word) = match design.gaps[Review::Official as usize] {
            Some(_) => (Review::Official, "official resolution_rate - cured_rate"),
            None => (Review::Observer, "observer resolution_rate - cured_rate"),
        };
        let Some(gap) = design.gaps[review as usize] else { continue };
        let Some(resolution) = of(Measure::ResolutionRate, review) else { continue };
        let is_certain = gap.interval.is_some_and(|(low, _)| low > 0.0);
        if resolution.paired.difference > 0.0 && gap.difference > EXCESS && is_certain {
            findings.push(Finding::about(&design.name, word, gap.difference, EXCESS));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::analysis::compare::Comparison;
    use crate::analysis::fixtures::{applies, pair};
    use crate::analysis::measures::{Compared, Measure};
    use crate::ledger::Review;

    fn comparison(official: f64, observer: f64, cured: f64) -> Comparison {
        let rate = |measure, review, difference| (Compared::Rate(measure), Some(review), 0.5, difference, 0.001);
        pair(&[
            rate(Measure::ResolutionRate, Review::Official, official),
            rate(Measure::ResolutionRate, Review::Observer, observer),
            rate(Measure::CuredRate, Review::Observer, cured),
        ])
    }

    #[test]
    fn it_applies_where_answers_rise_and_cures_do_not() {
        assert!(applies("C02", &comparison(0.10, 0.03, 0.03)));
        assert!(!applies("C02", &comparison(0.10, 0.10, 0.10)));
        assert!(!applies("C02", &comparison(-0.10, -0.10, -0.30)));
        // Without official rates the observer's are used.
        assert!(applies("C02", &comparison(f64::NAN, 0.10, 0.03)));
        assert!(!applies("C02", &comparison(f64::NAN, 0.03, 0.03)));
    }

    #[test]
    fn the_gap_is_computed_trial_by_trial() {
        // Both differences vary by ± 10 points and more; the gap between them is 3 to 4 points in every trial.
        let found = |own: f64| {
            pair(&[
                (Compared::Rate(Measure::ResolutionRate), Some(Review::Official), 0.5, 0.075, 0.1 + own),
                (Compared::Rate(Measure::CuredRate), Some(Review::Observer), 0.4, 0.04, 0.1),
            ])
        };
        assert!(applies("C02", &found(0.005)));
        assert!(!applies("C02", &found(0.05)), "the gap itself is uncertain");
    }
}
