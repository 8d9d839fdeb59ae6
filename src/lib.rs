//! jiesu (接诉, "taking the complaint"): simulate a city's complaint handling under different rules, and compare the rules.
#![forbid(unsafe_code)]

pub mod behaviour;
#[cfg(feature = "cli")]
pub mod calibrate;
pub mod chance;
pub mod city;
pub mod error;
pub mod events;
pub mod experiment;
#[cfg(feature = "cli")]
pub mod findings;
pub mod ledger;
pub mod levers;
#[cfg(feature = "cli")]
pub mod plan;
#[cfg(feature = "cli")]
pub mod report;
pub mod rules;
pub mod run;
pub mod scenario;
pub mod setup;
pub mod table;
pub mod time;
#[cfg(feature = "cli")]
pub mod validate;
