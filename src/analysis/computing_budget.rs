//! Allocation of a limited number of cities to designs, so that the best is selected with the highest probability: optimal computing budget
//! allocation (Chen, Lin, Yücesan, Chick 2000; Chen and Lee 2011), on paired differences.
//!
//! The rule maximises a lower bound of the probability of correct selection, 1 − Σ P(design i beats the leader), asymptotically: no pair may
//! be less certain than another, so nᵢ ∝ σᵢ²/δᵢ², with δᵢ the leader's lead over i and σᵢ² its variance between cities. Where designs are
//! sampled independently, σᵢ² is the variance of i's values, and the leader gets a share by a formula of its own. Here designs share random
//! numbers (Fu, Hu, Chen, Xiong 2007 treat this case): σᵢ² is the variance of the differences within cities, and a city of i counts only if
//! the leader has it too, so the leader has as many cities as the design with the most. Bonferroni's bound needs no independence between
//! pairs, so that the designs are correlated is used, and nothing is assumed about how.
#![cfg(feature = "analysis")]

use super::leads::{leader, over_all};

/// How many of `stage` further cities each design should get. None if every design is equal to the leader, or differs from it by the same
/// in all cities: then there is nothing to learn.
///
/// The squared lead is increased by the variance of its estimate, so that a near tie does not take all cities by chance.
pub(crate) fn allocate(values: &[Vec<f64>], stage: usize) -> Option<Vec<usize>> {
    let best = leader(values);
    let leads = over_all(best, values);
    let weights: Vec<f64> = leads.iter().map(|lead| lead.variance / (lead.mean * lead.mean + lead.variance / lead.cities as f64)).collect();
    let rivals: Vec<usize> = (0..values.len()).filter(|design| *design != best && leads[*design].variance > 0.0).collect();
    let mut counts: Vec<usize> = values.iter().map(Vec::len).collect();
    if rivals.is_empty() {
        return None;
    }
    for _ in 0..stage {
        let most = rivals.iter().map(|design| counts[*design]).max().unwrap_or(0);
        // The design that has the fewest cities for its weight is the least certain.
        let need = |design: &&usize| counts[**design] as f64 / weights[**design];
        let next = match rivals.iter().min_by(|a, b| need(a).total_cmp(&need(b))) {
            Some(design) if counts[best] >= most => *design,
            _ => best,
        };
        counts[next] += 1;
    }
    Some(counts.iter().zip(values).map(|(count, list)| count - list.len()).collect())
}

#[cfg(test)]
mod tests {
    use super::super::leads::{loss, probability};
    use super::super::selection::{Rule, Step, select};
    use super::*;
    use crate::rng::{Purpose, Streams};

    const STUDIES: u32 = 1_000;
    const FIRST: usize = 10;
    const STAGE: usize = 10;

    /// Means of designs, and the standard deviations of the effect of a city on all and on one.
    struct Setting {
        name: &'static str,
        means: Vec<f64>,
        shared: f64,
        own: f64,
    }

    impl Setting {
        fn value(&self, number: u32, design: usize, city: usize) -> f64 {
            let streams = Streams::of_city(u64::from(number), 11);
            let normal = |what: u64| streams.draw(Purpose::Sample, what, city as u32).normal(0);
            self.means[design] + self.shared * normal(0) + self.own * normal(1 + design as u64)
        }

        fn extend(&self, number: u32, values: &mut [Vec<f64>], more: &[usize]) {
            for (design, (list, more)) in values.iter_mut().zip(more).enumerate() {
                let from = list.len();
                list.extend((from..from + more).map(|city| self.value(number, design, city)));
            }
        }

        /// A study with so many cities in all, divided by `divide`: values of all designs.
        fn study(&self, number: u32, budget: usize, divide: impl Fn(&[Vec<f64>], usize) -> Vec<usize>) -> Vec<Vec<f64>> {
            let mut values = vec![Vec::new(); self.means.len()];
            self.extend(number, &mut values, &vec![FIRST; self.means.len()]);
            loop {
                let left = budget.saturating_sub(values.iter().map(Vec::len).sum());
                if left == 0 {
                    return values;
                }
                let more = divide(&values, left.min(STAGE));
                self.extend(number, &mut values, &more);
            }
        }

        fn best(&self) -> f64 {
            self.means.iter().copied().fold(f64::NEG_INFINITY, f64::max)
        }
    }

    /// Whoever has fewest is next.
    fn equally(values: &[Vec<f64>], stage: usize) -> Vec<usize> {
        let mut counts: Vec<usize> = values.iter().map(Vec::len).collect();
        for _ in 0..stage {
            let next = (0..counts.len()).min_by_key(|i| counts[*i]).unwrap();
            counts[next] += 1;
        }
        counts.iter().zip(values).map(|(count, list)| count - list.len()).collect()
    }

    fn settings() -> Vec<Setting> {
        let slippage = |k: usize| -> Vec<f64> { (0..k).map(|i| if i == k / 2 { 1.0 } else { 0.0 }).collect() };
        // Means of normal order: many mediocre designs, few good ones, the best .5 ahead.
        let many = |k: usize| -> Vec<f64> {
            let streams = Streams::of_city(1, 1);
            let mut means: Vec<f64> = (0..k).map(|i| 1.5 * streams.draw(Purpose::Sample, i as u64, 0).normal(0)).collect();
            let best = means.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            means[k / 2] = best + 0.5;
            means
        };
        let ladder = |k: usize| -> Vec<f64> { (0..k).map(|i| -(i as f64)).collect() };
        vec![
            Setting { name: "slippage", means: slippage(5), shared: 2.0, own: 1.5 },
            Setting { name: "slippage", means: slippage(10), shared: 0.0, own: 2.0 },
            Setting { name: "ladder", means: ladder(8), shared: 2.0, own: 1.5 },
            Setting { name: "ladder", means: ladder(40), shared: 2.0, own: 1.5 },
            Setting { name: "many", means: many(40), shared: 2.0, own: 1.5 },
        ]
    }

    /// Prints the table in docs/decisions.md with `--nocapture`.
    #[test]
    fn an_allocated_budget_selects_the_best_more_often_than_an_equal_one_and_says_how_often() {
        let percent = |sum: f64| 100.0 * sum / f64::from(STUDIES);
        for setting in settings() {
            let (best, k) = (setting.best(), setting.means.len());
            for budget in [12 * k, 15 * k, 20 * k] {
                let (mut equal, mut allocated, mut stated, mut lost, mut cost) = (0.0, 0.0, 0.0, 0.0, 0.0);
                for number in 0..STUDIES {
                    let is_best = |chosen: usize| f64::from(setting.means[chosen] == best);
                    equal += is_best(leader(&setting.study(number, budget, equally)));
                    let values = setting.study(number, budget, |values, stage| allocate(values, stage).unwrap());
                    assert_eq!(values.iter().map(Vec::len).sum::<usize>(), budget);
                    let chosen = leader(&values);
                    let leads = over_all(chosen, &values);
                    allocated += is_best(chosen);
                    stated += probability(&leads);
                    lost += loss(&leads);
                    cost += best - setting.means[chosen];
                }
                let (lost, cost) = (lost / f64::from(STUDIES), cost / f64::from(STUDIES));
                let [equal, allocated, stated] = [equal, allocated, stated].map(percent);
                let name = setting.name;
                println!("| {name} | {k} | {budget} | {equal:.1} % | {allocated:.1} % | {stated:.1} % | {cost:.3} | {lost:.3} |");
                // Three standard errors of a difference of two shares.
                let noise = 3.0 * 100.0 * libm::sqrt(2.0 * 0.25 / f64::from(STUDIES));
                assert!(allocated > equal - noise, "{name}");
                assert!(name != "many" || allocated > equal + 10.0, "{name}: {allocated} {equal}");
                assert!(stated < allocated + 1.0, "{name}: the bound {stated} is above the frequency {allocated}");
                assert!(cost < lost + 0.002, "{name}: the bound {lost} is below the cost {cost}");
            }
            let (spent, right) = until_sure(&setting);
            println!("| {} | {k} | {spent} on average | | {:.1} % (Kim–Nelson) | | | |", setting.name, percent(right));
        }
    }

    /// Kim and Nelson's procedure, which ends when it is sure: cities per study, and how often the best is selected.
    fn until_sure(setting: &Setting) -> (usize, f64) {
        let k = setting.means.len();
        let rule = Rule { first: FIRST, within: 1.0, error: 0.05 };
        let (mut spent, mut right) = (0, 0.0);
        for number in 0..STUDIES {
            let mut values = vec![Vec::new(); k];
            setting.extend(number, &mut values, &vec![FIRST; k]);
            let chosen = loop {
                match select(&values, &rule) {
                    Step::Chosen { chosen, .. } => break chosen,
                    Step::More { left, .. } => {
                        let more: Vec<usize> = (0..k).map(|i| if left.contains(&i) { 5 } else { 0 }).collect();
                        setting.extend(number, &mut values, &more);
                    }
                }
            };
            spent += values.iter().map(Vec::len).sum::<usize>();
            right += f64::from(setting.means[chosen] == setting.best());
        }
        (spent / STUDIES as usize, right)
    }

    #[test]
    fn cities_go_to_the_least_certain_design_and_the_leader_keeps_up() {
        // The leader (design 1) has fewer cities than design 2, so it is observed first; design 3 is equal to it, and nothing is to be learnt.
        let wave = |mean: f64, own: f64, cities: u32| -> Vec<f64> {
            (0..cities).map(|city| mean + own * (f64::from(city % 3) - 1.0) + 5.0 * f64::from(city % 2)).collect()
        };
        let values = [wave(0.0, 1.0, 12), wave(1.0, 0.0, 12), wave(0.2, 2.0, 18), wave(1.0, 0.0, 12)];
        assert_eq!(allocate(&values, 6), Some(vec![0, 6, 0, 0]));
        let more = allocate(&values, 26).unwrap();
        assert_eq!((more.iter().sum::<usize>(), more[3]), (26, 0));
        assert!(more[2] > 0 && more[1] == more[2] + 6, "{more:?}");
        // Variance 4 at a lead of .8 against variance 1 at a lead of 1: about six times as many cities in the end.
        let values = [wave(0.0, 1.0, 12), wave(1.0, 0.0, 12), wave(0.2, 2.0, 12)];
        let more = allocate(&values, 300).unwrap();
        let ratio = (12 + more[2]) as f64 / (12 + more[0]) as f64;
        assert!(more[1] == more[2] && 4.0 < ratio && ratio < 6.5, "{more:?}");
        assert_eq!(allocate(&[wave(1.0, 0.0, 3), wave(1.0, 0.0, 3), wave(0.0, 0.0, 3)], 5), None);
    }
}
