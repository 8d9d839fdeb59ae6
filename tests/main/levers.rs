//! Guards all levers: at the scale of every shipped scenario each key of each lever changes something over its range, or `check` reports that
//! it is inert there and why; and inert keys change nothing, bit for bit.
//!
//! Keys come from the specs of the tables, so new ones are included automatically. The quick test uses a few scenarios and few months;
//! `make check-long` uses all of them.

use crate::city::last_of_each;
use crate::workspace::{Workspace, listed};
use jiesu::city::City;
use jiesu::engine::{Log, OrderRow, simulate};
use jiesu::ledger::{Cell, Pressed};
use jiesu::parameters::{Field, Kind};
use jiesu::plan::FileKind;
use jiesu::rng::Streams;
use jiesu::scenario::{Scenario, document};
use jiesu::setup::Setup;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;

/// A shortened scenario, and the number of trials that may be needed until a rare event occurs.
struct Shipped {
    file: &'static str,
    sets: &'static [&'static str],
    everything: bool,
    trials: u32,
}

/// Every lever in force from the warm-up on, with options that are off by default. Keys of levers that a scenario lacks are tested this way.
fn everything() -> Vec<String> {
    let levers = jiesu::levers::Levers::default();
    let names = levers.places().map(|(name, _)| name);
    let on = names.iter().flat_map(|name| ["", "warmup."].map(|when| format!("{when}rules.{name}.enabled=true")));
    let more = [
        "rules.callback.send_back=1",
        "behaviour.answers.telephone=0.3",
        "rules.whistle.accountability=0.3",
        "rules.whistle.assessment=street",
        "rules.integration.pooled_bureaus=0.3",
        "rules.early_warning.measure=capacity",
        "rules.early_warning.threshold=1",
        "rules.media.hazard=1",
        "rules.ranking.remediation=0.3",
        "rules.ranking.target=0.5",
        "rules.ranking.ratchet=0.5",
        "rules.ranking.target_score=0.3",
        "rules.exclusion.deferred=0.3",
        "city.categories.sanitation.structural=0.5",
        "rules.remediation.share=0.5",
        "rules.remediation.exit_score=0.8",
        "rules.remediation.hours=500",
        "behaviour.gaming=0.5",
    ];
    on.chain(more.map(String::from)).collect()
}

/// Everything that a trial contributes to results; the number of events and the time before the measurement period are not part of them.
#[derive(PartialEq)]
struct Trace {
    ledger: Vec<u8>,
    orders: Vec<OrderRow>,
    periods: String,
}

struct Design {
    scenario: Scenario,
    setup: Setup,
    city: City,
}

impl Design {
    /// None if the checks refuse the scenario.
    fn of(file: &str, sets: &[String]) -> Option<Design> {
        let sets = last_of_each(sets.iter().cloned());
        let scenario = Scenario::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(file), &sets).ok()?;
        let setup = Setup::read(&scenario).ok()?;
        let run = &setup.tables.run;
        let city = City::draw(&setup.source, &setup.tables, &setup.functions, Streams::of_city(run.seed, 1), run.scale);
        Some(Design { scenario, setup, city })
    }

    fn trace(&self, trial: u32) -> Trace {
        let output = simulate(&self.setup, &self.city, 1, trial, Log::Orders);
        let mut ledger = output.ledger;
        ledger.events = 0;
        ledger.places[..self.city.streets.len()].fill(Cell::default());
        ledger.units[..self.city.units.len()].fill(Cell::default());
        ledger.pressed[..self.city.units.len()].fill(Pressed::default());
        Trace { ledger: ledger.to_bytes(), orders: output.orders, periods: format!("{:?}", self.setup.periods.periods) }
    }

    fn reason(&self, key: &str) -> Option<String> {
        self.setup.inert(&self.scenario).reason(key).map(|reason| reason.to_string())
    }
}

/// The result of testing a key.
#[derive(Debug, PartialEq)]
enum Outcome {
    Changes,
    Nothing(Vec<String>),
    Refused,
}

struct Guard<'a> {
    shipped: &'a Shipped,
    sets: Vec<String>,
    base: Design,
    traces: Mutex<BTreeMap<(String, u32), std::sync::Arc<Trace>>>,
}

impl Guard<'_> {
    fn of(shipped: &Shipped) -> Guard<'_> {
        // Optional output takes time and adds no information.
        let mut sets = vec!["output.levels=[\"city\"]".to_string()];
        sets.extend(shipped.sets.iter().map(|set| set.to_string()));
        if shipped.everything {
            sets.extend(everything());
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(shipped.file);
        let base = Design::of(shipped.file, &sets)
            .unwrap_or_else(|| panic!("{}", Scenario::load(&path, &sets).map(|s| Setup::read(&s).map(drop)).unwrap_err()));
        Guard { shipped, sets, base, traces: Mutex::default() }
    }

    fn design(&self, more: &[String]) -> Option<Design> {
        Design::of(self.shipped.file, &[&self.sets[..], more].concat())
    }

    /// The trace of the base with a context, cached.
    fn before(&self, context: &[String], design: &Design, trial: u32) -> std::sync::Arc<Trace> {
        let key = (context.join(" "), trial);
        if let Some(known) = self.traces.lock().unwrap().get(&key) {
            return known.clone();
        }
        let trace = std::sync::Arc::new(design.trace(trial));
        self.traces.lock().unwrap().entry(key).or_insert(trace).clone()
    }

    /// The keys of all levers, and of the old lines and the old ladder.
    fn keys(&self) -> Vec<(String, Field)> {
        let of_levers = |path: &str| path.starts_with("rules.") || ["city.lines", "city.ladder"].contains(&path);
        let tables = document::tables().into_iter().filter(|table| of_levers(table.path));
        tables.flat_map(|table| table.fields.into_iter().map(move |field| (format!("{}.{}", table.path, field.name), field))).collect()
    }

    /// Values over the range of a key other than its current one: the ends and a value between, every word, both flags.
    fn values(&self, key: &str, field: &Field) -> Vec<String> {
        let tables = serde_json::to_value(&self.base.scenario.tables).unwrap();
        let now = key.split('.').try_fold(&tables, |value, part| value.get(part)).cloned().unwrap_or_default();
        let source = &self.base.setup.source;
        let number = now.as_f64().unwrap_or_default();
        let values: Vec<String> = match field.kind {
            Kind::Flag => vec!["true".into(), "false".into()],
            Kind::Whole { min, max } => [max.min(1_000_000), min, i64::midpoint(min, max.min(12))].iter().map(i64::to_string).collect(),
            Kind::Real { min, max } => {
                // What is open to one side or to both is tried not too far away: no simulation could bear the ends.
                let (low, high) =
                    if min < -1e3 { (number - 3.0, number + 3.0) } else { (min, if max > 1e3 { 8.0 * number + 1.0 } else { max }) };
                [high, low, f64::midpoint(low, high)].map(|x| format!("{x:?}")).into()
            }
            Kind::Span => ["0 s", "30 d", "5 h"].map(|text| format!("\"{text}\"")).into(),
            Kind::Choice(words) => words.iter().map(|word| format!("\"{word}\"")).collect(),
            Kind::Reals { .. } => ["[1, 0, 0]", "[0, 0, 1]", "[0.2, 0.3, 0.5]"].map(String::from).into(),
            Kind::Texts(_) => {
                let street = source.streets.first().map(|street| &street.code).filter(|_| self.base.setup.tables.run.scale >= 1.0);
                source
                    .districts
                    .last()
                    .map(|district| &district.code)
                    .into_iter()
                    .chain(street)
                    .map(|code| format!("[\"{code}\"]"))
                    .collect()
            }
            _ => Vec::new(),
        };
        values.into_iter().filter(|value| toml_value(value) != Some(now.clone())).collect()
    }

    /// Tests a key until something changes. A value that the checks refuse because of another lever is tested without that lever, or with
    /// the one that it requires.
    fn attempt(&self, key: &str, field: &Field) -> Outcome {
        self.attempt_values(key, &self.values(key, field))
    }

    fn attempt_values(&self, key: &str, values: &[String]) -> Outcome {
        let mut tried = Vec::new();
        for trial in 1..=self.shipped.trials {
            for value in values {
                for context in contexts(key) {
                    let set = format!("{key}={value}");
                    let Some(changed) = self.design(&[&context[..], std::slice::from_ref(&set)].concat()) else { continue };
                    let other = if context.is_empty() { None } else { self.design(&context) };
                    let base = match &other {
                        Some(other) => other,
                        None if context.is_empty() => &self.base,
                        None => continue,
                    };
                    if *self.before(&context, base, trial) != changed.trace(trial) {
                        return Outcome::Changes;
                    }
                    // Of what is off in this context nothing is expected.
                    if base.reason(key).is_none() && !tried.contains(&set) {
                        tried.push(set);
                    }
                    break;
                }
            }
        }
        if tried.is_empty() { Outcome::Refused } else { Outcome::Nothing(tried) }
    }

    /// The keys among `inert` that change something after all: first all together, in one trial, then each alone.
    fn unsound(&self, inert: &[(String, Field)]) -> Vec<String> {
        let base = self.before(&[], &self.base, 1);
        let changes = |sets: &[String]| self.design(sets).map(|design| *base != design.trace(1));
        // A switch may give other keys an effect, so it is tested alone.
        let (switches, others): (Vec<_>, Vec<_>) = inert.iter().partition(|(key, _)| key.ends_with(".enabled"));
        let each = |place: usize| -> Vec<String> {
            let value = |(key, field): &&(String, Field)| {
                let values = self.values(key, field);
                values.get(place % values.len().max(1)).map(|value| format!("{key}={value}"))
            };
            others.iter().filter_map(value).collect()
        };
        let together = (0..3).into_par_iter().all(|place| changes(&each(place)) == Some(false));
        let alone = |(key, field): &&(String, Field)| {
            let values = self.values(key, field);
            values
                .into_iter()
                .map(|value| format!("{key}={value}"))
                .filter(|set| changes(std::slice::from_ref(set)) == Some(true))
                .collect()
        };
        let suspects: Vec<&(String, Field)> = if together { switches } else { inert.iter().collect() };
        suspects.par_iter().map(alone).collect::<Vec<Vec<String>>>().concat()
    }

    /// Whether the key changes something after all, in the scenario with longer calls: see [`FEW_CALLS`].
    fn changes_with_longer_calls(&self, key: &str, field: &Field) -> bool {
        let (files, keys) = FEW_CALLS;
        let longer = Shipped { file: self.shipped.file, sets: &["demand.handling=5 h"], ..*self.shipped };
        files.contains(&self.shipped.file) && keys.contains(&key) && {
            let mut guard = Guard { shipped: &longer, sets: self.sets.clone(), base: self.design(&[]).unwrap(), traces: Mutex::default() };
            guard.sets.extend(longer.sets.iter().map(|set| set.to_string()));
            guard.base = guard.design(&[]).unwrap();
            guard.attempt(key, field) == Outcome::Changes
        }
    }

    /// The faults of the levers in this scenario, or of the reports on them.
    #[allow(clippy::print_stdout, reason = "the long guard says how far it is")]
    fn faults(&self) -> Vec<String> {
        let (inert, alive): (Vec<_>, Vec<_>) = self.keys().into_iter().partition(|(key, _)| self.base.reason(key).is_some());
        // Theory scenarios use few features; only the reports on them are checked.
        let asked: &[(String, Field)] = if self.shipped.file.contains("/theory/") { &[] } else { &alive };
        let dead = asked.par_iter().filter_map(|(key, field)| match self.attempt(key, field) {
            Outcome::Changes => None,
            Outcome::Nothing(_) if self.changes_with_longer_calls(key, field) => None,
            Outcome::Nothing(tried) => Some(format!("changes nothing and is not said to be inert: {}", tried.join(", "))),
            Outcome::Refused => self.is_free(key).then(|| format!("no value of `{key}` could be tried")),
        });
        let mut faults: Vec<String> = dead.collect();
        let others = self.base.setup.inert(&self.base.scenario).all();
        let tables = document::tables();
        let field = |key: &str| {
            let (path, name) = key.rsplit_once('.').unwrap();
            tables.iter().find(|table| table.path == path).and_then(|table| table.field(name)).cloned()
        };
        let others = others
            .iter()
            .filter(|(key, _)| inert.iter().all(|(known, _)| known != key))
            .filter_map(|(key, _)| Some((key.clone(), field(key)?)));
        let inert: Vec<(String, Field)> = inert.iter().cloned().chain(others).collect();
        faults.extend(self.unsound(&inert).into_iter().map(|set| format!("is said to be inert and changes something: {set}")));
        let name = if self.shipped.everything { "with every lever" } else { "as it is" };
        println!("{} {name}: {} keys alive, {} inert, {} faults", self.shipped.file, alive.len(), inert.len(), faults.len());
        faults.into_iter().map(|fault| format!("{} {name}: {fault}", self.shipped.file)).collect()
    }

    /// Whether the key has another value to test: a list of places has none in a city with one place.
    fn is_free(&self, key: &str) -> bool {
        !key.ends_with(".where")
    }
}

/// Small cities in which one seat per line is enough in nearly every hour, so that the keys of the roster rarely change anything. `check` does
/// not report them, because it reports only certain cases; with longer calls they must change something. `docs/inert-keys.md` lists them.
const FEW_CALLS: (&[&str], &[&str]) = (
    &[
        "scenarios/haidian-rubbish.toml",
        "scenarios/kansas-city.toml",
        "scenarios/teaching/masks.toml",
        "scenarios/teaching/mine.toml",
        "scenarios/teaching/rubbish.toml",
        "scenarios/teaching/twins.toml",
        "scenarios/teaching/two-streets.toml",
    ],
    &["city.lines.seats", "rules.hotline.seats", "rules.hotline.occupancy", "rules.hotline.safety"],
);

fn toml_value(value: &str) -> Option<serde_json::Value> {
    let table: toml::Table = format!("x = {value}").parse().ok()?;
    let value = serde_json::to_value(&table["x"]).ok()?;
    Some(value.as_f64().map_or(value, |number| serde_json::json!(number)))
}

/// Further settings with which a value of the key may be accepted: none; levers that require its lever off; levers that it requires on.
fn contexts(key: &str) -> Vec<Vec<String>> {
    let off: &[&str] = match key.split('.').nth(1) {
        Some("callback") => &[
            "rules.ranking.enabled=false",
            "rules.exclusion.enabled=false",
            "rules.whistle.accountability=0",
            "rules.remediation.enabled=false",
        ],
        Some("hotline") => &["rules.early_warning.enabled=false"],
        Some("ranking") => &["rules.whistle.accountability=0", "rules.remediation.enabled=false"],
        _ => &[],
    };
    let on: &[&str] = match key.split('.').nth(1) {
        Some("ranking" | "exclusion") => &["rules.callback.enabled=true"],
        Some("early_warning") => &["rules.hotline.enabled=true"],
        Some("whistle" | "remediation") => &["rules.callback.enabled=true", "rules.ranking.enabled=true"],
        _ => &[],
    };
    let mut all = vec![Vec::new()];
    all.extend([off, on].into_iter().filter(|sets| !sets.is_empty()).map(|sets| sets.iter().map(|set| set.to_string()).collect()));
    all
}

fn guard<'a>(shipped: impl IntoIterator<Item = &'a Shipped>) {
    let faults: Vec<String> = shipped.into_iter().flat_map(|one| Guard::of(one).faults()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

const QUICK: [Shipped; 3] = [
    Shipped { file: "scenarios/teaching/twins.toml", sets: &["run.months=2", "run.warmup=1"], everything: false, trials: 30 },
    // Calls so long that one seat is not enough, and problems that recur before the end of the run.
    Shipped {
        file: "scenarios/teaching/two-streets.toml",
        sets: &["run.months=3", "run.warmup=2", "demand.handling=30 min", "behaviour.suppressed=5 d"],
        everything: true,
        trials: 3,
    },
    Shipped {
        file: "scenarios/base/beijing-2019.toml",
        sets: &["run.scale=0.01", "run.months=2", "run.warmup=1"],
        everything: false,
        trials: 3,
    },
];

#[test]
fn every_key_of_every_lever_changes_something_or_is_reported_as_inert() {
    guard(&QUICK);
}

/// Every scenario at its own scale. Months are as few as an assessment before the end, a topic with two months before it, and the
/// scenario's phases and shocks allow; with few orders, more trials.
const LONG: &[Shipped] = &[
    Shipped { file: "scenarios/teaching/two-streets.toml", sets: &[], everything: false, trials: 30 },
    Shipped { file: "scenarios/teaching/two-streets.toml", sets: &[], everything: true, trials: 30 },
    Shipped { file: "scenarios/teaching/twins.toml", sets: &[], everything: false, trials: 30 },
    Shipped { file: "scenarios/teaching/mine.toml", sets: &[], everything: true, trials: 30 },
    Shipped { file: "scenarios/teaching/mine.toml", sets: &[], everything: false, trials: 30 },
    Shipped { file: "scenarios/teaching/rubbish.toml", sets: &[], everything: false, trials: 30 },
    Shipped { file: "scenarios/teaching/masks.toml", sets: &[], everything: false, trials: 30 },
    Shipped { file: "scenarios/teaching/masks.toml", sets: &["rules.early_warning.measure=thin"], everything: true, trials: 30 },
    Shipped { file: "scenarios/haidian-rubbish.toml", sets: &[], everything: false, trials: 50 },
    Shipped { file: "scenarios/kansas-city.toml", sets: &["run.months=3", "run.warmup=3"], everything: false, trials: 3 },
    Shipped { file: "scenarios/boston-2011.toml", sets: &["run.months=2", "run.warmup=3"], everything: false, trials: 3 },
    Shipped { file: "scenarios/pinggu-2016.toml", sets: &["run.months=8", "run.warmup=1"], everything: false, trials: 3 },
    Shipped { file: "scenarios/beijing-2017.toml", sets: SHORT, everything: false, trials: 2 },
    Shipped { file: "scenarios/beijing-2018-whistle.toml", sets: SHORT, everything: false, trials: 2 },
    Shipped { file: "scenarios/pilot-169.toml", sets: SHORT, everything: false, trials: 2 },
    Shipped { file: "scenarios/base/beijing-2019.toml", sets: SHORT, everything: false, trials: 2 },
    Shipped { file: "scenarios/base/beijing-2019.toml", sets: SHORT, everything: true, trials: 2 },
    Shipped {
        file: "scenarios/beijing-2021.toml",
        sets: &["run.months=2", "run.warmup=1", "run.lead_in=3", "run.sets=\"\""],
        everything: false,
        trials: 2,
    },
    Shipped { file: "scenarios/epidemic-2020.toml", sets: &["run.months=6", "run.warmup=1"], everything: false, trials: 2 },
    Shipped { file: "scenarios/theory/fixed-point.toml", sets: &["run.months=3", "run.warmup=1"], everything: false, trials: 2 },
    Shipped { file: "scenarios/theory/whistled.toml", sets: &["run.months=2", "run.warmup=1"], everything: false, trials: 2 },
    Shipped { file: "scenarios/theory/priorities.toml", sets: &["run.months=2", "run.warmup=1"], everything: false, trials: 2 },
    Shipped { file: "scenarios/theory/erlang-a.toml", sets: &["run.months=1", "run.warmup=1"], everything: false, trials: 2 },
    Shipped { file: "scenarios/theory/jackson.toml", sets: &["run.months=1", "run.warmup=1"], everything: false, trials: 2 },
];
const SHORT: &[&str] = &["run.months=2", "run.warmup=1"];

#[test]
#[ignore = "an hour and more: make check-long"]
#[allow(clippy::disallowed_methods)] // `make check-long` names the part in the environment.
fn every_key_of_every_lever_changes_something_at_every_shipped_scale() {
    let only = std::env::var("ONLY").unwrap_or_default();
    guard(LONG.iter().filter(|shipped| shipped.file.contains(&only)));
}

#[test]
fn the_guard_finds_a_dead_key_and_a_false_report() {
    let shipped =
        Shipped { file: "scenarios/teaching/two-streets.toml", sets: &["run.months=1", "run.warmup=1"], everything: false, trials: 1 };
    let guard = Guard::of(&shipped);
    let keys = guard.keys();
    let of = |key: &str| keys.iter().find(|(known, _)| known == key).unwrap().clone();
    // A dead key: one of a lever that is off, tested as if it were not reported.
    let (key, field) = of("rules.media.attention");
    assert_eq!(guard.attempt(&key, &field), Outcome::Refused);
    let (key, field) = of("rules.callback.reach");
    assert_eq!(guard.attempt(&key, &field), Outcome::Changes);
    // A value that changes nothing without being reported: here the current value of the key.
    assert!(matches!(guard.attempt_values(&key, &["0.87".into()]), Outcome::Nothing(_)));
    // A false report: a key with an effect among those without.
    let lies = guard.unsound(&[of("rules.media.attention"), of("rules.callback.reach"), of("rules.ranking.enabled")]);
    assert!(lies.iter().any(|set| set.starts_with("rules.callback.reach=")), "{lies:?}");
    assert!(lies.iter().all(|set| !set.starts_with("rules.media")), "{lies:?}");
}

/// Effects that carry over from one regime to the next, or apply in part of the city only, keep keys from being inert.
#[test]
fn a_key_that_acts_through_an_earlier_or_later_regime_is_not_reported_as_inert() {
    let city = "start = 2019-01-01\n[city.generate]\nresidents = 60_000\ndistricts = 2\n[city.functions.police]\n[city.categories.noise]\n\
        mix = 1\nlife = \"300 d\"\nstructural = 0.5\nfunctions = [\"police\"]\n";
    let open = "rules.hotline.enabled = true\nrules.dispatch.enabled = true\nwarmup.rules.hotline.enabled = true\nwarmup.rules.dispatch.enabled = true\n";
    let warning = "early_warning = { enabled = true, measure = \"capacity\", threshold = 0.5, least = 1, capacity = ";
    for (months, rules, set) in [
        (
            "months = 3\nwarmup = 1\n",
            "rules.time_limits = { enabled = true, general = \"1 d\", paper = 0.9 }\nrules.callback = { enabled = true, audit = 1, where = [\"d01\"] }\n"
                .to_string(),
            "rules.time_limits.paper=0",
        ),
        (
            "months = 3\nwarmup = 2\n",
            "rules.media = { enabled = true, hazard = 0 }\nwarmup.rules.media = { enabled = true, hazard = 1 }\n\
             demand = { repeat = 1, repeat_after = \"6 d\" }\nbehaviour.suppressed = \"2 d\"\n"
                .to_string(),
            "rules.media.suppression_factor=20",
        ),
        (
            "months = 2\nwarmup = 3\n",
            format!("rules.{warning}3 }}\nwarmup.rules.{warning}0 }}\n"),
            "warmup.rules.early_warning.lasts=60 d",
        ),
        (
            "months = 3\nwarmup = 1\n",
            "city.department_staff = 30\nrules.monthly_topic = { enabled = true, topic_hours = 1000, hours_per_e_fold = 2000 }\n\
             [[phase]]\nname = \"b\"\nfrom = 2019-03-06\n"
                .to_string(),
            "phase.b.rules.monthly_topic.hours_per_e_fold=20",
        ),
        (
            "months = 3\nwarmup = 1\n",
            "city.department_staff = 30\nrules.remediation = { enabled = true, entry = \"all\", hours = 1000, hours_per_e_fold = 2000 }\n\
             [[phase]]\nname = \"b\"\nfrom = 2019-03-06\nset.rules.remediation.hours = 0\n"
                .to_string(),
            "phase.b.rules.remediation.hours_per_e_fold=20",
        ),
    ] {
        let (rules, phase) = rules.split_once("[[phase]]").map_or((rules.as_str(), String::new()), |(rules, rest)| (rules, format!("[[phase]]{rest}")));
        let text = format!("{open}{rules}[run]\n{months}{city}{phase}");
        let design = |sets: &[&str]| {
            let sets: Vec<String> = sets.iter().map(|set| set.to_string()).collect();
            let scenario = Scenario::parse("one", &text, &sets).unwrap_or_else(|error| panic!("{error}\n{text}"));
            let setup = Setup::read(&scenario).unwrap();
            let city = City::draw(&setup.source, &setup.tables, &setup.functions, Streams::of_city(1, 1), setup.tables.run.scale);
            Design { scenario, setup, city }
        };
        let (base, other) = (design(&[]), design(&[set]));
        assert!((1..=8).any(|trial| base.trace(trial) != other.trace(trial)), "{set} changes something");
        assert!(other.scenario.notes(&other.setup.inert(&other.scenario)).iter().all(|note| !set.starts_with(&note.key)), "{set} is not noted");
    }
}

#[test]
fn check_notes_keys_without_effect_and_the_reason_and_succeeds() {
    let workspace = Workspace::with_scenarios();
    let text = "extends = \"scenarios/teaching/two-streets.toml\"\n[rules.media]\nhazard = 0.5\n[rules.whistle]\nparallel = true\nanswer_weight = 0.2\n";
    workspace.write("mine.toml", text.as_bytes());
    let left = workspace.jiesu(&["check", "mine.toml", "--set", "rules.ranking.pass=0.4"]);
    assert_eq!((left.code, left.out.as_str()), (Some(0), "mine.toml: fine\n"));
    let lines: Vec<&str> = left.err.lines().collect();
    let expected = [
        "--set: note: `rules.ranking.pass`: has no effect here: only one district is simulated",
        "mine.toml:3:1: note: `rules.media.hazard`: has no effect here: `rules.media.enabled` is false",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn check_notes_keys_of_the_warm_up_and_of_phases_by_the_rules_in_force_then() {
    let workspace = Workspace::with_scenarios();
    let sets = [
        "warmup.rules.media.hazard=0.5",
        "phase.follow_up.rules.media.hazard=0.5",
        "rules.media.attention=0.5",
        "rules.media.where_share=0.5",
    ];
    let sets: Vec<&str> = sets.iter().flat_map(|set| ["--set", *set]).collect();
    let left = workspace.jiesu(&[&["check", "scenarios/haidian-rubbish.toml"], &sets[..]].concat());
    // Media are off until the phase begins; the key of the measurement period applies in the phase too.
    let note = "--set: note: `warmup.rules.media.hazard`: has no effect here: `rules.media.enabled` is false\n";
    assert_eq!((left.code, left.err.as_str()), (Some(0), note));
    let none =
        workspace.jiesu(&["check", "scenarios/haidian-rubbish.toml", "--set", "run.warmup=0", "--set", "warmup.rules.media.hazard=0.5"]);
    assert_eq!(none.err, "--set: note: `warmup.rules.media.hazard`: has no effect here: there is no warm-up: `run.warmup` is 0\n");
}

#[test]
fn run_and_compare_note_keys_without_effect_unless_they_are_quiet() {
    let workspace = Workspace::with_scenarios();
    let small = ["--reps", "1", "--set", "run.months=1", "--set", "run.warmup=1", "--force"];
    let note = "--set: note: `rules.media.hazard`: has no effect here: `rules.media.enabled` is false\n";
    let run = ["run", "scenarios/teaching/two-streets.toml", "--set", "rules.media.hazard=0.5"];
    assert_eq!(workspace.jiesu(&[&run[..], &small].concat()).err, note);
    assert_eq!(workspace.jiesu(&[&run[..], &small, &["--quiet"]].concat()).err, "");
    assert!(
        workspace
            .jiesu(&[&run[..], &small, &["--lang", "zh"]].concat())
            .err
            .starts_with("--set: 提示：`rules.media.hazard` 在此不起作用：")
    );
    // A key set to its default is not noted.
    let default = ["run", "scenarios/teaching/two-streets.toml", "--set", "rules.media.hazard=0.02"];
    assert_eq!(workspace.jiesu(&[&default[..], &small].concat()).err, "");
    // In a plan a key is noted if it has no effect in any design that it applies to.
    let plan = "base = \"scenarios/teaching/two-streets.toml\"\nset = { \"rules.media.hazard\" = 0.5, \"rules.whistle.max_blows\" = 9 }\n\
        [[design]]\nname = \"a\"\n[[design]]\nname = \"b\"\nset = { \"rules.whistle.enabled\" = false }\n[[design]]\nname = \"c\"\nset = { \"rules.proactive.rate\" = 1 }\n";
    workspace.write("plan.toml", plan.as_bytes());
    let left = workspace.jiesu(&[&["compare", "plan.toml"], &small[..]].concat());
    let noted: Vec<&str> = left.err.lines().filter(|line| line.contains("has no effect here")).collect();
    assert_eq!(noted.len(), 2, "{}", left.err);
    assert!(noted[0].starts_with("plan.toml:2:9: note: `rules.media.hazard`:"), "{}", left.err);
    assert!(noted[1].starts_with("plan.toml:") && noted[1].contains("`rules.proactive.rate`"), "{}", left.err);
    let said = workspace.jiesu(&["check", "plan.toml"]).err;
    assert_eq!(said.lines().filter(|line| line.contains("has no effect here")).collect::<Vec<_>>(), noted);
}

/// The repository's scenarios in these folders, in their order.
fn shipped(folders: &[&str]) -> Vec<&'static str> {
    let of = |file: &str| folders.iter().position(|folder| file.rsplit_once('/').is_some_and(|(above, _)| above == *folder));
    let is_one = |file: &&str| file.ends_with(".toml") && of(file).is_some();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_plan = |file: &&str| matches!(FileKind::of(&root.join(file)), Ok(FileKind::Designs { .. }));
    let mut files: Vec<&str> = listed().filter(is_one).filter(|file| !is_plan(file)).collect();
    files.sort_by_key(|file| (of(file), *file));
    files
}

#[test]
fn shipped_scenarios_set_no_key_without_effect() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for file in shipped(&["scenarios", "scenarios/teaching"]) {
        let path = root.join(file);
        let scenario = Scenario::load(&path, &[]).unwrap();
        let setup = Setup::read(&scenario).unwrap();
        let notes = scenario.notes(&setup.inert(&scenario)).into_iter().filter(|note| !note.is_default);
        // Keys prepared for switches of the teaching page, which give them an effect.
        let prepared = ["rules.callback.audit", "rules.whistle.report_within"];
        let notes = notes.filter(|note| !file.starts_with("scenarios/teaching/") || !prepared.contains(&note.key.as_str()));
        found.extend(notes.map(|note| format!("{file}: {}: {}", note.key, note.reason)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_list_of_inert_keys_is_that_of_the_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = std::fs::read_to_string(root.join("docs/inert-keys.md")).unwrap();
    let (_, rest) = document.split_once("<!-- printed: jiesu check --inert ").unwrap();
    let (stored, _) = rest.split_once(" -->\n").unwrap().1.split_once("<!-- end -->").unwrap();
    let files = shipped(&["scenarios", "scenarios/teaching", "scenarios/theory"]);
    let output =
        std::process::Command::new(env!("CARGO_BIN_EXE_jiesu")).args(["check", "--inert"]).args(&files).current_dir(root).output().unwrap();
    assert_eq!(stored, String::from_utf8(output.stdout).unwrap(), "`make tables FILES=docs/inert-keys.md` writes the table anew");
}
