//! Families of intervals that hold together, and what designs are compared with.
#![cfg(feature = "analysis")]

use super::measures::Measure;
use super::objective::Objective;
use super::pairs::PairedDifference;
use super::rates::Basis;
use super::statistics::SamplingUnit;
use crate::ledger::{PeriodKind, Review};
use serde::{Deserialize, Serialize};

/// What each design is compared with.
///
/// ```
/// use jiesu::analysis::Against;
///
/// assert_eq!(Against::default().word(), "baseline");
/// assert_eq!(Against::Previous.pairs(4), [(0, 1), (1, 2), (2, 3)]);
/// assert_eq!(Against::All.pairs(3), [(0, 1), (0, 2), (1, 2)]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// The baseline.
    #[default]
    Baseline,
    /// The baseline, and the design before it.
    Previous,
    /// Every other design.
    All,
    /// The baseline, and the best of the other designs.
    Best,
}

impl Against {
    /// All of them.
    pub const ALL: [Against; 4] = [Against::Baseline, Against::Previous, Against::All, Against::Best];

    /// The word used in files and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Against::Baseline => "baseline",
            Against::Previous => "previous",
            Against::All => "all",
            Against::Best => "best",
        }
    }

    /// The contrasts among so many designs, of which 0 is the baseline: the index of the reference, then that of the design. Empty where
    /// designs are compared with the baseline only, or with the best.
    pub fn pairs(self, designs: usize) -> Vec<(usize, usize)> {
        match self {
            Against::Baseline | Against::Best => Vec::new(),
            Against::Previous => (1..designs).map(|design| (design - 1, design)).collect(),
            Against::All => (0..designs).flat_map(|one| (one + 1..designs).map(move |other| (one, other))).collect(),
        }
    }
}

/// How the quantile of a family was found.
///
/// ```
/// assert_eq!(jiesu::analysis::JointMethod::MultivariateT.word(), "multivariate t");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JointMethod {
    /// A single interval: Student's t.
    Single,
    /// The multivariate t distribution with estimated correlations.
    MultivariateT,
    /// The bootstrap of the largest t.
    Bootstrap,
    /// Bonferroni's inequality.
    Bonferroni,
}

impl JointMethod {
    /// The word used in files.
    pub const fn word(self) -> &'static str {
        match self {
            JointMethod::Single => "student t",
            JointMethod::MultivariateT => "multivariate t",
            JointMethod::Bootstrap => "bootstrap of the largest t",
            JointMethod::Bonferroni => "bonferroni",
        }
    }
}

/// The intervals that hold together with 95 %: those of the three rates of all designs, for one review, basis and period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Family {
    /// Kind of the period: run or month.
    pub kind: PeriodKind,
    /// Name of the period.
    pub period: String,
    /// Official callback or observer.
    pub review: Review,
    /// Which date assigns an order to a period.
    pub basis: Basis,
    /// What each design is compared with.
    pub against: Against,
    /// Designs besides the baseline.
    pub designs: usize,
    /// Intervals of the family.
    pub intervals: usize,
    /// What is independent.
    pub unit: SamplingUnit,
    /// How many of these there are, at least, for each interval.
    pub units: usize,
    /// How the quantile was found.
    pub method: JointMethod,
    /// Half the width of an interval in standard errors.
    pub quantile: f64,
}

/// The difference of two designs in one of the three rates, over the whole run and by review date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contrast {
    /// Name of the design.
    pub design: String,
    /// Name of the design that it is compared with.
    pub reference: String,
    /// Official callback or observer.
    pub review: Review,
    /// The rate.
    pub measure: Measure,
    /// Design minus reference; the joint interval is of the [`Family`] of this review.
    pub paired: PairedDifference,
}

/// A design compared with the best of all others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeadOverRest {
    /// Its name.
    pub design: String,
    /// Its mean minus that of the best of the others, in the unit of the objective; above 0 if it is better than all others.
    pub lead: f64,
    /// 95 % interval of its true lead, joint for all designs: one above 0 is the best, one below 0 is not.
    pub interval: (f64, f64),
    /// Whether it may be the best.
    pub may_be_best: bool,
}

/// Every design compared with the best of all others in one objective.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BestComparison {
    /// The objective.
    pub objective: Objective,
    /// What is independent, and how many of these there are.
    pub units: (SamplingUnit, usize),
    /// The designs in their order; empty below five units.
    pub leads: Vec<LeadOverRest>,
}
