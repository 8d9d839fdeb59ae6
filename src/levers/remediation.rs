//! Remediation of streets at the bottom of the ranking (治理类街乡镇).

use crate::time::Span;
use serde::{Deserialize, Serialize};

/// Which streets come under remediation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Entry {
    /// The last of the ranking, as far as there is room.
    Rank,
    /// All streets where the lever is in force, from its first day.
    All,
}

crate::levers::lever! {
    /// Remediation: the city takes the worst streets in hand until they are good.
    ///
    /// # What it changes
    /// After each ranking the last streets come under remediation while there is room (`share`), and stay until their score has reached
    /// `exit_score` in `exit_after` periods in a row. With `entry = "all"` planners choose the streets themselves, by `where`. Remediation is pressure
    /// on attention and care that builds up and fades over `ramp`; other units handle these streets' orders with the same care and cooperation.
    /// Each month the units concerned owe `hours` to the street's category with the most structural failures, which lower its structural share there.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.callback]
    /// enabled = true
    /// [rules.ranking]
    /// enabled = true
    /// [rules.remediation]
    /// enabled = true
    /// ```
    ///
    /// # Assumes
    /// A street that leaves keeps what was built, and the pressure fades: whether it relapses follows from that. Whether the street at the margin
    /// of `share` has room is drawn once per replication.
    ///
    /// # Evidence
    /// Ten streets of 333 were under remediation at first, in 2019, supervised by the city, with a monthly report to its leader. One rose from .40 in May 2019 to above
    /// .90 in every month from January 2020 on.
    ///
    /// # Limits
    /// `ranking.supervision` is separate: it draws attention anew in each period and changes nothing else. No publication says what remediation cost.
    ///
    /// Requires nothing; `entry = "rank"` requires ranking in all of its streets.
    pub struct Remediation in "rules.remediation" {
        /// Whether streets come under remediation.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Which streets come under remediation: the last of the ranking, or all where the lever is in force.
        entry: Entry = Entry::Rank, Kind::Choice(&["rank", "all"]), "", S, "lever";
        /// Share of ranked streets under remediation at most, each weighted by the number it represents.
        share: f64 = 0.03, SHARE, "share", F, "ten streets of 333 in 2019";
        /// Score that a street must reach in order to leave; a street with this score does not enter.
        exit_score: f64 = 0.9, SHARE, "score", A, "chosen here";
        /// Number of periods in a row in which it must reach this score.
        exit_after: u32 = 6, Kind::Whole { min: 1, max: 120 }, "periods", A, "chosen here";
        /// Pressure of remediation on attention and care.
        pressure: f64 = 0.8, SHARE, "share", A, "chosen here";
        /// Time constant with which this pressure builds up and fades.
        ramp: Span = Span::days(60.0), Kind::Span, "", A, "chosen here";
        /// Hours that the units concerned owe to the street's topic, shared equally among the functions involved.
        hours: f64 = 30.0, Kind::Real { min: 0.0, max: 1e4 }, "h per 10,000 residents per month", A, "chosen here";
        /// Hours that lower the structural share of a category in the street to 1/e of its value.
        hours_per_e_fold: f64 = 50.0, Kind::Real { min: 0.01, max: 1e9 }, "h per 10,000 residents", A, "chosen here; as for monthly topics";
        /// Fraction of the initial structural share that these hours cannot remove.
        floor: f64 = 0.1, SHARE, "share", A, "chosen here";
    }
}
