//! The rival accounts of Beijing's climb: each does what it says, and only with what it needs.

use crate::patterns::{Lives, holds_only_with};
use jiesu::engine::Excluded;

/// Orders of each replication, as they are written.
fn rows(lives: &Lives) -> String {
    lives.output.iter().map(|output| format!("{:?}", output.orders)).collect()
}

#[test]
fn units_learn_from_answers_of_unresolved() {
    let effect = |fault: &[&str]| {
        let fast = Lives::of(&[&["behaviour.learning=0.8", "behaviour.learning_answers=5"], fault].concat());
        let slow = Lives::of(&[&["behaviour.learning=0.8", "behaviour.learning_answers=50"], fault].concat());
        let none = Lives::of(fault);
        let (fast, slow, none) = (fast.cured(), slow.cured(), none.cured());
        (fast - slow).min(slow - none)
    };
    // Whom nobody tells learns nothing; without callback there is no ranking.
    let untold = ["rules.ranking.enabled=false", "rules.callback.enabled=false", "rules.exclusion.enabled=false"];
    holds_only_with(effect, 0.01, &untold);
}

#[test]
fn gaming_spreads_from_who_games_and_ranks_well() {
    let caught = |lives: &Lives, late: bool| {
        let half = lives.model.setup.start + (lives.model.setup.end - lives.model.setup.start) / 2;
        let orders = lives.output.iter().flat_map(|output| &output.orders);
        let asked: Vec<bool> = orders
            .filter(|order| order.official.is_some() && order.closed.is_some_and(|time| (time >= half) == late))
            .map(|order| order.excluded == Some(Excluded::Void))
            .collect();
        asked.iter().filter(|void| **void).count() as f64 / asked.len() as f64
    };
    let effect = |fault: &[&str]| {
        let sets = ["run.months=9", "behaviour.gaming=0.8", "behaviour.gaming_known=0.2", "behaviour.gaming_spread=0.5"];
        let spreading = Lives::of(&[&sets[..], fault].concat());
        let still = Lives::of(&[&sets[..3], fault].concat());
        // Gaming grows with pressure too: only what is beyond that has spread.
        let [more, before] = [true, false].map(|late| caught(&spreading, late) - caught(&still, late));
        if before <= more { more } else { 0.0 }
    };
    holds_only_with(effect, 0.01, &["behaviour.gaming=0"]);
}

#[test]
fn gaming_that_all_know_cannot_spread() {
    assert_eq!(rows(&Lives::of(&["behaviour.gaming_spread=0.5"])), rows(&Lives::of(&[])));
}

#[test]
fn reports_follow_what_gets_cured() {
    let effect = |fault: &[&str]| {
        let lives = Lives::of(&[&["demand.topic_reputation=1"], fault].concat());
        let plain = Lives::of(fault);
        // How often an order of each category is cured, in the city where nobody looks at categories.
        let categories = plain.model.setup.categories.len();
        let mut sums = vec![[0.0; 2]; categories];
        for order in plain.output.iter().flat_map(|output| &output.orders).filter(|order| order.closed.is_some()) {
            sums[usize::from(order.category)][0] += f64::from(u8::from(order.cured));
            sums[usize::from(order.category)][1] += 1.0;
        }
        let ease = |lives: &Lives| {
            let all: Vec<f64> = lives
                .output
                .iter()
                .flat_map(|output| &output.orders)
                .map(|o| sums[usize::from(o.category)])
                .map(|[c, n]| c / n.max(1.0))
                .collect();
            all.iter().sum::<f64>() / all.len() as f64
        };
        ease(&lives) - ease(&plain)
    };
    // Where reputation moves nobody, neither does that of a category.
    holds_only_with(effect, 0.005, &["demand.reporting_trust=0"]);
}

#[test]
fn justified_exclusions_raise_the_official_rate_and_change_nothing_else() {
    // Without ranking nobody acts on the official rates.
    let sets = ["rules.ranking.enabled=false", "rules.exclusion.enabled=true"];
    let without = Lives::of(&sets);
    let with = Lives::of(&[&sets[..], &["rules.exclusion.justified=0.5"]].concat());
    assert!(with.resolution(0) > without.resolution(0) + 0.01, "{} {}", with.resolution(0), without.resolution(0));
    assert_eq!(with.resolution(1), without.resolution(1), "the observer asks everybody");
    let excluded: Vec<_> = with.output.iter().flat_map(|output| &output.orders).filter(|order| order.excluded.is_some()).collect();
    assert!(excluded.len() > 50 && excluded.iter().all(|order| order.excluded == Some(Excluded::Justified) && !order.cured));
    assert!(excluded.iter().all(|order| order.official.is_some_and(|(_, resolved, _)| !resolved)));
}
