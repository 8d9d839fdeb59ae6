//! Setups under parameter sets. Set s (from 0) has the cities s·C + 1 … (s + 1)·C, where C is `run.cities`.

use super::{Data, Setup};
#[cfg(feature = "analysis")]
use crate::error::Diagnostic;
use crate::error::{Error, Result};
use crate::input::reader::Reader;
use crate::messages::message;
use crate::scenario::sets::Sets;
use crate::scenario::{Scenario, document};
use std::borrow::Cow;
#[cfg(feature = "analysis")]
use std::collections::BTreeMap;
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
    /// ```
    /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
    /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
    /// use jiesu::{Setup, scenario::sets::Sets, setup::Data};
    ///
    /// let setup = Setup::with_sets(&base, Data::read(&base)?, Sets::read(&base)?)?;
    /// assert!(setup.sets().is_none());
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    ///
    /// # Errors
    /// All diagnostics about the scenario or any set.
    pub fn with_sets(scenario: &Scenario, data: Data, sets: Option<Sets>) -> Result<Setup> {
        let Some(sets) = sets else { return Setup::new(scenario, data) };
        let mut setup = Setup::new(scenario, data.clone())?;
        let scenarios = sets.scenarios(scenario)?;
        let mut reader = Reader::new(document::tables);
        for (set, scenario) in sets.list.iter().zip(&scenarios) {
            let made = Setup::new(scenario, data.clone());
            let before = reader.diagnostics.len();
            setup.sends_back |= reader.collect(made)?.is_some_and(|made| made.sends_back);
            // A value of the set has its place in the file of sets.
            for diagnostic in reader.diagnostics[before..].iter_mut().filter(|diagnostic| diagnostic.file != sets.file) {
                let (set, file) = (&set.name, &sets.file);
                diagnostic.message = message!("scenario-in-set", message = diagnostic.message.clone(), set = set, file = file);
            }
        }
        reader.end(Some(()))?;
        setup.variants = Some(Arc::new(Variants { sets, cities: scenario.tables.run.cities, scenarios, data }));
        Ok(setup)
    }

    /// The setup of each design.
    ///
    /// ```
    /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
    /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
    /// let other = base.with("other", &["rules.callback.reach=0.5".into()])?;
    /// let setups = jiesu::Setup::read_all(&[&base, &other])?;
    /// assert_eq!(setups[1].name, "other");
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    ///
    /// # Errors
    /// All diagnostics about all designs, each once, or an input/output error.
    #[cfg(feature = "analysis")]
    pub fn read_all(designs: &[&Scenario]) -> Result<Vec<Setup>> {
        let mut setups = Vec::new();
        let mut wrong: BTreeMap<Diagnostic, Vec<&Scenario>> = BTreeMap::new();
        for design in designs {
            match Setup::read(design) {
                Ok(setup) => setups.push(setup),
                Err(Error::Input(found)) => found.into_iter().for_each(|diagnostic| wrong.entry(diagnostic).or_default().push(design)),
                Err(other) => return Err(other),
            }
        }
        let named = |(mut diagnostic, those): (Diagnostic, Vec<&Scenario>)| {
            // What is wrong at a place that other designs share is due to what these designs set elsewhere.
            if those.len() < designs.len() && !those[0].is_own(&diagnostic.file) {
                let names: Vec<String> = those.iter().take(3).map(|design| format!("\"{}\"", design.name)).collect();
                let more = if those.len() > 3 { ", …" } else { "" };
                let names = names.join(", ") + more;
                diagnostic.message = message!("plan-in-designs", message = diagnostic.message, names = names);
            }
            diagnostic
        };
        if wrong.is_empty() { Ok(setups) } else { Err(Error::Input(wrong.into_iter().map(named).collect())) }
    }

    /// As [`Setup::with_sets`], after reading the files that the scenario names.
    ///
    /// # Errors
    /// All diagnostics about the files, or an input/output error.
    #[cfg(feature = "analysis")]
    pub fn read(scenario: &Scenario) -> Result<Setup> {
        Setup::with_sets(scenario, Data::read(scenario)?, Sets::read(scenario)?)
    }

    /// The sample of parameter sets, if any.
    pub fn sets(&self) -> Option<&Sets> {
        self.variants.as_ref().map(|variants| &variants.sets)
    }

    /// Cities per parameter set; `None` without sets.
    pub(crate) fn cities_of_a_set(&self) -> Option<u32> {
        self.variants.as_ref().map(|variants| variants.cities)
    }

    /// The setup for a city (from 1), with the parameters of its set.
    ///
    /// ```
    /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
    /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
    /// # let folder = tempfile::tempdir().expect("a folder");
    /// # let path = folder.path().join("sets.csv");
    /// # std::fs::write(&path, "set,behaviour.care_low\na,0.1\nb,0.2\n").expect("a file");
    /// use jiesu::Setup;
    ///
    /// // Two sets, a and b, with two cities each.
    /// let setup = Setup::read(&base.with("both", &[format!("run.sets={}", path.display())])?)?;
    /// assert_eq!(setup.in_city(2)?.tables.behaviour.care_low, 0.1);
    /// assert_eq!(setup.in_city(3)?.tables.behaviour.care_low, 0.2);
    /// assert!(setup.in_city(5).is_err());
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    ///
    /// # Errors
    /// If there are fewer cities; other errors have been found by [`Setup::with_sets`].
    pub fn in_city(&self, city: u32) -> Result<Cow<'_, Setup>> {
        let Some(variants) = &self.variants else { return Ok(Cow::Borrowed(self)) };
        let all = variants.cities.saturating_mul(variants.scenarios.len() as u32);
        if city > all {
            return Err(Error::input(&self.name, "run.cities", message!("scenario-no-such-city", city = city, count = all)));
        }
        self.under_set(set_of(city, variants.cities) as usize)
    }

    /// The setup with the parameters of a set (from 0); without sets, the setup itself.
    ///
    /// # Errors
    /// If there are fewer sets; other errors have been found by [`Setup::with_sets`].
    pub(crate) fn under_set(&self, set: usize) -> Result<Cow<'_, Setup>> {
        let Some(variants) = &self.variants else { return Ok(Cow::Borrowed(self)) };
        match variants.scenarios.get(set) {
            Some(scenario) => {
                let own = Setup::new(scenario, variants.data.clone())?;
                Ok(Cow::Owned(Setup { sends_back: self.sends_back, ..own }))
            }
            None => {
                let sets = variants.scenarios.len();
                Err(Error::input(&self.name, "run.sets", message!("scenario-no-such-set", set = set + 1, sets = sets)))
            }
        }
    }
}

/// The set (from 0) of a city (from 1), if each set has `cities` cities.
pub(crate) fn set_of(city: u32, cities: u32) -> u32 {
    (city.max(1) - 1) / cities.max(1)
}
