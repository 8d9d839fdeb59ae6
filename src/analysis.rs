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
  the [`Attribution`] to levers, the [`Selection`] of the best, [`SwitchingValues`] and the audit of random numbers ([`Audited`]);
- what limits the conclusions: [`Caution`], explained by [`explain_caveat`].

A [`ComparisonRequest`] says what is wanted; `jiesu::analyse` and `jiesu::compare` make the analysis."#
)]

#[cfg(feature = "analysis")]
pub(crate) mod analyst;
#[cfg(feature = "analysis")]
pub(crate) mod answer;
#[cfg(feature = "analysis")]
pub(crate) mod attribute;
#[cfg(feature = "analysis")]
pub(crate) mod audit;
#[cfg(feature = "analysis")]
pub(crate) mod caveats;
#[cfg(feature = "analysis")]
pub(crate) mod choice;
#[cfg(feature = "analysis")]
pub(crate) mod comparable;
#[cfg(feature = "analysis")]
pub(crate) mod compare;
pub(crate) mod concentration;
#[cfg(feature = "analysis")]
mod contradiction;
pub(crate) mod control_variates;
pub(crate) mod costs;
pub(crate) mod counter;
#[cfg(feature = "analysis")]
pub(crate) mod dominance;
#[cfg(feature = "analysis")]
pub(crate) mod evidence;
pub(crate) mod exact;
#[cfg(feature = "analysis")]
pub(crate) mod finding;
#[cfg(feature = "analysis")]
mod finite;
#[cfg(test)]
#[cfg(feature = "analysis")]
pub(crate) mod fixtures;
#[cfg(feature = "analysis")]
pub(crate) mod gains;
#[cfg(feature = "analysis")]
pub(crate) mod headline;
#[cfg(feature = "analysis")]
pub(crate) mod measures;
#[cfg(feature = "analysis")]
pub(crate) mod nested;
#[cfg(feature = "analysis")]
pub(crate) mod objective;
#[cfg(feature = "analysis")]
pub(crate) mod overview;
#[cfg(feature = "analysis")]
pub(crate) mod pairs;
pub(crate) mod pressure;
pub(crate) mod rates;
#[cfg(feature = "analysis")]
pub(crate) mod request;
#[cfg(feature = "analysis")]
pub(crate) mod results;
#[cfg(feature = "analysis")]
pub(crate) mod selection;
#[cfg(feature = "analysis")]
pub(crate) mod series;
#[cfg(feature = "analysis")]
pub(crate) mod spill;
pub(crate) mod statistics;
pub mod student;
#[cfg(feature = "analysis")]
pub(crate) mod switching;
#[cfg(feature = "analysis")]
pub(crate) mod types;
#[cfg(feature = "analysis")]
pub(crate) mod units;
#[cfg(feature = "analysis")]
pub(crate) mod warnings;

pub use control_variates::CvDifference;
pub use costs::Costs;
pub use counter::Counter;
pub use pressure::Pressure;
pub use rates::{Basis, Level, Rates, Wanted, is_official};
pub use statistics::{IntervalEstimator, PERCENTILES, Statistics};

#[cfg(feature = "analysis")]
pub use {
    answer::{Answer, Reason},
    attribute::{Attribution, Contribution, OverSets, WholeEffect},
    audit::{AuditLine, Audited, Divergence, FirstDifference, PurposeAudit},
    caveats::explain as explain_caveat,
    choice::{ChoiceRequest, ParetoEntry},
    compare::{DesignComparison, Difference, Slot},
    dominance::{Dominance, Order},
    evidence::Reevaluation,
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
    selection::{Candidate, Rule, Selection},
    switching::{SwitchingValue, SwitchingValues},
    types::StreetClass,
    warnings::{Tally, Warning, WarningKind, classify},
};
