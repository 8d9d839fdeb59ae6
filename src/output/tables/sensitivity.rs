//! Which factors the variance of a measure is due to, and which of many factors matter at all.

use super::choice::scale_of;
use super::{Cell, Column, Grid, Row, Shown};
use crate::analysis::objective::Objective;
use crate::analysis::sensitivity::{Estimate, FactorIndices, ScreenedMeasure, Screening, Sensitivity, SurrogateResult};
use crate::messages::numbers::{fixed, interval, percent, signs};
use crate::messages::{Language, Message, message, text};
use crate::output::labels::{Scale, name};

/// Rows that the terminal shows, and the page on paper.
const LISTED: usize = 8;
const PRINTED: usize = 16;

/// An index with its interval.
fn index(language: Language, estimate: &Estimate) -> Cell {
    let (low, high) = estimate.interval;
    let range = interval(language, fixed(low, 2), fixed(high, 2));
    Cell::number(Some(estimate.value), |value| fixed(value, 2)).with_interval(Some(range))
}

fn ends(language: Language, ends: &[String; 2]) -> String {
    let [low, high] = ends.each_ref().map(|end| signs(end.trim_matches('"')));
    interval(language, low, high)
}

/// The indices of one measure of one design, the factor with the largest total first.
pub(crate) fn indices(language: Language, found: &Sensitivity, result: &SurrogateResult, months: u32) -> Grid {
    let mut order: Vec<usize> = (0..found.factors.len()).collect();
    order.sort_by(|a, b| result.factors[*b].total.value.total_cmp(&result.factors[*a].total.value).then(a.cmp(b)));
    let rows = order.into_iter().map(|k| {
        let (factor, one) = (&found.factors[k], &result.factors[k]);
        let cells =
            [Cell::words(&factor.key), Cell::words(ends(language, &factor.ends)), index(language, &one.first), index(language, &one.total)];
        Row::new(cells.into())
    });
    let measure = name((result.objective.measure(), result.objective.review()), language);
    let scale = scale_of(result.objective, months).column([result.deviation.value]);
    let (low, high) = result.deviation.interval;
    let caption = match &found.baseline {
        Some(baseline) => text!(language, "table-indices-difference", measure = measure, design = &result.design, baseline = baseline),
        None => text!(language, "table-indices-level", measure = measure, design = &result.design),
    };
    let note = text!(
        language,
        "note-indices",
        sd = sized(language, scale, result.deviation.value),
        range = interval(language, scale.size(low), scale.size(high)),
        n = result.n,
        units = result.units,
        q2 = fixed(result.q2, 2),
        inside = percent(result.inside, 0)
    );
    Grid {
        caption,
        columns: vec![
            Column::words(text!(language, "word-parameter"), 34),
            Column::words(text!(language, "table-range"), 20).only(Shown::Page),
            Column::estimate(text!(language, "table-first-order"), 12, 14),
            Column::estimate(text!(language, "table-total-index"), 8, 14),
        ],
        rows: rows.collect(),
        note,
        printed: PRINTED,
        listed: Some((LISTED, "sobol.csv")),
    }
}

/// A size of a measure in words.
fn sized(language: Language, scale: Scale, value: f64) -> String {
    let size = scale.size(value);
    if scale.is_share() { text!(language, "note-points", points = size) } else { size }
}

/// The mean of a measure of a design over the ranges, its spread, and the parameter that explains most of it; `named` renders the name of a
/// design.
pub(crate) fn sentences(
    language: Language,
    found: &Sensitivity,
    result: &SurrogateResult,
    months: u32,
    named: fn(&str) -> Message,
) -> Vec<Message> {
    let by = name((result.objective.measure(), result.objective.review()), language);
    let scale = scale_of(result.objective, months);
    let levels = scale.fine().column([result.mean.value]);
    let changes = scale.column([result.mean.value]);
    let (mean, ends) = (result.mean.value, result.mean.interval);
    let sd = sized(language, scale.column([result.deviation.value]), result.deviation.value);
    let all = match &found.baseline {
        Some(baseline) => {
            let points = || text!(language, "note-points", points = changes.signed(mean));
            message!(
                "sensitivity-difference",
                by = by,
                design = named(&result.design),
                baseline = named(baseline),
                mean = if changes.is_share() { points() } else { changes.signed(mean) },
                range = changes.range(ends, language),
                sd = sd
            )
        }
        None => message!(
            "sensitivity-level",
            by = by,
            design = named(&result.design),
            mean = levels.level(mean),
            range = levels.levels(ends, language),
            sd = sd
        ),
    };
    let largest = found.factors.iter().zip(&result.factors).max_by(|(_, a), (_, b)| a.first.value.total_cmp(&b.first.value));
    let first = largest.map(|(factor, FactorIndices { first, .. })| {
        let (low, high) = first.interval;
        message!(
            "sensitivity-first",
            factor = &factor.key,
            share = percent(first.value, 0),
            range = interval(language, percent(low, 0), percent(high, 0))
        )
    });
    std::iter::once(all).chain(first).collect()
}

/// The effects on one measure of one design, the strongest first.
pub(crate) fn effects(language: Language, screening: &Screening, result: &ScreenedMeasure, months: u32) -> Grid {
    let known = |k: usize| result.effects[k].map(|one| (k, one));
    let mut order: Vec<_> = (0..screening.factors.len()).filter_map(known).collect();
    order.sort_by(|(a, one), (b, other)| other.size.total_cmp(&one.size).then(a.cmp(b)));
    let scale = scale_of(result.objective, months).column(order.iter().map(|(_, one)| one.size));
    let rows = order.iter().map(|(k, one)| {
        let kept = if screening.kept[*k] { text!(language, "table-matters") } else { String::new() };
        let number = |value: f64| Cell::number(Some(value), |value| scale.size(value));
        let cells =
            [Cell::words(&screening.factors[*k].key), number(one.size), number(one.deviation), number(one.noise), Cell::words(kept)];
        Row::new(cells.into())
    });
    let measure = name((result.objective.measure(), result.objective.review()), language);
    let left_out = percent(result.left_out, 1);
    Grid {
        caption: text!(language, "table-screening", measure = measure, design = &result.design, trajectories = screening.trajectories),
        columns: vec![
            Column::words(text!(language, "word-parameter"), 42),
            Column::number("μ*", 10),
            Column::number("σ", 10),
            Column::number(text!(language, "table-noise"), 10),
            Column::words("", 0),
        ],
        rows: rows.collect(),
        note: text!(language, "note-effects", left = left_out),
        printed: PRINTED,
        listed: Some((LISTED, "screening.csv")),
    }
}

/// The results of an objective, of each design.
pub(crate) fn of(found: &Sensitivity, objective: Objective) -> impl Iterator<Item = &SurrogateResult> {
    found.results.iter().filter(move |result| result.objective == objective)
}
