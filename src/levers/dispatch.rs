//! Orders sent straight to the unit that shall handle them (直派街乡), and first responsibility (首接负责).

use crate::time::Span;

crate::levers::lever! {
    /// Direct dispatch, with first responsibility.
    ///
    /// # What it changes
    /// An order reaches the street or department whose affair it is at once, and the first unit keeps it. Without it
    /// `city.ladder` holds: orders go down level by level, some are lost on the way, and a unit may send back what is not its own alone.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.dispatch]
    /// enabled = true
    /// accuracy = 0.95
    /// ```
    ///
    /// # Assumes
    /// A unit that must keep another's affair pays `behaviour.coordination_hours` for each function and attempt.
    ///
    /// # Evidence
    /// Before 2019 an order took 3 to 5 days at best from city to street; 39 % of orders of the first half of 2019 went straight to streets;
    /// the regulation of 2021 allows the return of territorial errors only.
    ///
    /// # Limits
    /// Units do not learn from wrong dispatches.
    ///
    /// Requires nothing.
    pub struct Dispatch in "rules.dispatch" {
        /// Whether orders go straight to the unit.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Whether the first unit keeps the order (first responsibility).
        first_responsibility: bool = true, Kind::Flag, "", S, "lever";
        /// Probability that the first unit is the right one.
        accuracy: f64 = 0.95, SHARE, "share", A, "model 13";
    }
}

crate::parameters! {
    /// The way down the levels and between units before direct dispatch.
    pub struct Ladder in "city.ladder" {
        /// Number of levels that an order passes.
        levels: u32 = 2, Kind::Whole { min: 0, max: 10 }, "levels", F, "city, district, street";
        /// Mean time that each level takes (exponential).
        level_delay: Span = Span::days(2.0), Kind::Span, "", F, "3–5 days in all";
        /// Probability that an order is lost on the way down.
        loss: f64 = 0.02, SHARE, "share", A, "model 5, `middle_loss`, 0–.05";
        /// Probability that the first unit is the right one.
        accuracy: f64 = 0.90, SHARE, "share", A, "model 13";
        /// Of the wrong dispatches, the share that goes to a wrong territory (and always comes back).
        wrong_territory: f64 = 0.4, SHARE, "share", A, "model 4";
        /// Mean time that a return takes (exponential).
        return_delay: Span = Span::days(0.3), Kind::Span, "", A, "model 4";
        /// Probability that a unit without pressure sends back an order that is not its own alone.
        shirk: f64 = 0.45, SHARE, "share", A, "model 13";
        /// Returns after which an order is dropped.
        max_returns: u32 = 3, Kind::Whole { min: 0, max: 100 }, "returns", A, "model 13";
        /// Mean time of an answer to a letter (exponential).
        letter_delay: Span = Span::days(5.0), Kind::Span, "", A, "model 13";
        /// Letters written at most to one department.
        max_letters: u32 = 2, Kind::Whole { min: 0, max: 100 }, "letters", A, "model 13";
    }
}
