//! The output of `jiesu calibrate`: whether the model fits and what the targets determine, then the tables.

use super::{Detail, grid};
use crate::calibrate::fit::{Fit, Verdict};
use crate::calibrate::plan::{Calibration, Target};
use crate::calibrate::search::Found;
use crate::messages::numbers::fixed;
use crate::messages::{Language, text};
use crate::output::tables::NONE;
use crate::output::tables::calibrated::{number, parameters, targets};

/// The result; the table of targets only in full detail.
pub(crate) fn render(language: Language, calibration: &Calibration, found: &Found, verdict: &Verdict, detail: Detail) -> String {
    let (count, dimensions) = (calibration.targets.len(), calibration.parameters.len());
    let inside = verdict.fits.iter().filter(|fit| fit.inside).count();
    let mut lines = vec![match inside == count && found.widened <= 1.0 {
        true => text!(language, "screen-fits", name = &calibration.name, inside = inside, targets = count),
        false => text!(language, "screen-does-not-fit", name = &calibration.name, inside = inside, targets = count),
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
    let full = (detail == Detail::Full).then(|| targets(language, calibration, verdict));
    let tables: String =
        full.into_iter().chain([parameters(language, calibration, verdict)]).map(|table| grid::render(language, &table)).collect();
    lines.join("\n") + "\n" + &tables
}

/// Whether the point misses a target by more than its tolerance, or the band misses it.
fn remains_off(target: &Target, fit: &Fit) -> bool {
    !fit.inside || fit.point.as_ref().is_none_or(|point| (point.mean - target.value).abs() > target.tolerance)
}

fn miss(language: Language, target: &Target, fit: &Fit) -> String {
    let point = fit.point.as_ref().map_or_else(|| NONE.into(), |point| number(point.mean));
    text!(language, "screen-miss", target = target.name(), value = number(target.value), point = point)
}
