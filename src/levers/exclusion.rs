//! Orders that are left out of the assessment (剔除).

crate::levers::lever! {
    /// Exclusion of unresolved orders from the assessment.
    ///
    /// # What it changes
    /// A unit that games may argue an order out of the assessment whose citizen answered "unresolved", unless an audit catches it: the base of the rates shrinks.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.callback]
    /// enabled = true
    /// [rules.exclusion]
    /// enabled = true
    /// ```
    ///
    /// # Assumes
    /// Only orders that a unit games are argued out.
    ///
    /// # Evidence
    /// Lawsuits, closed petitions and matters outside policy may be filed as terminated, which shrinks the callback base (Huairou 2019).
    ///
    /// # Limits
    /// Justified exclusions are not modelled.
    ///
    /// Requires `callback`.
    pub struct Exclusion in "rules.exclusion" {
        /// Whether orders can be argued out.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Probability that a gamed, unresolved order that no audit caught is left out.
        share: f64 = 0.3, SHARE, "share", A, "model 13, `excl`";
    }
}
