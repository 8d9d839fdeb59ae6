//! Faults that tests plant, to see whether `validate` finds them. Outside the tests of this crate there are none.

/// A fault that can be planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Occasions to report that fall on every 50th second are lost.
    EventLost,
    /// A unit has one officer more than it should.
    ExtraServer,
    /// Of tasks with the same key, the last come is the first served.
    TiesReversed,
    /// Durations are cut down to whole seconds, not rounded.
    TimesTruncated,
    /// A helper's hours are those of the order's own work.
    DrawReused,
}

#[cfg(test)]
pub(crate) use planted::{has, with_fault};

/// Whether a fault is planted: never.
#[cfg(not(test))]
#[inline(always)]
pub(crate) const fn has(_: Fault) -> bool {
    false
}

#[cfg(test)]
mod planted {
    use super::Fault;
    use std::cell::Cell;

    thread_local! {
        static PLANTED: Cell<Option<Fault>> = const { Cell::new(None) };
    }

    /// Does something on this thread under a fault.
    pub(crate) fn with_fault<T>(fault: Fault, work: impl FnOnce() -> T) -> T {
        PLANTED.set(Some(fault));
        let done = work();
        PLANTED.set(None);
        done
    }

    pub(crate) fn has(fault: Fault) -> bool {
        PLANTED.get() == Some(fault)
    }
}
