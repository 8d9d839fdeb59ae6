//! Handling of orders: contact, the unit's queue, own work, lead time.

use super::*;
use crate::behaviour::{self, CareModifiers};
use crate::scenario::values::{Tier, WorkLaw};

impl<N: DrawSink> World<'_, N> {
    /// Pressure on a unit: noisy-or of rank pressure, deadline pressure and leaders' attention; for a street, also of part of its district's rank pressure.
    pub(super) fn pressure(&self, unit: UnitId) -> f64 {
        let state = &self.unit_states[unit];
        let mut rank = state.rank_pressure;
        if let Some(district) = state.street_of
            && let Some(ranking) = &self.context.rules_on(unit).ranking
        {
            rank = behaviour::noisy_or(rank, ranking.pass * self.district_rank[district as usize]);
        }
        behaviour::noisy_or(behaviour::noisy_or(rank, state.deadline_pressure), state.leaders_attention)
    }

    /// Pressure on a unit from each of [`SOURCES`] alone; [`World::pressure`] is their noisy-or.
    pub(super) fn sources(&self, unit: UnitId) -> [f64; 4] {
        let state = &self.unit_states[unit];
        let district = match (&self.context.rules_on(unit).ranking, state.street_of) {
            (Some(ranking), Some(district)) => ranking.pass * self.district_rank[district as usize],
            _ => 0.0,
        };
        [state.rank_pressure, district, state.deadline_pressure, state.leaders_attention]
    }

    /// Attention: the share of working time that a unit gives to orders now.
    pub(super) fn attention(&self, unit: UnitId) -> f64 {
        behaviour::attention(&self.context.setup.tables.behaviour, self.unit_states[unit].own_attention, self.pressure(unit))
    }

    /// Plans the contact with a citizen. The contact desk works around the clock, separately from the work queue, first come, first served.
    pub(super) fn contact(&mut self, index: OrderId) {
        let behaviour = &self.context.setup.tables.behaviour;
        let unit = self.orders[index].unit();
        let attention = self.attention(unit);
        let officers = (behaviour.desk_share * self.unit_states[unit].staff).max(1.0);
        let service = 1.5 * behaviour.contact_hours * f64::from(HOUR) / (attention * officers);
        let free = self.unit_states[unit].contact_free.max(f64::from(self.context.now)) + service;
        self.unit_states[unit].contact_free = free;
        let delay = behaviour.desk_delay.seconds() / attention * self.order_draw(index, Purpose::Contact, 0).exponential(0);
        self.orders[index].contacted = libm::ceil(free + delay).min(f64::from(i32::MAX)) as Time;
        self.context.add_hours(unit, |hours| hours.contact += behaviour.contact_hours);
    }

    /// Puts a task into a unit's queue, in order of its limit, or of the order's age if it has none.
    pub(super) fn enqueue(&mut self, unit: UnitId, index: OrderId, function: Option<u8>, key: Time) {
        let order = &self.orders[index];
        // One scale for all tasks of a unit: by limit if the unit's own rules enforce limits, else by age. Orders without a limit get their category's.
        let rules = self.context.rules_on(unit);
        let key = match (key, rules.limit(self.kind_of(index))) {
            _ if key == NEVER + 1 => key,
            (_, None) => order.opened,
            (NEVER, Some(limit)) => self.due_at(index, order.opened, limit),
            (due, _) => due,
        };
        let ahead = self.precedence(unit, index, function);
        let key = if key == NEVER + 1 { key } else { (f64::from(key) - ahead * f64::from(DAY)) as Time };
        let number = self.queue_number;
        self.queue_number = self.queue_number.wrapping_add(1);
        let number = if fault::has(Fault::TiesReversed) { !number } else { number };
        let order = self.reference(index);
        let task = function.map_or(Task::Own(order), |function| Task::Help { order, function });
        self.unit_states[unit].queue.push(QueuedTask { key: Reverse(key), number: Reverse(number), task, since: self.context.now });
        self.start_tasks(unit);
    }

    /// Days by which a task moves ahead in a unit's queue, because the unit is ranked or the citizen may escalate.
    fn precedence(&self, unit: UnitId, index: OrderId, function: Option<u8>) -> f64 {
        let settings = &self.context.setup.tables.behaviour;
        let state = &self.unit_states[unit];
        if state.rank_pressure <= 0.0 && settings.threat <= 0.0 {
            return 0.0;
        }
        let order = &self.orders[index];
        let k = order.category();
        let category = &self.context.setup.categories[k].values;
        let functions = f64::from(order.needed.count_ones());
        let completeness = (1.0 + state.completeness * functions) / (1.0 + functions);
        let structural = category.structural * settings.structural_scale * self.structural_left(k, self.street_of(index));
        let cure = (1.0 - structural.min(1.0)) * libm::pow(completeness, settings.completeness);
        let hours = if function.is_none() { category.own_hours } else { settings.helper_hours };
        let mut followers = 0;
        let mut next = order.next;
        while let Some(follower) = next.filter(|_| order.lead) {
            followers += 1;
            next = self.orders[follower].next;
        }
        let threat = if settings.threat > 0.0 {
            self.context.streams.draw(Purpose::Threat, u64::from(order.citizen), 0).exponential(0)
        } else {
            0.0
        };
        behaviour::precedence(settings, state.rank_pressure, cure, followers, hours, threat)
    }

    /// Share of closings that a unit games at present.
    pub(super) fn gaming(&self, unit: UnitId) -> f64 {
        let state = &self.unit_states[unit];
        if state.rank_pressure <= 0.0 || !state.games {
            return 0.0;
        }
        behaviour::gaming(&self.context.setup.tables.behaviour, state.rank_pressure, state.load, self.context.rules_on(unit).audit)
    }

    /// Free officers who are present begin waiting tasks.
    pub(super) fn start_tasks(&mut self, unit: UnitId) {
        let on_shift = self.context.setup.calendar.is_on_shift(self.context.now);
        loop {
            let state = &self.unit_states[unit];
            let there = state.officers[0] + u32::from(fault::has(Fault::ExtraServer));
            // If the share on duty has just changed, earlier tasks count against the total.
            if state.busy[0] + state.busy[1] >= there + state.officers[1] {
                return;
            }
            let officer = if on_shift && state.busy[0] < there {
                Officer::Day
            } else if state.busy[1] < state.officers[1] {
                Officer::Duty
            } else {
                return;
            };
            let Some(task) = self.unit_states[unit].queue.pop() else { return };
            match task.task {
                Task::Own(order) | Task::Help { order, .. } if self.is_current(order) => self.begin_task(unit, order.id(), &task, officer),
                Task::Topic(topic) if self.is_current_topic(topic) => self.begin_topic(unit, topic, officer),
                _ => {}
            }
        }
    }

    fn begin_task(&mut self, unit: UnitId, index: OrderId, &QueuedTask { task, since, .. }: &QueuedTask, officer: Officer) {
        let settings = &self.context.setup.tables.behaviour;
        let order = &self.orders[index];
        let urgency = match order.deadline {
            NEVER => 0.0,
            deadline => behaviour::urgency(settings, self.rules_of(index).enforcement, f64::from(deadline - self.context.now)),
        };
        self.update_deadline_pressure(unit, urgency);
        let state = &self.unit_states[unit];
        let response_weight = self.context.rules_on(unit).ranking.as_ref().map_or(0.0, |ranking| ranking.weights[0]);
        let gaming = self.gaming(unit);
        let modifiers = CareModifiers { urgency, gaming, fatigue: state.fatigue, learned: self.learned(unit) };
        let care = behaviour::care(settings, state.care_floor, state.rank_pressure, response_weight, &modifiers);
        let mut attention = self.attention(unit);
        let own = matches!(task, Task::Own(_));
        if own
            && self.context.is_street(unit)
            && let Some(integration) = &self.context.rules_on(unit).integration
            && self.order_draw(index, Purpose::Chief, 0).happens(0, integration.chief)
        {
            attention = settings.attention_high;
        }
        let order = &self.orders[index];
        let (purpose, sub, mean) = match task {
            Task::Help { function, .. } => (Purpose::HelperWork, u16::from(function), settings.helper_hours),
            _ => (Purpose::Work, 0, self.context.setup.categories[order.category()].values.own_hours),
        };
        let (purpose, sub) = if fault::has(Fault::DrawReused) { (Purpose::Work, 0) } else { (purpose, sub) };
        let draw = self.order_draw(index, purpose, sub);
        let law = match settings.work_law {
            WorkLaw::Exponential => draw.exponential(0),
            WorkLaw::Lognormal => draw.lognormal(0, settings.work_sd) * libm::exp(-settings.work_sd * settings.work_sd / 2.0),
        };
        let effort = mean * law * care;
        let talk = effort * gaming / (1.0 - gaming);
        // First-unit responsibility: the first unit spends hours on bringing in the others.
        let coordination = if own && self.rules_of(index).first_responsibility {
            settings.coordination_hours * f64::from(order.needed.count_ones())
        } else {
            0.0
        };
        let order = &mut self.orders[index];
        order.care += care as f32;
        order.tasks += 1;
        self.occupy(unit, task, officer, Effort { hours: effort + talk + coordination, attention });
        let queued = f64::from(self.context.now - since) / f64::from(HOUR);
        self.context.add_hours(unit, |hours| {
            hours.tasks += 1.0;
            hours.queued += queued;
            hours.others_affairs += coordination;
            hours.gaming += talk;
            if own {
                hours.own += effort;
            } else {
                hours.coordination += effort;
            }
        });
    }

    /// Makes an officer busy with a task until it is done.
    pub(super) fn occupy(&mut self, unit: UnitId, task: Task, officer: Officer, effort: Effort) {
        let state = &self.unit_states[unit];
        let reinforcement = self.reinforcement(unit);
        let speed = effort.attention * (1.0 - state.fatigue) * state.speed * reinforcement;
        let seconds = whole(effort.hours * f64::from(HOUR) / speed.max(1e-6)).clamp(1.0, 1e9) as i32;
        let end = match officer {
            Officer::Day => self.context.setup.calendar.advance(self.context.now, seconds),
            Officer::Duty => self.context.now.saturating_add(seconds),
        };
        self.unit_states[unit].busy[officer as usize] += 1;
        let overtime = match officer {
            Officer::Day => 0.0,
            Officer::Duty => {
                let in_shift = self.context.setup.calendar.worked_until(end) - self.context.setup.calendar.worked_until(self.context.now);
                (i64::from(end - self.context.now) - in_shift) as f64 / f64::from(HOUR)
            }
        };
        self.context.add_hours(unit, |hours| {
            hours.occupied += reinforcement * f64::from(seconds) / f64::from(HOUR);
            hours.overtime += reinforcement * overtime;
        });
        let until = end.min(self.context.setup.end);
        self.unit_states[unit].worked += match officer {
            Officer::Day => self.context.setup.calendar.worked_until(until) - self.context.setup.calendar.worked_until(self.context.now),
            Officer::Duty => i64::from(until - self.context.now),
        };
        self.context.schedule(end, Event::TaskEnds { task, unit, officer });
    }

    /// Moves deadline pressure towards the urgency of the order in hand, by exponential smoothing over time.
    pub(super) fn update_deadline_pressure(&mut self, unit: UnitId, urgency: f64) {
        let now = self.context.now;
        if urgency == 0.0 && self.unit_states[unit].deadline_pressure == 0.0 {
            self.unit_states[unit].deadline_at = now;
            return;
        }
        let memory = self.context.setup.tables.behaviour.deadline_memory.seconds().max(1.0);
        let state = &mut self.unit_states[unit];
        let step = -libm::expm1(-f64::from(now - state.deadline_at) / memory);
        state.deadline_pressure += step * (urgency - state.deadline_pressure);
        state.deadline_at = now;
    }

    /// A shift begins: waiting tasks start.
    pub(super) fn shift_begins(&mut self) {
        if !self.context.setup.calendar.is_working_day(self.context.now) {
            return;
        }
        for unit in self.unit_states.ids() {
            if !self.unit_states[unit].queue.is_empty() {
                self.start_tasks(unit);
            }
        }
    }

    /// A task is done; its officer begins the next.
    pub(super) fn task_ends(&mut self, task: Task, unit: UnitId, officer: Officer) {
        self.unit_states[unit].busy[officer as usize] -= 1;
        match task {
            Task::Topic(topic) => self.topic_done(unit, topic),
            Task::Own(order) => self.if_current(order, Self::own_work_done),
            Task::Help { order, function } => self.if_current(order, |world, id| {
                world.orders[id].done |= 1 << function;
                world.function_over(id);
            }),
        }
        self.start_tasks(unit);
    }

    /// Own work is done: citizens count as contacted, and lead time and coordination begin.
    fn own_work_done(&mut self, index: OrderId) {
        let now = self.context.now;
        self.orders[index].own_done = true;
        let mut next = Some(index);
        while let Some(id) = next {
            let order = &mut self.orders[id];
            if order.contacted == NEVER || order.contacted > now {
                order.contacted = now;
            }
            next = order.next;
        }
        if let Some(outcome) = self.outcome_if_over(index) {
            self.close(index, outcome);
            return;
        }
        let lead_time = self.lead_time(index);
        if self.orders[index].unasked != 0 {
            self.coordinate(index);
        }
        match lead_time {
            Some(seconds) if seconds >= 1.0 => {
                let ends = self.due_at(index, now, whole(seconds).min(f64::from(i32::MAX)) as i32);
                let order = self.reference(index);
                self.context.schedule(ends, Event::LeadTimeEnds(order));
            }
            Some(_) => self.lead_time_ends(index),
            None => {}
        }
    }

    /// Lead time in seconds after the end of own work; `None` if it never ends.
    fn lead_time(&self, index: OrderId) -> Option<f64> {
        let settings = &self.context.setup.tables.behaviour;
        let kind = self.kind_of(index);
        let draw = LazyCell::new(|| self.order_draw(index, Purpose::Work, 0));
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
        Some(seconds * settings.attention_high / self.attention(self.orders[index].unit()))
    }

    /// The lead time of an order ends.
    pub(super) fn lead_time_ends(&mut self, index: OrderId) {
        self.orders[index].lead_time_over = true;
        self.finish_if_complete(index);
    }

    /// Concludes the order if neither lead time nor any function is outstanding.
    pub(super) fn finish_if_complete(&mut self, index: OrderId) {
        let order = &self.orders[index];
        if order.lead_time_over && order.underway == 0 && order.unasked == 0 {
            self.conclude(index);
        }
    }
}
