//! What is asked of designs, and what is told of them.

use crate::analysis::attribute::Attribution;
use crate::analysis::caveats::Findings;
use crate::analysis::choice::{ChoiceRequest, ParetoEntry};
use crate::analysis::compare::Comparison;
use crate::analysis::overview::Overview;
use crate::analysis::switching::SwitchingValues;
use crate::output::compared::Allowed;
use crate::output::crn_audit::Audited;
use crate::plan::coalitions::Game;

/// Whether designs are judged against the first of them.
#[derive(Clone, Debug)]
pub enum ComparisonRequest {
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
        choice_request: Box<ChoiceRequest>,
    },
}

/// What the terminal tells of a folder that was written.
pub struct FolderSummary {
    /// What is shown of each design.
    pub overviews: Vec<Overview>,
    /// Designs judged against the first, if they were, and the caveats that fire.
    pub comparison: Option<(Comparison, Findings)>,
    /// The levers among which the effect was divided, and how.
    pub game: Option<Game>,
    /// The effect divided.
    pub attribution: Option<Attribution>,
    /// The audit of common luck of every design but the baseline, if it was asked for.
    pub crn_audit: Vec<Audited>,
    /// What was asked of a choice among the designs.
    pub choice_request: Box<ChoiceRequest>,
    /// The designs as alternatives, if they are.
    pub stands: Vec<ParetoEntry>,
    /// The parameters at which the best design changes, if that was asked.
    pub switching_values: Option<SwitchingValues>,
    /// Trials that failed.
    pub failed: usize,
}
