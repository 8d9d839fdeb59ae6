//! Onsets of problems: how many arise, their attributes, and whether anybody will report them.

use super::*;
use crate::behaviour;
use crate::scenario::values::Demand;
use crate::setup::{MOST_A_DAY, Shock};

/// Natural logarithm of a problem's severity, in units of 2⁻¹².
fn severity(demand: &Demand, draw: &Draw<impl DrawSink>) -> i16 {
    libm::round(demand.severity_sd * draw.normal(0) * 4096.0) as i16
}

impl<N: DrawSink> World<'_, N> {
    /// Problems open at the start: the stationary distribution if no problem is ever treated.
    pub(super) fn create_initial_stock(&mut self) {
        for c in 0..self.city.communities.len() {
            for k in 0..self.setup.categories.len() {
                let life = self.setup.categories[k].values.life.seconds();
                let mean = self.onsets_per_day(c, k) * life / f64::from(DAY);
                let entity = u64::from(self.city.communities[c].number) << 8 | k as u64;
                let count = self.streams.draw(Purpose::Stock, entity, 0).poisson(mean);
                for number in 0..count {
                    self.add_problem(c, k, 0xFFFF, number, 0);
                }
            }
        }
    }

    /// Mean number of new problems per day, before the seasonal factor.
    fn onsets_per_day(&self, community: usize, category: usize) -> f64 {
        let place = &self.city.communities[community];
        let mix = self.setup.categories[category].values.mix;
        self.setup.tables.demand.problems * mix * place.problem_rate * f64::from(place.residents) / 365.25
    }

    /// Generates the problems of the day that begins.
    pub(super) fn onsets(&mut self) {
        let date = self.setup.calendar.date(self.now);
        let categories = self.setup.categories.len();
        if self.onsets_month != date.month {
            self.onsets_month = date.month;
            if date.month % 3 == 1 {
                (0..self.communities.len()).for_each(|community| self.prune_problems(community));
            }
            let season = self.setup.profiles.month[date.month as usize - 1];
            for i in 0..self.onsets.len() {
                let mean = season * self.onsets_per_day(i / categories, i % categories);
                self.onsets[i] = (libm::exp(-mean), mean);
            }
        }
        let day = (self.now / DAY) as u32;
        for c in 0..self.communities.len() {
            let place = u64::from(self.city.communities[c].number) << 8;
            for k in 0..categories {
                let draw = self.streams.draw(Purpose::Onsets, place | k as u64, day);
                let (none, mean) = self.onsets[c * categories + k];
                if draw.wide() <= none {
                    continue;
                }
                for number in 0..draw.poisson_of(mean, none) {
                    self.add_problem(c, k, day, number, self.now);
                }
            }
        }
        self.shocks(day);
    }

    /// Generates the additional problems of shocks, from separate streams that leave the ordinary problems unchanged.
    fn shocks(&mut self, day: u32) {
        let (setup, now) = (self.setup, self.now);
        for (index, shock) in setup.shocks.iter().enumerate().filter(|(_, shock)| shock.is_on(now)) {
            let excess = shock.excess * shock.left(now);
            for c in 0..self.communities.len() {
                let place = &self.city.communities[c];
                let district = self.city.streets[place.street as usize].district as usize;
                if !shock.districts[district] {
                    continue;
                }
                // A smaller number keeps the first problems: reducing a shock changes none of those that still arise.
                let (_, ordinary) = self.onsets[c * setup.categories.len() + shock.category];
                let mean = ordinary * excess * (1.0 - self.thinned(shock.category, place.street as usize));
                let entity = u64::from(place.number) << 8 | shock.category as u64;
                let draw = self.streams.draw(Purpose::Onsets, entity, (index as u32 + 1) << 16 | day);
                for number in 0..draw.poisson(mean).min(MOST_A_DAY) {
                    self.add_problem(c, shock.category, day, Shock::number(index, number), now);
                }
            }
        }
    }

    /// Generates one problem at a random second of the day that begins at `midnight`; problems of the initial stock begin at once.
    fn add_problem(&mut self, community: usize, category: usize, day: u32, number: u32, midnight: Time) {
        let demand = &self.setup.tables.demand;
        let kind = &self.setup.categories[category].values;
        let place = &self.communities[community];
        let address = u64::from(self.city.communities[community].number) << 40
            | (category as u64) << 32
            | u64::from(day & 0xFFFF) << 16
            | u64::from(number & 0xFFFF);
        let draw = self.streams.draw(Purpose::Problem, address, 0);
        let onset = if day == 0xFFFF { midnight } else { midnight + draw.below(3, DAY as u32) as Time };
        let life = self.life(address) * draw.exponential(2);
        let affected = if kind.affected > 1.0 {
            let most = place.residents.clamp(1, u32::from(u16::MAX)) as u16;
            self.affected_samplers[category].affected(&draw, kind.affected, demand.affected_sd).min(most)
        } else {
            1
        };
        let mut problem = Problem {
            address,
            exposure: self.exposure.at(onset) as u32,
            passed: 0,
            affected,
            ln_severity: 0,
            ends: (f64::from(onset) + life).min(f64::from(i32::MAX)) as Time,
            lead: NONE,
            orders: 0,
            version: 0,
            slot: 0,
            state: State::Open,
        };
        let ln_severity = || severity(demand, &draw);
        if self.keeps_all {
            problem.ln_severity = ln_severity();
            let index = self.store_problem(community, problem, onset);
            self.schedule_next_occasion(index, onset, 0);
            return;
        }
        let (u, reputation) = (draw.uniform(0), self.highest_reputation(place));
        let most = place.voice * self.reporting_bound.bound(1.0, u);
        let rough = place.voice * self.reporting_bound.bound(reputation, u);
        let (mut may_be_reported, mut exact) = (false, None);
        let found = self.next_occasion(&problem, onset, 0, rough, |occasion| {
            may_be_reported |= occasion.happens(1, most);
            occasion.happens(1, rough) && {
                let log_odds = || behaviour::report_log_odds(demand, 1.0, reputation, f64::from(ln_severity()) / 4096.0);
                occasion.happens_on(&self.curve, 1, place.voice, *exact.get_or_insert_with(log_odds))
            }
        });
        match found.next {
            Some((time, number)) if time < problem.ends => {
                problem.ln_severity = ln_severity();
                (problem.passed, problem.exposure) = (found.passed, found.exposure);
                let index = self.store_problem(community, problem, onset);
                let version = self.problems[index as usize].version;
                self.schedule(time.max(onset), Event::Occasion { problem: index, version, number });
            }
            _ => self.add_latent(problem, onset, may_be_reported),
        }
    }

    /// Adds the severity to a problem for which it was not computed at onset.
    pub(super) fn with_severity(&self, problem: Problem) -> Problem {
        let draw = self.streams.draw(Purpose::Problem, problem.address, 0);
        Problem { ln_severity: severity(&self.setup.tables.demand, &draw), ..problem }
    }

    /// Stores a problem that began at `onset` in a slot, and lists it in its community.
    pub(super) fn store_problem(&mut self, community: usize, problem: Problem, onset: Time) -> u32 {
        let affected = i64::from(problem.affected);
        // Prefetches the slot of a later problem.
        if let Some(next) = self.free_problems.len().checked_sub(6) {
            std::hint::black_box(self.problems[self.free_problems[next] as usize].slot);
        }
        let index = match self.free_problems.pop() {
            Some(index) => {
                let slot = self.problems[index as usize].slot.wrapping_add(1);
                let version = self.problems[index as usize].version.wrapping_add(1);
                self.problems[index as usize] = Problem { slot, version, ..problem };
                index
            }
            None => {
                self.problems.push(problem);
                self.problems.len() as u32 - 1
            }
        };
        self.change_affected(index, affected, onset);
        self.community_records[community].problems.push(index);
        index
    }

    /// Mean life of the problem at an address, in seconds: its shock's, or its category's.
    #[inline]
    pub(super) fn life(&self, address: u64) -> f64 {
        // Problems of the initial stock belong to no day and so to no shock.
        let index = Shock::index(address as u32 & 0xFFFF).filter(|_| (address >> 16) as u16 != 0xFFFF);
        let shock = index.and_then(|index| self.setup.shocks.get(index));
        shock.map_or_else(|| self.setup.categories[(address >> 32) as u8 as usize].values.life.seconds(), |shock| shock.life)
    }
}
