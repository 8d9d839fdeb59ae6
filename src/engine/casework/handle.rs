//! Handling of orders: contact, the end of own work, lead time.

use super::*;
use crate::behaviour;
use crate::scenario::values::Tier;

impl<N: DrawSink> World<'_, N> {
    /// Plans the contact with a citizen.
    pub(super) fn contact(&mut self, id: OrderId) {
        let unit = self.casework.orders[id].unit();
        let draw = self.order_draw(id, Purpose::Contact, 0);
        self.casework.orders[id].contacted = self.units.contact(&mut self.context, unit, &draw);
    }

    /// A function has done its task for an order.
    pub(in crate::engine) fn function_done(&mut self, id: OrderId, function: u8) {
        self.casework.orders[id].done |= 1 << function;
        self.function_over(id);
    }

    /// Own work is done: citizens count as contacted, and lead time and coordination begin.
    pub(in crate::engine) fn own_work_done(&mut self, id: OrderId) {
        let now = self.context.now;
        self.casework.orders[id].own_done = true;
        let mut next = Some(id);
        while let Some(member) = next {
            let order = &mut self.casework.orders[member];
            if order.contacted == NEVER || order.contacted > now {
                order.contacted = now;
            }
            next = order.next;
        }
        if let Some(outcome) = self.outcome_if_over(id) {
            self.close(id, outcome);
            return;
        }
        let lead_time = self.lead_time(id);
        if self.casework.orders[id].unasked != 0 {
            self.coordinate(id);
        }
        match lead_time {
            Some(seconds) if seconds >= 1.0 => {
                let ends = self.due_at(id, now, whole(seconds).min(f64::from(i32::MAX)) as i32);
                let order = self.casework.reference(id);
                self.context.schedule(ends, Event::LeadTimeEnds(order));
            }
            Some(_) => self.lead_time_ends(id),
            None => {}
        }
    }

    /// Lead time in seconds after the end of own work; `None` if it never ends.
    fn lead_time(&self, id: OrderId) -> Option<f64> {
        let settings = &self.context.setup.tables.behaviour;
        let kind = self.kind_of(id);
        let draw = LazyCell::new(|| self.order_draw(id, Purpose::Work, 0));
        if kind.at_once + kind.left_open > 0.0 {
            let u = draw.uniform(2);
            if u < kind.at_once {
                return Some(0.0);
            }
            if u >= 1.0 - kind.left_open {
                return None;
            }
        }
        let seconds = if kind.lead.is_empty() {
            let median = match kind.tier {
                Tier::Urgent => settings.lead_urgent,
                Tier::General => settings.lead_general,
                Tier::Complex => settings.lead_complex,
            };
            if median.seconds() == 0.0 {
                return Some(0.0);
            }
            median.seconds() * draw.lognormal(1, settings.lead_sd)
        } else {
            behaviour::interpolated_quantile(&kind.lead, draw.uniform(1))
        };
        Some(seconds * settings.attention_high / self.units.attention(&self.context, self.casework.orders[id].unit()))
    }

    /// The lead time of an order ends.
    pub(in crate::engine) fn lead_time_ends(&mut self, id: OrderId) {
        self.casework.orders[id].lead_time_over = true;
        self.finish_if_complete(id);
    }

    /// Concludes the order if neither lead time nor any function is outstanding.
    pub(super) fn finish_if_complete(&mut self, id: OrderId) {
        let order = &self.casework.orders[id];
        if order.lead_time_over && order.underway == 0 && order.unasked == 0 {
            self.conclude(id);
        }
    }
}
