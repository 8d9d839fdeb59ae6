//! The sections below the answer: tables and charts of the results.

use super::{Charts, Page, Section};
use crate::analysis::headline::Headline;
use crate::analysis::measures::{Compared, Cost, Measure, ReviewedMeasure};
use crate::analysis::rates::Basis;
use crate::analysis::results::{ComparisonResults, DesignResults};
use crate::ledger::Review;
use crate::messages::{Message, message, text};
use crate::output::charts::{self, CHIEF, Chart};
use crate::output::labels::family_note;
use crate::output::tables::{self, Grid};
use maud::{Markup, html};

/// The measures of the main table.
const MAIN: [ReviewedMeasure; 6] = [
    CHIEF[0],
    (Compared::Last(Measure::ResolutionRate), Some(Review::Official)),
    CHIEF[1],
    CHIEF[2],
    (Compared::Rate(Measure::UnmetDays), Some(Review::Observer)),
    (Compared::Cost(Cost::All), None),
];
/// Designs of a run side by side, at most.
const SIDE_BY_SIDE: usize = 6;
/// Characters of a name that fit one line of a table.
const LINE: usize = 20;
/// Lines of caveats, rows and rows of a chart that fit the first printed sheet.
const SHEET: usize = 36;
/// Designs in one chart, at most.
const DESIGNS_IN_A_CHART: usize = 24;

impl Page<'_> {
    /// The baseline's results, and the differences of the other designs from it; without a baseline, the results of each design.
    pub(super) fn main(&self, charts: &mut Charts) -> Option<Section> {
        let Some(comparison) = self.comparison else {
            let designs: Vec<&DesignResults> = self.analysis.designs.iter().take(SIDE_BY_SIDE).collect();
            let grid = tables::headlines::side_by_side(self.language, &designs, &Headline::ALL);
            let grid = Grid { caption: text!(self.language, "page-results-caption"), note: String::new(), ..grid };
            let body = html! { div.inline { (self.grid(&grid)) } "\n" };
            return self.section("main", "memo", message!("page-results"), body);
        };
        let order = self.analysis.compared();
        let grid = self.compared(comparison).side_by_side(&MAIN, &order)?;
        let longest = comparison.designs.iter().map(|design| design.name.chars().count()).max().unwrap_or(0);
        let lines = self.caveat_lines() + (1 + longest / LINE) * order.len().min(grid.printed - 1);
        let mut chart = |measure| {
            let chart = charts::differences(self.analysis, &order, measure, self.language)?.first(DESIGNS_IN_A_CHART);
            let is_printed = lines + chart.rows() <= SHEET;
            Some(charts.add(&chart, is_printed))
        };
        let more = [
            tables::contrasts::contrasts(self.language, comparison),
            tables::contrasts::against_the_best(self.language, self.analysis, comparison),
        ];
        let family = comparison.family(Review::Observer, Basis::Callback);
        let note = match family.map(family_note) {
            Some(family) => message!("page-main-note", family = family),
            None => message!("page-main-note-alone"),
        };
        let body = html! {
            (self.grid(&grid))
            @if let Some(note) = self.left_out() { (note) }
            @for grid in more.iter().flatten() { (self.grid(grid)) }
            div.charts { "\n" @for place in CHIEF.into_iter().filter_map(&mut chart) { (place) } } "\n"
            (self.note(&note))
        };
        self.section("main", "memo", message!("page-main"), body)
    }

    fn compared<'c>(&'c self, comparison: &'c ComparisonResults) -> tables::differences::Compared<'c> {
        tables::differences::Compared { language: self.language, analysis: self.analysis, comparison }
    }

    /// Says which designs the page shows, if not all.
    pub(super) fn left_out(&self) -> Option<Markup> {
        let (shown, all) = (self.embedded.shown(), self.embedded.all);
        let note = || message!("page-left-out", shown = shown.designs, count = all.designs, trials = shown.trials, all = all.trials);
        (!self.embedded.is_whole()).then(|| self.note(&note()))
    }

    /// Differences by account of the parameter sets.
    pub(super) fn accounts(&self) -> Option<Section> {
        let grids = tables::accounts::accounts(self.language, self.analysis, self.comparison?);
        let body = html! { @for grid in &grids { (self.grid(grid)) } };
        self.section("accounts", "screen", message!("page-accounts"), body)
    }

    /// Distributions over trials and over streets.
    pub(super) fn distributions(&self, charts: &mut Charts) -> Option<Section> {
        // One trial has no distribution.
        let has_several = self.analysis.designs.iter().any(|design| design.trials > 1);
        let mut part = |heading: Message, note: Message, list: Vec<Chart>| {
            let places = charts.add_all(list.into_iter().map(|chart| chart.first(DESIGNS_IN_A_CHART)));
            html! { @if !places.0.is_empty() { h3 { (heading.text(self.language)) } "\n" (places) (self.note(&note)) } }
        };
        let of = |chart: &dyn Fn(&_) -> Option<Chart>| Headline::RATES.iter().filter_map(chart).collect::<Vec<Chart>>();
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
        let grid = self.compared(self.comparison?).all(&self.analysis.compared())?;
        self.section("all", "screen", message!("page-all"), self.grid(&grid))
    }
}
