//! Daily processing, settlement of intervals, changes of regime, and the start and end of a replication.

use super::*;
use crate::behaviour;
use crate::setup::{MOST_A_DAY, Shock};

impl<N: DrawSink> World<'_, N> {
    /// Initialises the city and schedules the events of the calendar.
    pub(super) fn begin(&mut self) -> Onsets<N> {
        self.topic_burden =
            self.context.ledger.topics.as_ref().map(|topics| Burden::new(topics.cells.width(), self.context.setup.periods.count()));
        // Scheduled first, so that a midnight precedes all other events of its second.
        for day in 0..self.context.setup.end / DAY {
            self.context.schedule(day * DAY, Event::Midnight);
            for start in self.context.setup.calendar.shift_starts() {
                self.context.schedule(day * DAY + start, Event::ShiftBegins);
            }
        }
        self.context.schedule(0, Event::HourBegins);
        self.enter_regime(0);
        Onsets::new(self.context.setup, self.context.city, self.topic_burden.is_some())
    }

    /// A day begins. The old day is settled under the old rules; then the new day's rules apply.
    pub(super) fn begin_day(&mut self, onsets: &mut Onsets<N>) {
        let day = self.context.now / DAY;
        self.end_of_day(onsets);
        if self.context.now > self.context.setup.start && self.context.setup.calendar.date(self.context.now).weekday() == 0 {
            self.record_weekly_hours();
        }
        while let Some(next) = self.context.setup.regimes.get(self.context.regime + 1)
            && next.from <= self.context.now
        {
            self.enter_regime(self.context.regime + 1);
        }
        if self.context.jurisdiction.rules.iter().any(|rules| rules.integration.is_some()) {
            self.pool_officers();
        }
        if self.context.setup.calendar.date(self.context.now).day == 1 {
            self.next_topic();
        }
        let working =
            self.context.setup.calendar.worked_until(self.context.now + DAY) - self.context.setup.calendar.worked_until(self.context.now);
        self.record_staff_hours(working);
        self.onsets(onsets);
        self.consultations(day);
    }

    /// Settles the day that ends now, at midnight or at the end of the run.
    fn end_of_day(&mut self, onsets: &mut Onsets<N>) {
        if self.context.now > 0 && self.context.setup.periods.cuts.binary_search(&self.context.now).is_ok() {
            self.settle_unmet(onsets);
        }
        if let Some(ranking) = self.context.jurisdiction.ranking()
            && self.context.now > 0
            && self.context.setup.calendar.date(self.context.now).day == ranking.month_starts_on
        {
            self.rank();
        }
        self.update_load_and_fatigue();
        self.decay_daily();
        self.watch_day();
    }

    fn enter_regime(&mut self, regime: usize) {
        self.context.regime = regime;
        let (intake_shares, watched, topics) = (self.intake_shares(), self.watched(), self.topic_streets());
        let next = self.context.setup.regimes[regime].jurisdiction(self.context.city, &self.context.setup.tables);
        if next.rules.iter().find_map(|rules| rules.monthly_topic.as_ref()) != self.topic_rules()
            || topics != self.topic_streets_under(&next)
        {
            // The current topic is settled under the old rules.
            self.topic_ends();
        }
        let ranked: Vec<bool> = self.unit_states.ids().map(|unit| self.is_ranked(unit)).collect();
        self.context.jurisdiction = next;
        if self.lines.is_empty() || intake_shares != self.intake_shares() {
            self.open_lines();
        }
        // If other streets are monitored, the series begins anew; the response to alarms does not affect the counts.
        if self.watch.is_none() || watched != self.watched() {
            let new = || Watch::new(self.context.city.districts.len(), self.context.setup.categories.len());
            self.watch = self.context.jurisdiction.early_warning().map(|_| new());
        }
        for (unit, was_ranked) in self.unit_states.ids().zip(ranked) {
            let is_ranked = self.is_ranked(unit);
            let state = &mut self.unit_states[unit];
            if !is_ranked {
                state.rank_pressure = 0.0;
            }
            if !is_ranked || !was_ranked {
                state.tally = Tally::default();
                state.tally_from = self.context.now;
            }
        }
        for district in 0..self.district_rank.len() {
            if !self.is_ranked_district(district) {
                self.district_rank[district] = 0.0;
            }
        }
        for unit in self.unit_states.ids() {
            self.set_officers(unit, self.unit_states[unit].own_officers);
        }
        self.unit_states.ids().for_each(|unit| self.start_tasks(unit));
    }

    /// Daily decay of reputation records, leaders' attention and deadline pressure.
    fn decay_daily(&mut self) {
        let settings = &self.context.setup.tables.behaviour;
        let answers = &settings.answers;
        let memory = libm::exp2(-f64::from(DAY) / answers.memory.seconds().max(1.0));
        let initial = self.context.setup.tables.city.reputation;
        let mut weighted = vec![0.0; self.context.city.streets.len()];
        let mut exceeded = Vec::new();
        for (id, (place, record)) in
            self.communities.ids().zip(self.communities.rows_mut().iter_mut().zip(self.community_records.rows_mut()))
        {
            record.cured *= memory;
            record.closed *= memory;
            let prior = answers.prior * f64::from(place.residents.max(1));
            place.reputation = (record.cured + prior * initial) / (record.closed + prior);
            weighted[place.street.index()] += f64::from(place.residents) * place.reputation;
            if place.reputation > place.bound {
                exceeded.push(id);
            }
        }
        exceeded.into_iter().for_each(|community| self.raise_bound(community));
        self.decay_category_record(memory);
        for (reputation, (street, weighted)) in
            self.street_reputation.rows_mut().iter_mut().zip(self.context.city.streets.iter().zip(weighted))
        {
            *reputation = weighted / (street.residents.max(1) as f64);
        }
        let fading = libm::exp(-f64::from(DAY) / settings.attention_memory.seconds().max(1.0));
        for unit in self.unit_states.ids() {
            self.unit_states[unit].leaders_attention *= fading;
            if self.unit_states[unit].deadline_at <= self.context.now - DAY {
                self.update_deadline_pressure(unit, 0.0);
            }
        }
    }

    /// Schedules the consultations, praise and suggestions of the day that begins.
    fn consultations(&mut self, day: i32) {
        let demand = &self.context.setup.tables.demand;
        if demand.consultations <= 0.0 {
            return;
        }
        let (from, to) = (self.context.exposure.at(self.context.now), self.context.exposure.at(self.context.now + DAY));
        for (id, street) in self.context.streets().zip(&self.context.city.streets) {
            let rate = demand.consultations / 365.25 * behaviour::consultation_probability(demand, self.street_reputation[id]);
            let mean = rate * street.residents as f64 * (to - from) / f64::from(DAY) * demand.telephone;
            let entity = u64::from(street.number);
            let district = street.district as usize;
            let draw = |occasion: u32| self.context.streams.draw(Purpose::Consultations, entity, occasion);
            let mut numbers: Vec<u32> = (0..draw(day as u32).poisson(mean).min(0x8000)).collect();
            for (index, shock) in self.context.setup.shocks.iter().enumerate() {
                if shock.consultations > 0.0 && shock.is_on(self.context.now) && shock.districts[district] {
                    let excess = mean * shock.consultations * shock.left(self.context.now);
                    let count = draw((index as u32 + 1) << 16 | day as u32).poisson(excess).min(MOST_A_DAY);
                    numbers.extend((0..count).map(|number| Shock::number(index, number)));
                }
            }
            for number in numbers {
                let draw = self.context.streams.draw(Purpose::Consultation, entity << 32 | u64::from(number), day as u32);
                if let Some(time) = self.context.exposure.time_at(from + draw.uniform(0) * (to - from)) {
                    let caller = Caller::Inquirer { street: id, number: number as u16 };
                    let line = self.any_line(id, |lines| draw.below(1, lines));
                    self.context.schedule(time.max(self.context.now), Event::Rings { caller, line, calls: 1 });
                }
            }
        }
    }

    /// Moves unmet time into the interval that ends now.
    fn settle_unmet(&mut self, onsets: &mut Onsets<N>) {
        let interval = self.context.setup.periods.interval(self.context.now - 1);
        let cuts = &self.context.setup.periods.cuts;
        let length = self.context.now - if interval == 0 { 0 } else { cuts[interval - 1] };
        for (c, place) in self.communities.rows().iter().enumerate() {
            let unmet = onsets.burden.settle(c, interval, length) + self.burden.settle(c, interval, length);
            debug_assert!(unmet >= 0, "{unmet} s of unmet time");
            self.context.ledger.unmet[c] += if interval > 0 { unmet } else { 0 };
            self.context.ledger.place(interval, place.street.index()).unmet += unmet;
            if let Some(communities) = &mut self.context.ledger.communities {
                communities.add_unmet(interval, c, unmet);
            }
        }
        if let (Some(booked), Some(cured), Some(topics)) =
            (&mut onsets.topic_burden, &mut self.topic_burden, &mut self.context.ledger.topics)
        {
            for place in 0..topics.cells.width() {
                topics.cells.add_unmet(interval, place, booked.settle(place, interval, length) + cured.settle(place, interval, length));
            }
        }
    }

    /// Whether every slot was freed at most once, and no order is left that refers to a free slot.
    fn slots_are_consistent(&self) -> bool {
        let free: std::collections::BTreeSet<ProblemId> = self.free_problems.iter().copied().collect();
        let taken = |order: &Order| order.problem.is_none_or(|problem| !free.contains(&problem));
        free.len() == self.free_problems.len() && self.orders.rows().iter().all(taken)
    }

    /// Ends the replication: settles everything and logs the open orders.
    pub(super) fn finish(mut self, onsets: &mut Onsets<N>) -> ReplicationOutput {
        self.context.now = self.context.setup.end;
        self.end_of_day(onsets);
        self.record_weekly_hours();
        self.topic_ends();
        for (unit, hours) in self.context.ledger.hours.iter_mut().enumerate() {
            let staff = self.context.city.units[unit].staff;
            hours.at_end = [staff, staff * self.unit_states.rows()[unit].fatigue];
        }
        for state in self.unit_states.rows() {
            debug_assert!(state.worked <= state.present, "a unit worked {} s of {} s", state.worked, state.present);
        }
        debug_assert!(self.slots_are_consistent());
        for order in self.orders.ids() {
            if self.orders[order].problem.is_some() {
                self.log_order(order, false);
            }
        }
        self.rows.sort_by_key(|row| (row.problem, row.occasion, row.attempt));
        ReplicationOutput { ledger: self.context.ledger, orders: self.rows }
    }
}
