//! Comparisons with made-up values, for tests.
#![cfg(feature = "analysis")]

use super::caveats::findings;
use super::compare::Comparison;
use super::measures::{Compared, Measure};
use crate::engine::fixtures;
use crate::ledger::Review;
use crate::scenario::sets::Sets;
use crate::setup::{Data, Setup};

/// The setup with its rules in force in all phases.
pub(crate) fn throughout(setup: &Setup) -> Setup {
    let mut setup = setup.clone();
    let rules = setup.tables.rules.clone();
    setup.regimes.iter_mut().skip(1).for_each(|regime| regime.levers = rules.clone());
    setup
}

/// Five trials each of a baseline and a design that differ in each measure by `difference` ± `spread`; a value is (measure, review,
/// baseline, difference, spread).
pub(crate) fn pair(values: &[(Compared, Option<Review>, f64, f64, f64)]) -> Comparison {
    pair_with(&[], values)
}

/// The same, with keys of both scenarios set.
pub(crate) fn pair_with(sets: &[&str], values: &[(Compared, Option<Review>, f64, f64, f64)]) -> Comparison {
    let sets: Vec<String> = sets.iter().map(|set| set.to_string()).collect();
    let setups = ["before", "after"].map(|name| fixtures::setup_of(&fixtures::scenario(name, 1, 5).with(name, &sets).unwrap()));
    let mut comparison = Comparison::new(&[&setups[0], &setups[1]], true);
    for design in 0..2 {
        for (r, jitter) in [(1, -1.0), (2, -0.5), (3, 0.0), (4, 0.5), (5, 1.0)] {
            let of = |(measure, review, base, difference, spread): &(Compared, Option<Review>, f64, f64, f64)| {
                let value = if design == 0 { *base } else { base + difference + spread * jitter };
                (*measure, *review, value)
            };
            comparison.put(design, (1, r), &values.iter().map(of).collect::<Vec<_>>());
        }
    }
    comparison.finish().unwrap();
    comparison
}

/// A baseline and a design that differ in the share cured by about `differences[set]` in each parameter set. Set by set
/// `demand.problems` has the values 0, 1, 2 …; `companion` is the text of the sets' companion file.
pub(crate) fn over_sets(differences: &[f64], companion: &str) -> Comparison {
    let values: String = (0..differences.len()).map(|set| format!("{set}\n")).collect();
    over(Sets::of_text(&format!("demand.problems\n{values}"), companion), differences)
}

/// The same with the account and the difference of each set.
pub(crate) fn by_accounts(sets: &[(&str, f64)]) -> Comparison {
    let rows: String = sets.iter().enumerate().map(|(set, (account, _))| format!("{set},{account}\n")).collect();
    let differences: Vec<f64> = sets.iter().map(|(_, difference)| *difference).collect();
    over(Sets::of_text(&format!("demand.problems,_account\n{rows}"), "key,prior_sd,posterior_sd\ndemand.problems,1,0.95\n"), &differences)
}

fn over(sets: Sets, differences: &[f64]) -> Comparison {
    let setups = ["before", "after"].map(|name| {
        let scenario = fixtures::scenario(name, 1, 2);
        let data = Data { source: fixtures::setup_of(&scenario).source, ..Data::without_files(&scenario.tables) };
        Setup::with_sets(&scenario, data, Some(sets.clone())).unwrap()
    });
    let mut comparison = Comparison::new(&[&setups[0], &setups[1]], false);
    for design in 0..2 {
        for (set, difference) in differences.iter().enumerate() {
            for replication in 1..=2 {
                let jitter = 0.0001 * f64::from(replication);
                let value = if design == 0 { 0.5 } else { 0.5 + difference + jitter };
                let cured = Compared::Rate(Measure::CuredRate);
                comparison.put(design, (set as u32 + 1, replication), &[(cured, Some(Review::Observer), value)]);
            }
        }
    }
    comparison.finish().unwrap();
    comparison
}

/// Whether the caveat with this code applies.
pub(crate) fn applies(code: &str, comparison: &Comparison) -> bool {
    findings(comparison).iter().any(|(caveat, _)| caveat.code == code)
}
