//! Reporting of problems: who uses an occasion, and calls.

use super::*;
use crate::behaviour;

/// The occasion number of the repeated call after a report on `occasion`, with the generation in bits 12 to 14. After eight
/// repeated calls the citizen does not call again.
pub(in crate::engine) fn call_after(occasion: u16) -> Option<u16> {
    if occasion <= occasions::LAST_OCCASION {
        // Occasions are below 4,096, so the number fits below the generation.
        return Some(0x8000 | occasion);
    }
    (occasion & 0x7000 != 0x7000).then(|| occasion + 0x1000)
}

impl<N: DrawSink> World<'_, N> {
    /// An occasion to report: an affected citizen reports the problem, or not.
    pub(in crate::engine) fn occasion(&mut self, id: ProblemId, number: u16) {
        let now = self.context.now;
        let problem = &mut self.demand.problems[id];
        problem.references -= 1;
        if problem.frequent {
            if problem.awaited != number {
                self.demand.free_problem(&self.context, id);
                return;
            }
            problem.awaited = 0;
        }
        if problem.state(now) == State::Open {
            self.consider_report(id, number);
        }
        self.demand.await_occasion_if_none(&mut self.context, id);
        self.demand.free_problem(&self.context, id);
    }

    /// A citizen affected by an open problem reports it, or not.
    fn consider_report(&mut self, id: ProblemId, number: u16) {
        let problem = &self.demand.problems[id];
        let demand = &self.context.setup.tables.demand;
        let community = self.context.community_at(problem.address);
        let place = self.citizens.community(community);
        let draw = self.context.streams.draw(Purpose::Occasion, problem.address, u32::from(number));
        let mark = Arrivals::<N>::mark_of(problem, number, &draw);
        let reputation = self.citizens.reputation_for(&self.context, community, problem.category());
        let factor = place.voice * if problem.lead.is_none() { 1.0 } else { demand.in_hand };
        let reports = |trust| {
            let log_odds = behaviour::report_log_odds(demand, trust, reputation, problem.ln_severity());
            draw.decided(1, self.context.curve.is_above(mark, factor, log_odds))
        };
        // Most citizens would not report even with full trust, so they need not be identified.
        if reports(1.0) {
            // Affected citizen k is the same resident on every occasion.
            let k = draw.below(2, u32::from(problem.affected));
            let resident = self.context.streams.draw(Purpose::Problem, problem.address, 1 + k).below(0, place.residents.max(1));
            let citizen = place.first_resident + resident;
            let reports = reports(self.citizens.trust_of(citizen)) && self.citizens.is_aware(&self.context, community, citizen);
            if reports && !self.is_diverted(id, number) {
                self.report(id, number, citizen, draw.happens(3, demand.telephone));
            }
        }
    }

    /// Whether the street diverts the report from the hotline, as units do that game. A diverted report is not an order.
    fn is_diverted(&mut self, id: ProblemId, number: u16) -> bool {
        let street = self.context.street_at(self.demand.problems[id].address).into();
        let p = self.context.setup.tables.behaviour.divert * self.units.gaming(&self.context, street);
        if p <= 0.0 || !self.context.streams.draw(Purpose::Divert, self.demand.problems[id].address, u32::from(number)).happens(0, p) {
            return false;
        }
        let interval = self.context.setup.periods.interval(self.context.now);
        let location = self.context.location_of(self.demand.problems[id].address);
        self.context.ledger.at_location(interval, location, |cell| cell.diverted += 1);
        true
    }

    /// A citizen reports a problem, by telephone or online; online reports are registered at once.
    fn report(&mut self, problem: ProblemId, occasion: u16, citizen: u32, by_telephone: bool) {
        self.demand.refer(problem);
        let address = self.demand.problem(problem).address;
        let order = self.casework.open(Order::new(address, problem, citizen, occasion, self.context.now, by_telephone));
        if by_telephone {
            self.hotline.dial(&mut self.context, &self.casework, order);
        } else {
            self.register(order);
        }
    }

    /// A citizen who answered "unresolved" calls again, unless the problem is over.
    pub(in crate::engine) fn calls_again(&mut self, id: ProblemId, citizen: u32, occasion: u16) {
        let now = self.context.now;
        let problem = &mut self.demand.problems[id];
        problem.references -= 1;
        if problem.is_over(now) {
            self.demand.free_problem(&self.context, id);
            return;
        }
        let by_telephone = self
            .context
            .streams
            .draw(Purpose::Repeat, problem.address, u32::from(occasion) << 16 | 1)
            .happens(0, self.context.setup.tables.demand.telephone);
        self.report(id, occasion, citizen, by_telephone);
    }
}
