//! What `jiesu compare` says: caveats first, then a block a measure, in which every design stands against the baseline.

use super::gains;
use super::layout::{Align, cut, pad, width, wrap};
use super::{NONE, WIDTH};
use crate::analysis::caveats::{Caveat, Finding};
use crate::analysis::compare::{Comparison, Difference};
use crate::analysis::measures::{Compared, Cost, Measure};
use crate::analysis::pairs::CiScope;
use crate::ledger::Review;
use crate::output::compared::Allowed;
use crate::output::numbers::{self, fixed, percent, with_sign};
use crate::output::words::{Language, plural};
use std::fmt::Write as _;

/// A measure as it is told: name, whose questions, factor, decimals, unit.
pub(in crate::output) struct Label {
    pub(in crate::output) measure: Compared,
    pub(in crate::output) review: Option<Review>,
    pub(in crate::output) names: [&'static str; 2],
    /// Whether it is a share, told in per cent.
    pub(in crate::output) is_share: bool,
    /// Whether it is told a year.
    pub(in crate::output) per_year: bool,
    /// By what it is multiplied.
    pub(in crate::output) factor: f64,
}

const fn share(measure: Measure, review: Review, names: [&'static str; 2]) -> Label {
    Label { measure: Compared::Rate(measure), review: Some(review), names, is_share: true, per_year: false, factor: 100.0 }
}

pub(in crate::output) const LABELS: [Label; 10] = [
    share(Measure::ResolutionRate, Review::Official, ["resolution rate, official", "解决率（市级回访）"]),
    share(Measure::SatisfactionRate, Review::Official, ["satisfaction rate, official", "满意率（市级回访）"]),
    share(Measure::ResponseRate, Review::Observer, ["response rate, observer", "响应率（旁观者）"]),
    share(Measure::ResolutionRate, Review::Observer, ["resolution rate, observer", "解决率（旁观者）"]),
    share(Measure::SatisfactionRate, Review::Observer, ["satisfaction rate, observer", "满意率（旁观者）"]),
    share(Measure::CuredRate, Review::Observer, ["cured (simulated truth)", "真正解决（模拟真值）"]),
    Label {
        measure: Compared::Rate(Measure::UnmetDays),
        review: Some(Review::Observer),
        names: ["unmet days per resident and year", "未了之日（每人每年）"],
        is_share: false,
        per_year: true,
        factor: 1.0,
    },
    Label {
        measure: Compared::Cost(Cost::All),
        review: None,
        names: ["paid, overtime, displaced hours per resident and year", "在岗、加班、挤占工时（每人每年）"],
        is_share: false,
        per_year: true,
        factor: 0.001,
    },
    Label {
        measure: Compared::Cost(Cost::Displaced),
        review: None,
        names: ["displaced hours per resident and year", "挤占工时（每人每年）"],
        is_share: false,
        per_year: true,
        factor: 0.001,
    },
    Label {
        measure: Compared::Cost(Cost::Overtime),
        review: None,
        names: ["overtime hours per resident and year", "加班工时（每人每年）"],
        is_share: false,
        per_year: true,
        factor: 0.001,
    },
];

const NAME: usize = 30;

/// What was run, and the caveats that fire, one a line; what is allowed with its reason.
pub fn caveats(
    language: Language,
    title: &str,
    comparison: &Comparison,
    fired: &[(&'static Caveat, Vec<Finding>)],
    allowed: &Allowed,
) -> String {
    let mut text = Renderer { language, comparison }.header(title);
    for (caveat, list) in fired {
        // A trifle is one of a measure: another of the same design may be large.
        let name = |fired: &Finding| match (&fired.design, caveat.code) {
            (Some(design), "C04" | "C05" | "C13" | "C14" | "C15") => Some(format!("{design}: {}", fired.measure)),
            (None, "C04") => Some(format!("{} {}", fired.value, fired.measure)),
            (design, _) => design.clone(),
        };
        let mut names: Vec<String> = list.iter().filter_map(name).collect();
        names.dedup();
        let shown = names.len().min(4);
        let more = if names.len() > shown { format!(", … ({})", names.len()) } else { String::new() };
        let which = if names.is_empty() { String::new() } else { format!(" [{}{more}]", names[..shown].join(", ")) };
        let sentence = match allowed.get(caveat.code) {
            Some(reason) => format!("{}: {reason}", language.of("allowed", "已说明")),
            None => language.of(caveat.sentence[0], caveat.sentence[1]).into(),
        };
        text.push_str(&fold(&format!("  ! {} {sentence}{which}", caveat.code)));
    }
    text
}

/// Lines of the terminal's width, broken at blanks, all but the first indented.
pub(super) fn fold(text: &str) -> String {
    let mut lines = String::new();
    let mut taken = 0;
    for word in text.split_inclusive([' ', '，', '：', '；', '、']) {
        if taken + width(word.trim_end()) > WIDTH && taken > 0 {
            lines.truncate(lines.trim_end().len());
            lines.push_str("\n        ");
            taken = 8;
        }
        lines.push_str(word);
        taken += width(word);
    }
    lines.truncate(lines.trim_end().len());
    lines + "\n"
}

/// The comparison as text.
pub fn render(
    language: Language,
    title: &str,
    comparison: &Comparison,
    fired: &[(&'static Caveat, Vec<Finding>)],
    allowed: &Allowed,
) -> String {
    let teller = Renderer { language, comparison };
    let mut text = caveats(language, title, comparison, fired, allowed);
    for label in &LABELS {
        teller.block(label, &mut text);
    }
    text.push_str(&gains::render(language, comparison));
    text.push_str(&teller.notes());
    text
}

/// The `most` designs that move a measure most, largest first: of a sensitivity study.
pub fn sensitivity(language: Language, comparison: &Comparison, most: usize) -> String {
    let teller = Renderer { language, comparison };
    let mut text = String::new();
    for label in LABELS.iter().filter(|label| {
        matches!(label.measure, Compared::Rate(Measure::ResolutionRate | Measure::CuredRate | Measure::UnmetDays))
            && label.review == Some(Review::Observer)
    }) {
        let mut rows: Vec<(usize, &Difference)> = (0..comparison.designs.len())
            .filter_map(|index| Some((index, comparison.difference(index, label.measure, label.review)?)))
            .collect();
        rows.sort_by(|a, b| b.1.paired.difference.abs().total_cmp(&a.1.paired.difference.abs()));
        let more = rows.len().saturating_sub(most);
        rows.truncate(most);
        teller.rows(label, &rows, &mut text);
        if more > 0 {
            let _ = writeln!(
                text,
                "  {}",
                language.of(format!("and {more} more in comparison.csv"), format!("另有 {more} 行见 comparison.csv"))
            );
        }
    }
    text.push_str(&teller.notes());
    text
}

struct Renderer<'a> {
    language: Language,
    comparison: &'a Comparison,
}

impl Renderer<'_> {
    fn header(&self, title: &str) -> String {
        let evidence = &self.comparison.evidence;
        let (simulated, all) = evidence.streets;
        let run = &evidence.run;
        let designs = self.comparison.designs.len() + 1;
        let common = evidence.designs.iter().all(|facts| facts.random_numbers == run.random_numbers);
        let numbers = match common {
            true => self.language.of("under common luck", "共运气"),
            false => self.language.of("with luck of their own", "各有其运气"),
        };
        let sets = match (evidence.sets, self.language) {
            (1, _) => String::new(),
            (sets, Language::English) => format!("{sets} parameter sets × "),
            (sets, Language::Chinese) => format!("{sets} 组参数 × "),
        };
        let cities = match evidence.cities {
            (fewest, most) if fewest < most => format!("{fewest}–{most}"),
            _ => run.cities.to_string(),
        };
        let said = match self.language {
            Language::English => format!(
                "{title}: {designs} designs {numbers}, {sets}{cities} {} × {} {} each, {simulated} of {all} streets simulated, \
                 {} {} from {}, seed {}",
                plural(evidence.cities.1, "city", "cities"),
                run.replications,
                plural(run.replications, "replication", "replications"),
                run.months,
                plural(run.months, "month", "months"),
                run.start,
                run.seed
            ),
            Language::Chinese => format!(
                "{title}：{designs} 个方案{numbers}，各 {sets}{cities} 座城市 × {} 次重复，模拟 {all} 个街道（乡镇）中的 {simulated} 个，自 {} 起 {} 个月，种子 {}",
                run.replications, run.start, run.months, run.seed
            ),
        };
        wrap(&said, WIDTH)
    }

    fn block(&self, label: &Label, text: &mut String) {
        let rows: Vec<(usize, &Difference)> = (0..self.comparison.designs.len())
            .filter_map(|index| Some((index, self.comparison.difference(index, label.measure, label.review)?)))
            .collect();
        self.rows(label, &rows, text);
    }

    fn rows(&self, label: &Label, rows: &[(usize, &Difference)], text: &mut String) {
        let (language, comparison) = (self.language, self.comparison);
        // The baseline's mean is that of the pairs in which it is compared with most designs; where another has other pairs, it says so.
        let Some(usual) = rows.iter().map(|(_, difference)| difference.paired).max_by_key(|paired| paired.n) else { return };
        let years = f64::from(comparison.evidence.run.months) / 12.0;
        let factor = if label.per_year { label.factor / years } else { label.factor };
        let level = |value: f64| if label.is_share { format!("{} %", fixed(factor * value, 1)) } else { plain(factor * value) };
        let signed = |value: f64| {
            let value = factor * value;
            if label.is_share { numbers::signed(value, 2) } else { with_sign(value, &plain(value.abs())) }
        };
        // Long names take the place of the last column.
        let longest = rows.iter().map(|(index, _)| width(&comparison.designs[*index].name)).max().unwrap_or(0);
        let wide = if longest < NAME { NAME } else { NAME + 14 };
        let heads = [
            (language.of("mean", "均值"), 10),
            (language.of("difference", "差异"), 12),
            (language.of("95 % interval", "95 % 区间"), 20),
            (language.of("better in", "占优"), 11),
            (language.of("variance ratio", "方差比"), 14),
        ];
        let shown = if wide > NAME { 4 } else { 5 };
        let cells =
            |cells: &[(&str, usize)]| -> String { cells[..shown].iter().map(|(cell, width)| pad(cell, *width, Align::Right)).collect() };
        let name = language.of(label.names[0], label.names[1]);
        if width(name) > wide {
            let _ = writeln!(text, "\n  {name}\n  {}", format!("{}{}", pad("", wide, Align::Left), cells(&heads)).trim_end());
        } else {
            let _ = writeln!(text, "\n  {}", format!("{}{}", pad(name, wide, Align::Left), cells(&heads)).trim_end());
        }
        let mean = level(usual.means[0]);
        let _ = writeln!(text, "  {}{}", pad(&cut(&comparison.baseline, wide - 1), wide, Align::Left), pad(&mean, 10, Align::Right));
        for (index, difference) in rows {
            let p = &difference.paired;
            let interval = p.joint.or(p.interval);
            let range = interval.map_or_else(|| NONE.into(), |(low, high)| format!("{} – {}", signed(low), signed(high)));
            let better = difference.p_better.map_or_else(|| NONE.into(), |share| percent(share, 0));
            let ratio = p
                .variance_ratio
                .map_or_else(|| NONE.into(), |ratio| if ratio < 100.0 { format!("{ratio:.1}") } else { format!("{ratio:.0}") });
            let cells = cells(&[(&level(p.means[1]), 10), (&signed(p.difference), 12), (&range, 20), (&better, 11), (&ratio, 14)]);
            let _ = writeln!(text, "  {}{cells}", pad(&cut(&comparison.designs[*index].name, wide - 1), wide, Align::Left));
            if p.means[0] != usual.means[0] {
                let (n, mean) = (p.n, level(p.means[0]));
                let said = language.of(
                    format!("in {n} pairs only, over which {} has {mean}", comparison.baseline),
                    format!("仅 {n} 对，其中 {} 为 {mean}", comparison.baseline),
                );
                let _ = writeln!(text, "    {said}");
            }
        }
    }

    fn notes(&self) -> String {
        let mut ci_scope: Vec<CiScope> = self.comparison.designs.iter().flat_map(|d| &d.differences).map(|d| d.paired.ci_scope).collect();
        ci_scope.dedup();
        let numbers = match ci_scope.first() {
            Some(CiScope::Cities) => self.language.of("replications and of cities", "重复与城市"),
            Some(CiScope::Parameters | CiScope::Together) => {
                self.language.of("replications and of cities, and the parameter sets", "重复与城市，并含参数组")
            }
            _ => self.language.of("replications in one city", "一城之内的重复"),
        };
        self.language.of(
            format!(
                "\n  differences of shares in points; the three rates' intervals hold together (Bonferroni), the others alone; they hold the\n  \
                 luck of {numbers}. better in: share of the pairs. luck ratio: (s_A² + s_B²)/s²_(A−B)\n"
            ),
            format!("\n  比例之差以百分点计；三率之区间同时成立（Bonferroni），其余各自成立；区间含{numbers}的运气。\n  占优：占优之配对比例。方差比：(s_A² + s_B²)/s²_(A−B)\n"),
        )
    }
}

pub(super) fn plain(value: f64) -> String {
    match value.abs() {
        size if size >= 1_000.0 => fixed(value, 0),
        size if size >= 10.0 => fixed(value, 1),
        size if size >= 1.0 => fixed(value, 2),
        _ => fixed(value, 4),
    }
}
