//! `jiesu calibrate`: fits unknown parameters to published values.

use super::file_kind;
use super::forecast::duration;
use super::journals::{Journals, Searcher};
use super::long_run::{begin_folder, more_tables, written_to};
use super::simulate::{Bar, Flags, command, peak_mib};
use super::{FAILED, FINE, eprint, print};
use crate::calibrate::fit::assess;
use crate::calibrate::plan::Calibration;
use crate::calibrate::ranks::rank_check;
use crate::calibrate::search::{Draft, Method, Outcome, Problem, Stage, search};
use crate::calibrate::simulated::Prepared;
use crate::error::{Error, Result};
use crate::experiment::journal::Journal;
use crate::messages::{message, text};
use crate::output::calibrated::{write, write_rank_check};
use crate::output::folder::Replace;
use crate::output::manifest::Timing;
use crate::output::terminal;
use crate::output::terminal::calibrated::{render, render_check};
use crate::plan::FileKind;
use clap::Args;
use std::path::PathBuf;
use std::time::Instant;

/// Fit unknown parameters to published values: a sample of parameter sets and a point estimate
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A plan file with `[[parameter]]` and `[[target]]`; - is standard input
    #[arg(value_name = "PLAN")]
    file: PathBuf,
    #[command(flatten)]
    flags: Flags,
    /// Continue an interrupted calibration
    #[arg(long)]
    resume: bool,
    /// Only forecast the number of sets and the time, from a pre-run of two sets
    #[arg(long, conflicts_with = "quiet")]
    plan_only: bool,
    /// Check weights and tolerances instead: K sets of a bank from the prior generate data, whose posteriors should cover them
    #[arg(long, value_name = "K", conflicts_with = "plan_only", value_parser = clap::value_parser!(u32).range(20..=65_536))]
    check: Option<u32>,
}

/// How many parameter sets are prepared at a time.
const AT_ONCE: usize = 256;

#[allow(clippy::disallowed_methods)] // Only what goes into timing.json.
pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let Arguments { file, flags, resume, plan_only, check } = arguments;
    let began = Instant::now();
    if flags.orders {
        return Err(Error::input("--orders", "", message!("usage-orders-of-calibrate")));
    }
    file_kind::expect(FileKind::Calibration, file)?;
    let mut calibration = Calibration::load(file, &flags.sets())?;
    if *plan_only {
        return forecast(&calibration, flags);
    }
    let mut name = calibration.name.clone();
    if check.is_some() {
        if calibration.problem.method == Method::Emulated {
            return Err(Error::input("--check", "", message!("usage-check-of-emulated")));
        }
        calibration.problem = Problem { generations: 1, point: 0, check: 0, ..calibration.problem };
        name += "-check";
    }
    let calibration = calibration;
    let out = flags.folder(&name)?;
    // Fail now rather than when the point is written.
    calibration.scenario("point", &vec![0.5; calibration.parameters.len()], 1)?.check_paths(&out)?;
    // Whoever began the calibration was allowed to replace the folder.
    let is_begun = *resume && Journals::are_beside(&out);
    let folder = begin_folder(&out, if is_begun { Replace::Results } else { flags.replace() })?;
    let journals = Journals::begin(&out, *resume, flags, Searcher::Calibration)?;
    let stage_name = |stage: Stage| match stage {
        Stage::Sample(generation) => message!("run-stage-sample", generation = generation, all = calibration.problem.generations),
        Stage::Point(generation) => message!("run-stage-point", generation = generation),
        Stage::Check => message!("run-stage-check"),
    };
    let bar = Bar::new(flags.quiet, flags.language());
    let mut evaluate = |drafts: &[Draft]| -> Result<Vec<Outcome>> {
        if let Some(draft) = drafts.first().filter(|_| !flags.quiet) {
            eprint(&(text!(flags.language(), "run-stage", stage = stage_name(draft.stage), sets = drafts.len()) + "\n"));
        }
        let mut outcomes = Vec::with_capacity(drafts.len());
        for part in drafts.chunks(AT_ONCE) {
            let prepared = Prepared::of(&calibration, part)?;
            let mut journal = Journal::open(&journals.path(part.first().map_or(0, |draft| draft.number)), &prepared.identities())?;
            outcomes.extend(prepared.outcomes(&calibration, Some(&mut journal), flags.threads(), &bar)?);
        }
        Ok(outcomes)
    };
    let found = search(&calibration.problem, &mut evaluate)?;
    let timing = || Timing { command: command(), threads: flags.threads(), seconds: began.elapsed().as_secs_f64(), peak_mib: peak_mib() };
    if let Some(checks) = check {
        let ranks = rank_check(&calibration.problem, &found.tried, *checks as usize);
        write_rank_check(folder, &calibration, &found, &ranks, flags.excel(), timing)?;
        journals.end()?;
        if !flags.quiet {
            let result = render_check(flags.language(), &calibration, &ranks);
            print(&(terminal::title(&calibration.title) + &result + &written_to(flags, &out)))?;
        }
        return Ok(FINE);
    }
    let verdict = assess(&calibration.problem, &found);
    write(folder, &calibration, &found, &verdict, flags.excel(), timing)?;
    journals.end()?;
    if !flags.quiet {
        print(&(terminal::title(&calibration.title) + &render(flags.language(), &calibration, &found, &verdict, flags.detail())))?;
        print(&(written_to(flags, &out) + &more_tables(flags)))?;
    }
    if verdict.failed > 0 {
        let failed = verdict.failed;
        eprint(&(text!(flags.language(), "run-sets-failed", failed = failed) + "\n"));
        return Ok(FAILED);
    }
    Ok(FINE)
}

/// Forecasts the number of parameter sets and the time, from a pre-run.
#[allow(clippy::disallowed_methods)] // A forecast of time needs the clock.
fn forecast(calibration: &Calibration, flags: &Flags) -> Result<u8> {
    let problem = &calibration.problem;
    let (targets, parameters) = (calibration.targets.len(), calibration.parameters.len());
    let sets = problem.trials + problem.point + problem.check;
    let pre_run = Problem { method: Method::Simulated, trials: 2, generations: 1, keep: 2, point: 0, check: 0, ..problem.clone() };
    let (mut seconds, mut trials, mut setups_made) = (0.0, 0, 0);
    let bar = Bar::new(flags.quiet, flags.language());
    search(&pre_run, &mut |drafts| {
        let prepared = Prepared::of(calibration, drafts)?;
        let began = Instant::now();
        (setups_made, trials) = (prepared.setups.len() as u64, prepared.grid().trials());
        let outcomes = prepared.outcomes(calibration, None, 1, &bar);
        seconds = began.elapsed().as_secs_f64() / trials.max(1) as f64;
        outcomes
    })?;
    let all = trials / setups_made.max(1) * sets as u64;
    let threads = flags.threads();
    let time = duration(seconds * all as f64 / threads as f64);
    let Problem { trials, generations, point, check, .. } = problem;
    let text = text!(
        flags.language(),
        "run-forecast-calibration",
        plan = &calibration.name,
        targets = targets,
        parameters = parameters,
        sets = *trials,
        generations = *generations,
        point = *point,
        check = *check,
        trials = all,
        seconds = format!("{seconds:.2}"),
        time = time,
        threads = threads
    );
    print(&(text + "\n"))?;
    Ok(FINE)
}
