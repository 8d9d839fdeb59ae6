//! The Pareto set: designs that no other design equals or beats in every measure and beats in one.
#![cfg(feature = "analysis")]

use super::compare::Comparison;
use super::decision::request::DecisionRequest;
use super::evidence::Reevaluation;
use super::family::{Against, BestComparison, LeadOverRest};
use super::objective::Objective;
use super::pairs::PairedDifference;
use super::selection::Selection;
use super::sensitivity::Screening;
use super::simultaneous::with_the_best;
use super::statistics::{SamplingUnit, mean};
use crate::plan::{Crossing, Sampled, Variations};
use crate::rng::{Purpose, Streams};
use serde::{Deserialize, Serialize};

/// What is requested of a choice, and results known before the folder is written.
#[derive(Clone, Debug, Default)]
pub struct ChoiceRequest {
    /// The objective by which designs are chosen.
    pub objective: Objective,
    /// Whether the designs are alternatives, not points of a sensitivity study or coalitions.
    pub is_choice: bool,
    /// The selection with a guarantee.
    pub selection: Option<Selection>,
    /// The re-evaluation of the chosen design.
    pub reevaluation: Option<Reevaluation>,
    /// The crossing of designs with points of the parameters, if the plan is crossed.
    pub crossing: Option<Crossing>,
    /// The sample that surrogates learn from, if requested.
    pub sampled: Option<Sampled>,
    /// The screening that chose its factors.
    pub screening: Option<Screening>,
    /// What is asked of a decision table, if one is requested.
    pub decision: Option<DecisionRequest>,
    /// The designs under variations of the model, if requested.
    pub variations: Option<Variations>,
}

/// Summarises a re-evaluation in the new cities from the first to the last of `cities`. Both comparisons, of the selection and of the
/// re-evaluation, have the rival as their baseline and the chosen design as the only other.
pub(crate) fn reevaluate(objective: Objective, cities: (u32, u32), selection: &Comparison, reevaluation: &Comparison) -> Reevaluation {
    let pair = |comparison: &Comparison, one: Objective| comparison.difference(0, one.measure(), one.review()).map(|found| found.paired);
    Reevaluation {
        objective,
        chosen: reevaluation.evidence.names[1].clone(),
        rival: reevaluation.evidence.names[0].clone(),
        cities,
        pairs: Objective::all().map(|one| [pair(selection, one), pair(reevaluation, one)]).collect(),
    }
}

/// The measures of the Pareto set: the observer's resolution and satisfaction rate (0 to 1), unmet days and hours per resident.
pub(crate) const CRITERIA: [&str; 4] = ["observer.resolution_rate", "observer.satisfaction_rate", "observer.unmet_days", "cost_hours"];

/// A design, its means and its position relative to the Pareto set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ParetoEntry {
    /// Its name.
    pub name: String,
    /// Means of the observer's resolution and satisfaction rate, unmet days and all hours over the trials that have all of them under all
    /// designs; each city (with parameter sets, each set) has equal weight.
    pub means: [f64; 4],
    /// The designs of the Pareto set that dominate it; empty if it is in the set.
    pub dominated_by: Vec<String>,
    /// Share of bootstrap samples of units, 0 to 1, in which it is in the set; none with a single unit or too many designs.
    pub share: Option<f64>,
}

/// Number of bootstrap samples, and the largest number of designs for which they are drawn.
const RESAMPLES: u32 = 1_000;
const MOST: usize = 500;

/// All designs with means, dominance and its bootstrap share; empty if no trial has all measures under all designs.
pub(crate) fn pareto_entries(comparison: &Comparison) -> Vec<ParetoEntry> {
    let objectives = CRITERIA.map(|name| Objective::parse(name).unwrap_or_default());
    let designs = comparison.evidence.names.len();
    // For trials that have all measures under all designs: measure after measure, the values of all designs.
    let columns = objectives.map(|one| comparison.common(one.measure(), one.review()));
    let whole = |(at, _): &&((u32, u32), Vec<f64>)| columns.iter().all(|list| list.binary_search_by_key(at, |(at, _)| *at).is_ok());
    let row = |at: (u32, u32)| {
        let found =
            |list: &Vec<((u32, u32), Vec<f64>)>| list.binary_search_by_key(&at, |(at, _)| *at).map_or(&[][..], |i| &list[i].1).to_vec();
        (at, columns.iter().flat_map(found).collect::<Vec<f64>>())
    };
    let trials = columns[0].iter().filter(whole).map(|(at, _)| row(*at)).collect();
    let units = grouped(comparison, trials);
    if units.is_empty() {
        return Vec::new();
    }
    let value = |row: &[f64], design: usize| [0, 1, 2, 3].map(|column| objectives[column].sign() * row[column * designs + design]);
    let values: Vec<Vec<[f64; 4]>> = units.iter().map(|(_, row)| (0..designs).map(|design| value(row, design)).collect()).collect();
    let point = |design: usize, of: &dyn Fn(usize) -> usize| {
        [0, 1, 2, 3].map(|column| mean(&(0..units.len()).map(|i| values[of(i)][design][column]).collect::<Vec<_>>()))
    };
    let points: Vec<[f64; 4]> = (0..designs).map(|design| point(design, &|i| i)).collect();
    let front = front(&points);
    let streams = Streams::of_city(comparison.evidence.seed, 0);
    let mut within = vec![0_u32; designs];
    let resampled = units.len() > 1 && designs <= MOST;
    if resampled {
        for number in 0..RESAMPLES {
            let drawn: Vec<usize> = (0..units.len())
                .map(|i| streams.draw(Purpose::Sample, 2 << 32 | u64::from(number), i as u32).below(0, units.len() as u32) as usize)
                .collect();
            let points: Vec<[f64; 4]> = (0..designs).map(|design| point(design, &|i| drawn[i])).collect();
            self::front(&points).iter().for_each(|i| within[*i] += 1);
        }
    }
    let entry = |design: usize| {
        let mut means = points[design];
        means.iter_mut().zip(objectives).for_each(|(value, one)| *value *= one.sign());
        ParetoEntry {
            name: comparison.evidence.names[design].clone(),
            means,
            dominated_by: front
                .iter()
                .filter(|other| dominates(&points[**other], &points[design]))
                .map(|i| comparison.evidence.names[*i].clone())
                .collect(),
            share: resampled.then(|| f64::from(within[design]) / f64::from(RESAMPLES)),
        }
    };
    (0..designs).map(entry).collect()
}

/// A trial that all designs have, by city and replication, with the value under each.
type CommonTrial = ((u32, u32), Vec<f64>);

/// What is independent among these trials, which are in order: parameter sets; cities if there is one set; replications if there is one city.
/// None without trials.
fn unit_of(comparison: &Comparison, trials: &[CommonTrial]) -> Option<SamplingUnit> {
    let (first, last) = (trials.first()?.0.0, trials.last()?.0.0);
    let estimator = comparison.estimator();
    Some(match (first == last, estimator.set_of(first) != estimator.set_of(last)) {
        (true, _) => SamplingUnit::Replication,
        (_, true) => SamplingUnit::Set,
        _ => SamplingUnit::City,
    })
}

/// What is independent among the trials that have an objective under all designs, and how many of these there are; none without trials.
pub(crate) fn independent(comparison: &Comparison, objective: Objective) -> Option<(SamplingUnit, usize)> {
    let trials = comparison.common(objective.measure(), objective.review());
    let unit = unit_of(comparison, &trials)?;
    Some((unit, grouped(comparison, trials).len()))
}

/// The means of an objective by unit: by parameter set; by city if there is one set; by replication if there is one city. Uses trials that
/// all designs have. Each unit has its number, from 1, and the value under each design in order, in the objective's unit.
pub(crate) fn units(comparison: &Comparison, objective: Objective) -> Vec<(u32, Vec<f64>)> {
    grouped(comparison, comparison.common(objective.measure(), objective.review()))
}

/// The means of each unit over its trials, which are in order; units are those of [`units`].
fn grouped(comparison: &Comparison, trials: Vec<CommonTrial>) -> Vec<(u32, Vec<f64>)> {
    let Some(unit) = unit_of(comparison, &trials) else { return Vec::new() };
    let number = |(city, replication): &(u32, u32)| match unit {
        SamplingUnit::Replication => *replication,
        SamplingUnit::Set => comparison.estimator().set_of(*city) + 1,
        SamplingUnit::City => *city,
    };
    let of_unit = |group: &[CommonTrial]| {
        let width = group[0].1.len();
        (number(&group[0].0), (0..width).map(|i| mean(&group.iter().map(|(_, values)| values[i]).collect::<Vec<_>>())).collect())
    };
    trials.chunk_by(|a, b| number(&a.0) == number(&b.0)).map(of_unit).collect()
}

/// Every design compared with the best of the others in an objective, if that is requested; none if it is defined in no trial.
pub(crate) fn with_best(comparison: &Comparison, objective: Objective) -> Option<BestComparison> {
    if comparison.against != Against::Best {
        return None;
    }
    let units = units(comparison, objective);
    let value = |design: usize| units.iter().map(|(_, values)| objective.sign() * values[design]).collect::<Vec<f64>>();
    let names = &comparison.evidence.names;
    let values: Vec<Vec<f64>> = (0..names.len()).map(value).collect();
    let independent = independent(comparison, objective)?;
    let leads = with_the_best(&values).unwrap_or_default();
    let lead = |(name, (lead, interval, may_be_best)): (&String, (f64, (f64, f64), bool))| LeadOverRest {
        design: name.clone(),
        lead,
        interval,
        may_be_best,
    };
    Some(BestComparison { objective, units: independent, leads: names.iter().zip(leads).map(lead).collect() })
}

/// Whether `a` is at least as good as `b` in every coordinate and better in one; more is better.
pub(crate) fn dominates(a: &[f64; 4], b: &[f64; 4]) -> bool {
    a.iter().zip(b).all(|(a, b)| a >= b) && a != b
}

/// Indices of the points that no other point dominates, ascending. In descending order of the first coordinate, a point can only be
/// dominated by an earlier point, and then by one in the set.
pub(crate) fn front(points: &[[f64; 4]]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    let compare = |a: &[f64; 4], b: &[f64; 4]| a.iter().zip(b).map(|(a, b)| b.total_cmp(a)).find(|order| order.is_ne());
    order.sort_by(|a, b| compare(&points[*a], &points[*b]).unwrap_or(a.cmp(b)));
    let mut found: Vec<usize> = Vec::new();
    for i in order {
        if !found.iter().any(|j| dominates(&points[*j], &points[i])) {
            found.push(i);
        }
    }
    found.sort_unstable();
    found
}

/// Indices of the best and the next best design by the mean of an objective, and their paired comparison (best minus next, in the
/// objective's unit, with the sign reversed where less is better); none with fewer than two designs.
pub(crate) fn first_two(comparison: &Comparison, objective: Objective) -> Option<(usize, usize, PairedDifference)> {
    let trials = comparison.common(objective.measure(), objective.review());
    let cities: Vec<u32> = trials.iter().map(|((city, _), _)| *city).collect();
    let column = |design: usize| -> Vec<f64> { trials.iter().map(|(_, values)| objective.sign() * values[design]).collect() };
    let designs = trials.first()?.1.len();
    let means: Vec<f64> = (0..designs).map(|design| mean(&column(design))).collect();
    let mut order: Vec<usize> = (0..designs).collect();
    order.sort_by(|a, b| means[*b].total_cmp(&means[*a]).then(a.cmp(b)));
    let [best, next, ..] = order[..] else { return None };
    let found = super::pairs::paired(&column(next), &column(best), &cities, &mut comparison.estimator())?;
    Some((best, next, found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_parameter_sets_the_set_is_the_unit() {
        let differences = [0.1, 0.2, 0.3];
        let comparison = crate::analysis::fixtures::over_sets(&differences, "");
        let cured = Objective::parse("cured_rate").unwrap();
        let found = units(&comparison, cured);
        assert_eq!(found.iter().map(|(set, _)| *set).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(found.iter().zip(differences).all(|((_, v), d)| (v[1] - v[0] - d - 0.000_15).abs() < 1e-9), "{found:?}");
        let (best, _, paired) = first_two(&comparison, cured).unwrap();
        assert_eq!((best, paired.sets, paired.sign_stable), (1, 3, Some(1.0)));
    }
    use crate::analysis::objective::ALL;
    use crate::engine::fixtures;

    #[test]
    fn the_pareto_set_matches_its_definition() {
        for number in 0..200 {
            let streams = Streams::of_city(number, 1);
            // Coarse coordinates, so that ties and equal points occur.
            let point = |i: u64| [0, 1, 2, 3].map(|c| f64::from(streams.draw(Purpose::Sample, i, 0).below(c, 2 + number as u32 % 5)));
            let points: Vec<[f64; 4]> = (0..40).map(point).collect();
            let worse =
                |i: &usize| (0..40).any(|j| (0..4).all(|c| points[j][c] >= points[*i][c]) && (0..4).any(|c| points[j][c] > points[*i][c]));
            let expected: Vec<usize> = (0..40).filter(|i| !worse(i)).collect();
            assert_eq!(front(&points), expected);
            // Every point outside is dominated by one in the set.
            assert!((0..40).all(|i| expected.contains(&i) || expected.iter().any(|j| dominates(&points[*j], &points[i]))));
        }
    }

    /// Designs in three cities with these means of resolution, satisfaction, unmet days and hours; resolution varies by city by `jitter`.
    fn designs(of: &[[f64; 4]], jitter: f64) -> Comparison {
        let names = ["a", "b", "c", "d"];
        let setups: Vec<_> = names[..of.len()].iter().map(|name| fixtures::setup(name, 3, 1)).collect();
        let mut comparison = Comparison::new(&setups.iter().collect::<Vec<_>>(), false);
        for (design, values) in of.iter().enumerate() {
            for city in 1..=3_u32 {
                let value = |(index, name): (usize, &&str)| {
                    let (measure, review) = ALL[Objective::parse(name).unwrap().index()];
                    let sign = if design % 2 == 0 { 1.0 } else { -1.0 };
                    (measure, review, values[index] + if index == 0 { sign * jitter * (f64::from(city) - 2.0) } else { 0.0 })
                };
                comparison.put(design, (city, 1), &CRITERIA.iter().enumerate().map(value).collect::<Vec<_>>());
            }
        }
        comparison.finish().unwrap();
        comparison
    }

    #[test]
    fn fewer_unmet_days_and_hours_are_better_and_sampling_error_shows() {
        let of = [[0.5, 0.6, 10.0, 5.0], [0.6, 0.6, 10.0, 5.0], [0.4, 0.5, 10.0, 4.0], [0.6, 0.6, 10.0, 5.5]];
        let found = pareto_entries(&designs(&of, 0.0));
        let by: Vec<Vec<&str>> = found.iter().map(|s| s.dominated_by.iter().map(String::as_str).collect()).collect();
        assert_eq!(by, [vec!["b"], vec![], vec![], vec!["b"]]);
        assert_eq!(found[0].means, of[0]);
        assert!(found[1].share == Some(1.0) && found[0].share == Some(0.0));
        // With variation between cities as large as the difference, the first is sometimes in the set.
        let share = pareto_entries(&designs(&of[..2], 0.2))[0].share.unwrap();
        assert!(0.05 < share && share < 0.5, "{share}");
        let (best, next, pair) = first_two(&designs(&of[..3], 0.0), Objective::default()).unwrap();
        assert_eq!((best, next), (1, 0));
        assert!((pair.difference - 0.1).abs() < 1e-12);
    }
}
