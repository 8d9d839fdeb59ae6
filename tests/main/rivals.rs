//! Rival explanations of Beijing's rising rates: each mechanism has its effect, and only with the mechanism it depends on.

use crate::patterns::{Runs, occurs_only_with};
use jiesu::engine::Excluded;

/// All orders, as text.
fn rows(runs: &Runs) -> String {
    runs.output.iter().map(|output| format!("{:?}", output.orders)).collect()
}

#[test]
fn units_learn_from_answers_of_unresolved() {
    let effect = |fault: &[&str]| {
        let fast = Runs::of(&[&["behaviour.learning=0.8", "behaviour.learning_answers=5"], fault].concat());
        let slow = Runs::of(&[&["behaviour.learning=0.8", "behaviour.learning_answers=50"], fault].concat());
        let none = Runs::of(fault);
        let (fast, slow, none) = (fast.cured(), slow.cured(), none.cured());
        (fast - slow).min(slow - none)
    };
    // Without answers units learn nothing; without callback there is no ranking.
    let no_answers = ["rules.ranking.enabled=false", "rules.callback.enabled=false", "rules.exclusion.enabled=false"];
    occurs_only_with(effect, 0.01, &no_answers);
}

#[test]
fn gaming_spreads_from_gaming_units_that_rank_well() {
    let caught = |runs: &Runs, late: bool| {
        let half = runs.model.setup.start + (runs.model.setup.end - runs.model.setup.start) / 2;
        let orders = runs.output.iter().flat_map(|output| &output.orders);
        let asked: Vec<bool> = orders
            .filter(|order| order.official.is_some() && order.closed.is_some_and(|time| (time >= half) == late))
            .map(|order| order.excluded == Some(Excluded::Void))
            .collect();
        asked.iter().filter(|void| **void).count() as f64 / asked.len() as f64
    };
    let effect = |fault: &[&str]| {
        let sets = ["run.months=9", "behaviour.gaming=0.8", "behaviour.gaming_known=0.2", "behaviour.gaming_spread=0.5"];
        let spreading = Runs::of(&[&sets[..], fault].concat());
        let still = Runs::of(&[&sets[..3], fault].concat());
        // Pressure raises gaming too: only the increase beyond that is spread.
        let [more, before] = [true, false].map(|late| caught(&spreading, late) - caught(&still, late));
        if before <= more { more } else { 0.0 }
    };
    occurs_only_with(effect, 0.01, &["behaviour.gaming=0"]);
}

#[test]
fn gaming_that_all_units_know_cannot_spread() {
    assert_eq!(rows(&Runs::of(&["behaviour.gaming_spread=0.5"])), rows(&Runs::of(&[])));
}

#[test]
fn reports_shift_to_categories_that_get_cured() {
    let effect = |fault: &[&str]| {
        let runs = Runs::of(&[&["demand.topic_reputation=1"], fault].concat());
        let plain = Runs::of(fault);
        // The share cured of each category, where reputation does not depend on the category.
        let categories = plain.model.setup.categories.len();
        let mut sums = vec![[0.0; 2]; categories];
        for order in plain.output.iter().flat_map(|output| &output.orders).filter(|order| order.closed.is_some()) {
            sums[usize::from(order.category)][0] += f64::from(u8::from(order.cured));
            sums[usize::from(order.category)][1] += 1.0;
        }
        let ease = |runs: &Runs| {
            let all: Vec<f64> = runs
                .output
                .iter()
                .flat_map(|output| &output.orders)
                .map(|o| sums[usize::from(o.category)])
                .map(|[c, n]| c / n.max(1.0))
                .collect();
            all.iter().sum::<f64>() / all.len() as f64
        };
        ease(&runs) - ease(&plain)
    };
    // If reputation has no effect, that of a category has none either.
    occurs_only_with(effect, 0.005, &["demand.reporting_trust=0"]);
}

#[test]
fn justified_exclusions_raise_the_official_rate_and_change_nothing_else() {
    // Without ranking nobody acts on the official rates.
    let sets = ["rules.ranking.enabled=false", "rules.exclusion.enabled=true"];
    let without = Runs::of(&sets);
    let with = Runs::of(&[&sets[..], &["rules.exclusion.justified=0.5"]].concat());
    assert!(with.resolution(0) > without.resolution(0) + 0.01, "{} {}", with.resolution(0), without.resolution(0));
    assert_eq!(with.resolution(1), without.resolution(1), "the observer asks every citizen");
    let excluded: Vec<_> = with.output.iter().flat_map(|output| &output.orders).filter(|order| order.excluded.is_some()).collect();
    assert!(excluded.len() > 50 && excluded.iter().all(|order| order.excluded == Some(Excluded::Justified) && !order.cured));
    assert!(excluded.iter().all(|order| order.official.is_some_and(|(_, resolved, _)| !resolved)));
}
