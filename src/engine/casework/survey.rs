//! The independent survey: a second instrument beside the callback, with a sample and a rate of its own.
//!
//! It samples orders that the city has finished with (those on account are not finished: they are to return), and hears what the observer
//! hears: neither kindness nor gaming moves its answers.
//! Unlike the observer it does not reach everybody. Nobody in the city learns its results. The lever is `rules.survey`; described in
//! `docs/odd.md`, 7.12.

use super::*;

impl<N: DrawSink> World<'_, N> {
    /// Asks the citizen of an order that is not sent back any more, if the order is sampled and the citizen is reached.
    pub(super) fn ask_in_survey(&mut self, id: OrderId) {
        let Some(survey) = &self.rules_of(id).survey else { return };
        let order = &self.casework.orders[id];
        if order.observed == NEVER {
            return;
        }
        let opinion = order.observer_answer;
        let dissatisfied = f64::from(u8::from(opinion.credit == 0));
        let reach = survey.reach * (1.0 - self.context.setup.tables.behaviour.answers.non_response * dissatisfied);
        let draw = self.order_draw(id, Purpose::Survey, 0);
        if draw.happens(0, survey.share) && draw.happens(1, reach) {
            self.count_survey(id, opinion);
        }
    }
}
