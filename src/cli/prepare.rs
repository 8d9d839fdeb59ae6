//! From a plan to the designs that are simulated; designs equal to another are left out.

use super::simulate::{Flags, prepare};
use super::{eprint, inert};
use jiesu::error::Result;
use jiesu::messages::{Language, text};
use jiesu::output::files::Design;
use jiesu::plan::Plan;
use jiesu::setup::alike::alike;

/// Prepares the designs of a plan; prints notes on keys that have no effect in any of them.
pub(crate) fn ready_all(plan: &Plan, flags: &Flags) -> Result<Vec<Design>> {
    let designs = prepare(plan.designs.iter().map(|design| &design.scenario), &flags.folder(&plan.name)?)?;
    if !flags.quiet {
        let pairs = plan.designs.iter().zip(&designs).map(|(wanted, ready)| (&wanted.scenario, &ready.setup));
        eprint(&inert::notes(pairs, flags.lang));
    }
    Ok(designs)
}

/// Prepares the designs of a plan without those equal to another, which leave the plan too; prints the plan's notes.
pub(crate) fn ready(plan: &mut Plan, flags: &Flags) -> Result<Vec<Design>> {
    let designs = ready_all(plan, flags)?;
    let pairs: Vec<_> = plan.designs.iter().zip(&designs).map(|(wanted, ready)| (&wanted.scenario, &ready.setup)).collect();
    let same = alike(&pairs);
    plan.leave_out(&same);
    if !flags.quiet {
        eprint(&notes(plan, flags.lang));
    }
    Ok(designs.into_iter().zip(same).filter_map(|(design, same)| same.is_none().then_some(design)).collect())
}

/// The notes of a plan, one per line, and which of its designs are equal.
pub(crate) fn notes(plan: &Plan, language: Language) -> String {
    let mut text: String = plan.notes.iter().map(|note| text!(language, "plan-note", note = note.clone()) + "\n").collect();
    for (name, others) in plan.left_out() {
        let like = if name == "base" { "the base".to_string() } else { format!("`{name}`") };
        // A sample may have thousands.
        let (shown, more) = others.split_at(others.len().min(20));
        let mut list = format!("`{}`", shown.join("`, `"));
        if !more.is_empty() {
            list += &language.of(format!(" and {} more", more.len()), format!(" 等 {} 个", others.len()));
        }
        text += &language.of(
            format!("note: the same as {like}, not simulated: {list} (`same_as` in designs.csv)\n"),
            format!("提示：与 `{name}` 相同，不重复模拟：{list}（见 designs.csv 的 `same_as`）\n"),
        );
    }
    text
}
