//! A search for the best setting as written: a base, factors, an objective or two, constraints.

mod read;
mod shape;

use super::problem::{Draft, Problem, Stage};
use crate::analysis::objective::Objective;
use crate::error::Result;
use crate::input::setting::Setting;
use crate::input::value::{is_same, number};
use crate::parameters::Kind;
use crate::plan::levels::{Factor, Level, Way};
use crate::scenario::Scenario;
use crate::scenario::load::Base;
use crate::time::{DAY, HOUR};
use std::path::Path;

/// Where a measure is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Where {
    /// In the whole city.
    City,
    /// In the district with this code.
    District(String),
}

/// A measure that is read in every trial.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reading {
    /// The measure.
    pub(crate) measure: Objective,
    /// Where it is read.
    pub(crate) place: Where,
}

impl Reading {
    /// Code of the district; empty for the city.
    pub(crate) fn district(&self) -> &str {
        match &self.place {
            Where::City => "",
            Where::District(code) => code,
        }
    }
}

/// A search for the best setting.
#[derive(Clone)]
pub(crate) struct Optimization {
    /// The file name without its extension.
    pub(crate) name: String,
    /// The question, in one line.
    pub(crate) title: String,
    base: Base,
    /// The command's numbers of trials, which hold unless the base sets its own.
    defaults: Vec<Setting>,
    /// What the file sets for all settings, and what is written of a trial.
    shared: Vec<Setting>,
    sets: Vec<String>,
    /// The factors, one per axis.
    pub(super) factors: Vec<Factor>,
    /// The objectives.
    pub(crate) objectives: Vec<Objective>,
    /// The measure of each constraint.
    pub(crate) limited: Vec<Objective>,
    /// What is read in every trial: the objectives first.
    pub(crate) readings: Vec<Reading>,
    /// Cities of the re-evaluation, per parameter set if there are sets.
    pub(crate) new_cities: u32,
    /// Its seed.
    pub(crate) new_seed: u64,
    /// The search.
    pub(crate) problem: Problem,
}

/// A number as a setting has it: four significant digits; durations to the hour, minute or second.
fn rounded(kind: Kind, x: f64) -> f64 {
    match kind {
        Kind::Whole { .. } => libm::round(x),
        Kind::Span => {
            let unit = if x > 2.0 * f64::from(DAY) { f64::from(HOUR) } else { 60.0 };
            let unit = if x > 2.0 * f64::from(HOUR) { unit } else { 1.0 };
            unit * libm::round(x / unit)
        }
        _ => format!("{x:.3e}").parse().unwrap_or(x),
    }
}

impl Optimization {
    /// Reads a plan with `[optimize]`; `sets` override everything.
    ///
    /// # Errors
    /// [`Error::Input`](crate::error::Error::Input) with all diagnostics about the plan and its base; [`Error::Io`](crate::error::Error::Io) if
    /// the system fails.
    pub(crate) fn load(path: &Path, sets: &[String]) -> Result<Optimization> {
        read::load(path, sets)
    }

    /// The keys of the factors.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.factors.iter().map(|factor| factor.key.as_str())
    }

    /// What a factor sets at a coordinate of its axis.
    fn level(&self, axis: usize, x: f64) -> Level {
        let factor = &self.factors[axis];
        match &factor.way {
            Way::Values(values) => factor.value(&values[(x as usize).min(values.len() - 1)]),
            Way::Range(low, high) => factor.number(rounded(factor.kind, factor.scale.between(*low, *high, x)).clamp(*low, *high)),
            // Refused when the file is read.
            Way::Relative(_) => factor.times(1.0),
        }
    }

    /// A value of a factor, as in a scenario file.
    pub(crate) fn written(&self, axis: usize, x: f64) -> String {
        self.level(axis, x).settings.first().map(|setting| setting.value.plain()).unwrap_or_default()
    }

    /// The values of a draft, one per factor, as in a scenario file; those of the base where it is the baseline.
    pub(crate) fn values(&self, draft: &Draft) -> Vec<String> {
        match draft.setting.as_ref().filter(|_| !draft.is_baseline) {
            Some(setting) => setting.iter().enumerate().map(|(axis, x)| self.written(axis, *x)).collect(),
            None => self.factors.iter().map(Factor::base).collect(),
        }
    }

    /// The scenario called `name`, with these settings of the factors, as the file says.
    fn made(&self, name: &str, settings: &[Setting]) -> Result<Scenario> {
        self.base.scenario(Some(name), None, &[self.base.trials(&self.defaults), &self.shared, settings], &self.sets)
    }

    /// The settings of a draft.
    fn settings(&self, draft: &Draft) -> Vec<Setting> {
        let of = |(axis, x): (usize, &f64)| self.level(axis, *x).settings;
        draft.setting.iter().filter(|_| !draft.is_baseline).flat_map(|setting| setting.iter().enumerate().flat_map(of)).collect()
    }

    /// The scenario of a draft.
    ///
    /// # Errors
    /// Diagnostics, if values are valid alone but not together.
    pub(crate) fn scenario(&self, draft: &Draft) -> Result<Scenario> {
        let mut scenario = self.made(&format!("{:05}", draft.number), &self.settings(draft))?;
        let run = &mut scenario.tables.run;
        if draft.stage == Stage::Again {
            (run.seed, run.cities) = (self.new_seed, self.new_cities);
        }
        Ok(scenario)
    }

    /// The best setting as a scenario called `name`.
    ///
    /// # Errors
    /// As [`Optimization::scenario`].
    pub(crate) fn best(&self, name: &str, draft: &Draft) -> Result<Scenario> {
        self.made(name, &self.settings(draft))
    }
}

/// The coordinate of a value on the axis of a factor; none if the factor cannot take it.
fn coordinate(factor: &Factor, value: &serde_json::Value) -> Option<f64> {
    match &factor.way {
        Way::Values(values) => {
            values.iter().position(|known| known.json().is_some_and(|known| is_same(&known, value))).map(|index| index as f64)
        }
        Way::Range(low, high) => {
            let x = number(factor.kind, Some(value))?;
            let (from, to) = (factor.scale.of(*low), factor.scale.of(*high));
            (*low..=*high).contains(&x).then(|| (factor.scale.of(x) - from) / (to - from))
        }
        Way::Relative(_) => None,
    }
}
