//! Who gains and who loses: differences of a design from the baseline by street, summarised by type of street.
//!
//! A street has few reviews in one trial. So the replications of a city are added up for each street before rates are computed; more
//! replications then reduce the random error in the spread over streets.
#![cfg(feature = "analysis")]

use super::measures::Measure;
use super::statistics::IntervalEstimator;
use super::types::{StreetClass, StreetType, street_types};
use crate::city::City;
use crate::engine::Trial;
use crate::ledger::{Ledger, PeriodKind, Review};
use crate::setup::Setup;
use crate::time::DAY;
use serde::{Deserialize, Serialize};

/// The observer's measures that are compared by street: orders by the street where the problem is, whoever handles them.
pub(crate) const MEASURES: [Measure; 4] = [Measure::ResolutionRate, Measure::SatisfactionRate, Measure::CuredRate, Measure::UnmetDays];

/// What the streets of a type gained in a measure, in its unit: 0 to 1 for rates, days per resident for unmet days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gain {
    /// The class of streets.
    pub class: StreetClass,
    /// The measure.
    pub measure: Measure,
    /// Streets in which it is defined under both designs, over all cities.
    pub streets: usize,
    /// Cities of these streets.
    pub cities: usize,
    /// The baseline's mean over these streets.
    pub baseline: f64,
    /// Mean difference over these streets, unweighted.
    pub difference: f64,
    /// 95 % interval of the mean difference, from the means of parameter sets, or of cities if there is one set; none with one city.
    pub interval: Option<(f64, f64)>,
    /// Shares of the streets, 0 to 1, that are better and worse off; unchanged streets are neither.
    pub shares: [f64; 2],
    /// 5th, 25th, 50th, 75th and 95th percentile of the differences; see [`Statistics`](super::Statistics).
    pub percentiles: [Option<f64>; 5],
}

/// Sums of a street over the replications of a city.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct StreetSums {
    number: u32,
    residents: u64,
    reviewed: u64,
    resolved: u64,
    credit: u64,
    cured: u64,
    unmet: i64,
}

impl StreetSums {
    fn value(&self, measure: Measure, replications: usize) -> Option<f64> {
        let share = |n: u64| (self.reviewed > 0).then(|| n as f64 / self.reviewed as f64);
        match measure {
            Measure::ResolutionRate => share(self.resolved),
            Measure::SatisfactionRate => share(self.credit).map(|tenths| tenths / 10.0),
            Measure::CuredRate => share(self.cured),
            Measure::UnmetDays => {
                let days = self.unmet as f64 / f64::from(DAY) / replications as f64;
                (self.residents > 0).then(|| days / self.residents as f64)
            }
            _ => None,
        }
    }
}

/// The streets of a city under one design.
#[derive(Clone, Debug, Default)]
struct CitySums {
    city: u32,
    replications: Vec<u32>,
    kinds: Vec<StreetType>,
    streets: Vec<StreetSums>,
}

/// Gains of designs whose trials come in order; the first design is the baseline. Keeps a few sums per street of each city, for any number
/// of replications.
#[derive(Debug, Default)]
pub(crate) struct Gains {
    base: Vec<CitySums>,
    current: Vec<CitySums>,
    /// The gains of each design but the baseline.
    pub designs: Vec<Vec<Gain>>,
}

impl Gains {
    /// Adds a trial of the current design.
    pub(crate) fn add(&mut self, trial: &Trial, setup: &Setup, city: &City, ledger: &Ledger) {
        let Some(whole) = setup.periods.periods.iter().find(|period| period.kind == PeriodKind::Run) else { return };
        let list = if trial.design == 0 { &mut self.base } else { &mut self.current };
        if list.last().is_none_or(|city_sums| city_sums.city != trial.city) {
            let street = |s: &crate::city::Street| StreetSums { number: s.number, residents: s.residents, ..StreetSums::default() };
            let kinds = if trial.design == 0 { street_types(city) } else { Vec::new() };
            let streets = city.streets.iter().map(street).collect();
            list.push(CitySums { city: trial.city, replications: Vec::new(), kinds, streets });
        }
        let Some(city_sums) = list.last_mut() else { return };
        city_sums.replications.push(trial.replication);
        for (street, street_sums) in city_sums.streets.iter_mut().enumerate() {
            let cell = ledger.place_sum(whole.intervals, street);
            let answers = &cell.reviews[Review::Observer as usize];
            street_sums.reviewed += u64::from(answers.reviewed);
            street_sums.resolved += u64::from(answers.resolved);
            street_sums.credit += u64::from(answers.credit);
            street_sums.cured += u64::from(answers.cured);
            street_sums.unmet += cell.unmet;
        }
    }

    /// Ends a design other than the baseline; `estimator` knows the parameter sets.
    pub(crate) fn end_design(&mut self, mut estimator: IntervalEstimator) {
        let current = std::mem::take(&mut self.current);
        // Streets can be compared only in cities with the same streets and the same replications under both designs.
        let is_pair = |a: &CitySums, b: &CitySums| {
            a.replications == b.replications
                && a.streets.len() == b.streets.len()
                && a.streets.iter().zip(&b.streets).all(|(a, b)| (a.number, a.residents) == (b.number, b.residents))
        };
        let find = |b: &CitySums| self.base.binary_search_by_key(&b.city, |a| a.city).ok().map(|found| &self.base[found]);
        let pairs: Vec<(&CitySums, &CitySums)> =
            current.iter().filter_map(|b| Some((find(b)?, b))).filter(|(a, b)| is_pair(a, b)).collect();
        let mut gains = Vec::new();
        for measure in MEASURES {
            let mut differences: Vec<(u32, StreetType, f64, f64)> = Vec::new();
            for (a, b) in &pairs {
                for ((one, other), kind) in a.streets.iter().zip(&b.streets).zip(&a.kinds) {
                    let of = |sums: &StreetSums| sums.value(measure, a.replications.len());
                    if let (Some(before), Some(after)) = (of(one), of(other)) {
                        differences.push((a.city, *kind, before, after - before));
                    }
                }
            }
            for class in StreetClass::ALL {
                let mine: Vec<_> = differences.iter().filter(|(_, kind, ..)| class.contains(kind)).collect();
                gains.extend(gain(class, measure, &mine, &mut estimator));
            }
        }
        self.designs.push(gains);
    }
}

fn gain(class: StreetClass, measure: Measure, streets: &[&(u32, StreetType, f64, f64)], estimator: &mut IntervalEstimator) -> Option<Gain> {
    let cities: Vec<u32> = streets.iter().map(|(city, ..)| *city).collect();
    let differences: Vec<f64> = streets.iter().map(|(.., difference)| *difference).collect();
    let before: Vec<f64> = streets.iter().map(|(_, _, before, _)| *before).collect();
    let found = estimator.statistics(&differences, &cities)?;
    let count = cities.chunk_by(|a, b| a == b).count();
    let share = |is: fn(f64) -> bool| differences.iter().filter(|d| is(**d)).count() as f64 / found.n as f64;
    let (more, less) = (share(|d| d > 0.0), share(|d| d < 0.0));
    Some(Gain {
        class,
        measure,
        streets: found.n,
        cities: count,
        baseline: super::statistics::mean(&before),
        difference: found.mean,
        // Streets of one city are not independent, so their spread gives no interval.
        interval: found.interval.filter(|_| count > 1),
        shares: if measure == Measure::UnmetDays { [less, more] } else { [more, less] },
        percentiles: found.percentiles,
    })
}

#[cfg(test)]
mod tests {
    use super::super::types::Third;
    use super::*;
    use crate::engine::{draw_city, fixtures};

    /// Adds a design in which all problems of the streets `better` are cured, and the others as in the baseline; the trials `failed` are
    /// missing.
    fn simulate(gains: &mut Gains, design: usize, better: impl Fn(&StreetType) -> bool, failed: &[(u32, u32)]) {
        let setup = fixtures::setup("a", 3, 2);
        for number in 1..=3 {
            let city = draw_city(&setup, number);
            let kinds = street_types(&city);
            for replication in (1..=2).filter(|r| !failed.contains(&(number, *r))) {
                let mut ledger = Ledger::new(setup.periods.count(), city.streets.len(), city.units.len());
                for (street, kind) in kinds.iter().enumerate() {
                    let cell = ledger.place(1, street);
                    let answers = &mut cell.reviews[Review::Observer as usize];
                    // 1 of 4, then 3 of 4: together 4 of 8.
                    (answers.reviewed, answers.cured) = (4, 2 * replication - 1);
                    cell.unmet = 10 * i64::from(DAY);
                    if design > 0 && better(kind) {
                        answers.cured = 4;
                        cell.unmet = 6 * i64::from(DAY);
                    }
                }
                gains.add(&Trial { design, city: number, replication }, &setup, &city, &ledger);
            }
        }
        if design > 0 {
            gains.end_design(IntervalEstimator::default());
        }
    }

    fn found(gains: &Gains, design: usize, word: &str, measure: Measure) -> Gain {
        let of = |gain: &&Gain| gain.class.words().1 == word && gain.measure == measure;
        gains.designs[design].iter().find(of).unwrap().clone()
    }

    #[test]
    fn gains_are_those_that_were_made() {
        let mut gains = Gains::default();
        simulate(&mut gains, 0, |_| false, &[]);
        simulate(&mut gains, 1, |street| street.central, &[]);
        simulate(&mut gains, 2, |_| false, &[(2, 1)]);
        let central = found(&gains, 0, "central", Measure::CuredRate);
        assert_eq!((central.streets, central.cities, central.baseline, central.difference), (9, 3, 0.5, 0.5));
        assert_eq!(
            (central.shares, central.interval, central.percentiles),
            ([1.0, 0.0], None, [None, Some(0.5), Some(0.5), Some(0.5), None])
        );
        let outer = found(&gains, 0, "outer", Measure::CuredRate);
        assert_eq!((outer.streets, outer.difference, outer.shares), (12, 0.0, [0.0, 0.0]));
        // 3 of 7 streets of each city are central.
        let all = found(&gains, 0, "all", Measure::CuredRate);
        assert!((all.difference - 0.5 * 3.0 / 7.0).abs() < 1e-12 && all.shares == [3.0 / 7.0, 0.0]);
        let unmet = found(&gains, 0, "central", Measure::UnmetDays);
        assert!(unmet.difference < 0.0 && unmet.shares == [1.0, 0.0], "fewer unmet days are a gain");
        // A city with a failed trial is left out.
        assert_eq!(found(&gains, 1, "all", Measure::CuredRate).cities, 2);
    }

    #[test]
    fn thirds_are_computed_within_each_city() {
        let mut gains = Gains::default();
        simulate(&mut gains, 0, |_| false, &[]);
        simulate(&mut gains, 1, |street| street.voice == Third::High, &[]);
        for attribute in ["ring", "size", "staff", "voice"] {
            let of = |gain: &&Gain| gain.class.words().0 == attribute && gain.measure == Measure::CuredRate;
            let streets: usize = gains.designs[0].iter().filter(of).map(|gain| gain.streets).sum();
            assert_eq!(streets, 21, "{attribute}: every street has one type");
        }
        assert_eq!(found(&gains, 0, "loud", Measure::CuredRate).difference, 0.5);
        assert_eq!(found(&gains, 0, "quiet", Measure::CuredRate).difference, 0.0);
    }
}
