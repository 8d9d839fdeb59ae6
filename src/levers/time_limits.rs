//! Enforced time limits (办理时限).

use crate::time::Span;

crate::levers::lever! {
    /// Enforced time limits, with officers on duty around the clock.
    ///
    /// # What it changes
    /// Units handle orders by time left, and a contact desk calls citizens around the clock. Approaching limits put the unit under pressure, and haste
    /// costs care. An order past its limit is extended or closed on paper. Without the lever, units handle orders by age, citizens are
    /// contacted when the unit's own work is done, and no order is closed earlier.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.time_limits]
    /// enabled = true
    /// general = "7 d"
    /// ```
    ///
    /// # Assumes
    /// The clock starts at the citizen's call and runs in calendar time. `paper` is the probability of closing on paper at full pressure.
    ///
    /// # Evidence
    /// Feedback is due within 24 h for water, power, gas and heat, 7 days in general, and 15 days for complex matters; units acknowledge orders immediately, around the clock.
    /// Units close tickets before the work is done (Edmonton audit 2023).
    ///
    /// # Limits
    /// Acknowledgement is not modelled, and no unit requests an extension it does not need.
    ///
    /// Requires nothing.
    pub struct TimeLimits in "rules.time_limits" {
        /// Whether limits are enforced.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Strictness of enforcement, from 0 to 1.
        enforcement: f64 = 1.0, SHARE, "share", S, "model 13";
        /// Time limit of the urgent tier.
        urgent: Span = Span::days(1.0), Kind::Span, "", F, "24 h: water, power, gas, heat";
        /// Time limit of the general tier.
        general: Span = Span::days(7.0), Kind::Span, "", F, "7 days";
        /// Time limit of the complex tier.
        complex: Span = Span::days(15.0), Kind::Span, "", F, "15 days";
        /// Probability that an order at its limit is extended, once, by the same length.
        extension: f64 = 0.5, SHARE, "share", A, "model 13, `ext`";
        /// Probability of closing on paper at full pressure, drawn every `paper_every` after the limit.
        paper: f64 = 0.5, SHARE, "share", A, "model 13";
        /// Time between two draws for closing on paper.
        paper_every: Span = Span::days(2.0), Kind::Span, "", A, "model 6";
        /// Share of officers on duty at night and on holidays; a fraction of an officer is rounded up or down at random.
        duty_share: f64 = 0.2, SHARE, "share", A, "model 1";
    }
}
