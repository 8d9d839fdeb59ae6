//! Measures by month, as small bars.

use super::{Cell, Column, Grid, Row};
use crate::analysis::measures::{Compared, Measure};
use crate::analysis::results::DesignResults;
use crate::ledger::Review;
use crate::messages::{Language, text};
use crate::output::labels::{Scale, name};

const MEASURES: [(Review, Measure); 6] = [
    (Review::Official, Measure::ResolutionRate),
    (Review::Observer, Measure::ResolutionRate),
    (Review::Official, Measure::SatisfactionRate),
    (Review::Observer, Measure::SatisfactionRate),
    (Review::Observer, Measure::CuredRate),
    (Review::Observer, Measure::Opened),
];

/// Bars of the full table, and on a screen.
const BARS: usize = 36;
const BARS_ON_SCREEN: usize = 20;

/// The means of a measure by month; none where no trial has one.
fn means(design: &DesignResults, review: Review, measure: Measure) -> Vec<Option<f64>> {
    design.by_month(review, measure).iter().map(|found| found.map(|statistics| statistics.mean)).collect()
}

/// The rates and the orders of a design by month; none with a single month.
pub(crate) fn by_month(language: Language, design: &DesignResults) -> Option<Grid> {
    let [first, .., last] = design.by_month.as_slice() else { return None };
    let rows = MEASURES.into_iter().filter_map(|(review, measure)| {
        let values = means(design, review, measure);
        let mut defined = values.iter().flatten();
        let from = defined.next()?;
        let ends = [*from, *defined.next_back().unwrap_or(from)];
        let compared = (Compared::Rate(measure), Some(review));
        let scale = Scale::of(compared, design.months).column(ends);
        let [from, to] = ends.map(|value| scale.level(value));
        Some(Row::new(vec![
            Cell::words(name(compared, language)),
            Cell::words(sparkline(&values, BARS)),
            Cell::words(format!("{from} → {to}")),
        ]))
    });
    Some(Grid {
        caption: text!(language, "table-by-month", first = &first.month, last = &last.month),
        columns: vec![Column::words("", 32), Column::words("", 0), Column::words("", 0)],
        rows: rows.collect(),
        ..Grid::default()
    })
}

/// The observer's resolution rate by month, with the first and the last month that have one; none with fewer than two.
pub(crate) fn on_screen(language: Language, design: &DesignResults) -> Option<Grid> {
    let values = means(design, Review::Observer, Measure::ResolutionRate);
    let mut defined = design.by_month.iter().zip(&values).filter_map(|(month, value)| Some((&month.month, (*value)?)));
    let ((from, first), (to, last)) = (defined.next()?, defined.next_back()?);
    let scale = Scale::of((Compared::Rate(Measure::ResolutionRate), Some(Review::Observer)), design.months);
    let ends = format!("{from} {} → {to} {}", scale.level(first), scale.level(last));
    Some(Grid {
        columns: vec![Column::words("", 36), Column::words("", 0), Column::words("", 0)],
        rows: vec![Row::new(vec![
            Cell::words(text!(language, "table-resolution-by-month")),
            Cell::words(sparkline(&values, BARS_ON_SCREEN)),
            Cell::words(ends),
        ])],
        ..Grid::default()
    })
}

const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Bars from the smallest to the largest value, at most `columns` of them; if there are more values, a bar shows a mean of neighbours.
fn sparkline(values: &[Option<f64>], columns: usize) -> String {
    let each = values.len().div_ceil(columns).max(1);
    let bars: Vec<Option<f64>> = values
        .chunks(each)
        .map(|chunk| {
            let defined: Vec<f64> = chunk.iter().flatten().copied().collect();
            (!defined.is_empty()).then(|| defined.iter().sum::<f64>() / defined.len() as f64)
        })
        .collect();
    let (low, high) = bars.iter().flatten().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(*v), high.max(*v)));
    let bar = |value: &Option<f64>| match value {
        None => ' ',
        Some(_) if high <= low => HEIGHTS[3],
        Some(value) => HEIGHTS[(((value - low) / (high - low) * 8.0) as usize).min(7)],
    };
    bars.iter().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sparkline_goes_from_the_smallest_to_the_largest_value() {
        assert_eq!(sparkline(&[Some(1.0), None, Some(1.5), Some(2.0)], 36), "▁ ▅█");
        assert_eq!(sparkline(&[Some(0.4); 3], 36), "▄▄▄");
        assert_eq!(sparkline(&[Some(0.0), Some(0.0), Some(1.0), Some(1.0)], 2), "▁█");
    }
}
