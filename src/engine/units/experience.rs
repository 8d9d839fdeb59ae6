//! Experience: what units have seen of helpers and of whistles.

use super::*;

/// Weight of the newest order in a unit's moving share of functions that took part.
const COMPLETENESS_STEP: f64 = 0.05;
/// Weight of the newest whistle in a street's moving share of unanswered whistles.
const UNANSWERED_STEP: f64 = 0.1;

impl Units {
    /// Records the share of needed functions that took part in an order of a unit.
    pub(in crate::engine) fn record_helpers(&mut self, unit: UnitId, share: f64) {
        let completeness = &mut self.states[unit].completeness;
        *completeness += COMPLETENESS_STEP * (share - *completeness);
    }

    /// Records whether a street's whistle remained unanswered (1) or not (0).
    pub(in crate::engine) fn whistle_answered(&mut self, street: UnitId, unanswered: f64) {
        let share = &mut self.states[street].unanswered;
        *share += UNANSWERED_STEP * (unanswered - *share);
    }

    /// Moving average of the share of a street's whistles that remained unanswered.
    pub(in crate::engine) fn unanswered(&self, street: UnitId) -> f64 {
        self.states[street].unanswered
    }
}
