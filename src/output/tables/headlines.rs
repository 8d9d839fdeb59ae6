//! The headline figures: of one design with their spread, of several side by side, and the costs.

use super::{Cell, Column, Grid, Row};
use crate::analysis::headline::Headline;
use crate::analysis::results::DesignResults;
use crate::analysis::statistics::Statistics;
use crate::messages::{Language, text};
use crate::output::labels::{Scale, name_of_headline};
use crate::output::layout::width;

/// Width of the names of measures, and of designs in the table of costs.
pub(crate) const NAME: usize = 46;
const MEAN: usize = 12;
const INTERVAL: usize = 20;
const RATE: usize = 22;

/// The three rates, official and the observer's.
const RATES: [(Headline, Headline); 3] = [
    (Headline::OfficialResponse, Headline::Response),
    (Headline::OfficialResolution, Headline::Resolution),
    (Headline::OfficialSatisfaction, Headline::Satisfaction),
];

/// Further rates, which only some designs have, official and the observer's.
const LAST: [(Headline, Headline); 2] =
    [(Headline::OfficialResolutionLast, Headline::ResolutionLast), (Headline::OfficialSatisfactionLast, Headline::SatisfactionLast)];

/// The figures that one screen shows below the rates.
const FIGURES: [Headline; 5] = [Headline::Cured, Headline::UnmetDays, Headline::Paid, Headline::CostPerOrder, Headline::CostPerResident];

/// The headline measures that one screen shows of several designs: the rates and these figures.
pub(crate) fn chief() -> Vec<Headline> {
    let rates = Headline::RATES.iter().filter(|rate| !FIGURES.contains(rate)).chain(Headline::FURTHER);
    rates.copied().chain(FIGURES).collect()
}

const COSTS: [Headline; 8] = [
    Headline::CostPerResident,
    Headline::CostPerOrder,
    Headline::Overtime,
    Headline::Displaced,
    Headline::Over45,
    Headline::Connected,
    Headline::Wait,
    Headline::Yuan,
];

/// The scale of a measure, with the decimals of the largest mean of these designs.
fn scale(measure: Headline, designs: &[&DesignResults]) -> Scale {
    let means = designs.iter().filter_map(|design| design.headline(measure)).map(|statistics| statistics.mean);
    Scale::of_headline(measure).column(means)
}

fn mean(language: Language, scale: Scale, statistics: Option<&Statistics>) -> Cell {
    let interval = statistics.and_then(|statistics| statistics.interval).map(|interval| scale.levels(interval, language));
    Cell::number(statistics.map(|statistics| statistics.mean), |mean| scale.level(mean)).with_interval(interval)
}

/// Every headline measure of a design: mean, interval, and spread over its trials.
pub(crate) fn of_design(language: Language, design: &DesignResults) -> Grid {
    let rows = Headline::ALL.into_iter().filter_map(|measure| {
        let (statistics, scale) = (design.headline(measure)?, scale(measure, &[design]));
        let spread = (statistics.n > 1).then(|| scale.levels(statistics.spread(), language)).map_or_else(Cell::none, Cell::words);
        Some(Row::new(vec![Cell::words(name_of_headline(measure, language)), mean(language, scale, Some(statistics)), spread]))
    });
    Grid {
        caption: text!(language, "table-over-replications"),
        columns: vec![
            Column::words(text!(language, "table-measure"), NAME),
            Column::estimate(text!(language, "table-mean"), MEAN, INTERVAL),
            Column::number(text!(language, "table-p05-to-p95"), INTERVAL),
        ],
        rows: rows.collect(),
        ..Grid::default()
    }
}

/// The three rates and a few figures of a design, as much as fits a screen.
pub(crate) fn on_screen(language: Language, design: &DesignResults) -> [Grid; 2] {
    let estimate = |heading: String, width: usize| match design.trials {
        0 | 1 => Column::number(heading, width),
        _ => Column::estimate(heading, width, INTERVAL),
    };
    let cell = |measure: Headline| mean(language, scale(measure, &[design]), design.headline(measure));
    let names =
        [text!(language, "table-response-rate"), text!(language, "table-resolution-rate"), text!(language, "table-satisfaction-rate")];
    let mut columns = vec![Column::words("", RATE)];
    if design.is_official {
        columns.push(estimate(text!(language, "table-official"), MEAN));
    }
    columns.push(estimate(text!(language, "table-observer"), MEAN + 1));
    let last = [text!(language, "table-resolution-rate-last"), text!(language, "table-satisfaction-rate-last")];
    let last = last.into_iter().zip(LAST).filter(|(_, (_, observer))| design.headline(*observer).is_some());
    let rates = names.into_iter().zip(RATES).chain(last).map(|(name, (official, observer))| {
        let official = design.is_official.then(|| cell(official));
        Row::new([Cell::words(name)].into_iter().chain(official).chain([cell(observer)]).collect())
    });
    let survey = [Headline::SurveyResolution, Headline::SurveySatisfaction].into_iter();
    let figures = survey.filter(|measure| design.headline(*measure).is_some()).chain(FIGURES);
    let figures = figures.map(|measure| Row::new(vec![Cell::words(name_of_headline(measure, language)), cell(measure)]));
    [
        Grid { columns, rows: rates.collect(), ..Grid::default() },
        Grid {
            columns: vec![Column::words("", NAME), estimate(text!(language, "table-mean"), MEAN)],
            rows: figures.collect(),
            ..Grid::default()
        },
    ]
}

/// The means of several designs side by side, as far as one of them has them.
pub(crate) fn side_by_side(language: Language, designs: &[&DesignResults], measures: &[Headline]) -> Grid {
    let width = designs.iter().map(|design| width(&design.name)).max().unwrap_or(0).clamp(10, 24) + 2;
    let columns = designs.iter().map(|design| Column::number(&design.name, width));
    let rows = measures.iter().filter(|measure| designs.iter().any(|design| design.headline(**measure).is_some())).map(|measure| {
        let scale = scale(*measure, designs);
        let cells = designs.iter().map(|design| mean(language, scale, design.headline(*measure)));
        Row::new(std::iter::once(Cell::words(name_of_headline(*measure, language))).chain(cells).collect())
    });
    Grid {
        caption: text!(language, "table-means"),
        columns: std::iter::once(Column::words(text!(language, "table-measure"), NAME)).chain(columns).collect(),
        rows: rows.collect(),
        note: text!(language, "note-not-paired"),
        printed: 24,
        ..Grid::default()
    }
}

/// The costs: a row for each design.
pub(crate) fn costs(language: Language, designs: &[&DesignResults]) -> Grid {
    let measures: Vec<Headline> =
        COSTS.into_iter().filter(|measure| designs.iter().any(|design| design.headline(*measure).is_some())).collect();
    let columns = measures.iter().map(|measure| Column::number(name_of_headline(*measure, language), MEAN));
    let rows = designs.iter().map(|design| {
        let cells = measures.iter().map(|measure| mean(language, scale(*measure, designs), design.headline(*measure)).with_interval(None));
        Row::new(std::iter::once(Cell::words(&design.name)).chain(cells).collect())
    });
    Grid {
        caption: text!(language, "table-costs"),
        columns: std::iter::once(Column::words(text!(language, "word-design"), NAME)).chain(columns).collect(),
        rows: rows.collect(),
        note: text!(language, "note-costs"),
        printed: if designs.iter().any(|design| design.name.chars().count() > 20) { 5 } else { 9 },
        ..Grid::default()
    }
}
