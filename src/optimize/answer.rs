//! The answer: the best settings once more in new cities, because a search inflates the lead of its winner, and what a step away costs.

use super::model::gains;
use super::problem::{Draft, Form, Limit, Outcome, Problem, Stage};
use super::search::Found;
use crate::analysis::statistics::{IntervalEstimator, mean};
use crate::error::{Error, Result};
use crate::messages::Message;

/// How far a step goes in a range, in parts of it.
const STEP: f64 = 0.1;
/// Settings of a front that are evaluated again at most, at even steps.
const MOST: usize = 12;

/// A mean over units (parameter sets; without sets, cities or replications) and its precision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Estimate {
    /// The mean.
    pub(crate) mean: f64,
    /// Its standard error; none with one unit.
    pub(crate) se: Option<f64>,
    /// Its 95 % interval by Student's t; none below five units.
    pub(crate) interval: Option<(f64, f64)>,
    /// Number of units.
    pub(crate) units: usize,
}

impl Estimate {
    /// Of numbers of units that are independent of each other; not defined ones are left out. None if no number is left.
    fn of(numbers: &[f64]) -> Option<Estimate> {
        let units: Vec<u32> = (0..numbers.len() as u32).collect();
        let found = IntervalEstimator::default().statistics(numbers, &units)?;
        Some(Estimate { mean: found.mean, se: found.se, interval: found.interval, units: found.n })
    }
}

/// An objective of a setting in new cities, in its own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct GoalEstimate {
    /// The value of the setting, and of what it is compared with.
    pub(crate) values: [f64; 2],
    /// The difference, in the same units.
    pub(crate) difference: Estimate,
}

/// Whether a bound is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// The whole interval is within the bound.
    Yes,
    /// The whole interval is beyond it.
    No,
    /// The bound lies in the interval, or there is none.
    Open,
}

/// A reading of a constraint in new cities.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LimitEstimate {
    /// Index of the constraint.
    pub(crate) limit: usize,
    /// Index of the reading.
    pub(crate) reading: usize,
    /// The value of the setting and of the baseline, in the unit of the measure.
    pub(crate) values: [f64; 2],
    /// The level, difference or ratio that is bounded.
    pub(crate) value: Estimate,
    /// Whether the bound is kept.
    pub(crate) kept: Kept,
    /// How far the mean is within the bound; negative beyond it.
    pub(crate) slack: f64,
}

/// A setting evaluated again.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Evaluation {
    /// Each objective, compared with the baseline; of a step, with the best setting.
    pub(crate) goals: Vec<GoalEstimate>,
    /// Each reading of each constraint.
    pub(crate) limits: Vec<LimitEstimate>,
}

/// One of the best settings, evaluated again.
#[derive(Clone, Debug)]
pub(crate) struct Again {
    /// Index of the setting among those tried.
    pub(crate) place: usize,
    /// Its evaluation, or why there is none.
    pub(crate) evaluation: std::result::Result<Evaluation, Message>,
}

/// A setting one step away from the best.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// The factor that differs.
    pub(crate) axis: usize,
    /// The setting.
    pub(crate) setting: Vec<f64>,
    /// Its evaluation, or why there is none.
    pub(crate) evaluation: std::result::Result<Evaluation, Message>,
}

/// The answer of a search.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    /// The best setting, or those of the front, the first objective descending.
    pub(crate) again: Vec<Again>,
    /// The steps from the best setting; none with two objectives.
    pub(crate) steps: Vec<Step>,
}

/// The drafts of the steps away from a setting.
fn steps(problem: &Problem, setting: &[f64]) -> Vec<(usize, Vec<f64>)> {
    let mut list = Vec::new();
    for (place, axis) in problem.space.axes.iter().enumerate() {
        for there in axis.neighbours(setting[place], STEP).into_iter().flatten() {
            let mut other = setting.to_vec();
            other[place] = there;
            list.push((place, other));
        }
    }
    list
}

/// At most [`MOST`] of a list, at even steps with both ends.
fn evenly(list: &[usize]) -> Vec<usize> {
    if list.len() <= MOST {
        return list.to_vec();
    }
    (0..MOST).map(|i| list[i * (list.len() - 1) / (MOST - 1)]).collect()
}

/// Evaluates the best settings, the steps around the best and the baseline again; `evaluate` simulates them in new cities.
///
/// # Errors
/// Those of `evaluate`; the reason if the baseline cannot be simulated.
pub(crate) fn answer(problem: &Problem, found: &Found, evaluate: &mut dyn FnMut(&[Draft]) -> Result<Vec<Outcome>>) -> Result<Answer> {
    let best = evenly(&found.best);
    let first = found.tried.len();
    let mut drafts = vec![Draft { number: first, stage: Stage::Again, ..found.tried[0].draft.clone() }];
    drafts.extend(best.iter().map(|place| Draft { stage: Stage::Again, ..found.tried[*place].draft.clone() }));
    let around = match (problem.goals.len(), best.first().and_then(|place| found.tried[*place].draft.setting.as_ref())) {
        (1, Some(setting)) => steps(problem, setting),
        _ => Vec::new(),
    };
    drafts.extend(around.iter().map(|(_, setting)| Draft {
        number: first,
        stage: Stage::Again,
        setting: Some(setting.clone()),
        is_baseline: false,
    }));
    drafts.iter_mut().zip(first..).for_each(|(draft, number)| draft.number = number);
    let outcomes = evaluate(&drafts)?;
    let Some((baseline, rest)) = outcomes.split_first() else { return Ok(Answer::default()) };
    let baseline = baseline.as_ref().map_err(|reason| Error::failed(reason.clone()))?;
    let (of_best, of_steps) = rest.split_at(best.len());
    let evaluation = |outcome: &Outcome, reference: &[Vec<f64>]| match outcome {
        Ok(values) => Ok(evaluation(problem, values, reference, baseline)),
        Err(reason) => Err(reason.clone()),
    };
    let again =
        best.iter().zip(of_best).map(|(place, outcome)| Again { place: *place, evaluation: evaluation(outcome, baseline) }).collect();
    let steps = around.into_iter().zip(of_steps).map(|((axis, setting), outcome)| {
        // Without the best setting there is nothing to compare a step with.
        let found = match &of_best[0] {
            Ok(reference) => evaluation(outcome, reference),
            Err(reason) => Err(reason.clone()),
        };
        Step { axis, setting, evaluation: found }
    });
    Ok(Answer { again, steps: steps.collect() })
}

/// What the readings of a setting say: objectives compared with `reference`, constraints with the baseline.
pub(crate) fn evaluation(problem: &Problem, values: &[Vec<f64>], reference: &[Vec<f64>], baseline: &[Vec<f64>]) -> Evaluation {
    let goals = problem.goals.iter().filter_map(|goal| {
        let statistic = |values: &[Vec<f64>]| goal.sign * mean(&problem.over.influence(&signed(goal.sign, &values[goal.reading])));
        let difference = Estimate::of(&signed(goal.sign, &gains(goal, problem.over, values, reference)))?;
        Some(GoalEstimate { values: [statistic(values), statistic(reference)], difference })
    });
    let limits = problem.limits.iter().enumerate().flat_map(|(number, limit)| {
        limit.readings.iter().filter_map(move |reading| limit_estimate(number, *reading, limit, &values[*reading], &baseline[*reading]))
    });
    Evaluation { goals: goals.collect(), limits: limits.collect() }
}

fn signed(sign: f64, values: &[f64]) -> Vec<f64> {
    values.iter().map(|value| sign * value).collect()
}

/// What a constraint bounds. A ratio of means r = ȳ/b̄ has the standard error of the mean of (y − r·b)/b̄ (Cochran 1977, section 2.11).
fn limit_estimate(number: usize, reading: usize, limit: &Limit, values: &[f64], baseline: &[f64]) -> Option<LimitEstimate> {
    let both: Vec<(f64, f64)> =
        values.iter().copied().zip(baseline.iter().copied()).filter(|(y, b)| y.is_finite() && b.is_finite()).collect();
    let numbers: Vec<f64> = match limit.form {
        Form::Level => values.to_vec(),
        Form::Difference => both.iter().map(|(y, b)| y - b).collect(),
        Form::Ratio => {
            let (own, base) = both.iter().fold((0.0, 0.0), |(own, base), (y, b)| (own + y, base + b));
            let (ratio, mean) = (own / base, base / both.len() as f64);
            both.iter().map(|(y, b)| ratio + (y - ratio * b) / mean).collect()
        }
    };
    let value = Estimate::of(&numbers)?;
    let within = |x: f64| limit.sign * (x - limit.bound) >= 0.0;
    let kept = match value.interval {
        Some((low, high)) if within(low) && within(high) => Kept::Yes,
        Some((low, high)) if !within(low) && !within(high) => Kept::No,
        _ => Kept::Open,
    };
    let defined = |list: &[f64]| Estimate::of(list).map_or(f64::NAN, |found| found.mean);
    let values = [defined(values), defined(baseline)];
    Some(LimitEstimate { limit: number, reading, values, value, kept, slack: limit.sign * (value.mean - limit.bound) })
}

impl Evaluation {
    /// Whether the means keep all bounds.
    pub(crate) fn keeps_bounds(&self) -> bool {
        self.limits.iter().all(|limit| limit.slack >= 0.0)
    }

    /// The reading of a constraint that is nearest to its bound, or furthest beyond it.
    pub(crate) fn tightest(&self, limit: usize) -> Option<&LimitEstimate> {
        self.limits.iter().filter(|found| found.limit == limit).min_by(|a, b| a.slack.total_cmp(&b.slack))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_of_means_has_the_error_of_its_linear_part() {
        let limit = Limit { readings: vec![0], form: Form::Ratio, bound: 1.1, sign: -1.0 };
        let (y, b) = ([2.0, 4.0, 6.0, 8.0, 10.0, f64::NAN], [1.0, 3.0, 3.0, 4.0, 4.0, 9.0]);
        let found = limit_estimate(0, 0, &limit, &y, &b).unwrap();
        // Means 6 and 3: the ratio is 2; y − 2b is 0, −2, 0, 0, 2, whose variance is 2, over 3² and 5.
        assert!((found.value.mean - 2.0).abs() < 1e-12 && (found.value.se.unwrap() - libm::sqrt(2.0 / 9.0 / 5.0)).abs() < 1e-12);
        assert_eq!((found.value.units, found.kept), (5, Kept::No));
        assert!((found.slack + 0.9).abs() < 1e-12);
    }

    #[test]
    fn a_bound_within_the_interval_is_open() {
        let at = |bound: f64, sign: f64| {
            let limit = Limit { readings: vec![0], form: Form::Level, bound, sign };
            limit_estimate(0, 0, &limit, &[1.0, 2.0, 3.0, 4.0, 5.0], &[0.0; 5]).unwrap().kept
        };
        // 3 ± 1.96: half of t(4)·√.5.
        assert_eq!(
            [at(0.9, 1.0), at(1.2, 1.0), at(4.9, -1.0), at(5.1, -1.0), at(5.1, 1.0)],
            [Kept::Yes, Kept::Open, Kept::Open, Kept::Yes, Kept::No]
        );
    }
}
