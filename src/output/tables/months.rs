//! Measures by month, as small bars.

use super::{Cell, Column, Grid, Row};
use crate::analysis::measures::{Compared, Measure, ReviewedMeasure};
use crate::analysis::rates::Basis;
use crate::analysis::results::DesignResults;
use crate::ledger::Review;
use crate::messages::{Language, text};
use crate::output::labels::{Scale, name};
use crate::output::layout::width;

const MEASURES: [ReviewedMeasure; 8] = [
    (Compared::Rate(Measure::ResolutionRate), Some(Review::Official)),
    (Compared::Last(Measure::ResolutionRate), Some(Review::Official)),
    (Compared::Rate(Measure::ResolutionRate), Some(Review::Observer)),
    (Compared::Rate(Measure::SatisfactionRate), Some(Review::Official)),
    (Compared::Last(Measure::SatisfactionRate), Some(Review::Official)),
    (Compared::Rate(Measure::SatisfactionRate), Some(Review::Observer)),
    (Compared::Rate(Measure::CuredRate), Some(Review::Observer)),
    (Compared::Rate(Measure::Opened), Some(Review::Observer)),
];

/// Bars of the full table, and on a screen.
const BARS: usize = 36;
const BARS_ON_SCREEN: usize = 20;

/// The means of a measure by month; none where no trial has one.
fn means(design: &DesignResults, measure: ReviewedMeasure) -> Vec<Option<f64>> {
    let (column, basis) = measure.0.column(measure.1);
    let (Compared::Rate(rate), Some(review)) = (column, measure.1) else { return Vec::new() };
    let months = design.by_month_on(basis.unwrap_or(Basis::Callback), review, rate);
    months.iter().map(|found| found.map(|statistics| statistics.mean)).collect()
}

/// The rates and the orders of a design by month; none with a single month.
pub(crate) fn by_month(language: Language, design: &DesignResults) -> Option<Grid> {
    let [first, .., last] = design.by_month.as_slice() else { return None };
    let rows = MEASURES.into_iter().filter_map(|measure| {
        let values = means(design, measure);
        let mut defined = values.iter().flatten();
        let from = defined.next()?;
        let ends = [*from, *defined.next_back().unwrap_or(from)];
        let scale = Scale::of(measure, design.months).column(ends);
        let [from, to] = ends.map(|value| scale.level(value));
        Some(Row::new(vec![
            Cell::words(name(measure, language)),
            Cell::words(sparkline(&values, BARS)),
            Cell::words(format!("{from} → {to}")),
        ]))
    });
    let rows: Vec<Row> = rows.collect();
    // As wide as the longest name.
    let longest = rows.iter().map(|row| width(&row.cells[0].text) + 2).fold(32, usize::max);
    Some(Grid {
        caption: text!(language, "table-by-month", first = &first.month, last = &last.month),
        columns: vec![Column::words("", longest), Column::words("", 0), Column::words("", 0)],
        rows,
        ..Grid::default()
    })
}

/// The observer's resolution rate by month, with the first and the last month that have one; none with fewer than two.
pub(crate) fn on_screen(language: Language, design: &DesignResults) -> Option<Grid> {
    let resolution = (Compared::Rate(Measure::ResolutionRate), Some(Review::Observer));
    let values = means(design, resolution);
    let mut defined = design.by_month.iter().zip(&values).filter_map(|(month, value)| Some((&month.month, (*value)?)));
    let ((from, first), (to, last)) = (defined.next()?, defined.next_back()?);
    let scale = Scale::of(resolution, design.months);
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
