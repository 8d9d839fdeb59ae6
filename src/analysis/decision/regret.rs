//! Regret: what a design loses against the best design of each parameter set.
#![cfg(feature = "analysis")]

use crate::analysis::statistics::{mean, percentile};
use serde::{Deserialize, Serialize};

/// What a design loses against the best design of each parameter set, over the sets: 0 or more, in the unit of the objective.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Regret {
    /// Mean over the sets.
    pub mean: f64,
    /// 95th percentile (type 6 of Hyndman and Fan 1996); none below 19 sets.
    pub p95: Option<f64>,
    /// The largest.
    pub max: f64,
}

/// A design's place among the others over parameter sets.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Standing {
    /// Mean over the sets.
    pub mean: f64,
    /// Rank of the mean; 1 is best, and of equal means the first design has the better rank.
    pub rank: usize,
    /// Share of the sets in which it is best; designs that are equally good share a set.
    pub p_best: f64,
    /// What it loses where it is not.
    pub regret: Regret,
}

/// The means of columns.
pub(super) fn means(values: &[Vec<f64>]) -> Vec<f64> {
    let width = values.first().map_or(0, Vec::len);
    (0..width).map(|column| mean(&values.iter().map(|row| row[column]).collect::<Vec<_>>())).collect()
}

fn largest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

/// The expected value of perfect information: the mean of the best value of each set minus the best mean, 0 or more. `values` has a row per
/// set and a column per design; more is better.
pub(super) fn evpi(values: &[Vec<f64>]) -> f64 {
    let best = mean(&values.iter().map(|row| largest(row)).collect::<Vec<_>>());
    (best - largest(&means(values))).max(0.0)
}

/// Values this close, relative to the largest of all, are equal: designs that do the same differ by rounding once random error is separated.
const EQUAL: f64 = 1e-12;

/// The standing of every design. `values` has a row per set, of which there is at least one, and a column per design; more is better.
pub(super) fn standings(values: &[Vec<f64>]) -> Vec<Standing> {
    let means = means(values);
    let close = EQUAL * values.iter().flatten().fold(0.0_f64, |most, value| most.max(value.abs()));
    let standing = |design: usize| {
        let mut lost: Vec<f64> = values.iter().map(|row| largest(row) - row[design]).collect();
        let share = |row: &Vec<f64>| {
            let least = largest(row) - close;
            let ties = row.iter().filter(|value| **value >= least).count();
            if row[design] >= least { 1.0 / ties as f64 } else { 0.0 }
        };
        let p_best = values.iter().map(share).sum::<f64>() / values.len() as f64;
        let mean_lost = mean(&lost);
        lost.sort_by(f64::total_cmp);
        let ahead = |other: &usize| means[*other] > means[design] || means[*other] == means[design] && *other < design;
        Standing {
            mean: means[design],
            rank: 1 + (0..means.len()).filter(ahead).count(),
            p_best,
            regret: Regret { mean: mean_lost, p95: percentile(&lost, 0.95), max: lost[lost.len() - 1] },
        }
    };
    (0..means.len()).map(standing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    #[test]
    fn regret_and_the_share_of_best_match_a_calculation_by_hand() {
        // Three designs in four sets; best is the first, the second, the second and the third, the first.
        let values = [[5.0, 4.0, 1.0], [2.0, 6.0, 3.0], [0.0, 4.0, 4.0], [7.0, 3.0, 2.0]].map(Vec::from);
        let found = standings(&values);
        let read = |of: fn(&Standing) -> f64| found.iter().map(of).collect::<Vec<_>>();
        assert_eq!(read(|one| one.mean), [3.5, 4.25, 2.5]);
        assert_eq!(read(|one| one.p_best), [0.5, 0.375, 0.125]);
        assert_eq!(found.iter().map(|one| one.rank).collect::<Vec<_>>(), [2, 1, 3]);
        // Lost: 0 4 4 0, 1 0 0 4, 4 3 0 5.
        assert_eq!(read(|one| one.regret.mean), [2.0, 1.25, 3.0]);
        assert_eq!(read(|one| one.regret.max), [4.0, 4.0, 5.0]);
        assert!(found.iter().all(|one| one.regret.p95.is_none()), "four sets have no 95th percentile");
        near(read(|one| one.p_best).iter().sum(), 1.0);
        // Choosing in each set gives 5, 6, 4, 7.
        near(evpi(&values), 5.5 - 4.25);
        near(evpi(&values), found[1].regret.mean);
    }

    #[test]
    fn designs_that_differ_by_rounding_share_the_sets_in_which_they_are_best() {
        let values = [[0.1 + 0.2, 0.3, 0.2], [0.1, 0.1, 0.7]].map(Vec::from);
        assert!(values[0][0] > values[0][1]);
        assert_eq!(standings(&values).iter().map(|one| one.p_best).collect::<Vec<_>>(), [0.25, 0.25, 0.5]);
    }

    #[test]
    fn the_percentile_of_regret_is_that_of_the_sets() {
        // Lost by the first design: 0 to 38 in steps of 2, so that rank .95·21 = 19.95 lies between the 19th and the 20th.
        let values: Vec<Vec<f64>> = (0..20).map(|set| vec![0.0, 2.0 * f64::from(set)]).collect();
        near(standings(&values)[0].regret.p95.unwrap(), 36.0 + 0.95 * 2.0);
        assert_eq!(standings(&values)[1].regret, Regret { mean: 0.0, p95: Some(0.0), max: 0.0 });
    }
}
