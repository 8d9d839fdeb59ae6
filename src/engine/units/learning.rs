//! Learning: units learn from callback answers, from whistles and helpers, and from each other.

use super::*;
use crate::behaviour;

/// Weight of the newest order in a unit's moving share of functions that took part.
const COMPLETENESS_STEP: f64 = 0.05;
/// Weight of the newest whistle in a street's moving share of unanswered whistles.
const UNANSWERED_STEP: f64 = 0.1;

impl Units {
    /// Counts an "unresolved" answer to the callback for the unit, which learns from it.
    pub(in crate::engine) fn record_unresolved(&mut self, unit: UnitId) {
        self.states[unit].unresolved_answers += 1.0;
    }

    /// An "unresolved" answer that counts in the assessment draws leaders' attention to the unit.
    pub(in crate::engine) fn alert_leaders(&mut self, context: &Context<impl DrawSink>, unit: UnitId) {
        let drawn = context.setup.tables.behaviour.callback_attention / self.states[unit].staff.max(f64::MIN_POSITIVE);
        self.raise_attention(unit, drawn.min(1.0));
    }

    /// What a unit has learned from these answers.
    pub(super) fn learned(&self, context: &Context<impl DrawSink>, unit: UnitId) -> f64 {
        let settings = &context.setup.tables.behaviour;
        if settings.learning <= 0.0 {
            return 0.0;
        }
        behaviour::learned(settings, self.states[unit].unresolved_answers / context.city.units[unit.index()].staff)
    }

    /// Each unit that does not game observes a random unit ranked above it, and may copy gaming from it. `ranked` is in order of
    /// rank. All units observe simultaneously.
    pub(in crate::engine) fn imitate(&mut self, context: &Context<impl DrawSink>, ranked: &[UnitId]) {
        let spread = context.setup.tables.behaviour.gaming_spread;
        if spread <= 0.0 {
            return;
        }
        let day = (context.now / DAY) as u32;
        let games: Vec<bool> = ranked.iter().map(|unit| self.states[*unit].games).collect();
        for (rank, unit) in ranked.iter().enumerate().skip(1) {
            let draw = context.streams.draw(Purpose::Imitate, context.city.units[unit.index()].number, day);
            let observed = draw.below(0, rank as u32) as usize;
            if games[observed] && draw.happens(1, spread) {
                self.states[*unit].games = true;
            }
        }
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;
    use crate::setup::Data;

    const TOWN: &str = r#"
[run]
months = 4
warmup = 0
start = 2019-01-01
[city.generate]
residents = 15_000
[city.categories.noise]
mix = 1
structural = 0.3
[rules]
hotline.enabled = true
dispatch.enabled = true
time_limits.enabled = true
ranking.enabled = true
exclusion.enabled = true
exclusion.justified = 0.5
[rules.callback]
enabled = true
send_back = 2
[behaviour]
gaming = 0.6
[behaviour.answers]
suppressed = 0.05
"#;

    #[test]
    fn a_unit_counts_every_unresolved_answer_to_the_callback() {
        let scenario = Scenario::parse("town", TOWN, &[]).unwrap();
        let setup = Setup::new(&scenario, Data::without_files(&scenario.tables)).unwrap();
        let city = City::draw(&setup.source, &setup.tables, &setup.functions, Streams::of_city(1, 1), 1.0);
        let arrivals = Arrivals::new(&setup, &city, simulate::streams_of(&setup, 1, 1));
        let mut world = World::new(&arrivals, Log::Orders);
        let mut onsets = world.begin();
        world.run(&mut (), &demand::Inline, &mut onsets);
        let counted: Vec<f64> = world.units.states.rows().iter().map(|state| state.unresolved_answers).collect();
        let rows = world.finish(&mut onsets).orders;
        let unresolved = |row: &&OrderRow| row.official.is_some_and(|(_, resolved, _)| !resolved);
        assert!(rows.iter().filter(unresolved).filter(|row| row.attempt > 1).count() > 10);
        assert!(rows.iter().filter(unresolved).filter(|row| row.excluded.is_some()).count() > 10);
        let of_unit = |unit: usize| rows.iter().filter(unresolved).filter(|row| row.unit == Some(unit as u32)).count() as f64;
        assert_eq!(counted, (0..counted.len()).map(of_unit).collect::<Vec<_>>());
    }
}
