//! What the designs differ in, how it was made, and what it cannot say.

use super::answer::Page;
use super::parts::{Cell, Grid, escape, paragraph, section};
use crate::output::csv::unquoted;
use crate::output::manifest::DesignEntry;
use crate::output::words::plural;
use crate::scenario::differences::differences;
use crate::scenario::{PATHS, Scenario};
use std::fmt::Write as _;

/// Designs whose rules stand side by side.
const SIDE_BY_SIDE: usize = 8;
/// Rows of the table of rules that are printed.
const PRINTED: usize = 8;

impl Page<'_> {
    /// The headings of a table in the page's language, and whether they stand over numbers.
    pub(super) fn heads(&self, heads: &[(&str, &str, bool)]) -> Vec<(String, bool)> {
        heads.iter().map(|(english, chinese, is_number)| (self.of(*english, *chinese).to_owned(), *is_number)).collect()
    }

    /// What the designs have of something, from the least to the most, and the most.
    pub(super) fn least_to_most(&self, of: fn(&DesignEntry) -> u32) -> (String, u32) {
        let (low, high) = self.card.designs.iter().map(of).fold((u32::MAX, 0), |(low, high), n| (low.min(n), high.max(n)));
        (if low < high { format!("{low}–{high}") } else { high.to_string() }, high)
    }

    /// Which designs the page tells, if not all.
    pub(super) fn left_out(&self) -> String {
        let (shown, all) = (self.excerpt.designs.len(), self.card.designs.len());
        if shown == all {
            return String::new();
        }
        paragraph(
            "note",
            &self.of(
                format!("Of {all} designs this page tells {shown}: the baseline and those that move the observer’s resolution rate most."),
                format!("{all} 个方案中，本页述及 {shown} 个：基准及旁观者解决率变动最大者。"),
            ),
        )
    }

    /// The rules in which designs differ: from the baseline, or from the first.
    pub(super) fn rules(&self) -> String {
        let read = |design: &str| {
            let text = self.excerpt.scenarios.get(design)?;
            // Where its files lie is no rule.
            let nowhere: Vec<String> = PATHS.iter().map(|key| format!("{key}=\"\"")).collect();
            Scenario::parse(design, text, &nowhere).ok()
        };
        let first = self.excerpt.designs.first().map(String::as_str).unwrap_or_default();
        let base = self.excerpt.baseline().unwrap_or(first);
        let mut others: Vec<&str> = self.excerpt.designs.iter().map(String::as_str).filter(|name| *name != base).collect();
        if let Some(leading) =
            self.leading().filter(|_| others.len() > SIDE_BY_SIDE || others.iter().map(|name| name.chars().count() + 2).sum::<usize>() > 90)
        {
            // Too many stand side by side: the one that the answer is about comes first.
            others.retain(|name| *name != leading);
            others.insert(0, leading);
        }
        others.truncate(SIDE_BY_SIDE);
        // No more than a sheet is wide.
        while others.len() > 2 && others.iter().map(|name| name.chars().count() + 2).sum::<usize>() > 90 {
            others.pop();
        }
        let Some(base_scenario) = read(base).filter(|_| !others.is_empty()) else { return String::new() };
        let mut keys: Vec<(String, String)> = Vec::new();
        let mut columns = Vec::new();
        for design in &others {
            let found = read(design).map(|scenario| differences(&base_scenario, &scenario)).unwrap_or_default();
            let mut after = 0;
            for difference in &found {
                match keys.iter().position(|(key, _)| *key == difference.key) {
                    Some(place) => after = place + 1,
                    None => {
                        keys.insert(after.min(keys.len()), (difference.key.clone(), unquoted(&difference.values[0]).into_owned()));
                        after += 1;
                    }
                }
            }
            columns.push(found);
        }
        // Keys that are no rules, of a study that varies them.
        for row in self.excerpt.sheet("designs").rows().filter(|row| others.contains(&row.text("design"))) {
            let key = row.text("key").to_owned();
            if !["rules.", "warmup.", "phase."].iter().any(|start| key.starts_with(start)) && !keys.iter().any(|(known, _)| *known == key) {
                keys.push((key, row.text("base_value").to_owned()));
            }
        }
        if keys.is_empty() {
            return String::new();
        }
        let mut heads = vec![(self.of("key", "键").to_owned(), false), (base.to_owned(), false)];
        heads.extend(others.iter().map(|name| ((*name).to_owned(), false)));
        let rows = keys.iter().map(|(key, value)| {
            let mut cells = vec![Cell::text(key), Cell::text(value)];
            for (design, found) in others.iter().zip(&columns) {
                let varied =
                    self.excerpt.sheet("designs").find(&[("design", design), ("key", key)]).map(|row| row.text("value").to_owned());
                let own =
                    found.iter().find(|difference| difference.key == *key).map(|difference| unquoted(&difference.values[1]).into_owned());
                cells.push(Cell::text(&own.or(varied.filter(|varied| varied != value)).unwrap_or_else(|| "·".into())));
            }
            cells
        });
        let caption = self.of("· as the first; jiesu explain KEY says what a key means", "· 与首列同；jiesu explain KEY 说明各键");
        let grid = Grid { caption, heads, rows: rows.collect(), printed: PRINTED }.html(self.language);
        let body = format!("<div class=\"rules\">{grid}</div>\n");
        section("rules", "memo", self.of("The rules that differ", "规则之异"), &body)
    }

    /// How it was made, and what it cannot say.
    pub(super) fn method(&self) -> String {
        let english = [
            "The model lives a synthetic city one complaint at a time: who reports, who is sent, what is done, what is said when the city calls back. Designs meet the same problems on the same dates (common luck), so they differ by their rules and not by luck.",
            "<b>Official</b> rates are what the city’s callback hears; they exist only with that rule. The <b>observer</b> asks everybody in every design and tells nobody. <b>Cured</b> is what is so in the model, whatever anybody says.",
            "Response rate: the citizen says that somebody got in touch. Resolution rate: says that it is solved. Satisfaction rate: credit 1, 0.9, 0. Each of the orders asked about.",
            "Intervals hold luck, not truth: that of replications, with several cities that of cities, with parameter sets that of the parameters which the sets vary. What the model leaves out is in none. Of twenty intervals one misses by chance.",
            "Most parameters of people are assumptions. All staff, skill, motivation and voice are drawn; no figure says anything about the street or office of any name. It is no forecast and no judgement of anybody.",
        ];
        let chinese = [
            "模型逐件推演一座合成城市的诉求：谁来反映、派给谁、做了什么、回访时怎么说。各方案在同样的日子遇到同样的问题（共运气），其差异出于规则而非运气。",
            "<b>市级回访</b>之率即市级回访所闻，仅有该规则时才有；<b>旁观者</b>在每一方案中问及所有人而不告知任何人；<b>真正解决</b>为模型中之实情，与人言无涉。",
            "响应率（有文章称“回应率”，同义）：市民称已有人联系；解决率：称已解决；满意率：满意 1、基本满意 0.9、不满意 0。皆以被问及之工单为分母。“吹哨”指街乡召集部门到场；“首接负责”指首个承办单位负责到底。",
            "区间所含为运气而非真实：重复之运气；多城时含城市之运气；有参数组时含其所变参数之不确定。模型所略者不在任何区间之中。二十个区间中约有一个因偶然而失准。",
            "关于人的参数多为假设；人员、能力、动机、发声皆为抽取；任何数字皆不代表任何具名之街道或部门。此非预测，亦非对任何人之评判。",
        ];
        let mut body = String::new();
        for text in self.of(english, chinese) {
            let _ = writeln!(body, "<p>{text}</p>");
        }
        section("method", "memo", self.of("Method and limits", "方法与局限"), &body)
    }

    /// What was run, and how to run it again.
    pub(super) fn provenance(&self) -> String {
        let Some(first) = self.card.designs.first() else { return String::new() };
        let excerpt = self.excerpt;
        let mut list: Vec<(&str, String)> = vec![
            (self.of("program", "程序"), format!("jiesu {} ({})", excerpt.version, excerpt.build)),
            (self.of("results of", "结果出自"), format!("jiesu {}", self.card.version)),
            (self.of("seed", "种子"), first.seed.to_string()),
        ];
        let mut same: Vec<(&str, &str)> = Vec::new();
        for row in self.excerpt.sheet("same").rows() {
            let pair = (row.text("same_as"), row.text("design"));
            if !same.contains(&pair) {
                same.push(pair);
            }
        }
        if !same.is_empty() {
            let pairs: Vec<String> = same.iter().map(|(name, other)| format!("{other} = {name}")).collect();
            list.push((self.of("the same designs, simulated once", "相同的方案，只模拟一次"), pairs.join(", ")));
        }
        let sets = first.sets.as_ref().map_or_else(String::new, |sets| {
            self.of(format!("{} parameter sets ({}) × ", sets.used, sets.values), format!("{} 组参数（{}）× ", sets.used, sets.values))
        });
        let (cities, replications) = (self.least_to_most(|design| design.cities), self.least_to_most(|design| design.replications));
        list.push((
            self.of("trials", "试验"),
            self.of(
                format!(
                    "{} {} × {sets}{} {} × {} {}; {} trials in all",
                    self.card.designs.len(),
                    plural(self.card.designs.len() as u32, "design", "designs"),
                    cities.0,
                    plural(cities.1, "city", "cities"),
                    replications.0,
                    plural(replications.1, "replication", "replications"),
                    self.card.trials
                ),
                format!(
                    "{} 个方案 × {sets}{} 座城市 × {} 次重复；共 {} 次试验",
                    self.card.designs.len(),
                    cities.0,
                    replications.0,
                    self.card.trials
                ),
            ),
        ));
        list.push((
            self.of("time", "时段"),
            self.of(
                format!(
                    "{} {} from {}, after {} {} of warm-up",
                    first.months,
                    plural(first.months, "month", "months"),
                    first.start,
                    first.warmup,
                    plural(first.warmup, "month", "months")
                ),
                format!("自 {} 起 {} 个月，此前预热 {} 个月", first.start, first.months, first.warmup),
            ),
        ));
        list.push((self.of("scale", "比例"), self.streets()));
        list.push((self.of("orders, events", "工单、事件"), format!("{}, {}", self.card.orders, self.card.events)));
        let mut body = String::from("<dl>");
        for (term, said) in list {
            let _ = write!(body, "<dt>{}</dt><dd>{}</dd>", escape(term), escape(&said));
        }
        body += "</dl>\n";
        body += &self.left_out();
        let baseline = excerpt.baseline();
        let mut names: Vec<&str> = excerpt.designs.iter().map(String::as_str).collect();
        names.sort_by_key(|name| Some(*name) != baseline);
        let verb = if baseline.is_some() { "compare" } else { "run" };
        let quoted = |name: &str| in_shell(&format!("scenarios/{name}.toml"));
        let files: Vec<String> = names.iter().take(8).map(|name| quoted(name)).collect();
        let more = if names.len() > 8 { " …" } else { "" };
        let commands = format!("jiesu {verb} {}{more} --out again\njiesu verify report.html", files.join(" "));
        let again = self.of(
            "In the results folder, to run it again; and to hold this page against trials lived anew:",
            "在结果文件夹中重跑；并以重跑之试验核对本页：",
        );
        let _ = writeln!(body, "<p>{again}</p>\n<pre>{}</pre>", escape(&commands));
        let heads = [("design", "方案", false), ("hash of its scenario", "情景之散列", false), ("orders", "工单", true)];
        let heads = self.heads(&heads);
        let shown = self.card.designs.iter().filter(|design| excerpt.designs.contains(&design.name));
        let rows = shown.map(|design| {
            vec![
                Cell::text(&design.name),
                Cell::text(&design.scenario),
                Cell::number(Some(design.orders as f64), design.orders.to_string()),
            ]
        });
        body += &Grid { caption: self.of("Scenarios", "情景"), heads, rows: rows.collect(), printed: 0 }.html(self.language);
        section("provenance", "screen", self.of("Where this comes from", "来历"), &body)
    }
}

/// A word as a shell takes it whole.
fn in_shell(word: &str) -> String {
    let plain = word.chars().all(|c| c.is_alphanumeric() || "/._-+@=,".contains(c));
    if plain { word.into() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
