//! What differs between two analyses, or parts of them, as values: each difference is named by its place, in the words of `analysis.json`,
//! where designs, measures, months and trials stand for the numbers of elements.

use crate::analysis::Analysis;
use crate::analysis::choice::CRITERIA;
use crate::analysis::measures::Compared;
use crate::analysis::objective::Objective;
use crate::analysis::rates::review_word;
use crate::analysis::results::RATES;
use crate::ledger::Review;
use crate::messages::{Message, message};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Fields that identify an element of a list.
const IDENTIFIERS: [&str; 14] =
    ["name", "design", "code", "key", "review", "measure", "kind", "slot", "basis", "month", "class", "is_group", "city", "replication"];

/// The number of numbers, texts and flags in a value.
pub(super) fn leaves(value: &impl Serialize) -> usize {
    fn count(value: &Value) -> usize {
        match value {
            Value::Null => 0,
            Value::Array(list) => list.iter().map(count).sum(),
            Value::Object(fields) => fields.values().map(count).sum(),
            _ => 1,
        }
    }
    count(&json(value))
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn reviewed(measure: Compared, review: Option<Review>) -> String {
    review.map_or_else(String::new, |review| format!("{} ", review_word(review))) + measure.word()
}

/// Names for the numbers by which parts of an analysis refer to others.
pub(super) struct Names {
    designs: Vec<String>,
    slots: Vec<String>,
}

impl Names {
    /// The names of an analysis.
    pub(super) fn of(analysis: &Analysis) -> Names {
        let slots = analysis.comparison.iter().flat_map(|comparison| &comparison.slots);
        Names {
            designs: analysis.designs.iter().map(|design| design.name.clone()).collect(),
            slots: slots.map(|slot| reviewed(slot.measure, slot.review)).collect(),
        }
    }

    /// What differs between a value of the page at `place` and that which trials give.
    pub(super) fn differences<T: Serialize>(&self, place: &[&str], found: &T, again: &T) -> Vec<Message> {
        let mut walk = Walk { names: self, place: place.iter().map(|part| (*part).to_owned()).collect(), list: Vec::new() };
        walk.compare("", &json(found), &json(again));
        walk.list
    }

    /// What identifies an element of the list `field`; none if it has no name.
    fn identify(&self, element: &Value) -> Option<String> {
        let fields = element.as_object()?;
        let parts: Vec<String> = IDENTIFIERS.iter().filter_map(|key| self.identifier(key, fields.get(*key)?)).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    fn identifier(&self, key: &str, value: &Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
            Value::Bool(is_group) => is_group.then(|| "group".into()),
            // A measure with its kind, such as {"rate": "resolution_rate"}.
            Value::Object(inner) => inner.values().find_map(|value| self.identifier(key, value)),
            Value::Number(number) => {
                let slot = if key == "slot" { self.slots.get(number.as_u64()? as usize).cloned() } else { None };
                Some(slot.unwrap_or_else(|| format!("{key} {number}")))
            }
            _ => None,
        }
    }

    /// The name of the element of the list `field` at a position.
    fn position(&self, field: &str, length: usize, index: usize) -> String {
        let words = |list: &[&str]| list.get(index).map(|word| (*word).to_owned());
        let word = match field {
            "official" | "observer" => RATES.get(index).map(|rate| rate.word().into()),
            "percentiles" if length == 3 => words(&["p05", "p50", "p95"]),
            "percentiles" => words(&["p05", "p25", "p50", "p75", "p95"]),
            "quantiles" => Some(format!("q{:02}", 5 * index)),
            "means" if length == 2 => words(&["baseline", "design"]),
            "means" => words(&CRITERIA),
            "interval" | "joint" | "ratio_interval" | "range" => words(&["low", "high"]),
            "units" => words(&["kind", "number"]),
            "shares" => words(&["better", "worse"]),
            "streets" | "residents" => words(&["simulated", "all"]),
            "gaps" => words(&["official", "observer"]),
            "pairs" => Objective::all().nth(index).map(Objective::name),
            "pairs." => words(&["selection", "reevaluation"]),
            "candidates" | "rivals" => self.designs.get(index).cloned(),
            "gains" => self.designs.get(index + 1).cloned(),
            _ => None,
        };
        word.unwrap_or_else(|| (index + 1).to_string())
    }

    /// The elements of a list with their names, no two the same.
    fn named<'a>(&self, field: &str, list: &'a [Value]) -> Vec<(String, &'a Value)> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let name = |(index, element): (usize, &'a Value)| {
            let name = self.identify(element).unwrap_or_else(|| self.position(field, list.len(), index));
            let count = counts.entry(name.clone()).or_default();
            *count += 1;
            (if *count > 1 { format!("{name} {count}") } else { name }, element)
        };
        list.iter().enumerate().map(name).collect()
    }

    /// A number, text or flag as readers see it.
    fn leaf(&self, field: &str, value: &Value) -> String {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) if field == "chosen" => {
                number.as_u64().and_then(|index| self.designs.get(index as usize)).cloned().unwrap_or_else(|| number.to_string())
            }
            other => other.to_string(),
        };
        text.chars().take(60).collect()
    }
}

/// A comparison under way.
struct Walk<'a> {
    names: &'a Names,
    place: Vec<String>,
    list: Vec<Message>,
}

impl Walk<'_> {
    fn compare(&mut self, field: &str, found: &Value, again: &Value) {
        match (found, again) {
            (found, again) if found == again => {}
            (Value::Object(found), Value::Object(again)) => self.compare_fields(found, again),
            (Value::Array(found), Value::Array(again)) => self.compare_elements(field, found, again),
            (found, again) => {
                let (place, found, expected) = (self.place.join(", "), self.shown(field, found), self.shown(field, again));
                self.list.push(match (found, expected) {
                    (Some(found), Some(expected)) => message!("verify-differs", place = place, found = found, expected = expected),
                    (None, _) => message!("verify-lacks", place = place),
                    (_, None) => message!("verify-exceeds", place = place),
                });
            }
        }
    }

    fn shown(&self, field: &str, value: &Value) -> Option<String> {
        (!value.is_null()).then(|| self.names.leaf(field, value))
    }

    fn within(&mut self, name: &str, field: &str, found: Option<&Value>, again: Option<&Value>) {
        self.place.push(name.into());
        self.compare(field, found.unwrap_or(&Value::Null), again.unwrap_or(&Value::Null));
        self.place.pop();
    }

    fn compare_fields(&mut self, found: &Map<String, Value>, again: &Map<String, Value>) {
        let keys: BTreeSet<&String> = found.keys().chain(again.keys()).collect();
        keys.into_iter().for_each(|key| self.within(key, key, found.get(key), again.get(key)));
    }

    fn compare_elements(&mut self, field: &str, found: &[Value], again: &[Value]) {
        let [found, again] = [found, again].map(|list| self.names.named(field, list));
        let inner = format!("{field}.");
        let known: BTreeMap<&str, &Value> = again.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        let before = self.list.len();
        for (name, value) in &found {
            self.within(name, &inner, Some(value), known.get(name.as_str()).copied());
        }
        let here: BTreeSet<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        for (name, value) in again.iter().filter(|(name, _)| !here.contains(name.as_str())) {
            self.within(name, &inner, None, Some(value));
        }
        if self.list.len() == before {
            self.list.push(message!("verify-order", place = self.place.join(", ")));
        }
    }
}
