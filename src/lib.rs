//! jiesu (接诉, "taking the complaint"): simulate a city's complaint handling under different rules, and compare the rules.
#![forbid(unsafe_code)]

pub mod analysis;
pub mod behaviour;
#[cfg(feature = "cli")]
pub mod calibrate;
pub mod city;
pub mod engine;
pub mod error;
pub mod event_list;
#[cfg(feature = "cli")]
pub mod experiment;
pub mod input;
pub mod ledger;
pub mod levers;
pub mod messages;
#[cfg(feature = "cli")]
pub mod output;
pub mod parameters;
#[cfg(feature = "cli")]
pub mod plan;
#[cfg(feature = "cli")]
pub mod reproduce;
pub mod rng;
pub mod rules;
pub mod scenario;
pub mod setup;
pub mod time;
#[cfg(feature = "cli")]
pub mod validate;
