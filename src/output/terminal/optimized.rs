//! The output of `jiesu optimize`: the answer in a sentence, then its tables.

use super::grid;
use crate::messages::numbers::percent;
use crate::messages::{Language, text};
use crate::optimize::answer::{Again, Answer, GoalEstimate};
use crate::optimize::over::Over;
use crate::optimize::plan::Optimization;
use crate::optimize::search::Found;
use crate::output::layout::wrap;
use crate::output::tables::choice::scale_of;
use crate::output::tables::optimized::{front, goals, limits, measure, settings, steps};

/// The result, over a measurement period of so many months.
pub(crate) fn render(language: Language, optimization: &Optimization, found: &Found, answer: &Answer, months: u32) -> String {
    let Some(best) = answer.again.first() else { return wrap(&text!(language, "screen-no-setting")) };
    let is_front = optimization.objectives.len() > 1;
    let mut words = match is_front && found.is_feasible() {
        true => text!(language, "screen-front", settings = found.tried.len() - 1, count = found.best.len()),
        false => in_words(language, optimization, found, best, months),
    };
    if optimization.problem.over == Over::WorstTenth {
        words += &["\n", &text!(language, "screen-worst-tenth")].concat();
    }
    let tables = match is_front {
        true => vec![front(language, optimization, found, answer, months)],
        false => [
            Some(settings(language, optimization, found)),
            goals(language, optimization, found, best, months),
            limits(language, optimization, best, months),
            steps(language, optimization, found, answer, months),
        ]
        .into_iter()
        .flatten()
        .collect(),
    };
    words.lines().map(wrap).chain(tables.iter().map(|table| grid::render(language, table))).collect()
}

/// What the best setting achieves in new cities, or why nothing can be said.
fn in_words(language: Language, optimization: &Optimization, found: &Found, best: &Again, months: u32) -> String {
    let (tried, number) = (found.tried.len() - 1, found.tried[best.place].draft.number);
    if !found.is_feasible() {
        let share = percent(found.known[best.place].as_ref().map_or(0.0, |known| known.feasible), 0);
        return text!(language, "screen-infeasible", number = number, share = share);
    }
    if best.place == 0 {
        return text!(language, "screen-baseline-best", settings = tried);
    }
    let goals = match &best.evaluation {
        Ok(evaluation) => &evaluation.goals,
        Err(reason) => return text!(language, "screen-best-failed", number = number, reason = reason.clone()),
    };
    let (Some(GoalEstimate { difference, .. }), Some(objective)) = (goals.first(), optimization.objectives.first()) else {
        return text!(language, "screen-no-setting");
    };
    let scale = scale_of(*objective, months).fine();
    let mean = match scale.is_share() {
        true => text!(language, "note-points", points = scale.signed(difference.mean)),
        false => scale.signed(difference.mean),
    };
    let measure = measure(language, *objective);
    match difference.interval {
        None => text!(language, "screen-best-alone", number = number, settings = tried, difference = mean, measure = measure),
        Some((low, high)) => {
            let ends = scale.range((low, high), language);
            let text = text!(language, "screen-best", number = number, settings = tried, difference = mean, ends = ends, measure = measure);
            match low <= 0.0 && 0.0 <= high {
                true => text + "\n" + &text!(language, "screen-not-clear"),
                false => text,
            }
        }
    }
}
