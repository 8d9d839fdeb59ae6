//! Time limits, closing on paper, and the outcome for the problem.

use super::*;
use crate::behaviour;

impl<N: DrawSink> World<'_, N> {
    /// An order reaches its limit: it is extended once, or may from then on be closed on paper.
    pub(in crate::engine) fn limit_reached(&mut self, id: OrderId) {
        if self.rules_of(id).enforcement <= 0.0 {
            // Limits are not enforced at present.
            self.recheck_limit(id);
            return;
        }
        let order = &self.casework.orders[id];
        let (extended, papers, unit) = (order.extended, order.papers, order.unit());
        if papers == 0 && !extended && self.order_draw(id, Purpose::Extension, 0).happens(0, self.rules_of(id).extension) {
            let limit = self.limit_of(id).unwrap_or_default();
            self.casework.orders[id].extended = true;
            let mut next = Some(id);
            while let Some(member) = next {
                let later = self.due_at(id, self.casework.orders[member].deadline, limit);
                let order = &mut self.casework.orders[member];
                order.deadline = later;
                next = order.next;
            }
            let deadline = self.casework.orders[id].deadline.max(self.context.now + 1);
            let order = self.casework.reference(id);
            self.context.schedule(deadline, Event::LimitReached(order));
            return;
        }
        let pressure = self.units.deadline_pressure(unit);
        let p = self.rules_of(id).paper * self.rules_of(id).enforcement * (0.3 + 0.7 * pressure) * (1.0 - self.rules_of(id).audit);
        let p = p * (1.0 - self.context.setup.tables.behaviour.paper_rank * self.units.rank_pressure(unit));
        if self.order_draw(id, Purpose::Paper, papers).happens(0, p) {
            self.casework.orders[id].on_paper = true;
            let outcome = self.abandoned_outcome(id);
            self.close(id, outcome);
        } else {
            self.casework.orders[id].papers = papers.saturating_add(1);
            self.recheck_limit(id);
        }
    }

    fn recheck_limit(&mut self, id: OrderId) {
        let order = self.casework.reference(id);
        let again = self.context.now.saturating_add(self.rules_of(id).paper_every.max(HOUR));
        self.context.schedule(again, Event::LimitReached(order));
    }

    /// The outcome of an order whose work is stopped.
    pub(super) fn abandoned_outcome(&self, id: OrderId) -> Outcome {
        match self.outcome_if_over(id) {
            Some(outcome) => outcome,
            None if self.casework.orders[id].own_done => Outcome::Suppressed,
            None => Outcome::Untouched,
        }
    }

    /// The outcome if the problem is already over: it ended, or an earlier order cured it while this citizen was still calling.
    pub(super) fn outcome_if_over(&self, id: OrderId) -> Option<Outcome> {
        match self.demand.problem(self.casework.orders[id].problem()).state(self.context.now) {
            State::Ended => Some(Outcome::Ended),
            State::Cured => Some(Outcome::Cured),
            State::Open | State::Suppressed => None,
        }
    }

    /// All work is done: determines whether the problem is cured, and closes the order.
    pub(super) fn conclude(&mut self, id: OrderId) {
        let order = &self.casework.orders[id];
        let address = order.address;
        if let Some(outcome) = self.outcome_if_over(id) {
            self.close(id, outcome);
            return;
        }
        let settings = &self.context.setup.tables.behaviour;
        let (k, street) = (order.category(), self.context.street_at(address));
        let category = &self.context.setup.categories[k].values;
        let structural = self.oversight.structural(&self.context, k, street);
        let curable = !happens(structural, || self.context.streams.draw(Purpose::Curable, address, 0));
        let (done, needed, unit) = (order.done, order.needed, order.unit());
        let completeness = f64::from(1 + done.count_ones()) / f64::from(1 + needed.count_ones());
        let p = behaviour::cure_probability(settings, self.units.ceiling(&self.context, unit), completeness, self.casework.care_of(id));
        let at_fault = happens(category.third_party, || self.context.streams.draw(Purpose::ThirdParty, address, 0));
        let complies = !at_fault || {
            let p = behaviour::compliance(settings, self.units.attention(&self.context, unit), self.is_enforced(unit, done));
            self.order_draw(id, Purpose::Compliance, 0).happens(0, p)
        };
        let cured = curable && complies && happens(p, || self.order_draw(id, Purpose::Cure, 0));
        if !curable {
            self.oversight.record_structural_failure(k, street);
        }
        if needed != 0 {
            let share = f64::from(done.count_ones()) / f64::from(needed.count_ones());
            self.units.record_helpers(unit, share);
        }
        self.close(id, if cured { Outcome::Cured } else { Outcome::Suppressed });
    }

    /// Whether an enforcing function took part: the unit's own or a helper's.
    fn is_enforced(&self, unit: UnitId, done: u32) -> bool {
        let enforcing = |function: usize| self.context.setup.functions.get(function).is_some_and(|(_, function)| function.enforcing);
        self.context.city.units[unit.index()].function.is_some_and(enforcing) || (0..32).any(|f| done & 1 << f != 0 && enforcing(f))
    }

    /// Closes a lead and its followers with one outcome, and updates the problem.
    pub(super) fn close(&mut self, id: OrderId, outcome: Outcome) {
        let problem = self.casework.orders[id].problem();
        self.demand.set_lead(problem, None);
        let state = self.demand.problem(problem).state(self.context.now);
        match outcome {
            Outcome::Cured if state != State::Cured => self.demand.cure(&self.context, problem),
            Outcome::Suppressed if state == State::Open => {
                let draw = self.order_draw(id, Purpose::Reopen, 0);
                let factor = match &self.rules_of(id).media {
                    Some(media) if self.casework.orders[id].followed => media.suppression_factor,
                    _ => 1.0,
                };
                self.demand.suppress(&self.context, problem, factor * draw.exponential(0));
            }
            // The problem does not change.
            Outcome::Cured | Outcome::Ended | Outcome::Suppressed | Outcome::Untouched => {}
        }
        self.demand.await_occasion_if_none(&mut self.context, problem);

        let Order { care, tasks, done, needed, extended, on_paper, .. } = self.casework.orders[id];
        let mut next = Some(id);
        while let Some(member) = next {
            let order = &mut self.casework.orders[member];
            next = order.next.take();
            order.stage = Stage::Closed;
            order.outcome = outcome;
            order.closed = self.context.now;
            (order.care, order.tasks, order.done, order.needed) = (care, tasks, done, needed);
            (order.extended, order.on_paper) = (extended, on_paper);
            if order.contacted > self.context.now {
                // The contact was planned for later: the order is closed without contact.
                order.contacted = NEVER;
            }
            if let Some(unit) = order.unit {
                let gaming = self.units.gaming(&self.context, unit);
                self.casework.orders[member].gamed = happens(gaming, || self.order_draw(member, Purpose::Game, 0));
            }
            self.count_closing(member);
        }
    }

    fn count_closing(&mut self, id: OrderId) {
        let order = &self.casework.orders[id];
        let (unit, opened, cured) = (order.unit, order.opened, order.outcome == Outcome::Cured);
        let days = f64::from(self.context.now - opened) / f64::from(DAY);
        let (address, location) = (order.address, self.context.location_of(order.address));
        let closed_in = self.context.setup.periods.interval(self.context.now);
        let opened_in = self.context.setup.periods.interval(opened);
        let first = u32::from(self.casework.orders[id].attempt == 1);
        self.context.ledger.at_location(closed_in, location, |cell| cell.closed += first);
        self.context.ledger.at_location(opened_in, location, |cell| cell.cohort_closed += 1);
        if let Some(unit) = unit {
            self.context.ledger.unit(closed_in, unit.index()).closed += first;
            self.context.ledger.unit(opened_in, unit.index()).cohort_closed += 1;
        }
        self.citizens.record_closing(&self.context, address, cured, days);
        let answers = &self.context.setup.tables.behaviour.answers;
        let order = self.casework.reference(id);
        let observed = self.context.after(answers.observer_after.seconds());
        let mut reviews = 1;
        self.context.schedule(observed, Event::ObserverAsks(order));
        if let Some(callback) = &self.rules_of(id).callback
            && callback.after != answers.observer_after
        {
            let asked = self.context.after(callback.after.seconds());
            reviews = 2;
            self.casework.orders[id].asked_separately = true;
            self.context.schedule(asked, Event::CityAsks(order));
        }
        self.casework.orders[id].pending_reviews = reviews;
    }
}
