//! What is requested of a comparison.

use super::choice::ChoiceRequest;
use super::results::ComparisonEntry;
use crate::plan::coalitions::Game;
use std::collections::BTreeMap;

/// Reasons for allowing caveats, by code.
pub type Allowed = BTreeMap<String, String>;

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

impl ComparisonRequest {
    /// The entry that records the request; none if designs are not compared.
    pub fn entry(&self) -> Option<ComparisonEntry> {
        let ComparisonRequest::Against { monthly, allowed, divide, choice_request, .. } = self else { return None };
        Some(ComparisonEntry {
            monthly: *monthly,
            is_choice: choice_request.is_choice,
            objective: choice_request.objective,
            allowed: allowed.clone(),
            game: divide.clone(),
            crossing: choice_request.crossing.clone(),
        })
    }
}
