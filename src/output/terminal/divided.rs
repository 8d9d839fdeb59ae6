//! The output of `jiesu attribute`.

use super::Detail;
use super::compared::caveats;
use super::layout::{Align, cut, marked, note, pad, width};
use crate::analysis::Analysis;
use crate::analysis::attribute::Contribution;
use crate::analysis::caveats::Finding;
use crate::analysis::measures::{ATTRIBUTED, Compared, Measure};
use crate::analysis::results::Caution;
use crate::messages::Language;
use crate::messages::numbers::{percent, signed};
use std::fmt::Write as _;

const NAME: usize = 32;

/// Caveats, then each lever's part of the effect on each measure; without full detail, response and satisfaction rates are left out.
pub fn render(language: Language, title: &str, analysis: &Analysis, detail: Detail) -> String {
    let Some(comparison) = &analysis.comparison else { return String::new() };
    let Some(found) = &comparison.attribution else { return String::new() };
    // A coalition is not a proposal: only caveats of the whole comparison and of its two ends are shown.
    let is_shown = |fired: &Finding| fired.design.as_deref().is_none_or(|design| ["none", "all"].contains(&design));
    let shown = |caution: &Caution| {
        let findings: Vec<Finding> = caution.findings.iter().filter(|found| is_shown(found)).cloned().collect();
        Caution { code: caution.code.clone(), findings }
    };
    let general: Vec<Caution> = analysis.caveats.iter().map(shown).filter(|caution| !caution.findings.is_empty()).collect();
    let mut text = caveats(language, title, analysis, comparison, &general);
    text.push_str(&marked(
        "! ",
        language.of(
            "in Beijing all levers began together in January 2019, and no published series separates them: these are parts of the model's \
         own effect, not of a real city's",
            "北京各项政策举措于 2019 年 1 月同时开始，没有公开数据可以将其分开：以下分解的是模型自身的效应，不是真实城市的效应",
        ),
    ));
    let over_sets = found.contributions.iter().any(|part| part.over_sets.is_some());
    let years = f64::from(analysis.designs.first().map_or(12, |design| design.months)) / 12.0;
    for (index, (measure, _)) in ATTRIBUTED.iter().enumerate() {
        let Some((without, with)) = found.ends[index] else { continue };
        if detail == Detail::Screen && matches!(measure, Compared::Rate(Measure::ResponseRate | Measure::SatisfactionRate)) {
            continue;
        }
        let is_share = matches!(measure, Compared::Rate(m) if *m != Measure::UnmetDays);
        let factor = match measure {
            Compared::Rate(Measure::UnmetDays) | Compared::Cost(_) => 1.0 / years,
            Compared::Rate(_) => 100.0,
        };
        let number = |value: f64| {
            let value = factor * value;
            let decimals = if is_share {
                2
            } else if value.abs() >= 10.0 {
                1
            } else {
                4
            };
            signed(value, decimals)
        };
        let name = match measure {
            Compared::Rate(Measure::ResponseRate) => language.of("response rate, observer", "响应率（独立观察口径）"),
            Compared::Rate(Measure::ResolutionRate) => language.of("resolution rate, observer", "解决率（独立观察口径）"),
            Compared::Rate(Measure::SatisfactionRate) => language.of("satisfaction rate, observer", "满意率（独立观察口径）"),
            Compared::Rate(Measure::CuredRate) => language.of("actual resolution (simulated)", "实际解决率（模拟）"),
            Compared::Rate(_) => language.of("unmet days per resident per year", "未解决人日（人均每年）"),
            Compared::Cost(_) => language.of("cost hours per resident per year", "总工时（人均每年）"),
        };
        let cells = |cells: &[(&str, usize)]| -> String { cells.iter().map(|(cell, width)| pad(cell, *width, Align::Right)).collect() };
        let heads = cells(&[
            (language.of("value", "分解值"), 10),
            (language.of("95 % interval", "95 % 置信区间"), 20),
            (language.of("alone", "单独实施"), 11),
            (language.of("added last", "最后加入"), 13),
            (
                if over_sets { language.of("stable rank", "位次稳定") } else { language.of("share", "占比") },
                if over_sets { 12 } else { 10 },
            ),
        ]);
        let _ = writeln!(text, "\n  {}{heads}", pad(name, NAME, Align::Left));
        let whole = with - without;
        // Shares of the whole make sense only if all parts have one sign.
        let one_sided =
            whole != 0.0 && found.contributions.iter().filter(|part| part.measure == index).all(|part| part.value * whole >= 0.0);
        let mut line = |part: &Contribution, indent: usize| {
            let interval = part.interval.map_or_else(|| "–".into(), |(low, high)| format!("{} – {}", number(low), number(high)));
            let share = if let Some(over) = part.over_sets {
                percent(over.order_stable, 0)
            } else if one_sided {
                percent(part.value / whole, 0)
            } else {
                "–".into()
            };
            let cells = cells(&[
                (&number(part.value), 10),
                (&interval, 20),
                (&number(part.alone), 11),
                (&number(part.last), 13),
                (&share, if over_sets { 12 } else { 10 }),
            ]);
            let name = format!("{}{}", " ".repeat(indent), part.name);
            let _ = writeln!(text, "  {}{cells}", pad(&cut(&name, NAME - 1), NAME, Align::Left));
        };
        let mine = || found.contributions.iter().filter(|part| part.measure == index);
        if let Some(game) = &comparison.request.game {
            let groups: Vec<_> = mine().filter(|part| part.is_group).collect();
            for group in &groups {
                line(group, 0);
                let members = game.levers.iter().filter(|lever| lever.group.as_deref() == Some(group.name.as_str()));
                members.for_each(|lever| mine().filter(|part| !part.is_group && part.name == lever.name).for_each(|part| line(part, 2)));
            }
            if groups.is_empty() {
                mine().for_each(|part| line(part, 0));
            }
        }
        let all = language.of("total", "合计");
        let _ = writeln!(text, "  {}{}", pad(all, NAME, Align::Left), pad(&number(whole), 10, Align::Right));
        debug_assert!(width(all) < NAME);
    }
    text.push('\n');
    if over_sets {
        text.push_str(&note(language.of(
            "stable rank: share of the parameter sets in which the lever or group has its overall rank; attribution.csv has the range \
             of its value over the sets",
            "位次稳定：举措（或举措组）位次与总体一致的参数组所占比例；各参数组下的取值范围见 attribution.csv",
        )));
    }
    text + &note(&language.of(
        format!(
            "{} values over {} coalitions; a coalition that lacks a requirement has the value of its largest feasible part. Shares in \
             percentage points. alone: no other lever; added last: with all others",
            found.way, found.coalitions
        ),
        format!(
            "{} 值，{} 个组合；缺少前提举措的组合按其最大可行部分计值。比例以百分点计。单独实施：没有其他举措；最后加入：其他举措均已实施",
            found.way, found.coalitions
        ),
    ))
}
