//! Registration and dispatch of orders to the unit that handles them.

use super::*;
use crate::rules::Route;
use crate::scenario::values::STREET_FUNCTION;

impl<N: DrawSink> World<'_, N> {
    /// Registers an order, as a lead or as a follower of the lead in hand.
    pub(super) fn register(&mut self, index: u32) {
        let problem = self.orders[index as usize].problem as usize;
        let opened = self.setup.periods.interval(self.orders[index as usize].opened);
        let location = self.location_of(self.orders[index as usize].address);
        self.ledger.orders += 1;
        self.ledger.at_location(opened, location, |cell| cell.opened += 1);
        self.count_order(index);
        let lead = self.problems[problem].lead;
        let order = &mut self.orders[index as usize];
        order.stage = Stage::Waiting;
        if lead == NONE {
            order.lead = true;
            self.problems[problem].lead = index;
            self.dispatch(index);
        } else {
            let first = std::mem::replace(&mut self.orders[lead as usize].next, index);
            self.orders[index as usize].next = first;
            if self.orders[lead as usize].stage == Stage::InHand {
                self.join(index, lead);
            }
        }
    }

    /// Sends a new lead to its unit, directly or level by level.
    fn dispatch(&mut self, index: u32) {
        if self.rules_of(index).route == Route::Direct {
            self.arrives(index);
            return;
        }
        let ladder = &self.setup.tables.city.ladder;
        let mut delay = 0.0;
        for level in 0..ladder.levels {
            delay += ladder.level_delay.seconds() * self.order_draw(index, Purpose::LevelDelay, 1 + level as u16).exponential(0);
        }
        if Self::happens(ladder.loss, || self.order_draw(index, Purpose::LevelDelay, 0)) {
            // Lost: nobody handles it, and it is closed when it should have arrived.
            self.orders[index as usize].lost = true;
        }
        let order = self.reference(index);
        self.schedule(self.after(delay), Event::Arrives(order));
    }

    /// An order reaches a unit: the right one, a wrong one that keeps it, or one that returns it.
    pub(super) fn arrives(&mut self, index: u32) {
        let order = &self.orders[index as usize];
        if order.lost {
            self.drop_order(index);
            return;
        }
        let hop = u16::from(order.returns);
        let category = &self.setup.categories[order.category()];
        let street = self.street_of(index) as u32;
        let draw = LazyCell::new(|| self.order_draw(index, Purpose::FirstUnit, hop));
        let right = Self::happens(self.rules_of(index).accuracy, || *draw);
        let (unit, needed) = if right {
            (category.owner.map_or(street, |function| self.holder(index, function)), category.functions)
        } else if draw.happens(1, self.setup.tables.city.ladder.wrong_territory) || self.setup.functions.is_empty() {
            self.send_back(index);
            return;
        } else {
            // A department of another function, which then needs the owner's powers too.
            let others: Vec<usize> = (0..self.setup.functions.len()).filter(|function| category.owner != Some(*function)).collect();
            if others.is_empty() {
                self.send_back(index);
                return;
            }
            let wrong = others[draw.below(2, others.len() as u32) as usize];
            let owner = category.owner.unwrap_or(STREET_FUNCTION);
            (self.holder(index, wrong), (category.functions | 1 << owner) & !(1 << wrong))
        };
        let shirk = self.setup.tables.city.ladder.shirk;
        if !self.rules_of(index).first_responsibility && needed != 0 && draw.happens(3, shirk * (1.0 - self.pressure(unit))) {
            self.send_back(index);
            return;
        }
        self.accept(index, unit, needed);
    }

    fn send_back(&mut self, index: u32) {
        let ladder = &self.setup.tables.city.ladder;
        let order = &mut self.orders[index as usize];
        order.returns = order.returns.saturating_add(1);
        order.hops = order.hops.saturating_add(1);
        let returns = order.returns;
        if u32::from(returns) > ladder.max_returns {
            self.drop_order(index);
            return;
        }
        let delay = ladder.return_delay.seconds() * self.order_draw(index, Purpose::Return, u16::from(returns)).exponential(0);
        let order = self.reference(index);
        self.schedule(self.after(delay), Event::Arrives(order));
    }

    /// No unit keeps the order: it is closed with nothing done.
    fn drop_order(&mut self, index: u32) {
        let outcome = self.abandoned_outcome(index);
        self.close(index, outcome);
    }

    /// The unit keeps the order.
    fn accept(&mut self, index: u32, unit: u32, needed: u32) {
        let due = self.limit_of(index).map(|limit| self.due_at(index, self.orders[index as usize].opened, limit));
        self.attract_media(index, unit);
        let order = &mut self.orders[index as usize];
        order.unit = unit;
        order.needed = needed;
        order.unasked = needed;
        order.deadline = due.unwrap_or(NEVER);
        let deadline = order.deadline;
        self.record_arrival(index);
        if deadline != NEVER {
            let order = self.reference(index);
            self.schedule(deadline.max(self.now + 1), Event::LimitReached(order));
        }
        let mut follower = self.orders[index as usize].next;
        while follower != NONE {
            self.join(follower, index);
            follower = self.orders[follower as usize].next;
        }
        self.enqueue(unit, index, OWN, deadline);
    }

    /// Records that an order has reached its unit, and plans the contact with its citizen.
    fn record_arrival(&mut self, index: u32) {
        let order = &mut self.orders[index as usize];
        order.stage = Stage::InHand;
        order.dispatched = self.now;
        let (unit, limited) = (order.unit, order.deadline != NEVER);
        let interval = self.setup.periods.interval(order.opened);
        self.ledger.unit(interval, unit as usize).opened += 1;
        if limited {
            self.contact(index);
        }
    }

    /// Adds a follower to its lead at the unit.
    fn join(&mut self, index: u32, lead: u32) {
        let (unit, needed, deadline, own_done) = {
            let lead = &self.orders[lead as usize];
            (lead.unit, lead.needed, lead.deadline, lead.own_done)
        };
        let order = &mut self.orders[index as usize];
        order.unit = unit;
        order.needed = needed;
        order.deadline = deadline;
        self.record_arrival(index);
        if own_done && deadline == NEVER {
            // The officer who has done the work answers at once.
            self.orders[index as usize].contacted = self.now;
        }
    }

    /// The unit that holds a function in the district of an order.
    pub(super) fn holder(&self, index: u32, function: usize) -> u32 {
        let CommunityState { street, district, .. } = self.communities[self.community_at(self.orders[index as usize].address)];
        if function == STREET_FUNCTION {
            return u32::from(street);
        }
        self.holders[usize::from(district) * self.setup.functions.len() + function]
    }

    pub(super) fn is_street(&self, unit: u32) -> bool {
        (unit as usize) < self.city.streets.len()
    }
}
