//! Targets beside rank: pressure on a unit that falls short of its own target, and the ratchet that raises the target.
//!
//! A target that follows past performance is a ratchet (Weitzman 1980); targets in public services: Bevan and Hood 2006.

use super::*;
use crate::behaviour::noisy_or;
use crate::rng::logistic;

/// The target of each unit; `None` until its first assessment.
pub(super) struct Targets(Table<UnitId, Option<f64>>);

impl Targets {
    pub(super) fn new(units: usize) -> Targets {
        Targets((0..units).map(|_| None).collect())
    }

    /// The pressure on a unit with this score, noisy-or of that of its rank and `target`·σ((T − score)/`target_width`). Then T rises by
    /// `ratchet` of the distance to the score, if that is higher.
    pub(super) fn press(&mut self, unit: UnitId, ranking: &Ranking, score: f64, rank_pressure: f64) -> f64 {
        if ranking.target <= 0.0 {
            return rank_pressure;
        }
        let target = self.0[unit].get_or_insert(ranking.target_score);
        let missed = ranking.target * logistic((*target - score) / ranking.target_width);
        *target += ranking.ratchet * (score - *target).max(0.0);
        noisy_or(rank_pressure, missed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_presses_those_below_it_and_follows_the_best_score() {
        let ranking = Ranking { target: 0.8, target_score: 0.7, ratchet: 1.0, ..Ranking::default() };
        let mut targets = Targets::new(2);
        let [first, second] = [0, 1].map(UnitId::at);
        let mut press = |unit, score| targets.press(unit, &ranking, score, 0.0);
        // At the target half its strength; far above it, none; below it, more.
        assert!((press(first, 0.7) - 0.4).abs() < 1e-12);
        assert!(press(first, 1.0) < 0.01);
        // The target has followed: the first score no longer suffices, and a low one doesn't lower it.
        assert!(press(first, 0.7) > 0.75 && press(first, 1.0) > 0.39);
        assert!((press(second, 0.7) - 0.4).abs() < 1e-12);
        assert_eq!(Targets::new(1).press(first, &Ranking::default(), 0.1, 0.25), 0.25);
    }
}
