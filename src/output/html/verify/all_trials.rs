//! Re-runs all trials of a page and compares its designs again, with the code that first did so.

use super::{Verdict, Wanted};
use crate::analysis::choice::ChoiceRequest;
use crate::analysis::request::{Allowed, ComparisonRequest};
use crate::analysis::results::ComparisonEntry;
use crate::analysis::selection::Rule;
use crate::engine::Log;
use crate::error::{Error, Result};
use crate::experiment::journal::Journal;
use crate::experiment::{Chosen, Experiment, Identity, choose_from};
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
    identities: &[Identity],
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
    let setups: Vec<&Setup> = setups.iter().collect();
    let experiment = Experiment { threads: wanted.threads, progress: wanted.progress, ..Experiment::of(&setups) };
    let mut files = Files::create(&out, Replace::Results, "", designs, Vec::new(), Log::Off, &request)?;
    // A selection needs its trials a second time.
    let rule = compared.zip(rule_of(excerpt));
    let mut journal = rule.is_some().then(|| Journal::open(&wanted.folder.join("trials.journal"), identities)).transpose()?;
    experiment.run_with(journal.as_mut(), |trial, setup, city, outcome| match outcome {
        Ok(output) => files.add(trial, setup, city, &output),
        Err(reason) => Err(Error::failed(format!("{} {} {}: {reason}", setup.name, trial.city, trial.replication))),
    })?;
    let choose =
        |(compared, rule): (&ComparisonEntry, Rule)| choose_from(&experiment, journal.as_mut(), compared.choice_request().objective, rule);
    let chosen = rule.map(choose).transpose()?;
    if let Some(Some(Chosen { selection, reevaluation, .. })) = chosen {
        let request = files.choice_request();
        (request.selection, request.reevaluation) = (Some(selection), Some(reevaluation));
    } else if chosen.is_some() {
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

/// The rule of a page's selection, if it has one.
fn rule_of(excerpt: &Excerpt) -> Option<Rule> {
    let row = excerpt.sheet("selection").rows().next()?;
    let error = ((1.0 - row.number("confidence")?) * 1e9).round() / 1e9;
    Some(Rule { first: row.number("first_cities")? as usize, within: row.number("within")?, error })
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
