//! Results as terminal text of at most 100 columns; here those of `jiesu run`.

pub mod audited;
pub mod calibrated;
pub mod choice;
pub mod compared;
pub mod divided;
mod gains;
mod layout;
mod screen;
pub mod twin;
pub mod validated;

use crate::analysis::measures::Measure;
use crate::analysis::overview::Headline;
use crate::analysis::results::DesignResults;
use crate::analysis::statistics::Statistics;
use crate::analysis::types::StreetClass;
use crate::analysis::warnings::Kind;
use crate::input::names::one_line;
use crate::ledger::Review;
use crate::messages::numbers::{fixed, percent};
use crate::messages::{Language, plural};
use layout::{Align, cut, marked, pad, sparkline, wrap};
use std::fmt::Write as _;

/// Width of the names of measures.
const NAME: usize = 46;
const WIDTH: usize = 100;
/// Shown where a value is not defined.
const NONE: &str = "–";

/// How much is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// What fits one screen for one scenario.
    Screen,
    /// Every table.
    Full,
}

/// The results of one or more designs.
pub fn render(language: Language, detail: Detail, designs: &[DesignResults]) -> String {
    match detail {
        Detail::Screen => screen::render(language, designs),
        Detail::Full => full(language, designs),
    }
}

fn full(language: Language, designs: &[DesignResults]) -> String {
    let mut text = String::new();
    for (number, design) in designs.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        let renderer = Renderer { language, design };
        renderer.header(&mut text);
        renderer.caveats().iter().for_each(|caveat| text.push_str(&marked("! ", caveat)));
        renderer.measures(&mut text);
        renderer.months(&mut text);
        renderer.warnings(&mut text);
        renderer.streets(&mut text);
        renderer.districts(&mut text);
    }
    if designs.len() > 1 {
        side_by_side(language, designs, &Headline::ALL, &mut text);
    }
    text
}

/// A title in lines of its own; empty if there is none.
pub fn title(title: &str) -> String {
    let title = one_line(title);
    if title.is_empty() { title } else { wrap(&title, WIDTH) }
}

/// How a measure is shown.
#[derive(Clone, Copy)]
pub(in crate::output) enum Form {
    /// A share, in per cent.
    Share,
    /// A number.
    Number,
}

impl Form {
    pub(in crate::output) fn show(self, value: f64) -> String {
        match self {
            Form::Share => percent(value, 1),
            Form::Number if value.abs() >= 1_000.0 => fixed(value, 0),
            Form::Number if value.abs() >= 10.0 => fixed(value, 1),
            Form::Number => fixed(value, 2),
        }
    }

    fn maybe(self, value: Option<f64>) -> String {
        value.map_or_else(|| NONE.into(), |value| self.show(value))
    }

    pub(in crate::output) fn range(self, (low, high): (f64, f64)) -> String {
        match self {
            Form::Share => format!("{} – {}", fixed(100.0 * low, 1), percent(high, 1)),
            Form::Number => format!("{} – {}", self.show(low), self.show(high)),
        }
    }
}

/// A headline measure's name and form.
pub(in crate::output) fn name(measure: Headline, language: Language) -> (&'static str, Form) {
    let (english, chinese, form) = match measure {
        Headline::OfficialResponse => ("response rate, official", "响应率（官方口径）", Form::Share),
        Headline::OfficialResolution => ("resolution rate, official", "解决率（官方口径）", Form::Share),
        Headline::OfficialSatisfaction => ("satisfaction rate, official", "满意率（官方口径）", Form::Share),
        Headline::Response => ("response rate, observer", "响应率（独立观察口径）", Form::Share),
        Headline::Resolution => ("resolution rate, observer", "解决率（独立观察口径）", Form::Share),
        Headline::Satisfaction => ("satisfaction rate, observer", "满意率（独立观察口径）", Form::Share),
        Headline::Cured => ("actual resolution (simulated)", "实际解决率（模拟）", Form::Share),
        Headline::UnmetDays => ("unmet days per resident per year", "未解决人日（人均每年）", Form::Number),
        Headline::Orders => ("orders per 1,000 residents per year", "工单（每千人每年）", Form::Number),
        Headline::NeverRegistered => ("never registered, per 1,000 residents per year", "未能登记（每千人每年）", Form::Number),
        Headline::Paid => ("paid staff hours per order", "每件工单投入工时", Form::Number),
        Headline::Overtime => ("overtime hours per order", "每件工单加班工时", Form::Number),
        Headline::Displaced => ("displaced hours per order", "每件工单占用其他工作时间（小时）", Form::Number),
        Headline::Connected => ("telephone: calls answered", "电话：接通率", Form::Share),
        Headline::Wait => ("telephone: mean wait, minutes", "电话：平均等候（分钟）", Form::Number),
        Headline::CostPerOrder => ("cost: all staff hours per order", "成本：每件工单总工时", Form::Number),
        Headline::CostPerResident => ("cost: all staff hours per resident per year", "成本：人均每年总工时", Form::Number),
        Headline::Yuan => ("cost: yuan per 1,000 residents per year", "成本：每千人每年（元）", Form::Number),
        Headline::Over45 => ("weekly hours above 45 per officer", "人均每周超过 45 小时的工时", Form::Number),
        Headline::Gini => ("unmet days: Gini coefficient over communities", "未解决人日：社区间基尼系数", Form::Number),
        Headline::WorstTenth => ("unmet days: share of the worst-off tenth", "未解决人日：最重一成居民所占比例", Form::Share),
        Headline::Answered => ("whistles answered in time", "吹哨按时报到率", Form::Share),
    };
    (language.of(english, chinese), form)
}

struct Renderer<'a> {
    language: Language,
    design: &'a DesignResults,
}

impl Renderer<'_> {
    fn of(&self, english: &'static str, chinese: &'static str) -> &'static str {
        self.language.of(english, chinese)
    }

    fn header(&self, text: &mut String) {
        let DesignResults { name, replications: reps, cities, months, start, seed, streets: [simulated, all], sets, .. } = self.design;
        let sets = match (sets.as_ref().map(|sets| sets.used), self.language) {
            (None, _) => String::new(),
            (Some(sets), Language::English) => format!(" of each of {sets} parameter sets"),
            (Some(sets), Language::Chinese) => format!("{sets} 组参数，每组 "),
        };
        let line = match self.language {
            Language::English => format!(
                "{name}: {simulated} of {all} streets simulated, {reps} {} of {cities} {}{sets}, {months} {} from {start}, seed {seed}",
                plural(*reps, "replication", "replications"),
                plural(*cities, "city", "cities"),
                plural(*months, "month", "months"),
            ),
            Language::Chinese => format!(
                "{name}：模拟 {all} 个街乡镇中的 {simulated} 个，{sets}{cities} 座合成城市，每座重复模拟 {reps} 次，自 {start} 起 {months} 个月，随机种子 {seed}"
            ),
        };
        text.push_str(&wrap(&line, WIDTH));
    }

    /// What limits the figures, a phrase each.
    fn caveats(&self) -> Vec<&'static str> {
        let design = self.design;
        let mut list = Vec::new();
        if design.trials == 1 {
            list.push(self.of("one replication: no intervals", "仅一次模拟：无法给出区间"));
        } else if design.cities_simulated == 1 {
            list.push(
                self.of("one synthetic city: intervals cover its replications only", "仅一座合成城市：区间仅反映该城市各次重复的随机波动"),
            );
        } else if design.cities_simulated < 5 {
            list.push(self.of("few cities or parameter sets: intervals are wide", "城市或参数组过少：区间很宽"));
        }
        if !design.is_official {
            list.push(self.of("no callback in these rules: no official rates", "规则中没有市级回访：没有官方口径的三率"));
        }
        let [simulated, all] = design.streets;
        if simulated < all {
            list.push(self.of(
                "some streets only: a different sample gives different figures (docs/scale.md)",
                "仅模拟部分街乡镇：换一个样本，数值不同（见 docs/scale.md）",
            ));
        }
        if design.start.day != 1 {
            list.push(self.of("starts within a month: first and last month are partial", "统计期从月中开始：首月和末月不完整"));
        }
        list.push(match design.has_data {
            true => self.of("street attributes are drawn: no street is shown by name", "街乡镇的属性为随机抽取：不按名称展示"),
            false => self.of("made-up city, not a real one", "虚构城市：结果不代表任何真实城市"),
        });
        list
    }

    fn measures(&self, text: &mut String) {
        let heads = [(self.of("mean", "均值"), 12), (self.of("95 % interval", "95 % 置信区间"), 20), ("p05 – p95", 20)];
        heading(text, self.of("over replications", "各次重复模拟"), &heads);
        for measure in Headline::ALL {
            let Some(statistics) = self.design.headline(measure) else { continue };
            let (name, form) = name(measure, self.language);
            let Statistics { mean, interval, percentiles, n, .. } = *statistics;
            let interval = interval.map_or_else(|| NONE.into(), |interval| form.range(interval));
            let spread = if n > 1 { form.range((percentiles[0], percentiles[4])) } else { NONE.into() };
            line(text, name, &[(&form.show(mean), 12), (&interval, 20), (&spread, 20)]);
        }
    }

    fn months(&self, text: &mut String) {
        let (Some(first), Some(last)) = (self.design.by_month.first().map(|m| &m.month), self.design.by_month.last().map(|m| &m.month))
        else {
            return;
        };
        if first == last {
            return;
        }
        let title = format!("{}{first} – {last}", self.of("by month, each row on its own scale, ", "逐月（各行标度不同），"));
        heading(text, &title, &[]);
        let measures = [
            (Review::Official, Measure::ResolutionRate),
            (Review::Observer, Measure::ResolutionRate),
            (Review::Official, Measure::SatisfactionRate),
            (Review::Observer, Measure::SatisfactionRate),
            (Review::Observer, Measure::CuredRate),
            (Review::Observer, Measure::Opened),
        ];
        for (review, measure) in measures {
            let values: Vec<Option<f64>> = self.design.by_month(review, measure).iter().map(|found| found.map(|s| s.mean)).collect();
            let mut defined = values.iter().flatten();
            let Some(from) = defined.next() else { continue };
            let to = defined.next_back().unwrap_or(from);
            let (english, chinese, form) = match (review, measure) {
                (Review::Official, Measure::ResolutionRate) => ("resolution rate, official", "解决率（官方口径）", Form::Share),
                (_, Measure::ResolutionRate) => ("resolution rate, observer", "解决率（独立观察口径）", Form::Share),
                (Review::Official, Measure::SatisfactionRate) => ("satisfaction rate, official", "满意率（官方口径）", Form::Share),
                (_, Measure::SatisfactionRate) => ("satisfaction rate, observer", "满意率（独立观察口径）", Form::Share),
                (_, Measure::CuredRate) => ("actual resolution (simulated)", "实际解决率（模拟）", Form::Share),
                _ => ("orders opened, whole city", "受理工单（全市）", Form::Number),
            };
            let name = pad(self.of(english, chinese), 32, Align::Left);
            let _ = writeln!(text, "  {name}  {}  {} → {}", sparkline(&values, 36), form.show(*from), form.show(*to));
        }
    }

    fn warnings(&self, text: &mut String) {
        let Some(tally) = &self.design.warnings else { return };
        let heads = [(self.of("per year", "每年"), 12), (self.of("per series per year", "每序列每年"), 20)];
        heading(text, self.of("early warning, by district and category", "监测预警（按区与类别）"), &heads);
        let names: [(Kind, &str, &str); 4] = [
            (Kind::Hit, "hits: shocks that raised an alarm", "命中"),
            (Kind::Repeat, "repeats within the same shock", "同一冲击内重复预警"),
            (Kind::FalseAlarm, "false alarms", "误报"),
            (Kind::Miss, "misses", "漏报"),
        ];
        for (kind, english, chinese) in names {
            let (all, one) = tally.per_year(kind);
            line(text, self.of(english, chinese), &[(&Form::Number.show(all), 12), (&fixed(one, 4), 20)]);
        }
        let delay = Form::Number.maybe(tally.mean_delay());
        line(text, self.of("mean delay of a hit, days", "命中的平均延迟（天）"), &[(&delay, 12)]);
    }

    /// Streets by class, for attributes that have at least two classes; without any there is nothing to compare.
    fn streets(&self, text: &mut String) {
        let found = |class: StreetClass| self.design.street_classes.iter().find(|found| found.class == class);
        let attributes = [
            &[StreetClass::Central, StreetClass::Outer][..],
            &[StreetClass::Small, StreetClass::Medium, StreetClass::Large],
            &[StreetClass::Short, StreetClass::Middling, StreetClass::Ample],
        ];
        let mut rows = Vec::new();
        for classes in attributes {
            let found: Vec<_> = classes.iter().filter_map(|class| found(*class)).collect();
            rows.extend(if found.len() > 1 { found } else { Vec::new() });
        }
        let Some(all) = found(StreetClass::All).filter(|_| !rows.is_empty()) else { return };
        rows.insert(0, all);
        let heads = [(self.of("streets", "街乡镇数"), 12), ("p05", 12), (self.of("median", "中位数"), 12), ("p95", 12)];
        heading(text, self.of("resolution rate, observer, by street", "各街乡镇解决率（独立观察口径）"), &heads);
        for row in rows {
            let name = match row.class {
                StreetClass::All => self.of("all", "全部"),
                StreetClass::Central => self.of("central districts", "中心城区"),
                StreetClass::Outer => self.of("other districts", "其他各区"),
                StreetClass::Small => self.of("smallest third by residents", "人口较少的三分之一"),
                StreetClass::Medium => self.of("middle third by residents", "人口居中的三分之一"),
                StreetClass::Large => self.of("largest third by residents", "人口较多的三分之一"),
                StreetClass::Short => self.of("lowest third by staff per resident", "人员紧张的三分之一"),
                StreetClass::Middling => self.of("middle third by staff per resident", "人员居中的三分之一"),
                StreetClass::Ample => self.of("highest third by staff per resident", "人员充足的三分之一"),
            };
            let [low, median, high] = row.percentiles.map(|value| Form::Share.show(value));
            line(text, name, &[(&row.streets.to_string(), 12), (&low, 12), (&median, 12), (&high, 12)]);
        }
    }

    fn districts(&self, text: &mut String) {
        if self.design.districts.len() < 2 {
            return;
        }
        let title = self.of("districts", "各区");
        let group = |english, chinese| (self.of(english, chinese), 24);
        let _ = writeln!(
            text,
            "\n  {}{}{}",
            pad(title, 22, Align::Left),
            pad(group("observer", "独立观察口径").0, 24, Align::Right),
            if self.design.is_official { pad(group("official", "官方口径").0, 35, Align::Right) } else { String::new() }
        );
        let rates = [self.of("resp.", "响应率"), self.of("resol.", "解决率"), self.of("satisf.", "满意率")];
        let mut heads: Vec<(&str, usize)> = rates.map(|rate| (rate, 8)).to_vec();
        heads.push((self.of("actual", "实际解决率"), 11));
        if self.design.is_official {
            heads.extend(rates.map(|rate| (rate, 8)));
        }
        let _ = writeln!(text, "  {}{}", pad("", 22, Align::Left), cells(&heads));
        for district in &self.design.districts {
            let name = format!("{} {}", district.code, district.name);
            let short = |rate: Option<f64>| rate.map_or_else(|| NONE.into(), |rate| fixed(100.0 * rate, 1));
            let mut values: Vec<(String, usize)> = district.observer[..3].iter().map(|rate| (short(*rate), 8)).collect();
            values.push((short(district.observer[3]), 11));
            if self.design.is_official {
                values.extend(district.official[..3].iter().map(|rate| (short(*rate), 8)));
            }
            let values: Vec<(&str, usize)> = values.iter().map(|(value, width)| (value.as_str(), *width)).collect();
            let _ = writeln!(text, "  {}{}", pad(&cut(&name, 21), 22, Align::Left), cells(&values));
        }
        let note = match self.design.has_data {
            true => self.of("per cent; district populations are data, all else is drawn", "单位：%；除人口外，各区属性均为随机抽取"),
            false => self.of("per cent; all districts are made up", "单位：%；各区均为虚构"),
        };
        let _ = writeln!(text, "  {note}");
    }
}

/// The means of all designs, in as many blocks as the width needs.
fn side_by_side(language: Language, designs: &[DesignResults], measures: &[Headline], text: &mut String) {
    let width = designs.iter().map(|d| layout::width(&d.name)).max().unwrap_or(0).clamp(10, 24) + 2;
    for block in designs.chunks(((WIDTH - NAME - 2) / width).max(1)) {
        let names: Vec<String> = block.iter().map(|design| cut(&design.name, 24)).collect();
        let heads: Vec<(&str, usize)> = names.iter().map(|name| (name.as_str(), width)).collect();
        heading(text, language.of("means", "均值"), &heads);
        for measure in measures.iter().copied() {
            let (name, form) = name(measure, language);
            let means: Vec<Option<f64>> = block.iter().map(|design| design.headline(measure).map(|s| s.mean)).collect();
            if means.iter().all(Option::is_none) {
                continue;
            }
            let shown: Vec<String> = means.into_iter().map(|mean| form.maybe(mean)).collect();
            line(text, name, &shown.iter().map(|cell| (cell.as_str(), width)).collect::<Vec<_>>());
        }
    }
    let note =
        language.of("not paired: `jiesu compare` gives differences with intervals", "未作配对比较：`jiesu compare` 给出差异及其置信区间");
    let _ = writeln!(text, "  {note}");
}

fn cells(cells: &[(&str, usize)]) -> String {
    cells.iter().map(|(cell, width)| pad(cell, *width, Align::Right)).collect()
}

fn heading(text: &mut String, title: &str, heads: &[(&str, usize)]) {
    let _ = writeln!(text, "\n  {}", format!("{}{}", pad(title, NAME, Align::Left), cells(heads)).trim_end());
}

fn line(text: &mut String, name: &str, values: &[(&str, usize)]) {
    let _ = writeln!(text, "  {}{}", pad(name, NAME, Align::Left), cells(values));
}
