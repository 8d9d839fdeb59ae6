//! Known parameters are recovered.

use super::fit::assess;
use super::search::{Draft, Outcome, Problem, cube, search};
use crate::error::Result;
use crate::rng::{Purpose, Streams, normal_quantile};

/// A made-up simulator: its mean output at the quantiles of the prior, and the standard deviation of its sampling error.
type Simulator = (fn(&[f64]) -> Vec<f64>, f64);

fn normal(seed: u64, entity: u64) -> f64 {
    normal_quantile(Streams::of_city(seed, 0).draw(Purpose::Onsets, entity, 0).wide())
}

fn simulate((mean, noise): Simulator, cube: &[f64], seed: u64) -> Vec<f64> {
    mean(cube).iter().zip(0..).map(|(value, j)| value + noise * normal(seed, j)).collect()
}

fn evaluate(simulator: Simulator) -> impl FnMut(&[Draft]) -> Result<Vec<Outcome>> {
    move |drafts| Ok(drafts.iter().map(|draft| Ok(simulate(simulator, &draft.cube(), draft.seed))).collect())
}

/// Each target is informative.
const PLAIN: Simulator = (|z| vec![z[0] + 0.2 * z[1], z[1] - 0.3 * z[2], z[2] + 0.1 * z[0], z[0] * z[1]], 0.03);
/// Nonlinear, with effects that offset each other.
const CURVED: Simulator = (|z| vec![libm::exp(z[0]) - 1.0, libm::exp(z[0] * z[1]), z[1] * z[1] + z[2], libm::sin(3.0 * z[2])], 0.05);
/// More parameters than targets.
const LOOSE: Simulator = (|z| vec![z[0] + z[1], z[2] * z[3]], 0.05);

/// Calibrates to data made with parameters drawn from the prior; returns which intervals contain them, and the effective sample size.
fn experiment(simulator: Simulator, parameters: usize, trials: usize, number: u64) -> (Vec<bool>, f64) {
    let actual: Vec<f64> = (0..parameters).map(|k| normal(number, 1_000 + k as u64)).collect();
    let tolerance = 0.05;
    let data = simulate(simulator, &cube(&actual), 900_000 + number);
    let targets = data.iter().zip(0..).map(|(value, j)| (value + tolerance * normal(number, 2_000 + j), tolerance)).collect();
    let problem = Problem { parameters, targets, trials, generations: 4, keep: 200, point: 0, check: 0, seed: number };
    let found = search(&problem, &mut evaluate(simulator)).unwrap();
    let verdict = assess(&problem, &found);
    (verdict.informed.iter().zip(cube(&actual)).map(|(p, z)| p.sample[0] <= z && z <= p.sample[2]).collect(), found.worth)
}

/// The share of intervals that contain the true value, for each parameter, over these experiments.
fn coverage(simulator: Simulator, parameters: usize, trials: usize, experiments: std::ops::Range<u64>) -> (Vec<f64>, f64) {
    let (mut hits, mut worth) = (vec![0; parameters], 0.0);
    let count = (experiments.end - experiments.start) as f64;
    for number in experiments {
        let (hit, own) = experiment(simulator, parameters, trials, number);
        hit.iter().zip(&mut hits).for_each(|(hit, sum)| *sum += usize::from(*hit));
        worth += own / count;
    }
    (hits.iter().map(|sum| *sum as f64 / count).collect(), worth)
}

#[test]
fn ninety_percent_intervals_cover_in_85_to_95_of_100_small_experiments() {
    for (name, simulator, parameters) in [("plain", PLAIN, 3), ("curved", CURVED, 3), ("loose", LOOSE, 4)] {
        let (shares, _) = coverage(simulator, parameters, 300, 1..101);
        println!("{name}: {}", shares.iter().map(|share| format!("{:.0} %", 100.0 * share)).collect::<Vec<_>>().join(", "));
        let mean = shares.iter().sum::<f64>() / parameters as f64;
        assert!((0.85..=0.95).contains(&mean), "{name}: {shares:?}");
        assert!(shares.iter().all(|share| (0.82..=0.98).contains(share)), "{name}: {shares:?}");
    }
}

#[test]
#[ignore = "prints the table of docs/statistics.md"]
fn coverage_of_a_thousand_experiments() {
    for (name, simulator, parameters) in [("plain", PLAIN, 3), ("curved", CURVED, 3), ("loose", LOOSE, 4)] {
        for trials in [150, 300, 600] {
            let (shares, worth) = coverage(simulator, parameters, trials, 1..1_001);
            println!(
                "| {name} | {trials} | {worth:.0} | {} % |",
                shares.iter().map(|share| format!("{:.1}", 100.0 * share)).collect::<Vec<_>>().join(", ")
            );
        }
    }
}
