//! Choosing a design: trade-offs, the selection, and the re-evaluation of the chosen design.

use super::{Cell, Column, Grid, NONE, Row, Shown};
use crate::analysis::Analysis;
use crate::analysis::budgeted::{Budgeted, Procedure};
use crate::analysis::choice::{CRITERIA, ParetoEntry};
use crate::analysis::evidence::Reevaluation;
use crate::analysis::objective::Objective;
use crate::analysis::selection::Selection;
use crate::messages::numbers::{at_least, percent};
use crate::messages::{Language, text};
use crate::output::labels::{Scale, name};
use crate::output::layout::{cut, width};

/// Widths of the names of designs.
const NAME: usize = 24;
const ALONE: usize = 40;
/// Designs that the terminal shows, and rows that the page prints.
const LISTED: usize = 20;
const PRINTED: usize = 8;

/// The scale of an objective over the measurement period.
pub(crate) fn scale_of(objective: Objective, months: u32) -> Scale {
    Scale::of((objective.measure(), objective.review()), months)
}

/// The trade-offs between designs: the means of all criteria, and which designs are better in all of them.
pub(crate) fn trade_offs(language: Language, entries: &[ParetoEntry], months: u32) -> Grid {
    let scales = [0, 1, 2, 3].map(|index| {
        let scale = scale_of(Objective::parse(CRITERIA[index]).unwrap_or_default(), months);
        scale.column(entries.iter().map(|entry| entry.means[index]))
    });
    let rows = entries.iter().map(|entry| {
        let means = scales.iter().zip(entry.means).map(|(scale, mean)| Cell::number(Some(mean), |mean| scale.level(mean)));
        let (first, all) = match entry.dominated_by.as_slice() {
            [] => (NONE.into(), NONE.into()),
            [one] => (cut(one, 15), one.clone()),
            [first, rest @ ..] => (format!("{} +{}", cut(first, 15), rest.len()), entry.dominated_by.join(language.of(", ", "、"))),
        };
        let share = Cell::number(entry.share, |share| percent(share, 0));
        Row::new([Cell::words(&entry.name)].into_iter().chain(means).chain([share, Cell::words(first), Cell::words(all)]).collect())
    });
    let by = text!(language, "table-beaten-by");
    Grid {
        caption: text!(language, "table-trade-offs"),
        columns: vec![
            Column::words(text!(language, "word-design"), NAME),
            Column::number(text!(language, "table-resolution"), 11),
            Column::number(text!(language, "table-satisfaction"), 13),
            Column::number(text!(language, "table-unmet"), 8),
            Column::number(text!(language, "table-hours"), 8),
            Column::number(text!(language, "table-undominated"), 12),
            Column::words(&by, 0).only(Shown::Terminal),
            Column::words(&by, 0).only(Shown::Page),
        ],
        rows: rows.collect(),
        note: text!(language, "note-trade-offs"),
        printed: PRINTED,
        listed: Some((LISTED, "choice.csv")),
    }
}

/// The selection of the best design: the chosen one first, then those that were eliminated last.
pub(crate) fn selection(language: Language, analysis: &Analysis, selection: &Selection) -> Grid {
    let (objective, candidates) = (selection.objective, &selection.candidates);
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|a, b| {
        let key = |design: usize| (design != selection.chosen, std::cmp::Reverse(candidates[design].cities));
        let means = objective.sign() * candidates[*b].mean;
        key(*a).cmp(&key(*b)).then(means.total_cmp(&(objective.sign() * candidates[*a].mean)))
    });
    let months = analysis.months();
    if let Some(budget) = &selection.budget {
        return within_budget(language, analysis, selection, budget);
    }
    let scale = scale_of(objective, months).fine().column(candidates.iter().map(|candidate| candidate.mean));
    let rows = order.iter().map(|design| {
        let candidate = &candidates[*design];
        let result = match candidate.dropped_at {
            None => text!(language, "table-chosen"),
            Some(cities) => text!(language, "table-eliminated-after", cities = cities),
        };
        Row::new(vec![
            Cell::words(analysis.designs.get(*design).map_or("", |design| &design.name)),
            Cell::number(Some(candidate.mean), |mean| scale.level(mean)),
            Cell::number(Some(candidate.cities as f64), |_| candidate.cities.to_string()),
            Cell::words(result),
        ])
    });
    let within = sized(language, scale_of(objective, months), selection.rule.within);
    let confidence = format!("{:.0}", 100.0 * (1.0 - selection.rule.error));
    let note = text!(language, "note-selection", within = within, confidence = confidence);
    let by = name((objective.measure(), objective.review()), language);
    Grid {
        caption: text!(language, "table-selection", by = by),
        columns: vec![
            Column::words(text!(language, "word-design"), ALONE),
            Column::number(text!(language, "table-mean"), 12),
            Column::number(text!(language, "table-cities"), 9),
            Column::words(text!(language, "table-result"), 0),
        ],
        rows: rows.collect(),
        note,
        printed: PRINTED,
        listed: Some((LISTED, "selection.csv")),
    }
}

/// A size of the objective in words.
fn sized(language: Language, scale: Scale, value: f64) -> String {
    let size = scale.size(value);
    if scale.is_share() { text!(language, "note-points", points = size) } else { size }
}

/// What a budget tells of each design: the chosen one first, then by the probability of being better.
fn within_budget(language: Language, analysis: &Analysis, selection: &Selection, budget: &Budgeted) -> Grid {
    let Selection { objective, candidates, chosen, .. } = selection;
    let mut order: Vec<usize> = (0..candidates.len().min(budget.rivals.len())).collect();
    let better = |design: usize| if design == *chosen { f64::INFINITY } else { budget.rivals[design].better };
    order.sort_by(|a, b| better(*b).total_cmp(&better(*a)).then(a.cmp(b)));
    let scale = scale_of(*objective, analysis.months());
    let levels = scale.fine().column(candidates.iter().map(|candidate| candidate.mean));
    let leads = scale.column(budget.rivals.iter().map(|rival| rival.lead));
    let is_screened = budget.procedure == Procedure::Screening;
    let rows = order.iter().map(|design| {
        let (candidate, rival, is_chosen) = (&candidates[*design], &budget.rivals[*design], design == chosen);
        let other = |value: f64| Some(value).filter(|_| !is_chosen);
        let result = match (is_chosen, candidate.dropped_at, rival.bound) {
            (true, ..) => text!(language, "table-chosen"),
            (_, Some(cities), _) => text!(language, "table-eliminated-after", cities = cities),
            (_, None, Some(bound)) => text!(language, "table-better-by", bound = leads.size(bound)),
            (_, None, None) => String::new(),
        };
        let mut cells = vec![
            Cell::words(analysis.designs.get(*design).map_or("", |design| &design.name)),
            Cell::number(Some(candidate.mean), |mean| levels.level(mean)),
            Cell::number(Some(candidate.cities as f64), |_| candidate.cities.to_string()),
            Cell::number(other(rival.lead), |lead| leads.signed(lead)),
            Cell::number(other(rival.better), |better| percent(better, 1)),
        ];
        cells.push(Cell::words(result));
        Row::new(cells)
    });
    let by = name((objective.measure(), objective.review()), language);
    Grid {
        caption: text!(language, "table-selection", by = by),
        columns: vec![
            Column::words(text!(language, "word-design"), NAME),
            Column::number(text!(language, "table-mean"), 12),
            Column::number(text!(language, "table-cities"), 9),
            Column::number(text!(language, "table-lead-over"), 11),
            Column::number(text!(language, "table-is-better"), 10),
            Column::words(text!(language, "table-result"), 0),
        ],
        rows: rows.collect(),
        note: knowledge(language, selection, budget, scale, is_screened),
        printed: PRINTED,
        listed: Some((LISTED, "selection.csv")),
    }
}

/// How sure a selection within a budget is, what would make it surer, and what repeats it.
fn knowledge(language: Language, selection: &Selection, budget: &Budgeted, scale: Scale, is_screened: bool) -> String {
    let confidence = format!("{:.0}", 100.0 * (1.0 - selection.rule.error));
    let within = sized(language, scale, selection.rule.within);
    let certainty = match budget.bound.filter(|_| is_screened) {
        Some(_) if budget.is_decided => text!(language, "note-screened", within = within, confidence = &confidence),
        Some(bound) => {
            let left = selection.candidates.iter().filter(|candidate| candidate.dropped_at.is_none()).count();
            let bound = sized(language, scale, bound);
            text!(language, "note-screening", left = left, bound = bound, within = within, confidence = &confidence)
        }
        None => {
            text!(language, "note-allocated", probability = at_least(budget.probability), loss = sized(language, scale, budget.loss))
        }
    };
    let enough = match budget.enough {
        _ if budget.is_decided => String::new(),
        Some(trials) => text!(language, "note-enough", trials = trials, confidence = confidence),
        None => text!(language, "note-never-enough"),
    };
    let parts = [certainty, enough, text!(language, "note-budget", trials = budget.trials)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(language.of(" ", ""))
}

/// The re-evaluation of the chosen design on new cities, beside the cities of the selection. The terminal shows the objective only.
pub(crate) fn reevaluation(language: Language, found: &Reevaluation, months: u32) -> Grid {
    let (chosen, rival, (first, last)) = (&found.chosen, &found.rival, found.cities);
    let objective = (found.objective.measure(), found.objective.review());
    let rows = Objective::all().zip(&found.pairs).flat_map(|(one, pairs)| {
        let measure = (one.measure(), one.review());
        let defined = || pairs.iter().flatten();
        let levels = Scale::of(measure, months).fine().column(defined().map(|pair| pair.means[1]));
        let scale = Scale::of(measure, months).column(defined().map(|pair| pair.difference));
        let shown = if one == found.objective { Shown::Everywhere } else { Shown::Page };
        pairs.iter().zip(0..).filter_map(move |(pair, phase)| {
            let pair = pair.as_ref()?;
            let cities = match phase {
                0 => text!(language, "table-cities-of-selection", n = pair.cities),
                _ => text!(language, "table-new-cities", first = first, last = last),
            };
            let interval = pair.interval.map(|interval| scale.range(interval, language));
            Some(
                Row::new(vec![
                    Cell::words(name(measure, language)),
                    Cell::words(cities),
                    Cell::number(Some(pair.means[1]), |mean| levels.level(mean)),
                    Cell::number(Some(pair.difference), |value| scale.signed(value)).with_interval(interval),
                ])
                .only(shown),
            )
        })
    });
    Grid {
        caption: text!(language, "table-reevaluation", chosen = chosen, rival = rival),
        columns: vec![
            Column::words(text!(language, "table-measure"), width(&name(objective, language)) + 1),
            Column::words(text!(language, "table-cities"), 0),
            Column::number(text!(language, "table-mean-of", design = chosen), 12),
            Column::estimate(text!(language, "table-difference"), 11, 17),
        ],
        rows: rows.collect(),
        printed: PRINTED,
        ..Grid::default()
    }
}
