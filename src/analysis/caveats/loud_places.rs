//! C17: unmet days fell where people call most and rose where they call least.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;
use crate::analysis::pairs::paired;
use crate::analysis::statistics::IntervalEstimator;

/// Unmet days fell where people call most and rose where they call least.
pub(super) const CAVEAT: Caveat = Caveat { code: "C17", names_measure: false, check };

/// Share of the baseline's unmet days.
const SHARE: f64 = 0.01;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let evidence = &comparison.evidence;
    let Some((base, others)) = evidence.designs.split_first() else { return Vec::new() };
    let mut estimator = IntervalEstimator::default();
    let finding = |(name, design): (&String, &crate::analysis::evidence::DesignEvidence)| {
        let find = |at: &(u32, u32)| base.voices.binary_search_by_key(at, |(at, _)| *at).ok();
        let pairs: Vec<(u32, [f64; 2], [f64; 2])> =
            design.voices.iter().filter_map(|(at, voices)| Some((at.0, base.voices[find(at)?].1, *voices))).collect();
        let cities: Vec<u32> = pairs.iter().map(|(city, ..)| *city).collect();
        // The relative change, if its interval excludes 0.
        let mut change = |third: usize| {
            let before: Vec<f64> = pairs.iter().map(|(_, before, _)| before[third]).collect();
            let after: Vec<f64> = pairs.iter().map(|(.., after)| after[third]).collect();
            let found = paired(&before, &after, &cities, &mut estimator)?;
            let (low, high) = found.interval?;
            let is_certain = low > 0.0 || high < 0.0;
            (found.means[0] > 0.0 && is_certain).then(|| found.difference / found.means[0])
        };
        let (quiet, loud) = (change(0)?, change(1)?);
        (loud < -SHARE && quiet > SHARE).then(|| Finding::about(name, "unmet_days of the quiet third, relative change", quiet, SHARE))
    };
    evidence.names[1..].iter().zip(others).filter_map(finding).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_applies_where_quiet_streets_lose_and_loud_ones_gain() {
        let applies = |after: &[[f64; 2]]| {
            let mut comparison = pair(&[]);
            let trials = |values: &[[f64; 2]]| (1..).map(|r| (1, r)).zip(values.iter().copied()).collect::<Vec<_>>();
            comparison.evidence.designs[0].voices = trials(&[[100.0, 100.0], [90.0, 95.0], [110.0, 120.0], [100.0, 100.0], [100.0, 100.0]]);
            comparison.evidence.designs[1].voices = trials(after);
            applies("C17", &comparison)
        };
        assert!(applies(&[[110.0, 90.0], [101.0, 84.0], [120.0, 109.0], [109.0, 91.0], [111.0, 88.0]]));
        assert!(!applies(&[[90.0, 110.0], [79.0, 106.0], [100.0, 131.0], [91.0, 109.0], [89.0, 112.0]]), "the other way round");
        assert!(
            !applies(&[[190.0, 90.0], [60.0, 84.0], [105.0, 109.0], [109.0, 91.0], [111.0, 88.0]]),
            "the rise of the quiet third is within sampling error"
        );
        assert!(!applies(&[[100.1, 99.9], [90.1, 94.9], [110.1, 119.9], [100.2, 99.8], [100.1, 99.9]]), "less than 1 %");
        assert!(!applies(&[[110.0, 90.0]]), "no interval");
        assert!(!applies(&[]));
    }
}
