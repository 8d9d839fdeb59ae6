//! What is requested of a comparison.
#![cfg(feature = "analysis")]

use super::choice::ChoiceRequest;
use super::decision::request::DecisionRequest;
use super::family::Against;
use super::objective::Objective;
use crate::plan::coalitions::Game;
use crate::plan::{Crossing, Sampled, Variations};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Reasons for allowing caveats, by code.
pub type Allowed = BTreeMap<String, String>;

/// How designs were compared: all that is needed to compare them again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparisonEntry {
    /// Whether months were compared.
    pub monthly: bool,
    /// What each design was compared with.
    pub against: Against,
    /// Whether the designs are alternatives.
    pub is_choice: bool,
    /// The measure by which a design is selected.
    pub objective: Objective,
    /// Reasons for allowing a caveat, by its code.
    #[serde(default, skip_serializing_if = "Allowed::is_empty")]
    pub allowed: Allowed,
    /// The levers to which the effect was attributed, and the design of each coalition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub game: Option<Game>,
    /// The designs crossed with points of the parameters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crossing: Option<Crossing>,
    /// The sample that surrogates learned from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sampled: Option<Sampled>,
    /// What was asked of a decision table, if one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<DecisionRequest>,
    /// The designs under variations of the model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variations: Option<Variations>,
}

impl ComparisonEntry {
    /// Whether the entry is valid for this many designs; check an entry from outside before using it.
    pub(crate) fn is_sound(&self, designs: usize) -> bool {
        self.game.as_ref().is_none_or(|game| game.is_sound(designs))
            && self.crossing.as_ref().is_none_or(|crossing| crossing.is_sound(designs))
            && self.sampled.as_ref().is_none_or(|sampled| sampled.is_sound(designs))
            && self.variations.as_ref().is_none_or(|variations| variations.is_sound(designs))
    }

    /// The request for the selection of a design.
    pub(crate) fn choice_request(&self) -> ChoiceRequest {
        ChoiceRequest {
            objective: self.objective,
            is_choice: self.is_choice,
            crossing: self.crossing.clone(),
            sampled: self.sampled.clone(),
            decision: self.decision.clone(),
            variations: self.variations.clone(),
            ..ChoiceRequest::default()
        }
    }
}

/// Whether the designs are compared with the first of them.
///
/// ```
/// use jiesu::ComparisonRequest;
///
/// let ComparisonRequest::Against { monthly, choice_request, .. } = ComparisonRequest::designs() else { panic!("they are compared") };
/// assert!(!monthly && choice_request.is_choice);
/// ```
#[derive(Clone, Debug)]
pub enum ComparisonRequest {
    /// They are not compared.
    Not,
    /// They are compared.
    Against {
        /// Whether months are compared too.
        monthly: bool,
        /// What each design is compared with.
        against: Against,
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
    /// Designs that are alternatives, compared over the whole run.
    pub fn designs() -> ComparisonRequest {
        let choice_request = Box::new(ChoiceRequest { is_choice: true, ..ChoiceRequest::default() });
        ComparisonRequest::Against {
            monthly: false,
            against: Against::Baseline,
            other_cities: false,
            gains: false,
            allowed: Allowed::new(),
            divide: None,
            audit: false,
            choice_request,
        }
    }

    /// The entry that records the request; none if designs are not compared.
    pub(crate) fn entry(&self) -> Option<ComparisonEntry> {
        let ComparisonRequest::Against { monthly, against, allowed, divide, choice_request, .. } = self else { return None };
        Some(ComparisonEntry {
            monthly: *monthly,
            against: *against,
            is_choice: choice_request.is_choice,
            objective: choice_request.objective,
            allowed: allowed.clone(),
            game: divide.clone(),
            crossing: choice_request.crossing.clone(),
            sampled: choice_request.sampled.clone(),
            decision: choice_request.decision.clone(),
            variations: choice_request.variations.clone(),
        })
    }
}
