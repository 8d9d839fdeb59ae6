//! Attribution: the whole effect divided among levers (Shapley and Owen values).
#![cfg(feature = "analysis")]

use super::compare::Comparison;
use super::measures::{ATTRIBUTED, Compared};
use super::statistics::{mean, percentile};
use crate::ledger::Review;
use crate::plan::coalitions::Game;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The contribution of a lever or a group to the effect on a measure, in the unit of the measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    /// Its name.
    pub name: String,
    /// The group of a lever, if levers have groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Whether it is a group of levers.
    pub is_group: bool,
    /// The measure.
    pub measure: Compared,
    /// Who asks; none for costs.
    pub review: Option<Review>,
    /// Mean over trials.
    pub value: f64,
    /// 95 % interval of the mean, lower and upper end; none with a single trial or city.
    pub interval: Option<(f64, f64)>,
    /// Its effect alone, without any other lever.
    pub alone: f64,
    /// Its effect when added last to all others.
    pub last: f64,
    /// Trials.
    pub n: usize,
    /// Standard error of the value from drawing orders of introduction, in its unit; none if all orders count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub se_orders: Option<f64>,
    /// Stability over parameter sets; none without sets.
    pub over_sets: Option<OverSets>,
}

/// How a contribution varies over parameter sets.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OverSets {
    /// Share of the sets, 0 to 1, in which its rank by value among levers (or groups) equals its overall rank.
    pub order_stable: f64,
    /// Smallest and largest of its means per set; from 19 sets on, their 5th and 95th percentile. In the unit of the measure.
    pub range: (f64, f64),
}

/// The rank of each value, the largest first; ties in their order.
fn ranks(values: &[f64]) -> Vec<usize> {
    values.iter().enumerate().map(|(i, v)| values.iter().enumerate().filter(|(j, w)| *w > v || *w == v && *j < i).count()).collect()
}

/// How each column of contributions, one value per trial, varies over the parameter sets of these trials; empty for one set.
fn over_sets(columns: &[Vec<f64>], sets: &[u32]) -> Vec<OverSets> {
    let mut by_set: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    sets.iter().enumerate().for_each(|(trial, set)| by_set.entry(*set).or_default().push(trial));
    if by_set.len() < 2 {
        return Vec::new();
    }
    let overall = ranks(&columns.iter().map(|column| mean(column)).collect::<Vec<_>>());
    let of_set = |trials: &Vec<usize>| -> Vec<f64> {
        columns.iter().map(|column| mean(&trials.iter().map(|trial| column[*trial]).collect::<Vec<_>>())).collect()
    };
    let means: Vec<Vec<f64>> = by_set.values().map(of_set).collect();
    let orders: Vec<Vec<usize>> = means.iter().map(|means| ranks(means)).collect();
    let one = |i: usize| {
        let mut values: Vec<f64> = means.iter().map(|means| means[i]).collect();
        values.sort_unstable_by(f64::total_cmp);
        let extremes = [values[0], values[values.len() - 1]];
        let [fifth, last] = [0.05, 0.95].map(|p| percentile(&values, p));
        let ends = fifth.zip(last).map_or(extremes, |(fifth, last)| [fifth, last]);
        let [low, high] = ends;
        let stable = orders.iter().filter(|order| order[i] == overall[i]).count() as f64 / orders.len() as f64;
        OverSets { order_stable: stable, range: (low, high) }
    };
    (0..columns.len()).map(one).collect()
}

/// The whole effect of all levers on a measure: its means without any lever and with all, in its unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WholeEffect {
    /// The measure.
    pub measure: Compared,
    /// Who asks; none for costs.
    pub review: Option<Review>,
    /// Mean without any lever.
    pub without: f64,
    /// Mean with all levers.
    pub with: f64,
}

impl WholeEffect {
    /// The effect.
    pub(crate) fn value(&self) -> f64 {
        self.with - self.without
    }
}

/// The whole effect on each measure, and the contributions to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    /// The whole effect on each measure (the observer's rates, unmet days, all hours) that some trial has under every coalition.
    pub effects: Vec<WholeEffect>,
    /// The contributions: by measure, groups before levers.
    pub contributions: Vec<Contribution>,
    /// The method of division, as named in files.
    pub way: String,
    /// Coalitions that were simulated.
    pub coalitions: usize,
}

impl Attribution {
    /// The contributions to an effect: groups before levers.
    pub(crate) fn contributions_to(&self, effect: &WholeEffect) -> impl Iterator<Item = &Contribution> {
        let measure = (effect.measure, effect.review);
        self.contributions.iter().filter(move |part| (part.measure, part.review) == measure)
    }
}

/// Divides the effect on every measure: within each trial, then averaged over trials.
pub(crate) fn attribute(game: &Game, comparison: &Comparison) -> Attribution {
    let mut estimator = comparison.estimator();
    let (mut effects, mut contributions) = (Vec::new(), Vec::new());
    for (measure, review) in ATTRIBUTED {
        // Trials in which the measure is defined under every coalition.
        let trials = comparison.common(measure, review);
        let cities: Vec<u32> = trials.iter().map(|((city, _), _)| *city).collect();
        let worth = |trial: &[f64], coalition: u32| game.designs.get(&game.feasible(coalition)).map_or(f64::NAN, |design| trial[*design]);
        if trials.is_empty() {
            continue;
        }
        let over = |f: &dyn Fn(&[f64]) -> f64| -> Vec<f64> { trials.iter().map(|(_, values)| f(values)).collect() };
        let [without, with] = [0, game.all()].map(|coalition| mean(&over(&|v| worth(v, coalition))));
        effects.push(WholeEffect { measure, review, without, with });
        let given: Vec<Vec<f64>> = trials.iter().map(|(_, values)| game.divide(&|coalition| worth(values, coalition))).collect();
        let sets: Vec<u32> = cities.iter().map(|city| estimator.set_of(*city)).collect();
        // The same orders divide every trial, so their error is that of the mean worths.
        let mut errors = game.order_errors(&|coalition| mean(&over(&|v| worth(v, coalition)))).unwrap_or_default().into_iter();
        let mut part = |name: &str, group: Option<&str>, is_group: bool, set: u32, column: &[f64], over_sets: Option<OverSets>| {
            let se_orders = if is_group { None } else { errors.next() };
            let Some(statistics) = estimator.statistics(column, &cities) else { return };
            contributions.push(Contribution {
                name: name.into(),
                group: group.map(str::to_owned),
                is_group,
                measure,
                review,
                value: statistics.mean,
                interval: statistics.interval,
                alone: mean(&over(&|v| worth(v, set) - worth(v, 0))),
                last: mean(&over(&|v| worth(v, game.all()) - worth(v, game.all() & !set))),
                n: statistics.n,
                se_orders,
                over_sets,
            });
        };
        if game.levers.iter().any(|lever| lever.group.is_some()) {
            let groups = game.groups();
            let sums: Vec<Vec<f64>> = given.iter().map(|given| game.sums(given)).collect();
            let columns: Vec<Vec<f64>> = (0..groups.len()).map(|g| sums.iter().map(|sums| sums[g]).collect()).collect();
            let over = over_sets(&columns, &sets);
            for (g, (name, set)) in groups.into_iter().enumerate() {
                part(&name, None, true, set, &columns[g], over.get(g).copied());
            }
        }
        let columns: Vec<Vec<f64>> = (0..game.levers.len()).map(|i| given.iter().map(|given| given[i]).collect()).collect();
        let over = over_sets(&columns, &sets);
        for (i, lever) in game.levers.iter().enumerate() {
            part(&lever.name, lever.group.as_deref(), false, 1 << i, &columns[i], over.get(i).copied());
        }
    }
    Attribution { effects, contributions, way: game.word().into(), coalitions: game.designs.len() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::measures::Measure;
    use crate::engine::fixtures;
    use crate::plan::coalitions::Lever;

    #[test]
    fn a_rank_that_changes_in_one_set_of_four_is_reported() {
        // Two trials per set; in the last set the first two columns swap ranks.
        let sets = [0, 0, 1, 1, 2, 2, 3, 3];
        let columns = [[3.0, 3.0, 4.0, 4.0, 5.0, 5.0, 0.5, 1.5].to_vec(), vec![2.0; 8], [-1.0, -2.0].repeat(4)];
        let found = over_sets(&columns, &sets);
        assert_eq!(found.iter().map(|part| part.order_stable).collect::<Vec<_>>(), [0.75, 0.75, 1.0]);
        assert_eq!(found.iter().map(|part| part.range).collect::<Vec<_>>(), [(1.0, 5.0), (2.0, 2.0), (-1.5, -1.5)]);
        assert!(over_sets(&columns, &[0; 8]).is_empty());
        // With many sets the extremes are cut off.
        let many: Vec<f64> = (0..21).map(f64::from).collect();
        let (low, high) = over_sets(&[many], &(0..21).collect::<Vec<_>>())[0].range;
        assert!((low - 0.1).abs() < 1e-12 && (high - 19.9).abs() < 1e-12);
    }

    #[test]
    fn each_trial_is_divided_and_the_contributions_sum_to_the_whole() {
        let names = ["none", "a", "b", "a+b"];
        let setups: Vec<_> = names.iter().map(|name| fixtures::setup(name, 1, 3)).collect();
        let mut comparison = Comparison::new(&setups.iter().collect::<Vec<_>>(), false);
        let (cured, review) = (Compared::Rate(Measure::CuredRate), Some(Review::Observer));
        for (design, value) in [0.2, 0.3, 0.25, 0.5].into_iter().enumerate() {
            for replication in 1..=3 {
                comparison.put(design, (1, replication), &[(cured, review, value + 0.01 * f64::from(replication * design as u32))]);
            }
        }
        comparison.finish().unwrap();
        let lever = |name: &str| Lever { name: name.into(), group: None, requires: 0 };
        let mut game = Game::new(vec![lever("a"), lever("b")], 1);
        game.designs = BTreeMap::from([(0, 0), (1, 1), (2, 2), (3, 3)]);
        let found = attribute(&game, &comparison);
        let [effect] = found.effects[..] else { panic!("{found:?}") };
        assert_eq!((effect.measure, effect.review), (cured, review));
        let contributions: Vec<&Contribution> = found.contributions_to(&effect).collect();
        assert_eq!(contributions.len(), 2);
        assert!((effect.without - 0.2).abs() < 1e-12 && (effect.with - 0.56).abs() < 1e-12);
        assert!((contributions[0].value + contributions[1].value - 0.36).abs() < 1e-12);
        // a alone .12, b alone .09; a last .56 − .29, b last .56 − .32.
        assert!((contributions[0].alone - 0.12).abs() < 1e-12 && (contributions[0].last - 0.27).abs() < 1e-12);
        assert!((contributions[0].value - (0.12 + 0.27) / 2.0).abs() < 1e-12);
        assert_eq!(contributions[0].interval, None, "three replications");
    }
}
