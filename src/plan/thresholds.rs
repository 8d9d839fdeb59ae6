//! The thresholds of a plan: what a design should reach.

use crate::input::node::{Node, join};
use crate::input::reader::{Reader, Row};
use crate::messages::message;
use serde::{Deserialize, Serialize};

/// What a design should reach, as the plan states it; at least one of the two bounds is given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Threshold {
    /// The measure, by a name such as `observer.resolution_rate`.
    pub measure: String,
    /// Whether the level of the design is bounded, and not its difference from the baseline.
    pub is_level: bool,
    /// The least value that meets it, in the unit of the measure.
    pub at_least: Option<f64>,
    /// The greatest value that meets it.
    pub at_most: Option<f64>,
}

/// Reads the thresholds of a plan.
pub(super) fn read(tree: &Node, reader: &mut Reader) -> Vec<Threshold> {
    let mut list = Vec::new();
    for row in Row::all(tree, "threshold") {
        reader.need(&row, &["measure"], message!("word-threshold"));
        let Some((measure, _)) = row.text("measure") else { continue };
        let bounds = ["at_least", "at_most"];
        let [at_least, at_most] = bounds.map(|key| row.node.real(key));
        let is_spoilt = bounds.iter().any(|key| reader.is_spoilt(&join(&row.path, key)));
        match (at_least, at_most) {
            (None, None) if !is_spoilt => reader.diagnose(&row.node.origin, &row.path, message!("plan-no-bound")),
            (Some(least), Some(most)) if least > most => {
                let origin = row.node.get("at_most").map_or(&row.node.origin, |node| &node.origin);
                reader.diagnose(
                    origin,
                    join(&row.path, "at_most"),
                    message!("plan-bounds-exclude", least = least.to_string(), most = most.to_string()),
                );
            }
            _ => {}
        }
        let is_level = row.node.word("of") == Some("level");
        list.push(Threshold { measure: measure.into(), is_level, at_least, at_most });
    }
    list
}
