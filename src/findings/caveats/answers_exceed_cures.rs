//! C02: answers gained more than cures.

use super::{Caveat, Fired};
use crate::findings::compare::Compared;
use crate::findings::compare::Comparison;
use crate::findings::series::Measure;
use crate::ledger::Review;

/// Answers gained more than cures.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C02",
    sentence: [
        "answers gained more than cures: the share said to be resolved rose more than the share cured",
        "答复之增大于真正解决之增：称已解决之比例升幅大于真正解决之比例",
    ],
    about: "Fires where the resolution rate (official if both designs have one, else the observer's) rose by more than one point over what the share truly cured rose by, and by more than the half-widths of both 95 % intervals together (a careful bound: the two are paired); never without intervals. Talked-up answers, problems that ended by themselves and faster closing all raise the one and not the other.",
    judge,
};

/// Points by which the gain in answers exceeds that in cures.
const EXCESS: f64 = 0.01;

fn judge(comparison: &Comparison) -> Vec<Fired> {
    let mut fired = Vec::new();
    for (index, design) in comparison.judged.iter().enumerate() {
        let of = |measure, review| comparison.difference(index, Compared::Rate(measure), Some(review));
        let Some(cured) = of(Measure::CuredRate, Review::Observer) else { continue };
        let (review, word) = match of(Measure::ResolutionRate, Review::Official) {
            Some(_) => (Review::Official, "official resolution_rate - cured_rate"),
            None => (Review::Observer, "observer resolution_rate - cured_rate"),
        };
        let Some(resolution) = of(Measure::ResolutionRate, review) else { continue };
        let excess = resolution.paired.difference - cured.paired.difference;
        let half = |interval: Option<(f64, f64)>| interval.map(|(low, high)| (high - low) / 2.0);
        let (Some(one), Some(other)) = (half(resolution.paired.interval), half(cured.paired.interval)) else { continue };
        let error = one + other;
        if resolution.paired.difference > 0.0 && excess > EXCESS && excess > error {
            fired.push(Fired::about(&design.name, word, excess, EXCESS));
        }
    }
    fired
}

#[cfg(test)]
mod tests {
    use crate::findings::caveats::evidence::testing::{fires, pair};
    use crate::findings::compare::{Compared, Comparison};
    use crate::findings::series::Measure;
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
        assert!(fires("C02", &comparison(0.10, 0.03, 0.03)));
        assert!(!fires("C02", &comparison(0.10, 0.10, 0.10)));
        assert!(!fires("C02", &comparison(-0.10, -0.10, -0.30)));
        // Without official rates the observer's are judged.
        assert!(fires("C02", &comparison(f64::NAN, 0.10, 0.03)));
        assert!(!fires("C02", &comparison(f64::NAN, 0.03, 0.03)));
    }
}
