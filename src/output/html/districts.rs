//! Districts: a tile map of Beijing's sixteen, and a table for any city.

use super::{Page, Section};
use crate::analysis::measures::Measure;
use crate::analysis::results::DesignResults;
use crate::ledger::Review;
use crate::messages::{message, text};
use crate::output::charts::CHIEF;
use crate::output::tables::{self, NONE};
use maud::{Markup, html};

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

/// What a map shows: the differences of a design from the baseline, or the levels of one design.
struct Shown<'a> {
    design: &'a DesignResults,
    baseline: Option<&'a DesignResults>,
}

impl Shown<'_> {
    /// Its value in a district.
    fn value(&self, place: usize) -> Option<f64> {
        let of = |design: &DesignResults| design.districts.get(place)?.rate(Review::Observer, Measure::ResolutionRate);
        let level = of(self.design)?;
        self.baseline.map_or(Some(level), |baseline| Some(level - of(baseline)?))
    }
}

impl Page<'_> {
    /// The map and the table of districts; none if there is one district or none has a rate.
    pub(super) fn districts(&self) -> Option<Section> {
        let shown = self.shown()?;
        let grid = match shown.baseline {
            Some(baseline) => tables::districts::differences(self.language, baseline, shown.design),
            None => tables::districts::levels(self.language, shown.design),
        }?;
        let districts = &shown.design.districts;
        let is_beijing = districts.len() == TILES.len() && districts.iter().all(|one| TILES.iter().any(|(code, ..)| *code == one.code));
        let body = html! {
            @if is_beijing { (self.map(&shown)) (self.note(&message!("page-districts-note"))) }
            (self.grid(&grid))
        };
        self.section("map", "screen", message!("page-districts"), body)
    }

    /// The leading design against the baseline; else the first design that has rates of districts.
    fn shown(&self) -> Option<Shown<'_>> {
        let has = |design: &&DesignResults| {
            design.districts.iter().any(|district| district.rate(Review::Observer, Measure::ResolutionRate).is_some())
        };
        let leading = self.comparison.zip(self.answer).and_then(|(comparison, answer)| {
            self.analysis.design(&comparison.designs[answer.leading].name).filter(has).zip(self.first().filter(has))
        });
        match leading {
            Some((design, baseline)) => Some(Shown { design, baseline: Some(baseline) }),
            None => self.analysis.designs.iter().find(has).map(|design| Shown { design, baseline: None }),
        }
    }

    /// A tile per district, from white to a light blue on which text stays legible.
    fn map(&self, shown: &Shown<'_>) -> Markup {
        let (name, scale) = (&shown.design.name, self.scale(CHIEF[1]));
        let label = match shown.baseline {
            Some(baseline) => text!(self.language, "page-districts-differences", design = name, baseline = &baseline.name),
            None => text!(self.language, "page-districts-levels", design = name),
        };
        let text = |value: f64| if shown.baseline.is_some() { scale.signed(value) } else { scale.level(value) };
        let values: Vec<Option<f64>> = (0..TILES.len()).map(|place| shown.value(place)).collect();
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
            div.map role="list" aria-label=(label) { "\n"
                @for (style, district, value) in tiles {
                    div role="listitem" style=(style) {
                        (self.language.of(district.name_en.as_ref().unwrap_or(&district.name), &district.name)) " "
                        b { (value.map_or_else(|| NONE.into(), text)) }
                    } "\n"
                }
            } "\n"
        }
    }
}
