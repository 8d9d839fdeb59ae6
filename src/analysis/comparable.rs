//! What designs must have in common, so that one analysis can have them all.
#![cfg(feature = "analysis")]

use super::request::ComparisonRequest;
use super::units::{UnitEntry, Weight, units};
use crate::city::City;
use crate::engine::{Trial, draw_city};
use crate::error::{Error, Result};
use crate::messages::message;
use crate::setup::Setup;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Checks what can be checked before the first trial: that designs have the same parameter sets, so that a city belongs to one set under
/// all of them; that they are of one city, unless the request allows others; and, if they are compared, that they have one measurement
/// period.
///
/// # Errors
/// The first design that differs from the first one.
pub(crate) fn check(setups: &[&Setup], request: &ComparisonRequest) -> Result<()> {
    let Some((first, others)) = setups.split_first() else { return Ok(()) };
    check_one_sample(first, others)?;
    match request {
        ComparisonRequest::Not => check_one_city(first, others),
        ComparisonRequest::Against { other_cities, .. } => {
            check_one_period(first, others)?;
            if *other_cities { Ok(()) } else { check_one_city(first, others) }
        }
    }
}

/// Checks what designs need whose trials are paired, in whichever cities: the same parameter sets and one measurement period.
///
/// # Errors
/// The first design that differs from the first one.
pub(crate) fn check_pairs(setups: &[&Setup]) -> Result<()> {
    let Some((first, others)) = setups.split_first() else { return Ok(()) };
    check_one_sample(first, others)?;
    check_one_period(first, others)
}

fn check_one_sample(first: &Setup, others: &[&Setup]) -> Result<()> {
    let sample = |setup: &Setup| {
        let sets = setup.sets()?;
        Some((setup.cities_of_a_set(), sets.keys.iter().map(|key| key.name.clone()).collect::<Vec<_>>(), sets.list.clone()))
    };
    let expected = sample(first);
    match others.iter().find(|setup| sample(setup) != expected) {
        None => Ok(()),
        Some(other) => Err(Error::input(&other.name, "run.sets", message!("folder-other-sets", first = &first.name))),
    }
}

fn check_one_period(first: &Setup, others: &[&Setup]) -> Result<()> {
    for other in others {
        let (a, b) = (&first.tables.run, &other.tables.run);
        let keys = [("run.start", a.start.to_string(), b.start.to_string()), ("run.months", a.months.to_string(), b.months.to_string())];
        if let Some((key, expected, found)) = keys.into_iter().find(|(_, expected, found)| expected != found) {
            let message = message!("plan-other-dates", found = found, expected = expected, first = &first.name);
            return Err(Error::input(&other.name, key, message));
        }
    }
    Ok(())
}

fn check_one_city(first: &Setup, others: &[&Setup]) -> Result<()> {
    // Alone, a design needs no second look at its city.
    if others.is_empty() {
        return Ok(());
    }
    let city = draw_city(first, 1);
    let known: BTreeMap<(&str, String), Place> =
        units(first, &city).iter().map(|unit| ((unit.level, unit.code.into()), place(unit))).collect();
    for setup in others {
        let city = draw_city(setup, 1);
        for unit in units(setup, &city) {
            if known.get(&(unit.level, unit.code.to_owned())).is_some_and(|known| *known != place(&unit)) {
                return Err(differ(setup, unit.code));
            }
        }
    }
    Ok(())
}

/// Parent, weight and population of a unit, which agree between designs of one city.
type Place = (String, Weight, Option<u64>);

fn place(unit: &UnitEntry<'_>) -> Place {
    (unit.parent.into(), unit.weight, unit.population)
}

fn differ(setup: &Setup, unit: &str) -> Error {
    Error::input(&setup.name, "city", message!("folder-other-city", unit = unit))
}

/// Watches, trial by trial, that designs are of one city: before the first trial, only its first drawing is checked.
pub(crate) struct OneCity {
    designs: usize,
    other_cities: bool,
    /// The design and the city of the last trial.
    last: Option<(usize, u32)>,
    /// The units met, by city, level and code.
    known: BTreeMap<(u32, &'static str, String), Place>,
}

impl OneCity {
    /// For this many designs.
    pub(crate) fn new(designs: usize, request: &ComparisonRequest) -> OneCity {
        let other_cities = matches!(request, ComparisonRequest::Against { other_cities: true, .. });
        OneCity { designs, other_cities, last: None, known: BTreeMap::new() }
    }

    /// Adds a trial, and passes on each unit of its city that no earlier design had; those of the baseline only, if the request allows other
    /// cities.
    ///
    /// # Errors
    /// Bad input if a unit differs from that of an earlier design; the errors of `pass`.
    pub(crate) fn add(
        &mut self,
        trial: &Trial,
        setup: &Setup,
        city: &City,
        mut pass: impl FnMut(&UnitEntry<'_>) -> Result<()>,
    ) -> Result<()> {
        let at = (trial.design, trial.city);
        if self.last == Some(at) || self.other_cities && trial.design > 0 {
            return Ok(());
        }
        self.last = Some(at);
        for unit in units(setup, city) {
            // Without a second design there is nothing to remember.
            if self.designs > 1 && !self.other_cities {
                match self.known.entry((trial.city, unit.level, unit.code.into())) {
                    Entry::Vacant(free) => drop(free.insert(place(&unit))),
                    Entry::Occupied(known) if *known.get() == place(&unit) => continue,
                    Entry::Occupied(_) => return Err(differ(setup, unit.code)),
                }
            }
            pass(&unit)?;
        }
        Ok(())
    }
}
