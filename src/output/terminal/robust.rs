//! The output of `jiesu robust`: which conclusions hold under every variation of the model, and what the others rest on.

use super::{Detail, grid};
use crate::analysis::Analysis;
use crate::analysis::robust::{MEASURES, Robustness};
use crate::messages::Language;
use crate::output::layout::note;
use crate::output::tables::robust;

/// Measures that a screen shows: the observer's resolution rate and actual resolution.
const ON_SCREEN: usize = 2;

/// The conclusions, the best design, and the variations.
pub(crate) fn render(language: Language, analysis: &Analysis, found: &Robustness, detail: Detail) -> String {
    let shown = if detail == Detail::Full { MEASURES.len() } else { ON_SCREEN };
    let grids = MEASURES[..shown].iter().filter_map(|measure| robust::conclusions(language, analysis, found, *measure));
    let tables: String = grids.map(|one| grid::render(language, &one)).collect();
    let best = robust::best(language, analysis, found).map(|best| format!("\n{}", note(&best))).unwrap_or_default();
    tables + "\n" + &note(&robust::note(language, found)) + &best + &grid::render(language, &robust::variations(language, found))
}
