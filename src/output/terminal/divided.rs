//! The output of `jiesu attribute`.

use super::compared::caveats;
use super::{Detail, grid};
use crate::analysis::Analysis;
use crate::analysis::attribute::WholeEffect;
use crate::analysis::finding::{Caution, Finding};
use crate::analysis::measures::{Compared, Measure};
use crate::messages::{Language, text};
use crate::output::layout::{marked, note};
use crate::output::tables::attribution;

/// Caveats, then each lever's part of the effect on each measure; without full detail, response and satisfaction rates are left out.
pub(crate) fn render(language: Language, title: &str, analysis: &Analysis, detail: Detail) -> String {
    let Some(comparison) = &analysis.comparison else { return String::new() };
    let Some(found) = &comparison.attribution else { return String::new() };
    // A coalition is not a proposal: only caveats of the whole comparison and of its two ends are shown.
    let is_shown = |fired: &Finding| fired.design.as_deref().is_none_or(|design| ["none", "all"].contains(&design));
    let shown = |caution: &Caution| {
        let findings: Vec<Finding> = caution.findings.iter().filter(|found| is_shown(found)).cloned().collect();
        Caution { code: caution.code.clone(), findings }
    };
    let general: Vec<Caution> = analysis.caveats.iter().map(shown).filter(|caution| !caution.findings.is_empty()).collect();
    let is_minor = |effect: &&WholeEffect| {
        detail == Detail::Screen && matches!(effect.measure, Compared::Rate(Measure::ResponseRate | Measure::SatisfactionRate))
    };
    let effects = found.effects.iter().filter(|effect| !is_minor(effect));
    let grids = effects.map(|effect| attribution::contributions(language, found, effect, analysis.months()));
    let tables: String = grids.map(|grid| grid::render(language, &grid)).collect();
    let notes: String = attribution::notes(language, found).iter().map(|text| note(text)).collect();
    let caveats = caveats(language, title, analysis, comparison, &general) + &marked("! ", &text!(language, "screen-of-the-model"));
    caveats + &tables + "\n" + &notes
}
