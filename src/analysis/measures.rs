//! The measures, their names and their direction.
#![cfg(feature = "analysis")]

use super::headline::Headline;
use crate::analysis::rates::{Basis, Rates};
use crate::ledger::Review;
use serde::{Deserialize, Serialize};

/// The measures in `summary.csv`. Orders and reports are counts, weighted as the row is; rates are fractions from 0 to 1.
///
/// ```
/// assert_eq!(jiesu::analysis::Measure::UnmetDays.word(), "unmet_days");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Orders opened.
    Opened,
    /// Orders closed.
    Closed,
    /// Orders open at the end of the period.
    Open,
    /// Orders reviewed.
    Reviewed,
    /// Share of reviewed orders whose citizen says they were contacted.
    ResponseRate,
    /// Share of reviewed orders said to be resolved.
    ResolutionRate,
    /// Credit for satisfaction per reviewed order.
    SatisfactionRate,
    /// Share of reviewed orders whose problem was cured.
    CuredRate,
    /// Unmet days per resident: problem-days times citizens affected, divided by residents.
    UnmetDays,
    /// Reports never registered.
    NeverRegistered,
    /// Contacts with the hotline: orders and consultations.
    Contacts,
    /// Score in the ranking: the weighted sum of the rates.
    Score,
    /// Rank; 1 is best.
    Rank,
    /// A headline figure of the whole city over the run.
    Whole(Headline),
}

impl Measure {
    /// The word used in files: the column of `rates.csv`.
    pub const fn word(self) -> &'static str {
        match self {
            Measure::Opened => "opened",
            Measure::Closed => "closed",
            Measure::Open => "open",
            Measure::Reviewed => "reviewed",
            Measure::ResponseRate => Headline::Response.word(),
            Measure::ResolutionRate => Headline::Resolution.word(),
            Measure::SatisfactionRate => Headline::Satisfaction.word(),
            Measure::CuredRate => Headline::Cured.word(),
            Measure::UnmetDays => "unmet_days",
            Measure::NeverRegistered => "never_registered",
            Measure::Contacts => "contacts",
            Measure::Score => "score",
            Measure::Rank => "rank",
            Measure::Whole(figure) => figure.word(),
        }
    }

    /// Whether it is a share of a whole, from 0 to 1.
    pub(crate) fn is_share(self) -> bool {
        match self {
            Measure::ResponseRate | Measure::ResolutionRate | Measure::SatisfactionRate | Measure::CuredRate => true,
            Measure::Whole(figure) => figure.is_share(),
            _ => false,
        }
    }

    /// The measures of a kind of row. Measures that do not depend on the review are in the observer's rows only. Score and rank are in the
    /// row of first or of last answers, by which of them units are scored.
    pub(crate) fn of(review: Review, basis: Basis) -> &'static [Measure] {
        use Measure::*;
        match (review, basis) {
            (Review::Observer, Basis::Callback) => &[
                Opened,
                Closed,
                Open,
                Reviewed,
                ResponseRate,
                ResolutionRate,
                SatisfactionRate,
                CuredRate,
                UnmetDays,
                NeverRegistered,
                Contacts,
            ],
            (Review::Observer, Basis::Cohort) => {
                &[Opened, Closed, Open, Reviewed, ResponseRate, ResolutionRate, SatisfactionRate, CuredRate]
            }
            (Review::Official, Basis::Callback | Basis::Last) => {
                &[Reviewed, ResponseRate, ResolutionRate, SatisfactionRate, CuredRate, Score, Rank]
            }
            (Review::Official, Basis::Cohort) | (Review::Observer, Basis::Last) | (Review::Survey, _) => {
                &[Reviewed, ResponseRate, ResolutionRate, SatisfactionRate, CuredRate]
            }
        }
    }

    /// Its value in a row, in its unit; NaN where undefined.
    pub(crate) fn value(self, row: &Rates) -> f64 {
        let value = match self {
            Measure::Opened => Some(row.opened),
            Measure::Closed => Some(row.closed),
            Measure::Open => Some(row.open),
            Measure::Reviewed => Some(row.answers[0]),
            Measure::ResponseRate => row.rates[0],
            Measure::ResolutionRate => row.rates[1],
            Measure::SatisfactionRate => row.rates[2],
            Measure::CuredRate => row.rates[3],
            Measure::UnmetDays => row.unmet_days,
            Measure::NeverRegistered => row.never_registered,
            Measure::Contacts => row.contacts,
            Measure::Score => row.score,
            Measure::Rank => row.rank.map(f64::from),
            Measure::Whole(_) => None,
        };
        value.unwrap_or(f64::NAN)
    }
}

/// Hours per resident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cost {
    /// Paid, overtime and displaced hours of all units.
    All,
    /// Paid hours.
    Paid,
    /// Overtime.
    Overtime,
    /// Hours taken from other duties.
    Displaced,
    /// Seats of the hotline.
    Seats,
    /// Hours that citizens waited on the telephone.
    Waiting,
}

/// A quantity compared between designs.
///
/// ```
/// use jiesu::analysis::{Compared, Cost, Measure};
///
/// assert_eq!(Compared::Cost(Cost::All).word(), "cost_hours");
/// assert_eq!(Compared::Cost(Cost::All).more_is_better(), Some(false));
/// assert_eq!(Compared::Rate(Measure::Opened).more_is_better(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    /// A column of `rates.csv`.
    Rate(Measure),
    /// A column of `rates.csv`, where the last answer about an order counts.
    Last(Measure),
    /// A column of `costs.csv`, per resident.
    Cost(Cost),
}

impl Compared {
    /// The quantity as a column of a file, and the basis of its row.
    pub(crate) fn column(self, review: Option<Review>) -> (Compared, Option<Basis>) {
        match self {
            Compared::Last(measure) => (Compared::Rate(measure), Some(Basis::Last)),
            _ => (self, review.map(|_| Basis::Callback)),
        }
    }

    /// The word used in files.
    pub fn word(self) -> &'static str {
        match self {
            Compared::Rate(measure) | Compared::Last(measure) => measure.word(),
            Compared::Cost(Cost::All) => "cost_hours",
            Compared::Cost(Cost::Paid) => "paid_hours",
            Compared::Cost(Cost::Overtime) => "overtime_hours",
            Compared::Cost(Cost::Displaced) => "displaced_hours",
            Compared::Cost(Cost::Seats) => "seat_hours",
            Compared::Cost(Cost::Waiting) => "citizen_wait_hours",
        }
    }

    /// Whether more of it is better; none where it is neither.
    pub fn more_is_better(self) -> Option<bool> {
        use Measure::*;
        match self {
            Compared::Rate(measure) | Compared::Last(measure) => match measure {
                ResponseRate | ResolutionRate | SatisfactionRate | CuredRate => Some(true),
                UnmetDays | NeverRegistered => Some(false),
                _ => None,
            },
            Compared::Cost(_) => Some(false),
        }
    }

    /// Whether it is one of the three rates, which have joint intervals.
    pub(crate) fn is_one_of_three(self) -> bool {
        use Measure::{ResolutionRate, ResponseRate, SatisfactionRate};
        matches!(self, Compared::Rate(rate) | Compared::Last(rate) if matches!(rate, ResponseRate | ResolutionRate | SatisfactionRate))
    }
}

/// A quantity and its review; none for costs.
pub type ReviewedMeasure = (Compared, Option<Review>);

/// The measures whose effects are attributed to levers.
pub(crate) const ATTRIBUTED: [ReviewedMeasure; 6] = [
    (Compared::Rate(Measure::ResponseRate), Some(Review::Observer)),
    (Compared::Rate(Measure::ResolutionRate), Some(Review::Observer)),
    (Compared::Rate(Measure::SatisfactionRate), Some(Review::Observer)),
    (Compared::Rate(Measure::CuredRate), Some(Review::Observer)),
    (Compared::Rate(Measure::UnmetDays), Some(Review::Observer)),
    (Compared::Cost(Cost::All), None),
];
