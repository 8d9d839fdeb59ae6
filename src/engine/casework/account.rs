//! Accounts (挂账): unresolved orders that the city defers until their problems can be cured.
//!
//! A deferred order leaves the base of the official rates. When work on its category or street has made the problem curable, or the
//! problem is over, all orders on account about it return together, and the next answer about each counts as its first.

use super::*;
use std::collections::BTreeSet;

/// Deferred orders, until they return.
#[derive(Clone, Debug, Default)]
pub(super) struct Accounts(BTreeSet<OrderId>);

impl<N: DrawSink> World<'_, N> {
    /// Whether the city defers an unresolved order: with probability `deferred`, if its problem is not over and no attempt can cure it at
    /// present.
    pub(super) fn is_deferred(&self, id: OrderId) -> bool {
        let p = self.rules_of(id).deferred;
        // Later answers follow one that counts already.
        let Order { attempt, unit, .. } = self.casework.orders[id];
        let first = attempt == 1 && unit.is_some();
        first
            && p > 0.0
            && self.order_draw(id, Purpose::Account, 0).happens(0, p)
            && self.outcome_if_over(id).is_none()
            && self.is_incurable(id)
    }

    /// Whether an order's problem is structural at present, so that no attempt can cure it.
    fn is_incurable(&self, id: OrderId) -> bool {
        let order = &self.casework.orders[id];
        let structural = self.oversight.structural(&self.context, order.category(), self.context.street_at(order.address));
        self.context.streams.draw(Purpose::Curable, order.address, 0).happens(0, structural)
    }

    /// Puts a deferred order on account, after its last review; returns whether it was deferred.
    pub(super) fn defer(&mut self, id: OrderId) -> bool {
        let is_deferred = self.casework.orders[id].excluded == Some(Excluded::Deferred);
        is_deferred && self.casework.accounts.0.insert(id)
    }

    /// A month begins: deferred orders whose problems can be cured or are over return to their units, with their whole time limit. The first
    /// order about a problem leads, and the others follow it as duplicates do.
    pub(in crate::engine) fn return_deferred(&mut self) {
        // By address: where an order is stored depends on all others.
        let mut waiting: Vec<OrderId> = self.casework.accounts.0.iter().copied().collect();
        waiting.sort_by_key(|id| {
            let Order { address, opened, occasion, .. } = self.casework.orders[*id];
            (address, opened, occasion)
        });
        let mut first = None;
        for id in waiting {
            let lead = self.demand.problem(self.casework.orders[id].problem()).lead;
            let returns = match lead {
                // Another order about the problem is in hand: those on account wait.
                Some(_) => lead == first,
                None => self.outcome_if_over(id).is_some() || !self.is_incurable(id),
            };
            if returns {
                first = lead.or(Some(id));
                self.casework.accounts.0.remove(&id);
                self.casework.orders[id].returned = true;
                self.reopen(id, self.limit_of(id));
            }
        }
    }
}
