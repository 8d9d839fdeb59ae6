//! `crn_audit.csv`: the audit of common random numbers.

use crate::analysis::audit::{AuditLine, Audited};
use crate::error::Result;
use crate::output::csv::{self, Column, File, column};
use crate::output::unit::Unit;
use std::path::Path;

/// The draws of a design for a purpose.
pub(crate) struct AuditRow<'a> {
    design: &'a str,
    baseline: &'a str,
    line: &'a AuditLine,
}

pub(crate) struct CrnAuditFile;

impl File for CrnAuditFile {
    type Row<'a> = AuditRow<'a>;
    const NAME: &'static str = "crn_audit";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |row| row.design.into()),
        column("purpose", Unit::Word, |row| row.line.purpose.map_or_else(|| "all".into(), |purpose| format!("{purpose:?}")).into()),
        column("baseline", Unit::Word, |row| row.baseline.into()),
        column("drawn_baseline", Unit::Number, |row| row.line.draws.baseline.into()),
        column("drawn", Unit::Number, |row| row.line.draws.design.into()),
        column("drawn_both", Unit::Number, |row| row.line.draws.both.into()),
        column("share_common", Unit::Share, |row| row.line.draws.shares().map(|[common, _]| common).into()),
        column("share_equal", Unit::Share, |row| row.line.draws.shares().map(|[_, equal]| equal).into()),
        column("other_words", Unit::Number, |row| row.line.draws.other_words.into()),
        column("first_time", Unit::Time, |row| row.line.first.as_ref().map(|first| &first.time).into()),
        column("first_entity", Unit::Code, |row| row.line.first.as_ref().map(|first| &first.entity).into()),
        column("first_occasion", Unit::Number, |row| row.line.first.as_ref().map(|first| first.occasion).into()),
    ];
}

/// Writes `crn_audit.csv`: a row per design and purpose, and one for all purposes.
pub(crate) fn write(folder: &Path, baseline: &str, audited: &[Audited]) -> Result<()> {
    let rows = audited.iter().flat_map(|Audited { design, lines }| lines.iter().map(move |line| AuditRow { design, baseline, line }));
    csv::write::<CrnAuditFile>(folder, rows)
}
