//! The quantile that makes the 95 % intervals of many differences simultaneous.
//!
//! The differences of several designs in several rates come from the same cities and are correlated. An interval mean ± q·se holds for all
//! of them at once with 95 % if q is the 95 % point of the largest |mean − truth|/se. It is found by simulation, with random numbers at
//! fixed addresses, so that the same trials always give the same intervals.
//!
//! - **Below 20 independent units**: the multivariate t distribution with estimated correlations (Hothorn, Bretz, Westfall 2008). City
//!   values are drawn from a normal distribution with the correlations of the sample, each difference with a standard error of its own, and
//!   the largest |t| is taken. Correlations of few cities overstate dependence and would make the intervals too narrow, so they are shrunk
//!   towards independence by as much as they are uncertain (Schäfer and Strimmer 2005). Bonferroni's quantile is the upper limit.
//! - **From 20 units on**: the largest |t| of bootstrap samples of the units (Romano and Wolf 2005), without assuming normal values.
//! - **Above 3,000 intervals**: Bonferroni (Dunn 1961).
#![cfg(feature = "analysis")]

use super::family::JointMethod;
use super::statistics::{FEWEST, IntervalEstimator, mean};
use crate::rng::{Purpose, Streams};
use std::collections::BTreeSet;

/// The probability with which one of the intervals of a family may be wrong.
const ERROR: f64 = 0.05;
/// Units from which on the bootstrap is used.
const BOOTSTRAP: usize = 20;
/// Intervals of a family above which Bonferroni's quantile is used.
const MOST: usize = 3_000;
/// Samples of normal units, and of the bootstrap, from which a quantile is found, at most.
const DRAWS: [usize; 2] = [4_000, 10_000];

/// For each independent unit (city, replication of the only city, or parameter set) by its number, its deviation from the mean difference,
/// (n_u/n)·(mean_u − mean): the squares add up to se² but for the factor U/(U − 1).
pub(crate) type Deviations = Vec<(u32, f64)>;

/// The deviations of `differences`, of which those that are not finite are ignored; `at` has city and replication of each, in order.
pub(crate) fn deviations(differences: &[f64], at: &[(u32, u32)], estimator: &IntervalEstimator) -> Deviations {
    let rows: Vec<((u32, u32), f64)> = at.iter().copied().zip(differences.iter().copied()).filter(|(_, value)| value.is_finite()).collect();
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Vec::new() };
    let (one_city, many_sets) = (first.0.0 == last.0.0, estimator.set_of(first.0.0) != estimator.set_of(last.0.0));
    let number = |(city, replication): (u32, u32)| match (one_city, many_sets) {
        (true, _) => replication,
        (_, true) => estimator.set_of(city),
        _ => city,
    };
    let centre = mean(&rows.iter().map(|(_, value)| *value).collect::<Vec<_>>());
    let of_unit =
        |group: &[((u32, u32), f64)]| (number(group[0].0), group.iter().map(|(_, value)| value - centre).sum::<f64>() / rows.len() as f64);
    rows.chunk_by(|a, b| number(a.0) == number(b.0)).map(of_unit).collect()
}

/// A quantile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Quantile {
    pub value: f64,
    /// How it was found.
    pub method: JointMethod,
    /// The least number of units of a member that has an interval.
    pub units: usize,
    /// Members that have an interval.
    pub intervals: usize,
}

/// Which side of the differences is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Both: the largest |t|.
    Both,
    /// The truth is bounded from above: the largest −t.
    Above,
}

impl Side {
    fn of(self, t: f64) -> f64 {
        if self == Side::Both { t.abs() } else { -t }
    }

    /// The probability that one interval alone may miss on one side.
    fn tail(self) -> f64 {
        if self == Side::Both { ERROR / 2.0 } else { ERROR }
    }
}

/// The quantile for a family with these members; none if all have fewer than [`FEWEST`] units, with which there is no interval. Members that
/// do not vary have intervals without width and need none. A unit that a member lacks counts with a deviation of 0.
pub(crate) fn quantile(members: &[Deviations], side: Side) -> Option<Quantile> {
    quantile_of(members, side, DRAWS)
}

/// The same from at most so many samples of normal units and of the bootstrap.
pub(super) fn quantile_of(members: &[Deviations], side: Side, most: [usize; 2]) -> Option<Quantile> {
    let enough: Vec<&Deviations> = members.iter().filter(|member| member.len() >= FEWEST).collect();
    let units = enough.iter().map(|member| member.len()).min()?;
    let intervals = enough.len();
    let varying: Vec<&Deviations> = enough.into_iter().filter(|member| member.iter().any(|(_, value)| *value != 0.0)).collect();
    let student = |share: f64| IntervalEstimator::default().t(units - 1, 1.0 - side.tail() / share);
    let of = |value: f64, method: JointMethod| Some(Quantile { value, method, units, intervals });
    let count = varying.len();
    if count <= 1 {
        return of(student(1.0), JointMethod::Single);
    }
    // An interval of a family is not narrower than one alone.
    let (least, bonferroni) = (student(1.0), student(count as f64));
    if count > MOST {
        return of(bonferroni, JointMethod::Bonferroni);
    }
    let sample = Sample::of(&varying);
    match units {
        BOOTSTRAP.. => of(sample.bootstrap(side, most[1]).max(least), JointMethod::Bootstrap),
        _ => of(sample.normal(side, units, most[0]).clamp(least, bonferroni), JointMethod::MultivariateT),
    }
}

/// Deviations of all members, each scaled to a sum of squares of 1: unit after unit, in each the members in order.
struct Sample {
    units: usize,
    members: usize,
    values: Vec<f64>,
}

/// Samples that are drawn: at most so many, fewer for large families, but at least a thousand.
fn draws(most: usize, size: usize) -> usize {
    ((1_usize << 26) / size.max(1)).clamp(1_000, most)
}

/// The value at rank ⌈(1 − error)(n + 1)⌉ of n draws, so that a further draw exceeds it with the probability of the error at most.
fn upper(mut largest: Vec<f64>) -> f64 {
    largest.sort_unstable_by(f64::total_cmp);
    let rank = libm::ceil((1.0 - ERROR) * (largest.len() + 1) as f64) as usize;
    largest[rank.min(largest.len()) - 1]
}

impl Sample {
    fn of(members: &[&Deviations]) -> Sample {
        let numbers: BTreeSet<u32> = members.iter().flat_map(|member| member.iter().map(|(unit, _)| *unit)).collect();
        let numbers: Vec<u32> = numbers.into_iter().collect();
        let mut values = vec![0.0; numbers.len() * members.len()];
        for (column, member) in members.iter().enumerate() {
            let length = libm::sqrt(member.iter().map(|(_, value)| value * value).sum());
            for (unit, value) in *member {
                let row = numbers.partition_point(|number| number < unit);
                values[row * members.len() + column] = value / length;
            }
        }
        Sample { units: numbers.len(), members: members.len(), values }
    }

    fn row(&self, unit: usize) -> &[f64] {
        &self.values[unit * self.members..][..self.members]
    }

    /// By how much correlations are shrunk, from 0 to 1: the sum of their sampling variances over the sum of their squares (Schäfer and
    /// Strimmer 2005, equation 10 and target D).
    fn shrinkage(&self) -> f64 {
        let n = self.units as f64;
        let (mut variances, mut squares) = (0.0, 0.0);
        for one in 0..self.members {
            for other in 0..one {
                let products = (0..self.units).map(|unit| self.row(unit)[one] * self.row(unit)[other]);
                let (r, square) = products.fold((0.0, 0.0), |(r, square), product| (r + product, square + product * product));
                variances += n / (n - 1.0) * (square - r * r / n);
                squares += r * r;
            }
        }
        if squares > 0.0 { (variances / squares).clamp(0.0, 1.0) } else { 1.0 }
    }

    /// The 95 % point of the largest t of `rows` normal units with these correlations, shrunk.
    fn normal(&self, side: Side, rows: usize, most: usize) -> f64 {
        let shrinkage = self.shrinkage();
        let [common, own] = [1.0 - shrinkage, shrinkage].map(libm::sqrt);
        let streams = Streams::of_city(0, 0);
        let one = |number: usize| {
            let mut normals = Normals::new(streams, number);
            let (mut sums, mut squares) = (vec![0.0; self.members], vec![0.0; self.members]);
            let mut values = vec![0.0; self.members];
            for _ in 0..rows {
                values.fill(0.0);
                for unit in 0..self.units {
                    let weight = common * normals.next();
                    values.iter_mut().zip(self.row(unit)).for_each(|(value, deviation)| *value += weight * deviation);
                }
                for ((value, sum), square) in values.iter().zip(&mut sums).zip(&mut squares) {
                    let value = value + own * normals.next();
                    *sum += value;
                    *square += value * value;
                }
            }
            let n = rows as f64;
            let t = |(sum, square): (&f64, &f64)| side.of(sum / libm::sqrt((n * square - sum * sum) / (n - 1.0)));
            sums.iter().zip(&squares).map(t).fold(f64::NEG_INFINITY, f64::max)
        };
        upper((0..draws(most, 2 * rows * self.members)).map(one).collect())
    }

    /// The 95 % point of the largest t of bootstrap samples of the units.
    fn bootstrap(&self, side: Side, most: usize) -> f64 {
        let n = self.units as f64;
        let streams = Streams::of_city(0, 0);
        let one = |number: usize| {
            let (mut sums, mut squares) = (vec![0.0; self.members], vec![0.0; self.members]);
            for place in 0..self.units {
                let draw = streams.draw(Purpose::Sample, 4 << 32 | number as u64, place as u32);
                let deviations = self.row(draw.below(0, self.units as u32) as usize);
                for ((value, sum), square) in deviations.iter().zip(&mut sums).zip(&mut squares) {
                    *sum += value;
                    *square += value * value;
                }
            }
            let t = |(sum, square): (&f64, &f64)| {
                let variance = (n * square - sum * sum) / (n - 1.0);
                // A sample of one unit again and again, or of units without deviation.
                if variance > 1e-12 { side.of(sum / libm::sqrt(variance)) } else { 0.0 }
            };
            sums.iter().zip(&squares).map(t).fold(f64::NEG_INFINITY, f64::max)
        };
        upper((0..draws(most, self.units * self.members)).map(one).collect())
    }
}

/// Normal variates at the address of one draw.
struct Normals {
    streams: Streams,
    number: u64,
    occasion: u32,
    left: [f64; 4],
    used: usize,
}

impl Normals {
    fn new(streams: Streams, number: usize) -> Normals {
        Normals { streams, number: 3 << 32 | number as u64, occasion: 0, left: [0.0; 4], used: 4 }
    }

    fn next(&mut self) -> f64 {
        if self.used == 4 {
            let draw = self.streams.draw(Purpose::Sample, self.number, self.occasion);
            (self.left, self.used, self.occasion) = ([0, 1, 2, 3].map(|lane| draw.normal(lane)), 0, self.occasion + 1);
        }
        self.used += 1;
        self.left[self.used - 1]
    }
}

/// The lead of a design over the best of the others, its interval, and whether the design may be the best.
pub(crate) type OverTheRest = (f64, (f64, f64), bool);

/// Multiple comparisons with the best under common random numbers (Nelson and Matejcik 1995, without their assumption that all differences
/// have the same variance; Edwards and Hsu 1983): `values` has the value of each design in each independent unit, more being better.
/// The lead of each design over the best of the others, its 95 % interval, which hold together, and whether it may be the best. None below
/// [`FEWEST`] units.
///
/// If design k is the best, then with 95 % no lead of k over another is above the estimate by more than q_k standard errors, with q_k the
/// one-sided quantile of the family of these leads. So the lead of i over the best of the others is at most U_i, the least of these bounds,
/// or 0, and a design with U_i < 0 is not the best. Nobody is further behind than behind that design which may be the best and is furthest
/// ahead by these bounds.
pub(crate) fn with_the_best(values: &[Vec<f64>]) -> Option<Vec<OverTheRest>> {
    with_the_best_of(values, DRAWS)
}

/// The same from at most so many samples.
pub(super) fn with_the_best_of(values: &[Vec<f64>], most: [usize; 2]) -> Option<Vec<OverTheRest>> {
    let designs = values.len();
    if designs < 2 || values[0].len() < FEWEST {
        return None;
    }
    let at: Vec<(u32, u32)> = (0..values[0].len() as u32).map(|unit| (unit + 1, 1)).collect();
    let cities: Vec<u32> = at.iter().map(|(city, _)| *city).collect();
    let mut estimator = IntervalEstimator::default();
    // The mean lead of i over j, and the margin with i as the best.
    let mut leads = vec![vec![(0.0, 0.0); designs]; designs];
    for i in 0..designs {
        let others: Vec<usize> = (0..designs).filter(|j| *j != i).collect();
        let differences = |j: &usize| values[i].iter().zip(&values[*j]).map(|(a, b)| a - b).collect::<Vec<f64>>();
        let lists: Vec<Vec<f64>> = others.iter().map(differences).collect();
        let members: Vec<Deviations> = lists.iter().map(|list| deviations(list, &at, &estimator)).collect();
        let q = quantile_of(&members, Side::Above, most)?;
        for (j, list) in others.into_iter().zip(&lists) {
            leads[i][j] = (mean(list), q.value * estimator.statistics(list, &cities)?.se?);
        }
    }
    let over = |i: usize, of: &dyn Fn(usize) -> f64| (0..designs).filter(|j| *j != i).map(of).fold(f64::INFINITY, f64::min);
    let tops: Vec<f64> = (0..designs).map(|i| over(i, &|j| leads[i][j].0 + leads[i][j].1)).collect();
    let may_be_best: Vec<usize> = (0..designs).filter(|i| tops[*i] >= 0.0).collect();
    let bottom = |i: usize| match may_be_best.as_slice() {
        [only] if *only == i => 0.0,
        list => list.iter().filter(|j| **j != i).map(|j| leads[i][*j].0 - leads[*j][i].1).fold(0.0, f64::min),
    };
    Some((0..designs).map(|i| (over(i, &|j| leads[i][j].0), (bottom(i), tops[i].max(0.0)), tops[i] >= 0.0)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(study: u64, what: u64, unit: u32) -> f64 {
        Streams::of_city(study, 21).draw(Purpose::Sample, what, unit).normal(0)
    }

    /// Members of so many units, of which each shares the part `common` of its variance with the others.
    fn members(count: usize, units: u32, common: f64) -> Vec<Deviations> {
        let value =
            |member: usize, unit: u32| libm::sqrt(common) * draw(1, 0, unit) + libm::sqrt(1.0 - common) * draw(1, 1 + member as u64, unit);
        (0..count)
            .map(|member| {
                let values: Vec<f64> = (0..units).map(|unit| value(member, unit)).collect();
                let at: Vec<(u32, u32)> = (0..units).map(|unit| (unit + 1, 1)).collect();
                deviations(&values, &at, &IntervalEstimator::default())
            })
            .collect()
    }

    fn t(freedom: usize, share: f64) -> f64 {
        IntervalEstimator::default().t(freedom, 1.0 - 0.025 / share)
    }

    #[test]
    fn deviations_are_those_of_the_standard_error() {
        let (values, at) = ([1.0, 3.0, f64::NAN, 5.0, 8.0], [(1, 1), (1, 2), (2, 1), (2, 2), (4, 1)]);
        let found = deviations(&values, &at, &IntervalEstimator::default());
        assert_eq!(found.iter().map(|(city, _)| *city).collect::<Vec<_>>(), [1, 2, 4]);
        let se = IntervalEstimator::default().statistics(&values, &[1, 1, 2, 2, 4]).unwrap().se.unwrap();
        let squares: f64 = found.iter().map(|(_, value)| value * value).sum();
        assert!((libm::sqrt(1.5 * squares) - se).abs() < 1e-12);
        let one_city = deviations(&values[..2], &[(3, 1), (3, 5)], &IntervalEstimator::default());
        assert_eq!(one_city, [(1, -0.5), (5, 0.5)]);
        let sets = deviations(&[1.0, 1.0, 4.0, 2.0], &[(1, 1), (2, 1), (3, 1), (4, 1)], &IntervalEstimator::of(Some(2)));
        assert_eq!(sets, [(0, -0.5), (1, 0.5)]);
    }

    #[test]
    fn the_quantile_lies_between_one_interval_and_bonferroni_and_falls_with_correlation() {
        for (units, method) in [(8, JointMethod::MultivariateT), (40, JointMethod::Bootstrap)] {
            let of = |common: f64| quantile(&members(9, units, common), Side::Both).unwrap();
            let (apart, close) = (of(0.0), of(0.98));
            assert_eq!((apart.method, apart.units), (method, units as usize));
            let (least, most) = (t(units as usize - 1, 1.0), t(units as usize - 1, 9.0));
            assert!(least < close.value && close.value < apart.value, "{units}: {least} {close:?} {apart:?}");
            assert!(apart.value < 1.08 * most && close.value < 0.95 * most, "{units}: {most} {close:?} {apart:?}");
            assert_eq!(of(0.5), of(0.5), "the same trials give the same quantile");
        }
    }

    #[test]
    fn copies_of_one_difference_count_as_one() {
        // Thirty units: the bootstrap of a single t, near Student's.
        let one = members(1, 30, 0.0).remove(0);
        let found = quantile(&[one.clone(), one.clone(), one], Side::Both).unwrap();
        assert!((found.value / t(29, 1.0) - 1.0).abs() < 0.12, "{found:?}");
    }

    #[test]
    fn a_family_of_few_units_has_no_quantile_and_one_that_does_not_vary_needs_none() {
        assert_eq!(quantile(&members(3, 4, 0.0), Side::Both), None);
        // A member without interval leaves those of the others as they are.
        let (few, many) = (members(1, 4, 0.0), members(3, 8, 0.0));
        let all: Vec<Deviations> = few.into_iter().chain(many.iter().cloned()).collect();
        assert_eq!(quantile(&all, Side::Both), quantile(&many, Side::Both));
        assert_eq!(quantile(&many, Side::Both).unwrap().intervals, 3);
        assert_eq!(quantile(&[], Side::Both), None);
        let mut list = members(1, 6, 0.0);
        list.push((1..=6).map(|unit| (unit, 0.0)).collect());
        let found = quantile(&list, Side::Both).unwrap();
        assert_eq!((found.method, found.value), (JointMethod::Single, t(5, 1.0)));
        let many = quantile(&vec![list.remove(0); 3_001], Side::Both).unwrap();
        assert_eq!((many.method, many.value), (JointMethod::Bonferroni, t(5, 3_001.0)));
    }

    #[test]
    fn the_best_is_told_from_the_others() {
        // Far apart: the best leads, nobody else may be the best; of two equal ones both may be.
        let values = |shift: f64| -> Vec<f64> { (0..10).map(|unit| shift + 0.01 * draw(2, 0, unit)).collect() };
        let noisy = |shift: f64, what: u64| -> Vec<f64> { (0..10).map(|unit| shift + 0.1 * draw(2, what, unit)).collect() };
        let found = with_the_best(&[noisy(0.0, 1), noisy(5.0, 2), noisy(3.0, 3)]).unwrap();
        assert_eq!(found.iter().map(|(.., may_be_best)| *may_be_best).collect::<Vec<_>>(), [false, true, false]);
        assert!((found[1].0 - 2.0).abs() < 0.2 && found[1].1.0 == 0.0 && found[1].1.1 > 2.0, "{found:?}");
        assert!(found[0].1.1 == 0.0 && found[0].1.0 < -4.9 && found[0].1.0 > -5.5, "{found:?}");
        let found = with_the_best(&[values(0.0), values(0.0), values(-1.0)]).unwrap();
        assert_eq!(found.iter().map(|(.., may_be_best)| *may_be_best).collect::<Vec<_>>(), [true, true, false]);
        assert_eq!(with_the_best(&[vec![1.0; 4], vec![2.0; 4]]), None);
    }
}
