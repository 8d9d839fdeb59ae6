//! Elementary effects: how much a value changes along trajectories, factor by factor.
#![cfg(feature = "analysis")]

use crate::analysis::statistics::mean;
use serde::{Deserialize, Serialize};

/// The elementary effects of one factor, in the unit of the values, per whole range of the factor.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Effects {
    /// Mean of the effects, μ (Morris 1991).
    pub mean: f64,
    /// Mean of their sizes, μ* (Campolongo, Cariboni and Saltelli 2007).
    pub size: f64,
    /// Their standard deviation over trajectories, σ: 0 if the factor acts linearly and alone.
    pub deviation: f64,
    /// The mean size that the errors of trials alone would give a factor without effect.
    pub noise: f64,
    /// Number of effects.
    pub n: usize,
}

/// The effects of each of `dimensions` factors; `points` are trajectories one after the other, with the place of each factor's value along its
/// range, `values` has a row per point with the value of
/// each unit there, all units at the same points; rows of fewer than two units are points that are
/// not known. None for a factor of which fewer than two effects are known.
pub(crate) fn effects(points: &[Vec<f64>], values: &[Vec<f64>], dimensions: usize) -> Vec<Option<Effects>> {
    let mut lists: Vec<Vec<(f64, f64)>> = vec![Vec::new(); dimensions];
    for (trajectory, rows) in points.chunks(dimensions + 1).zip(values.chunks(dimensions + 1)) {
        for (pair, rows) in trajectory.windows(2).zip(rows.windows(2)) {
            let Some(k) = (0..dimensions).find(|k| pair[0][*k] != pair[1][*k]) else { continue };
            let units = rows[0].len();
            if units < 2 || rows[1].len() != units {
                continue;
            }
            let step = pair[1][k] - pair[0][k];
            let changes: Vec<f64> = rows[0].iter().zip(&rows[1]).map(|(before, after)| (after - before) / step).collect();
            let centre = mean(&changes);
            let square: f64 = changes.iter().map(|change| (change - centre) * (change - centre)).sum();
            lists[k].push((centre, square / (units - 1) as f64 / units as f64));
        }
    }
    let of = |list: Vec<(f64, f64)>| {
        let all: Vec<f64> = list.iter().map(|(effect, _)| *effect).collect();
        let (n, centre) = (all.len(), mean(&all));
        let square: f64 = all.iter().map(|effect| (effect - centre) * (effect - centre)).sum();
        let deviation = libm::sqrt(square / (n.max(2) - 1) as f64);
        let variance = mean(&list.iter().map(|(_, variance)| *variance).collect::<Vec<_>>());
        // The mean size of a normal variate is √(2/π) standard deviations.
        let noise = libm::sqrt(2.0 / std::f64::consts::PI * variance);
        let size = mean(&all.iter().map(|effect| effect.abs()).collect::<Vec<_>>());
        (n > 1).then_some(Effects { mean: centre, size, deviation, noise, n })
    };
    lists.into_iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::trajectories;
    use crate::rng::{Purpose, Streams};

    #[test]
    fn the_effect_of_a_factor_with_few_values_is_per_whole_range_too() {
        // Of two values the second is worth 4 more, of three each is worth 1 more than the one before it.
        let coordinates = trajectories(60, 2, 5);
        let steps = [Some(2), Some(3)];
        let points: Vec<Vec<f64>> =
            coordinates.iter().map(|x| x.iter().zip(steps).map(|(u, steps)| crate::plan::sampled::along(*u, steps)).collect()).collect();
        let value = |x: &Vec<f64>| {
            let number = |k: usize, count: f64| libm::floor(x[k] * count).min(count - 1.0);
            vec![4.0 * number(0, 2.0) + number(1, 3.0); 2]
        };
        let found = effects(&points, &coordinates.iter().map(value).collect::<Vec<_>>(), 2);
        for (found, expected) in found.into_iter().map(Option::unwrap).zip([4.0, 2.0]) {
            assert!((found.mean - expected).abs() < 1e-12 && found.deviation < 1e-12 && found.n == 60, "{found:?}");
        }
    }

    /// f = 3x₁ − 2x₂ + 4x₁x₃ + noise, and x₄ does nothing: by hand, μ and σ follow from the distribution of the other coordinates.
    #[test]
    fn effects_of_a_known_function_are_those_of_a_calculation_by_hand() {
        let points = trajectories(400, 4, 1);
        let function = |x: &[f64]| 3.0 * x[0] - 2.0 * x[1] + 4.0 * x[0] * x[2];
        let exact: Vec<Vec<f64>> = points.iter().map(|x| vec![function(x); 2]).collect();
        let found: Vec<Effects> = effects(&points, &exact, 4).into_iter().map(Option::unwrap).collect();
        let near = |found: f64, expected: f64, tolerance: f64| assert!((found - expected).abs() <= tolerance, "{found} is not {expected}");
        // x₁: 3 + 4x₃ with x₃ of four levels: mean 5, standard deviation 4·√5/6.
        near(found[0].mean, 5.0, 0.2);
        near(found[0].deviation, 4.0 * libm::sqrt(5.0) / 6.0, 0.1);
        near(found[0].size, found[0].mean, 1e-9);
        // x₂: −2 throughout.
        near(found[1].mean, -2.0, 1e-9);
        near(found[1].size, 2.0, 1e-9);
        near(found[1].deviation, 0.0, 1e-9);
        near(found[2].mean, 2.0, 0.2);
        assert_eq!((found[3].mean, found[3].size, found[3].n), (0.0, 0.0, 400));
        assert_eq!(found[0].noise, 0.0);

        // Errors of five cities, common to all points and of each point: what is common cancels, the rest is what the fourth shows.
        let normal = |i: usize, c: usize| Streams::of_city(2, 0).draw(Purpose::Sample, i as u64, c as u32).normal(0);
        let noisy = |(i, x): (usize, &Vec<f64>)| (0..5).map(|c| function(x) + 9.0 * normal(100_000, c) + 0.5 * normal(i, c)).collect();
        let noisy: Vec<Vec<f64>> = points.iter().enumerate().map(noisy).collect();
        let found: Vec<Effects> = effects(&points, &noisy, 4).into_iter().map(Option::unwrap).collect();
        let expected = libm::sqrt(2.0 / std::f64::consts::PI) * libm::sqrt(2.0 * 0.25 / 5.0) * 1.5;
        near(found[3].noise, expected, 0.05 * expected);
        near(found[3].size, expected, 0.1 * expected);
    }
}
