//! The data behind a report: exact rows of the results folder, the resolved scenarios, and the data files that they name.
//!
//! The page embeds its excerpt, so that the page can be rendered again and its trials re-run.

use super::sheet::{Results, Row, Sheet};
use crate::behaviour::quantile;
use crate::error::{Diagnostic, Error, Place, Result};
use crate::input::fnv1a;
use crate::input::read_once::is_open_elsewhere;
use crate::input::{FORMAT, check_json};
use crate::messages::Language;
use crate::output::manifest::Manifest;
use crate::scenario::{PATHS, Scenario};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The data behind a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Excerpt {
    /// [`FORMAT`] of the page.
    pub format: u32,
    /// Version of the program that made the report.
    pub version: String,
    /// Fingerprint of that program's sources.
    pub build: String,
    /// `en` or `zh`.
    pub language: String,
    /// The title.
    pub title: String,
    /// Designs in the report, in their order: all those of the manifest, if they are few enough.
    pub designs: Vec<String>,
    /// `manifest.json`.
    pub manifest: String,
    /// Rows by the name of their file without its extension; `streets` is derived from `summary.csv`.
    pub sheets: BTreeMap<String, Sheet>,
    /// The resolved scenarios by design; their paths lead into `data`.
    pub scenarios: BTreeMap<String, String>,
    /// The files that scenarios name, by their paths.
    pub data: BTreeMap<String, String>,
}

/// Designs in the report, at most.
const DESIGNS: usize = 40;
/// Designs with months in the report, at most.
const MONTHLY: usize = 12;
/// Trials whose rows are kept, at most.
const TRIALS: usize = 1_000;
/// Bytes of all data files, at most.
const DATA: usize = 1 << 20;
/// Points of a distribution of streets.
const POINTS: usize = 20;

pub(super) const RATES: [&str; 4] = ["response_rate", "resolution_rate", "satisfaction_rate", "cured_rate"];
const STATISTICS: [&str; 11] = ["n", "mean", "sd", "se", "ci_low", "ci_high", "p05", "p25", "p50", "p75", "p95"];
const PLACE: [&str; 6] = ["design", "level", "period_kind", "period", "review", "basis"];

impl Excerpt {
    /// Reads a results folder.
    ///
    /// # Errors
    /// An invalid file of the folder, with line and column; I/O errors.
    pub fn read(folder: &Path, language: Language, title: Option<&str>) -> Result<Excerpt> {
        let manifest = text(&folder.join("manifest.json"))?;
        let parsed = read_manifest(&folder.join("manifest.json"), &manifest)?;
        let results = Results { path: folder, excel: parsed.excel.as_deref().and_then(|language| language.parse().ok()) };
        let designs = chosen(results, &parsed)?;
        let sheets = sheets(results, &designs)?;
        let (scenarios, data) = scenarios(folder, &designs)?;
        if text(&folder.join("manifest.json"))? != manifest {
            let message = "found a folder that was replaced while it was read: try again";
            return Err(Error::input(folder.display().to_string(), "", message));
        }
        let asked = Some(parsed.title.clone()).filter(|title| !title.is_empty());
        let name = || folder.canonicalize().ok().and_then(|full| full.file_name().map(|name| name.to_string_lossy().into_owned()));
        Ok(Excerpt {
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").into(),
            build: env!("JIESU_BUILD").into(),
            language: language.to_string(),
            title: title.map(str::to_owned).or(asked).or_else(name).unwrap_or_else(|| "jiesu".into()),
            designs,
            manifest,
            sheets,
            scenarios,
            data,
        })
    }

    /// A sheet; an empty one if its file was missing.
    pub fn sheet(&self, name: &str) -> &Sheet {
        static NONE: Sheet = Sheet { columns: Vec::new(), rows: Vec::new(), left_out: 0 };
        self.sheets.get(name).unwrap_or(&NONE)
    }

    /// The parsed manifest.
    ///
    /// # Errors
    /// Bad input if it cannot be parsed.
    pub fn parse_manifest(&self) -> Result<Manifest> {
        read_manifest(Path::new("manifest.json"), &self.manifest)
    }

    /// The language of the page.
    pub fn language(&self) -> Language {
        self.language.parse().unwrap_or_default()
    }

    /// The baseline, if designs are compared.
    pub fn baseline(&self) -> Option<&str> {
        self.sheet("comparison").rows().next().map(|row| row.text("baseline"))
    }
}

pub(super) fn text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => Error::input(
            path.display().to_string(),
            "",
            "found no such file, expected the results folder of `run`, `compare`, `sweep` or `attribute`",
        ),
        std::io::ErrorKind::InvalidData => Error::input(path.display().to_string(), "", "found text that is not UTF-8"),
        _ => Error::io(path, error),
    })
}

fn read_manifest(path: &Path, text: &str) -> Result<Manifest> {
    check_json(path, text)?;
    serde_json::from_str(text).map_err(|error| {
        let place = Place { line: error.line() as u32, column: error.column().max(1) as u32 };
        let message = format!("found an invalid manifest: {error}");
        Error::Input(vec![Diagnostic { file: path.display().to_string(), place, key: String::new(), message: message.into(), hint: None }])
    })
}

/// The designs in the report: all, or the baseline and those that change the observer's resolution rate most.
fn chosen(results: Results<'_>, manifest: &Manifest) -> Result<Vec<String>> {
    let all: Vec<String> = manifest.designs.iter().map(|design| design.name.clone()).collect();
    if all.len() <= DESIGNS {
        return Ok(all);
    }
    let mut moved: Vec<(f64, String)> = Vec::new();
    let mut baseline = all[0].clone();
    Sheet::read(results, "comparison.csv", &["design", "measure", "baseline"], &["difference"], |row| {
        if row.is(&[("measure", "resolution_rate"), ("review", "observer"), ("basis", "callback"), ("period_kind", "run")]) {
            moved.push((row.number("difference").map_or(0.0, f64::abs), row.text("design").into()));
            baseline = row.text("baseline").into();
        }
        false
    })?;
    moved.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut kept: Vec<&str> = moved.iter().map(|(_, name)| name.as_str()).take(DESIGNS - 1).collect();
    kept.extend(all.iter().map(String::as_str).take(DESIGNS - 1 - kept.len()));
    Ok(all.iter().filter(|name| kept.contains(&name.as_str()) || **name == baseline).cloned().collect())
}

pub(super) fn sheets(results: Results<'_>, designs: &[String]) -> Result<BTreeMap<String, Sheet>> {
    let mut sheets = BTreeMap::new();
    let shown = |row: &Row<'_>| designs.iter().any(|name| name == row.text("design"));
    let monthly = |row: &Row<'_>| designs.iter().take(MONTHLY).any(|name| name == row.text("design"));
    let mut put = |name: &str, sheet: Option<Sheet>| {
        if let Some(sheet) = sheet.filter(|sheet| !sheet.rows.is_empty()) {
            sheets.insert(name.to_owned(), sheet);
        }
    };
    let mut streets: BTreeMap<(usize, usize, bool), Vec<f64>> = BTreeMap::new();
    let summary = Sheet::read(results, "summary.csv", &[&PLACE[..], &["unit", "measure"]].concat(), &STATISTICS, |row| {
        if row.text("basis") != "callback" || !shown(row) {
            return false;
        }
        let measure = row.text("measure");
        let rate = RATES.iter().position(|rate| *rate == measure);
        match (row.text("level"), row.text("period_kind")) {
            ("city", "run") => true,
            ("city", "month") => rate.is_some() && monthly(row),
            ("district", "run") => rate.is_some(),
            ("street", "run") => {
                let design = designs.iter().position(|name| name == row.text("design"));
                if let (Some(design), Some(rate), Some(mean)) = (design, rate, row.number("mean")) {
                    streets.entry((design, rate, row.text("review") == "official")).or_default().push(mean);
                }
                false
            }
            _ => false,
        }
    })?;
    put("summary", summary);
    put("streets", Some(over_streets(designs, streets)));
    let run = |row: &Row<'_>| row.text("period_kind") == "run" && matches!(row.text("basis"), "" | "callback");
    let differences = [
        "difference",
        "se_replication",
        "ci_low",
        "ci_high",
        "p_better",
        "sign_stable",
        "n",
        "joint_low",
        "joint_high",
        "baseline_mean",
        "mean",
    ];
    let needed = ["design", "measure", "review", "basis", "period_kind", "baseline"];
    put("comparison", Sheet::read(results, "comparison.csv", &needed, &differences, |row| run(row) && shown(row))?);
    let (rates, costs) = trials(results, designs)?;
    put("rates", rates);
    put("costs", costs);
    put(
        "caveats",
        Sheet::read(results, "caveats.csv", &["code", "design", "measure", "sentence", "sentence_zh", "allowed"], &[], |_| true)?,
    );
    let gains = ["design", "baseline", "attribute", "type", "measure"];
    put("gains", Sheet::read(results, "gains.csv", &gains, &["difference", "ci_low", "ci_high", "gained", "lost"], shown)?);
    put(
        "attribution",
        Sheet::read(results, "attribution.csv", &["lever", "kind", "measure", "review"], &["value", "alone", "last"], |_| true)?,
    );
    put(
        "switching_values",
        Sheet::read(
            results,
            "switching_values.csv",
            &["key", "best", "rival", "verdict"],
            &["base", "switching_value", "ci_low", "ci_high"],
            |_| true,
        )?,
    );
    put("choice", Sheet::read(results, "choice.csv", &["design", "pareto", "dominated_by"], &["resolution_rate", "pareto_share"], shown)?);
    put("selection", Sheet::read(results, "selection.csv", &["design", "objective", "verdict"], &["within", "cities", "mean"], shown)?);
    put(
        "reevaluation",
        Sheet::read(results, "reevaluation.csv", &["design", "baseline", "measure", "review", "phase"], &["difference"], |_| true)?,
    );
    put("designs", Sheet::read(results, "designs.csv", &["design", "key", "value"], &[], |row| shown(row) && !row.text("key").is_empty())?);
    let is_same = |row: &Row<'_>| designs.iter().any(|name| name == row.text("same_as"));
    put("same", Sheet::read(results, "designs.csv", &["design"], &[], is_same)?);
    put(
        "units",
        Sheet::read(results, "units.csv", &["unit", "name", "level", "parent", "provenance"], &[], |row| {
            matches!(row.text("level"), "city" | "district") && row.text("city") == "1"
        })?,
    );
    for sheet in sheets.values_mut().filter(|sheet| sheet.rows.len() > 4 * TRIALS) {
        sheet.thin(4 * TRIALS);
    }
    Ok(sheets)
}

/// The rows of single trials: the city over the run, and its months for the first trial of each design; hours of all units.
pub(super) fn trials(results: Results<'_>, designs: &[String]) -> Result<(Option<Sheet>, Option<Sheet>)> {
    let shown = |row: &Row<'_>| designs.iter().any(|name| name == row.text("design"));
    let monthly = |row: &Row<'_>| designs.iter().take(MONTHLY).any(|name| name == row.text("design"));
    let trial = ["design", "city", "replication"];
    let first = |row: &Row<'_>| row.is(&[("city", "1"), ("replication", "1"), ("period_kind", "month")]) && monthly(row);
    let mut rates = Sheet::read(results, "rates.csv", &[&trial[..], &PLACE[1..]].concat(), &RATES, |row| {
        row.is(&[("level", "city"), ("basis", "callback")]) && shown(row) && (row.text("period_kind") == "run" || first(row))
    })?;
    let hours = ["paid_hours", "displaced_hours"];
    let mut costs = Sheet::read(results, "costs.csv", &[&trial[..], &["unit_kind"]].concat(), &hours, |row| {
        row.text("unit_kind") == "all" && shown(row)
    })?;
    if let (Some(rates), Some(costs)) = (&mut rates, &mut costs) {
        keep_trials(rates, costs);
    }
    Ok((rates, costs))
}

/// Keeps the rows of every k-th trial.
fn keep_trials(rates: &mut Sheet, costs: &mut Sheet) {
    let all = costs.rows.len();
    costs.thin(TRIALS);
    if costs.left_out == 0 {
        return;
    }
    let step = all.div_ceil(TRIALS);
    let mut trials: Vec<[String; 3]> = Vec::new();
    let before = rates.rows.len();
    rates.rows.retain(|cells| {
        let trial = [cells[0].clone(), cells[1].clone(), cells[2].clone()];
        if trials.last() != Some(&trial) {
            trials.push(trial);
        }
        (trials.len() - 1).is_multiple_of(step)
    });
    rates.left_out += before - rates.rows.len();
}

fn over_streets(designs: &[String], streets: BTreeMap<(usize, usize, bool), Vec<f64>>) -> Sheet {
    let mut sheet = Sheet::default();
    let quantiles = || (0..=POINTS).map(|p| p as f64 / POINTS as f64);
    sheet.columns = ["design", "review", "measure", "streets"].map(String::from).to_vec();
    sheet.columns.extend(quantiles().map(|p| format!("q{:02.0}", 100.0 * p)));
    for ((design, rate, is_official), mut means) in streets {
        means.sort_unstable_by(f64::total_cmp);
        let review = if is_official { "official" } else { "observer" };
        let mut cells = vec![designs[design].clone(), review.into(), RATES[rate].into(), means.len().to_string()];
        cells.extend(quantiles().map(|p| quantile(&means, p).to_string()));
        sheet.rows.push(cells);
    }
    sheet
}

type Texts = BTreeMap<String, String>;

/// A scenario file of results and the paths that it names. The paths need not exist, because results may be copied without the city's
/// data, or the data came through a pipe; no file is read.
pub(super) fn read_scenario(path: &Path) -> Result<(Scenario, Vec<(&'static str, PathBuf)>)> {
    let nowhere: Vec<String> = PATHS.iter().map(|key| format!("{key}=\"\"")).collect();
    let mut scenario = Scenario::load(path, &nowhere)?;
    let table = text(path)?.parse::<toml::Table>().unwrap_or_default();
    for key in PATHS {
        let written = key.split_once('.').and_then(|(name, key)| table.get(name)?.get(key)?.as_str());
        if let Some(written) = written.filter(|written| !written.is_empty()) {
            put_path(&mut scenario, key, path.parent().unwrap_or(Path::new("")), written.into());
        }
    }
    // The name belongs to the data.
    let name = table.get("city").and_then(|city| city.get("name")?.as_str());
    scenario.tables.city.name = name.unwrap_or_default().into();
    let paths = PATHS.into_iter().filter_map(|key| Some((key, scenario.path(key)?))).collect();
    Ok((scenario, paths))
}

/// The files at the path of a key, by name; `None` if one of them is missing or is not text.
fn files_at(key: &str, at: &Path) -> Option<Vec<(String, String)>> {
    let take = |path: PathBuf| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        if path.is_file() && !is_open_elsewhere(&path) { Some((name, std::fs::read_to_string(&path).ok()?)) } else { None }
    };
    let companion = Some(at.with_extension("informed.csv")).filter(|path| key == "run.sets" && path.is_file());
    let files = match at.is_dir() {
        true => ["districts.csv", "streets.csv"].map(|name| at.join(name)).to_vec(),
        false => vec![at.to_path_buf()],
    };
    files.into_iter().chain(companion).map(take).collect()
}

/// The folder for data that the page does not embed.
const MISSING: &str = "data/missing";

/// The scenarios, with paths replaced by names derived from the contents of their files, and these files.
fn scenarios(folder: &Path, designs: &[String]) -> Result<(Texts, Texts)> {
    let (mut scenarios, mut data) = (Texts::new(), Texts::new());
    for design in designs {
        let path = folder.join("scenarios").join(format!("{design}.toml"));
        if !path.is_file() {
            continue;
        }
        let (mut scenario, paths) = read_scenario(&path)?;
        for (key, at) in paths {
            // The last part of a path is part of the scenario's hash.
            let end = at.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_else(|| "data".into());
            let written = match files_at(key, &at) {
                None => format!("{MISSING}/{end}"),
                Some(files) => {
                    let hash = fnv1a(files.iter().map(|(name, text)| format!("{name}\n{text}")).collect::<String>().as_bytes());
                    let place = format!("data/{hash:016x}");
                    let written = format!("{place}/{end}");
                    let place = if at.is_dir() { written.clone() } else { place };
                    data.extend(files.into_iter().map(|(name, text)| (format!("{place}/{name}"), text)));
                    written
                }
            };
            put_path(&mut scenario, key, Path::new(""), written);
        }
        scenarios.insert(design.clone(), scenario.to_toml(Path::new("")));
    }
    // Too large for a page: the report's trials cannot be re-run then, and `verify` says so.
    if data.values().map(String::len).sum::<usize>() > DATA {
        data.clear();
    }
    Ok((scenarios, data))
}

fn put_path(scenario: &mut Scenario, key: &str, folder: &Path, written: String) {
    scenario.folders.insert(key.into(), folder.into());
    let tables = &mut scenario.tables;
    match key {
        "city.data" => tables.city.data = written,
        "city.calendar" => tables.city.calendar = written,
        "city.profiles" => tables.city.profiles = written,
        _ => tables.run.sets = written,
    }
}
