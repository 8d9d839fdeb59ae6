//! The output of a replication: its ledger and, on request, its orders.

use crate::ledger::Ledger;
use crate::time::Time;

/// One row of `orders.csv`: a closing of an order, or an open order. Times are `None` for what did not happen.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderRow {
    /// Address of its problem: community number, category, day, number.
    pub problem: [u32; 4],
    /// Number of the occasion of its report.
    pub occasion: u32,
    /// Index of the citizen among all residents.
    pub citizen: u32,
    /// Index of its community.
    pub community: u32,
    /// Index of its category.
    pub category: u8,
    /// Whether it came by telephone.
    pub by_telephone: bool,
    /// Whether it is the lead order about its problem.
    pub lead: bool,
    /// Time of the citizen's first call.
    pub opened: Time,
    /// Time at which it reached its unit.
    pub dispatched: Option<Time>,
    /// Time of the contact with the citizen.
    pub contacted: Option<Time>,
    /// Time of closing.
    pub closed: Option<Time>,
    /// Time at which the city's callback reached the citizen.
    pub reviewed: Option<Time>,
    /// Time of the observer's interview.
    pub observer_reviewed: Option<Time>,
    /// Its deadline, if limits are enforced.
    pub deadline: Option<Time>,
    /// Index of the unit that handled it.
    pub unit: Option<u32>,
    /// Number of referrals between lines and units.
    pub hops: u32,
    /// Number of functions needed beside the unit's own.
    pub functions: u32,
    /// Number of whistles blown for it.
    pub whistles: u32,
    /// Whether its deadline was extended.
    pub extended: bool,
    /// Whether it was closed on paper.
    pub closed_on_paper: bool,
    /// Number of the attempt: 1, and one more each time the order was sent back.
    pub attempt: u32,
    /// Whether this closing was sent back.
    pub sent_back: bool,
    /// Why it is excluded from the official rates, if it is.
    pub excluded: Option<Excluded>,
    /// Whether the contact was in time.
    pub contacted_in_time: bool,
    /// The citizen's answers to the callback: contacted, resolved, credit in tenths.
    pub official: Option<(bool, bool, u8)>,
    /// The citizen's answers to the observer.
    pub observer: Option<(bool, bool, u8)>,
    /// Whether the problem was actually cured when the order was closed.
    pub cured: bool,
}

/// Why an order is excluded from the official rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excluded {
    /// An audit found that the unit influenced the answer.
    Void,
    /// The unit obtained its exclusion.
    Argued,
    /// No attempt can cure its problem yet: it is on account.
    Deferred,
}

impl Excluded {
    /// The word used in files.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Excluded::Void => "void",
            Excluded::Argued => "argued",
            Excluded::Deferred => "deferred",
        }
    }
}

/// The output of one replication.
#[derive(Clone, Debug)]
pub struct ReplicationOutput {
    /// Its ledger.
    pub ledger: Ledger,
    /// The orders open or reviewed in the measurement period, in order of address; empty unless requested.
    pub orders: Vec<OrderRow>,
}

/// Whether single orders are recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Log {
    /// Only the ledger.
    Off,
    /// Every order.
    Orders,
}
