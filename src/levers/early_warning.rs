//! Early warning from daily counts (监测预警).

use crate::time::Span;
use serde::{Deserialize, Serialize};

/// What follows an alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// Nothing: the alarm is only recorded.
    None,
    /// More officers for the responsible units.
    Capacity,
    /// A shock causes fewer problems, by a reduction that the user enters.
    Thin,
}

crate::levers::lever! {
    /// Early warning: an alarm when a category has far more orders than usual for the day of the week.
    ///
    /// # What it changes
    /// The hotline counts orders per day and category, in every district and in the whole city. Each count is divided by a weekday factor that is
    /// estimated from the same series (holidays count as Sundays), and compared with the mean and standard deviation of the `baseline` days
    /// that ended `gap` days earlier. An alarm is raised if, in the last `within` days, `alarms` days exceed the mean by more than `threshold` standard deviations.
    /// With `measure = "none"` nothing else happens, and `warnings.csv` shows how accurate the alarms are.
    /// With `"capacity"`, the responsible units there have `capacity` more officers for the time `lasts`; their hours are paid.
    /// With `"thin"`, a shock causes fewer new problems there for the time `lasts`, by the share `effect`. This effect is an input, not a result.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.hotline]
    /// enabled = true
    /// [rules.early_warning]
    /// enabled = true
    /// measure = "capacity"
    /// ```
    ///
    /// # Assumes
    /// Detection uses the statistic C2 of the Early Aberration Reporting System, with a baseline of one week and no seasonal model (Hutwagner, Thompson,
    /// Seeman, Treadwell 2003). The variance is at least that of a Poisson count with the same mean, and at least `least`. Days that exceed the threshold
    /// do not update the weekday factors. Additional officers are paid in full and work like the unit's own.
    ///
    /// # Evidence
    /// C2 detects outbreaks that last some days about as well as more elaborate methods, at the price of false alarms (Fricker, Hegler, Dunfee 2008).
    /// No publication measures what hotline alarms change: `capacity` and `effect` are assumptions.
    ///
    /// # Limits
    /// If only some streets are simulated, or the lever is in force only in part of the city, only their orders are counted, and shocks are detected later.
    /// A shock that lasts becomes part of its own baseline after ten days. Many series mean more false alarms; a day with many calls citywide raises several alarms at once.
    ///
    /// Requires `hotline`: with several lines there is no common count.
    pub struct EarlyWarning in "rules.early_warning" {
        /// Whether daily counts are monitored.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Threshold for an unusual day, in standard deviations above the baseline mean.
        threshold: f64 = 3.0, Kind::Real { min: 0.0, max: 100.0 }, "SD", L, "model 10; EARS C2, Hutwagner et al. 2003";
        /// Length of the baseline.
        baseline: u32 = 7, Kind::Whole { min: 3, max: 56 }, "days", L, "model 10; EARS C2, Hutwagner et al. 2003";
        /// Days between the end of the baseline and the day that is tested.
        gap: u32 = 2, Kind::Whole { min: 0, max: 28 }, "days", L, "model 10; EARS C2, Hutwagner et al. 2003";
        /// Number of unusual days that raise an alarm.
        alarms: u32 = 2, Kind::Whole { min: 1, max: 14 }, "days", A, "model 10";
        /// Number of most recent days in which these must fall.
        within: u32 = 3, Kind::Whole { min: 1, max: 14 }, "days", A, "model 10";
        /// Lower bound on the baseline variance, as the Poisson variance of this many orders per day.
        least: f64 = 1.0, Kind::Real { min: 0.0, max: 1e6 }, "orders per day", A, "chosen here";
        /// Response to an alarm: none, more officers, or a smaller shock.
        measure: Measure = Measure::None, Kind::Choice(&["none", "capacity", "thin"]), "", S, "lever";
        /// How long the response lasts after the last day of alarm.
        lasts: Span = Span::days(14.0), Kind::Span, "", A, "chosen here";
        /// Additional officers with `"capacity"`, as a share of the unit's own.
        capacity: f64 = 0.2, Kind::Real { min: 0.0, max: 10.0 }, "share", A, "chosen here";
        /// Share of a shock's new problems that do not arise with `"thin"`; an input, not a result.
        effect: f64 = 0.3, SHARE, "share", A, "chosen here";
    }
}
