//! What it costs, who gains and who loses, how an effect is divided, what would change the answer.

use super::answer::Page;
use super::charts::{self, BLUE, BROWN, Charts, Frame};
use super::parts::{Cell, Grid, Scale, escape, label, paragraph, section};
use super::sections::DESIGNS_IN_A_CHART;
use super::sheet::Row;
use crate::analysis::overview::Headline;
use crate::output::numbers::{fixed, percent, signs};
use crate::output::terminal::compared::Label;
use crate::output::terminal::name;
use crate::plan::Crossing;

/// The words of what is chosen by.
fn label_of_objective(name: &str) -> Option<&'static Label> {
    let (review, measure) = name.split_once('.').unwrap_or(("", name));
    label(measure, review).or_else(|| label(measure, "observer"))
}

impl Page<'_> {
    /// What it costs.
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
        let caption = self.of("Hours of streets and departments, and the telephone", "街道与部门之工时及电话");
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
                let about = format!("{title}: {}", self.of("mean over trials, by design", "各方案之试验均值"));
                let frame = Frame { title, about: &about, is_printed: false };
                body += &charts.add(&frame, charts::bars(&list, self.of("hours an order", "每单工时"), colour));
            }
        }
        body += "</div>\n";
        body += &paragraph("note", self.of(
            "Paid hours are those of all officers who are there, busy or not. Displaced hours are taken from duties nobody counts. A callback, audits and the ranking itself cost nothing here.",
            "在岗工时为全部在岗人员之工时，忙闲皆计；挤占工时取自无人计数之职责。回访、督查与排名本身不计成本。",
        ));
        section("costs", "memo page-two", self.of("What it costs", "成本"), &body)
    }

    /// Who gains and who loses, by type of street.
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
            let mut heads = vec![(self.of("streets", "街道").to_owned(), false), (self.of("how many", "数目").to_owned(), true)];
            heads.extend(
                measures
                    .iter()
                    .map(|m| (self.of(format!("{} (interval)", self.gain_name(m)), format!("{}（区间）", self.gain_name(m))), true)),
            );
            heads.push((self.of("gain", "得").to_owned(), true));
            heads.push((self.of("lose", "失").to_owned(), true));
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
                self.of(": difference from the baseline, mean over the streets of a type", "：与基准之差，某类街道之均值")
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
            "All replications of a city are taken together; the interval is over cities. Rates in points, unmet days per resident and year (fewer is a gain). Gain, lose: share of the streets whose resolution rises or falls, which mixes luck with what differs.",
            "一城之全部重复合并，区间跨城市。比例以百分点计；未了之日按每人每年计（少者为得）。得、失：解决率升、降之街道比例，含运气。",
        ));
        section("gains", "memo", self.of("Who gains and who loses", "孰得孰失"), &body)
    }

    fn gain_name(&self, measure: &str) -> &'static str {
        match measure {
            "resolution_rate" => self.of("resolution", "解决率"),
            "satisfaction_rate" => self.of("satisfaction", "满意率"),
            "cured_rate" => self.of("cured", "真正解决"),
            _ => self.of("unmet days", "未了之日"),
        }
    }

    fn type_name(&self, attribute: &str, kind: &str) -> String {
        let (english, chinese) = match (attribute, kind) {
            ("all", _) => ("all", "全部"),
            ("ring", "central") => ("central districts", "中心城区"),
            ("ring", _) => ("outer districts", "其他各区"),
            ("size", "small") => ("small, by residents", "人口少"),
            ("size", "medium") => ("medium", "人口中"),
            ("size", _) => ("large", "人口多"),
            ("staff", "short") => ("short of staff", "人员紧"),
            ("staff", "middling") => ("middling staff", "人员中"),
            ("staff", _) => ("ample staff", "人员足"),
            ("voice", "quiet") => ("quiet residents", "少发声"),
            ("voice", "middling") => ("middling voice", "发声中"),
            ("voice", "loud") => ("loud residents", "多发声"),
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

    /// How the model divides its own effect among levers.
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
                ("lever or group", "措施或组", false),
                ("kind", "种类", false),
                ("share of the effect", "所占之效", true),
                ("95 % interval", "95 % 区间", true),
                ("alone", "单独", true),
                ("last", "最后加入", true),
            ];
            let heads = self.heads(&heads);
            let table = rows.iter().map(|row| {
                let kind = if row.text("kind") == "group" { self.of("group", "组") } else { self.of("lever", "措施") };
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
                let about =
                    format!("{title}: {}", self.of("what each lever is given of the effect, in points", "各措施所占之效（百分点）"));
                body += &charts.add(
                    &Frame { title, about: &about, is_printed: false },
                    charts::differences(&list, self.of("points", "百分点"), BLUE, "circle"),
                );
            }
            body += &grid;
        }
        if body.is_empty() {
            return body;
        }
        body += &paragraph("note", self.of(
            "What a lever adds, averaged over all orders of introduction (Shapley; within groups Owen). It is an account of the model, not of the city: there all levers began together.",
            "某措施在一切引入次序中所增之均值（Shapley；组内为 Owen）。此为模型之账，非城市之账：彼处诸措施同时施行。",
        ));
        section("attribution", "screen", self.of("How the effect is divided", "效果之分解"), &body)
    }

    /// Whether no design's resolution rate, as the observer hears it, is told to be above the baseline's.
    pub(super) fn none_is_better(&self) -> bool {
        let gains = !self.varies_parameters() && self.excerpt.sheet("selection").rows.is_empty();
        gains && self.leading().and_then(|name| self.resolution(name)).is_some_and(|difference| difference <= 0.0)
    }

    /// That the baseline itself was chosen, or that no design does better, if so: the answer then tells of another.
    pub(super) fn kept(&self) -> String {
        if let Some(base) = self.excerpt.baseline().filter(|_| self.none_is_better()) {
            let base = escape(base);
            let text = self.of(
                format!("<strong>No design does better</strong> than <strong class=\"design\">{base}</strong> by the resolution rate that an observer would hear. What follows is of the one that loses least."),
                format!("就旁观者所闻之解决率而言，<strong>无一方案优于</strong>基准 <strong class=\"design\">{base}</strong>。下文所述为所失最少之案。"),
            );
            return format!("<p class=\"answer\">{text}</p>\n");
        }
        let row = self.excerpt.sheet("selection").find(&[("verdict", "chosen")]);
        let Some(row) = row.filter(|row| Some(row.text("design")) == self.excerpt.baseline()) else { return String::new() };
        let (name, objective, all) = (escape(row.text("design")), row.text("objective"), self.excerpt.sheet("selection").rows.len());
        let by = escape(label_of_objective(objective).map_or(objective, |label| self.of(label.names[0], label.names[1])));
        let text = self.of(
            format!("The baseline <strong class=\"design\">{name}</strong> itself was <strong>chosen</strong> among {all} designs by {by}: no other is told to be better. What follows is of another design, the one with the best resolution rate of those that were not chosen."),
            format!("{all} 个方案中，依{by}<strong>选定</strong>者即基准 <strong class=\"design\">{name}</strong>，他案皆未胜出。下文所述为未入选者中解决率最高之案。"),
        );
        format!("<p class=\"answer\">{text}</p>\n")
    }

    /// Which designs no other beats, and who was chosen.
    pub(super) fn choice(&self) -> String {
        let mut body = String::new();
        let (choice, selection, reevaluation) =
            (self.excerpt.sheet("choice"), self.excerpt.sheet("selection"), self.excerpt.sheet("reevaluation"));
        if !selection.rows.is_empty() {
            let heads = [("design", "方案", false), ("cities", "城市", true), ("mean", "均值", true), ("verdict", "结论", false)];
            let heads = self.heads(&heads);
            let name = selection.rows().next().map_or("", |row| row.text("objective"));
            let objective = label_of_objective(name);
            let rows = selection.rows().map(|row| {
                let verdict = if row.text("verdict") == "chosen" { self.of("chosen", "选定") } else { self.of("eliminated", "淘汰") };
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
            let caption = self.of(format!("The best by {by}"), format!("择优依据：{by}"));
            body += &Grid { caption: &caption, heads, rows: rows.collect(), printed: 8 }.html(self.language);
            let within = selection.rows().next().and_then(|row| row.number("within"));
            if let Some(within) =
                within.map(|within| objective.map_or_else(|| within.to_string(), |label| Scale::of(label, self.months()).size(within)))
            {
                body += &paragraph("note", &self.of(
                    format!("If the best leads every other by {within} or more, it is the chosen one in at least 95 of 100 studies; one that is closer may be chosen in its place. Designs that fell behind got no more cities: their intervals are wide for that."),
                    format!("若最优者领先其余各案达 {within}，则百次研究中至少九十五次选中；相差不及者亦可能入选。落后之方案不再添城市，故其区间较宽。"),
                ));
            }
        }
        if !reevaluation.rows.is_empty() {
            let heads =
                [("measure", "指标", false), ("cities", "城市", false), ("difference", "差异", true), ("95 % interval", "95 % 区间", true)];
            let heads = self.heads(&heads);
            let rows = reevaluation.rows().filter_map(|row| {
                let label = label(row.text("measure"), row.text("review"))?;
                let scale = Scale::of(label, self.months());
                let within_city = if row.text("phase") == "reevaluation" {
                    self.of("fresh cities", "新城市")
                } else {
                    self.of("cities of the choice", "择优所用城市")
                };
                let range = row.interval("ci_low", "ci_high");
                Some(vec![
                    Cell::text(self.of(label.names[0], label.names[1])),
                    Cell::text(within_city),
                    row.number("difference").map_or_else(Cell::none, |v| Cell::number(Some(v), scale.signed(v))),
                    range.map_or_else(Cell::none, |range| Cell::number(Some(range.0), scale.range(range, self.language))),
                ])
            });
            let caption = self.of("The chosen design again, in fresh cities", "选定方案于新城市中再试");
            body += &Grid { caption, heads, rows: rows.collect(), printed: 8 }.html(self.language);
        }
        if choice.rows.len() > 1 {
            let heads = [
                ("design", "方案", false),
                ("no other is better throughout", "无他案全面占优", false),
                ("beaten by", "为何案所胜", false),
                ("share of resamples", "重抽样中之比例", true),
            ];
            let heads = self.heads(&heads);
            let rows = choice.rows().map(|row| {
                let stands = if row.text("pareto") == "yes" { self.of("yes", "是") } else { self.of("no", "否") };
                let share = row.number("pareto_share").map_or_else(Cell::none, |share| Cell::number(Some(share), percent(share, 0)));
                vec![Cell::text(row.text("design")), Cell::text(stands), Cell::text(row.text("dominated_by")), share]
            });
            let caption = self.of("By resolution, satisfaction, unmet days and hours at once", "兼顾解决率、满意率、未了之日与工时");
            body += &Grid { caption, heads, rows: rows.collect(), printed: 8 }.html(self.language);
        }
        section("choice", "screen", self.of("Choosing", "择优"), &body)
    }

    /// Where a parameter changes the answer.
    pub(super) fn switching_values(&self) -> String {
        let sheet = self.excerpt.sheet("switching_values");
        if sheet.rows.is_empty() {
            return String::new();
        }
        let heads = [
            ("parameter", "参数", false),
            ("base", "基准值", true),
            ("another is best from", "他案转优之值", true),
            ("95 % interval", "95 % 区间", true),
            ("best at the base", "基准处最优", false),
            ("rival", "对手", false),
            ("verdict", "结论", false),
        ];
        let heads = self.heads(&heads);
        let crossing = self.card.comparison.as_ref().and_then(|compared| compared.crossing.as_ref());
        let show = |key: &str, value: f64| {
            let point = crossing.and_then(|crossing| crossing.points.iter().find(|point| point.key == key));
            signs(&point.map_or_else(|| format!("{}", (value * 1e4).round() / 1e4), |point| Crossing::shown(point, value)))
        };
        let plain =
            |row: &Row<'_>, column: &str| row.number(column).map_or_else(Cell::none, |v| Cell::number(Some(v), show(row.text("key"), v)));
        let rows = sheet.rows().map(|row| {
            let verdict = match row.text("verdict") {
                "changes above" => self.of("changes above", "高于此值则变"),
                "changes below" => self.of("changes below", "低于此值则变"),
                "no change within the range" => self.of("no change within the range", "范围内不变"),
                _ => self.of("no change within the range, though luck leaves it open", "范围内不变，惟运气未能排除"),
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
        let caption = self.of("One parameter at a time, the strongest first", "逐一改变参数，影响最大者居前");
        let body = Grid { caption, heads, rows: rows.collect(), printed: 12 }.html(self.language);
        section("switching_values", "screen", self.of("What would change the answer", "何者会改变结论"), &body)
    }
}
