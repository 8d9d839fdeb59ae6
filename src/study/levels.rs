//! The values of a factor: what is set, and how it is told.

use super::Setting as Told;
use crate::scenario::node::{Node, Origin, Value};
use crate::scenario::setting::Setting;
use crate::table::Kind;
use crate::time::Span;

/// What a factor does to a key.
pub(super) enum Way {
    Values(Vec<Node>),
    Range(f64, f64),
    Relative(f64),
}

/// A key, or several of one name, that are varied together.
pub(super) struct Factor {
    pub(super) key: String,
    pub(super) origin: Origin,
    pub(super) kind: Kind,
    /// Each key that is set, and its number in the base, if it is one.
    pub(super) targets: Vec<(Vec<String>, Option<f64>)>,
    pub(super) way: Way,
}

/// One value of a factor: what is set, and how it is told.
#[derive(Clone)]
pub(super) struct Level {
    pub(super) settings: Vec<Setting>,
    pub(super) told: Told,
    /// Whether it is anything else than the base.
    pub(super) differs: bool,
}

impl Factor {
    fn level(&self, values: Vec<(Node, String)>, told: Option<String>) -> Level {
        let mut differs = false;
        let mut notes: Vec<String> = Vec::new();
        let mut settings = Vec::new();
        for ((path, base), (node, note)) in self.targets.iter().zip(&values) {
            let new = number(self.kind, json(node).as_ref());
            differs |= new.is_none() || new != *base;
            if !note.is_empty() && !notes.contains(note) {
                notes.push(note.clone());
            }
            settings.push(Setting { path: path.clone(), key: self.origin.clone(), value: node.clone() });
        }
        let single = self.targets.len() == 1;
        let value = if single { values.first().map(|(node, _)| plain(node)).unwrap_or_default() } else { told.unwrap_or_default() };
        let base = self.targets[0].1.filter(|_| single).map(|base| plain(&self.node(base))).unwrap_or_default();
        Level { settings, told: Told { key: self.key.clone(), value, base, note: notes.join("; ") }, differs }
    }

    pub(super) fn value(&self, node: &Node) -> Level {
        self.level(vec![(node.clone(), String::new()); self.targets.len()], Some(plain(node)))
    }

    pub(super) fn number(&self, x: f64) -> Level {
        self.value(&self.node(x))
    }

    /// The base's value times `by`, kept within the key's range; a whole number moves by one at least.
    pub(super) fn times(&self, by: f64) -> Level {
        let values = self.targets.iter().map(|(_, base)| {
            let base = base.unwrap_or_default();
            let wanted = match self.kind {
                Kind::Whole { .. } if by < 1.0 => libm::floor(base * by),
                Kind::Whole { .. } if by > 1.0 => libm::ceil(base * by),
                _ => base * by,
            };
            let kept = clamp(self.kind, wanted);
            let note = if kept == wanted { String::new() } else { format!("clamped to {}", plain(&self.node(kept))) };
            (self.node(kept), note)
        });
        self.level(values.collect(), Some(format!("× {by}")))
    }

    /// The value at `u` of [0, 1).
    pub(super) fn at(&self, u: f64) -> Level {
        match &self.way {
            Way::Values(values) => self.value(&values[((u * values.len() as f64) as usize).min(values.len() - 1)]),
            Way::Range(low, high) if matches!(self.kind, Kind::Whole { .. }) => self.number(libm::floor(low + u * (high - low + 1.0))),
            Way::Range(low, high) => self.number(low + u * (high - low)),
            Way::Relative(r) => self.times(1.0 - r + 2.0 * r * u),
        }
    }

    fn node(&self, x: f64) -> Node {
        let value = match self.kind {
            Kind::Whole { .. } => Value::Whole(libm::round(x) as i128),
            Kind::Span => Value::Text(Span(libm::round(x) as i32).to_string()),
            _ => Value::Real(x),
        };
        Node { origin: self.origin.clone(), value }
    }
}

pub(super) fn clamp(kind: Kind, x: f64) -> f64 {
    match kind {
        Kind::Real { min, max } => x.clamp(min, max),
        Kind::Whole { min, max } => x.clamp(min as f64, max as f64),
        Kind::Span => x.clamp(0.0, 1.9e9),
        _ => x,
    }
}

/// A value as a number, if it is one; a duration in seconds.
pub(crate) fn number(kind: Kind, value: Option<&serde_json::Value>) -> Option<f64> {
    match (kind, value?) {
        (Kind::Span, serde_json::Value::String(text)) => Span::parse(text).ok().map(Span::seconds),
        (Kind::Real { .. } | Kind::Whole { .. }, value) => value.as_f64(),
        _ => None,
    }
}

pub(crate) fn json(node: &Node) -> Option<serde_json::Value> {
    serde_json::to_value(node.to_toml()).ok()
}

pub(crate) fn plain(node: &Node) -> String {
    node.to_toml().to_string()
}

pub(super) fn shown(value: &serde_json::Value) -> String {
    crate::scenario::literal(value)
}

pub(super) fn at<'a>(tree: &'a serde_json::Value, path: &[String]) -> Option<&'a serde_json::Value> {
    path.iter().try_fold(tree, |node, key| node.get(key))
}
