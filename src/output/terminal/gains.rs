//! Who gains and who loses: two short tables, a design a line.

use super::WIDTH;
use super::layout::{Align, cut, pad};
use crate::analysis::compare::Comparison;
use crate::analysis::gains::{Gain, TYPES};
use crate::analysis::measures::Measure;
use crate::output::numbers::{percent, signed};
use crate::output::words::Language;
use std::fmt::Write as _;

/// The types that are shown: attribute, word, and what it is called.
const SHOWN: [(&str, &str, [&str; 2]); 8] = [
    ("ring", "central", ["central", "中心"]),
    ("ring", "outer", ["outer", "外围"]),
    ("size", "small", ["small", "小"]),
    ("size", "large", ["large", "大"]),
    ("staff", "short", ["short", "人少"]),
    ("staff", "ample", ["ample", "人多"]),
    ("voice", "quiet", ["quiet", "声小"]),
    ("voice", "loud", ["loud", "声大"]),
];

/// Measure, name, factor, decimals, whether it is a year's.
const MEASURES: [(Measure, [&str; 2], f64, usize, bool); 2] = [
    (
        Measure::CuredRate,
        ["who gains, who loses: cured (simulated truth), points", "谁得谁失：真正解决（模拟真值），百分点"],
        100.0,
        1,
        false,
    ),
    (Measure::UnmetDays, ["who gains, who loses: unmet days per resident and year", "谁得谁失：未了之日（每人每年）"], 1.0, 2, true),
];

const NAME: usize = 22;
const CELL: usize = 8;
const SHARE: usize = 6;

/// The tables; nothing if gains were not asked for.
pub(super) fn render(language: Language, comparison: &Comparison) -> String {
    let mut text = String::new();
    let Some(gains) = &comparison.gains else { return text };
    let years = f64::from(comparison.evidence.run.months) / 12.0;
    for (measure, names, factor, decimals, per_year) in MEASURES {
        if gains.designs.iter().all(|gains| gains.iter().all(|gain| gain.measure != measure)) {
            continue;
        }
        let factor = if per_year { factor / years } else { factor };
        let _ = writeln!(text, "\n  {}", language.of(names[0], names[1]));
        let mut head = pad("", NAME, Align::Left);
        SHOWN.iter().for_each(|(.., names)| head.push_str(&pad(language.of(names[0], names[1]), CELL, Align::Right)));
        let shares = [language.of("gain", "得"), language.of("lose", "失")];
        shares.iter().for_each(|name| head.push_str(&pad(name, SHARE, Align::Right)));
        let _ = writeln!(text, "  {head}");
        for (design, gains) in comparison.designs.iter().zip(&gains.designs) {
            let find = |attribute: &str, kind: &str| {
                gains.iter().find(|gain| gain.measure == measure && (TYPES[gain.kind].0, TYPES[gain.kind].1) == (attribute, kind))
            };
            let mut line = pad(&cut(&design.name, NAME - 1), NAME, Align::Left);
            for (attribute, kind, _) in SHOWN {
                let cell = find(attribute, kind).map_or_else(|| "–".into(), |gain| cell(gain, factor, decimals));
                line.push_str(&pad(&cell, CELL, Align::Right));
            }
            let shares = find("all", "all").map(|gain| gain.shares);
            for side in 0..2 {
                let cell = shares.map_or_else(|| "–".into(), |shares| percent(shares[side], 0));
                line.push_str(&pad(&cell, SHARE, Align::Right));
            }
            let _ = writeln!(text, "  {line}");
        }
    }
    if !text.is_empty() {
        text.push_str(language.of(
            "  mean over the streets of a type, all replications of a city together; ?: its interval over cities holds 0, or\n  \
             there is none. gain, lose: shares of all streets, which mix luck with what differs; more in gains.csv\n",
            "  某类街道之均值，一城之全部重复合并；?：城市间区间含 0 或无区间。\n  得、失：全部街道之比例，含运气；详见 gains.csv\n",
        ));
    }
    debug_assert!(2 + NAME + CELL * SHOWN.len() + 2 * SHARE <= WIDTH);
    text
}

fn cell(gain: &Gain, factor: f64, decimals: usize) -> String {
    let is_certain = gain.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0);
    signed(factor * gain.difference, decimals) + if is_certain { "" } else { "?" }
}
