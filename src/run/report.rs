//! Problems: how they arise, are noticed and reported, end by themselves, open again.

use super::*;
use crate::behaviour;

impl World<'_> {
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
    }

    /// One problem of the day that begins at `midnight`, at a second of its own; stock problems are there at once.
    fn arise(&mut self, community: usize, category: usize, day: u32, number: u32, midnight: Time) {
        let demand = &self.plan.tables.demand;
        let kind = &self.plan.categories[category].values;
        let place = &self.city.communities[community];
        let address = u64::from(place.number) << 40 | (category as u64) << 32 | u64::from(day & 0xFFFF) << 16 | u64::from(number & 0xFFFF);
        let draw = self.luck.draw(Question::Problem, address, 0);
        let born = if day == 0xFFFF { midnight } else { midnight + draw.below(3, DAY as u32) as Time };
        let life = kind.life.seconds() * draw.exponential(2);
        let affected = if kind.affected > 1.0 {
            let drawn = libm::round(kind.affected * draw.lognormal(1, demand.affected_sd));
            drawn.clamp(1.0, f64::from(place.residents.max(1))) as u32
        } else {
            1
        };
        let problem = Problem {
            address,
            community: community as u32,
            affected,
            ln_severity: (demand.severity_sd * draw.normal(0)) as f32,
            ends: (f64::from(born) + life).min(f64::from(i32::MAX)) as Time,
            lead: NONE,
            orders: 0,
            occasion: 0,
            version: 0,
            slot: 0,
            category: category as u8,
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
        // Suffering starts at birth: the seconds from midnight to birth are given back.
        self.suffer(community, i64::from(affected));
        self.communities[community].unmet -= i64::from(affected) * i64::from(born - self.now);
        self.await_occasion(index, born);
    }

    /// Changes the number of citizens who suffer in a community.
    pub(super) fn suffer(&mut self, community: usize, change: i64) {
        let now = self.now;
        let place = &mut self.communities[community];
        place.unmet += place.suffering * i64::from(now - place.since);
        place.since = now;
        place.suffering += change;
    }

    /// Schedules what comes first after `from`: an occasion that may become a report, or the natural end.
    ///
    /// Occasions come at rate affected·hazard in exposure. Those that no trust could turn into a report are passed over here,
    /// which costs no event: acceptance is monotone in trust and reputation, both at most 1.
    pub(super) fn await_occasion(&mut self, index: u32, from: Time) {
        let demand = &self.plan.tables.demand;
        let problem = &self.problems[index as usize];
        let kind = &self.plan.categories[problem.category as usize].values;
        let voice = self.city.communities[problem.community as usize].voice;
        let in_hand = if problem.lead == NONE { 1.0 } else { demand.in_hand };
        let bound = in_hand * voice * behaviour::report_probability(demand, 1.0, 1.0, f64::from(problem.ln_severity));
        let rate = f64::from(problem.affected) * demand.occasions / (kind.affected * kind.life.seconds().max(1.0));
        let (mut occasion, version, ends) = (problem.occasion, problem.version, problem.ends);
        let mut next = None;
        if bound > 0.0 && rate > 0.0 {
            let last = self.exposure.at(ends.min(self.plan.end));
            let mut exposure = self.exposure.at(from);
            loop {
                occasion = occasion.wrapping_add(1) & 0x0FFF;
                let draw = self.luck.draw(Question::Occasion, problem.address, u32::from(occasion));
                exposure += draw.exponential(0) / rate;
                if exposure >= last {
                    break;
                }
                if draw.happens(1, bound) {
                    next = self.exposure.time_at(exposure);
                    break;
                }
            }
        }
        self.problems[index as usize].occasion = occasion;
        match next {
            Some(time) if time < ends => self.schedule(time.max(from), Event::Occasion { problem: index, version }),
            _ => self.schedule(ends.max(from), Event::ProblemEnds { problem: index, version }),
        }
    }

    /// A citizen is about to report, or not.
    pub(super) fn occasion(&mut self, index: u32, version: u16) {
        let problem = &self.problems[index as usize];
        if problem.version != version {
            return;
        }
        let demand = &self.plan.tables.demand;
        let place = &self.city.communities[problem.community as usize];
        let draw = self.luck.draw(Question::Occasion, problem.address, u32::from(problem.occasion));
        // The k-th of the affected is the same resident on every occasion.
        let k = draw.below(2, problem.affected);
        let resident = self.luck.draw(Question::Problem, problem.address, 1 + k).below(0, place.residents.max(1));
        let citizen = place.first_resident + resident;
        let trust = f64::from(self.trust[citizen as usize]);
        let reputation = self.communities[problem.community as usize].reputation;
        let in_hand = if problem.lead == NONE { 1.0 } else { demand.in_hand };
        let p = in_hand * place.voice * behaviour::report_probability(demand, trust, reputation, f64::from(problem.ln_severity));
        if draw.happens(1, p) {
            let occasion = problem.occasion;
            self.report(index, occasion, citizen, draw.happens(3, demand.telephone));
        }
        self.await_occasion(index, self.now);
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
            occasion,
            stamp: 0,
            hops: 0,
            returns: 0,
            blows: 0,
            papers: 0,
            stage: Stage::Calling,
            outcome: Outcome::Untouched,
            asking: Asking::Letters,
            pending_reviews: 0,
            lead: false,
            by_telephone,
            own_done: false,
            lead_time_over: false,
            extended: false,
            on_paper: false,
            said_contacted: false,
            said_resolved: false,
            credit: 0,
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

    /// A citizen whose answer was "unresolved" calls again, if the problem is then open.
    pub(super) fn calls_again(&mut self, index: u32, slot: u16, citizen: u32) {
        let problem = &self.problems[index as usize];
        if problem.slot != slot || problem.state != State::Open {
            return;
        }
        // Calls after the first have their own occasions: generation in the top four bits, by the second of the call.
        let occasion = 0x8000 | (self.now.rem_euclid(0x7FFF)) as u16;
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
        let (community, affected) = (problem.community as usize, i64::from(problem.affected));
        self.suffer(community, -affected);
        self.free_problem(index);
    }

    /// A suppressed problem shows again.
    pub(super) fn reopens(&mut self, index: u32, version: u16) {
        let problem = &mut self.problems[index as usize];
        if problem.version != version {
            return;
        }
        problem.state = State::Open;
        self.await_occasion(index, self.now);
    }

    /// Gives the slot of a problem back, once it is over and no order refers to it.
    pub(super) fn free_problem(&mut self, index: u32) {
        let problem = &self.problems[index as usize];
        if problem.orders == 0 && matches!(problem.state, State::Cured | State::Ended) {
            self.free_problems.push(index);
        }
    }
}
