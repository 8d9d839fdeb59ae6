//! The difference of each design by account: all sets, and the accounts with the smallest and the largest difference.

use super::{Cell, Column, Grid, Row};
use crate::analysis::Analysis;
use crate::analysis::accounts::AccountDifference;
use crate::analysis::measures::{Compared, Measure, ReviewedMeasure};
use crate::analysis::results::ComparisonResults;
use crate::ledger::Review;
use crate::messages::{Language, text};
use crate::output::labels::{Scale, name};

/// Width of the names of designs and of accounts.
const NAME: usize = 22;
const ACCOUNT: usize = 17;

/// The tables of actual resolution and of the observer's resolution rate; a note below the last; none unless the sets belong to two
/// or more accounts.
pub(crate) fn accounts(language: Language, analysis: &Analysis, comparison: &ComparisonResults) -> Vec<Grid> {
    let of = |rate| grid(language, analysis, comparison, (Compared::Rate(rate), Some(Review::Observer)));
    let mut grids: Vec<Grid> = [Measure::ResolutionRate, Measure::CuredRate].into_iter().filter_map(of).collect();
    if let Some(last) = grids.last_mut() {
        last.note = text!(language, "note-by-account");
    }
    grids
}

fn grid(language: Language, analysis: &Analysis, comparison: &ComparisonResults, measure: ReviewedMeasure) -> Option<Grid> {
    let of_design = |design: &str| -> Vec<&AccountDifference> {
        comparison.accounts.iter().filter(|row| row.measure == measure && row.design == design).collect()
    };
    let all: Vec<(usize, Vec<&AccountDifference>)> =
        comparison.designs.iter().map(|design| of_design(&design.name)).enumerate().filter(|(_, rows)| rows.len() > 1).collect();
    let scale = Scale::of(measure, analysis.months()).column(all.iter().flat_map(|(_, rows)| rows).map(|row| row.statistics.mean));
    let rows = all.iter().map(|(index, rows)| {
        let by_mean = |a: &&&AccountDifference, b: &&&AccountDifference| a.statistics.mean.total_cmp(&b.statistics.mean);
        let end = |found: Option<&&AccountDifference>| {
            let mean = Cell::number(found.map(|row| row.statistics.mean), |mean| scale.signed(mean));
            [mean, Cell::words(found.map_or("", |row| row.account.as_str()))]
        };
        let difference = comparison.difference(*index, measure.0, measure.1).map(|found| found.paired.difference);
        let own = [Cell::words(&comparison.designs[*index].name), Cell::number(difference, |mean| scale.signed(mean))];
        Row::new(own.into_iter().chain(end(rows.iter().min_by(by_mean))).chain(end(rows.iter().max_by(by_mean))).collect())
    });
    (!all.is_empty()).then(|| Grid {
        caption: text!(language, "table-by-account", measure = name(measure, language)),
        columns: vec![
            Column::words(text!(language, "word-design"), NAME),
            Column::number(text!(language, "table-all-sets"), 11),
            Column::number(text!(language, "table-least"), 9),
            Column::words(text!(language, "table-under"), ACCOUNT),
            Column::number(text!(language, "table-most"), 9),
            Column::words(text!(language, "table-under"), ACCOUNT),
        ],
        rows: rows.collect(),
        printed: 12,
        ..Grid::default()
    })
}
