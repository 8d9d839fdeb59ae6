//! Views of an analysis: the results folder, tables as CSV, terminal text, figures and the report. They compute nothing.
//!
//! [`Files`] writes a results folder trial by trial; [`read`] reads its analysis again, in any place and without the city's data.
//! [`write_tables`] writes the tables of an analysis alone, [`charts`] draws figures, [`terminal`] makes text, and [`page`] the report, a page
//! that embeds all that is needed to reproduce it.

pub(crate) mod calibrated;
pub mod charts;
pub(crate) mod columns;
pub(crate) mod csv;
pub(crate) mod destination;
pub(crate) mod embedded;
pub(crate) mod excel;
pub(crate) mod files;
pub(crate) mod folder;
pub(crate) mod html;
pub(crate) mod integrity;
pub(crate) mod labels;
mod layout;
pub(crate) mod manifest;
pub(crate) mod optimized;
mod ownership;
pub(crate) mod scored;
pub(crate) mod tables;
pub mod terminal;
mod unit;
mod views;

pub use calibrated::{write as write_calibration, write_rank_check};
pub use columns::explain as explain_column;
pub use embedded::{Embedded, Totals, read};
pub use files::{Design, Files};
pub use folder::{Folder, Replace};
pub use html::page;
pub use manifest::Timing;
pub use views::write as write_tables;
