//! Checks a report for consistency (rendered again from its embedded data, with its figures recomputed) and re-runs a sample of its
//! trials.

mod all_trials;

use super::excerpt::{self, Excerpt};
use super::sheet::{Results, Sheet};
use super::{EMBEDDED, page};
use crate::analysis::pairs::paired;
use crate::analysis::request::ComparisonRequest;
use crate::analysis::statistics::IntervalEstimator;
use crate::engine::{Log, Trial};
use crate::error::{Error, Result};
use crate::experiment::{Identity, Progress, Rerun, rerun as rerun_trials};
use crate::input::fnv1a;
use crate::input::{check_json, names};
use crate::messages::Language;
use crate::output::files::{Design, Files};
use crate::output::folder::Replace;
use crate::output::integrity::hashes;
use crate::output::manifest::Timing;
use crate::scenario::Scenario;
use crate::setup::Setup;
use all_trials::{compare, rerun_all};
use std::collections::BTreeMap;
use std::path::Path;

/// Options of a verification.
pub struct Wanted<'a> {
    /// Number of trials to re-run; `None` for all of them, and every figure that follows.
    pub trials: Option<usize>,
    /// Threads; 0 for one per core.
    pub threads: usize,
    /// An empty folder to work in.
    pub folder: &'a Path,
    /// Receives progress.
    pub progress: &'a dyn Progress,
    /// The language of the verdict; `None` for the page's own.
    pub language: Option<Language>,
}

/// The result of a verification.
#[derive(Debug, Default)]
pub struct Verdict {
    /// What was checked against what, a sentence each.
    pub checked: Vec<String>,
    /// What was not checked, a sentence each.
    pub not_checked: Vec<String>,
    /// What differs, a sentence each.
    pub differences: Vec<String>,
    /// The language of these sentences.
    pub language: Language,
    /// Whether trials could not be re-run, because the page lacks the data that its scenarios name.
    pub lacks_data: bool,
}

/// Differences of a kind that are listed, at most.
const LISTED: usize = 20;

impl Verdict {
    fn of<T>(&self, english: T, chinese: T) -> T {
        self.language.of(english, chinese)
    }

    fn differ(&mut self, list: Vec<String>) {
        let more = list.len().saturating_sub(LISTED);
        self.differences.extend(list.into_iter().take(LISTED));
        if more > 0 {
            self.differences.push(self.of(format!("and {more} more of the same kind"), format!("另有 {more} 处同类差异")));
        }
    }
}

/// Verifies the page `html`, called `name` in error messages.
///
/// # Errors
/// Bad input if the page is not a report or its scenarios cannot be read; a trial that fails; I/O errors.
pub fn verify(name: &str, html: &str, wanted: &Wanted<'_>) -> Result<Verdict> {
    let no_report = |why: String| Error::input(name, "", format!("found {why}, expected a page of `jiesu report`"));
    let embedded = html.split_once(EMBEDDED[0]).and_then(|(_, rest)| rest.split_once(EMBEDDED[1])).map(|(embedded, _)| embedded);
    let embedded = embedded.ok_or_else(|| no_report("no embedded data".into()))?;
    check_json(Path::new(name), embedded)?;
    let excerpt: Excerpt =
        serde_json::from_str(embedded).map_err(|error| no_report(format!("embedded data that cannot be read ({error})")))?;
    let language = wanted.language.unwrap_or_else(|| excerpt.language());
    let mut verdict = Verdict { language, ..Verdict::default() };
    check_page(&excerpt, html, &mut verdict)?;
    check_figures(&excerpt, &mut verdict)?;
    rerun(name, &excerpt, embedded, wanted, &mut verdict)?;
    Ok(verdict)
}

/// Checks the page against its hash, and against the page rendered from its embedded data.
fn check_page(excerpt: &Excerpt, html: &str, verdict: &mut Verdict) -> Result<()> {
    match hashes(html) {
        Some((borne, found)) if borne == found => {}
        Some((borne, found)) => {
            verdict.differences.push(verdict.of(
                format!("the page states the hash {borne}, but its bytes have {found}: it was changed after it was written"),
                format!("本页记载的文件哈希值为 {borne}，实际为 {found}：生成后曾被改动"),
            ));
        }
        None => verdict.differences.push(verdict.of("the page has no hash", "本页没有文件哈希值").into()),
    }
    if (excerpt.version.as_str(), excerpt.build.as_str()) != (env!("CARGO_PKG_VERSION"), env!("JIESU_BUILD")) {
        let made = format!("jiesu {} ({})", excerpt.version, excerpt.build);
        let this = format!("{} ({})", env!("CARGO_PKG_VERSION"), env!("JIESU_BUILD"));
        verdict.not_checked.push(verdict.of(
            format!(
                "the text was not rendered again: the page was written by {made}, but this is {this}; only its hash shows that it is unchanged"
            ),
            format!("未重新生成页面文字：本页由 {made} 生成，当前程序为 {this}；仅文件哈希值表明其未被改动"),
        ));
        return Ok(());
    }
    let again = page(excerpt)?;
    let lines = html.lines().zip(again.lines()).zip(1..);
    let differing = lines.filter(|((found, expected), _)| found != expected && !found.contains("id=\"hash\""));
    let list: Vec<String> = differing.map(|((found, expected), number)| render_line(number, found, expected, verdict.language)).collect();
    if list.is_empty() && html.lines().count() != again.lines().count() {
        let (found, made) = (html.lines().count(), again.lines().count());
        verdict.differences.push(verdict.of(
            format!("the page has {found} lines, but its embedded data give {made}"),
            format!("本页有 {found} 行，由内嵌数据生成的页面应有 {made} 行"),
        ));
    }
    verdict.differ(list);
    let checked = verdict.of(
        "every line of the page (text, tables, charts) against the page rendered from the embedded data",
        "逐行核对全页（文字、表格、图表）与由内嵌数据重新生成的页面",
    );
    verdict.checked.push(checked.into());
    Ok(())
}

/// The position at which two lines begin to differ, and some text from there.
fn render_line(number: usize, found: &str, expected: &str, language: Language) -> String {
    let same = found.chars().zip(expected.chars()).take_while(|(a, b)| a == b).count();
    let part = |line: &str| line.chars().skip(same.saturating_sub(24)).take(60).collect::<String>();
    let (column, found, expected) = (same + 1, part(found), part(expected));
    language.of(
        format!("line {number}, column {column}: found `{found}`, but the embedded data give `{expected}`"),
        format!("第 {number} 行第 {column} 列：页面为 `{found}`，内嵌数据为 `{expected}`"),
    )
}

/// Recomputes means, standard deviations, percentiles, differences and intervals of the rates from the embedded trials.
fn check_figures(excerpt: &Excerpt, verdict: &mut Verdict) -> Result<()> {
    let manifest = excerpt.parse_manifest()?;
    let rates = excerpt.sheet("rates");
    if rates.left_out > 0 || rates.rows.is_empty() {
        let not = verdict.of(
            "means, percentiles and intervals were not recomputed: the page contains only some of the trials (`--all` re-runs them all)",
            "未重新计算均值、分位数和置信区间：本页只包含部分模拟（用 `--all` 可全部重新运行）",
        );
        verdict.not_checked.push(not.into());
        return Ok(());
    }
    let of_a_set = manifest.designs.first().filter(|design| design.sets.is_some()).map(|design| design.cities);
    let mut estimator = IntervalEstimator::of(of_a_set);
    type CityReplication = (u32, u32);
    let mut values: BTreeMap<(&str, &str, &str), BTreeMap<CityReplication, f64>> = BTreeMap::new();
    for row in rates.rows().filter(|row| row.text("period_kind") == "run") {
        let trial = (row.text("city").parse().unwrap_or(0), row.text("replication").parse().unwrap_or(0));
        for rate in excerpt::RATES {
            let list = values.entry((row.text("design"), row.text("review"), rate)).or_default();
            list.insert(trial, row.number(rate).unwrap_or(f64::NAN));
        }
    }
    let cell = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let language = verdict.language;
    let mut differing = Vec::new();
    let mut figures = 0;
    let mut check = |file: &str, which: &str, row: super::sheet::Row<'_>, expected: &[(&str, String)]| {
        for (column, expected) in expected {
            figures += 1;
            if row.text(column) != expected {
                let found = row.text(column);
                differing.push(language.of(
                    format!("{file}, {which}, {column}: the page has {found}, but its trials give {expected}"),
                    format!("{file}，{which}，{column}：页面为 {found}，由其模拟计算为 {expected}"),
                ));
            }
        }
    };
    for ((design, review, rate), list) in &values {
        let (numbers, cities): (Vec<f64>, Vec<u32>) = list.iter().map(|((city, _), value)| (*value, *city)).unzip();
        let words = [("design", *design), ("review", *review), ("measure", *rate), ("level", "city"), ("period_kind", "run")];
        if let Some((row, s)) = excerpt.sheet("summary").find(&words).zip(estimator.statistics(&numbers, &cities)) {
            let [p05, p25, p50, p75, p95] = s.percentiles.map(|p| p.to_string());
            let expected = [
                ("n", s.n.to_string()),
                ("mean", s.mean.to_string()),
                ("sd", cell(s.sd)),
                ("se", cell(s.se)),
                ("ci_low", cell(s.interval.map(|(low, _)| low))),
                ("ci_high", cell(s.interval.map(|(_, high)| high))),
                ("p05", p05),
                ("p25", p25),
                ("p50", p50),
                ("p75", p75),
                ("p95", p95),
            ];
            check("summary.csv", &format!("{design} {review} {rate}"), row, &expected);
        }
        let words = [("design", *design), ("review", *review), ("measure", *rate)];
        let Some(row) = excerpt.sheet("comparison").find(&words) else { continue };
        let Some(base) = values.get(&(row.text("baseline"), *review, *rate)) else { continue };
        let pairs: Vec<(f64, f64, u32)> = base.iter().filter_map(|(at, a)| Some((*a, *list.get(at)?, at.0))).collect();
        let column = |of: fn(&(f64, f64, u32)) -> f64| pairs.iter().map(of).collect::<Vec<f64>>();
        let cities: Vec<u32> = pairs.iter().map(|pair| pair.2).collect();
        if let Some(p) = paired(&column(|p| p.0), &column(|p| p.1), &cities, &mut estimator) {
            let mut expected = vec![
                ("difference", p.difference.to_string()),
                ("se_replication", cell(p.se_replication)),
                ("ci_low", cell(p.interval.map(|(low, _)| low))),
                ("ci_high", cell(p.interval.map(|(_, high)| high))),
                ("baseline_mean", p.means[0].to_string()),
                ("mean", p.means[1].to_string()),
                ("n", p.n.to_string()),
            ];
            // The three rates have joint intervals, the actual resolution rate has none.
            if *rate != "cured_rate" {
                expected.push(("joint_low", cell(p.joint.map(|(low, _)| low))));
                expected.push(("joint_high", cell(p.joint.map(|(_, high)| high))));
            }
            check("comparison.csv", &format!("{design} {review} {rate}"), row, &expected);
        }
    }
    verdict.differ(differing);
    verdict.checked.push(verdict.of(
        format!("{figures} means, standard deviations, percentiles, differences and intervals of the rates against the embedded trials"),
        format!("三率与实际解决率的均值、标准差、分位数、差异和置信区间共 {figures} 个，与内嵌的各次模拟核对"),
    ));
    Ok(())
}

/// The scenarios of a page with their texts, written to a folder and read back, the baseline first; and whether their data are present.
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

/// Re-runs trials and checks the rows of the page against them.
fn rerun(name: &str, excerpt: &Excerpt, embedded: &str, wanted: &Wanted<'_>, verdict: &mut Verdict) -> Result<()> {
    let (scenarios, has_data) = scenarios(name, excerpt, wanted.folder)?;
    let manifest = excerpt.parse_manifest()?;
    let mut differing = Vec::new();
    for (scenario, _) in &scenarios {
        let known = manifest.designs.iter().find(|entry| entry.name == scenario.name);
        let (name, hash) = (&scenario.name, &scenario.hash());
        if known.is_none_or(|entry| entry.scenario != *hash) {
            differing.push(verdict.of(
                format!("{name}: the hash of its scenario is {hash}, but the manifest has another"),
                format!("{name}：情景文件哈希值为 {hash}，与清单不符"),
            ));
        }
    }
    if !has_data {
        verdict.differ(differing);
        verdict.lacks_data = true;
        let not = verdict.of(
            "the trials were not re-run: the page does not embed the data files that the scenarios name, because they were missing when the \
             report was written, or are too large; write the report where the data are, and verify that one",
            "未重新运行模拟：情景所用的数据文件不在本页内，因为生成报告时没有这些文件，或文件过大；请在有数据的机器上重新生成报告再核对",
        );
        verdict.not_checked.push(not.into());
        return Ok(());
    }
    let identities: Vec<Identity> = scenarios.iter().map(|(scenario, _)| Identity::of(scenario)).collect();
    let design = |(scenario, toml): (Scenario, String)| {
        let hash = scenario.hash();
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
            let sample = sample(&trials, number, fnv1a(embedded.as_bytes()));
            // The folder contains only designs of the sample.
            let mut kept: Vec<usize> = sample.iter().map(|trial| trial.design).collect();
            kept.dedup();
            let chosen: Vec<Design> = kept.iter().map(|design| designs[*design].clone()).collect();
            let again = rerun_trials(&setups.iter().collect::<Vec<_>>(), &sample, wanted.threads, wanted.progress)?;
            let mut files = Files::create(&out, Replace::Results, "", chosen, Vec::new(), Log::Off, &ComparisonRequest::Not)?;
            for Rerun { trial, setup, city, output } in &again {
                let place = kept.iter().position(|design| *design == trial.design).unwrap_or(0);
                files.add(&Trial { design: place, ..*trial }, setup, city, output)?;
            }
            files.finish(timing)?;
            let mut rows = 0;
            for sheet in ["rates", "costs"] {
                let again = excerpt::trials(Results { path: &out, excel: None }, &excerpt.designs)?;
                let again = if sheet == "rates" { again.0 } else { again.1 };
                let trials: Vec<[String; 3]> =
                    sample.iter().map(|t| [setups[t.design].name.clone(), t.city.to_string(), t.replication.to_string()]).collect();
                let here = |row: &Vec<String>| trials.iter().any(|trial| row.get(..3) == Some(&trial[..]));
                let found = Sheet {
                    rows: excerpt.sheet(sheet).rows.iter().filter(|row| here(row)).cloned().collect(),
                    ..excerpt.sheet(sheet).clone()
                };
                rows += found.rows.len();
                differing.extend(compare(sheet, &found, &again.unwrap_or_default(), verdict.language));
            }
            let name = |t: &Trial| {
                let (design, city, replication) = (&setups[t.design].name, t.city, t.replication);
                verdict.of(
                    format!("{design} city {city} replication {replication}"),
                    format!("{design} 城市 {city} 第 {replication} 次重复模拟"),
                )
            };
            let (which, number): (Vec<String>, usize) = (sample.iter().map(name).collect(), sample.len());
            verdict.checked.push(verdict.of(
                format!("{number} of {count} embedded trials, re-run ({rows} rows): {}", which.join("; ")),
                format!("内嵌的 {count} 次模拟中重新运行 {number} 次（{rows} 行）：{}", which.join("；")),
            ));
            let not = verdict.of(
                "costs per resident, months, gains and losses, streets and districts, attribution, selection, switching values and caveats were not recomputed: `--all` recomputes them",
                "未重新计算人均工时、逐月变化、受益与受损情况、街道和各区、效应分解、方案优选、临界值和注意事项：用 `--all` 可重新计算",
            );
            verdict.not_checked.push(not.into());
        }
        None => differing.extend(rerun_all(excerpt, designs, &setups, &identities, count, wanted, verdict)?),
    }
    verdict.differ(differing);
    Ok(())
}

/// The trials whose rows the page contains.
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

/// A sample of the trials in their order, evenly spaced from a start that the hash of the embedded data decides.
fn sample(trials: &[Trial], number: usize, from: u64) -> Vec<Trial> {
    let number = number.clamp(1, trials.len().max(1));
    let begin = (from % trials.len().max(1) as u64) as usize;
    let mut sample: Vec<Trial> =
        (0..number).filter_map(|i| trials.get((begin + i * trials.len() / number) % trials.len()).copied()).collect();
    sample.sort_unstable();
    sample
}
