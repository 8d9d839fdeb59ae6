//! What a replication leaves behind: its ledger, and its orders if they are asked for.

use crate::ledger::Ledger;
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
    /// From 1; more after the order was sent back.
    pub attempt: u32,
    /// Whether this closing was sent back.
    pub sent_back: bool,
    /// Why it is left out of the official rates, if it is.
    pub excluded: Option<Excluded>,
    /// Whether the contact was in time.
    pub contacted_in_time: bool,
    /// What the citizen told the city: said contacted, said resolved, credit in tenths.
    pub official: Option<(bool, bool, u8)>,
    /// The same, told to the observer.
    pub observer: Option<(bool, bool, u8)>,
    /// Whether the problem was cured when the order was closed.
    pub cured: bool,
}

/// Why an order is left out of the official rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excluded {
    /// An audit found the answer talked up.
    Void,
    /// The unit argued it out.
    Argued,
    /// No attempt can cure its problem: outside policy.
    Justified,
}

impl Excluded {
    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            Excluded::Void => "void",
            Excluded::Argued => "argued",
            Excluded::Justified => "justified",
        }
    }
}

/// What one replication left behind.
#[derive(Clone, Debug)]
pub struct ReplicationOutput {
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
