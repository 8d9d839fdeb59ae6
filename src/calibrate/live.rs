//! Sets made into plans, and the values of their targets gathered from their trials.

use super::plan::Calibration;
use super::search::{Draft, Outcome};
use crate::city::City;
use crate::error::{Error, Result};
use crate::experiment::{Trial, journal};
use crate::plan::{Data, Plan};
use crate::scenario::Scenario;

/// Sets that can be simulated, as plans.
#[derive(Debug, Default)]
pub struct Prepared {
    /// Their scenarios.
    pub scenarios: Vec<Scenario>,
    /// Their plans.
    pub plans: Vec<Plan>,
    /// Of every set the index of its plan, or why it has none.
    places: Vec<std::result::Result<usize, String>>,
}

/// Who receives the outcomes of trials, in order.
pub type HandOn<'a> = &'a mut dyn FnMut(&Trial, &Plan, &City, journal::Outcome) -> Result<()>;

impl Prepared {
    /// Makes plans of sets; one whose values don't go together is set apart with the reason.
    ///
    /// # Errors
    /// The machine's.
    pub fn of(calibration: &Calibration, drafts: &[Draft]) -> Result<Prepared> {
        let mut prepared = Prepared::default();
        for draft in drafts {
            let scenario = calibration.scenario(&format!("{:05}", draft.number), &draft.cube(), draft.luck);
            let plan = scenario.and_then(|scenario| Ok((Plan::new(&scenario, Data::read(&scenario)?)?, scenario)));
            prepared.places.push(match plan {
                Ok((plan, scenario)) => {
                    prepared.plans.push(plan);
                    prepared.scenarios.push(scenario);
                    Ok(prepared.plans.len() - 1)
                }
                Err(Error::Input(list)) => Err(list.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ").replace('\n', " ")),
                Err(other) => return Err(other),
            });
        }
        Ok(prepared)
    }

    /// Lives the plans by `live`, and gathers the mean of every target over the trials of each set.
    ///
    /// # Errors
    /// Those of `live`.
    pub fn outcomes(self, calibration: &Calibration, live: impl FnOnce(&[Plan], HandOn<'_>) -> Result<()>) -> Result<Vec<Outcome>> {
        let targets = calibration.targets.len();
        let mut found: Vec<Outcome> = vec![Ok(vec![0.0; targets]); self.plans.len()];
        let mut receive = |trial: &Trial, plan: &Plan, city: &City, outcome: journal::Outcome| {
            let trials = f64::from(plan.tables.run.cities) * f64::from(plan.tables.run.replications);
            let place = &mut found[trial.design];
            match (outcome, place.as_mut()) {
                (Ok(lived), Ok(sums)) => {
                    let values = calibration.simulated(plan, city, &lived.ledger);
                    sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value / trials);
                }
                (Err(reason), Ok(_)) => *place = Err(reason),
                (_, Err(_)) => {}
            }
            Ok(())
        };
        if !self.plans.is_empty() {
            live(&self.plans, &mut receive)?;
        }
        let told = |outcome: &Outcome| match outcome {
            Ok(values) => match values.iter().position(|value| !value.is_finite()) {
                Some(missing) => Err(format!("{} is not defined: nobody was counted", calibration.targets[missing].name())),
                None => Ok(values.clone()),
            },
            Err(reason) => Err(reason.clone()),
        };
        Ok(self.places.into_iter().map(|place| place.and_then(|index| told(&found[index]))).collect())
    }
}
