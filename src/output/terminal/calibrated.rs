//! The output of `jiesu calibrate`: whether the model fits and what the targets determine, then the tables.

use super::{Detail, grid};
use crate::analysis::predictive::ENOUGH;
use crate::calibrate::fit::{Fit, Verdict};
use crate::calibrate::plan::{Calibration, Target};
use crate::calibrate::ranks::RankCheck;
use crate::calibrate::search::Found;
use crate::messages::numbers::fixed;
use crate::messages::{Language, text};
use crate::output::tables::NONE;
use crate::output::tables::calibrated::{number, parameters, ranks, targets};

/// The result; the table of targets only in full detail.
pub(crate) fn render(language: Language, calibration: &Calibration, found: &Found, verdict: &Verdict, detail: Detail) -> String {
    let (count, dimensions) = (calibration.targets.len(), calibration.parameters.len());
    let mut lines = vec![match verdict.inside() {
        None => text!(language, "screen-fit-open", name = &calibration.name, worth = fixed(found.worth, 0), enough = fixed(ENOUGH, 0)),
        Some(inside) if inside == count && found.widened <= 1.0 => {
            text!(language, "screen-fits", name = &calibration.name, inside = inside, targets = count)
        }
        Some(inside) => text!(language, "screen-does-not-fit", name = &calibration.name, inside = inside, targets = count),
    }];
    if found.widened > 1.0 {
        lines.push(text!(language, "screen-widened", times = fixed(found.widened, 2)));
    }
    let off: Vec<String> = calibration
        .targets
        .iter()
        .zip(&verdict.fits)
        .filter(|(target, fit)| remains_off(target, fit))
        .map(|(target, fit)| miss(language, target, fit))
        .collect();
    if !off.is_empty() {
        lines.push(text!(language, "screen-off", list = off.join(language.of("; ", "；"))));
    }
    let keys = |wanted: bool| {
        let informed = calibration.parameters.iter().zip(&verdict.informed).filter(|(_, found)| found.informed == wanted);
        let names: Vec<&str> = informed.map(|(parameter, _)| parameter.key.as_str()).collect();
        if names.is_empty() { text!(language, "screen-none") } else { names.join(", ") }
    };
    lines.push(text!(language, "screen-informed", list = keys(true)));
    lines.push(text!(language, "screen-not-informed", list = keys(false)));
    lines.push(match dimensions > verdict.directions {
        true => text!(language, "screen-some-directions", targets = count, parameters = dimensions, directions = verdict.directions),
        false => text!(language, "screen-all-directions", targets = count, parameters = dimensions, directions = verdict.directions),
    });
    lines.push(text!(
        language,
        "screen-sample",
        tried = found.tried.len(),
        failed = verdict.failed,
        sample = found.sample.len(),
        distinct = verdict.distinct,
        worth = fixed(found.worth, 0),
    ));
    if let Some(k) = verdict.pareto_k {
        let (k, limit) = (fixed(k, 2), fixed(verdict.pareto_limit, 2));
        lines.push(match verdict.is_heavy(verdict.pareto_k) {
            true => text!(language, "screen-weights-heavy", k = k, limit = limit),
            false => text!(language, "screen-weights", k = k, limit = limit),
        });
    }
    let full = (detail == Detail::Full).then(|| targets(language, calibration, verdict));
    let tables: String =
        full.into_iter().chain([parameters(language, calibration, verdict)]).map(|table| grid::render(language, &table)).collect();
    lines.join("\n") + "\n" + &tables
}

/// The result of `calibrate --check`.
pub(crate) fn render_check(language: Language, calibration: &Calibration, check: &RankCheck) -> String {
    let left_out = text!(language, "screen-checks-left-out", left = check.left_out, enough = fixed(ENOUGH, 0));
    if check.checked.is_empty() {
        return text!(language, "screen-no-check", name = &calibration.name) + "\n" + &left_out + "\n";
    }
    let uniform = check.uniformity.iter().filter(|found| found.is_uniform()).count();
    let line = text!(
        language,
        "screen-check",
        name = &calibration.name,
        checks = check.checked.len(),
        uniform = uniform,
        parameters = check.uniformity.len()
    );
    let left_out = if check.left_out > 0 { left_out + "\n" } else { String::new() };
    line + "\n" + &left_out + &grid::render(language, &ranks(language, calibration, check))
}

/// Whether the point misses a target by more than its tolerance, or the band misses it.
fn remains_off(target: &Target, fit: &Fit) -> bool {
    fit.inside == Some(false) || fit.point.as_ref().is_none_or(|point| (point.mean - target.value).abs() > target.tolerance)
}

fn miss(language: Language, target: &Target, fit: &Fit) -> String {
    let point = fit.point.as_ref().map_or_else(|| NONE.into(), |point| number(point.mean));
    text!(language, "screen-miss", target = target.name(), value = number(target.value), point = point)
}
