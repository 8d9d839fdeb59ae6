//! From a plan to the designs that are simulated; designs equal to another are left out.

use super::simulate::{Flags, prepare};
use super::{eprint, inert};
use crate::error::Result;
use crate::messages::{Language, message, text};
use crate::output::files::Design;
use crate::plan::Plan;
use crate::setup::alike::{alike, is_unaffected};

/// Prepares the designs of a plan; prints notes on keys that have no effect in any of them.
pub(crate) fn ready_all(plan: &Plan, flags: &Flags) -> Result<Vec<Design>> {
    let designs = prepare(plan.designs.iter().map(|design| &design.scenario), &flags.folder(&plan.name)?)?;
    if !flags.quiet {
        let pairs = plan.designs.iter().zip(&designs).map(|(wanted, ready)| (&wanted.scenario, &ready.setup));
        eprint(&inert::notes(pairs, flags.language()));
    }
    Ok(designs)
}

/// Prepares the designs of a plan without those equal to another, which leave the plan too; prints the plan's notes.
pub(crate) fn ready(plan: &mut Plan, flags: &Flags) -> Result<Vec<Design>> {
    let designs = ready_all(plan, flags)?;
    let pairs: Vec<_> = plan.designs.iter().zip(&designs).map(|(wanted, ready)| (&wanted.scenario, &ready.setup)).collect();
    let mut same = alike(&pairs);
    if let Some(variations) = &plan.variations {
        for (written, varied, keys) in variations.pairs() {
            if same[varied].is_none() && is_unaffected(pairs[written], pairs[varied], &keys) {
                same[varied] = Some(same[written].unwrap_or(written));
            }
        }
    }
    plan.leave_out(&same);
    if !flags.quiet {
        eprint(&notes(plan, flags.language()));
    }
    Ok(designs.into_iter().zip(same).filter_map(|(design, same)| same.is_none().then_some(design)).collect())
}

/// The notes of a plan, one per line, and which of its designs are equal.
pub(crate) fn notes(plan: &Plan, language: Language) -> String {
    let mut text: String = plan.notes.iter().map(|note| text!(language, "run-note", note = note.clone()) + "\n").collect();
    // Of the points of a sample, designs.csv says which are the same; the results say where a variation changes nothing.
    let left_out = if plan.sampled.is_some() || plan.variations.is_some() { Vec::new() } else { plan.left_out() };
    for (name, others) in left_out {
        // A sample may have thousands.
        let (shown, more) = others.split_at(others.len().min(20));
        let mut list = format!("`{}`", shown.join("`, `"));
        if !more.is_empty() {
            list = text!(language, "run-and-more", designs = list, more = more.len());
        }
        let note = if name == "base" {
            message!("run-same-as-base", designs = list)
        } else {
            message!("run-same-as", design = name, designs = list)
        };
        text += &(note.text(language) + "\n");
    }
    text
}
