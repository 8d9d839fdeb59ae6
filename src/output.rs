//! Output: the files of the results folder, terminal text, HTML reports and figures.

pub mod calibrated;
pub mod charts;
pub mod columns;
pub mod csv;
pub mod destination;
pub mod embedded;
pub(crate) mod excel;
pub mod files;
pub mod folder;
pub mod html;
pub mod integrity;
pub mod labels;
mod layout;
pub mod manifest;
mod ownership;
pub mod tables;
pub mod terminal;
mod unit;
mod views;
