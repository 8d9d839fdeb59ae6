//! The output of `jiesu score`: where the forecasts are better than naive ones and where not, then the table.

use super::grid;
use crate::analysis::skill::{PERIODS, Verdict};
use crate::analysis::verification::Verified;
use crate::messages::{Language, text};
use crate::output::layout::marked;
use crate::output::scored::ScoredForecasts;
use crate::output::tables::scored::{comparisons, named, scores};

/// The worst verdict of the comparisons of a forecast; none without intervals.
fn worst(scored: &ScoredForecasts, verified: &Verified) -> Option<Verdict> {
    comparisons(scored, verified).map(|(_, skill)| skill.verdict()).collect::<Option<Vec<_>>>()?.into_iter().max()
}

/// What the scores say, and the table.
pub(crate) fn render(language: Language, scored: &ScoredForecasts) -> String {
    let of = |verdict: Option<Verdict>| {
        let chosen = scored.verification.verified.iter().filter(|one| one.is_scored && worst(scored, one) == verdict);
        let names: Vec<String> = chosen.map(|one| named(scored, &one.forecast, &one.subject)).collect();
        (!names.is_empty()).then(|| names.join(language.of(", ", "、")))
    };
    let lines = [
        of(Some(Verdict::Better)).map(|list| text!(language, "screen-scores-better", list = list)),
        of(Some(Verdict::Open)).map(|list| text!(language, "screen-scores-open", list = list)),
        of(Some(Verdict::Worse)).map(|list| text!(language, "screen-scores-worse", list = list)),
        of(None).map(|list| text!(language, "screen-scores-few", list = list, periods = PERIODS)),
        Some(scored.verification.unobserved).filter(|n| *n > 0).map(|n| text!(language, "screen-scores-unobserved", n = n)),
    ];
    let head = text!(language, "screen-scores", forecast = &scored.forecast, data = &scored.data) + "\n";
    let lines: String = lines.into_iter().flatten().map(|line| marked("", &line)).collect();
    head + &lines + &grid::render(language, &scores(language, scored))
}
