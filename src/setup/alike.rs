//! Which plans leave the same trials behind.
//!
//! Compared is what is simulated and counted, and not what is written: names and titles don't count, nor does any key of a lever that is
//! in force nowhere. Two plans that are told apart may still leave the same behind, if a key that differs decides nothing.

use super::{Regime, Setup};
use crate::levers::Levers;
use crate::rules::Rules;
use crate::scenario::{PATHS, Scenario};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};

impl Regime {
    /// The rules in force, and where: without the keys of levers that are in force nowhere, and without levers that change no rule.
    fn in_force(&self, setup: &Setup) -> String {
        let is_somewhere = |place: usize| self.areas[place].count(&setup.source, setup.tables.run.scale) > 0;
        let places = self.levers.places();
        let on: Vec<usize> = (0..places.len()).filter(|place| places[*place].1.enabled && is_somewhere(*place)).collect();
        let set = on.iter().fold(0_u32, |set, place| set | 1 << place);
        let resolve = |set| Rules::resolve(&self.levers.within(set), &setup.tables.city.lines, &setup.tables.city.ladder);
        let rules = resolve(set);
        // A lever that does nothing beside all others does nothing beside some of them.
        let acting = on.iter().filter(|place| resolve(set & !(1 << **place)) != rules);
        let areas: Vec<_> = acting.map(|place| (place, &self.areas[*place])).collect();
        // A city that calls back in no street has official rates all the same: of nobody.
        format!("{} {} {rules:?} {areas:?}", self.from, self.calls_back())
    }
}

/// What of a scenario and its plan decides the trials, as text.
fn essence(scenario: &Scenario, setup: &Setup) -> String {
    let mut tables = setup.tables.clone();
    tables.title.clear();
    tables.rules = Levers::default();
    let city = &mut tables.city;
    [&mut city.name, &mut city.data, &mut city.calendar, &mut city.profiles, &mut tables.run.sets].into_iter().for_each(String::clear);
    // Shares count as they are once they sum to 1; a parameter set may change one of them before.
    if setup.variants.is_none() {
        let mixes = setup.categories.iter().map(|category| category.values.mix);
        city.categories.values_mut().zip(mixes).for_each(|(category, mix)| category.mix = mix);
    }
    let mut text = serde_json::to_string(&tables).unwrap_or_default();
    let paths: Vec<_> = PATHS.iter().map(|key| scenario.path(key)).collect();
    let _ = write!(text, "\n{paths:?}\n{:?}", setup.periods);
    // A set may switch on what the scenario itself has at 0, so what is in force is asked of each.
    for number in 0..setup.sets().map_or(1, |sets| sets.list.len()) {
        let Ok(output) = setup.under_set(number) else { continue };
        for regime in &output.regimes {
            let _ = write!(text, "\n{}", regime.in_force(&output));
        }
    }
    for set in setup.sets().into_iter().flat_map(|sets| &sets.list) {
        let _ = write!(text, "\n{:?}", set.values);
    }
    text
}

/// For each plan, with the scenario that it is of, the number of the first one that leaves the same trials behind; none if that is itself.
pub fn alike(setups: &[(&Scenario, &Setup)]) -> Vec<Option<usize>> {
    let text = |number: usize| essence(setups[number].0, setups[number].1);
    // The texts of all would fill the memory.
    let mut known: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let earlier = |number| {
        let own = text(number);
        let mut hasher = DefaultHasher::new();
        own.hash(&mut hasher);
        let slot = known.entry(hasher.finish()).or_default();
        let found = slot.iter().copied().find(|other| text(*other) == own);
        if found.is_none() {
            slot.push(number);
        }
        found
    };
    (0..setups.len()).map(earlier).collect()
}
