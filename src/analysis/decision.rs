//! The decision table: what each design is worth over parameter sets, what choosing it may cost, and what it is worth to know more.
//!
//! The sets stand for what is not known, each as likely as the others; cities and replications are random error, which is separated first.
#![cfg(feature = "analysis")]

pub(super) mod factors;
pub(crate) mod information;
pub(super) mod regret;
pub(crate) mod request;
pub(super) mod shrinkage;
pub(super) mod smooth;

use super::compare::Comparison;
use super::dominance::BetterIn;
use super::objective::Objective;
use super::statistics::FEWEST;
use factors::Factor;
use information::{Information, Worth, information, with_error};
use regret::{Regret, Standing, evpi, means, standings};
use request::{Bounded, DecisionRequest, Threshold};
use serde::{Deserialize, Serialize};
use shrinkage::{noise, shrunk};
use smooth::fit_all;
use std::collections::BTreeMap;

/// How the random error of trials was separated from what differs between parameter sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Separation {
    /// Sets have several cities, which show the random error: set means are shrunk until they vary as the parameters do.
    Shrunk,
    /// A set has one city: each value is what account and parameters explain of it, by regression over the sets.
    Fitted,
    /// A set has one city, and nothing to regress on: values contain random error.
    Raw,
}

impl Separation {
    /// The word used in files.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Separation::Shrunk => "shrunk",
            Separation::Fitted => "fitted",
            Separation::Raw => "raw",
        }
    }
}

/// A design in the decision table, by one objective.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DecidedDesign {
    /// The design.
    pub design: String,
    /// Mean over the sets, in the unit of the objective.
    pub mean: f64,
    /// Rank of the mean, 1 is best.
    pub rank: usize,
    /// Share of the sets in which it is the best.
    pub p_best: f64,
    /// Exact 95 % bounds, each one-sided, of that share among all such sets (Clopper and Pearson 1934).
    pub p_best_bounds: (f64, f64),
    /// What it loses against the best design of each set.
    pub regret: Regret,
    /// Share of the sets in which it is the best with the random error of the trials; too even between designs that are close.
    pub p_best_raw: f64,
    /// What it loses with the random error, which is too much.
    pub regret_raw: Regret,
    /// Share of the sets in which it meets the thresholds of this objective; none if there are none.
    pub meets: Option<f64>,
    /// Share of the sets in which it meets all thresholds; none if there are none.
    pub meets_all: Option<f64>,
}

/// The decision by one objective.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ObjectiveDecision {
    /// The objective.
    pub objective: Objective,
    /// Parameter sets in which it is defined under every design.
    pub sets: usize,
    /// How random error was separated.
    pub separation: Separation,
    /// The designs in their order.
    pub designs: Vec<DecidedDesign>,
    /// The expected value of perfect information: what it would be worth to know all that the sets vary before choosing.
    pub evpi: Worth,
    /// The same with random error taken for knowledge: an upper bound.
    pub evpi_raw: f64,
    /// What it would be worth to know each parameter, or which account holds, the largest first.
    pub information: Vec<Information>,
}

impl ObjectiveDecision {
    /// The design with the best mean.
    pub(crate) fn best(&self) -> Option<&DecidedDesign> {
        self.designs.iter().find(|verdict| verdict.rank == 1)
    }
}

/// The decision table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// Cities of each set.
    pub cities: u32,
    /// The thresholds.
    pub thresholds: Vec<Threshold>,
    /// The objectives: the requested one first, then those of the observer, then those of thresholds.
    pub objectives: Vec<ObjectiveDecision>,
}

/// The objectives of every decision table.
const ALWAYS: [&str; 4] = ["observer.resolution_rate", "observer.cured_rate", "observer.satisfaction_rate", "observer.unmet_days"];

/// The values of an objective over parameter sets; more is better.
struct Sample {
    /// The number of each set, from 0.
    sets: Vec<usize>,
    /// By set and city, the value of each design; means over the replications of the city.
    cities: Vec<Vec<Vec<f64>>>,
}

impl Sample {
    /// The trials of all designs; an objective of which less is better changes its sign.
    fn of(comparison: &Comparison, objective: Objective) -> Sample {
        let estimator = comparison.estimator();
        let trials = comparison.common(objective.measure(), objective.review());
        let (mut sets, mut cities) = (Vec::new(), Vec::new());
        for set in trials.chunk_by(|a, b| estimator.set_of(a.0.0) == estimator.set_of(b.0.0)) {
            let city = |trials: &[((u32, u32), Vec<f64>)]| -> Vec<f64> {
                let rows: Vec<Vec<f64>> = trials.iter().map(|(_, values)| values.clone()).collect();
                means(&rows).into_iter().map(|value| objective.sign() * value).collect()
            };
            sets.push(estimator.set_of(set[0].0.0) as usize);
            cities.push(set.chunk_by(|a, b| a.0.0 == b.0.0).map(city).collect());
        }
        Sample { sets, cities }
    }

    /// The mean of each set.
    fn means(&self) -> Vec<Vec<f64>> {
        self.cities.iter().map(|cities| means(cities)).collect()
    }

    /// The same values as differences from a design.
    fn from(&self, design: usize) -> Sample {
        let from = |city: &Vec<f64>| city.iter().map(|value| value - city[design]).collect::<Vec<f64>>();
        Sample { sets: self.sets.clone(), cities: self.cities.iter().map(|cities| cities.iter().map(from).collect()).collect() }
    }

    /// The values of one design alone.
    fn only(&self, design: usize) -> Sample {
        let only = |city: &Vec<f64>| vec![city[design]];
        Sample { sets: self.sets.clone(), cities: self.cities.iter().map(|cities| cities.iter().map(only).collect()).collect() }
    }

    fn separation(&self, factors: &[Factor]) -> Separation {
        match self.cities.iter().any(|cities| cities.len() > 1) {
            true => Separation::Shrunk,
            false if factors.is_empty() => Separation::Raw,
            false => Separation::Fitted,
        }
    }

    /// The value of each design in some of the sets, given by their places, without random error as far as it can be separated.
    fn separated(&self, factors: &[Factor], places: &[usize]) -> Vec<Vec<f64>> {
        let rows: Vec<Vec<f64>> = places.iter().map(|place| means(&self.cities[*place])).collect();
        if rows.len() < 2 {
            return rows;
        }
        match self.separation(factors) {
            Separation::Raw => rows,
            Separation::Shrunk => {
                let cities: Vec<&[Vec<f64>]> = places.iter().map(|place| self.cities[*place].as_slice()).collect();
                noise(&cities).map_or_else(|| rows.clone(), |noise| shrunk(&rows, &noise))
            }
            Separation::Fitted => {
                let sets: Vec<usize> = places.iter().map(|place| self.sets[*place]).collect();
                fit_all(&Factor::together(factors, &sets), &rows)
            }
        }
    }
}

/// The values of an objective without random error.
struct Separated {
    objective: Objective,
    sets: Vec<usize>,
    /// By set, the difference of each design from the design with the best mean; more is better.
    differences: Vec<Vec<f64>>,
    /// By set, the level of the baseline; more is better.
    baseline: Vec<f64>,
}

impl Separated {
    /// What a threshold bounds of a design in the set at a place, in the unit of the objective.
    fn bounded(&self, of: Bounded, place: usize, design: usize) -> f64 {
        let difference = self.differences[place][design] - self.differences[place][0];
        let level = match of {
            Bounded::Difference => 0.0,
            Bounded::Level => self.baseline[place],
        };
        self.objective.sign() * (level + difference)
    }
}

/// The decision table of a comparison whose trials are all in, the `objective` first; none with fewer than [`FEWEST`] parameter sets.
pub(super) fn decide(comparison: &Comparison, objective: Objective, request: &DecisionRequest) -> Option<Decision> {
    let sample = comparison.evidence.sample.as_ref().filter(|sample| sample.list.len() >= FEWEST)?;
    let factors = Factor::all(sample);
    let mut objectives = vec![objective];
    for one in ALWAYS.into_iter().filter_map(Objective::parse).chain(request.thresholds.iter().map(|threshold| threshold.measure)) {
        if !objectives.contains(&one) {
            objectives.push(one);
        }
    }
    let (mut decided, mut separated) = (Vec::new(), Vec::new());
    for one in objectives {
        if let Some((found, values)) = decide_by(comparison, one, &factors) {
            decided.push(found);
            separated.push(values);
        }
    }
    for found in &mut decided {
        let own: Vec<Threshold> = request.thresholds.iter().filter(|one| one.measure == found.objective).copied().collect();
        let (own, all) = (share_met(&own, &separated), share_met(&request.thresholds, &separated));
        for (design, verdict) in found.designs.iter_mut().enumerate() {
            let of = |shares: &Option<Vec<f64>>| shares.as_ref().and_then(|shares| shares.get(design)).copied();
            (verdict.meets, verdict.meets_all) = (of(&own), of(&all));
        }
    }
    (!decided.is_empty()).then(|| Decision {
        cities: comparison.evidence.cities,
        thresholds: request.thresholds.clone(),
        objectives: decided,
    })
}

/// The decision by one objective; none where too few sets have it under every design.
fn decide_by(comparison: &Comparison, objective: Objective, factors: &[Factor]) -> Option<(ObjectiveDecision, Separated)> {
    let sample = Sample::of(comparison, objective);
    let count = sample.sets.len();
    if count < FEWEST {
        return None;
    }
    let raw = sample.means();
    let standing_raw = standings(&raw);
    // Differences from the best are known best, since designs share cities and random numbers.
    let best = standing_raw.iter().position(|standing| standing.rank == 1)?;
    let from_best = sample.from(best);
    let places: Vec<usize> = (0..count).collect();
    let differences = from_best.separated(factors, &places);
    let baseline = sample.only(0).separated(factors, &places).into_iter().map(|row| row[0]).collect();
    let verdict = |((name, found), raw): ((&String, Standing), &Standing)| {
        let better = libm::floor(found.p_best * count as f64 + 1e-9) as usize;
        let bounds = BetterIn { units: count, better, equal: 0 };
        DecidedDesign {
            design: name.clone(),
            mean: objective.sign() * raw.mean,
            rank: raw.rank,
            p_best: found.p_best,
            p_best_bounds: (bounds.low(), bounds.high()),
            regret: found.regret,
            p_best_raw: raw.p_best,
            regret_raw: raw.regret,
            meets: None,
            meets_all: None,
        }
    };
    let designs = comparison.evidence.names.iter().zip(standings(&differences)).zip(&standing_raw).map(verdict).collect();
    let evpi_of = |places: &[usize]| evpi(&from_best.separated(factors, places));
    let found = ObjectiveDecision {
        objective,
        sets: count,
        separation: sample.separation(factors),
        designs,
        evpi: with_error(count, evpi_of),
        evpi_raw: evpi(&raw),
        information: information(&from_best.means(), &sample.sets, factors, comparison.evidence.seed, evpi_of),
    };
    Some((found, Separated { objective, sets: sample.sets, differences, baseline }))
}

/// For each design, the share of the sets in which it meets all of these thresholds, among the sets in which all of them are defined; none
/// without thresholds or such sets.
fn share_met(thresholds: &[Threshold], separated: &[Separated]) -> Option<Vec<f64>> {
    let mut sets: BTreeMap<usize, (usize, Vec<bool>)> = BTreeMap::new();
    for threshold in thresholds {
        let values = separated.iter().find(|values| values.objective == threshold.measure)?;
        for (place, set) in values.sets.iter().enumerate() {
            let designs = values.differences[place].len();
            let (seen, met) = sets.entry(*set).or_insert_with(|| (0, vec![true; designs]));
            *seen += 1;
            for (design, met) in met.iter_mut().enumerate() {
                *met &= threshold.is_met(values.bounded(threshold.of, place, design));
            }
        }
    }
    let whole: Vec<&Vec<bool>> = sets.values().filter(|(seen, _)| *seen == thresholds.len()).map(|(_, met)| met).collect();
    let designs = whole.first()?.len();
    Some((0..designs).map(|design| whole.iter().filter(|met| met[design]).count() as f64 / whole.len() as f64).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixtures::{by_accounts, over_sets};

    fn decided(comparison: &Comparison, thresholds: Vec<Threshold>) -> ObjectiveDecision {
        let cured = Objective::parse("cured_rate").unwrap();
        let decision = decide(comparison, cured, &DecisionRequest { thresholds }).unwrap();
        assert_eq!(decision.objectives.len(), 1, "the others are defined in no trial");
        decision.objectives.into_iter().next().unwrap()
    }

    /// Set by set the parameter has the values 0, 1, 2 …, and the difference grows with it from −.02 to .045.
    fn growing() -> Comparison {
        over_sets(&(0..14).map(|set| -0.02 + 0.005 * f64::from(set)).collect::<Vec<_>>(), "")
    }

    #[test]
    fn what_a_parameter_explains_is_kept_and_knowing_it_is_worth_as_much_as_knowing_all() {
        let found = decided(&growing(), Vec::new());
        assert_eq!((found.sets, found.separation), (14, Separation::Fitted));
        let [before, after] = found.designs.as_slice() else { panic!("two designs") };
        // The jitter of .00015 makes the fifth difference, of 0, one above 0.
        assert_eq!((after.rank, after.p_best_raw, before.p_best_raw), (1, 10.0 / 14.0, 4.0 / 14.0));
        assert!((after.regret_raw.mean - found.evpi_raw).abs() < 1e-12 && (after.regret_raw.max - 0.019_85).abs() < 1e-9);
        assert!((found.evpi.value - found.evpi_raw).abs() < 0.1 * found.evpi_raw, "{found:?}");
        let [known] = found.information.as_slice() else { panic!("one parameter") };
        assert!(known.parameter == "demand.problems" && (known.evppi.value - found.evpi.value).abs() < 0.1 * found.evpi.value);
        assert!(known.p_value <= 0.005 + 1e-9 && known.by_chance < 0.5 * known.evppi.value, "{known:?}");
    }

    #[test]
    fn thresholds_are_met_in_the_share_of_sets_in_which_the_value_lies_within_them() {
        let cured = Objective::parse("cured_rate").unwrap();
        let threshold = |of, at_least, at_most| Threshold { measure: cured, of, at_least, at_most };
        let found =
            decided(&growing(), vec![threshold(Bounded::Difference, Some(0.0125), None), threshold(Bounded::Level, None, Some(0.5425))]);
        let [before, after] = found.designs.as_slice() else { panic!("two designs") };
        // Of −.02, −.015 … .045, those from .015 to .04: six of fourteen.
        assert_eq!((before.meets, after.meets, after.meets_all), (Some(0.0), Some(6.0 / 14.0), Some(6.0 / 14.0)));
    }

    #[test]
    fn an_account_is_a_factor_and_where_nothing_differs_nothing_is_lost() {
        let of = |account, difference: f64| (0..6).map(move |_| (account, difference));
        let sets: Vec<(&str, f64)> = of("a", 0.04).chain(of("b", -0.02)).collect();
        let found = decided(&by_accounts(&sets), Vec::new());
        let account = found.information.iter().find(|one| one.parameter == "_account").unwrap();
        // Knowing the account: half of the time .02 saved.
        assert!((account.evppi.value - 0.01).abs() < 0.0005, "{account:?}");
        let found = decided(&over_sets(&[0.01; 8], ""), Vec::new());
        assert_eq!((found.designs[1].p_best, found.evpi.value), (1.0, 0.0));
        assert!(decide(&over_sets(&[0.01; 4], ""), Objective::default(), &DecisionRequest::default()).is_none(), "four sets");
    }
}
