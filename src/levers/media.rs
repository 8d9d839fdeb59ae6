//! Media follow-up of complaints (媒体监督).

crate::levers::lever! {
    /// Media follow-up of repeated reports.
    ///
    /// # What it changes
    /// A repeated complaint may attract the media. Leaders' attention to the unit then jumps, and a problem that is only suppressed stays suppressed twice as long.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.media]
    /// enabled = true
    /// ```
    ///
    /// # Assumes
    /// Attention decays with `behaviour.attention_memory`.
    ///
    /// # Evidence
    /// Complaints rise during an inspection, and the gain fades afterwards (Dong et al. 2024).
    ///
    /// # Limits
    /// The media choose among repeated complaints at random.
    ///
    /// Requires nothing.
    pub struct Media in "rules.media" {
        /// Whether the media follow up complaints.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Probability that a repeated complaint attracts the media.
        hazard: f64 = 0.02, SHARE, "share", A, "model 13";
        /// Leaders' attention to the unit that the media cause.
        attention: f64 = 0.3, SHARE, "share", A, "model 13";
        /// Factor on the time for which a followed-up problem stays suppressed.
        suppression_factor: f64 = 2.0, Kind::Real { min: 1.0, max: 100.0 }, "", A, "model 7";
    }
}
