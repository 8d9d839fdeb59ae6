//! The folder of `jiesu optimize`: every setting that was tried, the best in new cities, and what a step away costs.

use super::columns::optimized::{EstimateRow, OptimumFile, SettingMeasuresFile, SettingRow, SettingsFile, StepsFile};
use super::csv::{self, Cell, Table};
use super::folder::Folder;
use super::manifest::Timing;
use super::{columns, excel};
use crate::error::{Error, Result};
use crate::input::FORMAT;
use crate::messages::Language;
use crate::optimize::acquisition::Belief;
use crate::optimize::answer::{Answer, Evaluation, Step, evaluation};
use crate::optimize::plan::Optimization;
use crate::optimize::search::Found;
use serde::Serialize;
use std::path::Path;

#[derive(Serialize)]
struct Manifest<'a> {
    format: u32,
    version: &'static str,
    command: &'static str,
    name: &'a str,
    title: &'a str,
    seed: u64,
    /// Seed of the new cities.
    new_seed: u64,
    factors: Vec<&'a str>,
    objectives: Vec<String>,
    /// What is made of the values of parameter sets.
    over: &'static str,
    constraints: usize,
    /// Settings tried, the baseline not counted, and those of them that failed.
    settings: usize,
    failed: usize,
    /// Numbers of the best settings, and whether they are feasible with a probability of at least one half.
    best: Vec<usize>,
    feasible: bool,
    /// With `--excel`, the language of the CSV headings.
    #[serde(skip_serializing_if = "Option::is_none")]
    excel: Option<String>,
}

/// Writes the folder, its CSV files for a spreadsheet with headings in the language `excel` if there is one.
///
/// # Errors
/// I/O errors.
pub(crate) fn write(
    folder: Folder,
    optimization: &Optimization,
    found: &Found,
    answer: &Answer,
    excel: Option<Language>,
    timing: impl FnOnce() -> Timing,
) -> Result<()> {
    let path = folder.path();
    settings(path, optimization, found)?;
    csv::write::<SettingMeasuresFile>(path, measures(optimization, found))?;
    csv::write::<OptimumFile>(path, optimum(optimization, found, answer))?;
    csv::write::<StepsFile>(path, answer.steps.iter().flat_map(|step| step_rows(optimization, found, answer, step)))?;
    columns::write_optimized(path, optimization.keys())?;
    if let ([best], [_]) = (found.best.as_slice(), optimization.objectives.as_slice()) {
        let scenario = optimization.best("optimum", &found.tried[*best].draft)?;
        let file = path.join("optimum.toml");
        let head = format!("# The best setting of `{}`. How good it is: optimum.csv.\n", optimization.name);
        std::fs::write(&file, head + &scenario.to_toml(path)).map_err(|e| Error::io(&file, e))?;
    }
    let manifest = Manifest {
        format: FORMAT,
        version: env!("CARGO_PKG_VERSION"),
        command: "optimize",
        name: &optimization.name,
        title: &optimization.title,
        seed: optimization.problem.seed,
        new_seed: optimization.new_seed,
        factors: optimization.keys().collect(),
        objectives: optimization.objectives.iter().map(|one| one.name()).collect(),
        over: optimization.problem.over.word(),
        constraints: optimization.problem.limits.len(),
        settings: found.tried.len() - 1,
        failed: found.tried.iter().filter(|tried| tried.outcome.is_err()).count(),
        best: found.best.iter().map(|place| found.tried[*place].draft.number).collect(),
        feasible: found.is_feasible(),
        excel: excel.map(|language| language.to_string()),
    };
    excel.map_or(Ok(()), |language| excel::rewrite(path, language, false))?;
    super::files::write_json(&path.join("manifest.json"), &manifest)?;
    super::files::write_json(&path.join("timing.json"), &timing())?;
    folder.finish()
}

fn settings(folder: &Path, optimization: &Optimization, found: &Found) -> Result<()> {
    let mut table = Table::<SettingsFile>::create_with(folder, optimization.keys())?;
    for (place, tried) in found.tried.iter().enumerate() {
        let values = optimization.values(&tried.draft);
        let row = SettingRow { tried, known: found.known[place].as_ref(), is_best: found.best.contains(&place) };
        table.add_with(&row, values.iter().map(|value| Cell::Value(value)))?;
    }
    table.finish()
}

/// The rows of an evaluation.
fn rows<'a>(
    optimization: &'a Optimization,
    setting: usize,
    evaluation: &Evaluation,
    expected: impl Fn(usize) -> Option<Belief>,
    step: Option<(&'a str, String, String)>,
) -> Vec<EstimateRow<'a>> {
    let goals = evaluation.goals.iter().enumerate().map(|(reading, goal)| EstimateRow {
        optimization,
        setting,
        step: step.clone(),
        reading,
        limit: None,
        values: goal.values,
        estimate: goal.difference,
        kept: None,
        expected: expected(reading),
    });
    let limits = evaluation.limits.iter().map(|limit| EstimateRow {
        optimization,
        setting,
        step: step.clone(),
        reading: limit.reading,
        limit: Some(limit.limit),
        values: limit.values,
        estimate: limit.value,
        kept: Some(limit.kept),
        expected: None,
    });
    goals.chain(limits).collect()
}

/// What the search expects of an objective of a setting, in the unit of the measure.
fn expected(optimization: &Optimization, found: &Found, place: usize, goal: usize) -> Option<Belief> {
    let belief = found.known[place].as_ref()?.gains[goal];
    Some(Belief { mean: optimization.problem.goals[goal].sign * belief.mean, ..belief })
}

fn measures<'a>(optimization: &'a Optimization, found: &Found) -> Vec<EstimateRow<'a>> {
    let Some(Ok(baseline)) = found.tried.first().map(|tried| tried.outcome.as_ref()) else { return Vec::new() };
    let of = |(place, values): (usize, &Vec<Vec<f64>>)| {
        let evaluation = evaluation(&optimization.problem, values, baseline, baseline);
        let number = found.tried[place].draft.number;
        rows(optimization, number, &evaluation, |goal| expected(optimization, found, place, goal), None)
    };
    let known = found.tried.iter().enumerate().filter_map(|(place, tried)| Some((place, tried.outcome.as_ref().ok()?)));
    known.flat_map(of).collect()
}

fn optimum<'a>(optimization: &'a Optimization, found: &Found, answer: &Answer) -> Vec<EstimateRow<'a>> {
    let evaluated = answer.again.iter().filter_map(|again| Some((again.place, again.evaluation.as_ref().ok()?)));
    let of = |(place, evaluation): (usize, &Evaluation)| {
        let number = found.tried[place].draft.number;
        rows(optimization, number, evaluation, |goal| expected(optimization, found, place, goal), None)
    };
    evaluated.flat_map(of).collect()
}

fn step_rows<'a>(optimization: &'a Optimization, found: &Found, answer: &Answer, step: &Step) -> Vec<EstimateRow<'a>> {
    let (Ok(evaluation), Some(best)) = (&step.evaluation, answer.again.first()) else { return Vec::new() };
    let draft = &found.tried[best.place].draft;
    let from = draft.setting.as_ref().map(|setting| optimization.written(step.axis, setting[step.axis])).unwrap_or_default();
    let to = optimization.written(step.axis, step.setting[step.axis]);
    let key = optimization.keys().nth(step.axis).unwrap_or_default();
    rows(optimization, draft.number, evaluation, |_| None, Some((key, from, to)))
}
