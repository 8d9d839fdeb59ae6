//! The answer in plain words with its intervals.

use super::excerpt::Excerpt;
use super::parts::{Scale, escape, label};
use super::sheet::Row;
use crate::analysis::statistics::IntervalEstimator;
use crate::city::UNNAMED;
use crate::messages::numbers::percent;
use crate::messages::{Language, plural};
use crate::output::manifest::Manifest;
use std::fmt::Write as _;

/// What every part of a page needs.
pub(super) struct Page<'a> {
    pub(super) excerpt: &'a Excerpt,
    pub(super) manifest: &'a Manifest,
    pub(super) language: Language,
}

impl<'a> Page<'a> {
    pub(super) fn of<T>(&self, english: T, chinese: T) -> T {
        self.language.of(english, chinese)
    }

    /// Months of the measurement period.
    pub(super) fn months(&self) -> u32 {
        self.manifest.designs.first().map_or(12, |design| design.months)
    }

    /// Cities of all parameter sets, parameter sets (1 without), replications of a city.
    pub(super) fn trials(&self) -> (u32, u32, u32) {
        let Some(design) = self.manifest.designs.first() else { return (0, 1, 0) };
        let sets = design.sets.as_ref().map_or(1, |sets| sets.used as u32);
        (design.cities * sets, sets, design.replications)
    }

    /// The row of `comparison.csv` that compares a design by a measure.
    pub(super) fn difference(&self, design: &str, measure: &str, review: &str) -> Option<Row<'a>> {
        self.excerpt.sheet("comparison").find(&[("design", design), ("measure", measure), ("review", review)])
    }

    /// The row of `summary.csv` for the whole city and run.
    pub(super) fn summary(&self, design: &str, measure: &str, review: &str) -> Option<Row<'a>> {
        let words = [("design", design), ("measure", measure), ("review", review), ("level", "city"), ("period_kind", "run")];
        self.excerpt.sheet("summary").find(&words)
    }

    /// Designs other than the baseline, in their order; parameter points by how much they change the resolution rate.
    pub(super) fn compared_designs(&self) -> Vec<&'a str> {
        let baseline = self.excerpt.baseline();
        let mut list: Vec<&str> = self.excerpt.designs.iter().map(String::as_str).filter(|name| Some(*name) != baseline).collect();
        if self.varies_parameters() {
            let moved = |name: &str| self.resolution(name).map_or(0.0, f64::abs);
            list.sort_by(|a, b| moved(b).total_cmp(&moved(a)));
        }
        list
    }

    pub(super) fn resolution(&self, design: &str) -> Option<f64> {
        self.difference(design, "resolution_rate", "observer")?.number("difference")
    }

    /// Cities of all parameter sets in which both the baseline and a design were simulated.
    fn cities_with(&self, design: &str) -> u32 {
        let of = |name: &str| self.manifest.designs.iter().find(|entry| entry.name == name).map_or(0, |entry| entry.cities);
        of(design).min(self.excerpt.baseline().map_or(u32::MAX, of)) * self.trials().1
    }

    /// The design that the answer describes: the chosen one, or that of the highest observer resolution rate.
    pub(super) fn leading(&self) -> Option<&'a str> {
        let chosen = self.excerpt.sheet("selection").find(&[("verdict", "chosen")]).map(|row| row.text("design"));
        let best = || {
            let mut compared: Vec<(&str, f64)> =
                self.compared_designs().into_iter().filter_map(|name| Some((name, self.resolution(name)?))).collect();
            if self.varies_parameters() {
                compared.iter_mut().for_each(|(_, value)| *value = value.abs());
            } else {
                compared.retain(|(name, _)| !self.is_point(name));
            }
            compared.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(name, _)| name)
        };
        chosen.filter(|name| Some(*name) != self.excerpt.baseline()).or_else(best)
    }

    /// Whether a design is a point of the parameters rather than a policy.
    fn is_point(&self, design: &str) -> bool {
        let is_rule = |key: &str| ["rules.", "warmup."].iter().any(|start| key.starts_with(start)) || key.starts_with("phase.");
        self.excerpt.sheet("designs").rows().any(|row| row.text("design") == design && !is_rule(row.text("key")))
    }

    /// Whether all compared designs are parameter points: every one has factors, and not only of rules.
    pub(super) fn varies_parameters(&self) -> bool {
        let (baseline, designs) = (self.excerpt.baseline(), self.excerpt.sheet("designs"));
        let others = || self.excerpt.designs.iter().filter(|name| Some(name.as_str()) != baseline);
        others().all(|name| designs.rows().any(|row| row.text("design") == name)) && others().any(|name| self.is_point(name))
    }

    /// Half the width of a 95 % interval that covers only replications within the cities.
    pub(super) fn se_within_city(&self, row: &Row<'_>) -> Option<f64> {
        let n = row.number("n")? as usize;
        let cities = self.cities_with(row.text("design"));
        let freedom = n.checked_sub(cities as usize).filter(|freedom| *freedom > 0)?;
        Some(IntervalEstimator::default().t(freedom, 0.975) * row.number("se_replication")?)
    }

    /// The interval of a difference, the joint one where there is one.
    pub(super) fn interval(&self, row: &Row<'_>) -> Option<(f64, f64)> {
        row.interval("joint_low", "joint_high").or_else(|| row.interval("ci_low", "ci_high"))
    }

    /// The city after whose data the synthetic ones are drawn; none if it is made up.
    pub(super) fn city(&self) -> Option<&'a str> {
        let units = self.excerpt.sheet("units");
        let city = units.find(&[("level", "city")])?;
        (city.text("provenance") == "data").then(|| match (self.language, city.text("name")) {
            (language, UNNAMED) => language.of("a city without a name", "未具名城市"),
            (Language::English, "北京市") => "Beijing",
            (_, name) => name,
        })
    }

    /// How a measure changes against the baseline, with its interval: "rises by 12.0 points (95 % interval +10.1 to +13.9)".
    fn change(&self, design: &str, measure: &str, review: &str) -> Option<String> {
        let row = self.difference(design, measure, review)?;
        let scale = Scale::of(label(measure, review)?, self.months());
        let value = row.number("difference")?;
        let command = match scale.signed(value).chars().next() {
            Some('+') => self.of("rises by", "提高"),
            Some('±') => self.of("changes by", "变动"),
            _ => self.of("falls by", "降低"),
        };
        let mut text = format!("{command} <strong>{}</strong> {}", scale.size(value), self.of("points", "个百分点"));
        let interval = self.interval(&row).map(|interval| {
            let range = scale.range(interval, self.language);
            self.of(format!("95 % interval {range}"), format!("95 % 置信区间 {range}"))
        });
        let within_city = self.se_within_city(&row).map(|half_width| {
            let size = scale.size(half_width);
            self.of(format!("replications alone ± {size}"), format!("仅重复模拟 ± {size}"))
        });
        let bracket: Vec<String> = interval.into_iter().chain(within_city).collect();
        if !bracket.is_empty() {
            let _ = write!(text, "{}{}{}", self.of(" (", "（"), bracket.join(self.of("; ", "；")), self.of(")", "）"));
        }
        Some(text)
    }

    /// What was simulated: "In simulations of 4 synthetic cities based on data for Beijing (2 replications each),".
    fn setting(&self, cities: u32) -> String {
        let (_, sets, replications) = self.trials();
        let city = self.city().map(escape);
        match self.language {
            Language::English => {
                let cities_in_words = match (cities, &city) {
                    (1, None) => "one made-up city".to_owned(),
                    (1, _) => "one synthetic city".to_owned(),
                    _ => format!("{cities} synthetic cities"),
                };
                let data = city.map_or_else(String::new, |city| format!(" based on data for {city}"));
                let sets = if sets > 1 { format!(" and {sets} parameter sets") } else { String::new() };
                let times = plural(replications, "replication", "replications");
                let each = if cities == 1 { "" } else { " each" };
                format!("In simulations of {cities_in_words}{data}{sets} ({replications} {times}{each}),")
            }
            Language::Chinese => {
                let cities_in_words = match city {
                    Some(city) => format!("依据{city}数据合成的 {cities} 座城市"),
                    None => format!(" {cities} 个虚构城市"),
                };
                let sets = if sets > 1 { format!("、{sets} 组参数") } else { String::new() };
                let each = if cities == 1 { "" } else { "每座城市" };
                format!("在{cities_in_words}{sets}的模拟中（{each}重复模拟 {replications} 次），")
            }
        }
    }

    /// The answer of a comparison.
    fn compared(&self) -> Option<String> {
        let design = self.leading()?;
        let baseline = self.excerpt.baseline()?;
        let (cities, sets) = (self.cities_with(design), self.trials().1);
        let resolution = self.change(design, "resolution_rate", "observer")?;
        let cures = self.change(design, "cured_rate", "observer");
        let official = self.change(design, "resolution_rate", "official");
        let level = self
            .summary(design, "resolution_rate", "official")
            .and_then(|row| Some(Scale::of(label("resolution_rate", "official")?, self.months()).level(row.number("mean")?)));
        let row = self.difference(design, "resolution_rate", "observer")?;
        let better = row.number("p_better").map(|share| percent(share, 0));
        let stable = row.number("sign_stable").map(|share| percent(share, 0));
        let points = self.varies_parameters();
        let several = match points {
            true => self.manifest.designs.len() - 1,
            false => self.compared_designs().iter().filter(|design| !self.is_point(design)).count(),
        };
        let (name, base) = (escape(design), escape(baseline));
        let cost = self.cost_in_words(design);
        let mut text = String::new();
        match self.language {
            Language::English => {
                let _ = write!(
                    text,
                    "{} with <strong class=\"design\">{name}</strong> instead of <strong class=\"design\">{base}</strong>, the resolution rate measured by the independent observer {resolution}.",
                    self.setting(cities)
                );
                if let Some(cures) = cures {
                    let _ = write!(text, " The actual resolution rate (simulated) {cures}.");
                }
                match (official, level) {
                    (Some(official), _) => text.push_str(&format!(" The official rate, from the city’s callback, {official}.")),
                    (_, Some(level)) => text.push_str(&format!(
                        " The official rate, from the city’s callback, is <strong>{level}</strong>; <strong class=\"design\">{base}</strong> has no callback."
                    )),
                    _ => {}
                }
                if let Some(better) = better {
                    let _ = write!(text, " The design is better in {better} of the pairs of trials");
                    match stable {
                        Some(stable) => text.push_str(&format!(", and the sign is the same in {stable} of the parameter sets.")),
                        None => text.push('.'),
                    }
                }
            }
            Language::Chinese => {
                let _ = write!(
                    text,
                    "{}与 <strong class=\"design\">{base}</strong> 相比，采用 <strong class=\"design\">{name}</strong> 后，按独立观察口径，解决率{resolution}",
                    self.setting(cities)
                );
                if let Some(cures) = cures {
                    let _ = write!(text, "；实际解决率（模拟）{cures}");
                }
                match (official, level) {
                    (Some(official), _) => text.push_str(&format!("；按官方口径（市级回访），解决率{official}。")),
                    (_, Some(level)) => text.push_str(&format!(
                        "；按官方口径（市级回访），解决率为 <strong>{level}</strong>，<strong class=\"design\">{base}</strong> 无回访。"
                    )),
                    _ => text.push('。'),
                }
                if let Some(better) = better {
                    let _ = write!(text, "该方案在 {better} 的配对模拟中更优");
                    match stable {
                        Some(stable) => text.push_str(&format!("，在 {stable} 的参数组中方向一致。")),
                        None => text.push('。'),
                    }
                }
            }
        }
        let mut html = format!("<p class=\"answer\">{text}</p>\n");
        if !cost.is_empty() {
            let _ = writeln!(html, "<p class=\"answer\">{cost}</p>");
        }
        let ci_scope = match (sets > 1, cities > 1) {
            (true, _) => self.of(
                "The 95 % interval covers differences between parameter sets, cities and replications; “replications alone” is the half-width that replications in the same cities contribute.",
                "95 % 置信区间涵盖参数组、城市和重复模拟的差异；“仅重复模拟”指同一批城市内重复模拟对应的区间半宽。",
            ),
            (_, true) => self.of(
                "The 95 % interval covers differences between cities and replications, but not parameter uncertainty; “replications alone” is the half-width that replications in the same cities contribute.",
                "95 % 置信区间涵盖城市和重复模拟的差异，不含参数的不确定性；“仅重复模拟”指同一批城市内重复模拟对应的区间半宽。",
            ),
            _ => self.of(
                "The 95 % interval covers differences between replications in one city only, not between cities, and not parameter uncertainty.",
                "95 % 置信区间仅反映一座城市内重复模拟的随机波动，不含城市间差异和参数的不确定性。",
            ),
        };
        let ci_scope = match self.se_within_city(&row) {
            Some(_) => ci_scope,
            // The answer does not show it.
            None => ci_scope.split_once(self.of("; “", "；“")).map_or(ci_scope, |(before, _)| before),
        };
        let which = match several {
            0 | 1 => String::new(),
            n if points => self.of(
                format!(" Of {n} parameter points, this one changes the resolution rate most."),
                format!("在 {n} 组参数取值中，该组使解决率变动最大。"),
            ),
            n if self.excerpt.sheet("selection").find(&[("verdict", "chosen"), ("design", design)]).is_some() => {
                let reevaluation = [("measure", "resolution_rate"), ("review", "observer"), ("phase", "reevaluation")];
                let scale = label("resolution_rate", "observer").map(|label| Scale::of(label, self.months()));
                let again = self.excerpt.sheet("reevaluation").find(&reevaluation).and_then(|row| row.number("difference")).zip(scale);
                let again = again.map_or_else(String::new, |(value, scale)| {
                    let difference = scale.signed(value);
                    self.of(
                        format!("; re-evaluated on new cities, its resolution rate differs by {difference} points"),
                        format!("；在新城市中复评，解决率差异为 {difference} 个百分点"),
                    )
                });
                let all = n + 1;
                self.of(
                    format!(" It was selected among {all} designs{again}: see “Selection of a design”."),
                    format!("该方案从 {all} 个方案中选出{again}，见“方案优选”。"),
                )
            }
            n if self.none_is_better() => self.of(
                format!(" Of {n} designs, this one loses least; the table has the others."),
                format!("在 {n} 个方案中，该方案降幅最小；其余见下表。"),
            ),
            n => self.of(
                format!(" Of {n} designs, this one has the highest resolution rate; part of its lead is selection bias. The table has the others."),
                format!("在 {n} 个方案中，该方案解决率最高，领先幅度部分源于择优偏差；其余见下表。"),
            ),
        };
        let _ = writeln!(html, "<p class=\"note\">{}{}{}</p>", ci_scope.trim_end_matches(['.', '。']), self.of(".", "。"), escape(&which));
        Some(html)
    }

    /// The costs: hours against the baseline, and hours displaced from other duties.
    fn cost_in_words(&self, design: &str) -> String {
        let share = |measure: &str| {
            let row = self.difference(design, measure, "")?;
            Some((row.number("difference")?, row.number("baseline_mean")?))
        };
        let Some((hours, before)) = share("cost_hours").filter(|(_, before)| *before > 0.0) else { return String::new() };
        let percent = |value: f64| percent(value.abs(), 1);
        let more = hours >= 0.0;
        let taken = share("displaced_hours").map(|(taken, _)| (taken, percent(taken / before)));
        match self.language {
            Language::English => {
                let mut text = format!(
                    "It needs <strong>{}</strong> {} working hours (paid, overtime and displaced)",
                    percent(hours / before),
                    if more { "more" } else { "fewer" }
                );
                match taken {
                    Some((taken, share)) if taken > 0.0 => text.push_str(&format!(
                        "; hours displaced from other duties alone equal <strong>{share}</strong> of the baseline’s hours. The work left undone there is in no measure."
                    )),
                    _ => text.push('.'),
                }
                text
            }
            Language::Chinese => {
                let mut text = format!(
                    "总工时（在编人员工时、加班工时与占用其他工作时间之和）{} <strong>{}</strong>",
                    if more { "增加" } else { "减少" },
                    percent(hours / before)
                );
                match taken {
                    Some((taken, share)) if taken > 0.0 => text.push_str(&format!(
                        "；仅占用其他工作时间一项就相当于基准方案总工时的 <strong>{share}</strong>，由此耽误的其他工作不在任何指标之中。"
                    )),
                    _ => text.push('。'),
                }
                text
            }
        }
    }

    /// The answer of a run: the results of each design.
    fn simulated(&self) -> String {
        let mut html = String::new();
        for (number, design) in self.excerpt.designs.iter().take(4).enumerate() {
            let share = |measure: &str, review: &str| {
                let row = self.summary(design, measure, review)?;
                let scale = Scale::of(label(measure, review)?, self.months());
                let mut text = format!("<strong>{}</strong>", scale.level(row.number("mean")?));
                if let Some((low, high)) = row.interval("ci_low", "ci_high") {
                    let range = format!("{} {} {}", scale.level(low), self.of("to", "至"), scale.level(high));
                    let _ = write!(text, "{}{range}{}", self.of(" (", "（"), self.of(")", "）"));
                }
                Some(text)
            };
            let Some(resolution) = share("resolution_rate", "observer") else { continue };
            let (cured, official) = (share("cured_rate", "observer"), share("resolution_rate", "official"));
            let name = format!("<strong class=\"design\">{}</strong>", escape(design));
            let setting = if number == 0 { self.setting(self.trials().0) + self.of(" ", "") } else { String::new() };
            let _ = match self.language {
                Language::English => writeln!(
                    html,
                    "<p class=\"answer\">{setting}{} {name} the independent observer measures a resolution rate of {resolution}{}; the actual resolution rate (simulated) is {}.</p>",
                    if number == 0 { "under" } else { "Under" },
                    official.map_or_else(String::new, |official| format!(", the city’s callback one of {official}")),
                    cured.unwrap_or_else(|| "–".into()),
                ),
                Language::Chinese => writeln!(
                    html,
                    "<p class=\"answer\">{setting}{name} 方案下，按独立观察口径，解决率为 {resolution}{}；实际解决率（模拟）为 {}。</p>",
                    official.map_or_else(String::new, |official| format!("；按官方口径（市级回访），解决率为 {official}")),
                    cured.unwrap_or_else(|| "–".into()),
                ),
            };
        }
        let note = match self.trials() {
            (1, _, 1) => self.of(
                "One trial only: there is no interval, and another trial would give other figures.",
                "仅模拟一次：没有置信区间，再模拟一次数值会不同。",
            ),
            (1, ..) => self.of(
                "In brackets: the 95 % interval of the mean. It covers differences between replications in one city only, not between cities, and not parameter uncertainty.",
                "括号内为均值的 95 % 置信区间，仅反映一座城市内重复模拟的随机波动，不含城市间差异和参数的不确定性。",
            ),
            _ => self.of(
                "In brackets: the 95 % interval of the mean. It covers differences between cities and replications, but not what the model leaves out.",
                "括号内为均值的 95 % 置信区间，涵盖城市和重复模拟的差异，不含模型未考虑的因素。",
            ),
        };
        let _ = writeln!(html, "<p class=\"note\">{note}</p>");
        html
    }

    /// The answer of an attribution: the levers' contributions to the whole effect.
    fn divided(&self) -> Option<String> {
        let of_resolution = [("measure", "resolution_rate"), ("review", "observer"), ("kind", "lever")];
        let mut levers: Vec<Row<'_>> = self.excerpt.sheet("attribution").rows().filter(|row| row.is(&of_resolution)).collect();
        let whole = levers.first()?.number("whole")?;
        let scale = Scale::of(label("resolution_rate", "observer")?, self.months());
        let value = |row: &Row<'_>| row.number("value").unwrap_or(0.0);
        levers.sort_by(|a, b| value(b).abs().total_cmp(&value(a).abs()));
        let part = |row: &Row<'_>| {
            let range = row.interval("ci_low", "ci_high").map(|range| scale.range(range, self.language));
            let range = range.map_or_else(String::new, |range| format!("{}{range}{}", self.of(" (", "（"), self.of(")", "）")));
            format!("<strong class=\"design\">{}</strong> <strong>{}</strong>{range}", escape(row.text("lever")), scale.signed(value(row)))
        };
        let parts: Vec<String> = levers.iter().take(3).map(part).collect();
        let (setting, size, count) = (self.setting(self.trials().0), scale.size(whole), levers.len());
        let is_rise = whole >= 0.0;
        Some(match self.language {
            Language::English => format!(
                "<p class=\"answer\">{setting} all levers together {} the resolution rate measured by the independent observer by <strong>{size}</strong> points. Of {count} levers, the largest contributions are {}.</p>\n<p class=\"note\">In brackets: 95 % intervals. This attributes the effect in the model; it does not show what each lever did in the real city.</p>\n",
                if is_rise { "raise" } else { "lower" },
                parts.join(", ")
            ),
            Language::Chinese => format!(
                "<p class=\"answer\">{setting}全部政策举措合计，按独立观察口径，解决率{} <strong>{size}</strong> 个百分点。{count} 项政策举措中贡献最大的是：{}。</p>\n<p class=\"note\">括号内为 95 % 置信区间。这是对模型中效应的分解，不能说明各项举措在现实城市中的作用。</p>\n",
                if is_rise { "提高" } else { "降低" },
                parts.join("、")
            ),
        })
    }

    /// How many parameters have a switching value, at which another design becomes the best.
    fn switching(&self) -> String {
        let switching_values = self.excerpt.sheet("switching_values");
        let (all, changed) =
            (switching_values.rows.len(), switching_values.rows().filter(|row| !row.text("switching_value").is_empty()).count());
        let best = switching_values.rows().next().map_or("", |row| row.text("best"));
        let best = format!("<strong class=\"design\">{}</strong>", escape(best));
        match all {
            0 => String::new(),
            _ => format!("<p class=\"answer\">{}</p>\n", self.of(
                format!("At the base values of the parameters, {best} is the best design. Within the tested ranges, <strong>{changed} of {all}</strong> parameters would, changed one at a time, make another design the best."),
                format!("参数取基准值时，最优方案为 {best}。在所测试的范围内，<strong>{all} 个参数中有 {changed} 个</strong>单独改变时会使其他方案成为最优。"),
            )),
        }
    }

    /// The answer.
    pub(super) fn answer(&self) -> String {
        let answer = self.divided().or_else(|| self.compared()).unwrap_or_else(|| self.simulated());
        self.kept() + &answer + &self.switching()
    }

    /// How many of all streets were simulated.
    pub(super) fn streets(&self) -> String {
        let streets = self.manifest.designs.first().map_or("", |design| design.scale.streets.as_str());
        let counts: Vec<&str> = streets.split(' ').filter(|word| word.parse::<u32>().is_ok()).collect();
        match (self.language, counts.as_slice()) {
            (Language::Chinese, [some, all]) if some == all => format!("模拟全部 {all} 个街乡镇"),
            (Language::Chinese, [some, all]) => format!("模拟 {all} 个街乡镇中的 {some} 个"),
            _ => streets.into(),
        }
    }
}
