//! Trials, designs × cities × replications, simulated on threads and kept in a journal.

pub mod journal;
mod trials;

pub use trials::{Experiment, Progress, Shard, Simulate, Unwatched};
