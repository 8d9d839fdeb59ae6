//! A plan under each of its parameter sets. Set s (from 0) has the cities s·C + 1 … (s + 1)·C, where C is `run.cities`.

use super::{Data, Setup};
use crate::error::{Diagnostic, Error, Result};
use crate::scenario::Scenario;
use crate::scenario::sets::Sets;
use std::borrow::Cow;
use std::sync::Arc;

/// The scenario of a plan under each set; a plan is made of one only while its cities are lived, since sets may be many.
#[derive(Clone, Debug)]
pub struct Variants {
    /// The sample.
    pub sets: Sets,
    scenarios: Vec<Scenario>,
    data: Data,
}

impl Setup {
    /// The plan of a scenario, its data and its parameter sets, all of them complete and checked.
    ///
    /// # Errors
    /// Every complaint about the scenario, or about any set.
    pub fn with_sets(scenario: &Scenario, data: Data, sets: Option<Sets>) -> Result<Setup> {
        let Some(sets) = sets else { return Setup::new(scenario, data) };
        let mut setup = Setup::new(scenario, data.clone())?;
        let scenarios = sets.scenarios(scenario)?;
        let mut diagnostics: Vec<Diagnostic> = Vec::new();
        for (set, scenario) in sets.list.iter().zip(&scenarios) {
            if let Err(Error::Input(found)) = Setup::new(scenario, data.clone()) {
                let named = |diagnostic: Diagnostic| Diagnostic { file: format!("{}, set {}", sets.file, set.name), ..diagnostic };
                diagnostics.extend(found.into_iter().map(named));
            }
        }
        if !diagnostics.is_empty() {
            return Err(Error::Input(diagnostics));
        }
        setup.variants = Some(Arc::new(Variants { sets, scenarios, data }));
        Ok(setup)
    }

    /// As [`Setup::with_sets`], with the files that the scenario names.
    ///
    /// # Errors
    /// Every complaint about the files; the machine's.
    #[cfg(feature = "cli")]
    pub fn read(scenario: &Scenario) -> Result<Setup> {
        Setup::with_sets(scenario, Data::read(scenario)?, Sets::read(scenario)?)
    }

    /// The sample of parameter sets; none if the parameters are as they are.
    pub fn sets(&self) -> Option<&Sets> {
        self.variants.as_ref().map(|variants| &variants.sets)
    }

    /// Cities of all sets together.
    pub fn cities(&self) -> u32 {
        let sets = self.sets().map_or(1, |sets| sets.list.len() as u32);
        self.tables.run.cities.saturating_mul(sets)
    }

    /// Cities of each parameter set; none without sets.
    pub fn cities_of_a_set(&self) -> Option<u32> {
        self.variants.as_ref().map(|_| self.tables.run.cities)
    }

    /// The plan as it is lived in a city (from 1): with the parameters of its set.
    ///
    /// # Errors
    /// None that [`Setup::with_sets`] has not found.
    pub fn in_city(&self, city: u32) -> Result<Cow<'_, Setup>> {
        if self.variants.is_some() && city > self.cities() {
            return Err(Error::input(&self.name, "run.cities", format!("found city {city}, expected one of {}", self.cities())));
        }
        self.under_set(set_of(city, self.tables.run.cities) as usize)
    }

    /// The plan with the parameters of a set (from 0); without sets it is as it is.
    ///
    /// # Errors
    /// If there are fewer sets; none else that [`Setup::with_sets`] has not found.
    pub fn under_set(&self, set: usize) -> Result<Cow<'_, Setup>> {
        let Some(variants) = &self.variants else { return Ok(Cow::Borrowed(self)) };
        match variants.scenarios.get(set) {
            Some(scenario) => Setup::new(scenario, variants.data.clone()).map(Cow::Owned),
            None => {
                let sets = variants.scenarios.len();
                Err(Error::input(&self.name, "run.sets", format!("found no set {}, expected one of {sets}", set + 1)))
            }
        }
    }
}

/// The set, from 0, that a city (from 1) belongs to, where each has `cities`.
pub fn set_of(city: u32, cities: u32) -> u32 {
    (city.max(1) - 1) / cities.max(1)
}
