//! Parameter sets made ready to run, and the values of their targets collected from their trials.

use super::plan::Calibration;
use super::search::{Draft, Outcome};
use crate::city::City;
use crate::engine::Trial;
use crate::error::{Error, Result};
use crate::experiment::journal;
use crate::scenario::Scenario;
use crate::setup::{Data, Setup};

/// Parameter sets, ready to run.
#[derive(Debug, Default)]
pub struct Prepared {
    /// Their scenarios.
    pub scenarios: Vec<Scenario>,
    /// Their setups.
    pub setups: Vec<Setup>,
    /// For every set, the index of its setup, or the reason why it has none.
    places: Vec<std::result::Result<usize, String>>,
}

/// Receives the outcomes of trials, in order.
pub type HandOn<'a> = &'a mut dyn FnMut(&Trial, &Setup, &City, journal::Outcome) -> Result<()>;

impl Prepared {
    /// Makes the setups of sets; a set whose values are not valid together is recorded with the reason.
    ///
    /// # Errors
    /// System errors.
    pub fn of(calibration: &Calibration, drafts: &[Draft]) -> Result<Prepared> {
        let mut prepared = Prepared::default();
        for draft in drafts {
            let scenario = calibration.scenario(&format!("{:05}", draft.number), &draft.cube(), draft.seed);
            let setup = scenario.and_then(|scenario| Ok((Setup::new(&scenario, Data::read(&scenario)?)?, scenario)));
            prepared.places.push(match setup {
                Ok((setup, scenario)) => {
                    prepared.setups.push(setup);
                    prepared.scenarios.push(scenario);
                    Ok(prepared.setups.len() - 1)
                }
                Err(Error::Input(list)) => Err(list.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ").replace('\n', " ")),
                Err(other) => return Err(other),
            });
        }
        Ok(prepared)
    }

    /// Runs the setups with `simulate`, and computes the mean of every target over the trials of each set.
    ///
    /// # Errors
    /// Those of `simulate`.
    pub fn outcomes(self, calibration: &Calibration, simulate: impl FnOnce(&[Setup], HandOn<'_>) -> Result<()>) -> Result<Vec<Outcome>> {
        let targets = calibration.targets.len();
        let mut found: Vec<Outcome> = vec![Ok(vec![0.0; targets]); self.setups.len()];
        let mut receive = |trial: &Trial, setup: &Setup, city: &City, outcome: journal::Outcome| {
            let trials = f64::from(setup.tables.run.cities) * f64::from(setup.tables.run.replications);
            let place = &mut found[trial.design];
            match (outcome, place.as_mut()) {
                (Ok(output), Ok(sums)) => {
                    let values = calibration.simulated(setup, city, &output.ledger);
                    sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value / trials);
                }
                (Err(reason), Ok(_)) => *place = Err(reason),
                (_, Err(_)) => {}
            }
            Ok(())
        };
        if !self.setups.is_empty() {
            simulate(&self.setups, &mut receive)?;
        }
        let outcome_of = |outcome: &Outcome| match outcome {
            Ok(values) => match values.iter().position(|value| !value.is_finite()) {
                Some(missing) => Err(format!("{} is undefined: no case in the measurement period", calibration.targets[missing].name())),
                None => Ok(values.clone()),
            },
            Err(reason) => Err(reason.clone()),
        };
        Ok(self.places.into_iter().map(|place| place.and_then(|index| outcome_of(&found[index]))).collect())
    }
}
