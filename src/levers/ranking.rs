//! Monthly ranking by the three rates (月度排名).

crate::levers::lever! {
    /// Monthly ranking of streets, districts and departments.
    ///
    /// # What it changes
    /// At the end of each assessment period units are ranked by their score of the three official rates. Rank pressure grows near the
    /// bottom and near the top, fades where chance rules the score, and moves attention and care. The last of the streets come under the city's
    /// supervision, which moves attention alone.
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
    /// Effort in a tournament falls with noise (Lazear and Rosen 1981); pressure is slow to build (`memory`).
    ///
    /// # Evidence
    /// 333 streets ranked every month since 2019. Ranking moves the already good most (Liu, Yang, Song 2021); a randomised public rating
    /// cut violations by 37 % (PNAS 2025). Weights .10/.50/.40 in one district, .30/.35/.35 elsewhere.
    ///
    /// # Limits
    /// Of the four groups only the last acts, by supervision; units with fewer than `min_reviews` reviews keep their pressure. Supervision does
    /// not touch care: a supervised street gives orders more of its time and takes no more care than its rank makes it. Where a simulated street stands
    /// for many, the one at the edge of the share is supervised by a draw in each period.
    ///
    /// Requires `callback`.
    pub struct Ranking in "rules.ranking" {
        /// Whether units are ranked.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Weights of response, resolution and satisfaction in the score.
        weights: [f64; 3] = [0.1, 0.5, 0.4], Kind::Reals { len: 3, min: 0.0, max: 1.0 }, "weights", F, "one district's practice";
        /// Day of the month on which an assessment period starts.
        month_starts_on: u32 = 1, Kind::Whole { min: 1, max: 28 }, "day", S, "19 in district practice (F)";
        /// How strongly rank turns into pressure.
        strength: f64 = 1.0, SHARE, "share", C, "model 13";
        /// Pressure of the middle ranks as a share of that of the extremes.
        floor: f64 = 0.65, SHARE, "share", A, "model 13, rank_floor";
        /// Sampling error of a score at which pressure begins to fade.
        noise: f64 = 0.02, Kind::Real { min: 1e-6, max: 1.0 }, "score", A, "model 13, σ₀";
        /// Width of the bottom and top zones, in standard deviations of the scores.
        width: f64 = 0.6, Kind::Real { min: 0.01, max: 100.0 }, "sd", A, "model 13, h";
        /// Height of the bottom zone.
        bottom: f64 = 1.0, SHARE, "share", A, "model 13, v_bottom";
        /// Height of the top zone.
        top: f64 = 0.7, SHARE, "share", A, "model 13, v_top";
        /// Share of last month's pressure that stays.
        memory: f64 = 0.92, Kind::Real { min: 0.0, max: 0.99 }, "share", C, "model 13";
        /// Share of a district's rank pressure that reaches its streets.
        pass: f64 = 0.3, SHARE, "share", A, "model 2";
        /// Share of the streets, by the number that each stands for, from the bottom, that is put under the city's own supervision (整治类).
        remediation: f64 = 0.03, SHARE, "share", F, "ten streets of 333 in 2019";
        /// Leaders' attention that supervision draws; it moves attention, not care.
        supervision: f64 = 0.3, SHARE, "share", A, "as for media, model 13";
        /// Reviews below which a unit is not ranked; of weighted ones, their effective number.
        min_reviews: u32 = 5, Kind::Whole { min: 1, max: 1_000_000 }, "reviews", A, "model 8";
    }
}
