//! Integration of scattered resources under party leadership (党建引领).

crate::levers::lever! {
    /// Integration: pooled officers, more cooperative departments, and a street chief who handles some orders in person.
    ///
    /// # What it changes
    /// Each day, part of the officers of a district's streets works where the backlog is. Departments cooperate more readily. The street's chief
    /// handles a share of its orders with full attention. With `pooled_bureaus`, the district bureaus of one function also share officers.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.integration]
    /// enabled = true
    /// party_lead = 0.2
    /// ```
    ///
    /// # Assumes
    /// Officers work as well in another street as in their own. No publication identifies `party_lead`: report results at both ends, 0 and 0.5.
    ///
    /// # Evidence
    /// The article that started this project names the integration of scattered resources under party leadership as the first reason why the reform works.
    ///
    /// # Limits
    /// Street officers move only within their district, bureau officers only within their function. They work at the speed of the unit they join. At small
    /// scales a bureau may have less than one officer, so pooling changes the capacity that is shared.
    ///
    /// Requires nothing.
    pub struct Integration in "rules.integration" {
        /// Whether resources are integrated.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Share of the officers of a district's streets who work where the backlog is; a fraction of an officer is rounded up or down at random each day.
        pooled: f64 = 0.2, SHARE, "share", A, "chosen here";
        /// Share of the officers of the district bureaus of one function who work where the backlog is.
        pooled_bureaus: f64 = 0.0, SHARE, "share", A, "off by default";
        /// Cooperation added by party leadership (combined by noisy-or).
        party_lead: f64 = 0.2, Kind::Real { min: 0.0, max: 0.5 }, "share", A, "model 6, 0–.5";
        /// Share of a street's orders that its chief handles in person.
        chief: f64 = 0.02, SHARE, "share", A, "model 6";
    }
}
