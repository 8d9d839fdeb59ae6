//! The telephone: lines, seats, waiting, abandonment and retrials (Erlang A with retrials).

use super::*;
use crate::rules::Intake;
use crate::scenario::values::WorkLaw;

/// Weight of the newest observation in the expected number of calls per hour.
const ROSTER_STEP: f64 = 0.125;

impl<N: DrawSink> World<'_, N> {
    /// Shares of residents whose street has the unified hotline and whose street has the old lines.
    pub(super) fn intake_shares(&self) -> [f64; 2] {
        let mut residents = [0_u64; 2];
        for (index, street) in self.context.city.streets.iter().enumerate() {
            residents[self.context.rules_in(StreetId::at(index)).intake as usize] += street.residents;
        }
        residents.map(|part| part as f64 / self.context.city.residents.1.max(1) as f64)
    }

    /// Sets up the lines under the rules, the unified hotline first. Calls in progress continue, divided among the new lines; waiting
    /// callers wait on the first line of their street.
    pub(super) fn open_lines(&mut self) {
        let shares = self.intake_shares();
        let busy: u32 = self.lines.iter().map(|line| line.busy).sum();
        let mut waiting: Vec<_> = self.lines.iter_mut().flat_map(|line| line.waiting.drain(..)).collect();
        waiting.sort_by_key(|(_, _, _, since)| *since);
        // The new lines share the calls expected on the old ones.
        let known = |slot: usize| !self.lines.is_empty() && self.lines.iter().all(|line| line.expected[slot] >= 0.0);
        let total = |slot: usize| self.lines.iter().map(|line| line.expected[slot]).sum::<f64>();
        let expected: Vec<Option<f64>> = (0..48).map(|slot| known(slot).then(|| total(slot))).collect();
        // Ticket numbers continue, so that an old abandonment event never matches a new call.
        let tickets = self.lines.iter().map(|line| line.tickets).max().unwrap_or(0);
        self.lines.clear();
        for (intake, count) in [(Intake::Unified, 1), (Intake::Fragmented, self.context.setup.tables.city.lines.lines)] {
            let share = shares[intake as usize] / f64::from(count);
            let first = self.lines.len();
            if share > 0.0 {
                let expected = expected.iter().map(|sum| sum.map_or(-1.0, |sum| sum * share)).collect();
                let line = Line { intake, share, expected, tickets, seats: 0, busy: 0, waiting: VecDeque::new(), calls: 0 };
                self.lines.extend(vec![line; count as usize]);
            }
            self.lines_by_intake[intake as usize] = if share > 0.0 { first..self.lines.len() } else { 0..0 };
        }
        let count = self.lines.len();
        for call in 0..busy as usize {
            self.lines[call % count].busy += 1;
        }
        self.set_seats();
        for (_, caller, calls, since) in waiting {
            let line = self.lines_of(self.street_calling(caller)).start;
            self.wait(line, caller, calls, since);
        }
        for line in 0..count {
            self.answer(line);
        }
    }

    /// The lines that serve a street.
    fn lines_of(&self, street: StreetId) -> std::ops::Range<usize> {
        self.lines_by_intake[self.context.rules_in(street).intake as usize].clone()
    }

    /// One of the lines that serve a street; `pick` chooses a number below their count.
    pub(super) fn any_line(&self, street: StreetId, pick: impl FnOnce(u32) -> u32) -> u8 {
        let lines = self.lines_of(street);
        (lines.start as u32 + pick(lines.len() as u32)) as u8
    }

    fn street_calling(&self, caller: Caller) -> StreetId {
        match caller {
            Caller::Reporter(order) => self.street_of(order.id()),
            Caller::Inquirer { street, .. } => street,
        }
    }

    fn is_open(&self, intake: Intake, time: Time) -> bool {
        let lines = &self.context.setup.tables.city.lines;
        intake == Intake::Unified || (lines.opens..lines.closes).contains(&(time.rem_euclid(DAY) as u32 / HOUR as u32))
    }

    fn roster_slot(&self, time: Time) -> usize {
        let weekday = usize::from(self.context.setup.calendar.like_weekday(time) < 5);
        weekday * 24 + (time.rem_euclid(DAY) / HOUR) as usize
    }

    /// An hour begins: updates the expected calls from the hour that ended, and sets the seats.
    pub(super) fn roster(&mut self) {
        let (ended, counted) = (self.context.now - HOUR, self.context.is_measuring());
        if ended >= 0 {
            let slot = self.roster_slot(ended);
            for line in &mut self.lines {
                let calls = f64::from(std::mem::take(&mut line.calls));
                let expected = &mut line.expected[slot];
                *expected = if *expected < 0.0 { calls } else { *expected + ROSTER_STEP * (calls - *expected) };
            }
        }
        self.set_seats();
        if counted {
            let seats: u32 = self.lines.iter().map(|line| line.seats).sum();
            self.context.ledger.telephone.seat_hours += f64::from(seats);
        }
        for line in 0..self.lines.len() {
            self.answer(line);
        }
        self.context.schedule(self.context.now + HOUR, Event::HourBegins);
    }

    /// Sets the seats for the expected load, up to the maximum: square-root staffing (Halfin and Whitt 1981), with a load that varies
    /// between days like contacts.
    fn set_seats(&mut self) {
        let slot = self.roster_slot(self.context.now);
        let simulated = self.context.city.residents.1 as f64 / self.context.city.residents.0.max(1) as f64;
        let handling = self.context.setup.tables.demand.handling.seconds() / f64::from(HOUR);
        let dispersion = self.context.setup.tables.demand.dispersion;
        let spread = if dispersion > 0.0 { 1.0 / dispersion } else { 0.0 };
        for line in 0..self.lines.len() {
            let intake = self.lines[line].intake;
            let open = self.is_open(intake, self.context.now);
            let Some(rules) = self.context.jurisdiction.rules.iter().find(|rules| rules.intake == intake) else { continue };
            let most = (f64::from(rules.seats) * simulated * self.lines[line].share).max(1.0);
            let expected = self.lines[line].expected[slot];
            // The larger of the seats for the target occupancy and the load plus a multiple of its standard deviation.
            let load = expected * handling;
            let target = (load / rules.occupancy).max(load + rules.safety * libm::sqrt(load + load * load * spread)).max(1.0);
            let target = if expected < 0.0 { most } else { target };
            self.lines[line].seats = if open { libm::ceil(target.min(most)) as u32 } else { 0 };
        }
    }

    /// A citizen with a problem calls a line, the right one or a wrong one.
    pub(super) fn dial(&mut self, index: OrderId) {
        let caller = Caller::Reporter(self.reference(index));
        self.rings(caller, self.line_of(index), 1);
    }

    /// The line that a citizen calls: that of the category, or another one.
    fn line_of(&self, index: OrderId) -> u8 {
        let lines = self.lines_of(self.street_of(index));
        let count = lines.len() as u32;
        let order = &self.orders[index];
        let right = order.category() as u32 % count;
        let line = if self.is_wrong(index) {
            let draw = self.order_draw(index, Purpose::Line, u16::from(order.hops));
            (right + 1 + draw.below(3, count - 1)) % count
        } else {
            right
        };
        (lines.start as u32 + line) as u8
    }

    fn is_wrong(&self, index: OrderId) -> bool {
        let hops = self.orders[index].hops;
        let wrong = self.context.setup.tables.city.lines.wrong;
        self.lines_of(self.street_of(index)).len() > 1 && self.order_draw(index, Purpose::Line, u16::from(hops)).happens(0, wrong)
    }

    /// The draw for a call: patience, retrial, delay of the retrial, handling time.
    fn call_draw(&self, caller: Caller, calls: u8) -> Draw<N> {
        match caller {
            Caller::Reporter(order) => {
                let hops = u16::from(self.orders[order.id()].hops);
                self.order_draw(order.id(), Purpose::Call, hops << 8 | u16::from(calls))
            }
            Caller::Inquirer { street, number } => {
                let entity = 1 << 63 | u64::from(self.context.city.streets[street.index()].number) << 32 | u64::from(number);
                self.context.streams.draw(Purpose::Call, entity, ((self.context.now / DAY) as u32) << 8 | u32::from(calls))
            }
        }
    }

    /// A call arrives: it is answered, or waits; if the line is closed, the citizen calls again when it opens.
    pub(super) fn rings(&mut self, caller: Caller, line: u8, calls: u8) {
        if let Caller::Reporter(order) = caller
            && self.orders[order.id()].stamp != order.stamp
        {
            return;
        }
        // Lines may have been merged or split since the caller chose one.
        let lines = self.lines_of(self.street_calling(caller));
        let which = if lines.contains(&usize::from(line)) { usize::from(line) } else { lines.start + usize::from(line) % lines.len() };
        let line = which as u8;
        if !self.is_open(self.lines[which].intake, self.context.now) {
            let lines = &self.context.setup.tables.city.lines;
            let (opens, closes) = (lines.opens as Time * HOUR, lines.closes as Time * HOUR);
            let today = self.context.now - self.context.now.rem_euclid(DAY) + opens;
            let next = if today > self.context.now { today } else { today + DAY };
            // Within the opening hours of that day, so that nobody is postponed forever.
            let delay = libm::round(f64::from(HOUR) * self.call_draw(caller, 0).exponential(2)) as Time;
            self.context.schedule(next + delay.min(closes - opens - 1), Event::Rings { caller, line, calls });
            return;
        }
        let counted = self.context.is_measuring();
        self.context.ledger.telephone.calls += u64::from(counted);
        self.lines[which].calls += 1;
        let line_state = &mut self.lines[which];
        if line_state.busy < line_state.seats {
            self.take(which, caller, calls, self.context.now);
        } else {
            self.wait(which, caller, calls, self.context.now);
        }
    }

    /// A caller waits until a seat is free or patience ends.
    fn wait(&mut self, line: usize, caller: Caller, calls: u8, since: Time) {
        let line_state = &mut self.lines[line];
        let ticket = line_state.tickets;
        line_state.tickets += 1;
        line_state.waiting.push_back((ticket, caller, calls, since));
        let patience = self.context.setup.tables.demand.patience.seconds() * self.call_draw(caller, calls).exponential(0);
        self.context.schedule(self.context.after(patience), Event::HangsUp { line: line as u8, ticket });
    }

    /// A seat answers a call that arrived at `since`.
    fn take(&mut self, line: usize, caller: Caller, calls: u8, since: Time) {
        let demand = &self.context.setup.tables.demand;
        let (sd, draw) = (demand.handling_sd, self.call_draw(caller, calls));
        let law = match demand.handling_law {
            WorkLaw::Exponential => draw.exponential(3),
            WorkLaw::Lognormal => libm::exp(sd * draw.normal(3) - sd * sd / 2.0),
        };
        let handling = demand.handling.seconds() * law;
        self.lines[line].busy += 1;
        if self.context.is_measuring() {
            self.context.ledger.telephone.answered += 1;
            self.context.ledger.telephone.wait_hours += f64::from(self.context.now - since) / f64::from(HOUR);
        }
        self.context.schedule(self.context.after(handling.max(1.0)), Event::CallEnds { caller, line: line as u8 });
    }

    /// Free seats answer waiting calls.
    fn answer(&mut self, line: usize) {
        while self.lines[line].busy < self.lines[line].seats {
            let Some((_, caller, calls, since)) = self.lines[line].waiting.pop_front() else { break };
            self.take(line, caller, calls, since);
        }
    }

    /// Patience ends: a call that still waits is abandoned.
    pub(super) fn hangs_up(&mut self, line: u8, ticket: u32) {
        let Some(line_state) = self.lines.get_mut(usize::from(line)) else { return };
        let Ok(place) = line_state.waiting.binary_search_by_key(&ticket, |(ticket, ..)| *ticket) else { return };
        let Some((_, caller, calls, since)) = line_state.waiting.remove(place) else { return };
        if self.context.is_measuring() {
            self.context.ledger.telephone.wait_hours += f64::from(self.context.now - since) / f64::from(HOUR);
        }
        let demand = &self.context.setup.tables.demand;
        let draw = self.call_draw(caller, calls);
        if u32::from(calls) <= demand.max_retrials && draw.happens(1, demand.retrial) {
            let delay = demand.retrial_after.seconds() * draw.exponential(2);
            self.context.schedule(self.context.after(delay), Event::Rings { caller, line, calls: calls + 1 });
        } else if let Caller::Reporter(order) = caller {
            self.never_registered(order.id());
        }
    }

    /// A call ends: the order is registered, or the citizen is referred to another line.
    pub(super) fn call_ends(&mut self, caller: Caller, line: u8) {
        // If lines have been merged or split since the call began, it ends on a busy line.
        let line = match self.lines.get(usize::from(line)) {
            Some(line_state) if line_state.busy > 0 => usize::from(line),
            _ => self.lines.iter().position(|line_state| line_state.busy > 0).unwrap_or_default(),
        };
        self.lines[line].busy = self.lines[line].busy.saturating_sub(1);
        match caller {
            Caller::Inquirer { .. } => self.context.ledger.telephone.consultations += u64::from(self.context.is_measuring()),
            Caller::Reporter(order) if self.is_wrong(order.id()) => {
                let lines = &self.context.setup.tables.city.lines;
                let index = order.id();
                let hop = self.order_draw(index, Purpose::Line, u16::from(self.orders[index].hops));
                if hop.happens(1, lines.give_up) {
                    self.never_registered(index);
                } else {
                    self.orders[index].hops = self.orders[index].hops.saturating_add(1);
                    let delay = lines.hop_delay.seconds() * hop.exponential(2);
                    self.context.schedule(self.context.after(delay), Event::Rings { caller, line: self.line_of(index), calls: 1 });
                }
            }
            Caller::Reporter(order) => self.register(order.id()),
        }
        self.answer(line);
    }

    /// The citizen gave up before the order was registered.
    fn never_registered(&mut self, index: OrderId) {
        let interval = self.context.setup.periods.interval(self.orders[index].opened);
        let location = self.context.location_of(self.orders[index].address);
        self.context.ledger.at_location(interval, location, |cell| cell.never_registered += 1);
        self.orders[index].stage = Stage::GaveUp;
        self.free_order(index);
    }
}
