//! The scores of forecasts beside naive ones.

use super::calibrated::number;
use super::{Cell, Column, Grid, Row};
use crate::analysis::naive::Naive;
use crate::analysis::skill::{Skill, Verdict};
use crate::analysis::verification::{Subject, Verified};
use crate::messages::numbers::{percent, signed};
use crate::messages::{Language, text};
use crate::output::layout::width;
use crate::output::scored::ScoredForecasts;

/// The words of a subject; the name of the forecast first, if there are several.
pub(crate) fn named(scored: &ScoredForecasts, forecast: &str, subject: &Subject) -> String {
    let mut names = scored.verification.verified.iter().filter(|one| one.is_scored).map(|one| &one.forecast);
    let several = names.any(|name| name != forecast);
    let words = [if several { forecast } else { "" }, &subject.measure, &subject.unit];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The comparisons of a forecast with naive ones.
pub(crate) fn comparisons<'a>(scored: &'a ScoredForecasts, verified: &'a Verified) -> impl Iterator<Item = (Naive, &'a Skill)> {
    let of_it = scored.verification.compared.iter().filter(|one| one.forecast == verified.forecast && one.subject == verified.subject);
    of_it.map(|one| (one.reference, &one.skill))
}

/// Each forecast and subject: its score, the share of each naive score that it saves, and whether its intervals hold.
pub(crate) fn scores(language: Language, scored: &ScoredForecasts) -> Grid {
    let rows = scored.verification.verified.iter().zip(&scored.uniformity).filter(|(verified, _)| verified.is_scored);
    let rows: Vec<Row> = rows
        .map(|(verified, uniformity)| {
            let saved = |rule: Naive| {
                let skill = comparisons(scored, verified).find(|(reference, _)| *reference == rule).map(|(_, skill)| skill);
                skill.map_or_else(Cell::none, |skill| {
                    let mark = match skill.verdict() {
                        Some(Verdict::Better) => " *",
                        Some(Verdict::Worse) => " !",
                        Some(Verdict::Open) => "  ",
                        None => " ?",
                    };
                    Cell::number(skill.share(), |share| [signed(100.0 * share, 0).as_str(), " %", mark].concat())
                })
            };
            let scores = &verified.scores;
            let uniform = uniformity.map_or_else(Cell::none, |found| match found.is_uniform() {
                true => Cell::words(text!(language, "table-uniform")),
                false => Cell::words(text!(language, "table-not-uniform")),
            });
            Row::new(vec![
                Cell::words(named(scored, &verified.forecast, &verified.subject)),
                Cell::number(Some(scores.n as f64), |n| n.to_string()),
                Cell::number(Some(scores.crps), number),
                saved(Naive::Last),
                saved(Naive::Year),
                saved(Naive::Mean),
                Cell::number(scores.coverage[0], |share| percent(share, 0)),
                Cell::number(scores.coverage[1], |share| percent(share, 0)),
                uniform,
            ])
        })
        .collect();
    // The longest name, as far as the other columns leave room.
    let longest = rows.iter().map(|row| width(&row.cells[0].text)).max().unwrap_or(0);
    let saved = text!(language, "table-saved-of");
    let within = text!(language, "table-observed-within");
    let columns = vec![
        Column::words("", (longest + 1).clamp(12, 28)),
        Column::number("n", 4),
        Column::number("CRPS", 9),
        Column::number(text!(language, "table-last-value"), 10).below(&saved),
        Column::number(text!(language, "table-year-earlier"), 10).below(&saved),
        Column::number(text!(language, "table-mean-of-year"), 10).below(&saved),
        Column::number("50 %", 7).below(&within),
        Column::number("90 %", 7).below(&within),
        Column::words("PIT", 0),
    ];
    Grid { caption: String::new(), columns, rows, note: text!(language, "note-scores"), ..Grid::default() }
}
