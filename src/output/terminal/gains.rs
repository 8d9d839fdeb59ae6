//! Gains and losses by type of street: two short tables, one line per design.

use super::WIDTH;
use super::layout::{Align, cut, note, pad};
use crate::analysis::Analysis;
use crate::analysis::gains::{Gain, TYPES};
use crate::analysis::measures::Measure;
use crate::analysis::results::ComparisonResults;
use crate::messages::Language;
use crate::messages::numbers::{percent, signed};
use std::fmt::Write as _;

/// An attribute of streets: its word in files, its name, and the two classes that are shown, each with its word in files and its name.
type Attribute = (&'static str, [&'static str; 2], [(&'static str, [&'static str; 2]); 2]);

const ATTRIBUTES: [Attribute; 4] = [
    ("ring", ["location", "区位"], [("central", ["central", "中心"]), ("outer", ["outer", "外围"])]),
    ("size", ["residents", "人口"], [("small", ["few", "少"]), ("large", ["many", "多"])]),
    ("staff", ["staff", "人员"], [("short", ["short", "紧张"]), ("ample", ["ample", "充足"])]),
    ("voice", ["voice", "诉求表达"], [("quiet", ["weak", "弱"]), ("loud", ["strong", "强"])]),
];

/// Measure, name, factor, decimals, whether it is shown per year.
const MEASURES: [(Measure, [&str; 2], f64, usize, bool); 2] = [
    (
        Measure::CuredRate,
        ["gains and losses: actual resolution (simulated), percentage points", "受益与受损情况：实际解决率（模拟），百分点"],
        100.0,
        1,
        false,
    ),
    (Measure::UnmetDays, ["gains and losses: unmet days per resident per year", "受益与受损情况：未解决人日（人均每年）"], 1.0, 2, true),
];

const NAME: usize = 22;
const CELL: usize = 8;
const SHARE: usize = 6;

/// The tables, with the attributes of which the city's streets have more than one class; empty without gains, or if there is no such
/// attribute and so nothing to compare.
pub(super) fn render(language: Language, analysis: &Analysis, comparison: &ComparisonResults) -> String {
    let mut text = String::new();
    let Some(gains) = &comparison.gains else { return text };
    let classes = |attribute: &str| {
        let has = |kind: usize| gains.iter().flatten().any(|gain| gain.kind == kind);
        TYPES.iter().enumerate().filter(|(kind, (of, ..))| *of == attribute && has(*kind)).count()
    };
    let shown: Vec<&Attribute> = ATTRIBUTES.iter().filter(|(word, ..)| classes(word) > 1).collect();
    if shown.is_empty() {
        return text;
    }
    let years = f64::from(analysis.designs.first().map_or(12, |design| design.months)) / 12.0;
    for (measure, names, factor, decimals, per_year) in MEASURES {
        if gains.iter().all(|gains| gains.iter().all(|gain| gain.measure != measure)) {
            continue;
        }
        let factor = if per_year { factor / years } else { factor };
        let _ = writeln!(text, "\n  {}", language.of(names[0], names[1]));
        let (mut above, mut head) = (pad("", NAME, Align::Left), pad("", NAME, Align::Left));
        for (_, [english, chinese], classes) in &shown {
            above.push_str(&pad(language.of(english, chinese), 2 * CELL, Align::Right));
            classes.iter().for_each(|(_, names)| head.push_str(&pad(language.of(names[0], names[1]), CELL, Align::Right)));
        }
        let shares = [language.of("gain", "受益"), language.of("lose", "受损")];
        above.push_str(&pad(language.of("streets that", "街乡镇占比"), 2 * SHARE, Align::Right));
        shares.iter().for_each(|name| head.push_str(&pad(name, SHARE, Align::Right)));
        let _ = writeln!(text, "  {above}\n  {head}");
        for (design, gains) in comparison.designs.iter().zip(gains) {
            let find = |attribute: &str, kind: &str| {
                gains.iter().find(|gain| gain.measure == measure && (TYPES[gain.kind].0, TYPES[gain.kind].1) == (attribute, kind))
            };
            let mut line = pad(&cut(&design.name, NAME - 1), NAME, Align::Left);
            for (attribute, _, classes) in &shown {
                for (kind, _) in classes {
                    let cell = find(attribute, kind).map_or_else(|| "–".into(), |gain| cell(gain, factor, decimals));
                    line.push_str(&pad(&cell, CELL, Align::Right));
                }
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
        text.push_str(&note(language.of(
            "mean over the streets of a type; ?: the interval over cities contains 0, or there is none. Shares of streets that gain \
             or lose include random error; details in gains.csv",
            "某类街乡镇的均值；?：城市间的区间包含 0，或没有区间。受益、受损占比含随机误差；详见 gains.csv",
        )));
    }
    debug_assert!(2 + NAME + 2 * CELL * ATTRIBUTES.len() + 2 * SHARE <= WIDTH);
    text
}

fn cell(gain: &Gain, factor: f64, decimals: usize) -> String {
    let is_certain = gain.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0);
    signed(factor * gain.difference, decimals) + if is_certain { "" } else { "?" }
}
