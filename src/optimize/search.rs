//! The search for the best setting: a Latin hypercube, then the settings that are expected to improve most.

use super::acquisition::{Belief, enlargement, front};
use super::model::Model;
use super::problem::{Draft, Outcome, Problem, Stage, Tried};
use super::space::Space;
use crate::error::{Error, Result};

/// The probability from which a setting counts as feasible.
pub(crate) const FEASIBLE: f64 = 0.5;

/// Settings of the Sobol sequence that compete for an evaluation.
const CANDIDATES: usize = 512;
/// Steps of the local search, in parts of a range.
const WIDTHS: [f64; 5] = [0.2, 0.1, 0.05, 0.025, 0.0125];
/// How many of the best candidates are improved by local steps.
const IMPROVED: usize = 3;

/// What is known of a tried setting when the search is over.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Known {
    /// The expected gain of each objective, more being better, and its standard deviation.
    pub(crate) gains: Vec<Belief>,
    /// The probability that all constraints hold.
    pub(crate) feasible: f64,
}

/// The result of a search.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// All settings in order of simulation; the first is the baseline.
    pub(crate) tried: Vec<Tried>,
    /// What is known of each of them; none of those that failed or are no setting.
    pub(crate) known: Vec<Option<Known>>,
    /// The best: of those that are feasible with probability [`FEASIBLE`] the one with the highest expected gain; without such a setting, the
    /// one that is feasible with the highest probability. With two objectives, the front, by the first in descending order.
    pub(crate) best: Vec<usize>,
}

impl Found {
    /// Whether the best settings are feasible with probability [`FEASIBLE`].
    pub(crate) fn is_feasible(&self) -> bool {
        self.best.iter().all(|place| self.known[*place].as_ref().is_some_and(|known| known.feasible >= FEASIBLE))
    }
}

/// Searches; `evaluate` simulates settings, which are independent of each other.
///
/// # Errors
/// Those of `evaluate`; the reason if the baseline cannot be simulated.
pub(crate) fn search(problem: &Problem, evaluate: &mut dyn FnMut(&[Draft]) -> Result<Vec<Outcome>>) -> Result<Found> {
    let mut tried: Vec<Tried> = Vec::new();
    let first = Draft { number: 0, stage: Stage::Baseline, setting: problem.baseline.clone(), is_baseline: true };
    let mut settings = problem.space.scattered(problem.start.min(problem.settings), problem.seed as u32);
    settings.retain(|setting| problem.baseline.as_ref().is_none_or(|baseline| !Space::is_same(baseline, setting)));
    let mut drafts = vec![first];
    drafts.extend(numbered(1, Stage::Start, settings));
    run(drafts, &mut tried, evaluate)?;
    if let Err(reason) = &tried[0].outcome {
        return Err(Error::failed(reason.clone()));
    }
    for batch in 1.. {
        let left = (problem.settings + 1).saturating_sub(tried.len());
        let next = propose(problem, &tried, problem.batch.min(left), batch);
        if next.is_empty() {
            break;
        }
        run(numbered(tried.len(), Stage::Search(batch), next).collect(), &mut tried, evaluate)?;
    }
    Ok(known(problem, tried))
}

fn numbered(first: usize, stage: Stage, settings: Vec<Vec<f64>>) -> impl Iterator<Item = Draft> {
    let draft = move |(setting, number)| Draft { number, stage, setting: Some(setting), is_baseline: false };
    settings.into_iter().zip(first..).map(draft)
}

fn run(drafts: Vec<Draft>, tried: &mut Vec<Tried>, evaluate: &mut dyn FnMut(&[Draft]) -> Result<Vec<Outcome>>) -> Result<()> {
    let outcomes = evaluate(&drafts)?;
    tried.extend(drafts.into_iter().zip(outcomes).map(|(draft, outcome)| Tried { draft, outcome }));
    Ok(())
}

/// What makes settings of a batch worth trying.
struct Worth<'a> {
    model: Model<'a>,
    /// The highest expected gain of a feasible setting; none if no setting is feasible.
    best: Option<f64>,
    /// With two objectives: the front of the feasible settings, and a point that is worse than all.
    front: Vec<[f64; 2]>,
    worst: [f64; 2],
}

impl<'a> Worth<'a> {
    fn of(problem: &'a Problem, tried: &[Tried]) -> Option<Worth<'a>> {
        let model = Model::of(problem, tried)?;
        let settings: Vec<&Vec<f64>> =
            tried.iter().filter(|tried| tried.outcome.is_ok()).filter_map(|tried| tried.draft.setting.as_ref()).collect();
        let gains: Vec<Vec<f64>> = settings.iter().map(|setting| model.gains(setting).iter().map(|belief| belief.mean).collect()).collect();
        let feasible = settings.iter().zip(&gains).filter(|(setting, _)| model.feasible(setting).0 >= FEASIBLE).map(|(_, gains)| gains);
        let feasible: Vec<&Vec<f64>> = feasible.collect();
        let best = feasible.iter().map(|gains| gains[0]).reduce(f64::max);
        let (mut of_front, mut worst) = (Vec::new(), [0.0; 2]);
        if problem.goals.len() > 1 {
            let points: Vec<[f64; 2]> = feasible.iter().map(|gains| [gains[0], gains[1]]).collect();
            of_front = front(&points).into_iter().map(|i| points[i]).collect();
            for (k, worst) in worst.iter_mut().enumerate() {
                let all = || gains.iter().map(|gains| gains[k]);
                let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
                *worst = low - 0.1 * (high - low);
            }
        }
        Some(Worth { model, best, front: of_front, worst })
    }

    /// How much a setting is worth an evaluation while others are pending: first by its expected improvement times the probability that it is
    /// feasible; without a feasible setting, by the logarithm of this probability alone; then by its uncertainty.
    fn of_setting(&self, setting: &[f64], pending: &[Vec<f64>]) -> (f64, f64) {
        let beliefs = self.model.expecting(setting, pending);
        let (feasible, log) = self.model.feasible(setting);
        let worth = match (self.best, beliefs.as_slice()) {
            // Not twice nearly the same: the believer lowers the uncertainty of the neighbours of pending settings.
            (None, [first, ..]) => log + libm::log(self.shrunk(setting, *first)),
            (Some(_), [first, second]) => enlargement([*first, *second], &self.front, self.worst) * feasible,
            (Some(best), [first, ..]) => first.above(best) * first.confirmed(self.model.noise()) * feasible,
            _ => 0.0,
        };
        (worth, beliefs.iter().map(|belief| belief.sd).sum::<f64>() * feasible)
    }

    /// The share of the uncertainty about a setting that is left while others are pending.
    fn shrunk(&self, setting: &[f64], pending: Belief) -> f64 {
        let alone = self.model.gains(setting)[0].sd;
        if alone > 0.0 { (pending.sd / alone).clamp(1e-9, 1.0) } else { 1.0 }
    }
}

/// The next settings, `count` at most; none if all have been tried.
fn propose(problem: &Problem, tried: &[Tried], count: usize, batch: usize) -> Vec<Vec<f64>> {
    let mut chosen: Vec<Vec<f64>> = Vec::new();
    if count == 0 {
        return chosen;
    }
    // Each batch has other candidates.
    let sequence = problem.space.sequence(CANDIDATES, (problem.seed as u32).wrapping_add(batch as u32));
    let worth = Worth::of(problem, tried);
    for _ in 0..count {
        let is_new = |setting: &Vec<f64>| {
            let old = tried.iter().filter_map(|tried| tried.draft.setting.as_ref()).chain(&chosen);
            !old.into_iter().any(|other| Space::is_same(other, setting))
        };
        let Some(worth) = &worth else {
            // Nothing is known yet.
            let Some(next) = sequence.iter().find(|setting| is_new(setting)) else { break };
            chosen.push(next.clone());
            continue;
        };
        let value = |setting: &Vec<f64>| worth.of_setting(setting, &chosen);
        let better = |a: &(f64, f64), b: &(f64, f64)| b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1));
        // Around the best so far, and everywhere.
        let known = best_of(problem, tried, &worth.model);
        let near = known.iter().flat_map(|place| {
            let setting = tried[*place].draft.setting.as_ref();
            WIDTHS.iter().flat_map(move |width| setting.map(|setting| problem.space.around(setting, *width)).unwrap_or_default())
        });
        let all = sequence.iter().cloned().chain(near).filter(&is_new);
        let mut candidates: Vec<((f64, f64), Vec<f64>)> = all.map(|setting| (value(&setting), setting)).collect();
        candidates.sort_by(|a, b| better(&a.0, &b.0));
        candidates.truncate(IMPROVED);
        for (worth, setting) in &mut candidates {
            for width in WIDTHS {
                // At most a few steps of a width, since a flat function has no end.
                for _ in 0..5 {
                    let steps = problem.space.around(setting, width).into_iter().filter(&is_new);
                    let best = steps.map(|step| (value(&step), step)).min_by(|a, b| better(&a.0, &b.0));
                    match best {
                        Some((higher, step)) if better(&higher, worth).is_lt() => (*worth, *setting) = (higher, step),
                        _ => break,
                    }
                }
            }
        }
        let Some((_, next)) = candidates.into_iter().min_by(|a, b| better(&a.0, &b.0)) else { break };
        chosen.push(next);
    }
    chosen
}

/// What is known of a setting that was simulated.
fn known_of(tried: &Tried, model: &Model<'_>) -> Option<Known> {
    let setting = tried.draft.setting.as_ref().filter(|_| tried.outcome.is_ok())?;
    Some(Known { gains: model.gains(setting), feasible: model.feasible(setting).0 })
}

/// The best of the tried settings, as [`Found::best`] has them.
fn best_of(problem: &Problem, tried: &[Tried], model: &Model<'_>) -> Vec<usize> {
    let known: Vec<(usize, Known)> = tried.iter().enumerate().filter_map(|(i, tried)| Some((i, known_of(tried, model)?))).collect();
    let feasible: Vec<&(usize, Known)> = known.iter().filter(|(_, known)| known.feasible >= FEASIBLE).collect();
    // Of equals the first.
    let first_by = |value: &dyn Fn(&Known) -> f64, list: &[&(usize, Known)]| {
        list.iter().rev().max_by(|a, b| value(&a.1).total_cmp(&value(&b.1))).map(|(place, _)| *place)
    };
    if feasible.is_empty() {
        return first_by(&|known| known.feasible, &known.iter().collect::<Vec<_>>()).into_iter().collect();
    }
    if problem.goals.len() == 1 {
        return first_by(&|known| known.gains[0].mean, &feasible).into_iter().collect();
    }
    let points: Vec<[f64; 2]> = feasible.iter().map(|(_, known)| [known.gains[0].mean, known.gains[1].mean]).collect();
    front(&points).into_iter().map(|i| feasible[i].0).collect()
}

fn known(problem: &Problem, tried: Vec<Tried>) -> Found {
    let Some(model) = Model::of(problem, &tried) else { return Found { known: vec![None; tried.len()], best: Vec::new(), tried } };
    let known = tried.iter().map(|tried| known_of(tried, &model)).collect();
    let best = best_of(problem, &tried, &model);
    Found { tried, known, best }
}
