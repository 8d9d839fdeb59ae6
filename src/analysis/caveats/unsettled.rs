//! C10: not settled at the end: the last months still move, so a mean of the run is that of a transition.

use super::caveat::{Caveat, Finding};
use crate::analysis::compare::Comparison;
use crate::analysis::statistics::IntervalEstimator;

/// not settled at the end: the last months still move, so a mean of the run is that of a transition.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C10",
    sentence: [
        "not settled at the end: the last months still move, so a mean of the run is that of a transition",
        "期末尚未稳定：末几月仍在变动，全程均值只是过渡之均值",
    ],
    about: "Fires where the observer's resolution rate of the last month differs by more than one point from that of three months before, in any design, in the mean over trials, and the 95 % interval of that mean (over cities; over replications with one city) leaves out 0; never without an interval. Look at the months in `comparison.csv`, or lengthen `run.months`.",
    check,
};

/// Points in three months.
const CHANGE: f64 = 0.01;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let evidence = &comparison.evidence;
    let mut quantiles = IntervalEstimator::default();
    let finding = |(name, design): (&String, &crate::analysis::evidence::DesignEvidence)| {
        let (cities, changes): (Vec<u32>, Vec<f64>) = design.settling.iter().copied().unzip();
        let found = quantiles.statistics(&changes, &cities)?;
        let (low, high) = found.interval?;
        let moves = found.mean.abs() > CHANGE && (low > 0.0 || high < 0.0);
        moves.then(|| Finding::about(name, "observer resolution_rate, last month less three before", found.mean, CHANGE))
    };
    evidence.names.iter().zip(&evidence.designs).filter_map(finding).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_fires_where_the_last_months_still_move_beyond_luck() {
        let applies = |changes: &[(u32, f64)]| {
            let mut comparison = pair(&[]);
            comparison.evidence.designs[1].settling = changes.to_vec();
            applies("C10", &comparison)
        };
        assert!(applies(&[(1, 0.10), (1, 0.11), (1, 0.105)]));
        assert!(applies(&[(1, -0.10), (2, -0.11), (3, -0.105)]));
        assert!(!applies(&[(1, 0.005), (1, 0.006), (1, 0.004)]), "small");
        assert!(!applies(&[(1, 0.3), (1, -0.2), (1, 0.1)]), "nothing but luck");
        // Two cities that are each sure of their own say nothing of others.
        assert!(!applies(&[(1, 0.3), (1, 0.3), (2, -0.1), (2, -0.1)]));
        assert!(!applies(&[(1, 0.3)]), "no interval");
        assert!(!applies(&[]));
    }
}
