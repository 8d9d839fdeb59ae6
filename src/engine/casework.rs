//! Casework: the orders, from registration to the citizen's last answer.

mod account;
mod close;
mod coordinate;
mod counted;
mod dispatch;
mod dispute;
mod handle;
mod kindness;
mod order;
mod review;
mod rows;
mod survey;

use super::*;
use account::Accounts;
use order::{CoordinationMode, EarlierAnswers, Outcome, Stage};
pub(super) use order::{Opinion, Order};
use std::collections::BTreeSet;

/// All orders.
pub(super) struct Casework {
    orders: Table<OrderId, Order>,
    free: Vec<OrderId>,
    log: Log,
    rows: Vec<OrderRow>,
    accounts: Accounts,
}

impl Casework {
    /// No orders yet.
    pub(super) fn new(log: Log) -> Casework {
        Casework { orders: Table::new(), free: Vec::new(), log, rows: Vec::new(), accounts: Accounts::default() }
    }

    #[inline]
    pub(super) fn order(&self, id: OrderId) -> &Order {
        &self.orders[id]
    }

    /// Reads both cache lines of an order, to bring them into the cache; returns its problem too.
    #[inline]
    pub(super) fn touch(&self, id: OrderId) -> (u64, Option<ProblemId>) {
        self.orders.get(id).map_or((0, None), |order| (u64::from(order.papers), order.problem))
    }

    /// Opens an order in a free slot.
    pub(super) fn open(&mut self, order: Order) -> OrderId {
        match self.free.pop() {
            Some(id) => {
                let stamp = self.orders[id].stamp.wrapping_add(1);
                self.orders[id] = Order { stamp, ..order };
                id
            }
            None => self.orders.push(order),
        }
    }

    /// Whether an order still exists and is not closed.
    pub(super) fn is_current(&self, order: OrderRef) -> bool {
        let current = &self.orders[order.id()];
        current.stamp == order.stamp && !matches!(current.stage, Stage::Closed | Stage::GaveUp)
    }

    pub(super) fn reference(&self, id: OrderId) -> OrderRef {
        OrderRef::new(id, self.orders[id].stamp)
    }

    /// The street of an order's problem.
    pub(super) fn street_of(&self, context: &Context<impl DrawSink>, id: OrderId) -> StreetId {
        context.street_at(self.orders[id].address)
    }

    /// A draw about an order; `sub` distinguishes several draws for one purpose.
    pub(super) fn draw<N: DrawSink>(&self, context: &Context<N>, id: OrderId, purpose: Purpose, sub: u16) -> Draw<N> {
        let order = &self.orders[id];
        // Later attempts, at most eight in all, have their own draws.
        let sub = u32::from(sub) | u32::from(order.attempt - 1) << 13;
        context.streams.draw(purpose, order.address, u32::from(order.occasion) << 16 | sub)
    }

    /// The citizen is referred to another line or unit.
    pub(super) fn refer(&mut self, id: OrderId) {
        self.orders[id].hops = self.orders[id].hops.saturating_add(1);
    }

    /// A unit has begun a task of an order, with some care.
    pub(super) fn add_task(&mut self, id: OrderId, care: f64) {
        let order = &mut self.orders[id];
        order.care += care as f32;
        order.tasks += 1;
    }

    /// The media follow an order up.
    pub(super) fn follow(&mut self, id: OrderId) {
        self.orders[id].followed = true;
    }

    /// Puts an order behind a lead: it is closed with it.
    fn add_follower(&mut self, lead: OrderId, id: OrderId) {
        let first = self.orders[lead].next.replace(id);
        self.orders[id].next = first;
    }

    /// The orders that wait for the same work as a lead.
    pub(super) fn followers(&self, id: OrderId) -> u32 {
        let first = self.orders[id].next.filter(|_| self.orders[id].lead);
        std::iter::successors(first, |id| self.orders[*id].next).count() as u32
    }

    /// Mean care of an order's tasks.
    pub(super) fn care_of(&self, id: OrderId) -> f64 {
        let order = &self.orders[id];
        f64::from(order.care) / f64::from(order.tasks.max(1))
    }
}

impl<N: DrawSink> World<'_, N> {
    /// Runs `action` if the event's order still exists and is not closed.
    pub(super) fn if_current(&mut self, order: OrderRef, action: impl FnOnce(&mut Self, OrderId)) {
        if self.casework.is_current(order) {
            action(self, order.id());
        }
    }

    /// The rules for an order: those of its street.
    pub(super) fn rules_of(&self, id: OrderId) -> &Rules {
        self.context.rules_at(|| self.casework.orders[id].address)
    }

    /// An order's category.
    pub(super) fn kind_of(&self, id: OrderId) -> &Category {
        &self.context.setup.categories[self.casework.orders[id].category()].values
    }

    /// An order's time limit in seconds, under the rules of its street.
    pub(super) fn limit_of(&self, id: OrderId) -> Option<i32> {
        self.rules_of(id).limit(self.kind_of(id))
    }

    /// When `seconds` from `from` on have passed, in calendar or working days as the order's category says.
    pub(super) fn due_at(&self, id: OrderId, from: Time, seconds: i32) -> Time {
        match self.kind_of(id).days {
            Days::Calendar => from.saturating_add(seconds),
            Days::Working => self.context.setup.calendar.advance_days(from, seconds),
        }
    }

    /// A draw about an order; `sub` distinguishes several draws for one purpose.
    pub(super) fn order_draw(&self, id: OrderId, purpose: Purpose, sub: u16) -> Draw<N> {
        self.casework.draw(&self.context, id, purpose, sub)
    }
}
