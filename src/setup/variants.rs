//! Setups under parameter sets. Set s (from 0) has the cities s·C + 1 … (s + 1)·C, where C is `run.cities`.

use super::{Data, Setup};
use crate::error::{Diagnostic, Error, Result};
use crate::scenario::Scenario;
use crate::scenario::sets::Sets;
use std::borrow::Cow;
use std::sync::Arc;

/// The scenario under each parameter set. There may be many sets, so a setup is made from one only while its cities are simulated.
#[derive(Clone, Debug)]
pub struct Variants {
    /// The sample.
    pub sets: Sets,
    /// Cities of each set.
    cities: u32,
    scenarios: Vec<Scenario>,
    data: Data,
}

impl Setup {
    /// Makes a scenario, its data and its parameter sets ready to run.
    ///
    /// # Errors
    /// All diagnostics about the scenario or any set.
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
        setup.variants = Some(Arc::new(Variants { sets, cities: scenario.tables.run.cities, scenarios, data }));
        Ok(setup)
    }

    /// As [`Setup::with_sets`], after reading the files that the scenario names.
    ///
    /// # Errors
    /// All diagnostics about the files, or an input/output error.
    #[cfg(feature = "cli")]
    pub fn read(scenario: &Scenario) -> Result<Setup> {
        Setup::with_sets(scenario, Data::read(scenario)?, Sets::read(scenario)?)
    }

    /// The sample of parameter sets, if any.
    pub fn sets(&self) -> Option<&Sets> {
        self.variants.as_ref().map(|variants| &variants.sets)
    }

    /// Cities per parameter set; `None` without sets.
    pub fn cities_of_a_set(&self) -> Option<u32> {
        self.variants.as_ref().map(|variants| variants.cities)
    }

    /// The setup for a city (from 1), with the parameters of its set.
    ///
    /// # Errors
    /// If there are fewer cities; other errors have been found by [`Setup::with_sets`].
    pub fn in_city(&self, city: u32) -> Result<Cow<'_, Setup>> {
        let Some(variants) = &self.variants else { return Ok(Cow::Borrowed(self)) };
        let all = variants.cities.saturating_mul(variants.scenarios.len() as u32);
        if city > all {
            return Err(Error::input(&self.name, "run.cities", format!("found city {city}, expected one of {all}")));
        }
        self.under_set(set_of(city, variants.cities) as usize)
    }

    /// The setup with the parameters of a set (from 0); without sets, the setup itself.
    ///
    /// # Errors
    /// If there are fewer sets; other errors have been found by [`Setup::with_sets`].
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

/// The set (from 0) of a city (from 1), if each set has `cities` cities.
pub fn set_of(city: u32, cities: u32) -> u32 {
    (city.max(1) - 1) / cities.max(1)
}
