//! Reviews: the citizen's answers to the city and to the observer, and their consequences.

use super::*;
use crate::behaviour::{self, Experience};
use crate::ledger::Review;
use crate::levers::Counts;

/// Whether the contact with the citizen was in time.
pub(super) fn contacted_in_time(context: &Context<impl DrawSink>, order: &Order) -> bool {
    order.contacted != NEVER && order.contacted - order.opened <= context.setup.tables.behaviour.contact_limit.0
}

impl<N: DrawSink> World<'_, N> {
    /// The observer or the city asks the citizen. If both ask at the same time, one event serves both.
    pub(in crate::engine) fn review(&mut self, order: OrderRef, by: Review) {
        let id = order.id();
        if self.casework.orders[id].stamp != order.stamp {
            return;
        }
        if by == Review::Observer {
            let opinion = self.opinion(id, 0.0, 0.0);
            let order = &mut self.casework.orders[id];
            order.observer_answer = opinion;
            order.observed = self.context.now;
            self.count_answers(id, Review::Observer, opinion);
            self.update_citizen(id);
        }
        if by == Review::Official || !self.casework.orders[id].asked_separately {
            self.official_review(id, by);
        }
        let order = &mut self.casework.orders[id];
        order.pending_reviews -= 1;
        if order.pending_reviews == 0 && !self.reopen_unresolved(id) && !self.defer(id) {
            self.assess_last(id);
            self.ask_in_survey(id);
            self.free_order(id);
        }
    }

    /// The citizen's answers about an order. They are the same for the city and the observer, except that gaming raises the probability
    /// of "resolved" by the share `talk` of its distance to 1, and kindness by the share `kindness` of the rest.
    fn opinion(&self, id: OrderId, talk: f64, kindness: f64) -> Opinion {
        let answers = &self.context.setup.tables.behaviour.answers;
        let draw = self.order_draw(id, Purpose::Answer, 0);
        let order = &self.casework.orders[id];
        let contacted = if order.contacted != NEVER { !draw.happens(0, answers.denied) } else { draw.happens(0, answers.claimed) };
        let p = match order.outcome {
            Outcome::Cured => answers.cured,
            Outcome::Ended => answers.ended,
            Outcome::Suppressed => answers.suppressed,
            Outcome::Untouched => answers.untouched,
        };
        let raised = if kindness > 0.0 { behaviour::noisy_or(talk, kindness) } else { talk };
        let resolved = draw.happens(1, p + (1.0 - p) * raised);
        let community = self.context.community_at(order.address);
        let experience = Experience {
            resolved,
            contacted_in_time: contacted_in_time(&self.context, order),
            days: f64::from(order.closed - order.opened) / f64::from(DAY),
            expected: self.citizens.expectation(community).max(0.5) * draw.lognormal(3, answers.expectation_sd),
            care: self.casework.care_of(id),
            hops: f64::from(order.hops),
            rise: self.citizens.community(community).reputation - self.citizens.initial_reputation(),
        };
        let y = behaviour::satisfaction(answers, &experience) + answers.kind_satisfaction * kindness;
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

    /// The callback, if it is in force and reaches the citizen. Gamed answers are void if an audit finds them; otherwise the
    /// unit may have an unresolved order excluded from the assessment.
    fn official_review(&mut self, id: OrderId, by: Review) {
        let Some(callback) = &self.rules_of(id).callback else { return };
        let Order { gamed, observer_answer, .. } = self.casework.orders[id];
        let (kindness, keep) = (self.kindness(id, callback), callback.keep);
        let opinion = match by {
            // The observer has just asked.
            Review::Observer if !gamed && kindness <= 0.0 => observer_answer,
            _ => self.opinion(id, if gamed { self.context.setup.tables.behaviour.talk } else { 0.0 }, kindness),
        };
        let dissatisfied = f64::from(u8::from(opinion.credit == 0));
        let reach = callback.reach * (1.0 - self.context.setup.tables.behaviour.answers.non_response * dissatisfied);
        if !happens(reach, || self.order_draw(id, Purpose::Reach, 0)) {
            self.not_reached_again(id, keep);
            return;
        }
        let (rules, draw) = (self.rules_of(id), LazyCell::new(|| self.order_draw(id, Purpose::Game, 0)));
        let excluded = match gamed {
            true if draw.happens(1, callback.audit) => Some(Excluded::Void),
            true if !opinion.resolved && draw.happens(2, rules.exclusion) => Some(Excluded::Argued),
            _ if !opinion.resolved && self.is_deferred(id) => Some(Excluded::Deferred),
            _ => None,
        };
        let order = &mut self.casework.orders[id];
        order.reviewed = self.context.now;
        order.official_answer = opinion;
        order.excluded = excluded;
        let unit = order.unit.filter(|_| !opinion.resolved);
        if excluded.is_none() {
            if let Some(unit) = unit {
                self.units.alert_leaders(&self.context, unit);
            }
            self.count_answers(id, Review::Official, opinion);
            if self.rules_of(id).callback.as_ref().is_some_and(|callback| callback.counts == Counts::First) {
                self.assess(id, opinion);
            }
        } else {
            // Where the last answer counts and it is excluded, so is the order.
            self.uncount_earlier_answers(id, Review::Official);
        }
    }

    /// Sends an unresolved order back to its unit with half its time limit, unless it was excluded or sent back often enough. Returns
    /// whether it was sent back. Which answer counts then: `counted`.
    fn reopen_unresolved(&mut self, id: OrderId) -> bool {
        let most = self.rules_of(id).callback.as_ref().map_or(0, |callback| callback.send_back);
        let order = &self.casework.orders[id];
        let has_answer = order.reviewed != NEVER && order.excluded.is_none();
        // Another order about the problem is in hand, which serves this citizen too.
        let served = self.demand.problem(order.problem()).lead.is_some();
        if order.unit.is_none() || !has_answer || served || order.official_answer.resolved || u32::from(order.times_sent_back()) >= most {
            return false;
        }
        self.reopen(id, self.limit_of(id).map(|limit| (limit / 2).max(1)));
        true
    }

    /// An order that is closed returns to its unit, with a new time limit in seconds, if limits are enforced; as a follower, if an order about
    /// its problem leads already.
    pub(super) fn reopen(&mut self, id: OrderId, limit: Option<i32>) {
        self.casework.log_order(&self.context, id, true);
        self.keep_earlier_answers(id);
        let due = limit.map_or(NEVER, |limit| self.due_at(id, self.context.now, limit));
        let order = &mut self.casework.orders[id];
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
        let lead = self.demand.problem(problem).lead;
        self.casework.orders[id].lead = lead.is_none();
        if let Some(lead) = lead {
            self.casework.add_follower(lead, id);
            return;
        }
        self.demand.set_lead(problem, Some(id));
        if deadline != NEVER {
            let order = self.casework.reference(id);
            self.context.schedule(deadline, Event::LimitReached(order));
        }
        self.enqueue(unit, id, None, deadline);
    }

    /// Updates the citizen's trust; after the answer "unresolved" the citizen may call again.
    fn update_citizen(&mut self, id: OrderId) {
        let order = &self.casework.orders[id];
        let answers = &self.context.setup.tables.behaviour.answers;
        let opinion = order.observer_answer;
        let experience = 0.5 * f64::from(u8::from(opinion.resolved)) + 0.05 * f64::from(opinion.credit);
        let (citizen, problem) = (order.citizen, order.problem());
        // An order that was sent back has led to a decision about calling again already.
        let next = call_after(order.occasion).filter(|_| order.attempt == 1);
        let success = if opinion.resolved { answers.success } else { 0.0 };
        self.citizens.update_trust(citizen, experience, (answers.learning + success).min(1.0));
        self.citizens.hear_answer(&self.context, order.address, opinion.resolved);
        if let Some(occasion) = next.filter(|_| !opinion.resolved) {
            let demand = &self.context.setup.tables.demand;
            let draw = self.order_draw(id, Purpose::Repeat, 0);
            if draw.happens(0, demand.repeat) {
                self.demand.refer(problem);
                let when = self.context.after(demand.repeat_after.seconds() * draw.exponential(1));
                self.context.schedule(when, Event::CallsAgain { problem, citizen, occasion });
            }
        }
    }
}
