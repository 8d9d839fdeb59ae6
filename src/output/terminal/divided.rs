//! What `jiesu attribute` says.

use super::compared::caveats;
use super::layout::{Align, cut, pad, width};
use crate::analysis::attribute::Contribution;
use crate::analysis::caveats::Finding;
use crate::analysis::measures::{ATTRIBUTED, Compared, Measure};
use crate::output::compared::Allowed;
use crate::output::files::FolderSummary;
use crate::output::numbers::{percent, signed};
use crate::output::words::Language;
use std::fmt::Write as _;

const NAME: usize = 30;

/// The parts of the effect on each measure, largest measure first as they are listed, with the caveats above.
pub fn render(language: Language, title: &str, summary: &FolderSummary, allowed: &Allowed) -> String {
    let (Some((comparison, fired)), Some(found)) = (&summary.comparison, &summary.attribution) else { return String::new() };
    // Coalitions are no proposals: what fires for some of them only is not told, but for the whole reform it is.
    let is_told = |fired: &Finding| fired.design.as_deref().is_none_or(|design| ["none", "all"].contains(&design));
    let kept = fired.iter().map(|(caveat, list)| (*caveat, list.iter().filter(|fired| is_told(fired)).cloned().collect::<Vec<_>>()));
    let general: Vec<_> = kept.filter(|(_, list)| !list.is_empty()).collect();
    let mut text = caveats(language, title, comparison, &general, allowed);
    text.push_str(language.of(
        "  ! in Beijing all levers began together in January 2019, and no published series separates them: what follows\n    divides the model's own effect, not that of a real city\n",
        "  ! 北京诸举措于 2019 年 1 月同时开始，无公布之序列可将其分开：以下所分乃模型自身之效果，而非真实城市之效果\n",
    ));
    let over_sets = found.contributions.iter().any(|part| part.over_sets.is_some());
    let years = f64::from(comparison.evidence.run.months) / 12.0;
    for (index, (measure, _)) in ATTRIBUTED.iter().enumerate() {
        let Some((without, with)) = found.ends[index] else { continue };
        let is_share = matches!(measure, Compared::Rate(m) if *m != Measure::UnmetDays);
        let factor = match measure {
            Compared::Rate(Measure::UnmetDays) => 1.0 / years,
            Compared::Rate(_) => 100.0,
            Compared::Cost(_) => 0.001 / years,
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
            Compared::Rate(Measure::ResponseRate) => language.of("response rate, observer", "响应率（旁观者）"),
            Compared::Rate(Measure::ResolutionRate) => language.of("resolution rate, observer", "解决率（旁观者）"),
            Compared::Rate(Measure::SatisfactionRate) => language.of("satisfaction rate, observer", "满意率（旁观者）"),
            Compared::Rate(Measure::CuredRate) => language.of("cured (simulated truth)", "真正解决（模拟真值）"),
            Compared::Rate(_) => language.of("unmet days a resident, year", "未了之日（每人每年）"),
            Compared::Cost(_) => language.of("hours a resident and year", "工时（每人每年）"),
        };
        let cells = |cells: &[(&str, usize)]| -> String { cells.iter().map(|(cell, width)| pad(cell, *width, Align::Right)).collect() };
        let heads = cells(&[
            (language.of("value", "应得"), 10),
            (language.of("95 % interval", "95 % 区间"), 20),
            (language.of("alone", "单独"), 11),
            (language.of("as the last", "最后加入"), 13),
            (if over_sets { language.of("rank holds", "位次不变") } else { language.of("share", "占比") }, if over_sets { 12 } else { 10 }),
        ]);
        let _ = writeln!(text, "\n  {}{heads}", pad(name, NAME, Align::Left));
        let whole = with - without;
        // Shares of a whole to which some add and from which others take are no shares.
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
        if let Some(game) = &summary.game {
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
        let all = language.of("all together", "合计");
        let _ = writeln!(text, "  {}{}", pad(all, NAME, Align::Left), pad(&number(whole), 10, Align::Right));
        debug_assert!(width(all) < NAME);
    }
    if over_sets {
        text.push_str(language.of(
            "\n  rank holds: share of the parameter sets in which the lever (or group) has the rank that it has over all; attribution.csv\n  has the range of its value over the sets\n",
            "\n  位次不变：该举措（或组）位次与总体相同之参数组比例；其值在各组间之范围见 attribution.csv\n",
        ));
    }
    let _ = write!(
        text,
        "\n{}",
        language.of(
            format!(
                "  {} values over {} coalitions; a coalition that lacks a requirement is worth its largest feasible part.\n  shares in points; alone: with no other lever; as the last: when all others are there\n",
                found.way, found.coalitions
            ),
            format!(
                "  {} 值，{} 个联盟；缺所需举措之联盟以其最大可行部分计值。\n  比例以百分点计；单独：无其他举措；最后加入：其他举措皆在\n",
                found.way, found.coalitions
            ),
        )
    );
    text
}
