//! Output: the files of the results folder, terminal text, HTML reports and figures.

pub mod calibrated;
mod choice;
pub mod columns;
pub mod compared;
pub mod crn_audit;
pub mod csv;
pub mod designs;
pub mod destination;
pub(crate) mod excel;
pub mod files;
pub mod folder;
mod gains;
pub mod html;
pub mod integrity;
pub mod labels;
mod layout;
pub mod manifest;
mod orders;
mod ownership;
mod pilots;
pub mod plot;
mod sets;
pub mod tables;
pub mod terminal;
mod units;
mod views;
mod warnings;
