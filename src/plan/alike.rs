//! Which plans leave the same trials behind.
//!
//! Compared is what is simulated and counted, and not what is written: names and titles don't count, nor does any key of a lever that is
//! in force nowhere. Two plans that are told apart may still leave the same behind, if a key that differs decides nothing.

use super::{Plan, Regime};
use crate::levers::Levers;
use crate::rules::Rules;
use crate::scenario::{PATHS, Scenario};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};

impl Regime {
    /// The rules in force, and where: without the keys of levers that are in force nowhere.
    fn in_force(&self, plan: &Plan) -> String {
        let is_somewhere = |place: usize| self.areas[place].count(&plan.source, plan.tables.run.scale) > 0;
        let places = self.levers.places();
        let on: Vec<usize> = (0..places.len()).filter(|place| places[*place].1.enabled && is_somewhere(*place)).collect();
        let levers = self.levers.within(on.iter().fold(0, |set, place| set | 1 << place));
        let mut rules = Rules::resolve(&levers, &plan.tables.city.lines, &plan.tables.city.ladder);
        // Limits that nobody enforces are none.
        if rules.enforcement == 0.0 {
            (rules.limits, rules.extension, rules.paper, rules.paper_every) = ([0; 3], 0.0, 0.0, 0);
        }
        let areas: Vec<_> = on.iter().map(|place| (place, &self.areas[*place])).collect();
        // A city that calls back in no street has official rates all the same: of nobody.
        format!("{} {} {rules:?} {areas:?}", self.from, self.calls_back())
    }
}

/// What of a scenario and its plan decides the trials, as text.
fn essence(scenario: &Scenario, plan: &Plan) -> String {
    let mut tables = plan.tables.clone();
    tables.title.clear();
    tables.rules = Levers::default();
    let city = &mut tables.city;
    [&mut city.data, &mut city.calendar, &mut city.profiles, &mut tables.run.sets].into_iter().for_each(String::clear);
    // Shares count as they are once they sum to 1; a parameter set may change one of them before.
    if plan.variants.is_none() {
        let mixes = plan.categories.iter().map(|category| category.values.mix);
        city.categories.values_mut().zip(mixes).for_each(|(category, mix)| category.mix = mix);
    }
    let mut text = serde_json::to_string(&tables).unwrap_or_default();
    let paths: Vec<_> = PATHS.iter().map(|key| scenario.path(key)).collect();
    let _ = write!(text, "\n{paths:?}\n{:?}", plan.periods);
    for regime in &plan.regimes {
        let _ = write!(text, "\n{}", regime.in_force(plan));
    }
    for set in plan.sets().into_iter().flat_map(|sets| &sets.list) {
        let _ = write!(text, "\n{:?}", set.values);
    }
    text
}

/// For each plan, with the scenario that it is of, the number of the first one that leaves the same trials behind; none if that is itself.
pub fn alike(plans: &[(&Scenario, &Plan)]) -> Vec<Option<usize>> {
    let text = |number: usize| essence(plans[number].0, plans[number].1);
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
    (0..plans.len()).map(earlier).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::draw_city;
    use crate::plan::Data;
    use crate::run::{Log, simulate};

    const CITY: &str = "[run]\nmonths = 1\nwarmup = 1\n[city.generate]\nresidents = 3_000\n[city.categories.noise]\nmix = 1\n\
                        functions = [\"police\"]\n[city.categories.heat]\nmix = 3\n[city.functions.police]\n";

    fn of(sets: &[String]) -> (Scenario, Plan) {
        let scenario = Scenario::parse("one", CITY, sets).unwrap();
        let plan = Plan::new(&scenario, Data::without_files(&scenario.tables)).unwrap();
        (scenario, plan)
    }

    fn is_alike(one: &[&str], other: &[&str]) -> bool {
        let [one, other] = [one, other].map(|sets| of(&sets.iter().map(|set| set.to_string()).collect::<Vec<_>>()));
        alike(&[(&one.0, &one.1), (&other.0, &other.1)])[1].is_some()
    }

    fn ledger(plan: &Plan) -> Vec<u8> {
        simulate(plan, &draw_city(plan, 1), 1, 1, Log::Off).ledger.to_bytes()
    }

    #[test]
    fn keys_of_a_lever_that_is_off_change_nothing_and_count_for_nothing() {
        let base = of(&[]);
        let whole = ledger(&base.1);
        let levers = serde_json::to_value(&base.0.tables.rules).unwrap();
        for (lever, keys) in levers.as_object().unwrap() {
            let mut sets = Vec::new();
            for (key, value) in keys.as_object().unwrap() {
                let other = match value {
                    serde_json::Value::Bool(flag) if key != "enabled" => (!flag).to_string(),
                    serde_json::Value::Number(number) if number.is_f64() => (0.4 * number.as_f64().unwrap() + 0.01).to_string(),
                    serde_json::Value::Number(number) => (number.as_u64().unwrap() + 1).to_string(),
                    serde_json::Value::String(text) if crate::time::Span::parse(text).is_ok() => "77 min".into(),
                    _ => continue,
                };
                // What a set may not hold is left as it is.
                let set = format!("rules.{lever}.{key}={other}");
                if Scenario::parse("one", CITY, std::slice::from_ref(&set)).is_ok() {
                    sets.push(set);
                }
            }
            let other = of(&sets);
            assert!(sets.len() > 1 || keys.as_object().unwrap().len() < 5, "{lever}: {sets:?}");
            assert_eq!(alike(&[(&base.0, &base.1), (&other.0, &other.1)]), [None, Some(0)], "{lever}: {sets:?}");
            assert!(ledger(&other.1) == whole, "{lever}: {sets:?}");
        }
    }

    #[test]
    fn what_is_in_force_counts_and_what_is_written_does_not() {
        let on = "rules.whistle.enabled=true";
        assert!(is_alike(&["title=\"a\""], &[]));
        assert!(!is_alike(&[on], &[]));
        assert!(!is_alike(&[on], &[on, "rules.whistle.report_within=3 d"]));
        assert!(!is_alike(&["warmup.rules.whistle.enabled=true"], &[]));
        assert!(!is_alike(&["behaviour.ceiling=0.5"], &[]));
        assert!(!is_alike(&["run.luck=1"], &[]));
        // In force in no street.
        assert!(is_alike(&[on, "rules.whistle.where_share=0", "rules.whistle.parallel=false"], &[]));
        // Shares that are normalised.
        assert!(is_alike(&["city.categories.*.mix=4"], &["city.categories.*.mix=1"]));
        assert!(!is_alike(&["city.categories.noise.mix=4"], &[]));
        // Limits that nobody enforces.
        let limits = ["rules.time_limits.enabled=true", "rules.time_limits.enforcement=0"];
        assert!(is_alike(&[limits[0], limits[1], "rules.time_limits.general=2 d"], &limits));
        // A ranking is nothing without a callback.
        assert!(!is_alike(&["rules.callback.enabled=true"], &[]));
    }
}
