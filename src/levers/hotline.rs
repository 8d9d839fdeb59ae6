//! One unified hotline in place of many lines (接诉统一入口).

use crate::time::Span;

crate::levers::lever! {
    /// One hotline, 12345, in place of many lines that know only their own trade.
    ///
    /// # What it changes
    /// All calls join one queue, answered around the clock by one pool of seats; nobody rings the wrong line.
    /// Without it `city.lines` holds: several lines with equal seats, open in the daytime; who rings the wrong one
    /// is sent on, loses days, and may give up before anything is registered.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.hotline]
    /// enabled = true
    /// seats = 650
    /// ```
    ///
    /// # Assumes
    /// Seats are rostered hour by hour from the last weeks' calls, up to `seats`; callers wait with exponential patience.
    ///
    /// # Evidence
    /// 64 lines were merged into 12345 in 2019; 500 seats in 2018, 650 in October 2019; the standard is 95 % of calls connected.
    ///
    /// # Limits
    /// Merging lines raises *counted* volume: orders before and after are not the same measure.
    ///
    /// Requires nothing.
    pub struct Hotline in "rules.hotline" {
        /// Whether there is one hotline.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Seats at most at one time, in the whole city.
        seats: u32 = 650, Kind::Whole { min: 1, max: 1_000_000 }, "seats", F, "650 seats in October 2019";
        /// Share of their time that rostered seats are busy at most.
        occupancy: f64 = 0.85, Kind::Real { min: 0.05, max: 1.0 }, "share", L, "model 4";
        /// Standard deviations of the load for which the roster has seats to spare.
        safety: f64 = 1.0, AMOUNT, "sd", A, "chosen so that about 95 % of calls connect on ordinary days; square-root staffing, Halfin and Whitt 1981";
    }
}

crate::parameters! {
    /// The telephone as it was before the hotline: several lines, each with its own trade.
    pub struct Lines in "city.lines" {
        /// Number of lines; seats and callers are shared equally among them.
        lines: u32 = 8, Kind::Whole { min: 1, max: 64 }, "lines", A, "model 2";
        /// Seats of all lines together, in the whole city.
        seats: u32 = 500, Kind::Whole { min: 1, max: 1_000_000 }, "seats", F, "500 seats in 2018";
        /// The hour at which the lines open.
        opens: u32 = 8, Kind::Whole { min: 0, max: 23 }, "h", A, "model 2";
        /// The hour at which the lines close.
        closes: u32 = 20, Kind::Whole { min: 1, max: 24 }, "h", A, "model 2";
        /// Probability that a citizen with a problem rings the wrong line.
        wrong: f64 = 0.35, SHARE, "share", A, "model 13, `wrong`";
        /// Probability that a citizen who was sent on gives up.
        give_up: f64 = 0.25, SHARE, "share", A, "model 13, `giveup`";
        /// Mean time until a citizen who was sent on rings again (exponential).
        hop_delay: Span = Span::days(1.5), Kind::Span, "", A, "model 4";
    }
}
