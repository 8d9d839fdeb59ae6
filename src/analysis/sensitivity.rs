//! Sensitivity to the factors of a sample: a surrogate of each measure and the Sobol indices of each factor; effects along trajectories.
//!
//! With listed designs, the measure is each design's difference from the first at the same point in the same cities, else the level of the base.
#![cfg(feature = "analysis")]

mod effects;
mod errors;
mod estimate;
mod indices;
#[cfg(test)]
mod tests;

use super::compare::Comparison;
use super::objective::Objective;
use super::statistics::mean;
use crate::plan::sampled::{along, snapped};
use crate::plan::{Sampled, SampledFactor, SampledPoint};
pub use effects::Effects;
pub use estimate::Estimate;
use serde::{Deserialize, Serialize};

/// The indices of one factor.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactorIndices {
    /// First order: the share of the variance that would go if the factor were known; 0 to 1.
    pub first: Estimate,
    /// Total: the share of the variance that would stay if all other factors were known; 0 to 1.
    pub total: Estimate,
}

/// The surrogate of one measure of one design, and its indices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SurrogateResult {
    /// The design.
    pub design: String,
    /// The measure.
    pub objective: Objective,
    /// Number of points.
    pub n: usize,
    /// Number of independent units at each point: parameter sets, cities or, with one city, replications.
    pub units: usize,
    /// The share of the variance of the values that the surrogate predicts of each point from the others; errors of trials keep it below 1.
    pub q2: f64,
    /// The share of the points whose value lies in the 95 % interval of its prediction from the others: about .95 if the surrogate is right.
    pub inside: f64,
    /// Mean over the ranges of the factors, in the unit of the measure.
    pub mean: Estimate,
    /// Standard deviation over the ranges of the factors, in the unit of the measure.
    pub deviation: Estimate,
    /// The indices, in the order of the factors.
    pub factors: Vec<FactorIndices>,
}

/// The elementary effects on one measure of one design.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScreenedMeasure {
    /// The design.
    pub design: String,
    /// The measure.
    pub objective: Objective,
    /// In the order of the factors; none where no step is known.
    pub effects: Vec<Option<Effects>>,
    /// The share of the factors that are left out in the sum of squares of μ*.
    pub left_out: f64,
}

/// A screening of many factors.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Screening {
    /// Number of trajectories.
    pub trajectories: usize,
    /// The factors.
    pub factors: Vec<SampledFactor>,
    /// Whether each is kept for the sample.
    pub kept: Vec<bool>,
    /// The effects.
    pub results: Vec<ScreenedMeasure>,
}

/// Sensitivity to the factors of a sample.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sensitivity {
    /// The design that the others are compared with; none if the results are levels.
    pub baseline: Option<String>,
    /// The factors.
    pub factors: Vec<SampledFactor>,
    /// One per design and measure.
    pub results: Vec<SurrogateResult>,
    /// The screening that chose the factors, if there were many.
    pub screening: Option<Screening>,
}

impl Screening {
    /// The keys of the factors that are kept.
    pub(crate) fn kept_keys(&self) -> Vec<String> {
        self.factors.iter().zip(&self.kept).filter(|(_, is_kept)| **is_kept).map(|(factor, _)| factor.key.clone()).collect()
    }

    fn is_sound(&self) -> bool {
        self.kept.len() == self.factors.len() && self.results.iter().all(|one| one.effects.len() == self.factors.len())
    }
}

impl Sensitivity {
    /// Whether every result has a part per factor.
    pub(crate) fn is_sound(&self) -> bool {
        self.results.iter().all(|one| one.factors.len() == self.factors.len()) && self.screening.as_ref().is_none_or(Screening::is_sound)
    }
}

/// The value of each unit at each point, of units that all points have; an empty row for a point that lacks one.
fn values(comparison: &Comparison, sampled: &Sampled, design: usize, objective: Objective) -> Vec<Vec<f64>> {
    let of_point = |runs: &Vec<usize>| -> Vec<(u32, f64)> {
        let own = comparison.by_unit(runs[design], objective);
        if sampled.names.len() == 1 {
            return own;
        }
        let base = comparison.by_unit(runs[0], objective);
        let pair = |(unit, value): &(u32, f64)| {
            let found = base.binary_search_by_key(unit, |(unit, _)| *unit).ok()?;
            Some((*unit, value - base[found].1))
        };
        own.iter().filter_map(pair).filter(|(_, value)| value.is_finite()).collect()
    };
    let points: Vec<Vec<(u32, f64)>> = sampled.points.iter().map(|point| of_point(&point.runs)).collect();
    let Some(most) = points.iter().max_by_key(|list| list.len()) else { return Vec::new() };
    let whole: Vec<u32> = most.iter().map(|(unit, _)| *unit).collect();
    let row = |list: &Vec<(u32, f64)>| match list.iter().map(|(unit, _)| unit).eq(&whole) {
        true => list.iter().map(|(_, value)| *value).collect(),
        false => Vec::new(),
    };
    points.iter().map(row).collect()
}

/// The designs of which there are results: all but the baseline, or the base alone.
fn designs(sampled: &Sampled) -> std::ops::Range<usize> {
    if sampled.names.len() == 1 { 0..1 } else { 1..sampled.names.len() }
}

/// Every design that is not the baseline with every objective.
fn pairs(sampled: &Sampled) -> impl Iterator<Item = (usize, Objective)> {
    designs(sampled).flat_map(|design| Objective::all().map(move |objective| (design, objective)))
}

/// The 97.5 % quantile of the normal distribution.
const NORMAL: f64 = 1.959_963_984_540_054;

/// The numbers of values of the factors.
fn steps(sampled: &Sampled) -> Vec<Option<usize>> {
    sampled.factors.iter().map(|factor| factor.steps).collect()
}

/// The surrogates of a sample whose trials are all in.
pub(crate) fn sensitivity(comparison: &Comparison, sampled: &Sampled, screening: Option<Screening>) -> Sensitivity {
    let steps = steps(sampled);
    let place = |place: &Vec<f64>| -> Vec<f64> { place.iter().zip(&steps).map(|(u, steps)| snapped(*u, *steps)).collect() };
    let result = |(design, objective): (usize, Objective)| {
        let rows = values(comparison, sampled, design, objective);
        let known = sampled.points.iter().zip(rows).filter(|(_, row)| row.len() > 1);
        let (points, rows): (Vec<Vec<f64>>, Vec<Vec<f64>>) = known.map(|(point, row)| (place(&point.place), row)).unzip();
        let means: Vec<f64> = rows.iter().map(|row| mean(row)).collect();
        // A measure that no factor moves has nothing to divide.
        if points.len() < steps.len() + 3 || means.windows(2).all(|pair| pair[0] == pair[1]) {
            return None;
        }
        let surrogate = errors::fitted(&points, &rows)?;
        let found = indices::indices(&surrogate, &steps)?;
        let residuals = surrogate.residuals();
        let factors = found.first.into_iter().zip(found.total).map(|(first, total)| FactorIndices { first, total }).collect();
        Some(SurrogateResult {
            design: sampled.names[design].clone(),
            objective,
            n: points.len(),
            units: rows[0].len(),
            q2: surrogate.q2(),
            inside: residuals.iter().filter(|z| z.abs() <= NORMAL).count() as f64 / residuals.len() as f64,
            mean: found.mean,
            deviation: found.deviation,
            factors,
        })
    };
    Sensitivity {
        baseline: (sampled.names.len() > 1).then(|| sampled.names[0].clone()),
        factors: sampled.factors.clone(),
        results: pairs(sampled).filter_map(result).collect(),
        screening,
    }
}

/// An effect counts if μ* is at least so many times what errors of trials alone would show.
const ABOVE_NOISE: f64 = 2.0;

/// The effects along the trajectories of a screening whose trials are all in, and the `keep` factors that matter most: by the largest, over
/// designs and measures, of their μ* relative to that of the strongest factor.
pub(crate) fn screening(comparison: &Comparison, sampled: &Sampled, keep: usize) -> Screening {
    let count = sampled.factors.len();
    let steps = steps(sampled);
    // A step of ⅔ of the coordinate may be all of the range of a factor with few values.
    let place = |point: &SampledPoint| point.place.iter().zip(&steps).map(|(u, steps)| along(*u, *steps)).collect();
    let places: Vec<Vec<f64>> = sampled.points.iter().map(place).collect();
    let measured = |(design, objective): (usize, Objective)| {
        let effects = effects::effects(&places, &values(comparison, sampled, design, objective), count);
        effects.iter().flatten().any(|one| one.size > 0.0).then_some((design, objective, effects))
    };
    let found: Vec<(usize, Objective, Vec<Option<Effects>>)> = pairs(sampled).filter_map(measured).collect();
    let mut scores = vec![0.0_f64; count];
    for (_, _, effects) in &found {
        let strongest = effects.iter().flatten().map(|one| one.size).fold(0.0, f64::max);
        for (score, one) in scores.iter_mut().zip(effects) {
            if let Some(one) = one.filter(|one| one.size > ABOVE_NOISE * one.noise) {
                *score = score.max(one.size / strongest);
            }
        }
    }
    let mut order: Vec<usize> = (0..count).filter(|k| scores[*k] > 0.0).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
    order.truncate(keep);
    let kept: Vec<bool> = (0..count).map(|k| order.contains(&k)).collect();
    let measure = |(design, objective, effects): (usize, Objective, Vec<Option<Effects>>)| {
        let square = |k: usize| effects[k].map_or(0.0, |one| one.size * one.size);
        let left: f64 = (0..count).filter(|k| !kept[*k]).map(square).sum();
        let left_out = left / (0..count).map(square).sum::<f64>();
        ScreenedMeasure { design: sampled.names[design].clone(), objective, effects, left_out }
    };
    let trajectories = sampled.points.len() / (count + 1);
    Screening { trajectories, factors: sampled.factors.clone(), results: found.into_iter().map(measure).collect(), kept }
}
