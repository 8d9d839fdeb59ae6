//! A selection within a budget, as a function of the values observed so far: which designs are observed next, and what is known when it
//! ends. It counts observations: a design in a city.
//!
//! A budget of n observations pays for the selection and for the re-evaluation of the chosen design and its rival in new cities: after t
//! observations each gets ⌊t/8⌋ new cities, so that the re-evaluation takes up to a fifth of all. Stages do not depend on the budget, except
//! that the last is cut where it ends; so a selection that was stopped after a stage is repeated by a budget of t + 2⌊t/8⌋.
#![cfg(feature = "analysis")]

use super::budgeted::{Budgeted, Procedure, Rival};
use super::computing_budget::allocate;
use super::leads::{Lead, growth, leader, loss, over_all, probability};
use super::screening::{Screened, screen};
use super::selection::{Candidate, Rule};

/// The largest number of designs among which a budget is allocated. Among more, its bound of the probability says little.
pub const MOST_ALLOCATED: usize = 50;
/// Of the observations of the selection, one in so many is repeated in new cities, for each of two designs.
const NEW: usize = 8;
/// Observations of a stage of an allocation: one per design, within these limits.
const STAGE: (usize, usize) = (10, 50);
/// Cities of a stage of a screening.
const BATCH: usize = 5;

/// The largest number of cities in which the chosen design is re-evaluated after a selection with so many observations.
pub(crate) fn new_cities(observations: usize) -> usize {
    observations / NEW
}

/// Observations of a selection and of the largest re-evaluation that may follow.
pub(crate) fn in_all(observations: usize) -> usize {
    observations.saturating_add(2 * new_cities(observations))
}

/// How many observations of the selection a budget pays for.
pub(crate) fn of_selection(budget: usize) -> usize {
    // t + 2⌊t/8⌋ ≤ 8q + r + 2q for t = 8q + r.
    let (tens, rest) = (budget / (NEW + 2), budget % (NEW + 2));
    NEW * tens + rest.min(NEW - 1)
}

fn count(values: &[Vec<f64>]) -> usize {
    values.iter().map(Vec::len).sum()
}

/// How many further cities each design is observed in, if the selection has `left` observations left; none if it ends. Every design has the
/// cities of the first stage.
pub(crate) fn next(procedure: Procedure, values: &[Vec<f64>], rule: &Rule, left: usize) -> Option<Vec<usize>> {
    match procedure {
        Procedure::Allocation => {
            let stage = values.len().clamp(STAGE.0, STAGE.1).min(left);
            allocate(values, stage).filter(|_| stage > 0)
        }
        Procedure::Screening => {
            let Screened { left: designs, is_decided, .. } = screen(values, rule);
            let batch = (left / designs.len()).min(BATCH);
            let of = |design: usize| if designs.contains(&design) { batch } else { 0 };
            (!is_decided && batch > 0).then(|| (0..values.len()).map(of).collect())
        }
    }
}

/// The end of a selection; means and leads are of values of which more is better.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ended {
    pub chosen: usize,
    /// The design with which the chosen one is compared in new cities: the baseline, which is the first; or, if that was chosen, the next
    /// best.
    pub rival: usize,
    pub candidates: Vec<Candidate>,
    /// What is known; it counts observations in place of trials.
    pub budgeted: Budgeted,
}

/// What the values tell.
pub(crate) fn end(procedure: Procedure, values: &[Vec<f64>], rule: &Rule) -> Ended {
    let observations = count(values);
    let screened = (procedure == Procedure::Screening).then(|| screen(values, rule));
    let chosen = screened.as_ref().map_or_else(|| leader(values), |screened| screened.leader);
    // Values of eliminated designs after their elimination are ignored.
    let seen = |design: usize| screened.as_ref().map_or(values[design].len(), |screened| screened.candidates[design].cities);
    let seen: Vec<Vec<f64>> = (0..values.len()).map(|design| values[design][..seen(design)].to_vec()).collect();
    let leads = over_all(chosen, &seen);
    let bound = |design: usize| screened.as_ref().and_then(|screened| screened.bounds[design]);
    let rivals = leads.iter().enumerate().map(|(design, lead)| Rival {
        lead: lead.mean,
        se: lead.se(),
        better: lead.behind(),
        loss: lead.loss(),
        bound: bound(design),
    });
    let candidates = match &screened {
        Some(screened) => screened.candidates.clone(),
        None => seen.iter().map(|list| Candidate { cities: list.len(), mean: super::statistics::mean(list), dropped_at: None }).collect(),
    };
    let nearer = |a: &usize, b: &usize| leads[*a].mean.total_cmp(&leads[*b].mean);
    let is_decided = screened.as_ref().map_or_else(|| probability(&leads) >= 1.0 - rule.error, |screened| screened.is_decided);
    let enough = match &screened {
        _ if is_decided => None,
        Some(screened) => Some(observations.saturating_add(screened.more)),
        None => growth(&leads, rule.error).map(|factor| libm::ceil(factor * observations as f64) as usize),
    };
    Ended {
        chosen,
        rival: if chosen == 0 { (1..values.len()).min_by(nearer).unwrap_or(0) } else { 0 },
        candidates,
        budgeted: Budgeted {
            procedure,
            trials: in_all(observations) as u64,
            probability: probability(&leads),
            loss: loss(&leads),
            bound: screened.as_ref().map(|screened| screened.bounds.iter().flatten().copied().fold(0.0, f64::max)),
            is_decided,
            enough: enough.map(|observations| in_all(observations) as u64),
            rivals: rivals.collect(),
        },
    }
}

/// The probability of a selection that ended now, at least, and the number of designs left; for progress.
pub(crate) fn so_far(procedure: Procedure, values: &[Vec<f64>], rule: &Rule) -> (f64, usize) {
    match procedure {
        Procedure::Allocation => {
            let leads: Vec<Lead> = over_all(leader(values), values);
            let is_open = |lead: &&Lead| lead.behind() > rule.error / (leads.len().max(2) - 1) as f64;
            (probability(&leads), 1 + leads.iter().filter(is_open).count())
        }
        Procedure::Screening => {
            let found = screen(values, rule);
            (probability(&over_all(found.leader, values)), found.left.len())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Streams};

    fn value(design: usize, city: usize) -> f64 {
        let normal = |what: u64| Streams::of_city(3, 5).draw(Purpose::Sample, what, city as u32).normal(0);
        [0.0, 0.4, 0.8, 0.6][design] + 2.0 * normal(0) + normal(1 + design as u64)
    }

    /// A selection within a budget that stops after so many stages at the latest.
    fn study(procedure: Procedure, rule: &Rule, budget: usize, stages: usize) -> (Ended, Vec<Vec<f64>>) {
        let list = |design: usize, cities: std::ops::Range<usize>| cities.map(move |city| value(design, city));
        let mut values: Vec<Vec<f64>> = (0..4).map(|design| list(design, 0..rule.first).collect()).collect();
        for _ in 0..stages {
            let Some(more) = next(procedure, &values, rule, of_selection(budget) - count(&values)) else { break };
            for (design, more) in more.into_iter().enumerate() {
                let from = values[design].len();
                values[design].extend(list(design, from..from + more));
            }
        }
        (end(procedure, &values, rule), values)
    }

    const ALLOCATION: Rule = Rule { first: 5, within: 0.0, error: 0.05 };
    const SCREENING: Rule = Rule { first: 5, within: 0.3, error: 0.05 };

    #[test]
    fn a_budget_is_never_exceeded_and_hardly_a_trial_of_an_allocation_is_left() {
        for budget in 30..400 {
            let t = of_selection(budget);
            assert!(in_all(t) <= budget && in_all(t + 1) > budget && budget - in_all(t) <= 2, "{budget}: {t}");
            assert_eq!(of_selection(in_all(t)), t, "{budget}");
        }
        for budget in [30, 57, 140] {
            let (found, values) = study(Procedure::Allocation, &ALLOCATION, budget, usize::MAX);
            assert_eq!((count(&values), found.budgeted.trials as usize), (of_selection(budget), in_all(of_selection(budget))));
            let (_, values) = study(Procedure::Screening, &SCREENING, budget, usize::MAX);
            assert!(count(&values) <= of_selection(budget));
        }
    }

    #[test]
    fn a_stopped_selection_is_repeated_by_the_budget_that_it_names() {
        for (procedure, rule) in [(Procedure::Allocation, ALLOCATION), (Procedure::Screening, SCREENING)] {
            for stages in [0, 1, 4, 9] {
                let (found, values) = study(procedure, &rule, 1_000_000, stages);
                let again = study(procedure, &rule, found.budgeted.trials as usize, usize::MAX);
                assert_eq!(again, (found, values), "{procedure:?}, {stages}");
            }
        }
    }

    #[test]
    fn more_trials_make_it_as_certain_as_was_foreseen() {
        for (procedure, rule) in [(Procedure::Allocation, ALLOCATION), (Procedure::Screening, SCREENING)] {
            let (small, _) = study(procedure, &rule, 120, usize::MAX);
            let enough = small.budgeted.enough.unwrap();
            assert!(!small.budgeted.is_decided && enough > small.budgeted.trials);
            let (large, values) = study(procedure, &rule, 40 * enough as usize, usize::MAX);
            assert!(large.budgeted.is_decided && large.budgeted.enough.is_none(), "{:?}", large.budgeted);
            assert_eq!(large.chosen, 2);
            // The baseline is the rival, unless it is chosen itself.
            assert_eq!(large.rival, 0);
            let swapped: Vec<Vec<f64>> = [2, 1, 0, 3].map(|design| values[design].clone()).to_vec();
            let ended = end(procedure, &swapped, &rule);
            assert_eq!((ended.chosen, ended.rival), (0, 3));
        }
    }
}
