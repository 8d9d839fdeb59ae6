//! The audit of common random numbers, as terminal text.

use super::layout::{Align, cut, pad};
use crate::analysis::audit::{AuditLine, Audited, FirstDifference, PurposeAudit};
use crate::messages::Language;
use crate::messages::numbers::percent;
use crate::output::crn_audit::words;
use std::fmt::Write as _;

const NAME: usize = 30;
/// Purposes shown per design: those with the most draws that differ.
const SHOWN: usize = 3;

/// One line per design, with the purposes that differ most and the earliest draw whose outcome differs.
pub fn render(language: Language, audited: &[Audited]) -> String {
    let heads = [
        (language.of("draws", "抽取数"), 12),
        (language.of("in both", "两方案共有"), 15),
        (language.of("same outcome", "结果相同"), 14),
        (language.of("other numbers", "随机数不同"), 15),
    ];
    let name = |name: &str| pad(&cut(name, NAME - 1), NAME, Align::Left);
    let mut text = format!("\n  {}", name(language.of("random numbers, 1st trial", "随机数（第一次模拟）")));
    heads.iter().for_each(|(head, width)| text.push_str(&pad(head, *width, Align::Right)));
    text.push('\n');
    for Audited { design, lines } in audited {
        let Some((all, purposes)) = lines.split_last() else { continue };
        let mut line = |label: &str, draws: &PurposeAudit| {
            let share = |share: Option<f64>| share.map_or_else(|| "–".into(), |share| percent(share, 1));
            let shares = draws.shares();
            let cells = [
                draws.either().to_string(),
                share(shares.map(|shares| shares[0])),
                share(shares.map(|shares| shares[1])),
                draws.other_words.to_string(),
            ];
            let cells: String = cells.iter().zip(&heads).map(|(cell, (_, width))| pad(cell, *width, Align::Right)).collect();
            let _ = writeln!(text, "  {}{cells}", name(label));
        };
        line(design, &all.draws);
        let named = |line: &AuditLine| Some((line.purpose?, line.draws));
        let mut differing: Vec<_> = purposes.iter().filter_map(named).filter(|(_, draws)| draws.equal < draws.either()).collect();
        differing.sort_by_key(|(purpose, draws)| (std::cmp::Reverse(draws.either() - draws.equal), *purpose as u32));
        for (purpose, draws) in differing.into_iter().take(SHOWN) {
            let [english, chinese] = words(purpose);
            line(&format!("  {}", language.of(english, chinese)), &draws);
        }
        let _ = match &all.first {
            None => writeln!(text, "    {}", language.of("no outcome differs", "结果全部相同")),
            Some(FirstDifference { purpose, time, entity, .. }) => {
                let [english, chinese] = words(*purpose);
                match language {
                    Language::English => writeln!(text, "    differs first at {time}: {english}, {entity}"),
                    Language::Chinese => writeln!(text, "    最早的差异在 {time}：{chinese}，{entity}"),
                }
            }
        };
        if all.draws.other_words > 0 {
            let caveat = language.of("the designs do not share random numbers", "两方案未使用公共随机数");
            let _ = writeln!(text, "    ! {caveat}");
        }
    }
    text
}
