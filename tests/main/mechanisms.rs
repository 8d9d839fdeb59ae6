//! Mechanisms that are off by default: each has its effect, which vanishes without what it depends on.

use crate::city::Model;
use crate::laws::{TEACHING, assert_same};
use crate::patterns::{Runs, occurs_only_with};
use jiesu::engine::{Excluded, OrderRow, ReplicationOutput};
use jiesu::ledger::{Ledger, Period, PeriodKind, Pressed, Ranked, Who};
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
        // Full rank pressure leaves too little care missing.
        let sets = ["behaviour.care.habit=1", "behaviour.care.habit_time=30 d", "rules.ranking.memory=0", "rules.ranking.strength=0.5"];
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

#[test]
fn kind_answers_keep_leaders_from_hearing() {
    let effect = |fault: &[&str]| {
        let heard = |kind: &[&str]| {
            let sets = ["rules.ranking.enabled=false", "behaviour.callback_attention=0.5"];
            let runs = Runs::of(&[&sets[..], kind, fault].concat());
            runs.hours(|hours| hours.displaced) / runs.hours(|hours| hours.paid)
        };
        heard(&[]) - heard(&["behaviour.answers.kind=1", "behaviour.answers.telephone=0.7"])
    };
    occurs_only_with(effect, 0.05, &["behaviour.callback_attention=0"]);
}

#[test]
fn hours_of_remediation_and_of_the_month_s_topic_multiply() {
    let categories = Model::of(TEACHING, &[]).setup.categories;
    let of_departments = categories.iter().filter(|category| category.owner.is_some());
    let one = &of_departments.max_by(|a, b| a.values.mix.total_cmp(&b.values.mix)).unwrap().name;
    let structural = categories.iter().map(|category| {
        let share = if category.name == *one { 0.6 } else { 0.0 };
        format!("city.categories.{}.structural={share}", category.name)
    });
    // Departments have time for all that they owe, so designs differ by the effect of an hour alone.
    let mut sets: Vec<String> = structural.collect();
    sets.extend(
        [
            "rules.monthly_topic.enabled=true",
            "rules.monthly_topic.topic_hours=40",
            "rules.monthly_topic.floor=0",
            "rules.remediation.enabled=true",
            "rules.remediation.entry=all",
            "rules.remediation.where=[\"d01s001\"]",
            "rules.remediation.exit_score=1",
            "rules.remediation.exit_after=100",
            "rules.remediation.hours=40",
            "rules.remediation.pressure=0",
            "rules.remediation.floor=0",
            "city.department_staff=60",
        ]
        .map(String::from),
    );
    let topics = |of_topic: &str, of_remediation: &str| {
        let mut all = sets.clone();
        all.push(format!("rules.monthly_topic.hours_per_e_fold={of_topic}"));
        all.push(format!("rules.remediation.hours_per_e_fold={of_remediation}"));
        let output = Model::of(TEACHING, &all.iter().map(String::as_str).collect::<Vec<_>>()).one_with_orders();
        output.ledger.monthly_topics
    };
    let [both, topic, remediation] = [("400", "400"), ("400", "1e9"), ("1e9", "400")].map(|(a, b)| topics(a, b));
    assert!(both.len() > 4 && both.len() == topic.len() && both.len() == remediation.len(), "{both:?}");
    for ((both, topic), remediation) in both.iter().zip(&topic).zip(&remediation) {
        assert!((both.spent - topic.spent).abs() < 1e-9 && (both.spent - remediation.spent).abs() < 1e-9, "{both:?} {topic:?}");
        assert!((both.left - topic.left * remediation.left).abs() < 1e-6, "{both:?} {topic:?} {remediation:?}");
    }
    let last = |topics: &[jiesu::ledger::MonthlyTopic]| topics.iter().map(|topic| topic.left).fold(1.0, f64::min);
    assert!(last(&topic) < 0.8 && last(&remediation) < 0.8, "{} and {}", last(&topic), last(&remediation));
}

/// Shares cured, by the month of the observer's review, of four replications.
fn cured_by_month(model: &Model, months: std::ops::Range<usize>) -> f64 {
    let outputs = model.replications(4);
    let periods: Vec<_> = model.months().skip(months.start).take(months.len()).collect();
    let (mut cured, mut reviewed) = (0, 0);
    for (output, period) in outputs.iter().flat_map(|output| periods.iter().map(move |period| (output, period))) {
        let answers = model.total(output, period).reviews[1];
        (cured, reviewed) = (cured + answers.cured, reviewed + answers.reviewed);
    }
    f64::from(cured) / f64::from(reviewed)
}

#[test]
fn a_street_falls_back_after_remediation_unless_means_removed_the_cause() {
    // No rank pressure; every street leaves after four periods, and the pressure fades.
    let sets =
        ["run.months=13", "rules.ranking.strength=0", "city.department_staff=60", "behaviour.structural_scale=2", "behaviour.care_low=0.5"];
    let under = [
        "rules.remediation.enabled=true",
        "rules.remediation.entry=all",
        "rules.remediation.exit_score=0",
        "rules.remediation.exit_after=4",
        "rules.remediation.ramp=5 d",
        "rules.remediation.floor=0",
    ];
    let base = Model::of(TEACHING, &sets);
    let base = [2..5, 7..13].map(|months| cured_by_month(&base, months));
    let gains = |more: &[&str]| {
        let model = Model::of(TEACHING, &[&sets[..], &under, more].concat());
        let [during, after] = [2..5, 7..13].map(|months| cured_by_month(&model, months));
        [during - base[0], after - base[1]]
    };
    let pressed = gains(&["rules.remediation.hours=0"]);
    assert!(pressed[0] > 0.1 && pressed[1].abs() < 0.02, "pressure alone: {pressed:?}");
    // What the means added stays.
    let funded = gains(&["rules.remediation.hours=300"]);
    let added = [funded[0] - pressed[0], funded[1] - pressed[1]];
    assert!(funded[1] > 0.04 && added[1] > 0.6 * added[0], "with means: {funded:?}");
}

#[test]
fn the_last_of_the_ranking_are_under_remediation_until_they_are_good() {
    let town = [
        "city.generate.streets=10",
        "city.generate.communities=2",
        "city.generate.residents=8_000",
        "run.months=10",
        "run.warmup=0",
        "rules.ranking.memory=0",
        "rules.remediation.enabled=true",
        "rules.remediation.entry=rank",
        "rules.remediation.exit_score=0.78",
        "rules.remediation.exit_after=2",
        "rules.remediation.ramp=1 d",
    ];
    let (share, most) = ("rules.remediation.share=0.2", 2);
    let model = Model::of(TEACHING, &[&town[..], &[share]].concat());
    let ledger = model.one_with_orders().ledger;
    let streets = model.city.streets.len();
    // Remediation is the only source of leaders' attention to streets here.
    let is_pressed = |ledger: &Ledger, period: &Period, street: usize| {
        let of_interval = |interval: usize| &ledger.pressed[interval * model.city.units.len() + street];
        let sum = |of: fn(&Pressed) -> f64| (period.intervals.0..period.intervals.1).map(|interval| of(of_interval(interval))).sum::<f64>();
        sum(|pressed| pressed.levels[3]) / sum(|pressed| pressed.days) > 0.4
    };
    let months: Vec<&Period> = model.months().collect();
    let mut good: BTreeMap<usize, u32> = BTreeMap::new();
    let (mut entered, mut left) = (0, 0);
    let assessed = model.setup.periods.periods.iter().enumerate().filter(|(_, period)| period.kind == PeriodKind::Assessment);
    for ((number, period), next) in assessed.zip(&months[1..]) {
        assert_eq!(period.intervals.1, next.intervals.0);
        let of_street = |ranked: &Ranked| match ranked.who {
            Who::Unit(unit) if ranked.period as usize == number && (unit as usize) < streets => {
                Some((ranked.rank, unit as usize, ranked.score))
            }
            _ => None,
        };
        let mut ranked: Vec<(u32, usize, f64)> = ledger.ranked.iter().filter_map(of_street).collect();
        ranked.sort_by_key(|(rank, ..)| std::cmp::Reverse(*rank));
        for (_, street, score) in &ranked {
            if let Some(periods) = good.get_mut(street) {
                *periods = if *score >= 0.78 { *periods + 1 } else { 0 };
            }
        }
        left += good.values().filter(|periods| **periods >= 2).count();
        good.retain(|_, periods| *periods < 2);
        for (_, street, score) in ranked {
            if good.len() < most && score < 0.78 && !good.contains_key(&street) {
                good.insert(street, 0);
                entered += 1;
            }
        }
        let found: Vec<usize> = (0..streets).filter(|street| is_pressed(&ledger, next, *street)).collect();
        assert_eq!(found, good.keys().copied().collect::<Vec<_>>(), "{}", next.name);
    }
    assert!(entered > most && left > 0, "{entered} entered, {left} left");
    let none = Model::of(TEACHING, &[&town[..], &["rules.remediation.share=0"]].concat()).one_with_orders().ledger;
    assert!((0..streets).all(|street| months.iter().all(|month| !is_pressed(&none, month, street))));
}

#[test]
fn a_street_of_low_resolution_rises_under_remediation_and_its_neighbours_do_not() {
    let town = ["city.generate.streets=4", "run.months=12", "run.warmup=3", "rules.ranking.enabled=false", "city.department_staff=60"];
    let of_street = |model: &Model, outputs: &[ReplicationOutput], months: std::ops::Range<usize>, street: usize| {
        let periods: Vec<&Period> = model.months().skip(months.start).take(months.len()).collect();
        let cells = outputs.iter().flat_map(|output| periods.iter().map(|period| output.ledger.place_sum(period.intervals, street)));
        let answers = cells.map(|cell| cell.reviews[0]);
        let (resolved, reviewed) = answers.fold((0, 0), |sum, answers| (sum.0 + answers.resolved, sum.1 + answers.reviewed));
        f64::from(resolved) / f64::from(reviewed)
    };
    let base = Model::of(TEACHING, &town);
    let before = base.replications(4);
    let resolution = |street: usize| of_street(&base, &before, 0..12, street);
    let lowest = (0..4).min_by(|a, b| resolution(*a).total_cmp(&resolution(*b))).unwrap();
    assert!(resolution(lowest) < 0.65, "{}", resolution(lowest));
    let place = format!("rules.remediation.where=[\"{}\"]", base.setup.source.streets[lowest].code);
    let rises = |fault: &[&str]| {
        let under = ["rules.remediation.enabled=true", "rules.remediation.entry=all", "rules.remediation.hours=100", &place];
        let model = Model::of(TEACHING, &[&town[..], &under, fault].concat());
        let outputs = model.replications(4);
        [0, 1, 2, 3].map(|street| of_street(&model, &outputs, 10..12, street) - of_street(&model, &outputs, 0..1, street))
    };
    occurs_only_with(|fault| rises(fault)[lowest], 0.2, &["rules.remediation.pressure=0", "rules.remediation.hours=0"]);
    let neighbours = rises(&[]);
    assert!((0..4).all(|street| street == lowest || neighbours[street] < 0.1), "{neighbours:?}");
}
