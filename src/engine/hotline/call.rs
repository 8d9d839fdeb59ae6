//! Calls: ringing, waiting, abandonment and retrials, the answer, and referral from a wrong line.

use super::seats::is_open;
use super::*;
use crate::scenario::values::WorkLaw;

/// The draw for a call: patience, retrial, delay of the retrial, handling time.
fn call_draw<N: DrawSink>(context: &Context<N>, casework: &Casework, caller: Caller, calls: u8) -> Draw<N> {
    match caller {
        Caller::Reporter(order) => {
            let hops = u16::from(casework.order(order.id()).hops);
            casework.draw(context, order.id(), Purpose::Call, hops << 8 | u16::from(calls))
        }
        Caller::Inquirer { street, number } => {
            let entity = 1 << 63 | u64::from(context.city.streets[street.index()].number) << 32 | u64::from(number);
            context.streams.draw(Purpose::Call, entity, ((context.now / DAY) as u32) << 8 | u32::from(calls))
        }
    }
}

impl Hotline {
    /// One of the lines that serve a street; `pick` chooses a number below their count.
    pub(super) fn any_line(&self, context: &Context<impl DrawSink>, street: StreetId, pick: impl FnOnce(u32) -> u32) -> u8 {
        let lines = self.lines_of(context, street);
        (lines.start as u32 + pick(lines.len() as u32)) as u8
    }

    /// The line that a citizen calls about a problem: that of the category, or another one.
    fn line_of(&self, context: &Context<impl DrawSink>, casework: &Casework, id: OrderId) -> u8 {
        let lines = self.lines_of(context, casework.street_of(context, id));
        let count = lines.len() as u32;
        let order = casework.order(id);
        let right = order.category() as u32 % count;
        let line = if self.is_wrong(context, casework, id) {
            let draw = casework.draw(context, id, Purpose::Line, u16::from(order.hops));
            (right + 1 + draw.below(3, count - 1)) % count
        } else {
            right
        };
        (lines.start as u32 + line) as u8
    }

    /// Whether the citizen calls a wrong line.
    fn is_wrong(&self, context: &Context<impl DrawSink>, casework: &Casework, id: OrderId) -> bool {
        let hops = casework.order(id).hops;
        let wrong = context.setup.tables.city.lines.wrong;
        self.lines_of(context, casework.street_of(context, id)).len() > 1
            && casework.draw(context, id, Purpose::Line, u16::from(hops)).happens(0, wrong)
    }

    /// A citizen with a problem calls a line, the right one or a wrong one.
    pub(in crate::engine) fn dial(&mut self, context: &mut Context<impl DrawSink>, casework: &Casework, id: OrderId) {
        let line = self.line_of(context, casework, id);
        self.rings(context, casework, Caller::Reporter(casework.reference(id)), line, 1);
    }

    /// A call arrives: it is answered, or waits; if the line is closed, the citizen calls again when it opens.
    pub(in crate::engine) fn rings(
        &mut self,
        context: &mut Context<impl DrawSink>,
        casework: &Casework,
        caller: Caller,
        line: u8,
        calls: u8,
    ) {
        if let Caller::Reporter(order) = caller
            && casework.order(order.id()).stamp != order.stamp
        {
            return;
        }
        // Lines may have been merged or split since the caller chose one.
        let lines = self.lines_of(context, street_calling(context, casework, caller));
        let which = if lines.contains(&usize::from(line)) { usize::from(line) } else { lines.start + usize::from(line) % lines.len() };
        let line = which as u8;
        if !is_open(context, self.lines[which].intake, context.now) {
            let lines = &context.setup.tables.city.lines;
            let (opens, closes) = (lines.opens as Time * HOUR, lines.closes as Time * HOUR);
            let today = context.now - context.now.rem_euclid(DAY) + opens;
            let next = if today > context.now { today } else { today + DAY };
            // Within the opening hours of that day, so that nobody is postponed forever.
            let delay = libm::round(f64::from(HOUR) * call_draw(context, casework, caller, 0).exponential(2)) as Time;
            context.schedule(next + delay.min(closes - opens - 1), Event::Rings { caller, line, calls });
            return;
        }
        context.ledger.telephone.calls += u64::from(context.is_measuring());
        let line_state = &mut self.lines[which];
        line_state.calls += 1;
        if line_state.busy < line_state.seats {
            self.take(context, casework, which, caller, calls, context.now);
        } else {
            self.wait(context, casework, which, caller, calls, context.now);
        }
    }

    /// A caller waits until a seat is free or patience ends.
    pub(super) fn wait(
        &mut self,
        context: &mut Context<impl DrawSink>,
        casework: &Casework,
        line: usize,
        caller: Caller,
        calls: u8,
        since: Time,
    ) {
        let line_state = &mut self.lines[line];
        let ticket = line_state.tickets;
        line_state.tickets += 1;
        line_state.waiting.push_back(Waiting { ticket, caller, calls, since });
        let patience = context.setup.tables.demand.patience.seconds() * call_draw(context, casework, caller, calls).exponential(0);
        context.schedule(context.after(patience), Event::HangsUp { line: line as u8, ticket });
    }

    /// A seat answers a call that arrived at `since`.
    fn take(&mut self, context: &mut Context<impl DrawSink>, casework: &Casework, line: usize, caller: Caller, calls: u8, since: Time) {
        let demand = &context.setup.tables.demand;
        let (sd, draw) = (demand.handling_sd, call_draw(context, casework, caller, calls));
        let law = match demand.handling_law {
            WorkLaw::Exponential => draw.exponential(3),
            WorkLaw::Lognormal => libm::exp(sd * draw.normal(3) - sd * sd / 2.0),
        };
        let handling = demand.handling.seconds() * law;
        self.lines[line].busy += 1;
        if context.is_measuring() {
            context.ledger.telephone.answered += 1;
            context.ledger.telephone.wait_hours += f64::from(context.now - since) / f64::from(HOUR);
        }
        context.schedule(context.after(handling.max(1.0)), Event::CallEnds { caller, line: line as u8 });
    }

    /// Free seats answer waiting calls.
    pub(super) fn answer(&mut self, context: &mut Context<impl DrawSink>, casework: &Casework, line: usize) {
        while self.lines[line].busy < self.lines[line].seats {
            let Some(Waiting { caller, calls, since, .. }) = self.lines[line].waiting.pop_front() else { break };
            self.take(context, casework, line, caller, calls, since);
        }
    }

    /// Takes a call that still waits out of the queue.
    fn leaves(&mut self, line: u8, ticket: u32) -> Option<Waiting> {
        let waiting = &mut self.lines.get_mut(usize::from(line))?.waiting;
        let place = waiting.binary_search_by_key(&ticket, |call| call.ticket).ok()?;
        waiting.remove(place)
    }

    /// A seat becomes free at the end of a call; returns its line.
    fn frees(&mut self, line: u8) -> usize {
        // If lines have been merged or split since the call began, it ends on a busy line.
        let line = match self.lines.get(usize::from(line)) {
            Some(line_state) if line_state.busy > 0 => usize::from(line),
            _ => self.lines.iter().position(|line_state| line_state.busy > 0).unwrap_or_default(),
        };
        self.lines[line].busy = self.lines[line].busy.saturating_sub(1);
        line
    }
}

impl<N: DrawSink> World<'_, N> {
    /// Patience ends: a call that still waits is abandoned.
    pub(in crate::engine) fn hangs_up(&mut self, line: u8, ticket: u32) {
        let Some(Waiting { caller, calls, since, .. }) = self.hotline.leaves(line, ticket) else { return };
        let context = &mut self.context;
        if context.is_measuring() {
            context.ledger.telephone.wait_hours += f64::from(context.now - since) / f64::from(HOUR);
        }
        let demand = &context.setup.tables.demand;
        let draw = call_draw(context, &self.casework, caller, calls);
        if u32::from(calls) <= demand.max_retrials && draw.happens(1, demand.retrial) {
            let delay = demand.retrial_after.seconds() * draw.exponential(2);
            context.schedule(context.after(delay), Event::Rings { caller, line, calls: calls + 1 });
        } else if let Caller::Reporter(order) = caller {
            self.never_registered(order.id());
        }
    }

    /// A call ends: the order is registered, or the citizen is referred to another line.
    pub(in crate::engine) fn call_ends(&mut self, caller: Caller, line: u8) {
        let line = self.hotline.frees(line);
        match caller {
            Caller::Inquirer { street, .. } => {
                let context = &mut self.context;
                let interval = context.setup.periods.interval(context.now);
                context.ledger.telephone.consultations += u64::from(context.is_measuring());
                context.ledger.consulted(interval, street.index());
            }
            Caller::Reporter(order) if self.hotline.is_wrong(&self.context, &self.casework, order.id()) => {
                let lines = &self.context.setup.tables.city.lines;
                let id = order.id();
                let hop = self.casework.draw(&self.context, id, Purpose::Line, u16::from(self.casework.order(id).hops));
                if hop.happens(1, lines.give_up) {
                    self.never_registered(id);
                } else {
                    self.casework.refer(id);
                    let delay = lines.hop_delay.seconds() * hop.exponential(2);
                    let next = self.hotline.line_of(&self.context, &self.casework, id);
                    self.context.schedule(self.context.after(delay), Event::Rings { caller, line: next, calls: 1 });
                }
            }
            Caller::Reporter(order) => self.register(order.id()),
        }
        self.hotline.answer(&mut self.context, &self.casework, line);
    }
}
