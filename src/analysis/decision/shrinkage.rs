//! The spread of set means without the random error of the trials within sets: empirical Bayes for vectors.
//!
//! The mean of a set is μ_s + e_s, with μ_s of covariance T over the sets and e_s random error of covariance V, which the cities within
//! sets show. S = T + V is the covariance of the means. Posterior means μ̄ + (I − V·S⁻¹)(x_s − μ̄) (Efron and Morris 1972, Biometrika 59)
//! vary less than the μ_s do, so that shares of sets and largest values over sets would be biased; here each set moves towards the mean so
//! far that the covariance of all is T (Louis 1984, JASA 79; Ghosh 1992, JASA 87).
#![cfg(feature = "analysis")]

use super::regret::means;
use crate::analysis::matrix::{Matrix, dot, eigen, moments, times};
use crate::analysis::statistics::mean;

/// Degrees of freedom of S per direction from which on shares above 1 are taken as they are.
const PER_DIRECTION: usize = 3;

/// Directions in which the means of sets vary less than this, relative to the direction of the largest variance, do not vary.
const NONE: f64 = 1e-12;

/// The random error of set means.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Noise {
    /// Its covariance, mean over the sets; one row per design.
    pub covariance: Matrix,
    /// Degrees of freedom of the estimate.
    pub freedom: usize,
}

/// The random error of set means, from the values in each city of each set; none unless there are sets of several cities. With n_s cities in
/// set s, V is the covariance pooled within sets times the mean of 1/n_s.
pub(super) fn noise(sets: &[&[Vec<f64>]]) -> Option<Noise> {
    let width = sets.first()?.first()?.len();
    let mut covariance = vec![vec![0.0; width]; width];
    let (mut freedom, mut inverse) = (0, 0.0);
    for cities in sets {
        let centre = means(cities);
        freedom += cities.len() - 1;
        inverse += 1.0 / cities.len() as f64;
        for city in *cities {
            let apart: Vec<f64> = city.iter().zip(&centre).map(|(value, centre)| value - centre).collect();
            for (row, left) in covariance.iter_mut().zip(&apart) {
                row.iter_mut().zip(&apart).for_each(|(sum, right)| *sum += left * right);
            }
        }
    }
    let factor = inverse / sets.len() as f64 / freedom as f64;
    covariance.iter_mut().flatten().for_each(|sum| *sum *= factor);
    (freedom > 0).then_some(Noise { covariance, freedom })
}

/// The means of sets, moved towards their mean so far that their covariance is that of the sets alone. `rows` has a row per set and a column
/// per design.
///
/// In the directions in which S⁻¹·V is diagonal, its eigenvalues ρ are the shares of random error, and the factor is √(1 − ρ), at least 0.
/// With few sets the ρ are spread by chance: for k designs, n degrees of freedom of S and f of V, their squared coefficient of variation is
/// about (1 + k/f)/(1 − k/n) − 1 where all true shares are equal (Marchenko and Pastur 1967). As far as the spread is no larger than that,
/// the ρ are replaced by their mean (as Ledoit and Wolf 2004, J. Multivariate Analysis 88, shrink eigenvalues). Where nothing but random
/// error varies, all sets come to lie near the mean. With fewer than [`PER_DIRECTION`] degrees of freedom of S per direction, S is nearly
/// singular by chance in one of them, and its ρ, far above 1, would pass for the others': there a ρ counts as 1 at most, which moves the
/// sets too little rather than too much.
///
/// The result does not depend on which design the values are differences from.
pub(super) fn shrunk(rows: &[Vec<f64>], noise: &Noise) -> Vec<Vec<f64>> {
    let (centre, covariance) = covariance(rows);
    let width = centre.len();
    let (values, vectors) = eigen(&covariance);
    let top = values.last().copied().unwrap_or(0.0);
    let kept: Vec<usize> = (0..width).filter(|i| values[*i] > NONE * top && top > 0.0).collect();
    if kept.is_empty() {
        return rows.to_vec();
    }
    // Coordinates in which S is the identity, and the way back.
    let scaled = |power: fn(f64) -> f64| -> Matrix {
        kept.iter().map(|i| (0..width).map(|j| vectors[j][*i] * power(values[*i])).collect()).collect()
    };
    let (into, back) = (scaled(|value| 1.0 / libm::sqrt(value)), scaled(libm::sqrt));
    let of_noise: Vec<Vec<f64>> = into.iter().map(|axis| times(&noise.covariance, axis)).collect();
    let seen: Matrix = of_noise.iter().map(|left| into.iter().map(|right| dot(left, right)).collect()).collect();
    let (shares, axes) = eigen(&seen);
    let factors = factors(&shares, rows.len() - 1, noise.freedom);
    let moved = |row: &Vec<f64>| -> Vec<f64> {
        let apart: Vec<f64> = row.iter().zip(&centre).map(|(value, centre)| value - centre).collect();
        let white: Vec<f64> = into.iter().map(|axis| dot(axis, &apart)).collect();
        let turned: Vec<f64> =
            factors.iter().enumerate().map(|(i, factor)| factor * (0..kept.len()).map(|j| axes[j][i] * white[j]).sum::<f64>()).collect();
        let white: Vec<f64> = axes.iter().map(|axis| dot(axis, &turned)).collect();
        (0..width).map(|j| centre[j] + (0..kept.len()).map(|i| back[i][j] * white[i]).sum::<f64>()).collect()
    };
    rows.iter().map(moved).collect()
}

/// The factors of the directions with these shares of random error; `sets` and `within` are the degrees of freedom of S and of V.
fn factors(shares: &[f64], sets: usize, within: usize) -> Vec<f64> {
    let most = if sets < PER_DIRECTION * shares.len() { 1.0 } else { f64::INFINITY };
    let shares: Vec<f64> = shares.iter().map(|share| share.min(most)).collect();
    let (k, pooled) = (shares.len() as f64, mean(&shares));
    let by_chance = match 1.0 - k / sets as f64 {
        rest if rest > 0.0 => ((1.0 + k / within as f64) / rest - 1.0) * pooled * pooled,
        _ => f64::INFINITY,
    };
    let spread = shares.iter().map(|share| (share - pooled) * (share - pooled)).sum::<f64>() / (k - 1.0).max(1.0);
    let weight = if spread > by_chance { by_chance / spread } else { 1.0 };
    shares.iter().map(|share| libm::sqrt((1.0 - weight * pooled - (1.0 - weight) * share).max(0.0))).collect()
}

/// Mean and covariance of rows, of which there are at least two.
fn covariance(rows: &[Vec<f64>]) -> (Vec<f64>, Matrix) {
    let n = rows.len() as f64;
    let width = rows.first().map_or(0, Vec::len);
    let (centre, mut covariance) = moments(rows.iter().map(|row| (row.as_slice(), 1.0 / n)), width);
    covariance.iter_mut().flatten().for_each(|value| *value *= n / (n - 1.0));
    (centre, covariance)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::decision::regret::evpi;
    use crate::rng::{Purpose, Streams};

    #[test]
    fn a_direction_that_few_sets_leave_without_spread_does_not_hide_what_differs_in_the_others() {
        // Five designs in six sets of two cities, most of whose differences between sets are a hundred times their random error.
        let factors = factors(&[0.0008, 0.005, 0.008, 4.34], 5, 6);
        assert!(factors.iter().all(|factor| (0.8..1.0).contains(factor)), "{factors:?}");
    }

    /// Sets of two cities with three designs, the first of which is 0: the others vary over sets with these standard deviations, over
    /// cities with 1.
    fn sample(study: u64, sets: u32, spread: [f64; 2]) -> (Vec<Vec<f64>>, Vec<Vec<Vec<f64>>>) {
        let normal = |set: u32, what: u64| Streams::of_city(study, 31).draw(Purpose::Sample, what, set).normal(0);
        let truth: Vec<Vec<f64>> = (0..sets).map(|set| vec![0.0, spread[0] * normal(set, 0), spread[1] * normal(set, 1)]).collect();
        let city = |set: u32, city: u64| -> Vec<f64> {
            let of = |design: usize| truth[set as usize][design] + if design > 0 { normal(set, 2 + 2 * city + design as u64) } else { 0.0 };
            (0..3).map(of).collect()
        };
        let seen = (0..sets).map(|set| vec![city(set, 0), city(set, 1)]).collect();
        (truth, seen)
    }

    fn moved(seen: &[Vec<Vec<f64>>]) -> (Vec<Vec<f64>>, Vec<Vec<f64>>) {
        let rows: Vec<Vec<f64>> = seen.iter().map(|cities| means(cities)).collect();
        let noise = noise(&seen.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
        let moved = shrunk(&rows, &noise);
        (rows, moved)
    }

    #[test]
    fn two_designs_are_shrunk_as_by_hand() {
        // Set means 0, 2, 4, 6 have variance 20/3; cities ±1 within: pooled 2, of a mean of two 1. Share .15, so the factor is √.85.
        let seen: Vec<Vec<Vec<f64>>> = [0.0, 2.0, 4.0, 6.0].iter().map(|set| vec![vec![0.0, set - 1.0], vec![0.0, set + 1.0]]).collect();
        let (_, moved) = moved(&seen);
        for (row, set) in moved.iter().zip([0.0, 2.0, 4.0, 6.0]) {
            assert!(row[0].abs() < 1e-12 && (row[1] - (3.0 + libm::sqrt(0.85) * (set - 3.0))).abs() < 1e-9, "{row:?}");
        }
    }

    #[test]
    fn without_random_error_the_value_of_information_is_near_the_exact_one() {
        const STUDIES: u64 = 200;
        for (sets, spread) in [(24, [0.0; 2]), (48, [0.0; 2]), (128, [0.0; 2]), (24, [1.0, 0.5]), (48, [1.0, 0.5]), (128, [1.0, 0.5])] {
            // In the parameters, as trials show it, and as it is left.
            let mut sums = [0.0; 3];
            for study in 0..STUDIES {
                let (truth, seen) = sample(study, sets, spread);
                let (rows, moved) = moved(&seen);
                sums.iter_mut().zip([&truth, &rows, &moved]).for_each(|(sum, rows)| *sum += evpi(rows) / STUDIES as f64);
            }
            let [exact, raw, left] = sums;
            println!("| {sets} | {} and {} | {exact:.3} | {raw:.3} | {left:.3} |", spread[0], spread[1]);
            match exact > 0.0 {
                true => assert!((left - exact).abs() < 0.12 * exact && raw > 1.25 * exact, "{exact} {raw} {left}"),
                false => assert!(raw > 0.3 && left < 0.25 * raw, "{raw} {left}"),
            }
        }
    }

    #[test]
    fn the_sets_keep_their_mean_and_get_the_spread_of_the_parameters() {
        let (truth, seen) = sample(1, 2_000, [2.0, 0.5]);
        let (rows, moved) = moved(&seen);
        for (one, other) in means(&rows).iter().zip(means(&moved)) {
            assert!((one - other).abs() < 1e-9);
        }
        for design in [1, 2] {
            let variance = |rows: &[Vec<f64>]| covariance(rows).1[design][design];
            let (exact, raw, found) = (variance(&truth), variance(&rows), variance(&moved));
            assert!((found - exact).abs() < 0.03 + 0.05 * exact && raw > exact + 0.4, "{exact} {raw} {found}");
        }
    }

    #[test]
    fn it_does_not_matter_from_which_design_differences_are_taken() {
        let (_, seen) = sample(3, 40, [1.0, 0.6]);
        let from = |design: usize| -> Vec<Vec<Vec<f64>>> {
            let of = |city: &Vec<f64>| city.iter().map(|value| value - city[design]).collect::<Vec<f64>>();
            seen.iter().map(|cities| cities.iter().map(of).collect()).collect()
        };
        let (_, first) = moved(&from(0));
        let (_, second) = moved(&from(2));
        for (one, other) in first.iter().zip(second) {
            assert!((0..3).all(|design| (one[design] - one[2] - other[design]).abs() < 1e-9));
        }
    }

    #[test]
    fn sets_of_one_city_show_no_random_error() {
        assert_eq!(noise(&[&[vec![0.0, 1.0]], &[vec![0.0, 2.0]]]), None);
    }
}
