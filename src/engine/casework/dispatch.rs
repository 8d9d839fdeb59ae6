//! Registration and dispatch of orders to the unit that handles them.

use super::*;
use crate::rules::Route;
use crate::scenario::values::STREET_FUNCTION;

impl<N: DrawSink> World<'_, N> {
    /// Registers an order, as a lead or as a follower of the lead in hand.
    pub(in crate::engine) fn register(&mut self, id: OrderId) {
        let problem = self.casework.orders[id].problem();
        let opened = self.context.setup.periods.interval(self.casework.orders[id].opened);
        let location = self.context.location_of(self.casework.orders[id].address);
        self.context.ledger.orders += 1;
        self.context.ledger.at_location(opened, location, |cell| cell.opened += 1);
        self.oversight.count_order(&self.context, self.casework.orders[id].address);
        let lead = self.demand.problem(problem).lead;
        let order = &mut self.casework.orders[id];
        order.stage = Stage::Waiting;
        if let Some(lead) = lead {
            self.casework.add_follower(lead, id);
            if self.casework.orders[lead].stage == Stage::InHand {
                self.join(id, lead);
            }
        } else {
            order.lead = true;
            self.demand.set_lead(problem, Some(id));
            self.dispatch(id);
        }
    }

    /// Sends a new lead to its unit, directly or level by level.
    fn dispatch(&mut self, id: OrderId) {
        if self.rules_of(id).route == Route::Direct {
            self.arrives(id);
            return;
        }
        let ladder = &self.context.setup.tables.city.ladder;
        let mut delay = 0.0;
        for level in 0..ladder.levels {
            delay += ladder.level_delay.seconds() * self.order_draw(id, Purpose::LevelDelay, 1 + level as u16).exponential(0);
        }
        if happens(ladder.loss, || self.order_draw(id, Purpose::LevelDelay, 0)) {
            // Lost: nobody handles it, and it is closed when it should have arrived.
            self.casework.orders[id].lost = true;
        }
        let order = self.casework.reference(id);
        self.context.schedule(self.context.after(delay), Event::Arrives(order));
    }

    /// An order reaches a unit: the right one, a wrong one that keeps it, or one that returns it.
    pub(in crate::engine) fn arrives(&mut self, id: OrderId) {
        let order = &self.casework.orders[id];
        if order.lost {
            self.drop_order(id);
            return;
        }
        let hop = u16::from(order.returns);
        let category = &self.context.setup.categories[order.category()];
        let street = UnitId::from(self.casework.street_of(&self.context, id));
        let draw = LazyCell::new(|| self.order_draw(id, Purpose::FirstUnit, hop));
        let right = happens(self.rules_of(id).accuracy, || *draw);
        let (unit, needed) = if right {
            (category.owner.map_or(street, |function| self.holder(id, function)), category.functions)
        } else if draw.happens(1, self.context.setup.tables.city.ladder.wrong_territory) || self.context.setup.functions.is_empty() {
            self.send_back(id);
            return;
        } else {
            // A department of another function, which then needs the owner's powers too.
            let others: Vec<usize> = (0..self.context.setup.functions.len()).filter(|function| category.owner != Some(*function)).collect();
            if others.is_empty() {
                self.send_back(id);
                return;
            }
            let wrong = others[draw.below(2, others.len() as u32) as usize];
            let owner = category.owner.unwrap_or(STREET_FUNCTION);
            (self.holder(id, wrong), (category.functions | 1 << owner) & !(1 << wrong))
        };
        let shirk = self.context.setup.tables.city.ladder.shirk;
        if !self.rules_of(id).first_responsibility
            && needed != 0
            && draw.happens(3, shirk * (1.0 - self.units.pressure(&self.context, unit)))
        {
            self.send_back(id);
            return;
        }
        if self.is_refused(id, unit) {
            self.bargain(id, unit, needed);
            return;
        }
        self.accept(id, unit, needed);
    }

    fn send_back(&mut self, id: OrderId) {
        let ladder = &self.context.setup.tables.city.ladder;
        let order = &mut self.casework.orders[id];
        order.returns = order.returns.saturating_add(1);
        order.hops = order.hops.saturating_add(1);
        let returns = order.returns;
        if u32::from(returns) > ladder.max_returns {
            self.drop_order(id);
            return;
        }
        let delay = ladder.return_delay.seconds() * self.order_draw(id, Purpose::Return, u16::from(returns)).exponential(0);
        let order = self.casework.reference(id);
        self.context.schedule(self.context.after(delay), Event::Arrives(order));
    }

    /// No unit keeps the order: it is closed with nothing done.
    pub(super) fn drop_order(&mut self, id: OrderId) {
        let outcome = self.abandoned_outcome(id);
        self.close(id, outcome);
    }

    /// The unit keeps the order.
    pub(super) fn accept(&mut self, id: OrderId, unit: UnitId, needed: u32) {
        let due = self.limit_of(id).map(|limit| self.due_at(id, self.casework.orders[id].opened, limit));
        self.attract_media(id, unit);
        let order = &mut self.casework.orders[id];
        order.unit = Some(unit);
        order.needed = needed;
        order.unasked = needed;
        order.deadline = due.unwrap_or(NEVER);
        let deadline = order.deadline;
        self.record_arrival(id);
        if deadline != NEVER {
            let order = self.casework.reference(id);
            self.context.schedule(deadline.max(self.context.now + 1), Event::LimitReached(order));
        }
        let mut next = self.casework.orders[id].next;
        while let Some(follower) = next {
            self.join(follower, id);
            next = self.casework.orders[follower].next;
        }
        self.enqueue(unit, id, None, deadline);
    }

    /// Records that an order has reached its unit, and plans the contact with its citizen.
    fn record_arrival(&mut self, id: OrderId) {
        let order = &mut self.casework.orders[id];
        order.stage = Stage::InHand;
        order.dispatched = self.context.now;
        let (unit, limited) = (order.unit(), order.deadline != NEVER);
        let interval = self.context.setup.periods.interval(order.opened);
        self.context.ledger.unit(interval, unit.index()).opened += 1;
        if limited {
            self.contact(id);
        }
    }

    /// Adds a follower to its lead at the unit.
    fn join(&mut self, id: OrderId, lead: OrderId) {
        let (unit, needed, deadline, own_done) = {
            let lead = &self.casework.orders[lead];
            (lead.unit, lead.needed, lead.deadline, lead.own_done)
        };
        let order = &mut self.casework.orders[id];
        order.unit = unit;
        order.needed = needed;
        order.deadline = deadline;
        self.record_arrival(id);
        if own_done && deadline == NEVER {
            // The officer who has done the work answers at once.
            self.casework.orders[id].contacted = self.context.now;
        }
    }

    /// The unit that holds a function in the district of an order.
    pub(super) fn holder(&self, id: OrderId, function: usize) -> UnitId {
        self.units.holder(&self.context, self.casework.orders[id].address, function)
    }

    /// The citizen gave up before the order was registered.
    pub(in crate::engine) fn never_registered(&mut self, id: OrderId) {
        let order = &mut self.casework.orders[id];
        order.stage = Stage::GaveUp;
        let interval = self.context.setup.periods.interval(order.opened);
        let location = self.context.location_of(order.address);
        self.context.ledger.at_location(interval, location, |cell| cell.never_registered += 1);
        self.free_order(id);
    }
}
