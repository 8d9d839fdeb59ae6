//! Onsets of problems: how many arise, in the ordinary stream, in the initial stock and in shocks.

use super::kernel::STOCK;
use super::*;
use crate::setup::{MOST_A_DAY, Shock};

impl<N: DrawSink> World<'_, N> {
    /// Problems open at the start: the stationary distribution if no problem is ever treated.
    pub(super) fn create_initial_stock(&mut self) {
        for c in 0..self.city.communities.len() {
            for k in 0..self.setup.categories.len() {
                let kind = &self.setup.categories[k].values;
                let mean = kind.mix * self.onsets_per_day(c) * kind.life.seconds() / f64::from(DAY);
                let entity = u64::from(self.city.communities[c].number) << 8 | k as u64;
                let count = self.streams.draw(Purpose::Stock, entity, 0).poisson(mean);
                self.add_problems(c, k, STOCK, 0..count);
            }
        }
    }

    /// Mean number of new problems per day in a community, before the seasonal factor.
    fn onsets_per_day(&self, community: usize) -> f64 {
        let place = &self.city.communities[community];
        self.setup.tables.demand.problems * place.problem_rate * f64::from(place.residents) / 365.25
    }

    /// Generates the problems of the day that begins.
    pub(super) fn onsets(&mut self) {
        let date = self.setup.calendar.date(self.now);
        if self.onsets_month != date.month {
            self.onsets_month = date.month;
            if date.month % 3 == 1 {
                (0..self.communities.len()).for_each(|community| self.prune_problems(community));
            }
            let season = self.setup.profiles.month[date.month as usize - 1];
            for c in 0..self.onsets.len() {
                let mean = season * self.onsets_per_day(c);
                self.onsets[c] = (libm::exp(-mean), mean);
            }
        }
        let day = (self.now / DAY) as u16;
        (0..self.communities.len()).for_each(|community| self.add_ordinary(community, day));
        self.shocks(day);
    }

    /// Generates the additional problems of shocks, from separate streams that leave the ordinary problems unchanged.
    fn shocks(&mut self, day: u16) {
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
                let ordinary = self.onsets[c].1 * setup.categories[shock.category].values.mix;
                let mean = ordinary * excess * (1.0 - self.thinned(shock.category, place.street as usize));
                let entity = u64::from(place.number) << 8 | shock.category as u64;
                let draw = self.streams.draw(Purpose::Onsets, entity, (index as u32 + 1) << 16 | u32::from(day));
                let first = Shock::number(index, 0);
                self.add_problems(c, shock.category, day, first..first + draw.poisson(mean).min(MOST_A_DAY));
            }
        }
    }

    /// The second at which the problem at an address began.
    pub(super) fn onset_of(&self, address: u64) -> Time {
        match (address >> 16) as u16 {
            STOCK => 0,
            day => Time::from(day) * DAY + self.streams.draw(Purpose::Problem, address, 0).below(3, DAY as u32) as Time,
        }
    }

    /// Stores a problem in a slot, and lists it in its community.
    pub(super) fn store_problem(&mut self, community: usize, problem: Problem) -> u32 {
        // Prefetches the slot of a later problem.
        if let Some(next) = self.free_problems.len().checked_sub(6) {
            std::hint::black_box(self.problems[self.free_problems[next] as usize].references);
        }
        let index = match self.free_problems.pop() {
            Some(index) => {
                self.problems[index as usize] = problem;
                index
            }
            None => {
                self.problems.push(problem);
                self.problems.len() as u32 - 1
            }
        };
        self.community_records[community].problems.push(index);
        index
    }

    /// Mean life of the problem at an address, in seconds: its shock's, or its category's.
    #[inline]
    pub(super) fn life(&self, address: u64) -> f64 {
        // Problems of the initial stock belong to no day and so to no shock.
        let index = Shock::index(address as u32 & 0xFFFF).filter(|_| (address >> 16) as u16 != STOCK);
        let shock = index.and_then(|index| self.setup.shocks.get(index));
        shock.map_or_else(|| self.setup.categories[(address >> 32) as u8 as usize].values.life.seconds(), |shock| shock.life)
    }
}
