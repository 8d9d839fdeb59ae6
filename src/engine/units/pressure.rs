//! Pressure on units, and what follows from it: attention and gaming.

use super::*;
use crate::behaviour;

/// A pressure, with that of remediation if there is any.
pub(super) fn with_remediation(pressure: f64, level: f64) -> f64 {
    if level > 0.0 { behaviour::noisy_or(pressure, level) } else { pressure }
}

/// Leaders' attention to a unit, with that of remediation.
fn leaders(state: &UnitState) -> f64 {
    with_remediation(state.leaders_attention, state.remediation)
}

impl Units {
    /// Pressure on a unit: noisy-or of rank pressure, deadline pressure and leaders' attention; for a street, also of part of its district's rank pressure.
    pub(in crate::engine) fn pressure(&self, context: &Context<impl DrawSink>, unit: UnitId) -> f64 {
        self.pressure_from(context, unit, leaders(&self.states[unit]))
    }

    /// The same without remediation.
    pub(super) fn pressure_without_remediation(&self, context: &Context<impl DrawSink>, unit: UnitId) -> f64 {
        self.pressure_from(context, unit, self.states[unit].leaders_attention)
    }

    fn pressure_from(&self, context: &Context<impl DrawSink>, unit: UnitId, leaders: f64) -> f64 {
        let state = &self.states[unit];
        let mut rank = state.rank_pressure;
        if let Some(district) = state.district
            && let Some(ranking) = &context.rules_on(unit).ranking
        {
            rank = behaviour::noisy_or(rank, ranking.pass * self.district_rank[district as usize]);
        }
        behaviour::noisy_or(behaviour::noisy_or(rank, state.deadline_pressure), leaders)
    }

    /// Pressure on a unit from each of [`SOURCES`] alone; [`Units::pressure`] is their noisy-or.
    pub(super) fn sources(&self, context: &Context<impl DrawSink>, unit: UnitId) -> [f64; 4] {
        let state = &self.states[unit];
        let district = match (&context.rules_on(unit).ranking, state.district) {
            (Some(ranking), Some(district)) => ranking.pass * self.district_rank[district as usize],
            _ => 0.0,
        };
        [state.rank_pressure, district, state.deadline_pressure, leaders(state)]
    }

    /// Attention: the share of working time that a unit gives to orders now.
    pub(in crate::engine) fn attention(&self, context: &Context<impl DrawSink>, unit: UnitId) -> f64 {
        behaviour::attention(&context.setup.tables.behaviour, self.states[unit].own_attention, self.pressure(context, unit))
    }

    /// Share of closings that a unit games at present.
    pub(in crate::engine) fn gaming(&self, context: &Context<impl DrawSink>, unit: UnitId) -> f64 {
        let state = &self.states[unit];
        if state.rank_pressure <= 0.0 {
            return 0.0;
        }
        behaviour::gaming(&context.setup.tables.behaviour, state.rank_pressure, state.load, context.rules_on(unit).audit)
    }

    /// Moves deadline pressure towards the urgency of the order in hand, by exponential smoothing over time.
    pub(super) fn update_deadline_pressure(&mut self, context: &Context<impl DrawSink>, unit: UnitId, urgency: f64) {
        let now = context.now;
        if urgency == 0.0 && self.states[unit].deadline_pressure == 0.0 {
            self.states[unit].deadline_at = now;
            return;
        }
        let memory = context.setup.tables.behaviour.deadline_memory.seconds().max(1.0);
        let state = &mut self.states[unit];
        let step = -libm::expm1(-f64::from(now - state.deadline_at) / memory);
        state.deadline_pressure += step * (urgency - state.deadline_pressure);
        state.deadline_at = now;
    }

    /// Pressure from deadlines on a unit.
    pub(in crate::engine) fn deadline_pressure(&self, unit: UnitId) -> f64 {
        self.states[unit].deadline_pressure
    }

    /// Pressure from the ranking on a unit.
    pub(in crate::engine) fn rank_pressure(&self, unit: UnitId) -> f64 {
        self.states[unit].rank_pressure
    }

    /// Moves the pressure from the ranking on a unit towards that of its new rank.
    pub(in crate::engine) fn press(&mut self, unit: UnitId, ranking: &Ranking, pressure: f64) {
        let old = &mut self.states[unit].rank_pressure;
        *old = ranking.memory * *old + (1.0 - ranking.memory) * pressure;
    }

    /// Moves the pressure from the ranking on a district towards that of its new rank.
    pub(in crate::engine) fn press_district(&mut self, district: usize, ranking: &Ranking, pressure: f64) {
        let old = &mut self.district_rank[district];
        *old = ranking.memory * *old + (1.0 - ranking.memory) * pressure;
    }

    /// Units and districts that are not ranked under the rules in force are under no pressure from the ranking.
    pub(in crate::engine) fn relieve_unranked(&mut self, context: &Context<impl DrawSink>) {
        for (unit, state) in self.states.ids().zip(self.states.rows_mut()) {
            if !context.is_ranked(unit) {
                state.rank_pressure = 0.0;
            }
        }
        for (district, pressure) in self.district_rank.iter_mut().enumerate() {
            if !context.is_ranked_district(district) {
                *pressure = 0.0;
            }
        }
    }

    /// Pressure from a street's remediation.
    pub(in crate::engine) fn remediation(&self, street: StreetId) -> f64 {
        self.states[UnitId::from(street)].remediation
    }

    /// Sets the pressure from a street's remediation.
    pub(in crate::engine) fn set_remediation(&mut self, street: StreetId, level: f64) {
        self.states[UnitId::from(street)].remediation = level;
    }

    /// Raises leaders' attention to a unit by a share of its distance to 1.
    pub(in crate::engine) fn raise_attention(&mut self, unit: UnitId, share: f64) {
        let attention = &mut self.states[unit].leaders_attention;
        *attention += (1.0 - *attention) * share;
    }

    /// An "unresolved" answer that counts in the assessment draws leaders' attention to the unit.
    pub(in crate::engine) fn alert_leaders(&mut self, context: &Context<impl DrawSink>, unit: UnitId) {
        let drawn = context.setup.tables.behaviour.callback_attention / self.states[unit].staff.max(f64::MIN_POSITIVE);
        self.raise_attention(unit, drawn.min(1.0));
    }

    /// Daily decay of leaders' attention and deadline pressure.
    pub(in crate::engine) fn decay_daily(&mut self, context: &Context<impl DrawSink>) {
        let memory = context.setup.tables.behaviour.attention_memory;
        let fading = libm::exp(-f64::from(DAY) / memory.seconds().max(1.0));
        for unit in self.states.ids() {
            self.states[unit].leaders_attention *= fading;
            if self.states[unit].deadline_at <= context.now - DAY {
                self.update_deadline_pressure(context, unit, 0.0);
            }
        }
    }
}
