//! The problems that begin on a day or are open at the start, and which of them may be reported: the onset kernel.
//!
//! It works in batches and in two passes. The first computes every problem of the batch by table and arithmetic, books its unmet time up
//! to its natural end, and decides by bounds whether anybody may report it; its branches are predictable. The second treats the few that
//! may be reported.

use super::arrivals::Arrivals;
use super::kernel::{BATCH, CategoryConstants, STOCK, severity};
use super::latent::{Burden, Latent};
use super::occasions::{FIRST, LAYERS};
use super::*;
use crate::setup::Shock;
use std::ops::Range;

/// Problems that begin together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::engine) enum Cohort {
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
pub(in crate::engine) struct Onsets<N: DrawSink> {
    pub(super) cohort: Option<Cohort>,
    month: u32,
    /// Probability of no new problem and mean number of new problems on a day of the month, by community.
    pub(super) means: Vec<(f64, f64)>,
    pub(super) candidates: Vec<Candidate<N>>,
    pub(super) newborns: Vec<Newborn>,
    pub(super) found: Vec<(Time, u16)>,
    /// By community: the highest reputation that was assumed; where its newborns end, and where their reports end.
    pub(super) runs: Vec<(f64, usize, usize)>,
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
            candidates: Vec::with_capacity(BATCH),
            newborns: Vec::new(),
            found: Vec::new(),
            runs: Vec::new(),
            burden: Burden::new(city.communities.len(), intervals),
            topic_burden: by_topic.then(|| Burden::new(city.districts.len() * setup.categories.len(), intervals)),
        }
    }

    pub(super) fn clear(&mut self) {
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

/// A problem of the first pass that somebody may report, now or at a higher reputation.
#[derive(Clone, Debug)]
pub(super) struct Candidate<N: DrawSink> {
    address: u64,
    draw: Draw<N>,
    first: Option<Draw<N>>,
    onset: Time,
    ends: Time,
    affected: u16,
    needed: f64,
}

/// The problems of a batch: of one community and day, numbered from `first`.
#[derive(Clone, Copy, Debug)]
struct Batch<'a> {
    community: usize,
    day: u16,
    first: u32,
    categories: &'a [u8],
    /// Replaces the constants of their category.
    kind: Option<CategoryConstants>,
    /// The highest reputation that the community may have until its bound is raised.
    reputation: f64,
    /// Whether their unmet time is booked; it is once.
    booked: bool,
}

impl<N: DrawSink> Arrivals<'_, N> {
    /// Adds the ordinary problems of a community and day: one draw for their number, one lane for each one's category.
    pub(super) fn add_ordinary(&self, onsets: &mut Onsets<N>, community: usize, day: u16, reputation: f64, booked: bool) {
        let place = self.places[community].number << 8;
        let draw = self.streams.draw(Purpose::Onsets, place, u32::from(day));
        let (none, mean) = onsets.means[community];
        let count = draw.poisson_of(mean, none).min(0x8000);
        let several = self.setup.categories.len() > 1;
        let mut categories = [0; BATCH];
        let (mut words, mut lane) = (draw, 2);
        let mut first = 0;
        while first < count {
            let many = (count - first).min(BATCH as u32);
            if several {
                for (number, category) in (first..).zip(&mut categories[..many as usize]) {
                    if lane == 4 {
                        words = self.streams.draw(Purpose::Onsets, place | 0xFF, (((number + 2) / 4) << 16) | u32::from(day));
                        lane = 0;
                    }
                    *category = self.pick.category(words.word(lane));
                    lane += 1;
                }
            }
            let batch = Batch { community, day, first, categories: &categories[..many as usize], kind: None, reputation, booked };
            self.add_batch(onsets, &batch);
            first += many;
        }
    }

    /// Adds problems of one category of a community and day, for example those of a shock.
    pub(super) fn add_problems(
        &self,
        onsets: &mut Onsets<N>,
        community: usize,
        category: usize,
        day: u16,
        numbers: Range<u32>,
        reputation: f64,
    ) {
        let shock = Shock::index(numbers.start).filter(|_| day != STOCK).and_then(|index| self.setup.shocks.get(index));
        let kind = shock.map(|shock| CategoryConstants::new(&self.setup.tables.demand, self.kinds[category].affected, shock.life));
        let categories = [category as u8; BATCH];
        for first in numbers.clone().step_by(BATCH) {
            let many = (numbers.end - first).min(BATCH as u32) as usize;
            self.add_batch(onsets, &Batch { community, day, first, categories: &categories[..many], kind, reputation, booked: true });
        }
    }

    fn add_batch(&self, onsets: &mut Onsets<N>, batch: &Batch) {
        let setup = self.setup;
        let &Batch { community, day, first: first_number, categories, kind, reputation, booked } = batch;
        let place = &self.places[community];
        let base = place.number << 40 | u64::from(day) << 16;
        let most = place.most_affected();
        // Marks in the lowest layer may be used at any reputation.
        let [second, third, fourth] = place.needed;
        let needed = [f64::NEG_INFINITY, second, third, fourth];
        let midnight = if day == STOCK { 0 } else { Time::from(day) * DAY };
        let interval = setup.periods.interval(midnight);
        let cut = setup.periods.cuts[interval];
        let (mut sum, mut moment) = (0, 0);
        let mut candidates = std::mem::take(&mut onsets.candidates);
        candidates.clear();
        for (number, category) in (first_number..).zip(categories) {
            let k = usize::from(*category);
            let CategoryConstants { life, rate, frequent, .. } = kind.unwrap_or(self.kinds[k]);
            let address = base | (k as u64) << 32 | u64::from(number & 0xFFFF);
            let draw = self.streams.draw(Purpose::Problem, address, 0);
            let onset = if day == STOCK { midnight } else { midnight + draw.below(3, DAY as u32) as Time };
            let ends = (f64::from(onset) + life * draw.exponential(2)).min(f64::from(i32::MAX)) as Time;
            let affected = self.affected(k, &draw, most);
            if booked {
                // Its unmet time up to its natural end is known.
                sum += i64::from(affected);
                moment += i64::from(affected) * i64::from(cut - onset);
                if ends < setup.end {
                    let interval = setup.periods.interval(ends);
                    onsets.burden.change(community, interval, -i64::from(affected), setup.periods.cuts[interval] - ends);
                }
                if let Some(burden) = &mut onsets.topic_burden {
                    burden.change_between(self.topic_place(community, k), i64::from(affected), onset, ends, setup);
                }
            }
            let (mut reached, mut first) = (f64::NEG_INFINITY, None);
            if !frequent {
                // A layer of mean m has no occasion if its uniform is below 1 − m, which is at most e^(−m).
                let gaps = self.streams.draw(Purpose::Occasion, address, FIRST);
                let mean = (self.exposure.at(ends.min(setup.end)) - self.exposure.at(onset)) * f64::from(affected) * rate;
                reached = f64::INFINITY;
                for (layer, (_, width)) in LAYERS.iter().enumerate().rev() {
                    let comes = gaps.uniform(layer) >= 1.0 - mean * width;
                    reached = if comes { needed[layer] } else { reached };
                }
                reached -= self.needed.spared(draw.word(0));
                first = Some(gaps);
            }
            if reached < 1.0 || self.lists_all {
                candidates.push(Candidate { address, draw, first, onset, ends, affected, needed: reached });
            }
        }
        if booked {
            onsets.burden.add(community, interval, sum, moment);
        }
        // Bounds rise at midnight.
        let today = midnight / DAY;
        for candidate in &candidates {
            let newborn = self.newborn(candidate, reputation, &mut onsets.found);
            if newborn.occasions > 0 || self.lists_all || newborn.problem.ends / DAY > today && newborn.level <= latent::REPUTATIONS {
                onsets.newborns.push(newborn);
            }
        }
        onsets.candidates = candidates;
    }

    /// Finds the reports of a problem that begins, or the level from which on it may be reported.
    fn newborn(&self, candidate: &Candidate<N>, reputation: f64, found: &mut Vec<(Time, u16)>) -> Newborn {
        let Candidate { address, ref draw, first, onset, ends, affected, needed } = *candidate;
        let mut problem = Problem { address, ends, affected, ..Problem::NEW };
        if needed >= reputation {
            return Newborn { problem, occasions: 0, level: Latent::level(needed) };
        }
        problem.ln_severity = severity(&self.setup.tables.demand, draw);
        problem.frequent = self.is_frequent(&problem, onset);
        let before = found.len();
        self.find_occasions(&problem, first, onset, onset, (None, reputation), found);
        Newborn { problem, occasions: (found.len() - before) as u32, level: Latent::level(reputation) + 1 }
    }
}
