//! Output: the files of the results folder, terminal text, HTML reports and figures.

pub(crate) mod calibrated;
pub(crate) mod charts;
pub(crate) mod columns;
pub(crate) mod csv;
pub(crate) mod destination;
pub mod embedded;
pub(crate) mod excel;
pub(crate) mod files;
pub(crate) mod folder;
pub(crate) mod html;
pub(crate) mod integrity;
pub(crate) mod labels;
mod layout;
pub(crate) mod manifest;
mod ownership;
pub(crate) mod tables;
pub(crate) mod terminal;
mod unit;
mod views;
