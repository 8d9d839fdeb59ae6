//! One unified hotline instead of many lines (接诉统一入口).

use crate::time::Span;

crate::levers::lever! {
    /// One hotline, 12345, instead of many specialised lines.
    ///
    /// # What it changes
    /// All calls join one queue, which one pool of seats answers around the clock; nobody calls the wrong line.
    /// Without the lever, `city.lines` applies: several lines with equal seats, open in the daytime. A citizen who calls the wrong line
    /// is referred to another, loses days, and may give up before the complaint is registered.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.hotline]
    /// enabled = true
    /// seats = 650
    /// ```
    ///
    /// # Assumes
    /// Seats are rostered hourly from the calls of recent weeks, up to `seats`. Callers have exponential patience.
    ///
    /// # Evidence
    /// 64 lines were merged into 12345 in 2019. There were 500 seats in 2018 and 650 in October 2019. The service standard is 95 % of calls connected.
    ///
    /// # Limits
    /// Merging lines raises the *recorded* volume: orders before and after are not comparable.
    ///
    /// Requires nothing.
    pub struct Hotline in "rules.hotline" {
        /// Whether there is one hotline.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Maximum number of seats staffed at one time, in the whole city.
        seats: u32 = 650, Kind::Whole { min: 1, max: 1_000_000 }, "seats", F, "650 seats in October 2019";
        /// Target maximum occupancy of rostered seats.
        occupancy: f64 = 0.85, Kind::Real { min: 0.05, max: 1.0 }, "share", L, "model 4";
        /// Spare seats on the roster, in standard deviations of the load.
        safety: f64 = 1.0, AMOUNT, "SD", A, "chosen so that about 95 % of calls connect on ordinary days; square-root staffing, Halfin and Whitt 1981";
    }
}

crate::parameters::parameters! {
    /// The telephone lines before the unified hotline, each for its own subject.
    pub struct Lines in "city.lines" {
        /// Number of lines; seats and callers are shared equally among them.
        lines: u32 = 8, Kind::Whole { min: 1, max: 64 }, "lines", A, "model 2";
        /// Total seats of all lines, in the whole city.
        seats: u32 = 500, Kind::Whole { min: 1, max: 1_000_000 }, "seats", F, "500 seats in 2018";
        /// The hour at which the lines open.
        opens: u32 = 8, Kind::Whole { min: 0, max: 23 }, "hour of the day", A, "model 2";
        /// The hour at which the lines close.
        closes: u32 = 20, Kind::Whole { min: 1, max: 24 }, "hour of the day", A, "model 2";
        /// Probability that a citizen with a problem calls the wrong line.
        wrong: f64 = 0.35, SHARE, "share", A, "model 13, `wrong`";
        /// Probability that a citizen who was referred to another line gives up.
        give_up: f64 = 0.25, SHARE, "share", A, "model 13, `giveup`";
        /// Mean time until a citizen who was referred calls the other line (exponential).
        hop_delay: Span = Span::days(1.5), Kind::Span, "", A, "model 4";
    }
}
