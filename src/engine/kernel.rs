//! The onset kernel: the problems that begin in a community on a day, and which of them may be reported.
//!
//! It works in batches and in two passes. The first computes every problem of the batch by table and arithmetic, books its unmet time up
//! to its natural end, and decides by bounds whether anybody may report it; its branches are predictable. The second treats the few that
//! may be reported.

use super::latent::Latent;
use super::occasions::{FIRST, LAYERS};
use super::*;
use crate::rng::logit;
use crate::scenario::values::Demand;
use crate::setup::Shock;

/// Problems per batch.
pub(super) const BATCH: usize = 64;
/// The day in the address of a problem of the initial stock.
pub(super) const STOCK: u16 = u16::MAX;
/// Bins of the random number behind severity.
const SEVERITIES: usize = 256;

/// Natural logarithm of a problem's severity, in units of 2⁻¹².
pub(super) fn severity(demand: &Demand, draw: &Draw<impl DrawSink>) -> i16 {
    libm::round(demand.severity_sd * draw.normal(0) * 4096.0) as i16
}

/// Constants of a category.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    /// Mean life in seconds.
    pub(super) life: f64,
    /// Occasions per citizen affected and second of exposure.
    pub(super) rate: f64,
    /// Median number of citizens affected.
    affected: f64,
    /// Nearly all of its problems have frequent occasions.
    frequent: bool,
}

impl Kind {
    /// The constants of a category whose problems have a mean life in seconds.
    fn new(demand: &Demand, affected: f64, life: f64) -> Kind {
        let frequent = demand.occasions > 16.0 * occasions::FREQUENT;
        Kind { life, rate: demand.occasions / (affected * life.max(1.0)), affected, frequent }
    }
}

/// The reputation that it takes before anybody reports a problem, as a lower bound.
///
/// With full trust a report has the probability voice·σ(b₀ + b₁[(1−ω) + ωR] + b₂ ln severity), which reaches the number e if
/// R ≥ (logit(e/voice) − b₀ − b₁(1−ω) − b₂ ln severity)/(b₁ω).
#[derive(Clone, Debug)]
pub(super) struct NeededReputation {
    base: f64,
    slope: f64,
    /// By bin of the random number behind severity: what severity spares at most.
    spared: Vec<f64>,
}

impl NeededReputation {
    pub(super) fn new(demand: &Demand) -> NeededReputation {
        let weight = demand.reporting_trust * demand.reputation_weight;
        // Without an effect of reputation the bound is far below 0 or far above 1.
        let slope = weight.max(1e-9);
        let base = demand.reporting_intercept + demand.reporting_trust - weight;
        let ln_severity = |u: f64| {
            let deviations = if u <= 0.0 || u >= 1.0 { libm::copysign(9.0, u - 0.5) } else { crate::rng::normal_quantile(u) };
            (demand.severity_sd * deviations).clamp(-8.0, 8.0)
        };
        let spared = (0..SEVERITIES).map(|bin| {
            let [from, to] = [bin, bin + 1].map(|edge| demand.reporting_severity * ln_severity(edge as f64 / SEVERITIES as f64));
            // Severity is stored in steps of 2⁻¹².
            (from.max(to) + demand.reporting_severity.abs() / 4096.0) / slope
        });
        NeededReputation { base, slope, spared: spared.collect() }
    }

    /// The reputation needed in a community with this voice for the number `e`, before severity.
    pub(super) fn before_severity(&self, voice: f64, e: f64) -> f64 {
        (logit(e / voice) - self.base) / self.slope - 1e-9
    }

    /// What severity spares at most, given the word behind it.
    #[inline]
    pub(super) fn spared(&self, word: u32) -> f64 {
        self.spared[(word >> 24) as usize]
    }
}

/// Chooses a category from a random word.
#[derive(Clone, Debug)]
struct Pick {
    /// The last word of each category but the last.
    ends: Vec<u32>,
    /// By the highest eight bits of the word: the first category possible.
    first: Vec<u8>,
}

impl Pick {
    fn new(shares: &[f64]) -> Pick {
        let mut sum = 0.0;
        let total: f64 = shares.iter().sum();
        let mut ends: Vec<u32> = shares
            .iter()
            .map(|share| {
                sum += share;
                (sum / total * 4_294_967_296.0).min(4_294_967_295.0) as u32
            })
            .collect();
        if let Some(last) = ends.last_mut() {
            *last = u32::MAX;
        }
        let first = (0..256_u32).map(|byte| ends.iter().take_while(|end| **end < byte << 24).count() as u8).collect();
        Pick { ends, first }
    }

    #[inline]
    fn category(&self, word: u32) -> u8 {
        let mut category = self.first[(word >> 24) as usize];
        while self.ends[usize::from(category)] < word {
            category += 1;
        }
        category
    }
}

/// A problem of the first pass that somebody may report, now or at a higher reputation.
#[derive(Clone, Debug)]
struct Newborn<N: DrawSink> {
    address: u64,
    draw: Draw<N>,
    first: Option<Draw<N>>,
    onset: Time,
    ends: Time,
    affected: u16,
    needed: f64,
}

/// The constants of the kernel, and its batch.
pub(super) struct Kernel<N: DrawSink> {
    pub(super) kinds: Vec<Kind>,
    affected: Vec<AffectedSampler>,
    pick: Pick,
    pub(super) needed: NeededReputation,
    newborns: Vec<Newborn<N>>,
}

impl<N: DrawSink> Kernel<N> {
    pub(super) fn new(setup: &Setup) -> Kernel<N> {
        let demand = &setup.tables.demand;
        let kinds = setup.categories.iter().map(|kind| Kind::new(demand, kind.values.affected, kind.values.life.seconds()));
        Kernel {
            kinds: kinds.collect(),
            affected: setup.categories.iter().map(|kind| AffectedSampler::new(kind.values.affected, demand.affected_sd)).collect(),
            pick: Pick::new(&setup.categories.iter().map(|kind| kind.values.mix).collect::<Vec<_>>()),
            needed: NeededReputation::new(demand),
            newborns: Vec::with_capacity(BATCH),
        }
    }

    /// The number of citizens affected by a problem of a category, at most `most`.
    #[inline]
    pub(super) fn affected(&self, demand: &Demand, category: usize, draw: &Draw<N>, most: u16) -> u16 {
        let median = self.kinds[category].affected;
        // Nobody shares a private problem.
        if median > 1.0 { self.affected[category].affected(draw, median, demand.affected_sd).min(most) } else { 1 }
    }
}

/// The problems of a batch: of one community and day, numbered from `first`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Batch<'a> {
    pub(super) community: usize,
    pub(super) day: u16,
    pub(super) first: u32,
    pub(super) categories: &'a [u8],
}

impl<N: DrawSink> World<'_, N> {
    /// The ordinary problems of a community and day: one draw for their number, one lane for each one's category.
    pub(super) fn add_ordinary(&mut self, community: usize, day: u16) {
        let place = u64::from(self.city.communities[community].number) << 8;
        let draw = self.streams.draw(Purpose::Onsets, place, u32::from(day));
        let (none, mean) = self.onsets[community];
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
                    *category = self.kernel.pick.category(words.word(lane));
                    lane += 1;
                }
            }
            self.add_batch(&Batch { community, day, first, categories: &categories[..many as usize] }, None);
            first += many;
        }
    }

    /// Problems of one category of a community and day, for example those of a shock.
    pub(super) fn add_problems(&mut self, community: usize, category: usize, day: u16, numbers: std::ops::Range<u32>) {
        let shock = Shock::index(numbers.start).filter(|_| day != STOCK).and_then(|index| self.setup.shocks.get(index));
        let kind = shock.map(|shock| Kind::new(&self.setup.tables.demand, self.kernel.kinds[category].affected, shock.life));
        let categories = [category as u8; BATCH];
        for first in numbers.clone().step_by(BATCH) {
            let many = (numbers.end - first).min(BATCH as u32) as usize;
            self.add_batch(&Batch { community, day, first, categories: &categories[..many] }, kind);
        }
    }

    /// Adds a batch of problems; `kind` replaces the constants of their category.
    fn add_batch(&mut self, batch: &Batch, kind: Option<Kind>) {
        let setup = self.setup;
        let demand = &setup.tables.demand;
        let &Batch { community, day, first: first_number, categories } = batch;
        let base = u64::from(self.city.communities[community].number) << 40 | u64::from(day) << 16;
        let place = &self.communities[community];
        let most = place.residents.clamp(1, u32::from(u16::MAX)) as u16;
        // Marks in the lowest layer may be used at any reputation.
        let [second, third, fourth] = place.needed;
        let needed = [f64::NEG_INFINITY, second, third, fourth];
        let reputation = self.highest_reputation(place);
        let location = Location { district: usize::from(place.district), street: usize::from(place.street), community, category: 0 };
        let midnight = if day == STOCK { self.now } else { Time::from(day) * DAY };
        let interval = setup.periods.interval(midnight);
        let cut = setup.periods.cuts[interval];
        let (mut sum, mut moment) = (0, 0);
        let mut newborns = std::mem::take(&mut self.kernel.newborns);
        newborns.clear();
        for (number, category) in (first_number..).zip(categories) {
            let k = usize::from(*category);
            let Kind { life, rate, frequent, .. } = kind.unwrap_or(self.kernel.kinds[k]);
            let address = base | (k as u64) << 32 | u64::from(number & 0xFFFF);
            let draw = self.streams.draw(Purpose::Problem, address, 0);
            let onset = if day == STOCK { midnight } else { midnight + draw.below(3, DAY as u32) as Time };
            let ends = (f64::from(onset) + life * draw.exponential(2)).min(f64::from(i32::MAX)) as Time;
            let affected = self.kernel.affected(demand, k, &draw, most);
            // Its unmet time up to its natural end is known.
            sum += i64::from(affected);
            moment += i64::from(affected) * i64::from(cut - onset);
            if ends < setup.end {
                let interval = setup.periods.interval(ends);
                self.burden.change(community, interval, -i64::from(affected), setup.periods.cuts[interval] - ends);
            }
            if self.topic_burden.is_some() {
                self.change_topic(Location { category: k, ..location }, i64::from(affected), onset, ends);
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
                reached -= self.kernel.needed.spared(draw.word(0));
                first = Some(gaps);
            }
            if reached < 1.0 || self.lists_all {
                newborns.push(Newborn { address, draw, first, onset, ends, affected, needed: reached });
            }
        }
        self.burden.add(community, interval, sum, moment);
        for newborn in &newborns {
            self.add_newborn(community, newborn, reputation);
        }
        self.kernel.newborns = newborns;
    }

    /// Schedules the reports of a problem that begins, or lists it as latent.
    fn add_newborn(&mut self, community: usize, newborn: &Newborn<N>, reputation: f64) {
        let Newborn { address, ref draw, first, onset, ends, affected, needed } = *newborn;
        let mut level = Latent::level(needed);
        if needed < reputation {
            let ln_severity = severity(&self.setup.tables.demand, draw);
            let mut problem = Problem { address, ends, affected, ln_severity, ..Problem::NEW };
            problem.frequent = self.is_frequent(&problem, onset);
            self.find_occasions(&problem, first, onset, onset, None);
            if !self.found.is_empty() {
                let index = self.store_problem(community, problem);
                self.schedule_found(index);
                return;
            }
            level = Latent::level(reputation) + 1;
        }
        self.list_latent(community, address, ends, level);
    }

    /// The problem at an address as it began, and its onset.
    pub(super) fn redrawn(&self, address: u64) -> (Problem, Time) {
        let demand = &self.setup.tables.demand;
        let draw = self.streams.draw(Purpose::Problem, address, 0);
        let onset = match (address >> 16) as u16 {
            STOCK => 0,
            day => Time::from(day) * DAY + draw.below(3, DAY as u32) as Time,
        };
        let residents = self.communities[self.community_at(address)].residents;
        let most = residents.clamp(1, u32::from(u16::MAX)) as u16;
        let affected = self.kernel.affected(demand, (address >> 32) as u8 as usize, &draw, most);
        let ends = (f64::from(onset) + self.life(address) * draw.exponential(2)).min(f64::from(i32::MAX)) as Time;
        let mut problem = Problem { address, ends, affected, ln_severity: severity(demand, &draw), ..Problem::NEW };
        problem.frequent = self.is_frequent(&problem, onset);
        (problem, onset)
    }
}
