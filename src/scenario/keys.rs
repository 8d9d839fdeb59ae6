//! The key of a scenario that a path stands for, and the values that it can take.

use super::document::spec;
use crate::input::layers::{instead_of_setting, of_a_file, shown};
use crate::input::node::{Node, Origin, Value};
use crate::input::reader::Reader;
use crate::input::value::number;
use crate::messages::message;
use crate::parameters::{Field, Kind, Spec};

/// Reports a value that its key cannot take.
pub(crate) fn probe(path: &[String], value: &Node, reader: &mut Reader) {
    let mut tree = Node::at_path(&within(path), &value.origin, value.clone());
    reader.check(&mut tree, &spec());
}

/// The field of a key; reports, with a suggestion, a key that does not exist.
pub(crate) fn field(path: &[String], origin: &Origin, reader: &mut Reader) -> Option<Field> {
    if let Some(diagnostic) = of_a_file(path, origin) {
        reader.diagnostics.push(diagnostic);
        return None;
    }
    let (words, spec) = (within(path), spec());
    let found = find(&spec, &words);
    if found.is_none() {
        let before = reader.diagnostics.len();
        if !is_table(&spec, &words) {
            probe(path, &Node { origin: origin.clone(), value: Value::Flag(true) }, reader);
        }
        if reader.diagnostics.len() == before {
            reader.diagnose(origin, shown(path), message!("input-table-as-key"));
        }
    }
    found
}

/// The smallest and the largest value in a list of both, each of which the key at `path` can take; `range_key` is that of the list.
pub(crate) fn range(path: &[String], kind: Kind, list: &Node, range_key: String, reader: &mut Reader) -> Option<(f64, f64)> {
    let before = reader.diagnostics.len();
    list.items().iter().for_each(|item| probe(path, item, reader));
    if reader.diagnostics.len() > before {
        return None;
    }
    let ends: Vec<Option<f64>> = list.items().iter().map(|item| number(kind, item.json().as_ref())).collect();
    if let [Some(low), Some(high)] = ends.as_slice()
        && low < high
    {
        return Some((*low, *high));
    }
    let message = message!("input-range", kind = kind.expected());
    reader.diagnose(&list.origin, range_key, message);
    None
}

/// Whether a path is that of a key that can be set.
pub(crate) fn is_key(path: &[String]) -> bool {
    instead_of_setting(path).is_none() && find(&spec(), &within(path)).is_some()
}

/// The path of a key of a phase or the warm-up as that of the whole run.
fn within(path: &[String]) -> Vec<String> {
    let words: Vec<&str> = path.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["phase", _, "rules", ..] => path[2..].to_vec(),
        ["phase", _, "set", "rules", ..] => path[3..].to_vec(),
        ["warmup", "rules", ..] => path[1..].to_vec(),
        _ => path.to_vec(),
    }
}

/// Whether a path leads to a table rather than a value.
fn is_table(spec: &Spec, path: &[String]) -> bool {
    let Some((first, rest)) = path.split_first() else { return true };
    match (spec.field(first).map(|field| field.kind), rest) {
        (Some(Kind::Table(below)), rest) => is_table(&below(), rest),
        (Some(Kind::Named(below)), [_, rest @ ..]) => is_table(&below(), rest),
        (Some(Kind::Named(_)), []) => true,
        (Some(Kind::Rows(_)), rest) => rest.len() < 2 || rest[1..] == ["set"],
        _ => false,
    }
}

fn find(spec: &Spec, path: &[String]) -> Option<Field> {
    let (first, rest) = path.split_first()?;
    let field = spec.field(first)?;
    match (field.kind, rest) {
        (Kind::Table(below), rest) => find(&below(), rest),
        (Kind::Named(below), [_, rest @ ..]) => find(&below(), rest),
        (Kind::Named(_) | Kind::Rows(_), _) => None,
        (_, []) => Some(field.clone()),
        _ => None,
    }
}
