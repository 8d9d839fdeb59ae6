//! C02: answers gained more than cures.

use super::caveat::{Caveat, Finding};
use crate::analysis::compare::Comparison;
use crate::analysis::measures::{Compared, Measure};
use crate::ledger::Review;

/// Answers gained more than cures.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C02",
    sentence: [
        "answers gained more than cures: the share said to be resolved rose more than the share cured",
        "答复之增大于真正解决之增：称已解决之比例升幅大于真正解决之比例",
    ],
    about: "Fires where the resolution rate (official if both designs have one, else the observer's) rose by more than one point over what the share truly cured rose by, and the 95 % interval of that gap leaves out 0: the gap is taken in each trial, then compared pair by pair; never without an interval. Talked-up answers, problems that ended by themselves and faster closing all raise the one and not the other.",
    check,
};

/// Points by which the gain in answers exceeds that in cures.
const EXCESS: f64 = 0.01;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let mut fired = Vec::new();
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
            fired.push(Finding::about(&design.name, word, gap.difference, EXCESS));
        }
    }
    fired
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
    fn it_fires_where_answers_rise_and_cures_do_not() {
        assert!(applies("C02", &comparison(0.10, 0.03, 0.03)));
        assert!(!applies("C02", &comparison(0.10, 0.10, 0.10)));
        assert!(!applies("C02", &comparison(-0.10, -0.10, -0.30)));
        // Without official rates the observer's are judged.
        assert!(applies("C02", &comparison(f64::NAN, 0.10, 0.03)));
        assert!(!applies("C02", &comparison(f64::NAN, 0.03, 0.03)));
    }

    #[test]
    fn the_gap_is_judged_trial_by_trial() {
        // Both differences vary by ± 10 points and more, but the gap between them is 3 to 4 points in every trial.
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
