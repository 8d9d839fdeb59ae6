//! Trivial matters: as the hotline earns trust, smaller matters are brought to it.
//!
//! Between categories: people bring an easy matter the sooner, the better the hotline is thought of (`demand.trivial`), so the mix of
//! orders becomes easier where reputation has risen. Within one: a report that the initial reputation, trust and awareness would not have
//! drawn is a smaller matter and takes less of the unit's own hours (`demand.trivial_hours`); which reports these are follows from the mark of
//! the occasion and from the citizen, not from the date. Assumptions, described in `docs/odd.md`, 7.2.

use super::*;
use crate::behaviour;

/// How much easier each category is than the mean over all problems, by its own hours: 1 − hours/mean, at least −1.
pub(in crate::engine) fn ease(setup: &Setup) -> Vec<f64> {
    let mean: f64 = setup.categories.iter().map(|category| category.values.mix * category.values.own_hours).sum();
    let of = |hours: f64| if mean > 0.0 { (1.0 - hours / mean).max(-1.0) } else { 0.0 };
    setup.categories.iter().map(|category| of(category.values.own_hours)).collect()
}

impl<N: DrawSink> World<'_, N> {
    /// Whether the initial reputation, trust and awareness would not have drawn an order.
    pub(in crate::engine) fn is_trivial(&self, id: OrderId) -> bool {
        let (order, tables) = (self.casework.order(id), &self.context.setup.tables);
        if !self.citizens.was_aware(&self.context, order.citizen) {
            return true;
        }
        // Repeated calls have the number of the first in its lowest bits.
        let number = order.occasion & LAST_OCCASION;
        let problem = self.demand.problem(order.problem());
        let draw = self.context.streams.draw(Purpose::Occasion, order.address, u32::from(number));
        let mark = Arrivals::<N>::mark_of(problem, number, &draw);
        let log_odds =
            behaviour::report_log_odds(&tables.demand, tables.city.trust, self.citizens.initial_reputation(), problem.ln_severity());
        let voice = self.citizens.community(self.context.community_at(order.address)).voice;
        !self.context.curve.is_above(mark, voice, log_odds)
    }

    /// Share of the hours of own work that an order takes.
    pub(in crate::engine) fn share_of_hours(&self, id: OrderId) -> f64 {
        let saved = self.context.setup.tables.demand.trivial_hours;
        if saved > 0.0 && self.is_trivial(id) { 1.0 - saved } else { 1.0 }
    }
}
