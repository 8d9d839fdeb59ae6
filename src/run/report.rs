//! Problems: how they arise, are noticed and reported, end by themselves, open again.

use super::*;
use crate::behaviour;
use crate::ledger::Spot;
use crate::plan::{MOST_A_DAY, Shock};

/// How far the bound on a community's reputation is set above it.
pub(super) const BOUND_STEP: f64 = 0.08;

/// Occasions of one problem at most; calls after an answer have the numbers above.
pub(super) const LAST_OCCASION: u16 = 0x0FFF;

/// The occasion of the call that follows a report on `occasion`: generation in bits 12 to 14, above all first occasions. Who has
/// called in vain eight times after one report does not call again.
pub(super) fn call_after(occasion: u16) -> Option<u16> {
    if occasion <= LAST_OCCASION {
        // The last occasion is below 4,096: the number fits below the generation.
        return Some(0x8000 | occasion);
    }
    (occasion & 0x7000 != 0x7000).then(|| occasion + 0x1000)
}

impl<N: Notebook> World<'_, N> {
    /// Problems that are open at the start: their stationary law if nobody ever touched one.
    pub(super) fn open_stock(&mut self) {
        for c in 0..self.city.communities.len() {
            for k in 0..self.plan.categories.len() {
                let life = self.plan.categories[k].values.life.seconds();
                let mean = self.births_a_day(c, k) * life / f64::from(DAY);
                let entity = u64::from(self.city.communities[c].number) << 8 | k as u64;
                let count = self.luck.draw(Question::Stock, entity, 0).poisson(mean);
                for number in 0..count {
                    self.arise(c, k, 0xFFFF, number, 0);
                }
            }
        }
    }

    /// Mean number of new problems of a day, season apart.
    fn births_a_day(&self, community: usize, category: usize) -> f64 {
        let place = &self.city.communities[community];
        let mix = self.plan.categories[category].values.mix;
        self.plan.tables.demand.problems * mix * place.problem_rate * f64::from(place.residents) / 365.25
    }

    /// The problems of the day that begins.
    pub(super) fn births(&mut self) {
        let date = self.plan.calendar.date(self.now);
        let categories = self.plan.categories.len();
        if self.births_month != date.month {
            self.births_month = date.month;
            if date.month % 3 == 1 {
                (0..self.communities.len()).for_each(|community| self.forget_problems(community));
            }
            let season = self.plan.profiles.month[date.month as usize - 1];
            for i in 0..self.births.len() {
                let mean = season * self.births_a_day(i / categories, i % categories);
                self.births[i] = (libm::exp(-mean), mean);
            }
        }
        let day = (self.now / DAY) as u32;
        for i in 0..self.births.len() {
            let (c, k) = (i / categories, i % categories);
            let entity = u64::from(self.city.communities[c].number) << 8 | k as u64;
            let draw = self.luck.draw(Question::Births, entity, day);
            let (none, mean) = self.births[i];
            if draw.wide() <= none {
                continue;
            }
            for number in 0..draw.poisson(mean) {
                self.arise(c, k, day, number, self.now);
            }
        }
        self.shocks(day);
    }

    /// The problems that shocks add to the day that begins: streams of their own, which leave the ordinary one as it is.
    fn shocks(&mut self, day: u32) {
        let (plan, now) = (self.plan, self.now);
        for (index, shock) in plan.shocks.iter().enumerate().filter(|(_, shock)| shock.is_on(now)) {
            let excess = shock.excess * shock.left(now);
            for c in 0..self.communities.len() {
                let place = &self.city.communities[c];
                let district = self.city.streets[place.street as usize].district as usize;
                if !shock.districts[district] {
                    continue;
                }
                // Fewer problems are the first of the more: whatever thins a shock, those that arise are the same.
                let (_, ordinary) = self.births[c * plan.categories.len() + shock.category];
                let mean = ordinary * excess * (1.0 - self.thinned(shock.category, place.street as usize));
                let entity = u64::from(place.number) << 8 | shock.category as u64;
                let draw = self.luck.draw(Question::Births, entity, (index as u32 + 1) << 16 | day);
                for number in 0..draw.poisson(mean).min(MOST_A_DAY) {
                    self.arise(c, shock.category, day, Shock::number(index, number), now);
                }
            }
        }
    }

    /// One problem of the day that begins at `midnight`, at a second of its own; stock problems are there at once.
    fn arise(&mut self, community: usize, category: usize, day: u32, number: u32, midnight: Time) {
        let demand = &self.plan.tables.demand;
        let kind = &self.plan.categories[category].values;
        let place = &self.city.communities[community];
        let address = u64::from(place.number) << 40 | (category as u64) << 32 | u64::from(day & 0xFFFF) << 16 | u64::from(number & 0xFFFF);
        let draw = self.luck.draw(Question::Problem, address, 0);
        let born = if day == 0xFFFF { midnight } else { midnight + draw.below(3, DAY as u32) as Time };
        let life = self.life(address) * draw.exponential(2);
        let affected = if kind.affected > 1.0 {
            let drawn = libm::round(kind.affected * draw.lognormal(1, demand.affected_sd));
            drawn.clamp(1.0, f64::from(place.residents.clamp(1, u32::from(u16::MAX)))) as u16
        } else {
            1
        };
        let problem = Problem {
            address,
            exposure: self.exposure.at(born) as u32,
            passed: 0,
            affected,
            ln_severity: libm::round(demand.severity_sd * draw.normal(0) * 4096.0) as i16,
            ends: (f64::from(born) + life).min(f64::from(i32::MAX)) as Time,
            lead: NONE,
            orders: 0,
            version: 0,
            slot: 0,
            state: State::Open,
        };
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
        self.suffer(index, i64::from(affected), born);
        self.communities[community].problems.push(index);
        self.await_occasion(index, born, 0);
    }

    /// Mean life of the problem at an address, in seconds: its shock's, or its category's.
    #[inline]
    fn life(&self, address: u64) -> f64 {
        // The stock of the start has no day, and so no shock.
        let index = Shock::index(address as u32 & 0xFFFF).filter(|_| (address >> 16) as u16 != 0xFFFF);
        let shock = index.and_then(|index| self.plan.shocks.get(index));
        shock.map_or_else(|| self.plan.categories[(address >> 32) as u8 as usize].values.life.seconds(), |shock| shock.life)
    }

    /// Where a problem is counted.
    pub(super) fn spot(&self, problem: u32) -> Spot {
        let community = self.community_of(problem);
        let street = self.city.communities[community].street as usize;
        let district = self.city.streets[street].district as usize;
        Spot { district, street, community, category: self.problems[problem as usize].category() }
    }

    /// Changes the number of citizens who suffer from a problem, from `from` on: now, or later on the day that begins.
    pub(super) fn suffer(&mut self, problem: u32, change: i64, from: Time) {
        let (now, spot) = (self.now, self.spot(problem));
        let place = &mut self.communities[spot.community];
        place.unmet += place.suffering * i64::from(now - place.since) - change * i64::from(from - now);
        place.since = now;
        place.suffering += change;
        if let Some(topics) = &mut self.ledger.topics {
            topics.suffer(spot, now, change, from);
        }
    }

    /// Schedules what comes first after `from` and after the occasion `done`: an occasion that may become a report, or the natural end.
    ///
    /// Occasions come at rate affected·hazard in exposure, counted from the problem's birth: the k-th comes at the same time under
    /// every design. Those that nobody would use are passed over here, which costs no event: readiness is monotone in trust, which is at
    /// most 1, and in reputation, which is at most the community's bound. `raise_bound` looks again when that is
    /// outgrown, so that the bound moves no occasion.
    pub(super) fn await_occasion(&mut self, index: u32, from: Time, done: u16) {
        let demand = &self.plan.tables.demand;
        let problem = &self.problems[index as usize];
        let kind = &self.plan.categories[problem.category()].values;
        let community = self.community_of(index);
        let voice = self.city.communities[community].voice;
        // What the city thinks of a category may lead to any reputation.
        let reputation = if demand.topic_reputation > 0.0 { 1.0 } else { self.communities[community].bound };
        let in_hand = if problem.lead == NONE { 1.0 } else { demand.in_hand };
        let bound = in_hand * voice * behaviour::report_probability(demand, 1.0, reputation, problem.ln_severity());
        let rate = f64::from(problem.affected) * demand.occasions / (kind.affected * self.life(problem.address).max(1.0));
        let (address, version, ends) = (problem.address, problem.version, problem.ends);
        let (mut passed, mut base) = (problem.passed, problem.exposure);
        let mut next = None;
        if bound > 0.0 && rate > 0.0 {
            let here = self.exposure.at(from);
            let last = self.exposure.at(ends.min(self.plan.end));
            let (mut number, mut exposure) = (passed, base);
            while number < LAST_OCCASION {
                number += 1;
                let draw = self.luck.draw(Question::Occasion, address, u32::from(number));
                let reached = f64::from(exposure) + draw.exponential(0) / rate;
                if reached >= last {
                    break;
                }
                exposure = reached as u32;
                if number <= done || reached < here {
                    (passed, base) = (number, exposure);
                } else if draw.happens(1, bound) {
                    next = self.exposure.time_at(reached).map(|time| (time, number));
                    break;
                }
            }
        }
        let problem = &mut self.problems[index as usize];
        (problem.passed, problem.exposure) = (passed, base);
        match next {
            Some((time, number)) if time < ends => {
                self.schedule(time.max(from), Event::Occasion { problem: index, version, number });
            }
            _ => self.schedule(ends.max(from), Event::ProblemEnds { problem: index, version }),
        }
    }

    /// A community's reputation has outgrown its bound: the bound is raised, and its open problems are looked at again.
    pub(super) fn raise_bound(&mut self, community: usize) {
        self.forget_problems(community);
        let place = &mut self.communities[community];
        place.bound = (place.reputation + BOUND_STEP).min(1.0);
        let problems = std::mem::take(&mut place.problems);
        for index in &problems {
            let problem = &mut self.problems[*index as usize];
            if problem.state == State::Open {
                problem.version = problem.version.wrapping_add(1);
                self.await_occasion(*index, self.now, 0);
            }
        }
        self.communities[community].problems = problems;
    }

    /// Drops the problems that are over from a community's list.
    pub(super) fn forget_problems(&mut self, community: usize) {
        let mut problems = std::mem::take(&mut self.communities[community].problems);
        problems.retain(|index| !self.problems[*index as usize].is_over() && self.community_of(*index) == community);
        // A slot that was used anew in the same community stands twice.
        problems.sort_unstable();
        problems.dedup();
        self.communities[community].problems = problems;
    }

    /// A citizen is about to report, or not.
    pub(super) fn occasion(&mut self, index: u32, version: u16, number: u16) {
        let problem = &self.problems[index as usize];
        if problem.version != version {
            return;
        }
        let demand = &self.plan.tables.demand;
        let community = self.community_of(index);
        let place = &self.city.communities[community];
        let draw = self.luck.draw(Question::Occasion, problem.address, u32::from(number));
        let reputation = self.reputation_for(community, problem.category());
        let readiness = place.voice * if problem.lead == NONE { 1.0 } else { demand.in_hand };
        let p = |trust| readiness * behaviour::report_probability(demand, trust, reputation, problem.ln_severity());
        // Most would not report even with full trust: they need not be looked up.
        if draw.happens(1, p(1.0)) {
            // The k-th of the affected is the same resident on every occasion.
            let k = draw.below(2, u32::from(problem.affected));
            let resident = self.luck.draw(Question::Problem, problem.address, 1 + k).below(0, place.residents.max(1));
            let citizen = place.first_resident + resident;
            let reports = draw.happens(1, p(f64::from(self.trust[citizen as usize])));
            if reports && !self.is_diverted(index, number) {
                self.report(index, number, citizen, draw.happens(3, demand.telephone));
            }
        }
        if self.problems[index as usize].version == version {
            self.await_occasion(index, self.now, number);
        }
    }

    /// Whether the street takes the report itself, past the hotline: units that game make themselves easy to reach. Nobody counts it as an order.
    fn is_diverted(&mut self, index: u32, number: u16) -> bool {
        let street = self.city.communities[self.community_of(index)].street;
        let p = self.plan.tables.behaviour.divert * self.gaming(street);
        if p <= 0.0 || !self.luck.draw(Question::Divert, self.problems[index as usize].address, u32::from(number)).happens(0, p) {
            return false;
        }
        let interval = self.plan.periods.interval(self.now);
        let spot = self.spot(index);
        self.ledger.at_spot(interval, spot, |cell| cell.diverted += 1);
        true
    }

    /// A citizen reports a problem: by telephone, or on the web, where it is registered at once.
    fn report(&mut self, problem: u32, occasion: u16, citizen: u32, by_telephone: bool) {
        self.problems[problem as usize].orders += 1;
        let order = Order {
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
            asking: Asking::Letters,
            pending_reviews: 0,
            asked_apart: false,
            lead: false,
            by_telephone,
            own_done: false,
            lead_time_over: false,
            extended: false,
            on_paper: false,
            gamed: false,
            followed: false,
            excluded: None,
            thinks: Opinion::default(),
            tells: Opinion::default(),
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

    /// A citizen whose answer was "unresolved" calls again, unless the problem is over.
    pub(super) fn calls_again(&mut self, index: u32, slot: u8, citizen: u32, occasion: u16) {
        let problem = &self.problems[index as usize];
        if problem.slot != slot || problem.is_over() {
            return;
        }
        let by_telephone =
            self.luck.draw(Question::Repeat, problem.address, u32::from(occasion) << 16 | 1).happens(0, self.plan.tables.demand.telephone);
        self.report(index, occasion, citizen, by_telephone);
    }

    /// A problem ends by itself.
    pub(super) fn problem_ends(&mut self, index: u32, version: u16) {
        let problem = &mut self.problems[index as usize];
        if problem.version != version {
            return;
        }
        problem.state = State::Ended;
        problem.version = problem.version.wrapping_add(1);
        let affected = i64::from(problem.affected);
        self.suffer(index, -affected, self.now);
        self.free_problem(index);
    }

    /// A suppressed problem shows again.
    pub(super) fn reopens(&mut self, index: u32, version: u16) {
        let problem = &mut self.problems[index as usize];
        if problem.version != version {
            return;
        }
        problem.state = State::Open;
        self.await_occasion(index, self.now, 0);
    }

    /// Gives the slot of a problem back, once it is over and no order refers to it.
    pub(super) fn free_problem(&mut self, index: u32) {
        let problem = &self.problems[index as usize];
        if problem.orders == 0 && problem.is_over() {
            self.free_problems.push(index);
        }
    }
}
