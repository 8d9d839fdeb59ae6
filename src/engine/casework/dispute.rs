//! Disputed owners: matters that no unit's duties clearly cover, over which units bargain.
//!
//! Without first-unit responsibility a unit under little pressure does not keep such an order: it bargains with others, which takes time,
//! and the order goes on. Shifting of blame within public services: Hood 2011. In the end the district may assign the order.

use super::*;

impl<N: DrawSink> World<'_, N> {
    /// Whether a unit that an order has reached refuses it because its owner is disputed, with probability 1 − P.
    pub(super) fn is_refused(&self, id: OrderId, unit: UnitId) -> bool {
        let disputed = self.context.setup.tables.city.ladder.disputed;
        if disputed <= 0.0 || self.rules_of(id).first_responsibility {
            return false;
        }
        let (address, hop) = (self.casework.orders[id].address, u16::from(self.casework.orders[id].returns));
        self.context.streams.draw(Purpose::Dispute, address, 0).happens(0, disputed)
            && self.order_draw(id, Purpose::Bargain, hop).happens(0, 1.0 - self.units.pressure(&self.context, unit))
    }

    /// Units bargain over an order, and it goes on; after `max_returns` the district assigns it if it is the backstop, else it is dropped.
    pub(super) fn bargain(&mut self, id: OrderId, unit: UnitId, needed: u32) {
        let ladder = &self.context.setup.tables.city.ladder;
        let order = &mut self.casework.orders[id];
        order.returns = order.returns.saturating_add(1);
        order.hops = order.hops.saturating_add(1);
        let returns = order.returns;
        if u32::from(returns) <= ladder.max_returns {
            let delay = ladder.bargaining.seconds() * self.order_draw(id, Purpose::Bargain, u16::from(returns)).exponential(1);
            let order = self.casework.reference(id);
            self.context.schedule(self.context.after(delay), Event::Arrives(order));
        } else if self.rules_of(id).backstop {
            self.accept(id, unit, needed);
        } else {
            self.drop_order(id);
        }
    }
}
