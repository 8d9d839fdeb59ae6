//! Costs, gains and losses by type of street, attribution, selection and switching values.

use super::{Charts, Page, Section};
use crate::analysis::overview::Headline;
use crate::messages::message;
use crate::output::charts::{self, CHIEF};
use crate::output::labels::Scale;
use crate::output::tables;
use maud::html;

/// Designs with a table of gains, at most.
const GAINS: usize = 12;
/// Designs in a chart of costs, at most.
const DESIGNS_IN_A_CHART: usize = 24;

impl Page<'_> {
    /// The costs.
    pub(super) fn costs(&self, charts: &mut Charts) -> Option<Section> {
        let chart = |headline| charts::costs(self.analysis, headline, self.language).map(|chart| chart.first(DESIGNS_IN_A_CHART));
        let body = html! {
            (self.grid(&tables::costs(self.analysis, self.language)))
            (charts.add_all([Headline::Overtime, Headline::Displaced].into_iter().filter_map(chart)))
            (self.note(&message!("page-costs-note")))
        };
        self.section("costs", "memo page-two", message!("page-costs"), body)
    }

    /// Gains and losses by type of street, of the leading design first.
    pub(super) fn gains(&self) -> Option<Section> {
        let (comparison, leading) = (self.comparison?, self.answer?.leading);
        let others = self.analysis.compared().into_iter().filter(|index| *index != leading);
        let order = std::iter::once(leading).chain(others).take(GAINS);
        let grids: Vec<_> = order.filter_map(|index| Some((index, tables::gains(self.analysis, index, self.language)?))).collect();
        let body = html! {
            @for (index, grid) in &grids {
                @if *index == leading {
                    (self.grid(grid))
                } @else {
                    details.screen { summary { (comparison.designs[*index].name) } "\n" (self.grid(grid)) } "\n"
                }
            }
            @if !grids.is_empty() { (self.note(&message!("page-gains-note"))) }
        };
        self.section("gains", "memo", message!("page-gains"), body)
    }

    /// The attribution of the effect to levers.
    pub(super) fn attribution(&self, charts: &mut Charts) -> Option<Section> {
        self.comparison?.attribution.as_ref()?;
        let body = html! {
            @for (measure, grid) in tables::attribution(self.analysis, self.language) {
                @if CHIEF.contains(&measure) && let Some(chart) = charts::contributions(self.analysis, measure, self.language) {
                    (charts.add(&chart, false))
                }
                (self.grid(&grid))
            }
            (self.note(&message!("page-attribution-note")))
        };
        self.section("attribution", "screen", message!("page-attribution"), body)
    }

    /// The selected design, its re-evaluation, and the Pareto set.
    pub(super) fn choice(&self) -> Option<Section> {
        let comparison = self.comparison?;
        let within = comparison.selection.as_ref().map(|selection| {
            let objective = selection.objective;
            Scale::of((objective.measure(), objective.review()), self.months()).size(selection.rule.within)
        });
        let body = html! {
            @if let Some(grid) = tables::selection(self.analysis, self.language) { (self.grid(&grid)) }
            @if let Some(within) = within { (self.note(&message!("page-selection-note", within = within))) }
            @if let Some(grid) = tables::reevaluation(self.analysis, self.language) { (self.grid(&grid)) }
            @if let Some(grid) = tables::pareto(self.analysis, self.language) { (self.grid(&grid)) }
        };
        self.section("choice", "screen", message!("page-choice"), body)
    }

    /// The values of parameters at which the answer changes.
    pub(super) fn switching_values(&self) -> Option<Section> {
        let grid = tables::switching_values(self.analysis, self.language)?;
        self.section("switching_values", "screen", message!("page-switching-values"), self.grid(&grid))
    }
}
