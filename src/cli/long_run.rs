//! Shared by long runs: a journal that outlives the process, and shards.

use super::choose::{self, Choose};
use super::file_kind::quoted;
use super::forecast::forecast;
use super::simulate::{BATCH, Flags, MOST, designs, simulate, simulate_all};
use super::{FAILED, FINE, eprint, print};
use clap::Args;
use jiesu::analysis::Analysis;
use jiesu::analysis::compare::Comparison;
use jiesu::analysis::rates::Counter;
use jiesu::analysis::request::ComparisonRequest;
use jiesu::error::{Error, Result};
use jiesu::experiment::Shard;
use jiesu::experiment::journal::{Found, Journal};
use jiesu::input::fnv1a;
use jiesu::input::{FORMAT, read_once};
use jiesu::output::files::Design;
use jiesu::output::folder::{Folder, Replace};
use jiesu::output::manifest::scenario_hash;
use jiesu::output::terminal::Detail;
use jiesu::plan::{Listed, Plan};
use jiesu::scenario::{PATHS, Scenario};
use jiesu::setup::Setup;
use serde::{Deserialize, Serialize};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

/// Flags of the commands that may take long.
#[derive(Debug, Args)]
pub(crate) struct LongRun {
    /// Continue an interrupted run of the same designs
    #[arg(long)]
    resume: bool,
    /// Simulate only shard K of N; `jiesu merge` puts the shards together
    #[arg(long, value_name = "K/N", value_parser = shard)]
    shard: Option<Shard>,
    /// Add cities (or replications of one city) until every difference of the observer's three rates is known to ± X
    #[arg(long, value_name = "X", value_parser = half_width)]
    half_width: Option<f64>,
    /// Only forecast trials, time and disk, from a pre-run of two trials
    #[arg(long, conflicts_with = "quiet")]
    plan_only: bool,
}

impl LongRun {
    /// No flag but `--resume`.
    pub(crate) fn only(resume: bool) -> LongRun {
        LongRun { resume, shard: None, half_width: None, plan_only: false }
    }

    /// Whether only a shard of the trials is simulated.
    pub(crate) fn is_shard(&self) -> bool {
        self.shard.is_some()
    }
}

fn half_width(text: &str) -> std::result::Result<f64, String> {
    let x: Option<f64> = text.parse().ok().filter(|x| *x > 0.0 && *x < 1.0);
    x.ok_or_else(|| "expected an absolute half-width of a share, such as 0.005 for half a point".into())
}

fn shard(text: &str) -> std::result::Result<Shard, String> {
    let parts = text.split_once('/').and_then(|(part, of)| Some((part.parse::<u64>().ok()?, of.parse::<u64>().ok()?)));
    match parts {
        Some((part, of)) if (1..=of).contains(&part) => Ok(Shard { part: part - 1, of }),
        _ => Err("expected K/N, such as 1/4, with K from 1 to N".into()),
    }
}

/// The file that describes a shard, in its folder.
pub(crate) const CARD: &str = "shard.json";

/// The description of a shard.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Card {
    /// [`FORMAT`] of the shard.
    pub(crate) format: u32,
    /// The command.
    pub(crate) command: String,
    /// The plan's name.
    pub(crate) name: String,
    /// The plan's title.
    #[serde(default)]
    pub(crate) title: String,
    /// The identity of the trials, in hexadecimal.
    pub(crate) of: String,
    /// The designs in their order, including those that equal another.
    pub(crate) designs: Vec<Listed>,
    /// Whether each design varies one key.
    pub(crate) one_at_a_time: bool,
    /// Whether gains and losses are written.
    pub(crate) gains: bool,
    /// The number of shards.
    pub(crate) shards: u64,
    /// Cities and replications of each design.
    pub(crate) trials: Vec<(u32, u32)>,
}

/// The identity of trials: a hash of the program's version and sources, of the scenarios without their numbers of cities and replications,
/// and of their data files.
pub(crate) fn identity<'a>(scenarios: impl IntoIterator<Item = &'a Scenario>) -> u64 {
    let mut text = [env!("CARGO_PKG_VERSION"), env!("JIESU_BUILD")].join(" ");
    for scenario in scenarios {
        let mut one = scenario.clone();
        one.tables.run.replications = 1;
        // The parameter set of a city depends on the number of cities per set.
        if one.tables.run.sets.is_empty() {
            one.tables.run.cities = 1;
        }
        text += &format!("\n{} {}", scenario.name, scenario_hash(&one));
        for path in PATHS.iter().filter_map(|key| scenario.path(key)) {
            // A folder has these two files; a missing file is an error where it is read.
            let inside = ["districts.csv", "streets.csv"].map(|name| path.join(name));
            let files = if path.is_dir() { inside.to_vec() } else { vec![path] };
            let companion = files[0].with_extension("informed.csv");
            files
                .iter()
                .chain(companion.is_file().then_some(&companion))
                .for_each(|file| text += &format!(" {:016x}", fnv1a(&read_once::bytes(file).unwrap_or_default())));
        }
    }
    fnv1a(text.as_bytes())
}

/// The path without links and `..`, even if its end does not exist yet.
fn real(path: &Path) -> PathBuf {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    path.canonicalize().unwrap_or_else(|_| match path.file_name() {
        Some(name) if above != path => real(above).join(name),
        _ => path.into(),
    })
}

/// Whether `path` is `folder` or lies in it.
pub(crate) fn lies_in(path: &Path, folder: &Path) -> bool {
    real(path).starts_with(real(folder))
}

/// Refuses a folder to be replaced that contains an input of this command.
fn check_inputs(folder: &Path) -> Result<()> {
    match read_once::read_in(folder) {
        None => Ok(()),
        Some(input) => {
            let message = format!("found an input in `{}`, which would be replaced, expected one elsewhere", folder.display());
            Err(refuse(&input, &message, "copy it, or choose another folder with `--out`"))
        }
    }
}

/// Creates the results folder at `out`, before hours are spent. All inputs must have been read.
pub(crate) fn begin_folder(out: &Path, replace: Replace) -> Result<Folder> {
    // The remains of an interrupted run are removed at once.
    check_inputs(&beside(out, ".partial"))?;
    let folder = Folder::create(out, replace)?;
    check_inputs(out)?;
    Ok(folder)
}

/// Continues the journal of an interrupted run, or removes it if `force`.
fn settle_journal(path: &Path, there: Found, resume: bool, force: bool) -> Result<()> {
    match there {
        Found::Journal | Found::Beginning if !resume => {
            if !force {
                let hint = "`--resume` continues it, `--force` starts again";
                return Err(refuse(path, "found the journal of an interrupted run", hint));
            }
            if File::open(path).is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock))) {
                return Err(refuse(path, "found another run that is using it", "wait for it, or choose another folder with `--out`"));
            }
            std::fs::remove_file(path).map_err(|e| Error::io(path, e))
        }
        Found::Other => Err(refuse(
            path,
            "found something else where a running command keeps its journal",
            "move it elsewhere, or choose another folder with `--out`",
        )),
        _ => Ok(()),
    }
}

/// `out` with `end` appended to its name.
pub(crate) fn beside(out: &Path, end: &str) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_os_string();
    name.push(end);
    out.with_file_name(name)
}

pub(crate) fn refuse(path: &Path, message: &str, hint: &str) -> Error {
    let mut error = Error::input(path.display().to_string(), "", message);
    if let Error::Input(diagnostics) = &mut error {
        diagnostics.iter_mut().for_each(|diagnostic| diagnostic.hint = Some(hint.into()));
    }
    error
}

/// Simulates the designs of a plan as the flags say, and prints what `render` returns.
#[allow(clippy::too_many_arguments)]
pub(crate) fn perform(
    command: &str,
    plan: &Plan,
    designs: Vec<Design>,
    flags: &Flags,
    long_run: &LongRun,
    choose: Option<&Choose>,
    mut request: ComparisonRequest,
    render: impl FnOnce(&Analysis) -> String,
) -> Result<u8> {
    let out = flags.folder(&plan.name)?;
    let scenarios = || plan.designs.iter().map(|design| &design.scenario);
    if long_run.shard.is_some() && command == "attribute" {
        return Err(Error::input("--shard", "", "found it with `attribute`, whose shards `jiesu merge` cannot divide, expected no shard"));
    }
    if long_run.half_width.is_some() && (long_run.shard.is_some() || long_run.plan_only) {
        return Err(Error::input(
            "--half-width",
            "",
            "found it with `--shard` or `--plan-only`, expected one of them: its trials are not known before",
        ));
    }
    if long_run.half_width.is_some() && designs.len() < 2 {
        return Err(Error::input(
            "--half-width",
            "",
            "found one design, or designs that are all the same, expected at least two that differ",
        ));
    }
    let within = choose.map_or(Ok(None), |choose| choose.check(plan, &mut request))?;
    let has_sets = designs.iter().any(|design| design.setup.sets().is_some());
    for (flag, is_given) in [("--half-width", long_run.half_width.is_some()), ("--within", within.is_some())] {
        if is_given && has_sets {
            let message = "found it with `run.sets`, expected one of them: more cities do not reduce the variance between parameter sets";
            return Err(Error::input(flag, "", message));
        }
    }
    if within.is_some() && (long_run.half_width.is_some() || long_run.shard.is_some() || long_run.plan_only || flags.orders) {
        return Err(Error::input(
            "--within",
            "",
            "found it with `--half-width`, `--shard`, `--plan-only` or `--orders`, expected none of them: its trials are not known before",
        ));
    }
    if plan.crossing.is_some() && long_run.shard.is_some() {
        return Err(Error::input(
            "--shard",
            "",
            "found it with a crossed plan, whose shards `jiesu merge` cannot compare, expected no shard",
        ));
    }
    if let Some(sets) = designs.iter().find_map(|design| design.setup.sets())
        && !flags.quiet
    {
        let mut values: Vec<&[String]> = sets.list.iter().map(|set| set.values.as_slice()).collect();
        values.sort_unstable();
        values.dedup();
        let (all, different) = (sets.list.len(), values.len());
        if different < all {
            eprint(&flags.lang.of(
                format!(
                    "note: only {different} of {all} parameter sets are different; intervals treat all as independent and are too narrow\n"
                ),
                format!("提示：{all} 个参数组中只有 {different} 个不同；区间将各组视为相互独立，因此偏窄\n"),
            ));
        }
    }
    if long_run.plan_only {
        return forecast(plan, designs, flags, request);
    }
    if flags.orders && (long_run.resume || long_run.shard.is_some()) {
        return Err(Error::input(
            "--orders",
            "",
            "found it with `--resume` or `--shard`, expected one of them: the journal keeps no orders",
        ));
    }
    let is_gone = |key: &&&str| scenarios().filter_map(|scenario| scenario.path(key)).any(|path| read_once::is_open_elsewhere(&path));
    for key in PATHS.iter().filter(is_gone).filter(|_| !flags.quiet) {
        eprint(&flags.lang.of(
            format!("note: `{key}` came through a pipe: the scenarios written cannot be re-run without it\n"),
            format!("提示：`{key}` 来自管道：缺少它，写出的情景无法重新模拟\n"),
        ));
    }
    let of = identity(scenarios());
    if flags.excel().is_some() && long_run.shard.is_some() {
        return Err(Error::input("--excel", "", "found it with `--shard`, whose folder has no CSV files, expected it with `jiesu merge`"));
    }
    if let Some(shard) = long_run.shard {
        let gains = matches!(request, ComparisonRequest::Against { gains: true, .. });
        return part(command, plan, designs, &out, flags, long_run, shard, of, gains);
    }
    let path = beside(&out, ".journal");
    let there = Found::at(&path)?;
    // A run that ended after writing its folder and before removing its journal was allowed to write there.
    let mut flags = flags.clone();
    flags.force |= long_run.resume && there == Found::Journal;
    let flags = &flags;
    begin_folder(&out, flags.replace())?;
    settle_journal(&path, there, long_run.resume, flags.force)?;
    if let Some(above) = path.parent().filter(|above| !above.as_os_str().is_empty()) {
        std::fs::create_dir_all(above).map_err(|e| Error::io(above, e))?;
    }
    let mut journal = if flags.orders { None } else { Some(Journal::open(&path, of)?) };
    if let Some(wanted) = long_run.half_width {
        let Some(journal_there) = &mut journal else {
            return Err(Error::input("--orders", "", "found it with `--half-width`, expected one of them: the journal keeps no orders"));
        };
        let (cities, replications) = enough(&designs, flags, journal_there, wanted)?;
        let mut plan = plan.clone();
        for design in &mut plan.designs {
            (design.scenario.tables.run.cities, design.scenario.tables.run.replications) = (cities, replications);
        }
        let designs = self::designs(plan.designs.iter().map(|design| &design.scenario), &out)?;
        return finish(command, &plan, designs, &out, flags, request, &mut journal, Shard::ALL, render);
    }
    if let (Some(rule), Some(journal_there)) = (within, &mut journal) {
        let cities = choose::choose(&designs, flags, journal_there, rule, &mut request)?;
        let mut plan = plan.clone();
        plan.designs.iter_mut().zip(cities).for_each(|(design, cities)| design.scenario.tables.run.cities = cities);
        let designs = self::designs(plan.designs.iter().map(|design| &design.scenario), &out)?;
        return finish(command, &plan, designs, &out, flags, request, &mut journal, Shard::ALL, render);
    }
    finish(command, plan, designs, &out, flags, request, &mut journal, Shard::ALL, render)
}

/// Simulates the trials that the journal lacks, writes the folder, prints the results, and removes the journal.
#[allow(clippy::too_many_arguments)]
pub(crate) fn finish(
    command: &str,
    plan: &Plan,
    designs: Vec<Design>,
    out: &Path,
    flags: &Flags,
    request: ComparisonRequest,
    journal: &mut Option<Journal>,
    shard: Shard,
    render: impl FnOnce(&Analysis) -> String,
) -> Result<u8> {
    // Scenarios side by side are not the designs of a plan.
    let listing = if command == "run" { Vec::new() } else { plan.listing.clone() };
    let analysis = simulate(&plan.title, designs, out, flags, request, journal.as_mut(), shard, listing);
    let path = beside(out, ".journal");
    if matches!(analysis, Err(Error::Input(_))) && journal.take_if(|journal| journal.is_empty()).is_some() && shard == Shard::ALL {
        // No trial was simulated.
        std::fs::remove_file(&path).map_err(|e| Error::io(&path, e))?;
    }
    let analysis = analysis?;
    if journal.take().is_some() && shard == Shard::ALL {
        std::fs::remove_file(&path).map_err(|e| Error::io(&path, e))?;
    }
    if !flags.quiet {
        print(&render(&analysis))?;
        print(&destination(flags, command, out))?;
    }
    let failed = analysis.failed.len();
    if failed > 0 {
        eprint(
            &flags
                .lang
                .of(format!("jiesu: {failed} trials failed; see failed.csv\n"), format!("jiesu：{failed} 次模拟失败；见 failed.csv\n")),
        );
        return Ok(FAILED);
    }
    Ok(FINE)
}

/// Where the results are, the command that comes next, and how to see more.
pub(crate) fn destination(flags: &Flags, command: &str, out: &Path) -> String {
    let language = flags.lang;
    let mut text = format!("\n{} {}\n", language.of("written to", "已写入"), out.display());
    if command != "calibrate" {
        let command = format!("`jiesu report {}`", quoted(&out.display().to_string()));
        text += &language.of(format!("next: {command} writes them as one page\n"), format!("下一步：{command} 生成一页报告\n"));
    }
    if flags.detail() == Detail::Screen {
        text += language
            .of("`--verbose` prints all tables; the CSV files have everything\n", "加 `--verbose` 显示全部表格；完整结果见 CSV 文件\n");
    }
    text
}

/// The cities and replications with which every joint interval of the observer's rates is narrow enough. Whole batches are added, so that
/// the result does not depend on the number of threads.
fn enough(designs: &[Design], flags: &Flags, journal: &mut Journal, wanted: f64) -> Result<(u32, u32)> {
    let mut setups: Vec<Setup> = designs.iter().map(|design| design.setup.clone()).collect();
    loop {
        let mut comparison = Comparison::new(&setups.iter().collect::<Vec<_>>(), false);
        simulate_all(&setups, flags, false, Some(journal), Shard::ALL, |trial, setup, city, outcome| {
            if let Ok(output) = outcome {
                let counter = Counter::new(setup, city, &output.ledger);
                comparison.add(trial, setup, city, &output.ledger, &counter, &counter.costs())?;
            }
            Ok(())
        })?;
        comparison.finish()?;
        if let Some((design, measure)) = comparison.undefined() {
            let message =
                format!("found no trial of `{design}` in which `{measure}` is defined, expected some: more trials would not help");
            return Err(Error::input("--half-width", "", message));
        }
        let run = &setups[0].tables.run;
        let (cities, replications) = (run.cities, run.replications);
        let now = if cities > 1 { cities } else { replications };
        let widest = comparison.widest();
        if widest.is_some_and(|widest| widest <= wanted) {
            return Ok((cities, replications));
        }
        // Half-widths fall with the square root of the number.
        let forecast = widest.map(|widest| (f64::from(now) * (widest / wanted) * (widest / wanted)).ceil());
        if !flags.quiet {
            let language = flags.lang;
            let what = if cities > 1 { language.of("cities", "座城市") } else { language.of("replications", "次重复模拟") };
            let widest = widest.map_or_else(|| language.of("no interval", "没有区间").into(), |widest| format!("± {widest:.4}"));
            let forecast = forecast.map_or_else(String::new, |forecast| {
                language.of(format!("; about {forecast} {what} are needed"), format!("；约需 {forecast} {what}"))
            });
            eprint(&language.of(format!("{widest} with {now} {what}{forecast}\n"), format!("{now} {what}：{widest}{forecast}\n")));
        }
        if now >= MOST {
            let message = format!("found no interval as narrow as {wanted} with {now}, expected a wider one");
            return Err(Error::input("--half-width", "", message));
        }
        for setup in &mut setups {
            let run = &mut setup.tables.run;
            let number = if cities > 1 { &mut run.cities } else { &mut run.replications };
            *number = (*number + BATCH).min(MOST);
        }
    }
}

/// Simulates one shard; its folder has scenarios, a description and a journal.
#[allow(clippy::too_many_arguments)]
fn part(
    command: &str,
    plan: &Plan,
    designs: Vec<Design>,
    out: &Path,
    flags: &Flags,
    long_run: &LongRun,
    shard: Shard,
    of: u64,
    gains: bool,
) -> Result<u8> {
    let io = |path: &Path| {
        let path = path.to_path_buf();
        move |e| Error::io(path, e)
    };
    let path = out.join("trials.journal");
    // A shard that was killed at once may have only some of these files; the journal is written first.
    let ours = ["scenarios", CARD, "trials.journal"];
    let names: Vec<_> = std::fs::read_dir(out).into_iter().flatten().flatten().map(|entry| entry.file_name()).collect();
    let is_begun = matches!(Found::at(&path)?, Found::Journal | Found::Beginning);
    let may_go_on = long_run.resume && is_begun && names.iter().all(|name| ours.iter().any(|known| name == known));
    if !names.is_empty() && !may_go_on {
        return Err(refuse(out, "found a folder that is not empty", "`--resume` continues a shard; or choose another folder with `--out`"));
    }
    check_inputs(out)?;
    std::fs::create_dir_all(out).map_err(io(out))?;
    // Refuses the journal of another plan before anything is written.
    let mut journal = Journal::open(&path, of)?;
    let scenarios = out.join("scenarios");
    std::fs::create_dir_all(&scenarios).map_err(io(&scenarios))?;
    for design in &designs {
        let path = scenarios.join(format!("{}.toml", design.setup.name));
        std::fs::write(&path, &design.toml).map_err(io(&path))?;
    }
    let card = Card {
        format: FORMAT,
        command: command.into(),
        name: plan.name.clone(),
        title: plan.title.clone(),
        of: format!("{of:016x}"),
        designs: plan.listing.clone(),
        one_at_a_time: plan.is_one_at_a_time(),
        gains,
        shards: shard.of,
        trials: plan.designs.iter().map(|design| (design.scenario.tables.run.cities, design.scenario.tables.run.replications)).collect(),
    };
    let card_path = out.join(CARD);
    let text = serde_json::to_string_pretty(&card).map_err(|e| Error::io(&card_path, e.into()))?;
    std::fs::write(&card_path, text + "\n").map_err(io(&card_path))?;
    let setups: Vec<_> = designs.into_iter().map(|design| design.setup).collect();
    let mut failed = 0;
    simulate_all(&setups, flags, false, Some(&mut journal), shard, |_, _, _, outcome| {
        failed += u64::from(outcome.is_err());
        Ok(())
    })?;
    if !flags.quiet {
        let (trials, out) = (journal.len(), out.display());
        print(&flags.lang.of(
            format!("{trials} trials in {out}; `jiesu merge` puts the shards together\n"),
            format!("{out} 中有 {trials} 次模拟；用 `jiesu merge` 合并各分片\n"),
        ))?;
    }
    Ok(if failed > 0 { FAILED } else { FINE })
}
