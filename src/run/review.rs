//! What the citizen says, to the city and to the observer, and what he learns.

use super::*;
use crate::behaviour::{self, Experience};
use crate::ledger::{Answers, Review};

impl World<'_> {
    /// The observer or the city asks. If both ask on the same day, the observer's event serves for both.
    pub(super) fn asks(&mut self, order: OrderRef, by: Review) {
        let index = order.index();
        if self.orders[index as usize].stamp != order.stamp {
            return;
        }
        self.think(index);
        if by == Review::Observer {
            self.orders[index as usize].observed = self.now;
            self.count_answers(index, Review::Observer);
            self.citizen_learns(index);
        }
        if by == Review::Official || !self.orders[index as usize].asked_apart {
            self.city_asks(index);
        }
        let order = &mut self.orders[index as usize];
        order.pending_reviews -= 1;
        if order.pending_reviews == 0 {
            self.free_order(index);
        }
    }

    /// What the citizen thinks of the order: the same, whoever asks.
    fn think(&mut self, index: u32) {
        let answers = &self.plan.tables.behaviour.answers;
        let draw = self.order_draw(index, Question::Answer, 0);
        let order = &self.orders[index as usize];
        let contacted = order.contacted != NEVER;
        let said_contacted = if contacted { !draw.happens(0, answers.denied) } else { draw.happens(0, answers.claimed) };
        let p = match order.outcome {
            Outcome::Cured => answers.cured,
            Outcome::Ended => answers.ended,
            Outcome::Suppressed => answers.suppressed,
            Outcome::Untouched => answers.untouched,
        };
        let said_resolved = draw.happens(1, p);
        let community = self.community_of(order.problem);
        let experience = Experience {
            resolved: said_resolved,
            contacted_in_time: self.contacted_in_time(order),
            days: f64::from(order.closed - order.opened) / f64::from(DAY),
            expected: self.communities[community].expectation.max(0.5) * draw.lognormal(3, answers.expectation_sd),
            care: self.care_of(index),
            hops: f64::from(order.hops),
        };
        let y = behaviour::satisfaction(answers, &experience);
        let u = draw.uniform(2);
        let credit = if u < behaviour::logistic(y) {
            10
        } else if u < behaviour::logistic(y + answers.basically) {
            9
        } else {
            0
        };
        let order = &mut self.orders[index as usize];
        if order.observed == NEVER && order.reviewed == NEVER {
            (order.said_contacted, order.said_resolved, order.credit) = (said_contacted, said_resolved, credit);
        }
    }

    pub(super) fn contacted_in_time(&self, order: &Order) -> bool {
        order.contacted != NEVER && order.contacted - order.opened <= self.plan.tables.behaviour.contact_limit.0
    }

    /// The callback, if the rules have one and the citizen is reached.
    fn city_asks(&mut self, index: u32) {
        let Some(callback) = &self.rules.callback else { return };
        let dissatisfied = f64::from(u8::from(self.orders[index as usize].credit == 0));
        let reach = callback.reach * (1.0 - self.plan.tables.behaviour.answers.non_response * dissatisfied);
        if !self.order_draw(index, Question::Reach, 0).happens(0, reach) {
            return;
        }
        self.orders[index as usize].reviewed = self.now;
        self.count_answers(index, Review::Official);
        self.assess(index);
    }

    fn count_answers(&mut self, index: u32, review: Review) {
        let order = &self.orders[index as usize];
        let answers = Answers {
            reviewed: 1,
            contacted: u32::from(order.said_contacted),
            contacted_in_time: u32::from(self.contacted_in_time(order)),
            resolved: u32::from(order.said_resolved),
            credit: u32::from(order.credit),
            cured: u32::from(order.outcome == Outcome::Cured),
        };
        let (unit, opened) = (order.unit, order.opened);
        let street = self.street_of(index);
        let (now, then) = (self.plan.periods.interval(self.now), self.plan.periods.interval(opened));
        let review = review as usize;
        self.ledger.place(now, street).reviews[review].add(&answers);
        self.ledger.place(then, street).cohort[review].add(&answers);
        if unit != NONE {
            self.ledger.unit(now, unit as usize).reviews[review].add(&answers);
            self.ledger.unit(then, unit as usize).cohort[review].add(&answers);
        }
    }

    /// The caller's trust moves to this experience; who is not content may call again.
    fn citizen_learns(&mut self, index: u32) {
        let order = &self.orders[index as usize];
        let answers = &self.plan.tables.behaviour.answers;
        let content = 0.5 * f64::from(u8::from(order.said_resolved)) + 0.05 * f64::from(order.credit);
        let (citizen, problem, said_resolved) = (order.citizen, order.problem, order.said_resolved);
        let next = report::call_after(order.occasion);
        let trust = &mut self.trust[citizen as usize];
        *trust += (answers.learning * (content - f64::from(*trust))) as f32;
        if let Some(occasion) = next.filter(|_| !said_resolved) {
            let demand = &self.plan.tables.demand;
            let draw = self.order_draw(index, Question::Repeat, 0);
            if draw.happens(0, demand.repeat) {
                let slot = self.problems[problem as usize].slot;
                let when = self.after(demand.repeat_after.seconds() * draw.exponential(1));
                self.schedule(when, Event::CallsAgain { problem, citizen, occasion, slot });
            }
        }
    }

    /// An order is over: its row is kept if the log is, its slot is given back.
    pub(super) fn free_order(&mut self, index: u32) {
        self.log_order(index);
        let order = &mut self.orders[index as usize];
        order.stamp = order.stamp.wrapping_add(1);
        let problem = order.problem;
        order.problem = NONE;
        self.free_orders.push(index);
        self.problems[problem as usize].orders -= 1;
        self.free_problem(problem);
    }

    /// Writes an order's row, unless it was over before the counted time.
    pub(super) fn log_order(&mut self, index: u32) {
        let order = &self.orders[index as usize];
        let last = order.observed.max(order.reviewed);
        let over_before = last != NEVER && last < self.plan.start;
        if self.log == Log::Off || over_before || matches!(order.stage, Stage::Calling | Stage::GaveUp) {
            return;
        }
        let problem = &self.problems[order.problem as usize];
        let some = |time: Time| (time != NEVER).then_some(time);
        // A contact that the desk has not made yet is none.
        let contacted = order.contacted <= self.now;
        let asked = order.observed != NEVER || order.reviewed != NEVER;
        let row = OrderRow {
            problem: [
                (problem.address >> 40) as u32,
                problem.category() as u32,
                (problem.address >> 16) as u32 & 0xFFFF,
                problem.address as u32 & 0xFFFF,
            ],
            occasion: u32::from(order.occasion),
            citizen: order.citizen,
            community: self.community_of(order.problem) as u32,
            category: problem.category() as u8,
            by_telephone: order.by_telephone,
            lead: order.lead,
            opened: order.opened,
            dispatched: some(order.dispatched),
            contacted: some(order.contacted).filter(|_| contacted),
            closed: some(order.closed),
            reviewed: some(order.reviewed),
            observer_reviewed: some(order.observed),
            deadline: some(order.deadline),
            unit: (order.unit != NONE).then_some(order.unit),
            hops: u32::from(order.hops),
            functions: order.needed.count_ones(),
            whistles: u32::from(order.blows),
            extended: order.extended,
            closed_on_paper: order.on_paper,
            contacted_in_time: contacted && self.contacted_in_time(order),
            answers: asked.then_some((order.said_contacted, order.said_resolved, order.credit)),
            cured: order.outcome == Outcome::Cured,
        };
        self.rows.push(row);
    }
}
