//! Levers that are in force only in part of the city.

use crate::city::Model;
use jiesu::engine::{OrderRow, ReplicationOutput};

/// Two districts of two streets.
const TWO_DISTRICTS: [&str; 4] = ["city.generate.districts=2", "city.generate.residents=10000", "run.months=4", "run.warmup=2"];
/// Removes what couples districts: the hotline, municipal departments, the ranking.
const UNCOUPLED: [&str; 5] = [
    "demand.telephone=0",
    "city.functions.transport.level=\"district\"",
    "city.functions.fire.level=\"district\"",
    "city.functions.utilities.level=\"district\"",
    "rules.ranking.enabled=false",
];

fn model(sets: &[&str]) -> Model {
    let all: Vec<&str> = TWO_DISTRICTS.iter().chain(sets).copied().collect();
    Model::of("scenarios/teaching/two-streets.toml", &all)
}

/// The same with a phase `later`, from the first of March.
fn in_two_phases(sets: &[&str]) -> Model {
    let folder = crate::workspace::temporary();
    let base = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/teaching/two-streets.toml");
    let path = folder.path().join("phases.toml");
    let text = format!("extends = {base:?}\n[[phase]]\nname = \"later\"\nfrom = 2019-03-01\n[phase.set.rules.whistle]\nenabled = true\n");
    std::fs::write(&path, text).unwrap();
    Model::of(path.to_str().unwrap(), &[&TWO_DISTRICTS[..], sets].concat())
}

/// The orders of a district: from 0.
fn orders_of(model: &Model, output: &ReplicationOutput, district: u32) -> Vec<OrderRow> {
    let street = |order: &OrderRow| model.city.communities[model.city.community_index[order.problem[0] as usize] as usize].street;
    output.orders.iter().filter(|order| model.city.streets[street(order) as usize].district == district).cloned().collect()
}

/// Whether the orders of each of two districts are the same under both designs.
fn same(a: &[&str], b: &[&str]) -> [bool; 2] {
    let (a, b) = (model(a), model(b));
    let (output_a, output_b) = (a.one_with_orders(), b.one_with_orders());
    [0, 1].map(|district| {
        let (one, other) = (orders_of(&a, &output_a, district), orders_of(&b, &output_b, district));
        assert!(one.len() > 100, "{} orders", one.len());
        one == other
    })
}

#[test]
fn without_couplings_a_lever_in_one_district_leaves_the_other_as_it_was() {
    assert!(
        model(&UNCOUPLED).city.units.iter().all(|unit| unit.district.is_some()),
        "a department of the whole city is a coupling that this test overlooks"
    );
    let levers =
        ["dispatch", "time_limits", "whistle", "callback", "ranking", "integration", "monthly_topic", "proactive", "media", "exclusion"];
    for lever in levers {
        // Gaming, so that exclusion has orders to exclude; pressure and a high rate, so that streets act before complaints.
        let mut common: Vec<&str> = UNCOUPLED.iter().copied().filter(|set| *set != "rules.ranking.enabled=false").collect();
        let ranked = ["rules.ranking.where=[\"d01\"]", "behaviour.gaming=0.8", "rules.ranking.memory=0", "rules.proactive.rate=3"];
        common.extend(["ranking", "callback"].contains(&lever).then_some("rules.ranking.enabled=false"));
        common.extend((lever != "callback").then_some(ranked).into_iter().flatten());
        let (off, on) = (format!("rules.{lever}.enabled=false"), format!("rules.{lever}.enabled=true"));
        let place = format!("rules.{lever}.where=[\"d01\"]");
        let with: Vec<&str> = common.iter().copied().chain([on.as_str(), place.as_str()]).collect();
        let without: Vec<&str> = common.iter().copied().chain([off.as_str()]).collect();
        assert_eq!(same(&without, &with), [false, true], "{lever}");
    }
}

#[test]
fn each_coupling_carries_the_effect_of_a_lever_into_the_other_district() {
    let couplings = [
        ("hotline", "demand.telephone=1"),
        ("municipal department", "city.functions.market.level=\"municipal\""),
        ("ranking of the city", "rules.ranking.enabled=true"),
    ];
    for (what, coupling) in couplings {
        let mut sets = UNCOUPLED.to_vec();
        sets.push(coupling);
        let with: Vec<&str> = sets.iter().copied().chain(["rules.dispatch.where=[\"d01\"]"]).collect();
        let without: Vec<&str> = sets.iter().copied().chain(["rules.dispatch.enabled=false"]).collect();
        assert_eq!(same(&without, &with), [false, false], "{what}");
    }
}

#[test]
fn two_telephone_fronts_serve_one_city() {
    // One district has the unified hotline, the other calls the old lines: some of its callers give up on a wrong line.
    let model = model(&["rules.hotline.where=[\"d01\"]"]);
    let output = model.one_with_orders();
    let given_up = |district: u32| -> u32 {
        let (from, to) = model.city.districts[district as usize].streets;
        let run = model.setup.periods.periods[0].intervals;
        (from..to).map(|street| output.ledger.place_sum(run, street as usize).never_registered).sum()
    };
    assert!(given_up(1) > 5 * given_up(0).max(1), "{} and {}", given_up(0), given_up(1));
    let hops =
        |district| orders_of(&model, &output, district).iter().filter(|order| order.opened >= model.setup.start && order.hops > 0).count();
    assert!(hops(1) > 10 * hops(0).max(1), "{} and {}", hops(0), hops(1));
}

#[test]
fn a_share_of_one_is_everywhere_and_a_share_of_zero_nowhere() {
    assert_eq!(same(&["rules.whistle.where_share=1"], &[]), [true, true]);
    assert_eq!(same(&["rules.whistle.where=[\"d01\", \"d02\"]"], &[]), [true, true]);
    assert_eq!(same(&["rules.whistle.where_share=0"], &["rules.whistle.enabled=false"]), [true, true]);
    assert_eq!(same(&["rules.whistle.where_share=0.5"], &[]), [false, false]);
}

#[test]
fn limits_in_one_street_do_not_delay_the_other_at_a_shared_department() {
    // Understaffed departments. Days from dispatch to the department's answer, for the street without limits.
    let days = |sets: &[&str]| {
        // Limits can affect the other street only through the order of the queue: no haste, no closing on paper, constant attention.
        let common = [
            "city.department_staff=1.2",
            "rules.ranking.enabled=false",
            "run.months=4",
            "rules.time_limits.paper=0",
            "behaviour.attention_low=0.5",
            "behaviour.attention_high=0.5",
            "behaviour.rush=0",
        ];
        let sets = [&common[..], sets].concat();
        let model = Model::of("scenarios/teaching/two-streets.toml", &sets);
        let output = model.one_with_orders();
        let department = |order: &&OrderRow| order.unit.is_some_and(|unit| unit as usize >= model.city.streets.len());
        let of_control = |order: &&OrderRow| model.city.communities[order.community as usize].street == 1;
        let spans: Vec<f64> = output
            .orders
            .iter()
            .filter(department)
            .filter(of_control)
            .filter_map(|order| Some(f64::from(order.contacted? - order.dispatched?) / 86_400.0))
            .collect();
        spans.iter().sum::<f64>() / spans.len() as f64
    };
    let (off, pilot) = (days(&["rules.time_limits.enabled=false"]), days(&["rules.time_limits.where=[\"d01s001\"]"]));
    assert!((pilot / off - 1.0).abs() < 0.15, "{off} days without limits, {pilot} beside a street with limits");
}

#[test]
fn extending_the_monitored_area_raises_no_alarms() {
    let watch = ["rules.early_warning.enabled=true", "run.months=6"];
    let alarms = |sets: &[&str]| -> usize {
        let model = in_two_phases(&[&watch[..], sets].concat());
        let from = model.setup.calendar.midnight(jiesu::time::Date::parse("2019-03-01").unwrap());
        let replications = model.replications(4);
        replications.iter().map(|output| output.ledger.alarms.iter().filter(|alarm| alarm.day >= from).count()).sum()
    };
    let (always, grown) = (alarms(&[]), alarms(&["rules.early_warning.where=[\"d01\"]", "phase.later.rules.early_warning.where=[]"]));
    assert!(
        grown <= 2 * always + 10,
        "{grown} days of alarm after counts of another district were added, {always} where they were always monitored"
    );
}

#[test]
fn the_results_of_a_topic_are_recorded_when_the_lever_ends() {
    let model = in_two_phases(&[
        "rules.monthly_topic.enabled=true",
        "rules.monthly_topic.topic_hours=50",
        "phase.later.rules.monthly_topic.enabled=false",
    ]);
    let output = model.one_with_orders();
    let topics = &output.ledger.monthly_topics;
    assert!(!topics.is_empty());
    assert!(topics.iter().all(|topic| topic.left < 1.0 && topic.spent > 0.0 && topic.failures > 0.0), "{topics:?}");
}

#[test]
fn a_phase_that_changes_what_follows_an_alarm_keeps_the_counts() {
    let watched = ["rules.early_warning.enabled=true", "rules.early_warning.threshold=1", "run.months=6"];
    let model = |sets: &[&str]| in_two_phases(&[&watched[..], sets].concat());
    let alarms = |sets: &[&str]| model(sets).one_with_orders().ledger.alarms;
    let day = |date: &str| model(&[]).setup.calendar.midnight(jiesu::time::Date::parse(date).unwrap());
    // Counts that start anew raise no alarm before they have a baseline: a week and the gap of two days.
    let (from, to) = (day("2019-03-01"), day("2019-03-09"));
    let early = |alarms: &[jiesu::ledger::Alarm]| alarms.iter().filter(|alarm| (from..to).contains(&alarm.day)).count();
    let kept = alarms(&[]);
    assert!(kept.len() > 20 && early(&kept) > 0, "{} days of alarm, {} at once", kept.len(), early(&kept));
    assert_eq!(kept, alarms(&["phase.later.rules.early_warning.lasts=\"3 d\""]));
    // A phase that changes the monitored area does start anew, so the test would detect it.
    let anew = alarms(&["phase.later.rules.early_warning.where=[\"d01\"]"]);
    assert_eq!((early(&anew), anew.iter().any(|alarm| alarm.day >= to)), (0, true));
    // The phase is in force: where officers follow an alarm, the time they stay changes their hours.
    let paid = |lasts: &str| -> f64 {
        let model = model(&["rules.early_warning.measure=\"capacity\"", "rules.early_warning.capacity=1", lasts]);
        let output = model.one_with_orders();
        output.ledger.hours.iter().map(|hours| hours.paid).sum()
    };
    let [short, long] = ["3 d", "30 d"].map(|lasts| paid(&format!("phase.later.rules.early_warning.lasts=\"{lasts}\"")));
    assert!(short < long, "{short} h and {long} h");
}
