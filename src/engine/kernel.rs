//! The onset kernel: the problems that begin in a community on a day, and which of them may be reported.
//!
//! It works in batches and in two passes. The first computes every problem of the batch by table and arithmetic, books its unmet time up
//! to its natural end, and decides by bounds whether anybody may report it; its branches are predictable. The second treats the few that
//! may be reported.

use super::latent::Latent;
use super::occasions::{FIRST, LAYERS};
use super::onset::Onsets;
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
    pub(super) affected: f64,
    /// Nearly all of its problems have frequent occasions.
    frequent: bool,
}

impl Kind {
    /// The constants of a category whose problems have a mean life in seconds.
    pub(super) fn new(demand: &Demand, affected: f64, life: f64) -> Kind {
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
pub(super) struct Pick {
    /// The last word of each category but the last.
    ends: Vec<u32>,
    /// By the highest eight bits of the word: the first category possible.
    first: Vec<u8>,
}

impl Pick {
    pub(super) fn new(shares: &[f64]) -> Pick {
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
    kind: Option<Kind>,
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
        numbers: std::ops::Range<u32>,
        reputation: f64,
    ) {
        let shock = Shock::index(numbers.start).filter(|_| day != STOCK).and_then(|index| self.setup.shocks.get(index));
        let kind = shock.map(|shock| Kind::new(&self.setup.tables.demand, self.kinds[category].affected, shock.life));
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
            let Kind { life, rate, frequent, .. } = kind.unwrap_or(self.kinds[k]);
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
