//! What long runs share: a journal that outlives the process, shards, and a forecast.

use super::choose::{self, Choose};
use super::simulate::{BATCH, Flags, MOST, designs, simulate, simulate_all};
use super::temporary::Temporary;
use super::{FAILED, FINE, eprint, print};
use clap::Args;
use jiesu::analysis::compare::Comparison;
use jiesu::error::{Error, Result};
use jiesu::experiment::Shard;
use jiesu::experiment::journal::{Found, Journal, fnv1a};
use jiesu::experiment::rates::Counter;
use jiesu::input::{FORMAT, read_once};
use jiesu::output::compared::Allowed;
use jiesu::output::files::{ComparisonRequest, Design, FolderSummary};
use jiesu::output::folder::{Folder, Replace};
use jiesu::output::manifest::scenario_hash;
use jiesu::output::words::plural;
use jiesu::plan::{Listed, Plan};
use jiesu::scenario::{PATHS, Scenario};
use jiesu::setup::Setup;
use serde::{Deserialize, Serialize};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Flags of the verbs that may take long.
#[derive(Debug, Args)]
pub(crate) struct Keep {
    /// Go on with an interrupted run of the same designs
    #[arg(long)]
    resume: bool,
    /// Live only every N-th trial, beginning with the K-th, into DIR; `jiesu merge` puts the shards together
    #[arg(long, value_name = "K/N", value_parser = shard)]
    shard: Option<Shard>,
    /// Add cities (or replications, of one city) until the joint interval of every difference of the observer's three rates is within ± X
    #[arg(long, value_name = "X", value_parser = half_width)]
    half_width: Option<f64>,
    /// Say what would be run, how long it takes and how much disk it needs, from a pilot of two trials
    #[arg(long)]
    plan_only: bool,
}

impl Keep {
    /// Nothing but whether an interrupted run is gone on with.
    pub(crate) fn only(resume: bool) -> Keep {
        Keep { resume, shard: None, half_width: None, plan_only: false }
    }

    /// Whether only part of the trials is lived.
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

/// What a shard's folder says of itself.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Card {
    /// [`FORMAT`] of the shard.
    pub(crate) format: u32,
    /// The verb.
    pub(crate) verb: String,
    /// The study's name.
    pub(crate) name: String,
    /// What it asks, in a line.
    #[serde(default)]
    pub(crate) title: String,
    /// What the trials are of.
    pub(crate) of: String,
    /// The designs in their order, those that are simulated as another too.
    pub(crate) designs: Vec<Listed>,
    /// Whether each design varies a key by itself.
    pub(crate) one_at_a_time: bool,
    /// Whether it is told who gains and who loses.
    pub(crate) gains: bool,
    /// How many shards there are.
    pub(crate) shards: u64,
    /// Cities and replications of each design.
    pub(crate) trials: Vec<(u32, u32)>,
}

/// What trials are of: the version and the sources of this program, the scenarios, however many cities and replications they have, and the contents of their data files.
pub(crate) fn identity<'a>(scenarios: impl IntoIterator<Item = &'a Scenario>) -> u64 {
    let mut text = [env!("CARGO_PKG_VERSION"), env!("JIESU_BUILD")].join(" ");
    for scenario in scenarios {
        let mut one = scenario.clone();
        one.tables.run.replications = 1;
        // Which city is of which parameter set depends on how many cities a set has.
        if one.tables.run.sets.is_empty() {
            one.tables.run.cities = 1;
        }
        text += &format!("\n{} {}", scenario.name, scenario_hash(&one));
        for path in PATHS.iter().filter_map(|key| scenario.path(key)) {
            // A folder holds these two; a file that is missing is complained about where it is read.
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

/// The path without links and `..`, also of what is not there yet.
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

/// That nothing which this command has read lies in a folder that is to be replaced.
fn check_inputs(folder: &Path) -> Result<()> {
    match read_once::read_in(folder) {
        None => Ok(()),
        Some(input) => {
            let message = format!("found an input in `{}`, which would be replaced, expected one elsewhere", folder.display());
            Err(refuse(&input, &message, "copy it, or choose another folder with `--out`"))
        }
    }
}

/// Begins the folder of results at `out`, before hours are spent; everything that the command reads has been read.
pub(crate) fn begin_folder(out: &Path, replace: Replace) -> Result<Folder> {
    // What an interrupted run has left is removed at once.
    check_inputs(&beside(out, ".partial"))?;
    let folder = Folder::create(out, replace)?;
    check_inputs(out)?;
    Ok(folder)
}

/// That the journal of an interrupted run is gone on with, or begun anew if that is wished.
fn settle_journal(path: &Path, there: Found, resume: bool, force: bool) -> Result<()> {
    match there {
        Found::Journal | Found::Beginning if !resume => {
            if !force {
                let hint = "`--resume` goes on with it, `--force` begins anew";
                return Err(refuse(path, "found the journal of an interrupted run", hint));
            }
            if File::open(path).is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock))) {
                return Err(refuse(path, "found another run that is using it", "wait for it, or choose another folder with `--out`"));
            }
            std::fs::remove_file(path).map_err(|e| Error::io(path, e))
        }
        Found::Other => Err(refuse(
            path,
            "found something else where the journal is kept while a run is at work",
            "move it elsewhere, or choose another folder with `--out`",
        )),
        _ => Ok(()),
    }
}

/// `out` with something behind its name.
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

/// Lives the designs of a study as the flags say; tells what `render` makes of them.
#[allow(clippy::too_many_arguments)]
pub(crate) fn perform(
    verb: &str,
    plan: &Plan,
    designs: Vec<Design>,
    flags: &Flags,
    keep: &Keep,
    choose: Option<&Choose>,
    mut request: ComparisonRequest,
    render: impl FnOnce(&FolderSummary, &Allowed) -> String,
) -> Result<u8> {
    let out = flags.folder(&plan.name)?;
    let scenarios = || plan.designs.iter().map(|design| &design.scenario);
    if keep.shard.is_some() && verb == "attribute" {
        return Err(Error::input("--shard", "", "found it with `attribute`, whose shards `jiesu merge` cannot divide, expected no shard"));
    }
    if keep.half_width.is_some() && (keep.shard.is_some() || keep.plan_only) {
        return Err(Error::input(
            "--half-width",
            "",
            "found it with `--shard` or `--plan-only`, expected one of them: its trials are not known before",
        ));
    }
    if keep.half_width.is_some() && designs.len() < 2 {
        return Err(Error::input(
            "--half-width",
            "",
            "found one design, or designs that are all the same, expected at least two that differ",
        ));
    }
    let within = choose.map_or(Ok(None), |choose| choose.check(plan, &mut request))?;
    let has_sets = designs.iter().any(|design| design.setup.sets().is_some());
    for (flag, is_given) in [("--half-width", keep.half_width.is_some()), ("--within", within.is_some())] {
        if is_given && has_sets {
            let message = "found it with `run.sets`, expected one of them: more cities do not narrow what parameters widen";
            return Err(Error::input(flag, "", message));
        }
    }
    if within.is_some() && (keep.half_width.is_some() || keep.shard.is_some() || keep.plan_only || flags.orders) {
        return Err(Error::input(
            "--within",
            "",
            "found it with `--half-width`, `--shard`, `--plan-only` or `--orders`, expected none of them: its trials are not known before",
        ));
    }
    if plan.crossing.is_some() && keep.shard.is_some() {
        return Err(Error::input(
            "--shard",
            "",
            "found it with a crossed plan, whose shards `jiesu merge` cannot judge, expected no shard",
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
            eprint(&format!(
                "note: only {different} of {all} parameter sets are different: intervals take all as independent, and are too narrow\n"
            ));
        }
    }
    if keep.plan_only {
        return forecast(plan, designs, flags, request);
    }
    if flags.orders && (keep.resume || keep.shard.is_some()) {
        return Err(Error::input(
            "--orders",
            "",
            "found it with `--resume` or `--shard`, expected one of them: orders are not kept for later",
        ));
    }
    let is_gone = |key: &&&str| scenarios().filter_map(|scenario| scenario.path(key)).any(|path| read_once::is_open_elsewhere(&path));
    for key in PATHS.iter().filter(is_gone).filter(|_| !flags.quiet) {
        eprint(&format!("note: `{key}` came through a pipe: the scenarios that are written cannot be run again without it\n"));
    }
    let of = identity(scenarios());
    if flags.excel().is_some() && keep.shard.is_some() {
        return Err(Error::input("--excel", "", "found it with `--shard`, whose folder has no CSV files, expected it with `jiesu merge`"));
    }
    if let Some(shard) = keep.shard {
        let gains = matches!(request, ComparisonRequest::Against { gains: true, .. });
        return part(verb, plan, designs, &out, flags, keep, shard, of, gains);
    }
    let path = beside(&out, ".journal");
    let there = Found::at(&path)?;
    // A run that ended between writing its folder and letting its journal go: who began it was allowed to write there.
    let mut flags = flags.clone();
    flags.force |= keep.resume && there == Found::Journal;
    let flags = &flags;
    begin_folder(&out, flags.replace())?;
    settle_journal(&path, there, keep.resume, flags.force)?;
    if let Some(above) = path.parent().filter(|above| !above.as_os_str().is_empty()) {
        std::fs::create_dir_all(above).map_err(|e| Error::io(above, e))?;
    }
    let mut journal = if flags.orders { None } else { Some(Journal::open(&path, of)?) };
    if let Some(wanted) = keep.half_width {
        let Some(journal_there) = &mut journal else {
            return Err(Error::input("--orders", "", "found it with `--half-width`, expected one of them: orders are not kept for later"));
        };
        let (cities, replications) = enough(&designs, flags, journal_there, wanted)?;
        let mut plan = plan.clone();
        for design in &mut plan.designs {
            (design.scenario.tables.run.cities, design.scenario.tables.run.replications) = (cities, replications);
        }
        let designs = self::designs(plan.designs.iter().map(|design| &design.scenario), &out)?;
        return finish(verb, &plan, designs, &out, flags, request, &mut journal, Shard::ALL, render);
    }
    if let (Some(rule), Some(journal_there)) = (within, &mut journal) {
        let cities = choose::choose(&designs, flags, journal_there, rule, &mut request)?;
        let mut plan = plan.clone();
        plan.designs.iter_mut().zip(cities).for_each(|(design, cities)| design.scenario.tables.run.cities = cities);
        let designs = self::designs(plan.designs.iter().map(|design| &design.scenario), &out)?;
        return finish(verb, &plan, designs, &out, flags, request, &mut journal, Shard::ALL, render);
    }
    finish(verb, plan, designs, &out, flags, request, &mut journal, Shard::ALL, render)
}

/// Lives what the journal does not have, writes the folder, tells, and lets the journal go.
#[allow(clippy::too_many_arguments)]
pub(crate) fn finish(
    verb: &str,
    plan: &Plan,
    designs: Vec<Design>,
    out: &Path,
    flags: &Flags,
    request: ComparisonRequest,
    journal: &mut Option<Journal>,
    shard: Shard,
    render: impl FnOnce(&FolderSummary, &Allowed) -> String,
) -> Result<u8> {
    let allowed = match &request {
        ComparisonRequest::Against { allowed, .. } => allowed.clone(),
        ComparisonRequest::Not => Allowed::new(),
    };
    let summary = simulate(&plan.title, designs, out, flags, request, journal.as_mut(), shard, |folder| match verb {
        // Scenarios that stand side by side are no designs of a study.
        "run" => Ok(()),
        _ => jiesu::output::designs::write(folder, plan),
    });
    let path = beside(out, ".journal");
    if matches!(summary, Err(Error::Input(_))) && journal.take_if(|journal| journal.is_empty()).is_some() && shard == Shard::ALL {
        // Nothing was begun.
        std::fs::remove_file(&path).map_err(|e| Error::io(&path, e))?;
    }
    let summary = summary?;
    if journal.take().is_some() && shard == Shard::ALL {
        std::fs::remove_file(&path).map_err(|e| Error::io(&path, e))?;
    }
    print(&render(&summary, &allowed))?;
    print(&format!("\n{} {}\n", flags.lang.of("written to", "已写入"), out.display()))?;
    if summary.failed > 0 {
        eprint(&format!("jiesu: {} trials failed; failed.csv has their reasons\n", summary.failed));
        return Ok(FAILED);
    }
    Ok(FINE)
}

/// The cities and replications with which every joint interval of the observer's rates is narrow enough. Whole batches are added, so the
/// answer is the same for any number of threads.
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
                format!("found no trial of `{design}` in which `{measure}` is defined, expected some: more of them would not help");
            return Err(Error::input("--half-width", "", message));
        }
        let run = &setups[0].tables.run;
        let (cities, replications) = (run.cities, run.replications);
        let now = if cities > 1 { cities } else { replications };
        let widest = comparison.widest();
        if widest.is_some_and(|widest| widest <= wanted) {
            return Ok((cities, replications));
        }
        // Half-widths fall with the root of the number.
        let forecast = widest.map(|widest| (f64::from(now) * (widest / wanted) * (widest / wanted)).ceil());
        if !flags.quiet {
            let what = if cities > 1 { "cities" } else { "replications" };
            let widest = widest.map_or_else(|| "no interval".into(), |widest| format!("± {widest:.4}"));
            let forecast = forecast.map_or_else(String::new, |forecast| format!("; about {forecast} {what} are needed"));
            eprint(&format!("{widest} with {now} {what}{forecast}\n"));
        }
        if now >= MOST {
            let message = format!("found no interval as narrow as {wanted} with {now}, expected a wider one to do");
            return Err(Error::input("--half-width", "", message));
        }
        for setup in &mut setups {
            let run = &mut setup.tables.run;
            let number = if cities > 1 { &mut run.cities } else { &mut run.replications };
            *number = (*number + BATCH).min(MOST);
        }
    }
}

/// One shard: scenarios, a card and a journal.
#[allow(clippy::too_many_arguments)]
fn part(
    verb: &str,
    plan: &Plan,
    designs: Vec<Design>,
    out: &Path,
    flags: &Flags,
    keep: &Keep,
    shard: Shard,
    of: u64,
    gains: bool,
) -> Result<u8> {
    let io = |path: &Path| {
        let path = path.to_path_buf();
        move |e| Error::io(path, e)
    };
    let path = out.join("trials.journal");
    // The journal comes first: a shard that was killed at once has part of the other files only.
    let ours = ["scenarios", "study.json", "trials.journal"];
    let names: Vec<_> = std::fs::read_dir(out).into_iter().flatten().flatten().map(|entry| entry.file_name()).collect();
    let is_begun = matches!(Found::at(&path)?, Found::Journal | Found::Beginning);
    let may_go_on = keep.resume && is_begun && names.iter().all(|name| ours.iter().any(|known| name == known));
    if !names.is_empty() && !may_go_on {
        return Err(refuse(out, "found a folder that is not empty", "`--resume` goes on with a shard; or choose another with `--out`"));
    }
    check_inputs(out)?;
    std::fs::create_dir_all(out).map_err(io(out))?;
    // Refuses the journal of another study before anything is written.
    let mut journal = Journal::open(&path, of)?;
    let scenarios = out.join("scenarios");
    std::fs::create_dir_all(&scenarios).map_err(io(&scenarios))?;
    for design in &designs {
        let path = scenarios.join(format!("{}.toml", design.setup.name));
        std::fs::write(&path, &design.toml).map_err(io(&path))?;
    }
    let card = Card {
        format: FORMAT,
        verb: verb.into(),
        name: plan.name.clone(),
        title: plan.title.clone(),
        of: format!("{of:016x}"),
        designs: plan.listing.clone(),
        one_at_a_time: plan.is_one_at_a_time(),
        gains,
        shards: shard.of,
        trials: plan.designs.iter().map(|design| (design.scenario.tables.run.cities, design.scenario.tables.run.replications)).collect(),
    };
    let card_path = out.join("study.json");
    let text = serde_json::to_string_pretty(&card).map_err(|e| Error::io(&card_path, e.into()))?;
    std::fs::write(&card_path, text + "\n").map_err(io(&card_path))?;
    let setups: Vec<_> = designs.into_iter().map(|design| design.setup).collect();
    let mut failed = 0;
    simulate_all(&setups, flags, false, Some(&mut journal), shard, |_, _, _, outcome| {
        failed += u64::from(outcome.is_err());
        Ok(())
    })?;
    print(&format!("{} trials in {}; `jiesu merge` puts the shards together\n", journal.len(), out.display()))?;
    Ok(if failed > 0 { FAILED } else { FINE })
}

/// What would be run, how long it would take, and how much disk it would need.
#[allow(clippy::disallowed_methods)] // A forecast of time needs the clock.
fn forecast(plan: &Plan, designs: Vec<Design>, flags: &Flags, request: ComparisonRequest) -> Result<u8> {
    let trials: u64 = designs.iter().map(|d| u64::from(d.setup.cities()) * u64::from(d.setup.tables.run.replications)).sum();
    let run = &designs[0].setup.tables.run;
    let (cities, replications, all) = (run.cities, run.replications, designs.len());
    let mut few: Vec<Design> = Vec::new();
    for number in [0, all - 1] {
        let mut design = designs[number].clone();
        (design.setup.tables.run.cities, design.setup.tables.run.replications, design.setup.variants) = (1, 1, None);
        if !few.iter().any(|other| other.setup.name == design.setup.name) {
            few.push(design);
        }
    }
    let place = Temporary::create("pilot")?;
    let pilot = place.path().join("results");
    let count = few.len() as u64;
    let setups: Vec<_> = few.iter().map(|design| design.setup.clone()).collect();
    let began = Instant::now();
    let mut kept = 0;
    simulate_all(&setups, flags, true, None, Shard::ALL, |_, _, _, outcome| {
        kept += outcome.map_or(0, |output| output.ledger.to_bytes().len() as u64);
        Ok(())
    })?;
    let seconds = began.elapsed().as_secs_f64() / count as f64;
    let request = match request {
        ComparisonRequest::Against { monthly, other_cities, gains, allowed, .. } if few.len() > 1 => {
            ComparisonRequest::Against { monthly, other_cities, gains, allowed, divide: None, audit: false, choice_request: Box::default() }
        }
        _ => ComparisonRequest::Not,
    };
    let written = simulate("", few, &pilot, flags, request, None, Shard::ALL, |_| Ok(())).and_then(|_| size(&pilot));
    let sets = designs[0].setup.sets().map_or(0, |sets| sets.list.len());
    let of_sets = |word: &str| if sets > 0 { format!("{sets} {word} × ") } else { String::new() };
    let megabytes = |bytes: u64| (bytes as f64 / 1e6).ceil();
    let threads = flags.threads() as f64;
    let (bytes, journal) = (written? / count * trials, kept / count * trials);
    let text = flags.lang.of(
        format!(
            "{}: {all} designs × {}{cities} {} × {replications} {} = {trials} trials\na trial takes {seconds:.2} s (pilot of {count}): about {} on {threads} \
             threads\nabout {} MB of results, and {} MB for the journal while it runs\n",
            plan.name,
            of_sets("parameter sets"),
            plural(cities, "city", "cities"),
            plural(replications, "replication", "replications"),
            duration(seconds * trials as f64 / threads),
            megabytes(bytes),
            megabytes(journal)
        ),
        format!(
            "{}：{all} 个方案 × {}{cities} 座城市 × {replications} 次重复 = {trials} 次试验\n每次 {seconds:.2} 秒（试跑 {count} 次）：{threads} 线程约需 {}\n结果约 {} MB，运行期间日志约 {} MB\n",
            plan.name,
            of_sets("组参数"),
            duration(seconds * trials as f64 / threads),
            megabytes(bytes),
            megabytes(journal)
        ),
    );
    print(&text)?;
    Ok(FINE)
}

pub(crate) fn duration(seconds: f64) -> String {
    match seconds {
        s if s < 120.0 => format!("{s:.0} s"),
        s if s < 7_200.0 => format!("{:.0} min", s / 60.0),
        s => format!("{:.1} h", s / 3_600.0),
    }
}

fn size(folder: &Path) -> Result<u64> {
    let io = |e| Error::io(folder, e);
    let mut sum = 0;
    for entry in std::fs::read_dir(folder).map_err(io)? {
        let entry = entry.map_err(io)?;
        if ["rates.csv", "costs.csv"].iter().any(|name| entry.file_name() == *name) {
            sum += entry.metadata().map_err(io)?.len();
        }
    }
    Ok(sum)
}
