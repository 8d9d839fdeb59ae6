//! C13: part of the effect was entered as an assumption.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;

/// Part of the effect was entered as an assumption.
pub(super) const CAVEAT: Caveat = Caveat { code: "C13", names_measure: true, check };

fn check(comparison: &Comparison) -> Vec<Finding> {
    let evidence = &comparison.evidence;
    let mut findings = Vec::new();
    for (name, design) in evidence.names.iter().zip(&evidence.designs) {
        for (key, value) in &design.entered {
            findings.push(Finding::about(name, key, value.parse().unwrap_or(f64::NAN), f64::NAN));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair, throughout};

    use crate::analysis::compare::Comparison;
    use crate::engine::fixtures;
    use crate::scenario::values::Tables;
    use crate::time::Span;

    #[test]
    fn it_applies_to_an_estimate_and_not_to_a_setting() {
        let base = fixtures::setup("before", 1, 1);
        let applies_to = |change: fn(&mut Tables)| {
            let mut after = fixtures::setup("after", 1, 1);
            change(&mut after.tables);
            applies("C13", &Comparison::new(&[&throughout(&base), &throughout(&after)], false))
        };
        assert!(!applies_to(|tables| tables.rules.whistle.enabled = true));
        let three_days = |tables: &mut Tables| {
            (tables.rules.whistle.enabled, tables.rules.whistle.report_within) = (true, Span::days(3.0));
        };
        assert!(!applies_to(three_days), "a deadline is a decision");
        assert!(applies_to(|tables| tables.rules.dispatch.enabled = true), "the lever brings its accuracy");
        assert!(applies_to(|tables| tables.behaviour.ceiling = 0.9));
        let at_once = |tables: &mut Tables| tables.city.categories.values_mut().for_each(|category| category.at_once = 0.5);
        assert!(applies_to(at_once), "a category's own times are an estimate");
        assert!(!applies("C13", &pair(&[])));
    }

    #[test]
    fn it_applies_to_an_estimate_that_a_phase_changes() {
        let base = fixtures::setup("before", 1, 1);
        let mut after = fixtures::setup("after", 1, 1);
        let phase = after.regimes.last_mut().unwrap();
        assert!(phase.levers.ranking.enabled && phase.from > after.start);
        phase.levers.ranking.memory = 0.5;
        assert!(applies("C13", &Comparison::new(&[&base, &after], false)));
    }
}
