//! Kind answers: what a citizen tells the city's callback is kinder than what the citizen thinks.
//!
//! Whoever was visited by a unit under pressure does not want to harm it, and says so rather to a voice than in writing; the press reports
//! that satisfied answers are asked for, and a trade source that answers by telephone are 7 to 15 % kinder than written ones. The observer and
//! the survey get the answers without it. Described in `docs/odd.md`, 7.12.

use super::*;
use crate::behaviour;
use crate::levers::Callback;

impl<N: DrawSink> World<'_, N> {
    /// Kindness of a citizen in the callback about an order: noisy-or of `kind`·pressure on the unit, if it made contact, and of
    /// `telephone`, if the callback is by telephone.
    pub(super) fn kindness(&self, id: OrderId, callback: &Callback) -> f64 {
        let answers = &self.context.setup.tables.behaviour.answers;
        let order = &self.casework.orders[id];
        let to_unit = match order.unit {
            Some(unit) if answers.kind > 0.0 && order.contacted != NEVER => answers.kind * self.units.pressure(&self.context, unit),
            _ => 0.0,
        };
        let is_spoken = answers.telephone > 0.0 && happens(callback.telephone, || self.order_draw(id, Purpose::Instrument, 0));
        behaviour::noisy_or(to_unit, if is_spoken { answers.telephone } else { 0.0 })
    }
}
