//! Results as told: the files of the results folder, and the text for the terminal.

pub mod calibrated;
mod choice;
pub mod columns;
pub mod compared;
pub mod crn_audit;
pub mod csv;
pub mod designs;
pub(crate) mod excel;
pub mod files;
pub mod folder;
mod gains;
pub mod html;
pub mod manifest;
pub(crate) mod numbers;
mod orders;
mod ours;
mod pilots;
pub mod place;
pub mod plot;
pub mod seal;
mod sets;
pub mod terminal;
mod units;
mod warnings;
pub mod words;
