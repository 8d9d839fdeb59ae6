//! Shared by the commands that simulate: their flags, and the way from scenarios to a results folder.

use super::usage::whole;
use crate::analysis::Analysis;
use crate::analysis::request::ComparisonRequest;
use crate::engine::Log;
use crate::error::Result;
use crate::experiment::audit::requested_audits;
use crate::experiment::journal::Journal;
use crate::experiment::places::JOURNAL;
use crate::experiment::{Experiment, Progress, Shard, TrialGrid};
use crate::messages::{Language, text};
use crate::output::destination::followed;
use crate::output::files::{Design, Files};
use crate::output::folder::Replace;
use crate::output::manifest::Timing;
use crate::output::terminal::Detail;
use crate::plan::{Listed, Plan};
use crate::scenario::Scenario;
use crate::setup::Setup;
use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Flags of every command that simulates.
#[derive(Clone, Debug, Args)]
pub(crate) struct Flags {
    /// Results folder [default: results/<name of the first file>]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Replications per city (run.replications)
    #[arg(long, value_name = "N")]
    reps: Option<String>,
    /// Number of synthetic cities (run.cities)
    #[arg(long, value_name = "N")]
    cities: Option<String>,
    /// Use only N parameter sets, at even steps of the file (run.sets_used)
    #[arg(long, value_name = "N")]
    sets: Option<String>,
    /// Random seed (run.seed)
    #[arg(long, value_name = "S")]
    seed: Option<String>,
    /// Share of the streets to simulate (run.scale)
    #[arg(long, value_name = "X")]
    scale: Option<String>,
    /// Threads; results do not depend on it [default: one per core]
    #[arg(long, value_name = "N", value_parser = whole::<u16>(1, 1_024))]
    threads: Option<u16>,
    /// Override a key of the files; may be repeated
    #[arg(long, value_name = "KEY=VALUE")]
    set: Vec<String>,
    /// Write every order to orders.csv
    #[arg(long)]
    pub(crate) orders: bool,
    /// Replace earlier results in the folder
    #[arg(long)]
    pub(crate) force: bool,
    /// Print all tables, not only one screen
    #[arg(long, conflicts_with = "quiet")]
    verbose: bool,
    /// Print nothing but errors
    #[arg(long)]
    pub(crate) quiet: bool,
    /// Write CSV files that Excel opens correctly: byte-order mark, translated headings, no text read as a formula or date
    #[arg(long)]
    excel: bool,
    #[arg(from_global)]
    lang: Option<Language>,
}

/// The flags that the command line gives, each as `--flag key=value`.
pub(super) fn given<const N: usize>(flags: [(&str, &Option<String>); N]) -> Vec<String> {
    flags.into_iter().filter_map(|(key, value)| value.as_ref().map(|value| format!("{key}={value}"))).collect()
}

impl Flags {
    /// The language of messages and results.
    pub(crate) fn language(&self) -> Language {
        self.lang.unwrap_or_default()
    }

    /// Keys that the command line sets, each as `key=value`, preceded by its flag if that is not `--set`.
    pub(crate) fn sets(&self) -> Vec<String> {
        let mut sets = self.set.clone();
        sets.extend(given([
            ("--reps run.replications", &self.reps),
            ("--cities run.cities", &self.cities),
            ("--sets run.sets_used", &self.sets),
            ("--seed run.seed", &self.seed),
            ("--scale run.scale", &self.scale),
        ]));
        sets
    }

    /// The language of CSV headings, if the files are for a spreadsheet.
    pub(crate) fn excel(&self) -> Option<Language> {
        self.excel.then_some(self.language())
    }

    /// The first given flag that affects trials; none of them applies to trials that are already simulated.
    pub(crate) fn of_trials(&self) -> Option<&'static str> {
        let given = [
            ("--reps", self.reps.is_some()),
            ("--cities", self.cities.is_some()),
            ("--seed", self.seed.is_some()),
            ("--scale", self.scale.is_some()),
            ("--set", !self.set.is_empty()),
            ("--orders", self.orders),
        ];
        given.into_iter().find_map(|(flag, is_given)| is_given.then_some(flag))
    }

    /// The results folder of a plan or scenario called `name`; the target, if it is a link.
    ///
    /// # Errors
    /// As [`followed`].
    pub(crate) fn folder(&self, name: &str) -> Result<PathBuf> {
        followed(&self.out.clone().unwrap_or_else(|| Path::new("results").join(name)))
    }

    /// How much to print.
    pub(crate) fn detail(&self) -> Detail {
        if self.verbose { Detail::Full } else { Detail::Screen }
    }

    pub(crate) fn replace(&self) -> Replace {
        if self.force { Replace::Results } else { Replace::Never }
    }

    fn log(&self) -> Log {
        if self.orders { Log::Orders } else { Log::Off }
    }

    /// The experiment of these designs as the flags say.
    pub(crate) fn experiment<'a>(&self, setups: &'a [&'a Setup], bar: &'a Bar) -> Experiment<'a> {
        Experiment { log: self.log(), threads: self.threads(), progress: bar, ..Experiment::of(setups) }
    }

    #[allow(clippy::disallowed_methods)] // No result depends on the number of threads.
    pub(crate) fn threads(&self) -> usize {
        self.threads.map_or_else(|| std::thread::available_parallelism().map_or(1, |n| n.get()), usize::from)
    }
}

/// A progress bar on a terminal; nothing elsewhere.
pub(crate) struct Bar(ProgressBar);

impl Progress for Bar {
    fn begin(&self, trials: u64) {
        self.0.reset();
        self.0.set_length(trials);
    }

    fn advance(&self) {
        self.0.inc(1);
    }

    fn end(&self) {
        self.0.finish_and_clear();
    }
}

impl Bar {
    pub(crate) fn new(quiet: bool, language: Language) -> Bar {
        if quiet || !std::io::stderr().is_terminal() {
            return Bar(ProgressBar::hidden());
        }
        let template = text!(language, "run-progress", bar = "{bar:40}", done = "{pos}", all = "{len}", left = "{eta}");
        let style = ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar());
        Bar(ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_style(style))
    }
}

/// Reads the data of scenarios; their designs, for the folder `out`.
pub(crate) fn prepare<'a>(scenarios: impl IntoIterator<Item = &'a Scenario>, out: &Path) -> Result<Vec<Design>> {
    scenarios.into_iter().map(|scenario| Design::of(scenario, out)).collect()
}

/// Gives the scenarios of a plan's designs the numbers of trials of a grid, which the files of the results then state.
pub(crate) fn recount(plan: &mut Plan, designs: &mut [Design], grid: &TrialGrid, out: &Path) {
    for ((wanted, design), counts) in plan.designs.iter_mut().zip(designs).zip(grid.counts()) {
        let scenario = &mut wanted.scenario;
        let run = &mut scenario.tables.run;
        (run.cities, run.replications) = (counts.cities, counts.replications);
        (design.toml, design.hash) = (scenario.to_toml(&out.join("scenarios")), scenario.hash());
    }
}

/// How a results folder is written.
#[derive(Default)]
pub(crate) struct Writing<'a> {
    pub(crate) title: &'a str,
    /// The designs that `designs.csv` lists.
    pub(crate) listing: Vec<Listed>,
    /// How many trials, if not those that the scenarios ask for.
    pub(crate) grid: Option<TrialGrid>,
    /// Whether the journal has all trials, and none is simulated.
    pub(crate) is_merge: bool,
    pub(crate) keep_trials: bool,
}

/// Simulates all trials of the designs and writes the folder.
#[allow(clippy::disallowed_methods)] // The clock: only what goes into timing.json.
pub(crate) fn write_folder(
    writing: Writing<'_>,
    designs: &[Design],
    out: &Path,
    flags: &Flags,
    request: &ComparisonRequest,
    journal: &mut Option<Journal>,
) -> Result<Analysis> {
    let began = Instant::now();
    let Writing { title, listing, grid, is_merge, keep_trials } = writing;
    let setups: Vec<&Setup> = designs.iter().map(|design| &design.setup).collect();
    let bar = Bar::new(flags.quiet, flags.language());
    let all = flags.experiment(&setups, &bar);
    let shard = if is_merge { Shard::NONE } else { Shard::ALL };
    let experiment = Experiment { shard, grid: grid.unwrap_or_else(|| all.grid.clone()), ..all };
    let mut files = Files::create(out, flags.replace(), title, &experiment, designs, listing, request)?.for_excel(flags.excel());
    experiment.run_with(journal.as_mut(), |trial, setup, city, outcome| match outcome {
        Ok(output) => files.add(trial, setup, city, &output),
        Err(reason) => files.fail(trial, &reason),
    })?;
    if let Some(journal) = journal.as_mut().filter(|_| keep_trials) {
        journal.keep(&files.path().join(JOURNAL))?;
    }
    // It may read a file in the folder that is replaced now.
    journal.take();
    files.finish(requested_audits(&setups, request), || Timing {
        command: command(),
        threads: flags.threads(),
        seconds: began.elapsed().as_secs_f64(),
        peak_mib: peak_mib(),
    })
}

/// The command line; bytes that are not UTF-8 as `\xBD`.
#[allow(clippy::disallowed_methods)] // Only what goes into timing.json.
pub(crate) fn command() -> String {
    let written = |argument: OsString| {
        let parts = argument.as_encoded_bytes().utf8_chunks().map(|chunk| {
            let broken: String = chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}")).collect();
            chunk.valid().to_owned() + &broken
        });
        parts.collect::<String>()
    };
    std::env::args_os().map(written).collect::<Vec<_>>().join(" ")
}

/// Peak memory of this process in MiB, where the system reports it.
pub(crate) fn peak_mib() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib / 1_024.0)
}
