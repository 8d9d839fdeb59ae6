//! The audit of common random numbers.

use super::{Cell, Column, Grid, Row};
use crate::analysis::audit::{AuditLine, Audited, PurposeAudit};
use crate::messages::numbers::percent;
use crate::messages::{Language, find, text};
use crate::rng::Purpose;

/// Purposes shown per design: those with the most draws that differ.
const SHOWN: usize = 3;

/// What draws of a purpose decide.
pub(crate) fn name(language: Language, purpose: Purpose) -> String {
    let mut key = String::from("purpose");
    for c in format!("{purpose:?}").chars() {
        if c.is_uppercase() {
            key.push('-');
        }
        key.extend(c.to_lowercase());
    }
    find(language, &key).unwrap_or(key)
}

/// A line for each design, with the purposes that differ most and the first draw whose outcome differs.
pub(crate) fn crn_audit(language: Language, audited: &[Audited]) -> Grid {
    let mut rows = Vec::new();
    for Audited { design, lines } in audited {
        let Some((all, purposes)) = lines.split_last() else { continue };
        rows.push(row(design.clone(), &all.draws));
        let named = |line: &AuditLine| Some((line.purpose?, line.draws));
        let mut differing: Vec<_> = purposes.iter().filter_map(named).filter(|(_, draws)| draws.equal < draws.either()).collect();
        differing.sort_by_key(|(purpose, draws)| (std::cmp::Reverse(draws.either() - draws.equal), *purpose as u32));
        let parts = differing.iter().take(SHOWN).map(|(purpose, draws)| Row { is_part: true, ..row(name(language, *purpose), draws) });
        rows.extend(parts);
        let first = match &all.first {
            None => text!(language, "table-no-outcome-differs"),
            Some(first) => {
                text!(language, "table-differs-first", time = &first.time, purpose = name(language, first.purpose), entity = &first.entity)
            }
        };
        let other_words = (all.draws.other_words > 0).then(|| text!(language, "table-not-common"));
        if let Some(last) = rows.last_mut() {
            last.note = [first].into_iter().chain(other_words).collect::<Vec<_>>().join("\n");
        }
    }
    Grid {
        caption: text!(language, "table-crn-audit"),
        columns: vec![
            Column::words(text!(language, "word-design"), 30),
            Column::number(text!(language, "table-draws"), 12),
            Column::number(text!(language, "table-in-both"), 15),
            Column::number(text!(language, "table-same-outcome"), 14),
            Column::number(text!(language, "table-other-numbers"), 15),
        ],
        rows,
        ..Grid::default()
    }
}

fn row(name: String, draws: &PurposeAudit) -> Row {
    let count = |n: u64| Cell::number(Some(n as f64), |_| n.to_string());
    let [both, equal] = draws.shares().map_or([None; 2], |shares| shares.map(Some));
    let share = |share: Option<f64>| Cell::number(share, |share| percent(share, 1));
    Row::new(vec![Cell::words(name), count(draws.either()), share(both), share(equal), count(draws.other_words)])
}
