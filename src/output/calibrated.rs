//! The folder of `jiesu calibrate`: the sample of parameter sets, the best point, their fit, and every set that was tried.

use super::columns::calibrated::{CalibrationFile, FitFile, FitRow, InformedFile, InformedRow, RankRow, RanksFile, SampleFile, SampledSet};
use super::csv::{self, Cell, Table};
use super::folder::Folder;
use super::manifest::Timing;
use super::{columns, excel};
use crate::calibrate::fit::Verdict;
use crate::calibrate::plan::Calibration;
use crate::calibrate::ranks::RankCheck;
use crate::calibrate::search::{Found, Method, Tried, cube};
use crate::error::{Error, Result};
use crate::input::FORMAT;
use crate::messages::Language;
use serde::Serialize;
use std::path::Path;

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
    /// What targets are compared with: `simulated` values or `emulated` means, which weigh the sets.
    method: &'static str,
    parameters: Vec<&'a str>,
    targets: Vec<String>,
    tried: usize,
    failed: usize,
    sets: usize,
    distinct_sets: usize,
    worth: f64,
    /// Pareto shape of the weights, and the value above which they are unreliable.
    pareto_k: Option<f64>,
    pareto_limit: f64,
    widened: f64,
    informed_directions: usize,
    point_distance: Option<f64>,
    /// With `--excel`, the language of the CSV headings.
    #[serde(skip_serializing_if = "Option::is_none")]
    excel: Option<String>,
}

#[derive(Serialize)]
struct CheckManifest<'a> {
    format: u32,
    version: &'static str,
    command: &'static str,
    name: &'a str,
    title: &'a str,
    seed: u64,
    parameters: Vec<&'a str>,
    targets: Vec<String>,
    tried: usize,
    checks: usize,
    checks_left_out: usize,
    /// As in [`Manifest`].
    #[serde(skip_serializing_if = "Option::is_none")]
    excel: Option<String>,
}

/// Writes the folder, its CSV files for a spreadsheet with headings in the language `excel` if there is one.
///
/// The example is not run, since a calibration takes hours.
///
/// ```no_run
/// use jiesu::calibrate::{Calibration, Prepared, assess, search};
/// use jiesu::experiment::Unwatched;
/// use jiesu::output::{Folder, Replace, Timing, write_calibration};
///
/// let calibration = Calibration::load("scenarios/calibrate/accounts/last-ranking.toml".as_ref(), &[])?;
/// let folder = Folder::create("results/beijing".as_ref(), Replace::Never)?;
/// let found = search(&calibration.problem, &mut |drafts| {
///     Prepared::of(&calibration, drafts)?.outcomes(&calibration, None, 0, &Unwatched)
/// })?;
/// let verdict = assess(&calibration.problem, &found);
/// write_calibration(folder, &calibration, &found, &verdict, None, || Timing::default())?;
/// # Ok::<(), jiesu::Error>(())
/// ```
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
    let keys = || calibration.parameters.iter().map(|parameter| parameter.key.as_str());
    let targets: Vec<String> = calibration.targets.iter().map(|target| target.name()).collect();
    tried(path, calibration, found)?;
    sets(path, calibration, found)?;
    let informed = calibration.parameters.iter().zip(&verdict.informed);
    csv::write::<InformedFile>(path, informed.map(|(parameter, informed)| InformedRow { parameter, informed }))?;
    let fits = calibration.targets.iter().zip(&verdict.fits);
    csv::write::<FitFile>(path, fits.map(|(target, fit)| FitRow { target, fit }))?;
    columns::write_calibrated(path, keys(), &targets)?;

    let place = cube(&found.point);
    let point = calibration.point("point", &place, path)?;
    let head = format!("# The best point of `{}`: parameter values that fit. Their uncertainty is in sets.csv.\n", calibration.name);
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
        method: match calibration.problem.method {
            Method::Simulated => "simulated",
            Method::Emulated => "emulated",
        },
        parameters: keys().collect(),
        targets,
        tried: found.tried.len(),
        failed: verdict.failed,
        sets: found.sample.len(),
        distinct_sets: verdict.distinct,
        worth: found.worth,
        pareto_k: verdict.pareto_k,
        pareto_limit: verdict.pareto_limit,
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

/// Writes the folder of `calibrate --check`: the bank, and the rank of every parameter in every check; CSV files as [`write()`] has them.
///
/// The example is not run, since the bank takes as long as a calibration.
///
/// ```no_run
/// use jiesu::calibrate::{Calibration, Prepared, Problem, rank_check, search};
/// use jiesu::experiment::Unwatched;
/// use jiesu::output::{Folder, Replace, Timing, write_rank_check};
///
/// let mut calibration = Calibration::load("scenarios/calibrate/accounts/last-ranking.toml".as_ref(), &[])?;
/// calibration.problem = Problem { generations: 1, point: 0, check: 0, ..calibration.problem };
/// let folder = Folder::create("results/beijing-check".as_ref(), Replace::Never)?;
/// let bank = search(&calibration.problem, &mut |drafts| {
///     Prepared::of(&calibration, drafts)?.outcomes(&calibration, None, 0, &Unwatched)
/// })?;
/// let check = rank_check(&calibration.problem, &bank.tried, 200);
/// write_rank_check(folder, &calibration, &bank, &check, None, || Timing::default())?;
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// I/O errors.
pub fn write_rank_check(
    folder: Folder,
    calibration: &Calibration,
    bank: &Found,
    check: &RankCheck,
    excel: Option<Language>,
    timing: impl FnOnce() -> Timing,
) -> Result<()> {
    let path = folder.path();
    let keys = || calibration.parameters.iter().map(|parameter| parameter.key.as_str());
    let targets: Vec<String> = calibration.targets.iter().map(|target| target.name()).collect();
    tried(path, calibration, bank)?;
    let row = |checked, key, rank: &usize| RankRow { checked, key, rank: *rank };
    let rows = check.checked.iter().flat_map(|checked| keys().zip(&checked.ranks).map(move |(key, rank)| row(checked, key, rank)));
    csv::write::<RanksFile>(path, rows)?;
    columns::write_calibrated(path, keys(), &targets)?;
    let manifest = CheckManifest {
        format: FORMAT,
        version: env!("CARGO_PKG_VERSION"),
        command: "calibrate",
        name: &calibration.name,
        title: &calibration.title,
        seed: calibration.problem.seed,
        parameters: keys().collect(),
        targets,
        tried: bank.tried.len(),
        checks: check.checked.len(),
        checks_left_out: check.left_out,
        excel: excel.map(|language| language.to_string()),
    };
    excel.map_or(Ok(()), |language| excel::rewrite(path, language, true))?;
    super::files::write_json(&path.join("manifest.json"), &manifest)?;
    super::files::write_json(&path.join("timing.json"), &timing())?;
    folder.finish()
}

/// The values of a set.
fn values(calibration: &Calibration, tried: &Tried) -> Vec<String> {
    calibration.parameters.iter().zip(&tried.draft.cube()).map(|(parameter, z)| parameter.written(*z)).collect()
}

fn tried(folder: &Path, calibration: &Calibration, found: &Found) -> Result<()> {
    let targets: Vec<String> = calibration.targets.iter().map(|target| format!("_{}", target.name())).collect();
    let keys = calibration.parameters.iter().map(|parameter| parameter.key.as_str());
    let mut table = Table::<CalibrationFile>::create_with(folder, keys.chain(targets.iter().map(String::as_str)))?;
    for tried in &found.tried {
        let simulated = |j: usize| tried.outcome.as_ref().ok().map(|values| values[j]).into();
        let values = values(calibration, tried);
        table.add_with(&tried, values.iter().map(|value| Cell::Value(value)).chain((0..targets.len()).map(simulated)))?;
    }
    table.finish()
}

fn sets(folder: &Path, calibration: &Calibration, found: &Found) -> Result<()> {
    let keys = calibration.parameters.iter().map(|parameter| parameter.key.as_str());
    let mut table = Table::<SampleFile>::create_with(folder, keys)?;
    for (index, number) in found.sample.iter().zip(1..) {
        let tried = &found.tried[*index];
        let values = values(calibration, tried);
        table.add_with(&SampledSet { number, tried }, values.iter().map(|value| Cell::Value(value)))?;
    }
    table.finish()
}
