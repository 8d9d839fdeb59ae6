//! The decision table over parameter sets, and its paragraph of the answer.

use super::{Page, Section, as_sentences, capitalised, design};
use crate::analysis::results::ComparisonResults;
use crate::messages::{Message, message};
use crate::output::tables::Grid;
use crate::output::tables::decision::{information, sentences, verdicts};
use maud::html;

impl Page<'_> {
    /// The decision by each objective, and what it is worth to know more.
    pub(super) fn decision(&self) -> Option<Section> {
        let (decision, months) = (self.comparison?.decision.as_ref()?, self.analysis.months());
        let body = html! {
            @for by in &decision.objectives {
                @for grid in [verdicts(self.language, decision, by, months), information(self.language, by, months)] {
                    (self.grid(&Grid { caption: capitalised(&grid.caption), ..grid }))
                }
            }
        };
        self.section("decision", "screen", message!("page-decision"), body)
    }

    /// What to choose over the parameter sets, what that may cost, and what to find out first.
    pub(super) fn decided(&self, comparison: &ComparisonResults) -> Option<Message> {
        let by = comparison.decision.as_ref()?.objectives.first()?;
        sentences(self.language, by, self.analysis.months(), design).into_iter().reduce(as_sentences)
    }
}
