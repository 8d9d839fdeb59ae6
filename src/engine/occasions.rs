//! Occasions to report a problem, and the bound under which they are scheduled.
//!
//! Occasions are a Poisson process in exposure with rate affected·hazard, each with a mark, uniform on (0, 1): it is used if its mark is
//! below the probability of reporting at that moment. Marks are divided into fixed layers. Each layer is a Poisson process with a stream of
//! its own, so that a higher bound draws only the layers in between, and an occasion has the same time and mark under every design.

use super::*;
use crate::behaviour;
use crate::rng::logistic;
use latent::Latent;

/// Distance between a community's reputation and the new bound set above it, at least.
pub(super) const BOUND_STEP: f64 = 0.08;

/// Number of the last occasion of a problem; repeated calls have higher numbers.
pub(super) const LAST_OCCASION: u16 = 0x0FFF;

/// The layers of marks: lowest mark and width. Few citizens are as ready to report as the upper layers require.
pub(super) const LAYERS: [(f64, f64); 4] = [(0.0, 0.2), (0.2, 0.2), (0.4, 0.25), (0.65, 0.35)];

/// The number of the draw whose lanes are the times of the first occasion of each layer.
pub(super) const FIRST: u32 = 0;

/// Bits of the number of an occasion below its layer.
const LAYER_BITS: u16 = 10;

/// If more occasions than this are expected in a problem's life, only the next that may be used is scheduled, and all marks are one layer.
pub(super) const FREQUENT: f64 = 256.0;

/// The number of the first occasion in a layer.
const fn first_of(layer: usize) -> u16 {
    (layer as u16) << LAYER_BITS | 1
}

const _: () = assert!(first_of(LAYERS.len() - 1) <= LAST_OCCASION);

/// Which occasions are searched.
#[derive(Clone, Copy, Debug)]
struct Search {
    /// Exposure at the problem's onset, at the earliest time of interest, and at its end.
    start: f64,
    here: f64,
    last: f64,
    /// Occasions per second of exposure.
    rate: f64,
    /// Marks from `low` up to, but not including, voice·σ(log-odds), which is at most `high`.
    low: f64,
    high: f64,
    voice: f64,
    log_odds: f64,
}

impl<N: DrawSink> World<'_, N> {
    /// Upper bound on the reputation that affects a community's reports, until its bound is raised.
    pub(super) fn highest_reputation(&self, place: &CommunityState) -> f64 {
        // The citywide record of a category may raise reputation to any value.
        if self.setup.tables.demand.topic_reputation > 0.0 { 1.0 } else { place.bound }
    }

    /// Rate of a problem's occasions in exposure.
    #[inline]
    fn occasion_rate(&self, problem: &Problem) -> f64 {
        let kind = &self.setup.categories[problem.category()].values;
        f64::from(problem.affected) * self.setup.tables.demand.occasions / (kind.affected * self.life(problem.address).max(1.0))
    }

    /// Whether a problem's occasions are frequent.
    #[inline]
    pub(super) fn is_frequent(&self, problem: &Problem, onset: Time) -> bool {
        self.occasion_rate(problem) * f64::from(problem.ends.min(self.setup.end) - onset) > FREQUENT
    }

    /// The mark of an occasion, from lane 1 of its draw.
    #[inline]
    pub(super) fn mark_of(problem: &Problem, number: u16, draw: &Draw<N>) -> f64 {
        if problem.frequent {
            return draw.share(1);
        }
        let (from, width) = LAYERS[usize::from(number >> LAYER_BITS)];
        from + width * draw.share(1)
    }

    /// Fills `found` with the occasions of a problem from `from` on that may be used under the community's bound, but not under
    /// the bound for the reputation `old`. Of frequent occasions, which are not scheduled ahead, it is the first under the bound.
    ///
    /// Occasions that nobody would use are skipped without an event. The reporting probability is monotone in trust, which is at
    /// most 1, and in reputation, which is at most the community's bound. If reputation exceeds the bound, `raise_bound` adds the
    /// occasions between the old bound and the new one, so the bound does not affect results.
    pub(super) fn find_occasions(&mut self, problem: &Problem, gaps: Option<Draw<N>>, onset: Time, from: Time, old: Option<f64>) {
        let place = &self.communities[self.community_at(problem.address)];
        let log_odds = |reputation| behaviour::report_log_odds(&self.setup.tables.demand, 1.0, reputation, problem.ln_severity());
        let highest = log_odds(self.highest_reputation(place));
        let start = self.exposure.at(onset);
        let search = Search {
            start,
            here: if from == onset { start } else { self.exposure.at(from) },
            last: self.exposure.at(problem.ends.min(self.setup.end)),
            rate: self.occasion_rate(problem),
            low: old.filter(|_| !problem.frequent).map_or(0.0, |old| place.voice * logistic(log_odds(old))),
            high: self.curve.upper(place.voice, highest),
            voice: place.voice,
            log_odds: highest,
        };
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        if search.rate > 0.0 && search.high > search.low {
            let keep = |reached: f64, number: u16| {
                let time = self.exposure.time_at(reached).filter(|time| *time < problem.ends);
                found.extend(time.map(|time| (time.max(from), number)));
            };
            if problem.frequent {
                self.search_all(problem.address, &search, keep);
            } else {
                let gaps = gaps.unwrap_or_else(|| self.streams.draw(Purpose::Occasion, problem.address, FIRST));
                self.search_layers(problem.address, &gaps, &search, keep);
            }
        }
        self.found = found;
    }

    /// Searches the layers that have marks between the bounds.
    fn search_layers(&self, address: u64, gaps: &Draw<N>, search: &Search, mut keep: impl FnMut(f64, u16)) {
        let &Search { start, here, last, rate, low, high, voice, log_odds } = search;
        for (layer, (from, width)) in LAYERS.into_iter().enumerate() {
            if from >= high {
                break;
            }
            if from + width <= low {
                continue;
            }
            let (rate, mut number, mut gap) = (rate * width, first_of(layer), (*gaps, layer));
            let mut left = (last - start) * rate;
            let mut reached = start;
            loop {
                let (draw, lane) = gap;
                // e^(−x) is at least 1 − x, which usually shows without a logarithm that the occasion is after the end.
                if draw.uniform(lane) < 1.0 - left {
                    break;
                }
                let step = draw.exponential(lane);
                if step >= left || number >> LAYER_BITS != layer as u16 {
                    break;
                }
                left -= step;
                reached += step / rate;
                let draw = self.streams.draw(Purpose::Occasion, address, u32::from(number));
                let mark = from + width * draw.share(1);
                if draw.decided(1, self.curve.is_above(mark, voice, log_odds)) && mark >= low && reached >= here {
                    keep(reached, number);
                }
                (number, gap) = (number + 1, (draw, 0));
            }
        }
    }

    /// Searches frequent occasions for the first below the upper bound.
    fn search_all(&self, address: u64, search: &Search, mut keep: impl FnMut(f64, u16)) {
        let &Search { start, here, last, rate, voice, log_odds, .. } = search;
        let mut exposure = start as u32;
        for number in 1..=LAST_OCCASION {
            let draw = self.streams.draw(Purpose::Occasion, address, u32::from(number));
            let reached = f64::from(exposure) + draw.exponential(0) / rate;
            if reached >= last {
                return;
            }
            exposure = reached as u32;
            if reached >= here && draw.happens_on(&self.curve, 1, voice, log_odds) {
                keep(reached, number);
                return;
            }
        }
    }

    /// Schedules the occasions in `found` for a problem.
    pub(super) fn schedule_found(&mut self, index: u32) {
        let found = std::mem::take(&mut self.found);
        let problem = &mut self.problems[index as usize];
        problem.references += found.len() as u16;
        if problem.frequent {
            problem.awaited = found.first().map_or(0, |(_, number)| *number);
        }
        for (time, number) in &found {
            self.schedule(*time, Event::Occasion { problem: index, number: *number });
        }
        self.found = found;
    }

    /// Schedules the next occasion of a problem with frequent occasions, if none is awaited. If nobody reports problems in hand, it
    /// waits until the problem is not in hand.
    pub(super) fn await_occasion_if_none(&mut self, index: u32) {
        let problem = &self.problems[index as usize];
        let idle = problem.lead != NONE && self.setup.tables.demand.in_hand <= 0.0;
        if !problem.frequent || problem.awaited != 0 || idle || problem.is_over(self.now) {
            return;
        }
        let problem = problem.clone();
        let from = (self.now + 1).max(problem.hidden);
        self.find_occasions(&problem, None, self.onset_of(problem.address), from, None);
        self.schedule_found(index);
    }

    /// Raises a community's bound above its reputation, and adds the occasions of its problems that may be used now.
    ///
    /// Problems are processed in order of address, with or without slots, so that ties within a second do not depend on storage.
    pub(super) fn raise_bound(&mut self, community: usize) {
        self.prune_problems(community);
        let place = &mut self.communities[community];
        let old = std::mem::replace(&mut place.bound, latent::bound_above(place.reputation + BOUND_STEP));
        let level = Latent::level(place.bound);
        let record = &mut self.community_records[community];
        let slots = record.problems.iter().map(|index| (self.problems[*index as usize].address, Some(*index)));
        let number = u64::from(self.city.communities[community].number);
        let audible = record.latent.extract_if(.., |latent| latent.audible_at() <= level);
        let mut problems: Vec<(u64, Option<u32>)> = slots.chain(audible.map(|latent| (latent.address(number), None))).collect();
        problems.sort_unstable();
        for (address, slot) in problems {
            let (problem, onset) = match slot {
                Some(index) => (self.problems[index as usize].clone(), self.onset_of(address)),
                None => self.redrawn(address),
            };
            if problem.frequent && problem.lead != NONE && self.setup.tables.demand.in_hand <= 0.0 {
                continue;
            }
            self.find_occasions(&problem, None, onset, self.now.max(problem.hidden), Some(old));
            match slot {
                Some(index) => self.schedule_found(index),
                None if self.found.is_empty() => self.list_latent(community, address, problem.ends, level + 1),
                None => {
                    let index = self.store_problem(community, problem);
                    self.schedule_found(index);
                }
            }
        }
    }

    /// Whether a slot holds a problem of a community; it may be free, or reused elsewhere.
    pub(super) fn is_of_community(&self, index: u32, community: usize) -> bool {
        self.problems[index as usize].address >> 40 == u64::from(self.city.communities[community].number)
    }

    /// Removes the problems that are over from a community's lists. Suppressed problems to which nothing refers keep their slots until
    /// they are open again.
    pub(super) fn prune_problems(&mut self, community: usize) {
        let mut listed: Vec<(u64, u32)> = std::mem::take(&mut self.community_records[community].problems)
            .into_iter()
            .filter(|index| self.is_of_community(*index, community))
            .map(|index| (self.problems[index as usize].address, index))
            .collect();
        // A slot reused in the same community is listed twice.
        listed.sort_unstable();
        listed.dedup();
        let today = (self.now / DAY) as u16;
        self.community_records[community].latent.retain(|latent| latent.last_day() >= today);
        for (_, index) in listed {
            self.free_problem(index);
            let problem = &self.problems[index as usize];
            if problem.address != FREE && !problem.is_over(self.now) {
                self.community_records[community].problems.push(index);
            }
        }
    }

    /// Frees the slot of a problem to which no order and no event refers. If it may still be reported one day, it becomes latent; where
    /// streets act on problems that nobody reports, it keeps its slot until it is over, so that it is listed once.
    pub(super) fn free_problem(&mut self, index: u32) {
        let problem = &self.problems[index as usize];
        let over = problem.is_over(self.now);
        if problem.references > 0 || !over && (self.lists_all || problem.frequent || problem.hidden > self.now) {
            return;
        }
        let (address, ends) = (problem.address, problem.ends);
        self.problems[index as usize].address = FREE;
        self.free_problems.push(index);
        if !over {
            let community = self.community_at(address);
            let level = Latent::level(self.communities[community].bound) + 1;
            self.list_latent(community, address, ends, level);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layers_divide_all_marks() {
        let mut reached = 0.0;
        for (from, width) in LAYERS {
            assert_eq!(from, reached);
            reached += width;
        }
        assert_eq!(reached, 1.0);
    }
}
