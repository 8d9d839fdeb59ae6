//! Selection of a good design among many, within a budget: designs are screened city by city, and whenever it ends, it is known how much
//! better than the leader any other may be.
//!
//! The structure is that of Ni, Ciocan, Henderson, Hunter (2017), "Efficient ranking and selection in parallel computing environments",
//! Operations Research 65(3): variances from a first stage, screening while the budget lasts, and a sample size at which the rest is
//! decided. Their bounds assume that designs are sampled independently. Designs that share random numbers are not, so the bounds here are on
//! paired differences. With S² the variance of the difference of two designs in the n₀ cities of the first stage, ν = n₀ − 1, and
//! c(p) = ν/2·(p^(−2/ν) − 1), the sum of their differences over r cities stays below its mean plus the line c(p)S²/(2v) + vr for all r ≥ n₀
//! at once with probability 1 − p, whatever the slope v: given S², a Brownian motion with variance σ² ever crosses that line with probability
//! exp(−c(p)S²/σ²), whose expectation over νS²/σ² ~ χ²(ν) is (1 + 2c(p)/ν)^(−ν/2) = p. A line is low where r is about c(p)S²/(2v²), so
//! several with slopes δ/2, 4δ/2, 16δ/2 … share an error of α/(k − 1), with k designs, and the lowest of them counts. If the sums stay below
//! the lines for the k − 1 pairs with the best design, which they do with probability 1 − α,
//!
//! - the best is never eliminated, if a design is eliminated only when its sum falls behind another's by the lowest line;
//! - the design that leads after r cities is less than (lead of j + lowest line)/r worse than any design j that is left, so than the best.
//!
//! So the leader is a good selection, less than δ worse than the best, when that bound is at most δ for all designs left, which at the latest
//! it is after 2cS²/δ² cities, by the line of slope δ/2; and where the budget ends before, the largest bound says how good it is. Both hold
//! with 1 − α, at any time, if values are normal.
#![cfg(feature = "analysis")]

use super::selection::{Candidate, Rule};

/// What is known of the designs so far.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Screened {
    /// The design that leads: the one to be selected.
    pub leader: usize,
    /// The designs that may be the best, and the leader.
    pub left: Vec<usize>,
    /// All designs.
    pub candidates: Vec<Candidate>,
    /// For each design, how much better than the leader it may be, at most; none of eliminated designs. 0 of the leader.
    pub bounds: Vec<Option<f64>>,
    /// Whether the leader is less than the zone worse than the best.
    pub is_decided: bool,
    /// The cities of all designs together that will be needed in addition, if means remain as they are.
    pub more: usize,
}

/// The share of the error that each line has: nearly all for the one that decides.
const SHARES: [f64; 5] = [0.8, 0.05, 0.05, 0.05, 0.05];
/// Ratio of the slopes of two lines.
const STEEPER: f64 = 4.0;

/// The lines of a rule: c(p)/(2v) and v of each.
#[derive(Clone, Copy, Debug)]
struct Lines([(f64, f64); SHARES.len()]);

impl Lines {
    fn of(designs: usize, rule: &Rule) -> Lines {
        let freedom = rule.first as f64 - 1.0;
        let pairs = designs.max(2) as f64 - 1.0;
        let mut slope = rule.within / 2.0;
        Lines(SHARES.map(|share| {
            let c = freedom / 2.0 * (libm::pow(share * rule.error / pairs, -2.0 / freedom) - 1.0);
            let line = (c / (2.0 * slope), slope);
            slope *= STEEPER;
            line
        }))
    }

    /// The lowest line after so many cities, for a pair with this variance.
    fn lowest(&self, variance: f64, cities: f64) -> f64 {
        self.0.iter().map(|(start, slope)| start * variance + slope * cities).fold(f64::INFINITY, f64::min)
    }

    /// After how many cities a sum that grows by `change` per city reaches the lowest line; infinite if it never does.
    fn reached(&self, variance: f64, change: f64) -> f64 {
        let meets = self.0.iter().map(|(start, slope)| if change > *slope { start * variance / (change - slope) } else { f64::INFINITY });
        meets.fold(f64::INFINITY, f64::min)
    }
}

/// Screens designs by their values in cities 1, 2, …, one list per design; more is better. Every design has at least the cities of the
/// first stage; it goes on as long as all that are left have another city. Values after the city at which a design is eliminated are
/// ignored.
pub(crate) fn screen(values: &[Vec<f64>], rule: &Rule) -> Screened {
    let (k, first, zone) = (values.len(), rule.first, rule.within);
    let lines = Lines::of(k, rule);
    let mut variances = vec![0.0; k * k];
    for i in 0..k {
        for j in 0..i {
            let variance = super::leads::Lead::of(&values[i][..first], &values[j][..first]).variance;
            (variances[i * k + j], variances[j * k + i]) = (variance, variance);
        }
    }
    let mut sums: Vec<f64> = values.iter().map(|list| list[..first].iter().sum()).collect();
    let mut left: Vec<usize> = (0..k).collect();
    let mut candidates = vec![Candidate { cities: first, mean: f64::NAN, dropped_at: None }; k];
    let mut r = first;
    loop {
        let n = r as f64;
        left.iter().for_each(|i| candidates[*i] = Candidate { cities: r, mean: sums[*i] / n, dropped_at: None });
        // No line is below that of no variance.
        let least = lines.lowest(0.0, n);
        let is_beyond = |i: usize, j: usize| {
            let ahead = sums[j] - sums[i];
            ahead >= least && ahead >= lines.lowest(variances[i * k + j], n)
        };
        let is_behind = |i: usize| left.iter().any(|j| *j != i && is_beyond(i, *j));
        let dropped: Vec<usize> = left.iter().copied().filter(|i| is_behind(*i)).collect();
        dropped.iter().for_each(|i| candidates[*i].dropped_at = Some(r));
        left.retain(|i| !dropped.contains(i));
        let leader = left.iter().copied().fold(left[0], |best, i| if sums[i] > sums[best] { i } else { best });
        let bound = |j: usize| ((sums[j] - sums[leader] + lines.lowest(variances[j * k + leader], n)) / n).max(0.0);
        let others = || left.iter().copied().filter(|j| *j != leader);
        let is_decided = others().all(|j| bound(j) <= zone);
        if !is_decided && left.iter().all(|i| values[*i].len() > r) {
            left.iter().for_each(|i| sums[*i] += values[*i][r]);
            r += 1;
            continue;
        }
        let mut bounds = vec![None; k];
        left.iter().for_each(|j| bounds[*j] = Some(if *j == leader { 0.0 } else { bound(*j) }));
        // With the leads that they have now, designs are decided after `end` cities, unless they are eliminated before.
        let lead = |j: usize| (sums[leader] - sums[j]) / n;
        let end = others().map(|j| lines.reached(variances[j * k + leader], lead(j) + zone)).fold(n, f64::max);
        let until = |j: usize| lines.reached(variances[j * k + leader], lead(j)).clamp(n, end);
        let more = others().map(until).chain([end]).map(|cities| libm::ceil(cities - n) as usize).fold(0, usize::saturating_add);
        return Screened { leader, left, candidates, bounds, is_decided, more };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Streams};

    fn value(number: u32, design: usize, city: usize, mean: f64, shared: f64, own: f64) -> f64 {
        let streams = Streams::of_city(u64::from(number), 13);
        let normal = |what: u64| streams.draw(Purpose::Sample, what, city as u32).normal(0);
        mean + shared * normal(0) + own * normal(1 + design as u64)
    }

    /// Screens designs with these means until it is decided or a further stage would exceed the budget.
    fn study(means: &[f64], rule: &Rule, shared: f64, own: f64, number: u32, budget: usize) -> (Screened, usize) {
        let draw = |i: usize, city: usize| value(number, i, city, means[i], shared, own);
        let mut values: Vec<Vec<f64>> = (0..means.len()).map(|i| (0..rule.first).map(|city| draw(i, city)).collect()).collect();
        loop {
            let found = screen(&values, rule);
            let spent: usize = values.iter().map(Vec::len).sum();
            let batch = ((budget - spent) / found.left.len()).min(5);
            if found.is_decided || batch == 0 {
                return (found, spent);
            }
            for i in found.left {
                let from = values[i].len();
                values[i].extend((from..from + batch).map(|city| draw(i, city)));
            }
        }
    }

    /// Prints the table in docs/decisions.md with `--nocapture`.
    #[test]
    fn a_good_design_is_selected_and_the_best_is_left_with_the_stated_probability() {
        let slippage = |k: usize| -> Vec<f64> { (0..k).map(|i| if i == k / 2 { 1.0 } else { 0.0 }).collect() };
        let spread = |k: usize| -> Vec<f64> { (0..k).map(|i| -2.5 * i as f64 / k as f64).collect() };
        // A third lies within the zone of the best, which then need not be selected; the others lie beyond it.
        let of_three = |i: usize| if i.is_multiple_of(3) { 0.5 } else { -0.05 };
        let close = |k: usize| -> Vec<f64> { (0..k).map(|i| if i == k / 2 { 1.0 } else { of_three(i) }).collect() };
        for (name, means, studies) in
            [("slippage", slippage(10), 1_000), ("slippage", slippage(100), 100), ("close", close(100), 100), ("spread", spread(100), 100)]
        {
            let k = means.len();
            let rule = Rule { first: 20, within: 1.0, error: 0.05 };
            let best = means.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            for budget in [30 * k, 45 * k, 1_000 * k] {
                let (mut good, mut decided, mut cities, mut left, mut bound, mut kept, mut covered) = (0, 0, 0, 0, 0.0, 0, 0);
                for number in 0..studies {
                    let (found, spent) = study(&means, &rule, 2.0, 1.5, number, budget);
                    assert!(spent <= budget);
                    let largest = found.bounds.iter().flatten().copied().fold(0.0, f64::max);
                    assert_eq!(found.is_decided, largest <= 1.0);
                    let behind = best - means[found.leader];
                    good += u32::from(behind < 1.0);
                    covered += u32::from(behind <= largest);
                    kept += u32::from(found.left.iter().any(|i| means[*i] == best));
                    decided += u32::from(found.is_decided);
                    (cities, left, bound) = (cities + spent, left + found.left.len(), bound + largest);
                }
                let share = |count: u32| f64::from(count) / f64::from(studies);
                let shown = [decided, good, covered, kept].map(|count| format!("{:.1} %", 100.0 * share(count)));
                let (left, cities, bound) = (left / studies as usize, cities / studies as usize, bound / f64::from(studies));
                let asked = if budget == 1_000 * k { "until sure".to_owned() } else { budget.to_string() };
                println!("| {name} | {k} | {asked} | {cities} | {left} | {bound:.2} | {} |", shown.join(" | "));
                // The lowest share that a binomial test at 1 % accepts as 95 %.
                let least = 0.95 - 2.326 * libm::sqrt(0.95 * 0.05 / f64::from(studies));
                assert!(share(kept) >= least && share(covered) >= least, "{name}, {budget}");
                assert!(budget < 1_000 * k || decided == studies && share(good) >= least, "{name}");
            }
        }
    }

    #[test]
    fn a_line_as_low_as_that_of_a_single_pair_would_eliminate_the_best_too_often() {
        // Equal designs: any elimination is wrong, and the best is any of them. With the line of one pair, of 60 designs few are left.
        let eliminated = |error: f64| {
            let rule = Rule { first: 10, within: 1.0, error };
            let wrong = |number: &u32| study(&[0.0; 60], &rule, 2.0, 1.5, *number, 1_200).0.candidates[0].dropped_at.is_some();
            (0..200).filter(wrong).count()
        };
        // α/(k − 1) = .05 for each of 59 pairs, in place of .05/59.
        assert!(eliminated(0.05) <= 10 && eliminated(0.05 * 59.0) > 40, "{} {}", eliminated(0.05), eliminated(0.05 * 59.0));
    }

    #[test]
    fn the_line_is_that_of_the_formula_and_batches_change_nothing() {
        // k = 2, n₀ = 3: c = (.8·.05)⁻¹ − 1 = 24. Differences −1, 0, 1 have S² = 1; with δ = 2 the first line is 12 + r, and the second, with
        // c = (.05·.05)⁻¹ − 1 = 399, is 49.875 + 4r.
        let rule = Rule { first: 3, within: 2.0, error: 0.05 };
        let found = |more: &[f64]| screen(&[vec![0.0; 3 + more.len()], [&[-1.0, 0.0, 1.0], more].concat()], &rule);
        let start = found(&[]);
        assert!(!start.is_decided && start.left == [0, 1] && start.leader == 0);
        assert!((start.bounds[1].unwrap() - (12.0 / 3.0 + 1.0)).abs() < 1e-9, "{start:?}");
        // A lead of 0 is decided after 12 cities: nine more of both.
        assert_eq!(start.more, 18);
        // After four cities the sum must reach 16.
        assert_eq!(found(&[16.0 + 1e-9]).candidates[0].dropped_at, Some(4));
        assert_eq!(found(&[16.0 - 1e-9]).candidates[0].dropped_at, None);
        // From a sum of 8 on, the other is at most (−8 + 12)/4 + 1 = 2 better.
        assert!(found(&[8.0 + 1e-9]).is_decided && !found(&[8.0 - 1e-9]).is_decided);
        // Steeper lines are lower where variances are large for the zone: 12·100 + 3 against, with c = 399, 399·100/(2·64) + 64·3.
        let wild = screen(&[vec![0.0; 3], vec![-10.0, 0.0, 10.0]], &rule);
        assert!((wild.bounds[1].unwrap() - (39_900.0 / 128.0 + 192.0) / 3.0).abs() < 1e-9, "{wild:?}");
        // Values after the elimination are ignored.
        assert_eq!(found(&[17.0, -99.0]), found(&[17.0]));
        let equal = screen(&[vec![1.0, 2.0, 4.0], vec![1.0, 2.0, 4.0]], &rule);
        assert!(equal.is_decided && equal.leader == 0 && equal.left == [0, 1]);
        assert!(screen(&[vec![1.0, 2.0, 4.0]], &rule).is_decided);
    }
}
