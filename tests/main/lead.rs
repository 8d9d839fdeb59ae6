//! Lead times and limits of a category's own, and days on which their clock stands still.

use crate::city::Model;
use crate::laws::TEACHING;
use crate::workspace::Workspace;
use jiesu::engine::OrderRow;
use jiesu::time::{DAY, HOUR};

/// The orders of a month about tasks of 1 min in a queue that is nearly empty, with `keys` of their category.
fn month(keys: &[&str], limits: bool) -> (Model, Vec<OrderRow>) {
    let limited = ["rules.time_limits.enabled=true", "rules.time_limits.paper=0", "rules.time_limits.extension=0"];
    month_under(keys, if limits { &limited } else { &[] })
}

/// The same with these keys of the scenario, too.
fn month_under(keys: &[&str], more: &[&str]) -> (Model, Vec<OrderRow>) {
    let keys: Vec<String> = keys.iter().map(|key| format!("city.categories.task.{key}")).collect();
    let mut sets = vec!["run.months=1", "run.warmup=1", "demand.problems=1.3", "city.categories.task.own_hours=0.0166"];
    sets.extend(keys.iter().map(String::as_str).chain(more.iter().copied()));
    let model = Model::of("scenarios/theory/mm1.toml", &sets);
    let mut orders = model.one_with_orders().orders;
    // The stock of the first day is reported all at once, and waits.
    orders.retain(|order| order.opened >= model.setup.start);
    (model, orders)
}

fn share(orders: &[OrderRow], is: impl Fn(&OrderRow) -> bool) -> f64 {
    orders.iter().filter(|order| is(order)).count() as f64 / orders.len() as f64
}

#[test]
fn some_orders_close_at_once_some_never_and_the_others_take_their_lead_time() {
    let (model, orders) = month(&["at_once=0.2", "left_open=0.3", "lead=[\"10 h\", \"10 h\", \"40 h\"]"], false);
    let early: Vec<OrderRow> = orders.into_iter().filter(|order| order.opened < model.setup.end - 3 * DAY).collect();
    assert!(early.len() > 1_500, "{}", early.len());
    let hours = |order: &OrderRow| order.closed.map(|closed| f64::from(closed - order.opened) / f64::from(HOUR));
    let sampling = 4.0 * (0.25 / early.len() as f64).sqrt();
    let within = |low: f64, high: f64| share(&early, |order| hours(order).is_some_and(|hours| (low..high).contains(&hours)));
    for (found, expected) in [(within(0.0, 0.5), 0.2), (within(10.0, 10.5), 0.25), (within(10.5, 40.5), 0.25)] {
        assert!((found - expected).abs() < sampling + 0.02, "{found}, not {expected}");
    }
    let open = share(&early, |order| order.closed.is_none());
    assert!((open - 0.3).abs() < sampling, "{open}");
    assert_eq!(within(0.5, 10.0), 0.0);
}

#[test]
fn a_working_clock_stands_still_at_weekends() {
    // 2019-01-01 is a Tuesday.
    let keys = ["days=\"working\"", "limit=\"1 d\"", "lead=[\"12 h\", \"12 h\"]"];
    let (model, orders) = month(&keys, true);
    let weekday = |time: i32| model.setup.calendar.date(time).weekday();
    let (mut friday, mut closed) = (0, 0);
    for order in &orders {
        let due = order.deadline.unwrap();
        assert!(weekday(due) < 5, "due on weekday {}", weekday(due));
        if weekday(order.opened) == 4 {
            friday += 1;
            assert_eq!(due, order.opened + 3 * DAY);
        }
        if let Some(time) = order.closed {
            closed += 1;
            assert!(weekday(time) < 5, "closed on weekday {}", weekday(time));
            assert!(time < due);
        }
    }
    assert!(friday > 200 && closed > 1_500, "{friday} {closed}");
    let (model, orders) = month(&keys[1..], true);
    assert!(orders.iter().all(|order| order.deadline == Some(order.opened + DAY)));
    assert!(orders.iter().any(|order| order.closed.is_some_and(|time| model.setup.calendar.date(time).weekday() > 4)));
}

/// Orders that take three days and more, under these limits.
fn three_days(keys: &[&str], extension: &str) -> (Model, Vec<OrderRow>) {
    let more = ["rules.time_limits.enabled=true", "rules.time_limits.paper=0", extension];
    let (model, mut orders) = month_under(&[&["lead=[\"3 d\", \"3 d\"]"], keys].concat(), &more);
    // But for those whose problem ended by itself before.
    orders.retain(|order| order.closed.is_some_and(|closed| closed - order.opened >= 3 * DAY));
    assert!(orders.len() > 1_000, "{}", orders.len());
    (model, orders)
}

#[test]
fn an_extension_is_by_the_categorys_own_limit_once() {
    let (always, never) = ("rules.time_limits.extension=1", "rules.time_limits.extension=0");
    let late = |orders: &[OrderRow], by: i32| orders.iter().all(|order| order.deadline == Some(order.opened + by));
    // Its own, of a day; the tier's is 7 d, so that what takes three days is not extended.
    let (_, orders) = three_days(&["limit=\"1 d\""], always);
    assert!(orders.iter().all(|order| order.extended) && late(&orders, 2 * DAY));
    let (_, orders) = three_days(&["limit=\"1 d\""], never);
    assert!(orders.iter().all(|order| !order.extended) && late(&orders, DAY));
    let (_, orders) = three_days(&[], always);
    assert!(orders.iter().all(|order| !order.extended) && late(&orders, 7 * DAY));
    // A limit in working days is extended by working days, from where it stood.
    let (model, orders) = three_days(&["limit=\"1 d\"", "days=\"working\""], always);
    let weekday = |time: i32| model.setup.calendar.date(time).weekday();
    let mut thursdays = 0;
    for order in orders.iter().filter(|order| weekday(order.opened) == 3) {
        thursdays += 1;
        assert!(order.extended && order.deadline == Some(order.opened + 4 * DAY), "{order:?}");
    }
    assert!(thursdays > 150, "{thursdays}");
}

#[test]
fn who_gives_orders_half_of_his_time_waits_twice_as_long_for_what_he_asked_for() {
    // From the end of own work, when the citizen is contacted, to the closing: all outside the unit's own hours.
    let waited = |keys: &[&str], low: &str, high: &str, more: &[&str]| -> Vec<(([u32; 4], u32), f64)> {
        let more = [&[low, high, "behaviour.lead_sd=1.3"], more].concat();
        let (model, orders) = month_under(keys, &more);
        let early = orders.iter().filter(|order| order.opened < model.setup.end - 8 * DAY);
        early.map(|order| ((order.problem, order.attempt), f64::from(order.closed.unwrap() - order.contacted.unwrap()))).collect()
    };
    let own = ["lead=[\"2 h\", \"3 h\", \"20 h\"]"];
    let tiers = ["behaviour.lead_general=\"2 h\""];
    for (keys, more) in [(&own[..], &[][..]), (&[], &tiers[..])] {
        let full = waited(keys, "behaviour.attention_low=1", "behaviour.attention_high=1", more);
        assert!(full.len() > 1_500, "{}", full.len());
        for (low, high, factor) in [(0.5, 1.0, 2.0), (0.25, 1.0, 4.0), (0.4, 0.8, 2.0), (0.5, 0.5, 1.0)] {
            let slow = waited(keys, &format!("behaviour.attention_low={low}"), &format!("behaviour.attention_high={high}"), more);
            let found = full.iter().filter_map(|(order, time)| Some((time, slow.iter().find(|(other, _)| other == order)?.1)));
            let mut seen = 0;
            for (time, longer) in found {
                seen += 1;
                // Both were rounded to whole seconds.
                assert!((longer - factor * time).abs() <= factor, "{longer} s at {low} of {high}, {time} s at 1");
            }
            assert!(seen > full.len() * 9 / 10, "{seen} of {}", full.len());
        }
    }
}

#[test]
fn a_limit_that_is_the_tiers_changes_nothing_and_a_shorter_one_does() {
    let orders = |sets: &[&str]| Model::of(TEACHING, sets).one_with_orders().orders;
    let sets = |limit: &'static str| [limit, "run.months=2", "run.warmup=1"];
    let tiers = orders(&sets("city.categories.sanitation.mix=0.0384"));
    assert_eq!(tiers, orders(&sets("city.categories.sanitation.limit=\"7 d\"")));
    assert_ne!(tiers, orders(&sets("city.categories.sanitation.limit=\"1 d\"")));
}

#[test]
fn lead_times_that_fall_and_shares_beyond_the_whole_are_refused() {
    let workspace = Workspace::with(&[(
        "a.toml",
        "[city.categories.noise]\nmix = 1\nlead = [\"2 h\", \"1 h\"]\nat_once = 0.7\nleft_open = 0.4\n\n[city.categories.smell]\nmix = 1\nlead = [\"2 h\"]\n\n[city.categories.dust]\nmix = 1\nlead = [\"2 h\", \"3\"]\n",
    )]);
    let left = workspace.jiesu(&["check", "a.toml"]);
    assert_eq!(left.code, Some(2));
    let all = left.out + &left.err;
    assert!(all.contains("a.toml:13:16: `city.categories.dust.lead[2]`: found \"3\""), "{all}");
    workspace.write("a.toml", std::fs::read_to_string(workspace.path("a.toml")).unwrap().replace("\"3\"", "\"3 h\"").as_bytes());
    let left = workspace.jiesu(&["check", "a.toml"]);
    let all = left.out + &left.err;
    for expected in [
        "a.toml:3:16: `city.categories.noise.lead[2]`: found 1 h after 2 h, expected durations in ascending order",
        "a.toml:5:13: `city.categories.noise.left_open`: found 0.4, expected at most 1 together with `at_once`, 0.7",
        "a.toml:9:8: `city.categories.smell.lead`: found one duration, expected none or at least two: the shortest and the longest",
    ] {
        assert!(all.contains(expected), "{all}");
    }
}
