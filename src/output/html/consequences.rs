//! Costs, gains and losses by type of street, attribution, selection and switching values.

use super::answer::Page;
use super::charts::{self, BLUE, BROWN, Charts, Frame};
use super::old_labels::{Label, name};
use super::parts::{Cell, Grid, Scale, escape, label, paragraph, section};
use super::sections::DESIGNS_IN_A_CHART;
use super::sheet::Row;
use crate::analysis::overview::Headline;
use crate::messages::numbers::{fixed, percent, signs};
use crate::plan::Crossing;

/// The label of an objective.
fn label_of_objective(name: &str) -> Option<&'static Label> {
    let (review, measure) = name.split_once('.').unwrap_or(("", name));
    label(measure, review).or_else(|| label(measure, "observer"))
}

impl Page<'_> {
    /// The costs.
    pub(super) fn costs(&self, charts: &mut Charts) -> String {
        let measures = [
            Headline::CostPerResident,
            Headline::CostPerOrder,
            Headline::Overtime,
            Headline::Displaced,
            Headline::Over45,
            Headline::Connected,
            Headline::Wait,
            Headline::Yuan,
        ];
        let designs = &self.excerpt.designs;
        let is_there = |measure: &Headline| designs.iter().any(|design| self.summary(design, measure.word(), "observer").is_some());
        let measures: Vec<Headline> = measures.into_iter().filter(is_there).collect();
        let mut heads = vec![(self.of("design", "方案").to_owned(), false)];
        heads.extend(measures.iter().map(|measure| (name(*measure, self.language).0.to_owned(), true)));
        let rows = designs.iter().map(|design| {
            let cell = |measure: &Headline| {
                let mean = self.summary(design, measure.word(), "observer").and_then(|row| row.number("mean"));
                mean.map_or_else(Cell::none, |mean| Cell::number(Some(mean), name(*measure, self.language).1.show(mean)))
            };
            std::iter::once(Cell::text(design)).chain(measures.iter().map(cell)).collect()
        });
        let caption = self.of("Hours of streets and departments, and the telephone", "街道和部门的工时，以及热线电话");
        let mut body = Grid {
            caption,
            heads,
            rows: rows.collect(),
            printed: if designs.iter().any(|name| name.chars().count() > 20) { 5 } else { 9 },
        }
        .html(self.language);
        body += "<div class=\"charts\">\n";
        for (measure, colour) in [(Headline::Overtime, BLUE), (Headline::Displaced, BROWN)] {
            let (title, form) = name(measure, self.language);
            let list: Vec<(&str, f64, String)> = designs
                .iter()
                .take(DESIGNS_IN_A_CHART)
                .filter_map(|design| {
                    let mean = self.summary(design, measure.word(), "observer")?.number("mean")?;
                    Some((design.as_str(), mean, form.show(mean)))
                })
                .collect();
            if list.len() > 1 {
                let about = format!("{title}: {}", self.of("mean over trials, by design", "各方案各次模拟的均值"));
                let frame = Frame { title, about: &about, is_printed: false };
                body += &charts.add(&frame, charts::bars(&list, self.of("hours per order", "每件工单工时（小时）"), colour));
            }
        }
        body += "</div>\n";
        body += &paragraph("note", self.of(
            "Paid staff hours are those of all officers, busy or idle. Displaced hours are taken from other duties, which the model does not measure. The costs of the callback, of audits and of the ranking itself are not included.",
            "在编人员工时包括全部人员的工时，不论忙闲；占用其他工作时间指从其他职责中挪用的时间，模型不统计那些职责。回访、抽查和排名本身的成本未计入。",
        ));
        section("costs", "memo page-two", self.of("Costs", "成本"), &body)
    }

    /// Gains and losses by type of street.
    pub(super) fn gains(&self) -> String {
        let Some(leading) = self.leading() else { return String::new() };
        let gains = self.excerpt.sheet("gains");
        let mut body = String::new();
        let mut designs = vec![leading];
        designs.extend(self.compared_designs().into_iter().filter(|design| *design != leading));
        for design in designs.into_iter().take(12) {
            let kinds: Vec<(&str, &str)> = gains
                .rows()
                .filter(|row| row.is(&[("design", design), ("measure", "resolution_rate")]))
                .map(|row| (row.text("attribute"), row.text("type")))
                .collect();
            if kinds.is_empty() {
                continue;
            }
            let measures = ["resolution_rate", "satisfaction_rate", "cured_rate", "unmet_days"];
            let mut heads = vec![(self.of("type of street", "街道类型").to_owned(), false), (self.of("number", "街道数").to_owned(), true)];
            heads.extend(measures.iter().map(|measure| (self.gain_name(measure).to_owned(), true)));
            heads.push((self.of("gaining", "受益比例").to_owned(), true));
            heads.push((self.of("losing", "受损比例").to_owned(), true));
            let rows = kinds.iter().map(|(attribute, kind)| {
                let find =
                    |measure: &str| gains.find(&[("design", design), ("attribute", attribute), ("type", kind), ("measure", measure)]);
                let mut cells = vec![Cell::text(&self.type_name(attribute, kind))];
                let count = find("resolution_rate").and_then(|row| row.number("streets"));
                cells.push(count.map_or_else(Cell::none, |count| Cell::number(Some(count), format!("{count}"))));
                cells.extend(measures.iter().map(|measure| find(measure).map_or_else(Cell::none, |row| self.gain_cell(&row, measure))));
                for column in ["gained", "lost"] {
                    let share = find("resolution_rate").and_then(|row| row.number(column));
                    cells.push(share.map_or_else(Cell::none, |share| Cell::number(Some(share), percent(share, 0))));
                }
                cells
            });
            let caption = format!(
                "{design}{}",
                self.of(
                    ": difference from the baseline (95 % interval), mean over the streets of each type",
                    "：与基准方案的差异（括号内为 95 % 置信区间），各类街道的均值"
                )
            );
            let html = Grid { caption: &caption, heads, rows: rows.collect(), printed: 16 }.html(self.language);
            body += &match design == leading {
                true => html,
                false => format!("<details class=\"screen\"><summary>{}</summary>\n{html}</details>\n", escape(design)),
            };
        }
        if body.is_empty() {
            return body;
        }
        body += &paragraph("note", self.of(
            "By the observer. All replications of a city are pooled; intervals cover differences between cities. Rates in percentage points; unmet days per resident per year (fewer is better). Gaining, losing: share of streets whose resolution rate rises or falls, which includes sampling error.",
            "独立观察口径。同一城市的全部重复模拟合并计算，置信区间反映城市之间的差异。比率以百分点计；未解决人日按每人每年计，越少越好。受益、受损比例指解决率上升、下降的街道比例，其中含抽样误差。",
        ));
        section("gains", "memo", self.of("Who gains and who loses", "受益与受损情况"), &body)
    }

    fn gain_name(&self, measure: &str) -> &'static str {
        match measure {
            "resolution_rate" => self.of("resolution rate", "解决率"),
            "satisfaction_rate" => self.of("satisfaction rate", "满意率"),
            "cured_rate" => self.of("actual resolution rate (simulated)", "实际解决率（模拟）"),
            _ => self.of("unmet days per resident", "人均未解决人日"),
        }
    }

    fn type_name(&self, attribute: &str, kind: &str) -> String {
        let (english, chinese) = match (attribute, kind) {
            ("all", _) => ("all streets", "全部街道"),
            ("ring", "central") => ("central districts", "中心城区"),
            ("ring", _) => ("outer districts", "其他各区"),
            ("size", "small") => ("few residents", "人口较少"),
            ("size", "medium") => ("medium number of residents", "人口中等"),
            ("size", _) => ("many residents", "人口较多"),
            ("staff", "short") => ("short of staff", "人员紧张"),
            ("staff", "middling") => ("medium staff", "人员中等"),
            ("staff", _) => ("ample staff", "人员充足"),
            ("voice", "quiet") => ("residents report rarely", "诉求表达弱"),
            ("voice", "middling") => ("residents report moderately", "诉求表达中等"),
            ("voice", "loud") => ("residents report readily", "诉求表达强"),
            _ => return format!("{attribute}: {kind}"),
        };
        self.of(english, chinese).into()
    }

    fn gain_cell(&self, row: &Row<'_>, measure: &str) -> Cell {
        let Some((value, label)) = row.number("difference").zip(label(measure, "observer")) else { return Cell::none() };
        let scale = Scale::of(label, self.months());
        let range = row.interval("ci_low", "ci_high").map(|interval| scale.range(interval, self.language));
        Cell::with_range(value, &scale.signed(value), range)
    }

    /// The attribution of the effect to levers.
    pub(super) fn attribution(&self, charts: &mut Charts) -> String {
        let sheet = self.excerpt.sheet("attribution");
        let mut measures: Vec<(&str, &str)> = Vec::new();
        for row in sheet.rows() {
            let measure = (row.text("measure"), row.text("review"));
            if !measures.contains(&measure) {
                measures.push(measure);
            }
        }
        let mut body = String::new();
        for (measure, review) in measures {
            let Some(label) = label(measure, review) else { continue };
            let (scale, title) = (Scale::of(label, self.months()), self.of(label.names[0], label.names[1]));
            let rows: Vec<Row<'_>> = sheet.rows().filter(|row| row.is(&[("measure", measure), ("review", review)])).collect();
            let signed =
                |row: &Row<'_>, column: &str| row.number(column).map_or_else(Cell::none, |v| Cell::number(Some(v), scale.signed(v)));
            let heads = [
                ("lever or group", "政策举措或组", false),
                ("kind", "类型", false),
                ("contribution", "贡献", true),
                ("95 % interval", "95 % 置信区间", true),
                ("alone", "单独实施", true),
                ("added last", "最后加入", true),
            ];
            let heads = self.heads(&heads);
            let table = rows.iter().map(|row| {
                let kind = if row.text("kind") == "group" { self.of("group", "组") } else { self.of("lever", "政策举措") };
                let range = row.interval("ci_low", "ci_high");
                vec![
                    Cell::text(row.text("lever")),
                    Cell::text(kind),
                    signed(row, "value"),
                    range.map_or_else(Cell::none, |range| Cell::number(Some(range.0), scale.range(range, self.language))),
                    signed(row, "alone"),
                    signed(row, "last"),
                ]
            });
            let grid = Grid { caption: title, heads, rows: table.collect(), printed: 12 }.html(self.language);
            if (measure, review) == ("resolution_rate", "observer") || (measure, review) == ("cured_rate", "observer") {
                let list: Vec<charts::Difference<'_>> = rows
                    .iter()
                    .filter(|row| row.text("kind") == "lever")
                    .filter_map(|row| {
                        let value = row.number("value")?;
                        let interval = row.interval("ci_low", "ci_high").map(|(low, high)| (scale.value(low), scale.value(high)));
                        Some(charts::Difference {
                            design: row.text("lever"),
                            value: scale.value(value),
                            interval,
                            within_city: None,
                            label: scale.signed(value),
                        })
                    })
                    .collect();
                let about = format!(
                    "{title}: {}",
                    self.of(
                        "contribution of each lever to the effect, with 95 % interval, in percentage points",
                        "各项政策举措对效应的贡献（百分点）及 95 % 置信区间"
                    )
                );
                body += &charts.add(
                    &Frame { title, about: &about, is_printed: false },
                    charts::differences(&list, self.of("contribution, percentage points", "贡献（百分点）"), BLUE, "circle"),
                );
            }
            body += &grid;
        }
        if body.is_empty() {
            return body;
        }
        body += &paragraph("note", self.of(
            "A lever’s contribution is what it adds, averaged over all orders in which levers could be introduced (Shapley values; with groups, Owen values). It attributes the effect in the model, not in the real city, which introduced several levers at once.",
            "贡献指该项举措带来的增量在所有引入次序上的平均值（Shapley 值；有分组时为 Owen 值）。这是对模型中效应的分解，而不是现实城市中的：现实中各项举措同时实施。",
        ));
        section("attribution", "screen", self.of("Attribution of the effect to levers", "效应分解"), &body)
    }

    /// Whether no design's observer resolution rate is above the baseline's.
    pub(super) fn none_is_better(&self) -> bool {
        let gains = !self.varies_parameters() && self.excerpt.sheet("selection").rows.is_empty();
        gains && self.leading().and_then(|name| self.resolution(name)).is_some_and(|difference| difference <= 0.0)
    }

    /// Says that the baseline itself was chosen, or that no design does better, if so; the answer then describes another design.
    pub(super) fn kept(&self) -> String {
        if let Some(base) = self.excerpt.baseline().filter(|_| self.none_is_better()) {
            let base = escape(base);
            let text = self.of(
                format!("<strong>No design does better</strong> than the baseline <strong class=\"design\">{base}</strong> by the observer’s resolution rate. The following describes the design that loses least."),
                format!("按独立观察口径的解决率，<strong>没有方案优于</strong>基准方案 <strong class=\"design\">{base}</strong>。以下为降幅最小的方案。"),
            );
            return format!("<p class=\"answer\">{text}</p>\n");
        }
        let row = self.excerpt.sheet("selection").find(&[("verdict", "chosen")]);
        let Some(row) = row.filter(|row| Some(row.text("design")) == self.excerpt.baseline()) else { return String::new() };
        let (name, objective, all) = (escape(row.text("design")), row.text("objective"), self.excerpt.sheet("selection").rows.len());
        let by = escape(label_of_objective(objective).map_or(objective, |label| self.of(label.names[0], label.names[1])));
        let text = self.of(
            format!("The baseline <strong class=\"design\">{name}</strong> itself was <strong>chosen</strong> among {all} designs by {by}: no other design proved better. The following describes the design with the highest resolution rate among the others."),
            format!("按{by}优选，{all} 个方案中<strong>选中</strong>的是基准方案 <strong class=\"design\">{name}</strong>，其他方案均未被证明更优。以下为其余方案中解决率最高的方案。"),
        );
        format!("<p class=\"answer\">{text}</p>\n")
    }

    /// The chosen design, its re-evaluation, and the Pareto set.
    pub(super) fn choice(&self) -> String {
        let mut body = String::new();
        let (choice, selection, reevaluation) =
            (self.excerpt.sheet("choice"), self.excerpt.sheet("selection"), self.excerpt.sheet("reevaluation"));
        if !selection.rows.is_empty() {
            let heads = [("design", "方案", false), ("cities", "城市数", true), ("mean", "均值", true), ("result", "结果", false)];
            let heads = self.heads(&heads);
            let name = selection.rows().next().map_or("", |row| row.text("objective"));
            let objective = label_of_objective(name);
            let rows = selection.rows().map(|row| {
                let verdict = if row.text("verdict") == "chosen" { self.of("chosen", "选中") } else { self.of("eliminated", "淘汰") };
                let of = objective.map(|label| Scale::of(label, self.months()));
                let render = |mean: f64| of.map_or_else(|| fixed(mean, 4), |scale| scale.level(mean));
                let mean = row.number("mean").map_or_else(Cell::none, |mean| Cell::number(Some(mean), render(mean)));
                vec![
                    Cell::text(row.text("design")),
                    Cell::number(row.number("cities"), row.text("cities").into()),
                    mean,
                    Cell::text(verdict),
                ]
            });
            let by = objective.map_or(name, |label| self.of(label.names[0], label.names[1]));
            let caption = self.of(format!("Selection by {by}"), format!("优选指标：{by}"));
            body += &Grid { caption: &caption, heads, rows: rows.collect(), printed: 8 }.html(self.language);
            let within = selection.rows().next().and_then(|row| row.number("within"));
            if let Some(within) =
                within.map(|within| objective.map_or_else(|| within.to_string(), |label| Scale::of(label, self.months()).size(within)))
            {
                body += &paragraph("note", &self.of(
                    format!("If the best design leads every other by at least {within}, it is chosen with a probability of at least 95 %; a design closer to the best may be chosen instead. Eliminated designs were not simulated in further cities, so their intervals are wider."),
                    format!("若最优方案领先其余方案至少 {within}，选中它的概率不低于 95 %；与最优方案差距更小的方案也可能被选中。被淘汰的方案不再增加模拟城市，因此其置信区间较宽。"),
                ));
            }
        }
        if !reevaluation.rows.is_empty() {
            let heads = [
                ("measure", "指标", false),
                ("cities", "城市", false),
                ("difference", "差异", true),
                ("95 % interval", "95 % 置信区间", true),
            ];
            let heads = self.heads(&heads);
            let rows = reevaluation.rows().filter_map(|row| {
                let label = label(row.text("measure"), row.text("review"))?;
                let scale = Scale::of(label, self.months());
                let within_city = if row.text("phase") == "reevaluation" {
                    self.of("new cities", "新城市")
                } else {
                    self.of("cities of the selection", "优选所用城市")
                };
                let range = row.interval("ci_low", "ci_high");
                Some(vec![
                    Cell::text(self.of(label.names[0], label.names[1])),
                    Cell::text(within_city),
                    row.number("difference").map_or_else(Cell::none, |v| Cell::number(Some(v), scale.signed(v))),
                    range.map_or_else(Cell::none, |range| Cell::number(Some(range.0), scale.range(range, self.language))),
                ])
            });
            let caption = self.of("Re-evaluation of the chosen design on new cities", "选中方案在新城市中复评");
            body += &Grid { caption, heads, rows: rows.collect(), printed: 8 }.html(self.language);
        }
        if choice.rows.len() > 1 {
            let heads = [
                ("design", "方案", false),
                ("Pareto-optimal", "帕累托最优", false),
                ("dominated by", "优于该方案的方案", false),
                ("share of resamples", "重抽样中最优的比例", true),
            ];
            let heads = self.heads(&heads);
            let rows = choice.rows().map(|row| {
                let undominated = if row.text("pareto") == "yes" { self.of("yes", "是") } else { self.of("no", "否") };
                let share = row.number("pareto_share").map_or_else(Cell::none, |share| Cell::number(Some(share), percent(share, 0)));
                vec![Cell::text(row.text("design")), Cell::text(undominated), Cell::text(row.text("dominated_by")), share]
            });
            let caption = self
                .of("By resolution rate, satisfaction rate, unmet days and hours together", "同时考虑解决率、满意率、未解决人日和总工时");
            body += &Grid { caption, heads, rows: rows.collect(), printed: 8 }.html(self.language);
        }
        section("choice", "screen", self.of("Selection of a design", "方案优选"), &body)
    }

    /// The values of parameters at which the answer changes.
    pub(super) fn switching_values(&self) -> String {
        let sheet = self.excerpt.sheet("switching_values");
        if sheet.rows.is_empty() {
            return String::new();
        }
        let heads = [
            ("parameter", "参数", false),
            ("base value", "基准值", true),
            ("switching value", "临界值", true),
            ("95 % interval", "95 % 置信区间", true),
            ("best at the base value", "基准值处最优方案", false),
            ("rival", "竞争方案", false),
            ("result", "结论", false),
        ];
        let heads = self.heads(&heads);
        let crossing = self.manifest.comparison.as_ref().and_then(|compared| compared.crossing.as_ref());
        let show = |key: &str, value: f64| {
            let point = crossing.and_then(|crossing| crossing.points.iter().find(|point| point.key == key));
            signs(&point.map_or_else(|| format!("{}", (value * 1e4).round() / 1e4), |point| Crossing::shown(point, value)))
        };
        let plain =
            |row: &Row<'_>, column: &str| row.number(column).map_or_else(Cell::none, |v| Cell::number(Some(v), show(row.text("key"), v)));
        let rows = sheet.rows().map(|row| {
            let verdict = match row.text("verdict") {
                "changes above" => self.of("changes above", "高于临界值时改变"),
                "changes below" => self.of("changes below", "低于临界值时改变"),
                "no change within the range" => self.of("no change within the range", "范围内不变"),
                _ => self.of("no change within the range, but sampling error leaves it open", "范围内不变，但抽样误差使结论未定"),
            };
            let ends = ["ci_low", "ci_high"].map(|end| row.number(end).map_or_else(|| "…".into(), |v| show(row.text("key"), v)));
            let range = if row.text("switching_value").is_empty() {
                Cell::none()
            } else {
                Cell::number(row.number("ci_low"), format!("{} {} {}", ends[0], self.of("to", "至"), ends[1]))
            };
            vec![
                Cell::text(row.text("key")),
                plain(&row, "base"),
                plain(&row, "switching_value"),
                range,
                Cell::text(row.text("best")),
                Cell::text(row.text("rival")),
                Cell::text(verdict),
            ]
        });
        let caption = self.of("Parameters varied one at a time, strongest first", "逐个改变参数，按影响强度排序");
        let body = Grid { caption, heads, rows: rows.collect(), printed: 12 }.html(self.language);
        section("switching_values", "screen", self.of("Parameters that would change the answer", "会改变结论的参数"), &body)
    }
}
