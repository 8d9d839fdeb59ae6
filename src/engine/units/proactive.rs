//! Proactive work: streets take up problems before anyone complains.

use super::*;
use crate::behaviour::{self, CareModifiers};

impl<N: DrawSink> World<'_, N> {
    /// A street takes up idle hours × a(1 − φ)·rate·P of its problems.
    pub(super) fn work_proactively(&mut self, unit: UnitId, idle: f64, attention: f64) {
        let Some(rate) = self.context.rules_on(unit).proactive.as_ref().map(|proactive| proactive.rate) else { return };
        let pressure = self.units.pressure(&self.context, unit);
        let state = &mut self.units.states[unit];
        state.proactive += idle * attention * (1.0 - state.fatigue) * rate * pressure;
        let number = libm::floor(state.proactive);
        state.proactive -= number;
        let day = (self.context.now / DAY) as u32;
        for k in 0..number as u32 {
            self.take_up_problem(unit, day << 8 | k & 0xFF);
        }
    }

    /// Works on one random problem of the street that nobody has reported; it is cured or suppressed.
    fn take_up_problem(&mut self, unit: UnitId, occasion: u32) {
        let street = &self.context.city.streets[unit.index()];
        let communities = street.communities.0 as usize..street.communities.1 as usize;
        let communities = communities.map(CommunityId::at);
        let total: usize = communities.clone().map(|c| self.demand.count(c)).sum();
        let draw = self.context.streams.draw(Purpose::Proactive, u64::from(street.number), occasion);
        let mut pick = draw.below(0, total as u32) as usize;
        let mut communities = communities;
        let Some(community) = communities.find(|c| pick < self.demand.count(*c) || (pick -= self.demand.count(*c), false).1) else {
            return;
        };
        let Some((place, problem)) = self.demand.listed_problem(&self.context, community, pick) else { return };
        let category = &self.context.setup.categories[problem.category()];
        if problem.state(self.context.now) != State::Open || problem.lead.is_some() || category.owner.is_some() {
            return;
        }
        let settings = &self.context.setup.tables.behaviour;
        let care = self.units.care(&self.context, unit, StreetId::at(unit.index()), CareModifiers::default());
        let effort = category.values.own_hours * care * self.units.hours_left_by_habit(&self.context, unit);
        let completeness = 1.0 / f64::from(1 + category.functions.count_ones());
        let structural = self.oversight.structural(&self.context, problem.category(), StreetId::at(unit.index()));
        let curable = !self.context.streams.draw(Purpose::Curable, problem.address, 0).happens(0, structural);
        let at_fault = self.context.streams.draw(Purpose::ThirdParty, problem.address, 0).happens(0, category.values.third_party);
        let complies = !at_fault || draw.happens(1, behaviour::compliance(settings, self.units.attention(&self.context, unit), false));
        let cured = curable
            && complies
            && draw.happens(2, behaviour::cure_probability(settings, self.units.ceiling(&self.context, unit), completeness, care));
        self.context.add_hours(unit, |hours| hours.proactive += effort);
        let id = self.demand.slot_of(community, place, problem);
        if cured {
            self.demand.cure(&self.context, id);
        } else {
            self.demand.suppress(&self.context, id, draw.exponential(3));
        }
    }
}
