//! C16: chance explains part of a monthly rank.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;

/// Chance explains part of a monthly rank.
pub(super) const CAVEAT: Caveat = Caveat { code: "C16", names_measure: false, check };

/// Share of the variance.
const SHARE: f64 = 0.2;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let evidence = &comparison.evidence;
    let finding = |(name, design): (&String, &crate::analysis::evidence::DesignEvidence)| {
        let share = design.chance?;
        (share > SHARE).then(|| Finding::about(name, "score, share of variance due to chance", share, SHARE))
    };
    evidence.names.iter().zip(&evidence.designs).filter_map(finding).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    use crate::analysis::compare::Comparison;
    use crate::engine::{Trial, draw_city, fixtures};
    use crate::ledger::{Ledger, Ranked, Who};
    use crate::rng::{Purpose, Streams};

    /// Two replications, of `replications` planned, in which a street's score is its own value plus or minus `noise`.
    fn comparison(noise: f64, replications: u32) -> Comparison {
        let setup = fixtures::setup("ranked", 1, replications);
        let city = draw_city(&setup, 1);
        let mut comparison = Comparison::new(&[&setup], false);
        for replication in 1..=2 {
            let mut ledger = Ledger::new(setup.periods.count(), city.streets.len(), city.units.len());
            for unit in 0..4 {
                let sign = if (unit + replication) % 2 == 0 { 1.0 } else { -1.0 };
                let score = 0.5 + 0.1 * f64::from(unit) + sign * noise;
                ledger.ranked.push(Ranked { period: 5, who: Who::Unit(unit), score, rank: 1 });
            }
            let counter = crate::analysis::counter::Counter::new(&setup, &city, &ledger);
            let costs = counter.costs();
            comparison.add(&Trial { design: 0, city: 1, replication }, &setup, &city, &ledger, &counter, &costs).unwrap();
        }
        comparison.finish().unwrap();
        comparison
    }

    #[test]
    fn it_applies_where_scores_change_with_the_replication() {
        assert!(!applies("C16", &comparison(0.01, 2)));
        assert!(applies("C16", &comparison(0.1, 2)));
        assert!(applies("C16", &comparison(0.1, 3)), "the last trial failed");
        assert!(!applies("C16", &pair(&[])));
    }

    #[test]
    fn scores_of_pure_noise_are_all_chance() {
        // Many periods of few equal streets: the estimated variance between streets is noise, as often below 0 as above.
        let setup = fixtures::setup("ranked", 1, 2);
        let city = draw_city(&setup, 1);
        let mut comparison = Comparison::new(&[&setup], false);
        for replication in 1..=2 {
            let mut ledger = Ledger::new(setup.periods.count(), city.streets.len(), city.units.len());
            for (period, unit) in (0..400).flat_map(|period| (0..4).map(move |unit| (period, unit))) {
                let noise = Streams::of_replication(1, 1, replication).draw(Purpose::Sample, u64::from(period), unit).normal(0);
                ledger.ranked.push(Ranked { period, who: Who::Unit(unit), score: 0.5 + 0.1 * noise, rank: 1 });
            }
            let counter = crate::analysis::counter::Counter::new(&setup, &city, &ledger);
            let costs = counter.costs();
            comparison.add(&Trial { design: 0, city: 1, replication }, &setup, &city, &ledger, &counter, &costs).unwrap();
        }
        comparison.finish().unwrap();
        let share = comparison.evidence.designs[0].chance.unwrap();
        assert!(share > 0.9, "{share}");
    }
}
