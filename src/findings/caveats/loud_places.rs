//! C17: loud places gained, quiet ones lost: unmet days fell where people call and rose where they do not.

use super::{Caveat, Fired};
use crate::findings::compare::Comparison;

/// loud places gained, quiet ones lost: unmet days fell where people call and rose where they do not.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C17",
    sentence: [
        "loud places gained, quiet ones lost: unmet days fell where people call and rose where they do not",
        "声大者得、声小者失：未了之日在常来电之处减、在少来电之处增",
    ],
    about: "Fires where unmet days for each resident fell in the third of streets whose people call most readily and rose in the third who call least, each by more than 1 % of the baseline. A rate of answers does not see those who do not call.",
    judge,
};

/// Share of the baseline's unmet days.
const SHARE: f64 = 0.01;

fn judge(comparison: &Comparison) -> Vec<Fired> {
    let evidence = &comparison.evidence;
    let Some((base, others)) = evidence.facts.split_first() else { return Vec::new() };
    let judge = |(name, facts): (&String, &crate::findings::caveats::Facts)| {
        let change = |third: usize| {
            let mean = |facts: &crate::findings::caveats::Facts| facts.voices[third] / f64::from(facts.trials.max(1));
            (mean(base) > 0.0).then(|| mean(facts) / mean(base) - 1.0)
        };
        let (quiet, loud) = (change(0)?, change(1)?);
        (loud < -SHARE && quiet > SHARE).then(|| Fired::about(name, "unmet_days of the quiet third, relative change", quiet, SHARE))
    };
    evidence.names[1..].iter().zip(others).filter_map(judge).collect()
}

#[cfg(test)]
mod tests {
    use crate::findings::caveats::evidence::testing::{fires, pair};

    #[test]
    fn it_fires_where_the_quiet_pay_for_the_loud() {
        let mut comparison = pair(&[]);
        for facts in &mut comparison.evidence.facts {
            (facts.trials, facts.voices) = (3, [300.0, 300.0]);
        }
        assert!(!fires("C17", &comparison));
        comparison.evidence.facts[1].voices = [330.0, 270.0];
        assert!(fires("C17", &comparison));
        comparison.evidence.facts[1].voices = [270.0, 330.0];
        assert!(!fires("C17", &comparison));
    }
}
