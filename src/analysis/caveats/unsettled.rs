//! C10: the last months have not settled.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;
use crate::analysis::statistics::IntervalEstimator;

/// The last months have not settled.
pub(super) const CAVEAT: Caveat = Caveat { code: "C10", names_measure: false, check };

/// Change in three months beyond which it applies: one point.
const CHANGE: f64 = 0.01;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let evidence = &comparison.evidence;
    let mut estimator = IntervalEstimator::default();
    let finding = |(name, design): (&String, &crate::analysis::evidence::DesignEvidence)| {
        let (cities, changes): (Vec<u32>, Vec<f64>) = design.settling.iter().copied().unzip();
        let found = estimator.statistics(&changes, &cities)?;
        let (low, high) = found.interval?;
        let moves = found.mean.abs() > CHANGE && (low > 0.0 || high < 0.0);
        moves.then(|| Finding::about(name, "observer resolution_rate, last month minus three months before", found.mean, CHANGE))
    };
    evidence.names.iter().zip(&evidence.designs).filter_map(finding).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_applies_where_the_last_months_change_beyond_sampling_error() {
        let applies = |changes: &[(u32, f64)]| {
            let mut comparison = pair(&[]);
            comparison.evidence.designs[1].settling = changes.to_vec();
            applies("C10", &comparison)
        };
        assert!(applies(&[(1, 0.10), (1, 0.11), (1, 0.105)]));
        assert!(applies(&[(1, -0.10), (2, -0.11), (3, -0.105)]));
        assert!(!applies(&[(1, 0.005), (1, 0.006), (1, 0.004)]), "small");
        assert!(!applies(&[(1, 0.3), (1, -0.2), (1, 0.1)]), "sampling error only");
        // Two cities, each with the same change in every replication, do not determine the mean over cities.
        assert!(!applies(&[(1, 0.3), (1, 0.3), (2, -0.1), (2, -0.1)]));
        assert!(!applies(&[(1, 0.3)]), "no interval");
        assert!(!applies(&[]));
    }
}
