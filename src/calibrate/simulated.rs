//! Parameter sets made ready to run, and the values of their targets collected from their trials.

use super::plan::Calibration;
use super::search::{Draft, Outcome};
use crate::error::{Error, Result};
use crate::experiment::journal::Journal;
use crate::experiment::refusal::in_one_line;
use crate::experiment::{Counts, Experiment, Identity, Progress, TrialGrid};
use crate::messages::{Message, message};
use crate::scenario::Scenario;
use crate::setup::{Data, Setup};

/// Parameter sets, ready to run.
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
/// use jiesu::calibrate::{Calibration, Prepared, search};
/// use jiesu::experiment::Unwatched;
///
/// let calibration = Calibration::load(&path, &[])?;
/// let found = search(&calibration.problem, &mut |drafts| {
///     Prepared::of(&calibration, drafts)?.outcomes(&calibration, None, 0, &Unwatched)
/// })?;
/// assert!(found.tried.iter().all(|tried| tried.distance.is_finite()), "all sets could be simulated");
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Prepared {
    /// Their scenarios.
    pub scenarios: Vec<Scenario>,
    /// Their setups.
    pub setups: Vec<Setup>,
    /// For every set, the index of its setup, or the reason why it has none.
    places: Vec<std::result::Result<usize, Message>>,
}

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
                Err(Error::Input(list)) => Err(in_one_line(&list)),
                Err(other) => return Err(other),
            });
        }
        Ok(prepared)
    }

    /// What identifies the trials of each setup, for a journal.
    pub(crate) fn identities(&self) -> Vec<Identity> {
        self.scenarios.iter().map(Identity::of).collect()
    }

    /// How many trials each setup has.
    pub(crate) fn grid(&self) -> TrialGrid {
        TrialGrid::wished(&self.setups)
    }

    /// Simulates the setups on `threads` threads (0 for one per core), and computes the mean of every target over the trials of each set.
    ///
    /// # Errors
    /// Those of [`Experiment::run_with`].
    pub fn outcomes(
        self,
        calibration: &Calibration,
        journal: Option<&mut Journal>,
        threads: usize,
        progress: &dyn Progress,
    ) -> Result<Vec<Outcome>> {
        let targets = calibration.targets.len();
        let mut found: Vec<Outcome> = vec![Ok(vec![0.0; targets]); self.setups.len()];
        if !self.setups.is_empty() {
            let setups: Vec<&Setup> = self.setups.iter().collect();
            let experiment = Experiment { threads, progress, ..Experiment::of(&setups) };
            experiment.run_with(journal, |trial, setup, city, outcome| {
                let Counts { cities, replications } = experiment.grid.of_design(trial.design);
                let trials = f64::from(cities) * f64::from(replications);
                let place = &mut found[trial.design];
                match (outcome, place.as_mut()) {
                    (Ok(output), Ok(sums)) => {
                        let values = calibration.simulated(setup, city, &output.ledger);
                        sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value / trials);
                    }
                    (Err(reason), Ok(_)) => *place = Err(Message::verbatim(reason)),
                    (_, Err(_)) => {}
                }
                Ok(())
            })?;
        }
        let outcome_of = |outcome: &Outcome| match outcome {
            Ok(values) => match values.iter().position(|value| !value.is_finite()) {
                Some(missing) => Err(message!("fit-target-undefined", target = calibration.targets[missing].name())),
                None => Ok(values.clone()),
            },
            Err(reason) => Err(reason.clone()),
        };
        Ok(self.places.into_iter().map(|place| place.and_then(|index| outcome_of(&found[index]))).collect())
    }
}
