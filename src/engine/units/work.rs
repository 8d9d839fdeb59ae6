//! The work of units: the contact desk, the queue of tasks, the officers who do them.

use super::*;
use crate::behaviour::{self, CareModifiers};
use crate::scenario::values::WorkLaw;

/// Hours of effort that a task takes, and the share of working time that the officer gives to it.
#[derive(Clone, Copy, Debug)]
struct Effort {
    hours: f64,
    attention: f64,
}

impl Units {
    /// Plans the contact with a citizen, and returns its time. The contact desk works around the clock, separately from the work queue,
    /// first come, first served.
    pub(in crate::engine) fn contact<N: DrawSink>(&mut self, context: &mut Context<N>, unit: UnitId, draw: &Draw<N>) -> Time {
        let behaviour = &context.setup.tables.behaviour;
        let attention = self.attention(context, unit);
        let state = &mut self.states[unit];
        let officers = (behaviour.desk_share * state.staff).max(1.0);
        let service = 1.5 * behaviour.contact_hours * f64::from(HOUR) / (attention * officers);
        state.contact_free = state.contact_free.max(f64::from(context.now)) + service;
        let free = state.contact_free;
        let delay = behaviour.desk_delay.seconds() / attention * draw.exponential(0);
        context.add_hours(unit, |hours| hours.contact += behaviour.contact_hours);
        libm::ceil(free + delay).min(f64::from(i32::MAX)) as Time
    }

    /// An officer begins a piece of the work on a monthly topic.
    pub(in crate::engine) fn work_on_topic(
        &mut self,
        context: &mut Context<impl DrawSink>,
        unit: UnitId,
        topic: u32,
        officer: Officer,
        hours: f64,
    ) {
        let attention = self.attention(context, unit);
        self.occupy(context, unit, Task::Topic(topic), officer, Effort { hours, attention });
        context.add_hours(unit, |sums| sums.topic += hours);
    }

    /// Adds a task to a unit's queue.
    pub(in crate::engine) fn push(&mut self, unit: UnitId, key: Time, task: Task, now: Time) {
        let number = self.queue_number;
        self.queue_number = self.queue_number.wrapping_add(1);
        let number = if fault::has(Fault::TiesReversed) { !number } else { number };
        self.states[unit].queue.push(QueuedTask { key: Reverse(key), number: Reverse(number), task, since: now });
    }

    /// Makes an officer busy with a task until it is done.
    fn occupy(&mut self, context: &mut Context<impl DrawSink>, unit: UnitId, task: Task, officer: Officer, effort: Effort) {
        let state = &self.states[unit];
        let reinforcement = self.reinforcement(context, unit);
        let speed = effort.attention * (1.0 - state.fatigue) * state.speed * reinforcement;
        let seconds = whole(effort.hours * f64::from(HOUR) / speed.max(1e-6)).clamp(1.0, 1e9) as i32;
        let end = match officer {
            Officer::Day => context.setup.calendar.advance(context.now, seconds),
            Officer::Duty => context.now.saturating_add(seconds),
        };
        self.states[unit].busy[officer as usize] += 1;
        let overtime = match officer {
            Officer::Day => 0.0,
            Officer::Duty => {
                let in_shift = context.setup.calendar.worked_until(end) - context.setup.calendar.worked_until(context.now);
                (i64::from(end - context.now) - in_shift) as f64 / f64::from(HOUR)
            }
        };
        context.add_hours(unit, |hours| {
            hours.occupied += reinforcement * f64::from(seconds) / f64::from(HOUR);
            hours.overtime += reinforcement * overtime;
        });
        let until = end.min(context.setup.end);
        self.states[unit].worked += match officer {
            Officer::Day => context.setup.calendar.worked_until(until) - context.setup.calendar.worked_until(context.now),
            Officer::Duty => i64::from(until - context.now),
        };
        context.schedule(end, Event::TaskEnds { task, unit: unit.index() as u16, officer });
    }
}

impl<N: DrawSink> World<'_, N> {
    /// Puts a task into a unit's queue, in order of its limit, or of the order's age if it has none.
    pub(in crate::engine) fn enqueue(&mut self, unit: UnitId, id: OrderId, function: Option<u8>, key: Time) {
        let order = self.casework.order(id);
        // One scale for all tasks of a unit: by limit if the unit's own rules enforce limits, else by age. Orders without a limit get their category's.
        let rules = self.context.rules_on(unit);
        let key = match (key, rules.limit(self.kind_of(id))) {
            _ if key == NEVER + 1 => key,
            (_, None) => order.opened,
            (NEVER, Some(limit)) => self.due_at(id, order.opened, limit),
            (due, _) => due,
        };
        let ahead = self.precedence(unit, id, function);
        let key = if key == NEVER + 1 { key } else { (f64::from(key) - ahead * f64::from(DAY)) as Time };
        let order = self.casework.reference(id);
        let task = function.map_or(Task::Own(order), |function| Task::Help { order, function });
        self.units.push(unit, key, task, self.context.now);
        self.start_tasks(unit);
    }

    /// Days by which a task moves ahead in a unit's queue, because the unit is ranked or the citizen may escalate.
    fn precedence(&self, unit: UnitId, id: OrderId, function: Option<u8>) -> f64 {
        let settings = &self.context.setup.tables.behaviour;
        let state = &self.units.states[unit];
        if state.rank_pressure <= 0.0 && settings.threat <= 0.0 {
            return 0.0;
        }
        let order = self.casework.order(id);
        let k = order.category();
        let category = &self.context.setup.categories[k].values;
        let functions = f64::from(order.needed.count_ones());
        let completeness = (1.0 + state.completeness * functions) / (1.0 + functions);
        let structural =
            category.structural * settings.structural_scale * self.oversight.structural_left(k, self.context.street_at(order.address));
        let cure = (1.0 - structural.min(1.0)) * libm::pow(completeness, settings.completeness);
        let hours = if function.is_none() { category.own_hours } else { settings.helper_hours };
        let followers = self.casework.followers(id);
        let threat = if settings.threat > 0.0 {
            self.context.streams.draw(Purpose::Threat, u64::from(order.citizen), 0).exponential(0)
        } else {
            0.0
        };
        behaviour::precedence(settings, state.rank_pressure, cure, followers, hours, threat)
    }

    /// Free officers who are present begin waiting tasks.
    pub(in crate::engine) fn start_tasks(&mut self, unit: UnitId) {
        let on_shift = self.context.setup.calendar.is_on_shift(self.context.now);
        loop {
            let state = &self.units.states[unit];
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
            let Some(task) = self.units.states[unit].queue.pop() else { return };
            match task.task {
                Task::Own(order) | Task::Help { order, .. } if self.casework.is_current(order) => {
                    self.begin_task(unit, order.id(), &task, officer)
                }
                Task::Topic(topic) if self.oversight.is_current_topic(&self.context, topic) => self.begin_topic(unit, topic, officer),
                _ => {}
            }
        }
    }

    fn begin_task(&mut self, unit: UnitId, id: OrderId, &QueuedTask { task, since, .. }: &QueuedTask, officer: Officer) {
        let settings = &self.context.setup.tables.behaviour;
        let order = self.casework.order(id);
        let urgency = match order.deadline {
            NEVER => 0.0,
            deadline => behaviour::urgency(settings, self.rules_of(id).enforcement, f64::from(deadline - self.context.now)),
        };
        self.units.update_deadline_pressure(&self.context, unit, urgency);
        let gaming = self.units.gaming(&self.context, unit);
        let street = self.casework.street_of(&self.context, id);
        let care = self.units.care(&self.context, unit, street, CareModifiers { urgency, gaming, ..CareModifiers::default() });
        let mut attention = self.units.attention(&self.context, unit);
        let own = matches!(task, Task::Own(_));
        if own
            && self.context.is_street(unit)
            && let Some(integration) = &self.context.rules_on(unit).integration
            && self.order_draw(id, Purpose::Chief, 0).happens(0, integration.chief)
        {
            attention = settings.attention_high;
        }
        let order = self.casework.order(id);
        let (purpose, sub, mean) = match task {
            Task::Help { function, .. } => (Purpose::HelperWork, u16::from(function), settings.helper_hours),
            _ => (Purpose::Work, 0, self.context.setup.categories[order.category()].values.own_hours),
        };
        let (purpose, sub) = if fault::has(Fault::DrawReused) { (Purpose::Work, 0) } else { (purpose, sub) };
        let draw = self.order_draw(id, purpose, sub);
        let law = match settings.work_law {
            WorkLaw::Exponential => draw.exponential(0),
            WorkLaw::Lognormal => draw.lognormal(0, settings.work_sd) * libm::exp(-settings.work_sd * settings.work_sd / 2.0),
        };
        let smaller = if own { self.share_of_hours(id) } else { 1.0 };
        let effort = mean * smaller * law * care * self.units.hours_left_by_habit(&self.context, unit);
        let talk = effort * gaming / (1.0 - gaming);
        // First-unit responsibility: the first unit spends hours on bringing in the others.
        let coordination = if own && self.rules_of(id).first_responsibility {
            settings.coordination_hours * f64::from(order.needed.count_ones())
        } else {
            0.0
        };
        self.casework.add_task(id, care);
        self.units.occupy(&mut self.context, unit, task, officer, Effort { hours: effort + talk + coordination, attention });
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

    /// A shift begins: waiting tasks start.
    pub(in crate::engine) fn shift_begins(&mut self) {
        if !self.context.setup.calendar.is_working_day(self.context.now) {
            return;
        }
        for unit in self.units.ids() {
            if !self.units.states[unit].queue.is_empty() {
                self.start_tasks(unit);
            }
        }
    }

    /// A task is done; its officer begins the next.
    pub(in crate::engine) fn task_ends(&mut self, task: Task, unit: UnitId, officer: Officer) {
        self.units.states[unit].busy[officer as usize] -= 1;
        match task {
            Task::Topic(topic) => self.oversight.topic_done(&self.context, unit, topic),
            Task::Own(order) => self.if_current(order, Self::own_work_done),
            Task::Help { order, function } => self.if_current(order, |world, id| world.function_done(id, function)),
        }
        self.start_tasks(unit);
    }
}
