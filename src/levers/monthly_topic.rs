//! One topic a month (每月一题): departments' hours for the problems that no order can solve.

crate::levers::lever! {
    /// Monthly topic: the category with the most structural failures gets hours of its departments.
    ///
    /// # What it changes
    /// On the first of each month the category of which most orders were closed uncured because the problem was structural becomes the topic, as far
    /// as hours can still lower its structural share. The
    /// departments whose functions it involves owe `topic_hours` to it, in pieces of at most a day, which stand in their queues with
    /// the orders, due at the end of the month. The hours that they spend lower the category's structural share, in the whole city and for good.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.monthly_topic]
    /// enabled = true
    /// topic_hours = 10
    /// ```
    ///
    /// # Assumes
    /// It buys hours, not outcomes: structural share × e^(−hours spent per 10,000 residents/`hours_per_e_fold`), not below `floor` of what it was.
    /// Hours are spent only as attention and the queue allow; what is left at the end of the month lapses. The city
    /// learns which closings failed for structural reasons from those who closed them.
    ///
    /// # Evidence
    /// "One topic a month" since 2021: 27 problems in 2021, 17 in 2022. Nothing published says what it cost or what it changed: vary the three numbers.
    ///
    /// # Limits
    /// One category a month where the city takes one topic with one to three problems. A category that is a street's alone involves no
    /// department and is never the topic, nor is one that is at its `floor` everywhere; once all are, there is no topic. Hours help every street alike; nothing wears off. With `where`, one topic is chosen for these streets together; only
    /// departments all of whose streets are among them owe hours.
    ///
    /// Requires nothing.
    pub struct MonthlyTopic in "rules.monthly_topic" {
        /// Whether there is a topic each month.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Hours of department staff that it gets a month, per 10,000 residents, in even parts from the functions that it involves.
        topic_hours: f64 = 10.0, Kind::Real { min: 0.0, max: 1e3 }, "h per 10,000 and month", A, "chosen here: about 1 % of departments' hours";
        /// Hours per 10,000 residents that lower the structural share to 1/e of what it was.
        hours_per_e_fold: f64 = 50.0, Kind::Real { min: 0.01, max: 1e9 }, "h per 10,000", A, "chosen here";
        /// Part of the structural share that no hours take away.
        floor: f64 = 0.5, SHARE, "share", A, "chosen here";
        /// Calendar months whose failures decide.
        months: u32 = 1, Kind::Whole { min: 1, max: 24 }, "months", A, "chosen here";
    }
}
