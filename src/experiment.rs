//! Trials, designs × cities × replications, simulated on threads and kept in a journal.
//!
//! An [`Experiment`] delivers the trials of a [`TrialGrid`] in order, whatever the number of threads; with a [`Journal`], an interrupted one
//! goes on where it stopped, and a plan with one more design simulates that one only. [`compare`] and [`analyse`] simulate and analyse
//! without a results folder. What decides by itself how many trials it needs stands on it: [`until_narrow`] adds trials until intervals are
//! narrow, [`choose`] selects the best design and re-evaluates it, [`choose_within`] does so within a budget. [`audits`] checks common random numbers, [`rerun`] simulates single trials
//! again, and [`shards`] divides a plan among machines.

pub(crate) mod audit;
mod beside;
mod budget;
mod choose;
mod compare;
pub(crate) mod forecast;
mod grid;
mod identity;
pub(crate) mod journal;
pub(crate) mod places;
pub(crate) mod refusal;
mod requested;
mod rerun;
pub(crate) mod screen;
mod sequential;
pub mod shards;
mod trials;

pub use audit::audits;
pub use budget::{Spending, choose_within, choose_within_from, fewest_trials};
pub use choose::{Chosen, Remaining, choose, choose_from};
pub use compare::{analyse, compare};
pub use grid::{Counts, TrialGrid};
pub use identity::Identity;
pub use journal::{Journal, Outcome};
pub use requested::{Layout, Requested};
pub use rerun::{Rerun, rerun};
pub use sequential::{Added, BATCH, MOST, Narrowing, until_narrow};
pub use trials::{Experiment, Progress, Shard, Simulate, Unwatched};
