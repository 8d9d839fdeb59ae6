//! Orders that are left out of the assessment (剔除).

crate::levers::lever! {
    /// Exclusion of unresolved orders from the assessment.
    ///
    /// # What it changes
    /// A unit that games may argue an order out of the assessment whose citizen answered "unresolved", unless an audit catches it: the base of the rates shrinks. What is left out is not sent back to its unit.
    /// With `justified`, unresolved orders about problems that no attempt can cure may be left out as well, whoever handled them.
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
    /// Without `justified`, only orders that a unit games are argued out. What is left out as justified is known without error to be incurable.
    ///
    /// # Evidence
    /// Lawsuits, closed petitions and matters outside policy may be filed as terminated, which shrinks the callback base (Huairou 2019).
    ///
    /// # Limits
    /// How many exclusions are justified is not published.
    ///
    /// Requires `callback`.
    pub struct Exclusion in "rules.exclusion" {
        /// Whether orders can be argued out.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Probability that a gamed, unresolved order that no audit caught is left out.
        share: f64 = 0.3, SHARE, "share", A, "model 13, `excl`";
        /// Probability that an unresolved order about a problem which no attempt can cure is left out as outside policy.
        justified: f64 = 0.0, SHARE, "share", A, "chosen here; matters outside policy may be filed as terminated: Huairou 2019";
    }
}
