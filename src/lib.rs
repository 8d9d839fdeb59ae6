//! jiesu (接诉, "taking the complaint"): simulate a city's complaint handling under different rules, and compare the rules.
#![forbid(unsafe_code)]

pub mod error;
pub mod levers;
pub mod scenario;
pub mod table;
pub mod time;
