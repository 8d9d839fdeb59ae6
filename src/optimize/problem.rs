//! What is searched for: settings, objectives, constraints and effort; and what was tried.

use super::over::Over;
use super::space::Space;
use crate::messages::Message;

/// An objective: a reading of every unit and its direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Goal {
    /// Index of the reading.
    pub(crate) reading: usize,
    /// 1 if more is better, −1 if less is.
    pub(crate) sign: f64,
}

/// What a bound is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// The value itself, in the unit of the measure.
    Level,
    /// The value less that of the baseline, in the unit of the measure.
    Difference,
    /// The value divided by that of the baseline.
    Ratio,
}

/// Their words in files, in order.
pub(crate) const FORMS: [&str; 3] = ["level", "difference", "ratio"];

impl Form {
    /// The word in files.
    pub(crate) fn word(self) -> &'static str {
        FORMS[self as usize]
    }

    /// The form of a word in a file.
    pub(crate) fn of_word(word: &str) -> Option<Form> {
        [Form::Level, Form::Difference, Form::Ratio].into_iter().find(|form| form.word() == word)
    }
}

/// A bound on readings: on one of the city, or on each of those of its districts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Limit {
    /// Indices of the readings.
    pub(crate) readings: Vec<usize>,
    /// What the bound is about.
    pub(crate) form: Form,
    /// The bound.
    pub(crate) bound: f64,
    /// 1 if it is a least value, −1 if it is a greatest.
    pub(crate) sign: f64,
}

impl Limit {
    /// Numbers of units whose mean is not negative where the bound holds: linear in the values, so that a ratio is a ratio of means.
    pub(crate) fn slack(&self, values: &[f64], baseline: &[f64]) -> Vec<f64> {
        let slack = |(own, base): (&f64, &f64)| match self.form {
            Form::Level => own - self.bound,
            Form::Difference => own - base - self.bound,
            Form::Ratio => own - self.bound * base,
        };
        values.iter().zip(baseline).map(slack).map(|slack| self.sign * slack).collect()
    }
}

/// A search: settings, objectives, constraints and effort.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problem {
    /// The settings.
    pub(crate) space: Space,
    /// The setting of the baseline, if it is one of them.
    pub(crate) baseline: Option<Vec<f64>>,
    /// One objective or two.
    pub(crate) goals: Vec<Goal>,
    /// The constraints.
    pub(crate) limits: Vec<Limit>,
    /// What is made of the values of parameter sets.
    pub(crate) over: Over,
    /// Settings evaluated, besides the baseline.
    pub(crate) settings: usize,
    /// How many of them are a Latin hypercube.
    pub(crate) start: usize,
    /// Settings evaluated at a time after these.
    pub(crate) batch: usize,
    /// Seed of the search.
    pub(crate) seed: u64,
}

/// The stage for which a setting is simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// The baseline, with which all are compared.
    Baseline,
    /// The Latin hypercube.
    Start,
    /// The search, in this batch from 1.
    Search(usize),
    /// The re-evaluation, in new cities.
    Again,
}

/// A setting to simulate.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    /// Its number; 0 is the baseline.
    pub(crate) number: usize,
    /// Its stage.
    pub(crate) stage: Stage,
    /// The setting; none for a baseline that is not among the settings.
    pub(crate) setting: Option<Vec<f64>>,
    /// Whether it is simulated as the base is written, and not as a setting.
    pub(crate) is_baseline: bool,
}

/// The result of a setting: for each reading the value in each unit, or the reason of its failure. Every setting has the same units. A reading
/// of an objective is defined in all of them.
pub(crate) type Outcome = std::result::Result<Vec<Vec<f64>>, Message>;

/// A simulated setting.
#[derive(Clone, Debug)]
pub(crate) struct Tried {
    /// The setting.
    pub(crate) draft: Draft,
    /// Its result.
    pub(crate) outcome: Outcome,
}
