//! The output of `jiesu compare`: caveats first, then one block per measure with every design's difference from the baseline.

use super::gains;
use super::layout::{Align, cut, marked, note, pad, width, wrap};
use super::{Detail, NONE, WIDTH};
use crate::analysis::Analysis;
use crate::analysis::caveats::{Finding, by_code};
use crate::analysis::compare::Difference;
use crate::analysis::measures::{Compared, Cost, Measure};
use crate::analysis::pairs::CiScope;
use crate::analysis::results::{Caution, ComparisonResults};
use crate::ledger::Review;
use crate::messages::numbers::{self, fixed, percent, with_sign};
use crate::messages::{Language, plural};
use std::fmt::Write as _;

/// How a measure is shown: its review, names and unit.
pub(in crate::output) struct Label {
    pub(in crate::output) measure: Compared,
    pub(in crate::output) review: Option<Review>,
    pub(in crate::output) names: [&'static str; 2],
    /// Whether it is a share, shown in per cent.
    pub(in crate::output) is_share: bool,
    /// Whether it is shown per year.
    pub(in crate::output) per_year: bool,
}

impl Label {
    /// From the unit of the files, over a run of `years`, to the unit shown.
    pub(in crate::output) fn factor(&self, years: f64) -> f64 {
        match (self.is_share, self.per_year) {
            (true, _) => 100.0,
            (false, true) => 1.0 / years,
            (false, false) => 1.0,
        }
    }
}

const fn share(measure: Measure, review: Review, names: [&'static str; 2]) -> Label {
    Label { measure: Compared::Rate(measure), review: Some(review), names, is_share: true, per_year: false }
}

pub(in crate::output) const LABELS: [Label; 10] = [
    share(Measure::ResolutionRate, Review::Official, ["resolution rate, official", "解决率（官方口径）"]),
    share(Measure::SatisfactionRate, Review::Official, ["satisfaction rate, official", "满意率（官方口径）"]),
    share(Measure::ResponseRate, Review::Observer, ["response rate, observer", "响应率（独立观察口径）"]),
    share(Measure::ResolutionRate, Review::Observer, ["resolution rate, observer", "解决率（独立观察口径）"]),
    share(Measure::SatisfactionRate, Review::Observer, ["satisfaction rate, observer", "满意率（独立观察口径）"]),
    share(Measure::CuredRate, Review::Observer, ["actual resolution (simulated)", "实际解决率（模拟）"]),
    Label {
        measure: Compared::Rate(Measure::UnmetDays),
        review: Some(Review::Observer),
        names: ["unmet days per resident per year", "未解决人日（人均每年）"],
        is_share: false,
        per_year: true,
    },
    Label {
        measure: Compared::Cost(Cost::All),
        review: None,
        names: ["cost: all staff hours per resident per year", "成本：总工时（人均每年）"],
        is_share: false,
        per_year: true,
    },
    Label {
        measure: Compared::Cost(Cost::Displaced),
        review: None,
        names: ["displaced hours per resident per year", "占用其他工作时间（小时，人均每年）"],
        is_share: false,
        per_year: true,
    },
    Label {
        measure: Compared::Cost(Cost::Overtime),
        review: None,
        names: ["overtime hours per resident per year", "加班工时（人均每年）"],
        is_share: false,
        per_year: true,
    },
];

const NAME: usize = 30;

/// What was simulated, and each caveat that applies; an allowed one with its reason.
pub fn caveats(language: Language, title: &str, analysis: &Analysis, comparison: &ComparisonResults, cautions: &[Caution]) -> String {
    let mut text = Renderer { language, analysis, comparison }.header(title);
    for Caution { code, findings: list } in cautions {
        let Some(caveat) = by_code(code) else { continue };
        // These concern one measure of a design, not the design.
        let name = |fired: &Finding| match (&fired.design, caveat.code) {
            (Some(design), "C04" | "C05" | "C13" | "C14" | "C15") => Some(format!("{design}: {}", fired.measure)),
            (None, "C04") => Some(language.of(format!("{} {}", fired.value, fired.measure), format!("{} 个校准或假定的参数", fired.value))),
            (design, _) => design.clone(),
        };
        let mut names: Vec<String> = list.iter().filter_map(name).collect();
        names.dedup();
        let shown = names.len().min(4);
        let more = if names.len() > shown { format!(", … ({})", names.len()) } else { String::new() };
        let which = if names.is_empty() { String::new() } else { format!(" [{}{more}]", names[..shown].join(", ")) };
        let sentence = match comparison.request.allowed.get(caveat.code) {
            Some(reason) => format!("{}: {reason}", language.of("allowed", "已说明")),
            None => language.of(caveat.sentence[0], caveat.sentence[1]).into(),
        };
        text.push_str(&marked(&format!("! {} ", caveat.code), &format!("{sentence}{which}")));
    }
    text
}

/// The comparison as text.
pub fn render(language: Language, title: &str, analysis: &Analysis, comparison: &ComparisonResults, detail: Detail) -> String {
    let renderer = Renderer { language, analysis, comparison };
    let mut text = caveats(language, title, analysis, comparison, &analysis.caveats);
    for label in LABELS.iter().filter(|label| detail == Detail::Full || is_main(label)) {
        renderer.block(label, &mut text);
    }
    if detail == Detail::Full {
        text.push_str(&gains::render(language, analysis, comparison));
    }
    text.push_str(&renderer.notes());
    text
}

/// Whether a measure is shown without `--verbose`: resolution, actual resolution, unmet days, cost.
fn is_main(label: &Label) -> bool {
    use Measure::{CuredRate, ResolutionRate, UnmetDays};
    matches!(label.measure, Compared::Rate(ResolutionRate | CuredRate | UnmetDays) | Compared::Cost(Cost::All))
}

/// Sensitivity: the `most` designs with the largest differences in each measure, largest first.
pub fn sensitivity(language: Language, analysis: &Analysis, comparison: &ComparisonResults, most: usize) -> String {
    let renderer = Renderer { language, analysis, comparison };
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
        renderer.rows(label, &rows, &mut text);
        if more > 0 {
            let _ = writeln!(
                text,
                "  {}",
                language.of(format!("and {more} more in comparison.csv"), format!("另有 {more} 行见 comparison.csv"))
            );
        }
    }
    text.push_str(&renderer.notes());
    text
}

struct Renderer<'a> {
    language: Language,
    analysis: &'a Analysis,
    comparison: &'a ComparisonResults,
}

impl Renderer<'_> {
    fn header(&self, title: &str) -> String {
        let designs = self.comparison.designs.len() + 1;
        let Some(run) = self.analysis.designs.first() else { return String::new() };
        let [simulated, all] = run.streets;
        let common = self.analysis.designs.iter().all(|design| design.random_numbers == run.random_numbers);
        let cities = self.analysis.designs.iter().map(|design| design.cities);
        let (fewest, most) = (cities.clone().min().unwrap_or(0), cities.max().unwrap_or(0));
        let numbers = match common {
            true => self.language.of("common random numbers", "公共随机数"),
            false => self.language.of("independent random numbers", "独立随机数"),
        };
        let sets = match (self.analysis.sets(), self.language) {
            (1, _) => String::new(),
            (sets, Language::English) => format!("{sets} parameter sets × "),
            (sets, Language::Chinese) => format!("{sets} 组参数 × "),
        };
        let cities = if fewest < most { format!("{fewest}–{most}") } else { most.to_string() };
        let line = match self.language {
            Language::English => format!(
                "{title}: {designs} designs, {numbers}, {sets}{cities} {} × {} {} each, {simulated} of {all} streets simulated, \
                 {} {} from {}, seed {}",
                plural(most, "city", "cities"),
                run.replications,
                plural(run.replications, "replication", "replications"),
                run.months,
                plural(run.months, "month", "months"),
                run.start,
                run.seed
            ),
            Language::Chinese => format!(
                "{title}：{designs} 个方案，{numbers}，各 {sets}{cities} 座合成城市 × {} 次重复模拟，模拟 {all} 个街乡镇中的 {simulated} 个，自 {} 起 {} 个月，随机种子 {}",
                run.replications, run.start, run.months, run.seed
            ),
        };
        wrap(&line, WIDTH)
    }

    fn baseline(&self) -> &str {
        self.analysis.designs.first().map_or("", |design| &design.name)
    }

    fn block(&self, label: &Label, text: &mut String) {
        let rows: Vec<(usize, &Difference)> = (0..self.comparison.designs.len())
            .filter_map(|index| Some((index, self.comparison.difference(index, label.measure, label.review)?)))
            .collect();
        self.rows(label, &rows, text);
    }

    fn rows(&self, label: &Label, rows: &[(usize, &Difference)], text: &mut String) {
        let (language, comparison) = (self.language, self.comparison);
        // The baseline's mean comes from the largest set of pairs; a design with other pairs has a separate line below.
        let Some(usual) = rows.iter().map(|(_, difference)| difference.paired).max_by_key(|paired| paired.n) else { return };
        let years = f64::from(self.analysis.designs.first().map_or(12, |design| design.months)) / 12.0;
        let factor = label.factor(years);
        let level = |value: f64| if label.is_share { format!("{} %", fixed(factor * value, 1)) } else { plain(factor * value) };
        let signed = |value: f64| {
            let value = factor * value;
            if label.is_share { numbers::signed(value, 2) } else { with_sign(value, &plain(value.abs())) }
        };
        // Long names use the space of the last column.
        let longest = rows.iter().map(|(index, _)| width(&comparison.designs[*index].name)).max().unwrap_or(0);
        let wide = if longest < NAME { NAME } else { NAME + 14 };
        let heads = [
            (language.of("mean", "均值"), 10),
            (language.of("difference", "差异"), 12),
            (language.of("95 % interval", "95 % 置信区间"), 19),
            (language.of("better in", "占优比例"), 11),
            (language.of("variance ratio", "方差比"), 16),
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
        let _ = writeln!(text, "  {}{}", pad(&cut(self.baseline(), wide - 1), wide, Align::Left), pad(&mean, 10, Align::Right));
        for (index, difference) in rows {
            let p = &difference.paired;
            let interval = p.joint.or(p.interval);
            let range = interval.map_or_else(|| NONE.into(), |(low, high)| format!("{} – {}", signed(low), signed(high)));
            let better = difference.p_better.map_or_else(|| NONE.into(), |share| percent(share, 0));
            let ratio = p.variance_ratio.map_or_else(|| NONE.into(), |ratio| fixed(ratio, if ratio < 100.0 { 1 } else { 0 }));
            let cells = cells(&[(&level(p.means[1]), 10), (&signed(p.difference), 12), (&range, 19), (&better, 11), (&ratio, 16)]);
            let _ = writeln!(text, "  {}{cells}", pad(&cut(&comparison.designs[*index].name, wide - 1), wide, Align::Left));
            if p.means[0] != usual.means[0] {
                let (n, mean) = (p.n, level(p.means[0]));
                let note = language.of(
                    format!("in {n} pairs only, in which {} has {mean}", self.baseline()),
                    format!("仅 {n} 对，其中 {} 为 {mean}", self.baseline()),
                );
                let _ = writeln!(text, "    {note}");
            }
        }
    }

    fn notes(&self) -> String {
        let mut ci_scope: Vec<CiScope> = self.comparison.designs.iter().flat_map(|d| &d.differences).map(|d| d.paired.ci_scope).collect();
        ci_scope.dedup();
        let sources = match ci_scope.first() {
            Some(CiScope::Cities) => self.language.of("replications and cities", "重复模拟与城市之间的随机波动"),
            Some(CiScope::Parameters | CiScope::Together) => {
                self.language.of("replications and cities, and the parameter sets", "重复模拟、城市与参数组之间的变异")
            }
            _ => self.language.of("replications in one city", "一座城市内重复模拟的随机波动"),
        };
        let notes = self.language.of(
            format!(
                "differences of shares in percentage points; intervals of the three rates are simultaneous (Bonferroni), the others \
                 individual; they cover {sources}. better in: share of the pairs. variance ratio: (s_A² + s_B²)/s²_(A−B)"
            ),
            format!(
                "比例的差异以百分点计；三率的区间为联合置信区间（Bonferroni），其余逐个计算；区间反映{sources}。占优比例：方案较优的配对所占比例。\
                 方差比：(s_A² + s_B²)/s²_(A−B)"
            ),
        );
        format!("\n{}", note(&notes))
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
