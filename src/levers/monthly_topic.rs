//! Monthly topic (每月一题): department hours for problems that single orders cannot solve.

crate::levers::lever! {
    /// Monthly topic: departments spend hours on the category with the most structural failures.
    ///
    /// # What it changes
    /// On the first of each month, one category becomes the topic: the one with most orders closed uncured because the problem was structural,
    /// among categories whose structural share can still fall. The departments of the functions involved owe it `topic_hours`, split into tasks of
    /// at most one day. These tasks wait in the departments' queues among the orders and are due at the end of the month. The hours spent lower the
    /// category's structural share permanently, in the whole city.
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
    /// "One topic per month" has run since 2021, with 27 problems in 2021 and 17 in 2022. No publication says what it cost or changed: vary the three numbers.
    ///
    /// # Limits
    /// The model takes one category per month; the city takes one topic with one to three problems. A category that streets handle alone involves no
    /// department and never becomes the topic, nor does one at its `floor` everywhere; if all are, there is no topic. Hours help every street equally, and the
    /// effect does not wear off. With `where`, one topic is chosen for these streets together, and only departments that serve no other streets owe hours.
    ///
    /// Requires nothing.
    pub struct MonthlyTopic in "rules.monthly_topic" {
        /// Whether there is a topic each month.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Hours of department staff for the topic, shared equally among the functions involved.
        topic_hours: f64 = 10.0, Kind::Real { min: 0.0, max: 1e3 }, "h per 10,000 residents per month", A, "chosen here: about 1 % of departments' hours";
        /// Hours that lower the structural share to 1/e of its value.
        hours_per_e_fold: f64 = 50.0, Kind::Real { min: 0.01, max: 1e9 }, "h per 10,000 residents", A, "chosen here";
        /// Fraction of the initial structural share that hours cannot remove.
        floor: f64 = 0.5, SHARE, "share", A, "chosen here";
        /// Number of past calendar months whose failures determine the topic.
        months: u32 = 1, Kind::Whole { min: 1, max: 24 }, "months", A, "chosen here";
    }
}
