//! C04: the result depends on parameters that no data inform.

use super::caveat::Caveat;
use crate::analysis::accounts::Accounts;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::{Finding, Remark};
use crate::analysis::measures::ATTRIBUTED;
use crate::analysis::statistics::{IntervalEstimator, mean};
use crate::input::setting::plain_number;
use crate::scenario::sets::Sets;

/// The result depends on parameters that no data inform.
pub(super) const CAVEAT: Caveat = Caveat { code: "C04", names_measure: true, check };

/// Posterior over prior standard deviation above which a parameter counts as not informed.
const UNINFORMED: f64 = 0.9;
/// Share of the variance between sets that a parameter explains.
const SHARE: f64 = 0.25;
/// Probability that chance alone explains as much.
const CHANCE: f64 = 0.01;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let evidence = &comparison.evidence;
    let Some(sets) = evidence.sample.as_ref().filter(|_| evidence.sets > 1) else {
        let assumed = evidence.assumed;
        return if assumed > 0 { vec![Finding::remarked(None, Remark::Assumed, assumed as f64, 0.0)] } else { Vec::new() };
    };
    let Some(informed) = &sets.informed else {
        return vec![Finding::remarked(None, Remark::Unrecorded, sets.keys.len() as f64, 0.0)];
    };
    // Differences between accounts are C21's: a key explains what varies within them.
    let count = sets.list.len();
    let groups = Accounts::of(comparison)
        .map_or_else(|| vec![(0..count).collect()], |accounts| accounts.list.into_iter().map(|(_, sets)| sets).collect());
    let Some(freedom) = count.checked_sub(groups.len() + 1).filter(|freedom| *freedom > 0) else { return Vec::new() };
    let t = IntervalEstimator::default().t(freedom, 1.0 - CHANCE / 2.0);
    let threshold = SHARE.max(t * t / (t * t + freedom as f64));
    let is_free = |key: &str| informed.get(key).is_none_or(|found| found.posterior_sd > UNINFORMED * found.prior_sd);
    let columns: Vec<(&str, Vec<f64>)> = (0..sets.keys.len())
        .filter(|key| is_free(&sets.keys[*key].name))
        .filter_map(|key| Some((sets.keys[key].name.as_str(), numbers(sets, key)?)))
        .collect();
    let mut findings = Vec::new();
    for design in &comparison.designs {
        for ((measure, _), means) in ATTRIBUTED.iter().zip(&design.set_means) {
            for (key, values) in &columns {
                let share = explained(values, means, &groups);
                if share.is_some_and(|share| share > threshold) {
                    findings.push(Finding::about(&design.name, format!("{}: {key}", measure.word()), share.unwrap_or_default(), threshold));
                }
            }
        }
    }
    findings
}

/// The value of a key in each set; none if one of them is not a number.
fn numbers(sets: &Sets, key: usize) -> Option<Vec<f64>> {
    sets.list.iter().map(|set| plain_number(&set.values[key])).collect()
}

/// The squared correlation within groups of sets; none if either does not vary there or is undefined in some set.
fn explained(x: &[f64], y: &[f64], groups: &[Vec<usize>]) -> Option<f64> {
    if x.len() != y.len() || y.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for group in groups {
        let of = |values: &[f64]| group.iter().map(|set| values[*set]).collect::<Vec<f64>>();
        let (mean_x, mean_y) = (mean(&of(x)), mean(&of(y)));
        for (x, y) in of(x).iter().zip(of(y)) {
            let (x, y) = (x - mean_x, y - mean_y);
            (xx, yy, xy) = (xx + x * x, yy + y * y, xy + x * y);
        }
    }
    // A mean of equal numbers may be rounded.
    let varies = |squares: f64, values: &[f64]| squares > 1e-20 * values.iter().map(|value| value * value).sum::<f64>();
    (varies(xx, x) && varies(yy, y)).then(|| xy * xy / (xx * yy))
}

#[cfg(test)]
mod tests {
    use crate::analysis::caveats::findings;
    use crate::analysis::fixtures::{applies, by_accounts, over_sets, pair};

    #[test]
    fn it_applies_to_an_uninformed_parameter_that_moves_the_result() {
        // Set by set the key has the values 0, 1, 2 …; here the difference grows with them.
        let grows: Vec<f64> = (0..12).map(|set| 0.02 + 0.001 * f64::from(set)).collect();
        let comparison = over_sets(&grows, "key,prior_sd,posterior_sd\ndemand.problems,1,0.95\n");
        let found = findings(&comparison).into_iter().find(|(caveat, _)| caveat.code == "C04").unwrap().1;
        assert_eq!((found.len(), found[0].measure.as_str()), (1, "cured_rate: demand.problems"));
        assert!(found[0].value > 0.999 && found[0].threshold > 0.25);
        assert!(!applies("C04", &over_sets(&grows, "key,prior_sd,posterior_sd\ndemand.problems,1,0.5\n")), "informed");
        let zigzag: Vec<f64> = (0..12).map(|set| 0.02 + 0.001 * f64::from(set % 2)).collect();
        assert!(!applies("C04", &over_sets(&zigzag, "key,prior_sd,posterior_sd\ndemand.problems,1,0.95\n")), "explains nothing");
    }

    #[test]
    fn what_differs_between_accounts_is_not_explained_by_a_parameter() {
        let comparison = |step: f64| {
            let of = |account, from: f64| (0..6).map(move |set| (account, from + step * f64::from(set) + 0.0001 * f64::from(set % 2)));
            by_accounts(&of("a", 0.02).chain(of("b", 0.06)).collect::<Vec<_>>())
        };
        // Set by set the key has the values 0, 1, 2 …, so that it differs between the accounts.
        assert!(!applies("C04", &comparison(0.0)));
        assert!(applies("C04", &comparison(0.001)));
    }

    #[test]
    fn without_a_companion_file_its_value_is_the_number_of_parameters() {
        let comparison = over_sets(&[0.02; 12], "");
        let found = findings(&comparison).into_iter().find(|(caveat, _)| caveat.code == "C04").unwrap().1;
        assert_eq!((found.len(), found[0].value), (1, 1.0));
        let comparison = pair(&[]);
        let found = findings(&comparison).into_iter().find(|(caveat, _)| caveat.code == "C04").unwrap().1;
        assert!(found.len() == 1 && found[0].design.is_none() && found[0].value > 50.0, "{found:?}");
    }
}
