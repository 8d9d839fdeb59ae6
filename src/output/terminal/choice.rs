//! Choosing a design: trade-offs, the selected design and its guarantee, and the parameter values at which the best design changes.

use super::{Detail, grid};
use crate::analysis::Analysis;
use crate::analysis::objective::Objective;
use crate::analysis::results::ComparisonResults;
use crate::messages::{Language, Message, text};
use crate::output::layout::note;
use crate::output::tables::{choice, decision, sensitivity, switching};

/// The parts that the summary has; trade-offs only in full detail.
pub(crate) fn render(language: Language, analysis: &Analysis, comparison: &ComparisonResults, detail: Detail) -> String {
    let (mut text, months) = (String::new(), analysis.months());
    if detail == Detail::Full && comparison.pareto.len() > 2 {
        text += &grid::render(language, &choice::trade_offs(language, &comparison.pareto, months));
    }
    if let Some(selection) = &comparison.selection {
        let chosen = analysis.designs.get(selection.chosen).map_or("", |design| &design.name);
        text += &format!("\n{}", note(&text!(language, "note-chosen", by = selection.objective.name(), design = chosen)));
        if selection.objective.is_official() {
            text += &note(&text!(language, "note-official-objective"));
        }
        text += &grid::render(language, &choice::selection(language, analysis, selection));
    }
    if let Some(reevaluation) = &comparison.reevaluation {
        text += &grid::render(language, &choice::reevaluation(language, reevaluation, months));
    }
    if let Some(found) = &comparison.switching_values {
        text += &format!("\n{}", note(&switching::best(language, found, months)));
        text += &grid::render(language, &switching::switching_values(language, found, months));
    }
    if let Some(found) = &comparison.sensitivity {
        let objective = comparison.request.objective;
        let is_shown = |shown: Objective| detail == Detail::Full || shown == objective;
        text.push('\n');
        for result in sensitivity::of(found, objective) {
            let sentences = sensitivity::sentences(language, found, result, months, |name| Message::verbatim(name));
            text += &sentences.iter().map(|sentence| note(&sentence.text(language))).collect::<String>();
        }
        for result in found.results.iter().filter(|result| is_shown(result.objective)) {
            text += &grid::render(language, &sensitivity::indices(language, found, result, months));
        }
        if let Some(screening) = &found.screening {
            for result in screening.results.iter().filter(|result| is_shown(result.objective)) {
                text += &grid::render(language, &sensitivity::effects(language, screening, result, months));
            }
        }
        text += &format!("\n{}", note(&text!(language, "page-sensitivity-note")));
    }
    if let Some(found) = &comparison.decision {
        let shown = if detail == Detail::Full { found.objectives.len() } else { 1 };
        for (number, by) in found.objectives.iter().take(shown).enumerate() {
            text += &grid::render(language, &decision::verdicts(language, found, by, months));
            text.push('\n');
            if number == 0 {
                let sentences = decision::sentences(language, by, months, |name| Message::verbatim(name));
                text += &sentences.iter().map(|sentence| note(&sentence.text(language))).collect::<String>();
            }
            text += &grid::render(language, &decision::information(language, by, months));
        }
    }
    text
}
