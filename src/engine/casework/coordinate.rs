//! Coordination between units: letters, or the whistle.

use super::*;
use crate::behaviour;

impl<N: DrawSink> World<'_, N> {
    /// Asks for the functions that the unit does not hold. A street chooses between letters and the whistle.
    pub(super) fn coordinate(&mut self, id: OrderId) {
        let order = &self.casework.orders[id];
        let (unit, needed) = (order.unit(), order.needed);
        if let Some(whistle) = &self.rules_of(id).whistle
            && self.context.is_street(unit)
        {
            let parallel = whistle.parallel;
            let unanswered = self.units.unanswered(unit);
            let p = behaviour::blow_probability(
                &self.context.setup.tables.behaviour,
                self.units.pressure(&self.context, unit),
                needed.count_ones(),
                unanswered,
            );
            if self.order_draw(id, Purpose::Blow, 0).happens(0, p) {
                self.casework.orders[id].coordination = CoordinationMode::Whistle;
                if parallel {
                    while self.casework.orders[id].unasked != 0 {
                        self.ask_next(id);
                    }
                    return;
                }
            }
        }
        self.ask_next(id);
    }

    /// Asks for one more function.
    fn ask_next(&mut self, id: OrderId) {
        let order = &mut self.casework.orders[id];
        let function = order.unasked.trailing_zeros() as u8;
        order.unasked &= order.unasked - 1;
        order.underway += 1;
        match order.coordination {
            CoordinationMode::Letters => self.write_letter(id, function, 1),
            CoordinationMode::Whistle => self.blow(id, function, 1),
        }
    }

    /// Cooperation of a helping unit with an order; higher under pressure.
    fn cooperation(&self, id: OrderId, unit: UnitId) -> f64 {
        let own = behaviour::cooperation(&self.context.setup.tables.behaviour, self.units.pressure(&self.context, unit));
        let own = match self.units.remediation(self.casework.street_of(&self.context, id)) {
            0.0 => own,
            level => behaviour::noisy_or(own, level),
        };
        self.rules_of(id).integration.as_ref().map_or(own, |integration| behaviour::noisy_or(own, integration.party_lead))
    }

    fn write_letter(&mut self, id: OrderId, function: u8, letters: u8) {
        let holder = self.holder(id, usize::from(function));
        let draw = self.order_draw(id, Purpose::Letter, u16::from(function) << 8 | u16::from(letters));
        let accepted = draw.happens(0, self.cooperation(id, holder));
        let delay = self.context.setup.tables.city.ladder.letter_delay.seconds() * draw.exponential(1);
        let order = self.casework.reference(id);
        self.context.schedule(self.context.after(delay), Event::LetterAnswered { order, function, letters, accepted });
    }

    /// A letter is answered: the department accepts the task, or the unit writes again or gives up.
    pub(in crate::engine) fn letter_answered(&mut self, id: OrderId, function: u8, letters: u8, accepted: bool) {
        if accepted {
            self.help(id, function, false);
        } else if u32::from(letters) < self.context.setup.tables.city.ladder.max_letters {
            self.write_letter(id, function, letters + 1);
        } else {
            self.function_over(id);
        }
    }

    /// The street whistles; the department reports within its time, or does not report.
    fn blow(&mut self, id: OrderId, function: u8, blows: u8) {
        let holder = self.holder(id, usize::from(function));
        let Some(whistle) = &self.rules_of(id).whistle else {
            // The whistle has been abolished meanwhile, so a letter replaces it.
            self.casework.orders[id].coordination = CoordinationMode::Letters;
            self.write_letter(id, function, 1);
            return;
        };
        let within = whistle.report_within.seconds();
        let order = &mut self.casework.orders[id];
        order.blows = order.blows.saturating_add(1);
        let staff = self.context.city.units[holder.index()].staff;
        self.units.raise_attention(holder, (self.context.setup.tables.behaviour.whistle_attention / staff).min(1.0));
        let draw = self.order_draw(id, Purpose::Report, u16::from(function) << 8 | u16::from(blows));
        let comes = draw.happens(0, self.cooperation(id, holder));
        let delay = if comes { within * draw.uniform(1) } else { within };
        let order = self.casework.reference(id);
        self.context.schedule(self.context.after(delay), Event::DepartmentDue { order, function, blows, comes });
    }

    /// A department reports, or its time has ended.
    pub(in crate::engine) fn department_due(&mut self, id: OrderId, function: u8, blows: u8, comes: bool) {
        let (most, stays) = match &self.rules_of(id).whistle {
            Some(whistle) => (whistle.max_blows, whistle.stay_until_done),
            None => (0, false),
        };
        if blows == 1 && most > 0 {
            self.record_whistle(id, self.holder(id, usize::from(function)), comes);
        }
        let unit = self.casework.orders[id].unit();
        if comes {
            self.units.whistle_answered(unit, 0.0);
            self.help(id, function, stays);
        } else if u32::from(blows) < most {
            self.blow(id, function, blows + 1);
        } else {
            self.units.whistle_answered(unit, 1.0);
            self.function_over(id);
        }
    }

    /// The time of the first whistle has ended: records whether it was answered. If not, that counts in the department's assessment.
    fn record_whistle(&mut self, id: OrderId, holder: UnitId, answered: bool) {
        self.context.add_hours(holder, |hours| {
            hours.whistles += 1.0;
            hours.answered += f64::from(u8::from(answered));
        });
        let weight = self.rules_of(id).whistle.as_ref().map_or(0.0, |whistle| whistle.accountability);
        if let Some(ranking) = &self.context.rules_on(holder).ranking
            && !answered
            && weight > 0.0
        {
            self.oversight.tally(holder, &Tally::of(ranking, Opinion::default()).times(weight));
        }
    }

    /// A helper task enters the queue of the unit that holds the function; with `first`, ahead of the unit's own tasks.
    fn help(&mut self, id: OrderId, function: u8, first: bool) {
        let holder = self.holder(id, usize::from(function));
        let key = if first { NEVER + 1 } else { self.casework.orders[id].deadline };
        self.enqueue(holder, id, Some(function), key);
    }

    /// A function has done its task or will not take part: asks for the next function, or finishes.
    pub(super) fn function_over(&mut self, id: OrderId) {
        let order = &mut self.casework.orders[id];
        order.underway -= 1;
        if order.unasked != 0 {
            self.ask_next(id);
        } else {
            self.finish_if_complete(id);
        }
    }
}
