//! Time limits that are enforced (办理时限).

use crate::time::Span;

crate::levers::lever! {
    /// Enforced time limits, with officers on duty around the clock.
    ///
    /// # What it changes
    /// Orders are taken by the time that is left to them, a contact desk rings the citizen around the clock, nearness of the limit
    /// presses the unit, and an order past its limit is extended or closed on paper. Haste costs care. Without it orders are taken by age,
    /// the citizen hears when the unit's own work is done, and nothing is closed before.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.time_limits]
    /// enabled = true
    /// general = "7 d"
    /// ```
    ///
    /// # Assumes
    /// The clock starts at the citizen's call and runs in calendar time. `paper` is the probability of closing on paper under full pressure.
    ///
    /// # Evidence
    /// Feedback within 24 h for water, power, gas and heat, 7 days in general, 15 days if complex; sign-in at once around the clock.
    /// Units that close tickets before the work is done: Edmonton audit 2023.
    ///
    /// # Limits
    /// The sign-in itself is not modelled, and no unit asks for an extension that it does not need.
    ///
    /// Requires nothing.
    pub struct TimeLimits in "rules.time_limits" {
        /// Whether limits are enforced.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// How strictly, from 0 to 1.
        enforcement: f64 = 1.0, SHARE, "share", S, "model 13";
        /// Limit of the urgent tier.
        urgent: Span = Span::days(1.0), Kind::Span, "", F, "24 h: water, power, gas, heat";
        /// Limit of the general tier.
        general: Span = Span::days(7.0), Kind::Span, "", F, "7 days";
        /// Limit of the complex tier.
        complex: Span = Span::days(15.0), Kind::Span, "", F, "15 days";
        /// Probability that an order at its limit is extended, once, by one more limit.
        extension: f64 = 0.5, SHARE, "share", A, "model 13, `ext`";
        /// Probability scale of closing on paper, drawn every `paper_every` past the limit.
        paper: f64 = 0.5, SHARE, "share", A, "model 13";
        /// Time between two occasions of closing on paper.
        paper_every: Span = Span::days(2.0), Kind::Span, "", A, "model 6";
        /// Share of the officers on duty at nights and on holidays; of few officers, one more or less by lot.
        duty_share: f64 = 0.2, SHARE, "share", A, "model 1";
    }
}
