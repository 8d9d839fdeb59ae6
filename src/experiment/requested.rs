//! What is asked of trials besides the trials themselves.

use crate::analysis::choice::ChoiceRequest;
use crate::analysis::decision::request::DecisionRequest;
use crate::analysis::family::Against;
use crate::analysis::request::{Allowed, ComparisonRequest};
use crate::plan::Plan;
use serde::{Deserialize, Serialize};

/// What is asked of the trials of some designs. A command decides it where it reads its arguments; shards keep it for their merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requested {
    /// Whether months are compared too.
    pub monthly: bool,
    /// What each design is compared with.
    pub against: Against,
    /// Whether designs may have different cities; `units.csv` then has the baseline's only.
    pub other_cities: bool,
    /// Whether gains and losses by type of street are computed.
    pub gains: bool,
    /// Whether the designs are compared over parameter sets as alternatives of a decision.
    #[serde(default)]
    pub decides: bool,
    /// What is printed.
    pub layout: Layout,
}

impl Requested {
    /// The comparison that is requested of a plan's designs: with the attribution to its levers and the switching values of its factors, if it
    /// has them. `allowed` are reasons for allowing caveats, by code; `audit` asks for an audit of common random numbers.
    ///
    /// ```
    /// use jiesu::ComparisonRequest;
    /// use jiesu::analysis::{Against, Allowed};
    /// use jiesu::experiment::{Layout, Requested};
    /// use jiesu::plan::{Options, Plan};
    ///
    /// let options = Options { divide: true, ..Options::default() };
    /// let plan = Plan::load("scenarios/compare/attribution.toml".as_ref(), &options)?;
    /// let requested = Requested { monthly: false, against: Against::Baseline, other_cities: true, gains: false, decides: false, layout: Layout::Levers };
    /// let request = requested.comparison(&plan, Allowed::new(), false);
    /// assert!(matches!(request, ComparisonRequest::Against { divide: Some(_), .. }));
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    pub fn comparison(self, plan: &Plan, allowed: Allowed, audit: bool) -> ComparisonRequest {
        let Requested { monthly, against, other_cities, gains, decides, layout } = self;
        let (divide, crossing, sampled) = (plan.game.clone(), plan.crossing.clone(), plan.sampled.clone());
        let variations = plan.variations.clone();
        if layout == Layout::Scenarios || plan.designs.len() < 2 && divide.is_none() {
            return ComparisonRequest::Not;
        }
        let is_choice = divide.is_none() && crossing.is_none() && sampled.is_none() && variations.is_none() && !plan.is_one_at_a_time();
        let decision = decides.then(|| DecisionRequest::of(&plan.thresholds));
        let choice_request = Box::new(ChoiceRequest { is_choice, crossing, sampled, decision, variations, ..ChoiceRequest::default() });
        ComparisonRequest::Against { monthly, against, other_cities, gains, allowed, divide, audit, choice_request }
    }
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
    /// The conclusions, and what each rests on.
    Conclusions,
}
