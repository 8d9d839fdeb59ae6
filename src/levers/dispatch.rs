//! Direct dispatch to the responsible unit (直派街乡), and first-unit responsibility (首接负责制).

use crate::time::Span;

crate::levers::lever! {
    /// Direct dispatch, with first-unit responsibility.
    ///
    /// # What it changes
    /// An order reaches the responsible street or department at once, and the first unit that receives it keeps it. Without the lever,
    /// `city.ladder` applies: orders pass down level by level, some are lost on the way, and a unit may return an order that needs other units too
    /// or whose owner is disputed.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.dispatch]
    /// enabled = true
    /// accuracy = 0.95
    /// ```
    ///
    /// # Assumes
    /// A unit that keeps an order outside its own functions spends `behaviour.coordination_hours` per missing function and attempt.
    ///
    /// # Evidence
    /// Before 2019 an order took at least 3 to 5 days from city to street. In the first half of 2019, 39 % of orders went directly to streets.
    /// The regulation of 2021 allows returns only for territorial errors.
    ///
    /// # Limits
    /// Units do not learn from wrong dispatches.
    ///
    /// Requires nothing.
    pub struct Dispatch in "rules.dispatch" {
        /// Whether orders go directly to the responsible unit.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Whether the first unit that receives an order keeps it (first-unit responsibility).
        first_responsibility: bool = true, Kind::Flag, "", S, "lever";
        /// Whether the district assigns a disputed order after the last return, instead of dropping it.
        backstop: bool = false, Kind::Flag, "", S, "lever";
        /// Probability that the first unit is the right one.
        accuracy: f64 = 0.95, SHARE, "share", A, "model 13";
    }
}

crate::parameters::parameters! {
    /// Dispatch level by level, and returns between units, before direct dispatch.
    pub struct Ladder in "city.ladder" {
        /// Number of administrative levels that an order passes.
        levels: u32 = 2, Kind::Whole { min: 0, max: 10 }, "levels", F, "city, district, street";
        /// Mean delay at each level (exponential).
        level_delay: Span = Span::days(2.0), Kind::Span, "", F, "3–5 days in all";
        /// Probability that an order is lost between the levels.
        loss: f64 = 0.02, SHARE, "share", A, "model 5, `middle_loss`, 0–.05";
        /// Probability that the first unit is the right one.
        accuracy: f64 = 0.90, SHARE, "share", A, "model 13";
        /// Share of wrong dispatches that go to the wrong territory; these are always returned.
        wrong_territory: f64 = 0.4, SHARE, "share", A, "model 4";
        /// Mean time per return (exponential).
        return_delay: Span = Span::days(0.3), Kind::Span, "", A, "model 4";
        /// Probability that a unit without pressure returns an order that needs other units too.
        shirk: f64 = 0.45, SHARE, "share", A, "model 13";
        /// Share of problems with a disputed owner: without first-unit responsibility, a unit without pressure refuses orders about them.
        disputed: f64 = 0.0, SHARE, "share", A, "chosen here; shifting of blame: Hood 2011";
        /// Mean time that units bargain over a disputed order before it goes on (exponential).
        bargaining: Span = Span::days(3.0), Kind::Span, "", A, "chosen here";
        /// Returns after which an order is dropped and closed with nothing done.
        max_returns: u32 = 3, Kind::Whole { min: 0, max: 100 }, "returns", A, "model 13";
        /// Mean time until a letter is answered (exponential).
        letter_delay: Span = Span::days(5.0), Kind::Span, "", A, "model 13";
        /// Maximum number of letters to one department about one order.
        max_letters: u32 = 2, Kind::Whole { min: 0, max: 100 }, "letters", A, "model 13";
    }
}
