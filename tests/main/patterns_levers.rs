//! Patterns that levers must produce, under common random numbers; each must vanish when its mechanism is switched off.

use crate::patterns::{Runs, occurs_only_with};
use jiesu::ledger::Who;
use jiesu::rng::{Purpose, Streams};

#[test]
fn sending_orders_back_raises_cures() {
    let effect = |fault: &[&str]| {
        let cohort = |runs: &Runs| {
            let answers = runs.total().cohort[1];
            f64::from(answers.cured) / f64::from(answers.reviewed)
        };
        let once = Runs::of(&[]);
        let again = Runs::of(&[&["rules.callback.send_back=2"], fault].concat());
        cohort(&again) - cohort(&once)
    };
    occurs_only_with(effect, 0.02, &["rules.callback.send_back=0"]);
}

#[test]
fn party_leadership_brings_departments_to_the_street() {
    let effect = |fault: &[&str]| {
        let sets = ["rules.whistle.enabled=false"];
        let alone = Runs::of(&sets);
        let led = Runs::of(
            &[&sets[..], &["rules.integration.enabled=true", "rules.integration.party_lead=0.5", "rules.integration.pooled=0"], fault]
                .concat(),
        );
        led.cured_with(3) - alone.cured_with(3)
    };
    occurs_only_with(effect, 0.02, &["rules.integration.party_lead=0"]);
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
        let wait = |runs: &Runs| runs.hours(|hours| hours.queued) / runs.hours(|hours| hours.tasks);
        let apart = Runs::of(&sets);
        let pooled = Runs::of(&[&sets[..], &["rules.integration.enabled=true", "rules.integration.pooled=0.5"], fault].concat());
        1.0 - wait(&pooled) / wait(&apart)
    };
    occurs_only_with(effect, 0.05, &["rules.integration.pooled=0", "rules.integration.chief=0", "rules.integration.party_lead=0"]);
}

#[test]
fn acting_before_complaints_lowers_unmet_days_and_costs_hours() {
    let effect = |fault: &[&str]| {
        let waiting = Runs::of(&[]);
        let acting = Runs::of(&[&["rules.proactive.enabled=true", "rules.proactive.rate=3"], fault].concat());
        let hours = acting.hours(|hours| hours.proactive);
        let saved = 1.0 - acting.total().unmet as f64 / waiting.total().unmet as f64;
        if hours > 0.0 { saved } else { 0.0 }
    };
    occurs_only_with(effect, 0.001, &["rules.proactive.rate=0"]);
}

#[test]
fn media_put_pressure_on_the_units_they_cover() {
    let effect = |fault: &[&str]| {
        let without = Runs::of(&[]);
        let with = Runs::of(&[&["rules.media.enabled=true", "rules.media.hazard=1", "rules.media.attention=0.9"], fault].concat());
        (with.hours(|hours| hours.displaced) / without.hours(|hours| hours.displaced)) - 1.0
    };
    occurs_only_with(effect, 0.02, &["rules.media.hazard=0"]);
}

#[test]
fn supervision_puts_pressure_on_the_last_streets() {
    let effect = |fault: &[&str]| {
        let left = Runs::of(&["rules.ranking.supervision=0"]);
        let watched = Runs::of(&[&["rules.ranking.remediation=0.5", "rules.ranking.supervision=0.9"], fault].concat());
        watched.hours(|hours| hours.displaced) / left.hours(|hours| hours.displaced) - 1.0
    };
    occurs_only_with(effect, 0.02, &["rules.ranking.remediation=0"]);
}

#[test]
fn callback_with_ranking_costs_no_less_than_callback_alone() {
    let effect = |fault: &[&str]| {
        let cost = |runs: &Runs| runs.hours(jiesu::ledger::Hours::cost);
        let alone = Runs::of(&["rules.ranking.enabled=false"]);
        let both = Runs::of(fault);
        cost(&both) / cost(&alone) - 1.0
    };
    // A ranking without pressure costs nothing.
    occurs_only_with(effect, 0.02, &["rules.ranking.strength=0"]);
}

#[test]
fn more_staff_does_not_lower_cures() {
    let few = Runs::of(&[]);
    let many = Runs::of(&["city.street_staff=12", "city.department_staff=13"]);
    assert!(many.cured() - few.cured() > -0.01, "{} with twice the staff, {}", many.cured(), few.cured());
}

/// Understaffed departments during a shock. With spare officers a shock would raise the observer's rates, since its problems are new.
const STRUCK: [&str; 2] =
    ["city.department_staff=2.5", "demand.shock=[{ name = \"s\", from = \"2019-02-11\", days = 40, category = \"market\", factor = 8 }]"];
const CALM: &str = "demand.shock=[{ name = \"s\", from = \"2019-02-11\", days = 40, category = \"market\", factor = 1 }]";

#[test]
fn a_shock_raises_volume_and_lowers_the_observers_resolution_rate() {
    let calm = Runs::of(&[STRUCK[0], CALM]).in_the_shock();
    let volume = |fault: &[&str]| Runs::of(&[&STRUCK[..], fault].concat()).in_the_shock().0 / calm.0;
    occurs_only_with(volume, 2.0, &[CALM]);
    let dip = |fault: &[&str]| calm.1 - Runs::of(&[&STRUCK[..], fault].concat()).in_the_shock().1;
    occurs_only_with(dip, 0.02, &[CALM]);
}

#[test]
fn early_warning_with_more_officers_reduces_the_dip_and_costs_hours() {
    let warned = [
        "rules.early_warning.enabled=true",
        "rules.early_warning.measure=\"capacity\"",
        "rules.early_warning.capacity=1",
        "rules.early_warning.lasts=\"40 d\"",
    ];
    let alone = Runs::of(&STRUCK);
    let effect = |fault: &[&str]| {
        let helped = Runs::of(&[&STRUCK[..], &warned, fault].concat());
        let paid = |runs: &Runs| runs.hours(|hours| hours.paid);
        assert_eq!(paid(&helped) > 1.01 * paid(&alone), fault.is_empty(), "{} and {}", paid(&helped), paid(&alone));
        helped.in_the_shock().1 - alone.in_the_shock().1
    };
    occurs_only_with(effect, 0.01, &["rules.early_warning.measure=\"none\""]);
}

/// Understaffed departments that streets ask for help; market and utilities also have orders that they handle alone.
const STARVED: [&str; 6] = [
    "city.department_staff=1.2",
    "city.categories.property_management.functions=[\"housing\", \"utilities\"]",
    "city.categories.sanitation.functions=[\"market\"]",
    "city.categories.old_housing.functions=[\"housing\", \"utilities\", \"market\"]",
    "city.categories.environment.functions=[\"ecology\", \"market\", \"utilities\"]",
    "city.categories.public_order.functions=[\"public_security\", \"market\"]",
];
/// A whistle does not raise the attention of departments.
const UNMOVED: &str = "behaviour.whistle_attention=0";

#[test]
fn understaffed_departments_answer_whistles_at_the_expense_of_their_own_orders() {
    let effect = |fault: &[&str]| {
        let letters = Runs::of(&[&STARVED[..], &[UNMOVED, "rules.whistle.enabled=false"], fault].concat());
        let whistle = Runs::of(&[&STARVED[..], &[UNMOVED], fault].concat());
        let gained = whistle.cured_with(2) - letters.cured_with(2);
        assert!(gained > 0.03, "orders that need two departments gain {gained}");
        letters.cured_of_departments_own() - whistle.cured_of_departments_own()
    };
    occurs_only_with(effect, 0.03, &["city.department_staff=6.5"]);
}

#[test]
fn staying_until_done_does_harm_where_departments_are_understaffed() {
    let effect = |fault: &[&str]| {
        // Slightly better staffed, so that the rule can matter: some of these small departments have one officer on duty around the clock.
        let starved = [&STARVED[..], &["city.department_staff=1.4", UNMOVED], fault].concat();
        let stay = Runs::of(&starved);
        let leave = Runs::of(&[&starved[..], &["rules.whistle.stay_until_done=false"]].concat());
        (leave.cured() - stay.cured()).min(leave.cured_of_departments_own() - stay.cured_of_departments_own())
    };
    occurs_only_with(effect, 0.01, &["city.department_staff=6.5"]);
    occurs_only_with(effect, 0.01, &["rules.whistle.stay_until_done=false"]);
}

#[test]
fn whistles_that_raise_attention_displace_other_duties() {
    let effect = |fault: &[&str]| {
        let letters = Runs::of(&[&STARVED[..], &["rules.whistle.enabled=false"], fault].concat());
        let whistle = Runs::of(&[&STARVED[..], fault].concat());
        let own = whistle.cured_of_departments_own() - letters.cured_of_departments_own();
        let displaced = whistle.hours(|hours| hours.displaced) / letters.hours(|hours| hours.displaced) - 1.0;
        if own > 0.0 { displaced } else { 0.0 }
    };
    occurs_only_with(effect, 0.1, &[UNMOVED]);
}

#[test]
fn a_monthly_topic_spends_hours_and_lowers_structural_failures() {
    // The hours of a month do not reach the floor, after which another category would be the topic.
    let sets = [
        "city.categories.market.structural=0.5",
        "behaviour.structural_scale=1",
        "rules.monthly_topic.enabled=true",
        "rules.monthly_topic.hours_per_e_fold=250",
        "rules.monthly_topic.floor=0.1",
    ];
    let runs = |hours: &str, fault: &[&str]| Runs::of(&[&sets[..], &[hours], fault].concat());
    let failures = |runs: &Runs| {
        let topics: Vec<_> = runs.output.iter().flat_map(|output| &output.ledger.monthly_topics).collect();
        assert_eq!(topics.len(), 10, "one topic per month");
        assert!(topics.iter().all(|topic| runs.model.setup.categories[topic.category].name == "market"));
        topics.iter().map(|topic| topic.failures).sum::<f64>()
    };
    let nothing = runs("rules.monthly_topic.topic_hours=0", &[]);
    assert_eq!(nothing.hours(|hours| hours.topic), 0.0);
    let fewer = |fault: &[&str]| 1.0 - failures(&runs("rules.monthly_topic.topic_hours=50", fault)) / failures(&nothing);
    occurs_only_with(fewer, 0.2, &["rules.monthly_topic.hours_per_e_fold=1e9"]);
    // The departments have fewer hours for other tasks.
    let longer =
        |fault: &[&str]| runs("rules.monthly_topic.topic_hours=50", fault).wait_at_departments() / nothing.wait_at_departments() - 1.0;
    occurs_only_with(longer, 0.1, &["rules.monthly_topic.topic_hours=0"]);
}

#[test]
fn a_topic_gets_the_hours_that_departments_can_give() {
    // A category at its floor requests no more hours.
    let sets = ["rules.monthly_topic.enabled=true", "rules.monthly_topic.topic_hours=50", "rules.monthly_topic.floor=0"];
    // Hours spent and hours charged, as shares of those requested, over five months and two replications.
    let hours = |fault: &[&str]| {
        let runs = Runs::of(&[&sets[..], fault].concat());
        let spent: f64 = runs.output.iter().flat_map(|output| &output.ledger.monthly_topics).map(|topic| topic.spent).sum();
        let charged = runs.hours(|hours| hours.topic) * 1e4 / runs.model.city.residents.1 as f64;
        [spent, charged].map(|hours| hours / (50.0 * 10.0))
    };
    let ([ample, charged], [starved, begun]) = (hours(&["city.department_staff=60"]), hours(&["city.department_staff=1"]));
    assert!(ample > 0.95 && ample <= charged + 1e-9 && charged <= 1.0 + 1e-9, "{charged} charged, {ample} spent");
    // A piece of work is charged when it begins and counts when it is finished.
    assert!(starved > 0.0 && starved <= begun && begun < 0.5, "{begun} charged, {starved} spent with little staff");
}

#[test]
fn accountability_raises_the_share_of_whistles_answered() {
    let effect = |fault: &[&str]| {
        // Whistles enter the departments' assessment in no other way.
        let sets = ["rules.whistle.answer_weight=0", "rules.ranking.memory=0.5"];
        let answered = |runs: &Runs| runs.hours(|hours| hours.answered) / runs.hours(|hours| hours.whistles);
        let free = Runs::of(&[&sets[..], fault].concat());
        let accountable = Runs::of(&[&sets[..], &["rules.whistle.accountability=1"], fault].concat());
        answered(&accountable) - answered(&free)
    };
    occurs_only_with(effect, 0.01, &["rules.ranking.strength=0"]);
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
        let apart = Runs::of(&sets);
        let pooled = Runs::of(&[&sets[..], &["rules.integration.pooled_bureaus=0.5"], fault].concat());
        1.0 - pooled.wait_at_departments() / apart.wait_at_departments()
    };
    occurs_only_with(effect, 0.05, &["rules.integration.pooled_bureaus=0"]);
}

/// Mean days from dispatch to contact, for citizens who would not and who would escalate.
fn days_by_threat(runs: &Runs) -> [f64; 2] {
    let seed = runs.model.setup.tables.run.seed;
    [false, true].map(|threatening| {
        let (mut days, mut count) = (0.0, 0.0);
        for (output, replication) in runs.output.iter().zip(1..) {
            let streams = Streams::of_replication(seed, 1, replication);
            for order in output.orders.iter().filter(|order| order.lead && order.opened >= runs.model.setup.start) {
                let (Some(from), Some(to)) = (order.dispatched, order.contacted) else { continue };
                let threat = streams.draw(Purpose::Threat, u64::from(order.citizen), 0).exponential(0);
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
fn citizens_who_may_escalate_are_served_first() {
    let effect = |fault: &[&str]| {
        // Short of officers, so that there is a queue to choose from.
        let sets = ["city.street_staff=2.5", "rules.time_limits.enabled=false", "behaviour.threat=5"];
        let [calm, threatening] = days_by_threat(&Runs::of(&[&sets[..], fault].concat()));
        calm - threatening
    };
    occurs_only_with(effect, 0.1, &["behaviour.threat=0"]);
}

#[test]
fn units_that_game_divert_reports_past_the_hotline() {
    let effect = |fault: &[&str]| {
        let total = Runs::of(
            &[&["behaviour.gaming=0.8", "rules.callback.audit=0", "rules.ranking.memory=0", "behaviour.divert=1"], fault].concat(),
        )
        .total();
        f64::from(total.diverted) / f64::from(total.opened)
    };
    occurs_only_with(effect, 0.02, &["behaviour.divert=0"]);
}

#[test]
fn lenient_streets_give_departments_better_scores() {
    let score = |runs: &Runs| {
        let departments = runs.output.iter().flat_map(|output| &output.ledger.ranked);
        let streets = runs.model.city.streets.len();
        let scores: Vec<f64> = departments
            .filter(|ranked| matches!(ranked.who, Who::Unit(unit) if unit as usize >= streets))
            .map(|ranked| ranked.score)
            .collect();
        scores.iter().sum::<f64>() / scores.len() as f64
    };
    let effect = |fault: &[&str]| {
        let citizens = Runs::of(fault);
        let streets = Runs::of(&[&["rules.whistle.assessment=\"street\"", "rules.whistle.leniency=1"], fault].concat());
        score(&streets) - score(&citizens)
    };
    occurs_only_with(effect, 0.02, &["rules.whistle.answer_weight=0"]);
}

#[test]
fn a_street_chief_who_takes_orders_shortens_the_wait() {
    let days = |runs: &Runs| {
        runs.mean(|o| {
            let street = o.unit.is_some_and(|unit| (unit as usize) < runs.model.city.streets.len());
            (street && o.functions == 0).then(|| f64::from(o.contacted.unwrap_or(o.opened) - o.dispatched.unwrap_or(o.opened)) / 86_400.0)
        })
    };
    let effect = |fault: &[&str]| {
        // Without pressure the street's officers give little of their time.
        let sets = ["rules.ranking.enabled=false", "rules.exclusion.enabled=false", "rules.time_limits.enabled=false"];
        let alone = Runs::of(&sets);
        let led =
            ["rules.integration.enabled=true", "rules.integration.pooled=0", "rules.integration.party_lead=0", "rules.integration.chief=1"];
        1.0 - days(&Runs::of(&[&sets[..], &led, fault].concat())) / days(&alone)
    };
    occurs_only_with(effect, 0.1, &["rules.integration.chief=0"]);
}
