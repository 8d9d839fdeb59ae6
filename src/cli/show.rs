//! `jiesu show`: a scenario as meant, or how the rules of two differ.

use super::{FINE, print};
use clap::Args;
use jiesu::error::Result;
use jiesu::levers::Levers;
use jiesu::scenario::{Phase, Scenario};
use jiesu::time::Date;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Show a scenario as meant, all defaults and inherited keys in place; of two, only the rules that differ
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The scenario. Its paths are shown relative to the current folder, so that `jiesu show A > copy.toml` can be run
    a: PathBuf,
    /// Another scenario to compare it with
    b: Option<PathBuf>,
    /// Set a key in both as if the files said so; may be repeated. Its paths are relative to the current folder
    #[arg(long, value_name = "KEY=VALUE")]
    set: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let a = Scenario::load(&arguments.a, &arguments.set)?;
    let Some(b) = &arguments.b else {
        print(&a.to_toml(Path::new("")))?;
        return Ok(FINE);
    };
    let b = Scenario::load(b, &arguments.set)?;
    let lines = differences(&a, &b);
    print(&if lines.is_empty() { "no rule differs\n".into() } else { lines.join("\n") + "\n" })?;
    Ok(FINE)
}

pub(super) fn differences(a: &Scenario, b: &Scenario) -> Vec<String> {
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
            lines.push(format!("phase.{name}.from: {} -> {}", from[0], from[1]));
        }
        // Where only one has the phase, it is compared with the rules in force in the other on that day.
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

fn rules(path: &str, a: &Levers, b: &Levers, lines: &mut Vec<String>) {
    let value = |levers| serde_json::to_value(levers).unwrap_or_default();
    differing(path, &value(a), &value(b), lines);
}

fn differing(path: &str, a: &Value, b: &Value, lines: &mut Vec<String>) {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            for (key, value) in a {
                differing(&format!("{path}.{key}"), value, &b[key], lines);
            }
        }
        _ if a != b => lines.push(format!("{path}: {a} -> {b}")),
        _ => {}
    }
}
