//! How the model divides its own effect among levers.

use super::compare::{Compared, Comparison, Cost};
use super::series::Measure;
use super::statistics::{Judge, mean};
use crate::ledger::Review;
use crate::study::coalitions::Game;

/// The measures that are divided, by whom they are asked.
pub const DIVIDED: [(Compared, Option<Review>); 6] = [
    (Compared::Rate(Measure::ResponseRate), Some(Review::Observer)),
    (Compared::Rate(Measure::ResolutionRate), Some(Review::Observer)),
    (Compared::Rate(Measure::SatisfactionRate), Some(Review::Observer)),
    (Compared::Rate(Measure::CuredRate), Some(Review::Observer)),
    (Compared::Rate(Measure::UnmetDays), Some(Review::Observer)),
    (Compared::Cost(Cost::All), None),
];

/// What a lever or a group is given of the effect on a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Whether it is a group of levers.
    pub is_group: bool,
    /// Index in [`DIVIDED`].
    pub measure: usize,
    /// Mean over trials.
    pub value: f64,
    /// 95 % interval of the mean.
    pub interval: Option<(f64, f64)>,
    /// The effect of it alone, without any other.
    pub alone: f64,
    /// The effect of it as the last, when all others are there.
    pub last: f64,
    /// Trials.
    pub n: usize,
}

/// The whole effect on a measure, and its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// For each measure of [`DIVIDED`], the mean without any lever and with all.
    pub ends: Vec<Option<(f64, f64)>>,
    /// The parts: by measure the groups, then the levers.
    pub parts: Vec<Part>,
    /// How it was divided.
    pub way: &'static str,
    /// Coalitions that were simulated.
    pub coalitions: usize,
}

/// Divides the effect on every measure: in each trial by itself, then the mean over trials.
pub fn attribute(game: &Game, comparison: &Comparison) -> Attribution {
    let mut judge = Judge::default();
    let (mut ends, mut parts) = (Vec::new(), Vec::new());
    for (index, (measure, review)) in DIVIDED.into_iter().enumerate() {
        // Trials in which the measure is defined under every coalition.
        let trials = comparison.common(measure, review);
        let cities: Vec<u32> = trials.iter().map(|(city, _)| *city).collect();
        let worth = |trial: &[f64], coalition: u32| game.designs.get(&game.feasible(coalition)).map_or(f64::NAN, |design| trial[*design]);
        if trials.is_empty() {
            ends.push(None);
            continue;
        }
        let over = |f: &dyn Fn(&[f64]) -> f64| -> Vec<f64> { trials.iter().map(|(_, values)| f(values)).collect() };
        ends.push(Some((mean(&over(&|v| worth(v, 0))), mean(&over(&|v| worth(v, game.all()))))));
        let given: Vec<Vec<f64>> = trials.iter().map(|(_, values)| game.divide(&|coalition| worth(values, coalition))).collect();
        let mut part = |name: &str, is_group: bool, set: u32, column: Vec<f64>| {
            let Some(statistics) = judge.statistics(&column, &cities) else { return };
            parts.push(Part {
                name: name.into(),
                is_group,
                measure: index,
                value: statistics.mean,
                interval: statistics.interval,
                alone: mean(&over(&|v| worth(v, set) - worth(v, 0))),
                last: mean(&over(&|v| worth(v, game.all()) - worth(v, game.all() & !set))),
                n: statistics.n,
            });
        };
        if game.levers.iter().any(|lever| lever.group.is_some()) {
            for (g, (name, set)) in game.groups().into_iter().enumerate() {
                part(&name, true, set, given.iter().map(|given| game.sums(given)[g]).collect());
            }
        }
        for (i, lever) in game.levers.iter().enumerate() {
            part(&lever.name, false, 1 << i, given.iter().map(|given| given[i]).collect());
        }
    }
    Attribution { ends, parts, way: game.way.word(), coalitions: game.designs.len() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::double;
    use crate::study::coalitions::Lever;
    use std::collections::BTreeMap;

    #[test]
    fn each_trial_is_divided_and_the_parts_sum_to_the_whole() {
        let names = ["none", "a", "b", "a+b"];
        let plans: Vec<_> = names.iter().map(|name| double::plan(name, 1, 3)).collect();
        let mut comparison = Comparison::new(&plans.iter().collect::<Vec<_>>(), false);
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
        let parts: Vec<&Part> = found.parts.iter().filter(|part| part.measure == 3).collect();
        assert_eq!(parts.len(), 2);
        let (without, with) = found.ends[3].unwrap();
        assert!((without - 0.2).abs() < 1e-12 && (with - 0.56).abs() < 1e-12);
        assert!((parts[0].value + parts[1].value - 0.36).abs() < 1e-12);
        // a alone .12, b alone .09; a last .56 − .29, b last .56 − .32.
        assert!((parts[0].alone - 0.12).abs() < 1e-12 && (parts[0].last - 0.27).abs() < 1e-12);
        assert!((parts[0].value - (0.12 + 0.27) / 2.0).abs() < 1e-12 && parts[0].interval.is_some());
        assert_eq!(found.ends[0], None);
    }
}
