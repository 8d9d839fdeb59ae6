//! Problems: their state.

use super::*;

/// State of a problem at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::engine) enum State {
    Open,
    Suppressed,
    Cured,
    Ended,
}

/// A problem. 32 bytes in half a cache line: events access problems in random order, and each costs one cache miss.
#[derive(Clone, Debug)]
#[repr(align(32))]
pub(in crate::engine) struct Problem {
    /// Community number · 2⁴⁰ + category · 2³² + day · 2¹⁶ + number; numbers from 2¹⁵ on belong to shocks, see `Shock::number`.
    pub(in crate::engine) address: u64,
    /// Its natural end.
    pub(in crate::engine) ends: Time,
    /// The order in hand, if any.
    pub(in crate::engine) lead: Option<OrderId>,
    /// It is suppressed until then; `NEVER` if it was not suppressed.
    pub(in crate::engine) hidden: Time,
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
    pub(in crate::engine) cured: bool,
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

    pub(in crate::engine) fn category(&self) -> usize {
        category_at(self.address)
    }

    /// Its state follows from the time: no event ends it or brings it back.
    #[inline]
    pub(in crate::engine) fn state(&self, now: Time) -> State {
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

impl<N: DrawSink> Demand<'_, N> {
    /// A problem is cured: no citizen is affected any more.
    pub(in crate::engine) fn cure(&mut self, context: &Context<N>, id: ProblemId) {
        let problem = &mut self.problems[id];
        problem.cured = true;
        let (address, affected, ends) = (problem.address, i64::from(problem.affected), problem.ends);
        // Its unmet time was added up to the natural end.
        self.change_affected(context, address, -affected, context.now, ends);
        self.free_problem(context, id);
    }

    /// Suppresses an open problem for `times` the mean time, or until its natural end.
    pub(in crate::engine) fn suppress(&mut self, context: &Context<N>, id: ProblemId, times: f64) {
        self.problems[id].hidden = context.after(times * context.setup.tables.behaviour.suppressed.seconds());
    }
}
