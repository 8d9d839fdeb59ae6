//! C13: an effect that was entered, not found: the design also changes a key that is an estimate of behaviour.

use super::caveat::{Caveat, Finding};
use crate::analysis::compare::Comparison;

/// an effect that was entered, not found: the design also changes a key that is an estimate of behaviour.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C13",
    sentence: [
        "an effect that was entered, not found: the design also changes a key that is an estimate of behaviour",
        "所得系输入而非发现：方案亦改动了属行为估计之参数",
    ],
    about: "Fires where a design differs from the baseline in a key that is no setting of a lever (tag S, but for the lead times of categories) but an estimate or assumption, such as the accuracy of dispatch, the cooperation that party leadership adds, or anything in `[behaviour]`; also where a lever that is switched on brings such an estimate along (accuracy of direct dispatch, party leadership, the effect of a warning). Deadlines, seats and the like are decisions, whatever their default rests on. What follows from such a key was put in. The measure is the key.",
    check,
};

fn check(comparison: &Comparison) -> Vec<Finding> {
    let evidence = &comparison.evidence;
    let mut fired = Vec::new();
    for (name, design) in evidence.names.iter().zip(&evidence.designs) {
        for (key, value) in &design.entered {
            fired.push(Finding::about(name, key, value.parse().unwrap_or(f64::NAN), f64::NAN));
        }
    }
    fired
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair, throughout};

    use crate::analysis::compare::Comparison;
    use crate::experiment::fixtures;
    use crate::scenario::values::Tables;
    use crate::time::Span;

    #[test]
    fn it_fires_for_an_estimate_and_not_for_a_setting() {
        let base = fixtures::setup("before", 1, 1);
        let entered = |change: fn(&mut Tables)| {
            let mut after = fixtures::setup("after", 1, 1);
            change(&mut after.tables);
            applies("C13", &Comparison::new(&[&throughout(&base), &throughout(&after)], false))
        };
        assert!(!entered(|tables| tables.rules.whistle.enabled = true));
        let three_days = |tables: &mut Tables| {
            (tables.rules.whistle.enabled, tables.rules.whistle.report_within) = (true, Span::days(3.0));
        };
        assert!(!entered(three_days), "a deadline is a decision");
        assert!(entered(|tables| tables.rules.dispatch.enabled = true), "the accuracy comes along");
        assert!(entered(|tables| tables.behaviour.ceiling = 0.9));
        let at_once = |tables: &mut Tables| tables.city.categories.values_mut().for_each(|category| category.at_once = 0.5);
        assert!(entered(at_once), "a category's own times are an estimate");
        assert!(!applies("C13", &pair(&[])));
    }

    #[test]
    fn it_fires_for_an_estimate_that_a_phase_enters() {
        let base = fixtures::setup("before", 1, 1);
        let mut after = fixtures::setup("after", 1, 1);
        let phase = after.regimes.last_mut().unwrap();
        assert!(phase.levers.ranking.enabled && phase.from > after.start);
        phase.levers.ranking.memory = 0.5;
        assert!(applies("C13", &Comparison::new(&[&base, &after], false)));
    }
}
