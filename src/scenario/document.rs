//! The shape of a whole scenario file: the tables, and the keys next to them.

use super::values::Tables;
use crate::input::format;
use crate::input::value::literal;
use crate::levers::Levers;
use crate::messages::{Language, text};
use crate::parameters::documentation::Meaning;
use crate::parameters::{Field, Kind, Spec, Table, Tag};
use std::fmt::Write as _;

/// The shape of a scenario file: every key that it may contain.
pub(crate) fn spec() -> Spec {
    let mut spec = Tables::spec();
    spec.fields.insert(0, format::field());
    spec.fields.insert(
        2,
        field("extends", &[" Another scenario file, relative to this one; its keys apply unless this file sets them."], Kind::Text),
    );
    spec.fields.push(field("warmup", &[" What differs in the warm-up."], Kind::Table(warmup)));
    spec.fields.push(field("phase", &[" Dates from which other rules are in force."], Kind::Rows(phase)));
    spec
}

fn warmup() -> Spec {
    let rules = field("rules", &[" The rules of the warm-up; levers that are not given are off."], Kind::Table(Levers::spec));
    Spec { path: "warmup", doc: &[" The months before the measurement period."], fields: vec![rules] }
}

fn phase() -> Spec {
    let fields = vec![
        field("name", &[" Its name; `--set phase.NAME.rules.…` sets its rules."], Kind::Text),
        field("from", &[" Its first day, when `rules` are in force already."], Kind::Date),
        field("set", &[" What changes on that day; everything else stays as before."], Kind::Table(phase_set)),
    ];
    Spec { path: "phase", doc: &[" A date from which other rules are in force."], fields }
}

fn phase_set() -> Spec {
    let rules = field("rules", &[" The rules that change."], Kind::Table(Levers::spec));
    Spec { path: "phase.set", doc: &[" What a phase changes."], fields: vec![rules] }
}

pub(crate) fn field(name: &'static str, doc: &'static [&'static str], kind: Kind) -> Field {
    Field { name, doc, kind, unit: "", tag: Tag::S, source: "", default: || serde_json::Value::Null }
}

/// Every table of a scenario file, each once, in source order.
///
/// ```
/// let tables = jiesu::scenario::document::tables();
/// assert!(tables.iter().any(|table| table.path == "rules.callback" && table.is_lever()));
/// assert!(tables.iter().any(|table| table.path == "demand" && !table.is_lever()));
/// ```
pub fn tables() -> Vec<Spec> {
    below(spec())
}

/// A table and all tables below it, each once.
pub(crate) fn below(spec: Spec) -> Vec<Spec> {
    let mut found: Vec<Spec> = Vec::new();
    collect(spec, &mut found);
    found
}

fn collect(spec: Spec, found: &mut Vec<Spec>) {
    if found.iter().any(|known| known.path == spec.path) {
        return;
    }
    let below: Vec<Spec> = spec.fields.iter().filter_map(|field| field.kind.below()).collect();
    found.push(spec);
    for table in below {
        collect(table, found);
    }
}

/// Every parameter as a Markdown table: each key that has a value and a default, in source order.
///
/// `docs/odd.md` contains this table in English, and a test compares the two.
///
/// ```
/// assert!(jiesu::scenario::document::parameters(jiesu::Language::English).contains("`rules.callback.reach`"));
/// ```
pub fn parameters(language: Language) -> String {
    let mut text = text!(language, "scenario-parameters") + "\n| --- | --- | --- | --- | --- | --- |\n";
    for table in tables() {
        for field in &table.fields {
            let default = (field.default)();
            if field.kind.below().is_some() || default.is_null() {
                continue;
            }
            let key = if table.path.is_empty() { field.name.into() } else { format!("{}.{}", table.path, field.name) };
            let Meaning { about, unit, source } = table.meaning(field, language);
            let about = about.first().map_or("", |line| line.trim());
            let cells =
                [&format!("`{key}`"), source.as_str(), about, &unit, &format!("`{}`", literal(&default)), &format!("{:?}", field.tag)];
            let _ = writeln!(text, "| {} |", cells.map(|cell| cell.replace('|', "\\|")).join(" | "));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_and_every_key_is_documented() {
        for table in tables() {
            assert!(!table.doc.is_empty(), "[{}]", table.path);
            for field in &table.fields {
                assert!(!field.doc.is_empty(), "{}.{}", table.path, field.name);
            }
        }
    }

    #[test]
    fn every_default_is_within_its_own_range() {
        for table in tables() {
            for field in &table.fields {
                let default = (field.default)();
                match (field.kind, default.as_f64()) {
                    (Kind::Real { min, max }, Some(number)) => assert!((min..=max).contains(&number), "{}.{}", table.path, field.name),
                    (Kind::Whole { min, max }, Some(number)) => {
                        assert!((min as f64..=max as f64).contains(&number), "{}.{}", table.path, field.name);
                    }
                    (Kind::Choice(words), _) => assert!(words.contains(&default.as_str().unwrap()), "{}.{}", table.path, field.name),
                    _ => {}
                }
            }
        }
    }
}
