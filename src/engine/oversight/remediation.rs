//! Remediation: which streets are under it, when they enter and leave, and the pressure that it brings.

use super::*;
use crate::levers::remediation::{Entry, Remediation};

/// One street's remediation.
#[derive(Clone, Copy, Debug, Default)]
struct Course {
    /// While under remediation: the number of periods in a row with a good score.
    good: Option<u32>,
    /// Whether planners have put it under remediation since the lever is in force.
    aimed: bool,
    /// The pressure that it brings at present.
    level: f64,
    /// Time constant with which the level moves, in seconds.
    ramp: f64,
}

/// All streets.
pub(super) struct Remediations(Table<StreetId, Course>);

impl Remediations {
    pub(super) fn new(streets: usize) -> Remediations {
        Remediations((0..streets).map(|_| Course::default()).collect())
    }

    fn weight(&self, context: &Context<impl DrawSink>) -> f64 {
        let under = self.0.ids().filter(|street| self.0[*street].good.is_some());
        under.map(|street| context.city.unit_weight(street.index())).sum()
    }

    /// An assessment period ends: streets with good scores leave, and the last of the ranking enter while there is room. `ranked` has the
    /// streets and their scores in order of rank. The street at the margin enters with the probability of the part of it that has room.
    fn assess(&mut self, context: &Context<impl DrawSink>, ranked: &[(StreetId, f64)]) {
        let lever = |street: StreetId| context.rules_in(street).remediation.as_ref();
        for (street, score) in ranked {
            let (Some(lever), Some(good)) = (lever(*street), self.0[*street].good) else { continue };
            let good = if *score >= lever.exit_score { good + 1 } else { 0 };
            self.0[*street].good = (good < lever.exit_after).then_some(good);
        }
        let candidates = || ranked.iter().filter_map(|(street, score)| Some((*street, *score, lever(*street)?)));
        let whole: f64 = candidates().map(|(street, ..)| context.city.unit_weight(street.index())).sum();
        if whole <= 0.0 {
            return;
        }
        let margin = context.streams.draw(Purpose::Remediation, 0, 0).uniform(0);
        for (street, score, lever) in candidates().rev() {
            if lever.entry != Entry::Rank || self.0[street].good.is_some() || score >= lever.exit_score {
                continue;
            }
            let weight = context.city.unit_weight(street.index());
            if self.weight(context) + margin * weight >= lever.share * whole {
                return;
            }
            self.0[street].good = Some(0);
        }
    }

    /// A day ends: the pressure of remediation moves towards that of the lever, or towards none.
    fn build_up(&mut self, context: &Context<impl DrawSink>) {
        for street in self.0.ids() {
            let lever = context.rules_in(street).remediation.as_ref();
            let course = &mut self.0[street];
            if let Some(lever) = lever {
                course.ramp = lever.ramp.seconds();
            }
            let aim = lever.filter(|_| course.good.is_some()).map_or(0.0, |lever| lever.pressure);
            let step = -libm::expm1(-f64::from(DAY) / course.ramp.max(1.0));
            course.level += step * (aim - course.level);
        }
    }
}

impl Oversight {
    /// Streets leave where the lever is no longer in force, and enter where planners aim it.
    pub(in crate::engine) fn aim_remediation(&mut self, context: &Context<impl DrawSink>) {
        for street in context.streets() {
            let course = &mut self.remediations.0[street];
            match &context.rules_in(street).remediation {
                None => (course.good, course.aimed) = (None, false),
                // Once: a street that has left does not enter again because other rules change.
                Some(lever) if lever.entry == Entry::All && !course.aimed => {
                    (course.good, course.aimed) = (course.good.or(Some(0)), true);
                }
                Some(_) => {}
            }
        }
    }

    /// An assessment period ends for ranked streets, given with their scores from the first rank to the last.
    pub(super) fn assess_remediation(&mut self, context: &Context<impl DrawSink>, ranked: &[(StreetId, f64)]) {
        self.remediations.assess(context, ranked);
    }

    /// A day ends: each street gets its pressure of remediation.
    pub(in crate::engine) fn remediate(&mut self, context: &Context<impl DrawSink>, units: &mut Units) {
        self.remediations.build_up(context);
        for street in context.streets() {
            units.set_remediation(street, self.remediations.0[street].level);
        }
    }

    /// The rules of a street's remediation, while it is under it.
    pub(super) fn remediation<'a>(&self, context: &'a Context<impl DrawSink>, street: StreetId) -> Option<&'a Remediation> {
        context.rules_in(street).remediation.as_ref().filter(|_| self.remediations.0[street].good.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;
    use crate::setup::Data;

    const TOWN: &str = r#"
[run]
months = 3
warmup = 1
[city.generate]
districts = 2
streets = 5
residents = 1_000
[city.categories.noise]
mix = 1
structural = 0.3
[warmup.rules]
callback.enabled = true
ranking.enabled = true
[warmup.rules.remediation]
enabled = true
share = 0.2
exit_after = 2
"#;

    /// Runs `check` on the first day of a town with these settings.
    fn on_the_first_day(sets: &[&str], check: impl FnOnce(&mut Oversight, &Context<'_, ()>)) {
        let sets: Vec<String> = sets.iter().map(|set| set.to_string()).collect();
        let scenario = Scenario::parse("town", TOWN, &sets).unwrap();
        let setup = Setup::new(&scenario, Data::without_files(&scenario.tables)).unwrap();
        let city = City::draw(&setup.source, &setup.tables, &setup.functions, Streams::of_city(1, 1), 1.0);
        let arrivals = Arrivals::new(&setup, &city, simulate::streams_of(&setup, 1, 1));
        let mut world = World::new(&arrivals, Log::Off);
        world.begin();
        check(&mut world.oversight, &world.context);
    }

    fn under(oversight: &Oversight) -> Vec<usize> {
        let all = oversight.remediations.0.ids();
        all.filter(|street| oversight.remediations.0[*street].good.is_some()).map(Id::index).collect()
    }

    #[test]
    fn the_last_streets_enter_while_there_is_room_and_stay_until_they_are_good() {
        on_the_first_day(&[], |oversight, context| {
            let scores = |of: &dyn Fn(usize) -> f64| {
                let mut ranked: Vec<(StreetId, f64)> = context.streets().map(|street| (street, of(street.index()))).collect();
                ranked.sort_by(|(_, a), (_, b)| b.total_cmp(a));
                ranked
            };
            assert_eq!(under(oversight), Vec::<usize>::new());
            let rising = |street: usize| 0.3 + 0.05 * street as f64;
            oversight.assess_remediation(context, &scores(&rising));
            assert_eq!(under(oversight), [0, 1], "two of ten streets");
            // They stay, at any rank, until the score was good twice in a row; then the next come in.
            let risen = |street: usize| if street == 0 { 0.95 } else { rising(street) };
            oversight.assess_remediation(context, &scores(&risen));
            oversight.assess_remediation(context, &scores(&rising));
            oversight.assess_remediation(context, &scores(&risen));
            assert_eq!(under(oversight), [0, 1]);
            oversight.assess_remediation(context, &scores(&risen));
            assert_eq!(under(oversight), [1, 2]);
            // A relapse.
            (0..2).for_each(|_| oversight.assess_remediation(context, &scores(&|_| 0.95)));
            assert_eq!(under(oversight), Vec::<usize>::new());
            oversight.assess_remediation(context, &scores(&rising));
            assert_eq!(under(oversight), [0, 1]);
        });
    }

    #[test]
    fn planners_aim_it_at_streets_by_name() {
        let aimed = ["warmup.rules.remediation.entry=\"all\"", "warmup.rules.remediation.where=[\"d02\"]"];
        on_the_first_day(&aimed, |oversight, context| {
            assert_eq!(under(oversight), [5, 6, 7, 8, 9]);
            // Streets that have left do not come back when other rules change.
            let good: Vec<(StreetId, f64)> = context.streets().map(|street| (street, 0.95)).collect();
            (0..2).for_each(|_| oversight.assess_remediation(context, &good));
            oversight.aim_remediation(context);
            assert_eq!(under(oversight), Vec::<usize>::new());
        });
    }
}
