//! Accounts (挂账): unresolved orders that the city defers until their problems can be cured.
//!
//! A deferred order leaves the base of the official rates. When work on its category or street has made the problem curable, or the
//! problem is over, the order returns to its unit, and its next answer counts as its first.

use super::*;
use std::collections::BTreeSet;

/// Deferred orders, and those that have returned without an answer yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Accounts {
    deferred: BTreeSet<OrderId>,
    returned: BTreeSet<OrderId>,
}

impl Accounts {
    /// Whether an order has returned and its answer has not been counted yet.
    pub(super) fn has_returned(&self, id: OrderId) -> bool {
        self.returned.contains(&id)
    }

    /// The answer of an order is counted, or the order is over.
    pub(super) fn settle(&mut self, id: OrderId) {
        self.returned.remove(&id);
    }
}

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
            && self.is_outside_policy(id)
    }

    /// Puts a deferred order on account, after its last review; returns whether it was deferred.
    pub(super) fn defer(&mut self, id: OrderId) -> bool {
        let is_deferred = self.casework.orders[id].excluded == Some(Excluded::Deferred);
        is_deferred && self.casework.accounts.deferred.insert(id)
    }

    /// A month begins: deferred orders whose problems are funded or over return to their units, with their whole time limit.
    pub(in crate::engine) fn return_deferred(&mut self) {
        // By address: where an order is stored depends on all others.
        let mut waiting: Vec<OrderId> = self.casework.accounts.deferred.iter().copied().collect();
        waiting.sort_by_key(|id| (self.casework.orders[*id].address, self.casework.orders[*id].opened));
        for id in waiting {
            // Another order about the problem is in hand: this one waits.
            let served = self.demand.problem(self.casework.orders[id].problem()).lead.is_some();
            let can_be_cured = self.outcome_if_over(id).is_some() || !self.is_outside_policy(id);
            if !served && can_be_cured {
                self.casework.accounts.deferred.remove(&id);
                self.casework.accounts.returned.insert(id);
                self.reopen(id, self.limit_of(id));
            }
        }
    }
}
