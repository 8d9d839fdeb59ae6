//! Care: the pressure that it follows, with its inertia, and the habit that it becomes.
//!
//! Care follows a mix of rank pressure and all pressure, by partial adjustment (organisations have inertia: Hannan and Freeman 1984). Care
//! that pressure has brought becomes a routine (Nelson and Winter 1982), which stays when pressure goes, makes work more successful and
//! quicker (learning by doing: Argote and Epple 1990), and is forgotten as staff turns over (Argote, Beckman and Epple 1990).

use super::pressure::with_remediation;
use super::*;
use crate::behaviour::{self, CareModifiers};
use crate::time::Span;

/// What a unit's care depends on beside its present pressure.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CareState {
    /// The pressure that care follows, smoothed over time.
    pressure: f64,
    /// Habit, from 0 to 1.
    habit: f64,
}

impl Units {
    /// Share·ρ + (1 − share)·P, before inertia; without remediation, which is counted once, in [`Units::care_pressure`].
    fn present_care_pressure(&self, context: &Context<impl DrawSink>, unit: UnitId) -> f64 {
        let (share, rank) = (context.setup.tables.behaviour.care.rank_share, self.states[unit].rank_pressure);
        if share >= 1.0 { rank } else { share * rank + (1.0 - share) * self.pressure_without_remediation(context, unit) }
    }

    /// The pressure that a unit's care for a problem of a street follows now. Remediation of the street acts at once.
    fn care_pressure(&self, context: &Context<impl DrawSink>, unit: UnitId, street: StreetId) -> f64 {
        let own = match context.setup.tables.behaviour.care.inertia.0 {
            0 => self.present_care_pressure(context, unit),
            _ => self.states[unit].care.pressure,
        };
        with_remediation(own, self.remediation(street))
    }

    /// The care that a unit gives to a task about a problem of a street.
    pub(super) fn care(&self, context: &Context<impl DrawSink>, unit: UnitId, street: StreetId, modifiers: CareModifiers) -> f64 {
        let (settings, state) = (&context.setup.tables.behaviour, &self.states[unit]);
        let response_weight = context.rules_on(unit).ranking.as_ref().map_or(0.0, |ranking| ranking.weights[0]);
        let modifiers = CareModifiers { fatigue: state.fatigue, habit: settings.care.habit * state.care.habit, ..modifiers };
        behaviour::care(settings, state.care_floor, self.care_pressure(context, unit, street), response_weight, &modifiers)
    }

    /// Share of a task's hours that habit leaves.
    pub(super) fn hours_left_by_habit(&self, context: &Context<impl DrawSink>, unit: UnitId) -> f64 {
        1.0 - context.setup.tables.behaviour.care.habit_hours * self.states[unit].care.habit
    }

    /// Probability that a unit's complete work with full care cures a curable problem.
    pub(in crate::engine) fn ceiling(&self, context: &Context<impl DrawSink>, unit: UnitId) -> f64 {
        let settings = &context.setup.tables.behaviour;
        settings.ceiling + (1.0 - settings.ceiling) * settings.care.habit_ceiling * self.states[unit].care.habit
    }

    /// A day ends: the pressure that care follows moves towards the present one, and care becomes habit; some of it is forgotten.
    pub(in crate::engine) fn update_care(&mut self, context: &Context<impl DrawSink>) {
        let settings = &context.setup.tables.behaviour.care;
        let step = |span: Span| -libm::expm1(-f64::from(DAY) / span.seconds().max(1.0));
        let (adjusts, learns) = (step(settings.inertia), step(settings.habit_time));
        let has_habit = settings.habit + settings.habit_ceiling + settings.habit_hours > 0.0;
        if settings.inertia.0 == 0 && !has_habit {
            return;
        }
        for unit in self.states.ids() {
            let present = self.present_care_pressure(context, unit);
            let state = &mut self.states[unit];
            state.care.pressure += adjusts * (present - state.care.pressure);
            // Care under remediation becomes habit too: what a street has built stays when the pressure fades.
            let followed = with_remediation(state.care.pressure, state.remediation);
            // What pressure has brought: without any, nothing becomes habit, and a city without reform has no trend.
            let brought = (1.0 - state.care_floor) * followed;
            let forgotten = -libm::expm1(-settings.turnover / 365.25) * state.care.habit;
            state.care.habit += learns * (brought - state.care.habit).max(0.0) - forgotten;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;
    use crate::setup::Data;

    const TOWN: &str = r#"
[run]
months = 1
warmup = 0
start = 2019-01-01
[city.generate]
residents = 1_000
[city.categories.noise]
mix = 1
[behaviour.care]
habit = 1
habit_time = "1 d"
"#;

    #[test]
    fn remediation_counts_once_in_care_and_becomes_habit() {
        for share in ["0", "1"] {
            let scenario = Scenario::parse("town", TOWN, &[format!("behaviour.care.rank_share={share}")]).unwrap();
            let setup = Setup::new(&scenario, Data::without_files(&scenario.tables)).unwrap();
            let city = City::draw(&setup.source, &setup.tables, &setup.functions, Streams::of_city(1, 1), 1.0);
            let arrivals = Arrivals::new(&setup, &city, simulate::streams_of(&setup, 1, 1));
            let mut world = World::new(&arrivals, Log::Off);
            world.begin();
            let street = StreetId::at(0);
            world.units.set_remediation(street, 0.8);
            let pressure = world.units.care_pressure(&world.context, street.into(), street);
            assert!((pressure - 0.8).abs() < 1e-12, "{pressure} with a rank share of {share}");
            world.units.update_care(&world.context);
            let habit = world.units.states[UnitId::from(street)].care.habit;
            assert!(habit > 0.4, "{habit} with a rank share of {share}");
        }
    }
}
