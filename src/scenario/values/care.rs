//! How care follows pressure, and becomes habit; off by default.

use crate::time::Span;

crate::parameters::parameters! {
    /// How a unit's care follows pressure, with what inertia, and how it becomes habit.
    pub struct Care in "behaviour.care" {
        /// Share of care that follows rank pressure alone; the rest follows all pressure.
        rank_share: f64 = 1.0, SHARE, "share", A, "chosen here; published rates do not identify it";
        /// Time constant with which care follows pressure; 0 for at once.
        inertia: Span = Span::days(0.0), Kind::Span, "", A, "chosen here; structural inertia: Hannan and Freeman 1984";
        /// Share of missing care that full habit makes up for.
        habit: f64 = 0.0, SHARE, "share", A, "chosen here; routines: Nelson and Winter 1982";
        /// Share of the distance between `behaviour.ceiling` and 1 that full habit closes.
        habit_ceiling: f64 = 0.0, SHARE, "share", A, "chosen here; learning by doing: Argote and Epple 1990";
        /// Share of the hours of a task that full habit saves.
        habit_hours: f64 = 0.0, Kind::Real { min: 0.0, max: 0.99 }, "share", A, "chosen here; learning by doing: Argote and Epple 1990";
        /// Time constant with which the care that pressure brings becomes habit.
        habit_time: Span = Span::days(540.0), Kind::Span, "", A, "chosen here";
        /// Share of staff replaced per year; habit leaves with them.
        turnover: f64 = 0.1, Kind::Real { min: 0.0, max: 100.0 }, "per year", A, "chosen here; forgetting: Argote, Beckman, Epple 1990";
    }
}
