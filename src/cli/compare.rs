//! `jiesu compare`: designs judged against a baseline, pair by pair, under common luck.

use super::eprint;
use super::keep::{Keep, perform};
use super::simulate::Flags;
use super::sweep::{judge, said};
use clap::Args;
use jiesu::error::{Error, Result};
use jiesu::findings::caveats;
use jiesu::report::compared::Allowed;
use jiesu::study::{Options, Study};
use std::path::PathBuf;

/// Cities and replications, unless the plan or a flag says otherwise.
pub(crate) const RUN: &str = "cities = 10\nreplications = 5";

/// Judge designs against a baseline: paired differences of rates, cures, need and costs, with caveats
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A plan file; or scenario files, of which the first is the baseline
    #[arg(required = true, value_name = "PLAN|SCENARIO")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    keep: Keep,
    #[command(flatten)]
    allow: Allow,
}

/// Caveats that are allowed.
#[derive(Debug, Args)]
pub(crate) struct Allow {
    /// Print a reason in place of a caveat, such as `--allow C07="one city is what we ask about"`; may be repeated
    #[arg(long, value_name = "CODE=REASON")]
    allow: Vec<String>,
}

impl Allow {
    /// The reasons by code.
    pub(crate) fn read(&self) -> Result<Allowed> {
        let mut allowed = Allowed::new();
        for text in &self.allow {
            let wrong = |message: String| Error::input("--allow", "", message);
            let Some((code, reason)) = text.split_once('=') else {
                return Err(wrong(format!("found \"{text}\", expected a code and a reason, such as C07=\"one city is meant\"")));
            };
            let code = code.trim().to_uppercase();
            if !caveats::ALL.iter().any(|caveat| caveat.code == code) {
                let known: Vec<&str> = caveats::ALL.iter().map(|caveat| caveat.code).collect();
                return Err(wrong(format!("found the code \"{code}\", expected one of {}", known.join(", "))));
            }
            if reason.trim().is_empty() {
                return Err(wrong(format!("found no reason for {code}, expected one")));
            }
            allowed.insert(code, reason.trim().into());
        }
        Ok(allowed)
    }
}

/// Reads a plan file, or scenario files.
pub(crate) fn study(files: &[PathBuf], flags: &Flags, reports: &str) -> Result<Study> {
    let sets = flags.sets();
    let options = Options { sets: &sets, run: RUN, reports, divide: false };
    match files {
        [file] if Study::is_plan(file) => Study::load(file, &options),
        _ => {
            if let Some(plan) = files.iter().find(|file| Study::is_plan(file)) {
                let message = "found a plan among other files, expected one plan, or scenarios only";
                return Err(Error::input(plan.display().to_string(), "", message));
            }
            Study::of_scenarios(files, &options)
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let Arguments { files, flags, keep, allow } = arguments;
    let allowed = allow.read()?;
    let study = study(files, flags, "levels = [\"city\"]\nperiods = [\"run\", \"month\"]")?;
    if let ([file], 1) = (files.as_slice(), study.designs.len()) {
        let message = "found one design, expected at least two to compare";
        return Err(Error::input(file.display().to_string(), "", message));
    }
    if !flags.quiet {
        eprint(&study.notes.iter().map(|note| format!("note: {note}\n")).collect::<String>());
    }
    perform("compare", &study, flags, keep, judge("compare", &study, allowed), |told, allowed| {
        said("compare", &study, flags.lang, told, allowed)
    })
}
