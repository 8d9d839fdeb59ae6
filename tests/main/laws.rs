//! Laws that are valid for any parameters.

use crate::city::{Model, half_width};
use jiesu::engine::{Executor, Log, ReplicationOutput, simulate, simulate_beside};
use jiesu::parameters::Kind;
use rayon::prelude::*;
use std::collections::BTreeMap;

pub(crate) const TEACHING: &str = "scenarios/teaching/two-streets.toml";

pub(crate) fn assert_same(a: &ReplicationOutput, b: &ReplicationOutput, what: &str) {
    assert_eq!(a.ledger.places, b.ledger.places, "{what}: places");
    assert_eq!(a.ledger.units, b.ledger.units, "{what}: units");
    assert_eq!(a.ledger.hours, b.ledger.hours, "{what}: hours");
    assert_eq!(a.ledger.ranked, b.ledger.ranked, "{what}: ranks");
    assert_eq!(a.orders, b.orders, "{what}: orders");
}

#[test]
fn a_disabled_lever_changes_nothing_whatever_its_numbers() {
    let off = [
        "rules.hotline",
        "rules.dispatch",
        "rules.time_limits",
        "rules.whistle",
        "rules.callback",
        "rules.ranking",
        "rules.integration",
        "rules.proactive",
        "rules.media",
        "rules.early_warning",
        "rules.monthly_topic",
        "rules.exclusion",
        "rules.remediation",
        "rules.survey",
    ]
    .map(|lever| format!("{lever}.enabled=false"));
    let off: Vec<&str> = off.iter().map(String::as_str).collect();
    let plain = Model::of(TEACHING, &off).one_with_orders();
    let rules = jiesu::scenario::document::tables().into_iter().filter(|table| table.path.starts_with("rules."));
    let mut tried = 0;
    for (table, field) in rules.flat_map(|table| table.fields.clone().into_iter().map(move |field| (table.path, field))) {
        let value = match field.kind {
            _ if field.name == "enabled" => continue,
            Kind::Flag => "false".into(),
            Kind::Whole { min, max } => (min + 7).min(max).to_string(),
            Kind::Real { min, max } => format!("{:?}", min + 0.37 * (max - min).min(1.0)),
            Kind::Span => "\"17 h\"".into(),
            Kind::Spans => "[\"1 h\", \"17 h\"]".into(),
            Kind::Reals { .. } => "[1, 0, 0]".into(),
            Kind::Texts(_) => "[\"d01\"]".into(),
            Kind::Choice(words) => format!("\"{}\"", words[words.len() - 1]),
            kind => panic!("no odd value for {kind:?}"),
        };
        tried += 1;
        let odd = &format!("{table}.{}={value}", field.name);
        let mut sets = off.clone();
        sets.push(odd);
        assert_same(&plain, &Model::of(TEACHING, &sets).one_with_orders(), odd);
    }
    assert!(tried > 25, "{tried}");
}

#[test]
fn latent_problems_count_the_same_whether_stored_or_not() {
    // Where units may act proactively all problems are stored, even if they act on none; elsewhere only those that may be reported.
    let periods = "output.periods=[\"run\", \"week\"]";
    let levels = "output.levels=[\"city\", \"street\", \"community\", \"topic\"]";
    // So crowded that several occasions of a community fall into the same second when its reputation rises; here their order once depended
    // on which problems were stored.
    let crowded = ["city.generate.streets=1", "city.generate.communities=4", "city.generate.residents=100_000", "demand.problems=5"];
    let crowded = [crowded.as_slice(), &["run.months=12", "run.seed=6"]].concat();
    for town in [Vec::new(), crowded] {
        let simulated = |sets: &[&str]| Model::of(TEACHING, &[&[periods, levels], town.as_slice(), sets].concat()).one_with_orders();
        let stored = simulated(&["rules.proactive.enabled=true", "rules.proactive.rate=0"]);
        let settled = simulated(&["rules.proactive.enabled=false"]);
        assert_same(&stored, &settled, &format!("stored or not: {town:?}"));
        assert_eq!(stored.ledger.unmet, settled.ledger.unmet);
        assert_eq!(stored.ledger.communities, settled.ledger.communities);
        let unmet = |output: &ReplicationOutput| {
            let topics = output.ledger.topics.as_ref().map(|topics| topics.cells.clone());
            topics.map(|cells| (0..cells.width()).map(|place| cells.sum((0, 2), place).unmet).collect::<Vec<_>>())
        };
        assert_eq!(unmet(&stored), unmet(&settled));
    }
}

#[test]
fn the_bound_under_which_reports_are_scheduled_changes_nothing() {
    // Where the ease of a category affects reputation, however little, reports are scheduled for any reputation; elsewhere up to a
    // bound, which rises with the reputation of the community.
    let rising = ["city.reputation=0.0", "behaviour.answers.prior=0.001", "run.months=12"];
    // Not crowded: of two reports within a second, the one that was scheduled first comes first.
    let simulated = |weight: &str| Model::of(TEACHING, &[rising.as_slice(), &[weight]].concat()).one_with_orders();
    let (bounded, unbounded) = (simulated("demand.trivial=0.0"), simulated("demand.trivial=0.000000000001"));
    let reports = |output: &ReplicationOutput| output.orders.iter().map(|row| (row.problem, row.occasion)).collect::<Vec<_>>();
    assert_eq!(reports(&bounded), reports(&unbounded));
    assert!(bounded.orders.len() > 1_000 && bounded.orders == unbounded.orders, "{} orders", bounded.orders.len());
}

#[test]
fn many_occasions_with_a_small_probability_are_like_few_with_a_large_one() {
    // Reports of a problem are a Poisson process in exposure with mean occasions × probability, however frequent the occasions are.
    let simulated = |occasions: f64, reports: f64, in_hand: f64| {
        let p = reports / occasions;
        let intercept = if p < 1.0 { libm::log(p / (1.0 - p)) } else { 40.0 };
        let sets = [
            format!("demand.occasions={occasions:?}"),
            format!("demand.reporting_intercept={intercept:?}"),
            format!("demand.in_hand={in_hand:?}"),
        ];
        let plain = [
            "demand.reporting_trust=0.0",
            "demand.reporting_severity=0.0",
            "demand.affected_sd=0.0",
            "demand.repeat=0.0",
            "demand.telephone=0.0",
            "city.voice_sd=0.0",
        ];
        let sets: Vec<&str> = sets.iter().map(String::as_str).chain(plain).collect();
        let model = Model::of(TEACHING, &sets);
        let output = model.one_with_orders();
        // Problems that began earlier may have been reported before the log of orders begins.
        let first = (model.setup.start / jiesu::time::DAY) as u32;
        let began = output.orders.iter().map(|row| row.problem).filter(|[_, _, day, _]| (first..u32::from(u16::MAX)).contains(day));
        let problems: std::collections::BTreeSet<[u32; 4]> = began.collect();
        (output.ledger.orders as f64, problems.len() as f64)
    };
    // With few occasions all of a life are scheduled, with many only the next.
    let (few, many) = (simulated(20.0, 1.0, 1.0).0, simulated(2_000.0, 1.0, 1.0).0);
    assert!(few > 2_000.0 && (few - many).abs() < 5.0 * (2.0 * (few + many)).sqrt(), "{few} and {many} reports");
    // If each occasion is used, every problem is reported, however many occasions fall into a second.
    let (soon, at_once) = (simulated(1_000.0, 1_000.0, 0.0).1, simulated(1e9, 1e9, 0.0).1);
    assert!(soon > 1_000.0 && (soon - at_once).abs() < 0.02 * soon, "{soon} and {at_once} problems reported");
}

#[test]
fn arrivals_computed_beside_a_days_events_are_the_same() {
    struct Threads;
    impl Executor for Threads {
        fn join(&self, beside: &mut (dyn FnMut() + Send), here: &mut dyn FnMut()) {
            std::thread::scope(|scope| {
                scope.spawn(beside);
                here();
            });
        }
    }
    let everything = ["output.levels=[\"city\", \"street\", \"community\", \"topic\"]", "run.months=12"];
    let cases: [(&str, &[&str]); 4] = [
        // Reputation rises, so that what was prepared for an old bound is prepared again.
        (TEACHING, &["city.generate.residents=100_000", "demand.problems=5", "city.reputation=0.1"]),
        (TEACHING, &["rules.proactive.enabled=true", "rules.proactive.rate=0.5"]),
        ("scenarios/epidemic-2020.toml", &["run.scale=0.01"]),
        ("scenarios/theory/mm1.toml", &[]),
    ];
    for (file, sets) in cases {
        let model = Model::of(file, &[everything.as_slice(), sets].concat());
        let inline = model.one_with_orders();
        let beside = simulate_beside(Some(&Threads), &model.setup, &model.city, 1, 1, Log::Orders);
        assert_same(&inline, &beside, file);
        assert_eq!(
            (inline.ledger.unmet, inline.ledger.communities, inline.ledger.events),
            (beside.ledger.unmet, beside.ledger.communities, beside.ledger.events)
        );
    }
}

#[test]
fn an_enabled_lever_changes_something() {
    // The counterpart of the law above, which a city in which no lever worked would satisfy.
    let levers = ["hotline", "dispatch", "time_limits", "whistle", "callback", "ranking"];
    let all = Model::of(TEACHING, &[]).one_with_orders();
    for lever in levers {
        let mut sets = vec![format!("rules.{lever}.enabled=false")];
        if lever == "callback" {
            sets.push("rules.ranking.enabled=false".into());
        }
        let sets: Vec<&str> = sets.iter().map(String::as_str).collect();
        let without = Model::of(TEACHING, &sets).one_with_orders();
        assert_ne!(all.orders, without.orders, "{lever}");
    }
}

#[test]
fn equal_seeds_give_equal_orders_and_another_replication_others() {
    let model = Model::of(TEACHING, &[]);
    let first = simulate(&model.setup, &model.city, 1, 3, Log::Orders);
    assert_same(&first, &simulate(&model.setup, &model.city, 1, 3, Log::Orders), "again");
    assert_ne!(first.orders, simulate(&model.setup, &model.city, 1, 4, Log::Orders).orders);
    assert_ne!(first.orders, simulate(&model.setup, &model.city, 2, 3, Log::Orders).orders);
}

#[test]
fn problems_are_the_same_under_every_design() {
    // Orders about the same problem on the same occasion come from the same citizen under both designs.
    let reform = Model::of(TEACHING, &[]).one_with_orders();
    let none = Model::of(TEACHING, &["rules.hotline.enabled=false", "rules.ranking.enabled=false", "rules.time_limits.enabled=false"])
        .one_with_orders();
    let key = |order: &jiesu::engine::OrderRow| (order.problem, order.occasion);
    let before: BTreeMap<_, _> = none.orders.iter().map(|order| (key(order), order)).collect();
    let shared: Vec<_> = reform.orders.iter().filter_map(|order| before.get(&key(order)).map(|twin| (order, *twin))).collect();
    assert!(shared.len() * 4 > none.orders.len(), "only {} of {} orders are shared", shared.len(), none.orders.len());
    for (a, b) in shared.iter().filter(|(a, _)| a.occasion < 0x8000) {
        assert_eq!((a.citizen, a.opened, a.by_telephone), (b.citizen, b.opened, b.by_telephone));
    }
}

#[test]
fn the_order_log_adds_up_to_the_ledger() {
    let model = Model::of(TEACHING, &[]);
    let output = model.one_with_orders();
    let start = model.setup.start;
    let total = model.run_total(&output);
    let count = |f: &dyn Fn(&jiesu::engine::OrderRow) -> bool| output.orders.iter().filter(|order| f(order)).count() as u32;
    assert_eq!(total.opened, count(&|o| o.opened >= start));
    assert_eq!(total.closed, count(&|o| o.closed.is_some_and(|t| t >= start)));
    assert_eq!(total.reviews[1].reviewed, count(&|o| o.observer_reviewed.is_some_and(|t| t >= start)));
    assert_eq!(total.reviews[0].reviewed, count(&|o| o.excluded.is_none() && o.reviewed.is_some_and(|t| t >= start)));
}

#[test]
fn the_times_of_an_order_are_in_order() {
    let output = Model::of("scenarios/base/beijing-2019.toml", &["run.scale=0.01", "run.months=2", "run.warmup=2"]).one_with_orders();
    assert!(output.orders.len() > 3_000);
    for order in &output.orders {
        let stations = [Some(order.opened), order.dispatched, order.closed, order.observer_reviewed];
        let times: Vec<i32> = stations.iter().flatten().copied().collect();
        assert!(times.is_sorted(), "{order:?}");
        if let Some(contacted) = order.contacted {
            assert!(order.dispatched.is_some_and(|dispatched| dispatched <= contacted), "{order:?}");
            assert!(order.closed.is_none_or(|closed| contacted <= closed), "{order:?}");
        }
        assert!(order.reviewed.is_none_or(|reviewed| order.closed.is_some_and(|closed| closed <= reviewed)));
        assert!(order.dispatched.is_some() == order.unit.is_some());
    }
}

#[test]
fn without_reform_orders_have_no_trend() {
    // Equivalence test: the 95 % interval of the yearly trend lies within ±1 % of the level. Flat profiles and plain Poisson
    // contacts remove season and weather, which only add noise to the trend.
    let model = Model::of(
        "scenarios/beijing-2017.toml",
        &["run.scale=0.04", "run.months=36", "city.profiles=\"\"", "city.calendar=\"\"", "demand.dispersion=0"],
    );
    let trends: Vec<f64> = model
        .replications(12)
        .iter()
        .map(|output| {
            let days = |period: &jiesu::ledger::Period| {
                let cuts = &model.setup.periods.cuts;
                f64::from(cuts[period.intervals.1 - 1] - cuts[period.intervals.0 - 1]) / 86_400.0
            };
            let daily: Vec<f64> = model.months().map(|m| f64::from(model.total(output, m).opened) / days(m)).collect();
            let n = daily.len() as f64;
            let mean = daily.iter().sum::<f64>() / n;
            let centre = (n - 1.0) / 2.0;
            let (mut above, mut below) = (0.0, 0.0);
            for (i, value) in daily.iter().enumerate() {
                above += (i as f64 - centre) * (value - mean);
                below += (i as f64 - centre) * (i as f64 - centre);
            }
            12.0 * above / below / mean
        })
        .collect();
    let (mean, half) = half_width(&trends);
    assert!(mean.abs() + half < 0.01, "trend {mean} ± {half} per year");
}

#[test]
fn nobody_is_called_back_twice_for_any_callback_delay() {
    for after in ["1 d", "2 d", "10 d"] {
        let after_key = |prefix: &str| format!("{prefix}rules.callback.after=\"{after}\"");
        // The warm-up calls back too: reviews of its orders fall into the measurement period.
        let model = Model::of(TEACHING, &[&after_key(""), &after_key("warmup."), "warmup.rules.callback.enabled=true"]);
        let output = model.one_with_orders();
        let total = model.run_total(&output);
        let counts =
            |order: &&jiesu::engine::OrderRow| order.excluded.is_none() && order.reviewed.is_some_and(|time| time >= model.setup.start);
        let asked = output.orders.iter().filter(counts).count();
        assert_eq!(total.reviews[0].reviewed as usize, asked, "{after}");
        assert!(asked > 500, "{after}");
    }
}

#[test]
fn order_numbers_are_unique() {
    for file in ["scenarios/beijing-2017.toml", "scenarios/base/beijing-2019.toml"] {
        let output = Model::of(file, &["run.scale=0.01", "run.months=3", "run.warmup=3"]).one_with_orders();
        assert_unique(&output, file);
    }
    // Citizens who call again and again, in vain.
    let stubborn = ["demand.repeat=1", "demand.repeat_after=\"1 h\"", "behaviour.ceiling=0", "behaviour.answers.suppressed=0"];
    assert_unique(&Model::of(TEACHING, &stubborn).one_with_orders(), "stubborn");
}

fn assert_unique(output: &ReplicationOutput, what: &str) {
    let mut keys: Vec<_> = output.orders.iter().map(|order| (order.problem, order.occasion)).collect();
    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), count, "{what}");
}

#[test]
fn every_order_closed_after_a_cure_is_cured() {
    // Including orders of callers who were on the line when the problem was cured.
    let output = Model::of("scenarios/beijing-2017.toml", &["run.scale=0.02", "run.months=6", "run.warmup=2"]).one_with_orders();
    let mut cured: BTreeMap<[u32; 4], i32> = BTreeMap::new();
    for order in output.orders.iter().filter(|order| order.cured) {
        let first = cured.entry(order.problem).or_insert(i32::MAX);
        *first = (*first).min(order.closed.unwrap());
    }
    let late = output
        .orders
        .iter()
        .filter(|order| cured.get(&order.problem).is_some_and(|cure| order.closed.is_some_and(|closed| closed > *cure)));
    let late: Vec<_> = late.collect();
    assert!(!late.is_empty());
    assert!(late.iter().all(|order| order.cured));
}

#[test]
fn on_ordinary_days_95_percent_of_calls_are_answered() {
    // Ordinary days: contacts by profile and weekday, without random day factors.
    let model = Model::of("scenarios/base/beijing-2019.toml", &["run.scale=0.05", "run.months=6", "run.warmup=3", "demand.dispersion=0"]);
    let telephone = model.replications(1)[0].ledger.telephone;
    assert!(telephone.answered as f64 >= 0.95 * telephone.calls as f64, "{telephone:?}");
}

#[test]
fn lines_with_short_hours_lose_no_caller() {
    // Callers who are not registered gave up and are counted as never registered.
    let long = Model::of(TEACHING, &["rules.hotline.enabled=false", "city.lines.wrong=0", "city.lines.closes=20"]);
    let short = Model::of(TEACHING, &["rules.hotline.enabled=false", "city.lines.wrong=0", "city.lines.closes=9"]);
    let reports = |model: &Model| {
        let total = model.run_total(&model.replications(1)[0]);
        f64::from(total.opened + total.never_registered)
    };
    let (long, short) = (reports(&long), reports(&short));
    assert!((short / long - 1.0).abs() < 0.1, "{short} reports in one hour a day, {long} in twelve");
}

#[test]
fn values_at_the_ends_of_their_ranges_run_without_panics() {
    // Every key at both ends, the rest as in the teaching city; the engine's assertions check the run.
    let tables = jiesu::scenario::document::tables();
    let mut sets = Vec::new();
    for table in
        tables.iter().filter(|table| ["city", "demand", "behaviour", "costs", "rules"].iter().any(|top| table.path.starts_with(top)))
    {
        for field in table.fields.iter().filter(|field| field.name != "enabled" && !table.path.contains("generate")) {
            let path = table.path.replace("NAME", if table.path.contains("functions") { "housing" } else { "property_management" });
            let volume = ["problems", "occasions", "consultations", "street_staff", "department_staff"].contains(&field.name);
            let ends: Vec<String> = match field.kind {
                Kind::Flag => vec!["true".into(), "false".into()],
                Kind::Whole { min, max } => vec![min.to_string(), max.min(1_000).to_string()],
                Kind::Real { min, max } => {
                    let top = if volume { 4.0 } else { 50.0 };
                    vec![format!("{:?}", min.max(-top)), format!("{:?}", max.min(top))]
                }
                Kind::Span => vec!["\"0 s\"".into(), "\"3000 w\"".into()],
                Kind::Spans => vec!["[\"0 s\", \"0 s\"]".into(), "[\"0 s\", \"3000 w\"]".into()],
                Kind::Choice(words) if table.path.contains("categories") => words.iter().map(|word| format!("\"{word}\"")).collect(),
                _ => continue,
            };
            sets.extend(ends.into_iter().map(|end| format!("{path}.{}={end}", field.name)));
        }
    }
    assert!(sets.len() > 250, "{}", sets.len());
    sets.par_iter().for_each(|set| {
        let sets = ["run.months=2".to_string(), "run.warmup=1".into(), set.clone()];
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(TEACHING);
        // A combination that makes no sense is refused; one that is accepted must run.
        let Ok(scenario) = jiesu::scenario::Scenario::load(&path, &sets) else { return };
        let Ok(setup) = jiesu::setup::Setup::new(&scenario, jiesu::setup::Data::without_files(&scenario.tables)) else { return };
        let city = jiesu::engine::draw_city(&setup, 1);
        let output = std::panic::catch_unwind(|| simulate(&setup, &city, 1, 1, Log::Orders));
        assert!(output.is_ok(), "{set}");
    });
}

#[test]
fn months_that_lead_in_are_simulated_like_measured_ones() {
    let same =
        ["run.warmup=4", "demand.awareness=0.3", "demand.awareness_spread=20.0", "behaviour.answers.heard=1.0", "behaviour.care.habit=0.8"];
    let of = |sets: &[&str]| {
        let model = Model::of("scenarios/teaching/two-streets.toml", &[&same[..], sets].concat());
        let output = model.one_with_orders();
        (model, output)
    };
    let (whole, measured) = of(&["run.start=2019-01-01", "run.months=6"]);
    let (later, led_in) = of(&["run.start=2019-04-01", "run.lead_in=3", "run.months=3"]);
    let from = later.setup.start;
    assert_eq!((whole.setup.rules_from, whole.setup.end), (later.setup.rules_from, later.setup.end));
    let opened = |output: &ReplicationOutput| output.orders.iter().filter(|row| row.opened >= from).cloned().collect::<Vec<_>>();
    assert!(opened(&measured).len() > 500 && opened(&measured) == opened(&led_in));
    for month in later.months() {
        let same = whole.months().find(|other| other.name == month.name).unwrap();
        assert_eq!(whole.total(&measured, same), later.total(&led_in, month), "{}", month.name);
    }
    // Displaced hours are measured from the warm-up in both, so the later run has part of those of the whole.
    let displaced = |output: &ReplicationOutput| output.ledger.hours.iter().map(|hours| hours.displaced).sum::<f64>();
    assert!(displaced(&led_in) > 0.3 * displaced(&measured), "{} of {}", displaced(&led_in), displaced(&measured));
}
