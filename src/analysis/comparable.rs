//! What designs must have in common, so that one analysis can have them all.
#![cfg(feature = "analysis")]

use super::request::ComparisonRequest;
use super::units::{UnitEntry, Weight, units};
use crate::city::City;
use crate::engine::{Trial, draw_city};
use crate::error::{Error, Result};
use crate::input::fnv1a;
use crate::messages::{Message, message};
use crate::setup::Setup;
use std::collections::{BTreeMap, BTreeSet};

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
    let expected = units(first, &city);
    others.iter().try_for_each(|setup| match difference(&expected, &units(setup, &draw_city(setup, 1))) {
        None => Ok(()),
        Some(difference) => Err(differ(setup, difference)),
    })
}

/// Parent, weight and population of a unit, which agree between designs of one city.
type Place<'a> = (&'a str, Weight, Option<u64>);

fn place<'a>(unit: &UnitEntry<'a>) -> Place<'a> {
    (unit.parent, unit.weight, unit.population)
}

/// Whether a unit belongs to the city itself: designs of one city have all of them. Departments and topics depend on a design's functions,
/// categories and output.
fn is_of_the_city(unit: &&UnitEntry<'_>) -> bool {
    matches!(unit.level, "city" | "district" | "street" | "community")
}

/// The first difference between the units of two designs that means that their cities differ.
fn difference(expected: &[UnitEntry<'_>], found: &[UnitEntry<'_>]) -> Option<Message> {
    let name = |unit: &UnitEntry<'_>| (unit.level, unit.code.to_owned());
    let known: BTreeMap<_, _> = expected.iter().map(|unit| (name(unit), place(unit))).collect();
    let here: BTreeSet<_> = found.iter().map(name).collect();
    let of_one = |unit: &UnitEntry<'_>| message!("folder-unit-of-one", unit = unit.code);
    let differs = |unit: &UnitEntry<'_>| match known.get(&name(unit)) {
        Some(known) if *known != place(unit) => Some(message!("folder-other-city", unit = unit.code)),
        None if is_of_the_city(&unit) => Some(of_one(unit)),
        _ => None,
    };
    let lacking = || expected.iter().filter(is_of_the_city).find(|unit| !here.contains(&name(unit))).map(of_one);
    found.iter().find_map(differs).or_else(lacking)
}

fn differ(setup: &Setup, difference: Message) -> Error {
    Error::input(&setup.name, "city", difference)
}

/// Departments and topics by level and code, each with the code of its parent.
type Others = BTreeMap<(&'static str, String), String>;

/// Watches, trial by trial, that designs are of one city: before the first trial, only its first drawing is checked. A city costs some
/// bytes, however many units it has.
pub(crate) struct OneCity<'a> {
    setups: Vec<&'a Setup>,
    other_cities: bool,
    /// The design and the city of the last trial.
    last: Option<(usize, u32)>,
    /// By city: the hash of what belongs to it, and which of `others` its departments and topics are.
    known: BTreeMap<u32, (u64, usize)>,
    /// Departments and topics: as many lists as designs have different ones, since no drawing changes them.
    others: Vec<Others>,
}

impl<'a> OneCity<'a> {
    /// For these designs.
    pub(crate) fn new(setups: Vec<&'a Setup>, request: &ComparisonRequest) -> OneCity<'a> {
        let other_cities = matches!(request, ComparisonRequest::Against { other_cities: true, .. });
        OneCity { setups, other_cities, last: None, known: BTreeMap::new(), others: Vec::new() }
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
        let found = units(setup, city);
        // Without a second design there is nothing to remember.
        if self.setups.len() == 1 || self.other_cities {
            return found.iter().try_for_each(pass);
        }
        let of_city = hash(found.iter().filter(is_of_the_city));
        let known = self.known.get(&trial.city).copied();
        let mut others = known.map(|(_, number)| self.others[number].clone()).unwrap_or_default();
        let mut is_one_city = known.is_none_or(|(known, _)| known == of_city);
        for unit in found.iter().filter(|unit| !is_of_the_city(unit)) {
            let parent = others.entry((unit.level, unit.code.into())).or_insert_with(|| unit.parent.into());
            is_one_city &= parent == unit.parent;
        }
        if !is_one_city {
            return Err(differ(setup, self.difference(trial, &found)?));
        }
        let earlier = known.map(|(_, number)| &self.others[number]);
        let is_new = |unit: &&UnitEntry<'_>| match earlier {
            None => true,
            Some(earlier) => !is_of_the_city(unit) && !earlier.contains_key(&(unit.level, unit.code.to_owned())),
        };
        found.iter().filter(is_new).try_for_each(&mut pass)?;
        let number = self.others.iter().position(|known| *known == others).unwrap_or_else(|| {
            self.others.push(others);
            self.others.len() - 1
        });
        self.known.insert(trial.city, (of_city, number));
        Ok(())
    }

    /// Draws the trial's city once more, as earlier designs have it, and says what differs.
    fn difference(&self, trial: &Trial, found: &[UnitEntry<'_>]) -> Result<Message> {
        for setup in &self.setups[..trial.design] {
            let own = setup.in_city(trial.city)?;
            if let Some(difference) = difference(&units(&own, &draw_city(&own, trial.city)), found) {
                return Ok(difference);
            }
        }
        Ok(message!("folder-other-city", unit = found[0].code))
    }
}

/// A hash of the units in their order, with everything that agrees between designs of one city.
fn hash<'a, 'b: 'a>(units: impl Iterator<Item = &'a UnitEntry<'b>>) -> u64 {
    let mut bytes = Vec::new();
    for unit in units {
        let (parent, [n, d], population) = place(unit);
        // No code has a line break.
        bytes.extend(format!("{}\n{}\n{parent}\n{n}\n{d}\n{population:?}\n", unit.level, unit.code).into_bytes());
    }
    fnv1a(&bytes)
}
