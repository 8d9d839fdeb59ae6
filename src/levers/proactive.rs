//! Acting before complaints come (未诉先办).

crate::levers::lever! {
    /// Proactive work in idle hours.
    ///
    /// # What it changes
    /// A street under pressure uses idle hours to work on random open problems that nobody has reported; their hours are charged.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.proactive]
    /// enabled = true
    /// ```
    ///
    /// # Assumes
    /// Alone, without other functions: problems that need many are rarely cured so.
    ///
    /// # Evidence
    /// Acting before complaints come has been the rule since 2021; recorded street problems grow more slowly after hotline cases (Xiong et al. 2022).
    ///
    /// # Limits
    /// Streets do not learn where problems are.
    ///
    /// Requires nothing.
    pub struct Proactive in "rules.proactive" {
        /// Whether streets act before complaints come.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Problems taken up per idle hour at full attention and pressure.
        rate: f64 = 0.15, AMOUNT, "per h", A, "model 13";
    }
}
