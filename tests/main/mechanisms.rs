//! Mechanisms that are off by default: each has its effect, which vanishes without what it depends on.

use crate::city::Model;
use crate::laws::{TEACHING, assert_same};
use crate::patterns::{Runs, occurs_only_with};
use jiesu::engine::{Excluded, OrderRow};
use std::collections::{BTreeMap, BTreeSet};

/// The mean over closed orders of a small city.
fn share(runs: &Runs, is: impl Fn(&OrderRow) -> bool) -> f64 {
    runs.mean(|order| Some(f64::from(u8::from(is(order)))))
}

#[test]
fn care_may_follow_all_pressure() {
    let effect = |fault: &[&str]| {
        let sets = ["rules.ranking.strength=0", "behaviour.rush=0"];
        let all = Runs::of(&[&sets[..], &["behaviour.care.rank_share=0"], fault].concat());
        all.cured() - Runs::of(&sets).cured()
    };
    occurs_only_with(effect, 0.02, &["behaviour.care.rank_share=1"]);
}

#[test]
fn inertia_delays_what_ranking_brings() {
    let effect = |fault: &[&str]| {
        let sets = ["rules.ranking.memory=0"];
        let slow = Runs::of(&[&sets[..], &["behaviour.care.inertia=3000 d"], fault].concat());
        Runs::of(&sets).cured() - slow.cured()
    };
    occurs_only_with(effect, 0.02, &["behaviour.care.inertia=0 d"]);
}

#[test]
fn habit_cures_more_and_is_forgotten_as_staff_turns_over() {
    let effect = |fault: &[&str]| {
        let sets = ["behaviour.care.habit=1", "behaviour.care.habit_time=30 d", "rules.ranking.memory=0"];
        let stays = Runs::of(&[&sets[..], &["behaviour.care.turnover=0"], fault].concat());
        let forgotten = Runs::of(&[&sets[..], &["behaviour.care.turnover=100"], fault].concat());
        stays.cured() - forgotten.cured()
    };
    occurs_only_with(effect, 0.01, &["behaviour.care.habit=0"]);
}

#[test]
fn habit_lifts_the_ceiling_and_saves_hours() {
    let sets = ["behaviour.ceiling=0.6", "behaviour.care.habit_time=30 d", "rules.ranking.memory=0", "rules.ranking.weights=[0, 0.5, 0.5]"];
    let lifted = |fault: &[&str]| {
        let high = Runs::of(&[&sets[..], &["behaviour.care.habit_ceiling=1"], fault].concat());
        high.cured() - Runs::of(&sets).cured()
    };
    occurs_only_with(lifted, 0.02, &["behaviour.care.habit_ceiling=0"]);
    let saved = |fault: &[&str]| {
        let quick = Runs::of(&[&sets[..], &["behaviour.care.habit_hours=0.5"], fault].concat());
        let per_task = |runs: &Runs| runs.hours(|hours| hours.own) / runs.hours(|hours| hours.tasks);
        1.0 - per_task(&quick) / per_task(&Runs::of(&sets))
    };
    occurs_only_with(saved, 0.05, &["behaviour.care.habit_hours=0"]);
}

#[test]
fn several_topics_a_month_are_of_different_categories() {
    let sets = ["rules.monthly_topic.enabled=true", "run.months=8", "rules.monthly_topic.topics=2.25"];
    let topics = Model::of(TEACHING, &sets).one_with_orders().ledger.monthly_topics;
    let mut months: Vec<(i32, usize)> = topics.iter().map(|topic| (topic.from, topic.category)).collect();
    months.sort_unstable();
    months.dedup();
    // 2.25 topics per month: one of the months has a third.
    assert_eq!((months.len(), topics.len()), (18, 18));
}

#[test]
fn a_matter_of_streets_alone_is_a_topic_only_if_streets_owe_hours() {
    let sets = ["rules.monthly_topic.enabled=true", "rules.monthly_topic.topic_hours=40", "rules.monthly_topic.months=3", "costs.topic=7"];
    let model = Model::of(TEACHING, &sets);
    let only = |k: &usize| model.setup.categories[*k].owner.is_none() && model.setup.categories[*k].functions == 0;
    let alone: Vec<usize> = (0..model.setup.categories.len()).filter(only).collect();
    assert!(!alone.is_empty());
    let spent = |streets: bool| {
        let mut all: Vec<String> = sets.iter().map(|set| set.to_string()).collect();
        all.push(format!("rules.monthly_topic.streets={streets}"));
        // Other categories are not structural.
        all.extend(
            (0..model.setup.categories.len())
                .map(|k| (&model.setup.categories[k].name, if alone.contains(&k) { 0.5 } else { 0.0 }))
                .map(|(name, structural)| format!("city.categories.{name}.structural={structural}")),
        );
        let output = Model::of(TEACHING, &all.iter().map(String::as_str).collect::<Vec<_>>()).one_with_orders();
        let hours = output.ledger.hours.iter().map(|hours| hours.topic).sum::<f64>();
        (hours, output.ledger.monthly_topics.iter().map(|topic| topic.left).fold(1.0, f64::min))
    };
    assert_eq!(spent(false), (0.0, 1.0));
    let (hours, left) = spent(true);
    assert!(hours > 100.0 && left < 0.9, "{hours} hours, {left} left");
}

#[test]
fn the_effect_of_a_topic_arrives_after_its_delay() {
    let left = |delay: &str| {
        let sets = ["rules.monthly_topic.enabled=true", "rules.monthly_topic.topic_hours=40", delay];
        let topics = Model::of(TEACHING, &sets).one_with_orders().ledger.monthly_topics;
        topics.iter().map(|topic| topic.left).fold(1.0, f64::min)
    };
    assert!(left("rules.monthly_topic.delay=0 d") < 0.9);
    assert!(left("rules.monthly_topic.delay=40 d") < 0.9);
    assert_eq!(left("rules.monthly_topic.delay=4000 d"), 1.0);
}

#[test]
fn unresolved_answers_move_leaders() {
    let effect = |fault: &[&str]| {
        let sets = ["rules.ranking.enabled=false"];
        let moved = Runs::of(&[&sets[..], &["behaviour.callback_attention=0.5"], fault].concat());
        (moved.hours(|hours| hours.displaced) - Runs::of(&sets).hours(|hours| hours.displaced)) / moved.hours(|hours| hours.paid)
    };
    occurs_only_with(effect, 0.02, &["behaviour.callback_attention=0"]);
    // Without callback nobody hears the answers.
    let deaf = ["rules.ranking.enabled=false", "rules.exclusion.enabled=false", "rules.callback.enabled=false"];
    let heard = |attention: &str| Model::of(TEACHING, &[&deaf[..], &[attention]].concat()).one_with_orders();
    assert_same(&heard("behaviour.callback_attention=0"), &heard("behaviour.callback_attention=1"), "no callback");
}

#[test]
fn targets_press_beside_rank_and_a_ratchet_keeps_the_pressure_up() {
    let sets = ["rules.ranking.strength=0", "rules.ranking.memory=0"];
    let effect = |fault: &[&str]| {
        let pressed = Runs::of(&[&sets[..], &["rules.ranking.target=0.9"], fault].concat());
        pressed.cured() - Runs::of(&sets).cured()
    };
    occurs_only_with(effect, 0.05, &["rules.ranking.target=0"]);
    let ratchet = |fault: &[&str]| {
        let low = ["rules.ranking.target=0.9", "rules.ranking.target_score=0.3"];
        let raised = Runs::of(&[&sets[..], &low, &["rules.ranking.ratchet=1"], fault].concat());
        raised.cured() - Runs::of(&[&sets[..], &low].concat()).cured()
    };
    occurs_only_with(ratchet, 0.02, &["rules.ranking.ratchet=0"]);
}

#[test]
fn rank_pressure_prevents_closing_on_paper() {
    let effect = |fault: &[&str]| {
        let sets = ["rules.ranking.memory=0", "rules.time_limits.general=2 d", "rules.time_limits.complex=2 d"];
        let on_paper = |runs: &Runs| share(runs, |order| order.closed_on_paper);
        let honest = Runs::of(&[&sets[..], &["behaviour.paper_rank=1"], fault].concat());
        1.0 - on_paper(&honest) / on_paper(&Runs::of(&sets))
    };
    occurs_only_with(effect, 0.2, &["behaviour.paper_rank=0"]);
}

#[test]
fn answers_that_do_not_count_move_no_leaders() {
    // Whoever calls about a problem that is over is content, so that all unresolved orders are put on account.
    let sets = [
        "rules.ranking.enabled=false",
        "rules.exclusion.enabled=true",
        "rules.exclusion.deferred=1",
        "behaviour.structural_scale=10",
        "behaviour.answers.ended=1",
        "behaviour.answers.observer_after=0 d",
        "rules.callback.after=0 d",
    ];
    let plain = Model::of(TEACHING, &[]);
    // Nothing can be cured.
    let incurable = plain.setup.categories.iter().map(|category| format!("city.categories.{}.structural=1", category.name));
    let all: Vec<String> = sets.iter().map(|set| set.to_string()).chain(incurable).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let run = |more: &[&str]| Model::of(TEACHING, &[&all[..], more].concat()).one_with_orders();
    let [none, all_heard] = ["0", "1"].map(|attention| run(&[&format!("behaviour.callback_attention={attention}")]));
    let unresolved = |order: &&OrderRow| order.official.is_some_and(|(_, resolved, _)| !resolved);
    let of_unit = none.orders.iter().filter(unresolved).filter(|order| order.unit.is_some()).collect::<Vec<_>>();
    assert!(of_unit.len() > 100 && of_unit.iter().all(on_account), "{}", of_unit.len());
    assert_same(&none, &all_heard, "answers left out");
    // Half of them count, and move leaders.
    let [none, heard] = ["0", "1"]
        .map(|attention| run(&["rules.exclusion.deferred=0.5", &format!("behaviour.callback_attention={attention}")]))
        .map(|output| output.ledger.hours.iter().map(|hours| hours.displaced).sum::<f64>());
    assert!(heard > 1.02 * none, "{none} and {heard} h");
}

/// Unresolved orders about incurable problems are put on account, and there are means to cure them later.
const ON_ACCOUNT: [&str; 11] = [
    "run.months=8",
    "rules.exclusion.enabled=true",
    "rules.exclusion.share=0",
    "rules.exclusion.deferred=1",
    "rules.monthly_topic.enabled=true",
    "rules.monthly_topic.streets=true",
    "rules.monthly_topic.topics=10",
    "rules.monthly_topic.topic_hours=200",
    "rules.monthly_topic.floor=0",
    "city.department_staff=30",
    "city.street_staff=30",
];

fn on_account(order: &&OrderRow) -> bool {
    order.excluded == Some(Excluded::Deferred)
}

#[test]
fn orders_on_account_about_one_problem_return_together() {
    let many = ["demand.in_hand=1", "behaviour.structural_scale=6", "rules.monthly_topic.topic_hours=20", "city.generate.residents=60_000"];
    let model = Model::of(TEACHING, &[&ON_ACCOUNT[..], &many].concat());
    let orders = model.one_with_orders().orders;
    let again: BTreeMap<_, &OrderRow> =
        orders.iter().filter(|order| order.attempt == 2).map(|order| ((order.problem, order.occasion), order)).collect();
    // Those that were put on account in the same month are on account on the same firsts of months.
    let firsts: Vec<i32> = model.months().map(|month| model.setup.periods.cuts[month.intervals.0 - 1]).collect();
    let month = |order: &OrderRow| order.reviewed.map(|at| firsts.partition_point(|first| *first <= at));
    let mut groups: BTreeMap<_, Vec<&OrderRow>> = BTreeMap::new();
    for order in orders.iter().filter(on_account) {
        groups.entry((order.problem, month(order))).or_default().push(order);
    }
    let mut together = 0;
    for group in groups.values().filter(|group| group.len() > 1) {
        let closed = |order: &&OrderRow| again.get(&(order.problem, order.occasion)).map(|order| order.closed);
        let found: BTreeSet<_> = group.iter().map(closed).collect();
        assert_eq!(found.len(), 1, "{found:?} {group:?}");
        together += usize::from(found.first() != Some(&None));
    }
    assert!(together > 5, "{together} of {}", groups.len());
    // One leads, and the others are closed with it.
    let mut leads: BTreeMap<_, usize> = BTreeMap::new();
    again.values().for_each(|order| *leads.entry((order.problem, order.closed)).or_default() += usize::from(order.lead));
    assert!(leads.values().all(|leads| *leads == 1), "{leads:?}");
}

#[test]
fn the_return_from_account_is_not_a_sending_back() {
    let most_attempts = |send_back: u32| {
        let sets = [format!("rules.callback.send_back={send_back}"), "behaviour.ceiling=0.5".into()];
        let sets = [&ON_ACCOUNT[..], &sets.each_ref().map(String::as_str)].concat();
        let orders = Model::of(TEACHING, &sets).one_with_orders().orders;
        let returned: BTreeSet<_> = orders.iter().filter(on_account).map(|order| (order.problem, order.occasion)).collect();
        let most = |was_on_account: bool| {
            let of_it = orders.iter().filter(|order| returned.contains(&(order.problem, order.occasion)) == was_on_account);
            of_it.map(|order| order.attempt).max()
        };
        (most(false), most(true))
    };
    assert_eq!(most_attempts(0), (Some(1), Some(2)));
    assert_eq!(most_attempts(1), (Some(2), Some(3)));
    assert_eq!(most_attempts(2), (Some(3), Some(4)));
}

#[test]
fn the_survey_asks_about_orders_on_account_when_they_have_returned() {
    let everybody = ["rules.survey.enabled=true", "rules.survey.share=1", "rules.survey.reach=1", "behaviour.answers.non_response=0"];
    let slowly = ["behaviour.structural_scale=6", "rules.monthly_topic.topic_hours=40"];
    let model = Model::of(TEACHING, &[&ON_ACCOUNT[..], &everybody, &slowly].concat());
    let output = model.one_with_orders();
    let answered = || output.orders.iter().filter(|order| order.observer.is_some());
    let waiting = answered().filter(on_account).filter(|order| !order.sent_back).count();
    let returned = answered().filter(|order| order.attempt == 2).count();
    let finished = answered().filter(|order| !order.sent_back).count() - waiting;
    assert!(waiting > 5 && returned > 5, "{waiting} and {returned}");
    assert_eq!(model.run_total(&output).survey.reviewed as usize, finished);
}

#[test]
fn deferred_orders_leave_the_base_and_return_when_funded() {
    let orders_of =
        |more: &[&str]| Model::of(TEACHING, &[&ON_ACCOUNT[..], &["rules.exclusion.deferred=0.9"], more].concat()).one_with_orders().orders;
    let funded = orders_of(&[]);
    let waiting = |orders: &[OrderRow]| orders.iter().filter(on_account).filter(|order| !order.sent_back).count();
    // Whoever was deferred is asked again after the return, and answers better.
    let returned: Vec<&OrderRow> = funded.iter().filter(on_account).filter(|order| order.sent_back).collect();
    let later = |first: &OrderRow| {
        funded.iter().find(|order| (order.problem, order.occasion, order.attempt) == (first.problem, first.occasion, first.attempt + 1))
    };
    let answers: Vec<bool> = returned.iter().filter_map(|order| later(order)?.official).map(|(_, resolved, _)| resolved).collect();
    assert!(returned.len() > 10 && returned.iter().all(|order| order.attempt == 1 && !order.cured), "{}", returned.len());
    assert!(answers.len() > 5 && answers.iter().filter(|resolved| **resolved).count() * 2 > answers.len(), "{answers:?}");
    assert!(funded.iter().filter(|order| order.attempt > 1).all(|order| order.excluded != Some(Excluded::Deferred)));
    // Without means only those return whose problems end by themselves.
    let unfunded = orders_of(&["rules.monthly_topic.topic_hours=0"]);
    assert!(waiting(&unfunded) > 2 * waiting(&funded), "{} and {}", waiting(&unfunded), waiting(&funded));
}

#[test]
fn the_answer_of_a_returned_order_counts_once_in_the_month() {
    let model = Model::of(TEACHING, &[&ON_ACCOUNT[..], &["rules.callback.send_back=1"]].concat());
    let output = model.one_with_orders();
    let counted = model.run_total(&output).reviews[0].reviewed as usize;
    let deferred: BTreeSet<([u32; 4], u32)> = output
        .orders
        .iter()
        .filter(|order| order.excluded == Some(Excluded::Deferred) && order.sent_back)
        .map(|order| (order.problem, order.occasion))
        .collect();
    let valid = |order: &&OrderRow| order.official.is_some() && order.excluded.is_none() && order.reviewed >= Some(model.setup.start);
    let of_attempt = |attempt| output.orders.iter().filter(valid).filter(move |order| order.attempt == attempt);
    let returned = of_attempt(2).filter(|order| deferred.contains(&(order.problem, order.occasion))).count();
    assert!(returned > 5, "{returned}");
    assert_eq!(counted, of_attempt(1).count() + returned);
}

#[test]
fn remediation_raises_cures_by_care_by_means_and_by_departments_that_follow() {
    let under = ["rules.remediation.enabled=true", "rules.remediation.entry=all", "rules.remediation.ramp=1 d"];
    let base = Runs::of(&[]);
    let pressed = |fault: &[&str]| Runs::of(&[&under[..], &["rules.remediation.hours=0"], fault].concat());
    occurs_only_with(|fault| pressed(fault).cured() - base.cured(), 0.05, &["rules.remediation.pressure=0"]);
    let own = |fault: &[&str]| pressed(fault).cured_of_departments_own() - base.cured_of_departments_own();
    occurs_only_with(own, 0.02, &["rules.remediation.pressure=0"]);
    let funded = |fault: &[&str]| {
        let means = ["rules.remediation.pressure=0", "rules.remediation.hours=300", "city.department_staff=60"];
        Runs::of(&[&under[..], &means, fault].concat()).cured() - Runs::of(&["city.department_staff=60"]).cured()
    };
    occurs_only_with(funded, 0.02, &["rules.remediation.hours=0"]);
}

#[test]
fn a_disputed_order_wanders_unless_the_first_unit_is_responsible() {
    let effect = |fault: &[&str]| {
        let sets = ["rules.dispatch.first_responsibility=false", "rules.ranking.enabled=false", "city.ladder.shirk=0"];
        let hops = |sets: &[&str]| Runs::of(sets).mean(|order| Some(f64::from(order.hops)));
        hops(&[&sets[..], &["city.ladder.disputed=0.5"], fault].concat()) - hops(&[&sets[..], fault].concat())
    };
    occurs_only_with(effect, 0.2, &["rules.dispatch.first_responsibility=true"]);
}

#[test]
fn the_district_assigns_what_nobody_keeps() {
    let effect = |fault: &[&str]| {
        let sets = [
            "rules.dispatch.first_responsibility=false",
            "rules.ranking.enabled=false",
            "rules.time_limits.enabled=false",
            "city.ladder.disputed=0.8",
            "city.ladder.bargaining=6 h",
        ];
        let dropped = |runs: &Runs| share(runs, |order| order.unit.is_none());
        let alone = Runs::of(&[&sets[..], fault].concat());
        let assigned = Runs::of(&[&sets[..], &["rules.dispatch.backstop=true"], fault].concat());
        dropped(&alone) - dropped(&assigned)
    };
    occurs_only_with(effect, 0.1, &["city.ladder.disputed=0"]);
}

#[test]
fn two_assessors_of_a_whistle_who_agree_are_one() {
    let run = |assessment: &str, leniency: &str| {
        let sets = [format!("rules.whistle.assessment={assessment}"), format!("rules.whistle.leniency={leniency}")];
        Model::of(TEACHING, &[sets[0].as_str(), sets[1].as_str()]).one_with_orders()
    };
    assert_same(&run("both", "0"), &run("callback", "0"), "the street says what the citizen says");
    let scores = |assessment: &str| -> f64 { run(assessment, "1").ledger.ranked.iter().map(|ranked| ranked.score).sum() };
    let [citizen, both, street] = ["callback", "both", "street"].map(scores);
    assert!(citizen < both && both < street, "{citizen}, {both}, {street}");
}
