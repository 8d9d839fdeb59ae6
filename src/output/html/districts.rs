//! Districts: a tile map of Beijing's sixteen, and a table for any city.

use super::{Page, Section};
use crate::analysis::measures::{Compared, Measure};
use crate::analysis::results::{DesignResults, DistrictResults};
use crate::ledger::Review;
use crate::messages::{message, text};
use crate::output::labels::name;
use crate::output::tables::{Cell, Column, Grid, NONE, Row};
use maud::{Markup, html};

/// The measure of the map.
const OBSERVED: (Measure, Review) = (Measure::ResolutionRate, Review::Observer);
/// The measures of the table.
const MEASURES: [(Measure, Review); 4] = [
    (Measure::ResolutionRate, Review::Official),
    OBSERVED,
    (Measure::SatisfactionRate, Review::Observer),
    (Measure::CuredRate, Review::Observer),
];
/// Column and row of each of Beijing's districts, from the north-west.
const TILES: [(&str, u8, u8); 16] = [
    ("110119", 2, 1),
    ("110116", 3, 1),
    ("110118", 4, 1),
    ("110114", 3, 2),
    ("110113", 4, 2),
    ("110117", 5, 2),
    ("110109", 1, 3),
    ("110108", 2, 3),
    ("110102", 3, 3),
    ("110101", 4, 3),
    ("110105", 5, 3),
    ("110107", 2, 4),
    ("110106", 3, 4),
    ("110112", 5, 4),
    ("110111", 2, 5),
    ("110115", 4, 5),
];

/// What a map and its table show: the differences of a design from the baseline, or the levels of one design.
struct Shown<'a> {
    caption: String,
    design: &'a DesignResults,
    baseline: Option<&'a DesignResults>,
}

impl Shown<'_> {
    fn value(&self, place: usize, (measure, review): (Measure, Review)) -> Option<f64> {
        let of = |design: &DesignResults| design.districts.get(place)?.rate(review, measure);
        let level = of(self.design)?;
        self.baseline.map_or(Some(level), |baseline| Some(level - of(baseline)?))
    }
}

impl Page<'_> {
    /// The map and the table of districts; none if there is one district or none has a rate.
    pub(super) fn districts(&self) -> Option<Section> {
        let shown = self.shown()?;
        let districts = shown.design.districts.as_slice();
        if districts.len() < 2 {
            return None;
        }
        let is_beijing = districts.len() == TILES.len() && districts.iter().all(|one| TILES.iter().any(|(code, ..)| *code == one.code));
        let body = html! {
            @if is_beijing { (self.map(&shown)) (self.note(&message!("page-districts-note"))) }
            (self.table(&shown))
        };
        self.section("map", "screen", message!("page-districts"), body)
    }

    /// The leading design against the baseline; else the first design that has rates of districts.
    fn shown(&self) -> Option<Shown<'_>> {
        let has = |design: &&DesignResults| design.districts.iter().any(|one| one.rate(OBSERVED.1, OBSERVED.0).is_some());
        let leading = self.comparison.zip(self.answer).and_then(|(comparison, answer)| {
            self.analysis.design(&comparison.designs[answer.leading].name).filter(has).zip(self.first().filter(has))
        });
        if let Some((design, baseline)) = leading {
            let caption = text!(self.language, "page-districts-differences", design = &design.name, baseline = &baseline.name);
            return Some(Shown { caption, design, baseline: Some(baseline) });
        }
        let design = self.analysis.designs.iter().find(has)?;
        Some(Shown { caption: text!(self.language, "page-districts-levels", design = &design.name), design, baseline: None })
    }

    fn shown_value(&self, shown: &Shown<'_>, value: f64, (measure, review): (Measure, Review)) -> String {
        let scale = self.scale((Compared::Rate(measure), Some(review)));
        if shown.baseline.is_some() { scale.signed(value) } else { scale.level(value) }
    }

    fn name_of<'d>(&self, district: &'d DistrictResults) -> &'d str {
        self.language.of(district.name_en.as_deref().unwrap_or(&district.name), &district.name)
    }

    /// A tile per district, from white to a light blue on which text stays legible.
    fn map(&self, shown: &Shown<'_>) -> Markup {
        let values: Vec<Option<f64>> = (0..TILES.len()).map(|place| shown.value(place, OBSERVED)).collect();
        let known = || values.iter().copied().flatten();
        let (low, high) = (known().fold(f64::INFINITY, f64::min), known().fold(f64::NEG_INFINITY, f64::max));
        let style = |column: u8, row: u8, value: Option<f64>| {
            let depth = value.filter(|_| high > low).map_or(0.0, |value| (value - low) / (high - low));
            let [red, green, blue] = [150.0, 190.0, 225.0].map(|full| (255.0 - (255.0 - full) * depth).round() as u8);
            format!("grid-column:{column};grid-row:{row};background:rgb({red},{green},{blue})")
        };
        let tiles = TILES.iter().filter_map(|(code, column, row)| {
            let place = shown.design.districts.iter().position(|district| district.code == *code)?;
            Some((style(*column, *row, values[place]), &shown.design.districts[place], values[place]))
        });
        html! {
            div.map role="list" aria-label=(shown.caption) { "\n"
                @for (style, district, value) in tiles {
                    div role="listitem" style=(style) {
                        (self.name_of(district)) " "
                        b { (value.map_or_else(|| NONE.into(), |value| self.shown_value(shown, value, OBSERVED))) }
                    } "\n"
                }
            } "\n"
        }
    }

    fn table(&self, shown: &Shown<'_>) -> Markup {
        let heading = |(measure, review)| Column::number(name((Compared::Rate(measure), Some(review)), self.language), 0);
        let row = |(place, district): (usize, &DistrictResults)| {
            let rates = MEASURES.map(|measure| Cell::number(shown.value(place, measure), |value| self.shown_value(shown, value, measure)));
            Row::new(std::iter::once(Cell::words(format!("{} {}", district.code, self.name_of(district)))).chain(rates).collect())
        };
        self.grid(&Grid {
            caption: shown.caption.clone(),
            columns: std::iter::once(Column::words(text!(self.language, "page-district"), 0)).chain(MEASURES.map(heading)).collect(),
            rows: shown.design.districts.iter().enumerate().map(row).collect(),
            ..Grid::default()
        })
    }
}
