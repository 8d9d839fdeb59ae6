//! Oversight: the city ranks units, watches for unusual days and sets monthly topics; the media follow up.

mod clearing;
mod media;
mod rank;
mod remediation;
mod target;
mod topic;
mod warn;

use super::*;
pub(super) use rank::Tally;
use remediation::Remediations;
use target::Targets;
use topic::Topics;
pub(super) use topic::{topic_rules, topic_streets};
use warn::Watch;
pub(super) use warn::watched;

/// What the city knows of its units and categories.
pub(super) struct Oversight {
    /// Answers about each unit since a time, which enter the next ranking.
    tallies: Table<UnitId, (Tally, Time)>,
    /// Daily counts, while an early warning is in force.
    watch: Option<Watch>,
    remediations: Remediations,
    targets: Targets,
    topics: Topics,
}

impl Oversight {
    /// Nothing is known yet.
    pub(super) fn new(setup: &Setup, city: &City) -> Oversight {
        Oversight {
            tallies: city.units.iter().map(|_| (Tally::default(), 0)).collect(),
            watch: None,
            remediations: Remediations::new(city.streets.len()),
            targets: Targets::new(city.units.len()),
            topics: Topics::new(city.streets.len(), setup.categories.len()),
        }
    }
}
