//! A calibration as written: a base, parameters with priors, targets with tolerances.

mod read;
mod shape;

use super::search::Problem;
use crate::analysis::counter::Counter;
use crate::analysis::measures::Measure;
use crate::analysis::rates::{Basis, Level};
use crate::city::City;
use crate::error::Result;
use crate::input::format::{FORMAT, KEY};
use crate::input::node::{Node, Origin, Value, join};
use crate::input::setting::Setting;
use crate::ledger::{Ledger, Review};
use crate::parameters::Kind;
pub use crate::plan::Scale;
use crate::scenario::Scenario;
use crate::scenario::load::Base;
use crate::setup::Setup;
use crate::time::{DAY, HOUR, Span};
use std::path::{Path, PathBuf};

/// An unknown parameter and its prior.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The dotted key.
    pub key: String,
    path: Vec<String>,
    origin: Origin,
    kind: Kind,
    /// Smallest and largest value; durations in seconds.
    pub range: (f64, f64),
    /// The scale on which it is uniform between them.
    pub scale: Scale,
}

impl Parameter {
    /// Its value at quantile `z` of the prior, rounded to six digits; durations to the hour, minute or second.
    pub(crate) fn value(&self, z: f64) -> f64 {
        let x = self.scale.between(self.range.0, self.range.1, z);
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

    /// The value as in a scenario file.
    pub(crate) fn written(&self, z: f64) -> String {
        self.node(z).plain()
    }

    /// Standard deviation of the prior on its scale.
    pub(crate) fn prior_sd(&self) -> f64 {
        (self.scale.of(self.range.1) - self.scale.of(self.range.0)) / libm::sqrt(12.0)
    }
}

/// A published value.
#[derive(Clone, Debug)]
pub struct Target {
    /// The measure.
    pub measure: Measure,
    /// The measure that is subtracted from it, for a published difference.
    pub minus: Option<Measure>,
    /// Who asks: official callback or observer.
    pub review: Review,
    /// What dates an order: its callback or its opening.
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
    /// Standard deviation of measurement and model error.
    pub tolerance: f64,
}

impl Target {
    /// The measure as files have it; a difference is written with a minus sign.
    pub(crate) fn word(&self) -> String {
        self.minus.map_or_else(|| self.measure.word().into(), |minus| [self.measure.word(), minus.word()].join("-"))
    }

    /// Its name: measure and period, and review, basis and unit where they are not the default.
    pub(crate) fn name(&self) -> String {
        let mut name = format!("{} {}", self.word(), self.period);
        if self.review == Review::Observer {
            name += " observer";
        }
        if self.basis != Basis::Callback {
            name += &format!(" {}", self.basis.word());
        }
        if !self.unit.is_empty() {
            name += &format!(" {}", self.unit);
        }
        name
    }

    fn simulated(&self, setup: &Setup, city: &City, counter: &Counter<'_>) -> f64 {
        let unit = (0..self.level.count(setup, city)).find(|u| self.level == Level::City || self.level.code(setup, city, *u) == self.unit);
        let Some(unit) = unit else { return f64::NAN };
        let value = |period: &usize| {
            let row = counter.row(*period, self.level, unit, self.review, self.basis);
            self.measure.value(&row) - self.minus.map_or(0.0, |minus| minus.value(&row))
        };
        self.periods.iter().map(value).sum::<f64>() / self.periods.len() as f64
    }
}

/// A calibration.
#[derive(Clone)]
pub struct Calibration {
    /// The file name without its extension.
    pub name: String,
    /// The question, in one line.
    pub title: String,
    /// The scenario file that is fitted.
    pub base_file: PathBuf,
    base: Base,
    /// One city, one replication and the levels of output: apply to all sets, but not to the file of the point.
    defaults: Vec<Setting>,
    /// `[run]` of the file, which overrides them.
    run: Vec<Setting>,
    /// `set` of the file: applies to all sets.
    shared: Vec<Setting>,
    sets: Vec<String>,
    /// The parameters.
    pub parameters: Vec<Parameter>,
    /// The targets.
    pub targets: Vec<Target>,
    /// The search.
    pub problem: Problem,
}

impl Calibration {
    /// Reads a plan with `[[parameter]]` and `[[target]]`; `sets` override everything.
    ///
    /// ```
    /// # let folder = tempfile::tempdir().expect("a folder");
    /// # let path = folder.path().join("plan.toml");
    /// # std::fs::write(folder.path().join("base.toml"), "[run]\nmonths = 1\nwarmup = 1\n[city.generate]\nresidents = 8_000\n[city.categories.noise]\nmix = 1\n").expect("a file");
    /// # std::fs::write(&path, r#"
    /// # base = "base.toml"
    /// # [[parameter]]
    /// # key = "behaviour.answers.untouched"
    /// # range = [0.02, 0.6]
    /// # [[target]]
    /// # measure = "resolution_rate"
    /// # period = "run"
    /// # review = "observer"
    /// # value = 0.7
    /// # tolerance = 0.1
    /// # [calibration]
    /// # trials = 20
    /// # generations = 2
    /// # keep = 10
    /// # point = 4
    /// # check = 2
    /// # "#).expect("a file");
    /// let calibration = jiesu::calibrate::Calibration::load(&path, &[])?;
    /// assert_eq!((calibration.parameters.len(), calibration.targets.len()), (1, 1));
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Input`](crate::error::Error::Input) with all diagnostics about the plan and its base; [`Error::Io`](crate::error::Error::Io) if
    /// the system fails.
    pub fn load(path: &Path, sets: &[String]) -> Result<Calibration> {
        read::load(path, sets)
    }

    /// The settings of the parameters at the quantiles `cube` of their priors.
    fn settings(&self, cube: &[f64]) -> Vec<Setting> {
        let setting = |(parameter, z): (&Parameter, &f64)| Setting {
            path: parameter.path.clone(),
            key: parameter.origin.clone(),
            value: parameter.node(*z),
        };
        self.parameters.iter().zip(cube).map(setting).collect()
    }

    /// The settings of the parameters, each at quantile `z` of its prior.
    fn settings_at(&self, z: f64) -> Vec<Setting> {
        self.settings(&vec![z; self.parameters.len()])
    }

    /// The settings of the file other than the parameters.
    fn common(&self) -> Vec<Setting> {
        self.run.iter().chain(&self.shared).cloned().collect()
    }

    /// The scenario with the parameters of the base.
    fn without_parameters(&self) -> Result<Scenario> {
        self.base.scenario(None, None, &[&self.defaults, &self.common()], &self.sets)
    }

    /// The scenario called `name` at the quantiles `cube` of the priors, with this seed.
    ///
    /// # Errors
    /// As [`Calibration::load`], if values are valid alone but not together.
    pub(crate) fn scenario(&self, name: &str, cube: &[f64], seed: u64) -> Result<Scenario> {
        let mut scenario = self.base.scenario(Some(name), None, &[&self.defaults, &self.common(), &self.settings(cube)], &self.sets)?;
        scenario.tables.run.seed = seed;
        Ok(scenario)
    }

    /// The text of a scenario file in `folder` with the values at the quantiles `cube`: it extends the base if that gives the same scenario,
    /// and otherwise has every key.
    ///
    /// # Errors
    /// As [`Calibration::scenario`].
    pub(crate) fn point(&self, name: &str, cube: &[f64], folder: &Path) -> Result<String> {
        let settings = self.settings(cube);
        let meant = self.base.scenario(Some(name), None, &[&self.shared, &settings], &[])?;
        let base = crate::scenario::relative(&self.base_file, folder);
        let mut text = format!("{KEY} = {FORMAT}\nextends = {}\n", toml::Value::String(base));
        for setting in self.shared.iter().chain(&settings) {
            let key = setting.path.iter().fold(String::new(), |key, part| join(&key, part));
            text += &format!("{key} = {}\n", setting.value.plain());
        }
        let file = folder.join(format!("{name}.toml"));
        let same = std::fs::write(&file, &text).is_ok()
            && Scenario::load(&file, &[]).is_ok_and(|read| read.to_toml(folder) == meant.to_toml(folder));
        let _ = std::fs::remove_file(&file);
        Ok(if same { text } else { meant.to_toml(folder) })
    }

    /// The simulated value of each target in one trial.
    pub(crate) fn simulated(&self, setup: &Setup, city: &City, ledger: &Ledger) -> Vec<f64> {
        let counter = Counter::new(setup, city, ledger);
        self.targets.iter().map(|target| target.simulated(setup, city, &counter)).collect()
    }
}
