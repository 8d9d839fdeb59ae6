//! Threads that work inside replications when there are fewer trials than threads.

use super::trials::pool;
use crate::engine::Executor;
use crate::error::Result;

/// Threads of their own, so that a replication that waits for them takes up no other trial.
pub(super) struct Beside(rayon::ThreadPool);

impl Beside {
    /// This many threads.
    ///
    /// # Errors
    /// An I/O error if they cannot be started.
    pub(super) fn new(threads: usize) -> Result<Beside> {
        pool(threads).map(Beside)
    }
}

impl Executor for Beside {
    fn join(&self, beside: &mut (dyn FnMut() + Send), here: &mut dyn FnMut()) {
        self.0.in_place_scope(|scope| {
            scope.spawn(|_| beside());
            here();
        });
    }
}
