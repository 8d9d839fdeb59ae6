//! What the verbs that simulate share: their flags, and the way from scenarios to a folder.

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiesu::city::City;
use jiesu::engine::{Log, simulate as replicate};
use jiesu::error::Result;
use jiesu::experiment::journal::{Journal, Outcome};
use jiesu::experiment::{Experiment, Progress, Shard, Trial};
use jiesu::output::destination::followed;
use jiesu::output::files::{ComparisonRequest, Design, Files, FolderSummary};
use jiesu::output::folder::Replace;
use jiesu::output::manifest::{Timing, scenario_hash};
use jiesu::output::words::Language;
use jiesu::scenario::Scenario;
use jiesu::setup::Setup;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Cities (or replications) that are added at a time, and the most of them.
pub(crate) const BATCH: u32 = 5;
pub(crate) const MOST: u32 = 2_000;

/// Flags of every verb that simulates.
#[derive(Clone, Debug, Args)]
pub(crate) struct Flags {
    /// Folder for the results [default: results/<name of the first file>]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Replications of each city (run.replications)
    #[arg(long, value_name = "N")]
    reps: Option<String>,
    /// Synthetic cities (run.cities)
    #[arg(long, value_name = "N")]
    cities: Option<String>,
    /// Use the first N parameter sets only (run.sets_used)
    #[arg(long, value_name = "N")]
    sets: Option<String>,
    /// Seed of all luck (run.seed)
    #[arg(long, value_name = "S")]
    seed: Option<String>,
    /// Share of the streets that are simulated (run.scale)
    #[arg(long, value_name = "X")]
    scale: Option<String>,
    /// Threads; results do not depend on them [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Set a key as if the files said so; may be repeated
    #[arg(long, value_name = "KEY=VALUE")]
    set: Vec<String>,
    /// Write every order to orders.csv
    #[arg(long)]
    pub(crate) orders: bool,
    /// Replace earlier results in the folder
    #[arg(long)]
    pub(crate) force: bool,
    /// Show no progress and no warnings
    #[arg(long)]
    pub(crate) quiet: bool,
    /// Write CSV files for Excel: a byte-order mark, headings in the language, and no text that is taken for a formula or a date
    #[arg(long)]
    excel: bool,
    /// Language: en or zh
    #[arg(long, value_name = "LANG", default_value_t = Language::English, hide_default_value = true)]
    pub(crate) lang: Language,
}

impl Flags {
    /// Keys that the command line sets, each as `key=value`, after its flag where that is not `--set`.
    pub(crate) fn sets(&self) -> Vec<String> {
        let mut sets = self.set.clone();
        let flags = [
            ("--reps run.replications", &self.reps),
            ("--cities run.cities", &self.cities),
            ("--sets run.sets_used", &self.sets),
            ("--seed run.seed", &self.seed),
            ("--scale run.scale", &self.scale),
        ];
        sets.extend(flags.into_iter().filter_map(|(key, value)| value.as_ref().map(|value| format!("{key}={value}"))));
        sets
    }

    /// The language of headings of CSV files, if they are for a spreadsheet.
    pub(crate) fn excel(&self) -> Option<Language> {
        self.excel.then_some(self.lang)
    }

    /// The first flag that is given and says how trials are lived: nothing of it holds for trials that were lived before.
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

    /// The folder for the results of what is called `name`; where it points, if it is a link.
    ///
    /// # Errors
    /// As [`followed`].
    pub(crate) fn folder(&self, name: &str) -> Result<PathBuf> {
        followed(&self.out.clone().unwrap_or_else(|| Path::new("results").join(name)))
    }

    pub(crate) fn replace(&self) -> Replace {
        if self.force { Replace::Results } else { Replace::Never }
    }

    fn log(&self) -> Log {
        if self.orders { Log::Orders } else { Log::Off }
    }

    pub(crate) fn threads(&self) -> usize {
        self.threads.map_or_else(|| std::thread::available_parallelism().map_or(1, |n| n.get()), usize::from)
    }
}

/// A bar on a terminal, nothing elsewhere.
pub(crate) struct Bar(ProgressBar);

impl Progress for Bar {
    fn begin(&self, trials: u64) {
        self.0.set_length(trials);
    }

    fn one_more(&self) {
        self.0.inc(1);
    }
}

impl Bar {
    pub(crate) fn finish(&self) {
        self.0.finish_and_clear();
    }

    pub(crate) fn new(quiet: bool, language: Language) -> Bar {
        if quiet || !std::io::stderr().is_terminal() {
            return Bar(ProgressBar::hidden());
        }
        let template = match language {
            Language::English => "{bar:40} {pos}/{len} replications, {eta} left",
            Language::Chinese => "{bar:40} {pos}/{len} 次重复，尚需 {eta}",
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        Bar(ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_style(style))
    }
}

/// The designs of scenarios, their data read, for a folder.
pub(crate) fn designs<'a>(scenarios: impl IntoIterator<Item = &'a Scenario>, out: &Path) -> Result<Vec<Design>> {
    let design = |scenario: &Scenario| {
        scenario.check_paths(&out.join("scenarios"))?;
        let setup = Setup::read(scenario)?;
        Ok(Design { setup, toml: scenario.to_toml(&out.join("scenarios")), hash: scenario_hash(scenario) })
    };
    scenarios.into_iter().map(design).collect()
}

/// Lives all trials of the designs and writes the folder under a title; `extra` adds files of a verb's own.
#[allow(clippy::disallowed_methods, clippy::too_many_arguments)] // The clock: only what goes into timing.json.
pub(crate) fn simulate(
    title: &str,
    designs: Vec<Design>,
    out: &Path,
    flags: &Flags,
    request: ComparisonRequest,
    journal: Option<&mut Journal>,
    shard: Shard,
    extra: impl FnOnce(&Path) -> Result<()>,
) -> Result<FolderSummary> {
    let began = Instant::now();
    let setups: Vec<Setup> = designs.iter().map(|design| design.setup.clone()).collect();
    let mut files = Files::create(out, flags.replace(), designs, flags.log(), request)?.for_excel(flags.excel()).titled(title);
    extra(files.path())?;
    simulate_all(&setups, flags, false, journal, shard, |trial, setup, city, outcome| match outcome {
        Ok(output) => files.add(trial, setup, city, &output),
        Err(reason) => files.fail(trial, &reason),
    })?;
    files.finish(|| Timing { command: command(), threads: flags.threads(), seconds: began.elapsed().as_secs_f64(), peak_mib: peak_mib() })
}

/// Lives the trials of a shard and hands each on, those of the journal too; one after the other if `alone`.
pub(crate) fn simulate_all(
    setups: &[Setup],
    flags: &Flags,
    alone: bool,
    journal: Option<&mut Journal>,
    shard: Shard,
    hand_on: impl FnMut(&Trial, &Setup, &City, Outcome) -> Result<()>,
) -> Result<()> {
    simulate_after(0, setups, flags, alone, journal, shard, hand_on)
}

/// The same in later cities: those after the city of number `after`.
pub(crate) fn simulate_after(
    after: u32,
    setups: &[Setup],
    flags: &Flags,
    alone: bool,
    journal: Option<&mut Journal>,
    shard: Shard,
    hand_on: impl FnMut(&Trial, &Setup, &City, Outcome) -> Result<()>,
) -> Result<()> {
    let bar = Bar::new(flags.quiet, flags.lang);
    let threads = if alone { 1 } else { flags.threads() };
    let experiment = Experiment { setups, log: flags.log(), threads, simulate: replicate, progress: &bar, after, shard };
    let outcome = experiment.run_with(journal, hand_on);
    bar.finish();
    outcome
}

/// The command line; bytes of it that are no UTF-8 as `\xBD`.
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

/// Peak memory of this process, where the system tells.
pub(crate) fn peak_mib() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib / 1_024.0)
}
