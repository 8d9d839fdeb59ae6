//! What is said of a choice: which designs no other beats, which was chosen and with what guarantee, where parameters change the answer.

use super::compared::{fold, plain};
use super::layout::{Align, cut, pad};
use super::{NONE, WIDTH};
use crate::analysis::choice::ParetoEntry;
use crate::analysis::compare::Comparison;
use crate::analysis::evidence::Reevaluation;
use crate::analysis::measures::Measure;
use crate::analysis::objective::Objective;
use crate::analysis::selection::Selection;
use crate::analysis::switching::SwitchingValues;
use crate::output::files::FolderSummary;
use crate::output::numbers::{self, percent, with_sign};
use crate::output::words::Language;
use crate::plan::Crossing;
use std::fmt::Write as _;

const NAME: usize = 34;
/// Parameters and designs that are shown.
const STRONGEST: usize = 5;
const SHOWN: usize = 20;

/// All of it that there is.
pub fn render(language: Language, comparison: &Comparison, summary: &FolderSummary) -> String {
    let mut text = String::new();
    if summary.stands.len() > 2 {
        stands(language, comparison, &summary.stands, &mut text);
    }
    if let Some(selection) = &summary.choice_request.selection {
        self::selection(language, comparison, selection, &mut text);
    }
    if let Some(reevaluation) = &summary.choice_request.reevaluation {
        self::reevaluation(language, reevaluation, &mut text);
    }
    if let Some(found) = &summary.switching_values {
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

fn indented(text: &str) -> String {
    fold(&format!("  {text}")).replace("\n        ", "\n  ")
}

fn row(name: &str, cells: &[(String, usize)], text: &mut String) {
    let cells: String = cells.iter().map(|(cell, width)| pad(cell, *width, Align::Right)).collect();
    let _ = writeln!(text, "  {}{}", pad(&cut(name, NAME - 1), NAME, Align::Left), cells.trim_end());
}

fn stands(language: Language, comparison: &Comparison, stands: &[ParetoEntry], text: &mut String) {
    let heads = [("resolution", "解决率"), ("satisfaction", "满意率"), ("unmet", "未了"), ("hours", "工时"), ("in the set", "入集")];
    let heads: Vec<(String, usize)> =
        heads.iter().zip([12, 13, 9, 9, 12]).map(|(head, width)| (language.of(head.0, head.1).into(), width)).collect();
    text.push('\n');
    row(language.of("no other is better throughout", "无他案全面更优者"), &heads, text);
    let years = f64::from(comparison.evidence.run.months) / 12.0;
    for stand in stands.iter().take(SHOWN) {
        let [resolution, satisfaction, unmet, hours] = stand.means;
        let share = stand.share.map_or_else(|| NONE.into(), |share| percent(share, 0));
        let by = match stand.dominated_by.as_slice() {
            [] => language.of("yes", "是").to_string(),
            [first, rest @ ..] => {
                let more = if rest.is_empty() { String::new() } else { format!(" +{}", rest.len()) };
                format!("{} {}{more}", language.of("no, by", "否，因"), cut(first, 20))
            }
        };
        let cells = [
            (percent(resolution, 1), 12),
            (percent(satisfaction, 1), 13),
            (plain(unmet / years), 9),
            (plain(0.001 * hours / years), 9),
            (share, 12),
        ];
        let before = text.len();
        row(&stand.name, &cells, text);
        text.truncate(text.trim_end_matches('\n').len().max(before));
        let _ = writeln!(text, "  {by}");
    }
    if stands.len() > SHOWN {
        let more = stands.len() - SHOWN;
        let _ = writeln!(text, "  {}", language.of(format!("and {more} more in choice.csv"), format!("另有 {more} 行见 choice.csv")));
    }
    text.push_str(&indented(language.of(
        "resolution and satisfaction (observer): more is better; unmet days and hours per resident and year: fewer are. in the set: share of 1,000 resamples of cities (of parameter sets, where there are some)",
        "解决率与满意率（旁观者）大者为优；未了之日与工时（每人每年）少者为优。入集：城市（有参数组则为参数组）1000 次重抽样中之比例",
    )));
}

fn selection(language: Language, comparison: &Comparison, selection: &Selection, text: &mut String) {
    let names = &comparison.evidence.names;
    let objective = selection.objective;
    let within = if is_share(objective) {
        format!("{} {}", plain(100.0 * selection.rule.within), language.of("points", "个百分点"))
    } else {
        plain(selection.rule.within)
    };
    let chosen = &names[selection.chosen];
    let (name, confidence) = (objective.name(), 100.0 * (1.0 - selection.rule.error));
    text.push('\n');
    text.push_str(&indented(&language.of(
        format!(
            "chosen by {name}: {chosen}. If the best design leads every other by {within} or more, this procedure (Kim and Nelson 2001) chooses it in at \
             least {confidence:.0} of 100 studies; one that is closer to the best may be chosen in its place. That holds for the luck of cities and replications, \
             not for parameters or the form of the model."
        ),
        format!(
            "按 {name} 选中：{chosen}。若最优方案领先其余至少 {within}，此法（Kim 与 Nelson 2001）在 100 次研究中至少 {confidence:.0} 次选中它；与之更相近者可能代其入选。\
             此保证就城市与重复之运气而言，不含参数与模型形式。"
        ),
    )));
    if objective.is_official() {
        text.push_str(&indented(language.of(
            "an official rate judges itself: it is what the city's own callback hears, and what is excluded or talked up counts for it",
            "市级指标乃自评：所听者为本市回访，剔除与粉饰亦计其功",
        )));
    }
    let heads = [
        (language.of("mean", "均值").to_string(), 12),
        (language.of("cities", "城市").to_string(), 9),
        (language.of("verdict", "裁断").to_string(), 26),
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
        let verdict = match candidate.dropped_at {
            None => language.of("chosen", "选中").to_string(),
            Some(at) => language.of(format!("eliminated after {at}"), format!("{at} 城后淘汰")),
        };
        row(&names[design], &[(level(objective, candidate.mean), 12), (candidate.cities.to_string(), 9), (verdict, 26)], text);
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
    text.push_str(&indented(&language.of(
        format!("{chosen} less {rival}, {name}: {c} ({range_then}) in the {both} cities of the choice that both had, {d} ({range_now}) in fresh cities {first} to {last}; its own mean {a}, then {b}"),
        format!("{chosen} 减 {rival}，{name}：选择时两案共有之 {both} 城 {c}（{range_then}），新城市 {first} 至 {last} 为 {d}（{range_now}）；自身均值先 {a}，后 {b}"),
    )));
}

fn switching_values(language: Language, found: &SwitchingValues, text: &mut String) {
    let (rival, lead, n) = &found.next;
    let (best, one) = (&found.best, found.objective);
    text.push('\n');
    text.push_str(&indented(&language.of(
        format!(
            "best at the base by {}: {best}, {} over {rival} ({n} parameter sets, cities or replications). Where would a parameter change that?",
            one.name(),
            signed(one, *lead)
        ),
        format!("基准处按 {} 最优：{best}，较 {rival} {}（{n} 城或重复）。参数至何值则改变？", one.name(), signed(one, *lead)),
    )));
    let heads = [
        (language.of("base", "基准").to_string(), 10),
        (language.of("range", "范围").to_string(), 20),
        (language.of("effect", "效应").to_string(), 10),
        (language.of("changes at", "翻转于").to_string(), 12),
    ];
    row(language.of("the strongest parameters", "最强之参数"), &heads, text);
    for flip in found.list.iter().take(STRONGEST) {
        let shown = |value: f64| numbers::signs(&Crossing::shown(&flip.point, value));
        let ends = (flip.levels[0].0, flip.levels[flip.levels.len() - 1].0);
        let at = flip.value.map_or_else(|| NONE.into(), shown);
        let end = |end: Option<f64>, sign: &str, limit: f64| end.map_or_else(|| format!("{sign} {}", shown(limit)), shown);
        let range = format!("{} … {}", end(flip.interval.0, "≤", ends.0), end(flip.interval.1, "≥", ends.1));
        let said = match (flip.value, flip.may_switch) {
            (Some(_), true) => language.of(format!("[{range}] to {}", flip.rival), format!("[{range}] 改为 {}", flip.rival)),
            (Some(_), false) => language.of(format!("to {}", flip.rival), format!("改为 {}", flip.rival)),
            (None, true) => {
                language.of(format!("none within the range, but luck leaves open {range}"), format!("范围内无，然运气未能排除 {range}"))
            }
            (None, false) => language.of("no change within the range", "范围内不变").into(),
        };
        let cells = [
            (shown(flip.point.base), 10),
            (format!("{} – {}", shown(ends.0), shown(ends.1)), 20),
            (signed(one, flip.strength).replace('+', ""), 10),
            (at, 12),
        ];
        row(&flip.key, &cells, text);
        let _ = writeln!(text, "      {}", cut(&said, WIDTH - 6));
    }
    text.push_str(&indented(language.of(
        "effect: largest change of the lead; straight lines between the values that were run, the rest at the base; in brackets the values at which 0 lies within the 95 % interval of the lead (over cities, or parameter sets). All parameters: switching_values.csv",
        "效应：领先之最大变化；所运行之值间直线内插，其余参数为基准值；方括号内为领先之 95 % 区间含零之参数值（就城市，有参数组则就参数组）。全部参数见 switching_values.csv",
    )));
}
