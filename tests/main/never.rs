//! Effects that time limits and the reform must have, and outcomes that must never get worse, under common random numbers.

use crate::city::half_width;
use crate::patterns::{Lives, holds_only_with};

/// The share cured in each replication.
fn cured(lives: &Lives) -> Vec<f64> {
    let share = |output| {
        let observer = lives.model.run_total(output).reviews[1];
        f64::from(observer.cured) / f64::from(observer.reviewed)
    };
    lives.output.iter().map(share).collect()
}

#[test]
fn limits_bring_contact_in_time() {
    let in_time = |lives: &Lives| {
        let observer = lives.total().reviews[1];
        f64::from(observer.contacted_in_time) / f64::from(observer.reviewed)
    };
    let effect = |fault: &[&str]| {
        let without = Lives::of(&["rules.time_limits.enabled=false"]);
        in_time(&Lives::of(fault)) - in_time(&without)
    };
    holds_only_with(effect, 0.1, &["rules.time_limits.enforcement=0"]);
}

#[test]
fn suffering_shrinks_as_volume_grows() {
    let months = |lives: &Lives, value: &dyn Fn(&jiesu::ledger::Cell) -> f64| -> Vec<f64> {
        lives.model.months().map(|month| lives.output.iter().map(|output| value(&lives.model.total(output, month))).sum()).collect()
    };
    let effect = |fault: &[&str]| {
        // Flat profiles remove the seasons.
        let lives = Lives::of(&[&["run.months=10", "city.profiles=\"\"", "demand.dispersion=0"], fault].concat());
        let (orders, unmet) = (months(&lives, &|cell| f64::from(cell.opened)), months(&lives, &|cell| cell.unmet as f64));
        let (first, last) = (0, orders.len() - 1);
        // January and October have 31 days.
        if orders[last] > 1.2 * orders[first] { 1.0 - unmet[last] / unmet[first] } else { 0.0 }
    };
    holds_only_with(effect, 0.02, &["behaviour.ceiling=0"]);
}

/// The lower end of the paired 99 % interval of a difference (roughly: 1.5 times the 95 % one) is above −.005.
fn never_lower(better: &Lives, worse: &Lives) {
    let differences: Vec<f64> = cured(better).iter().zip(cured(worse)).map(|(better, worse)| better - worse).collect();
    assert!(differences.iter().any(|difference| *difference != 0.0), "the lever does nothing");
    let (mean, half) = half_width(&differences);
    assert!(mean - 1.5 * half > -0.005, "{mean} ± {half} (95 %)");
}

#[test]
fn more_callbacks_do_not_lower_cures() {
    never_lower(&Lives::many(&["rules.callback.reach=1"]), &Lives::many(&["rules.callback.reach=0.5"]));
}

#[test]
fn better_dispatch_does_not_lower_cures_under_first_responsibility() {
    never_lower(&Lives::many(&["rules.dispatch.accuracy=1"]), &Lives::many(&["rules.dispatch.accuracy=0.8"]));
}
