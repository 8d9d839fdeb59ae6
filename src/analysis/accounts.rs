//! Differences by account: a column `_account` of parameter sets says which explanation of the published values each set belongs to.
//!
//! Accounts fit the same values with different mechanisms, so where they disagree no published value tells which is right, and more trials
//! do not help.
#![cfg(feature = "analysis")]

use super::compare::Comparison;
use super::measures::{ATTRIBUTED, ReviewedMeasure};
use super::objective::ALL;
use super::statistics::{IntervalEstimator, Statistics};
use crate::scenario::sets::Sets;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The column of parameter sets with the names of accounts.
pub(super) const COLUMN: &str = "_account";

/// The difference of a design from the baseline under the sets of one account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountDifference {
    /// The design.
    pub design: String,
    /// The measure and its review.
    pub measure: ReviewedMeasure,
    /// The account.
    pub account: String,
    /// Statistics of the mean difference of each set, in the unit of the measure.
    pub statistics: Statistics,
}

/// The fewest sets of a study of many variations, unless the user says how many.
const FEWEST_OF_A_STUDY: usize = 8;

/// How many sets a study of many variations takes: as many of each account, at least eight in all. Accounts have equal numbers of sets in
/// the file, one after the other, so that even steps take equally many of each.
pub(crate) fn sets_of_a_study(sets: &Sets) -> usize {
    let column = sets.carried.iter().position(|name| name == COLUMN);
    let names: BTreeSet<&str> = column.iter().flat_map(|column| sets.list.iter().map(|set| set.carried[*column].as_str())).collect();
    FEWEST_OF_A_STUDY.next_multiple_of(names.len().max(1))
}

/// Sets by account.
pub(super) struct Accounts<'a> {
    comparison: &'a Comparison,
    /// Names in the order of the file, each with the indices of its sets.
    pub(super) list: Vec<(&'a str, Vec<usize>)>,
}

impl<'a> Accounts<'a> {
    /// The accounts of a comparison; none unless its sets belong to two or more.
    pub(super) fn of(comparison: &'a Comparison) -> Option<Accounts<'a>> {
        let sample = comparison.evidence.sample.as_ref()?;
        let column = sample.carried.iter().position(|name| name == COLUMN)?;
        let mut list: Vec<(&str, Vec<usize>)> = Vec::new();
        for (set, name) in sample.list.iter().map(|set| set.carried[column].as_str()).enumerate() {
            match list.iter_mut().find(|(known, _)| *known == name) {
                Some((_, sets)) => sets.push(set),
                None => list.push((name, vec![set])),
            }
        }
        (list.len() > 1).then_some(Accounts { comparison, list })
    }

    /// Differences between a design and another one (none is the baseline) in a measure: the mean of each of these sets in which it is known.
    fn gaps(&self, design: usize, other: Option<usize>, measure: ReviewedMeasure, sets: &[usize]) -> Vec<f64> {
        let Some(index) = ALL.iter().position(|known| *known == measure) else { return Vec::new() };
        let mean = |design: usize, set: &usize| self.comparison.designs[design].set_means.get(index)?.get(*set).copied();
        let gap = |set: &usize| Some(mean(design, set)? - other.map_or(Some(0.0), |other| mean(other, set))?);
        sets.iter().filter_map(gap).filter(|gap| gap.is_finite()).collect()
    }

    /// Statistics of these differences, for sets of one account or of all.
    pub(super) fn statistics(&self, design: usize, other: Option<usize>, measure: ReviewedMeasure, sets: &[usize]) -> Option<Statistics> {
        let gaps = self.gaps(design, other, measure, sets);
        IntervalEstimator::default().statistics(&gaps, &vec![1; gaps.len()])
    }
}

/// The differences of every design from the baseline by account, in the measures whose effects are attributed to levers.
pub(super) fn by_account(comparison: &Comparison) -> Vec<AccountDifference> {
    let Some(accounts) = Accounts::of(comparison) else { return Vec::new() };
    let mut found = Vec::new();
    for (index, design) in comparison.designs.iter().enumerate() {
        for measure in ATTRIBUTED {
            for (account, sets) in &accounts.list {
                let Some(statistics) = accounts.statistics(index, None, measure, sets) else { continue };
                found.push(AccountDifference { design: design.name.clone(), measure, account: account.to_string(), statistics });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixtures::by_accounts;
    use crate::analysis::measures::{Compared, Measure};
    use crate::ledger::Review;

    #[test]
    fn a_study_takes_equally_many_sets_of_each_account() {
        let sets = |accounts: usize| {
            let rows: String = (0..accounts).flat_map(|account| (0..32).map(move |_| format!("1,{account}\n"))).collect();
            Sets::of_text(&format!("demand.problems,_account\n{rows}"), "")
        };
        assert_eq!([1, 3, 4, 6].map(|accounts| sets_of_a_study(&sets(accounts))), [8, 9, 8, 12]);
        assert_eq!(sets_of_a_study(&Sets::of_text("demand.problems\n1\n", "")), 8);
    }

    #[test]
    fn each_account_has_the_mean_of_its_own_sets() {
        let comparison = by_accounts(&[("b", 0.03), ("a", -0.02), ("b", 0.05), ("a", -0.04), ("b", 0.04)]);
        let cured = (Compared::Rate(Measure::CuredRate), Some(Review::Observer));
        let found: Vec<_> = by_account(&comparison).into_iter().filter(|row| row.measure == cured).collect();
        let read: Vec<(&str, usize, f64)> =
            found.iter().map(|row| (row.account.as_str(), row.statistics.n, libm::round(row.statistics.mean * 100.0))).collect();
        assert_eq!(read, [("b", 3, 4.0), ("a", 2, -3.0)]);
        assert!(by_account(&by_accounts(&[("a", 0.03), ("a", -0.02)])).is_empty(), "one account");
    }
}
