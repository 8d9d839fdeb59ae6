//! Scattered forces drawn together under party leadership (党建引领).

crate::levers::lever! {
    /// Integration: pooled staff, departments that cooperate, a street chief who takes orders himself.
    ///
    /// # What it changes
    /// Part of the officers of a district's streets goes each day where the backlog is; departments come more readily; the street's chief
    /// takes a share of its orders with full attention. With `pooled_bureaus`, the district bureaus of one function do the same among themselves.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.integration]
    /// enabled = true
    /// party_lead = 0.2
    /// ```
    ///
    /// # Assumes
    /// An officer works as well in another street as in his own. Nothing published identifies `party_lead`: report at its ends, 0 and 0.5.
    ///
    /// # Evidence
    /// The seed article names integration of scattered resources under party leadership as the first reason why the reform works.
    ///
    /// # Limits
    /// Street officers move within a district only, bureaus' officers within their function only. They work at their host's speed, so pooling bureaus of
    /// less than one officer, as at small scales, changes what there is to share.
    ///
    /// Requires nothing.
    pub struct Integration in "rules.integration" {
        /// Whether forces are drawn together.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Share of the officers of a district's streets that goes where the backlog is; of few officers, one more or less by lot, day by day.
        pooled: f64 = 0.2, SHARE, "share", A, "chosen here";
        /// Share of the officers of the district bureaus of one function that goes where their backlog is.
        pooled_bureaus: f64 = 0.0, SHARE, "share", A, "off by default";
        /// Cooperation that party leadership adds (noisy-or).
        party_lead: f64 = 0.2, Kind::Real { min: 0.0, max: 0.5 }, "share", A, "model 6, 0–.5";
        /// Share of a street's orders that its chief takes himself.
        chief: f64 = 0.02, SHARE, "share", A, "model 6";
    }
}
