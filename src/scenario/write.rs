//! Writing a scenario as TOML, with every key.

use super::values::Tables;
use super::{PATHS, Scenario};
use crate::error::{Error, Result};
use crate::input::format::{FORMAT, KEY};
use crate::input::names::one_line;
use crate::input::node::join;
use crate::input::read_once::is_open_elsewhere;
use crate::input::value::literal;
use crate::levers::Levers;
use crate::messages::message;
use crate::parameters::{Kind, Spec, Table};
use serde_json::Value;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

/// The scenario with every key, its paths relative to the folder `relative_to`.
pub(crate) fn to_toml(scenario: &Scenario, relative_to: &Path) -> String {
    let mut tables = serde_json::to_value(&scenario.tables).unwrap_or_default();
    for key in PATHS {
        if let (Some(path), Some(value)) = (scenario.path(key), tables.pointer_mut(&format!("/{}", key.replace('.', "/")))) {
            *value = Value::String(relative(&path, relative_to));
        }
    }
    let mut text = format!("# {}: the complete scenario, with every key.\n\n{KEY} = {FORMAT}\n", one_line(&scenario.name));
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
    let is_table = |kind: Kind| kind.below().is_some();
    let mut headed = headed || path.is_empty();
    // A key with neither value nor default is left out.
    for field in spec.fields.iter().filter(|field| !is_table(field.kind) && !value[field.name].is_null()) {
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

/// Checks that every path of a scenario, as seen from the folder `relative_to`, is text.
pub(crate) fn check_paths(scenario: &Scenario, relative_to: &Path) -> Result<()> {
    let written = |key: &'static str| Some((key, seen_from(&scenario.path(key)?, relative_to)));
    match PATHS.into_iter().filter_map(written).find(|(_, parts)| parts.iter().any(|part| part.to_str().is_none())) {
        None => Ok(()),
        Some((key, parts)) => {
            let path = parts.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
            let message = message!("scenario-path-not-utf-8", path = path);
            let hint = message!("scenario-rename-folder");
            Err(Error::Input(vec![scenario.diagnose(&key.split('.').collect::<Vec<_>>(), message).with_hint(hint)]))
        }
    }
}

/// `path` as seen from `folder`.
pub(crate) fn relative(path: &Path, folder: &Path) -> String {
    let parts: Vec<String> = seen_from(path, folder).iter().map(|part| part.to_string_lossy().into_owned()).collect();
    parts.join("/")
}

/// The parts of `path` as seen from `folder`; the whole path if there is no relative one.
fn seen_from(path: &Path, folder: &Path) -> Vec<OsString> {
    let whole = || vec![path.as_os_str().to_os_string()];
    if is_open_elsewhere(path) {
        return whole();
    }
    let full =
        |path: &Path| std::path::absolute(if path.as_os_str().is_empty() { Path::new(".") } else { path }).map(|path| without_dots(&path));
    let (Ok(there), Ok(here)) = (full(path), full(folder)) else { return whole() };
    let (there, here): (Vec<Component>, Vec<Component>) = (there.components().collect(), here.components().collect());
    let shared = there.iter().zip(&here).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return whole();
    }
    let up = here[shared..].iter().map(|_| OsString::from(".."));
    let down = there[shared..].iter().map(|part| part.as_os_str().to_os_string());
    let parts: Vec<OsString> = up.chain(down).collect();
    if parts.is_empty() { vec![".".into()] } else { parts }
}

fn without_dots(path: &Path) -> PathBuf {
    // The system resolves links, after which `x/..` may be another folder than that of x.
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
