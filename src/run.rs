//! One replication of one design, as lived.

use crate::city::City;
use crate::ledger::Ledger;
use crate::plan::Plan;
use crate::time::Time;

/// One work order as it stands in `orders.csv`; times are `None` where a thing did not happen.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderRow {
    /// Address of its problem: community number, category, day, number.
    pub problem: [u32; 4],
    /// Number of the occasion on which it was reported.
    pub occasion: u32,
    /// Index of the citizen among all residents.
    pub citizen: u32,
    /// Index of its community.
    pub community: u32,
    /// Index of its category.
    pub category: u8,
    /// Whether it came by telephone.
    pub by_telephone: bool,
    /// Whether it is the lead.
    pub lead: bool,
    /// The citizen's first call.
    pub opened: Time,
    /// Accepted by its unit.
    pub dispatched: Option<Time>,
    /// Citizen contacted.
    pub contacted: Option<Time>,
    /// Closed.
    pub closed: Option<Time>,
    /// City's callback reached the citizen.
    pub reviewed: Option<Time>,
    /// The observer's question.
    pub observer_reviewed: Option<Time>,
    /// Its limit, if limits are enforced.
    pub deadline: Option<Time>,
    /// Index of the unit that kept it.
    pub unit: Option<u32>,
    /// Hops from line to line and unit to unit.
    pub hops: u32,
    /// Functions needed beside the unit's own.
    pub functions: u32,
    /// Whistles blown for it.
    pub whistles: u32,
    /// Whether its limit was extended.
    pub extended: bool,
    /// Whether it was closed on paper.
    pub closed_on_paper: bool,
    /// Whether the contact was in time.
    pub contacted_in_time: bool,
    /// The citizen's answers, if asked by anyone: said contacted, said resolved, credit in tenths.
    pub answers: Option<(bool, bool, u8)>,
    /// Whether the problem was cured when the order was closed.
    pub cured: bool,
}

/// What one replication left behind.
#[derive(Clone, Debug)]
pub struct Lived {
    /// Its sums.
    pub ledger: Ledger,
    /// Its orders that were open or reviewed in the counted time, if asked for, in order of their addresses.
    pub orders: Vec<OrderRow>,
}

/// Whether the order log is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Log {
    /// Sums only.
    Off,
    /// Every order.
    Orders,
}

/// Lives one replication (from 1) of a plan in a city (from 1).
pub fn simulate(plan: &Plan, city: &City, city_number: u32, replication: u32, log: Log) -> Lived {
    let _ = (plan, city_number, replication, log);
    Lived { ledger: Ledger::new(plan.periods.count(), city.streets.len(), city.units.len()), orders: Vec::new() }
}
