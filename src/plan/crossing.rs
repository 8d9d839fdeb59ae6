//! Every listed design at every point of the factors, to find the parameter values at which another design becomes the best.

use super::draft::Draft;
use super::{Design, Setting as FactorValue};
use crate::input::layers::{Layer, Names, at, overlap, shown as dotted};
use crate::input::names::quoted;
use crate::input::node::join;
use crate::input::reader::Reader;
use crate::input::setting::Setting;
use crate::messages::{Message, message};
use crate::time::Span;
use serde::{Deserialize, Serialize};

/// A value of one parameter, with all others at the base.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// The key.
    pub key: String,
    /// Its value there; durations in seconds; if several keys move together, the multiple of the base.
    pub value: f64,
    /// Its value in the base, in the same unit.
    pub base: f64,
    /// Whether it is a duration.
    pub is_span: bool,
    /// For each design of the crossing, the index of the design of the plan that is simulated at this point.
    pub runs: Vec<usize>,
}

/// Designs crossed with points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Crossing {
    /// Indices of the designs at the base, in the order of the plan.
    pub designs: Vec<usize>,
    /// Their names; two may be the same design at the base, which is simulated once.
    #[serde(default)]
    pub names: Vec<String>,
    /// The points other than the base.
    pub points: Vec<Point>,
}

impl Crossing {
    /// Whether it is valid with this many designs: every index is in range, and every point has a run per design.
    pub(crate) fn is_sound(&self, designs: usize) -> bool {
        let known = |list: &[usize]| list.iter().all(|design| *design < designs);
        let names = self.names.is_empty() || self.names.len() == self.designs.len();
        names && known(&self.designs) && self.points.iter().all(|point| point.runs.len() == self.designs.len() && known(&point.runs))
    }

    /// A value as shown to users: a duration with its unit.
    pub(crate) fn shown(point: &Point, value: f64) -> String {
        match point.is_span {
            true => Span(libm::round(value) as i32).to_string(),
            false => format!("{}", libm::round(value * 1e4) / 1e4),
        }
    }
}

/// The name of a design at a point.
pub(super) fn name(design: &str, point: &str) -> String {
    format!("{design} @ {point}")
}

/// The listed designs, each at the base and at every point; `names` are those of the base.
pub(super) fn cross<'a>(listed: Vec<Draft<'a>>, points: &[Draft<'a>], names: &Names, reader: &mut Reader) -> Vec<Draft<'a>> {
    let varied: Vec<Setting> = points.iter().flat_map(Draft::varied).collect();
    for design in &listed {
        if design.name.contains(" @ ") {
            let message = message!("plan-a-name-without-at", name = quoted(&design.name));
            reader.diagnose(&design.origin, join(&join("design", &design.name), "name"), message);
        }
        // A setting with `*` is reported once, whatever it stands for; its other errors are reported when it is applied to the base.
        for setting in &design.settings {
            let leaves = Layer::of(std::slice::from_ref(setting)).leaves(names, &mut Vec::new());
            let is_set = |factor: &&Setting| leaves.iter().any(|leaf| overlap(&factor.path, &leaf.path));
            if let Some(factor) = varied.iter().find(is_set) {
                let message = message!("plan-factor-in-design", place = at(&factor.key));
                let key = format!("{}.{}", join("design", &design.name), dotted(&setting.path));
                reader.diagnose(&setting.key, key, message);
            }
        }
    }
    let at = |design: &Draft<'a>, point: &Draft<'a>| Draft {
        name: name(&design.name, &point.name),
        origin: point.origin.clone(),
        factors: point.factors.clone(),
        ..design.clone()
    };
    let crossed: Vec<Draft<'a>> = listed.iter().flat_map(|design| points.iter().map(move |point| at(design, point))).collect();
    listed.into_iter().chain(crossed).collect()
}

/// A value as a number: durations in seconds, multiples of keys that move together without `×`.
fn number(text: &str) -> Option<(f64, bool)> {
    if let Some(span) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        return Span::parse(span).ok().map(|span| (span.seconds(), true));
    }
    text.trim_start_matches("× ").parse().ok().map(|value| (value, false))
}

fn value(factor_value: &FactorValue) -> Option<(f64, f64, bool)> {
    let (value, is_span) = number(&factor_value.value)?;
    let base = if factor_value.base.is_empty() { 1.0 } else { number(&factor_value.base)?.0 };
    Some((value, base, is_span))
}

/// The crossing of a plan's designs; points whose value is not a number are left out, with a note.
pub(super) fn crossing(designs: &[Design], notes: &mut Vec<Message>) -> Crossing {
    let plain: Vec<usize> = (0..designs.len()).filter(|i| designs[*i].factors.is_empty()).collect();
    let mut points = Vec::new();
    let mut left = Vec::new();
    let of = |design: usize| format!("{} @ ", designs[design].scenario.name);
    for design in designs {
        let Some(label) = design.scenario.name.strip_prefix(&of(plain[0])).filter(|_| !design.factors.is_empty()) else { continue };
        let find = |plain: &usize| designs.iter().position(|other| other.scenario.name == format!("{}{label}", of(*plain)));
        let runs: Option<Vec<usize>> = plain.iter().map(find).collect();
        match (value(&design.factors[0]), runs) {
            // A point at the base is the base.
            (Some((value, base, _)), Some(_)) if value == base => {}
            (Some((value, base, is_span)), Some(runs)) => {
                points.push(Point { key: design.factors[0].key.clone(), value, base, is_span, runs });
            }
            _ => left.push(format!("`{label}`")),
        }
    }
    if !left.is_empty() {
        notes.push(message!("plan-not-numbers", points = left.join(", ")));
    }
    let names = plain.iter().map(|i| designs[*i].scenario.name.clone()).collect();
    Crossing { designs: plain, names, points }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recorded_values_are_read_as_numbers() {
        assert_eq!(number("0.75"), Some((0.75, false)));
        assert_eq!(number("3"), Some((3.0, false)));
        assert_eq!(number("× 1.25"), Some((1.25, false)));
        assert_eq!(number("\"30 min\""), Some((1_800.0, true)));
        assert_eq!(number("true"), None);
    }
}
