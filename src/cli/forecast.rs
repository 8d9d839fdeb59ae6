//! The forecast of `--plan-only`: trials, time and disk, from a pre-run.

use super::simulate::{Bar, Flags, Writing, write_folder};
use super::temporary::temporary;
use super::{FINE, print};
use crate::analysis::request::ComparisonRequest;
use crate::error::{Error, Result};
use crate::experiment::forecast::{one_of_each, pre_run, representatives};
use crate::experiment::{Counts, TrialGrid};
use crate::messages::{Message, message, text};
use crate::output::files::Design;
use crate::plan::Plan;
use crate::setup::Setup;
use std::path::Path;
use std::time::Instant;

/// Forecasts the trials, their time and the disk that they need, from a pre-run.
#[allow(clippy::disallowed_methods)] // A forecast of time needs the clock.
pub(super) fn forecast(plan: &Plan, designs: &[Design], flags: &Flags, request: ComparisonRequest) -> Result<u8> {
    let grid = TrialGrid::wished(designs.iter().map(|design| &design.setup));
    let (trials, all) = (grid.trials(), designs.len());
    let Counts { cities, replications } = grid.of_design(0);
    let sets = designs[0].setup.sets().map_or(0, |sets| sets.list.len());
    let cities = cities / sets.max(1) as u32;
    let few: Vec<Design> = representatives(all).into_iter().map(|design| designs[design].clone()).collect();
    let count = few.len() as u64;
    let bar = Bar::new(flags.quiet, flags.language());
    let setups: Vec<&Setup> = few.iter().map(|design| &design.setup).collect();
    let began = Instant::now();
    let kept = pre_run(&flags.experiment(&setups, &bar))?;
    let seconds = began.elapsed().as_secs_f64() / count as f64;
    let request = match request {
        ComparisonRequest::Against { monthly, against, other_cities, gains, allowed, .. } if few.len() > 1 => {
            let (divide, audit, choice_request) = (None, false, Box::default());
            ComparisonRequest::Against { monthly, against, other_cities, gains, allowed, divide, audit, choice_request }
        }
        _ => ComparisonRequest::Not,
    };
    let place = temporary("pre-run")?;
    let folder = place.path().join("results");
    let writing = Writing { grid: Some(one_of_each(few.len())), ..Writing::default() };
    write_folder(writing, &few, &folder, flags, &request, &mut None)?;
    let written = size(&folder)?;
    let megabytes = |bytes: u64| (bytes as f64 / 1e6).ceil();
    let threads = flags.threads() as f64;
    let (bytes, journal) = (written / count * trials, kept / count * trials);
    let cities = message!("count-cities", count = cities);
    let cities = if sets > 0 { message!("run-count-sets", count = sets, cities = cities) } else { cities };
    let text = text!(
        flags.language(),
        "run-forecast",
        plan = &plan.name,
        designs = all,
        cities = cities,
        replications = message!("count-replications", count = replications),
        trials = trials,
        seconds = format!("{seconds:.2}"),
        sample = count,
        time = duration(seconds * trials as f64 / threads),
        threads = threads.to_string(),
        results = megabytes(bytes).to_string(),
        journal = megabytes(journal).to_string()
    );
    print(&(text + "\n"))?;
    Ok(FINE)
}

/// A length of time in words.
pub(super) fn duration(seconds: f64) -> Message {
    match seconds {
        s if s < 120.0 => message!("run-seconds", number = format!("{s:.0}")),
        s if s < 7_200.0 => message!("run-minutes", number = format!("{:.0}", s / 60.0)),
        s => message!("run-hours", number = format!("{:.1}", s / 3_600.0)),
    }
}

/// The bytes of the large files of a results folder.
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
