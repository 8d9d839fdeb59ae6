//! Patterns that levers must bring, under common luck; each must vanish when its mechanism is switched off.

use crate::patterns::{Lives, holds_only_with};
use jiesu::ledger::Who;
use jiesu::rng::{Purpose, Streams};

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
        let watched = Lives::of(&[&["rules.ranking.remediation=0.5", "rules.ranking.supervision=0.9"], fault].concat());
        watched.hours(|hours| hours.displaced) / left.hours(|hours| hours.displaced) - 1.0
    };
    holds_only_with(effect, 0.02, &["rules.ranking.remediation=0"]);
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
        // Not so starved that nothing helps: some of these small departments have their officer on duty around the clock.
        let starved = [&STARVED[..], &["city.department_staff=1.4", UNMOVED], fault].concat();
        let stay = Lives::of(&starved);
        let leave = Lives::of(&[&starved[..], &["rules.whistle.stay_until_done=false"]].concat());
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
    // A month's hours do not take it to its floor, or another category would be the topic of the next.
    let sets = [
        "city.categories.market.structural=0.5",
        "behaviour.structural_scale=1",
        "rules.monthly_topic.enabled=true",
        "rules.monthly_topic.hours_per_e_fold=250",
        "rules.monthly_topic.floor=0.1",
    ];
    let lives = |hours: &str, fault: &[&str]| Lives::of(&[&sets[..], &[hours], fault].concat());
    let failures = |lives: &Lives| {
        let topics: Vec<_> = lives.output.iter().flat_map(|output| &output.ledger.monthly_topics).collect();
        assert_eq!(topics.len(), 10, "a topic each month");
        assert!(topics.iter().all(|topic| lives.model.setup.categories[topic.category].name == "market"));
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
    // What is at its floor asks for no more hours.
    let sets = ["rules.monthly_topic.enabled=true", "rules.monthly_topic.topic_hours=50", "rules.monthly_topic.floor=0"];
    // Hours spent and hours charged, as shares of those asked for: in five months, twice.
    let hours = |fault: &[&str]| {
        let lives = Lives::of(&[&sets[..], fault].concat());
        let spent: f64 = lives.output.iter().flat_map(|output| &output.ledger.monthly_topics).map(|topic| topic.spent).sum();
        let charged = lives.hours(|hours| hours.topic) * 1e4 / lives.model.city.residents.1 as f64;
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
    let seed = lives.model.setup.tables.run.seed;
    [false, true].map(|threatening| {
        let (mut days, mut count) = (0.0, 0.0);
        for (output, replication) in lives.output.iter().zip(1..) {
            let streams = Streams::of_replication(seed, 1, replication);
            for order in output.orders.iter().filter(|order| order.lead && order.opened >= lives.model.setup.start) {
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
        let departments = lives.output.iter().flat_map(|output| &output.ledger.ranked);
        let streets = lives.model.city.streets.len();
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
            let street = o.unit.is_some_and(|unit| (unit as usize) < lives.model.city.streets.len());
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
