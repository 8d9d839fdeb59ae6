//! Patterns that must come out of the rules, under common luck; each must vanish when the mechanism that makes it is switched off.

use crate::city::Study;
use jiesu::chance::{Luck, Question};
use jiesu::ledger::{Cell, Who};
use jiesu::run::{Lived, Log, OrderRow, simulate};
use rayon::prelude::*;

const CITY: &str = "scenarios/beijing-2019.toml";
const SMALL: [&str; 3] = ["run.scale=0.01", "run.months=5", "run.warmup=3"];

/// What is compared: the replications of a design, with their orders.
pub(crate) struct Lives {
    pub(crate) study: Study,
    pub(crate) lived: Vec<Lived>,
}

impl Lives {
    pub(crate) fn of(sets: &[&str]) -> Lives {
        let study = Study::of(CITY, &[&SMALL[..], sets].concat());
        let lived = (1..=2).into_par_iter().map(|r| simulate(&study.plan, &study.city, 1, r, Log::Orders)).collect();
        Lives { study, lived }
    }

    /// Eight replications, without orders.
    pub(crate) fn many(sets: &[&str]) -> Lives {
        let study = Study::of(CITY, &[&SMALL[..], sets].concat());
        let lived = study.replications(8);
        Lives { study, lived }
    }

    pub(crate) fn total(&self) -> Cell {
        let mut sum = Cell::default();
        self.lived.iter().for_each(|lived| sum.add(&self.study.run_total(lived)));
        sum
    }

    /// Mean of a value over orders closed in the counted time.
    fn mean(&self, value: impl Fn(&OrderRow) -> Option<f64>) -> f64 {
        let start = self.study.plan.start;
        let orders = self.lived.iter().flat_map(|lived| &lived.orders);
        let values: Vec<f64> = orders.filter(|o| o.lead && o.closed.is_some_and(|t| t >= start)).filter_map(value).collect();
        assert!(values.len() > 100, "only {} orders", values.len());
        values.iter().sum::<f64>() / values.len() as f64
    }

    fn cured_with(&self, functions: u32) -> f64 {
        self.mean(|o| (o.functions == functions && o.dispatched.is_some()).then(|| f64::from(u8::from(o.cured))))
    }

    pub(crate) fn cured(&self) -> f64 {
        let observer = self.total().reviews[1];
        f64::from(observer.cured) / f64::from(observer.reviewed)
    }

    fn resolution(&self, review: usize) -> f64 {
        let answers = self.total().reviews[review];
        f64::from(answers.resolved) / f64::from(answers.reviewed)
    }

    /// Orders about the market opened within 45 days of the shock's first day: their number, and the observer's resolution rate.
    fn in_the_shock(&self) -> (f64, f64) {
        let from = self.study.plan.calendar.midnight(jiesu::time::Date::parse("2019-02-11").unwrap());
        let market = self.study.plan.categories.iter().position(|category| category.name == "market").unwrap();
        let orders = self.lived.iter().flat_map(|lived| &lived.orders);
        let meant =
            orders.filter(|o| usize::from(o.category) == market && (from..from + 45 * 86_400).contains(&o.opened) && o.attempt == 1);
        let answers: Vec<Option<bool>> = meant.map(|o| o.observer.map(|(_, resolved, _)| resolved)).collect();
        let told: Vec<bool> = answers.iter().flatten().copied().collect();
        (answers.len() as f64, told.iter().filter(|resolved| **resolved).count() as f64 / told.len() as f64)
    }

    /// The share cured of what departments keep alone, without anyone's help.
    fn cured_of_departments_own(&self) -> f64 {
        let department = |o: &OrderRow| o.unit.is_some_and(|unit| unit as usize >= self.study.city.streets.len());
        self.mean(|o| (department(o) && o.functions == 0).then(|| f64::from(u8::from(o.cured))))
    }

    /// Mean hours that a task of a department waits.
    fn wait_at_departments(&self) -> f64 {
        let hours = self.lived.iter().flat_map(|lived| &lived.ledger.hours[self.study.city.streets.len()..]);
        let (queued, tasks) = hours.fold((0.0, 0.0), |(queued, tasks), hours| (queued + hours.queued, tasks + hours.tasks));
        queued / tasks
    }

    fn hours(&self, value: impl Fn(&jiesu::ledger::Hours) -> f64) -> f64 {
        self.lived.iter().flat_map(|lived| &lived.ledger.hours).map(value).sum()
    }
}

/// The pattern comes out, and does not without its mechanism.
pub(crate) fn holds_only_with(effect: impl Fn(&[&str]) -> f64, least: f64, fault: &[&str]) {
    let seen = effect(&[]);
    assert!(seen >= least, "effect {seen}, expected at least {least}");
    let without = effect(fault);
    assert!(without < least, "effect {without} without its mechanism {fault:?}: the test would pass without it");
}

#[test]
fn without_the_whistle_cure_falls_with_the_functions_needed_and_with_it_hardly() {
    let fall = |lives: &Lives| 1.0 - lives.cured_with(3) / lives.cured_with(0);
    let effect = |fault: &[&str]| {
        let letters = Lives::of(&[&["rules.whistle.enabled=false"], fault].concat());
        let whistle = Lives::of(fault);
        fall(&letters) - fall(&whistle)
    };
    // Departments that cannot matter to a cure, whoever comes.
    holds_only_with(effect, 0.25, &["behaviour.completeness=0"]);
}

#[test]
fn haste_takes_cures() {
    let effect = |fault: &[&str]| {
        let loose = Lives::of(fault);
        let tight = Lives::of(
            &[&["rules.time_limits.general=\"6 h\"", "rules.time_limits.complex=\"6 h\"", "rules.time_limits.paper=0"], fault].concat(),
        );
        loose.cured() - tight.cured()
    };
    holds_only_with(effect, 0.02, &["behaviour.rush=0"]);
}

#[test]
fn gaming_without_audits_widens_the_gap_between_the_record_and_the_truth() {
    let effect = |fault: &[&str]| {
        let gap = |lives: &Lives| lives.resolution(0) - lives.cured();
        let honest = Lives::of(
            &[&["rules.callback.audit=0", "rules.ranking.memory=0", "rules.exclusion.enabled=false", "behaviour.gaming=0"], fault].concat(),
        );
        let gamed = Lives::of(
            &[&["rules.callback.audit=0", "rules.ranking.memory=0", "rules.exclusion.enabled=false", "behaviour.gaming=0.8"], fault]
                .concat(),
        );
        gap(&gamed) - gap(&honest)
    };
    holds_only_with(effect, 0.02, &["behaviour.talk=0"]);
}

#[test]
fn what_is_argued_out_shrinks_the_base_and_raises_the_rate() {
    let effect = |fault: &[&str]| {
        let sets = ["behaviour.gaming=0.8", "rules.ranking.memory=0", "rules.callback.audit=0", "behaviour.talk=0"];
        let all = Lives::of(&[&sets[..], &["rules.exclusion.enabled=false"], fault].concat());
        let argued = Lives::of(&[&sets[..], &["rules.exclusion.enabled=true", "rules.exclusion.share=1"], fault].concat());
        assert!(argued.total().reviews[0].reviewed <= all.total().reviews[0].reviewed);
        argued.resolution(0) - all.resolution(0)
    };
    holds_only_with(effect, 0.01, &["rules.exclusion.enabled=false"]);
}

#[test]
fn audits_void_what_is_gamed() {
    let effect = |fault: &[&str]| {
        let audited = Lives::of(&[&["behaviour.gaming=0.8", "rules.callback.audit=0.5"], fault].concat());
        let orders = audited.lived.iter().flat_map(|lived| &lived.orders);
        orders.filter(|order| order.excluded == Some(jiesu::run::Excluded::Void)).count() as f64
    };
    holds_only_with(effect, 20.0, &["behaviour.gaming=0"]);
}

#[test]
fn reports_grow_with_reputation() {
    let effect = |fault: &[&str]| {
        let reform = Lives::of(&[&["run.months=9"], fault].concat());
        let volume: Vec<f64> =
            reform.study.months().map(|m| reform.lived.iter().map(|l| f64::from(reform.study.total(l, m).opened)).sum()).collect();
        volume[volume.len() - 1] / volume[0] - 1.0
    };
    // The season is out of it: profiles are flat.
    let flat = |fault: &[&str]| effect(&[&["city.profiles=\"\"", "demand.dispersion=0"], fault].concat());
    holds_only_with(flat, 0.25, &["demand.report_trust=0"]);
}

#[test]
fn whistles_in_parallel_save_most_where_most_functions_are_needed() {
    let days = |lives: &Lives, functions: u32| {
        lives.mean(|o| (o.functions == functions && o.whistles > 0).then(|| f64::from(o.closed.unwrap_or(o.opened) - o.opened) / 86_400.0))
    };
    let effect = |fault: &[&str]| {
        let parallel = Lives::of(fault);
        let serial = Lives::of(&[&["rules.whistle.parallel=false"], fault].concat());
        (days(&serial, 3) - days(&parallel, 3)) - (days(&serial, 1) - days(&parallel, 1)).abs()
    };
    // A whistle that is answered at once leaves nothing to save.
    holds_only_with(
        effect,
        0.2,
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
        let wait = |lives: &Lives, hard: bool| {
            lives.mean(|o| {
                let street = o.unit.is_some_and(|unit| (unit as usize) < lives.study.city.streets.len());
                (street && (o.functions > 1) == hard)
                    .then(|| f64::from(o.contacted.unwrap_or(o.opened) - o.dispatched.unwrap_or(o.opened)) / 86_400.0)
            })
        };
        let plain = Lives::of(&[&sets[..], &["behaviour.creaming=0"]].concat());
        let creaming = Lives::of(&[&sets[..], &["behaviour.creaming=30"], fault].concat());
        let more = |lives: &Lives| wait(lives, true) - wait(lives, false);
        more(&creaming) - more(&plain)
    };
    holds_only_with(effect, 0.1, &["behaviour.creaming=0"]);
}

#[test]
fn third_parties_at_fault_keep_problems_uncured_unless_enforcement_takes_part() {
    let at_fault = ["city.categories.property_management.third_party=1", "city.categories.public_order.third_party=1"];
    let own_fault = ["city.categories.property_management.third_party=0", "city.categories.public_order.third_party=0"];
    let effect = |fault: &[&str]| {
        let nobody = Lives::of(&[&own_fault[..], fault].concat());
        let someone = Lives::of(&[&at_fault[..], fault].concat());
        nobody.cured_with(1) - someone.cured_with(1)
    };
    holds_only_with(effect, 0.05, &["behaviour.compliance_intercept=50"]);
    let enforced = |fault: &[&str]| {
        let without = Lives::of(&[&at_fault[..], &["city.functions.public_security.enforcing=false"], fault].concat());
        let with = Lives::of(&[&at_fault[..], &["city.functions.housing.enforcing=true"], fault].concat());
        with.cured_with(1) - without.cured_with(1)
    };
    holds_only_with(enforced, 0.02, &["behaviour.compliance_enforcement=0"]);
}

#[test]
fn tired_units_cure_less() {
    let effect = |fault: &[&str]| {
        let tireless = Lives::of(&["behaviour.fatigue_rise=0"]);
        let tired = Lives::of(&[&["behaviour.fatigue_rise=1", "behaviour.fatigue_from=0.2"], fault].concat());
        tireless.cured() - tired.cured()
    };
    holds_only_with(effect, 0.02, &["behaviour.fatigue_rise=0"]);
}

#[test]
fn what_is_sent_back_is_cured_more_often_in_the_end() {
    let effect = |fault: &[&str]| {
        let cohort = |lives: &Lives| {
            let answers = lives.total().cohort[1];
            f64::from(answers.cured) / f64::from(answers.reviewed)
        };
        let once = Lives::of(&[]);
        let again = Lives::of(&[&["rules.callback.send_back=2"], fault].concat());
        cohort(&again) - cohort(&once)
    };
    holds_only_with(effect, 0.02, &["rules.callback.send_back=0"]);
}

#[test]
fn party_leadership_brings_departments_to_the_street() {
    let effect = |fault: &[&str]| {
        let sets = ["rules.whistle.enabled=false"];
        let alone = Lives::of(&sets);
        let led = Lives::of(
            &[&sets[..], &["rules.integration.enabled=true", "rules.integration.party_lead=0.5", "rules.integration.pooled=0"], fault]
                .concat(),
        );
        led.cured_with(3) - alone.cured_with(3)
    };
    holds_only_with(effect, 0.02, &["rules.integration.party_lead=0"]);
}

#[test]
fn pooled_officers_shorten_the_queues() {
    let effect = |fault: &[&str]| {
        // Two or three streets a district, troubled unequally, and short of officers.
        let sets = [
            "run.scale=0.08",
            "run.months=3",
            "run.warmup=2",
            "city.street_staff=2",
            "city.skill_sd=0",
            "city.problem_sd=1.5",
            "city.community_sd=1",
        ];
        let wait = |lives: &Lives| lives.hours(|hours| hours.queued) / lives.hours(|hours| hours.tasks);
        let apart = Lives::of(&sets);
        let pooled = Lives::of(&[&sets[..], &["rules.integration.enabled=true", "rules.integration.pooled=0.5"], fault].concat());
        1.0 - wait(&pooled) / wait(&apart)
    };
    holds_only_with(effect, 0.05, &["rules.integration.pooled=0", "rules.integration.chief=0", "rules.integration.party_lead=0"]);
}

#[test]
fn acting_before_complaints_leaves_less_to_suffer_and_costs_hours() {
    let effect = |fault: &[&str]| {
        let waiting = Lives::of(&[]);
        let acting = Lives::of(&[&["rules.proactive.enabled=true", "rules.proactive.rate=3"], fault].concat());
        let hours = acting.hours(|hours| hours.proactive);
        let saved = 1.0 - acting.total().unmet as f64 / waiting.total().unmet as f64;
        if hours > 0.0 { saved } else { 0.0 }
    };
    holds_only_with(effect, 0.001, &["rules.proactive.rate=0"]);
}

#[test]
fn media_press_the_units_that_they_follow() {
    let effect = |fault: &[&str]| {
        let unseen = Lives::of(&[]);
        let seen = Lives::of(&[&["rules.media.enabled=true", "rules.media.hazard=1", "rules.media.attention=0.9"], fault].concat());
        (seen.hours(|hours| hours.displaced) / unseen.hours(|hours| hours.displaced)) - 1.0
    };
    holds_only_with(effect, 0.02, &["rules.media.hazard=0"]);
}

#[test]
fn the_city_supervises_the_last_of_the_streets() {
    let effect = |fault: &[&str]| {
        let left = Lives::of(&["rules.ranking.supervision=0"]);
        let watched = Lives::of(&[&["rules.ranking.treatment=0.5", "rules.ranking.supervision=0.9"], fault].concat());
        watched.hours(|hours| hours.displaced) / left.hours(|hours| hours.displaced) - 1.0
    };
    holds_only_with(effect, 0.02, &["rules.ranking.treatment=0"]);
}

#[test]
fn callback_with_ranking_costs_no_less_than_callback_alone() {
    let effect = |fault: &[&str]| {
        let cost = |lives: &Lives| lives.hours(jiesu::ledger::Hours::cost);
        let alone = Lives::of(&["rules.ranking.enabled=false"]);
        let both = Lives::of(fault);
        cost(&both) / cost(&alone) - 1.0
    };
    // A ranking that presses nobody costs nothing.
    holds_only_with(effect, 0.02, &["rules.ranking.strength=0"]);
}

#[test]
fn more_staff_does_not_lower_cures() {
    let few = Lives::of(&[]);
    let many = Lives::of(&["city.street_staff=12", "city.department_staff=13"]);
    assert!(many.cured() - few.cured() > -0.01, "{} with twice the staff, {}", many.cured(), few.cured());
}

/// Departments short of officers, struck by a shock: with officers to spare a shock raises the observer's rates, since its problems are fresh.
const STRUCK: [&str; 2] =
    ["city.department_staff=2.5", "demand.shock=[{ name = \"s\", from = \"2019-02-11\", days = 40, category = \"market\", factor = 8 }]"];
const CALM: &str = "demand.shock=[{ name = \"s\", from = \"2019-02-11\", days = 40, category = \"market\", factor = 1 }]";

#[test]
fn a_shock_raises_volume_and_lowers_what_the_observer_finds() {
    let calm = Lives::of(&[STRUCK[0], CALM]).in_the_shock();
    let volume = |fault: &[&str]| Lives::of(&[&STRUCK[..], fault].concat()).in_the_shock().0 / calm.0;
    holds_only_with(volume, 2.0, &[CALM]);
    let dip = |fault: &[&str]| calm.1 - Lives::of(&[&STRUCK[..], fault].concat()).in_the_shock().1;
    holds_only_with(dip, 0.02, &[CALM]);
}

#[test]
fn early_warning_with_more_officers_lessens_the_dip_and_costs_their_hours() {
    let warned = [
        "rules.early_warning.enabled=true",
        "rules.early_warning.measure=\"capacity\"",
        "rules.early_warning.capacity=1",
        "rules.early_warning.lasts=\"40 d\"",
    ];
    let alone = Lives::of(&STRUCK);
    let effect = |fault: &[&str]| {
        let helped = Lives::of(&[&STRUCK[..], &warned, fault].concat());
        let paid = |lives: &Lives| lives.hours(|hours| hours.paid);
        assert_eq!(paid(&helped) > 1.01 * paid(&alone), fault.is_empty(), "{} and {}", paid(&helped), paid(&alone));
        helped.in_the_shock().1 - alone.in_the_shock().1
    };
    holds_only_with(effect, 0.01, &["rules.early_warning.measure=\"none\""]);
}

/// Departments short of officers who are asked for help in matters of streets: of the departments that have orders of their own, market and utilities.
const STARVED: [&str; 6] = [
    "city.department_staff=1.2",
    "city.categories.property_management.functions=[\"housing\", \"utilities\"]",
    "city.categories.sanitation.functions=[\"market\"]",
    "city.categories.old_housing.functions=[\"housing\", \"utilities\", \"market\"]",
    "city.categories.environment.functions=[\"ecology\", \"market\", \"utilities\"]",
    "city.categories.public_order.functions=[\"public_security\", \"market\"]",
];
/// Departments that a whistle does not bring to give more of their time.
const UNMOVED: &str = "behaviour.whistle_attention=0";

#[test]
fn starved_departments_pay_for_whistles_with_their_own_orders() {
    let effect = |fault: &[&str]| {
        let letters = Lives::of(&[&STARVED[..], &[UNMOVED, "rules.whistle.enabled=false"], fault].concat());
        let whistle = Lives::of(&[&STARVED[..], &[UNMOVED], fault].concat());
        let gained = whistle.cured_with(2) - letters.cured_with(2);
        assert!(gained > 0.03, "orders that need two others gain {gained}");
        letters.cured_of_departments_own() - whistle.cured_of_departments_own()
    };
    holds_only_with(effect, 0.03, &["city.department_staff=6.5"]);
}

#[test]
fn staying_until_done_turns_harmful_where_departments_are_starved() {
    let effect = |fault: &[&str]| {
        let stay = Lives::of(&[&STARVED[..], &[UNMOVED], fault].concat());
        let leave = Lives::of(&[&STARVED[..], &[UNMOVED], fault, &["rules.whistle.stay_until_done=false"]].concat());
        (leave.cured() - stay.cured()).min(leave.cured_of_departments_own() - stay.cured_of_departments_own())
    };
    holds_only_with(effect, 0.01, &["city.department_staff=6.5"]);
    holds_only_with(effect, 0.01, &["rules.whistle.stay_until_done=false"]);
}

#[test]
fn whistles_that_draw_attention_take_their_hours_from_duties_nobody_counts() {
    let effect = |fault: &[&str]| {
        let letters = Lives::of(&[&STARVED[..], &["rules.whistle.enabled=false"], fault].concat());
        let whistle = Lives::of(&[&STARVED[..], fault].concat());
        let own = whistle.cured_of_departments_own() - letters.cured_of_departments_own();
        let displaced = whistle.hours(|hours| hours.displaced) / letters.hours(|hours| hours.displaced) - 1.0;
        if own > 0.0 { displaced } else { 0.0 }
    };
    holds_only_with(effect, 0.1, &[UNMOVED]);
}

#[test]
fn a_monthly_topic_buys_hours_and_with_them_fewer_structural_failures() {
    let sets = ["city.categories.market.structural=0.5", "behaviour.structural_scale=1", "rules.monthly_topic.enabled=true"];
    let lives = |hours: &str, fault: &[&str]| Lives::of(&[&sets[..], &[hours], fault].concat());
    let failures = |lives: &Lives| {
        let topics: Vec<_> = lives.lived.iter().flat_map(|lived| &lived.ledger.monthly_topics).collect();
        assert_eq!(topics.len(), 10, "a topic each month");
        assert!(topics.iter().all(|topic| lives.study.plan.categories[topic.category].name == "market"));
        topics.iter().map(|topic| topic.failures).sum::<f64>()
    };
    let nothing = lives("rules.monthly_topic.topic_hours=0", &[]);
    assert_eq!(nothing.hours(|hours| hours.topic), 0.0);
    let fewer = |fault: &[&str]| 1.0 - failures(&lives("rules.monthly_topic.topic_hours=50", fault)) / failures(&nothing);
    holds_only_with(fewer, 0.2, &["rules.monthly_topic.hours_per_e_fold=1e9"]);
    // The hours are gone for the departments' other tasks.
    let longer =
        |fault: &[&str]| lives("rules.monthly_topic.topic_hours=50", fault).wait_at_departments() / nothing.wait_at_departments() - 1.0;
    holds_only_with(longer, 0.1, &["rules.monthly_topic.topic_hours=0"]);
}

#[test]
fn a_topic_gets_the_hours_that_departments_have() {
    let sets = ["rules.monthly_topic.enabled=true", "rules.monthly_topic.topic_hours=50"];
    // Hours spent and hours charged, as shares of those asked for: in five months, twice.
    let hours = |fault: &[&str]| {
        let lives = Lives::of(&[&sets[..], fault].concat());
        let spent: f64 = lives.lived.iter().flat_map(|lived| &lived.ledger.monthly_topics).map(|topic| topic.spent).sum();
        let charged = lives.hours(|hours| hours.topic) * 1e4 / lives.study.city.residents.1 as f64;
        [spent, charged].map(|hours| hours / (50.0 * 10.0))
    };
    let ([ample, charged], [starved, begun]) = (hours(&["city.department_staff=60"]), hours(&["city.department_staff=1"]));
    assert!(ample > 0.95 && ample <= charged + 1e-9 && charged <= 1.0 + 1e-9, "{charged} charged, {ample} spent");
    // A piece is charged when it is begun, and counts when it is done.
    assert!(starved > 0.0 && starved <= begun && begun < 0.5, "{begun} charged, {starved} spent with little staff");
}

#[test]
fn departments_that_answer_for_whistles_answer_more_of_them() {
    let effect = |fault: &[&str]| {
        // Nothing else of a whistle enters the departments' assessment.
        let sets = ["rules.whistle.answer_weight=0", "rules.ranking.memory=0.5"];
        let answered = |lives: &Lives| lives.hours(|hours| hours.answered) / lives.hours(|hours| hours.whistles);
        let free = Lives::of(&[&sets[..], fault].concat());
        let accountable = Lives::of(&[&sets[..], &["rules.whistle.accountability=1"], fault].concat());
        answered(&accountable) - answered(&free)
    };
    holds_only_with(effect, 0.01, &["rules.ranking.strength=0"]);
}

#[test]
fn pooled_bureaus_shorten_the_departments_queues() {
    let effect = |fault: &[&str]| {
        let sets = [
            "run.months=3",
            "run.warmup=2",
            "city.department_staff=2",
            "city.skill_sd=0",
            "city.problem_sd=1.5",
            "city.community_sd=1",
            "rules.integration.enabled=true",
            "rules.integration.pooled=0",
            "rules.integration.chief=0",
            "rules.integration.party_lead=0",
        ];
        let apart = Lives::of(&sets);
        let pooled = Lives::of(&[&sets[..], &["rules.integration.pooled_bureaus=0.5"], fault].concat());
        1.0 - pooled.wait_at_departments() / apart.wait_at_departments()
    };
    holds_only_with(effect, 0.05, &["rules.integration.pooled_bureaus=0"]);
}

/// Orders of a street that wait for officers: what their citizens would do, and the days until somebody came.
fn days_by_threat(lives: &Lives) -> [f64; 2] {
    let seed = lives.study.plan.tables.run.seed;
    [false, true].map(|threatening| {
        let (mut days, mut count) = (0.0, 0.0);
        for (lived, replication) in lives.lived.iter().zip(1..) {
            let luck = Luck::of_replication(seed, 1, replication);
            for order in lived.orders.iter().filter(|order| order.lead && order.opened >= lives.study.plan.start) {
                let (Some(from), Some(to)) = (order.dispatched, order.contacted) else { continue };
                let threat = luck.draw(Question::Threat, u64::from(order.citizen), 0).exponential(0);
                if (threat > 1.0) == threatening {
                    days += f64::from(to - from) / 86_400.0;
                    count += 1.0;
                }
            }
        }
        days / count
    })
}

#[test]
fn who_may_escalate_is_served_first() {
    let effect = |fault: &[&str]| {
        // Short of officers, so that there is a queue to choose from.
        let sets = ["city.street_staff=2.5", "rules.time_limits.enabled=false", "behaviour.threat=5"];
        let [calm, threatening] = days_by_threat(&Lives::of(&[&sets[..], fault].concat()));
        calm - threatening
    };
    holds_only_with(effect, 0.1, &["behaviour.threat=0"]);
}

#[test]
fn units_that_game_divert_reports_past_the_hotline() {
    let effect = |fault: &[&str]| {
        let total = Lives::of(
            &[&["behaviour.gaming=0.8", "rules.callback.audit=0", "rules.ranking.memory=0", "behaviour.divert=1"], fault].concat(),
        )
        .total();
        f64::from(total.diverted) / f64::from(total.opened)
    };
    holds_only_with(effect, 0.02, &["behaviour.divert=0"]);
}

#[test]
fn streets_rarely_mark_departments_down() {
    let score = |lives: &Lives| {
        let departments = lives.lived.iter().flat_map(|lived| &lived.ledger.ranked);
        let streets = lives.study.city.streets.len();
        let scores: Vec<f64> = departments
            .filter(|ranked| matches!(ranked.who, Who::Unit(unit) if unit as usize >= streets))
            .map(|ranked| ranked.score)
            .collect();
        scores.iter().sum::<f64>() / scores.len() as f64
    };
    let effect = |fault: &[&str]| {
        let citizens = Lives::of(fault);
        let streets = Lives::of(&[&["rules.whistle.assessment=\"street\"", "rules.whistle.leniency=1"], fault].concat());
        score(&streets) - score(&citizens)
    };
    holds_only_with(effect, 0.02, &["rules.whistle.answer_weight=0"]);
}

#[test]
fn a_street_chief_who_takes_orders_himself_is_quicker() {
    let days = |lives: &Lives| {
        lives.mean(|o| {
            let street = o.unit.is_some_and(|unit| (unit as usize) < lives.study.city.streets.len());
            (street && o.functions == 0).then(|| f64::from(o.contacted.unwrap_or(o.opened) - o.dispatched.unwrap_or(o.opened)) / 86_400.0)
        })
    };
    let effect = |fault: &[&str]| {
        // Nobody presses the street: its own officers give little of their time.
        let sets = ["rules.ranking.enabled=false", "rules.exclusion.enabled=false", "rules.time_limits.enabled=false"];
        let alone = Lives::of(&sets);
        let led =
            ["rules.integration.enabled=true", "rules.integration.pooled=0", "rules.integration.party_lead=0", "rules.integration.chief=1"];
        1.0 - days(&Lives::of(&[&sets[..], &led, fault].concat())) / days(&alone)
    };
    holds_only_with(effect, 0.1, &["rules.integration.chief=0"]);
}
