//! Figures of an analysis, as in a report and by `jiesu plot`: each is described once as a [`Chart`], with all its texts, and then drawn by
//! [`svg`] or [`png`](png()) for paper or by [`spec`] as Vega-Lite for a page.

pub(crate) mod figure;
pub(crate) mod vega;

pub use figure::{png, svg};
pub use vega::spec;

use super::labels::{self, Scale, name, name_of_headline};
use crate::analysis::Analysis;
use crate::analysis::attribute::Contribution;
use crate::analysis::headline::Headline;
use crate::analysis::measures::{Compared, Measure, ReviewedMeasure};
use crate::analysis::pairs::PairedDifference;
use crate::analysis::results::{DesignResults, MonthResults};
use crate::analysis::statistics::Statistics;
use crate::ledger::Review;
use crate::messages::{Language, text};

/// A chart in one language, without anything that only one way of drawing needs. Values are in the unit of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The language of its texts.
    pub(crate) language: Language,
    /// What is shown.
    pub(crate) title: String,
    /// What is shown and how, for those who cannot see it.
    pub(crate) about: String,
    /// The axis of values, with their unit.
    pub(crate) axis: String,
    /// What its lines and boxes mean.
    pub(crate) legend: String,
    /// What is drawn.
    pub(crate) body: Body,
}

/// What a chart draws.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Body {
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
pub(crate) enum RowKind {
    /// A difference from zero: a marker on a line.
    Difference(Marker),
    /// A distribution: a box on a line, a tick and points.
    Distribution,
    /// A bar from zero.
    Bar,
}

/// The shape of a marker; measures differ in it, not in colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    /// A circle.
    Circle,
    /// A diamond.
    Diamond,
    /// A square.
    Square,
}

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour(pub u8, pub u8, pub u8);

/// A row of a chart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// Its name.
    pub name: String,
    /// The difference, the median, or the length of the bar.
    pub value: f64,
    /// The value with its unit.
    pub label: String,
    /// The 95 % interval of a difference, or the 5th and 95th percentile (the range, if there are too few values).
    pub line: Option<(f64, f64)>,
    /// The part of the interval from replications alone, or the middle half.
    pub inner: Option<(f64, f64)>,
    /// Single values of a distribution.
    pub points: Vec<f64>,
}

/// A line of a chart of months.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    /// Its name.
    pub name: String,
    /// Its colour.
    pub colour: Colour,
    /// Lengths of its dashes and gaps; no gap for an unbroken line.
    pub dash: [u32; 2],
    /// Index of a month; 5th percentile, median and 95th percentile over trials (with fewer than 19, least, median and largest value).
    pub points: Vec<(usize, [f64; 3])>,
}

/// Colours that also differ in lightness: first that of the observer, of the official review, and of what was cured.
pub(crate) const PALETTE: [Colour; 12] = [
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
const BLUE: Colour = PALETTE[0];
const BROWN: Colour = PALETTE[1];
const GREEN: Colour = PALETTE[2];
const UNBROKEN: [u32; 2] = [1, 0];

/// The measures of the answer.
pub(crate) const CHIEF: [ReviewedMeasure; 3] = [
    (Compared::Rate(Measure::ResolutionRate), Some(Review::Official)),
    (Compared::Rate(Measure::ResolutionRate), Some(Review::Observer)),
    (Compared::Rate(Measure::CuredRate), Some(Review::Observer)),
];

/// Points of a distribution, at most.
const POINTS: usize = 60;

/// The headline measure that a compared measure is, if it is one.
pub(crate) fn headline(measure: ReviewedMeasure) -> Option<Headline> {
    Headline::ALL.into_iter().find(|headline| labels::compared(*headline) == Some(measure))
}

/// The rate that a headline measure is, and its review.
fn rate(headline: Headline) -> Option<(Measure, Review)> {
    match labels::compared(headline) {
        Some((Compared::Rate(rate), Some(review))) if Headline::RATES.contains(&headline) => Some((rate, review)),
        _ => None,
    }
}

fn colour(measure: ReviewedMeasure) -> Colour {
    match measure {
        (Compared::Rate(Measure::CuredRate), _) => GREEN,
        (_, Some(Review::Official)) => BROWN,
        _ => BLUE,
    }
}

fn marker(measure: ReviewedMeasure) -> Marker {
    match measure {
        (Compared::Rate(Measure::CuredRate), _) => Marker::Square,
        (_, Some(Review::Official)) => Marker::Diamond,
        _ => Marker::Circle,
    }
}

impl Chart {
    /// The same, with its first rows only.
    #[must_use]
    pub(crate) fn first(mut self, most: usize) -> Chart {
        if let Body::Rows { rows, .. } = &mut self.body {
            rows.truncate(most);
        }
        self
    }

    /// How many rows it has; none for a chart of months.
    pub(crate) fn rows(&self) -> usize {
        if let Body::Rows { rows, .. } = &self.body { rows.len() } else { 0 }
    }
}

impl Row {
    fn new(name: &str, value: f64, label: String) -> Row {
        Row { name: name.into(), value, label, line: None, inner: None, points: Vec::new() }
    }
}

/// The scale of a compared measure in the unit shown, for values in the unit of the files.
fn scale_of(analysis: &Analysis, measure: ReviewedMeasure, values: impl Iterator<Item = f64>) -> Scale {
    Scale::of(measure, analysis.designs.first().map_or(12, |design| design.months)).column(values)
}

/// Chooses between the texts for shares and for numbers.
fn kind(scale: Scale) -> &'static str {
    if scale.is_share() { "share" } else { "number" }
}

/// The differences of designs, by their indices in the comparison, from the baseline in a measure over the whole run.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// # let analysis = jiesu::compare(&setups)?;
/// use jiesu::{Language, analysis::{Compared, Measure}, ledger::Review, output::charts};
///
/// let rate = (Compared::Rate(Measure::ResolutionRate), Some(Review::Observer));
/// let chart = charts::differences(&analysis, &analysis.compared(), rate, Language::English).expect("designs are compared");
/// assert!(charts::svg(&chart)?.starts_with(b"<svg"));
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn differences(analysis: &Analysis, designs: &[usize], measure: ReviewedMeasure, language: Language) -> Option<Chart> {
    let comparison = analysis.comparison.as_ref()?;
    let found = |index: &usize| Some((&comparison.designs.get(*index)?.name, comparison.difference(*index, measure.0, measure.1)?.paired));
    let list: Vec<_> = designs.iter().filter_map(found).collect();
    let scale = scale_of(analysis, measure, list.iter().map(|(_, paired)| paired.difference));
    let row = |(name, paired): &(&String, PairedDifference)| {
        let value = scale.value(paired.difference);
        let line = paired.shown().map(|(low, high)| (scale.value(low), scale.value(high)));
        let inner = paired.replication_half_width().map(|half| (value - scale.value(half), value + scale.value(half)));
        Row { line, inner, ..Row::new(name, value, scale.signed(paired.difference)) }
    };
    let title = name(measure, language);
    (!list.is_empty()).then(|| Chart {
        language,
        about: text!(language, "chart-differences-about", measure = &title, kind = kind(scale)),
        title,
        axis: text!(language, "chart-differences-axis", unit = scale.unit(true, language)),
        legend: match measure.0.is_one_of_three() {
            true => text!(language, "chart-joint-interval-legend"),
            false => text!(language, "chart-interval-legend"),
        },
        body: Body::Rows { kind: RowKind::Difference(marker(measure)), colour: colour(measure), rows: list.iter().map(row).collect() },
    })
}

/// The contributions of levers to the effect on a measure; only for results with an attribution.
pub(crate) fn contributions(analysis: &Analysis, measure: ReviewedMeasure, language: Language) -> Option<Chart> {
    let parts = &analysis.comparison.as_ref()?.attribution.as_ref()?.contributions;
    let list: Vec<&Contribution> = parts.iter().filter(|part| !part.is_group && (part.measure, part.review) == measure).collect();
    let scale = scale_of(analysis, measure, list.iter().map(|part| part.value));
    let row = |part: &&Contribution| {
        let line = part.interval.map(|(low, high)| (scale.value(low), scale.value(high)));
        Row { line, ..Row::new(&part.name, scale.value(part.value), scale.signed(part.value)) }
    };
    let title = name(measure, language);
    (!list.is_empty()).then(|| Chart {
        language,
        about: text!(language, "chart-contributions-about", measure = &title, kind = kind(scale)),
        title,
        axis: text!(language, "chart-contributions-axis", unit = scale.unit(true, language)),
        legend: text!(language, "chart-interval-legend"),
        body: Body::Rows { kind: RowKind::Difference(Marker::Circle), colour: BLUE, rows: list.iter().map(row).collect() },
    })
}

/// A distribution: its 5th and 95th percentile or its range, its middle half, and its median.
fn distribution(name: &str, line: (f64, f64), inner: Option<(f64, f64)>, (median, label): (f64, String), points: Vec<f64>) -> Row {
    Row { line: Some(line), inner, points, ..Row::new(name, median, label) }
}

/// The distribution of a headline measure over the trials of each design.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// # let analysis = jiesu::compare(&setups)?;
/// use jiesu::{Language, analysis::Headline, output::charts};
///
/// let chart = charts::over_trials(&analysis, Headline::Resolution, Language::English).expect("orders were reviewed");
/// assert!(charts::png(&chart)?.starts_with(b"\x89PNG"));
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn over_trials(analysis: &Analysis, measure: Headline, language: Language) -> Option<Chart> {
    let list: Vec<(&DesignResults, &Statistics)> =
        analysis.designs.iter().filter_map(|design| Some((design, design.headline(measure)?))).collect();
    let scale = Scale::of_headline(measure).column(list.iter().map(|(_, statistics)| statistics.median()));
    let row = |(design, statistics): &(&DesignResults, &Statistics)| {
        let trials = rate(measure).map(|(rate, review)| design.sample.iter().filter_map(move |trial| trial.rate(review, rate)));
        let mut points: Vec<f64> = trials.into_iter().flatten().map(|value| scale.value(value)).collect();
        if points.len() > POINTS {
            points.sort_unstable_by(f64::total_cmp);
            points = (0..POINTS).map(|i| points[i * (points.len() - 1) / (POINTS - 1)]).collect();
        }
        let both = |(low, high): (f64, f64)| (scale.value(low), scale.value(high));
        let inner = statistics.percentiles[1].zip(statistics.percentiles[3]).map(both);
        let median = (scale.value(statistics.median()), scale.level(statistics.median()));
        distribution(&design.name, both(statistics.spread()), inner, median, points)
    };
    let title = name_of_headline(measure, language);
    (!list.is_empty()).then(|| Chart {
        language,
        about: text!(language, "chart-trials-about", measure = &title),
        axis: if scale.is_share() { text!(language, "chart-rate-axis") } else { title.clone() },
        title,
        legend: text!(language, "chart-trials-legend"),
        body: Body::Rows {
            kind: RowKind::Distribution,
            colour: labels::compared(measure).map_or(BLUE, colour),
            rows: list.iter().map(row).collect(),
        },
    })
}

/// The distribution of a rate, one of [`Headline::RATES`], over the streets of each design; only where streets are an output level.
pub(crate) fn over_streets(analysis: &Analysis, measure: Headline, language: Language) -> Option<Chart> {
    let scale = Scale::of_headline(measure);
    let measured = rate(measure)?;
    let row = |design: &DesignResults| {
        let found = design.over_streets.iter().find(|found| (found.measure, found.review) == measured)?;
        let points: Vec<f64> = found.quantiles.iter().map(|value| scale.value(*value)).collect();
        // Quantiles in steps of .05.
        let [p05, p25, p50, p75, p95] = [1, 5, 10, 15, 19].map(|index| points.get(index).copied());
        Some(distribution(&design.name, (p05?, p95?), p25.zip(p75), (p50?, scale.level(found.quantiles[10])), points))
    };
    let rows: Vec<Row> = analysis.designs.iter().filter_map(row).collect();
    let title = name_of_headline(measure, language);
    (!rows.is_empty()).then(|| Chart {
        language,
        about: text!(language, "chart-streets-about", measure = &title),
        title,
        axis: text!(language, "chart-rate-axis"),
        legend: text!(language, "chart-streets-legend"),
        body: Body::Rows { kind: RowKind::Distribution, colour: labels::compared(measure).map_or(BLUE, colour), rows },
    })
}

/// The mean of a cost per order in each design; none unless two designs have it.
pub(crate) fn costs(analysis: &Analysis, measure: Headline, language: Language) -> Option<Chart> {
    let list: Vec<(&DesignResults, f64)> =
        analysis.designs.iter().filter_map(|design| Some((design, design.headline(measure)?.mean))).collect();
    let scale = Scale::of_headline(measure).column(list.iter().map(|(_, mean)| *mean));
    let row = |(design, mean): &(&DesignResults, f64)| Row::new(&design.name, scale.value(*mean), scale.level(*mean));
    let title = name_of_headline(measure, language);
    (list.len() > 1).then(|| Chart {
        language,
        about: text!(language, "chart-costs-about", measure = &title),
        title,
        axis: text!(language, "chart-costs-axis"),
        legend: text!(language, "chart-costs-legend"),
        body: Body::Rows {
            kind: RowKind::Bar,
            colour: if measure == Headline::Displaced { BROWN } else { BLUE },
            rows: list.iter().map(row).collect(),
        },
    })
}

/// The months of a measure in a design, in per cent; `months` has the names of months, to which new ones are added.
fn points(design: &DesignResults, review: Review, measure: Measure, months: &mut Vec<String>) -> Vec<(usize, [f64; 3])> {
    let by_month = design.by_month.iter().zip(design.by_month(review, measure));
    let point = |(month, statistics): (&MonthResults, Option<&Statistics>)| {
        let ((low, high), middle) = (statistics?.spread(), statistics?.median());
        let [low, middle, high] = [low, middle, high].map(|value| 100.0 * value);
        let index = months.iter().position(|known| *known == month.month).unwrap_or_else(|| {
            months.push(month.month.clone());
            months.len() - 1
        });
        Some((index, [low, middle, high]))
    };
    by_month.filter_map(point).collect()
}

/// The resolution rates of a design, official, observed and actual, month by month.
pub(crate) fn months_of_design(design: &DesignResults, language: Language) -> Option<Chart> {
    let names = [text!(language, "table-official"), text!(language, "table-observer"), text!(language, "table-actual")];
    let dashes = [UNBROKEN, [6, 3], [2, 2]];
    let mut months = Vec::new();
    let mut lines = Vec::new();
    for (((measure, review), name), dash) in CHIEF.into_iter().zip(names).zip(dashes) {
        let (Compared::Rate(rate), Some(reviewer)) = (measure, review) else { continue };
        let points = points(design, reviewer, rate, &mut months);
        if points.len() > 1 {
            lines.push(Line { name, colour: colour((measure, review)), dash, points });
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
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// # let analysis = jiesu::compare(&setups)?;
/// use jiesu::{Language, analysis::{Compared, Measure}, ledger::Review, output::charts};
///
/// let rate = (Compared::Rate(Measure::ResolutionRate), Some(Review::Observer));
/// let chart = charts::months_of_measure(&analysis, rate, Language::English);
/// assert!(chart.is_none_or(|chart| charts::spec(&chart).is_object()));
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn months_of_measure(analysis: &Analysis, measure: ReviewedMeasure, language: Language) -> Option<Chart> {
    let (Compared::Rate(rate), Some(review)) = measure else { return None };
    if !scale_of(analysis, measure, std::iter::empty()).is_share() {
        return None;
    }
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
    let title = name(measure, language);
    (!lines.is_empty()).then(|| Chart {
        language,
        about: text!(language, "chart-measure-months-about", measure = &title),
        title,
        axis: text!(language, "chart-rate-axis"),
        legend,
        body: Body::Months { axis: text!(language, "chart-months-axis"), months, ends: None, lines },
    })
}

#[cfg(test)]
mod tests;
