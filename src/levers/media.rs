//! Media that follow complaints up (媒体监督).

crate::levers::lever! {
    /// Media follow-up of repeated reports.
    ///
    /// # What it changes
    /// A citizen who calls again may draw the media: leaders' attention on the unit jumps, and a problem that is only suppressed stays so twice as long.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.media]
    /// enabled = true
    /// ```
    ///
    /// # Assumes
    /// Attention fades with `behaviour.attention_memory`.
    ///
    /// # Evidence
    /// Complaints rise during an inspection and the gain fades after (Dong et al. 2024).
    ///
    /// # Limits
    /// The media choose among repeated reports by chance.
    ///
    /// Requires nothing.
    pub struct Media in "rules.media" {
        /// Whether media follow up.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Probability that a repeated report draws them.
        hazard: f64 = 0.02, SHARE, "share", A, "model 13";
        /// Leaders' attention that they draw to the unit.
        attention: f64 = 0.3, SHARE, "share", A, "model 13";
        /// Factor on the time that a followed-up problem stays suppressed.
        suppression_factor: f64 = 2.0, Kind::Real { min: 1.0, max: 100.0 }, "", A, "model 7";
    }
}
