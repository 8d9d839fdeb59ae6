//! C21: accounts of the published values disagree on the sign or the order of designs.

use super::caveat::{Caveat, ORDERED};
use crate::analysis::accounts::Accounts;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::{Finding, Remark};
use crate::analysis::measures::{Compared, Measure};
use crate::ledger::Review;

/// Accounts of the published values disagree on the sign or the order of designs.
pub(super) const CAVEAT: Caveat = Caveat { code: "C21", names_measure: true, check };

fn check(comparison: &Comparison) -> Vec<Finding> {
    let Some(accounts) = Accounts::of(comparison) else { return Vec::new() };
    let all: Vec<usize> = accounts.list.iter().flat_map(|(_, sets)| sets.clone()).collect();
    let mut findings = Vec::new();
    for measure in [Measure::ResolutionRate, Measure::CuredRate] {
        let rate = (Compared::Rate(measure), Some(Review::Observer));
        for (index, design) in comparison.designs.iter().enumerate() {
            for other in std::iter::once(None).chain((0..index).map(Some)) {
                let Some(overall) = accounts.statistics(index, other, rate, &all).filter(|found| found.mean.abs() > ORDERED) else {
                    continue;
                };
                let is_reversed = |sets: &[usize]| {
                    let own = accounts.statistics(index, other, rate, sets)?;
                    let (low, high) = own.interval?;
                    (own.mean * overall.mean < 0.0 && own.mean.abs() > ORDERED && (low > 0.0 || high < 0.0)).then_some(own.mean)
                };
                for (account, sets) in &accounts.list {
                    let Some(mean) = is_reversed(sets) else { continue };
                    let reference = other.map_or(&comparison.evidence.names[0], |other| &comparison.designs[other].name).clone();
                    let remark = Remark::Reversed { measure: measure.word().into(), reference, account: account.to_string() };
                    findings.push(Finding::remarked(Some(&design.name), remark, mean, ORDERED));
                }
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, by_accounts};

    #[test]
    fn it_applies_where_an_account_reverses_a_sign_and_not_for_a_single_set() {
        let sets = |of_last: f64| -> Vec<(&str, f64)> {
            let of = |account, difference: f64| (0..6).map(move |set| (account, difference + 0.001 * f64::from(set)));
            of("ranking", 0.05).chain(of("deadlines", of_last)).collect()
        };
        assert!(applies("C21", &by_accounts(&sets(-0.03))));
        assert!(!applies("C21", &by_accounts(&sets(0.01))), "one sign");
        assert!(!applies("C21", &by_accounts(&sets(-0.004))), "an interval with 0, or nearly none");
        assert!(!applies("C21", &by_accounts(&[("ranking", 0.05), ("deadlines", -0.05)])), "single sets have no interval");
    }
}
