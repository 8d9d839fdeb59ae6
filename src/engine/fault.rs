//! Fault injection: deliberate faults with which tests check that `validate` detects them. Only compiled in tests of this crate.

/// A fault that can be injected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Occasions to report at every 50th second are lost.
    EventLost,
    /// Each unit has one officer too many.
    ExtraServer,
    /// Tasks with equal keys are served in reverse order.
    TiesReversed,
    /// Durations are truncated to whole seconds instead of rounded.
    TimesTruncated,
    /// The hours of helper tasks reuse the draw of the order's own work.
    DrawReused,
}

#[cfg(test)]
pub(crate) use planted::{has, with_fault};

/// Whether a fault is injected: never outside tests.
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

    /// Runs `work` on this thread with a fault injected.
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
