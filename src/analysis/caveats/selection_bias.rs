//! C14: selection inflates the lead of the best of several designs.

use super::caveat::Caveat;
use crate::analysis::choice::first_two;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::{Finding, Remark};
use crate::analysis::objective::Objective;

/// Selection inflates the lead of the best of several designs.
pub(super) const CAVEAT: Caveat = Caveat { code: "C14", names_measure: true, check };

fn check(comparison: &Comparison) -> Vec<Finding> {
    let evidence = &comparison.evidence;
    if let Some(reevaluation) = &evidence.reevaluation {
        let shrank = reevaluation.leads().map(|[selection, reevaluation]| selection - reevaluation).filter(|shrank| *shrank > 0.0);
        let finding = |shrank| {
            let remark = Remark::LeadShrank { objective: reevaluation.objective, rival: reevaluation.rival.clone() };
            Finding::remarked(Some(&reevaluation.chosen), remark, shrank, 0.0)
        };
        return shrank.map(finding).into_iter().collect();
    }
    let objective = Objective::default();
    if !evidence.is_choice || evidence.names.len() < 3 {
        return Vec::new();
    }
    let Some((best, next, found)) = first_two(comparison, objective) else { return Vec::new() };
    let is_sure = found.interval.is_some_and(|(low, _)| low > 0.0);
    let remark = Remark::LeadAsSelected { objective, rival: evidence.names[next].clone() };
    if is_sure { Vec::new() } else { vec![Finding::remarked(Some(&evidence.names[best]), remark, found.difference, 0.0)] }
}

#[cfg(test)]
mod tests {
    use crate::analysis::choice;
    use crate::analysis::compare::Comparison;
    use crate::analysis::fixtures::{applies, pair};
    use crate::analysis::measures::{Compared, Measure};
    use crate::analysis::objective::Objective;
    use crate::engine::fixtures;
    use crate::ledger::Review;

    const RATE: (Compared, Option<Review>) = (Compared::Rate(Measure::ResolutionRate), Some(Review::Observer));

    fn leads(by: f64) -> Comparison {
        pair(&[(RATE.0, RATE.1, 0.5, by, 0.0)])
    }

    #[test]
    fn it_applies_where_the_lead_shrinks_in_new_cities() {
        let applies = |lead: f64| {
            let mut comparison = leads(0.03);
            comparison.evidence.reevaluation = Some(choice::reevaluate(Objective::default(), (21, 40), &leads(0.03), &leads(lead)));
            let findings = super::check(&comparison);
            assert_eq!(applies("C14", &comparison), !findings.is_empty());
            findings.first().map(|finding| (finding.design.clone(), finding.value))
        };
        let (design, shrank) = applies(0.01).unwrap();
        assert!(design.as_deref() == Some("after") && (shrank - 0.02).abs() < 1e-12);
        assert_eq!(applies(0.04), None);
    }

    #[test]
    fn without_a_reevaluation_it_applies_where_the_best_is_hardly_ahead() {
        let of = |spread: f64, designs: usize| {
            let setups: Vec<_> = ["a", "b", "c"][..designs].iter().map(|name| fixtures::setup(name, 1, 4)).collect();
            let mut comparison = Comparison::new(&setups.iter().collect::<Vec<_>>(), false);
            comparison.evidence.is_choice = true;
            for design in 0..designs {
                for r in 1..=4_u32 {
                    let jitter = if design == 1 { spread * (f64::from(r) - 2.5) } else { 0.0 };
                    comparison.put(design, (1, r), &[(RATE.0, RATE.1, 0.5 + 0.01 * design as f64 + jitter)]);
                }
            }
            comparison.finish().unwrap();
            comparison
        };
        assert!(applies("C14", &of(0.02, 3)));
        assert!(!applies("C14", &of(0.001, 3)), "clearly ahead");
        assert!(!applies("C14", &of(0.02, 2)), "two designs only");
        let mut sensitivity = of(0.02, 3);
        sensitivity.evidence.is_choice = false;
        assert!(!applies("C14", &sensitivity));
    }
}
