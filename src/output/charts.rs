//! The charts of a report and of `jiesu plot`: each is described once, from the analysis, with all its texts; [`vega`] and [`figure`] draw
//! the description.

pub mod figure;
pub mod vega;

use super::html::parts::Scale;
use super::terminal::compared::{LABELS, Label};
use super::terminal::{Form, name};
use crate::analysis::Analysis;
use crate::analysis::measures::{ATTRIBUTED, Compared, Cost, Measure, ReviewedMeasure};
use crate::analysis::overview::Headline;
use crate::analysis::results::DesignResults;
use crate::analysis::statistics::Statistics;
use crate::ledger::Review;
use crate::messages::{Language, text};

/// A chart in one language, without anything that only one way of drawing needs. Values are in the unit of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The language of its texts.
    pub language: Language,
    /// What is shown.
    pub title: String,
    /// What is shown and how, for those who cannot see it.
    pub about: String,
    /// The axis of values, with their unit.
    pub axis: String,
    /// What its lines and boxes mean.
    pub legend: String,
    /// What is drawn.
    pub body: Body,
}

/// What a chart draws.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Rows along the axis of values.
    Rows {
        /// How a row is drawn.
        kind: RowKind,
        /// The colour of all rows.
        colour: Colour,
        /// The rows, from top to bottom.
        rows: Vec<Row>,
    },
    /// Lines from month to month.
    Months {
        /// The text of the axis of months.
        axis: String,
        /// The months.
        months: Vec<String>,
        /// The ends of the axis of values; none if the values decide.
        ends: Option<(i32, i32)>,
        /// The lines.
        lines: Vec<Line>,
    },
}

/// How a row is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A difference from zero: a marker on a line.
    Difference(Marker),
    /// A distribution: a box on a line, a tick and points.
    Distribution,
    /// A bar from zero.
    Bar,
}

/// The shape of a marker; measures differ in it, not in colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A circle.
    Circle,
    /// A diamond.
    Diamond,
    /// A square.
    Square,
}

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// A row of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// The difference, the median, or the length of the bar.
    pub value: f64,
    /// The value with its unit.
    pub label: String,
    /// The 95 % interval of a difference, or the 5th and 95th percentile.
    pub line: Option<(f64, f64)>,
    /// The part of the interval from replications alone, or the middle half.
    pub inner: Option<(f64, f64)>,
    /// Single values of a distribution.
    pub points: Vec<f64>,
}

/// A line of a chart of months.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// Its colour.
    pub colour: Colour,
    /// Lengths of its dashes and gaps; no gap for an unbroken line.
    pub dash: [u8; 2],
    /// Index of a month; 5th percentile, median and 95th percentile over trials.
    pub points: Vec<(usize, [f64; 3])>,
}

/// Colours that also differ in lightness: first that of the observer, of the official review, and of what was cured.
pub const PALETTE: [Colour; 12] = [
    Colour(31, 90, 138),
    Colour(163, 74, 18),
    Colour(63, 107, 42),
    Colour(120, 60, 140),
    Colour(90, 90, 90),
    Colour(190, 140, 0),
    Colour(0, 130, 130),
    Colour(190, 30, 90),
    Colour(60, 60, 170),
    Colour(110, 150, 30),
    Colour(130, 90, 60),
    Colour(20, 20, 20),
];
const [BLUE, BROWN, GREEN]: [Colour; 3] = [PALETTE[0], PALETTE[1], PALETTE[2]];
const UNBROKEN: [u8; 2] = [1, 0];

/// The measures of the answer.
pub const CHIEF: [ReviewedMeasure; 3] = [
    (Compared::Rate(Measure::ResolutionRate), Some(Review::Official)),
    (Compared::Rate(Measure::ResolutionRate), Some(Review::Observer)),
    (Compared::Rate(Measure::CuredRate), Some(Review::Observer)),
];

/// The rates with distributions over trials and over streets.
pub const RATES: [(Headline, Measure, Review); 7] = [
    (Headline::OfficialResponse, Measure::ResponseRate, Review::Official),
    (Headline::OfficialResolution, Measure::ResolutionRate, Review::Official),
    (Headline::OfficialSatisfaction, Measure::SatisfactionRate, Review::Official),
    (Headline::Response, Measure::ResponseRate, Review::Observer),
    (Headline::Resolution, Measure::ResolutionRate, Review::Observer),
    (Headline::Satisfaction, Measure::SatisfactionRate, Review::Observer),
    (Headline::Cured, Measure::CuredRate, Review::Observer),
];

/// Points of a distribution, at most.
const POINTS: usize = 60;

/// The headline measure that is a compared measure, if there is one.
pub fn headline((measure, review): ReviewedMeasure) -> Option<Headline> {
    match (measure, review) {
        (Compared::Rate(Measure::UnmetDays), _) => Some(Headline::UnmetDays),
        (Compared::Cost(Cost::All), _) => Some(Headline::CostPerResident),
        (Compared::Rate(rate), Some(review)) => RATES.iter().find(|known| (known.1, known.2) == (rate, review)).map(|known| known.0),
        _ => None,
    }
}

fn colour(measure: Compared, review: Option<Review>) -> Colour {
    match (measure, review) {
        (Compared::Rate(Measure::CuredRate), _) => GREEN,
        (_, Some(Review::Official)) => BROWN,
        _ => BLUE,
    }
}

fn marker(measure: Compared, review: Option<Review>) -> Marker {
    match (measure, review) {
        (Compared::Rate(Measure::CuredRate), _) => Marker::Square,
        (_, Some(Review::Official)) => Marker::Diamond,
        _ => Marker::Circle,
    }
}

impl Chart {
    /// The same, with its first rows only.
    #[must_use]
    pub fn first(mut self, most: usize) -> Chart {
        if let Body::Rows { rows, .. } = &mut self.body {
            rows.truncate(most);
        }
        self
    }

    /// How many rows it has; none for a chart of months.
    pub fn rows(&self) -> usize {
        if let Body::Rows { rows, .. } = &self.body { rows.len() } else { 0 }
    }
}

impl Row {
    fn new(name: &str, value: f64, label: String) -> Row {
        Row { name: name.into(), value, label, line: None, inner: None, points: Vec::new() }
    }
}

/// The name and scale of a compared measure, in a language.
fn label_of(analysis: &Analysis, (measure, review): ReviewedMeasure) -> Option<(&'static Label, Scale<'static>)> {
    let label = LABELS.iter().find(|label| label.measure == measure && label.review == review)?;
    Some((label, Scale::of(label, analysis.designs.first().map_or(12, |design| design.months))))
}

fn kind_of(label: &Label) -> &'static str {
    if label.is_share { "share" } else { "number" }
}

/// The differences of designs, by their indices in the comparison, from the baseline in a measure over the whole run.
pub fn differences(analysis: &Analysis, designs: &[usize], measure: ReviewedMeasure, language: Language) -> Option<Chart> {
    let comparison = analysis.comparison.as_ref()?;
    let (label, scale) = label_of(analysis, measure)?;
    let row = |index: &usize| {
        let paired = &comparison.difference(*index, measure.0, measure.1)?.paired;
        let value = scale.value(paired.difference);
        let line = paired.shown().map(|(low, high)| (scale.value(low), scale.value(high)));
        let inner = paired.within_cities().map(|half| (value - scale.value(half), value + scale.value(half)));
        Some(Row { line, inner, ..Row::new(&comparison.designs[*index].name, value, scale.signed(paired.difference)) })
    };
    let rows: Vec<Row> = designs.iter().filter_map(row).collect();
    let title = language.of(label.names[0], label.names[1]);
    (!rows.is_empty()).then(|| Chart {
        language,
        title: title.into(),
        about: text!(language, "chart-differences-about", measure = title, kind = kind_of(label)),
        axis: text!(language, "chart-differences-axis", unit = scale.unit(true, language)),
        legend: text!(language, "chart-interval-legend"),
        body: Body::Rows { kind: RowKind::Difference(marker(measure.0, measure.1)), colour: colour(measure.0, measure.1), rows },
    })
}

/// The contributions of levers to the effect on a measure; only for results with an attribution.
pub fn contributions(analysis: &Analysis, measure: ReviewedMeasure, language: Language) -> Option<Chart> {
    let attribution = analysis.comparison.as_ref()?.attribution.as_ref()?;
    let (label, scale) = label_of(analysis, measure)?;
    let of_measure = attribution.contributions.iter().filter(|part| !part.is_group && ATTRIBUTED.get(part.measure) == Some(&measure));
    let rows = of_measure.map(|part| {
        let line = part.interval.map(|(low, high)| (scale.value(low), scale.value(high)));
        Row { line, ..Row::new(&part.name, scale.value(part.value), scale.signed(part.value)) }
    });
    let rows: Vec<Row> = rows.collect();
    let title = language.of(label.names[0], label.names[1]);
    (!rows.is_empty()).then(|| Chart {
        language,
        title: title.into(),
        about: text!(language, "chart-contributions-about", measure = title, kind = kind_of(label)),
        axis: text!(language, "chart-contributions-axis", unit = scale.unit(true, language)),
        legend: text!(language, "chart-interval-legend"),
        body: Body::Rows { kind: RowKind::Difference(Marker::Circle), colour: BLUE, rows },
    })
}

/// A distribution from its 5th, 25th, 50th, 75th and 95th percentile.
fn distribution(name: &str, percentiles: [f64; 5], label: String, points: Vec<f64>) -> Row {
    let [p05, p25, p50, p75, p95] = percentiles;
    Row { line: Some((p05, p95)), inner: Some((p25, p75)), points, ..Row::new(name, p50, label) }
}

/// The distribution of a headline measure over the trials of each design.
pub fn over_trials(analysis: &Analysis, measure: Headline, language: Language) -> Option<Chart> {
    let (title, form) = name(measure, language);
    let factor = if matches!(form, Form::Share) { 100.0 } else { 1.0 };
    let rate = RATES.into_iter().find(|known| known.0 == measure);
    let row = |design: &DesignResults| {
        let Statistics { percentiles, .. } = design.headline(measure)?;
        let mut points: Vec<f64> = match rate {
            Some((_, rate, review)) => design.sample.iter().filter_map(|trial| trial.rate(review, rate)).map(|rate| 100.0 * rate).collect(),
            None => Vec::new(),
        };
        if points.len() > POINTS {
            points.sort_unstable_by(f64::total_cmp);
            points = (0..POINTS).map(|i| points[i * (points.len() - 1) / (POINTS - 1)]).collect();
        }
        Some(distribution(&design.name, percentiles.map(|value| factor * value), form.show(percentiles[2]), points))
    };
    let rows: Vec<Row> = analysis.designs.iter().filter_map(row).collect();
    let colour = rate.map_or(BLUE, |(_, rate, review)| colour(Compared::Rate(rate), Some(review)));
    let axis = match form {
        Form::Share => text!(language, "chart-rate-axis"),
        Form::Number => title.into(),
    };
    (!rows.is_empty()).then(|| Chart {
        language,
        title: title.into(),
        about: text!(language, "chart-trials-about", measure = title),
        axis,
        legend: text!(language, "chart-trials-legend"),
        body: Body::Rows { kind: RowKind::Distribution, colour, rows },
    })
}

/// The distribution of a rate, one of [`RATES`], over the streets of each design; only where streets are an output level.
pub fn over_streets(analysis: &Analysis, measure: Headline, language: Language) -> Option<Chart> {
    let (_, rate, review) = RATES.into_iter().find(|known| known.0 == measure)?;
    let (title, form) = name(measure, language);
    let row = |design: &DesignResults| {
        let found = design.over_streets.iter().find(|found| (found.measure, found.review) == (rate, review))?;
        // Quantiles in steps of .05.
        let at = |index: usize| found.quantiles.get(index).map(|value| 100.0 * value);
        let points = found.quantiles.iter().map(|value| 100.0 * value).collect();
        let label = form.show(*found.quantiles.get(10)?);
        Some(distribution(&design.name, [at(1)?, at(5)?, at(10)?, at(15)?, at(19)?], label, points))
    };
    let rows: Vec<Row> = analysis.designs.iter().filter_map(row).collect();
    (!rows.is_empty()).then(|| Chart {
        language,
        title: title.into(),
        about: text!(language, "chart-streets-about", measure = title),
        axis: text!(language, "chart-rate-axis"),
        legend: text!(language, "chart-streets-legend"),
        body: Body::Rows { kind: RowKind::Distribution, colour: colour(Compared::Rate(rate), Some(review)), rows },
    })
}

/// The mean of a cost per order in each design; none unless two designs have it.
pub fn costs(analysis: &Analysis, measure: Headline, language: Language) -> Option<Chart> {
    let (title, form) = name(measure, language);
    let row = |design: &DesignResults| design.headline(measure).map(|found| Row::new(&design.name, found.mean, form.show(found.mean)));
    let rows: Vec<Row> = analysis.designs.iter().filter_map(row).collect();
    (rows.len() > 1).then(|| Chart {
        language,
        title: title.into(),
        about: text!(language, "chart-costs-about", measure = title),
        axis: text!(language, "chart-costs-axis"),
        legend: text!(language, "chart-costs-legend"),
        body: Body::Rows { kind: RowKind::Bar, colour: if measure == Headline::Displaced { BROWN } else { BLUE }, rows },
    })
}

/// The months of a measure in a design, in per cent; `months` has the names of months, to which new ones are added.
fn points(design: &DesignResults, review: Review, measure: Measure, months: &mut Vec<String>) -> Vec<(usize, [f64; 3])> {
    let by_month = design.by_month.iter().zip(design.by_month(review, measure));
    let point = |(month, statistics): (_, Option<&Statistics>)| {
        let month: &crate::analysis::results::MonthResults = month;
        let [low, _, middle, _, high] = statistics?.percentiles.map(|value| 100.0 * value);
        let index = months.iter().position(|known| *known == month.month).unwrap_or_else(|| {
            months.push(month.month.clone());
            months.len() - 1
        });
        Some((index, [low, middle, high]))
    };
    by_month.filter_map(point).collect()
}

/// The resolution rates of a design, official, observed and actual, month by month.
pub fn months_of_design(design: &DesignResults, language: Language) -> Option<Chart> {
    let names =
        [text!(language, "chart-line-official"), text!(language, "chart-line-observer"), text!(language, "chart-line-actual")];
    let dashes = [UNBROKEN, [6, 3], [2, 2]];
    let mut months = Vec::new();
    let mut lines = Vec::new();
    for (((measure, review), name), dash) in CHIEF.into_iter().zip(names).zip(dashes) {
        let (Compared::Rate(rate), Some(reviewer)) = (measure, review) else { continue };
        let points = points(design, reviewer, rate, &mut months);
        if points.len() > 1 {
            lines.push(Line { name, colour: colour(measure, review), dash, points });
        }
    }
    (!lines.is_empty()).then(|| Chart {
        language,
        title: design.name.clone(),
        about: text!(language, "chart-design-months-about", design = &design.name),
        axis: text!(language, "chart-rate-axis"),
        legend: text!(language, "chart-months-legend"),
        body: Body::Months { axis: text!(language, "chart-months-axis"), months, ends: Some((0, 100)), lines },
    })
}

/// A rate in every design month by month, as far as colours suffice.
pub fn months_of_measure(analysis: &Analysis, measure: ReviewedMeasure, language: Language) -> Option<Chart> {
    let (Compared::Rate(rate), Some(review)) = measure else { return None };
    let (label, _) = label_of(analysis, measure).filter(|(label, _)| label.is_share)?;
    let mut months = Vec::new();
    let mut lines = Vec::new();
    for (design, colour) in analysis.designs.iter().zip(PALETTE) {
        let points = points(design, review, rate, &mut months);
        if points.len() > 1 {
            lines.push(Line { name: design.name.clone(), colour, dash: UNBROKEN, points });
        }
    }
    let mut legend = text!(language, "chart-months-legend");
    if lines.len() < analysis.designs.len() {
        legend = text!(language, "chart-months-part", legend = legend, shown = lines.len(), all = analysis.designs.len());
    }
    let title = language.of(label.names[0], label.names[1]);
    (!lines.is_empty()).then(|| Chart {
        language,
        title: title.into(),
        about: text!(language, "chart-measure-months-about", measure = title),
        axis: text!(language, "chart-rate-axis"),
        legend,
        body: Body::Months { axis: text!(language, "chart-months-axis"), months, ends: None, lines },
    })
}
