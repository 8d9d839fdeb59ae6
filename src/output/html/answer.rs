//! The answer in plain words, with both kinds of luck, and what to know before believing it.

use super::excerpt::Excerpt;
use super::parts::{Scale, escape, label};
use super::sheet::Row;
use crate::analysis::caveats::ALL;
use crate::analysis::statistics::IntervalEstimator;
use crate::city::UNNAMED;
use crate::output::manifest::Manifest;
use crate::output::numbers::percent;
use crate::output::words::Language;
use std::fmt::Write as _;

/// What every part of a page needs.
pub(super) struct Page<'a> {
    pub(super) excerpt: &'a Excerpt,
    pub(super) card: &'a Manifest,
    pub(super) language: Language,
}

impl<'a> Page<'a> {
    pub(super) fn of<T>(&self, english: T, chinese: T) -> T {
        self.language.of(english, chinese)
    }

    /// Counted months.
    pub(super) fn months(&self) -> u32 {
        self.card.designs.first().map_or(12, |design| design.months)
    }

    /// Cities of all parameter sets, parameter sets (1 without), replications of a city.
    pub(super) fn trials(&self) -> (u32, u32, u32) {
        let Some(design) = self.card.designs.first() else { return (0, 1, 0) };
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

    /// Designs that stand against the baseline, in their order; points of parameters by what they move.
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

    /// Cities of all parameter sets in which both the baseline and a design were lived.
    fn cities_with(&self, design: &str) -> u32 {
        let of = |name: &str| self.card.designs.iter().find(|entry| entry.name == name).map_or(0, |entry| entry.cities);
        of(design).min(self.excerpt.baseline().map_or(u32::MAX, of)) * self.trials().1
    }

    /// The design that the answer is about: the chosen one, or that of the best resolution as the observer hears it.
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

    /// Whether a design is a point of parameters, and no proposal.
    fn is_point(&self, design: &str) -> bool {
        let is_rule = |key: &str| ["rules.", "warmup."].iter().any(|start| key.starts_with(start)) || key.starts_with("phase.");
        self.excerpt.sheet("designs").rows().any(|row| row.text("design") == design && !is_rule(row.text("key")))
    }

    /// Whether all that is compared are points of parameters: factors alone, and not of rules alone.
    pub(super) fn varies_parameters(&self) -> bool {
        let (baseline, designs) = (self.excerpt.baseline(), self.excerpt.sheet("designs"));
        let others = || self.excerpt.designs.iter().filter(|name| Some(name.as_str()) != baseline);
        others().all(|name| designs.rows().any(|row| row.text("design") == name)) && others().any(|name| self.is_point(name))
    }

    /// Half the width of the 95 % interval that the luck of replications alone would leave.
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

    fn difference_in_words(&self, design: &str, measure: &str, review: &str) -> Option<String> {
        let row = self.difference(design, measure, review)?;
        let scale = Scale::of(label(measure, review)?, self.months());
        let value = row.number("difference")?;
        let mut text = format!("<strong>{}</strong>", scale.signed(value));
        let interval = self.interval(&row).map(|interval| scale.range(interval, self.language));
        let within_city = self.se_within_city(&row).map(|within_city| {
            self.of(format!("luck alone ± {}", scale.size(within_city)), format!("仅运气 ± {}", scale.size(within_city)))
        });
        let within: Vec<String> = interval.into_iter().chain(within_city).collect();
        if !within.is_empty() {
            let _ = write!(text, "{}{}{}", self.of(" (", "（"), within.join(self.of("; ", "；")), self.of(")", "）"));
        }
        Some(text)
    }

    /// Where and how often: "In the model, in 4 synthetic cities after the data of Beijing".
    fn setting(&self, cities: u32) -> String {
        let (_, sets, replications) = self.trials();
        let city = self.city().map(escape);
        match self.language {
            Language::English => {
                let kind = if cities == 1 { "one synthetic city".to_owned() } else { format!("{cities} synthetic cities") };
                let like = city.map_or_else(
                    || " that is made up".to_owned().repeat(usize::from(cities == 1)),
                    |city| format!(" drawn after the data of {city}"),
                );
                let sets = if sets > 1 { format!(" and {sets} parameter sets") } else { String::new() };
                let times = if replications == 1 { "once".to_owned() } else { format!("{replications} times") };
                let each = if cities == 1 { "" } else { "each " };
                format!("In the model, in {kind}{like}{sets}, {each}lived {times},")
            }
            Language::Chinese => {
                let like = city.map_or_else(|| "虚构之".to_owned(), |city| format!("依{city}数据合成之"));
                let sets = if sets > 1 { format!("、{sets} 组参数") } else { String::new() };
                format!("在模型中，就{like} {cities} 座城市{sets}、各重复 {replications} 次而言，")
            }
        }
    }

    /// The answer of a comparison.
    fn compared(&self) -> Option<String> {
        let design = self.leading()?;
        let baseline = self.excerpt.baseline()?;
        let (cities, sets) = (self.cities_with(design), self.trials().1);
        let resolution = self.difference_in_words(design, "resolution_rate", "observer")?;
        let cures = self.difference_in_words(design, "cured_rate", "observer");
        let official = self.difference_in_words(design, "resolution_rate", "official");
        let level = self
            .summary(design, "resolution_rate", "official")
            .and_then(|row| Some(Scale::of(label("resolution_rate", "official")?, self.months()).level(row.number("mean")?)));
        let row = self.difference(design, "resolution_rate", "observer")?;
        let better = row.number("p_better").map(|share| percent(share, 0));
        let stable = row.number("sign_stable").map(|share| percent(share, 0));
        let points = self.varies_parameters();
        let several = match points {
            true => self.card.designs.len() - 1,
            false => self.compared_designs().iter().filter(|design| !self.is_point(design)).count(),
        };
        let (name, base) = (escape(design), escape(baseline));
        let cost = self.cost_in_words(design);
        let mut text = String::new();
        match self.language {
            Language::English => {
                let _ = write!(
                    text,
                    "{} <strong class=\"design\">{name}</strong> changes the resolution rate that an observer would hear by {resolution} points against <strong class=\"design\">{base}</strong>",
                    self.setting(cities)
                );
                if let Some(cures) = cures {
                    let _ = write!(text, ", and what is cured in truth by {cures}");
                }
                match (official, level) {
                    (Some(official), _) => text.push_str(&format!("; the city’s own callback would say {official}.")),
                    (_, Some(level)) => text.push_str(&format!(
                        "; the city’s own callback says <strong>{level}</strong>, and <strong class=\"design\">{base}</strong> has none."
                    )),
                    _ => text.push('.'),
                }
                if let Some(better) = better {
                    let _ = write!(text, " It is better in {better} of the pairs of trials");
                    match stable {
                        Some(stable) => text.push_str(&format!(", and the sign is the same in {stable} of the parameter sets.")),
                        None => text.push('.'),
                    }
                }
            }
            Language::Chinese => {
                let _ = write!(
                    text,
                    "{}与<strong class=\"design\">{base}</strong>相比，<strong class=\"design\">{name}</strong>使旁观者所闻之解决率变动 {resolution} 个百分点",
                    self.setting(cities)
                );
                if let Some(cures) = cures {
                    let _ = write!(text, "，真正解决者变动 {cures} 个百分点");
                }
                match (official, level) {
                    (Some(official), _) => text.push_str(&format!("；市级回访则称 {official} 个百分点。")),
                    (_, Some(level)) => text.push_str(&format!(
                        "；市级回访称解决率为 <strong>{level}</strong>，而 <strong class=\"design\">{base}</strong> 无回访。"
                    )),
                    _ => text.push('。'),
                }
                if let Some(better) = better {
                    let _ = write!(text, "在 {better} 的配对试验中占优");
                    match stable {
                        Some(stable) => text.push_str(&format!("，在 {stable} 的参数组中方向相同。")),
                        None => text.push('。'),
                    }
                }
            }
        }
        let mut html = format!("<p class=\"answer\">{text}</p>\n");
        if !cost.is_empty() {
            let _ = writeln!(html, "<p class=\"answer\">{cost}</p>");
        }
        let ci_scope = match (sets > 1, cities > 1, self.language) {
            (true, _, Language::English) => {
                "In brackets the 95 % interval, which holds parameters, cities and luck; “luck alone” is half of that which another draw of replications in the same cities would leave."
            }
            (_, true, Language::English) => {
                "In brackets the 95 % interval, which holds the luck of cities and of replications; “luck alone” is half of that which other replications in the same cities would leave. Parameters are in neither."
            }
            (_, _, Language::English) => {
                "In brackets the 95 % interval, which holds the luck of replications in one city; neither other cities nor parameters are in it."
            }
            (true, _, Language::Chinese) => "括号内为 95 % 区间，含参数、城市与运气；“仅运气”指同一批城市中另作重复所余区间之半。",
            (_, true, Language::Chinese) => {
                "括号内为 95 % 区间，含城市与重复之运气；“仅运气”指同一批城市中另作重复所余区间之半。二者皆不含参数。"
            }
            (_, _, Language::Chinese) => "括号内为 95 % 区间，仅含一城之内重复之运气；不含其他城市，亦不含参数。",
        };
        let ci_scope = match self.se_within_city(&row) {
            Some(_) => ci_scope,
            // Nothing was said of it.
            None => ci_scope.split_once(self.of("; “", "；“")).map_or(ci_scope, |(before, _)| before),
        };
        let which = match several {
            0 | 1 => String::new(),
            n if points => self.of(
                format!(" Of {n} points of the parameters it is the one that moves the resolution rate most."),
                format!("此为 {n} 组参数取值中解决率变动最大者。"),
            ),
            n if self.excerpt.sheet("selection").find(&[("verdict", "chosen"), ("design", design)]).is_some() => {
                let reevaluation = [("measure", "resolution_rate"), ("review", "observer"), ("phase", "reevaluation")];
                let scale = label("resolution_rate", "observer").map(|label| Scale::of(label, self.months()));
                let again = self.excerpt.sheet("reevaluation").find(&reevaluation).and_then(|row| row.number("difference")).zip(scale);
                let again = again.map_or_else(String::new, |(value, scale)| {
                    let label = scale.signed(value);
                    self.of(format!("; in fresh cities its resolution rate moves by {label} points"), format!("；在新城市中其解决率变动 {label} 个百分点"))
                });
                let all = n + 1;
                self.of(
                    format!(" It was chosen among {all} designs{again}: see “Choosing”."),
                    format!("此案自 {all} 个方案中选定{again}：见“择优”。"),
                )
            }
            n if self.none_is_better() => self.of(
                format!(" Of {n} designs it is the one that loses least; the others stand in the table."),
                format!("此为 {n} 个方案中所失最少者；其余见下表。"),
            ),
            n => self.of(
                format!(" Of {n} designs it is the one with the best resolution rate, and owes part of its lead to having been picked; the others stand in the table."),
                format!("此为 {n} 个方案中解决率最高者，其领先部分得自择优；其余见下表。"),
            ),
        };
        let _ = writeln!(html, "<p class=\"note\">{}{}{}</p>", ci_scope.trim_end_matches(['.', '。']), self.of(".", "。"), escape(&which));
        Some(html)
    }

    /// What it costs: hours against the baseline, and what is taken from other duties.
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
                    "It takes <strong>{}</strong> {} working hours (paid, overtime and displaced)",
                    percent(hours / before),
                    if more { "more" } else { "fewer" }
                );
                match taken {
                    Some((taken, label)) if taken > 0.0 => text.push_str(&format!("; hours taken from other duties alone come to <strong>{label}</strong> of the hours before: what is not done there is in no measure.")),
                    _ => text.push('.'),
                }
                text
            }
            Language::Chinese => {
                let mut text =
                    format!("所需工时（在岗、加班、挤占）{} <strong>{}</strong>", if more { "多" } else { "少" }, percent(hours / before));
                match taken {
                    Some((taken, label)) if taken > 0.0 => {
                        text.push_str(&format!("；仅取自其他职责者即当原工时之 <strong>{label}</strong>：彼处未办之事不在任何指标之中。"))
                    }
                    _ => text.push('。'),
                }
                text
            }
        }
    }

    /// The answer of a run: what each design comes to.
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
                    "<p class=\"answer\">{setting}{} {name} an observer would hear of {resolution} of the orders that they are resolved{}; {} are cured in truth.</p>",
                    if number == 0 { "under" } else { "Under" },
                    official.map_or_else(String::new, |label| format!(", the city’s callback of {label}")),
                    cured.unwrap_or_else(|| "–".into()),
                ),
                Language::Chinese => writeln!(
                    html,
                    "<p class=\"answer\">{setting}{name}之下，旁观者所闻之解决率为 {resolution}{}；真正解决者为 {}。</p>",
                    official.map_or_else(String::new, |label| format!("，市级回访所闻为 {label}")),
                    cured.unwrap_or_else(|| "–".into()),
                ),
            };
        }
        let note = match self.trials() {
            (1, _, 1) => self.of(
                "One trial: it has no interval, and another would give other figures.",
                "仅一次试验：无区间；另作一次则数值不同。",
            ),
            (1, ..) => self.of(
                "In brackets the 95 % interval of the mean, which holds the luck of replications in one city; neither other cities nor parameters are in it.",
                "括号内为均值之 95 % 区间，仅含一城之内重复之运气；不含其他城市，亦不含参数。",
            ),
            _ => self.of("In brackets the 95 % interval of the mean, over cities.", "括号内为均值之 95 % 区间（跨城市）。"),
        };
        let _ = writeln!(html, "<p class=\"note\">{note}</p>");
        html
    }

    /// The answer of an attribution: what the levers are given of the whole effect.
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
        let (setting, whole, count) = (self.setting(self.trials().0), scale.signed(whole), levers.len());
        Some(match self.language {
            Language::English => format!(
                "<p class=\"answer\">{setting} all levers together change the resolution rate that an observer would hear by <strong>{whole}</strong> points. Of {count} levers the largest parts are {}.</p>\n<p class=\"note\">In brackets 95 % intervals. The model divides its own effect; it cannot say what each did in the city.</p>\n",
                parts.join(", ")
            ),
            Language::Chinese => format!(
                "<p class=\"answer\">{setting}全部措施合计使旁观者所闻之解决率变动 <strong>{whole}</strong> 个百分点。{count} 项措施中所占最大者：{}。</p>\n<p class=\"note\">括号内为 95 % 区间。此为模型自身效果之分解，不能说明城市中各措施之作用。</p>\n",
                parts.join("、")
            ),
        })
    }

    /// At how many parameters another design would be the best.
    fn flipped(&self) -> String {
        let switching_values = self.excerpt.sheet("switching_values");
        let (all, changed) =
            (switching_values.rows.len(), switching_values.rows().filter(|row| !row.text("switching_value").is_empty()).count());
        let best = switching_values.rows().next().map_or("", |row| row.text("best"));
        let best = format!("<strong class=\"design\">{}</strong>", escape(best));
        match all {
            0 => String::new(),
            _ => format!("<p class=\"answer\">{}</p>\n", self.of(
                format!("At the base {best} is the best. Within the ranges tried, <strong>{changed} of {all}</strong> parameters, each by itself, would make another design the best."),
                format!("基准处最优者为{best}。在所试范围内，<strong>{all} 个参数中有 {changed} 个</strong>单独改变即令他案转优。"),
            )),
        }
    }

    /// The answer.
    pub(super) fn answer(&self) -> String {
        let answer = self.divided().or_else(|| self.compared()).unwrap_or_else(|| self.simulated());
        self.kept() + &answer + &self.flipped()
    }

    /// Caveats that fire, each counted once.
    pub(super) fn caveat_count(&self) -> usize {
        let codes: std::collections::BTreeSet<&str> = self.excerpt.sheet("caveats").rows().map(|row| row.text("code")).collect();
        codes.len()
    }

    /// What was simulated of all streets.
    pub(super) fn streets(&self) -> String {
        let label = self.card.designs.first().map_or("", |design| design.scale.streets.as_str());
        let counts: Vec<&str> = label.split(' ').filter(|word| word.parse::<u32>().is_ok()).collect();
        match (self.language, counts.as_slice()) {
            (Language::Chinese, [some, all]) => format!("模拟 {all} 个街道（乡镇）中的 {some} 个"),
            _ => label.into(),
        }
    }

    /// What to know before, a full sentence each.
    pub(super) fn caveats(&self) -> String {
        let mut list: Vec<(String, String, Vec<String>)> = Vec::new();
        for row in self.excerpt.sheet("caveats").rows() {
            let code = row.text("code");
            if list.last().is_none_or(|(last, ..)| last != code) {
                let sentence = match row.text("allowed") {
                    "" => row.text(self.of("sentence", "sentence_zh")).to_owned(),
                    reason => format!("{}{reason}", self.of("allowed, because: ", "已说明：")),
                };
                list.push((code.into(), sentence, Vec::new()));
            }
            let design = row.text("design");
            if let Some((.., designs)) = list.last_mut()
                && !design.is_empty()
                && !designs.iter().any(|known| known == design)
            {
                designs.push(design.into());
            }
        }
        if self.excerpt.baseline().is_none() {
            list.extend(self.own_caveats());
        }
        let mut html = String::from("<ul class=\"caveats\">\n");
        for (code, sentence, designs) in &list {
            let about = match designs.len() {
                0 => String::new(),
                n if n == self.excerpt.designs.len() || n == self.compared_designs().len() => {
                    self.of(" (all designs)", "（全部方案）").into()
                }
                n if n > 4 => {
                    self.of(format!(" ({}, … {n} in all)", designs[..3].join(", ")), format!("（{} 等 {n} 个）", designs[..3].join("、")))
                }
                _ => format!("{}{}{}", self.of(" (", "（"), designs.join(self.of(", ", "、")), self.of(")", "）")),
            };
            let mut letters = sentence.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            let end = self.of(".", "。");
            let _ = writeln!(
                html,
                "<li><abbr title=\"jiesu explain {code}\">{code}</abbr> {}{}</li>",
                escape(&format!("{first}{}", letters.as_str())),
                escape(&format!("{about}{end}"))
            );
        }
        html.push_str("</ul>\n");
        if list.is_empty() { String::new() } else { html }
    }

    /// Caveats of a run, which has no file of them: those that its manifest tells of.
    fn own_caveats(&self) -> Vec<(String, String, Vec<String>)> {
        let (cities, sets, _) = self.trials();
        let streets = self
            .card
            .designs
            .first()
            .map_or(0, |design| design.scale.streets.split(' ').next().and_then(|count| count.parse::<u32>().ok()).unwrap_or(0));
        let is_part = self.card.designs.iter().any(|design| design.scale.share_of_streets < 1.0);
        let fires = [("C06", sets == 1), ("C07", cities == 1), ("C08", self.city().is_some()), ("C09", is_part && streets < 30)];
        let fired = fires.into_iter().filter(|(_, fires)| *fires).map(|(code, _)| code);
        let label = fired.filter_map(|code| ALL.iter().find(|caveat| caveat.code == code));
        label.map(|caveat| (caveat.code.into(), self.of(caveat.sentence[0], caveat.sentence[1]).into(), Vec::new())).collect()
    }
}
