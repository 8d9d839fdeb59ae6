//! Designs with the same setup.

use jiesu::engine::draw_city;
use jiesu::engine::{Log, simulate};
use jiesu::scenario::Scenario;
use jiesu::setup::alike::alike;
use jiesu::setup::{Data, Setup};

const CITY: &str = "[run]\nmonths = 1\nwarmup = 1\n[city.generate]\nresidents = 3_000\n[city.categories.noise]\nmix = 1\n\
                    functions = [\"police\"]\n[city.categories.heat]\nmix = 3\n[city.functions.police]\n";

fn of(sets: &[String]) -> (Scenario, Setup) {
    let scenario = Scenario::parse("one", CITY, sets).unwrap();
    let setup = Setup::new(&scenario, Data::without_files(&scenario.tables)).unwrap();
    (scenario, setup)
}

fn is_alike(one: &[&str], other: &[&str]) -> bool {
    let [one, other] = [one, other].map(|sets| of(&sets.iter().map(|set| set.to_string()).collect::<Vec<_>>()));
    alike(&[(&one.0, &one.1), (&other.0, &other.1)])[1].is_some()
}

fn ledger(setup: &Setup) -> Vec<u8> {
    simulate(setup, &draw_city(setup, 1), 1, 1, Log::Off).ledger.to_bytes()
}

#[test]
fn keys_of_a_lever_that_is_off_do_not_change_the_setup() {
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
                serde_json::Value::String(text) if jiesu::time::Span::parse(text).is_ok() => "77 min".into(),
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
fn setups_are_compared_by_the_rules_in_force_not_by_the_keys() {
    let on = "rules.whistle.enabled=true";
    assert!(is_alike(&["title=\"a\""], &[]));
    assert!(!is_alike(&[on], &[]));
    assert!(!is_alike(&[on], &[on, "rules.whistle.report_within=3 d"]));
    assert!(!is_alike(&["warmup.rules.whistle.enabled=true"], &[]));
    assert!(!is_alike(&["behaviour.ceiling=0.5"], &[]));
    assert!(!is_alike(&["run.random_numbers=1"], &[]));
    // In force in no street.
    assert!(is_alike(&[on, "rules.whistle.where_share=0", "rules.whistle.parallel=false"], &[]));
    // Shares that are normalised.
    assert!(is_alike(&["city.categories.*.mix=4"], &["city.categories.*.mix=1"]));
    assert!(!is_alike(&["city.categories.noise.mix=4"], &[]));
    // Limits without enforcement.
    let limits = ["rules.time_limits.enabled=true", "rules.time_limits.enforcement=0"];
    assert!(is_alike(&[limits[0], limits[1], "rules.time_limits.general=2 d"], &limits));
    // A ranking has no effect without a callback.
    assert!(!is_alike(&["rules.callback.enabled=true"], &[]));
}
