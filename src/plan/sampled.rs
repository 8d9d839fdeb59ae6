//! A sample of factors, as a surrogate learns from it: every listed design at every point, or the base alone.

use super::{Design, trajectories};
use serde::{Deserialize, Serialize};

/// What the designs of a plan are for, if a surrogate learns from them.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// Trajectories through the ranges of all factors, to find those that matter.
    Screening,
    /// A sample of the ranges of these factors, or of all: what the surrogate is fitted to.
    Sample(Option<&'a [String]>),
}

/// A factor of a sample.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SampledFactor {
    /// The dotted key, in which `*` stands for every name.
    pub key: String,
    /// Its values at both ends of its range, as TOML or as multiples of the base.
    pub ends: [String; 2],
    /// Number of its values, if they are few.
    pub steps: Option<usize>,
}

/// A point of a sample.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SampledPoint {
    /// Its place in the unit cube, one coordinate per factor.
    pub place: Vec<f64>,
    /// For each design of the sample, the index of the design of the plan that is simulated at this point.
    pub runs: Vec<usize>,
}

/// A sample of factors.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sampled {
    /// The factors.
    pub factors: Vec<SampledFactor>,
    /// The listed designs, the baseline first; the base alone if none is listed.
    pub names: Vec<String>,
    /// The points; of a screening, trajectories one after the other.
    pub points: Vec<SampledPoint>,
    /// How many factors a screening leaves, at most.
    pub keep: usize,
}

/// Factors and places of a sample, before its designs are known.
#[derive(Clone, Debug)]
pub(super) struct Places {
    pub(super) factors: Vec<SampledFactor>,
    pub(super) points: Vec<(String, Vec<f64>)>,
    pub(super) keep: usize,
}

/// The middle of the step in which a coordinate lies, of a factor that has so many values; the coordinate of one that is continuous.
pub(crate) fn snapped(u: f64, steps: Option<usize>) -> f64 {
    let Some(steps) = steps else { return u };
    let n = steps as f64;
    (libm::floor(u * n).clamp(0.0, n - 1.0) + 0.5) / n
}

/// How far along the range of a factor the value at a coordinate lies, 0 at the start and 1 at the end; of a factor that has so many values, these
/// lie at even distances.
pub(crate) fn along(u: f64, steps: Option<usize>) -> f64 {
    match steps {
        None => u,
        Some(steps) if steps < 2 => 0.0,
        Some(steps) => libm::floor(u * steps as f64).clamp(0.0, steps as f64 - 1.0) / (steps as f64 - 1.0),
    }
}

impl Sampled {
    /// Whether it is valid with this many designs: every index is in range, every place has a coordinate per factor, and every point has a
    /// run per design.
    pub(crate) fn is_sound(&self, designs: usize) -> bool {
        let is_sound = |point: &SampledPoint| {
            point.place.len() == self.factors.len()
                && point.place.iter().all(|x| (-1e-9..=1.0 + 1e-9).contains(x))
                && point.runs.len() == self.names.len()
                && point.runs.iter().all(|run| *run < designs)
        };
        !self.names.is_empty() && self.points.iter().all(is_sound)
    }

    /// Renumbers the designs.
    pub(super) fn renumber(&mut self, numbers: &[usize]) {
        self.points.iter_mut().flat_map(|point| &mut point.runs).for_each(|run| *run = numbers[*run]);
    }

    /// The sample whose designs these are; a point that has no design is left out.
    pub(super) fn of(designs: &[Design], places: Places, is_crossed: bool) -> Sampled {
        let Places { factors, points, keep } = places;
        let plain: Vec<&str> =
            designs.iter().filter(|design| design.factors.is_empty()).map(|design| design.scenario.name.as_str()).collect();
        let names: Vec<String> = if is_crossed { plain.into_iter().map(Into::into).collect() } else { vec!["base".into()] };
        let run = |design: &str, point: &str| {
            let name = if is_crossed { super::crossing::name(design, point) } else { point.to_string() };
            designs.iter().position(|other| other.scenario.name == name)
        };
        let point = |(label, place): (String, Vec<f64>)| {
            let runs: Option<Vec<usize>> = names.iter().map(|design| run(design, &label)).collect();
            Some(SampledPoint { place, runs: runs? })
        };
        let points = points.into_iter().filter_map(point).collect();
        Sampled { factors, names, points, keep }
    }
}

/// The places of a screening's points.
pub(super) fn screening(count: usize, dimensions: usize, seed: u32) -> Vec<Vec<f64>> {
    trajectories::trajectories(count, dimensions, seed)
}
