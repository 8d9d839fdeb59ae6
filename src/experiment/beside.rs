//! Threads: those of an experiment, and those that work inside replications when there are fewer trials than threads.

use crate::engine::Executor;
use crate::error::{Error, Result};
use std::num::NonZero;

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

/// This many threads; 0 for one per core.
#[expect(clippy::disallowed_methods, reason = "no result depends on the number of threads")]
pub(super) fn pool(threads: usize) -> Result<rayon::ThreadPool> {
    // Asked for 0 threads, rayon would look for a number in the environment.
    let threads = if threads == 0 { std::thread::available_parallelism().map_or(1, NonZero::get) } else { threads };
    let built = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    built.map_err(|error| Error::io("threads", std::io::Error::other(error)))
}
