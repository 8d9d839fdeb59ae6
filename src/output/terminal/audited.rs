//! What the terminal says of the audit of common luck.

use super::layout::{Align, cut, pad};
use crate::analysis::audit::PurposeAudit;
use crate::output::crn_audit::{Audited, words};
use crate::output::numbers::percent;
use crate::output::words::Language;
use std::fmt::Write as _;

const NAME: usize = 30;
/// Questions shown of a design: those that lost most.
const SHOWN: usize = 3;

/// A line a design, with the questions that lost most and the earliest event whose outcome differs.
pub fn render(language: Language, audited: &[Audited]) -> String {
    let heads = [
        (language.of("addresses", "地址"), 12),
        (language.of("asked by both", "两方案皆问"), 15),
        (language.of("same outcome", "结果相同"), 14),
        (language.of("other words", "运气不同"), 13),
    ];
    let name = |name: &str| pad(&cut(name, NAME - 1), NAME, Align::Left);
    let mut text = format!("\n  {}", name(language.of("luck, city 1, replication 1", "运气（城市 1，重复 1）")));
    heads.iter().for_each(|(head, width)| text.push_str(&pad(head, *width, Align::Right)));
    text.push('\n');
    for Audited { design, audit, first } in audited {
        let mut line = |label: &str, asked: &PurposeAudit| {
            let share = |share: Option<f64>| share.map_or_else(|| "–".into(), |share| percent(share, 1));
            let shares = asked.shares();
            let cells = [
                asked.either().to_string(),
                share(shares.map(|shares| shares[0])),
                share(shares.map(|shares| shares[1])),
                asked.other_words.to_string(),
            ];
            let cells: String = cells.iter().zip(&heads).map(|(cell, (_, width))| pad(cell, *width, Align::Right)).collect();
            let _ = writeln!(text, "  {}{cells}", name(label));
        };
        line(design, &audit.all);
        let mut lost: Vec<_> = audit.purposes.iter().filter(|(_, asked)| asked.equal < asked.either()).collect();
        lost.sort_by_key(|(purpose, asked)| (std::cmp::Reverse(asked.either() - asked.equal), *purpose as u32));
        for (purpose, asked) in lost.into_iter().take(SHOWN) {
            let [english, chinese] = words(*purpose);
            line(&format!("  {}", language.of(english, chinese)), asked);
        }
        let _ = match audit.all.divergence.zip(first.as_ref()) {
            None => writeln!(text, "    {}", language.of("no outcome differs", "结果无一不同")),
            Some((at, [time, of])) => {
                let [english, chinese] = words(at.purpose);
                match language {
                    Language::English => writeln!(text, "    differs first at {time}: {english}, {of}"),
                    Language::Chinese => writeln!(text, "    最早之异在 {time}：{chinese}，{of}"),
                }
            }
        };
        if audit.all.other_words > 0 {
            let label = language.of("the designs do not share their luck", "两方案不共运气");
            let _ = writeln!(text, "    ! {label}");
        }
    }
    text
}
