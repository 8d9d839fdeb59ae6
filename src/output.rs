//! Output: the files of the results folder, terminal text, HTML reports and figures.

pub mod calibrated;
pub mod columns;
pub mod crn_audit;
pub mod csv;
pub mod destination;
pub(crate) mod excel;
pub mod files;
pub mod folder;
pub mod html;
pub mod integrity;
pub mod manifest;
mod ownership;
pub mod plot;
pub mod terminal;
mod unit;
mod views;
