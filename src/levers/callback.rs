//! Callback: the city asks the citizen afterwards (回访).

use crate::time::Span;

crate::levers::lever! {
    /// Callback after an order is closed.
    ///
    /// # What it changes
    /// The city rings citizens whose order was closed: were you contacted, is it resolved, are you satisfied? Only with it are there official
    /// rates. The observer, who asks everybody in every design and tells nobody, is not this lever.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.callback]
    /// enabled = true
    /// after = "2 d"
    /// ```
    ///
    /// # Assumes
    /// The dissatisfied are reached less often (`behaviour.answers.non_response`). Audits void part of the answers that were talked up, and make closing on paper rarer.
    ///
    /// # Evidence
    /// Callback of every order since January 2019; the denominator of the three rates is the valid callbacks.
    ///
    /// # Limits
    /// One call a closing; citizens answer as they think. After an order was sent back, the first answer counts for the month and in the ranking,
    /// the last that is heard for the orders opened with it; what was left out of the assessment is not sent back.
    ///
    /// Requires nothing.
    pub struct Callback in "rules.callback" {
        /// Whether the city calls back.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Time from closing to the call.
        after: Span = Span::days(2.0), Kind::Span, "", A, "model 13, `cb_days`";
        /// Probability of reaching a satisfied citizen.
        reach: f64 = 0.87, SHARE, "share", A, "model 13";
        /// Share of closings that are checked against the file.
        audit: f64 = 0.2, SHARE, "share", A, "model 13";
        /// Times that an order answered "unresolved" goes back to its unit, with half its limit, unless it was left out of the assessment.
        send_back: u32 = 0, Kind::Whole { min: 0, max: 6 }, "times", S, "lever";
    }
}
