//! The rules that differ between designs, the method, and the provenance of the results.

use super::answer::Page;
use super::parts::{Cell, Grid, escape, paragraph, section};
use crate::messages::plural;
use crate::output::csv::unquoted;
use crate::output::manifest::DesignEntry;
use crate::scenario::differences::differences;
use crate::scenario::{PATHS, Scenario};
use std::fmt::Write as _;

/// Designs in the table of rules, at most.
const SIDE_BY_SIDE: usize = 8;
/// Rows of the table of rules that are printed.
const PRINTED: usize = 8;

impl Page<'_> {
    /// Headings in the page's language, each with whether its column is numeric.
    pub(super) fn heads(&self, heads: &[(&str, &str, bool)]) -> Vec<(String, bool)> {
        heads.iter().map(|(english, chinese, is_number)| (self.of(*english, *chinese).to_owned(), *is_number)).collect()
    }

    /// The range of a number over the designs as text, and its maximum.
    pub(super) fn least_to_most(&self, of: fn(&DesignEntry) -> u32) -> (String, u32) {
        let (low, high) = self.manifest.designs.iter().map(of).fold((u32::MAX, 0), |(low, high), n| (low.min(n), high.max(n)));
        (if low < high { format!("{low}–{high}") } else { high.to_string() }, high)
    }

    /// Says which designs the page shows, if not all.
    pub(super) fn left_out(&self) -> String {
        let (shown, all) = (self.excerpt.designs.len(), self.manifest.designs.len());
        if shown == all {
            return String::new();
        }
        paragraph(
            "note",
            &self.of(
                format!(
                    "This page shows {shown} of {all} designs: the baseline and those that change the observer’s resolution rate most."
                ),
                format!("本页列出 {all} 个方案中的 {shown} 个：基准方案，以及独立观察口径解决率变动最大的方案。"),
            ),
        )
    }

    /// The rules that differ from those of the baseline, or of the first design.
    pub(super) fn rules(&self) -> String {
        let read = |design: &str| {
            let text = self.excerpt.scenarios.get(design)?;
            // The paths of its files are not rules.
            let nowhere: Vec<String> = PATHS.iter().map(|key| format!("{key}=\"\"")).collect();
            Scenario::parse(design, text, &nowhere).ok()
        };
        let first = self.excerpt.designs.first().map(String::as_str).unwrap_or_default();
        let base = self.excerpt.baseline().unwrap_or(first);
        let mut others: Vec<&str> = self.excerpt.designs.iter().map(String::as_str).filter(|name| *name != base).collect();
        if let Some(leading) =
            self.leading().filter(|_| others.len() > SIDE_BY_SIDE || others.iter().map(|name| name.chars().count() + 2).sum::<usize>() > 90)
        {
            // Too many for the table: the design that the answer describes comes first.
            others.retain(|name| *name != leading);
            others.insert(0, leading);
        }
        others.truncate(SIDE_BY_SIDE);
        // No wider than a sheet.
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
        // Keys other than rules, of a plan that varies them.
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
        let caption = self
            .of("· same as the first column; jiesu explain KEY explains a key", "· 表示与首列相同；用 jiesu explain KEY 查看各键的说明");
        let grid = Grid { caption, heads, rows: rows.collect(), printed: PRINTED }.html(self.language);
        let body = format!("<div class=\"rules\">{grid}</div>\n");
        section("rules", "memo", self.of("Rules that differ", "各方案的规则差异"), &body)
    }

    /// The method and its limits.
    pub(super) fn method(&self) -> String {
        let english = [
            "The model simulates a synthetic city complaint by complaint: who reports, which unit gets the order, what is done, and what citizens answer when the city calls back. All designs face the same problems on the same dates (common random numbers, CRN), so differences reflect the rules rather than chance.",
            "<b>Official</b> rates come from the city’s callback and exist only in designs that have one. The <b>observer</b> asks the citizen of every closed order, in every design, and informs no unit. <b>Actual resolution (simulated)</b> is whether the problem is resolved in the model, whatever anybody reports.",
            "Response rate: the citizen says that the unit made contact. Resolution rate: the citizen says that the problem is resolved. Satisfaction rate: credit of 1 (satisfied), 0.9 (basically satisfied) or 0. Each is a share of the reviewed orders.",
            "Confidence intervals cover sampling error only: between replications, between cities where there are several, and between parameter sets where there are any. They do not cover what the model leaves out. On average one 95 % interval in twenty misses the expected value.",
            "Most behavioural parameters are assumptions. Staff, skill, motivation and voice are drawn at random, so no figure describes an actual street or department, even where the names agree. Results are not forecasts and assess no person or unit.",
        ];
        let chinese = [
            "模型逐件模拟合成城市中的诉求：谁来反映、派给哪个单位、如何办理、回访时市民如何回答。各方案在相同日期遇到相同的问题（公共随机数，CRN），因此差异反映的是规则，而不是随机波动。",
            "<b>官方口径</b>的比率来自市级回访，仅在设有回访的方案中才有；<b>独立观察口径</b>在每个方案中询问全部办结工单的市民，结果不告知任何单位；<b>实际解决率（模拟）</b>指问题在模型中是否确已解决，与各方的说法无关。",
            "响应率（有的文章称“回应率”，含义相同）：市民称承办单位已联系；解决率：市民称问题已解决；满意率：满意计 1，基本满意计 0.9，不满意计 0。三率均以回访工单为分母。“吹哨”指街乡镇召集部门到场处理；“首接负责制”指首个承办单位负责到底。",
            "置信区间仅反映抽样误差：重复模拟之间的差异；有多座城市时还包括城市之间的差异；有参数组时还包括参数组之间的差异。模型未考虑的因素不在任何区间之内。平均每 20 个 95 % 置信区间中有 1 个不包含期望值。",
            "行为参数多为假设。人员、能力、动机和诉求表达均为随机抽取，即使名称相同，任何数字也不代表现实中的街道或部门。结果不是预测，也不是对任何人或单位的评价。",
        ];
        let mut body = String::new();
        for text in self.of(english, chinese) {
            let _ = writeln!(body, "<p>{text}</p>");
        }
        section("method", "memo", self.of("Method and limits", "方法与局限"), &body)
    }

    /// What was simulated, and how to reproduce it.
    pub(super) fn provenance(&self) -> String {
        let Some(first) = self.manifest.designs.first() else { return String::new() };
        let excerpt = self.excerpt;
        let mut list: Vec<(&str, String)> = vec![
            (self.of("report by", "报告生成程序"), format!("jiesu {} ({})", excerpt.version, excerpt.build)),
            (self.of("results by", "结果生成程序"), format!("jiesu {}", self.manifest.version)),
            (self.of("seed", "随机种子"), first.seed.to_string()),
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
            list.push((self.of("identical designs, simulated once", "相同的方案，只模拟一次"), pairs.join(", ")));
        }
        let sets = first.sets.as_ref().map_or_else(String::new, |sets| {
            self.of(format!("{} parameter sets ({}) × ", sets.used, sets.values), format!("{} 组参数（{}）× ", sets.used, sets.values))
        });
        let (cities, replications) = (self.least_to_most(|design| design.cities), self.least_to_most(|design| design.replications));
        list.push((
            self.of("trials", "模拟次数"),
            self.of(
                format!(
                    "{} {} × {sets}{} {} × {} {}; {} trials in all",
                    self.manifest.designs.len(),
                    plural(self.manifest.designs.len() as u32, "design", "designs"),
                    cities.0,
                    plural(cities.1, "city", "cities"),
                    replications.0,
                    plural(replications.1, "replication", "replications"),
                    self.manifest.trials
                ),
                format!(
                    "{} 个方案 × {sets}{} 座城市 × {} 次重复模拟；共 {} 次模拟",
                    self.manifest.designs.len(),
                    cities.0,
                    replications.0,
                    self.manifest.trials
                ),
            ),
        ));
        list.push((
            self.of("measurement period", "统计期"),
            self.of(
                format!(
                    "{} {} from {}, after {} {} of warm-up",
                    first.months,
                    plural(first.months, "month", "months"),
                    first.start,
                    first.warmup,
                    plural(first.warmup, "month", "months")
                ),
                format!("自 {} 起 {} 个月，此前预热期 {} 个月", first.start, first.months, first.warmup),
            ),
        ));
        list.push((self.of("scale", "模拟规模"), self.streets()));
        list.push((self.of("orders, events", "工单数、事件数"), format!("{}, {}", self.manifest.orders, self.manifest.events)));
        let mut body = String::from("<dl>");
        for (term, value) in list {
            let _ = write!(body, "<dt>{}</dt><dd>{}</dd>", escape(term), escape(&value));
        }
        body += "</dl>\n";
        body += &self.left_out();
        let baseline = excerpt.baseline();
        let mut names: Vec<&str> = excerpt.designs.iter().map(String::as_str).collect();
        names.sort_by_key(|name| Some(*name) != baseline);
        let command = if baseline.is_some() { "compare" } else { "run" };
        let quoted = |name: &str| in_shell(&format!("scenarios/{name}.toml"));
        let files: Vec<String> = names.iter().take(8).map(|name| quoted(name)).collect();
        let more = if names.len() > 8 { " …" } else { "" };
        let commands = format!("jiesu {command} {}{more} --out again\njiesu verify report.html", files.join(" "));
        let again = self.of(
            "To reproduce the results, and to check this page by re-running trials, run in the results folder:",
            "要复现结果，并通过重新运行模拟核对本页，请在结果文件夹中运行以下命令：",
        );
        let _ = writeln!(body, "<p>{again}</p>\n<pre>{}</pre>", escape(&commands));
        let heads = [("design", "方案", false), ("scenario hash", "情景文件哈希值", false), ("orders", "工单", true)];
        let heads = self.heads(&heads);
        let shown = self.manifest.designs.iter().filter(|design| excerpt.designs.contains(&design.name));
        let rows = shown.map(|design| {
            vec![
                Cell::text(&design.name),
                Cell::text(&design.scenario),
                Cell::number(Some(design.orders as f64), design.orders.to_string()),
            ]
        });
        body += &Grid { caption: self.of("Scenarios", "情景"), heads, rows: rows.collect(), printed: 0 }.html(self.language);
        section("provenance", "screen", self.of("Provenance and reproduction", "数据来源与复现"), &body)
    }
}

/// A word quoted for the shell.
fn in_shell(word: &str) -> String {
    let plain = word.chars().all(|c| c.is_alphanumeric() || "/._-+@=,".contains(c));
    if plain { word.into() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
