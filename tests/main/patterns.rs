//! Patterns that the rules must produce, under common random numbers; each must vanish when its mechanism is switched off.

use crate::city::Model;
use jiesu::engine::{Log, OrderRow, ReplicationOutput, simulate};
use jiesu::ledger::Cell;
use rayon::prelude::*;

const CITY: &str = "scenarios/base/beijing-2019.toml";
const SMALL: [&str; 3] = ["run.scale=0.01", "run.months=5", "run.warmup=3"];

/// The replications of a design, with their orders.
pub(crate) struct Runs {
    pub(crate) model: Model,
    pub(crate) output: Vec<ReplicationOutput>,
}

impl Runs {
    pub(crate) fn of(sets: &[&str]) -> Runs {
        let model = Model::of(CITY, &[&SMALL[..], sets].concat());
        let output = (1..=2).into_par_iter().map(|r| simulate(&model.setup, &model.city, 1, r, Log::Orders)).collect();
        Runs { model, output }
    }

    /// Eight replications, without orders.
    pub(crate) fn many(sets: &[&str]) -> Runs {
        let model = Model::of(CITY, &[&SMALL[..], sets].concat());
        let output = model.replications(8);
        Runs { model, output }
    }

    pub(crate) fn total(&self) -> Cell {
        let mut sum = Cell::default();
        self.output.iter().for_each(|output| sum.add(&self.model.run_total(output)));
        sum
    }

    /// Mean of a value over orders closed in the measurement period.
    pub(crate) fn mean(&self, value: impl Fn(&OrderRow) -> Option<f64>) -> f64 {
        let start = self.model.setup.start;
        let orders = self.output.iter().flat_map(|output| &output.orders);
        let values: Vec<f64> = orders.filter(|o| o.lead && o.closed.is_some_and(|t| t >= start)).filter_map(value).collect();
        assert!(values.len() > 100, "only {} orders", values.len());
        values.iter().sum::<f64>() / values.len() as f64
    }

    pub(crate) fn cured_with(&self, functions: u32) -> f64 {
        self.mean(|o| (o.functions == functions && o.dispatched.is_some()).then(|| f64::from(u8::from(o.cured))))
    }

    pub(crate) fn cured(&self) -> f64 {
        let observer = self.total().reviews[1];
        f64::from(observer.cured) / f64::from(observer.reviewed)
    }

    pub(crate) fn resolution(&self, review: usize) -> f64 {
        let answers = self.total().reviews[review];
        f64::from(answers.resolved) / f64::from(answers.reviewed)
    }

    /// Orders of the market category opened within 45 days of the shock's first day: their number, and the observer's resolution rate.
    pub(crate) fn in_the_shock(&self) -> (f64, f64) {
        let from = self.model.setup.calendar.midnight(jiesu::time::Date::parse("2019-02-11").unwrap());
        let market = self.model.setup.categories.iter().position(|category| category.name == "market").unwrap();
        let orders = self.output.iter().flat_map(|output| &output.orders);
        let matching =
            orders.filter(|o| usize::from(o.category) == market && (from..from + 45 * 86_400).contains(&o.opened) && o.attempt == 1);
        let answers: Vec<Option<bool>> = matching.map(|o| o.observer.map(|(_, resolved, _)| resolved)).collect();
        let answered: Vec<bool> = answers.iter().flatten().copied().collect();
        (answers.len() as f64, answered.iter().filter(|resolved| **resolved).count() as f64 / answered.len() as f64)
    }

    /// The share cured of orders that departments handle alone.
    pub(crate) fn cured_of_departments_own(&self) -> f64 {
        let department = |o: &OrderRow| o.unit.is_some_and(|unit| unit as usize >= self.model.city.streets.len());
        self.mean(|o| (department(o) && o.functions == 0).then(|| f64::from(u8::from(o.cured))))
    }

    /// Mean waiting time per task of a department, in hours.
    pub(crate) fn wait_at_departments(&self) -> f64 {
        let hours = self.output.iter().flat_map(|output| &output.ledger.hours[self.model.city.streets.len()..]);
        let (queued, tasks) = hours.fold((0.0, 0.0), |(queued, tasks), hours| (queued + hours.queued, tasks + hours.tasks));
        queued / tasks
    }

    pub(crate) fn hours(&self, value: impl Fn(&jiesu::ledger::Hours) -> f64) -> f64 {
        self.output.iter().flat_map(|output| &output.ledger.hours).map(value).sum()
    }
}

/// The effect is at least `least`, and below it when the settings in `fault` switch its mechanism off.
pub(crate) fn occurs_only_with(effect: impl Fn(&[&str]) -> f64, least: f64, fault: &[&str]) {
    let found = effect(&[]);
    assert!(found >= least, "effect {found}, expected at least {least}");
    let without = effect(fault);
    assert!(without < least, "effect {without} without its mechanism {fault:?}: the test would pass without it");
}

#[test]
fn the_whistle_reduces_the_fall_in_cures_with_the_functions_needed() {
    let fall = |runs: &Runs| 1.0 - runs.cured_with(3) / runs.cured_with(0);
    let effect = |fault: &[&str]| {
        let without = Runs::of(&[&["rules.whistle.enabled=false"], fault].concat());
        let whistle = Runs::of(fault);
        fall(&without) - fall(&whistle)
    };
    // Departments contribute nothing to a cure.
    occurs_only_with(effect, 0.25, &["behaviour.completeness=0"]);
}

#[test]
fn haste_lowers_cures() {
    let effect = |fault: &[&str]| {
        let loose = Runs::of(fault);
        let tight = Runs::of(
            &[&["rules.time_limits.general=\"6 h\"", "rules.time_limits.complex=\"6 h\"", "rules.time_limits.paper=0"], fault].concat(),
        );
        loose.cured() - tight.cured()
    };
    occurs_only_with(effect, 0.02, &["behaviour.rush=0"]);
}

#[test]
fn gaming_without_audits_widens_the_gap_between_official_rate_and_cures() {
    let effect = |fault: &[&str]| {
        let gap = |runs: &Runs| runs.resolution(0) - runs.cured();
        let honest = Runs::of(
            &[&["rules.callback.audit=0", "rules.ranking.memory=0", "rules.exclusion.enabled=false", "behaviour.gaming=0"], fault].concat(),
        );
        let gamed = Runs::of(
            &[&["rules.callback.audit=0", "rules.ranking.memory=0", "rules.exclusion.enabled=false", "behaviour.gaming=0.8"], fault]
                .concat(),
        );
        gap(&gamed) - gap(&honest)
    };
    occurs_only_with(effect, 0.02, &["behaviour.talk=0"]);
}

#[test]
fn exclusions_shrink_the_base_and_raise_the_rate() {
    let effect = |fault: &[&str]| {
        let sets = ["behaviour.gaming=0.8", "rules.ranking.memory=0", "rules.callback.audit=0", "behaviour.talk=0"];
        let all = Runs::of(&[&sets[..], &["rules.exclusion.enabled=false"], fault].concat());
        let argued = Runs::of(&[&sets[..], &["rules.exclusion.enabled=true", "rules.exclusion.share=1"], fault].concat());
        assert!(argued.total().reviews[0].reviewed <= all.total().reviews[0].reviewed);
        argued.resolution(0) - all.resolution(0)
    };
    occurs_only_with(effect, 0.01, &["rules.exclusion.enabled=false"]);
}

#[test]
fn audits_void_gamed_orders() {
    let effect = |fault: &[&str]| {
        let audited = Runs::of(&[&["behaviour.gaming=0.8", "rules.callback.audit=0.5"], fault].concat());
        let orders = audited.output.iter().flat_map(|output| &output.orders);
        orders.filter(|order| order.excluded == Some(jiesu::engine::Excluded::Void)).count() as f64
    };
    occurs_only_with(effect, 20.0, &["behaviour.gaming=0"]);
}

#[test]
fn reports_grow_with_reputation() {
    let effect = |fault: &[&str]| {
        let reform = Runs::of(&[&["run.months=9"], fault].concat());
        let volume: Vec<f64> = reform
            .model
            .months()
            .map(|m| reform.output.iter().map(|output| f64::from(reform.model.total(output, m).opened)).sum())
            .collect();
        volume[volume.len() - 1] / volume[0] - 1.0
    };
    // Without seasons: profiles are flat.
    let flat = |fault: &[&str]| effect(&[&["city.profiles=\"\"", "demand.dispersion=0"], fault].concat());
    occurs_only_with(flat, 0.25, &["demand.reporting_trust=0"]);
}

#[test]
fn whistles_in_parallel_save_most_where_most_functions_are_needed() {
    let days = |runs: &Runs, functions: u32| {
        runs.mean(|o| (o.functions == functions && o.whistles > 0).then(|| f64::from(o.closed.unwrap_or(o.opened) - o.opened) / 86_400.0))
    };
    let effect = |fault: &[&str]| {
        let parallel = Runs::of(fault);
        let serial = Runs::of(&[&["rules.whistle.parallel=false"], fault].concat());
        (days(&serial, 3) - days(&parallel, 3)) - (days(&serial, 1) - days(&parallel, 1)).abs()
    };
    // If whistles are answered at once, there is nothing to save. The effect is .21 days on average, with a standard deviation of .04
    // between pairs of replications.
    occurs_only_with(
        effect,
        0.1,
        &[
            "rules.whistle.report_within=\"1 min\"",
            "behaviour.cooperation_low=1",
            "behaviour.cooperation_high=1",
            "behaviour.helper_hours=0",
        ],
    );
}

#[test]
fn creaming_makes_hard_orders_wait_for_easy_ones() {
    let effect = |fault: &[&str]| {
        // Short of officers, so that there is a queue to choose from.
        let sets = ["city.street_staff=2.5", "rules.time_limits.enabled=false"];
        let wait = |runs: &Runs, hard: bool| {
            runs.mean(|o| {
                let street = o.unit.is_some_and(|unit| (unit as usize) < runs.model.city.streets.len());
                (street && (o.functions > 1) == hard)
                    .then(|| f64::from(o.contacted.unwrap_or(o.opened) - o.dispatched.unwrap_or(o.opened)) / 86_400.0)
            })
        };
        let plain = Runs::of(&[&sets[..], &["behaviour.creaming=0"]].concat());
        let creaming = Runs::of(&[&sets[..], &["behaviour.creaming=30"], fault].concat());
        let more = |runs: &Runs| wait(runs, true) - wait(runs, false);
        more(&creaming) - more(&plain)
    };
    occurs_only_with(effect, 0.1, &["behaviour.creaming=0"]);
}

#[test]
fn third_parties_at_fault_keep_problems_uncured_unless_enforcement_takes_part() {
    let at_fault = ["city.categories.property_management.third_party=1", "city.categories.public_order.third_party=1"];
    let own_fault = ["city.categories.property_management.third_party=0", "city.categories.public_order.third_party=0"];
    let effect = |fault: &[&str]| {
        let nobody = Runs::of(&[&own_fault[..], fault].concat());
        let someone = Runs::of(&[&at_fault[..], fault].concat());
        nobody.cured_with(1) - someone.cured_with(1)
    };
    occurs_only_with(effect, 0.05, &["behaviour.compliance_intercept=50"]);
    let enforced = |fault: &[&str]| {
        let without = Runs::of(&[&at_fault[..], &["city.functions.public_security.enforcing=false"], fault].concat());
        let with = Runs::of(&[&at_fault[..], &["city.functions.housing.enforcing=true"], fault].concat());
        with.cured_with(1) - without.cured_with(1)
    };
    occurs_only_with(enforced, 0.02, &["behaviour.compliance_enforcement=0"]);
}

#[test]
fn tired_units_cure_less() {
    let effect = |fault: &[&str]| {
        let tireless = Runs::of(&["behaviour.fatigue_rise=0"]);
        let tired = Runs::of(&[&["behaviour.fatigue_rise=1", "behaviour.fatigue_from=0.2"], fault].concat());
        tireless.cured() - tired.cured()
    };
    occurs_only_with(effect, 0.02, &["behaviour.fatigue_rise=0"]);
}
