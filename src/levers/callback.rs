//! Callback: the city asks citizens about closed orders (回访).

use crate::time::Span;
use serde::{Deserialize, Serialize};

/// Which answer about an order counts in the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Counts {
    /// The first.
    First,
    /// The last, once the order is not sent back any more.
    Last,
}

crate::levers::lever! {
    /// Callback after an order is closed.
    ///
    /// # What it changes
    /// The city calls citizens whose order was closed and asks three questions: were you contacted, is it resolved, are you satisfied? Official
    /// rates exist only with this lever. The independent observer is separate: it asks every citizen in every design, and nobody in the city learns the answers.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.callback]
    /// enabled = true
    /// after = "2 d"
    /// ```
    ///
    /// # Assumes
    /// Citizens say what they think, unless they are kind to the unit (`behaviour.answers.kind`). Dissatisfied citizens are reached less often (`behaviour.answers.non_response`). Audits void part of the answers that units influenced, and make closing on paper rarer.
    ///
    /// # Evidence
    /// Every order has been called back since January 2019. The denominator of the three rates is the number of valid callbacks.
    ///
    /// # Limits
    /// There is one call per closing. If an order is sent back, `counts` says which answer counts in the ranking; files have both:
    /// basis `callback` counts first answers, `last` and `cohort` count last answers; score and rank stand in the row of those that count.
    /// No publication says which one Beijing counts.
    /// Excluded orders are not sent back; a return from account (`exclusion.deferred`) is not a sending back.
    ///
    /// Requires nothing.
    pub struct Callback in "rules.callback" {
        /// Whether the city calls back.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Time from closing to the callback.
        after: Span = Span::days(2.0), Kind::Span, "", A, "model 13, `cb_days`";
        /// Probability of reaching a satisfied citizen.
        reach: f64 = 0.87, SHARE, "share", A, "model 13";
        /// Share of closings that are audited against the case file.
        audit: f64 = 0.2, SHARE, "share", A, "model 13";
        /// How often an order can be sent back after the answer "unresolved", each time with half its time limit; excluded orders are never sent back.
        send_back: u32 = 0, Kind::Whole { min: 0, max: 6 }, "times", S, "lever";
        /// Which answer about an order that was sent back counts in the ranking: the first or the last.
        counts: Counts = Counts::First, Kind::Choice(&["first", "last"]), "", S, "no counting rule was found published";
        /// Where last answers count: share of orders sent back that keep their earlier answer if the citizen is not reached again; the others are not counted.
        keep: f64 = 1.0, SHARE, "share", A, "no counting rule was found published";
        /// Share of callbacks by telephone; the others are in writing.
        telephone: f64 = 1.0, SHARE, "share", S, "lever";
    }
}
