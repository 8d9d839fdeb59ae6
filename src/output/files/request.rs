//! How designs are compared, and the summary of the folder that was written.

use crate::analysis::attribute::Attribution;
use crate::analysis::caveats::Findings;
use crate::analysis::choice::{ChoiceRequest, ParetoEntry};
use crate::analysis::compare::Comparison;
use crate::analysis::overview::Overview;
use crate::analysis::switching::SwitchingValues;
use crate::output::compared::Allowed;
use crate::output::crn_audit::Audited;
use crate::plan::coalitions::Game;

/// Whether the designs are compared with the first of them.
#[derive(Clone, Debug)]
pub enum ComparisonRequest {
    /// They are not compared.
    Not,
    /// They are compared.
    Against {
        /// Whether months are compared too.
        monthly: bool,
        /// Whether designs may have different cities; `units.csv` then contains the baseline's only.
        other_cities: bool,
        /// Whether gains and losses by type of street are computed.
        gains: bool,
        /// Reasons for allowing caveats, by code.
        allowed: Allowed,
        /// The levers to which the effect is attributed.
        divide: Option<Game>,
        /// Whether one trial of each design is simulated again to audit the common random numbers.
        audit: bool,
        /// How a design is selected.
        choice_request: Box<ChoiceRequest>,
    },
}

/// What the terminal shows of a folder that was written.
pub struct FolderSummary {
    /// An overview of each design.
    pub overviews: Vec<Overview>,
    /// The comparison with the first design, if requested, and the caveats that fire.
    pub comparison: Option<(Comparison, Findings)>,
    /// The levers to which the effect was attributed, and how.
    pub game: Option<Game>,
    /// The attribution of the effect.
    pub attribution: Option<Attribution>,
    /// The audit of common random numbers for every design but the baseline, if requested.
    pub crn_audit: Vec<Audited>,
    /// How a design was selected.
    pub choice_request: Box<ChoiceRequest>,
    /// The designs as alternatives, if they are alternatives.
    pub pareto_entries: Vec<ParetoEntry>,
    /// The parameter values at which the best design changes, if requested.
    pub switching_values: Option<SwitchingValues>,
    /// Trials that failed.
    pub failed: usize,
}
