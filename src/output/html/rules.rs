//! The rules that differ between designs.

use super::{Page, Section};
use crate::messages::{message, text};
use crate::output::csv::unquoted;
use crate::output::tables::{Cell, Column, Grid, Row};
use crate::scenario::differences::{Difference, differences};
use crate::scenario::{PATHS, Scenario};
use maud::html;

/// Designs side by side, at most.
const SIDE_BY_SIDE: usize = 8;
/// Characters of their names that fit a sheet.
const WIDTH: usize = 90;
/// Rows that are printed.
const PRINTED: usize = 8;
/// Shown for the value of the first column.
const SAME: &str = "·";

/// The width of names side by side, in characters.
fn width(names: &[&str]) -> usize {
    names.iter().map(|name| name.chars().count() + 2).sum()
}

impl Page<'_> {
    /// The rules that differ from those of the baseline, or of the first design.
    pub(super) fn rules(&self) -> Option<Section> {
        let base = self.first()?.name.as_str();
        let others = self.side_by_side();
        let base_scenario = self.scenario(base).filter(|_| !others.is_empty())?;
        let found: Vec<Vec<Difference>> = others
            .iter()
            .map(|name| self.scenario(name).map_or_else(Vec::new, |scenario| differences(&base_scenario, &scenario)))
            .collect();
        // Keys in the order of the scenarios, each with its value in the first column.
        let mut keys: Vec<(&str, String)> = Vec::new();
        for found in &found {
            let mut after = 0;
            for difference in found {
                match keys.iter().position(|(key, _)| *key == difference.key) {
                    Some(place) => after = place + 1,
                    None => {
                        keys.insert(after.min(keys.len()), (&difference.key, unquoted(&difference.values[0]).into_owned()));
                        after += 1;
                    }
                }
            }
        }
        let factors = |name: &str| self.analysis.listing.iter().find(|row| row.name == name).map_or(&[][..], |row| row.factors.as_slice());
        for factor in others.iter().flat_map(|name| factors(name)).filter(|factor| !factor.is_rule()) {
            if !keys.iter().any(|(key, _)| *key == factor.key) {
                keys.push((&factor.key, factor.base.clone()));
            }
        }
        if keys.is_empty() {
            return None;
        }
        let value = |name: &str, found: &[Difference], key: &str, base: &str| {
            let own = found.iter().find(|difference| difference.key == key).map(|difference| unquoted(&difference.values[1]).into_owned());
            let varied =
                || factors(name).iter().find(|factor| factor.key == key).map(|factor| factor.value.clone()).filter(|value| value != base);
            own.or_else(varied).unwrap_or_else(|| SAME.into())
        };
        let row = |(key, base): &(&str, String)| {
            let others = others.iter().zip(&found).map(|(name, found)| Cell::words(value(name, found, key, base)));
            Row::new([Cell::words(*key), Cell::words(base)].into_iter().chain(others).collect())
        };
        let headings = [text!(self.language, "page-rules-key"), base.into()].into_iter().chain(others.iter().map(|name| (*name).into()));
        let grid = Grid {
            caption: text!(self.language, "page-rules-caption"),
            columns: headings.map(|heading| Column::words(heading, 0)).collect(),
            rows: keys.iter().map(row).collect(),
            printed: PRINTED,
            ..Grid::default()
        };
        let body = html! { div.rules { (self.grid(&grid)) } "\n" };
        self.section("rules", "memo", message!("page-rules"), body)
    }

    /// The designs besides the first that fit a sheet; the leading one comes first if not all do.
    fn side_by_side(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.analysis.designs.iter().skip(1).map(|design| design.name.as_str()).collect();
        let leading = self.comparison.zip(self.answer).map(|(comparison, answer)| comparison.designs[answer.leading].name.as_str());
        if let Some(leading) = leading.filter(|_| names.len() > SIDE_BY_SIDE || width(&names) > WIDTH) {
            names.retain(|name| *name != leading);
            names.insert(0, leading);
        }
        names.truncate(SIDE_BY_SIDE);
        while names.len() > 2 && width(&names) > WIDTH {
            names.pop();
        }
        names
    }

    /// The embedded scenario of a design, without its files.
    fn scenario(&self, design: &str) -> Option<Scenario> {
        let nowhere: Vec<String> = PATHS.iter().map(|key| format!("{key}=\"\"")).collect();
        Scenario::parse(design, self.embedded.scenarios.get(design)?, &nowhere).ok()
    }
}
