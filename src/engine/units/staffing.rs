//! Staffing: working hours, load and fatigue, officers on duty, and officers pooled between units.

use super::*;
use crate::behaviour;
use crate::ledger::Pressed;
use crate::levers::early_warning::Measure;
use crate::levers::integration::Integration;
use crate::scenario::values::Level;

impl Units {
    /// Records the paid and displaced hours, pressure and officers present of the day that begins.
    pub(in crate::engine) fn record_staff_hours(&mut self, context: &mut Context<impl DrawSink>, working: i64) {
        let counted = context.is_measuring();
        let hours = working as f64 / f64::from(HOUR);
        let interval = context.setup.periods.interval(context.now);
        for (unit, place) in self.states.ids().zip(&context.city.units) {
            let attention = self.attention(context, unit);
            let staff = place.staff;
            let (pressure, levels) = (self.pressure(context, unit), self.sources(context, unit));
            let reinforcement = self.reinforcement(context, unit);
            let state = &mut self.states[unit];
            state.present += i64::from(state.officers[0]) * working + i64::from(state.officers[1]) * i64::from(DAY);
            if counted {
                let (sum, days) = state.warm_attention;
                let before = if days > 0 { sum / f64::from(days) } else { place.own_attention };
                let paid = staff * hours * reinforcement;
                let ledger = &mut context.ledger.hours[unit.index()];
                ledger.paid += paid;
                // Differences at the level of rounding errors are ignored.
                let increase = attention - before;
                ledger.displaced += if increase.abs() > 1e-9 { increase * staff * hours } else { 0.0 };
                ledger.staff_days += staff;
                ledger.fatigue += staff * state.fatigue;
                let parts = behaviour::shares_of_noisy_or(levels).map(|share| share * pressure);
                context.ledger.pressed(interval, unit.index()).add(&Pressed { days: 1.0, pressure, levels, parts }, 1.0);
            } else if !context.is_after_warmup() {
                state.warm_attention.0 += attention;
                state.warm_attention.1 += 1;
            }
        }
    }

    /// Records hours above 45 per officer in the week that ends now, from Monday or from the start of the measurement period: working
    /// hours plus an equal share of the unit's overtime. Overtime counts in the week in which its task began.
    pub(in crate::engine) fn record_weekly_hours(&mut self, context: &mut Context<impl DrawSink>) {
        let date = context.setup.calendar.date(context.now);
        let monday = context.setup.calendar.midnight(date.plus_days(-((date.weekday() as i32 + 6) % 7 + 1)));
        let worked = |time| context.setup.calendar.worked_until(time);
        let hours = (worked(context.now) - worked(monday.max(context.setup.start))) as f64 / f64::from(HOUR);
        for ((unit, ledger), state) in context.ledger.hours.iter_mut().enumerate().zip(self.states.rows_mut()) {
            let before = std::mem::replace(&mut state.overtime_before, ledger.overtime);
            let staff = context.city.units[unit].staff;
            ledger.over_45 += (staff * (hours - 45.0) + ledger.overtime - before).max(0.0);
        }
    }

    /// Distributes part of the officers of some units among them by backlog.
    fn pool(&mut self, context: &Context<impl DrawSink>, units: &[UnitId], share: f64) {
        // Officers at a task stay there; pooled officers go where the backlog is; the others work in their own unit.
        let busy = |u: UnitId| self.states[u].busy[0] + self.states[u].busy[1];
        let own: u32 = units.iter().map(|u| self.states[*u].own_officers).sum();
        let mut free = own.saturating_sub(units.iter().map(|u| busy(*u)).sum());
        let mut officers: Vec<u32> = Vec::new();
        let today = (context.now / DAY) as u32 + 1;
        for u in units {
            let home = self.states[*u].own_officers;
            let kept = home - self.whole_officers(context, *u, share * f64::from(home), today).min(home);
            let added = kept.saturating_sub(busy(*u)).min(free);
            free -= added;
            officers.push(busy(*u) + added);
        }
        let backlog: Vec<f64> = units.iter().map(|u| self.states[*u].queue.len() as f64).collect();
        let waiting: f64 = backlog.iter().sum();
        let (mut given, mut passed) = (0, 0.0);
        for (k, u) in units.iter().enumerate() {
            passed += if waiting > 0.0 { backlog[k] / waiting } else { 1.0 / units.len() as f64 };
            let upto = (libm::floor(passed * f64::from(free) + 0.5) as u32).min(free);
            self.set_officers(context, *u, officers[k] + upto - given);
            given = upto;
        }
    }

    /// Sets the number of officers of a unit and how many of them are on duty around the clock. More may still be at a task on duty.
    fn set_officers(&mut self, context: &Context<impl DrawSink>, unit: UnitId, officers: u32) {
        let duty = self.whole_officers(context, unit, context.rules_on(unit).duty_share * f64::from(officers), 0).min(officers);
        self.states[unit].officers = [officers - duty, duty];
    }

    /// Rounds a number of officers up or down at random so that its mean is unchanged, on day `occasion` − 1, or for the whole
    /// replication if `occasion` is 0. So a share of few officers is not always rounded to 0.
    fn whole_officers(&self, context: &Context<impl DrawSink>, unit: UnitId, officers: f64, occasion: u32) -> u32 {
        // With a tolerance for rounding errors.
        let whole = libm::floor(officers + 1e-9);
        let rest = (officers - whole).max(0.0);
        let draw = || context.streams.draw(Purpose::Roster, context.city.units[unit.index()].number, occasion);
        whole as u32 + u32::from(rest > 1e-9 && happens(rest, draw))
    }

    /// All officers work in their own unit.
    pub(in crate::engine) fn return_officers(&mut self, context: &Context<impl DrawSink>) {
        for unit in self.states.ids() {
            self.set_officers(context, unit, self.states[unit].own_officers);
        }
    }

    /// Records the staff of each unit at the end of the run, and its fatigue.
    pub(in crate::engine) fn record_end(&self, context: &mut Context<impl DrawSink>) {
        for (hours, (unit, state)) in context.ledger.hours.iter_mut().zip(context.city.units.iter().zip(self.states.rows())) {
            hours.at_end = [unit.staff, unit.staff * state.fatigue];
        }
    }

    /// A unit has more officers until a time, after an alarm.
    pub(in crate::engine) fn reinforce(&mut self, unit: UnitId, until: Time) {
        let reinforced = &mut self.states[unit].reinforced_until;
        *reinforced = (*reinforced).max(until);
    }

    /// Officers of a unit including reinforcement, as a multiple of its own.
    pub(super) fn reinforcement(&self, context: &Context<impl DrawSink>, unit: UnitId) -> f64 {
        match &context.rules_on(unit).early_warning {
            Some(lever) if lever.measure == Measure::Capacity && context.now < self.states[unit].reinforced_until => 1.0 + lever.capacity,
            _ => 1.0,
        }
    }
}

impl<N: DrawSink> World<'_, N> {
    /// Updates load and fatigue for the day that ends, and starts proactive work in idle hours.
    pub(in crate::engine) fn update_load_and_fatigue(&mut self) {
        let settings = &self.context.setup.tables.behaviour;
        let step = -libm::expm1(-f64::from(DAY) / settings.load_memory.seconds().max(1.0));
        let shift = f64::from(self.context.setup.calendar.shift_length());
        for unit in self.units.ids() {
            let attention = self.units.attention(&self.context, unit);
            let state = &mut self.units.states[unit];
            let (worked, present) = (state.worked - state.yesterday.0, state.present - state.yesterday.1);
            state.yesterday = (state.worked, state.present);
            // Hours worked relative to an ordinary day of all officers: on a day off few are present, and the others recover.
            let full = f64::from(state.officers[0] + state.officers[1]) * shift;
            let share = if full > 0.0 { (worked as f64 / full).clamp(0.0, 1.0) } else { 0.0 };
            state.fatigue = behaviour::fatigue_after(settings, state.fatigue, attention, share);
            if present <= 0 {
                continue;
            }
            let busy = (worked as f64 / present as f64).clamp(0.0, 1.0);
            state.load += step * (busy - state.load);
            let idle = (present - worked).max(0) as f64 / f64::from(HOUR);
            if self.context.is_street(unit) {
                self.work_proactively(unit, idle, attention);
            }
        }
    }

    /// Assigns part of the officers of each district's streets, and of each function's district bureaus, to today's backlog.
    /// Without integration, all officers work in their own unit.
    pub(in crate::engine) fn pool_officers(&mut self) {
        let city = self.context.city;
        let pools = |unit: UnitId| self.context.rules_on(unit).integration.as_ref();
        let pool = |members: Vec<UnitId>, share: fn(&Integration) -> f64| {
            let members: Vec<UnitId> = members.into_iter().filter(|unit| pools(*unit).is_some()).collect();
            let share = members.first().and_then(|unit| pools(*unit)).map_or(0.0, share);
            (members, share)
        };
        let streets = city.districts.iter().map(|district| {
            let (from, to) = district.streets;
            pool((from as usize..to as usize).map(UnitId::at).collect(), |lever| lever.pooled)
        });
        let functions = self.context.setup.functions.iter().enumerate().filter(|(_, (_, known))| known.level == Level::District);
        let bureaus = functions.map(|(function, _)| {
            pool(city.departments.iter().map(|district| UnitId::at(district[function] as usize)).collect(), |lever| lever.pooled_bureaus)
        });
        // Streets with a share of 0 get their own officers back; bureaus with a share of 0 are not changed.
        let groups: Vec<(Vec<UnitId>, f64)> = streets.chain(bureaus.filter(|(_, share)| *share > 0.0)).collect();
        for (members, share) in groups {
            self.units.pool(&self.context, &members, share);
            members.iter().for_each(|unit| self.start_tasks(*unit));
        }
    }
}
