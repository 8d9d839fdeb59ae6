//! The log of orders.

use super::review::contacted_in_time;
use super::*;

impl<N: DrawSink> World<'_, N> {
    /// Logs an order that is over, and frees its slot.
    pub(super) fn free_order(&mut self, id: OrderId) {
        self.casework.log_order(&self.context, id, false);
        let order = &mut self.casework.orders[id];
        order.stamp = order.stamp.wrapping_add(1);
        let problem = order.problem.take();
        self.casework.free.push(id);
        if let Some(problem) = problem {
            self.demand.release(&self.context, problem);
        }
    }
}

impl Casework {
    /// Adds an order's row to the log, unless the order was over before the measurement period.
    pub(super) fn log_order(&mut self, context: &Context<impl DrawSink>, id: OrderId, sent_back: bool) {
        let order = &self.orders[id];
        let last = order.observed.max(order.reviewed);
        // A deferred order may still return.
        let over_before = last != NEVER && last < context.setup.start && order.excluded != Some(Excluded::Deferred);
        if self.log == Log::Off || over_before || matches!(order.stage, Stage::Calling | Stage::GaveUp) {
            return;
        }
        let some = |time: Time| (time != NEVER).then_some(time);
        // A planned contact has not happened yet.
        let contacted = order.contacted <= context.now;
        let answers = |opinion: Opinion| (opinion.contacted, opinion.resolved, opinion.credit);
        let row = OrderRow {
            problem: [
                (order.address >> 40) as u32,
                order.category() as u32,
                (order.address >> 16) as u32 & 0xFFFF,
                order.address as u32 & 0xFFFF,
            ],
            occasion: u32::from(order.occasion),
            citizen: order.citizen,
            community: context.community_at(order.address).index() as u32,
            category: order.category() as u8,
            by_telephone: order.by_telephone,
            lead: order.lead,
            opened: order.opened,
            dispatched: some(order.dispatched),
            contacted: some(order.contacted).filter(|_| contacted),
            closed: some(order.closed),
            reviewed: some(order.reviewed),
            observer_reviewed: some(order.observed),
            deadline: some(order.deadline),
            unit: order.unit.map(|unit| unit.index() as u32),
            hops: u32::from(order.hops),
            functions: order.needed.count_ones(),
            whistles: u32::from(order.blows),
            extended: order.extended,
            closed_on_paper: order.on_paper,
            contacted_in_time: contacted && contacted_in_time(context, order),
            attempt: u32::from(order.attempt),
            sent_back,
            excluded: order.excluded,
            official: (order.reviewed != NEVER).then(|| answers(order.official_answer)),
            observer: (order.observed != NEVER).then(|| answers(order.observer_answer)),
            cured: order.outcome == Outcome::Cured,
        };
        self.rows.push(row);
    }

    /// Logs the orders that are still open at the end.
    pub(in crate::engine) fn log_open_orders(&mut self, context: &Context<impl DrawSink>) {
        for id in self.orders.ids() {
            if self.orders[id].problem.is_some() {
                self.log_order(context, id, false);
            }
        }
    }

    /// All rows, in order of address.
    pub(in crate::engine) fn into_rows(mut self) -> Vec<OrderRow> {
        self.rows.sort_by_key(|row| (row.problem, row.occasion, row.attempt));
        self.rows
    }

    /// Whether no order refers to one of these slots of problems.
    pub(in crate::engine) fn refers_to_none_of(&self, free: &BTreeSet<ProblemId>) -> bool {
        self.orders.rows().iter().all(|order| order.problem.is_none_or(|problem| !free.contains(&problem)))
    }
}
