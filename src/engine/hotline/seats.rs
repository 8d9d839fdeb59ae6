//! Lines and seats: which lines there are under the rules, and how many seats each has in an hour.

use super::*;

/// Weight of the newest observation in the expected number of calls per hour.
const ROSTER_STEP: f64 = 0.125;

/// Shares of residents whose street has the unified hotline and whose street has the old lines.
pub(in crate::engine) fn intake_shares(context: &Context<impl DrawSink>) -> [f64; 2] {
    let mut residents = [0_u64; 2];
    for (id, street) in context.streets().zip(&context.city.streets) {
        residents[context.rules_in(id).intake as usize] += street.residents;
    }
    residents.map(|part| part as f64 / context.city.residents.1.max(1) as f64)
}

/// Whether a line with this intake is open at a time.
pub(super) fn is_open(context: &Context<impl DrawSink>, intake: Intake, time: Time) -> bool {
    let lines = &context.setup.tables.city.lines;
    intake == Intake::Unified || (lines.opens..lines.closes).contains(&(time.rem_euclid(DAY) as u32 / HOUR as u32))
}

/// The hour of the day, on days off and on working days.
fn roster_slot(context: &Context<impl DrawSink>, time: Time) -> usize {
    let weekday = usize::from(context.setup.calendar.like_weekday(time) < 5);
    weekday * 24 + (time.rem_euclid(DAY) / HOUR) as usize
}

impl Hotline {
    /// No lines yet.
    pub(in crate::engine) fn new() -> Hotline {
        Hotline { lines: Vec::new(), by_intake: [0..0, 0..0] }
    }

    /// Whether no line has been set up.
    pub(in crate::engine) fn has_no_lines(&self) -> bool {
        self.lines.is_empty()
    }

    /// Sets up the lines under the rules, the unified hotline first. Calls in progress continue, divided among the new lines; waiting
    /// callers wait on the first line of their street.
    pub(in crate::engine) fn open_lines(&mut self, context: &mut Context<impl DrawSink>, casework: &Casework) {
        let shares = intake_shares(context);
        let busy: u32 = self.lines.iter().map(|line| line.busy).sum();
        let mut waiting: Vec<Waiting> = self.lines.iter_mut().flat_map(|line| line.waiting.drain(..)).collect();
        waiting.sort_by_key(|call| call.since);
        // The new lines share the calls expected on the old ones.
        let known = |slot: usize| !self.lines.is_empty() && self.lines.iter().all(|line| line.expected[slot] >= 0.0);
        let total = |slot: usize| self.lines.iter().map(|line| line.expected[slot]).sum::<f64>();
        let expected: Vec<Option<f64>> = (0..48).map(|slot| known(slot).then(|| total(slot))).collect();
        // Ticket numbers continue, so that an old abandonment event never matches a new call.
        let tickets = self.lines.iter().map(|line| line.tickets).max().unwrap_or(0);
        self.lines.clear();
        for (intake, count) in [(Intake::Unified, 1), (Intake::Fragmented, context.setup.tables.city.lines.lines)] {
            let share = shares[intake as usize] / f64::from(count);
            let first = self.lines.len();
            if share > 0.0 {
                let expected = expected.iter().map(|sum| sum.map_or(-1.0, |sum| sum * share)).collect();
                let line = Line { intake, share, expected, tickets, seats: 0, busy: 0, waiting: VecDeque::new(), calls: 0 };
                self.lines.extend(vec![line; count as usize]);
            }
            self.by_intake[intake as usize] = if share > 0.0 { first..self.lines.len() } else { 0..0 };
        }
        let count = self.lines.len();
        for call in 0..busy as usize {
            self.lines[call % count].busy += 1;
        }
        self.set_seats(context);
        for Waiting { caller, calls, since, .. } in waiting {
            let line = self.lines_of(context, street_calling(context, casework, caller)).start;
            self.wait(context, casework, line, caller, calls, since);
        }
        for line in 0..count {
            self.answer(context, casework, line);
        }
    }

    /// The lines that serve a street.
    pub(super) fn lines_of(&self, context: &Context<impl DrawSink>, street: StreetId) -> Range<usize> {
        self.by_intake[context.rules_in(street).intake as usize].clone()
    }

    /// An hour begins: updates the expected calls from the hour that ended, and sets the seats.
    pub(in crate::engine) fn roster(&mut self, context: &mut Context<impl DrawSink>, casework: &Casework) {
        let ended = context.now - HOUR;
        if ended >= 0 {
            let slot = roster_slot(context, ended);
            for line in &mut self.lines {
                let calls = f64::from(std::mem::take(&mut line.calls));
                let expected = &mut line.expected[slot];
                *expected = if *expected < 0.0 { calls } else { *expected + ROSTER_STEP * (calls - *expected) };
            }
        }
        self.set_seats(context);
        if context.is_measuring() {
            let seats: u32 = self.lines.iter().map(|line| line.seats).sum();
            context.ledger.telephone.seat_hours += f64::from(seats);
        }
        for line in 0..self.lines.len() {
            self.answer(context, casework, line);
        }
        context.schedule(context.now + HOUR, Event::HourBegins);
    }

    /// Sets the seats for the expected load, up to the maximum: square-root staffing (Halfin and Whitt 1981), with a load that varies
    /// between days like contacts.
    fn set_seats(&mut self, context: &Context<impl DrawSink>) {
        let slot = roster_slot(context, context.now);
        let simulated = context.city.residents.1 as f64 / context.city.residents.0.max(1) as f64;
        let handling = context.setup.tables.demand.handling.seconds() / f64::from(HOUR);
        let dispersion = context.setup.tables.demand.dispersion;
        let spread = if dispersion > 0.0 { 1.0 / dispersion } else { 0.0 };
        for line in &mut self.lines {
            let open = is_open(context, line.intake, context.now);
            let Some(rules) = context.jurisdiction.rules.iter().find(|rules| rules.intake == line.intake) else { continue };
            let most = (f64::from(rules.seats) * simulated * line.share).max(1.0);
            let expected = line.expected[slot];
            // The larger of the seats for the target occupancy and the load plus a multiple of its standard deviation.
            let load = expected * handling;
            let target = (load / rules.occupancy).max(load + rules.safety * libm::sqrt(load + load * load * spread)).max(1.0);
            let target = if expected < 0.0 { most } else { target };
            line.seats = if open { libm::ceil(target.min(most)) as u32 } else { 0 };
        }
    }
}
