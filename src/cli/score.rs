//! `jiesu score`: how good forecasts are, compared with what was observed and with naive forecasts.

mod issued;
mod observed;
mod simulated;

use super::long_run::begin_folder;
use super::{FINE, print};
use crate::analysis::naive::Moment;
use crate::analysis::skill::PERIODS;
use crate::analysis::verification::verify;
use crate::calibrate::{DRAWS, Uniformity, uniformity};
use crate::error::{Error, Result};
use crate::messages::{Language, message, text};
use crate::output::Replace;
use crate::output::scored::{ScoredForecasts, write};
use crate::output::terminal::scored::render;
use crate::rng::{Purpose, Streams};
use clap::Args;
use std::path::PathBuf;

/// Score probabilistic forecasts: compare them with observed values and with naive forecasts
///
/// Naive forecasts are the last known value, the same period a year earlier, and the mean of the last year, each with the spread of its own
/// past errors. docs/forecast-scores.md describes the files and the scores.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A results folder, or a CSV file with columns period, measure, unit, value, and sample or quantile
    forecast: PathBuf,
    /// A CSV file of observed values with columns period, measure, unit, value; it may begin before the forecasts
    data: PathBuf,
    /// The last period known when the forecasts were made [default: the one before each; of a folder, the one before its first]
    #[arg(long, value_name = "PERIOD")]
    known_to: Option<String>,
    /// Write scores.csv, skill.csv and scored.csv to this folder
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Replace existing results in the folder
    #[arg(long)]
    force: bool,
    /// Print nothing but errors
    #[arg(long)]
    quiet: bool,
}

/// The occasion of random numbers that break ties; those of calibrations are below.
const TIES: u32 = 4_000;

pub(crate) fn run(arguments: &Arguments, language: Language) -> Result<u8> {
    let Arguments { forecast, data, known_to, out, force, quiet } = arguments;
    let is_folder = forecast.is_dir();
    let observed = observed::read(data, is_folder)?;
    let refused = || Error::input("--known-to", "", message!("score-known-of-other-length", file = &observed.file));
    let known_to = match known_to {
        None => None,
        Some(name) => {
            Some(Moment::parse(name).filter(|known| observed.series.values().all(|one| one.length == known.length)).ok_or_else(refused)?)
        }
    };
    let sources = match is_folder {
        true => simulated::read(forecast, &observed, known_to)?,
        false => issued::read(forecast, &observed, known_to)?,
    };
    let streams = Streams::of_city(1, 0);
    let tie = |number: i32| streams.draw(Purpose::Calibration, u64::from(number.cast_unsigned()), TIES).wide();
    let verification = verify(&observed.series, &sources, tie);
    if verification.verified.is_empty() {
        let message = message!("score-nothing", file = forecast.display().to_string());
        return Err(Error::input(&observed.file, "", message));
    }
    let uniformity = verification.verified.iter().map(|one| transforms(one.periods.values().map(|period| period.scored.pit))).collect();
    let scored = ScoredForecasts { forecast: forecast.display().to_string(), data: observed.file, verification, uniformity };
    if let Some(out) = out {
        let folder = begin_folder(out, if *force { Replace::Results } else { Replace::Never })?;
        write(folder, &scored)?;
    }
    if !quiet {
        print(&render(language, &scored))?;
        if let Some(out) = out {
            print(&(text!(language, "run-written-to", out = out.display().to_string()) + "\n"))?;
        }
    }
    Ok(FINE)
}

/// How far transforms of periods are from uniform, by the tenths in which they are; none with fewer than [`PERIODS`] or where one is missing.
fn transforms(pits: impl Iterator<Item = Option<f64>>) -> Option<Uniformity> {
    let tenth = |pit: f64| vec![((pit * (DRAWS + 1) as f64) as usize).min(DRAWS)];
    let ranks: Vec<Vec<usize>> = pits.map(|pit| pit.map(tenth)).collect::<Option<_>>()?;
    if ranks.len() < PERIODS { None } else { uniformity(&ranks).first().copied() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transforms_of_one_tenth_are_not_uniform_and_those_of_each_are() {
        let even = transforms((0..40).map(|i| Some((f64::from(i) + 0.5) / 40.0))).unwrap();
        let same = transforms((0..40).map(|_| Some(1.0))).unwrap();
        assert!(even.is_uniform() && !same.is_uniform() && same.outer == 1.0);
        assert_eq!(transforms((0..40).map(|i| (i != 7).then_some(0.5))), None);
        assert_eq!(transforms((0..7).map(|_| Some(0.5))), None);
    }
}
