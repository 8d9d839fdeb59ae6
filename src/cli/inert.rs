//! Keys that have no effect: notes on those that the user wrote, and the whole list.

use crate::messages::{Language, text};
use crate::scenario::Scenario;
use crate::scenario::document;
use crate::scenario::written::{Note, shared};
use crate::setup::Setup;
use std::collections::BTreeMap;

/// Notes, one per line, on the keys that the user wrote, in a file or by `--set`, and that have no effect in any design that has them. A
/// key that repeats its default is not noted.
pub(crate) fn notes<'a>(designs: impl IntoIterator<Item = (&'a Scenario, &'a Setup)>, language: Language) -> String {
    let noted = |(scenario, setup): (&'a Scenario, &'a Setup)| (scenario, scenario.notes(&setup.inert(scenario)));
    let line = |note: Note| (!note.is_default).then(|| note.text(language) + "\n");
    shared(&designs.into_iter().map(noted).collect::<Vec<_>>()).into_iter().filter_map(line).collect()
}

/// Rows of the whole list: keys of one table that have no effect for the same reason.
pub(crate) type Rows = BTreeMap<(usize, String, String), Vec<String>>;

/// Adds the keys without effect of a scenario called `name`.
pub(crate) fn add(rows: &mut Rows, name: &str, scenario: &Scenario, setup: &Setup, language: Language) {
    let inert = setup.inert(scenario);
    let all = inert.all();
    for (place, table) in document::tables().iter().enumerate() {
        let mut by_reason: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (key, reason) in &all {
            if let Some(field) =
                key.strip_prefix(table.path).and_then(|rest| rest.strip_prefix('.')).filter(|field| table.field(field).is_some())
            {
                by_reason.entry(reason.text(language)).or_default().push(field);
            }
        }
        for (reason, fields) in by_reason {
            let left: Vec<&str> = table.fields.iter().map(|field| field.name).filter(|field| !fields.contains(field)).collect();
            let keys = match left.as_slice() {
                [] => format!("`{}.*`", table.path),
                ["enabled"] => text!(language, "inert-but-enabled", keys = format!("`{}.*`", table.path)),
                _ => fields.iter().map(|field| format!("`{}.{field}`", table.path)).collect::<Vec<_>>().join(", "),
            };
            rows.entry((place, keys, reason)).or_default().push(name.to_string());
        }
    }
}

/// The list of these scenarios as a Markdown table.
pub(crate) fn table(rows: &Rows, scenarios: &[String], language: Language) -> String {
    let mut text = text!(language, "inert-head") + "\n| --- | --- | --- |\n";
    for ((_, keys, reason), names) in rows {
        let others: Vec<&str> = scenarios.iter().map(String::as_str).filter(|other| names.iter().all(|name| name != other)).collect();
        let names = match (names.len() > others.len() && scenarios.len() > 2, others.is_empty()) {
            (true, true) => text!(language, "inert-all"),
            (true, false) => text!(language, "inert-all-but", names = others.join(", ")),
            _ => names.join(", "),
        };
        text += &format!("| {keys} | {reason} | {names} |\n");
    }
    text
}
