//! C10: the last month has not settled, year on year. A run of a year or less is a terminating experiment (Law 2015, *Simulation Modeling
//! and Analysis*, chapter 9): its beginning and its season belong to what it asks, and nothing in it can be told from a drift.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;
use crate::analysis::statistics::IntervalEstimator;

/// The last month has not settled.
pub(super) const CAVEAT: Caveat = Caveat { code: "C10", names_measure: false, check };

/// Change in a year beyond which it applies: one point.
const CHANGE: f64 = 0.01;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let evidence = &comparison.evidence;
    let mut estimator = IntervalEstimator::default();
    let finding = |(name, design): (&String, &crate::analysis::evidence::DesignEvidence)| {
        let (cities, changes): (Vec<u32>, Vec<f64>) = design.settling.iter().copied().unzip();
        let found = estimator.statistics(&changes, &cities)?;
        let (low, high) = found.interval?;
        let moves = found.mean.abs() > CHANGE && (low > 0.0 || high < 0.0);
        moves.then(|| Finding::about(name, "observer resolution_rate, last month minus the same month a year before", found.mean, CHANGE))
    };
    evidence.names.iter().zip(&evidence.designs).filter_map(finding).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_applies_where_a_year_changes_the_last_month_beyond_sampling_error() {
        let applies = |changes: &[(u32, f64)]| {
            let mut comparison = pair(&[]);
            comparison.evidence.designs[1].settling = changes.to_vec();
            applies("C10", &comparison)
        };
        assert!(applies(&[(1, 0.10), (1, 0.11), (1, 0.105), (1, 0.10), (1, 0.11)]));
        assert!(applies(&[(1, -0.10), (2, -0.11), (3, -0.105), (4, -0.10), (5, -0.11)]));
        assert!(!applies(&[(1, 0.005), (1, 0.006), (1, 0.004), (1, 0.005), (1, 0.006)]), "small");
        assert!(!applies(&[(1, 0.3), (1, -0.2), (1, 0.1), (1, 0.2), (1, -0.1)]), "sampling error only");
        // Two cities, each with the same change in every replication, do not determine the mean over cities.
        assert!(!applies(&[(1, 0.3), (1, 0.3), (2, -0.1), (2, -0.1)]));
        assert!(!applies(&[(1, 0.3)]), "no interval");
        assert!(!applies(&[]));
    }

    /// Months of two years with a season and no drift, and the same with a drift.
    #[test]
    fn a_season_is_no_drift_and_twelve_months_show_none() {
        let changes = |months: usize, drift: f64| {
            let rates: Vec<Option<f64>> = (0..months).map(|m| Some(0.6 + [0.0, 0.05, 0.1, 0.03][m % 12 / 3] + drift * m as f64)).collect();
            crate::analysis::evidence::year_on_year(&rates)
        };
        assert!(changes(24, 0.0).unwrap().abs() < 1e-12 && (changes(24, 0.005).unwrap() - 0.06).abs() < 1e-12);
        assert_eq!((changes(12, 0.005), changes(0, 0.0)), (None, None));
    }
}
