//! Sobol indices of a surrogate: which part of the variance over the ranges of the factors is due to each.
#![cfg(feature = "analysis")]

use super::estimate::Estimate;
use crate::analysis::surrogate::Surrogate;
use crate::analysis::surrogate::draws::Draws;
use crate::plan::sampled::snapped;
use crate::plan::{Method, points};

/// What the variance over the factors' ranges consists of, factors being independent and uniform on their scales.
#[derive(Clone, Debug)]
pub(crate) struct Indices {
    /// Mean over the ranges, in the unit of the values.
    pub(crate) mean: Estimate,
    /// Standard deviation over the ranges, in the unit of the values.
    pub(crate) deviation: Estimate,
    /// For each factor the first-order index: the share of the variance that would go if the factor were known.
    pub(crate) first: Vec<Estimate>,
    /// For each factor the total index: the share of the variance that would stay if all others were known.
    pub(crate) total: Vec<Estimate>,
}

/// Scrambled samples, points of each (and of its twin), and draws of the function that are evaluated on each.
const SAMPLES: usize = 8;
const SIZE: usize = 256;
const DRAWS: usize = 25;

/// One estimate of mean, standard deviation, first and total indices from values at A, at B, and at A with each coordinate from B: Saltelli et
/// al. (2010), equation (b) of their table 2 for the first order, Jansen's (1999) for the total.
fn estimated(a: &[f64], b: &[f64], mixed: &[Vec<f64>]) -> (f64, f64, Vec<f64>, Vec<f64>) {
    let n = a.len() as f64;
    let mean = a.iter().chain(b).sum::<f64>() / (2.0 * n);
    let variance = a.iter().chain(b).map(|x| (x - mean) * (x - mean)).sum::<f64>() / (2.0 * n);
    let share = |sum: f64| if variance > 0.0 { (sum / n / variance).clamp(0.0, 1.0) } else { 0.0 };
    let first = |m: &Vec<f64>| share(a.iter().zip(b).zip(m).map(|((a, b), m)| (b - mean) * (m - a)).sum());
    let total = |m: &Vec<f64>| share(a.iter().zip(m).map(|(a, m)| 0.5 * (a - m) * (a - m)).sum());
    (mean, libm::sqrt(variance), mixed.iter().map(first).collect(), mixed.iter().map(total).collect())
}

/// The indices of a surrogate whose factors have so many values each. Every estimate is computed for draws of the function from the posterior on
/// several scrambled Sobol samples, so that its spread has the surrogate's uncertainty and the error of integration (Marrel, Iooss, Laurent
/// and Roustant 2009; Le Gratiet, Cannamela and Iooss 2014).
pub(crate) fn indices(surrogate: &Surrogate, steps: &[Option<usize>]) -> Option<Indices> {
    let dimensions = steps.len();
    let draws = Draws::new(surrogate, SAMPLES * DRAWS, 1)?;
    let mut found: Vec<(f64, f64, Vec<f64>, Vec<f64>)> = Vec::with_capacity(SAMPLES * DRAWS);
    for sample in 0..SAMPLES {
        let (from, to) = (sample * DRAWS, (sample + 1) * DRAWS);
        let both = points(Method::Sobol, SIZE, 2 * dimensions, 1 + sample as u32);
        let place = |list: &[f64]| -> Vec<f64> { list.iter().zip(steps).map(|(u, steps)| snapped(*u, *steps)).collect() };
        let a: Vec<Vec<f64>> = both.iter().map(|point| place(&point[..dimensions])).collect();
        let b: Vec<Vec<f64>> = both.iter().map(|point| place(&point[dimensions..])).collect();
        // One row per draw.
        let values = |list: &[Vec<f64>]| -> Vec<Vec<f64>> {
            let mut rows: Vec<Vec<f64>> = (0..DRAWS).map(|_| Vec::with_capacity(SIZE)).collect();
            for point in list {
                rows.iter_mut().zip(draws.at(point, from, to)).for_each(|(row, value)| row.push(value));
            }
            rows
        };
        let (at_a, at_b) = (values(&a), values(&b));
        let mixed: Vec<Vec<Vec<f64>>> = (0..dimensions)
            .map(|k| {
                let swapped: Vec<Vec<f64>> =
                    a.iter().zip(&b).map(|(a, b)| (0..dimensions).map(|j| if j == k { b[j] } else { a[j] }).collect()).collect();
                values(&swapped)
            })
            .collect();
        for draw in 0..DRAWS {
            let of_draw: Vec<Vec<f64>> = mixed.iter().map(|rows| rows[draw].clone()).collect();
            found.push(estimated(&at_a[draw], &at_b[draw], &of_draw));
        }
    }
    Some(Indices {
        mean: Estimate::of(found.iter().map(|one| one.0)),
        deviation: Estimate::of(found.iter().map(|one| one.1)),
        first: (0..dimensions).map(|k| Estimate::of(found.iter().map(|one| one.2[k]))).collect(),
        total: (0..dimensions).map(|k| Estimate::of(found.iter().map(|one| one.3[k]))).collect(),
    })
}
