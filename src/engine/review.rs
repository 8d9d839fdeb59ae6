//! Reviews: the citizen's answers to the city and to the observer, and their consequences.

use super::*;
use crate::behaviour::{self, Experience};
use crate::ledger::{Answers, Review};

impl EarlierAnswers {
    fn answers(self) -> Answers {
        let EarlierAnswers { opinion: Opinion { contacted, resolved, credit }, contacted_in_time, cured } = self;
        let [contacted, contacted_in_time, resolved, cured] = [contacted, contacted_in_time, resolved, cured].map(u32::from);
        Answers { reviewed: 1, contacted, contacted_in_time, resolved, credit: u32::from(credit), cured }
    }
}

impl<N: DrawSink> World<'_, N> {
    /// The observer or the city asks the citizen. If both ask at the same time, one event serves both.
    pub(super) fn review(&mut self, order: OrderRef, by: Review) {
        let index = order.id();
        if self.orders[index].stamp != order.stamp {
            return;
        }
        if by == Review::Observer {
            let opinion = self.opinion(index, 0.0);
            let order = &mut self.orders[index];
            order.observer_answer = opinion;
            order.observed = self.context.now;
            self.count_answers(index, Review::Observer, opinion);
            self.update_citizen(index);
        }
        if by == Review::Official || !self.orders[index].asked_separately {
            self.official_review(index, by);
        }
        let order = &mut self.orders[index];
        order.pending_reviews -= 1;
        if order.pending_reviews == 0 && !self.reopen_unresolved(index) {
            self.free_order(index);
        }
    }

    /// The citizen's answers about an order. They are the same for the city and the observer, except that gaming raises the probability
    /// of "resolved" by the share `talk` of its distance to 1.
    fn opinion(&self, index: OrderId, talk: f64) -> Opinion {
        let answers = &self.context.setup.tables.behaviour.answers;
        let draw = self.order_draw(index, Purpose::Answer, 0);
        let order = &self.orders[index];
        let contacted = if order.contacted != NEVER { !draw.happens(0, answers.denied) } else { draw.happens(0, answers.claimed) };
        let p = match order.outcome {
            Outcome::Cured => answers.cured,
            Outcome::Ended => answers.ended,
            Outcome::Suppressed => answers.suppressed,
            Outcome::Untouched => answers.untouched,
        };
        let resolved = draw.happens(1, p + (1.0 - p) * talk);
        let community = self.context.community_at(order.address);
        let experience = Experience {
            resolved,
            contacted_in_time: self.contacted_in_time(order),
            days: f64::from(order.closed - order.opened) / f64::from(DAY),
            expected: self.community_records[community].expectation.max(0.5) * draw.lognormal(3, answers.expectation_sd),
            care: self.care_of(index),
            hops: f64::from(order.hops),
        };
        let y = behaviour::satisfaction(answers, &experience);
        let u = draw.uniform(2);
        let credit = if self.context.curve.is_above(u, 1.0, y) {
            10
        } else if self.context.curve.is_above(u, 1.0, y + answers.basically) {
            9
        } else {
            0
        };
        Opinion { contacted, resolved, credit }
    }

    pub(super) fn contacted_in_time(&self, order: &Order) -> bool {
        order.contacted != NEVER && order.contacted - order.opened <= self.context.setup.tables.behaviour.contact_limit.0
    }

    /// The callback, if it is in force and reaches the citizen. Gamed answers are void if an audit finds them; otherwise the
    /// unit may have an unresolved order excluded from the assessment.
    fn official_review(&mut self, index: OrderId, by: Review) {
        let Some(callback) = &self.rules_of(index).callback else { return };
        let Order { gamed, observer_answer, .. } = self.orders[index];
        let opinion = match (gamed, by) {
            (true, _) => self.opinion(index, self.context.setup.tables.behaviour.talk),
            (false, Review::Official) => self.opinion(index, 0.0),
            // The observer has just asked.
            (false, Review::Observer) => observer_answer,
        };
        let dissatisfied = f64::from(u8::from(opinion.credit == 0));
        let reach = callback.reach * (1.0 - self.context.setup.tables.behaviour.answers.non_response * dissatisfied);
        if !happens(reach, || self.order_draw(index, Purpose::Reach, 0)) {
            return;
        }
        let (rules, draw) = (self.rules_of(index), LazyCell::new(|| self.order_draw(index, Purpose::Game, 0)));
        let excluded = match gamed {
            true if draw.happens(1, callback.audit) => Some(Excluded::Void),
            true if !opinion.resolved && draw.happens(2, rules.exclusion) => Some(Excluded::Argued),
            _ if !opinion.resolved && rules.justified > 0.0 && draw.happens(3, rules.justified) && self.is_outside_policy(index) => {
                Some(Excluded::Justified)
            }
            _ => None,
        };
        let order = &mut self.orders[index];
        order.reviewed = self.context.now;
        order.official_answer = opinion;
        order.excluded = excluded;
        self.record_unresolved(index, opinion);
        if excluded.is_none() {
            self.count_answers(index, Review::Official, opinion);
            if self.orders[index].attempt == 1 {
                self.assess(index, opinion);
            }
        } else {
            // The last answer counts for the cohort; if it is excluded, so is the order.
            self.uncount_earlier_answers(index, Review::Official);
        }
    }

    /// Whether an order's problem is structural, so that no attempt can cure it.
    pub(super) fn is_outside_policy(&self, index: OrderId) -> bool {
        let order = &self.orders[index];
        let structural = self.structural(order.category(), self.street_of(index));
        self.context.streams.draw(Purpose::Curable, order.address, 0).happens(0, structural)
    }

    /// Sends an unresolved order back to its unit with half its time limit, unless it was excluded or sent back often enough. Returns
    /// whether it was sent back. The first answer counts for the month, the last answer for the cohort.
    fn reopen_unresolved(&mut self, index: OrderId) -> bool {
        let most = self.rules_of(index).callback.as_ref().map_or(0, |callback| callback.send_back);
        let order = &self.orders[index];
        let has_answer = order.reviewed != NEVER && order.excluded.is_none();
        // Another order about the problem is in hand, which serves this citizen too.
        let served = self.problems[order.problem()].lead.is_some();
        if order.unit.is_none() || !has_answer || served || order.official_answer.resolved || u32::from(order.attempt) > most {
            return false;
        }
        self.log_order(index, true);
        self.keep_earlier_answers(index);
        let half = self.limit_of(index).map(|limit| (limit / 2).max(1));
        let due = half.map_or(NEVER, |half| self.due_at(index, self.context.now, half));
        let order = &mut self.orders[index];
        order.attempt += 1;
        order.deadline = due;
        (order.closed, order.reviewed, order.observed) = (NEVER, NEVER, NEVER);
        (order.care, order.tasks, order.done, order.underway) = (0.0, 0, 0, 0);
        order.unasked = order.needed;
        (order.papers, order.own_done, order.lead_time_over, order.extended, order.on_paper) = (0, false, false, false, false);
        (order.gamed, order.excluded, order.asked_separately) = (false, None, false);
        order.outcome = Outcome::Untouched;
        order.coordination = CoordinationMode::Letters;
        order.stage = Stage::InHand;
        order.stamp = order.stamp.wrapping_add(1);
        let (unit, deadline, problem) = (order.unit(), order.deadline, order.problem());
        self.orders[index].lead = true;
        self.problems[problem].lead = Some(index);
        if deadline != NEVER {
            let order = self.reference(index);
            self.context.schedule(deadline, Event::LimitReached(order));
        }
        self.enqueue(unit, index, None, deadline);
        true
    }

    /// Removes the closing of a reopened order from its cohort. Its answers count there until there are later ones.
    fn keep_earlier_answers(&mut self, index: OrderId) {
        let order = &self.orders[index];
        let (contacted_in_time, cured) = (self.contacted_in_time(order), order.outcome == Outcome::Cured);
        let earlier = |opinion: Opinion| Some(EarlierAnswers { opinion, contacted_in_time, cured });
        let (official, observer) = (earlier(order.official_answer), earlier(order.observer_answer).filter(|_| order.observed != NEVER));
        let (unit, opened, location) =
            (order.unit, self.context.setup.periods.interval(order.opened), self.context.location_of(order.address));
        let order = &mut self.orders[index];
        order.earlier_answers = [official, observer.or(order.earlier_answers[Review::Observer as usize])];
        self.context.ledger.at_location(opened, location, |cell| cell.cohort_closed -= 1);
        if let Some(unit) = unit {
            self.context.ledger.unit(opened, unit.index()).cohort_closed -= 1;
        }
    }

    /// Removes the answers about an earlier attempt from the cohort.
    fn uncount_earlier_answers(&mut self, index: OrderId, review: Review) {
        let Some(earlier) = self.orders[index].earlier_answers[review as usize].take() else { return };
        let answers = earlier.answers();
        let order = &self.orders[index];
        let (unit, opened, location) =
            (order.unit, self.context.setup.periods.interval(order.opened), self.context.location_of(order.address));
        self.context.ledger.at_location(opened, location, |cell| cell.cohort[review as usize].subtract(&answers));
        if let Some(unit) = unit {
            self.context.ledger.unit(opened, unit.index()).cohort[review as usize].subtract(&answers);
        }
    }

    fn answers_of(&self, index: OrderId, opinion: Opinion) -> Answers {
        let order = &self.orders[index];
        EarlierAnswers { opinion, contacted_in_time: self.contacted_in_time(order), cured: order.outcome == Outcome::Cured }.answers()
    }

    fn count_answers(&mut self, index: OrderId, review: Review, opinion: Opinion) {
        self.uncount_earlier_answers(index, review);
        let answers = self.answers_of(index, opinion);
        let order = &self.orders[index];
        let (unit, opened, first) = (order.unit, order.opened, order.attempt == 1);
        let location = self.context.location_of(order.address);
        let (now, then) = (self.context.setup.periods.interval(self.context.now), self.context.setup.periods.interval(opened));
        if first && now > 0 {
            self.context.ledger.answer(order.category(), review, &answers);
        }
        let review = review as usize;
        self.context.ledger.at_location(then, location, |cell| cell.cohort[review].add(&answers));
        if let Some(unit) = unit {
            self.context.ledger.unit(then, unit.index()).cohort[review].add(&answers);
        }
        if first {
            self.context.ledger.at_location(now, location, |cell| cell.reviews[review].add(&answers));
            if let Some(unit) = unit {
                self.context.ledger.unit(now, unit.index()).reviews[review].add(&answers);
            }
        }
    }

    /// Updates the citizen's trust; after the answer "unresolved" the citizen may call again.
    fn update_citizen(&mut self, index: OrderId) {
        let order = &self.orders[index];
        let answers = &self.context.setup.tables.behaviour.answers;
        let opinion = order.observer_answer;
        let experience = 0.5 * f64::from(u8::from(opinion.resolved)) + 0.05 * f64::from(opinion.credit);
        let (citizen, problem) = (order.citizen, order.problem());
        // An order that was sent back has led to a decision about calling again already.
        let next = reporting::call_after(order.occasion).filter(|_| order.attempt == 1);
        let trust = self.trust.of(citizen);
        self.trust.set(citizen, trust + (answers.learning * (experience - f64::from(trust))) as f32);
        if let Some(occasion) = next.filter(|_| !opinion.resolved) {
            let demand = &self.context.setup.tables.demand;
            let draw = self.order_draw(index, Purpose::Repeat, 0);
            if draw.happens(0, demand.repeat) {
                self.problems[problem].references += 1;
                let when = self.context.after(demand.repeat_after.seconds() * draw.exponential(1));
                self.context.schedule(when, Event::CallsAgain { problem, citizen, occasion });
            }
        }
    }

    /// Logs an order that is over, and frees its slot.
    pub(super) fn free_order(&mut self, index: OrderId) {
        self.log_order(index, false);
        let order = &mut self.orders[index];
        order.stamp = order.stamp.wrapping_add(1);
        let problem = order.problem.take();
        self.free_orders.push(index);
        if let Some(problem) = problem {
            self.problems[problem].references -= 1;
            self.free_problem(problem);
        }
    }

    /// Adds an order's row to the log, unless the order was over before the measurement period.
    pub(super) fn log_order(&mut self, index: OrderId, sent_back: bool) {
        let order = &self.orders[index];
        let last = order.observed.max(order.reviewed);
        let over_before = last != NEVER && last < self.context.setup.start;
        if self.log == Log::Off || over_before || matches!(order.stage, Stage::Calling | Stage::GaveUp) {
            return;
        }
        let some = |time: Time| (time != NEVER).then_some(time);
        // A planned contact has not happened yet.
        let contacted = order.contacted <= self.context.now;
        let answers = |opinion: Opinion| (opinion.contacted, opinion.resolved, opinion.credit);
        let row = OrderRow {
            problem: [
                (order.address >> 40) as u32,
                order.category() as u32,
                (order.address >> 16) as u32 & 0xFFFF,
                order.address as u32 & 0xFFFF,
            ],
            occasion: u32::from(order.occasion),
            citizen: order.citizen,
            community: self.context.community_at(order.address).index() as u32,
            category: order.category() as u8,
            by_telephone: order.by_telephone,
            lead: order.lead,
            opened: order.opened,
            dispatched: some(order.dispatched),
            contacted: some(order.contacted).filter(|_| contacted),
            closed: some(order.closed),
            reviewed: some(order.reviewed),
            observer_reviewed: some(order.observed),
            deadline: some(order.deadline),
            unit: order.unit.map(|unit| unit.index() as u32),
            hops: u32::from(order.hops),
            functions: order.needed.count_ones(),
            whistles: u32::from(order.blows),
            extended: order.extended,
            closed_on_paper: order.on_paper,
            contacted_in_time: contacted && self.contacted_in_time(order),
            attempt: u32::from(order.attempt),
            sent_back,
            excluded: order.excluded,
            official: (order.reviewed != NEVER).then(|| answers(order.official_answer)),
            observer: (order.observed != NEVER).then(|| answers(order.observer_answer)),
            cured: order.outcome == Outcome::Cured,
        };
        self.rows.push(row);
    }
}
