//! A calibration as written: a base, parameters with priors, targets with tolerances.

mod read;
mod shape;

use super::search::Problem;
use crate::analysis::measures::Measure;
use crate::city::City;
use crate::error::Result;
use crate::experiment::rates::{Basis, Counter, Level};
use crate::input::format::{FORMAT, KEY};
use crate::input::node::{Node, Origin, Value, join};
use crate::input::setting::Setting;
use crate::ledger::{Ledger, Review};
use crate::parameters::Kind;
use crate::plan::levels::plain;
use crate::scenario::Scenario;
use crate::scenario::load::Base;
use crate::setup::Setup;
use crate::time::{DAY, HOUR, Span};
use std::path::{Path, PathBuf};

/// The measure in which a prior is uniform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// The parameter itself.
    Linear,
    /// Its logarithm.
    Log,
    /// Its log-odds.
    Logit,
}

impl Scale {
    /// The word in files.
    pub fn word(self) -> &'static str {
        shape::SCALES[self as usize]
    }

    /// The parameter in this measure.
    pub fn of(self, x: f64) -> f64 {
        match self {
            Scale::Linear => x,
            Scale::Log => libm::log(x),
            Scale::Logit => libm::log(x / (1.0 - x)),
        }
    }

    fn back(self, x: f64) -> f64 {
        match self {
            Scale::Linear => x,
            Scale::Log => libm::exp(x),
            Scale::Logit => 1.0 / (1.0 + libm::exp(-x)),
        }
    }
}

/// An unknown parameter and its prior.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The dotted key.
    pub key: String,
    path: Vec<String>,
    origin: Origin,
    kind: Kind,
    /// Least and largest value; durations in seconds.
    pub range: (f64, f64),
    /// The measure in which it is uniform between them.
    pub scale: Scale,
}

impl Parameter {
    /// Its value at the place `z` of its prior, between 0 and 1: to six digits; of durations to the hour, minute or second.
    pub fn value(&self, z: f64) -> f64 {
        let (low, high) = (self.scale.of(self.range.0), self.scale.of(self.range.1));
        let x = self.scale.back(low + z * (high - low));
        let rounded = match self.kind {
            Kind::Whole { .. } => libm::round(x),
            Kind::Span => {
                let unit = if x > 5.0 * f64::from(DAY) { f64::from(HOUR) } else { 60.0 };
                let unit = if x > 2.0 * f64::from(HOUR) { unit } else { 1.0 };
                unit * libm::round(x / unit)
            }
            _ => format!("{x:.5e}").parse().unwrap_or(x),
        };
        rounded.clamp(self.range.0, self.range.1)
    }

    fn node(&self, z: f64) -> Node {
        let x = self.value(z);
        let value = match self.kind {
            Kind::Whole { .. } => Value::Whole(x as i128),
            Kind::Span => Value::Text(Span(x as i32).to_string()),
            _ => Value::Real(x),
        };
        Node { origin: self.origin.clone(), value }
    }

    /// The value as a scenario file has it; in a table without the quotes of a text.
    pub fn written(&self, z: f64) -> String {
        plain(&self.node(z))
    }

    /// Standard deviation of the prior in its own measure.
    pub fn prior_sd(&self) -> f64 {
        (self.scale.of(self.range.1) - self.scale.of(self.range.0)) / libm::sqrt(12.0)
    }
}

/// A published value.
#[derive(Clone, Debug)]
pub struct Target {
    /// The measure.
    pub measure: Measure,
    /// Whose questions.
    pub review: Review,
    /// What dates an order.
    pub basis: Basis,
    /// Its level: city, district or topic.
    pub level: Level,
    /// Code of the district, name of the topic; empty for the city.
    pub unit: String,
    /// `run`, a month, or the first and last of several months, whose values are averaged.
    pub period: String,
    periods: Vec<usize>,
    /// Its value.
    pub value: f64,
    /// Standard deviation of what separates it from a perfect model.
    pub tolerance: f64,
}

impl Target {
    /// What it is called: measure and period, and whatever is not as usual.
    pub fn name(&self) -> String {
        let mut name = format!("{} {}", self.measure.word(), self.period);
        if self.review == Review::Observer {
            name += " observer";
        }
        if self.basis == Basis::Cohort {
            name += " cohort";
        }
        if !self.unit.is_empty() {
            name += &format!(" {}", self.unit);
        }
        name
    }

    fn simulated(&self, setup: &Setup, city: &City, counter: &Counter<'_>) -> f64 {
        let unit = (0..self.level.count(setup, city)).find(|u| self.level == Level::City || self.level.code(setup, city, *u) == self.unit);
        let Some(unit) = unit else { return f64::NAN };
        let value = |period: &usize| self.measure.value(&counter.row(*period, self.level, unit, self.review, self.basis));
        self.periods.iter().map(value).sum::<f64>() / self.periods.len() as f64
    }
}

/// A calibration.
#[derive(Clone)]
pub struct Calibration {
    /// The file's name without its ending.
    pub name: String,
    /// One line that says what is asked.
    pub title: String,
    /// The scenario file that is fitted.
    pub base_file: PathBuf,
    base: Base,
    /// One city, one replication, what is reported: hold in all sets, and not in what is written of the point.
    defaults: Vec<Setting>,
    /// `[run]`: holds over them.
    run: Vec<Setting>,
    /// `set`: holds in all sets.
    shared: Vec<Setting>,
    sets: Vec<String>,
    /// The parameters.
    pub parameters: Vec<Parameter>,
    /// The targets.
    pub targets: Vec<Target>,
    /// What is searched.
    pub problem: Problem,
}

impl Calibration {
    /// Reads a plan with `[[parameter]]` and `[[target]]`; `sets` hold over everything.
    ///
    /// # Errors
    /// [`Error::Input`](crate::error::Error::Input) with every complaint about the plan and its base; [`Error::Io`](crate::error::Error::Io) if the machine fails.
    pub fn load(path: &Path, sets: &[String]) -> Result<Calibration> {
        read::load(path, sets)
    }

    /// The parameters at a place of the prior.
    fn settings(&self, cube: &[f64]) -> Vec<Setting> {
        let setting = |(parameter, z): (&Parameter, &f64)| Setting {
            path: parameter.path.clone(),
            key: parameter.origin.clone(),
            value: parameter.node(*z),
        };
        self.parameters.iter().zip(cube).map(setting).collect()
    }

    /// The parameters, each at the place `z` of its prior.
    fn settings_at(&self, z: f64) -> Vec<Setting> {
        self.settings(&vec![z; self.parameters.len()])
    }

    /// What the plan sets beside the parameters.
    fn setup(&self) -> Vec<Setting> {
        self.run.iter().chain(&self.shared).cloned().collect()
    }

    /// The scenario with its parameters as the base has them.
    fn without_parameters(&self) -> Result<Scenario> {
        self.base.scenario(None, None, &[&self.defaults, &self.setup()], &self.sets)
    }

    /// The scenario called `name` at a place of the prior, with this seed.
    ///
    /// # Errors
    /// As [`Calibration::load`], if values that are right by themselves don't go together.
    pub fn scenario(&self, name: &str, cube: &[f64], seed: u64) -> Result<Scenario> {
        let mut scenario = self.base.scenario(Some(name), None, &[&self.defaults, &self.setup(), &self.settings(cube)], &self.sets)?;
        scenario.tables.run.seed = seed;
        Ok(scenario)
    }

    /// A scenario file for `folder` with the values at a place of the prior: extends the base where that says the same, else has every key.
    ///
    /// # Errors
    /// As [`Calibration::scenario`].
    pub fn point(&self, name: &str, cube: &[f64], folder: &Path) -> Result<String> {
        let settings = self.settings(cube);
        let meant = self.base.scenario(Some(name), None, &[&self.shared, &settings], &[])?;
        let base = crate::scenario::relative(&self.base_file, folder);
        let mut text = format!("{KEY} = {FORMAT}\nextends = {}\n", toml::Value::String(base));
        for setting in self.shared.iter().chain(&settings) {
            let key = setting.path.iter().fold(String::new(), |key, part| join(&key, part));
            text += &format!("{key} = {}\n", plain(&setting.value));
        }
        let file = folder.join(format!("{name}.toml"));
        let same = std::fs::write(&file, &text).is_ok()
            && Scenario::load(&file, &[]).is_ok_and(|read| read.to_toml(folder) == meant.to_toml(folder));
        let _ = std::fs::remove_file(&file);
        Ok(if same { text } else { meant.to_toml(folder) })
    }

    /// The simulated value of each target in one trial.
    pub fn simulated(&self, setup: &Setup, city: &City, ledger: &Ledger) -> Vec<f64> {
        let counter = Counter::new(setup, city, ledger);
        self.targets.iter().map(|target| target.simulated(setup, city, &counter)).collect()
    }
}
