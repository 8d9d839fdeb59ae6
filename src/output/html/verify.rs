//! Whether a page says what its trials say: made again from what it embeds, its figures computed again, trials of it lived again.

mod again;

use super::excerpt::{self, Excerpt};
use super::sheet::{Results, Sheet};
use super::{CLAIM, page};
use crate::analysis::pairs::paired;
use crate::analysis::statistics::IntervalEstimator;
use crate::engine::{Log, simulate};
use crate::error::{Error, Result};
use crate::experiment::journal::fnv1a;
use crate::experiment::{Progress, Trial, draw_city};
use crate::input::{check_json, names};
use crate::output::files::{ComparisonRequest, Design, Files};
use crate::output::folder::Replace;
use crate::output::manifest::{Timing, scenario_hash};
use crate::output::seal::hashes;
use crate::output::words::Language;
use crate::scenario::Scenario;
use crate::setup::Setup;
use again::{all_again, compare};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::collections::BTreeMap;
use std::path::Path;

/// What is asked of a verification.
pub struct Wanted<'a> {
    /// Trials to live again; none for all of them, and every figure that follows.
    pub trials: Option<usize>,
    /// Threads; 0 for one a core.
    pub threads: usize,
    /// An empty folder to work in.
    pub folder: &'a Path,
    /// Who watches.
    pub progress: &'a dyn Progress,
    /// The language of the verdict; the page's own if none.
    pub language: Option<Language>,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Verdict {
    /// What was held against what, a sentence each.
    pub held: Vec<String>,
    /// What was not, a sentence each.
    pub not_held: Vec<String>,
    /// What differs, a sentence each.
    pub differences: Vec<String>,
    /// The language of these sentences.
    pub language: Language,
    /// Whether trials could not be re-run, because the page lacks the data that its scenarios name.
    pub lacks_data: bool,
}

/// Differences of a kind that are told.
const LABELS: usize = 20;

impl Verdict {
    fn of<T>(&self, english: T, chinese: T) -> T {
        self.language.of(english, chinese)
    }

    fn differ(&mut self, list: Vec<String>) {
        let more = list.len().saturating_sub(LABELS);
        self.differences.extend(list.into_iter().take(LABELS));
        if more > 0 {
            self.differences.push(self.of(format!("and {more} more of the same kind"), format!("另有同类者 {more} 处")));
        }
    }
}

/// Verifies the page `html`, called `name` in complaints.
///
/// # Errors
/// Bad input if the page is no report, or its scenarios cannot be read; a trial that fails; the machine's.
pub fn verify(name: &str, html: &str, wanted: &Wanted<'_>) -> Result<Verdict> {
    let no_report = |why: String| Error::input(name, "", format!("found {why}, expected a page of `jiesu report`"));
    let claim = html.split_once(CLAIM[0]).and_then(|(_, rest)| rest.split_once(CLAIM[1])).map(|(claim, _)| claim);
    let claim = claim.ok_or_else(|| no_report("no claim".into()))?;
    check_json(Path::new(name), claim)?;
    let excerpt: Excerpt = serde_json::from_str(claim).map_err(|error| no_report(format!("a claim that cannot be read ({error})")))?;
    let language = wanted.language.unwrap_or_else(|| excerpt.language());
    let mut verdict = Verdict { language, ..Verdict::default() };
    held_to_itself(&excerpt, html, &mut verdict)?;
    computed_again(&excerpt, &mut verdict)?;
    rerun(name, &excerpt, claim, wanted, &mut verdict)?;
    Ok(verdict)
}

/// The page against its hash, and against the page that its claim makes.
fn held_to_itself(excerpt: &Excerpt, html: &str, verdict: &mut Verdict) -> Result<()> {
    match hashes(html) {
        Some((borne, found)) if borne == found => {}
        Some((borne, found)) => {
            verdict.differences.push(verdict.of(
                format!("the page bears the hash {borne}, and its bytes have {found}: it was changed after it was written"),
                format!("本页所载散列为 {borne}，而其字节之散列为 {found}：写成之后曾被改动"),
            ));
        }
        None => verdict.differences.push(verdict.of("the page bears no hash", "本页无散列").into()),
    }
    if (excerpt.version.as_str(), excerpt.build.as_str()) != (env!("CARGO_PKG_VERSION"), env!("JIESU_BUILD")) {
        let made = format!("jiesu {} ({})", excerpt.version, excerpt.build);
        let this = format!("{} ({})", env!("CARGO_PKG_VERSION"), env!("JIESU_BUILD"));
        verdict.not_held.push(verdict.of(
            format!(
                "the text was not made again: the page was made by {made}, this is {this}, and only its hash says that nothing was changed"
            ),
            format!("未重制文字：本页由 {made} 所制，而此为 {this}；唯散列可示其未改"),
        ));
        return Ok(());
    }
    let again = page(excerpt)?;
    let lines = html.lines().zip(again.lines()).zip(1..);
    let differing = lines.filter(|((found, expected), _)| found != expected && !found.contains("id=\"hash\""));
    let label: Vec<String> = differing.map(|((found, expected), number)| render_line(number, found, expected, verdict.language)).collect();
    if label.is_empty() && html.lines().count() != again.lines().count() {
        let (found, made) = (html.lines().count(), again.lines().count());
        verdict.differences.push(verdict.of(
            format!("the page has {found} lines, and what it embeds makes {made}"),
            format!("本页有 {found} 行，而其所含数据应成 {made} 行"),
        ));
    }
    verdict.differ(label);
    let held = verdict.of(
        "every line of the page, text, tables and charts, against the page that the embedded figures make",
        "全页逐行（文字、表、图），对照由所含数据重制之页",
    );
    verdict.held.push(held.into());
    Ok(())
}

/// The place where two lines part, and a few words from there.
fn render_line(number: usize, found: &str, expected: &str, language: Language) -> String {
    let same = found.chars().zip(expected.chars()).take_while(|(a, b)| a == b).count();
    let part = |line: &str| line.chars().skip(same.saturating_sub(24)).take(60).collect::<String>();
    let (column, found, expected) = (same + 1, part(found), part(expected));
    language.of(
        format!("line {number}, column {column}: found `{found}`, and the embedded figures say `{expected}`"),
        format!("第 {number} 行第 {column} 列：页上为 `{found}`，而所含数据为 `{expected}`"),
    )
}

/// Means, spreads, percentiles, differences and intervals of the rates, from the embedded trials.
fn computed_again(excerpt: &Excerpt, verdict: &mut Verdict) -> Result<()> {
    let card = excerpt.card()?;
    let rates = excerpt.sheet("rates");
    if rates.left_out > 0 || rates.rows.is_empty() {
        let not = verdict.of(
            "means, percentiles and intervals were not computed again: the page has only some of the trials (`--all` lives them all)",
            "未重算均值、分位与区间：本页只含部分试验（`--all` 则全部重跑）",
        );
        verdict.not_held.push(not.into());
        return Ok(());
    }
    let of_a_set = card.designs.first().filter(|design| design.sets.is_some()).map(|design| design.cities);
    let mut request = IntervalEstimator::of(of_a_set);
    type Address = (u32, u32);
    let mut values: BTreeMap<(&str, &str, &str), BTreeMap<Address, f64>> = BTreeMap::new();
    for row in rates.rows().filter(|row| row.text("period_kind") == "run") {
        let address = (row.text("city").parse().unwrap_or(0), row.text("replication").parse().unwrap_or(0));
        for rate in excerpt::RATES {
            let list = values.entry((row.text("design"), row.text("review"), rate)).or_default();
            list.insert(address, row.number(rate).unwrap_or(f64::NAN));
        }
    }
    let label = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let language = verdict.language;
    let mut differing = Vec::new();
    let mut figures = 0;
    let mut hold = |file: &str, which: &str, row: super::sheet::Row<'_>, expected: &[(&str, String)]| {
        for (column, expected) in expected {
            figures += 1;
            if row.text(column) != expected {
                let found = row.text(column);
                differing.push(language.of(
                    format!("{file}, {which}, {column}: the page says {found}, and its trials give {expected}"),
                    format!("{file}，{which}，{column}：页上为 {found}，而其试验得 {expected}"),
                ));
            }
        }
    };
    for ((design, review, rate), list) in &values {
        let (numbers, cities): (Vec<f64>, Vec<u32>) = list.iter().map(|((city, _), value)| (*value, *city)).unzip();
        let words = [("design", *design), ("review", *review), ("measure", *rate), ("level", "city"), ("period_kind", "run")];
        if let Some((row, s)) = excerpt.sheet("summary").find(&words).zip(request.statistics(&numbers, &cities)) {
            let [p05, p25, p50, p75, p95] = s.percentiles.map(|p| p.to_string());
            let expected = [
                ("n", s.n.to_string()),
                ("mean", s.mean.to_string()),
                ("sd", label(s.sd)),
                ("se", label(s.se)),
                ("ci_low", label(s.interval.map(|(low, _)| low))),
                ("ci_high", label(s.interval.map(|(_, high)| high))),
                ("p05", p05),
                ("p25", p25),
                ("p50", p50),
                ("p75", p75),
                ("p95", p95),
            ];
            hold("summary.csv", &format!("{design} {review} {rate}"), row, &expected);
        }
        let words = [("design", *design), ("review", *review), ("measure", *rate)];
        let Some(row) = excerpt.sheet("comparison").find(&words) else { continue };
        let Some(base) = values.get(&(row.text("baseline"), *review, *rate)) else { continue };
        let pairs: Vec<(f64, f64, u32)> = base.iter().filter_map(|(at, a)| Some((*a, *list.get(at)?, at.0))).collect();
        let column = |of: fn(&(f64, f64, u32)) -> f64| pairs.iter().map(of).collect::<Vec<f64>>();
        let cities: Vec<u32> = pairs.iter().map(|pair| pair.2).collect();
        if let Some(p) = paired(&column(|p| p.0), &column(|p| p.1), &cities, &mut request) {
            let mut expected = vec![
                ("difference", p.difference.to_string()),
                ("se_replication", label(p.se_replication)),
                ("ci_low", label(p.interval.map(|(low, _)| low))),
                ("ci_high", label(p.interval.map(|(_, high)| high))),
                ("baseline_mean", p.means[0].to_string()),
                ("mean", p.means[1].to_string()),
                ("n", p.n.to_string()),
            ];
            // The three rates hold together, cures stand alone.
            if *rate != "cured_rate" {
                expected.push(("joint_low", label(p.joint.map(|(low, _)| low))));
                expected.push(("joint_high", label(p.joint.map(|(_, high)| high))));
            }
            hold("comparison.csv", &format!("{design} {review} {rate}"), row, &expected);
        }
    }
    verdict.differ(differing);
    verdict.held.push(verdict.of(
        format!("{figures} means, spreads, percentiles, differences and intervals of the rates, against the embedded trials"),
        format!("三率与真正解决之均值、离散、分位、差异与区间共 {figures} 个，对照所含试验"),
    ));
    Ok(())
}

/// The scenarios of a page with their texts, written to a folder and read again, the baseline first; and whether their data are there.
fn scenarios(name: &str, excerpt: &Excerpt, folder: &Path) -> Result<(Vec<(Scenario, String)>, bool)> {
    let wrong = |message: String| Error::input(name, "", message);
    for (path, text) in &excerpt.data {
        let parts: Vec<&str> = path.split('/').collect();
        let is_plain = |part: &&str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0']);
        if !(3..=4).contains(&parts.len()) || parts[0] != "data" || !parts.iter().all(is_plain) {
            return Err(wrong(format!("found the data file \"{path}\", expected a name such as data/0/calendar.csv")));
        }
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(|error| Error::io(&path, error))?;
        std::fs::write(&path, text).map_err(|error| Error::io(&path, error))?;
    }
    let mut names: Vec<&str> = excerpt.designs.iter().map(String::as_str).collect();
    names.sort_by_key(|name| excerpt.baseline().is_some_and(|baseline| baseline != *name));
    let (mut list, mut has_data) = (Vec::new(), true);
    for design in names {
        let text = excerpt.scenarios.get(design).ok_or_else(|| wrong(format!("found no scenario of \"{design}\", expected one")))?;
        if let Some(expected) = names::wrong_for_a_file(design) {
            return Err(wrong(format!("found the design {}, expected {expected}", names::quoted(design))));
        }
        let path = folder.join(format!("{design}.toml"));
        std::fs::write(&path, text).map_err(|error| Error::io(&path, error))?;
        let (scenario, paths) = excerpt::read_scenario(&path)?;
        let inside = folder.join("data");
        if let Some((_, path)) = paths.iter().find(|(_, path)| !path.starts_with(&inside)) {
            return Err(wrong(format!(
                "found the path {} in the scenario of \"{design}\", expected one into the page's data",
                path.display()
            )));
        }
        has_data &= paths.iter().all(|(_, path)| path.exists());
        list.push((scenario, text.clone()));
    }
    Ok((list, has_data))
}

/// Trials lived again, and what follows from them, against the rows of the page.
fn rerun(name: &str, excerpt: &Excerpt, claim: &str, wanted: &Wanted<'_>, verdict: &mut Verdict) -> Result<()> {
    let (scenarios, has_data) = scenarios(name, excerpt, wanted.folder)?;
    let card = excerpt.card()?;
    let mut differing = Vec::new();
    for (scenario, _) in &scenarios {
        let known = card.designs.iter().find(|entry| entry.name == scenario.name);
        let (name, hash) = (&scenario.name, &scenario_hash(scenario));
        if known.is_none_or(|entry| entry.scenario != *hash) {
            differing.push(verdict.of(
                format!("{name}: the hash of its scenario is {hash}, and the manifest says another"),
                format!("{name}：其情景之散列为 {hash}，与清单不符"),
            ));
        }
    }
    if !has_data {
        verdict.differ(differing);
        verdict.lacks_data = true;
        let not = verdict.of(
            "the trials were not re-run: the data files that the scenarios name are not in the page, because the report was made where they \
             were not at hand, or they are too large; make the report where the data are, and verify that",
            "未重跑试验：情景所指的数据文件不在本页内，因为生成报告时没有这些文件，或文件过大；请在有数据的机器上重新生成报告，再行核对",
        );
        verdict.not_held.push(not.into());
        return Ok(());
    }
    let design = |(scenario, toml): (Scenario, String)| {
        let hash = scenario_hash(&scenario);
        Ok(Design { setup: Setup::read(&scenario)?, toml, hash })
    };
    let designs = scenarios.into_iter().map(design).collect::<Result<Vec<Design>>>()?;
    let setups: Vec<Setup> = designs.iter().map(|design| design.setup.clone()).collect();
    let trials = trials(excerpt, &setups);
    let out = wanted.folder.join("out");
    let timing = || Timing { command: String::new(), threads: 0, seconds: 0.0, peak_mib: None };
    let count = trials.len();
    match wanted.trials {
        Some(number) => {
            let sample = sample(&trials, number, fnv1a(claim.as_bytes()));
            // Only designs that are in the sample, so that the folder has no others.
            let mut kept: Vec<usize> = sample.iter().map(|trial| trial.design).collect();
            kept.dedup();
            let chosen: Vec<Design> = kept.iter().map(|design| designs[*design].clone()).collect();
            let output = simulate_trials(&setups, &sample, wanted)?;
            let mut files = Files::create(&out, Replace::Results, chosen, Log::Off, ComparisonRequest::Not)?;
            for (trial, (setup, city, output)) in sample.iter().zip(&output) {
                let place = kept.iter().position(|design| *design == trial.design).unwrap_or(0);
                files.add(&Trial { design: place, ..*trial }, setup, city, output)?;
            }
            files.finish(timing)?;
            let mut rows = 0;
            for sheet in ["rates", "costs"] {
                let again = excerpt::trials(Results { path: &out, excel: None }, &excerpt.designs)?;
                let again = if sheet == "rates" { again.0 } else { again.1 };
                let addresses: Vec<[String; 3]> =
                    sample.iter().map(|t| [setups[t.design].name.clone(), t.city.to_string(), t.replication.to_string()]).collect();
                let here = |row: &Vec<String>| addresses.iter().any(|address| row.get(..3) == Some(&address[..]));
                let found = Sheet {
                    rows: excerpt.sheet(sheet).rows.iter().filter(|row| here(row)).cloned().collect(),
                    ..excerpt.sheet(sheet).clone()
                };
                rows += found.rows.len();
                differing.extend(compare(sheet, &found, &again.unwrap_or_default(), verdict.language));
            }
            let name = |t: &Trial| {
                let (design, city, replication) = (&setups[t.design].name, t.city, t.replication);
                verdict.of(format!("{design} city {city} replication {replication}"), format!("{design} 第 {city} 城第 {replication} 次"))
            };
            let (which, number): (Vec<String>, usize) = (sample.iter().map(name).collect(), sample.len());
            verdict.held.push(verdict.of(
                format!("{number} of {count} embedded trials, lived again ({rows} rows): {}", which.join("; ")),
                format!("所含 {count} 次试验中重跑 {number} 次（{rows} 行）：{}", which.join("；")),
            ));
            let not = verdict.of(
                "costs a resident, months over trials, gains, streets and districts, attribution, choice, flips and caveats were not computed again: `--all` computes them",
                "未重算人均工时、逐月、得失、街道与区、分解、择优、转优之值与须知：`--all` 则重算",
            );
            verdict.not_held.push(not.into());
        }
        None => differing.extend(all_again(excerpt, designs, &setups, count, wanted, verdict)?),
    }
    verdict.differ(differing);
    Ok(())
}

/// The trials whose rows a page has.
fn trials(excerpt: &Excerpt, setups: &[Setup]) -> Vec<Trial> {
    let mut trials: Vec<Trial> = excerpt
        .sheet("costs")
        .rows()
        .filter_map(|row| {
            let design = setups.iter().position(|setup| setup.name == row.text("design"))?;
            Some(Trial { design, city: row.text("city").parse().ok()?, replication: row.text("replication").parse().ok()? })
        })
        .collect();
    trials.sort_unstable();
    trials
}

/// So many of the trials, evenly spaced from a place that the whole claim decides, in their order.
fn sample(trials: &[Trial], number: usize, from: u64) -> Vec<Trial> {
    let number = number.clamp(1, trials.len().max(1));
    let begin = (from % trials.len().max(1) as u64) as usize;
    let mut sample: Vec<Trial> =
        (0..number).filter_map(|i| trials.get((begin + i * trials.len() / number) % trials.len()).copied()).collect();
    sample.sort_unstable();
    sample
}

type Again = (Setup, crate::city::City, crate::engine::ReplicationOutput);

/// Lives single trials, side by side.
fn simulate_trials(setups: &[Setup], trials: &[Trial], wanted: &Wanted<'_>) -> Result<Vec<Again>> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(wanted.threads)
        .build()
        .map_err(|error| Error::io("threads", std::io::Error::other(error)))?;
    wanted.progress.begin(trials.len() as u64);
    let one = |trial: &Trial| {
        let setup = setups[trial.design].in_city(trial.city)?.into_owned();
        let city = draw_city(&setup, trial.city);
        let output = simulate(&setup, &city, trial.city, trial.replication, Log::Off);
        wanted.progress.advance();
        Ok((setup, city, output))
    };
    pool.install(|| trials.into_par_iter().map(one).collect())
}
