//! State of problems, orders, communities, units and lines.

use super::event::{Caller, Task};
use super::ids::{OrderId, ProblemId, StreetId, UnitId};
use super::latent::Latent;
use super::{Excluded, NEVER};
use crate::rules::Intake;
use crate::time::Time;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// State of a problem at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Open,
    Suppressed,
    Cured,
    Ended,
}

/// A problem. 32 bytes in half a cache line: events access problems in random order, and each costs one cache miss.
#[derive(Clone, Debug)]
#[repr(align(32))]
pub(super) struct Problem {
    /// Community number · 2⁴⁰ + category · 2³² + day · 2¹⁶ + number; numbers from 2¹⁵ on belong to shocks, see `Shock::number`.
    pub(super) address: u64,
    /// Its natural end.
    pub(super) ends: Time,
    /// The order in hand, if any.
    pub(super) lead: Option<OrderId>,
    /// It is suppressed until then; `NEVER` if it was not suppressed.
    pub(super) hidden: Time,
    /// Citizens affected.
    pub(super) affected: u16,
    /// Natural logarithm of its severity, in units of 2⁻¹².
    pub(super) ln_severity: i16,
    /// Orders and scheduled events that refer to it: its slot is freed when there are none.
    pub(super) references: u16,
    /// The occasion that is awaited, if only the next is scheduled; 0 for none.
    pub(super) awaited: u16,
    /// Its occasions are too many to be scheduled all at once.
    pub(super) frequent: bool,
    pub(super) cured: bool,
}

const _: () = assert!(size_of::<Problem>() == 32);

/// The address of a free slot.
pub(super) const FREE: u64 = u64::MAX;

impl Problem {
    /// What all problems have in common when they begin.
    pub(super) const NEW: Problem = Problem {
        address: FREE,
        ends: NEVER,
        lead: None,
        hidden: NEVER,
        affected: 1,
        ln_severity: 0,
        references: 0,
        awaited: 0,
        frequent: false,
        cured: false,
    };

    pub(super) fn category(&self) -> usize {
        (self.address >> 32) as u8 as usize
    }

    /// Its state follows from the time: no event ends it or brings it back.
    #[inline]
    pub(super) fn state(&self, now: Time) -> State {
        if self.cured {
            State::Cured
        } else if self.ends <= now {
            State::Ended
        } else if self.hidden > now {
            State::Suppressed
        } else {
            State::Open
        }
    }

    /// Whether it is cured or has ended.
    #[inline]
    pub(super) fn is_over(&self, now: Time) -> bool {
        self.cured || self.ends <= now
    }

    pub(super) fn ln_severity(&self) -> f64 {
        f64::from(self.ln_severity) / 4096.0
    }
}

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
pub(super) struct Order {
    /// The problem's address.
    pub(super) address: u64,
    /// Its problem; none in a free slot.
    pub(super) problem: Option<ProblemId>,
    pub(super) citizen: u32,
    /// Next follower of the same lead; for a lead, its first follower.
    pub(super) next: Option<OrderId>,
    pub(super) opened: Time,
    pub(super) dispatched: Time,
    pub(super) contacted: Time,
    pub(super) closed: Time,
    pub(super) deadline: Time,
    pub(super) reviewed: Time,
    pub(super) observed: Time,
    /// Sum of the care of its tasks, and their number.
    pub(super) care: f32,
    pub(super) tasks: u8,
    pub(super) unit: Option<UnitId>,
    /// Functions needed, not yet asked for, and done, as sets of bits.
    pub(super) needed: u32,
    pub(super) unasked: u32,
    pub(super) done: u32,
    pub(super) underway: u8,
    /// Number of the attempt: 1, and one more each time the order was sent back.
    pub(super) attempt: u8,
    /// Number of the occasion of the report; for repeated calls see `reporting::call_after`.
    pub(super) occasion: u16,
    pub(super) stamp: u16,
    pub(super) hops: u8,
    pub(super) returns: u8,
    /// Lost between the levels.
    pub(super) lost: bool,
    pub(super) blows: u8,
    pub(super) papers: u16,
    pub(super) stage: Stage,
    pub(super) outcome: Outcome,
    pub(super) coordination: CoordinationMode,
    pub(super) pending_reviews: u8,
    /// The city does not ask at the same time as the observer.
    pub(super) asked_separately: bool,
    pub(super) lead: bool,
    pub(super) by_telephone: bool,
    pub(super) own_done: bool,
    pub(super) lead_time_over: bool,
    pub(super) extended: bool,
    pub(super) on_paper: bool,
    /// The unit games its closing.
    pub(super) gamed: bool,
    /// The media follow it up.
    pub(super) followed: bool,
    /// Why it is excluded from the assessment, if it is.
    pub(super) excluded: Option<Excluded>,
    /// The citizen's answers to the observer and to the city.
    pub(super) observer_answer: Opinion,
    pub(super) official_answer: Opinion,
    /// Official and observer answers about an earlier attempt, which count for the cohort until there are later ones.
    pub(super) earlier_answers: [Option<EarlierAnswers>; 2],
}

const _: () = assert!(size_of::<Order>() == 128);

impl Order {
    /// The problem that it is about.
    #[inline]
    pub(super) fn problem(&self) -> ProblemId {
        self.problem.expect("only a free slot has no problem")
    }

    /// The unit that has it in hand.
    #[inline]
    pub(super) fn unit(&self) -> UnitId {
        self.unit.expect("an order in hand has a unit")
    }

    pub(super) fn category(&self) -> usize {
        (self.address >> 32) as u8 as usize
    }
}

/// A citizen's answers: contacted, resolved, credit in tenths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Opinion {
    pub(super) contacted: bool,
    pub(super) resolved: bool,
    pub(super) credit: u8,
}

/// A citizen's answers about an earlier attempt, and the facts at that time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EarlierAnswers {
    pub(super) opinion: Opinion,
    pub(super) contacted_in_time: bool,
    pub(super) cured: bool,
}

/// The state of a community that most events need, in one cache line.
#[derive(Clone, Debug)]
#[repr(align(64))]
pub(super) struct CommunityState {
    /// As in the city: readiness to call, number of residents, first resident, street and district.
    pub(super) voice: f64,
    pub(super) residents: u32,
    pub(super) first_resident: u32,
    pub(super) street: StreetId,
    pub(super) district: u16,
    /// Reputation of the hotline, from its closed orders; updated daily.
    pub(super) reputation: f64,
    /// Upper bound on the reputation so far; occasions that need a higher one have been skipped.
    pub(super) bound: f64,
}

const _: () = assert!(size_of::<CommunityState>() == 64);

/// The trust of each resident in the hotline.
#[derive(Clone, Debug)]
pub(super) struct CitizenTrust {
    initial: f32,
    /// One bit per resident: whether trust has changed. It has for few, and this fits into the cache.
    learned: Vec<u64>,
    own: Vec<f32>,
}

impl CitizenTrust {
    pub(super) fn new(initial: f32, residents: usize) -> CitizenTrust {
        CitizenTrust { initial, learned: vec![0; residents.div_ceil(64)], own: vec![0.0; residents] }
    }

    #[inline]
    pub(super) fn of(&self, citizen: u32) -> f32 {
        let learned = self.learned[citizen as usize / 64] >> (citizen % 64) & 1 == 1;
        if learned { self.own[citizen as usize] } else { self.initial }
    }

    pub(super) fn set(&mut self, citizen: u32, trust: f32) {
        self.learned[citizen as usize / 64] |= 1 << (citizen % 64);
        self.own[citizen as usize] = trust;
    }
}

/// Records of a community that few events need: closed orders, problems, expectations.
#[derive(Clone, Debug)]
pub(super) struct CommunityRecord {
    /// Decayed sums of cured and of all closed orders.
    pub(super) cured: f64,
    pub(super) closed: f64,
    /// Its problems with a slot, including some that are over.
    pub(super) problems: Vec<ProblemId>,
    /// Latent problems that a higher bound may bring to light, including some that are over.
    pub(super) latent: Vec<Latent>,
    /// Expected handling time, in days.
    pub(super) expectation: f64,
    pub(super) last_close: Time,
}

/// Hours of effort that a task takes, and the share of working time that the officer gives to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    pub(super) hours: f64,
    pub(super) attention: f64,
}

/// A task in a unit's queue; smallest key first, ties in order of arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct QueuedTask {
    pub(super) key: Reverse<Time>,
    pub(super) number: Reverse<u32>,
    pub(super) task: Task,
    pub(super) since: Time,
}

/// Weighted sums of answers since the last assessment.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) reviews: f64,
    /// Sum of squared weights.
    pub(super) reviews_squared: f64,
    pub(super) contacted: f64,
    pub(super) resolved: f64,
    pub(super) credit: f64,
    /// Sum and sum of squares of the scores of single orders.
    pub(super) score: f64,
    pub(super) score_squared: f64,
}

/// State of a street or department. What every task reads is in the first two cache lines.
#[derive(Clone, Debug)]
#[repr(C, align(64))]
pub(super) struct UnitState {
    /// Pressure from the ranking, from deadlines, and from leaders' attention.
    pub(super) rank_pressure: f64,
    pub(super) deadline_pressure: f64,
    pub(super) leaders_attention: f64,
    /// As in the city: attention without pressure; and the district of a street.
    pub(super) own_attention: f64,
    pub(super) fatigue: f64,
    pub(super) speed: f64,
    pub(super) deadline_at: Time,
    pub(super) street_of: Option<u32>,
    /// End of the reinforcement after an alarm.
    pub(super) reinforced_until: Time,
    /// Whether it knows how to game.
    pub(super) games: bool,
    pub(super) officers: [u32; 2],
    pub(super) busy: [u32; 2],
    pub(super) queue: BinaryHeap<QueuedTask>,
    /// Moving average of the share of time that officers are busy.
    pub(super) load: f64,
    /// Seconds that officers worked.
    pub(super) worked: i64,
    /// Time at which the contact desk is free.
    pub(super) contact_free: f64,
    /// As in the city: number of officers, and care without pressure.
    pub(super) staff: f64,
    pub(super) care_floor: f64,
    /// Moving average of the share of needed functions that took part in its orders.
    pub(super) completeness: f64,
    /// Moving average of the share of whistles that remained unanswered.
    pub(super) unanswered: f64,
    /// Number of "unresolved" answers to the callback about its orders.
    pub(super) unresolved_answers: f64,
    /// Answers since `tally_from`, which enter the next ranking.
    pub(super) tally: Tally,
    pub(super) tally_from: Time,
    /// Its own officers, before pooling.
    pub(super) own_officers: u32,
    /// Proactive work accumulated towards the next problem, in problems.
    pub(super) proactive: f64,
    /// Seconds that officers were present; seconds worked and present up to the last midnight.
    pub(super) present: i64,
    pub(super) yesterday: (i64, i64),
    /// Sum of daily attention in the warm-up, and the number of days.
    pub(super) warm_attention: (f64, u32),
    /// Overtime hours in the measurement period up to the start of the week.
    pub(super) overtime_before: f64,
}

/// A telephone line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) intake: Intake,
    /// Share of the simulated residents that it serves.
    pub(super) share: f64,
    pub(super) seats: u32,
    pub(super) busy: u32,
    pub(super) waiting: VecDeque<(u32, Caller, u8, Time)>,
    pub(super) tickets: u32,
    pub(super) calls: u32,
    /// Expected calls by kind of day and hour; negative before the first observation.
    pub(super) expected: Vec<f64>,
}
