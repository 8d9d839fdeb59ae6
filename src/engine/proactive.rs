//! What units do of themselves at the turn of the day: rest, pool their officers, take problems up before anyone complains.

use super::*;
use crate::behaviour::{self, Strain};
use crate::levers::integration::Integration;
use crate::scenario::values::Level;

impl<N: DrawSink> World<'_, N> {
    /// Load and fatigue move with the day that ends.
    pub(super) fn end_workday(&mut self) {
        let settings = &self.setup.tables.behaviour;
        let step = -libm::expm1(-f64::from(DAY) / settings.load_memory.seconds().max(1.0));
        let shift = f64::from(self.setup.calendar.shift_length());
        for unit in 0..self.unit_states.len() {
            let attention = self.attention(unit as u32);
            let state = &mut self.unit_states[unit];
            let (worked, present) = (state.worked - state.yesterday.0, state.present - state.yesterday.1);
            state.yesterday = (state.worked, state.present);
            // Hours worked against those of an ordinary day of all officers: on a day off few are there, and the rest recover.
            let full = f64::from(state.officers[0] + state.officers[1]) * shift;
            let share = if full > 0.0 { (worked as f64 / full).clamp(0.0, 1.0) } else { 0.0 };
            state.fatigue = behaviour::fatigue_after(settings, state.fatigue, attention, share);
            if present <= 0 {
                continue;
            }
            let busy = (worked as f64 / present as f64).clamp(0.0, 1.0);
            state.load += step * (busy - state.load);
            let idle = (present - worked).max(0) as f64 / f64::from(HOUR);
            if unit < self.city.streets.len() {
                self.act_early(unit as u32, idle, attention);
            }
        }
    }

    /// Idle hours × a(1 − φ)·rate·P problems of the street are taken up; their hours are charged.
    fn act_early(&mut self, unit: u32, idle: f64, attention: f64) {
        let Some(rate) = self.rules_on(unit).proactive.as_ref().map(|proactive| proactive.rate) else { return };
        let pressure = self.pressure(unit);
        let state = &mut self.unit_states[unit as usize];
        state.proactive += idle * attention * (1.0 - state.fatigue) * rate * pressure;
        let number = libm::floor(state.proactive);
        state.proactive -= number;
        let day = (self.now / DAY) as u32;
        for k in 0..number as u32 {
            self.take_up(unit, day << 8 | k & 0xFF);
        }
    }

    /// One random open problem of the street that nobody has reported: worked on alone, cured or suppressed.
    fn take_up(&mut self, unit: u32, occasion: u32) {
        let street = &self.city.streets[unit as usize];
        let communities = street.communities.0 as usize..street.communities.1 as usize;
        let total: usize = communities.clone().map(|c| self.community_cold[c].problems.len()).sum();
        let draw = self.streams.draw(Purpose::Proactive, u64::from(street.number), occasion);
        let mut pick = draw.below(0, total as u32) as usize;
        let mut chosen = None;
        for c in communities {
            let problems = &self.community_cold[c].problems;
            if pick < problems.len() {
                chosen = Some(problems[pick]).filter(|index| self.community_of(*index) == c);
                break;
            }
            pick -= problems.len();
        }
        let Some(index) = chosen else { return };
        let problem = &self.problems[index as usize];
        let category = &self.setup.categories[problem.category()];
        if problem.state != State::Open || problem.lead != NONE || category.owner.is_some() {
            return;
        }
        let settings = &self.setup.tables.behaviour;
        let state = &self.unit_states[unit as usize];
        let response_weight = self.rules_on(unit).ranking.as_ref().map_or(0.0, |ranking| ranking.weights[0]);
        let strain = Strain { fatigue: state.fatigue, learnt: self.learnt(unit), ..Strain::default() };
        let care = behaviour::care(settings, self.city.units[unit as usize].care_floor, state.rank_pressure, response_weight, &strain);
        let effort = category.values.own_hours * care;
        let completeness = 1.0 / f64::from(1 + category.functions.count_ones());
        let structural = self.structural(problem.category(), unit as usize);
        let curable = !self.streams.draw(Purpose::Curable, problem.address, 0).happens(0, structural);
        let at_fault = self.streams.draw(Purpose::ThirdParty, problem.address, 0).happens(0, category.values.third_party);
        let complies = !at_fault || draw.happens(1, behaviour::compliance(settings, self.attention(unit), false));
        let cured = curable && complies && draw.happens(2, behaviour::cure_probability(settings, completeness, care));
        self.hours(unit, |hours| hours.proactive += effort);
        if cured {
            self.cure(index);
        } else {
            self.suppress(index, draw.exponential(3));
        }
    }

    /// A repeated report may draw the media to the unit that has it.
    pub(super) fn draw_media(&mut self, index: u32, unit: u32) {
        let Some(media) = &self.rules_of(index).media else { return };
        let (hazard, jump) = (media.hazard, media.attention);
        if self.orders[index as usize].occasion > reporting::LAST_OCCASION && self.order_draw(index, Purpose::Media, 0).happens(0, hazard) {
            self.orders[index as usize].followed = true;
            let attention = &mut self.unit_states[unit as usize].leaders_attention;
            *attention += (1.0 - *attention) * jump;
        }
    }

    /// Part of the officers of each district's streets, and of each function's district bureaus, goes where the backlog is today;
    /// without integration all are at home.
    pub(super) fn pool_officers(&mut self) {
        let city = self.city;
        let pools = |unit: usize| self.rules_on(unit as u32).integration.as_ref();
        let pool = |members: Vec<usize>, share: fn(&Integration) -> f64| {
            let members: Vec<usize> = members.into_iter().filter(|unit| pools(*unit).is_some()).collect();
            let share = members.first().and_then(|unit| pools(*unit)).map_or(0.0, share);
            (members, share)
        };
        let streets = city.districts.iter().map(|district| {
            let (from, to) = district.streets;
            pool((from as usize..to as usize).collect(), |lever| lever.pooled)
        });
        let functions = self.setup.functions.iter().enumerate().filter(|(_, (_, known))| known.level == Level::District);
        let bureaus = functions.map(|(function, _)| {
            pool(city.departments.iter().map(|district| district[function] as usize).collect(), |lever| lever.pooled_bureaus)
        });
        // Streets whose share is 0 are told to stay at home; bureaus are left alone.
        let groups: Vec<(Vec<usize>, f64)> = streets.chain(bureaus.filter(|(_, share)| *share > 0.0)).collect();
        groups.iter().for_each(|(members, share)| self.pool(members, *share));
    }

    /// Shares part of the officers of some units out among them by backlog.
    fn pool(&mut self, units: &[usize], share: f64) {
        // Who is at a task stays where it is; who can be spared goes where the backlog is; the rest are at home.
        let busy = |u: usize| self.unit_states[u].busy[0] + self.unit_states[u].busy[1];
        let own: u32 = units.iter().map(|u| self.unit_states[*u].own_officers).sum();
        let mut free = own.saturating_sub(units.iter().map(|u| busy(*u)).sum());
        let mut officers: Vec<u32> = Vec::new();
        let today = (self.now / DAY) as u32 + 1;
        for u in units {
            let home = self.unit_states[*u].own_officers;
            let kept = home - self.in_parts(*u, share * f64::from(home), today).min(home);
            let added = kept.saturating_sub(busy(*u)).min(free);
            free -= added;
            officers.push(busy(*u) + added);
        }
        let backlog: Vec<f64> = units.iter().map(|u| self.unit_states[*u].queue.len() as f64).collect();
        let waiting: f64 = backlog.iter().sum();
        let (mut given, mut passed) = (0, 0.0);
        for (k, u) in units.iter().enumerate() {
            passed += if waiting > 0.0 { backlog[k] / waiting } else { 1.0 / units.len() as f64 };
            let upto = (libm::floor(passed * f64::from(free) + 0.5) as u32).min(free);
            self.set_officers(*u, officers[k] + upto - given);
            given = upto;
        }
        units.iter().for_each(|unit| self.start_tasks(*unit as u32));
    }

    /// Sets how many officers a unit has, and how many of them are on duty around the clock. More may still be at a task on duty.
    pub(super) fn set_officers(&mut self, unit: usize, officers: u32) {
        let duty = self.in_parts(unit, self.rules_on(unit as u32).duty_share * f64::from(officers), 0).min(officers);
        self.unit_states[unit].officers = [officers - duty, duty];
    }

    /// A number of officers that need not be whole, as a whole number that has it as its mean: part of an officer is there by lot, on the
    /// day `occasion` − 1, or in the whole replication for 0. So a share of few officers is not rounded to none.
    fn in_parts(&self, unit: usize, officers: f64, occasion: u32) -> u32 {
        // A product's last digit decides nothing.
        let whole = libm::floor(officers + 1e-9);
        let rest = (officers - whole).max(0.0);
        let draw = || self.streams.draw(Purpose::Roster, self.city.units[unit].number, occasion);
        whole as u32 + u32::from(rest > 1e-9 && Self::happens(rest, draw))
    }
}
