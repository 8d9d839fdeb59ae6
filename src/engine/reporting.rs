//! Reporting of problems: occasions, calls, natural ends and reappearance.

use super::*;
use crate::behaviour;
use crate::ledger::Location;

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

/// The result of a search for a problem's next report: the last occasion passed and the exposure at it; the next occasion used.
pub(super) struct NextOccasion {
    pub(super) passed: u16,
    pub(super) exposure: u32,
    pub(super) next: Option<(Time, u16)>,
}

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

    /// Changes the number of citizens affected by a problem from `from` on, which is now or later on the day that begins.
    pub(super) fn change_affected(&mut self, problem: u32, change: i64, from: Time) {
        let (now, location) = (self.now, self.location(problem));
        let place = &mut self.communities[location.community];
        place.unmet += place.affected_now * i64::from(now - place.since) - change * i64::from(from - now);
        place.since = now;
        place.affected_now += change;
        if let Some(topics) = &mut self.ledger.topics {
            topics.change_affected(location, now, change, from);
        }
    }

    /// Schedules what comes first after `from` and after occasion `done`: an occasion that may become a report, or the natural end.
    ///
    /// Occasions that nobody would use are skipped without an event. The reporting probability is monotone in trust, which is at
    /// most 1, and in reputation, which is at most the community's bound. If reputation exceeds the bound, `raise_bound` searches
    /// again, so the bound does not affect results.
    pub(super) fn schedule_next_occasion(&mut self, index: u32, from: Time, done: u16) {
        let problem = &self.problems[index as usize];
        let (version, ends, (factor, log_odds)) = (problem.version, problem.ends, self.bound(problem));
        let found = self.next_occasion(problem, from, done, factor, |occasion| occasion.happens_on(&self.curve, 1, factor, log_odds));
        let problem = &mut self.problems[index as usize];
        (problem.passed, problem.exposure) = (found.passed, found.exposure);
        match found.next {
            Some((time, number)) if time < ends => {
                self.schedule(time.max(from), Event::Occasion { problem: index, version, number });
            }
            _ => self.schedule(ends.max(from), Event::ProblemEnds { problem: index, version }),
        }
    }

    /// Upper bound on the probability of reporting a problem, until its community's bound is raised: factor and log-odds.
    pub(super) fn bound(&self, problem: &Problem) -> (f64, f64) {
        let demand = &self.setup.tables.demand;
        let place = &self.communities[self.community_at(problem.address)];
        let in_hand = if problem.lead == NONE { 1.0 } else { demand.in_hand };
        (place.voice * in_hand, behaviour::report_log_odds(demand, 1.0, self.highest_reputation(place), problem.ln_severity()))
    }

    /// Upper bound on the reputation that affects a community's reports, until its bound is raised.
    pub(super) fn highest_reputation(&self, place: &CommunityState) -> f64 {
        // The citywide record of a category may raise reputation to any value.
        if self.setup.tables.demand.topic_reputation > 0.0 { 1.0 } else { place.bound }
    }

    /// The first occasion after `from` and after occasion `done` that is used; none if `bound`, the bound on the probability, is 0.
    ///
    /// Occasions are a Poisson process in exposure with rate affected·hazard, numbered from the onset: occasion k is at the same
    /// time under every design.
    #[inline]
    pub(super) fn next_occasion(
        &self,
        problem: &Problem,
        from: Time,
        done: u16,
        bound: f64,
        mut is_used: impl FnMut(Draw<N>) -> bool,
    ) -> NextOccasion {
        let demand = &self.setup.tables.demand;
        let kind = &self.setup.categories[problem.category()].values;
        let rate = f64::from(problem.affected) * demand.occasions / (kind.affected * self.life(problem.address).max(1.0));
        let mut found = NextOccasion { passed: problem.passed, exposure: problem.exposure, next: None };
        if rate <= 0.0 || bound <= 0.0 {
            return found;
        }
        let here = self.exposure.at(from);
        let last = self.exposure.at(problem.ends.min(self.setup.end));
        let (mut number, mut exposure) = (problem.passed, problem.exposure);
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
            if number <= done || reached < here {
                (found.passed, found.exposure) = (number, exposure);
            } else if is_used(draw) {
                found.next = self.exposure.time_at(reached).map(|time| (time, number));
                break;
            }
        }
        found
    }

    /// Raises a community's bound above its reputation, and searches the next occasions of its problems again.
    ///
    /// Problems are processed in order of address, with or without slots, so that ties within a second do not depend on storage.
    pub(super) fn raise_bound(&mut self, community: usize) {
        self.prune_problems(community);
        let place = &mut self.communities[community];
        place.bound = (place.reputation + BOUND_STEP).min(1.0);
        let record = &mut self.community_records[community];
        let kept = std::mem::take(&mut record.problems);
        let mut latent = std::mem::take(&mut record.latent).into_iter().peekable();
        for index in &kept {
            let address = self.problems[*index as usize].address;
            while let Some(problem) = latent.next_if(|problem| problem.address < address) {
                self.reconsider_latent(community, problem);
            }
            let problem = &mut self.problems[*index as usize];
            if problem.state == State::Open {
                problem.version = problem.version.wrapping_add(1);
                self.schedule_next_occasion(*index, self.now, 0);
            }
        }
        latent.for_each(|problem| self.reconsider_latent(community, problem));
        self.community_records[community].problems.extend(kept);
    }

    /// Removes the problems that are over from a community's lists, and sorts the rest by address.
    pub(super) fn prune_problems(&mut self, community: usize) {
        let listed = std::mem::take(&mut self.community_records[community].problems);
        let open = listed.into_iter().filter(|index| !self.problems[*index as usize].is_over() && self.community_of(*index) == community);
        let mut open: Vec<(u64, u32)> = open.map(|index| (self.problems[index as usize].address, index)).collect();
        // A slot reused in the same community is listed twice.
        open.sort_unstable();
        open.dedup();
        let now = self.now;
        let record = &mut self.community_records[community];
        record.problems = open.into_iter().map(|(_, index)| index).collect();
        record.latent.retain(|problem| problem.ends > now);
        record.latent.sort_unstable_by_key(|problem| problem.address);
    }

    /// An occasion to report: an affected citizen reports the problem, or not.
    pub(super) fn occasion(&mut self, index: u32, version: u16, number: u16) {
        let problem = &self.problems[index as usize];
        if problem.version != version {
            return;
        }
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
        if self.problems[index as usize].version == version {
            self.schedule_next_occasion(index, self.now, number);
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
        self.problems[problem as usize].orders += 1;
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
    pub(super) fn calls_again(&mut self, index: u32, slot: u8, citizen: u32, occasion: u16) {
        let problem = &self.problems[index as usize];
        if problem.slot != slot || problem.is_over() {
            return;
        }
        let by_telephone = self
            .streams
            .draw(Purpose::Repeat, problem.address, u32::from(occasion) << 16 | 1)
            .happens(0, self.setup.tables.demand.telephone);
        self.report(index, occasion, citizen, by_telephone);
    }

    /// A problem ends without intervention.
    pub(super) fn problem_ends(&mut self, index: u32, version: u16) {
        let problem = &mut self.problems[index as usize];
        if problem.version != version {
            return;
        }
        problem.state = State::Ended;
        problem.version = problem.version.wrapping_add(1);
        let affected = i64::from(problem.affected);
        self.change_affected(index, -affected, self.now);
        self.free_problem(index);
    }

    /// A suppressed problem reappears.
    pub(super) fn reopens(&mut self, index: u32, version: u16) {
        let problem = &mut self.problems[index as usize];
        if problem.version != version {
            return;
        }
        problem.state = State::Open;
        self.schedule_next_occasion(index, self.now, 0);
    }

    /// Frees the slot of a problem that is over and has no orders.
    pub(super) fn free_problem(&mut self, index: u32) {
        let problem = &self.problems[index as usize];
        if problem.orders == 0 && problem.is_over() {
            self.free_problems.push(index);
        }
    }
}
