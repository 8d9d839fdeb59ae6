//! The output of `jiesu optimize`: the answer in a sentence, then its tables.

use super::grid;
use crate::messages::numbers::percent;
use crate::messages::{Language, text};
use crate::optimize::answer::Answer;
use crate::optimize::plan::Optimization;
use crate::optimize::search::Found;
use crate::output::layout::wrap;
use crate::output::tables::choice::scale_of;
use crate::output::tables::optimized::{front, goals, limits, measure, settings, steps};

/// The result, over a measurement period of so many months.
pub(crate) fn render(language: Language, optimization: &Optimization, found: &Found, answer: &Answer, months: u32) -> String {
    let tried = found.tried.len() - 1;
    let Some(best) = answer.again.first() else { return wrap(&text!(language, "screen-no-setting")) };
    let show = |table| grid::render(language, &table);
    let number = found.tried[best.place].draft.number;
    if optimization.objectives.len() > 1 {
        let line = match found.is_feasible() {
            true => text!(language, "screen-front", settings = tried, count = found.best.len()),
            false => infeasible(language, found, best.place, number),
        };
        return wrap(&line) + &show(front(language, optimization, found, answer, months));
    }
    let line = match (&best.evaluation, found.is_feasible()) {
        (Ok(evaluation), true) => {
            let (goal, objective) = (&evaluation.goals[0], optimization.objectives[0]);
            let scale = scale_of(objective, months).fine();
            let points = if scale.is_share() { [" ", &scale.unit(true, language)].concat() } else { String::new() };
            let difference = scale.signed(goal.difference.mean) + &points;
            let measure = measure(language, objective);
            match goal.difference.interval {
                _ if best.place == 0 => text!(language, "screen-baseline-best", settings = tried),
                Some(ends) => {
                    let ends = scale.range(ends, language);
                    text!(
                        language,
                        "screen-best",
                        number = number,
                        settings = tried,
                        difference = difference,
                        ends = ends,
                        measure = measure
                    )
                }
                None => text!(language, "screen-best-alone", number = number, settings = tried, difference = difference, measure = measure),
            }
        }
        (Ok(_), false) => infeasible(language, found, best.place, number),
        (Err(reason), _) => text!(language, "screen-best-failed", number = number, reason = reason.clone()),
    };
    let tables = [
        Some(settings(language, optimization, found)),
        goals(language, optimization, found, best, months),
        limits(language, optimization, best, months),
        steps(language, optimization, found, answer, months),
    ];
    wrap(&line) + &tables.into_iter().flatten().map(show).collect::<String>()
}

/// That no setting keeps all bounds.
fn infeasible(language: Language, found: &Found, place: usize, number: usize) -> String {
    let feasible = found.known[place].as_ref().map_or(0.0, |known| known.feasible);
    text!(language, "screen-infeasible", number = number, share = percent(feasible, 0))
}
