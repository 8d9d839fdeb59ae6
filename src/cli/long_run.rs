//! Shared by the commands that simulate designs: a journal that outlives the process, shards, sequential stopping.

use super::choose::{self, Choose, Selecting};
use super::comparison::{Task, render, request};
use super::file_kind::quoted;
use super::forecast::forecast;
use super::simulate::{Bar, Flags, Writing, recount, write_folder};
use super::{FAILED, FINE, eprint, print};
use crate::analysis::request::ComparisonRequest;
use crate::error::{Error, Result};
use crate::experiment::journal::{Found, Journal};
use crate::experiment::places::{Earlier, JOURNAL, beside, check_inputs, settle};
use crate::experiment::{Experiment, Identity, Layout, Narrowing, Shard, shards, until_narrow};
use crate::input::read_once;
use crate::messages::{Message, message, text};
use crate::output::folder::{Folder, Replace};
use crate::output::terminal::Detail;
use crate::plan::Plan;
use crate::scenario::PATHS;
use crate::setup::Setup;
use clap::Args;
use std::path::{Path, PathBuf};

/// Flags of every command whose trials may outlive it.
#[derive(Clone, Copy, Debug, Default, Args)]
pub(crate) struct Kept {
    /// Continue an interrupted run; with --force, take the trials that the results folder keeps
    #[arg(long)]
    pub(crate) resume: bool,
    /// Keep the trials in the results folder (trials.journal), so that designs or trials can be added later
    #[arg(long)]
    pub(crate) keep_trials: bool,
}

/// Flags of the commands that may take long.
#[derive(Debug, Default, Args)]
pub(crate) struct LongRun {
    #[command(flatten)]
    kept: Kept,
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

fn half_width(text: &str) -> std::result::Result<f64, Message> {
    let x: Option<f64> = text.parse().ok().filter(|x| *x > 0.0 && *x < 1.0);
    x.ok_or_else(|| message!("usage-half-width"))
}

fn shard(text: &str) -> std::result::Result<Shard, Message> {
    let parts = text.split_once('/').and_then(|(part, of)| Some((part.parse::<u64>().ok()?, of.parse::<u64>().ok()?)));
    match parts {
        Some((part, of)) if (1..=of).contains(&part) => Ok(Shard { part: part - 1, of }),
        _ => Err(message!("usage-shard")),
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

/// Creates the results folder at `out` and settles with what stands at the place of its journal: what stood there, and the flags that hold
/// from here on.
pub(super) fn begin_journal(out: &Path, path: &Path, resume: bool, flags: &Flags) -> Result<(Found, Flags)> {
    let there = Found::at(path)?;
    // The run that is continued was allowed to write the folder.
    let mut flags = flags.clone();
    flags.force |= resume && there == Found::Journal;
    begin_folder(out, flags.replace())?;
    let earlier = match (resume, flags.force) {
        (true, _) => Earlier::Take,
        (_, true) => Earlier::Discard,
        _ => Earlier::Refuse,
    };
    settle(path, there, earlier)?;
    if let Some(above) = path.parent().filter(|above| !above.as_os_str().is_empty()) {
        std::fs::create_dir_all(above).map_err(|e| Error::io(above, e))?;
    }
    Ok((there, flags))
}

fn refuse<T>(flag: &str, message: Message) -> Result<T> {
    Err(Error::input(flag, "", message))
}

impl LongRun {
    /// No other flag than these.
    pub(crate) fn only(kept: Kept) -> LongRun {
        LongRun { kept, ..LongRun::default() }
    }

    /// Neither a shard nor a number of trials that depends on the results.
    pub(crate) fn whole(kept: Kept, plan_only: bool) -> LongRun {
        LongRun { kept, plan_only, ..LongRun::default() }
    }

    /// Whether only a forecast is wanted.
    pub(crate) fn is_forecast(&self) -> bool {
        self.plan_only
    }

    /// Whether an interrupted run is continued.
    pub(crate) fn is_resumed(&self) -> bool {
        self.kept.resume
    }

    /// Refuses what a sweep with a surrogate cannot do, before its first trial.
    pub(crate) fn check_surrogate(&self, flags: &Flags) -> Result<()> {
        let flag = "--surrogate";
        match () {
            () if self.shard.is_some() => refuse("--shard", message!("usage-shard-of-surrogate")),
            () if self.half_width.is_some() => refuse("--half-width", message!("usage-trials-unknown", flag = flag)),
            () if flags.orders => refuse("--orders", message!("usage-orders-with", flag = flag)),
            () => Ok(()),
        }
    }

    /// Refuses flags that exclude each other or do not apply to the designs; `choice` is the flag by which a design is selected, if it is.
    fn check(&self, task: &Task, flags: &Flags, choice: Option<&'static str>) -> Result<()> {
        let LongRun { kept, shard, half_width, plan_only } = self;
        let (Task { plan, designs, .. }, is_shard, is_narrow) = (task, shard.is_some(), half_width.is_some());
        if is_shard && plan.game.is_some() {
            return refuse("--shard", message!("usage-shard-of-attribute"));
        }
        if is_shard && task.audit {
            return refuse("--audit", message!("usage-audit-of-shard"));
        }
        if is_shard && kept.keep_trials {
            return refuse("--keep-trials", message!("usage-keep-of-shard"));
        }
        let before = [("--shard", is_shard), ("--plan-only", *plan_only)].into_iter().find_map(|(flag, is_given)| is_given.then_some(flag));
        let ends: Vec<&str> = choice.into_iter().chain(is_narrow.then_some("--half-width")).collect();
        for flag in &ends {
            if let Some(before) = before {
                return refuse(flag, message!("usage-trials-unknown", flag = before));
            }
        }
        if is_narrow && designs.len() < 2 {
            return refuse("--half-width", message!("usage-designs-alike"));
        }
        if is_narrow && designs.iter().any(|design| design.setup.sets().is_some()) {
            return refuse("--half-width", message!("usage-with-sets"));
        }
        if let Some(flag) = choice.filter(|_| is_narrow) {
            return refuse(flag, message!("usage-two-ends"));
        }
        if is_shard && plan.crossing.is_some() {
            return refuse("--shard", message!("usage-shard-of-crossed"));
        }
        if *plan_only {
            return Ok(());
        }
        if flags.orders && (kept.resume || is_shard) {
            return refuse("--orders", message!("usage-orders-of-journal"));
        }
        if flags.orders && kept.keep_trials {
            return refuse("--orders", message!("usage-orders-with", flag = "--keep-trials"));
        }
        if is_shard && flags.excel().is_some() {
            return refuse("--excel", message!("usage-excel-of-shard"));
        }
        if let Some(flag) = ends.first().filter(|_| flags.orders) {
            return refuse("--orders", message!("usage-orders-with", flag = *flag));
        }
        Ok(())
    }
}

/// Notes on the parameter sets and on inputs that cannot be read again.
fn notes(task: &Task, flags: &Flags) -> String {
    let mut text = String::new();
    if let Some(sets) = task.designs.iter().find_map(|design| design.setup.sets()) {
        let mut values: Vec<&[String]> = sets.list.iter().map(|set| set.values.as_slice()).collect();
        values.sort_unstable();
        values.dedup();
        let (all, different) = (sets.list.len(), values.len());
        if different < all {
            text += &(text!(flags.language(), "run-sets-alike", different = different, all = all) + "\n");
        }
    }
    text
}

/// Notes on inputs that came through a pipe.
fn notes_on_pipes(plan: &Plan, flags: &Flags) -> String {
    let scenarios = || plan.designs.iter().map(|design| &design.scenario);
    let is_gone = |key: &&&str| scenarios().filter_map(|scenario| scenario.path(key)).any(|path| read_once::is_open_elsewhere(&path));
    let note = |key: &&str| text!(flags.language(), "run-piped", key = *key) + "\n";
    PATHS.iter().filter(is_gone).map(note).collect()
}

/// Simulates the designs of a task as the flags say, and prints their results.
pub(crate) fn perform(mut task: Task, flags: &Flags, long_run: &LongRun, choose: Option<&Choose>) -> Result<u8> {
    let out = flags.folder(&task.plan.name)?;
    let mut request = request(&task);
    let selecting = choose.map_or(Ok(None), |choose| choose.check(&task.plan, &mut request))?;
    long_run.check(&task, flags, selecting.map(Selecting::flag))?;
    if !flags.quiet {
        eprint(&notes(&task, flags));
    }
    if long_run.plan_only {
        return forecast(&task.plan, &task.designs, flags, request);
    }
    if !flags.quiet {
        eprint(&notes_on_pipes(&task.plan, flags));
    }
    if let Some(shard) = long_run.shard {
        return part(&task, &out, flags, long_run.kept.resume, shard);
    }
    let Kept { resume, keep_trials } = long_run.kept;
    let path = beside(&out, ".journal");
    let (there, flags) = begin_journal(&out, &path, resume, flags)?;
    let flags = &flags;
    let mut kept = Some(out.join(JOURNAL)).filter(|kept| resume && matches!(Found::at(kept), Ok(Found::Journal)));
    let mut journal =
        if flags.orders { None } else { Some(open_journal(&path, &mut kept, there, &shards::identities(&task.plan), flags)?) };
    let bar = Bar::new(flags.quiet, flags.language());
    let setups: Vec<&Setup> = task.designs.iter().map(|design| &design.setup).collect();
    let experiment = flags.experiment(&setups, &bar);
    if let Some(journal) = journal.as_ref().filter(|_| resume && !flags.quiet) {
        let (all, known) = (experiment.grid.trials(), experiment.grid.iter().filter(|trial| journal.has(trial)).count());
        eprint(&(text!(flags.language(), "run-resumed", known = known, all = all) + "\n"));
        if known == 0 && there == Found::Nothing && kept.is_none() && out.exists() {
            eprint(&(text!(flags.language(), "run-nothing-kept") + "\n"));
        }
    }
    let grid = match (long_run.half_width, selecting) {
        (Some(wanted), _) => {
            Some(until_narrow(&experiment, journal.as_mut(), wanted, task.requested.against, |state| narrowing(state, flags))?)
        }
        (_, Some(selecting)) => Some(choose::choose(&experiment, journal.as_mut(), flags, selecting, &mut request)?),
        _ => None,
    };
    if let Some(grid) = &grid {
        recount(&mut task.plan, &mut task.designs, grid, &out);
    }
    let writing = Writing { grid, keep_trials: keep_trials || kept.is_some(), ..Writing::default() };
    finish(task, &out, flags, request, journal, writing)
}

/// Opens the journal at `path`, with the trials that the results folder has kept. Where it was there before, an interrupted run is
/// continued that was allowed to replace the folder: trials of other designs in it are noted, and not `kept`.
fn open_journal(path: &Path, kept: &mut Option<PathBuf>, there: Found, designs: &[Identity], flags: &Flags) -> Result<Journal> {
    let mut journal = Journal::open(path, designs)?;
    let Err(error) = kept.as_deref().map_or(Ok(()), |kept| journal.absorb(kept)) else { return Ok(journal) };
    if there == Found::Journal {
        *kept = None;
        if !flags.quiet {
            eprint(&(text!(flags.language(), "run-not-kept", error = error.text(flags.language())) + "\n"));
        }
        return Ok(journal);
    }
    if !journal.has_written() {
        drop(journal);
        std::fs::remove_file(path).map_err(|e| Error::io(path, e))?;
    }
    Err(error.with_hint(message!("trials-without-resume")))
}

/// Reports that more trials are needed.
fn narrowing(state: &Narrowing, flags: &Flags) {
    let Narrowing { added, now, widest, needed } = state;
    if flags.quiet {
        return;
    }
    let what = added.name();
    let widest = widest.map_or_else(|| message!("run-no-interval"), |widest| Message::verbatim(format!("± {widest:.4}")));
    let message = match needed {
        None => message!("run-narrowing", widest = widest, now = *now, what = what),
        Some(needed) => message!("run-narrowing-needed", widest = widest, now = *now, what = what, needed = needed.to_string()),
    };
    eprint(&(message.text(flags.language()) + "\n"));
}

/// Simulates the trials that the journal lacks, writes the folder, prints the results, and removes the journal. The title and the designs
/// that are listed are the task's.
pub(crate) fn finish(
    task: Task,
    out: &Path,
    flags: &Flags,
    request: ComparisonRequest,
    mut journal: Option<Journal>,
    writing: Writing<'_>,
) -> Result<u8> {
    let Task { plan, designs, requested, .. } = task;
    // Scenarios side by side are not the designs of a plan.
    let listing = if requested.layout == Layout::Scenarios { Vec::new() } else { plan.listing.clone() };
    let own = (journal.is_some() && !writing.is_merge).then(|| beside(out, ".journal"));
    let writing = Writing { title: &plan.title, listing, ..writing };
    let analysis = write_folder(writing, &designs, out, flags, &request, &mut journal);
    let is_done = match &analysis {
        Ok(_) => true,
        // No trial was simulated.
        Err(Error::Input(_)) => journal.take_if(|journal| !journal.has_written()).is_some(),
        Err(_) => false,
    };
    drop(journal);
    if let Some(path) = own.filter(|_| is_done) {
        std::fs::remove_file(&path).map_err(|e| Error::io(&path, e))?;
    }
    let analysis = analysis?;
    if !flags.quiet {
        print(&render(requested.layout, &plan, flags, &analysis))?;
        print(&(written_to(flags, out) + &next_report(flags, out) + &more_tables(flags)))?;
    }
    let failed = analysis.failed.len();
    if failed > 0 {
        eprint(&(text!(flags.language(), "run-trials-failed", failed = failed) + "\n"));
        return Ok(FAILED);
    }
    Ok(FINE)
}

/// Where the results are.
pub(crate) fn written_to(flags: &Flags, out: &Path) -> String {
    format!("\n{}\n", text!(flags.language(), "run-written-to", out = out.display().to_string()))
}

/// The command that comes next.
fn next_report(flags: &Flags, out: &Path) -> String {
    text!(flags.language(), "run-next-report", folder = quoted(&out.display().to_string())) + "\n"
}

/// How to see more.
pub(crate) fn more_tables(flags: &Flags) -> String {
    if flags.detail() == Detail::Screen { text!(flags.language(), "run-more-tables") + "\n" } else { String::new() }
}

/// Simulates one shard.
fn part(task: &Task, out: &Path, flags: &Flags, resume: bool, shard: Shard) -> Result<u8> {
    let mut journal = shards::begin(out, &task.plan, task.requested, shard, resume)?;
    let bar = Bar::new(flags.quiet, flags.language());
    let setups: Vec<&Setup> = task.designs.iter().map(|design| &design.setup).collect();
    let (mut trials, mut failed) = (0_u64, 0_u64);
    Experiment { shard, ..flags.experiment(&setups, &bar) }.run_with(Some(&mut journal), |_, _, _, outcome| {
        trials += 1;
        failed += u64::from(outcome.is_err());
        Ok(())
    })?;
    if !flags.quiet {
        print(&(text!(flags.language(), "run-shard-done", trials = trials, out = out.display().to_string()) + "\n"))?;
    }
    Ok(if failed > 0 { FAILED } else { FINE })
}
