//! Exclusion of orders from the assessment (剔除).

crate::levers::lever! {
    /// Exclusion of unresolved orders from the assessment.
    ///
    /// # What it changes
    /// A unit that games the assessment may have an order excluded after the answer "unresolved", unless an audit catches it. The denominator of the rates shrinks, and excluded orders are not sent back.
    /// With `deferred`, unresolved orders about problems that no attempt can cure are put on account (挂账), whichever unit handled them: when
    /// monthly topics or remediation have made the problem curable, or it is over, the orders about it return to their units together on the
    /// first of a month, and the next answer about each counts as its first.
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
    /// Without `deferred`, only gamed orders are excluded. Deferred orders are known without error to be incurable.
    ///
    /// # Evidence
    /// Lawsuits, closed petitions and matters outside policy may be filed as terminated, which removes them from the callback (Huairou 2019).
    ///
    /// # Limits
    /// No publication says how many orders are put on account.
    ///
    /// Requires `callback`.
    pub struct Exclusion in "rules.exclusion" {
        /// Whether orders can be excluded.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Probability that a gamed, unresolved order is excluded if no audit catches it.
        share: f64 = 0.3, SHARE, "share", A, "model 13, `excl`";
        /// Probability that an unresolved order about an incurable problem that is not excluded otherwise is put on account until the problem can be cured.
        deferred: f64 = 0.0, SHARE, "share", A, "chosen here";
    }
}
