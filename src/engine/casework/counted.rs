//! Which answers about an order count, if it is sent back: the first for the month, the last for the cohort and for the basis `last`;
//! and for the ranking the one that `rules.callback.counts` says.
//!
//! Last answers are counted in the period of their review. Until there are later ones, earlier answers count as the last; where the city
//! does not reach the citizen again, they do for a share `rules.callback.keep` of these orders. No counting rule was found published, so
//! both are levers. Described in `docs/odd.md`, 7.12.

use super::review::contacted_in_time;
use super::*;
use crate::ledger::{Answers, Cell, Review};
use crate::levers::Counts;

impl EarlierAnswers {
    fn answers(self) -> Answers {
        let EarlierAnswers { opinion: Opinion { contacted, resolved, credit }, contacted_in_time, cured, interval: _ } = self;
        let [contacted, contacted_in_time, resolved, cured] = [contacted, contacted_in_time, resolved, cured].map(u32::from);
        Answers { reviewed: 1, contacted, contacted_in_time, resolved, credit: u32::from(credit), cured }
    }
}

impl<N: DrawSink> World<'_, N> {
    /// Changes the cells of an order's place and of its unit in an interval.
    fn count(&mut self, id: OrderId, interval: usize, change: impl Fn(&mut Cell)) {
        let order = &self.casework.orders[id];
        let (unit, location) = (order.unit, self.context.location_of(order.address));
        self.context.ledger.at_location(interval, location, &change);
        if let Some(unit) = unit {
            change(self.context.ledger.unit(interval, unit.index()));
        }
    }

    /// The interval in which an order was opened.
    fn opened_in(&self, id: OrderId) -> usize {
        self.context.setup.periods.interval(self.casework.orders[id].opened)
    }

    /// Answers about an order, given to a review at a time.
    fn answers_at(&self, id: OrderId, opinion: Opinion, reviewed: Time) -> EarlierAnswers {
        let order = &self.casework.orders[id];
        EarlierAnswers {
            opinion,
            contacted_in_time: contacted_in_time(&self.context, order),
            cured: order.outcome == Outcome::Cured,
            interval: self.context.setup.periods.interval(reviewed) as u16,
        }
    }

    /// Removes the closing of a reopened order from its cohort. Its answers count as the last ones until there are later ones.
    pub(super) fn keep_earlier_answers(&mut self, id: OrderId) {
        let order = &self.casework.orders[id];
        let (official, reviewed, observer, observed) = (order.official_answer, order.reviewed, order.observer_answer, order.observed);
        // The answer about an order on account is not counted.
        let official = self.casework.orders[id].excluded.is_none().then(|| self.answers_at(id, official, reviewed));
        let observer = (observed != NEVER).then(|| self.answers_at(id, observer, observed));
        let order = &mut self.casework.orders[id];
        order.earlier_answers = [official, observer.or(order.earlier_answers[Review::Observer as usize])];
        self.count(id, self.opened_in(id), |cell| cell.cohort_closed -= 1);
    }

    /// Removes the answers about an earlier attempt from the last answers.
    pub(super) fn uncount_earlier_answers(&mut self, id: OrderId, review: Review) {
        let Some(earlier) = self.casework.orders[id].earlier_answers[review as usize].take() else { return };
        let answers = earlier.answers();
        self.count(id, self.opened_in(id), |cell| cell.cohort[review as usize].subtract(&answers));
        self.count(id, usize::from(earlier.interval), |cell| cell.last[review as usize].subtract(&answers));
    }

    /// The city does not reach a citizen: an earlier answer remains the last one for a share of orders; the others are not counted.
    pub(super) fn not_reached_again(&mut self, id: OrderId, keep: f64) {
        let has_answer = self.casework.orders[id].earlier_answers[Review::Official as usize].is_some();
        if has_answer && keep < 1.0 && !self.order_draw(id, Purpose::Reach, 0).happens(1, keep) {
            self.uncount_earlier_answers(id, Review::Official);
        }
    }

    /// Counts answers to the city or to the observer.
    pub(super) fn count_answers(&mut self, id: OrderId, review: Review, opinion: Opinion) {
        self.uncount_earlier_answers(id, review);
        let answers = self.answers_at(id, opinion, self.context.now).answers();
        let order = &self.casework.orders[id];
        let first = match review {
            // An order that was on account has its first answer when it has returned.
            Review::Official => order.times_sent_back() == 0,
            Review::Observer | Review::Survey => order.attempt == 1,
        };
        let (category, now) = (order.category(), self.context.setup.periods.interval(self.context.now));
        if first && now > 0 {
            self.context.ledger.answer(category, review, &answers);
        }
        let review = review as usize;
        self.count(id, self.opened_in(id), |cell| cell.cohort[review].add(&answers));
        self.count(id, now, |cell| {
            cell.last[review].add(&answers);
            if first {
                cell.reviews[review].add(&answers);
            }
        });
    }

    /// Enters an official answer into the ranking, once for each order.
    pub(super) fn assess(&mut self, id: OrderId, opinion: Opinion) {
        if !std::mem::replace(&mut self.casework.orders[id].assessed, true) {
            self.oversight.assess(&self.context, &self.units, &self.casework, id, opinion);
        }
    }

    /// Where the last answer counts in the ranking: enters that of an order that is not sent back any more.
    pub(super) fn assess_last(&mut self, id: OrderId) {
        if self.rules_of(id).callback.as_ref().is_none_or(|callback| callback.counts == Counts::First) {
            return;
        }
        let order = &self.casework.orders[id];
        let last = match (order.reviewed, order.excluded) {
            (NEVER, _) => order.earlier_answers[Review::Official as usize].map(|earlier| earlier.opinion),
            (_, None) => Some(order.official_answer),
            (_, Some(_)) => None,
        };
        if let Some(opinion) = last {
            self.assess(id, opinion);
        }
    }

    /// Counts answers to the survey.
    pub(super) fn count_survey(&mut self, id: OrderId, opinion: Opinion) {
        let answers = self.answers_at(id, opinion, self.context.now).answers();
        let now = self.context.setup.periods.interval(self.context.now);
        self.count(id, now, |cell| cell.survey.add(&answers));
    }
}
