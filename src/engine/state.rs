//! What a replication keeps of each problem, order, community, unit and line.

use super::{Caller, Excluded};
use crate::rules::Intake;
use crate::time::Time;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// Which officers work on a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Officer {
    /// In the shift.
    Day,
    /// On duty around the clock.
    Duty,
}

/// What is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Open,
    Suppressed,
    Cured,
    Ended,
}

/// A problem: what is wrong somewhere. 32 bytes: events meet problems in random order, and half a cache line is one miss.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    /// Community number · 2⁴⁰ + category · 2³² + day · 2¹⁶ + number; a shock's problems have numbers from 2¹⁵ on, see `Shock::number`.
    pub(super) address: u64,
    /// Its natural end.
    pub(super) ends: Time,
    /// The order that is being handled, if any.
    pub(super) lead: u32,
    /// Exposure, in whole seconds, at the last occasion to report that has passed; at birth, if none has.
    pub(super) exposure: u32,
    /// Number of that occasion; 0 at birth.
    pub(super) passed: u16,
    /// Citizens affected.
    pub(super) affected: u16,
    /// Natural logarithm of its severity, in units of 2⁻¹².
    pub(super) ln_severity: i16,
    /// Orders that still refer to it.
    pub(super) orders: u16,
    /// Changes whenever its pending event becomes stale.
    pub(super) version: u16,
    /// Changes whenever the slot is used anew.
    pub(super) slot: u8,
    pub(super) state: State,
}

const _: () = assert!(size_of::<Problem>() == 32);

impl Problem {
    pub(super) fn category(&self) -> usize {
        (self.address >> 32) as u8 as usize
    }

    /// Cured, or ended by itself.
    pub(super) fn is_over(&self) -> bool {
        matches!(self.state, State::Cured | State::Ended)
    }

    pub(super) fn ln_severity(&self) -> f64 {
        f64::from(self.ln_severity) / 4096.0
    }
}

/// What was found when an order was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Cured,
    Ended,
    Suppressed,
    Untouched,
}

/// Where an order is.
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

/// How functions that the unit does not hold are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CoordinationMode {
    Letters,
    Whistle,
}

/// A work order: one citizen's request about one problem.
///
/// Two cache lines: it knows its problem's address, so that few events need the problem itself.
#[derive(Clone, Debug)]
#[repr(align(64))]
pub(super) struct Order {
    /// The problem's address.
    pub(super) address: u64,
    pub(super) problem: u32,
    pub(super) citizen: u32,
    /// Next follower of the same lead; for a lead, its first follower.
    pub(super) next: u32,
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
    pub(super) unit: u32,
    /// Functions needed, still to be asked, and done, as sets of bits.
    pub(super) needed: u32,
    pub(super) unasked: u32,
    pub(super) done: u32,
    pub(super) underway: u8,
    /// From 1; more after the order was sent back.
    pub(super) attempt: u8,
    /// Number of the occasion in the problem's life; for a call after an answer see `report::call_after`.
    pub(super) occasion: u16,
    pub(super) stamp: u16,
    pub(super) hops: u8,
    pub(super) returns: u8,
    /// Lost on the way down the levels.
    pub(super) lost: bool,
    pub(super) blows: u8,
    pub(super) papers: u16,
    pub(super) stage: Stage,
    pub(super) outcome: Outcome,
    pub(super) coordination: CoordinationMode,
    pub(super) pending_reviews: u8,
    /// The city asks at another time than the observer.
    pub(super) asked_separately: bool,
    pub(super) lead: bool,
    pub(super) by_telephone: bool,
    pub(super) own_done: bool,
    pub(super) lead_time_over: bool,
    pub(super) extended: bool,
    pub(super) on_paper: bool,
    /// Closed with an answer talked up.
    pub(super) gamed: bool,
    /// The media follow it up.
    pub(super) followed: bool,
    /// Left out of the assessment, and why.
    pub(super) excluded: Option<Excluded>,
    /// What the citizen observer_answer, and what he official_answer the city.
    pub(super) observer_answer: Opinion,
    pub(super) official_answer: Opinion,
    /// What the official callback and the observer last heard of an earlier attempt, which counts for the cohort until they hear more.
    pub(super) earlier_answers: [Option<EarlierAnswers>; 2],
}

const _: () = assert!(size_of::<Order>() == 128);

impl Order {
    pub(super) fn category(&self) -> usize {
        (self.address >> 32) as u8 as usize
    }
}

/// A citizen's answers: said contacted, said resolved, credit in tenths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Opinion {
    pub(super) contacted: bool,
    pub(super) resolved: bool,
    pub(super) credit: u8,
}

/// A citizen's answers about an attempt, and what was so when they were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EarlierAnswers {
    pub(super) opinion: Opinion,
    pub(super) contacted_in_time: bool,
    pub(super) cured: bool,
}

/// A community: what nearly every event there asks for, in one cache line.
#[derive(Clone, Debug)]
#[repr(align(64))]
pub(super) struct CommunityState {
    /// Readiness to call, residents, the first of them, street and district: as in the city.
    pub(super) voice: f64,
    pub(super) residents: u32,
    pub(super) first_resident: u32,
    pub(super) street: u16,
    pub(super) district: u16,
    /// Citizens affected by problems open or suppressed, summed over problems; since when; and that integrated over time.
    pub(super) affected_now: i64,
    pub(super) since: Time,
    pub(super) unmet: i64,
    /// What is known of its closed orders: it spreads overnight.
    pub(super) reputation: f64,
    /// No reputation until now was above this; occasions that need more were passed over.
    pub(super) bound: f64,
}

const _: () = assert!(size_of::<CommunityState>() == 64);

/// What each resident observer_answer of the hotline.
#[derive(Clone, Debug)]
pub(super) struct CitizenTrust {
    initial: f32,
    /// One bit for each resident: whether he has learned anything. Few have, and this is small enough to be at hand.
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

/// What a community remembers.
#[derive(Clone, Debug)]
pub(super) struct CommunityRecord {
    /// Decayed sums of closed orders.
    pub(super) cured: f64,
    pub(super) closed: f64,
    /// Its problems, and some that are over.
    pub(super) problems: Vec<u32>,
    /// Problems that nobody would report as long as its reputation is below the bound, and some that are over.
    pub(super) latent: Vec<Problem>,
    /// Days that an order is expected to take.
    pub(super) expectation: f64,
    pub(super) last_close: Time,
}

/// The task that is the unit's own, among the functions of an order's tasks.
pub(super) const OWN: u8 = u8::MAX;

/// A task on the topic, among the functions of an order's tasks.
pub(super) const TOPIC: u8 = u8::MAX - 1;

/// What a task takes: hours of effort, and the share of his time that the officer gives to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort {
    pub(super) hours: f64,
    pub(super) attention: f64,
}

/// A task in a unit's queue: the smallest key first, then the first come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct QueuedTask {
    pub(super) key: Reverse<Time>,
    pub(super) number: Reverse<u32>,
    pub(super) order: u32,
    pub(super) stamp: u16,
    pub(super) function: u8,
    pub(super) since: Time,
}

/// Answers since the last assessment, summed with their weights.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) reviews: f64,
    /// Sum of squared weights.
    pub(super) reviews_squared: f64,
    pub(super) contacted: f64,
    pub(super) resolved: f64,
    pub(super) credit: f64,
    /// Sum and sum of squares of single orders' scores.
    pub(super) score: f64,
    pub(super) score_squared: f64,
}

/// A street or department at work.
#[derive(Clone, Debug)]
pub(super) struct UnitState {
    /// Pressure of the ranking, of deadlines, of leaders' attention.
    pub(super) rank_pressure: f64,
    pub(super) deadline_pressure: f64,
    pub(super) deadline_at: Time,
    pub(super) leaders_attention: f64,
    pub(super) fatigue: f64,
    /// Whether it knows how to game.
    pub(super) games: bool,
    /// Answers of "unresolved" that the callback brought it.
    pub(super) unresolved_answers: f64,
    /// Moving mean of the share of time that officers are busy.
    pub(super) load: f64,
    /// Moving share of needed functions that came, in the unit's concluded orders.
    pub(super) completeness: f64,
    /// Work taken up before complaints, not yet a whole problem.
    pub(super) proactive: f64,
    /// Officers of the unit's own, before any are pooled.
    pub(super) own_officers: u32,
    /// Seconds worked and present until last midnight.
    pub(super) yesterday: (i64, i64),
    /// Moving share of whistles that stayed unanswered.
    pub(super) unanswered: f64,
    /// When the contact desk is free.
    pub(super) contact_free: f64,
    pub(super) speed: f64,
    /// Until when an alarm has given it more officers.
    pub(super) reinforced_until: Time,
    pub(super) officers: [u32; 2],
    pub(super) busy: [u32; 2],
    pub(super) queue: BinaryHeap<QueuedTask>,
    /// Answers since `tally_from`, which enter the next ranking.
    pub(super) tally: Tally,
    pub(super) tally_from: Time,
    /// Sum of daily attention in the warm-up, and the number of days.
    pub(super) warm_attention: (f64, u32),
    /// Counted overtime hours until the week began.
    pub(super) overtime_before: f64,
    /// Seconds worked by officers, and seconds that they were there.
    pub(super) worked: i64,
    pub(super) present: i64,
}

/// A telephone line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) intake: Intake,
    /// Share of the simulated residents whom it serves.
    pub(super) share: f64,
    pub(super) seats: u32,
    pub(super) busy: u32,
    pub(super) waiting: VecDeque<(u32, Caller, u8, Time)>,
    pub(super) tickets: u32,
    pub(super) calls: u32,
    /// Expected calls by kind of day and hour; negative before the first observation.
    pub(super) expected: Vec<f64>,
}
