//! How often intervals cover a known difference: synthetic studies with normal errors, alone, in families, and under sequential stopping. The
//! tables of docs/statistics.md are printed with `JIESU_STUDIES=2000` and `--nocapture`.

use super::pairs::{PairedDifference, paired};
use super::simultaneous::{Deviations, Side, deviations, quantile_of, with_the_best_of};
use super::statistics::{FEWEST, IntervalEstimator};
use crate::rng::{Purpose, Streams};

/// The true difference in every study but those without effect.
const TRUE: f64 = 0.3;
/// Samples from which a quantile is found here, fewer than in use, to save time.
const DRAWS: [usize; 2] = [1_000, 2_000];

/// The values of a baseline and of some designs in the three rates, and the cities: design after design, in each its rates.
struct Study {
    base: Vec<Vec<f64>>,
    designs: Vec<Vec<f64>>,
    at: Vec<(u32, u32)>,
}

/// What a study is like.
#[derive(Clone, Copy)]
struct Law {
    designs: u64,
    cities: u32,
    replications: u32,
    /// Standard deviation of a difference between cities, in those of a trial.
    city_sd: f64,
    /// Share of the variance of the difference between cities that the designs have in common.
    common: f64,
    /// The true difference.
    effect: f64,
}

const LAW: Law = Law { designs: 1, cities: 10, replications: 1, city_sd: 1.0, common: 0.3, effect: TRUE };

/// Baseline and designs share most of their random numbers, and the rates share half of theirs.
fn study(streams: Streams, law: &Law) -> Study {
    let mut study = Study { base: vec![Vec::new(); 3], designs: vec![Vec::new(); 3 * law.designs as usize], at: Vec::new() };
    for city in 0..law.cities {
        let normal = |what: u64, r: u32| streams.draw(Purpose::Sample, what * 1_000 + u64::from(city), r).normal(0);
        let shared = |what: u64, rate: u64, r: u32| 0.7 * normal(100 * what, r) + 0.7 * normal(100 * what + 1 + rate, r);
        for r in 0..law.replications {
            study.at.push((city + 1, r + 1));
            for rate in 0..3 {
                let base = shared(0, rate, r);
                study.base[rate as usize].push(0.5 + base);
                for design in 0..law.designs {
                    let of_cities =
                        libm::sqrt(law.common) * shared(1, rate, 999) + libm::sqrt(1.0 - law.common) * shared(2 + design, rate, 999);
                    let own = law.city_sd * of_cities + 0.6 * shared(50 + design, rate, r);
                    study.designs[(3 * design + rate) as usize].push(0.5 + law.effect + base + own);
                }
            }
        }
    }
    study
}

/// The differences of a study, design after design, in each its rates; joint if there are enough units.
fn compare(study: &Study, estimator: &mut IntervalEstimator) -> Vec<PairedDifference> {
    let cities: Vec<u32> = study.at.iter().map(|(city, _)| *city).collect();
    let mut members: Vec<Deviations> = Vec::new();
    let mut found: Vec<PairedDifference> = Vec::new();
    for (place, design) in study.designs.iter().enumerate() {
        let base = &study.base[place % 3];
        let differences: Vec<f64> = base.iter().zip(design).map(|(a, b)| b - a).collect();
        members.push(deviations(&differences, &study.at, estimator));
        found.push(paired(base, design, &cities, estimator).expect("a study has trials"));
    }
    let quantile = quantile_of(&members, Side::Both, DRAWS).map(|found| found.value);
    for one in &mut found {
        one.joint = quantile.zip(one.se).map(|(q, se)| (one.difference - q * se, one.difference + q * se));
    }
    found
}

fn covers(interval: Option<(f64, f64)>, truth: f64) -> bool {
    interval.is_some_and(|(low, high)| low <= truth && truth <= high)
}

/// Number of studies: 250, or what the environment variable `JIESU_STUDIES` says.
#[expect(clippy::disallowed_methods, reason = "no result depends on the number of synthetic studies")]
fn studies() -> u32 {
    std::env::var("JIESU_STUDIES").map_or(250, |number| number.parse().expect("JIESU_STUDIES is a whole number"))
}

/// The lowest coverage that a one-sided binomial test at 1 % accepts as 95 %.
fn least(studies: u32) -> f64 {
    0.95 - 2.326 * libm::sqrt(0.95 * 0.05 / f64::from(studies))
}

/// Whether a two-sided binomial test at 1 % accepts a coverage as 95 %.
fn nominal(coverage: f64, studies: u32) -> bool {
    (coverage - 0.95).abs() <= 2.576 * libm::sqrt(0.95 * 0.05 / f64::from(studies))
}

#[test]
fn an_interval_alone_covers_a_known_difference_at_the_nominal_rate() {
    let studies = 2_000;
    let share = |n: u32| f64::from(n) / f64::from(studies);
    for (cities, replications, city_sd) in [(5, 1, 1.0), (8, 1, 1.0), (20, 1, 1.0), (50, 1, 1.0), (10, 5, 2.0), (1, 30, 0.0)] {
        let law = Law { cities, replications, city_sd, ..LAW };
        let covered = (0..studies).filter(|number| {
            let study = study(Streams::of_city(u64::from(*number), 100 * cities + replications), &law);
            let cities: Vec<u32> = study.at.iter().map(|(city, _)| *city).collect();
            covers(paired(&study.base[0], &study.designs[0], &cities, &mut IntervalEstimator::default()).unwrap().interval, TRUE)
        });
        let covered = share(covered.count() as u32);
        println!("| {cities} × {replications} | {city_sd} | {:.1} % |", 100.0 * covered);
        assert!(nominal(covered, studies), "{cities} × {replications}: {covered}");
    }
}

/// Seven designs without effect: an interval of the family misses in at most 5 % of the studies, by a binomial test at 1 %; intervals that
/// only hold together for the rates of one design miss in far more.
#[test]
fn a_family_without_effect_errs_as_seldom_as_it_says() {
    let studies = studies();
    let share = |n: u32| f64::from(n) / f64::from(studies);
    for (common, name) in [(0.3, "apart"), (0.9, "close")] {
        for cities in [5, 8, 20, 50] {
            let law = Law { designs: 7, cities, common, effect: 0.0, ..LAW };
            let (mut errs, mut of_rates, mut widths) = (0, 0, 0.0);
            for number in 0..studies {
                let study = study(Streams::of_city(u64::from(number), cities), &law);
                let mut estimator = IntervalEstimator::default();
                let found = compare(&study, &mut estimator);
                errs += u32::from(found.iter().any(|one| !covers(one.joint, 0.0)));
                let q = estimator.t(cities as usize - 1, 1.0 - 0.025 / 3.0);
                of_rates += u32::from(found.iter().any(|one| one.difference.abs() > q * one.se.unwrap()));
                let bonferroni = estimator.t(cities as usize - 1, 1.0 - 0.025 / 21.0);
                widths += (found[0].joint.unwrap().1 - found[0].difference) / found[0].se.unwrap() / bonferroni;
            }
            let width = widths / f64::from(studies);
            println!("| {cities} | {name} | {:.1} % | {:.2} | {:.1} % |", 100.0 * share(errs), width, 100.0 * share(of_rates));
            assert!(share(errs) <= 1.0 - least(studies), "{cities}, {name}: {}", share(errs));
            assert!(share(of_rates) > 0.1, "the test can fail");
        }
    }
}

#[test]
fn a_family_covers_a_known_difference() {
    let studies = studies();
    let share = |n: u32| f64::from(n) / f64::from(studies);
    for (designs, cities) in [(1, 5), (1, 8), (3, 20), (3, 50)] {
        let law = Law { designs, cities, ..LAW };
        let covered = (0..studies).filter(|number| {
            let study = study(Streams::of_city(u64::from(*number), 7 + cities), &law);
            compare(&study, &mut IntervalEstimator::default()).iter().all(|one| covers(one.joint, TRUE))
        });
        let covered = share(covered.count() as u32);
        println!("| {designs} | {cities} | {:.1} % |", 100.0 * covered);
        assert!(covered > least(studies), "{designs}, {cities}: {covered}");
    }
}

/// Parameter sets of `cities` cities each, and every set with a random shift.
#[test]
fn intervals_cover_over_parameter_sets_and_components_are_unbiased() {
    let studies = studies();
    let share = |n: u32| f64::from(n) / f64::from(studies);
    for (sets, cities, replications, sds) in [(20, 2, 2, [1.0, 1.0]), (10, 3, 2, [0.5, 2.0]), (30, 1, 2, [1.0, 1.0]), (5, 2, 1, [2.0, 0.5])]
    {
        let law = Law { cities: sets * cities, replications, city_sd: sds[0], ..LAW };
        let (mut alone, mut together, mut squares) = (0, 0, [0.0; 3]);
        for number in 0..studies {
            let streams = Streams::of_city(u64::from(number), sets * 1_000 + cities * 100 + replications);
            let mut study = study(streams, &law);
            for (rate, values) in study.designs.iter_mut().enumerate() {
                for (value, (city, _)) in values.iter_mut().zip(&study.at) {
                    let normal =
                        |what: u64| streams.draw(Purpose::Sample, (900 + what) * 1_000 + u64::from((city - 1) / cities), 998).normal(0);
                    *value += sds[1] * (0.7 * normal(0) + 0.7 * normal(1 + rate as u64));
                }
            }
            let found = compare(&study, &mut IntervalEstimator::of(Some(cities)));
            alone += u32::from(covers(found[0].interval, TRUE));
            together += u32::from(found.iter().all(|one| covers(one.joint, TRUE)));
            let parts = [found[0].se_replication, found[0].se_city, found[0].se_param].map(|part| part.map_or(f64::NAN, |se| se * se));
            squares.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part / f64::from(studies));
        }
        let [city_sd, set_sd] = sds;
        println!(
            "| {sets} × {cities} × {replications} | {city_sd}, {set_sd} | {:.1} % | {:.1} % |",
            100.0 * share(alone),
            100.0 * share(together)
        );
        assert!(nominal(share(alone), studies), "{sets} × {cities}: {}", share(alone));
        assert!(share(together) > least(studies), "{sets} × {cities}: {}", share(together));
        // Each effect is .7 + .7 of two normals, so its variance is .98 of the square; negative estimates are cut at 0, hence 10 %.
        if sets == 20 {
            let expected = [0.36 / 80.0, 1.0 / 40.0, 1.0 / 20.0].map(|part| 0.98 * part);
            assert!(squares.iter().zip(expected).all(|(found, part)| (found / part - 1.0).abs() < 0.1), "{squares:?} {expected:?}");
        }
    }
}

/// Cities are added until every interval of the family is narrow, as `--half-width` does.
#[test]
fn a_family_covers_when_cities_are_added_until_it_is_narrow() {
    let studies = studies();
    let share = |n: u32| f64::from(n) / f64::from(studies);
    for wanted in [0.9, 0.6, 0.4] {
        let (mut together, mut used) = (0, 0);
        for number in 0..studies {
            let streams = Streams::of_city(u64::from(number), 77);
            let mut law = Law { replications: 2, city_sd: 0.8, ..LAW };
            let found = loop {
                let found = compare(&study(streams, &law), &mut IntervalEstimator::default());
                let half = |one: &PairedDifference| one.joint.map_or(f64::INFINITY, |(low, high)| (high - low) / 2.0);
                if found.iter().map(half).fold(0.0, f64::max) <= wanted {
                    break found;
                }
                law.cities += 5;
            };
            used += law.cities;
            together += u32::from(found.iter().all(|one| covers(one.joint, TRUE)));
        }
        println!("| ± {wanted} | {:.0} | {:.1} % |", f64::from(used) / f64::from(studies), 100.0 * share(together));
        assert!(share(together) > least(studies), "± {wanted}: {}", share(together));
    }
}

/// Each design against the best of the others: all intervals hold, and the best design is found to be possibly the best; with equal designs
/// and with one that leads.
#[test]
fn comparisons_with_the_best_hold_together() {
    let studies = studies() / 4;
    for (cities, lead) in [(8_u32, 0.0), (8, 1.0), (20, 0.0), (20, 1.0)] {
        let (mut right, mut alone) = (0, 0);
        for number in 0..studies {
            let normal =
                |what: u64, city: u32| Streams::of_city(u64::from(number), 900 + cities).draw(Purpose::Sample, what, city).normal(0);
            // Different variances: 1, 1.5, 2, …
            let value = |design: u64, city: u32| {
                let shift = if design == 2 { lead } else { 0.0 };
                shift + 2.0 * normal(0, city) + (1.0 + 0.5 * design as f64) * normal(1 + design, city)
            };
            let values: Vec<Vec<f64>> = (0..5).map(|design| (0..cities).map(|city| value(design, city)).collect()).collect();
            let found = with_the_best_of(&values, DRAWS).unwrap();
            let truth = |design: usize| if design == 2 { lead } else { -lead };
            let holds = found.iter().enumerate().all(|(design, (_, interval, _))| covers(Some(*interval), truth(design)));
            right += u32::from(holds && found[2].2);
            alone += u32::from(found.iter().filter(|(.., may_be_best)| *may_be_best).count() == 1);
        }
        let [right, alone] = [right, alone].map(|count| f64::from(count) / f64::from(studies));
        println!("| {cities} | {lead} | {:.1} % | {:.0} % |", 100.0 * right, 100.0 * alone);
        assert!(right >= least(studies), "{cities}, {lead}: {right}");
    }
}

/// The ratio of variances of two designs with equal variances and correlation r is 1/(1 − r).
#[test]
fn intervals_of_the_variance_ratio_cover() {
    let studies = 2_000;
    let share = |n: u32| f64::from(n) / f64::from(studies);
    for (cities, r) in [(FEWEST as u32, 0.8), (10, 0.3), (30, 0.98)] {
        let covered = (0..studies).filter(|number| {
            let normal =
                |what: u64, city: u32| Streams::of_city(u64::from(*number), 500 + cities).draw(Purpose::Sample, what, city).normal(0);
            let value = |design: u64, city: u32| libm::sqrt(r) * normal(0, city) + libm::sqrt(1.0 - r) * normal(1 + design, city);
            let [a, b] = [0, 1].map(|design| (0..cities).map(|city| value(design, city)).collect::<Vec<f64>>());
            let of: Vec<u32> = (1..=cities).collect();
            covers(paired(&a, &b, &of, &mut IntervalEstimator::default()).unwrap().ratio_interval, 1.0 / (1.0 - r))
        });
        let covered = share(covered.count() as u32);
        println!("| {cities} | {:.1} | {:.1} % |", 1.0 / (1.0 - r), 100.0 * covered);
        assert!(nominal(covered, studies), "{cities}: {covered}");
    }
}
