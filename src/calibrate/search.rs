//! The search for parameters that fit: a sample by population Monte Carlo, and a point by CMA-ES.
//!
//! The search uses one standard normal per parameter, whose distribution function gives the quantile of its prior, so that the prior is a
//! standard normal distribution without bounds. The weights alone make the sample valid: a poor proposal costs trials, not accuracy. An
//! emulated search is as good as its emulator.

use super::evolve::{Cloud, candidates};
use super::mixture::{FREEDOM, Mixture, log_sum};
use crate::analysis::matrix::{cholesky, dot, moments, solve};
use crate::error::{Error, Result};
use crate::messages::{Message, message};
use crate::plan::{Method as Sampling, points};
use crate::rng::{Purpose, Streams, normal_below, normal_quantile};
use std::f64::consts::PI;

/// What the targets are compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// The simulated values of each set, in its own city and with its own random numbers.
    #[default]
    Simulated,
    /// The mean over cities and random numbers that an emulator finds, for large models and narrow tolerances.
    Emulated,
}

/// A search: targets and effort.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What the targets are compared with.
    pub method: Method,
    /// Number of parameters.
    pub parameters: usize,
    /// Value and tolerance of each target.
    pub targets: Vec<(f64, f64)>,
    /// Sets simulated for the sample.
    pub trials: usize,
    /// Generations of these sets, the first drawn from the prior.
    pub generations: usize,
    /// Sets kept in the sample.
    pub keep: usize,
    /// Sets simulated for the point.
    pub point: usize,
    /// Trials of the point itself.
    pub check: usize,
    /// Seed.
    pub seed: u64,
}

impl Problem {
    /// Sets of a generation, from 0: equal parts of the trials. The last generation of an emulated search is its sample, as many sets as are
    /// kept.
    pub(crate) fn size(&self, generation: usize) -> usize {
        let generations = self.generations.clamp(1, self.trials.max(1));
        let kept = self.keep.min(self.trials / 2);
        let (all, parts) = match self.method {
            Method::Emulated if generations > 1 && generation + 1 == generations => return kept,
            Method::Emulated if generations > 1 => (self.trials - kept, generations - 1),
            _ => (self.trials, generations),
        };
        all * (generation + 1) / parts - all * generation / parts
    }

    /// The fewest sets from which the next generation can be proposed.
    pub(crate) fn fewest(&self) -> usize {
        match self.method {
            Method::Simulated => 2 * (self.parameters + 1),
            Method::Emulated => self.parameters + 2,
        }
    }
}

/// The stage for which a set is simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The sample, in this generation from 1.
    Sample(usize),
    /// The point, in this generation from 1.
    Point(usize),
    /// A check of the point.
    Check,
}

/// A set of parameters to simulate.
///
/// ```
/// use jiesu::calibrate::{Draft, Stage};
///
/// // The median of the prior.
/// let draft = Draft { number: 1, stage: Stage::Check, normals: vec![0.0], seed: 1 };
/// assert_eq!(draft.cube(), [0.5]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its number, from 1.
    pub number: usize,
    /// Its stage.
    pub stage: Stage,
    /// Its standard normals, one per parameter.
    pub normals: Vec<f64>,
    /// Seed of its random numbers.
    pub seed: u64,
}

impl Draft {
    /// Its quantiles of the prior, one per parameter, between 0 and 1.
    pub fn cube(&self) -> Vec<f64> {
        cube(&self.normals)
    }
}

/// The quantiles of the prior for standard normals.
pub(crate) fn cube(normals: &[f64]) -> Vec<f64> {
    normals.iter().map(|y| normal_below(*y)).collect()
}

/// The result of a set: the simulated value of each target, or the reason of its failure.
pub type Outcome = std::result::Result<Vec<f64>, Message>;

/// A simulated set.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The set.
    pub draft: Draft,
    /// Its result.
    pub outcome: Outcome,
    /// Σ ((simulated − target)/tolerance)²; infinite if it failed.
    pub distance: f64,
    /// Its weight in the sample; 0 in the other stages.
    pub weight: f64,
}

/// What is compared with a target; not a number if the set failed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// The simulated value, or the emulated mean.
    pub(super) value: f64,
    /// The variance of that mean; 0 for a simulated value.
    pub(super) variance: f64,
    /// Its part of −2 ln of the likelihood.
    pub(super) term: f64,
}

impl Part {
    pub(super) const MISSING: Part = Part { value: f64::NAN, variance: f64::NAN, term: f64::NAN };
}

/// The comparison of a set with all targets.
pub(super) type Compared = Vec<Part>;

/// The result of a search.
#[derive(Clone, Debug)]
pub struct Found {
    /// All sets, in order of simulation.
    pub tried: Vec<Tried>,
    /// The sample: indices of sets, each in proportion to its weight.
    pub sample: Vec<usize>,
    /// The factor by which tolerances were widened so that enough sets have weight; 1 if the model fits.
    pub widened: f64,
    /// Effective sample size of the weights, 1/Σw².
    pub worth: f64,
    /// The point, as standard normals.
    pub point: Vec<f64>,
    /// For each set of the sample stages, ln of prior over proposal density and of its generation's share, from which weights under other
    /// targets are computed.
    pub(super) ratios: Vec<f64>,
    /// For each set of the sample stages, its comparison with the targets.
    pub(super) compared: Vec<Compared>,
    /// For each target of an emulated search, simulated minus emulated value of each set of the sample; none otherwise.
    pub(super) differences: Option<Vec<Vec<f64>>>,
}

/// The sample of an emulated search, as [`Found`] has it.
pub(super) struct Sample {
    pub(super) ratios: Vec<f64>,
    pub(super) compared: Vec<Compared>,
    pub(super) differences: Vec<Vec<f64>>,
}

/// The share of a later generation that is drawn from the prior, rounded up.
const DEFENCE: f64 = 0.1;

/// Weights from logarithms, normalised to sum 1, and their effective sample size.
pub(super) fn weights(logs: &[f64]) -> (Vec<f64>, f64) {
    let sum = log_sum(logs);
    let list: Vec<f64> = logs.iter().map(|x| if sum.is_finite() { libm::exp(x - sum) } else { 0.0 }).collect();
    let worth = 1.0 / list.iter().map(|w| w * w).sum::<f64>().max(1e-300);
    (list, if sum.is_finite() { worth } else { 0.0 })
}

/// Widens the tolerances in steps of 5 % until the effective sample size is at least `least`; returns widening, weights and effective
/// sample size.
fn widened(ratios: &[f64], distances: &[f64], least: f64) -> (f64, Vec<f64>, f64) {
    let mut width = 1.0;
    loop {
        let log = |(ratio, distance): (&f64, &f64)| {
            if distance.is_finite() { ratio - 0.5 * distance / (width * width) } else { f64::NEG_INFINITY }
        };
        let (list, worth) = weights(&ratios.iter().zip(distances).map(log).collect::<Vec<_>>());
        if worth >= least || width > 1e6 {
            return (width, list, worth);
        }
        width *= 1.05;
    }
}

/// Occasions of the draws for one set.
const SEED: u32 = 0;
const GENERATION: u32 = 1;
const PART: u32 = 2;
pub(super) const SPREAD: u32 = 3;
pub(super) const NORMAL: u32 = 100;
const NOISE: u32 = 1_000;

pub(super) struct Search<'a> {
    pub(super) problem: &'a Problem,
    pub(super) streams: Streams,
    pub(super) tried: Vec<Tried>,
    /// For each set of the sample stages: ln of the density of the prior, and of every later generation's proposal.
    densities: Vec<(f64, Vec<f64>)>,
    /// Number of sets of each generation.
    drawn: Vec<usize>,
    /// The proposals of the later generations, and the number of sets that each draws from the prior instead.
    mixtures: Vec<(Mixture, usize)>,
}

/// Runs a search; `evaluate` simulates sets, which are independent of each other.
///
/// ```
/// use jiesu::calibrate::{Method, Problem, assess, search};
///
/// // Any function will do: here the value of the target is the quantile itself.
/// let problem = Problem { method: Method::Simulated, parameters: 1, targets: vec![(0.3, 0.05)], trials: 90, generations: 2, keep: 20, point: 12, check: 2, seed: 1 };
/// let found = search(&problem, &mut |drafts| Ok(drafts.iter().map(|draft| Ok(draft.cube())).collect()))?;
/// let verdict = assess(&problem, &found);
/// assert!(verdict.fits[0].inside == Some(true) && verdict.informed[0].informed);
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// Those of `evaluate`; the first reason of failure if too few sets can be simulated.
pub fn search(problem: &Problem, evaluate: &mut dyn FnMut(&[Draft]) -> Result<Vec<Outcome>>) -> Result<Found> {
    // No city has number 0: these random numbers are used nowhere else.
    let streams = Streams::of_city(problem.seed, 0);
    let mut search = Search { problem, streams, tried: Vec::new(), densities: Vec::new(), drawn: Vec::new(), mixtures: Vec::new() };
    let generations = problem.generations.clamp(1, problem.trials.max(1));
    let mut emulated = None;
    for generation in 0..generations {
        let size = problem.size(generation);
        let places = match (generation, problem.method) {
            (0, _) => search.scattered(size),
            (_, Method::Simulated) => search.propose(size)?,
            (_, Method::Emulated) => search.emulated(size, generation)?,
        };
        search.try_all(Stage::Sample(generation + 1), places, false, evaluate)?;
        match problem.method {
            Method::Simulated => search.weigh_proposals(generation, size),
            Method::Emulated if generation > 0 && generation + 1 == generations => emulated = Some(search.emulated_sample(size)?),
            Method::Emulated => {}
        }
    }
    let (ratios, compared, differences) = match emulated {
        Some(Sample { ratios, compared, differences }) => (ratios, compared, Some(differences)),
        None => (search.final_ratios(), search.compared(), None),
    };
    let distances: Vec<f64> = compared.iter().map(|parts| finite(parts.iter().map(|part| part.term).sum())).collect();
    let least = (problem.keep as f64 / 4.0).min(problem.trials as f64 / 4.0).max(2.0);
    let (width, list, worth) = match problem.method {
        Method::Simulated => widened(&ratios, &distances, least),
        // Drawn from the posterior: the weights are equal.
        Method::Emulated => widened(&ratios, &distances, 0.0),
    };
    if worth < 1.0 {
        let reason = search.tried.iter().find_map(|tried| tried.outcome.as_ref().err()).cloned();
        return Err(Error::failed(reason.unwrap_or_else(|| message!("fit-no-set"))));
    }
    search.tried.iter_mut().zip(&list).for_each(|(tried, weight)| tried.weight = *weight);
    let sample = chosen(&list, problem.keep, streams.draw(Purpose::Calibration, 0, PART).wide());
    let point = match problem.method {
        Method::Simulated => search.point(evaluate)?,
        Method::Emulated => search.centre(),
    };
    search.try_all(Stage::Check, vec![point.clone(); problem.check], false, evaluate)?;
    Ok(Found { tried: search.tried, sample, widened: width, worth, point, ratios, compared, differences })
}

/// A sum that failed counts as infinite.
fn finite(sum: f64) -> f64 {
    if sum.is_finite() { sum } else { f64::INFINITY }
}

/// `n` indices, each in proportion to its weight, rounded up or down (systematic resampling: Kitagawa 1996).
pub(super) fn chosen(weights: &[f64], n: usize, u: f64) -> Vec<usize> {
    let mut list = Vec::with_capacity(n);
    let mut sum = 0.0;
    for (index, weight) in weights.iter().enumerate() {
        sum += weight * n as f64;
        while list.len() < n && list.len() as f64 + u < sum {
            list.push(index);
        }
    }
    let last = weights.iter().rposition(|weight| *weight > 0.0).unwrap_or(0);
    list.resize(n, last);
    list
}

/// For each target ((simulated − target)/tolerance)²; not a number if the set failed.
fn parts(outcome: &Outcome, targets: &[(f64, f64)]) -> Vec<f64> {
    let part = |(value, (target, tolerance)): (&f64, &(f64, f64))| (value - target) / tolerance * ((value - target) / tolerance);
    outcome.as_ref().map_or_else(|_| vec![f64::NAN; targets.len()], |values| values.iter().zip(targets).map(part).collect())
}

impl Search<'_> {
    fn normal(&self, number: usize, occasion: u32) -> f64 {
        normal_quantile(self.streams.draw(Purpose::Calibration, number as u64, occasion).wide())
    }

    fn scattered(&self, size: usize) -> Vec<Vec<f64>> {
        // The sequence has 24 bits: half a step keeps it off the bounds.
        let inside = |x: f64| (x + 0.5 / 16_777_216.0).min(1.0 - 0.5 / 16_777_216.0);
        let cube = points(Sampling::Sobol, size, self.problem.parameters, self.problem.seed as u32);
        cube.iter().map(|point| point.iter().map(|x| normal_quantile(inside(*x))).collect()).collect()
    }

    /// Simulates sets, each with its own random numbers, or all with `shared` random numbers of their generation.
    fn try_all(
        &mut self,
        stage: Stage,
        places: Vec<Vec<f64>>,
        shared: bool,
        evaluate: &mut dyn FnMut(&[Draft]) -> Result<Vec<Outcome>>,
    ) -> Result<()> {
        let first = self.tried.len() + 1;
        let seed = |number: usize| {
            let draw = if shared {
                self.streams.draw(Purpose::Calibration, first as u64, GENERATION)
            } else {
                self.streams.draw(Purpose::Calibration, number as u64, SEED)
            };
            u64::from(draw.0[0]) << 20 | u64::from(draw.0[1]) >> 12
        };
        let draft = |(normals, number): (Vec<f64>, usize)| Draft { number, stage, normals, seed: seed(number) };
        let drafts: Vec<Draft> = places.into_iter().zip(first..).map(draft).collect();
        let outcomes = if drafts.is_empty() { Vec::new() } else { evaluate(&drafts)? };
        for (draft, outcome) in drafts.into_iter().zip(outcomes) {
            let distance = finite(parts(&outcome, &self.problem.targets).iter().sum());
            self.tried.push(Tried { draft, outcome, distance, weight: 0.0 });
        }
        Ok(())
    }

    /// ln of the density of the prior.
    fn prior(y: &[f64]) -> f64 {
        -0.5 * dot(y, y) - 0.5 * y.len() as f64 * libm::log(2.0 * PI)
    }

    /// ln of the density from which generation `later` (from 0, after the first) was drawn: its mixture and its share of the prior, each
    /// with a number of sets that is fixed in advance (Hesterberg 1995).
    fn proposal(&self, later: usize, prior: f64, y: &[f64]) -> f64 {
        let (mixture, defence) = &self.mixtures[later];
        let share = *defence as f64 / self.drawn[later + 1] as f64;
        log_sum(&[libm::log(share) + prior, libm::log(1.0 - share) + mixture.log_density(y)])
    }

    /// Records the density of every set under every proposal.
    fn weigh_proposals(&mut self, generation: usize, size: usize) {
        self.drawn.push(size);
        for tried in &self.tried[self.densities.len()..] {
            let y = &tried.draft.normals;
            let prior = Self::prior(y);
            let earlier = (0..generation.saturating_sub(1)).map(|later| self.proposal(later, prior, y)).collect();
            self.densities.push((prior, earlier));
        }
        if generation > 0 {
            let added = |(tried, (prior, _)): (&Tried, &(f64, Vec<f64>))| self.proposal(generation - 1, *prior, &tried.draft.normals);
            let new: Vec<f64> = self.tried.iter().zip(&self.densities).map(added).collect();
            self.densities.iter_mut().zip(new).for_each(|((_, list), density)| list.push(density));
        }
    }

    /// ln of prior density over that of the mixture of all proposals so far, so that proposals learn from the sets of all generations (Owen
    /// and Zhou 2000; Cornuet and others 2012). Such weights are biased at finite n, because a proposal depends on the sets that it weighs
    /// (Marin, Pudlo and Sedki 2019): they serve to find proposals, and nothing else.
    fn recycled_ratios(&self) -> Vec<f64> {
        let all: usize = self.drawn.iter().sum();
        let shares: Vec<f64> = self.drawn.iter().map(|n| libm::log(*n as f64 / all as f64)).collect();
        let ratio = |(prior, list): &(f64, Vec<f64>)| {
            let logs: Vec<f64> = std::iter::once(prior).chain(list).zip(&shares).map(|(density, share)| density + share).collect();
            prior - log_sum(&logs)
        };
        self.densities.iter().map(ratio).collect()
    }

    /// ln of the weights of the sample, likelihood apart: every set by the proposal of its own generation, which was fixed before the set was
    /// drawn, so that the weighted sum of each generation has the right expectation whatever was learned before. Generations count by the
    /// square root of their number after the first, a rule fixed in advance (Owen and Zhou 2020, ACM Transactions on Modeling and Computer
    /// Simulation 30). The first generation, from the prior, only teaches the proposals, unless it is the only one.
    fn final_ratios(&self) -> Vec<f64> {
        if self.drawn.len() == 1 {
            return vec![-libm::log(self.drawn[0] as f64); self.drawn[0]];
        }
        let sum: f64 = (1..self.drawn.len()).map(|g| libm::sqrt(g as f64)).sum();
        let mut ratios = vec![f64::NEG_INFINITY; self.drawn[0]];
        for g in 1..self.drawn.len() {
            let share = libm::log(libm::sqrt(g as f64) / sum / self.drawn[g] as f64);
            let own = &self.densities[ratios.len()..ratios.len() + self.drawn[g]];
            ratios.extend(own.iter().map(|(prior, list)| prior - list[g - 1] + share));
        }
        ratios
    }

    /// The simulated values of every set, and the parts of its distance.
    fn compared(&self) -> Vec<Compared> {
        let missing = || vec![f64::NAN; self.problem.targets.len()];
        let of = |tried: &Tried| {
            let values = tried.outcome.as_ref().cloned().unwrap_or_else(|_| missing());
            let parts = parts(&tried.outcome, &self.problem.targets);
            values.into_iter().zip(parts).map(|(value, term)| Part { value, variance: 0.0, term }).collect()
        };
        self.tried.iter().map(of).collect()
    }

    /// An error unless so many sets could be simulated that a search can learn from them.
    pub(super) fn enough(&self, known: usize) -> Result<()> {
        if known >= self.problem.fewest() {
            return Ok(());
        }
        let reason = self.tried.iter().find_map(|tried| tried.outcome.as_ref().err()).cloned();
        let reason = reason.unwrap_or_else(|| message!("fit-undefined"));
        Err(Error::failed(message!("fit-too-few", known = known, all = self.tried.len(), reason = reason)))
    }

    /// Draws sets near the values that a regression of parameters on simulated values predicts for the targets (Beaumont, Zhang and Balding
    /// 2002).
    fn propose(&mut self, size: usize) -> Result<Vec<Vec<f64>>> {
        let ratios = self.recycled_ratios();
        let targets = self.problem.targets.len();
        // Hypothetical observations under each set: simulated values plus an error of one tolerance, relative to the target, in tolerances.
        let residuals: Vec<Option<Vec<f64>>> = self
            .tried
            .iter()
            .map(|tried| {
                let values = tried.outcome.as_ref().ok().filter(|_| tried.distance.is_finite())?;
                let noise = |j: usize| self.normal(tried.draft.number, NOISE + j as u32);
                Some(values.iter().zip(&self.problem.targets).enumerate().map(|(j, (v, (t, tol)))| (v - t) / tol + noise(j)).collect())
            })
            .collect();
        let distances: Vec<f64> = residuals.iter().map(|r| r.as_ref().map_or(f64::INFINITY, |r| dot(r, r))).collect();
        let known = distances.iter().filter(|distance| distance.is_finite()).count();
        self.enough(known)?;
        let least = (known as f64 / 5.0).max(4.0 * (targets as f64 + 1.0)).min(known as f64 / 2.0);
        let (_, list, worth) = widened(&ratios, &distances, least);
        let rows: Vec<(&[f64], &[f64], f64)> = self
            .tried
            .iter()
            .zip(&residuals)
            .zip(&list)
            .filter_map(|((tried, residual), weight)| Some((tried.draft.normals.as_slice(), residual.as_ref()?.as_slice(), *weight)))
            .collect();
        let slopes = regress(&rows, worth);
        let adjusted: Vec<(f64, Vec<f64>)> = rows
            .iter()
            .map(|(y, r, weight)| {
                let moved = y.iter().zip(&slopes).map(|(y, slope)| (y - dot(slope, r)).clamp(-3.5, 3.5));
                (*weight, moved.collect())
            })
            .collect();
        let Some(mixture) = Mixture::of(&adjusted, worth) else {
            return Err(Error::failed(message!("fit-no-variance")));
        };
        let first = self.tried.len() + 1;
        let normals = |number: usize| (0..self.problem.parameters).map(|k| self.normal(number, NORMAL + k as u32)).collect::<Vec<_>>();
        let defence = libm::ceil(DEFENCE * size as f64) as usize;
        let places = (0..size)
            .map(|i| match i.checked_sub(defence) {
                None => normals(first + i),
                Some(drawn) => {
                    let draw = |occasion| self.streams.draw(Purpose::Calibration, (first + i) as u64, occasion).wide();
                    // χ² with four degrees of freedom, by inversion of its product form.
                    let squares = -2.0 * (libm::log(draw(SPREAD)) + libm::log(draw(SPREAD + 1)));
                    let spread = libm::sqrt(FREEDOM / squares);
                    let variates: Vec<f64> = normals(first + i).into_iter().map(|x| x * spread).collect();
                    mixture.at((drawn as f64 + draw(PART)) / (size - defence) as f64, &variates)
                }
            })
            .collect();
        self.mixtures.push((mixture, defence));
        Ok(places)
    }

    /// The minimum of distance + ‖y‖², which is −2 ln of the posterior density up to a constant. Candidates of a generation share random
    /// numbers, and each generation has new ones, so that the search does not fit sampling error. The mean is averaged over the last half.
    fn point(&mut self, evaluate: &mut dyn FnMut(&[Draft]) -> Result<Vec<Outcome>>) -> Result<Vec<f64>> {
        let n = self.problem.parameters;
        let points = self.tried.iter().map(|tried| (tried.draft.normals.as_slice(), tried.weight));
        let (mean, mut covariance) = moments(points, n);
        covariance.iter_mut().enumerate().for_each(|(i, row)| row[i] += 1e-4);
        let lambda = candidates(n);
        let mut cloud = Cloud::new(mean.clone(), covariance, lambda);
        let generations = self.problem.point / lambda;
        let first_half = generations / 2;
        let mut sum = vec![0.0; n];
        for generation in 0..generations {
            let first = self.tried.len();
            let normals = |i: usize| (0..n).map(|k| self.normal(first + i + 1, NORMAL + k as u32)).collect::<Vec<_>>();
            let places = (0..lambda).map(|i| cloud.candidate(&normals(i))).collect();
            self.try_all(Stage::Point(generation + 1), places, true, evaluate)?;
            let cost = |tried: &Tried| tried.distance + dot(&tried.draft.normals, &tried.draft.normals);
            let mut ranked: Vec<&Tried> = self.tried[first..].iter().filter(|tried| tried.distance.is_finite()).collect();
            ranked.sort_by(|a, b| cost(a).total_cmp(&cost(b)));
            cloud.learn(&ranked.iter().map(|tried| tried.draft.normals.clone()).collect::<Vec<_>>());
            if generation >= first_half {
                sum.iter_mut().zip(&cloud.mean).for_each(|(sum, x)| *sum += x / (generations - first_half) as f64);
            }
        }
        Ok(if generations == 0 { mean } else { sum })
    }
}

/// Slopes of each parameter on the values, by weighted least squares with a ridge that decreases with the effective sample size.
fn regress(rows: &[(&[f64], &[f64], f64)], worth: f64) -> Vec<Vec<f64>> {
    let (parameters, targets) = rows.first().map_or((0, 0), |(y, r, _)| (y.len(), r.len()));
    let (mean, mut square) = moments(rows.iter().map(|(_, r, weight)| (*r, *weight)), targets);
    let (centre, _) = moments(rows.iter().map(|(y, _, weight)| (*y, *weight)), parameters);
    let ridge = targets as f64 / worth.max(1.0);
    square.iter_mut().enumerate().for_each(|(j, row)| row[j] = row[j] * (1.0 + 0.1 * ridge) + 1e-12);
    let Some(lower) = cholesky(&square) else { return vec![vec![0.0; targets]; parameters] };
    let slope = |k: usize| {
        let with = |j: usize| rows.iter().map(|(y, r, weight)| weight * (y[k] - centre[k]) * (r[j] - mean[j])).sum::<f64>();
        solve(&lower, &(0..targets).map(with).collect::<Vec<_>>())
    };
    (0..parameters).map(slope).collect()
}
