//! Results as told: the files of the results folder, and the text for the terminal.

pub mod calibrated;
mod choice;
pub mod columns;
pub mod compared;
pub mod designs;
pub(crate) mod excel;
pub mod files;
pub mod folder;
mod gains;
pub mod html;
pub mod luck;
pub mod manifest;
mod orders;
mod ours;
mod pilots;
pub mod place;
pub mod plot;
pub mod seal;
mod sets;
pub mod table;
pub mod terminal;
mod units;
mod warnings;
pub mod words;
