//! Events: plain values that say what happens, and to whom.

use super::ids::{Id, OrderId, ProblemId, StreetId};
use crate::time::Time;

/// A reference to an order: its slot, and the stamp of the slot, which identifies stale events. Six bytes keep events small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct OrderRef {
    low: u16,
    high: u16,
    pub(super) stamp: u16,
}

impl OrderRef {
    pub(super) fn new(order: OrderId, stamp: u16) -> OrderRef {
        let index = order.index() as u32;
        OrderRef { low: index as u16, high: (index >> 16) as u16, stamp }
    }

    #[inline(always)]
    pub(super) fn id(self) -> OrderId {
        OrderId::at(usize::from(self.high) << 16 | usize::from(self.low))
    }
}

/// A caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Caller {
    /// A citizen who reports a problem.
    Reporter(OrderRef),
    /// A citizen with a question, praise or a suggestion: number `number` of the day in `street`.
    Inquirer { street: StreetId, number: u16 },
}

/// A task of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Task {
    /// The work on an order that the unit has in hand.
    Own(OrderRef),
    /// The work of a function on another unit's order.
    Help { order: OrderRef, function: u8 },
    /// A piece of the work on a topic, by number of the topic: streets under remediation have one each month.
    Topic(u32),
}

/// Which officers work on a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Officer {
    /// In the shift.
    Day,
    /// On duty around the clock.
    Duty,
}

/// The kinds of events. The index of a unit is shortened: a setup has at most 65,535.
#[derive(Clone, Copy, Debug)]
pub(super) enum Event {
    Midnight,
    HourBegins,
    ShiftBegins,
    Occasion { problem: ProblemId, number: u16 },
    CallsAgain { problem: ProblemId, citizen: u32, occasion: u16 },
    Rings { caller: Caller, line: u8, calls: u8 },
    HangsUp { line: u8, ticket: u32 },
    CallEnds { caller: Caller, line: u8 },
    Arrives(OrderRef),
    TaskEnds { task: Task, unit: u16, officer: Officer },
    LeadTimeEnds(OrderRef),
    LetterAnswered { order: OrderRef, function: u8, letters: u8, accepted: bool },
    DepartmentDue { order: OrderRef, function: u8, blows: u8, comes: bool },
    LimitReached(OrderRef),
    CityAsks(OrderRef),
    ObserverAsks(OrderRef),
}

impl Event {
    /// Its name in the code, for a probe.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Event::Midnight => "Midnight",
            Event::HourBegins => "HourBegins",
            Event::ShiftBegins => "ShiftBegins",
            Event::Occasion { .. } => "Occasion",
            Event::CallsAgain { .. } => "CallsAgain",
            Event::Rings { .. } => "Rings",
            Event::HangsUp { .. } => "HangsUp",
            Event::CallEnds { .. } => "CallEnds",
            Event::Arrives(_) => "Arrives",
            Event::TaskEnds { .. } => "TaskEnds",
            Event::LeadTimeEnds(_) => "LeadTimeEnds",
            Event::LetterAnswered { .. } => "LetterAnswered",
            Event::DepartmentDue { .. } => "DepartmentDue",
            Event::LimitReached(_) => "LimitReached",
            Event::CityAsks(_) => "CityAsks",
            Event::ObserverAsks(_) => "ObserverAsks",
        }
    }

    /// The problem or the order that it concerns, by which its memory is prefetched.
    pub(super) fn concerns(self) -> Concern {
        match self {
            Event::Occasion { problem, .. } => Concern::Problem(problem),
            Event::Arrives(order)
            | Event::TaskEnds { task: Task::Own(order) | Task::Help { order, .. }, .. }
            | Event::LeadTimeEnds(order)
            | Event::LetterAnswered { order, .. }
            | Event::DepartmentDue { order, .. }
            | Event::LimitReached(order)
            | Event::CityAsks(order)
            | Event::ObserverAsks(order)
            | Event::CallEnds { caller: Caller::Reporter(order), .. } => Concern::Order(order.id()),
            _ => Concern::Other,
        }
    }
}

/// What an event concerns.
#[derive(Clone, Copy, Debug)]
pub(super) enum Concern {
    Problem(ProblemId),
    Order(OrderId),
    Other,
}

const _: () = assert!(size_of::<(Time, Event)>() <= 16, "an event and its time fit 16 bytes");
