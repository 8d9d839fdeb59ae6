//! Trials, designs × cities × replications, simulated on threads and kept in a journal.
//!
//! An [`Experiment`] delivers the trials of a [`TrialGrid`] in order, whatever the number of threads. What decides by itself how many trials
//! it needs stands on it: [`until_narrow`] adds trials until intervals are narrow, [`choose`] selects the best design and re-evaluates it.

mod audit;
mod choose;
mod compare;
pub(crate) mod forecast;
mod grid;
mod identity;
pub(crate) mod journal;
pub(crate) mod places;
mod requested;
mod rerun;
mod sequential;
pub(crate) mod shards;
mod trials;

pub use audit::audits;
pub use choose::{Chosen, Remaining, choose, choose_from};
pub use compare::analyse;
pub use grid::{Counts, TrialGrid};
pub use identity::Identity;
pub use requested::{Layout, Requested};
pub use rerun::{Rerun, rerun};
pub use sequential::{Added, BATCH, MOST, Narrowing, until_narrow};
pub use trials::{Experiment, Progress, Shard, Simulate, Unwatched};
