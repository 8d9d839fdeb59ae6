//! The rules and dates in which two scenarios differ.

use super::{Phase, Scenario};
use crate::levers::Levers;
use crate::time::Date;
use serde_json::Value;
use std::collections::BTreeSet;

/// A key in which two scenarios differ, and the values of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The dotted key.
    pub key: String,
    /// Its values in the two scenarios, as JSON; `none` for the first day of a phase that only the other has.
    pub values: [String; 2],
}

/// The dates of the run that differ: start and months of the measurement period, months of the warm-up. The dates of phases are among
/// the [`differences`].
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// let longer = base.with("longer", &["run.months=2".into()])?;
/// let found = jiesu::scenario::dates(&base, &longer);
/// assert_eq!((found[0].key.as_str(), &found[0].values), ("run.months", &["1".to_string(), "2".to_string()]));
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn dates(a: &Scenario, b: &Scenario) -> Vec<Difference> {
    let of = |scenario: &Scenario| {
        let run = &scenario.tables.run;
        [
            ("start", run.start.to_string()),
            ("months", run.months.to_string()),
            ("warmup", run.warmup.to_string()),
            ("lead_in", run.lead_in.to_string()),
        ]
    };
    let pairs = of(a).into_iter().zip(of(b)).filter(|((_, a), (_, b))| a != b);
    pairs.map(|((key, a), (_, b))| Difference { key: format!("run.{key}"), values: [a, b] }).collect()
}

/// The rules that differ, those of the warm-up first and those of phases last.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// let other = base.with("other", &["rules.callback.reach=0.5".into()])?;
/// let found = jiesu::scenario::differences(&base, &other);
/// assert_eq!(found.len(), 1);
/// assert_eq!((found[0].key.as_str(), found[0].values[1].as_str()), ("rules.callback.reach", "0.5"));
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn differences(a: &Scenario, b: &Scenario) -> Vec<Difference> {
    let mut lines = Vec::new();
    rules("warmup.rules", &a.warmup, &b.warmup, &mut lines);
    rules("rules", &a.tables.rules, &b.tables.rules, &mut lines);
    let names: BTreeSet<&str> = a.phases.iter().chain(&b.phases).map(|phase| phase.name.as_str()).collect();
    let first_day = |name: &&str| [a, b].into_iter().filter_map(|side| phase(side, name)).map(|phase| phase.from).min();
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_by_key(first_day);
    for name in names {
        let sides = [a, b].map(|side| phase(side, name));
        let from = sides.map(|phase| phase.map_or_else(|| "none".into(), |phase| phase.from.to_string()));
        if from[0] != from[1] {
            lines.push(Difference { key: format!("phase.{name}.from"), values: from });
        }
        // A phase that only one scenario has is compared with the rules in force in the other on that day.
        let Some(day) = first_day(&name) else { continue };
        let in_force = |side: usize, of| sides[side].map_or_else(|| rules_on(of, day), |phase| &phase.rules);
        rules(&format!("phase.{name}.rules"), in_force(0, a), in_force(1, b), &mut lines);
    }
    lines
}

fn phase<'a>(scenario: &'a Scenario, name: &str) -> Option<&'a Phase> {
    scenario.phases.iter().find(|phase| phase.name == name)
}

fn rules_on(scenario: &Scenario, day: Date) -> &Levers {
    scenario.phases.iter().rev().find(|phase| phase.from <= day).map_or(&scenario.tables.rules, |phase| &phase.rules)
}

fn rules(path: &str, a: &Levers, b: &Levers, lines: &mut Vec<Difference>) {
    let value = |levers| serde_json::to_value(levers).unwrap_or_default();
    differing(path, &value(a), &value(b), lines);
}

fn differing(path: &str, a: &Value, b: &Value, lines: &mut Vec<Difference>) {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            for (key, value) in a {
                differing(&format!("{path}.{key}"), value, &b[key], lines);
            }
        }
        _ if a != b => lines.push(Difference { key: path.into(), values: [a.to_string(), b.to_string()] }),
        _ => {}
    }
}
