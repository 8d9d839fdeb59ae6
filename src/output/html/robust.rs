//! What the conclusions rest on: conclusions by measure, the best design, and the variations with the datum that would tell.

use super::{Page, Section, capitalised};
use crate::analysis::robust::MEASURES;
use crate::messages::{Message, message};
use crate::output::tables::{Grid, robust};
use maud::html;

impl Page<'_> {
    /// The conclusions under variations of the model, if there are any.
    pub(super) fn robustness(&self) -> Option<Section> {
        let found = self.comparison?.robustness.as_ref()?;
        let (language, analysis) = (self.language, self.analysis);
        let variations = robust::variations(language, found);
        let body = html! {
            @if let Some(best) = robust::best(language, analysis, found) { p { (capitalised(&best)) } "\n" }
            @for grid in MEASURES.into_iter().filter_map(|measure| robust::conclusions(language, analysis, found, measure)) { (self.grid(&grid)) }
            (self.note(&Message::verbatim(capitalised(&robust::note(language, found)))))
            (self.grid(&Grid { caption: capitalised(&variations.caption), ..variations }))
        };
        self.section("robustness", "screen", message!("page-robustness"), body)
    }
}
