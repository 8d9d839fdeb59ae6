//! The targets and the parameters of a calibration.

use super::{Cell, Column, Grid, NONE, Row};
use crate::calibrate::fit::Verdict;
use crate::calibrate::plan::Calibration;
use crate::calibrate::ranks::RankCheck;
use crate::messages::numbers::{fixed, interval};
use crate::messages::{Language, text};

const NAME: usize = 34;

/// Each published value, and what the model gives.
pub(crate) fn targets(language: Language, calibration: &Calibration, verdict: &Verdict) -> Grid {
    let rows = calibration.targets.iter().zip(&verdict.fits).map(|(target, fit)| {
        let se = |mean: f64, se: Option<f64>| se.map_or_else(|| NONE.into(), |se| fixed(se, digits(mean)));
        let point = fit.point.as_ref();
        let band = fit.predicted.map_or_else(Cell::none, |[low, _, high]| {
            let mark = if fit.inside == Some(false) { " !" } else { "" };
            Cell::words(interval(language, number(low), number(high)) + mark)
        });
        Row::new(vec![
            Cell::words(target.name()),
            Cell::number(Some(target.value), number),
            Cell::number(Some(target.tolerance), number),
            point.map_or_else(Cell::none, |point| {
                Cell::number(Some(point.mean), |mean| format!("{} ± {}", number(mean), se(mean, point.se)))
            }),
            band,
            Cell::number(fit.left_out.map(|band| band[1]), number),
        ])
    });
    let columns = [
        text!(language, "table-value"),
        text!(language, "table-tolerance"),
        text!(language, "table-point"),
        text!(language, "table-90-band"),
        text!(language, "table-without-it"),
    ];
    let (caption, note) = (text!(language, "table-published-value"), text!(language, "note-targets"));
    Grid { columns: with_widths(&caption, columns), caption, rows: rows.collect(), note, ..Grid::default() }
}

/// Each parameter, with its prior and its posterior.
pub(crate) fn parameters(language: Language, calibration: &Calibration, verdict: &Verdict) -> Grid {
    let rows = calibration.parameters.iter().zip(&verdict.informed).map(|(parameter, informed)| {
        let shown = |z: f64| {
            let written = parameter.written(z).trim_matches('"').to_string();
            written.parse::<f64>().map_or(written, number)
        };
        Row::new(vec![
            Cell::words(&parameter.key),
            Cell::words(shown(0.0)),
            Cell::words(shown(1.0)),
            Cell::words(shown(informed.point)),
            Cell::words(interval(language, shown(informed.sample[0]), shown(informed.sample[2]))),
            Cell::number(Some(informed.ratio), |ratio| fixed(ratio, 2)),
        ])
    });
    let columns = [
        text!(language, "table-from"),
        text!(language, "table-to"),
        text!(language, "table-point"),
        text!(language, "table-90-interval"),
        text!(language, "table-spread"),
    ];
    let (caption, note) = (text!(language, "word-parameter"), text!(language, "note-spread"));
    Grid { columns: with_widths(&caption, columns), caption, rows: rows.collect(), note, ..Grid::default() }
}

/// How far the ranks of each parameter are from uniform.
pub(crate) fn ranks(language: Language, calibration: &Calibration, check: &RankCheck) -> Grid {
    let rows = calibration.parameters.iter().zip(&check.uniformity).map(|(parameter, found)| {
        let mark = if found.is_uniform() { "" } else { " !" };
        Row::new(vec![
            Cell::words(&parameter.key),
            Cell::number(Some(found.mean), |share| fixed(share, 2)),
            Cell::number(Some(found.outer), |share| fixed(share, 2)),
            Cell::number(Some(found.deviation), |share| fixed(share, 3) + mark),
            Cell::number(Some(found.band), |share| fixed(share, 3)),
        ])
    });
    let headings = [
        text!(language, "table-mean-rank"),
        text!(language, "table-outermost"),
        text!(language, "table-deviation"),
        text!(language, "table-band"),
    ];
    let (caption, note) = (text!(language, "word-parameter"), text!(language, "note-ranks"));
    let others = headings.into_iter().map(|heading| Column::number(heading, 13));
    let columns = std::iter::once(Column::words(&caption, NAME)).chain(others).collect();
    Grid { columns, caption, rows: rows.collect(), note, ..Grid::default() }
}

fn with_widths(first: &str, headings: [String; 5]) -> Vec<Column> {
    let others = headings.into_iter().zip([8, 10, 17, 18, 11]).map(|(heading, width)| Column::number(heading, width));
    std::iter::once(Column::words(first, NAME)).chain(others).collect()
}

/// Decimals, so that four digits are significant.
fn digits(x: f64) -> usize {
    let magnitude = if x == 0.0 || !x.is_finite() { 0.0 } else { libm::floor(libm::log10(x.abs())) };
    (3.0 - magnitude).clamp(0.0, 6.0) as usize
}

/// Four significant digits, without zeros at the end.
pub(crate) fn number(x: f64) -> String {
    let text = fixed(x, digits(x));
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').into() } else { text }
}
