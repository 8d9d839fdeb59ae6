//! Designs compared with each other: contrasts that were requested, and each design against the best of the others.

use super::choice::scale_of;
use super::{Cell, Column, Grid, Row};
use crate::analysis::Analysis;
use crate::analysis::family::{Against, Contrast};
use crate::analysis::measures::{Compared, Measure};
use crate::analysis::results::ComparisonResults;
use crate::ledger::Review;
use crate::messages::{Language, text};
use crate::output::labels::{Scale, name, no_interval};

/// Width of the names of designs.
const NAME: usize = 44;
const RATES: [Measure; 3] = [Measure::ResponseRate, Measure::ResolutionRate, Measure::SatisfactionRate];

/// The contrasts in the observer's rates: a row for each pair of designs; none unless they were requested.
pub(crate) fn contrasts(language: Language, comparison: &ComparisonResults) -> Option<Grid> {
    let of_observer: Vec<&Contrast> = comparison.contrasts.iter().filter(|contrast| contrast.review == Review::Observer).collect();
    let mut pairs: Vec<(&str, &str)> = of_observer.iter().map(|contrast| (contrast.design.as_str(), contrast.reference.as_str())).collect();
    pairs.dedup();
    let scale = Scale::of((Compared::Rate(Measure::ResolutionRate), Some(Review::Observer)), 12);
    let rows = pairs.iter().map(|(design, reference)| {
        let is_of = |contrast: &&&Contrast| (contrast.design.as_str(), contrast.reference.as_str()) == (*design, *reference);
        let cell = |measure: Measure| {
            let found = of_observer.iter().filter(is_of).find(|contrast| contrast.measure == measure);
            found.map_or_else(Cell::none, |contrast| {
                let range = contrast.paired.joint.map(|range| scale.range(range, language));
                Cell::number(Some(contrast.paired.difference), |value| scale.signed(value)).with_interval(range)
            })
        };
        let both = text!(language, "table-design-minus", design = *design, reference = *reference);
        Row::new(std::iter::once(Cell::words(both)).chain(RATES.map(cell)).collect())
    });
    let headings =
        [text!(language, "table-response-rate"), text!(language, "table-resolution-rate"), text!(language, "table-satisfaction-rate")];
    let columns = headings.map(|heading| Column::estimate(heading, 20, 20).joint(true));
    (!pairs.is_empty()).then(|| Grid {
        caption: match comparison.request.against {
            Against::Previous => text!(language, "table-contrasts-previous"),
            _ => text!(language, "table-contrasts-all"),
        },
        columns: std::iter::once(Column::words(text!(language, "word-design"), NAME)).chain(columns).collect(),
        rows: rows.collect(),
        printed: 12,
        listed: Some((45, "contrasts.csv")),
        ..Grid::default()
    })
}

/// Every design against the best of the others; none unless it was requested.
pub(crate) fn against_the_best(language: Language, analysis: &Analysis, comparison: &ComparisonResults) -> Option<Grid> {
    let best = comparison.with_best.as_ref()?;
    let objective = best.objective;
    let scale = scale_of(objective, analysis.months()).column(best.leads.iter().map(|lead| lead.lead));
    let rows = best.leads.iter().map(|lead| {
        let verdict = if lead.may_be_best { text!(language, "table-may-be-best") } else { text!(language, "table-not-best") };
        let cell = Cell::number(Some(lead.lead), |value| scale.signed(value)).with_interval(Some(scale.range(lead.interval, language)));
        Row::new(vec![Cell::words(&lead.design), cell, Cell::words(verdict)])
    });
    Some(Grid {
        caption: text!(language, "table-leads"),
        columns: vec![
            Column::words(text!(language, "word-design"), NAME),
            Column::estimate(text!(language, "table-lead"), 12, 20).joint(true),
            Column::words(text!(language, "table-verdict"), 0),
        ],
        rows: rows.collect(),
        note: match no_interval(best.units.0, best.units.1) {
            Some(reason) => reason.text(language),
            None => text!(language, "note-leads", objective = name((objective.measure(), objective.review()), language)),
        },
        printed: 12,
        ..Grid::default()
    })
}
