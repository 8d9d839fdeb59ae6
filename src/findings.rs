//! What the trials of a design say together.

pub mod overview;
pub mod series;
pub mod statistics;
pub mod types;
pub mod warnings;
