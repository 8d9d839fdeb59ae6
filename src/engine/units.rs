//! Units: streets and departments, their officers, queues and pressure.

mod care;
mod experience;
mod pressure;
mod proactive;
mod staffing;
mod work;

use super::*;
use care::CareState;

/// A task in a unit's queue; smallest key first, ties in order of arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct QueuedTask {
    key: Reverse<Time>,
    number: Reverse<u32>,
    task: Task,
    since: Time,
}

/// State of a street or department. What every task reads is in the first two cache lines.
#[derive(Clone, Debug)]
#[repr(C, align(64))]
struct UnitState {
    /// Pressure from the ranking, from deadlines, and from leaders' attention.
    rank_pressure: f64,
    deadline_pressure: f64,
    leaders_attention: f64,
    /// As in the city: attention and care without pressure; and the district, if it is a street.
    own_attention: f64,
    care_floor: f64,
    fatigue: f64,
    speed: f64,
    deadline_at: Time,
    district: Option<u32>,
    /// End of the reinforcement after an alarm.
    reinforced_until: Time,
    officers: [u32; 2],
    busy: [u32; 2],
    queue: BinaryHeap<QueuedTask>,
    /// Moving average of the share of time that officers are busy.
    load: f64,
    /// Seconds that officers worked.
    worked: i64,
    /// Time at which the contact desk is free.
    contact_free: f64,
    /// As in the city: number of officers.
    staff: f64,
    /// Moving average of the share of needed functions that took part in its orders.
    completeness: f64,
    /// Moving average of the share of whistles that remained unanswered.
    unanswered: f64,
    /// Its own officers, before pooling.
    own_officers: u32,
    /// Proactive work accumulated towards the next problem, in problems.
    proactive: f64,
    /// Seconds that officers were present; seconds worked and present up to the last midnight.
    present: i64,
    yesterday: (i64, i64),
    care: CareState,
    /// Pressure from remediation, if it is a street.
    remediation: f64,
    /// Sum of daily attention in the warm-up, and the number of days.
    warm_attention: (f64, u32),
    /// Overtime hours in the measurement period up to the start of the week.
    overtime_before: f64,
}

const _: () = assert!(std::mem::offset_of!(UnitState, queue) + size_of::<BinaryHeap<QueuedTask>>() <= 128);

/// All units.
pub(super) struct Units {
    states: Table<UnitId, UnitState>,
    /// Pressure from the ranking on each district.
    district_rank: Vec<f64>,
    /// The unit of each function in each district.
    holders: Vec<UnitId>,
    /// Number of the next task.
    queue_number: u32,
}

impl Units {
    /// The units of the city, at rest.
    pub(super) fn new(context: &Context<impl DrawSink>) -> Units {
        let city = context.city;
        let settings = &context.setup.tables.behaviour;
        let state = |unit: &city::Unit| {
            let working = unit.staff * (1.0 - settings.desk_share);
            let officers = libm::round(working).max(1.0);
            UnitState {
                rank_pressure: 0.0,
                deadline_pressure: 0.0,
                deadline_at: 0,
                leaders_attention: 0.0,
                fatigue: 0.0,
                load: 0.0,
                completeness: 1.0,
                proactive: 0.0,
                own_attention: unit.own_attention,
                district: unit.district.filter(|_| unit.kind == UnitKind::Street),
                staff: unit.staff,
                care_floor: unit.care_floor,
                care: CareState::default(),
                remediation: 0.0,
                own_officers: officers as u32,
                yesterday: (0, 0),
                unanswered: 0.0,
                contact_free: 0.0,
                // Officers are whole; the fractional capacity becomes speed.
                speed: unit.skill * working / officers,
                reinforced_until: 0,
                officers: [officers as u32, 0],
                busy: [0, 0],
                queue: BinaryHeap::new(),
                warm_attention: (0.0, 0),
                overtime_before: 0.0,
                worked: 0,
                present: 0,
            }
        };
        Units {
            states: city.units.iter().map(state).collect(),
            district_rank: vec![0.0; city.districts.len()],
            holders: city.departments.iter().flatten().map(|unit| UnitId::at(*unit as usize)).collect(),
            queue_number: 0,
        }
    }

    /// All units.
    pub(super) fn ids(&self) -> impl ExactSizeIterator<Item = UnitId> + use<> {
        self.states.ids()
    }

    /// The unit that holds a function in the district of an address.
    pub(super) fn holder(&self, context: &Context<impl DrawSink>, address: u64, function: usize) -> UnitId {
        if function == STREET_FUNCTION {
            return context.street_at(address).into();
        }
        self.holders[context.district_at(address) * context.setup.functions.len() + function]
    }

    /// Whether no unit worked longer than its officers were present.
    pub(super) fn worked_while_present(&self) -> bool {
        self.states.rows().iter().all(|state| state.worked <= state.present)
    }
}
