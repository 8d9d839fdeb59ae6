//! Keys that have no effect in a scenario, and why.
//!
//! A key is inert if no value that `check` accepts for it changes any result while all other keys stay as they are: its lever is off, another
//! key is 0, the city is too small, or the run too short. In doubt a key is not listed: listed keys change nothing, bit for bit
//! (`tests/main/levers.rs`); keys that are not listed may happen to change nothing.

mod facts;
mod needs;

#[cfg(feature = "analysis")]
pub(crate) use needs::switches;

use super::values::Tables;
use super::{Scenario, document};
use crate::levers::Levers;
use crate::messages::{Message, message};
use crate::parameters::Kind;
use crate::time::Date;
use needs::{NEEDS, Need};

/// How much of a city is simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    /// Districts.
    pub districts: usize,
    /// Simulated streets.
    pub streets: usize,
    /// Largest number of simulated streets in one district.
    pub most_in_district: usize,
}

/// The keys of a scenario that have no effect.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// let setup = jiesu::Setup::read(&base)?;
/// let inert = setup.inert(&base);
/// // Nothing is known of topics of the month while the lever is off.
/// assert!(inert.reason("rules.monthly_topic.where").is_some());
/// assert!(inert.all().iter().any(|(key, _)| key.starts_with("rules.monthly_topic.")));
/// assert!(inert.reason("rules.callback.reach").is_none());
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Debug)]
pub struct Inert<'a> {
    /// The warm-up, the measurement period and its phases, those with at least one day.
    regimes: Vec<Regime<'a>>,
}

/// The rules in force over some time.
#[derive(Debug)]
struct Regime<'a> {
    /// Where they are set: `rules`, `warmup`, or the name of the phase.
    name: &'a str,
    when: When,
    tables: &'a Tables,
    levers: &'a Levers,
    /// None if it is not known.
    size: Option<Size>,
    /// First day of the warm-up, and first day after the run.
    first: Date,
    end: Date,
    /// First day, and first day after.
    from: Date,
    until: Date,
    /// The tables as JSON, with these rules.
    values: serde_json::Value,
    /// Whether parameter sets vary the tables, so that numbers may differ from these.
    varied: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Warmup,
    Measured,
    Phase,
}

impl<'a> Inert<'a> {
    /// The inert keys of a scenario; if `size` is none, reasons that depend on it are not considered.
    pub(crate) fn new(scenario: &'a Scenario, size: Option<Size>) -> Inert<'a> {
        let tables = &scenario.tables;
        let run = &tables.run;
        let (first, end) = (run.first_day(), run.end());
        let base = serde_json::to_value(tables).unwrap_or_default();
        let mut starts =
            vec![("warmup", When::Warmup, &scenario.warmup, first), ("rules", When::Measured, &tables.rules, run.rules_from())];
        starts.extend(scenario.phases.iter().map(|phase| (phase.name.as_str(), When::Phase, &phase.rules, phase.from)));
        let untils: Vec<Date> = starts[1..].iter().map(|(_, _, _, from)| *from).chain([end]).collect();
        let regime = |((name, when, levers, from), until): ((&'a str, When, &'a Levers, Date), Date)| {
            let mut values = base.clone();
            values["rules"] = serde_json::to_value(levers).unwrap_or_default();
            Regime { name, when, tables, levers, size, first, end, from, until, values, varied: !run.sets.is_empty() }
        };
        let regimes = starts.into_iter().zip(untils).map(regime).filter(|regime| regime.from < regime.until).collect();
        Inert { regimes }
    }

    /// Why the key at a dotted path, such as `rules.whistle.parallel`, has no effect; none if it may have one.
    pub fn reason(&self, key: &str) -> Option<Message> {
        self.reason_at(&key.split('.').collect::<Vec<_>>())
    }

    /// The same for a path in parts, of the measurement period, the warm-up or a phase.
    pub(crate) fn reason_at(&self, path: &[&str]) -> Option<Message> {
        let (key, regimes): (&[&str], Vec<&Regime<'_>>) = match path {
            ["warmup", rest @ ..] => (rest, self.regimes.iter().filter(|regime| regime.when == When::Warmup).collect()),
            ["phase", name, "set", rest @ ..] | ["phase", name, rest @ ..] => {
                let is_it = |regime: &Regime<'_>| regime.when == When::Phase && regime.name == *name;
                (rest, self.regimes.iter().skip_while(|regime| !is_it(regime)).collect())
            }
            ["rules", ..] => (path, self.regimes.iter().filter(|regime| regime.when != When::Warmup).collect()),
            _ => (path, self.regimes.iter().collect()),
        };
        let key = key.join(".");
        if regimes.is_empty() {
            return (path[0] == "warmup").then(|| message!("scenario-no-warmup"));
        }
        // Of several regimes, the reason of the one that fails at the latest need.
        let mut last: Option<(usize, Message)> = None;
        for regime in regimes {
            let (place, reason) = self.missing(regime, &key)?;
            if last.as_ref().is_none_or(|(known, _)| place > *known) {
                last = Some((place, reason));
            }
        }
        last.map(|(_, reason)| reason)
    }

    /// The first need of the key that a regime does not meet, and its position among the needs.
    fn missing(&self, regime: &Regime<'_>, key: &str) -> Option<(usize, Message)> {
        let lever = key.strip_prefix("rules.").and_then(|rest| rest.split_once('.'));
        let mut place = 0;
        if let Some((lever, last)) = lever {
            for (switch, applies) in [("enabled", last != "enabled"), ("where_share", last != "where_share")] {
                let switch = format!("rules.{lever}.{switch}");
                place += 1;
                if applies && !regime.is_on(&switch) {
                    return Some((place, regime.unmet(&switch)));
                }
            }
            place += 1;
            if last == "where" && !regime.holds(facts::Fact::PartOfCity, &self.regimes) {
                return Some((place, facts::Fact::PartOfCity.missing()));
            }
        }
        let whole = lever.map(|(lever, _)| format!("rules.{lever}"));
        let rows =
            NEEDS.iter().filter(|(named, _)| whole.as_deref() == Some(*named)).chain(NEEDS.iter().filter(|(named, _)| *named == key));
        for need in rows.flat_map(|(_, needs)| *needs) {
            place += 1;
            let reason = match need {
                Need::On(other) => (!regime.is_on(other)).then(|| regime.unmet(other)),
                Need::Below1(other) => (!regime.is_below_1(other)).then(|| regime.unmet(other)),
                Need::Word(other, word) => (!regime.has_word(other, word))
                    .then(|| message!("scenario-is-not", key = *other, found = regime.shown(other), word = *word)),
                Need::Fact(fact) => (!regime.holds(*fact, &self.regimes)).then(|| fact.missing()),
            };
            if let Some(reason) = reason {
                return Some((place, reason));
            }
        }
        None
    }

    /// Every key without effect in the measurement period, in the order of the tables.
    pub fn all(&self) -> Vec<(String, Message)> {
        let mut found = Vec::new();
        for table in document::tables() {
            if ["phase", "warmup"].contains(&table.path.split('.').next().unwrap_or_default()) {
                continue;
            }
            for field in table.fields.iter().filter(|field| !matches!(field.kind, Kind::Table(_) | Kind::Named(_) | Kind::Rows(_))) {
                let key = format!("{}.{}", table.path, field.name);
                if let Some(reason) = self.reason(&key) {
                    found.push((key, reason));
                }
            }
        }
        found
    }
}

impl Regime<'_> {
    fn value(&self, key: &str) -> Option<&serde_json::Value> {
        key.split('.').try_fold(&self.values, |value, part| value.get(part))
    }

    /// Whether parameter sets may give a key another value.
    fn varies(&self, key: &str) -> bool {
        self.varied && !key.ends_with(".enabled")
    }

    /// Whether a key is true, above 0 or not empty.
    fn is_on(&self, key: &str) -> bool {
        let on = match self.value(key) {
            Some(serde_json::Value::Bool(flag)) => *flag,
            Some(serde_json::Value::Number(number)) => number.as_f64() > Some(0.0),
            Some(serde_json::Value::Array(items)) => !items.is_empty(),
            _ => true,
        };
        on || self.varies(key)
    }

    fn is_below_1(&self, key: &str) -> bool {
        self.varies(key) || self.value(key).and_then(serde_json::Value::as_f64).is_none_or(|number| number < 1.0)
    }

    fn has_word(&self, key: &str, word: &str) -> bool {
        self.varies(key) || self.value(key).and_then(serde_json::Value::as_str).is_none_or(|found| found == word)
    }

    fn shown(&self, key: &str) -> Message {
        match self.value(key) {
            Some(serde_json::Value::Array(items)) if items.is_empty() => message!("scenario-empty"),
            Some(serde_json::Value::Number(number)) => Message::verbatim(number.as_f64().unwrap_or_default().to_string()),
            Some(value) => Message::verbatim(value.to_string()),
            None => message!("input-nothing"),
        }
    }

    fn unmet(&self, key: &str) -> Message {
        message!("scenario-is", key = key, found = self.shown(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scenario(sets: &[&str]) -> Scenario {
        let text =
            "[city.categories.noise]\nmix = 1\nfunctions = [\"police\"]\n[city.functions.police]\n[rules.callback]\nenabled = true\n";
        Scenario::parse("one", text, &sets.iter().map(|set| set.to_string()).collect::<Vec<_>>()).unwrap()
    }

    fn reason(sets: &[&str], key: &str) -> Option<String> {
        Inert::new(&scenario(sets), None).reason(key).map(|reason| reason.to_string())
    }

    #[test]
    fn every_key_that_is_named_here_exists() {
        let tables = document::tables();
        let known = |key: &str| {
            tables.iter().any(|table| {
                table.path == key || key.strip_prefix(table.path).and_then(|rest| table.field(rest.strip_prefix('.')?)).is_some()
            })
        };
        for (key, needs) in NEEDS {
            assert!(known(key), "{key}");
            for need in *needs {
                if let Need::On(other) | Need::Below1(other) | Need::Word(other, _) = need {
                    assert!(known(other), "{other}");
                }
            }
        }
        let mut keys: Vec<&str> = NEEDS.iter().map(|(key, _)| *key).collect();
        keys.sort_unstable();
        assert!(keys.windows(2).all(|pair| pair[0] != pair[1]), "a key is named twice");
    }

    #[test]
    fn levers_require_what_their_documentation_states() {
        for table in document::tables() {
            let Some(requires) = table.doc.iter().find_map(|line| line.trim().strip_prefix("Requires ")) else { continue };
            let needed = switches().find(|(key, _)| *key == table.path).and_then(|(_, switch)| switch.split('.').nth(1));
            let said = needed.map_or_else(|| "nothing".to_string(), |needed| format!("`{needed}`"));
            assert!(requires.starts_with(&said), "{} requires {requires}", table.path);
        }
    }

    #[test]
    fn a_key_of_a_lever_that_is_off_has_no_effect() {
        assert_eq!(reason(&[], "rules.whistle.report_within").as_deref(), Some("`rules.whistle.enabled` is false"));
        assert_eq!(reason(&["rules.whistle.enabled=true"], "rules.whistle.report_within"), None);
        assert_eq!(reason(&[], "rules.whistle.enabled"), None);
        let share = ["rules.whistle.enabled=true", "rules.whistle.where_share=0"];
        assert_eq!(reason(&share, "rules.whistle.enabled").as_deref(), Some("`rules.whistle.where_share` is 0"));
        assert_eq!(reason(&share, "rules.whistle.where_share"), None);
    }

    #[test]
    fn what_a_mechanism_needs_is_inert_without_it() {
        let none = Some("`behaviour.care.habit`, `habit_ceiling` and `habit_hours` are 0");
        for key in ["behaviour.care.habit_time", "behaviour.care.turnover"] {
            assert_eq!(reason(&[], key).as_deref(), none);
            for on in ["behaviour.care.habit=0.1", "behaviour.care.habit_ceiling=0.1", "behaviour.care.habit_hours=0.1"] {
                assert_eq!(reason(&[on], key), None);
            }
        }
        assert_eq!(reason(&[], "costs.topic").as_deref(), Some("there are no monthly topics and there is no remediation"));
        let under = ["rules.remediation.enabled=true", "rules.remediation.entry=all", "city.categories.noise.structural=0.5"];
        for on in [&["rules.monthly_topic.enabled=true"][..], &under, &["warmup.rules.monthly_topic.enabled=true"]] {
            assert_eq!(reason(on, "costs.topic"), None);
        }
        for key in ["rules.remediation.hours_per_e_fold", "rules.remediation.floor"] {
            assert_eq!(reason(&under, key), None);
            let without = reason(&[&under[..], &["rules.remediation.hours=0"]].concat(), key);
            assert!(without.is_some_and(|reason| reason.ends_with("`rules.remediation.hours` is 0")), "{key}");
        }
    }

    #[test]
    fn the_reason_is_that_of_the_regime_that_fails_at_the_latest_need() {
        let phased =
            "[city.categories.noise]\nmix = 1\n[[phase]]\nname = \"later\"\nfrom = 2019-03-01\n[phase.set.rules.whistle]\nenabled = true\n";
        let scenario = Scenario::parse("one", phased, &[]).unwrap();
        let inert = Inert::new(&scenario, None);
        let why = |key: &str| inert.reason(key).map(|reason| reason.to_string());
        assert_eq!(why("rules.whistle.report_within").as_deref(), Some("no category of a street needs a department"));
        assert_eq!(why("phase.later.rules.whistle.report_within").as_deref(), Some("no category of a street needs a department"));
        assert_eq!(why("warmup.rules.whistle.report_within").as_deref(), Some("`rules.whistle.enabled` is false"));
    }

    #[test]
    fn keys_that_need_time_have_no_effect_in_a_short_run() {
        let on = ["rules.ranking.enabled=true", "rules.monthly_topic.enabled=true", "city.categories.noise.structural=0.5"];
        let months = |n: &'static str| [&on[..], &[n, "run.warmup=0"]].concat();
        assert!(reason(&months("run.months=1"), "rules.ranking.supervision").is_some());
        assert!(reason(&months("run.months=2"), "rules.ranking.supervision").is_none());
        assert!(reason(&months("run.months=1"), "rules.monthly_topic.topic_hours").is_some());
        assert!(reason(&months("run.months=2"), "rules.monthly_topic.topic_hours").is_none());
        assert!(reason(&months("run.months=2"), "rules.monthly_topic.months").is_some());
        assert!(reason(&months("run.months=3"), "rules.monthly_topic.months").is_none());
        assert_eq!(
            reason(&months("run.months=2"), "warmup.rules.hotline.seats").as_deref(),
            Some("there is no warm-up: `run.warmup` is 0")
        );
    }

    #[test]
    fn keys_that_need_size_have_no_effect_in_a_small_city() {
        let scenario = scenario(&["rules.ranking.enabled=true", "rules.integration.enabled=true"]);
        let with = |districts, streets, most_in_district| {
            let inert = Inert::new(&scenario, Some(Size { districts, streets, most_in_district }));
            ["rules.ranking.pass", "rules.ranking.floor", "rules.integration.pooled", "rules.ranking.where"]
                .map(|key| inert.reason(key).is_none())
        };
        assert_eq!(with(1, 1, 1), [false, false, false, false]);
        assert_eq!(with(1, 2, 2), [false, true, true, true]);
        assert_eq!(with(2, 2, 1), [true, true, false, true]);
    }
}
