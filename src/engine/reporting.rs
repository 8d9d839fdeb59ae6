//! Reporting of problems: occasions, calls, natural ends and reappearance.

use super::*;
use crate::behaviour;
use crate::ledger::Location;
use crate::rng::logistic;

/// Distance between a community's reputation and the new bound set above it.
pub(super) const BOUND_STEP: f64 = 0.08;

/// Number of the last occasion of a problem; repeated calls have higher numbers.
pub(super) const LAST_OCCASION: u16 = 0x0FFF;

/// The occasion number of the repeated call after a report on `occasion`, with the generation in bits 12 to 14. After eight
/// repeated calls the citizen does not call again.
pub(super) fn call_after(occasion: u16) -> Option<u16> {
    if occasion <= LAST_OCCASION {
        // Occasions are below 4,096, so the number fits below the generation.
        return Some(0x8000 | occasion);
    }
    (occasion & 0x7000 != 0x7000).then(|| occasion + 0x1000)
}

/// If more occasions than this are expected in a problem's life, only the next that may be used is scheduled.
const FREQUENT: f64 = 256.0;

/// The address of a free slot.
const FREE: u64 = u64::MAX;

impl<N: DrawSink> World<'_, N> {
    /// The location of a problem.
    pub(super) fn location(&self, problem: u32) -> Location {
        self.location_of(self.problems[problem as usize].address)
    }

    /// The location of the problem with this address.
    pub(super) fn location_of(&self, address: u64) -> Location {
        let community = self.community_at(address);
        let CommunityState { street, district, .. } = self.communities[community];
        Location { district: usize::from(district), street: usize::from(street), community, category: (address >> 32) as u8 as usize }
    }

    /// Schedules the occasions of a problem from `from` on that may become reports: all of them, or the next if they are frequent.
    ///
    /// Occasions that nobody would use are skipped without an event. The reporting probability is monotone in trust, which is at
    /// most 1, and in reputation, which is at most the community's bound. If reputation exceeds the bound, `raise_bound` adds the
    /// occasions between the old bound and the new one, so the bound does not affect results.
    pub(super) fn schedule_occasions(&mut self, index: u32, onset: Time, from: Time) {
        let problem = self.problems[index as usize].clone();
        self.find_occasions(&problem, onset, from, None);
        self.schedule_found(index);
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

    /// Fills `found` with the occasions of a problem from `from` on that may be used under the community's bound, but not under
    /// the bound for the reputation `old`. Of frequent occasions, which are not scheduled ahead, it is the first under the bound.
    pub(super) fn find_occasions(&mut self, problem: &Problem, onset: Time, from: Time, old: Option<f64>) {
        let place = &self.communities[self.community_at(problem.address)];
        let bound = |reputation: f64| self.bound_at(reputation, place.voice, problem.ln_severity());
        let high = bound(self.highest_reputation(place));
        let low = old.filter(|_| !problem.frequent).map_or(0.0, bound);
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        self.walk(problem, onset, from, high, |reached, number, occasion| {
            if !(low > 0.0 && occasion.happens(1, low)) && occasion.happens(1, high) {
                found.extend(self.exposure.time_at(reached).map(|time| (time.max(from), number)));
            }
            !problem.frequent || found.is_empty()
        });
        found.retain(|(time, _)| *time < problem.ends);
        self.found = found;
    }

    /// Upper bound on the probability of reporting a problem at a reputation.
    pub(super) fn bound_at(&self, reputation: f64, voice: f64, ln_severity: f64) -> f64 {
        voice * logistic(behaviour::report_log_odds(&self.setup.tables.demand, 1.0, reputation, ln_severity))
    }

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

    /// Visits the occasions of a problem that began at `onset`, from `from` on, with the exposure at each, its number and its draw, while
    /// `visit` returns true; none if `bound`, the bound on the probability that one is used, is 0.
    ///
    /// Occasions are a Poisson process in exposure with rate affected·hazard, numbered from the onset: occasion k is at the same
    /// time under every design.
    #[inline]
    pub(super) fn walk(&self, problem: &Problem, onset: Time, from: Time, bound: f64, mut visit: impl FnMut(f64, u16, Draw<N>) -> bool) {
        let rate = self.occasion_rate(problem);
        if rate <= 0.0 || bound <= 0.0 {
            return;
        }
        let start = self.exposure.at(onset);
        let here = if from == onset { start } else { self.exposure.at(from) };
        let last = self.exposure.at(problem.ends.min(self.setup.end));
        let (mut number, mut exposure) = (0, start as u32);
        while number < LAST_OCCASION {
            number += 1;
            let draw = self.streams.draw(Purpose::Occasion, problem.address, u32::from(number));
            // −ln u is at least 2(1 − u)/(1 + u), which usually shows without a logarithm that the occasion is after the end.
            let (u, left) = (draw.uniform(0), last - f64::from(exposure) + 1e-3);
            if 2.0 * (1.0 - u) > left * rate * (1.0 + u) * (1.0 + 1e-9) {
                break;
            }
            let reached = f64::from(exposure) + draw.exponential(0) / rate;
            if reached >= last {
                break;
            }
            exposure = reached as u32;
            if reached >= here && !visit(reached, number, draw) {
                break;
            }
        }
    }

    /// Schedules the next occasion of a problem with frequent occasions, if none is awaited. If nobody reports problems in hand, it
    /// waits until the problem is not in hand.
    pub(super) fn await_occasion_if_none(&mut self, index: u32) {
        let problem = &self.problems[index as usize];
        let idle = problem.lead != NONE && self.setup.tables.demand.in_hand <= 0.0;
        if !problem.frequent || problem.awaited != 0 || idle || problem.is_over(self.now) {
            return;
        }
        let from = (self.now + 1).max(problem.hidden);
        self.schedule_occasions(index, self.onset_of(problem.address), from);
    }

    /// Raises a community's bound above its reputation, and adds the occasions of its problems that may be used now.
    ///
    /// Problems are processed in order of address, with or without slots, so that ties within a second do not depend on storage.
    pub(super) fn raise_bound(&mut self, community: usize) {
        self.prune_problems(community);
        let place = &mut self.communities[community];
        let old = std::mem::replace(&mut place.bound, (place.reputation + BOUND_STEP).min(1.0));
        let record = &mut self.community_records[community];
        let kept = std::mem::take(&mut record.problems);
        let mut latent = std::mem::take(&mut record.latent).into_iter().peekable();
        for index in &kept {
            let problem = self.problems[*index as usize].clone();
            while let Some(problem) = latent.next_if(|latent| latent.address < problem.address) {
                self.reconsider_latent(community, problem, old);
            }
            if problem.frequent && problem.lead != NONE && self.setup.tables.demand.in_hand <= 0.0 {
                continue;
            }
            self.find_occasions(&problem, self.onset_of(problem.address), self.now.max(problem.hidden), Some(old));
            self.schedule_found(*index);
        }
        latent.for_each(|problem| self.reconsider_latent(community, problem, old));
        self.community_records[community].problems.extend(kept);
    }

    /// Whether a slot holds a problem of a community; it may be free, or reused elsewhere.
    pub(super) fn is_of_community(&self, index: u32, community: usize) -> bool {
        self.problems[index as usize].address >> 40 == u64::from(self.city.communities[community].number)
    }

    /// Removes the problems that are over from a community's lists, and sorts the rest by address. Suppressed problems to which nothing
    /// refers keep their slots until they are open again.
    pub(super) fn prune_problems(&mut self, community: usize) {
        let mut listed: Vec<(u64, u32)> = std::mem::take(&mut self.community_records[community].problems)
            .into_iter()
            .filter(|index| self.is_of_community(*index, community))
            .map(|index| (self.problems[index as usize].address, index))
            .collect();
        // A slot reused in the same community is listed twice.
        listed.sort_unstable();
        listed.dedup();
        for (_, index) in listed {
            self.free_problem(index);
            let problem = &self.problems[index as usize];
            if problem.address != FREE && !problem.is_over(self.now) {
                self.community_records[community].problems.push(index);
            }
        }
        let now = self.now;
        let latent = &mut self.community_records[community].latent;
        latent.retain(|problem| problem.ends > now);
        latent.sort_unstable_by_key(|problem| problem.address);
    }

    /// An occasion to report: an affected citizen reports the problem, or not.
    pub(super) fn occasion(&mut self, index: u32, number: u16) {
        let now = self.now;
        let problem = &mut self.problems[index as usize];
        problem.references -= 1;
        if problem.frequent {
            if problem.awaited != number {
                self.free_problem(index);
                return;
            }
            problem.awaited = 0;
        }
        if problem.state(now) == State::Open {
            self.consider_report(index, number);
        }
        self.await_occasion_if_none(index);
        self.free_problem(index);
    }

    /// A citizen affected by an open problem reports it, or not.
    fn consider_report(&mut self, index: u32, number: u16) {
        let problem = &self.problems[index as usize];
        let demand = &self.setup.tables.demand;
        let community = self.community_of(index);
        let place = &self.communities[community];
        let draw = self.streams.draw(Purpose::Occasion, problem.address, u32::from(number));
        let reputation = self.reputation_for(community, problem.category());
        let factor = place.voice * if problem.lead == NONE { 1.0 } else { demand.in_hand };
        let reports = |trust| {
            let log_odds = behaviour::report_log_odds(demand, trust, reputation, problem.ln_severity());
            draw.happens_on(&self.curve, 1, factor, log_odds)
        };
        // Most citizens would not report even with full trust, so they need not be identified.
        if reports(1.0) {
            // Affected citizen k is the same resident on every occasion.
            let k = draw.below(2, u32::from(problem.affected));
            let resident = self.streams.draw(Purpose::Problem, problem.address, 1 + k).below(0, place.residents.max(1));
            let citizen = place.first_resident + resident;
            if reports(f64::from(self.trust.of(citizen))) && !self.is_diverted(index, number) {
                self.report(index, number, citizen, draw.happens(3, demand.telephone));
            }
        }
    }

    /// Whether the street diverts the report from the hotline, as units do that game. A diverted report is not an order.
    fn is_diverted(&mut self, index: u32, number: u16) -> bool {
        let street = u32::from(self.communities[self.community_of(index)].street);
        let p = self.setup.tables.behaviour.divert * self.gaming(street);
        if p <= 0.0 || !self.streams.draw(Purpose::Divert, self.problems[index as usize].address, u32::from(number)).happens(0, p) {
            return false;
        }
        let interval = self.setup.periods.interval(self.now);
        let location = self.location(index);
        self.ledger.at_location(interval, location, |cell| cell.diverted += 1);
        true
    }

    /// A citizen reports a problem, by telephone or online; online reports are registered at once.
    fn report(&mut self, problem: u32, occasion: u16, citizen: u32, by_telephone: bool) {
        self.problems[problem as usize].references += 1;
        let order = Order {
            address: self.problems[problem as usize].address,
            problem,
            citizen,
            next: NONE,
            opened: self.now,
            dispatched: NEVER,
            contacted: NEVER,
            closed: NEVER,
            deadline: NEVER,
            reviewed: NEVER,
            observed: NEVER,
            care: 0.0,
            tasks: 0,
            unit: NONE,
            needed: 0,
            unasked: 0,
            underway: 0,
            done: 0,
            attempt: 1,
            occasion,
            stamp: 0,
            hops: 0,
            returns: 0,
            lost: false,
            blows: 0,
            papers: 0,
            stage: Stage::Calling,
            outcome: Outcome::Untouched,
            coordination: CoordinationMode::Letters,
            pending_reviews: 0,
            asked_separately: false,
            lead: false,
            by_telephone,
            own_done: false,
            lead_time_over: false,
            extended: false,
            on_paper: false,
            gamed: false,
            followed: false,
            excluded: None,
            observer_answer: Opinion::default(),
            official_answer: Opinion::default(),
            earlier_answers: [None; 2],
        };
        let index = match self.free_orders.pop() {
            Some(index) => {
                let stamp = self.orders[index as usize].stamp.wrapping_add(1);
                self.orders[index as usize] = Order { stamp, ..order };
                index
            }
            None => {
                self.orders.push(order);
                self.orders.len() as u32 - 1
            }
        };
        if by_telephone {
            self.dial(index);
        } else {
            self.register(index);
        }
    }

    /// A citizen who answered "unresolved" calls again, unless the problem is over.
    pub(super) fn calls_again(&mut self, index: u32, citizen: u32, occasion: u16) {
        let now = self.now;
        let problem = &mut self.problems[index as usize];
        problem.references -= 1;
        if problem.is_over(now) {
            self.free_problem(index);
            return;
        }
        let by_telephone = self
            .streams
            .draw(Purpose::Repeat, problem.address, u32::from(occasion) << 16 | 1)
            .happens(0, self.setup.tables.demand.telephone);
        self.report(index, occasion, citizen, by_telephone);
    }

    /// Frees the slot of a problem to which no order and no event refers. If it may still be reported one day, it becomes latent.
    pub(super) fn free_problem(&mut self, index: u32) {
        let problem = &self.problems[index as usize];
        let over = problem.is_over(self.now);
        if problem.references > 0 || !over && (self.keeps_all || problem.frequent || problem.hidden > self.now) {
            return;
        }
        let left = std::mem::replace(&mut self.problems[index as usize].address, FREE);
        self.free_problems.push(index);
        if !over {
            let latent = Problem { address: left, ..self.problems[index as usize].clone() };
            let community = self.community_at(left);
            self.community_records[community].latent.push(latent);
        }
    }
}
