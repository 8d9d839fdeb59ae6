//! A second hand for one replication: what does not depend on a day's events may be computed beside them.
//!
//! The engine starts no threads: who calls it hands an [`Executor`] in. Results are the same bytes with and without one.

use super::arrivals::Arrivals;
use super::births::{Cohort, Onsets};
use super::*;

/// Runs two tasks, possibly at the same time.
pub trait Executor: Sync {
    /// Runs both tasks once, the second on the calling thread. Both have ended when it returns; a panic of either is passed on.
    fn join(&self, beside: &mut (dyn FnMut() + Send), here: &mut dyn FnMut());
}

/// Onsets to be prepared.
pub(in crate::engine) struct Job<'a, 'w, N: DrawSink> {
    pub(in crate::engine) arrivals: &'a Arrivals<'w, N>,
    pub(in crate::engine) onsets: &'a mut Onsets<N>,
    pub(in crate::engine) cohort: Cohort,
    pub(in crate::engine) reputations: &'a [f64],
}

impl<N: DrawSink> Job<'_, '_, N> {
    fn run(&mut self) {
        if !matches!(self.cohort, Cohort::Day(day) if Time::from(day) * DAY >= self.arrivals.setup.end) {
            self.arrivals.prepare(self.onsets, self.cohort.clone(), self.reputations);
        }
    }
}

/// Where jobs run.
pub(in crate::engine) trait Pipeline<N: DrawSink> {
    /// Whether it runs jobs at all.
    const RUNS: bool;

    /// Runs `here`, and perhaps the job beside it. Onsets that were not prepared are prepared when they enter the world.
    fn beside<T>(&self, job: Job<N>, here: impl FnOnce() -> T) -> T;
}

/// Nowhere: each cohort is prepared when it enters the world.
pub(in crate::engine) struct Inline;

impl<N: DrawSink> Pipeline<N> for Inline {
    const RUNS: bool = false;

    fn beside<T>(&self, _: Job<N>, here: impl FnOnce() -> T) -> T {
        here()
    }
}

impl Pipeline<()> for &dyn Executor {
    const RUNS: bool = true;

    fn beside<T>(&self, mut job: Job<()>, here: impl FnOnce() -> T) -> T {
        let (mut here, mut done) = (Some(here), None);
        self.join(&mut || job.run(), &mut || done = here.take().map(|here| here()));
        done.expect("an executor runs both tasks")
    }
}
