//! Proactive work, before complaints come in (未诉先办).

crate::levers::lever! {
    /// Proactive work in idle hours.
    ///
    /// # What it changes
    /// A street under pressure uses idle hours to work on open problems that nobody has reported, chosen at random. These hours count as paid work.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.proactive]
    /// enabled = true
    /// ```
    ///
    /// # Assumes
    /// The street works alone, without other functions, so problems that need several functions are rarely cured.
    ///
    /// # Evidence
    /// Proactive handling has been policy since 2021. Recorded street problems grow more slowly after hotline cases (Xiong et al. 2022).
    ///
    /// # Limits
    /// Streets do not learn where problems are.
    ///
    /// Requires nothing.
    pub struct Proactive in "rules.proactive" {
        /// Whether streets work proactively.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Problems taken up per idle hour at full attention and pressure.
        rate: f64 = 0.15, AMOUNT, "problems per h", A, "model 13";
    }
}
