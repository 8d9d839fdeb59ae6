//! Shocks and early warning: what a shock changes and leaves unchanged, and how good alarms are.

use crate::city::Model;
use crate::workspace::Workspace;
use jiesu::analysis::{Warning, WarningKind, classify};
use jiesu::engine::{Log, OrderRow, ReplicationOutput, simulate};
use jiesu::time::Time;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const CITY: &str = "scenarios/base/beijing-2019.toml";
const SMALL: [&str; 3] = ["run.scale=0.01", "run.months=4", "run.warmup=2"];
const WATCH: &str = "rules.early_warning.enabled=true";

/// A shock in the whole city from 11 February on, in TOML.
fn shock(category: &str, factor: f64, rest: &str) -> String {
    format!("demand.shock=[{{ name = \"s\", from = \"2019-02-11\", days = 40, category = \"{category}\", factor = {factor:?}{rest} }}]")
}

fn model(sets: &[&str]) -> Model {
    Model::of(CITY, &[&SMALL[..], sets].concat())
}

fn with_orders(model: &Model, count: u32) -> Vec<ReplicationOutput> {
    (1..=count).into_par_iter().map(|r| simulate(&model.setup, &model.city, 1, r, Log::Orders)).collect()
}

/// Whether an order is about a problem of a shock: these have the upper half of the numbers of their day.
fn is_shocks(order: &OrderRow) -> bool {
    order.problem[2] != 0xFFFF && order.problem[3] >= 0x8000
}

/// Orders of a category opened within 45 days of the first day of the shock.
fn within<'a>(model: &'a Model, output: &'a [ReplicationOutput], category: &'a str) -> impl Iterator<Item = &'a OrderRow> {
    let from: Time = model.setup.calendar.midnight(jiesu::time::Date::parse("2019-02-11").unwrap());
    let category = model.setup.categories.iter().position(|c| c.name == category).unwrap();
    let orders = output.iter().flat_map(|output| &output.orders);
    orders.filter(move |o| usize::from(o.category) == category && (from..from + 45 * 86_400).contains(&o.opened) && o.attempt == 1)
}

#[test]
fn a_shock_leaves_other_districts_bit_identical() {
    strike_three_districts(&[]);
}

#[test]
fn a_shock_leaves_other_districts_as_they_are_with_proactive_work() {
    strike_three_districts(&["rules.proactive.enabled=true", "rules.proactive.rate=3"]);
}

fn strike_three_districts(sets: &[&str]) {
    // Without couplings between districts: telephone, municipal departments, ranking.
    let apart = [
        "demand.telephone=0",
        "rules.ranking.enabled=false",
        "city.functions.transport.level=\"district\"",
        "city.functions.fire.level=\"district\"",
        "city.functions.utilities.level=\"district\"",
    ];
    let apart = [&apart[..], sets].concat();
    let calm = model(&apart);
    let struck = shock("market", 12.0, ", districts = [\"110105\", \"Haidian\", \"丰台区\"]");
    let struck = model(&[&apart[..], &[&struck]].concat());
    let [before, after] = [&calm, &struck].map(|model| model.one_with_orders().orders);
    let district = |order: &OrderRow| {
        let street = calm.city.communities[order.community as usize].street;
        calm.city.districts[calm.city.streets[street as usize].district as usize].code.clone()
    };
    let untouched = |orders: &[OrderRow]| -> Vec<OrderRow> {
        orders.iter().filter(|order| !["110105", "110108", "110106"].contains(&district(order).as_str())).cloned().collect()
    };
    assert!(untouched(&before).len() > 3_000);
    assert_eq!(untouched(&before), untouched(&after));
    // In the affected districts ordinary problems are the same, and those of the shock are added.
    let of = |orders: &[OrderRow], kind: bool| -> BTreeSet<[u32; 4]> {
        orders.iter().filter(|order| is_shocks(order) == kind).map(|order| order.problem).collect()
    };
    assert!(of(&before, true).is_empty() && of(&after, true).len() > 300);
    let opened: BTreeMap<_, _> = before.iter().map(|order| ((order.problem, order.occasion), (order.opened, order.citizen))).collect();
    let shared = after.iter().filter(|order| order.occasion < 0x8000 && !is_shocks(order));
    let shared = shared.filter_map(|order| opened.get(&(order.problem, order.occasion)).map(|twin| (*twin, (order.opened, order.citizen))));
    assert!(shared.inspect(|(a, b)| assert_eq!(a, b)).count() * 10 > 9 * before.len());
}

#[test]
fn monitoring_one_district_leaves_the_others_as_they_are() {
    let apart = [
        "demand.telephone=0",
        "rules.ranking.enabled=false",
        "city.functions.transport.level=\"district\"",
        "city.functions.fire.level=\"district\"",
        "city.functions.utilities.level=\"district\"",
    ];
    let shock = shock("market", 12.0, "");
    let watch = [WATCH, "rules.early_warning.measure=\"capacity\"", "rules.early_warning.where=[\"Chaoyang\"]"];
    let alone = model(&[&apart[..], &[&shock]].concat());
    let watched = model(&[&apart[..], &[&shock], &watch].concat());
    let [a, b] = [&alone, &watched].map(Model::one_with_orders);
    let chaoyang = |order: &&OrderRow| {
        let street = alone.city.communities[order.community as usize].street;
        alone.city.districts[alone.city.streets[street as usize].district as usize].name == "朝阳区"
    };
    let of = |output: &ReplicationOutput, there: bool| -> Vec<OrderRow> {
        output.orders.iter().filter(|o| chaoyang(o) == there).cloned().collect()
    };
    assert_eq!(of(&a, false), of(&b, false));
    assert_ne!(of(&a, true), of(&b, true));
    // The series of other districts are not monitored: they have neither alarms nor misses.
    let warnings = classify(&watched.setup, &watched.city, &b.ledger);
    let places: BTreeSet<Option<u32>> = warnings.iter().map(|warning| warning.district).collect();
    assert!(!warnings.is_empty() && places.len() <= 2, "{places:?}");
}

#[test]
fn a_shock_of_factor_one_changes_nothing() {
    let calm = model(&[]).one_with_orders();
    let none = model(&[&shock("market", 1.0, ", life = \"2 d\"")]).one_with_orders();
    assert_eq!(calm.ledger.places, none.ledger.places);
    assert_eq!(calm.orders, none.orders);
}

#[test]
fn a_shock_adds_problems_by_its_factor() {
    // Onsets are not observable here, but reports are, and problems of a shock are reported as readily as others of the same days.
    let sets = ["demand.dispersion=0", "city.profiles=\"\"", "run.warmup=6"];
    let model = model(&[&sets[..], &[&shock("market", 4.0, "")]].concat());
    let output = with_orders(&model, 2);
    let (mut extra, mut ordinary) = (0, 0);
    let from = model.setup.calendar.midnight(jiesu::time::Date::parse("2019-02-11").unwrap());
    let days = from / 86_400..from / 86_400 + 40;
    for order in within(&model, &output, "market").filter(|order| days.contains(&(order.problem[2] as i32))) {
        if is_shocks(order) { extra += 1 } else { ordinary += 1 }
    }
    let ratio = f64::from(extra) / f64::from(ordinary);
    assert!(ordinary > 500 && (ratio - 3.0).abs() < 0.3, "{extra} orders of the shock, {ordinary} of the ordinary stream");
}

#[test]
fn a_flood_of_calls_keeps_the_telephone_busy() {
    let calls = |sets: &[&str]| model(sets).one_with_orders().ledger.telephone.consultations as f64;
    let flood = shock("market", 1.0, ", consultations = 3");
    // Forty of a hundred and twenty days, three times the calls.
    let ratio = calls(&[&flood]) / calls(&[]);
    assert!((1.3..1.8).contains(&ratio), "{ratio}");
}

#[test]
fn a_warning_without_a_measure_changes_nothing() {
    let shock = shock("market", 6.0, "");
    let unwatched = model(&[&shock]).one_with_orders();
    let watched = model(&[&shock, WATCH]).one_with_orders();
    assert!(unwatched.ledger.alarms.is_empty() && !watched.ledger.alarms.is_empty());
    assert_eq!(unwatched.orders, watched.orders);
    assert_eq!((&unwatched.ledger.places, &unwatched.ledger.hours), (&watched.ledger.places, &watched.ledger.hours));
}

#[test]
fn thinning_a_shock_removes_some_of_its_problems() {
    let shock = shock("market", 6.0, ", life = \"4 d\"");
    let sets = [WATCH, "rules.early_warning.measure=\"thin\"", "rules.early_warning.effect=0.5", "rules.early_warning.lasts=\"40 d\""];
    let problems = |sets: &[&str]| -> BTreeSet<[u32; 4]> {
        // Problems of the shock only; ordinary orders may differ where officers are freed.
        model(&[&[shock.as_str()], sets].concat()).one_with_orders().orders.iter().filter(|o| is_shocks(o)).map(|o| o.problem).collect()
    };
    let (full, thin) = (problems(&[]), problems(&sets));
    assert!((thin.len() as f64) < 0.8 * full.len() as f64, "{} of {}", thin.len(), full.len());
    // The problems reported in both are the same; a few more are reported where fewer are in process.
    assert!(thin.difference(&full).count() * 10 < thin.len());
}

#[test]
fn a_big_shock_raises_an_alarm_within_three_days_and_a_calm_year_few() {
    let days = |warnings: &[Warning<'_>]| warnings.iter().filter(|w| w.district.is_none()).find_map(Warning::delay);
    let struck = model(&[&shock("utilities", 12.0, ""), WATCH]);
    let found = with_orders(&struck, 8)
        .iter()
        .filter(|output| days(&classify(&struck.setup, &struck.city, &output.ledger)).is_some_and(|delay| delay <= 3))
        .count();
    assert!(found >= 6, "an alarm within three days in {found} of 8 replications");

    // A year without shocks, after a warm-up in which the baseline of each weekday is learned.
    let calm = ["run.scale=0.02", "run.months=12", "run.warmup=4", WATCH, "warmup.rules.hotline.enabled=true"];
    let calm = Model::of(CITY, &[&calm[..], &["warmup.rules.early_warning.enabled=true"]].concat());
    let output = calm.replications(3);
    let series = ((calm.city.districts.len() + 1) * calm.setup.categories.len()) as f64;
    let mut alarms = 0;
    for output in &output {
        let warnings = classify(&calm.setup, &calm.city, &output.ledger);
        assert!(warnings.iter().all(|warning| warning.kind == WarningKind::FalseAlarm));
        alarms += warnings.len();
    }
    let rate = alarms as f64 / output.len() as f64 / series;
    println!("false alarms per series and year: {rate:.3}");
    assert!((0.01..0.6).contains(&rate), "{rate} false alarms per series and year");
}

#[test]
fn every_series_that_a_shock_affects_has_one_hit_or_one_miss() {
    let model = model(&[&shock("labour", 3.0, ", districts = [\"Chaoyang\", \"Haidian\"]"), WATCH]);
    let output = with_orders(&model, 3);
    for output in &output {
        let warnings = classify(&model.setup, &model.city, &output.ledger);
        let mut series: Vec<Option<u32>> =
            warnings.iter().filter(|w| matches!(w.kind, WarningKind::Hit | WarningKind::Miss)).map(|w| w.district).collect();
        series.sort_unstable();
        let struck = |name: &str| model.setup.source.districts.iter().position(|d| d.name_en == name).map(|d| d as u32);
        assert_eq!(series, [None, struck("Chaoyang"), struck("Haidian")]);
        assert!(warnings.iter().all(|w| (w.kind == WarningKind::Miss) == w.counted.is_none() && w.delay().is_none_or(|days| days >= 0)));
    }
}

#[test]
fn the_folder_lists_every_alarm_and_the_terminal_counts_them() {
    let workspace = Workspace::with_scenarios();
    let scenario = "scenarios/teaching/two-streets.toml";
    let shock = "demand.shock=[{ name = \"burst\", from = \"2019-03-04\", days = 20, category = \"utilities\", factor = 20 }]";
    let run = ["run", scenario, "--reps", "3", "--verbose", "--out", "out", "--lang", "zh", "--set", "run.months=4", "--set", shock];
    let plain = workspace.jiesu(&run);
    assert_eq!(plain.code, Some(0), "{}", plain.err);
    assert!(!workspace.path("out/warnings.csv").exists() && !plain.out.contains("预警"));
    let left = workspace.jiesu(&[&run[..], &["--force", "--set", WATCH]].concat());
    assert!(left.out.contains("监测预警") && left.out.contains("误报"), "{}", left.out);
    assert!(left.out.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 100));
    let text = std::fs::read_to_string(workspace.path("out/warnings.csv")).unwrap();
    let mut rows = text.lines();
    let head = "design,city,replication,date,category,district,district_name,kind,shock,delay_days,observed,expected";
    assert_eq!(rows.next(), Some(head));
    // One district and the city, three replications: six hits or misses.
    let about: Vec<&str> = rows.filter(|row| row.contains(",hit,burst,") || row.contains(",miss,burst,")).collect();
    assert_eq!(about.len(), 6, "{text}");
    assert!(about.iter().filter(|row| row.contains(",hit,")).count() >= 4, "{text}");
    // A results folder with warnings may be replaced.
    assert_eq!(workspace.jiesu(&[&run[..], &["--force"]].concat()).code, Some(0));
}
