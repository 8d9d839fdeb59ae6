//! `failed.csv`: the trials that failed.

use crate::analysis::results::FailedTrial;
use crate::output::csv::{Column, File, column};
use crate::output::unit::Unit;

pub(crate) struct FailedFile;

impl File for FailedFile {
    type Row<'a> = &'a FailedTrial;
    const NAME: &'static str = "failed";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |row| (&row.design).into()),
        column("city", Unit::Number, |row| row.city.into()),
        column("replication", Unit::Number, |row| row.replication.into()),
        column("reason", Unit::Text, |row| (&row.reason).into()),
    ];
}
