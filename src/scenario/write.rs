//! A scenario as meant, written as TOML.

use super::names::{one_line, quoted};
use super::node::join;
use super::tables::Tables;
use super::{PATHS, Scenario};
use crate::levers::Levers;
use crate::table::{Kind, Spec, Table};
use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

/// The scenario with every key in place, its paths relative to the folder `relative_to`.
pub(crate) fn to_toml(scenario: &Scenario, relative_to: &Path) -> String {
    let mut tables = serde_json::to_value(&scenario.tables).unwrap_or_default();
    for key in PATHS {
        if let (Some(path), Some(value)) = (scenario.path(key), tables.pointer_mut(&format!("/{}", key.replace('.', "/")))) {
            *value = Value::String(relative(&path, relative_to));
        }
    }
    let mut text = format!("# {}: the scenario as meant, every key in place.\n\n", one_line(&scenario.name));
    table(&mut text, &Tables::spec(), &tables, "", false);
    let levers = |text: &mut String, rules: &Levers, path: &str| {
        table(text, &Levers::spec(), &serde_json::to_value(rules).unwrap_or_default(), path, false);
    };
    levers(&mut text, &scenario.warmup, "warmup.rules");
    for phase in &scenario.phases {
        let name = literal(&Value::String(phase.name.clone()));
        let _ = write!(text, "\n[[phase]]\nname = {name}\nfrom = \"{}\"\n", phase.from);
        levers(&mut text, &phase.rules, "phase.set.rules");
    }
    text
}

/// Writes a table: first its own keys, then the tables below it.
fn table(text: &mut String, spec: &Spec, value: &Value, path: &str, headed: bool) {
    let holds_tables = |kind: Kind| kind.below().is_some();
    let mut headed = headed || path.is_empty();
    // A key that has neither value nor default is left out.
    for field in spec.fields.iter().filter(|field| !holds_tables(field.kind) && !value[field.name].is_null()) {
        if !headed {
            let _ = writeln!(text, "\n[{path}]");
            headed = true;
        }
        let _ = writeln!(text, "{} = {}", field.name, literal(&value[field.name]));
    }
    for field in &spec.fields {
        let (below, path) = (&value[field.name], join(path, field.name));
        match field.kind {
            Kind::Table(spec) => table(text, &spec(), below, &path, false),
            Kind::Named(spec) => {
                for (name, row) in below.as_object().into_iter().flatten() {
                    table(text, &spec(), row, &join(&path, name), false);
                }
            }
            Kind::Rows(spec) => {
                for row in below.as_array().into_iter().flatten() {
                    let _ = writeln!(text, "\n[[{path}]]");
                    table(text, &spec(), row, &path, true);
                }
            }
            _ => {}
        }
    }
}

/// A value as TOML writes it; numbers read back to the same bits.
pub(crate) fn literal(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(items) => format!("[{}]", items.iter().map(literal).collect::<Vec<_>>().join(", ")),
        Value::Number(number) => match number.as_f64() {
            Some(real) if number.is_f64() => format!("{real:?}"),
            _ => number.to_string(),
        },
        other => other.to_string(),
    }
}

/// `path` as seen from `folder`.
pub(crate) fn relative(path: &Path, folder: &Path) -> String {
    let full =
        |path: &Path| std::path::absolute(if path.as_os_str().is_empty() { Path::new(".") } else { path }).map(|path| without_dots(&path));
    let (Ok(path), Ok(folder)) = (full(path), full(folder)) else { return path.display().to_string() };
    let (there, here): (Vec<Component>, Vec<Component>) = (path.components().collect(), folder.components().collect());
    let shared = there.iter().zip(&here).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return path.display().to_string();
    }
    let up = here[shared..].iter().map(|_| "..".to_string());
    let down = there[shared..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    if parts.is_empty() { ".".into() } else { parts.join("/") }
}

fn without_dots(path: &Path) -> PathBuf {
    // Where a link makes `x/..` another folder than x's own, the system is asked.
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    let mut plain = match (path.parent(), path.file_name()) {
        (Some(parent), Some(_)) => without_dots(parent),
        (Some(parent), None) => {
            let mut above = without_dots(parent);
            above.pop();
            return above;
        }
        _ => return path.to_path_buf(),
    };
    plain.extend(path.file_name());
    plain
}
