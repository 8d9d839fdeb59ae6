//! Care: the pressure that it follows, with its inertia, and the habit that it becomes.
//!
//! Care follows a mix of rank pressure and all pressure, by partial adjustment (organisations have inertia: Hannan and Freeman 1984). Care
//! that pressure has brought becomes a routine (Nelson and Winter 1982), which stays when pressure goes, makes work more successful and
//! quicker (learning by doing: Argote and Epple 1990), and is forgotten as staff turns over (Argote, Beckman and Epple 1990).

use super::pressure::with_remediation;
use super::*;
use crate::behaviour::{self, CareModifiers};
use crate::time::Span;

/// Rank pressure, and all pressure; without remediation, which is counted once, in [`Units::care_pressures`].
#[derive(Clone, Copy, Debug, Default)]
struct Pressures {
    rank: f64,
    all: f64,
}

impl Pressures {
    /// The parts of care that follow rank pressure and all pressure, share·ρ and (1 − share)·P, each pressure with that of remediation.
    fn parts(self, share: f64, remediation: f64) -> [f64; 2] {
        [share * with_remediation(self.rank, remediation), (1.0 - share) * with_remediation(self.all, remediation)]
    }
}

/// What a unit's care depends on beside its present pressure.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CareState {
    /// The pressures that care follows, smoothed over time.
    pressures: Pressures,
    /// Habit, from 0 to 1.
    habit: f64,
}

impl Units {
    /// The pressures that care follows, before inertia.
    fn present_pressures(&self, context: &Context<impl DrawSink>, unit: UnitId) -> Pressures {
        let (share, rank) = (context.setup.tables.behaviour.care.rank_share, self.states[unit].rank_pressure);
        Pressures { rank, all: if share >= 1.0 { 0.0 } else { self.pressure_without_remediation(context, unit) } }
    }

    /// The parts of a unit's care for a problem of a street that follow rank pressure and all pressure now. Remediation of the street acts at
    /// once.
    fn care_pressures(&self, context: &Context<impl DrawSink>, unit: UnitId, street: StreetId) -> [f64; 2] {
        let settings = &context.setup.tables.behaviour.care;
        let own = match settings.inertia.0 {
            0 => self.present_pressures(context, unit),
            _ => self.states[unit].care.pressures,
        };
        own.parts(settings.rank_share, self.remediation(street))
    }

    /// The care that a unit gives to a task about a problem of a street.
    pub(super) fn care(&self, context: &Context<impl DrawSink>, unit: UnitId, street: StreetId, modifiers: CareModifiers) -> f64 {
        let (settings, state) = (&context.setup.tables.behaviour, &self.states[unit]);
        let response_weight = context.rules_on(unit).ranking.as_ref().map_or(0.0, |ranking| ranking.weights[0]);
        let modifiers = CareModifiers { fatigue: state.fatigue, habit: settings.care.habit * state.care.habit, ..modifiers };
        behaviour::care(settings, state.care_floor, self.care_pressures(context, unit, street), response_weight, &modifiers)
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
            let present = self.present_pressures(context, unit);
            let state = &mut self.states[unit];
            let smoothed = &mut state.care.pressures;
            smoothed.rank += adjusts * (present.rank - smoothed.rank);
            smoothed.all += adjusts * (present.all - smoothed.all);
            // Care under remediation becomes habit too: what a street has built stays when the pressure fades.
            let [of_rank, of_all] = smoothed.parts(settings.rank_share, state.remediation);
            let followed = of_rank + of_all;
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
            let parts = world.units.care_pressures(&world.context, street.into(), street);
            let pressure = parts[0] + parts[1];
            assert!((pressure - 0.8).abs() < 1e-12, "{pressure} with a rank share of {share}");
            world.units.update_care(&world.context);
            let habit = world.units.states[UnitId::from(street)].care.habit;
            assert!(habit > 0.4, "{habit} with a rank share of {share}");
        }
    }

    #[test]
    fn the_weight_of_response_lowers_only_the_care_that_follows_rank() {
        let ranked = "rules = { callback.enabled = true, ranking.enabled = true, ranking.weights = [1, 0, 0] }\n\
                      warmup.rules = { callback.enabled = true, ranking.enabled = true, ranking.weights = [1, 0, 0] }\n";
        let raised = |share: &str, inertia: &str| {
            let sets = [format!("behaviour.care.rank_share={share}"), format!("behaviour.care.inertia={inertia}")];
            let scenario = Scenario::parse("town", &(ranked.to_string() + TOWN), &sets).unwrap();
            let setup = Setup::new(&scenario, Data::without_files(&scenario.tables)).unwrap();
            let city = City::draw(&setup.source, &setup.tables, &setup.functions, Streams::of_city(1, 1), 1.0);
            let arrivals = Arrivals::new(&setup, &city, simulate::streams_of(&setup, 1, 1));
            let mut world = World::new(&arrivals, Log::Off);
            world.begin();
            let (street, unit) = (StreetId::at(0), UnitId::at(0));
            world.units.states[unit].rank_pressure = 0.5;
            world.units.update_care(&world.context);
            world.units.states[unit].care.habit = 0.0;
            let floor = world.units.states[unit].care_floor;
            let care = world.units.care(&world.context, unit, street, CareModifiers::default());
            (care - floor) / (1.0 - floor)
        };
        for inertia in ["0 s", "1 s"] {
            // The score consists of response alone: rank brings no care, all pressure does.
            assert_eq!(raised("1", inertia), 0.0, "{inertia}");
            for share in [0.0, 0.5] {
                let brought = raised(&share.to_string(), inertia);
                assert!((brought - 0.5 * (1.0 - share)).abs() < 1e-9, "{brought} with a rank share of {share} and {inertia}");
            }
        }
    }
}
