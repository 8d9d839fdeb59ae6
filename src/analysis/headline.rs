//! The headline measures of a design.
#![cfg(feature = "analysis")]

use serde::{Deserialize, Serialize};

/// The headline measures, over the whole measurement period. Rates and shares are fractions from 0 to 1.
///
/// ```
/// use jiesu::analysis::Headline;
///
/// assert_eq!(Headline::Resolution.word(), "resolution_rate");
/// assert!(Headline::FIGURES.contains(&Headline::Gini) && Headline::ALL.len() == 28);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Headline {
    /// Official response rate.
    OfficialResponse,
    /// Official resolution rate.
    OfficialResolution,
    /// Official satisfaction rate.
    OfficialSatisfaction,
    /// The observer's response rate.
    Response,
    /// The observer's resolution rate.
    Resolution,
    /// The observer's satisfaction rate.
    Satisfaction,
    /// Share cured of the orders that the observer reviewed.
    Cured,
    /// Official resolution rate, where the last answer about an order counts; only where orders are sent back, as the next three.
    OfficialResolutionLast,
    /// Official satisfaction rate, where the last answer counts.
    OfficialSatisfactionLast,
    /// The observer's resolution rate, where the last answer counts.
    ResolutionLast,
    /// The observer's satisfaction rate, where the last answer counts.
    SatisfactionLast,
    /// Resolution rate of the independent survey, where there is one.
    SurveyResolution,
    /// Satisfaction rate of the independent survey.
    SurveySatisfaction,
    /// Unmet days per resident per year.
    UnmetDays,
    /// Orders opened per 1,000 residents per year.
    Orders,
    /// Reports never registered, per 1,000 residents per year.
    NeverRegistered,
    /// Paid staff hours per order opened.
    Paid,
    /// Overtime hours per order opened.
    Overtime,
    /// Displaced hours per order opened.
    Displaced,
    /// Share of calls that were answered.
    Connected,
    /// Mean wait per call, in minutes.
    Wait,
    /// Paid, overtime and displaced hours per order opened.
    CostPerOrder,
    /// Paid, overtime and displaced hours per resident per year.
    CostPerResident,
    /// Cost of units and seats in yuan, per 1,000 residents per year; with wages only.
    Yuan,
    /// Hours above 45 a week, per officer.
    Over45,
    /// Gini coefficient of unmet days over residents, from community totals.
    Gini,
    /// Share of unmet days borne by the worst-off tenth of residents, from community totals.
    WorstTenth,
    /// Share of whistles that departments answered in time.
    Answered,
}

/// The rates, which come first, and the other measures.
const PARTS: (&[Headline], &[Headline]) = Headline::ALL.as_slice().split_at(7);

impl Headline {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Headline; 28] = [
        Headline::OfficialResponse,
        Headline::OfficialResolution,
        Headline::OfficialSatisfaction,
        Headline::Response,
        Headline::Resolution,
        Headline::Satisfaction,
        Headline::Cured,
        Headline::OfficialResolutionLast,
        Headline::OfficialSatisfactionLast,
        Headline::ResolutionLast,
        Headline::SatisfactionLast,
        Headline::SurveyResolution,
        Headline::SurveySatisfaction,
        Headline::UnmetDays,
        Headline::Orders,
        Headline::NeverRegistered,
        Headline::Paid,
        Headline::Overtime,
        Headline::Displaced,
        Headline::Connected,
        Headline::Wait,
        Headline::CostPerOrder,
        Headline::CostPerResident,
        Headline::Yuan,
        Headline::Over45,
        Headline::Gini,
        Headline::WorstTenth,
        Headline::Answered,
    ];

    /// The rates, official and the observer's: columns of `rates.csv`.
    pub(crate) const RATES: &'static [Headline] = PARTS.0;

    /// Rates by the last answer and of the survey, which only some scenarios have.
    pub(crate) const FURTHER: &'static [Headline] = PARTS.1.split_at(6).0;

    /// The others, which `summary.csv` has for the whole city and run.
    pub const FIGURES: &'static [Headline] = PARTS.1;

    /// Whether it is one of [`Headline::FIGURES`].
    pub(crate) fn is_figure(self) -> bool {
        !Headline::RATES.contains(&self)
    }

    /// Whether it is a share of a whole, from 0 to 1.
    pub(crate) fn is_share(self) -> bool {
        !self.is_figure()
            || Headline::FURTHER.contains(&self)
            || matches!(self, Headline::Connected | Headline::WorstTenth | Headline::Answered)
    }

    /// All of them, the [`Headline::FIGURES`] first: their order in the series on disk.
    pub(crate) fn in_spill_order() -> impl Iterator<Item = Headline> {
        Headline::FIGURES.iter().chain(Headline::RATES).copied()
    }

    /// The word used in files.
    pub const fn word(self) -> &'static str {
        match self {
            Headline::OfficialResponse | Headline::Response => "response_rate",
            Headline::OfficialResolution | Headline::Resolution => "resolution_rate",
            Headline::OfficialSatisfaction | Headline::Satisfaction => "satisfaction_rate",
            Headline::Cured => "cured_rate",
            Headline::OfficialResolutionLast => "official_resolution_rate_last",
            Headline::OfficialSatisfactionLast => "official_satisfaction_rate_last",
            Headline::ResolutionLast => "resolution_rate_last",
            Headline::SatisfactionLast => "satisfaction_rate_last",
            Headline::SurveyResolution => "survey_resolution_rate",
            Headline::SurveySatisfaction => "survey_satisfaction_rate",
            Headline::UnmetDays => "unmet_days_per_resident",
            Headline::Orders => "orders_per_1000",
            Headline::NeverRegistered => "never_registered_per_1000",
            Headline::Paid => "paid_hours_per_order",
            Headline::Overtime => "overtime_hours_per_order",
            Headline::Displaced => "displaced_hours_per_order",
            Headline::Connected => "calls_answered",
            Headline::Wait => "wait_minutes",
            Headline::CostPerOrder => "cost_hours_per_order",
            Headline::CostPerResident => "cost_hours_per_resident",
            Headline::Yuan => "cost_yuan_per_1000",
            Headline::Over45 => "hours_over_45_per_officer",
            Headline::Gini => "unmet_gini",
            Headline::WorstTenth => "unmet_worst_tenth",
            Headline::Answered => "whistles_answered",
        }
    }
}
