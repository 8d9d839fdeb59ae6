//! Learning: units learn from callback answers and from each other, communities and the city from closed orders.

use super::*;
use crate::behaviour;

impl<N: DrawSink> World<'_, N> {
    /// Counts an "unresolved" answer to the callback for the unit.
    pub(super) fn record_unresolved(&mut self, index: OrderId, opinion: Opinion) {
        if let Some(unit) = self.orders[index].unit.filter(|_| !opinion.resolved) {
            self.unit_states[unit].unresolved_answers += 1.0;
        }
    }

    /// What a unit has learned from these answers.
    pub(super) fn learned(&self, unit: UnitId) -> f64 {
        let settings = &self.context.setup.tables.behaviour;
        if settings.learning <= 0.0 {
            return 0.0;
        }
        behaviour::learned(settings, self.unit_states[unit].unresolved_answers / self.context.city.units[unit.index()].staff)
    }

    /// Each unit that does not game observes a random unit ranked above it, and may copy gaming from it. `ranked` is in order of
    /// rank. All units observe simultaneously.
    pub(super) fn imitate(&mut self, ranked: &[UnitId]) {
        let spread = self.context.setup.tables.behaviour.gaming_spread;
        if spread <= 0.0 {
            return;
        }
        let day = (self.context.now / DAY) as u32;
        let games: Vec<bool> = ranked.iter().map(|unit| self.unit_states[*unit].games).collect();
        for (rank, unit) in ranked.iter().enumerate().skip(1) {
            let draw = self.context.streams.draw(Purpose::Imitate, self.context.city.units[unit.index()].number, day);
            let observed = draw.below(0, rank as u32) as usize;
            if games[observed] && draw.happens(1, spread) {
                self.unit_states[*unit].games = true;
            }
        }
    }

    /// Updates a community's record of cured orders and its expected handling time.
    pub(super) fn update_community(&mut self, community: CommunityId, cured: bool, days: f64) {
        let answers = &self.context.setup.tables.behaviour.answers;
        let now = self.context.now;
        let place = &mut self.community_records[community];
        place.closed += 1.0;
        place.cured += f64::from(u8::from(cured));
        let half_life = if days > place.expectation { answers.slower } else { answers.faster };
        let step = 1.0 - libm::exp2(-f64::from(now - place.last_close) / half_life.seconds().max(1.0));
        place.expectation += step * (days - place.expectation);
        place.last_close = now;
    }

    /// Reputation that affects a report: the community's, adjusted by the citywide cure rate of the category relative to the mean.
    pub(super) fn reputation_for(&self, community: CommunityId, category: usize) -> f64 {
        let reputation = self.communities[community].reputation;
        let weight = self.context.setup.tables.demand.topic_reputation;
        if weight > 0.0 { (reputation + weight * self.topic_lead[category]).clamp(0.0, 1.0) } else { reputation }
    }

    /// Daily decay of the citywide record of each category, and update of its cure rate relative to the mean.
    pub(super) fn decay_category_record(&mut self, memory: f64) {
        if self.context.setup.tables.demand.topic_reputation <= 0.0 {
            return;
        }
        let mut all = [0.0; 2];
        for sums in &mut self.topic_record {
            sums.iter_mut().zip(&mut all).for_each(|(sum, all)| {
                *sum *= memory;
                *all += *sum;
            });
        }
        let mean = all[0] / all[1].max(1.0);
        for (lead, [cured, closed]) in self.topic_lead.iter_mut().zip(&self.topic_record) {
            // The mean has the weight of one order, so a category without closings is at the mean.
            *lead = (cured + mean) / (closed + 1.0) - mean;
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
        let arrivals = Arrivals::new(&setup, &city, streams_of(&setup, 1, 1));
        let mut world = World::new(&arrivals, Log::Orders);
        let mut onsets = world.begin();
        world.run(&mut (), &Inline, &mut onsets);
        let counted: Vec<f64> = world.unit_states.rows().iter().map(|state| state.unresolved_answers).collect();
        let rows = world.finish(&mut onsets).orders;
        let unresolved = |row: &&OrderRow| row.official.is_some_and(|(_, resolved, _)| !resolved);
        assert!(rows.iter().filter(unresolved).filter(|row| row.attempt > 1).count() > 10);
        assert!(rows.iter().filter(unresolved).filter(|row| row.excluded.is_some()).count() > 10);
        let of_unit = |unit: UnitId| rows.iter().filter(unresolved).filter(|row| row.unit == Some(unit as u32)).count() as f64;
        assert_eq!(counted, (0..counted.len()).map(of_unit).collect::<Vec<_>>());
    }
}
