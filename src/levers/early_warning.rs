//! Early warning by daily counts (监测预警).

use crate::time::Span;
use serde::{Deserialize, Serialize};

/// What follows an alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// Nothing: the alarm is information.
    None,
    /// More officers for the units whose affair it is.
    Capacity,
    /// A shock has fewer problems, by an effect that is entered.
    Thin,
}

crate::levers::lever! {
    /// Early warning: an alarm when far more orders of a category come in than is usual on such a day.
    ///
    /// # What it changes
    /// Orders are counted each day by category, in every district and in the whole city. A count is divided by the factor of its weekday (a
    /// holiday is a Sunday), which is learned from the same series, and compared with the mean and standard deviation of the `baseline` days
    /// that ended `gap` days before. `alarms` days in `within` that lie more than `threshold` standard deviations above the mean are an alarm.
    /// With `measure = "none"` nothing else happens: what a warning gives is knowledge, and `warnings.csv` says how good it is.
    /// `"capacity"`: for `lasts` the units that own the category there work with `capacity` more officers, whose hours are paid.
    /// `"thin"`: for `lasts` a shock has the share `effect` fewer new problems there: an effect that is entered, not found.
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
    /// The statistic C2 of the Early Aberration Reporting System: no seasonal model, a baseline of a week (Hutwagner, Thompson, Seeman, Treadwell
    /// 2003). Counts vary at least as Poisson counts of their mean do, and as those of `least` orders. Days that stand out teach nothing
    /// about weekdays. Officers who come to help are paid in full and work as the unit does.
    ///
    /// # Evidence
    /// C2 finds outbreaks of some days about as well as more elaborate rules, at the price of false alarms (Fricker, Hegler, Dunfee 2008).
    /// Nothing published says how much an alarm of the hotline changes: `capacity` and `effect` are assumptions.
    ///
    /// # Limits
    /// Where only some streets are simulated, their orders alone are counted: shocks are found later than in the whole city. A shock that
    /// lasts becomes its own baseline after ten days. Where the lever is in force in part of the city, only orders from there are counted. Many series give false alarms; days on which the whole city calls give several at once.
    ///
    /// Requires `hotline`: with several lines nobody has one count.
    pub struct EarlyWarning in "rules.early_warning" {
        /// Whether counts are watched.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Standard deviations above the baseline's mean at which a day stands out.
        threshold: f64 = 3.0, Kind::Real { min: 0.0, max: 100.0 }, "sd", L, "model 10; EARS C2, Hutwagner et al. 2003";
        /// Days of the baseline.
        baseline: u32 = 7, Kind::Whole { min: 3, max: 56 }, "days", L, "model 10; EARS C2, Hutwagner et al. 2003";
        /// Days between the baseline and the day that is judged.
        gap: u32 = 2, Kind::Whole { min: 0, max: 28 }, "days", L, "model 10; EARS C2, Hutwagner et al. 2003";
        /// Days that must stand out for an alarm.
        alarms: u32 = 2, Kind::Whole { min: 1, max: 14 }, "days", A, "model 10";
        /// The last days among which they must be.
        within: u32 = 3, Kind::Whole { min: 1, max: 14 }, "days", A, "model 10";
        /// Orders a day whose Poisson variance is the least that a baseline may have.
        least: f64 = 1.0, Kind::Real { min: 0.0, max: 1e6 }, "orders", A, "chosen here";
        /// What follows an alarm: nothing, more officers, or a thinner shock.
        measure: Measure = Measure::None, Kind::Choice(&["none", "capacity", "thin"]), "", S, "lever";
        /// Time from the last day of an alarm for which that holds.
        lasts: Span = Span::days(14.0), Kind::Span, "", A, "chosen here";
        /// Officers that a unit has more with `"capacity"`, as a share of its own.
        capacity: f64 = 0.2, Kind::Real { min: 0.0, max: 10.0 }, "share", A, "chosen here";
        /// Share of a shock's new problems that do not arise with `"thin"`: entered, not found.
        effect: f64 = 0.3, SHARE, "share", A, "chosen here";
    }
}
