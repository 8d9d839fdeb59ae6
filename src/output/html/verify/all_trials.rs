//! Re-runs all trials of a page and compares its designs again, with the code that first did so.

use super::{Verdict, Wanted};
use crate::analysis::choice::{self, ChoiceRequest};
use crate::analysis::compare::Comparison;
use crate::analysis::rates::Counter;
use crate::analysis::request::{Allowed, ComparisonRequest};
use crate::analysis::results::ComparisonEntry;
use crate::analysis::selection::{Rule, Selection, Step, rival, select};
use crate::city::City;
use crate::engine::Trial;
use crate::engine::{Log, ReplicationOutput, simulate};
use crate::error::Result;
use crate::experiment::{Experiment, Shard};
use crate::messages::Language;
use crate::output::files::{Design, Files};
use crate::output::folder::Replace;
use crate::output::html::excerpt::{self, Excerpt};
use crate::output::html::sheet::{Results, Sheet};
use crate::output::manifest::Timing;
use crate::setup::Setup;
use std::collections::BTreeMap;

/// Sheets of figures, and sheets of findings from comparing the designs.
const FIGURES: [&str; 7] = ["rates", "costs", "summary", "streets", "comparison", "gains", "units"];
const FINDINGS: [&str; 6] = ["caveats", "attribution", "choice", "selection", "reevaluation", "switching_values"];
/// Columns that identify a row.
const IDENTIFIERS: [&str; 19] = [
    "design",
    "city",
    "replication",
    "period_kind",
    "period",
    "level",
    "unit",
    "unit_kind",
    "review",
    "basis",
    "measure",
    "baseline",
    "attribute",
    "type",
    "lever",
    "kind",
    "key",
    "code",
    "phase",
];

/// Re-runs all trials and compares the designs again; returns what differs.
pub(super) fn rerun_all(
    excerpt: &Excerpt,
    designs: Vec<Design>,
    setups: &[Setup],
    count: usize,
    wanted: &Wanted<'_>,
    verdict: &mut Verdict,
) -> Result<Vec<String>> {
    let out = wanted.folder.join("out");
    let manifest = excerpt.parse_manifest()?;
    // Findings depend on all designs.
    let entry = manifest.comparison.as_ref().filter(|_| manifest.designs.len() == excerpt.designs.len());
    let mut differing = unsound(excerpt, entry, setups.len(), verdict.language);
    // An invalid entry is reported, and not used.
    let compared = entry.filter(|compared| compared.is_sound(setups.len()));
    let request = match (excerpt.baseline(), compared) {
        (None, None) => ComparisonRequest::Not,
        _ => ComparisonRequest::Against {
            monthly: compared.is_some_and(|compared| compared.monthly),
            other_cities: true,
            gains: excerpt.sheets.contains_key("gains"),
            allowed: compared.map_or_else(Allowed::new, |compared| compared.allowed.clone()),
            divide: compared.and_then(|compared| compared.game.clone()),
            audit: false,
            choice_request: Box::new(compared.map_or_else(ChoiceRequest::default, ComparisonEntry::choice_request)),
        },
    };
    let mut choice = Choice::of(excerpt, setups, compared);
    let mut files = Files::create(&out, Replace::Results, "", designs, Vec::new(), Log::Off, &request)?;
    simulate_trials(setups, 0, wanted, |trial, setup, city, output| {
        choice.as_mut().map_or(Ok(()), |choice| choice.add(trial, setup, city, output))?;
        files.add(trial, setup, city, output)
    })?;
    if let Some(choice) = choice
        && !choice.settle(setups, wanted, files.choice_request())?
    {
        differing.push(verdict.of(
            "selection.csv: the page has a selection, but its trials do not decide it by the rule that the page states".into(),
            "selection.csv：页面载有优选结果，但按所载规则，其模拟尚不足以作出选择".into(),
        ));
    }
    files.finish(|| Timing { command: String::new(), threads: 0, seconds: 0.0, peak_mib: None })?;
    let again = excerpt::sheets(Results { path: &out, excel: None }, &excerpt.designs)?;
    let findings = if compared.is_some() { &FINDINGS[..] } else { &[] };
    // The sheets that the page has, and those that it should have.
    let has = |sheet: &&str| excerpt.sheets.contains_key(*sheet) || findings.contains(sheet) && again.contains_key(*sheet);
    let names: Vec<&str> = FIGURES.iter().chain(findings).copied().filter(has).collect();
    let empty = Sheet::default();
    for name in &names {
        differing.extend(compare(name, excerpt.sheet(name), again.get(*name).unwrap_or(&empty), verdict.language));
    }
    verdict.checked.push(verdict.of(
        format!("all {count} trials, re-run, and every figure of {}", names.join(", ")),
        format!("重新运行全部 {count} 次模拟，并核对 {} 的每个数值", names.join("、")),
    ));
    let left: Vec<&str> = FINDINGS.into_iter().filter(|sheet| entry.is_none() && excerpt.sheets.contains_key(*sheet)).collect();
    if !left.is_empty() {
        let (shown, all) = (excerpt.designs.len(), manifest.designs.len());
        let why = if shown < all {
            verdict.of(format!("the page has {shown} of {all} designs"), format!("本页只含 {all} 个方案中的 {shown} 个"))
        } else {
            verdict.of("its folder was written by an earlier version".into(), "结果文件夹由旧版本生成".into())
        };
        verdict
            .not_checked
            .push(verdict.of(format!("{} were not recomputed: {why}", left.join(", ")), format!("未重新计算 {}：{why}", left.join("、"))));
    }
    Ok(differing)
}

/// Contradictions in a page's statements of how its designs were compared.
fn unsound(excerpt: &Excerpt, entry: Option<&ComparisonEntry>, designs: usize, language: Language) -> Vec<String> {
    let Some(compared) = entry else { return Vec::new() };
    let mut list: Vec<String> = Vec::new();
    if !compared.is_sound(designs) {
        list.push(language.of(
            "manifest.json, comparison: it names designs or levers that the page cannot have, so it was not used".into(),
            "manifest.json，comparison：其中的方案或政策举措不可能属于本页，因此未予采用".into(),
        ));
    }
    let has = |sheet: &str| !excerpt.sheet(sheet).rows.is_empty();
    // Identical designs are one design, and there is nothing to compare it with.
    if !has("comparison") && designs > 1 {
        list.push(language.of(
            "comparison.csv: the manifest says that designs were compared, but the page has no comparison".into(),
            "comparison.csv：清单表明曾比较各方案，但页面没有比较结果".into(),
        ));
    }
    for (one, other) in [("selection", "reevaluation"), ("reevaluation", "selection")] {
        if has(one) && !has(other) {
            list.push(language.of(
                format!("{other}.csv: the page has none, but a page with {one}.csv has both"),
                format!("{other}.csv：页面没有此表，但有 {one}.csv 的页面应同时有这两个表"),
            ));
        }
    }
    list
}

/// Simulates the trials of setups in the cities after a number.
fn simulate_trials(
    setups: &[Setup],
    after: u32,
    wanted: &Wanted<'_>,
    mut each: impl FnMut(&Trial, &Setup, &City, &ReplicationOutput) -> Result<()>,
) -> Result<()> {
    let experiment =
        Experiment { setups, log: Log::Off, threads: wanted.threads, simulate, progress: wanted.progress, after, shard: Shard::ALL };
    experiment.run(|trial, setup, city, output| each(trial, setup, city, &output))
}

fn count(comparison: &mut Comparison, trial: &Trial, setup: &Setup, city: &City, output: &ReplicationOutput) -> Result<()> {
    let counter = Counter::new(setup, city, &output.ledger);
    comparison.add(trial, setup, city, &output.ledger, &counter, &counter.costs())
}

/// A selection with a guarantee, repeated.
struct Choice {
    choice_request: ChoiceRequest,
    rule: Rule,
    every: Comparison,
}

impl Choice {
    /// The selection of a page, if it has one.
    fn of(excerpt: &Excerpt, setups: &[Setup], compared: Option<&ComparisonEntry>) -> Option<Choice> {
        let row = excerpt.sheet("selection").rows().next()?;
        let error = ((1.0 - row.number("confidence")?) * 1e9).round() / 1e9;
        let rule = Rule { first: row.number("first_cities")? as usize, within: row.number("within")?, error };
        Some(Choice { choice_request: compared?.choice_request(), rule, every: Comparison::new(&setups.iter().collect::<Vec<_>>(), false) })
    }

    fn add(&mut self, trial: &Trial, setup: &Setup, city: &City, output: &ReplicationOutput) -> Result<()> {
        count(&mut self.every, trial, setup, city, output)
    }

    /// Selects a design and re-evaluates it on new cities; writes the results to `choice_request`. False if the trials do not decide.
    fn settle(self, setups: &[Setup], wanted: &Wanted<'_>, choice_request: &mut ChoiceRequest) -> Result<bool> {
        let objective = self.choice_request.objective;
        let of_city = |design: usize| self.every.cities(design, objective).into_iter().map(|(_, value)| objective.sign() * value).collect();
        let values: Vec<Vec<f64>> = (0..setups.len()).map(of_city).collect();
        let Step::Chosen { chosen, candidates } = select(&values, &self.rule) else { return Ok(false) };
        let used = values.iter().map(Vec::len).max().unwrap_or(0) as u32;
        let cities = values[chosen].len() as u32;
        // The rival is the baseline of the two, wherever it stands among the designs.
        let mut pair = [rival(chosen, &candidates), chosen].map(|design| setups[design].clone());
        let again = |pair: &[Setup; 2], after: u32| -> Result<Comparison> {
            let mut comparison = Comparison::new(&[&pair[0], &pair[1]], false);
            simulate_trials(pair, after, wanted, |trial, setup, city, output| count(&mut comparison, trial, setup, city, output))?;
            comparison.finish()?;
            Ok(comparison)
        };
        let then = again(&pair, 0)?;
        pair.iter_mut().for_each(|setup| setup.tables.run.cities = cities);
        let another = again(&pair, used)?;
        choice_request.reevaluation = Some(choice::reevaluate(objective, (used + 1, used + cities), &then, &another));
        let candidates = candidates.into_iter().map(|mut candidate| {
            candidate.mean *= objective.sign();
            candidate
        });
        choice_request.selection = Some(Selection { objective, rule: self.rule, chosen, candidates: candidates.collect() });
        Ok(true)
    }
}

/// The differences between the rows of a page and those of re-run trials.
pub(super) fn compare(name: &str, found: &Sheet, again: &Sheet, language: Language) -> Vec<String> {
    if found.columns != again.columns && !found.rows.is_empty() && !again.rows.is_empty() {
        return vec![
            language.of(format!("{name}: its columns are not those that this version writes"), format!("{name}：其列与当前版本不同")),
        ];
    }
    let columns = if found.columns.is_empty() { &again.columns } else { &found.columns };
    let places: Vec<usize> = (0..columns.len()).filter(|place| IDENTIFIERS.contains(&columns[*place].as_str())).collect();
    // Rows with the same identifiers are numbered in their order.
    let numbered = |sheet: &Sheet| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let identify = |row: &Vec<String>| {
            let words: Vec<&str> =
                places.iter().filter_map(|place| row.get(*place)).map(String::as_str).filter(|word| !word.is_empty()).collect();
            let words = words.join(" ");
            let number = counts.entry(words.clone()).or_default();
            *number += 1;
            (words, *number)
        };
        sheet.rows.iter().map(identify).collect::<Vec<_>>()
    };
    let mut known: BTreeMap<(String, usize), &Vec<String>> = numbered(again).into_iter().zip(&again.rows).collect();
    let mut list = Vec::new();
    for (identifier, row) in numbered(found).into_iter().zip(&found.rows) {
        let which = identifier.0.clone();
        let Some(expected) = known.remove(&identifier) else {
            list.push(language.of(
                format!("{name}.csv, {which}: the page has such a row, but the trials give none"),
                format!("{name}.csv，{which}：页面有此行，但模拟没有得到"),
            ));
            continue;
        };
        if row.len() != expected.len() {
            let (cells, all) = (row.len(), expected.len());
            list.push(language.of(
                format!("{name}.csv, {which}: the page has {cells} cells of this row, but the re-run trial gives {all}"),
                format!("{name}.csv，{which}：页面此行有 {cells} 格，重新运行得到 {all} 格"),
            ));
        }
        for ((a, b), column) in row.iter().zip(expected).zip(columns).filter(|((a, b), _)| a != b) {
            list.push(language.of(
                format!("{name}.csv, {which}, {column}: the page has {a}, but the re-run trial gives {b}"),
                format!("{name}.csv，{which}，{column}：页面为 {a}，重新运行得到 {b}"),
            ));
        }
    }
    list.extend(known.into_keys().map(|(which, _)| {
        language.of(
            format!("{name}.csv, {which}: the trials give such a row, but the page has none"),
            format!("{name}.csv，{which}：模拟得到此行，但页面没有"),
        )
    }));
    list
}
