//! Settings made ready to run, and their readings collected from their trials.

use super::plan::{Optimization, Reading, Where};
use super::problem::{Draft, Outcome};
use crate::analysis::costs::Costs;
use crate::analysis::counter::Counter;
use crate::analysis::measures::{Compared, Cost};
use crate::analysis::rates::{Basis, Level};
use crate::city::City;
use crate::error::{Error, Result};
use crate::experiment::journal::Journal;
use crate::experiment::refusal::in_one_line;
use crate::experiment::{Counts, Experiment, Identity, Progress, TrialGrid};
use crate::ledger::PeriodKind;
use crate::messages::{Message, message};
use crate::scenario::Scenario;
use crate::setup::Setup;
use crate::setup::variants::set_of;

/// Settings, ready to run.
#[derive(Debug, Default)]
pub(crate) struct Prepared {
    scenarios: Vec<Scenario>,
    setups: Vec<Setup>,
    /// For every setting, the index of its setup, or the reason why it has none.
    places: Vec<std::result::Result<usize, Message>>,
}

impl Prepared {
    /// Makes the setups of settings; a setting whose values are not valid together is recorded with the reason.
    ///
    /// # Errors
    /// System errors.
    pub(crate) fn of(optimization: &Optimization, drafts: &[Draft]) -> Result<Prepared> {
        let mut prepared = Prepared::default();
        for draft in drafts {
            let setup = optimization.scenario(draft).and_then(|scenario| Ok((Setup::read(&scenario)?, scenario)));
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

    /// Simulates the first setup in as many cities, one replication each, of those that it has; how many trials these were.
    ///
    /// # Errors
    /// Those of [`Experiment::run_with`]; the reason if the setup could not be made.
    pub(crate) fn pre_run(self, cities: u32, threads: usize, progress: &dyn Progress) -> Result<u64> {
        if let Some(Err(reason)) = self.places.first() {
            return Err(Error::failed(reason.clone()));
        }
        let setups: Vec<&Setup> = self.setups.iter().take(1).collect();
        let all = Experiment { threads, progress, ..Experiment::of(&setups) };
        let grid = all.grid.map(|_, counts| Counts { cities: counts.cities.min(cities), replications: 1 });
        let experiment = Experiment { grid, ..all };
        experiment.run_with(None, |_, _, _, _| Ok(()))?;
        Ok(experiment.grid.trials())
    }

    /// Simulates the setups on `threads` threads (0 for one per core), and computes every reading's mean over the trials of each unit.
    ///
    /// # Errors
    /// Those of [`Experiment::run_with`].
    pub(crate) fn outcomes(
        self,
        optimization: &Optimization,
        journal: Option<&mut Journal>,
        threads: usize,
        progress: &dyn Progress,
    ) -> Result<Vec<Outcome>> {
        let setups: Vec<&Setup> = self.setups.iter().collect();
        let mut found: Vec<std::result::Result<Sums, Message>> = Vec::new();
        if !setups.is_empty() {
            let experiment = Experiment { threads, progress, ..Experiment::of(&setups) };
            let units = |design: usize| Units::of(setups[design], experiment.grid.of_design(design));
            found = (0..setups.len()).map(|design| Ok(Sums::new(optimization.readings.len(), units(design).count()))).collect();
            experiment.run_with(journal, |trial, setup, city, outcome| {
                let place = &mut found[trial.design];
                match (outcome, place.as_mut()) {
                    (Ok(output), Ok(sums)) => {
                        let unit = units(trial.design).unit(trial.city, trial.replication);
                        let counter = Counter::new(setup, city, &output.ledger);
                        sums.add(unit, optimization.readings.iter().map(|reading| reading.value(setup, city, &counter)));
                    }
                    (Err(reason), Ok(_)) => *place = Err(Message::verbatim(reason)),
                    (_, Err(_)) => {}
                }
                Ok(())
            })?;
        }
        let outcome = |sums: &std::result::Result<Sums, Message>| {
            let values = sums.as_ref().map_err(Clone::clone)?.means();
            let is_undefined = |goal: &usize| values[*goal].iter().any(|value| !value.is_finite());
            match (0..optimization.objectives.len()).find(is_undefined) {
                Some(goal) => Err(message!("optimize-undefined", measure = optimization.objectives[goal].name())),
                None => Ok(values),
            }
        };
        Ok(self.places.into_iter().map(|place| place.and_then(|index| outcome(&found[index]))).collect())
    }
}

/// What is independent among trials: parameter sets, or cities, or the replications of one city.
#[derive(Clone, Copy, Debug)]
enum Units {
    Sets { sets: usize, cities: u32 },
    Cities(u32),
    Replications(u32),
}

impl Units {
    fn of(setup: &Setup, counts: Counts) -> Units {
        match (setup.sets(), setup.cities_of_a_set()) {
            (Some(sets), Some(cities)) => Units::Sets { sets: sets.list.len(), cities },
            _ if counts.cities > 1 => Units::Cities(counts.cities),
            _ => Units::Replications(counts.replications),
        }
    }

    fn count(self) -> usize {
        match self {
            Units::Sets { sets, .. } => sets,
            Units::Cities(count) | Units::Replications(count) => count as usize,
        }
    }

    fn unit(self, city: u32, replication: u32) -> usize {
        match self {
            Units::Sets { cities, .. } => set_of(city, cities) as usize,
            Units::Cities(_) => city as usize - 1,
            Units::Replications(_) => replication as usize - 1,
        }
    }
}

/// Sums of readings by unit, over the trials in which they are defined.
#[derive(Clone, Debug)]
struct Sums(Vec<Vec<(f64, u32)>>);

impl Sums {
    fn new(readings: usize, units: usize) -> Sums {
        Sums(vec![vec![(0.0, 0); units]; readings])
    }

    fn add(&mut self, unit: usize, values: impl Iterator<Item = f64>) {
        for (list, value) in self.0.iter_mut().zip(values).filter(|(_, value)| value.is_finite()) {
            list[unit].0 += value;
            list[unit].1 += 1;
        }
    }

    fn means(&self) -> Vec<Vec<f64>> {
        let mean = |(sum, count): &(f64, u32)| if *count > 0 { sum / f64::from(*count) } else { f64::NAN };
        self.0.iter().map(|list| list.iter().map(mean).collect()).collect()
    }
}

impl Reading {
    /// Its value in a trial over the whole run, in the unit of its measure; NaN where it is undefined.
    fn value(&self, setup: &Setup, city: &City, counter: &Counter<'_>) -> f64 {
        let run = setup.periods.periods.iter().position(|period| period.kind == PeriodKind::Run);
        let (level, unit) = match &self.place {
            Where::City => (Level::City, Some(0)),
            Where::District(code) => (Level::District, city.districts.iter().position(|district| district.code == *code)),
        };
        match (self.measure.measure(), self.measure.review(), run.zip(unit)) {
            (Compared::Rate(measure), Some(review), Some((run, unit))) => {
                measure.value(&counter.row(run, level, unit, review, Basis::Callback))
            }
            (Compared::Cost(Cost::All), ..) => {
                let costs: Costs = counter.costs();
                let units = costs.units();
                (units.paid + units.overtime + units.displaced) / costs.residents
            }
            _ => f64::NAN,
        }
    }
}
