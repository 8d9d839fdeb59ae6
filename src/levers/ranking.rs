//! Monthly ranking by the three rates (月度排名).

crate::levers::lever! {
    /// Monthly ranking of streets, districts and departments.
    ///
    /// # What it changes
    /// At the end of each assessment period, units are ranked by a score of the three official rates. Rank pressure is highest near the
    /// bottom and the top, and weaker where sampling error dominates the score; it raises attention and care. The lowest-ranked streets come under
    /// city supervision, which raises attention only. With `target`, a unit is also under pressure if its score is below its own target.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.callback]
    /// enabled = true
    /// [rules.ranking]
    /// enabled = true
    /// weights = [0.1, 0.5, 0.4]
    /// ```
    ///
    /// # Assumes
    /// Effort in a tournament falls with noise (Lazear and Rosen 1981). Pressure builds up slowly (`memory`).
    ///
    /// # Evidence
    /// 333 streets have been ranked every month since 2019. Ranking changes good performers most (Liu, Yang, Song 2021). A randomised public rating
    /// cut violations by 37 % (PNAS 2025). The weights are .10/.50/.40 in one district and .30/.35/.35 elsewhere.
    ///
    /// # Limits
    /// Of the four groups of streets only the last has an effect, through supervision. Units with fewer than `min_reviews` reviews keep their pressure. Supervision
    /// does not change care: a supervised street gives more time to orders, but no more care than its rank implies. If a simulated street represents
    /// several, whether the street at the margin is supervised is decided at random in each period. Districts have no `target`: their pressure is
    /// that of their rank alone.
    ///
    /// Requires `callback`.
    pub struct Ranking in "rules.ranking" {
        /// Whether units are ranked.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Weights of response, resolution and satisfaction in the score.
        weights: [f64; 3] = [0.1, 0.5, 0.4], Kind::Reals { len: 3, min: 0.0, max: 1.0 }, "weights", F, "one district's practice";
        /// Day of the month on which an assessment period starts.
        month_starts_on: u32 = 1, Kind::Whole { min: 1, max: 28 }, "day", S, "19 in district practice (F)";
        /// Strength of the effect of rank on pressure.
        strength: f64 = 1.0, SHARE, "share", C, "model 13";
        /// Pressure at middle ranks, as a share of the pressure at the extremes.
        floor: f64 = 0.65, SHARE, "share", A, "model 13, rank_floor";
        /// Standard error of a score above which pressure weakens.
        noise: f64 = 0.02, Kind::Real { min: 1e-6, max: 1.0 }, "score", A, "model 13, σ₀";
        /// Width of the bottom and top zones, in standard deviations of the scores.
        width: f64 = 0.6, Kind::Real { min: 0.01, max: 100.0 }, "SD", A, "model 13, h";
        /// Pressure at the centre of the bottom zone.
        bottom: f64 = 1.0, SHARE, "share", A, "model 13, v_bottom";
        /// Pressure at the centre of the top zone.
        top: f64 = 0.7, SHARE, "share", A, "model 13, v_top";
        /// Share of the last period's pressure that remains.
        memory: f64 = 0.92, Kind::Real { min: 0.0, max: 0.99 }, "share", C, "model 13";
        /// Share of a district's rank pressure that is passed on to its streets.
        pass: f64 = 0.3, SHARE, "share", A, "model 2";
        /// Share of streets, from the bottom of the ranking, under city supervision (治理类); each street is weighted by the number it represents.
        remediation: f64 = 0.03, SHARE, "share", F, "ten streets of 333 in 2019";
        /// Leaders' attention that supervision causes; it changes attention, not care.
        supervision: f64 = 0.3, SHARE, "share", A, "as for media, model 13";
        /// Pressure on a unit far below its target, beside that of its rank; 0 for no targets.
        target: f64 = 0.0, SHARE, "share", A, "chosen here; targets: Bevan and Hood 2006";
        /// First target of each unit.
        target_score: f64 = 0.85, SHARE, "score", A, "chosen here";
        /// Distance from the target, in score, over which its pressure falls off.
        target_width: f64 = 0.05, Kind::Real { min: 0.001, max: 100.0 }, "score", A, "chosen here";
        /// Share of the distance to a better score by which the unit's target rises after each period.
        ratchet: f64 = 0.0, SHARE, "share", A, "chosen here; ratchet: Weitzman 1980";
        /// Minimum number of reviews for a unit to be ranked; for weighted reviews, their effective number.
        min_reviews: u32 = 5, Kind::Whole { min: 1, max: 1_000_000 }, "reviews", A, "model 8";
    }
}
