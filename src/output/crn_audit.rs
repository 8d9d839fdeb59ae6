//! `crn_audit.csv`: the audit of common random numbers.

use super::csv::Table;
use crate::analysis::audit::{AuditLine, Audited};
use crate::error::Result;
use std::path::Path;

/// The header.
pub(crate) const COLUMNS: [&str; 12] = [
    "design",
    "purpose",
    "baseline",
    "drawn_baseline",
    "drawn",
    "drawn_both",
    "share_common",
    "share_equal",
    "other_words",
    "first_time",
    "first_entity",
    "first_occasion",
];

/// Writes `crn_audit.csv`: a row per design and purpose, and one for all purposes.
pub(crate) fn write(folder: &Path, baseline: &str, audited: &[Audited]) -> Result<()> {
    let mut table = Table::create(folder, "crn_audit.csv", &COLUMNS)?;
    for Audited { design, lines } in audited {
        for AuditLine { purpose, draws, first } in lines {
            let purpose = purpose.map_or_else(|| "all".into(), |purpose| format!("{purpose:?}"));
            [design.as_str(), &purpose, baseline].iter().for_each(|text| table.text(text));
            [draws.baseline, draws.design, draws.both].iter().for_each(|n| table.show(n));
            draws.shares().map_or([None; 2], |shares| shares.map(Some)).iter().for_each(|share| table.maybe(*share));
            table.show(draws.other_words);
            table.maybe(first.as_ref().map(|first| &first.time));
            table.maybe(first.as_ref().map(|first| &first.entity));
            table.maybe(first.as_ref().map(|first| first.occasion));
            table.end_row()?;
        }
    }
    table.finish()
}
