//! jiesu (接诉, "taking the complaint"): simulate a city's complaint handling under different rules, and compare the rules.
#![forbid(unsafe_code)]

pub mod behaviour;
pub mod chance;
pub mod city;
pub mod error;
pub mod events;
pub mod ledger;
pub mod levers;
pub mod plan;
pub mod rules;
pub mod run;
pub mod scenario;
pub mod table;
pub mod time;
