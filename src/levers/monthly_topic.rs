//! Monthly topic (每月一题): department hours for problems that single orders cannot solve.

use crate::time::Span;

crate::levers::lever! {
    /// Monthly topic: departments spend hours on the category with the most structural failures.
    ///
    /// # What it changes
    /// On the first of each month, one category becomes the topic: the one with most orders closed uncured because the problem was structural,
    /// among categories whose structural share can still fall. The departments of the functions involved owe it `topic_hours`, split into tasks of
    /// at most one day. These tasks wait in the departments' queues among the orders and are due at the end of the month. The hours spent lower the
    /// category's structural share permanently, in the whole city, after `delay`. With `topics` above 1 there are several topics, of different
    /// categories. With `streets`, a category that streets handle alone can be a topic: each street then owes the hours and lowers its own share.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.monthly_topic]
    /// enabled = true
    /// topic_hours = 10
    /// ```
    ///
    /// # Assumes
    /// The lever sets hours, not outcomes: the structural share is multiplied by e^(−hours spent per 10,000 residents/`hours_per_e_fold`), and does not fall below `floor` times its initial value.
    /// Hours are spent only as attention and queues allow; tasks not begun by the end of the month lapse. The city
    /// learns from the units which closings failed for structural reasons.
    ///
    /// # Evidence
    /// "One topic per month" has run since 2021, with 27 problems in 2021, 17 in 2022, 18 in 2023 and 13 in 2024: `topics` of 2.25, 1.4, 1.5 and 1.1. By the end of
    /// 2024 there were 60 problems and 1,800 tasks. No publication says what they cost or changed: vary the numbers.
    ///
    /// # Limits
    /// Without `streets`, a category that streets handle alone involves no department and never becomes the topic; nor does one at its `floor`
    /// everywhere; if all are, there is no topic. Departments' hours help every street equally, and the effect does not wear off. With `where`, one topic is chosen for these streets together, and only departments that serve no other streets owe hours.
    ///
    /// Requires nothing.
    pub struct MonthlyTopic in "rules.monthly_topic" {
        /// Whether there is a topic each month.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Topics per month, carried over if not whole.
        topics: f64 = 1.0, Kind::Real { min: 0.0, max: 30.0 }, "topics per month", S, "27 problems in 2021, 17 in 2022, 18 in 2023, 13 in 2024 (F)";
        /// Whether a category that streets handle alone can be a topic.
        streets: bool = false, Kind::Flag, "", S, "lever";
        /// Hours of department staff for a topic, shared equally among the functions involved.
        topic_hours: f64 = 10.0, Kind::Real { min: 0.0, max: 1e3 }, "h per 10,000 residents per month", A, "chosen here: about 1 % of departments' hours";
        /// Hours that lower the structural share to 1/e of its value.
        hours_per_e_fold: f64 = 50.0, Kind::Real { min: 0.01, max: 1e9 }, "h per 10,000 residents", A, "chosen here";
        /// Time from the end of a task to its effect.
        delay: Span = Span::days(0.0), Kind::Span, "", A, "chosen here";
        /// Fraction of the initial structural share that hours cannot remove.
        floor: f64 = 0.5, SHARE, "share", A, "chosen here";
        /// Number of past calendar months whose failures determine the topic.
        months: u32 = 1, Kind::Whole { min: 1, max: 24 }, "months", A, "chosen here";
    }
}
