//! The sections below the answer: tables and charts of the results.

use super::{Charts, Page, Section, rich};
use crate::analysis::results::DesignResults;
use crate::messages::{Message, message};
use crate::output::charts::{self, CHIEF, Chart};
use crate::output::tables;
use maud::{Markup, html};

/// Rows of the main table that are printed; half as many with long names, which take two lines.
const PRINTED: usize = 8;
/// Characters of a name that fit one line of a table.
const LINE: usize = 20;
/// Caveats, rows and rows of a chart that fit the first printed sheet.
const SHEET: usize = 30;
/// Designs in one chart, at most.
const DESIGNS_IN_A_CHART: usize = 24;

impl Page<'_> {
    /// The baseline's results, and the differences of the other designs from it; without a baseline, the results of each design.
    pub(super) fn main(&self, charts: &mut Charts) -> Option<Section> {
        let Some(comparison) = self.comparison else {
            let body = html! { div.inline { (self.grid(&tables::levels(self.analysis, self.language))) } "\n" };
            return self.section("main", "memo", message!("page-results"), body);
        };
        let order = self.analysis.compared();
        let longest = comparison.designs.iter().map(|design| design.name.chars().count()).max().unwrap_or(0);
        let printed = if longest > LINE { PRINTED / 2 } else { PRINTED };
        let lines = self.analysis.caveats.len() + (1 + longest / LINE) * order.len().min(printed);
        let mut grid = tables::differences(self.analysis, self.language);
        grid.printed = printed + 1;
        let mut chart = |measure| {
            let chart = charts::differences(self.analysis, &order, measure, self.language)?.first(DESIGNS_IN_A_CHART);
            let is_printed = lines + chart.rows() <= SHEET;
            Some(charts.add(&chart, is_printed))
        };
        let body = html! {
            (self.grid(&grid))
            @if let Some(note) = self.left_out() { (note) }
            div.charts { "\n" @for place in CHIEF.into_iter().filter_map(&mut chart) { (place) } } "\n"
            (self.note(&message!("page-main-note")))
        };
        self.section("main", "memo", message!("page-main"), body)
    }

    /// Says which designs the page shows, if not all.
    pub(super) fn left_out(&self) -> Option<Markup> {
        let [shown, all] = [self.analysis.designs.len(), self.embedded.all_designs];
        (shown < all).then(|| self.note(&message!("page-left-out", shown = shown, count = all)))
    }

    /// Distributions over trials and over streets.
    pub(super) fn distributions(&self, charts: &mut Charts) -> Option<Section> {
        // One trial has no distribution.
        let has_several = self.analysis.designs.iter().any(|design| design.trials > 1);
        let mut part = |heading: Message, note: Message, list: Vec<Chart>| {
            let places = charts.add_all(list.into_iter().map(|chart| chart.first(DESIGNS_IN_A_CHART)));
            html! { @if !places.0.is_empty() { h3 { (heading.text(self.language)) } "\n" (places) (self.note(&note)) } }
        };
        let of = |chart: &dyn Fn(&_) -> Option<Chart>| charts::RATES.iter().filter_map(|(headline, ..)| chart(headline)).collect::<Vec<Chart>>();
        let over_trials = of(&|headline| charts::over_trials(self.analysis, *headline, self.language).filter(|_| has_several));
        let over_streets = of(&|headline| charts::over_streets(self.analysis, *headline, self.language));
        let body = html! {
            (part(message!("page-spread-trials"), message!("page-spread-trials-note"), over_trials))
            (part(message!("page-spread-streets"), message!("page-spread-streets-note"), over_streets))
        };
        self.section("spread", "screen", message!("page-spread"), body)
    }

    /// A chart per design, month by month.
    pub(super) fn by_month(&self, charts: &mut Charts) -> Option<Section> {
        let chart = |design: &DesignResults| charts::months_of_design(design, self.language);
        let places = charts.add_all(self.analysis.designs.iter().filter_map(chart));
        let body = html! { @if !places.0.is_empty() { (places) (self.note(&message!("page-months-note"))) } };
        self.section("months", "screen", message!("page-months"), body)
    }

    /// Every difference, with its interval and the part from replications alone.
    pub(super) fn all_differences(&self) -> Option<Section> {
        let grid = tables::all_differences(self.analysis, self.language)?;
        self.section("all", "screen", message!("page-all"), self.grid(&grid))
    }
}
