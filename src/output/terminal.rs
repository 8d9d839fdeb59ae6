//! What `jiesu run` says in the end, as text of at most 100 columns.

pub mod audited;
pub mod calibrated;
pub mod choice;
pub mod compared;
pub mod divided;
mod gains;
mod layout;
pub mod twin;
pub mod validated;

use super::numbers::{fixed, percent};
use super::words::{Language, plural};
use crate::analysis::overview::{Headline, Monthly, Overview};
use crate::analysis::statistics::Statistics;
use crate::analysis::types::{StreetType, Third};
use crate::analysis::warnings::Kind;
use crate::behaviour::quantile;
use crate::input::names::one_line;
use layout::{Align, cut, pad, sparkline, wrap};
use std::fmt::Write as _;

/// Width of the names of measures.
const NAME: usize = 40;
const WIDTH: usize = 100;
/// Not defined.
const NONE: &str = "–";

/// The results of one or more designs.
pub fn render(language: Language, designs: &[Overview]) -> String {
    let mut text = String::new();
    for (number, design) in designs.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        let teller = Renderer { language, design };
        teller.header(&mut text);
        teller.caveats(&mut text);
        teller.measures(&mut text);
        teller.months(&mut text);
        teller.warnings(&mut text);
        teller.streets(&mut text);
        teller.districts(&mut text);
    }
    if designs.len() > 1 {
        side_by_side(language, designs, &mut text);
    }
    text
}

/// The title of what is told, in lines of its own; nothing if there is none.
pub fn title(title: &str) -> String {
    let title = one_line(title);
    if title.is_empty() { title } else { wrap(&title, WIDTH) }
}

/// How a measure is shown.
#[derive(Clone, Copy)]
pub(in crate::output) enum Form {
    /// A share, as per cent.
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

/// Whether a type of street is meant.
type Kept = fn(&StreetType) -> bool;

/// A headline measure's name and form.
pub(in crate::output) fn name(measure: Headline, language: Language) -> (&'static str, Form) {
    let (english, chinese, form) = match measure {
        Headline::OfficialResponse => ("response rate, official", "响应率（市级回访）", Form::Share),
        Headline::OfficialResolution => ("resolution rate, official", "解决率（市级回访）", Form::Share),
        Headline::OfficialSatisfaction => ("satisfaction rate, official", "满意率（市级回访）", Form::Share),
        Headline::Response => ("response rate, observer", "响应率（旁观者）", Form::Share),
        Headline::Resolution => ("resolution rate, observer", "解决率（旁观者）", Form::Share),
        Headline::Satisfaction => ("satisfaction rate, observer", "满意率（旁观者）", Form::Share),
        Headline::Cured => ("cured (simulated truth)", "真正解决（模拟真值）", Form::Share),
        Headline::UnmetDays => ("unmet days per resident and year", "未了之日（每人每年）", Form::Number),
        Headline::Orders => ("orders per 1,000 residents and year", "工单（每千人每年）", Form::Number),
        Headline::NeverRegistered => ("never registered, per 1,000 and year", "未能登记（每千人每年）", Form::Number),
        Headline::Paid => ("units' paid hours an order opened", "每单在岗工时", Form::Number),
        Headline::Overtime => ("units' overtime hours an order opened", "每单加班工时", Form::Number),
        Headline::Displaced => ("units' displaced hours an order opened", "每单挤占工时", Form::Number),
        Headline::Connected => ("telephone: calls answered", "电话接通率", Form::Share),
        Headline::Wait => ("telephone: mean wait, minutes", "电话平均等候（分钟）", Form::Number),
        Headline::CostPerOrder => ("cost: units' hours an order opened", "成本：每单工时", Form::Number),
        Headline::CostPerResident => ("cost: units' hours a resident and year", "成本：每人每年工时", Form::Number),
        Headline::Yuan => ("cost: yuan per 1,000 residents and year", "成本：每千人每年（元）", Form::Number),
        Headline::Over45 => ("hours above 45 a week, per officer", "每周超过 45 小时之工时（人均）", Form::Number),
        Headline::Gini => ("unmet days: Gini over communities", "未了之日：社区间基尼系数", Form::Number),
        Headline::WorstTenth => ("unmet days borne by the worst tenth", "未了之日：最重一成居民所占", Form::Share),
        Headline::Answered => ("whistles answered in time", "吹哨按时报到率", Form::Share),
    };
    (language.of(english, chinese), form)
}

struct Renderer<'a> {
    language: Language,
    design: &'a Overview,
}

impl Renderer<'_> {
    fn of(&self, english: &'static str, chinese: &'static str) -> &'static str {
        self.language.of(english, chinese)
    }

    fn header(&self, text: &mut String) {
        let Overview { name, run, streets: (simulated, all), .. } = self.design;
        let (reps, cities, months, start, seed) = (run.replications, run.cities, run.months, run.start, run.seed);
        let sets = match (self.design.sets(), self.language) {
            (None, _) => String::new(),
            (Some(sets), Language::English) => format!(" of each of {sets} parameter sets"),
            (Some(sets), Language::Chinese) => format!("{sets} 组参数，每组"),
        };
        let said = match self.language {
            Language::English => format!(
                "{name}: {simulated} of {all} streets simulated, {reps} {} of {cities} {}{sets}, {months} {} from {start}, seed {seed}",
                plural(reps, "replication", "replications"),
                plural(cities, "city", "cities"),
                plural(months, "month", "months"),
            ),
            Language::Chinese => format!(
                "{name}：模拟 {all} 个街道（乡镇）中的 {simulated} 个，{sets}{cities} 座城市各重复 {reps} 次，自 {start} 起 {months} 个月，种子 {seed}"
            ),
        };
        text.push_str(&wrap(&said, WIDTH));
    }

    fn caveats(&self, text: &mut String) {
        let mut say = |english, chinese| {
            let _ = writeln!(text, "  ! {}", self.of(english, chinese));
        };
        let design = self.design;
        if design.trials() == 1 {
            say("one replication: no interval can be given", "仅重复一次：无从给出区间");
        } else if design.cities() == 1 {
            say("one synthetic city: the interval holds the luck of one city only", "仅一座合成城市：区间只含这一座城市的运气");
        } else if design.cities() < 5 {
            say(
                "few cities or sets: an interval of so few is wide, and may pass 0 or 100 %",
                "城市或参数组甚少：区间很宽，可越出 0 或 100 %",
            );
        }
        if !design.is_official {
            say("no callback in these rules: no official rates", "此规则下无市级回访：无官方三率");
        }
        let (simulated, all) = design.streets;
        if simulated < all {
            say(
                "part of the streets: another draw of streets gives other figures, see docs/scale.md",
                "仅部分街道：另抽街道则数值不同，见 docs/scale.md",
            );
        }
        if design.run.start.day != 1 {
            say("the counted time starts within a month: its first and last month are partial", "计数期始于月中：首月与末月不完整");
        }
        if design.has_data {
            say("streets' names carry drawn attributes: no street is shown by name", "街道之名所附属性为抽取所得：不以名称展示街道");
        } else {
            say("a made-up city: it says nothing about any real one", "虚构之城：不代表任何真实城市");
        }
    }

    fn measures(&self, text: &mut String) {
        let heads = [(self.of("mean", "均值"), 12), (self.of("95 % interval", "95 % 区间"), 20), (self.of("p05 – p95", "p05 – p95"), 20)];
        heading(text, self.of("over replications", "各次重复"), &heads);
        for measure in Headline::ALL {
            let Some(statistics) = self.design.headline(measure) else { continue };
            let (name, form) = name(measure, self.language);
            let Statistics { mean, interval, percentiles, n, .. } = statistics;
            let interval = interval.map_or_else(|| NONE.into(), |interval| form.range(interval));
            let spread = if n > 1 { form.range((percentiles[0], percentiles[4])) } else { NONE.into() };
            line(text, name, &[(&form.show(mean), 12), (&interval, 20), (&spread, 20)]);
        }
    }

    fn months(&self, text: &mut String) {
        let (Some(first), Some(last)) = (self.design.months.first(), self.design.months.last()) else { return };
        if first == last {
            return;
        }
        let title = format!("{}{first} – {last}", self.of("by month, each on its own scale, ", "逐月，各行自有标度，"));
        heading(text, &title, &[]);
        for measure in Monthly::ALL {
            let values = self.design.monthly(measure);
            let mut defined = values.iter().flatten();
            let Some(from) = defined.next() else { continue };
            let to = defined.next_back().unwrap_or(from);
            let (english, chinese, form) = match measure {
                Monthly::OfficialResolution => ("resolution rate, official", "解决率（市级回访）", Form::Share),
                Monthly::Resolution => ("resolution rate, observer", "解决率（旁观者）", Form::Share),
                Monthly::OfficialSatisfaction => ("satisfaction rate, official", "满意率（市级回访）", Form::Share),
                Monthly::Satisfaction => ("satisfaction rate, observer", "满意率（旁观者）", Form::Share),
                Monthly::Cured => ("cured (simulated truth)", "真正解决（模拟真值）", Form::Share),
                Monthly::Opened => ("orders opened, whole city", "受理工单（全市）", Form::Number),
            };
            let name = pad(self.of(english, chinese), NAME - 8, Align::Left);
            let _ = writeln!(text, "  {name}  {}  {} → {}", sparkline(&values, 36), form.show(*from), form.show(*to));
        }
    }

    fn warnings(&self, text: &mut String) {
        let Some(tally) = &self.design.warnings else { return };
        let heads = [(self.of("a year", "每年"), 12), (self.of("a series and year", "每序列每年"), 20)];
        heading(text, self.of("early warning, by district and category", "监测预警（按区与类别）"), &heads);
        let names: [(Kind, &str, &str); 4] = [
            (Kind::Hit, "hits: shocks that a series told", "命中"),
            (Kind::Repeat, "repeats, within the same shock", "同一冲击中再次预警"),
            (Kind::FalseAlarm, "false alarms", "误报"),
            (Kind::Miss, "misses", "漏报"),
        ];
        for (kind, english, chinese) in names {
            let (all, one) = tally.per_year(kind);
            line(text, self.of(english, chinese), &[(&Form::Number.show(all), 12), (&format!("{one:.4}"), 20)]);
        }
        let delay = Form::Number.maybe(tally.mean_delay());
        line(text, self.of("mean days until a hit", "命中平均迟延（日）"), &[(&delay, 12)]);
    }

    fn streets(&self, text: &mut String) {
        let kinds: [(&str, &str, Kept); 9] = [
            ("all", "全部", |_| true),
            ("central districts", "中心城区", |kind| kind.central),
            ("outer districts", "其他各区", |kind| !kind.central),
            ("small (third by residents)", "人口少（三分之一）", |kind| kind.size == Third::Low),
            ("medium", "人口中", |kind| kind.size == Third::Middle),
            ("large", "人口多", |kind| kind.size == Third::High),
            ("short of staff (third by staff a head)", "人员紧（人均三分之一）", |kind| kind.staff == Third::Low),
            ("middling", "人员中", |kind| kind.staff == Third::Middle),
            ("ample", "人员足", |kind| kind.staff == Third::High),
        ];
        if self.design.streets_where(|_| true).is_empty() {
            return;
        }
        let heads = [(self.of("streets", "街道数"), 12), ("p05", 12), (self.of("median", "中位数"), 12), ("p95", 12)];
        heading(text, self.of("streets, by orders they keep: resolution", "街道（按其承办工单）：解决率"), &heads);
        for (english, chinese, kept) in kinds {
            let values = self.design.streets_where(kept);
            if values.is_empty() {
                continue;
            }
            let at = |p| Form::Share.show(quantile(&values, p));
            line(text, self.of(english, chinese), &[(&values.len().to_string(), 12), (&at(0.05), 12), (&at(0.5), 12), (&at(0.95), 12)]);
        }
    }

    fn districts(&self, text: &mut String) {
        if self.design.districts().count() < 2 {
            return;
        }
        let title = self.of("districts", "各区");
        let group = |english, chinese| (self.of(english, chinese), 24);
        let _ = writeln!(
            text,
            "\n  {}{}{}",
            pad(title, 22, Align::Left),
            pad(group("observer", "旁观者").0, 24, Align::Right),
            if self.design.is_official { pad(group("official", "市级回访").0, 34, Align::Right) } else { String::new() }
        );
        let rates = [self.of("resp.", "响应"), self.of("resol.", "解决"), self.of("satisf.", "满意")];
        let mut heads: Vec<(&str, usize)> = rates.map(|rate| (rate, 8)).to_vec();
        heads.push((self.of("cured", "真正解决"), 10));
        if self.design.is_official {
            heads.extend(rates.map(|rate| (rate, 8)));
        }
        let _ = writeln!(text, "  {}{}", pad("", 22, Align::Left), cells(&heads));
        for district in self.design.districts() {
            let name = format!("{} {}", district.code, district.name);
            let short = |rate: Option<f64>| rate.map_or_else(|| NONE.into(), |rate| fixed(100.0 * rate, 1));
            let mut values: Vec<(String, usize)> = district.observer.map(|rate| (short(rate), 8)).to_vec();
            values.push((short(district.cured), 10));
            if self.design.is_official {
                values.extend(district.official.map(|rate| (short(rate), 8)));
            }
            let values: Vec<(&str, usize)> = values.iter().map(|(value, width)| (value.as_str(), *width)).collect();
            let _ = writeln!(text, "  {}{}", pad(&cut(&name, 21), 22, Align::Left), cells(&values));
        }
        let note = match self.design.has_data {
            true => self.of("per cent; everything but the population of a district is drawn", "百分比；除人口外，各区属性皆为抽取"),
            false => self.of("per cent; everything is made up", "百分比；皆为虚构"),
        };
        let _ = writeln!(text, "  {note}");
    }
}

/// The means of all designs, in as many blocks as the width asks for.
fn side_by_side(language: Language, designs: &[Overview], text: &mut String) {
    let width = designs.iter().map(|d| layout::width(&d.name)).max().unwrap_or(0).clamp(10, 24) + 2;
    for block in designs.chunks(((WIDTH - NAME - 2) / width).max(1)) {
        let names: Vec<String> = block.iter().map(|design| cut(&design.name, 24)).collect();
        let heads: Vec<(&str, usize)> = names.iter().map(|name| (name.as_str(), width)).collect();
        heading(text, language.of("means side by side", "均值并列"), &heads);
        for measure in Headline::ALL {
            let (name, form) = name(measure, language);
            let means: Vec<Option<f64>> = block.iter().map(|design| design.headline(measure).map(|s| s.mean)).collect();
            if means.iter().all(Option::is_none) {
                continue;
            }
            let shown: Vec<String> = means.into_iter().map(|mean| form.maybe(mean)).collect();
            line(text, name, &shown.iter().map(|cell| (cell.as_str(), width)).collect::<Vec<_>>());
        }
        let note = language.of("unpaired; no interval of a difference is given here", "未作配对；此处不给差异之区间");
        let _ = writeln!(text, "  {note}");
    }
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
