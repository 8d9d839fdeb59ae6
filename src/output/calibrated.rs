//! The folder of `jiesu calibrate`: the sample of parameter sets, the best point, their fit, and every set that was tried.

use super::csv::Table;
use super::folder::Folder;
use super::manifest::Timing;
use super::{columns, excel};
use crate::analysis::rates::review_word;
use crate::calibrate::fit::Verdict;
use crate::calibrate::plan::Calibration;
use crate::calibrate::search::{Found, Stage, Tried, cube};
use crate::error::{Error, Result};
use crate::input::FORMAT;
use crate::input::setting::plain_number;
use crate::messages::Language;
use serde::Serialize;
use std::path::Path;

/// Columns of `calibration.csv` before those of the keys, and after those of the keys and targets.
pub(crate) const TRIED: [[&str; 3]; 2] = [["set", "_stage", "_generation"], ["_distance", "_weight", "_seed"]];
pub(crate) const FAILED: &str = "_failed";
/// Columns of `sets.csv` before and after those of the keys.
pub(crate) const SET: &str = "set";
pub(crate) const SETS: [&str; 3] = ["_tried", "_distance", "_weight"];
pub(crate) const INFORMED: [&str; 12] =
    ["key", "prior_sd", "posterior_sd", "ratio", "informed", "scale", "range_low", "range_high", "low", "median", "high", "point"];
pub(crate) const FIT: [&str; 22] = [
    "target",
    "measure",
    "review",
    "basis",
    "level",
    "unit",
    "period",
    "value",
    "tolerance",
    "point",
    "point_se",
    "point_ci_low",
    "point_ci_high",
    "p05",
    "p50",
    "p95",
    "inside",
    "left_out_p05",
    "left_out_p50",
    "left_out_p95",
    "left_out_error",
    "left_out_worth",
];

#[derive(Serialize)]
struct Manifest<'a> {
    format: u32,
    version: &'static str,
    command: &'static str,
    name: &'a str,
    title: &'a str,
    /// Hash of the scenario at the best point, with seed 1.
    scenario: String,
    seed: u64,
    parameters: Vec<&'a str>,
    targets: Vec<String>,
    tried: usize,
    failed: usize,
    sets: usize,
    distinct_sets: usize,
    worth: f64,
    widened: f64,
    informed_directions: usize,
    point_distance: Option<f64>,
    /// With `--excel`, the language of the CSV headings.
    #[serde(skip_serializing_if = "Option::is_none")]
    excel: Option<String>,
}

fn yes(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

/// Writes the folder, its CSV files for a spreadsheet with headings in the language `excel` if there is one.
///
/// # Errors
/// I/O errors.
pub fn write(
    folder: Folder,
    calibration: &Calibration,
    found: &Found,
    verdict: &Verdict,
    excel: Option<Language>,
    timing: impl FnOnce() -> Timing,
) -> Result<()> {
    let path = folder.path();
    tried(path, calibration, found)?;
    sets(path, calibration, found)?;
    informed(path, calibration, verdict)?;
    fits(path, calibration, verdict)?;
    let keys = calibration.parameters.iter().map(|parameter| parameter.key.as_str());
    let targets: Vec<String> = calibration.targets.iter().map(|target| target.name()).collect();
    columns::write_calibrated(path, keys, &targets)?;

    let place = cube(&found.point);
    let point = calibration.point("point", &place, path)?;
    let head =
        format!("# The best point of `{}`: the parameter values that fit best. Their uncertainty is in sets.csv.\n", calibration.name);
    let file = path.join("point.toml");
    std::fs::write(&file, head + &point).map_err(|e| Error::io(&file, e))?;
    let manifest = Manifest {
        format: FORMAT,
        version: env!("CARGO_PKG_VERSION"),
        command: "calibrate",
        name: &calibration.name,
        title: &calibration.title,
        scenario: calibration.scenario("point", &place, 1)?.hash(),
        seed: calibration.problem.seed,
        parameters: calibration.parameters.iter().map(|parameter| parameter.key.as_str()).collect(),
        targets,
        tried: found.tried.len(),
        failed: verdict.failed,
        sets: found.sample.len(),
        distinct_sets: verdict.distinct,
        worth: found.worth,
        widened: found.widened,
        informed_directions: verdict.directions,
        point_distance: verdict.point_distance,
        excel: excel.map(|language| language.to_string()),
    };
    excel.map_or(Ok(()), |language| excel::rewrite(path, language, true))?;
    super::files::write_json(&path.join("manifest.json"), &manifest)?;
    super::files::write_json(&path.join("timing.json"), &timing())?;
    folder.finish()
}

fn tried(folder: &Path, calibration: &Calibration, found: &Found) -> Result<()> {
    let targets: Vec<String> = calibration.targets.iter().map(|target| format!("_{}", target.name())).collect();
    let keys = calibration.parameters.iter().map(|parameter| parameter.key.as_str());
    let heads: Vec<&str> =
        TRIED[0].into_iter().chain(keys).chain(targets.iter().map(String::as_str)).chain(TRIED[1]).chain([FAILED]).collect();
    let mut table = Table::create(folder, "calibration.csv", &heads)?;
    for Tried { draft, outcome, distance, weight } in &found.tried {
        table.show(draft.number);
        let (stage, generation) = match draft.stage {
            Stage::Sample(generation) => ("sample", Some(generation)),
            Stage::Point(generation) => ("point", Some(generation)),
            Stage::Check => ("check", None),
        };
        table.text(stage);
        table.maybe(generation);
        values(&mut table, calibration, &draft.cube());
        for j in 0..targets.len() {
            table.maybe(outcome.as_ref().ok().map(|values| values[j]));
        }
        table.maybe(distance.is_finite().then_some(*distance));
        table.maybe(matches!(draft.stage, Stage::Sample(_)).then_some(*weight));
        table.show(draft.seed);
        table.text(outcome.as_ref().err().map_or("", String::as_str));
        table.end_row()?;
    }
    table.finish()
}

/// Writes the values of a set, a cell each; strings without their quotes.
fn values(table: &mut Table, calibration: &Calibration, cube: &[f64]) {
    for (parameter, z) in calibration.parameters.iter().zip(cube) {
        table.value(&parameter.written(*z));
    }
}

fn sets(folder: &Path, calibration: &Calibration, found: &Found) -> Result<()> {
    let keys = calibration.parameters.iter().map(|parameter| parameter.key.as_str());
    let heads: Vec<&str> = [SET].into_iter().chain(keys).chain(SETS).collect();
    let mut table = Table::create(folder, "sets.csv", &heads)?;
    for (number, index) in found.sample.iter().enumerate() {
        let Tried { draft, distance, weight, .. } = &found.tried[*index];
        table.show(number + 1);
        values(&mut table, calibration, &draft.cube());
        table.show(draft.number);
        table.show(distance);
        table.show(weight);
        table.end_row()?;
    }
    table.finish()
}

fn informed(folder: &Path, calibration: &Calibration, verdict: &Verdict) -> Result<()> {
    let mut table = Table::create(folder, "sets.informed.csv", &INFORMED)?;
    for (parameter, informed) in calibration.parameters.iter().zip(&verdict.informed) {
        let prior = parameter.prior_sd();
        table.text(&parameter.key);
        table.show(prior);
        table.show(prior * informed.ratio);
        table.show(informed.ratio);
        table.text(yes(informed.informed));
        table.text(parameter.scale.word());
        let [low, median, high] = informed.sample;
        for z in [0.0, 1.0, low, median, high, informed.point] {
            table.maybe(plain_number(&parameter.written(z)));
        }
        table.end_row()?;
    }
    table.finish()
}

fn fits(folder: &Path, calibration: &Calibration, verdict: &Verdict) -> Result<()> {
    let mut table = Table::create(folder, "fit.csv", &FIT)?;
    for (target, fit) in calibration.targets.iter().zip(&verdict.fits) {
        table.text(&target.name());
        table.text(target.measure.word());
        table.text(review_word(target.review));
        table.text(target.basis.word());
        table.text(target.level.word());
        table.text(&target.unit);
        table.text(&target.period);
        table.show(target.value);
        table.show(target.tolerance);
        let point = fit.point.as_ref();
        table.maybe(point.map(|point| point.mean));
        table.maybe(point.and_then(|point| point.se));
        table.maybe(point.and_then(|point| Some(point.interval?.0)));
        table.maybe(point.and_then(|point| Some(point.interval?.1)));
        fit.sample.iter().for_each(|x| table.show(x));
        table.text(yes(fit.inside));
        fit.left_out.iter().for_each(|x| table.show(x));
        table.show(fit.left_out[1] - target.value);
        table.show(fit.left_out_worth);
        table.end_row()?;
    }
    table.finish()
}
