//! What is asked of designs, and what is told of them.

use crate::findings::attribute::Attribution;
use crate::findings::caveats::AllFired;
use crate::findings::choice::{Asked, Stand};
use crate::findings::compare::Comparison;
use crate::findings::flips::Flips;
use crate::findings::overview::Overview;
use crate::plan::coalitions::Game;
use crate::report::compared::Allowed;
use crate::report::luck::Audited;

/// Whether designs are judged against the first of them.
#[derive(Clone, Debug)]
pub enum Judge {
    /// No.
    Not,
    /// Yes; with the caveats that are allowed.
    Against {
        /// Whether each month is compared too.
        monthly: bool,
        /// Whether designs may draw other cities: then `units.csv` has the baseline's only.
        other_cities: bool,
        /// Whether it is told who gains and who loses, by type of street.
        gains: bool,
        /// Reasons, by the code of the caveat.
        allowed: Allowed,
        /// The levers among which the effect is divided.
        divide: Option<Game>,
        /// Whether one trial of each is lived again for the audit of common luck.
        audit: bool,
        /// What is asked of a choice among the designs.
        asked: Box<Asked>,
    },
}

/// What the terminal tells of a folder that was written.
pub struct Told {
    /// What is shown of each design.
    pub overviews: Vec<Overview>,
    /// Designs judged against the first, if they were, and the caveats that fire.
    pub comparison: Option<(Comparison, AllFired)>,
    /// The levers among which the effect was divided, and how.
    pub game: Option<Game>,
    /// The effect divided.
    pub attribution: Option<Attribution>,
    /// The audit of common luck of every design but the baseline, if it was asked for.
    pub luck: Vec<Audited>,
    /// What was asked of a choice among the designs.
    pub asked: Box<Asked>,
    /// The designs as alternatives, if they are.
    pub stands: Vec<Stand>,
    /// The parameters at which the best design changes, if that was asked.
    pub flips: Option<Flips>,
    /// Trials that failed.
    pub failed: usize,
}
