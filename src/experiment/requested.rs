//! What is asked of trials besides the trials themselves.

use serde::{Deserialize, Serialize};

/// What is asked of the trials of some designs. A command decides it where it reads its arguments; shards keep it for their merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requested {
    /// Whether months are compared too.
    pub monthly: bool,
    /// Whether designs may have different cities; `units.csv` then has the baseline's only.
    pub other_cities: bool,
    /// Whether gains and losses by type of street are computed.
    pub gains: bool,
    /// What is printed.
    pub layout: Layout,
}

/// What is printed of the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// Each scenario for itself: they stand side by side and are not the designs of a plan.
    Scenarios,
    /// Each design against the baseline.
    Designs,
    /// Each design against the baseline if there are few, else the designs that differ most from it.
    Ranked,
    /// The levers, each with its part of the effect.
    Levers,
}
