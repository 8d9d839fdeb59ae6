//! `jiesu optimize`: searches for the best setting of factors.

use super::file_kind;
use super::forecast::duration;
use super::journals::{Journals, Searcher};
use super::long_run::{begin_folder, written_to};
use super::simulate::{Bar, Flags, command, peak_mib};
use super::{FAILED, FINE, eprint, print};
use crate::error::{Error, Result};
use crate::experiment::journal::Journal;
use crate::messages::{message, text};
use crate::optimize::answer::answer;
use crate::optimize::plan::Optimization;
use crate::optimize::problem::{Draft, Outcome, Stage};
use crate::optimize::search::search;
use crate::optimize::simulated::Prepared;
use crate::output::folder::Replace;
use crate::output::manifest::Timing;
use crate::output::optimized::write;
use crate::output::terminal;
use crate::output::terminal::optimized::render;
use crate::plan::FileKind;
use clap::Args;
use std::path::PathBuf;
use std::time::Instant;

/// Search for the best setting of levers, staff and audits, within constraints
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A plan file with `[[factor]]` and `[optimize]`; - is standard input
    #[arg(value_name = "PLAN")]
    file: PathBuf,
    #[command(flatten)]
    flags: Flags,
    /// Continue an interrupted search
    #[arg(long)]
    resume: bool,
    /// Only forecast trials and time, from a pre-run of the baseline
    #[arg(long, conflicts_with = "quiet")]
    plan_only: bool,
}

#[allow(clippy::disallowed_methods)] // Only what goes into timing.json.
pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let Arguments { file, flags, resume, plan_only } = arguments;
    let began = Instant::now();
    if flags.orders {
        return Err(Error::input("--orders", "", message!("usage-orders-of-optimize")));
    }
    file_kind::expect(FileKind::Optimization, file)?;
    let optimization = Optimization::load(file, &flags.sets())?;
    if *plan_only {
        return forecast(&optimization, flags);
    }
    let out = flags.folder(&optimization.name)?;
    let baseline = Draft { number: 0, stage: Stage::Baseline, setting: None, is_baseline: true };
    // Fail now rather than when the best setting is written.
    let scenario = optimization.scenario(&baseline)?;
    scenario.check_paths(&out)?;
    // Whoever began the search was allowed to replace the folder.
    let is_begun = *resume && Journals::are_beside(&out);
    let folder = begin_folder(&out, if is_begun { Replace::Results } else { flags.replace() })?;
    let journals = Journals::begin(&out, *resume, flags, Searcher::Optimization)?;
    let bar = Bar::new(flags.quiet, flags.language());
    let mut evaluate = |drafts: &[Draft]| -> Result<Vec<Outcome>> {
        if let Some(last) = drafts.last().filter(|_| !flags.quiet) {
            let stage = match last.stage {
                Stage::Baseline | Stage::Start => message!("run-settings-start"),
                Stage::Search(batch) => message!("run-settings-batch", batch = batch),
                Stage::Again => message!("run-settings-again"),
            };
            eprint(&(text!(flags.language(), "run-settings", stage = stage, settings = drafts.len()) + "\n"));
        }
        let prepared = Prepared::of(&optimization, drafts)?;
        let first = drafts.first().map_or(0, |draft| draft.number);
        let mut journal = Journal::open(&journals.path(first), &prepared.identities())?;
        prepared.outcomes(&optimization, Some(&mut journal), flags.threads(), &bar)
    };
    let found = search(&optimization.problem, &mut evaluate)?;
    let answer = answer(&optimization.problem, &found, &mut evaluate)?;
    write(folder, &optimization, &found, &answer, flags.excel(), || Timing {
        command: command(),
        threads: flags.threads(),
        seconds: began.elapsed().as_secs_f64(),
        peak_mib: peak_mib(),
    })?;
    journals.end()?;
    if !flags.quiet {
        let months = scenario.tables.run.months;
        let result = render(flags.language(), &optimization, &found, &answer, months);
        print(&(terminal::title(&optimization.title) + &result + &written_to(flags, &out)))?;
    }
    let failed = found.tried.iter().filter(|tried| tried.outcome.is_err()).count();
    if failed > 0 {
        eprint(&(text!(flags.language(), "run-settings-failed", failed = failed) + "\n"));
        return Ok(FAILED);
    }
    Ok(FINE)
}

/// Forecasts trials and time, from a pre-run of the baseline in as many trials as there are threads, two at least.
#[allow(clippy::disallowed_methods)] // A forecast of time needs the clock.
fn forecast(optimization: &Optimization, flags: &Flags) -> Result<u8> {
    let problem = &optimization.problem;
    let baseline = |stage: Stage| Draft { number: 0, stage, setting: None, is_baseline: true };
    let trials_of = |stage: Stage| -> Result<u64> { Ok(Prepared::of(optimization, &[baseline(stage)])?.grid().trials()) };
    let (each, again) = (trials_of(Stage::Baseline)?, trials_of(Stage::Again)?);
    // The best setting, the baseline and two steps of every factor; or the members of a front.
    let most = if problem.goals.len() > 1 { 13 } else { 2 + 2 * problem.space.axes.len() };
    let threads = flags.threads();
    let bar = Bar::new(flags.quiet, flags.language());
    let began = Instant::now();
    let simulated = Prepared::of(optimization, &[baseline(Stage::Baseline)])?.pre_run(threads.max(2) as u32, threads, &bar)?;
    let seconds = began.elapsed().as_secs_f64() / simulated.max(1) as f64;
    let trials = (problem.settings as u64 + 1) * each + most as u64 * again;
    let text = text!(
        flags.language(),
        "run-forecast-optimization",
        plan = &optimization.name,
        factors = problem.space.axes.len(),
        objectives = problem.goals.len(),
        constraints = problem.limits.len(),
        settings = problem.settings,
        each = each,
        most = most,
        again = again,
        trials = trials,
        time = duration(seconds * trials as f64),
        threads = threads
    );
    print(&(text + "\n"))?;
    Ok(FINE)
}
