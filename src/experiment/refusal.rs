//! Why a scenario that a search has made cannot be run, in one line.

use crate::error::Diagnostic;
use crate::messages::{Message, message};

/// Diagnostics in one line, without their hints.
pub(crate) fn in_one_line(diagnostics: &[Diagnostic]) -> Message {
    let line = |diagnostic: &Diagnostic| message!("join-colon", before = diagnostic.about(), after = diagnostic.message.clone());
    let joined = diagnostics.iter().map(line).reduce(|before, after| message!("join-semicolon", before = before, after = after));
    joined.unwrap_or_else(|| message!("fit-no-set"))
}
