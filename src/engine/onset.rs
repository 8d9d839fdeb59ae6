//! Onsets of problems: how many arise, in the ordinary stream, in the initial stock and in shocks.
//!
//! [`Onsets`] are prepared by [`Arrivals`] alone, possibly beside the events of the day before, and then enter the world.

use super::arrivals::Arrivals;
use super::kernel::{Candidate, STOCK};
use super::latent::Burden;
use super::*;
use crate::setup::{MOST_A_DAY, Shock};
use std::ops::Range;

/// Communities whose initial stock is prepared at once.
const CHUNK: usize = 64;

/// Problems that begin together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cohort {
    /// The ordinary ones of a day.
    Day(u16),
    /// Those open at the start, in some communities.
    Stock(Range<usize>),
}

/// A problem that begins.
#[derive(Clone, Debug)]
pub(super) struct Newborn {
    pub(super) problem: Problem,
    /// How many reports are scheduled, in order in `found`.
    pub(super) occasions: u32,
    /// The level of the bound from which on it may be reported, if it is not now.
    pub(super) level: u64,
}

/// Problems that begin, prepared before they enter the world; and the unmet time of all problems so far, up to their natural ends.
pub(super) struct Onsets<N: DrawSink> {
    cohort: Option<Cohort>,
    month: u32,
    /// Probability of no new problem and mean number of new problems on a day of the month, by community.
    pub(super) means: Vec<(f64, f64)>,
    pub(super) candidates: Vec<Candidate<N>>,
    pub(super) newborns: Vec<Newborn>,
    pub(super) found: Vec<(Time, u16)>,
    /// By community: the highest reputation that was assumed; where its newborns end, and where their reports end.
    runs: Vec<(f64, usize, usize)>,
    pub(super) burden: Burden,
    pub(super) topic_burden: Option<Burden>,
}

impl<N: DrawSink> Onsets<N> {
    /// None yet.
    pub(super) fn new(setup: &Setup, city: &City, by_topic: bool) -> Onsets<N> {
        let intervals = setup.periods.count();
        Onsets {
            cohort: None,
            month: 0,
            means: vec![(1.0, 0.0); city.communities.len()],
            candidates: Vec::with_capacity(kernel::BATCH),
            newborns: Vec::new(),
            found: Vec::new(),
            runs: Vec::new(),
            burden: Burden::new(city.communities.len(), intervals),
            topic_burden: by_topic.then(|| Burden::new(city.districts.len() * setup.categories.len(), intervals)),
        }
    }

    fn clear(&mut self) {
        self.newborns.clear();
        self.found.clear();
        self.runs.clear();
    }
}

impl<N: DrawSink> Arrivals<'_, N> {
    /// Prepares the problems of a cohort; `reputations` are the highest that communities may have.
    pub(super) fn prepare(&self, onsets: &mut Onsets<N>, cohort: Cohort, reputations: &[f64]) {
        onsets.clear();
        match &cohort {
            Cohort::Day(day) => {
                self.update_means(onsets, Time::from(*day) * DAY);
                for (community, reputation) in reputations.iter().enumerate() {
                    self.add_ordinary(onsets, community, *day, *reputation, true);
                    onsets.runs.push((*reputation, onsets.newborns.len(), onsets.found.len()));
                }
            }
            Cohort::Stock(communities) => {
                for community in communities.clone() {
                    self.add_stock(onsets, community, reputations[community]);
                    onsets.runs.push((reputations[community], onsets.newborns.len(), onsets.found.len()));
                }
            }
        }
        onsets.cohort = Some(cohort);
    }

    /// The stationary distribution if no problem is ever treated.
    fn add_stock(&self, onsets: &mut Onsets<N>, community: usize, reputation: f64) {
        for (k, category) in self.setup.categories.iter().enumerate() {
            let kind = &category.values;
            let mean = kind.mix * self.onsets_per_day(community) * kind.life.seconds() / f64::from(DAY);
            let count = self.streams.draw(Purpose::Stock, self.places[community].number << 8 | k as u64, 0).poisson(mean);
            self.add_problems(onsets, community, k, STOCK, 0..count, reputation);
        }
    }

    /// Computes the mean numbers of new problems if another month begins.
    fn update_means(&self, onsets: &mut Onsets<N>, midnight: Time) {
        let month = self.setup.calendar.date(midnight).month;
        if std::mem::replace(&mut onsets.month, month) != month {
            let season = self.setup.profiles.month[month as usize - 1];
            for (community, means) in onsets.means.iter_mut().enumerate() {
                let mean = season * self.onsets_per_day(community);
                *means = (libm::exp(-mean), mean);
            }
        }
    }
}

impl<N: DrawSink> World<'_, N> {
    /// The highest reputation that each community may have until its bound is raised.
    pub(super) fn highest_reputations(&self) -> Vec<f64> {
        self.communities.iter().map(|place| place.bound).collect()
    }

    /// Problems open at the start enter the world, in chunks of communities; every second chunk may be prepared beside the one before.
    pub(super) fn begin_with_stock(&mut self, pipeline: &impl Pipeline<N>, onsets: &mut Onsets<N>) {
        let reputations = self.highest_reputations();
        let count = reputations.len();
        let mut beside = Onsets::new(self.setup, self.city, onsets.topic_burden.is_some());
        for first in (0..count).step_by(2 * CHUNK) {
            let second = (first + CHUNK).min(count);
            let [here, there] = [first..second, second..(second + CHUNK).min(count)].map(Cohort::Stock);
            let job = Job { arrivals: self.arrivals, onsets: &mut beside, cohort: there.clone(), reputations: &reputations };
            pipeline.beside(job, || self.enter(onsets, here));
            self.enter(&mut beside, there);
        }
        onsets.burden.absorb(&beside.burden);
        if let (Some(burden), Some(other)) = (&mut onsets.topic_burden, &beside.topic_burden) {
            burden.absorb(other);
        }
    }

    /// Problems of a cohort enter the world. What has not been prepared is prepared now, and what was prepared for another bound is
    /// prepared again.
    fn enter(&mut self, onsets: &mut Onsets<N>, cohort: Cohort) {
        let arrivals = self.arrivals;
        if onsets.cohort.as_ref() != Some(&cohort) {
            let reputations = self.highest_reputations();
            arrivals.prepare(onsets, cohort.clone(), &reputations);
        }
        let (first, day) = match cohort {
            Cohort::Day(day) => (0, day),
            Cohort::Stock(communities) => (communities.start, STOCK),
        };
        let runs = std::mem::take(&mut onsets.runs);
        let (mut newborns, mut found) = (0, 0);
        for (community, (reputation, end, found_end)) in (first..).zip(&runs) {
            let highest = self.communities[community].bound;
            if highest == *reputation {
                self.enter_run(community, &onsets.newborns[newborns..*end], &onsets.found[found..*found_end]);
            } else {
                let (from, from_found) = (onsets.newborns.len(), onsets.found.len());
                arrivals.add_ordinary(onsets, community, day, highest, false);
                self.enter_run(community, &onsets.newborns[from..], &onsets.found[from_found..]);
            }
            (newborns, found) = (*end, *found_end);
        }
        onsets.runs = runs;
        onsets.clear();
    }

    /// Problems of a community enter the world, with their reports.
    fn enter_run(&mut self, community: usize, newborns: &[Newborn], mut found: &[(Time, u16)]) {
        for newborn in newborns {
            let Newborn { problem, occasions, level } = newborn;
            if *occasions == 0 {
                self.community_records[community].latent.push(Latent::new(problem.address, problem.ends, *level));
                continue;
            }
            let (own, rest) = found.split_at(*occasions as usize);
            found = rest;
            let index = self.store_problem(community, problem.clone());
            self.schedule_occasions(index, own);
        }
    }

    /// The problems of the day that begins enter the world.
    pub(super) fn onsets(&mut self, onsets: &mut Onsets<N>) {
        let date = self.setup.calendar.date(self.now);
        if date.month % 3 == 1 && (date.day == 1 || self.now == 0) {
            (0..self.communities.len()).for_each(|community| self.prune_problems(community));
        }
        let day = (self.now / DAY) as u16;
        self.enter(onsets, Cohort::Day(day));
        self.shocks(onsets, day);
    }

    /// The additional problems of shocks enter the world, from separate streams that leave the ordinary problems unchanged.
    fn shocks(&mut self, onsets: &mut Onsets<N>, day: u16) {
        let (setup, now, arrivals) = (self.setup, self.now, self.arrivals);
        for (index, shock) in setup.shocks.iter().enumerate().filter(|(_, shock)| shock.is_on(now)) {
            let excess = shock.excess * shock.left(now);
            for c in 0..self.communities.len() {
                let place = &self.city.communities[c];
                let district = self.city.streets[place.street as usize].district as usize;
                if !shock.districts[district] {
                    continue;
                }
                // A smaller number keeps the first problems: reducing a shock changes none of those that still arise.
                let ordinary = onsets.means[c].1 * setup.categories[shock.category].values.mix;
                let mean = ordinary * excess * (1.0 - self.thinned(shock.category, place.street as usize));
                let entity = u64::from(place.number) << 8 | shock.category as u64;
                let draw = self.streams.draw(Purpose::Onsets, entity, (index as u32 + 1) << 16 | u32::from(day));
                let numbers = Shock::number(index, 0)..Shock::number(index, 0) + draw.poisson(mean).min(MOST_A_DAY);
                arrivals.add_problems(onsets, c, shock.category, day, numbers, self.communities[c].bound);
                self.enter_run(c, &onsets.newborns, &onsets.found);
                onsets.clear();
            }
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
}
