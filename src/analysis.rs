//! What trials show: measures of one trial, statistics over all trials, differences between designs, and what limits the conclusions.
//!
//! [`Counter`] turns the ledger of one trial into [`Rates`], [`Costs`] and [`Pressure`], and needs neither threads nor files, so that the
//! command line, Python and the page share the code. Everything else needs the feature `analysis`.
#![cfg_attr(
    feature = "analysis",
    doc = r#"
[`Analysis`] is the result of an experiment: all that any output says, one value that serialises to `analysis.json`.

- of each design: [`DesignResults`] with [`Statistics`] of the [`Headline`] measures, by month, by district, and a sample of [`TrialResults`];
- between designs: [`ComparisonResults`] with a [`Difference`] per [`Slot`], each a [`PairedDifference`] with its interval, and on request
  the [`Attribution`] to levers, the [`Selection`] of the best, [`SwitchingValues`] the [`Decision`] over parameter sets, and the audit of random numbers ([`Audited`]);
- what limits the conclusions: [`Caution`], explained by [`explain_caveat`].

A [`ComparisonRequest`] says what is wanted; `jiesu::analyse` and `jiesu::compare` make the analysis."#
)]

// One trial, and the statistics of numbers: built for any target.
pub(crate) mod concentration;
pub(crate) mod control_variates;
pub(crate) mod costs;
pub(crate) mod counter;
#[cfg(all(test, feature = "analysis"))]
mod coverage;
pub(crate) mod exact;
pub(crate) mod pressure;
pub(crate) mod rates;
pub(crate) mod statistics;
pub mod student;

// All trials: these files begin with `#![cfg(feature = "analysis")]`.
pub(crate) mod accounts;
pub(crate) mod allocation;
pub(crate) mod analyst;
pub(crate) mod answer;
pub(crate) mod attribute;
pub(crate) mod audit;
pub(crate) mod budget;
pub(crate) mod budgeted;
pub(crate) mod caveats;
pub(crate) mod choice;
pub(crate) mod comparable;
pub(crate) mod compare;
mod computing_budget;
mod contradiction;
pub(crate) mod decision;
pub(crate) mod dominance;
pub(crate) mod evidence;
pub(crate) mod family;
pub(crate) mod finding;
mod finite;
#[cfg(test)]
pub(crate) mod fixtures;
pub(crate) mod gains;
pub(crate) mod headline;
mod leads;
pub(crate) mod matrix;
pub(crate) mod measures;
pub(crate) mod naive;
pub(crate) mod nested;
pub(crate) mod objective;
pub(crate) mod overview;
pub(crate) mod pairs;
pub(crate) mod predictive;
pub(crate) mod request;
pub(crate) mod results;
pub(crate) mod robust;
pub(crate) mod score;
mod screening;
pub(crate) mod selection;
pub(crate) mod sensitivity;
pub(crate) mod series;
pub(crate) mod simultaneous;
pub(crate) mod skill;
pub(crate) mod spill;
pub(crate) mod surrogate;
pub(crate) mod switching;
pub(crate) mod types;
pub(crate) mod units;
pub(crate) mod verification;
pub(crate) mod warnings;

pub use costs::Costs;
pub use counter::Counter;
pub use pressure::Pressure;
pub use rates::{Basis, Level, Rates, Wanted, is_official};
pub use statistics::{FEWEST, IntervalEstimator, PERCENTILES, SamplingUnit, Statistics};

#[cfg(feature = "analysis")]
pub use {
    accounts::AccountDifference,
    answer::{Answer, Reason},
    attribute::{Attribution, Contribution, OverSets, WholeEffect},
    audit::{AuditLine, Audited, Divergence, FirstDifference, PurposeAudit},
    budget::MOST_ALLOCATED,
    budgeted::{Budgeted, Procedure, Rival},
    caveats::explain as explain_caveat,
    choice::{ChoiceRequest, ParetoEntry},
    compare::{DesignComparison, Difference, Slot},
    control_variates::{Control, CvDifference},
    decision::information::{Information, Worth},
    decision::regret::Regret,
    decision::request::{Bounded, DecisionRequest, Threshold},
    decision::{DecidedDesign, Decision, ObjectiveDecision, Separation},
    dominance::{BetterIn, Dominance, Order},
    evidence::Reevaluation,
    family::{Against, BestComparison, Contrast, Family, JointMethod, LeadOverRest},
    finding::{Caution, Finding, Remark},
    gains::Gain,
    headline::Headline,
    measures::{Compared, Cost, Measure, ReviewedMeasure},
    objective::Objective,
    pairs::{CiScope, PairedDifference},
    request::{Allowed, ComparisonEntry, ComparisonRequest},
    results::{
        Analysis, ComparisonResults, DesignResults, DistrictResults, FailedTrial, HeadlineResult, MonthResults, RateResult, SetsEntry,
        StreetClassResult, StreetDistribution, TrialResults,
    },
    robust::{BestDesign, Conclusion, Dependence, Found, Robustness, VariedDifference, Verdict},
    selection::{Candidate, Rule, Selection},
    sensitivity::{Effects, Estimate, FactorIndices, ScreenedMeasure, Screening, Sensitivity, SurrogateResult},
    switching::{SwitchingValue, SwitchingValues},
    types::StreetClass,
    warnings::{Tally, Warning, WarningKind, classify},
};
