//! Independent survey of citizens whose order is finished (第三方满意度调查).

crate::levers::lever! {
    /// An independent survey beside the callback.
    ///
    /// # What it changes
    /// A sample of citizens whose order the city has finished with is asked the callback's questions by somebody whom the city's units do not know. The rates stand beside the official ones; nobody in the city acts on them.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.survey]
    /// enabled = true
    /// share = 0.05
    /// ```
    ///
    /// # Assumes
    /// Answers are what the observer hears: neither kind (`behaviour.answers.kind`, `behaviour.answers.telephone`) nor influenced by units. Dissatisfied citizens are reached less often (`behaviour.answers.non_response`).
    ///
    /// # Evidence
    /// Official rates and independent surveys differ: officially 96 % against 77 % in the patients' survey (Bevan and Hood 2006).
    ///
    /// # Limits
    /// The survey costs nothing, and an order is asked about once, after its last closing; one on account (`exclusion.deferred`) after its return.
    ///
    /// Requires nothing.
    pub struct Survey in "rules.survey" {
        /// Whether there is a survey.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Share of finished orders in the sample.
        share: f64 = 0.05, SHARE, "share", S, "chosen here";
        /// Probability of reaching a satisfied citizen of the sample.
        reach: f64 = 0.5, SHARE, "share", A, "chosen here";
    }
}
