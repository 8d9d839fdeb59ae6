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
        let shrank = reevaluation.shrinkage().filter(|(_, (low, _))| *low > 0.0).map(|(shrank, _)| shrank);
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

    fn leads(by: f64, spread: f64) -> Comparison {
        pair(&[(RATE.0, RATE.1, 0.5, by, spread)])
    }

    #[test]
    fn it_applies_where_the_lead_shrinks_in_new_cities_by_more_than_chance() {
        let applies = |lead: f64, spread: f64| {
            let mut comparison = leads(0.03, spread);
            let selection = leads(0.03, spread);
            comparison.evidence.reevaluation = Some(choice::reevaluate(Objective::default(), (21, 40), &selection, &leads(lead, spread)));
            let findings = super::check(&comparison);
            assert_eq!(applies("C14", &comparison), !findings.is_empty());
            findings.first().map(|finding| (finding.design.clone(), finding.value))
        };
        let (design, shrank) = applies(0.01, 0.001).unwrap();
        assert!(design.as_deref() == Some("after") && (shrank - 0.02).abs() < 1e-12);
        // By chance: leads of .03 and .02 with standard errors of .011 differ by less than sampling error.
        assert_eq!(applies(0.02, 0.03), None);
        assert_eq!(applies(0.04, 0.001), None);
    }

    #[test]
    fn without_bias_it_applies_as_seldom_as_chance_says() {
        use crate::analysis::pairs::paired;
        use crate::analysis::statistics::IntervalEstimator;
        use crate::rng::{Purpose, Streams};
        let mut comparison = leads(0.03, 0.001);
        let mut again = choice::reevaluate(Objective::default(), (9, 16), &leads(0.03, 0.001), &leads(0.03, 0.001));
        let fired = (0..2_000_u64).filter(|study| {
            let pair = |what: u64| {
                let normal = |city: u32| Streams::of_city(*study, 3).draw(Purpose::Sample, what, city).normal(0);
                let values: Vec<f64> = (0..8).map(|city| 1.0 + normal(city)).collect();
                paired(&[0.0; 8], &values, &[1, 2, 3, 4, 5, 6, 7, 8], &mut IntervalEstimator::default())
            };
            again.pairs[Objective::default().index()] = [pair(1), pair(2)];
            comparison.evidence.reevaluation = Some(again.clone());
            !super::check(&comparison).is_empty()
        });
        // Any reduction would be found in half of them; 2.5 % are due, + 2.33·√(.025·.975/2000).
        let share = fired.count() as f64 / 2_000.0;
        assert!(share < 0.0332, "{share}");
    }

    #[test]
    fn without_a_reevaluation_it_applies_where_the_best_is_hardly_ahead() {
        let of = |spread: f64, designs: usize| {
            let setups: Vec<_> = ["a", "b", "c"][..designs].iter().map(|name| fixtures::setup(name, 1, 6)).collect();
            let mut comparison = Comparison::new(&setups.iter().collect::<Vec<_>>(), false);
            comparison.evidence.is_choice = true;
            for design in 0..designs {
                for r in 1..=6_u32 {
                    let jitter = if design == 1 { spread * (f64::from(r) - 3.5) } else { 0.0 };
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
