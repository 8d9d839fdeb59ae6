//! The sections below the answer: tables and charts of the results.

use super::answer::Page;
use super::charts::{self, BLUE, BROWN, Charts, Difference, Frame, GREEN, Line, Spread};
use super::old_labels::{LABELS, name};
use super::parts::{Cell, Grid, Scale, label, paragraph, review_of, section};
use crate::analysis::overview::Headline;
use crate::messages::numbers::percent;

/// The measures of the answer: measure, review, colour and shape.
const CHIEF: [(&str, &str, &str, &str); 3] = [
    ("resolution_rate", "official", BROWN, "diamond"),
    ("resolution_rate", "observer", BLUE, "circle"),
    ("cured_rate", "observer", GREEN, "square"),
];
/// Their dashes in line charts.
const DASHES: [&[u8]; 3] = [&[1, 0], &[6, 3], &[2, 2]];
/// The measures of the main table.
const MAIN: [(&str, &str); 5] = [
    ("resolution_rate", "official"),
    ("resolution_rate", "observer"),
    ("cured_rate", "observer"),
    ("unmet_days", "observer"),
    ("cost_hours", ""),
];
/// Rows of a table that are printed.
const PRINTED: usize = 8;
/// Points of a distribution, at most.
const POINTS: usize = 60;

impl Page<'_> {
    fn name_of(&self, measure: &str, review: &str) -> &'static str {
        label(measure, review).map_or("", |label| self.of(label.names[0], label.names[1]))
    }

    /// The baseline's results, and the differences of the other designs from it.
    pub(super) fn main(&self, charts: &mut Charts) -> String {
        let Some(baseline) = self.excerpt.baseline() else { return self.levels() };
        let present: Vec<(&str, &str)> =
            MAIN.into_iter().filter(|(m, r)| self.compared_designs().iter().any(|d| self.difference(d, m, r).is_some())).collect();
        let mut heads = vec![(self.of("design", "方案").to_owned(), false)];
        heads.extend(present.iter().map(|(m, r)| (self.name_of(m, r).to_owned(), true)));
        let mut rows = Vec::new();
        let scale = |m: &str, r: &str| label(m, r).map(|label| Scale::of(label, self.months()));
        let mut base = vec![Cell::text(&format!("{baseline}{}", self.of(" (baseline)", "（基准方案）")))];
        for (m, r) in &present {
            let row = self.compared_designs().into_iter().find_map(|d| self.difference(d, m, r));
            let mean = row.and_then(|row| row.number("baseline_mean")).zip(scale(m, r));
            base.push(mean.map_or_else(Cell::none, |(mean, scale)| Cell::number(None, scale.level(mean))));
        }
        rows.push(base);
        for design in self.compared_designs() {
            let mut cells = vec![Cell::text(design)];
            for (m, r) in &present {
                let found = self.difference(design, m, r).zip(scale(m, r));
                let cell = found.and_then(|(row, scale)| {
                    let value = row.number("difference")?;
                    let range = self.interval(&row).map(|interval| scale.range(interval, self.language));
                    Some(Cell::with_range(value, &scale.signed(value), range))
                });
                cells.push(cell.unwrap_or_else(Cell::none));
            }
            rows.push(cells);
        }
        let caption = self.of(
            "Baseline, and differences from it with 95 % intervals",
            "基准方案的水平，以及各方案与基准方案的差异（括号内为 95 % 置信区间）",
        );
        // What fits on the first printed sheet; long names take two lines.
        let longest = self.compared_designs().iter().map(|name| name.chars().count()).max().unwrap_or(0);
        let printed = if longest > 20 { PRINTED / 2 } else { PRINTED };
        let lines = self.caveat_count() + (1 + longest / 20) * (rows.len() - 1).min(printed);
        let mut body = Grid { caption, heads, rows, printed: printed + 1 }.html(self.language);
        body.push_str(&self.left_out());
        body.push_str("<div class=\"charts\">\n");
        for (measure, review, colour, shape) in CHIEF {
            let Some(scale) = scale(measure, review) else { continue };
            let list: Vec<Difference<'_>> = self
                .compared_designs()
                .into_iter()
                .filter_map(|design| {
                    let row = self.difference(design, measure, review)?;
                    let value = row.number("difference")?;
                    let interval = self.interval(&row).map(|(low, high)| (scale.value(low), scale.value(high)));
                    let within_city = self.se_within_city(&row).map(|within_city| scale.value(within_city).abs());
                    Some(Difference { design, value: scale.value(value), interval, within_city, label: scale.signed(value) })
                })
                .take(DESIGNS_IN_A_CHART)
                .collect();
            if list.is_empty() {
                continue;
            }
            let title = self.name_of(measure, review);
            let about = format!(
                "{title}: {}",
                self.of(
                    "difference from the baseline in percentage points, with 95 % interval, by design; the table has the numbers",
                    "各方案与基准方案的差异（百分点）及 95 % 置信区间；数值见表"
                )
            );
            let spec = charts::differences(
                &list,
                self.of("difference from the baseline, percentage points", "与基准方案的差异（百分点）"),
                colour,
                shape,
            );
            let is_printed = lines + list.len() <= 30;
            body.push_str(&charts.add(&Frame { title, about: &about, is_printed }, spec));
        }
        body.push_str("</div>\n");
        body.push_str(&paragraph("note", self.of(
            "Thin line: the whole 95 % interval. Thick line: its part from replications alone. Rates differ in percentage points. Intervals of the three rates are joint (Bonferroni); the others are individual.",
            "细线：完整的 95 % 置信区间；粗线：其中仅由重复模拟产生的部分。比率的差异以百分点计。三率为联合置信区间（Bonferroni），其余指标为单独的置信区间。",
        )));
        section(
            "main",
            "memo",
            self.of("Differences in official, observer and actual outcomes", "各方案差异：官方口径、独立观察口径与实际解决率"),
            &body,
        )
    }

    /// The results of each design, where none is a baseline.
    fn levels(&self) -> String {
        let mut heads = vec![(self.of("measure", "指标").to_owned(), false)];
        let designs: Vec<&str> = self.excerpt.designs.iter().map(String::as_str).take(6).collect();
        heads.extend(designs.iter().map(|design| ((*design).to_owned(), true)));
        let mut rows = Vec::new();
        for measure in Headline::ALL {
            let (title, form) = name(measure, self.language);
            let review = match measure {
                Headline::OfficialResponse | Headline::OfficialResolution | Headline::OfficialSatisfaction => "official",
                _ => "observer",
            };
            let cells: Vec<Cell> = designs
                .iter()
                .map(|design| {
                    let cell = self.summary(design, measure.word(), review).and_then(|row| {
                        let mean = row.number("mean")?;
                        let range = row.interval("ci_low", "ci_high").map(|interval| form.range(interval));
                        Some(Cell::with_range(mean, &form.show(mean), range))
                    });
                    cell.unwrap_or_else(Cell::none)
                })
                .collect();
            if cells.iter().any(|cell| cell.html != "–") {
                rows.push(std::iter::once(Cell::text(title)).chain(cells).collect());
            }
        }
        let caption = self.of("Mean over trials (95 % interval in brackets)", "各次模拟的均值（括号内为 95 % 置信区间）");
        let body = format!("<div class=\"inline\">{}</div>\n", Grid { caption, heads, rows, printed: 24 }.html(self.language));
        section("main", "memo", self.of("Results", "模拟结果"), &body)
    }

    /// Distributions over trials and over streets.
    pub(super) fn distributions(&self, charts: &mut Charts) -> String {
        let mut body = String::new();
        let measures = [
            ("response_rate", "official"),
            ("resolution_rate", "official"),
            ("satisfaction_rate", "official"),
            ("response_rate", "observer"),
            ("resolution_rate", "observer"),
            ("satisfaction_rate", "observer"),
            ("cured_rate", "observer"),
        ];
        let title_of = |measure: &str, review: &str| {
            let known = Headline::ALL.into_iter().find(|headline| {
                let official =
                    matches!(headline, Headline::OfficialResponse | Headline::OfficialResolution | Headline::OfficialSatisfaction);
                headline.word() == measure && official == (review == "official")
            });
            known.map_or("", |headline| name(headline, self.language).0)
        };
        let axis = self.of("rate, %", "比率（%）");
        let colour = |measure: &str, review: &str| match (measure, review) {
            ("cured_rate", _) => GREEN,
            (_, "official") => BROWN,
            _ => BLUE,
        };
        let mut add = |list: Vec<Spread<'_>>, title: &str, colour: &str, about: &str| {
            if list.is_empty() {
                return String::new();
            }
            let about = format!("{title}: {about}");
            charts.add(&Frame { title, about: &about, is_printed: false }, charts::spreads(&list, axis, colour))
        };
        let mut over_trials = String::new();
        // One trial has no distribution.
        let has_several = self.manifest.trials > self.manifest.designs.len() as u64;
        for (measure, review) in measures.into_iter().filter(|_| has_several) {
            let list: Vec<Spread<'_>> = self
                .excerpt
                .designs
                .iter()
                .take(DESIGNS_IN_A_CHART)
                .filter_map(|design| {
                    let row = self.summary(design, measure, review)?;
                    let percentile = |column: &str| row.number(column).map(|value| 100.0 * value);
                    let percentiles = [percentile("p05")?, percentile("p25")?, percentile("p50")?, percentile("p75")?, percentile("p95")?];
                    Some(Spread { design, percentiles, points: self.trial_points(design, measure, review) })
                })
                .collect();
            let about = self.of(
                "5th, 25th, 50th, 75th and 95th percentile over trials, by design",
                "各方案各次模拟的 5 %、25 %、50 %、75 %、95 % 分位数",
            );
            over_trials += &add(list, title_of(measure, review), colour(measure, review), about);
        }
        if !over_trials.is_empty() {
            body += &format!(
                "<h3>{}</h3>\n<div class=\"charts\">\n{over_trials}</div>\n",
                self.of("Over trials (cities and replications)", "各次模拟之间（城市与重复模拟）")
            );
            body += &paragraph("note", self.of(
                "Line: 5th to 95th percentile of trials. Box: the middle half. Tick: the median. Dots: single trials, or 60 evenly spaced quantiles where there are more.",
                "线：各次模拟的 5 %–95 % 分位数；框：中间 50 %；竖线：中位数；点：单次模拟，超过 60 次时为等距分位数。",
            ));
        }
        let mut over_streets = String::new();
        for (measure, review) in measures {
            let list: Vec<Spread<'_>> = self
                .excerpt
                .designs
                .iter()
                .take(DESIGNS_IN_A_CHART)
                .filter_map(|design| {
                    let row = self.excerpt.sheet("streets").find(&[("design", design), ("measure", measure), ("review", review)])?;
                    let at = |p: u32| row.number(&format!("q{p:02}")).map(|value| 100.0 * value);
                    let points = (0..=20).filter_map(|p| at(5 * p)).collect();
                    Some(Spread { design, percentiles: [at(5)?, at(25)?, at(50)?, at(75)?, at(95)?], points })
                })
                .collect();
            let about = self.of(
                "percentiles over streets, each by its mean over trials, by design",
                "各方案街道之间的分位数（各街道取各次模拟的均值）",
            );
            over_streets += &add(list, title_of(measure, review), colour(measure, review), about);
        }
        if !over_streets.is_empty() {
            body += &format!(
                "<h3>{}</h3>\n<div class=\"charts\">\n{over_streets}</div>\n",
                self.of("Over streets (orders they handled)", "街道之间（按其承办的工单）")
            );
            body += &paragraph(
                "note",
                self.of(
                    "Each street by its mean over trials; dots at every 5th percentile.",
                    "各街道取各次模拟的均值；点为每 5 % 分位数。",
                ),
            );
        }
        section("spread", "screen", self.of("Distribution of the rates", "三率的分布"), &body)
    }

    /// The values of single trials, or evenly spaced quantiles of them.
    fn trial_points(&self, design: &str, measure: &str, review: &str) -> Vec<f64> {
        let words = [("design", design), ("review", review), ("period_kind", "run")];
        let rows = self.excerpt.sheet("rates").rows().filter(|row| row.is(&words));
        let mut values: Vec<f64> = rows.filter_map(|row| row.number(measure)).map(|value| 100.0 * value).collect();
        if values.len() > POINTS {
            values.sort_unstable_by(f64::total_cmp);
            let last = values.len() - 1;
            values = (0..POINTS).map(|i| values[i * last / (POINTS - 1)]).collect();
        }
        values
    }

    /// A chart per design, month by month.
    pub(super) fn months_by_design(&self, charts: &mut Charts) -> String {
        let names = [self.of("official", "官方口径"), self.of("observer", "独立观察口径"), self.of("actual", "实际解决率")];
        let mut body = String::new();
        for design in &self.excerpt.designs {
            let lines: Vec<Line<'_>> = CHIEF
                .iter()
                .enumerate()
                .filter_map(|(number, (measure, review, ..))| {
                    let words = [
                        ("design", design.as_str()),
                        ("measure", *measure),
                        ("review", *review),
                        ("level", "city"),
                        ("period_kind", "month"),
                    ];
                    let rows = self.excerpt.sheet("summary").rows().filter(|row| row.is(&words));
                    let percent = |value: f64| 100.0 * value;
                    let months: Vec<(&str, [f64; 3])> = rows
                        .filter_map(|row| {
                            Some((row.text("period"), [row.number("p05")?, row.number("p50")?, row.number("p95")?].map(percent)))
                        })
                        .collect();
                    (months.len() > 1).then(|| Line {
                        name: names[number],
                        colour: CHIEF[number].2,
                        dash: DASHES[number],
                        is_above: number == 0,
                        months,
                    })
                })
                .collect();
            if lines.is_empty() {
                continue;
            }
            let about = format!(
                "{design}: {}",
                self.of(
                    "official, observer and actual resolution rate by month: median and 5th to 95th percentile over trials",
                    "各月解决率（官方口径、独立观察口径）与实际解决率：各次模拟的中位数及 5 %–95 % 分位数"
                )
            );
            body += &charts.add(
                &Frame { title: design, about: &about, is_printed: false },
                charts::fan(&lines, self.of(["month", "rate, %"], ["月份", "比率（%）"])),
            );
        }
        if body.is_empty() {
            return body;
        }
        let note = self.of(
            "Lines: median over trials of the official resolution rate (solid, where there is a callback), the observer’s resolution rate (long dashes) and the actual resolution rate (short dashes). Bands: 5th to 95th percentile over trials.",
            "线为各次模拟的中位数：实线为官方口径解决率（有市级回访时），长虚线为独立观察口径解决率，短虚线为实际解决率（模拟）；色带为各次模拟的 5 %–95 % 分位数。",
        );
        section(
            "months",
            "screen",
            self.of("By month", "逐月变化"),
            &(format!("<div class=\"charts\">\n{body}</div>\n") + &paragraph("note", note)),
        )
    }

    /// Every difference, with its interval and the part from replications alone.
    pub(super) fn all_differences(&self) -> String {
        let heads = [
            ("design", "方案", false),
            ("measure", "指标", false),
            ("mean", "均值", true),
            ("difference", "差异", true),
            ("95 % interval", "95 % 置信区间", true),
            ("replications alone ±", "仅重复模拟 ±", true),
            ("pairs better", "占优比例", true),
            ("sets with same sign", "参数组方向一致", true),
        ];
        let has_sets = self.trials().1 > 1;
        let heads = self.heads(&heads[..if has_sets { 8 } else { 7 }]);
        let mut rows = Vec::new();
        for design in self.compared_designs() {
            for label in &LABELS {
                let Some(row) = self.difference(design, label.measure.word(), review_of(label)) else { continue };
                let scale = Scale::of(label, self.months());
                let percent = |column: &str| match row.number(column) {
                    Some(share) => Cell::number(Some(share), percent(share, 0)),
                    None => Cell::none(),
                };
                let Some(value) = row.number("difference") else { continue };
                let mut cells = vec![
                    Cell::text(design),
                    Cell::text(self.of(label.names[0], label.names[1])),
                    row.number("mean").map_or_else(Cell::none, |mean| Cell::number(Some(mean), scale.level(mean))),
                    Cell::number(Some(value), scale.signed(value)),
                    self.interval(&row).map_or_else(Cell::none, |range| Cell::number(Some(range.0), scale.range(range, self.language))),
                    self.se_within_city(&row)
                        .map_or_else(Cell::none, |within_city| Cell::number(Some(within_city), scale.size(within_city))),
                    percent("p_better"),
                ];
                if has_sets {
                    cells.push(percent("sign_stable"));
                }
                rows.push(cells);
            }
        }
        if rows.is_empty() {
            return String::new();
        }
        let caption = self.of("Differences from the baseline", "与基准方案的差异");
        let body = Grid { caption, heads, rows, printed: 0 }.html(self.language);
        section("all", "screen", self.of("All differences", "全部差异"), &body)
    }
}

/// Designs in one chart, at most.
pub(super) const DESIGNS_IN_A_CHART: usize = 24;
