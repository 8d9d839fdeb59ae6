//! Costs, gains and losses by type of street, attribution, selection, switching values and sensitivity.

use super::{Charts, Page, Section, as_sentences, capitalised, design};
use crate::analysis::headline::Headline;
use crate::analysis::results::{ComparisonResults, DesignResults};
use crate::messages::{Message, message, text};
use crate::output::charts::{self, CHIEF};
use crate::output::labels::name;
use crate::output::tables::{self, Grid, choice};
use maud::{Markup, html};

/// Designs with a table of gains, at most.
const GAINS: usize = 12;
/// Designs in a chart of costs, at most.
const DESIGNS_IN_A_CHART: usize = 24;

impl Page<'_> {
    /// The costs.
    pub(super) fn costs(&self, charts: &mut Charts) -> Option<Section> {
        let chart = |headline| charts::costs(self.analysis, headline, self.language).map(|chart| chart.first(DESIGNS_IN_A_CHART));
        let designs: Vec<&DesignResults> = self.analysis.designs.iter().collect();
        let body = html! {
            (self.grid(&tables::headlines::costs(self.language, &designs)))
            (charts.add_all([Headline::Overtime, Headline::Displaced].into_iter().filter_map(chart)))
        };
        self.section("costs", "memo page-two", message!("page-costs"), body)
    }

    /// Gains and losses by type of street, of the leading design first.
    pub(super) fn gains(&self) -> Option<Section> {
        let (comparison, leading) = (self.comparison?, self.answer?.leading);
        let others = self.analysis.compared().into_iter().filter(|index| *index != leading);
        let order = std::iter::once(leading).chain(others).take(GAINS);
        let table = |index| tables::streets::gains_of_design(self.language, comparison, self.analysis.months(), index);
        let grids: Vec<_> = order.filter_map(|index| Some((index, table(index)?))).collect();
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
        let comparison = self.comparison?;
        let attribution = comparison.attribution.as_ref()?;
        let parts = attribution.effects.iter().map(|effect| {
            let measure = (effect.measure, effect.review);
            let chart = charts::contributions(self.analysis, measure, self.language).filter(|_| CHIEF.contains(&measure));
            let grid = tables::attribution::contributions(self.language, attribution, effect, self.analysis.months());
            html! { @if let Some(chart) = chart { (charts.add(&chart, false)) } (self.grid(&grid)) }
        });
        let parts: Vec<Markup> = parts.collect();
        let body = html! {
            @for part in parts { (part) }
            (self.note(&message!("page-attribution-note")))
        };
        self.section("attribution", "screen", message!("page-attribution"), body)
    }

    /// The selected design, its re-evaluation, and the Pareto set.
    pub(super) fn choice(&self) -> Option<Section> {
        let comparison = self.comparison?;
        let (language, months) = (self.language, self.analysis.months());
        let grids = [
            comparison.selection.as_ref().map(|selection| choice::selection(language, self.analysis, selection)),
            comparison.reevaluation.as_ref().map(|found| choice::reevaluation(language, found, months)),
            (comparison.pareto.len() > 1).then(|| choice::trade_offs(language, &comparison.pareto, months)),
        ];
        let body =
            html! { @for grid in grids.into_iter().flatten() { (self.grid(&Grid { caption: capitalised(&grid.caption), ..grid })) } };
        self.section("choice", "screen", message!("page-choice"), body)
    }

    /// The values of parameters at which the answer changes.
    pub(super) fn switching_values(&self) -> Option<Section> {
        let found = self.comparison?.switching_values.as_ref().filter(|found| !found.list.is_empty())?;
        let grid = tables::switching::switching_values(self.language, found, self.analysis.months());
        let grid = Grid { caption: capitalised(&grid.caption), ..grid };
        self.section("switching_values", "screen", message!("page-switching-values"), self.grid(&grid))
    }

    /// The answer of a sample of parameters, and its note: points of the sample are no designs to choose from.
    pub(super) fn over_ranges(&self, comparison: &ComparisonResults) -> Option<(Vec<Message>, Message)> {
        let found = comparison.sensitivity.as_ref()?;
        let (language, months) = (self.language, self.analysis.months());
        let of_design = |result| tables::sensitivity::sentences(language, found, result, months, design).into_iter().reduce(as_sentences);
        let paragraphs: Vec<Message> = tables::sensitivity::of(found, comparison.request.objective).filter_map(of_design).collect();
        (!paragraphs.is_empty()).then(|| (paragraphs, message!("page-scope-ranges")))
    }

    /// The factors to which the variance of each measure is due: those of the objective first, the others folded.
    pub(super) fn sensitivity(&self) -> Option<Section> {
        let comparison = self.comparison?;
        let found = comparison.sensitivity.as_ref().filter(|found| !found.results.is_empty())?;
        let (language, months, objective) = (self.language, self.analysis.months(), comparison.request.objective);
        let heading = |grid: &Grid| Grid { caption: capitalised(&grid.caption), ..grid.clone() };
        let chief: Vec<Grid> =
            tables::sensitivity::of(found, objective).map(|one| tables::sensitivity::indices(language, found, one, months)).collect();
        let others = found.results.iter().filter(|one| one.objective != objective);
        let mut folded: Vec<(String, Grid)> = others
            .map(|one| {
                let measure = name((one.objective.measure(), one.objective.review()), language);
                (measure, tables::sensitivity::indices(language, found, one, months))
            })
            .collect();
        if let Some(screening) = &found.screening {
            let screened = screening.results.iter().filter(|one| one.objective == objective);
            let heading = text!(language, "page-screening");
            folded.extend(screened.map(|one| (heading.clone(), tables::sensitivity::effects(language, screening, one, months))));
        }
        let body = html! {
            @for grid in &chief { (self.grid(&heading(grid))) }
            @for (summary, grid) in &folded { details.screen { summary { (capitalised(summary)) } "\n" (self.grid(&heading(grid))) } "\n" }
            (self.note(&message!("page-sensitivity-note")))
        };
        self.section("sensitivity", "screen", message!("page-sensitivity"), body)
    }
}
