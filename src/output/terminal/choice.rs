//! Choosing a design: trade-offs, the selected design and its guarantee, and the parameter values at which the best design changes.

use super::compared::plain;
use super::layout::{Align, cut, note, pad};
use super::{Detail, NONE, WIDTH};
use crate::analysis::Analysis;
use crate::analysis::choice::ParetoEntry;
use crate::analysis::evidence::Reevaluation;
use crate::analysis::measures::Measure;
use crate::analysis::objective::Objective;
use crate::analysis::results::ComparisonResults;
use crate::analysis::selection::Selection;
use crate::analysis::switching::SwitchingValues;
use crate::messages::Language;
use crate::messages::numbers::{self, percent, with_sign};
use crate::plan::Crossing;
use std::fmt::Write as _;

const NAME: usize = 34;
/// Parameters and designs shown at most.
const STRONGEST: usize = 5;
const SHOWN: usize = 20;

/// The parts that the summary has; trade-offs only in full detail.
pub fn render(language: Language, analysis: &Analysis, comparison: &ComparisonResults, detail: Detail) -> String {
    let mut text = String::new();
    if detail == Detail::Full && comparison.pareto.len() > 2 {
        trade_offs(language, analysis, &comparison.pareto, &mut text);
    }
    if let Some(selection) = &comparison.selection {
        self::selection(language, analysis, selection, &mut text);
    }
    if let Some(reevaluation) = &comparison.reevaluation {
        self::reevaluation(language, reevaluation, &mut text);
    }
    if let Some(found) = &comparison.switching_values {
        switching_values(language, found, &mut text);
    }
    text
}

/// A value of an objective: shares in per cent.
fn level(objective: Objective, value: f64) -> String {
    if is_share(objective) { percent(value, 2) } else { plain(value) }
}

/// A difference of an objective: shares in points.
fn signed(objective: Objective, value: f64) -> String {
    if is_share(objective) { numbers::signed(100.0 * value, 2) } else { with_sign(value, &plain(value.abs())) }
}

fn is_share(objective: Objective) -> bool {
    use crate::analysis::measures::Compared::Rate;
    matches!(objective.measure(), Rate(measure) if measure != Measure::UnmetDays)
}

fn row(name: &str, cells: &[(String, usize)], text: &mut String) {
    let cells: String = cells.iter().map(|(cell, width)| pad(cell, *width, Align::Right)).collect();
    let _ = writeln!(text, "  {}{}", pad(&cut(name, NAME - 1), NAME, Align::Left), cells.trim_end());
}

fn trade_offs(language: Language, analysis: &Analysis, pareto_entries: &[ParetoEntry], text: &mut String) {
    let heads = [("resolution", "解决率"), ("satisfaction", "满意率"), ("unmet", "未解决"), ("hours", "工时"), ("undominated", "未被超越")];
    let heads: Vec<(String, usize)> =
        heads.iter().zip([12, 13, 9, 9, 12]).map(|(head, width)| (language.of(head.0, head.1).into(), width)).collect();
    text.push('\n');
    row(language.of("trade-offs between designs", "方案间的权衡"), &heads, text);
    text.truncate(text.trim_end_matches('\n').len());
    let _ = writeln!(text, "  {}", language.of("beaten by", "全面优于它的方案"));
    let years = f64::from(analysis.designs.first().map_or(12, |design| design.months)) / 12.0;
    for entry in pareto_entries.iter().take(SHOWN) {
        let [resolution, satisfaction, unmet, hours] = entry.means;
        let share = entry.share.map_or_else(|| NONE.into(), |share| percent(share, 0));
        let by = match entry.dominated_by.as_slice() {
            [] => NONE.to_string(),
            [first, rest @ ..] => {
                let more = if rest.is_empty() { String::new() } else { format!(" +{}", rest.len()) };
                format!("{}{more}", cut(first, 20))
            }
        };
        let cells = [
            (percent(resolution, 1), 12),
            (percent(satisfaction, 1), 13),
            (plain(unmet / years), 9),
            (plain(hours / years), 9),
            (share, 12),
        ];
        let before = text.len();
        row(&entry.name, &cells, text);
        text.truncate(text.trim_end_matches('\n').len().max(before));
        let _ = writeln!(text, "  {by}");
    }
    if pareto_entries.len() > SHOWN {
        let more = pareto_entries.len() - SHOWN;
        let _ = writeln!(text, "  {}", language.of(format!("and {more} more in choice.csv"), format!("另有 {more} 行见 choice.csv")));
    }
    text.push_str(&note(language.of(
        "observer's resolution and satisfaction rates, unmet days and cost hours per resident per year. beaten by: designs better in all four; undominated: share of 1,000 resamples of cities (or parameter sets) without such a design",
        "独立观察口径的解决率与满意率、人均每年未解决人日与总工时。全面优于：四项均更优；未被超越：对城市（或参数组）重抽样 1000 次，其中没有此类方案的比例",
    )));
}

fn selection(language: Language, analysis: &Analysis, selection: &Selection, text: &mut String) {
    let names: Vec<&str> = analysis.designs.iter().map(|design| design.name.as_str()).collect();
    let objective = selection.objective;
    let within = if is_share(objective) {
        format!("{} {}", plain(100.0 * selection.rule.within), language.of("percentage points", "个百分点"))
    } else {
        plain(selection.rule.within)
    };
    let chosen = names[selection.chosen];
    let (name, confidence) = (objective.name(), 100.0 * (1.0 - selection.rule.error));
    text.push('\n');
    text.push_str(&note(&language.of(
        format!(
            "chosen by {name}: {chosen}. If the best design leads every other by {within} or more, this procedure (Kim and Nelson 2001) chooses it with a \
             probability of at least {confidence:.0} %; a design closer to the best may be chosen instead. The guarantee covers the sampling error of cities \
             and replications, not parameters or the form of the model."
        ),
        format!(
            "按 {name} 选中：{chosen}。若最优方案领先其他方案至少 {within}，该方法（Kim 与 Nelson 2001）选中它的概率不低于 {confidence:.0} %；差距更小的方案可能取代它。\
             这一保证只针对城市与重复模拟的抽样误差，不涉及参数与模型形式。"
        ),
    )));
    if objective.is_official() {
        text.push_str(&note(language.of(
            "an official rate is the city's own measure: exclusions and answers given under pressure raise it",
            "官方口径由被考核的一方自行统计：剔除与授意的回答会抬高该指标",
        )));
    }
    let heads = [
        (language.of("mean", "均值").to_string(), 12),
        (language.of("cities", "城市").to_string(), 9),
        (language.of("result", "结果").to_string(), 26),
    ];
    row(language.of("design", "方案"), &heads, text);
    let mut order: Vec<usize> = (0..names.len()).collect();
    let candidates = &selection.candidates;
    order.sort_by(|a, b| {
        let key = |i: usize| (i != selection.chosen, std::cmp::Reverse(candidates[i].cities));
        key(*a).cmp(&key(*b)).then((objective.sign() * candidates[*b].mean).total_cmp(&(objective.sign() * candidates[*a].mean)))
    });
    for design in order.iter().copied().take(SHOWN) {
        let candidate = &candidates[design];
        let result = match candidate.dropped_at {
            None => language.of("chosen", "选中").to_string(),
            Some(at) => language.of(format!("eliminated after {at}"), format!("{at} 座城市后淘汰")),
        };
        row(names[design], &[(level(objective, candidate.mean), 12), (candidate.cities.to_string(), 9), (result, 26)], text);
    }
}

fn reevaluation(language: Language, reevaluation: &Reevaluation, text: &mut String) {
    let [Some(then), Some(another)] = reevaluation.pairs[reevaluation.objective.index()] else { return };
    let one = reevaluation.objective;
    let interval = |pair: &crate::analysis::pairs::PairedDifference| {
        pair.interval.map_or_else(|| NONE.into(), |(low, high)| format!("{} – {}", signed(one, low), signed(one, high)))
    };
    let (first, last) = reevaluation.cities;
    let (chosen, rival, name) = (&reevaluation.chosen, &reevaluation.rival, one.name());
    let [a, b, c, d] =
        [level(one, then.means[1]), level(one, another.means[1]), signed(one, then.difference), signed(one, another.difference)];
    let both = then.cities;
    let [range_then, range_now] = [interval(&then), interval(&another)];
    text.push_str(&note(&language.of(
        format!("{chosen} minus {rival}, {name}: {c} ({range_then}) in the {both} cities used for selection, {d} ({range_now}) in new cities {first} to {last}; mean of {chosen}: {a}, then {b}"),
        format!("{chosen} 减 {rival}，{name}：优选所用的 {both} 座城市中为 {c}（{range_then}），在新城市（{first} 至 {last}）中复评为 {d}（{range_now}）；{chosen} 的均值先为 {a}，后为 {b}"),
    )));
}

fn switching_values(language: Language, found: &SwitchingValues, text: &mut String) {
    let (rival, lead, n) = &found.next;
    let (best, one) = (&found.best, found.objective);
    text.push('\n');
    text.push_str(&note(&language.of(
        format!(
            "best at the base by {}: {best}, {} over {rival} ({n} parameter sets, cities or replications). Switching values: where a parameter changes that",
            one.name(),
            signed(one, *lead)
        ),
        format!("基准取值下按 {} 最优：{best}，比 {rival} {}（{n} 个参数组、城市或重复）。临界值：参数取何值时结论改变", one.name(), signed(one, *lead)),
    )));
    let heads = [
        (language.of("base", "基准").to_string(), 10),
        (language.of("range", "范围").to_string(), 20),
        (language.of("effect", "效应").to_string(), 10),
        (language.of("switches at", "临界值").to_string(), 12),
    ];
    row(language.of("parameters by effect", "影响最大的参数"), &heads, text);
    for switching in found.list.iter().take(STRONGEST) {
        let shown = |value: f64| numbers::signs(&Crossing::shown(&switching.point, value));
        let ends = (switching.levels[0].0, switching.levels[switching.levels.len() - 1].0);
        let at = switching.value.map_or_else(|| NONE.into(), shown);
        let end = |end: Option<f64>, sign: &str, limit: f64| end.map_or_else(|| format!("{sign} {}", shown(limit)), shown);
        let range = format!("{} … {}", end(switching.interval.0, "≤", ends.0), end(switching.interval.1, "≥", ends.1));
        let result = match (switching.value, switching.may_switch) {
            (Some(_), true) => language.of(format!("[{range}] to {}", switching.rival), format!("[{range}] 改为 {}", switching.rival)),
            (Some(_), false) => language.of(format!("to {}", switching.rival), format!("改为 {}", switching.rival)),
            (None, true) => language.of(
                format!("none within the range; sampling error cannot exclude {range}"),
                format!("范围内没有，但抽样误差不能排除 {range}"),
            ),
            (None, false) => language.of("no change within the range", "范围内不变").into(),
        };
        let cells = [
            (shown(switching.point.base), 10),
            (format!("{} – {}", shown(ends.0), shown(ends.1)), 20),
            (signed(one, switching.strength).replace('+', ""), 10),
            (at, 12),
        ];
        row(&switching.key, &cells, text);
        let _ = writeln!(text, "      {}", cut(&result, WIDTH - 6));
    }
    text.push_str(&note(language.of(
        "effect: largest change of the lead, the other parameters at the base; linear between the values simulated. In brackets: values at which the 95 % interval of the lead (over cities or parameter sets) contains 0. All parameters: switching_values.csv",
        "效应：领先幅度的最大变化，其余参数取基准值；模拟取值之间线性插值。方括号内：领先幅度的 95 % 置信区间（按城市或参数组）包含 0 的取值。全部参数见 switching_values.csv",
    )));
}
