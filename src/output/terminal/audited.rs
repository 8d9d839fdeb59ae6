//! The audit of common random numbers, as terminal text.

use super::grid;
use crate::analysis::audit::Audited;
use crate::messages::Language;
use crate::output::tables::audit::crn_audit;

/// One line per design, with the purposes that differ most and the earliest draw whose outcome differs.
pub(crate) fn render(language: Language, audited: &[Audited]) -> String {
    grid::render(language, &crn_audit(language, audited))
}
