//! Orders: their state and their stages.

use super::*;

/// State of the problem when an order was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Cured,
    Ended,
    Suppressed,
    Untouched,
}

/// Stage of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// On the telephone, not registered.
    Calling,
    /// Registered, no unit yet.
    Waiting,
    /// At its unit.
    InHand,
    Closed,
    /// The caller gave up: never registered.
    GaveUp,
}

/// How a unit asks for functions that it does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CoordinationMode {
    Letters,
    Whistle,
}

/// A work order: one citizen's request about one problem.
///
/// Two cache lines. The address of its problem is included, so that few events need the problem itself.
#[derive(Clone, Debug)]
#[repr(align(64))]
pub(in crate::engine) struct Order {
    /// The problem's address.
    pub(in crate::engine) address: u64,
    /// Its problem; none in a free slot.
    pub(super) problem: Option<ProblemId>,
    pub(in crate::engine) citizen: u32,
    /// Next follower of the same lead; for a lead, its first follower.
    pub(super) next: Option<OrderId>,
    pub(in crate::engine) opened: Time,
    pub(super) contacted: Time,
    pub(in crate::engine) deadline: Time,
    /// Functions needed, not yet asked for, and done, as sets of bits.
    pub(in crate::engine) needed: u32,
    pub(super) unasked: u32,
    pub(super) done: u32,
    /// Sum of the care of its tasks.
    pub(super) care: f32,
    pub(in crate::engine) unit: Option<UnitId>,
    /// Number of the occasion of the report; for repeated calls see `reporting::call_after`.
    pub(in crate::engine) occasion: u16,
    pub(in crate::engine) stamp: u16,
    /// Number of its tasks.
    pub(super) tasks: u8,
    pub(super) underway: u8,
    /// Number of the attempt: 1, and one more each time the order was sent back or returned from its account.
    pub(super) attempt: u8,
    pub(in crate::engine) hops: u8,
    pub(super) stage: Stage,
    pub(super) lead: bool,
    pub(super) own_done: bool,
    pub(super) lead_time_over: bool,
    pub(super) dispatched: Time,
    pub(super) closed: Time,
    pub(super) reviewed: Time,
    pub(super) observed: Time,
    pub(super) papers: u16,
    pub(super) pending_reviews: u8,
    /// Lost between the levels.
    pub(super) lost: bool,
    pub(super) returns: u8,
    pub(super) blows: u8,
    pub(super) outcome: Outcome,
    pub(super) coordination: CoordinationMode,
    /// The city does not ask at the same time as the observer.
    pub(super) asked_separately: bool,
    pub(super) by_telephone: bool,
    pub(super) extended: bool,
    pub(super) on_paper: bool,
    /// The unit games its closing.
    pub(super) gamed: bool,
    /// The media follow it up.
    pub(super) followed: bool,
    /// It was on account and has returned.
    pub(super) returned: bool,
    /// Why it is excluded from the assessment, if it is.
    pub(super) excluded: Option<Excluded>,
    /// The citizen's answers to the observer and to the city.
    pub(super) observer_answer: Opinion,
    pub(super) official_answer: Opinion,
    /// Whether its answers have been assessed: they are once.
    pub(super) assessed: bool,
    /// Official and observer answers about an earlier attempt, which count as last answers until there are later ones.
    pub(super) earlier_answers: [Option<EarlierAnswers>; 2],
}

const _: () = assert!(size_of::<Order>() == 128);

impl Order {
    /// An order about a problem, not registered yet.
    pub(in crate::engine) fn new(address: u64, problem: ProblemId, citizen: u32, occasion: u16, opened: Time, by_telephone: bool) -> Order {
        Order {
            address,
            problem: Some(problem),
            citizen,
            next: None,
            opened,
            dispatched: NEVER,
            contacted: NEVER,
            closed: NEVER,
            deadline: NEVER,
            reviewed: NEVER,
            observed: NEVER,
            care: 0.0,
            tasks: 0,
            unit: None,
            needed: 0,
            unasked: 0,
            underway: 0,
            done: 0,
            attempt: 1,
            occasion,
            stamp: 0,
            hops: 0,
            returns: 0,
            lost: false,
            blows: 0,
            papers: 0,
            stage: Stage::Calling,
            outcome: Outcome::Untouched,
            coordination: CoordinationMode::Letters,
            pending_reviews: 0,
            asked_separately: false,
            lead: false,
            by_telephone,
            own_done: false,
            lead_time_over: false,
            extended: false,
            on_paper: false,
            gamed: false,
            followed: false,
            returned: false,
            excluded: None,
            assessed: false,
            observer_answer: Opinion::default(),
            official_answer: Opinion::default(),
            earlier_answers: [None; 2],
        }
    }

    /// The problem that it is about.
    #[inline]
    pub(in crate::engine) fn problem(&self) -> ProblemId {
        self.problem.expect("only a free slot has no problem")
    }

    /// The unit that has it in hand.
    #[inline]
    pub(in crate::engine) fn unit(&self) -> UnitId {
        self.unit.expect("an order in hand has a unit")
    }

    /// How often it was sent back; the return from its account is not counted.
    pub(super) fn times_sent_back(&self) -> u8 {
        self.attempt - 1 - u8::from(self.returned)
    }

    pub(in crate::engine) fn category(&self) -> usize {
        category_at(self.address)
    }
}

/// A citizen's answers: contacted, resolved, credit in tenths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::engine) struct Opinion {
    pub(in crate::engine) contacted: bool,
    pub(in crate::engine) resolved: bool,
    pub(in crate::engine) credit: u8,
}

/// A citizen's answers about an earlier attempt, and the facts at that time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EarlierAnswers {
    pub(in crate::engine) opinion: Opinion,
    pub(in crate::engine) contacted_in_time: bool,
    pub(in crate::engine) cured: bool,
    /// The interval of the review.
    pub(super) interval: u16,
}
