//! The sections below the answer: tables and charts of what was found.

use super::answer::Page;
use super::charts::{self, BLUE, BROWN, Charts, Difference, Frame, GREEN, Line, Spread};
use super::parts::{Cell, Grid, Scale, label, paragraph, review_of, section};
use crate::analysis::overview::Headline;
use crate::output::numbers::percent;
use crate::output::terminal::compared::LABELS;
use crate::output::terminal::name;

/// The measures of the answer: whose questions, what colour and what shape.
const CHIEF: [(&str, &str, &str, &str); 3] = [
    ("resolution_rate", "official", BROWN, "diamond"),
    ("resolution_rate", "observer", BLUE, "circle"),
    ("cured_rate", "observer", GREEN, "square"),
];
/// Dashes of the same, where they are lines.
const DASHES: [&[u8]; 3] = [&[1, 0], &[6, 3], &[2, 2]];
/// Of the main table.
const MAIN: [(&str, &str); 5] = [
    ("resolution_rate", "official"),
    ("resolution_rate", "observer"),
    ("cured_rate", "observer"),
    ("unmet_days", "observer"),
    ("cost_hours", ""),
];
/// Rows of a table that are printed.
const PRINTED: usize = 8;
/// Points of a distribution.
const POINTS: usize = 60;

impl Page<'_> {
    fn name_of(&self, measure: &str, review: &str) -> &'static str {
        label(measure, review).map_or("", |label| self.of(label.names[0], label.names[1]))
    }

    /// What each design comes to, and the difference from the baseline.
    pub(super) fn main(&self, charts: &mut Charts) -> String {
        let Some(baseline) = self.excerpt.baseline() else { return self.levels() };
        let present: Vec<(&str, &str)> =
            MAIN.into_iter().filter(|(m, r)| self.compared_designs().iter().any(|d| self.difference(d, m, r).is_some())).collect();
        let mut heads = vec![(self.of("design", "方案").to_owned(), false)];
        heads.extend(present.iter().map(|(m, r)| (self.name_of(m, r).to_owned(), true)));
        let mut rows = Vec::new();
        let scale = |m: &str, r: &str| label(m, r).map(|label| Scale::of(label, self.months()));
        let mut base = vec![Cell::text(&format!("{baseline}{}", self.of(" (baseline)", "（基准）")))];
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
        let caption = self.of("Difference from the baseline, with its 95 % interval", "与基准之差及其 95 % 区间");
        // The first sheet holds so much and no more: long names take two lines.
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
                    "difference from the baseline in points, with its interval, by design; the numbers are in the table",
                    "各方案与基准之差（百分点）及区间；数值见表"
                )
            );
            let spec = charts::differences(&list, self.of("points", "百分点"), colour, shape);
            let is_printed = lines + list.len() <= 30;
            body.push_str(&charts.add(&Frame { title, about: &about, is_printed }, spec));
        }
        body.push_str("</div>\n");
        body.push_str(&paragraph("note", self.of(
            "Thin line: the whole 95 % interval. Thick line: what the luck of replications alone would leave. Shares in points; the three rates’ intervals hold together (Bonferroni), the others alone.",
            "细线：完整 95 % 区间；粗线：仅重复之运气。比例以百分点计；三率之区间同时成立（Bonferroni），其余各自成立。",
        )));
        section("main", "memo", self.of("Differences: the city’s callback, an observer, the truth", "差异：市级回访、旁观者与真值"), &body)
    }

    /// What each design comes to, where none is a baseline.
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
        let caption = self.of("Mean over trials, with its 95 % interval", "各次试验之均值及其 95 % 区间");
        let body = format!("<div class=\"inline\">{}</div>\n", Grid { caption, heads, rows, printed: 24 }.html(self.language));
        section("main", "memo", self.of("What comes out", "结果"), &body)
    }

    /// How trials spread, and how streets do.
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
        let axis = self.of("per cent", "%");
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
        let has_several = self.card.trials > self.card.designs.len() as u64;
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
            let about =
                self.of("5th, 25th, 50th, 75th and 95th percentile over trials, by design", "各方案于试验间之 5、25、50、75、95 % 分位");
            over_trials += &add(list, title_of(measure, review), colour(measure, review), about);
        }
        if !over_trials.is_empty() {
            body += &format!(
                "<h3>{}</h3>\n<div class=\"charts\">\n{over_trials}</div>\n",
                self.of("Over trials (cities and replications)", "试验之间（城市与重复）")
            );
            body += &paragraph("note", self.of(
                "Line: 5th to 95th percentile of trials. Box: the middle half. Stroke: the median. Dots: single trials, or evenly spaced ranks where there are more than 60.",
                "线：试验间 5–95 % 分位；框：中间一半；竖划：中位数；点：单次试验，逾 60 次则为等距名次。",
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
            let about =
                self.of("percentiles over streets, each by its mean over trials, by design", "各方案于街道间之分位（各街道取试验均值）");
            over_streets += &add(list, title_of(measure, review), colour(measure, review), about);
        }
        if !over_streets.is_empty() {
            body += &format!(
                "<h3>{}</h3>\n<div class=\"charts\">\n{over_streets}</div>\n",
                self.of("Over streets, by the orders that they kept", "街道之间（按其承办工单）")
            );
            body += &paragraph(
                "note",
                self.of("Each street by its mean over trials; dots at every twentieth.", "各街道取试验均值；点为每二十分之一处。"),
            );
        }
        section("spread", "screen", self.of("Distributions of the rates", "三率之分布"), &body)
    }

    /// The values of single trials, or evenly spaced ranks of them.
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

    /// Month by month, design by design.
    pub(super) fn months_by_design(&self, charts: &mut Charts) -> String {
        let names = [self.of("callback", "回访"), self.of("observer", "旁观者"), self.of("cured", "真正解决")];
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
            let about = format!("{design}: {}", self.of("resolution as callback and observer hear it, and what is cured, month by month: median and 5th to 95th percentile over trials", "逐月之解决率（回访、旁观者）与真正解决：中位数及试验间 5–95 % 分位"));
            body += &charts.add(&Frame { title: design, about: &about, is_printed: false }, charts::fan(&lines, self.of("per cent", "%")));
        }
        if body.is_empty() {
            return body;
        }
        let note = self.of(
            "Median over trials and the band from the 5th to the 95th percentile: resolution as the city’s callback hears it (full line, where there is one), as an observer would hear it (dashed), cured in truth (dotted).",
            "试验之中位数与 5–95 % 分位带：市级回访之解决率（若有）、旁观者之解决率、真正解决，依次为实线、长划、短划。",
        );
        section(
            "months",
            "screen",
            self.of("Month by month", "逐月"),
            &(format!("<div class=\"charts\">\n{body}</div>\n") + &paragraph("note", note)),
        )
    }

    /// Every difference, with both kinds of luck.
    pub(super) fn all_differences(&self) -> String {
        let heads = [
            ("design", "方案", false),
            ("measure", "指标", false),
            ("mean", "均值", true),
            ("difference", "差异", true),
            ("95 % interval", "95 % 区间", true),
            ("luck alone ±", "仅运气 ±", true),
            ("better in", "占优", true),
            ("same sign in sets", "参数组同向", true),
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
        let caption = self.of("Differences from the baseline", "与基准之差");
        let body = Grid { caption, heads, rows, printed: 0 }.html(self.language);
        section("all", "screen", self.of("Every difference", "全部差异"), &body)
    }
}

/// Designs in one chart at most.
pub(super) const DESIGNS_IN_A_CHART: usize = 24;
