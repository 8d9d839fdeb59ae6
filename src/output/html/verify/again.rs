//! All trials of a page lived again, and judged again by the code that judged them.

use super::{Verdict, Wanted};
use crate::analysis::choice::{self, ChoiceRequest};
use crate::analysis::compare::Comparison;
use crate::analysis::selection::{Rule, Selection, Step, rival, select};
use crate::city::City;
use crate::engine::{Log, ReplicationOutput, simulate};
use crate::error::Result;
use crate::experiment::rates::Counter;
use crate::experiment::{Experiment, Shard, Trial};
use crate::output::compared::Allowed;
use crate::output::files::{ComparisonRequest, Design, Files};
use crate::output::folder::Replace;
use crate::output::html::excerpt::{self, Excerpt};
use crate::output::html::sheet::{Results, Sheet};
use crate::output::manifest::{ComparisonEntry, Timing};
use crate::output::words::Language;
use crate::setup::Setup;
use std::collections::BTreeMap;

/// Figures of trials, and what is found by judging them.
const FIGURES: [&str; 7] = ["rates", "costs", "summary", "streets", "comparison", "gains", "units"];
const FINDINGS: [&str; 6] = ["caveats", "attribution", "choice", "selection", "reevaluation", "switching_values"];
/// Columns that say what a row is about.
const ADDRESS: [&str; 19] = [
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
    "crn_audit",
];

/// Lives all trials again, counts and judges them; what differs.
pub(super) fn all_again(
    excerpt: &Excerpt,
    designs: Vec<Design>,
    setups: &[Setup],
    count: usize,
    wanted: &Wanted<'_>,
    verdict: &mut Verdict,
) -> Result<Vec<String>> {
    let out = wanted.folder.join("out");
    let card = excerpt.card()?;
    // Findings rest on all designs.
    let label = card.comparison.as_ref().filter(|_| card.designs.len() == excerpt.designs.len());
    let mut differing = unsound(excerpt, label, setups.len(), verdict.language);
    // What cannot be so is told, and not judged by.
    let compared = label.filter(|compared| compared.is_sound(setups.len()));
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
    let mut files = Files::create(&out, Replace::Results, designs, Log::Off, request)?;
    simulate_trials(setups, 0, wanted, |trial, setup, city, output| {
        choice.as_mut().map_or(Ok(()), |choice| choice.add(trial, setup, city, output))?;
        files.add(trial, setup, city, output)
    })?;
    if let Some(choice) = choice
        && !choice.settle(setups, wanted, files.choice_request())?
    {
        differing.push(verdict.of(
            "selection.csv: the page tells of a choice, and its trials do not settle it by the rule that it tells".into(),
            "selection.csv：页上有所选定，而依其所载之规则，其试验尚不足以选定".into(),
        ));
    }
    files.finish(|| Timing { command: String::new(), threads: 0, seconds: 0.0, peak_mib: None })?;
    let again = excerpt::sheets(Results { path: &out, excel: None }, &excerpt.designs)?;
    let findings = if compared.is_some() { &FINDINGS[..] } else { &[] };
    // What the page has, and what it ought to have.
    let has = |sheet: &&str| excerpt.sheets.contains_key(*sheet) || findings.contains(sheet) && again.contains_key(*sheet);
    let names: Vec<&str> = FIGURES.iter().chain(findings).copied().filter(has).collect();
    let empty = Sheet::default();
    for name in &names {
        differing.extend(compare(name, excerpt.sheet(name), again.get(*name).unwrap_or(&empty), verdict.language));
    }
    verdict.held.push(verdict.of(
        format!("all {count} trials, lived again, and every figure of {}", names.join(", ")),
        format!("全部 {count} 次试验，皆已重跑，并核对 {} 之每一数值", names.join("、")),
    ));
    let left: Vec<&str> = FINDINGS.into_iter().filter(|sheet| label.is_none() && excerpt.sheets.contains_key(*sheet)).collect();
    if !left.is_empty() {
        let (shown, all) = (excerpt.designs.len(), card.designs.len());
        let why = if shown < all {
            verdict.of(format!("the page has {shown} of {all} designs"), format!("本页只含 {all} 个方案中的 {shown} 个"))
        } else {
            verdict.of("its folder was written by an earlier version".into(), "其结果文件夹由旧版写成".into())
        };
        verdict
            .not_held
            .push(verdict.of(format!("{} were not computed again: {why}", left.join(", ")), format!("未重算 {}：{why}", left.join("、"))));
    }
    Ok(differing)
}

/// What contradicts itself in what a page says of how its designs were judged.
fn unsound(excerpt: &Excerpt, label: Option<&ComparisonEntry>, designs: usize, language: Language) -> Vec<String> {
    let Some(compared) = label else { return Vec::new() };
    let mut list: Vec<String> = Vec::new();
    if !compared.is_sound(designs) {
        list.push(language.of(
            "manifest.json, judged: it names designs or levers that the page cannot have, so nothing was judged by it".into(),
            "manifest.json，judged：所指之方案或措施为本页所不能有，故未据以评判".into(),
        ));
    }
    let has = |sheet: &str| !excerpt.sheet(sheet).rows.is_empty();
    // Designs that are all the same are one, and there is nothing to compare it with.
    if !has("comparison") && designs > 1 {
        list.push(language.of(
            "comparison.csv: the manifest says that designs were judged, and the page has no comparison".into(),
            "comparison.csv：清单载明曾评判各方案，而页上无比较".into(),
        ));
    }
    for (one, other) in [("selection", "reevaluation"), ("reevaluation", "selection")] {
        if has(one) && !has(other) {
            list.push(language.of(
                format!("{other}.csv: the page has none, and a page with {one}.csv has both"),
                format!("{other}.csv：页上无之，而有 {one}.csv 之页必二者皆有"),
            ));
        }
    }
    list
}

/// Lives the trials of plans whose cities begin after a number.
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

/// A choice with a guarantee that is made again.
struct Choice {
    choice_request: ChoiceRequest,
    rule: Rule,
    every: Comparison,
}

impl Choice {
    /// The choice that a page tells of; none if it tells of none.
    fn of(excerpt: &Excerpt, setups: &[Setup], compared: Option<&ComparisonEntry>) -> Option<Choice> {
        let row = excerpt.sheet("selection").rows().next()?;
        let error = ((1.0 - row.number("confidence")?) * 1e9).round() / 1e9;
        let rule = Rule { first: row.number("first_cities")? as usize, within: row.number("within")?, error };
        Some(Choice { choice_request: compared?.choice_request(), rule, every: Comparison::new(&setups.iter().collect::<Vec<_>>(), false) })
    }

    fn add(&mut self, trial: &Trial, setup: &Setup, city: &City, output: &ReplicationOutput) -> Result<()> {
        count(&mut self.every, trial, setup, city, output)
    }

    /// Chooses, and lives the chosen design in fresh cities; what was found stands in `choice_request`. False if the trials do not settle it.
    fn settle(self, setups: &[Setup], wanted: &Wanted<'_>, choice_request: &mut ChoiceRequest) -> Result<bool> {
        let objective = self.choice_request.objective;
        let of_city = |design: usize| self.every.cities(design, objective).into_iter().map(|(_, value)| objective.sign() * value).collect();
        let values: Vec<Vec<f64>> = (0..setups.len()).map(of_city).collect();
        let Step::Chosen { chosen, candidates } = select(&values, &self.rule) else { return Ok(false) };
        let output = values.iter().map(Vec::len).max().unwrap_or(0) as u32;
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
        let another = again(&pair, output)?;
        choice_request.reevaluation = Some(choice::reevaluate(objective, (output + 1, output + cities), &then, &another));
        let candidates = candidates.into_iter().map(|mut candidate| {
            candidate.mean *= objective.sign();
            candidate
        });
        choice_request.selection = Some(Selection { objective, rule: self.rule, chosen, candidates: candidates.collect() });
        Ok(true)
    }
}

/// The rows of a page against those of trials lived again.
pub(super) fn compare(name: &str, found: &Sheet, again: &Sheet, language: Language) -> Vec<String> {
    if found.columns != again.columns && !found.rows.is_empty() && !again.rows.is_empty() {
        return vec![
            language.of(format!("{name}: its columns are not those that this version writes"), format!("{name}：其列与此版所写不同")),
        ];
    }
    let columns = if found.columns.is_empty() { &again.columns } else { &found.columns };
    let places: Vec<usize> = (0..columns.len()).filter(|place| ADDRESS.contains(&columns[*place].as_str())).collect();
    // Rows about the same are told apart by their order.
    let addressed = |sheet: &Sheet| {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let address = |row: &Vec<String>| {
            let words: Vec<&str> =
                places.iter().filter_map(|place| row.get(*place)).map(String::as_str).filter(|word| !word.is_empty()).collect();
            let words = words.join(" ");
            let number = seen.entry(words.clone()).or_default();
            *number += 1;
            (words, *number)
        };
        sheet.rows.iter().map(address).collect::<Vec<_>>()
    };
    let mut known: BTreeMap<(String, usize), &Vec<String>> = addressed(again).into_iter().zip(&again.rows).collect();
    let mut list = Vec::new();
    for (address, row) in addressed(found).into_iter().zip(&found.rows) {
        let which = address.0.clone();
        let Some(expected) = known.remove(&address) else {
            list.push(language.of(
                format!("{name}.csv, {which}: the page has such a row, and the trials give none"),
                format!("{name}.csv，{which}：页上有此行，而试验不得"),
            ));
            continue;
        };
        if row.len() != expected.len() {
            let (cells, all) = (row.len(), expected.len());
            list.push(language.of(
                format!("{name}.csv, {which}: the page has {cells} cells of this row, the trial lived again gives {all}"),
                format!("{name}.csv，{which}：页上此行有 {cells} 格，重跑之试验得 {all} 格"),
            ));
        }
        for ((a, b), column) in row.iter().zip(expected).zip(columns).filter(|((a, b), _)| a != b) {
            list.push(language.of(
                format!("{name}.csv, {which}, {column}: the page says {a}, the trial lived again {b}"),
                format!("{name}.csv，{which}，{column}：页上为 {a}，重跑之试验得 {b}"),
            ));
        }
    }
    list.extend(known.into_keys().map(|(which, _)| {
        language.of(
            format!("{name}.csv, {which}: the trials give such a row, and the page has none"),
            format!("{name}.csv，{which}：试验得此行，而页上无"),
        )
    }));
    list
}
