//! The best setting, what it achieves in new cities, and what a step away costs.

use super::calibrated::number;
use super::choice::scale_of;
use super::{Cell, Column, Grid, NONE, Row};
use crate::analysis::objective::Objective;
use crate::messages::numbers::{fixed, interval, percent};
use crate::messages::{Language, text};
use crate::optimize::answer::{Again, Answer, Estimate, Evaluation, Kept, LimitEstimate};
use crate::optimize::plan::Optimization;
use crate::optimize::problem::Form;
use crate::optimize::search::Found;
use crate::output::csv::unquoted;
use crate::output::labels::{Scale, name};

const NAME: usize = 36;
const SHORT: usize = 32;

/// The name of a measure.
pub(crate) fn measure(language: Language, objective: Objective) -> String {
    name((objective.measure(), objective.review()), language)
}

/// The scale of a difference: as precise as its interval allows.
fn differences(scale: Scale, difference: &Estimate) -> Scale {
    let ends = difference.interval.unwrap_or_default();
    scale.column([difference.mean, ends.0, ends.1])
}

/// A value of a factor, for readers.
fn shown(written: &str) -> String {
    let plain = unquoted(written);
    plain.parse::<f64>().map_or(plain.to_string(), number)
}

/// The value of each factor in the base and in the best settings.
pub(crate) fn settings(language: Language, optimization: &Optimization, found: &Found) -> Grid {
    let base = optimization.values(&found.tried[0].draft);
    let best: Vec<Vec<String>> = found.best.iter().map(|place| optimization.values(&found.tried[*place].draft)).collect();
    let rows = optimization.keys().enumerate().map(|(axis, key)| {
        let values = best.iter().map(|values| Cell::words(shown(&values[axis])));
        Row::new([Cell::words(key), Cell::words(shown(&base[axis]))].into_iter().chain(values).collect())
    });
    let caption = text!(language, "word-factor");
    let heading = |place: &usize| text!(language, "table-setting", number = found.tried[*place].draft.number);
    let mut columns = vec![Column::words(&caption, NAME), Column::number(text!(language, "table-base"), 12)];
    columns.extend(found.best.iter().map(|place| Column::number(heading(place), 12)));
    Grid { caption, columns, rows: rows.collect(), ..Grid::default() }
}

/// What is bounded, in the unit shown: a ratio as it is.
fn bounded(language: Language, form: Form, scale: Scale, limit: &LimitEstimate) -> (String, Option<String>) {
    let ends = limit.value.interval;
    match form {
        Form::Level => (scale.level(limit.value.mean), ends.map(|ends| scale.levels(ends, language))),
        Form::Difference => (scale.signed(limit.value.mean), ends.map(|ends| scale.range(ends, language))),
        Form::Ratio => (fixed(limit.value.mean, 3), ends.map(|(low, high)| interval(language, fixed(low, 3), fixed(high, 3)))),
    }
}

/// A bound as it is shown.
fn bound(language: Language, form: Form, scale: Scale, sign: f64, bound: f64) -> String {
    let bound = match form {
        Form::Level => scale.level(bound),
        Form::Difference => scale.signed(bound),
        Form::Ratio => number(bound),
    };
    if sign > 0.0 { text!(language, "table-at-least", bound = bound) } else { text!(language, "table-at-most", bound = bound) }
}

fn kept(language: Language, kept: Kept) -> String {
    match kept {
        Kept::Yes => text!(language, "table-kept"),
        Kept::No => text!(language, "table-not-kept"),
        Kept::Open => text!(language, "table-open"),
    }
}

/// The objectives of a setting in new cities, compared with the baseline.
pub(crate) fn goals(language: Language, optimization: &Optimization, found: &Found, again: &Again, months: u32) -> Option<Grid> {
    let evaluation = again.evaluation.as_ref().ok()?;
    let rows = evaluation.goals.iter().enumerate().map(|(goal, estimate)| {
        let objective = optimization.objectives[goal];
        let scale = scale_of(objective, months).fine();
        let changes = differences(scale, &estimate.difference);
        let expected = found.known[again.place].as_ref().map(|known| optimization.problem.goals[goal].sign * known.gains[goal].mean);
        Row::new(vec![
            Cell::words(measure(language, objective)),
            Cell::number(Some(estimate.values[1]), |value| scale.level(value)),
            Cell::number(Some(estimate.values[0]), |value| scale.level(value)),
            Cell::number(Some(estimate.difference.mean), |value| changes.signed(value))
                .with_interval(estimate.difference.interval.map(|ends| changes.range(ends, language))),
            Cell::number(expected, |value| changes.signed(value)),
        ])
    });
    let caption = text!(language, "table-in-new-cities", number = found.tried[again.place].draft.number);
    let columns = vec![
        Column::words(&caption, SHORT),
        Column::number(text!(language, "table-base"), 8),
        Column::number(text!(language, "table-best-value"), 8),
        Column::estimate(text!(language, "table-difference"), 11, 20),
        Column::number(text!(language, "table-expected"), 10),
    ];
    Some(Grid { caption, columns, rows: rows.collect(), note: text!(language, "note-new-cities"), ..Grid::default() })
}

/// The constraints of a setting in new cities: of districts, the one that is nearest to its bound.
pub(crate) fn limits(language: Language, optimization: &Optimization, again: &Again, months: u32) -> Option<Grid> {
    let evaluation = again.evaluation.as_ref().ok()?;
    let rows = optimization.problem.limits.iter().enumerate().filter_map(|(number, limit)| {
        let found = evaluation.tightest(number)?;
        let objective = optimization.limited[number];
        let scale = scale_of(objective, months).fine();
        let (value, ends) = bounded(language, limit.form, scale, found);
        let district = optimization.readings[found.reading].district();
        let what = if district.is_empty() {
            measure(language, objective)
        } else {
            text!(language, "table-of-district", measure = measure(language, objective), district = district)
        };
        Some(Row::new(vec![
            Cell::words(what),
            Cell::words(bound(language, limit.form, scale, limit.sign, limit.bound)),
            Cell { value: Some(found.value.mean), ..Cell::words(value) }.with_interval(ends),
            Cell::words(kept(language, found.kept)),
        ]))
    });
    let rows: Vec<Row> = rows.collect();
    let caption = text!(language, "table-constraint");
    let columns = vec![
        Column::words(&caption, NAME),
        Column::words(text!(language, "table-bound"), 14),
        Column::estimate(text!(language, "table-value"), 11, 20),
        Column::words(text!(language, "table-is-kept"), 8),
    ];
    (!rows.is_empty()).then(|| Grid { caption, columns, rows, note: text!(language, "note-constraints"), ..Grid::default() })
}

/// The objective a step away from the best setting.
pub(crate) fn steps(language: Language, optimization: &Optimization, found: &Found, answer: &Answer, months: u32) -> Option<Grid> {
    let (objective, best) = (*optimization.objectives.first()?, answer.again.first()?);
    let changes = || answer.steps.iter().filter_map(|step| step.evaluation.as_ref().ok()?.goals.first().map(|goal| goal.difference.mean));
    let scale = scale_of(objective, months).column(changes());
    let of_best = optimization.values(&found.tried[best.place].draft);
    let rows = answer.steps.iter().map(|step| {
        let evaluation = step.evaluation.as_ref().ok();
        let goal = evaluation.and_then(|evaluation| evaluation.goals.first());
        let bounds = |evaluation: &Evaluation| match optimization.limited.is_empty() {
            true => NONE.to_string(),
            false if evaluation.keeps_bounds() => text!(language, "table-kept"),
            false => text!(language, "table-not-kept"),
        };
        let key = optimization.keys().nth(step.axis).unwrap_or_default();
        Row::new(vec![
            Cell::words(key),
            Cell::words(shown(&of_best[step.axis])),
            Cell::words(shown(&optimization.written(step.axis, step.setting[step.axis]))),
            Cell::number(goal.map(|goal| goal.difference.mean), |value| scale.signed(value))
                .with_interval(goal.and_then(|goal| goal.difference.interval).map(|ends| scale.range(ends, language))),
            Cell::words(evaluation.map_or_else(|| NONE.into(), bounds)),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    let caption = text!(language, "table-steps");
    let columns = vec![
        Column::words(&caption, SHORT),
        Column::number(text!(language, "table-best-value"), 7),
        Column::number(text!(language, "table-step-to"), 8),
        Column::estimate(text!(language, "table-difference"), 11, 20),
        Column::words(text!(language, "table-bounds"), 10),
    ];
    let note = text!(language, "note-steps", measure = measure(language, objective));
    (!rows.is_empty()).then(|| Grid { caption, columns, rows, note, ..Grid::default() })
}

/// The front: the values of both objectives in new cities.
pub(crate) fn front(language: Language, optimization: &Optimization, found: &Found, answer: &Answer, months: u32) -> Grid {
    let evaluated: Vec<(&Again, &Evaluation)> =
        answer.again.iter().filter_map(|again| Some((again, again.evaluation.as_ref().ok()?))).collect();
    let of_goal = |goal: usize| evaluated.iter().filter_map(move |(_, evaluation)| evaluation.goals.get(goal));
    let scales: Vec<[Scale; 2]> = optimization
        .objectives
        .iter()
        .enumerate()
        .map(|(goal, objective)| {
            let scale = scale_of(*objective, months).fine();
            [scale.column(of_goal(goal).map(|goal| goal.values[0])), scale.column(of_goal(goal).map(|goal| goal.difference.mean))]
        })
        .collect();
    let rows = evaluated.iter().map(|(again, evaluation)| {
        let number = found.tried[again.place].draft.number;
        let goals = evaluation.goals.iter().zip(&scales).flat_map(|(goal, [levels, changes])| {
            let difference = Cell::number(Some(goal.difference.mean), |value| changes.signed(value));
            [
                Cell::number(Some(goal.values[0]), |value| levels.level(value)),
                difference.with_interval(goal.difference.interval.map(|ends| changes.range(ends, language))),
            ]
        });
        let feasible = found.known[again.place].as_ref().map(|known| known.feasible);
        let ends = [Cell::number(feasible, |share| percent(share, 0))];
        let values = optimization.values(&found.tried[again.place].draft);
        let values: Vec<String> = optimization.keys().zip(&values).map(|(key, value)| [key, &shown(value)].join(" = ")).collect();
        let cells = [Cell::words(text!(language, "table-setting", number = number))].into_iter().chain(goals).chain(ends).collect();
        Row { cells, note: values.join(language.of("; ", "；")), ..Row::default() }
    });
    let caption = text!(language, "table-front");
    let mut columns = vec![Column::words(&caption, 16)];
    for objective in &optimization.objectives {
        columns.push(Column::number(text!(language, "table-value"), 17).below(measure(language, *objective)));
        columns.push(Column::number(text!(language, "table-difference"), 17).below(measure(language, *objective)));
    }
    columns.push(Column::number(text!(language, "table-feasible"), 10));
    Grid { caption, columns, rows: rows.collect(), note: text!(language, "note-front"), ..Grid::default() }
}
