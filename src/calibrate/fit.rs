//! The assessment of a search: whether each target is met, and whether the targets inform each parameter.

use super::pareto::{limit, pareto_k};
use super::search::{Compared, Found, Part, Problem, Stage, Tried, cube, weights};
use crate::analysis::matrix::{dot, eigen, moments};
use crate::analysis::predictive::{ENOUGH, Predicted, predictive};
use crate::analysis::statistics::{IntervalEstimator, Statistics};
use crate::behaviour::quantile;

/// A target, and the simulated values.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// Trials of the point; none if all of them failed.
    pub point: Option<Statistics>,
    /// 5th, 50th and 95th percentile of its posterior predictive distribution: simulated (or emulated) values of the sample plus an error of its
    /// tolerance. None if the sample is worth less than 30 draws.
    pub predicted: Option<[f64; 3]>,
    /// 5th and 95th percentile of the sample's values without that error.
    pub without_error: Option<[f64; 2]>,
    /// Mean over an emulated sample of simulated minus emulated value, the emulator being that which proposed the sample.
    pub bias: Option<Statistics>,
    /// Whether the target is between the outer two of `predicted`; none without them.
    pub inside: Option<bool>,
    /// The same percentiles under the weights of all other targets: the prediction for this one. None if those weights are worth less than
    /// 30 draws.
    pub left_out: Option<[f64; 3]>,
    /// Effective sample size of those weights.
    pub left_out_worth: f64,
    /// Their Pareto shape k̂, which [`Verdict::pareto_limit`] should exceed.
    pub left_out_pareto_k: Option<f64>,
}

/// A parameter, on the scale of its prior, where it is uniform between 0 and 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Informed {
    /// Standard deviation under the weights, divided by that of the prior.
    pub ratio: f64,
    /// Lower end, median and upper end of the 90 % interval over the sample.
    pub sample: [f64; 3],
    /// Whether the ratio is below `INFORMATIVE`, and below 1 by more than two of its standard errors.
    pub informed: bool,
    /// The value at the point.
    pub point: f64,
}

/// The ratio of standard deviations below which the targets are called informative.
pub(crate) const INFORMATIVE: f64 = 0.8;

/// The assessment of a search.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The fit of each target, in their order.
    pub fits: Vec<Fit>,
    /// The information about each parameter, in their order.
    pub informed: Vec<Informed>,
    /// Number of directions in parameter space that the targets inform, at most.
    pub directions: usize,
    /// Distance of the point: that of its means, not of single trials.
    pub point_distance: Option<f64>,
    /// Number of distinct sets in the sample.
    pub distinct: usize,
    /// Number of sets that failed.
    pub failed: usize,
    /// Pareto shape k̂ of the weights of the sample; none if they are too few or equal.
    pub pareto_k: Option<f64>,
    /// The k̂ above which weights are unreliable.
    pub pareto_limit: f64,
}

impl Verdict {
    /// Number of targets within their predictive bands; none if there are no bands.
    pub(crate) fn inside(&self) -> Option<usize> {
        self.fits.iter().map(|fit| fit.inside.map(usize::from)).sum()
    }

    /// Whether a tail of these weights is too heavy for means under them.
    pub(crate) fn is_heavy(&self, pareto_k: Option<f64>) -> bool {
        pareto_k.is_some_and(|k| k > self.pareto_limit)
    }
}

/// Ends and median of the interval that contains one further draw with 90 %: of n draws, the ends are at ranks .05 (n + 1) and .95 (n + 1),
/// slightly outside the 5th and 95th percentile, because n draws determine the tails poorly.
fn interval(mut values: Vec<f64>, worth: f64) -> [f64; 3] {
    values.sort_unstable_by(f64::total_cmp);
    let tail = ((0.05 * (worth + 1.0) - 1.0) / (worth - 1.0)).clamp(0.0, 0.05);
    let tail = if worth > 1.0 { tail } else { 0.0 };
    if values.is_empty() { [f64::NAN; 3] } else { [tail, 0.5, 1.0 - tail].map(|p| quantile(&values, p)) }
}

/// The weights of the sets that the sample may contain.
fn drawn(ratios: &[f64], weights: &[f64]) -> Vec<f64> {
    ratios.iter().zip(weights).filter(|(ratio, _)| ratio.is_finite()).map(|(_, weight)| *weight).collect()
}

/// Assesses the result of a search.
///
/// ```
/// use jiesu::calibrate::{Method, Problem, assess, search};
///
/// let problem = Problem { method: Method::Simulated, parameters: 1, targets: vec![(0.3, 0.05)], trials: 90, generations: 2, keep: 20, point: 12, check: 2, seed: 1 };
/// let found = search(&problem, &mut |drafts| Ok(drafts.iter().map(|draft| Ok(draft.cube())).collect()))?;
/// let verdict = assess(&problem, &found);
/// assert!((verdict.informed[0].point - 0.3).abs() < 0.1, "the point is near the target");
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn assess(problem: &Problem, found: &Found) -> Verdict {
    let simulated = |tried: &Tried, j: usize| tried.outcome.as_ref().map_or(f64::NAN, |values| values[j]);
    let samples = &found.tried[..found.ratios.len()];
    let checks: Vec<&Tried> = found.tried.iter().filter(|t| t.draft.stage == Stage::Check && t.outcome.is_ok()).collect();
    let mut statistics = IntervalEstimator::default();
    let mut fits = Vec::new();
    for (j, (target, tolerance)) in problem.targets.iter().enumerate() {
        let values: Vec<f64> = checks.iter().map(|tried| simulated(tried, j)).collect();
        let log = |((tried, ratio), parts): ((&Tried, &f64), &Compared)| {
            let others: f64 = parts.iter().map(|part| part.term).sum::<f64>() - parts[j].term;
            if tried.distance.is_finite() && others.is_finite() {
                ratio - 0.5 * others / (found.widened * found.widened)
            } else {
                f64::NEG_INFINITY
            }
        };
        let (list, worth) = weights(&samples.iter().zip(&found.ratios).zip(&found.compared).map(log).collect::<Vec<_>>());
        // The error is a factor of the tolerance; next to none gives the percentiles of the values.
        let band = |weights: &mut dyn Iterator<Item = f64>, worth: f64, error: f64| {
            let sd = |part: &Part| error * tolerance * libm::sqrt(1.0 + part.variance / (tolerance * tolerance));
            let values: Vec<Predicted> = (found.compared.iter().zip(weights))
                .map(|(parts, weight)| Predicted { value: parts[j].value, sd: sd(&parts[j]), weight })
                .collect();
            (worth >= ENOUGH).then(|| predictive(&values))
        };
        let own = || samples.iter().map(|tried| tried.weight);
        let predicted = band(&mut own(), found.worth, 1.0);
        fits.push(Fit {
            point: statistics.statistics(&values, &vec![1; values.len()]),
            predicted,
            without_error: band(&mut own(), found.worth, 1e-9).map(|[low, _, high]| [low, high]),
            bias: found.differences.as_ref().and_then(|all| statistics.statistics(&all[j], &vec![1; all[j].len()])),
            inside: predicted.map(|[low, _, high]| low <= *target && *target <= high),
            left_out: band(&mut list.iter().copied(), worth, 1.0),
            left_out_worth: worth,
            left_out_pareto_k: pareto_k(&drawn(&found.ratios, &list)),
        });
    }

    let (n, place) = (problem.parameters, cube(&found.point));
    let cubes: Vec<(Vec<f64>, f64)> = samples.iter().map(|tried| (tried.draft.cube(), tried.weight)).collect();
    let (_, covariance) = moments(cubes.iter().map(|(cube, weight)| (cube.as_slice(), *weight)), n);
    let informed = (0..n)
        .map(|k| {
            let ratio = libm::sqrt(12.0 * covariance[k][k]);
            Informed {
                ratio,
                sample: interval(found.sample.iter().map(|i| cubes[*i].0[k]).collect(), found.worth),
                informed: ratio < INFORMATIVE && ratio * (1.0 + 2.0 / libm::sqrt(2.0 * found.worth.max(1.0))) < 1.0,
                point: place[k],
            }
        })
        .collect();
    // With few draws even the prior looks narrow in some direction (Marchenko and Pastur 1967): that much narrowing is no information.
    let (_, covariance) = moments(samples.iter().map(|tried| (tried.draft.normals.as_slice(), tried.weight)), n);
    let chance = (1.0 - libm::sqrt(n as f64 / found.worth.max(1.0))).max(0.0);
    let bound = INFORMATIVE * INFORMATIVE * chance * chance;
    let directions = eigen(&covariance).0.iter().filter(|value| **value < bound).count();

    let parts: Option<Vec<f64>> = fits
        .iter()
        .zip(&problem.targets)
        .map(|(fit, (target, tolerance))| fit.point.as_ref().map(|point| (point.mean - target) / tolerance))
        .collect();
    let mut distinct = found.sample.clone();
    distinct.dedup();
    let own = drawn(&found.ratios, &samples.iter().map(|tried| tried.weight).collect::<Vec<_>>());
    Verdict {
        fits,
        informed,
        directions,
        point_distance: parts.map(|parts| dot(&parts, &parts)),
        distinct: distinct.len(),
        failed: found.tried.iter().filter(|tried| !tried.distance.is_finite()).count(),
        pareto_k: pareto_k(&own),
        pareto_limit: limit(own.len()),
    }
}
