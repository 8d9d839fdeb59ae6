//! `jiesu run`: simulate scenarios, write the results folder, say what came out.

use super::{FINE, eprint, print};
use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiesu::error::{Error, Result};
use jiesu::experiment::{Experiment, Progress};
use jiesu::plan::{Data, Plan};
use jiesu::report::files::{Design, Files};
use jiesu::report::folder::Replace;
use jiesu::report::manifest::{Timing, scenario_hash};
use jiesu::report::terminal;
use jiesu::report::words::Language;
use jiesu::run::{Log, simulate};
use jiesu::scenario::Scenario;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Simulate scenarios; several share luck and dates and land in one folder
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Scenario files
    #[arg(required = true, value_name = "SCENARIO")]
    files: Vec<PathBuf>,
    /// Folder for the results [default: results/<name of the first scenario>]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Replications of each city (run.replications)
    #[arg(long, value_name = "N")]
    reps: Option<String>,
    /// Synthetic cities (run.cities)
    #[arg(long, value_name = "N")]
    cities: Option<String>,
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
    orders: bool,
    /// Replace earlier results in the folder
    #[arg(long)]
    force: bool,
    /// Show no progress and no warnings
    #[arg(long)]
    quiet: bool,
    /// Language: en or zh
    #[arg(long, value_name = "LANG", default_value_t = Language::English, hide_default_value = true)]
    lang: Language,
}

/// A bar on a terminal, nothing elsewhere.
struct Bar(ProgressBar);

impl Progress for Bar {
    fn begin(&self, trials: u64) {
        self.0.set_length(trials);
    }

    fn one_more(&self) {
        self.0.inc(1);
    }
}

impl Bar {
    fn new(arguments: &Arguments) -> Bar {
        if arguments.quiet || !std::io::stderr().is_terminal() {
            return Bar(ProgressBar::hidden());
        }
        let template = match arguments.lang {
            Language::English => "{bar:40} {pos}/{len} replications, {eta} left",
            Language::Chinese => "{bar:40} {pos}/{len} 次重复，尚需 {eta}",
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        Bar(ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_style(style))
    }
}

#[allow(clippy::disallowed_methods)] // Only what goes into timing.json.
pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let began = Instant::now();
    let scenarios = load(arguments)?;
    let out = match (&arguments.out, scenarios.first()) {
        (Some(out), _) => out.clone(),
        (None, first) => Path::new("results").join(first.map_or("", |scenario| &scenario.name)),
    };
    if !arguments.quiet {
        eprint(&warnings(&scenarios, arguments.lang));
    }
    let mut designs = Vec::new();
    for scenario in &scenarios {
        let plan = Plan::new(scenario, Data::read(scenario)?)?;
        designs.push(Design { plan, toml: scenario.to_toml(&out.join("scenarios")), hash: scenario_hash(scenario) });
    }
    let plans: Vec<Plan> = designs.iter().map(|design| design.plan.clone()).collect();
    let log = if arguments.orders { Log::Orders } else { Log::Off };
    let replace = if arguments.force { Replace::Results } else { Replace::Never };
    let mut files = Files::create(&out, replace, designs, log)?;

    let bar = Bar::new(arguments);
    let experiment = Experiment { plans: &plans, log, threads: threads(arguments), simulate, progress: &bar };
    let outcome = experiment.run(|trial, _, city, lived| files.add(trial, city, &lived));
    bar.0.finish_and_clear();
    outcome?;
    let overviews = files.finish(|| Timing {
        command: std::env::args().collect::<Vec<_>>().join(" "),
        threads: threads(arguments),
        seconds: began.elapsed().as_secs_f64(),
        peak_mib: peak_mib(),
    })?;
    print(&terminal::tell(arguments.lang, &overviews))?;
    let written = arguments.lang.of("written to", "已写入");
    print(&format!("\n{written} {}\n", out.display()))?;
    Ok(FINE)
}

/// All scenarios, with the flags on top; every complaint about any of them.
fn load(arguments: &Arguments) -> Result<Vec<Scenario>> {
    let mut sets = arguments.set.clone();
    let flags = [
        ("run.replications", &arguments.reps),
        ("run.cities", &arguments.cities),
        ("run.seed", &arguments.seed),
        ("run.scale", &arguments.scale),
    ];
    sets.extend(flags.into_iter().filter_map(|(key, value)| value.as_ref().map(|value| format!("{key}={value}"))));
    let (mut scenarios, mut complaints): (Vec<Scenario>, _) = (Vec::new(), Vec::new());
    for file in &arguments.files {
        match Scenario::load(file, &sets) {
            Ok(scenario) => {
                if scenarios.iter().any(|other| other.name == scenario.name) {
                    let message = format!("found a second scenario called `{}`, expected a name of its own for each", scenario.name);
                    return Err(Error::input(file.display().to_string(), "", message));
                }
                scenarios.push(scenario);
            }
            Err(Error::Input(mut list)) => {
                list.retain(|complaint| !complaints.contains(complaint));
                complaints.append(&mut list);
            }
            Err(other) => return Err(other),
        }
    }
    if complaints.is_empty() { Ok(scenarios) } else { Err(Error::Input(complaints)) }
}

/// What keeps scenarios from sharing luck and dates.
fn warnings(scenarios: &[Scenario], language: Language) -> String {
    let mut text = String::new();
    let Some((first, others)) = scenarios.split_first() else { return text };
    for other in others {
        let (a, b) = (&first.tables.run, &other.tables.run);
        let differing: Vec<&str> = [
            ("run.seed", a.seed != b.seed),
            ("run.start", a.start != b.start),
            ("run.months", a.months != b.months),
            ("run.warmup", a.warmup != b.warmup),
            ("run.scale", a.scale != b.scale),
            ("run.cities", a.cities != b.cities),
            ("run.replications", a.replications != b.replications),
        ]
        .into_iter()
        .filter_map(|(key, differs)| differs.then_some(key))
        .collect();
        if !differing.is_empty() {
            let keys = differing.join(", ");
            text += &language.of(
                format!(
                    "warning: {} and {} differ in {keys}: they do not share luck and dates\n  hint: `--set {}=…` gives all the same\n",
                    first.name, other.name, differing[0]
                ),
                format!(
                    "注意：{} 与 {} 的 {keys} 不同：二者不共运气与日期\n  可用 `--set {}=…` 使之相同\n",
                    first.name, other.name, differing[0]
                ),
            );
        }
    }
    text
}

fn threads(arguments: &Arguments) -> usize {
    arguments.threads.map_or_else(|| std::thread::available_parallelism().map_or(1, |n| n.get()), usize::from)
}

/// Peak memory of this process, where the system tells.
fn peak_mib() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib / 1_024.0)
}
