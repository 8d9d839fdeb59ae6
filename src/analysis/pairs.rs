//! Two designs under common random numbers: the difference in each pair of trials of the same city and replication, its mean and the
//! precision of that mean.
#![cfg(feature = "analysis")]

use super::nested::variance_components;
use super::statistics::{IntervalEstimator, mean};
use serde::{Deserialize, Serialize};

/// Number of intervals in the joint family: the three rates.
pub(crate) const FAMILY: usize = 3;

/// Which sources of variance an interval covers.
///
/// ```
/// assert_eq!(jiesu::analysis::CiScope::Cities.word(), "replications and cities");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CiScope {
    /// Replications in one city.
    Replications,
    /// Replications and cities.
    Cities,
    /// Replications, cities and parameter sets.
    Parameters,
    /// The same with one city per set: cities and parameters are confounded.
    Together,
}

impl CiScope {
    /// The words used in files.
    pub fn word(self) -> &'static str {
        match self {
            CiScope::Replications => "replications",
            CiScope::Cities => "replications and cities",
            CiScope::Parameters => "replications, cities and parameters",
            CiScope::Together => "replications, cities and parameters, the last two confounded",
        }
    }
}

/// The paired comparison of a measure: means, differences, errors and intervals in its unit, shares from 0 to 1.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// # let analysis = jiesu::compare(&setups)?;
/// let comparison = analysis.comparison.expect("the designs are compared");
/// let paired = comparison.resolution(0).expect("orders were reviewed").paired;
/// assert_eq!((paired.n, paired.cities), (4, 2));
/// assert!((paired.means[1] - paired.means[0] - paired.difference).abs() < 1e-12);
/// // The joint interval is wider than that of this rate alone.
/// let ((joint, _), (alone, _)) = (paired.shown().expect("an interval"), paired.interval.expect("an interval"));
/// assert!(joint <= alone);
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairedDifference {
    /// Pairs in which the measure is defined in both designs.
    pub n: usize,
    /// Cities of these pairs.
    pub cities: usize,
    /// Parameter sets of these pairs; 1 without sets.
    pub sets: usize,
    /// Mean of the baseline and of the design over these pairs.
    pub means: [f64; 2],
    /// Mean difference, design minus baseline.
    pub difference: f64,
    /// Standard error of the mean difference, on which the interval is based.
    pub se: Option<f64>,
    /// Its component from replications within a city.
    pub se_replication: Option<f64>,
    /// Its component from cities.
    pub se_city: Option<f64>,
    /// Its component from parameter sets; with one city per set, from sets and cities.
    pub se_param: Option<f64>,
    /// Share of the sets whose mean difference has the sign of the difference; none without sets.
    pub sign_stable: Option<f64>,
    /// 95 % interval of this measure alone.
    pub interval: Option<(f64, f64)>,
    /// 95 % interval joint with those of the other two rates, by Bonferroni.
    pub joint: Option<(f64, f64)>,
    /// Which sources of variance the intervals cover.
    pub ci_scope: CiScope,
    /// Share of the pairs in which the design is higher; ties count half.
    pub higher: f64,
    /// (s_A² + s_B²)/s²_(A−B) within cities: the factor by which independent random numbers would need more trials; none without its
    /// interval.
    pub variance_ratio: Option<f64>,
    /// Its 95 % interval, by the jackknife on its logarithm.
    pub ratio_interval: Option<(f64, f64)>,
}

impl PairedDifference {
    /// The interval to show: the joint one where there is one.
    pub fn shown(&self) -> Option<(f64, f64)> {
        self.joint.or(self.interval)
    }

    /// Half the width of a 95 % interval that covers only replications within the cities; none without replications.
    pub(crate) fn replication_half_width(&self) -> Option<f64> {
        let freedom = self.n.checked_sub(self.cities).filter(|freedom| *freedom > 0)?;
        Some(IntervalEstimator::default().t(freedom, 0.975) * self.se_replication?)
    }
}

/// Sum of squares about the mean, which can leave out one value.
struct Squares {
    n: f64,
    mean: f64,
    sum: f64,
}

impl Squares {
    fn of(values: &[f64]) -> Squares {
        let mean = mean(values);
        Squares { n: values.len() as f64, mean, sum: values.iter().map(|v| (v - mean) * (v - mean)).sum() }
    }

    /// The reduction of the sum of squares if `value` is left out.
    fn part(&self, value: f64) -> f64 {
        self.n / (self.n - 1.0) * (value - self.mean) * (value - self.mean)
    }
}

/// −1, 0 or 1.
fn sign(value: f64) -> i8 {
    i8::from(value > 0.0) - i8::from(value < 0.0)
}

/// Compares `b` with the baseline `a`, trial by trial; `cities` has the city of each pair, and pairs of one city are contiguous. Pairs in
/// which a value is not finite are ignored; none if no pair is left.
///
/// Two levels: d_cr = effect + city_c + error_cr. With n pairs from C ≥ 2 cities the standard error comes from the city means,
/// se² = C/(C−1)·Σ (n_c/n)²·(mean_c − mean)², with C − 1 degrees of freedom, and covers both levels. Its components are
/// se_replication² = s_w²/n, with s_w² pooled within cities, and se_city² = max(0, se² − se_replication²). With one city se is sd/√n and
/// covers replications only.
///
/// Three levels, if the estimator has S ≥ 2 parameter sets: d_scr = effect + set_s + city_sc + error_scr. The standard error comes from the
/// means of sets, with S − 1 degrees of freedom, and covers all three levels; [`variance_components`] gives its components.
pub(crate) fn paired(a: &[f64], b: &[f64], cities: &[u32], estimator: &mut IntervalEstimator) -> Option<PairedDifference> {
    let mut pairs: Vec<(f64, f64, u32)> = Vec::with_capacity(a.len());
    pairs.extend(a.iter().zip(b).zip(cities).filter(|((a, b), _)| a.is_finite() && b.is_finite()).map(|((a, b), c)| (*a, *b, *c)));
    let differences: Vec<f64> = pairs.iter().map(|(a, b, _)| b - a).collect();
    let of: Vec<u32> = pairs.iter().map(|(.., city)| *city).collect();
    let statistics = estimator.statistics(&differences, &of)?;
    let n = pairs.len();
    let groups: Vec<&[(f64, f64, u32)]> = pairs.chunk_by(|x, y| x.2 == y.2).collect();
    let count = groups.len();
    let set_means: Vec<f64> = pairs
        .chunk_by(|x, y| estimator.set_of(x.2) == estimator.set_of(y.2))
        .map(|set| mean(&set.iter().map(|(a, b, _)| b - a).collect::<Vec<_>>()))
        .collect();
    let sets = set_means.len();

    // Sums of squares within cities: of the baseline, the design, the difference.
    let within: Vec<[Squares; 3]> = groups
        .iter()
        .map(|group| {
            let column = |f: fn(&(f64, f64, u32)) -> f64| Squares::of(&group.iter().map(f).collect::<Vec<_>>());
            [column(|p| p.0), column(|p| p.1), column(|p| p.1 - p.0)]
        })
        .collect();
    let total: [f64; 3] = [0, 1, 2].map(|i| within.iter().map(|squares| squares[i].sum).sum());
    let freedom = n - count;
    let se_replication = (freedom > 0).then(|| libm::sqrt(total[2] / freedom as f64 / n as f64));
    let se_city = match (statistics.se, se_replication) {
        (Some(se), Some(within)) if count > 1 => Some(libm::sqrt((se * se - within * within).max(0.0))),
        _ => None,
    };
    let nested = (sets > 1).then(|| variance_components(&differences, &of, |city| estimator.set_of(city)));
    let (se_replication, se_city) = nested.map_or((se_replication, se_city), |nested| (nested.replication, nested.city));
    let joint = statistics.se.map(|se| {
        let units = [sets, count, n].into_iter().find(|units| *units > 1).unwrap_or(1);
        let half = se * estimator.t(units - 1, 1.0 - 0.025 / FAMILY as f64);
        (statistics.mean - half, statistics.mean + half)
    });
    let ratio = |sums: [f64; 3]| (sums[2] > 0.0).then(|| (sums[0] + sums[1]) / sums[2]);
    let variance_ratio = if freedom > 0 { ratio(total) } else { None };
    let ratio_interval = variance_ratio.and_then(|all| {
        // The stratified jackknife: each pair is left out of its city.
        let (mut left_out, mut weights) = (Vec::new(), Vec::new());
        for (group, squares) in groups.iter().zip(&within).filter(|(group, _)| group.len() > 1) {
            for (a, b, _) in *group {
                let part = [squares[0].part(*a), squares[1].part(*b), squares[2].part(b - a)];
                weights.push((group.len() - 1) as f64 / group.len() as f64);
                left_out.push(libm::log(ratio([0, 1, 2].map(|i| total[i] - part[i])).filter(|ratio| *ratio > 0.0)?));
            }
        }
        let centre = mean(&left_out);
        let se = libm::sqrt(left_out.iter().zip(&weights).map(|(v, weight)| weight * (v - centre) * (v - centre)).sum());
        let half = estimator.t(freedom, 0.975) * se;
        (all > 0.0).then(|| (all * libm::exp(-half), all * libm::exp(half)))
    });
    // Without an interval, as with two pairs, the ratio is not informative.
    let variance_ratio = variance_ratio.filter(|_| ratio_interval.is_some());
    let higher = pairs.iter().map(|(a, b, _)| if b > a { 1.0 } else { f64::from(u8::from(a == b)) / 2.0 }).sum::<f64>() / n as f64;
    Some(PairedDifference {
        n,
        cities: count,
        sets,
        means: [mean(&pairs.iter().map(|p| p.0).collect::<Vec<_>>()), mean(&pairs.iter().map(|p| p.1).collect::<Vec<_>>())],
        difference: statistics.mean,
        se: statistics.se,
        se_replication,
        se_city,
        se_param: nested.and_then(|nested| nested.param),
        sign_stable: (sets > 1).then(|| set_means.iter().filter(|mean| sign(**mean) == sign(statistics.mean)).count() as f64 / sets as f64),
        interval: statistics.interval,
        joint,
        ci_scope: match (sets > 1, count > sets) {
            (true, true) => CiScope::Parameters,
            (true, false) => CiScope::Together,
            (false, true) => CiScope::Cities,
            (false, false) => CiScope::Replications,
        },
        higher,
        variance_ratio,
        ratio_interval,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Streams};

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
    }

    #[test]
    fn one_city_is_a_paired_t() {
        // Differences 1, 2, 3, 6: mean 3, sd √(14/3), se half of it; t(3) = 3.182446305284263.
        let p = paired(&[1.0, 5.0, 2.0, 0.0], &[2.0, 7.0, 5.0, 6.0], &[1; 4], &mut IntervalEstimator::default()).unwrap();
        assert_eq!((p.n, p.cities, p.difference, p.ci_scope, p.higher), (4, 1, 3.0, CiScope::Replications, 1.0));
        let se = libm::sqrt(14.0 / 3.0) / 2.0;
        near(p.se.unwrap(), se);
        near(p.se_replication.unwrap(), se);
        assert_eq!(p.se_city, None);
        near(p.interval.unwrap().1, 3.0 + 3.182_446_305_284_263 * se);
        // s_A² + s_B² = 14/3 + 14/3, s_D² = 14/3.
        near(p.variance_ratio.unwrap(), 2.0);
        assert!(p.joint.unwrap().0 < p.interval.unwrap().0);
    }

    #[test]
    fn with_several_cities_the_error_has_two_components() {
        // City means of the differences 1 and 3, within each ±1: pooled s_w² = 2, se_replication² = 2/4; se² = var(means)/2 = 1.
        let p = paired(&[0.0; 4], &[0.0, 2.0, 2.0, 4.0], &[1, 1, 2, 2], &mut IntervalEstimator::default()).unwrap();
        assert_eq!((p.difference, p.ci_scope), (2.0, CiScope::Cities));
        near(p.se.unwrap(), 1.0);
        near(p.se_replication.unwrap(), libm::sqrt(0.5));
        near(p.se_city.unwrap(), libm::sqrt(0.5));
        // t(1) at .975 = 12.706204736174698, at 1 − .025/3 = 38.18845930 (R: qt(1 - .025/3, 1)).
        near(p.interval.unwrap().1, 2.0 + 12.706_204_736_174_7);
        assert!((p.joint.unwrap().1 - 40.188_459).abs() < 1e-4);
        assert_eq!(p.higher, 0.875);
    }

    #[test]
    fn parameter_sets_are_a_third_level() {
        // Set means 2 and 8, cities of two in each: se² = var(2, 8)/2 = 9, one degree of freedom.
        let b = [0.0, 2.0, 2.0, 4.0, 6.0, 8.0, 8.0, 10.0];
        let p = paired(&[0.0; 8], &b, &[1, 1, 2, 2, 3, 3, 4, 4], &mut IntervalEstimator::of(Some(2))).unwrap();
        assert_eq!((p.difference, p.sets, p.cities, p.ci_scope, p.sign_stable), (5.0, 2, 4, CiScope::Parameters, Some(1.0)));
        near(p.se.unwrap(), 3.0);
        near(p.se_replication.unwrap(), 0.5);
        near(p.se_city.unwrap(), 0.5);
        near(p.se_param.unwrap(), libm::sqrt(8.5));
        near(p.interval.unwrap().1, 5.0 + 3.0 * 12.706_204_736_174_7);
        // One city per set; of the four means one has the other sign and one is 0.
        let b = [2.0, 2.0, 4.0, 4.0, -1.0, -1.0, 0.0, 0.0];
        let p = paired(&[0.0; 8], &b, &[1, 1, 2, 2, 3, 3, 4, 4], &mut IntervalEstimator::of(Some(1))).unwrap();
        assert_eq!((p.ci_scope, p.sets, p.se_city, p.sign_stable), (CiScope::Together, 4, None, Some(0.5)));
        assert!(p.se_param.is_some());
        // A single set of two cities is not a sample of sets.
        let p = paired(&[0.0; 4], &b[..4], &[1, 1, 2, 2], &mut IntervalEstimator::of(Some(2))).unwrap();
        assert_eq!((p.ci_scope, p.se_param, p.sign_stable), (CiScope::Cities, None, None));
    }

    #[test]
    fn a_pair_is_used_only_if_both_values_are_defined() {
        let p = paired(&[1.0, f64::NAN, 1.0], &[2.0, 2.0, f64::NAN], &[1; 3], &mut IntervalEstimator::default()).unwrap();
        assert_eq!((p.n, p.difference, p.se, p.interval, p.variance_ratio), (1, 1.0, None, None, None));
        assert!(paired(&[f64::NAN], &[1.0], &[1], &mut IntervalEstimator::default()).is_none());
        // With two pairs the ratio has no interval.
        let p = paired(&[1.0, 2.0], &[2.0, 4.0], &[1, 1], &mut IntervalEstimator::default()).unwrap();
        assert_eq!((p.n, p.variance_ratio, p.ratio_interval), (2, None, None));
        // Equal designs have a difference of 0 with standard error 0.
        let p = paired(&[0.5, 0.7], &[0.5, 0.7], &[1, 1], &mut IntervalEstimator::default()).unwrap();
        assert_eq!((p.difference, p.se, p.higher, p.variance_ratio), (0.0, Some(0.0), 0.5, None));
    }

    const STUDIES: u32 = 2_000;
    /// The true difference in every synthetic study.
    const TRUE: f64 = 0.3;

    /// One of three rates of a study with a known difference: values of the baseline and of the design, and the cities. Baseline and design
    /// share most of their random numbers, and the rates share half of theirs.
    fn study(streams: Streams, rate: u64, cities: u32, replications: u32, city_sd: f64) -> (Vec<f64>, Vec<f64>, Vec<u32>) {
        let (mut a, mut b, mut of) = (Vec::new(), Vec::new(), Vec::new());
        for city in 0..cities {
            let normal = |what: u64, r: u32| streams.draw(Purpose::Sample, what * 1_000 + u64::from(city), r).normal(0);
            let shared = |what: u64, r: u32| 0.7 * normal(what, r) + 0.7 * normal(10 * (rate + 2) + what, r);
            for r in 0..replications {
                let base = shared(1, r);
                a.push(0.5 + base);
                b.push(0.5 + TRUE + base + city_sd * shared(2, 999) + 0.6 * shared(3, r));
                of.push(city + 1);
            }
        }
        (a, b, of)
    }

    /// The same under parameter sets, each with `cities` cities and a random shift.
    fn study_of_sets(
        streams: Streams,
        rate: u64,
        sets: u32,
        cities: u32,
        replications: u32,
        sds: [f64; 2],
    ) -> (Vec<f64>, Vec<f64>, Vec<u32>) {
        let (a, mut b, of) = study(streams, rate, sets * cities, replications, sds[0]);
        for (value, city) in b.iter_mut().zip(&of) {
            let normal = |what: u64| streams.draw(Purpose::Sample, what * 1_000 + u64::from((city - 1) / cities), 998).normal(0);
            *value += sds[1] * (0.7 * normal(4) + 0.7 * normal(10 * (rate + 2) + 4));
        }
        (a, b, of)
    }

    fn covers(interval: Option<(f64, f64)>) -> bool {
        interval.is_some_and(|(low, high)| low <= TRUE && TRUE <= high)
    }

    fn share(n: u32) -> f64 {
        f64::from(n) / f64::from(STUDIES)
    }

    /// The lowest coverage that a one-sided binomial test at 1 % accepts as 95 %: 95 % − 2.33·√(.95·.05/2000).
    const LEAST: f64 = 0.9386;

    /// The table in docs/statistics.md is printed with `--nocapture`.
    #[test]
    fn intervals_cover_a_known_difference_at_the_nominal_rate() {
        for (cities, replications, city_sd) in [(10, 5, 0.5), (10, 5, 2.0), (4, 3, 1.0), (1, 30, 0.0), (20, 1, 1.0)] {
            let (mut alone, mut together) = (0, 0);
            for number in 0..STUDIES {
                let streams = Streams::of_city(u64::from(number), cities * 100 + replications);
                let found = [0, 1, 2].map(|rate| {
                    let (a, b, of) = study(streams, rate, cities, replications, city_sd);
                    paired(&a, &b, &of, &mut IntervalEstimator::default()).unwrap()
                });
                alone += u32::from(covers(found[0].interval));
                together += u32::from(found.iter().all(|p| covers(p.joint)));
            }
            println!("| {cities} × {replications} | {city_sd} | {:.1} % | {:.1} % |", 100.0 * share(alone), 100.0 * share(together));
            assert!((0.937..=0.963).contains(&share(alone)), "{cities} × {replications}: {}", share(alone));
            assert!(share(together) > LEAST, "{cities} × {replications}: {}", share(together));
        }
    }

    /// The table in docs/statistics.md is printed with `--nocapture`.
    #[test]
    fn intervals_cover_over_parameter_sets_and_components_are_unbiased() {
        for (sets, cities, replications, sds) in
            [(20, 2, 2, [1.0, 1.0]), (10, 3, 2, [0.5, 2.0]), (30, 1, 2, [1.0, 1.0]), (5, 2, 1, [2.0, 0.5])]
        {
            let (mut alone, mut together, mut squares) = (0, 0, [0.0; 3]);
            for number in 0..STUDIES {
                let streams = Streams::of_city(u64::from(number), sets * 1_000 + cities * 100 + replications);
                let found = [0, 1, 2].map(|rate| {
                    let (a, b, of) = study_of_sets(streams, rate, sets, cities, replications, sds);
                    paired(&a, &b, &of, &mut IntervalEstimator::of(Some(cities))).unwrap()
                });
                alone += u32::from(covers(found[0].interval));
                together += u32::from(found.iter().all(|p| covers(p.joint)));
                let parts = [found[0].se_replication, found[0].se_city, found[0].se_param].map(|part| part.map_or(f64::NAN, |se| se * se));
                squares.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part / f64::from(STUDIES));
            }
            println!(
                "| {sets} × {cities} × {replications} | {}, {} | {:.1} % | {:.1} % |",
                sds[0],
                sds[1],
                100.0 * share(alone),
                100.0 * share(together)
            );
            assert!((0.937..=0.963).contains(&share(alone)), "{sets} × {cities}: {}", share(alone));
            assert!(share(together) > LEAST, "{sets} × {cities}: {}", share(together));
            // Each effect is .7 + .7 of two normals, so its variance is .98 of the square; negative estimates are cut at 0, hence 10 %.
            if sets == 20 {
                let expected = [0.36 / 80.0, 1.0 / 40.0, 1.0 / 20.0].map(|part| 0.98 * part);
                assert!(squares.iter().zip(expected).all(|(found, part)| (found / part - 1.0).abs() < 0.1), "{squares:?} {expected:?}");
            }
        }
    }

    #[test]
    fn joint_intervals_cover_when_cities_are_added_until_they_are_narrow() {
        for wanted in [0.9, 0.6, 0.4] {
            let (mut together, mut cities_used) = (0, 0);
            for number in 0..STUDIES {
                let streams = Streams::of_city(u64::from(number), 77);
                let mut cities = 10;
                let found = loop {
                    let found = [0, 1, 2].map(|rate| {
                        let (a, b, of) = study(streams, rate, cities, 2, 0.8);
                        paired(&a, &b, &of, &mut IntervalEstimator::default()).unwrap()
                    });
                    let half = |p: &PairedDifference| p.joint.map_or(f64::INFINITY, |(low, high)| (high - low) / 2.0);
                    if found.iter().map(half).fold(0.0, f64::max) <= wanted {
                        break found;
                    }
                    cities += 5;
                };
                cities_used += cities;
                together += u32::from(found.iter().all(|p| covers(p.joint)));
            }
            println!("| ± {wanted} | {:.0} | {:.1} % |", f64::from(cities_used) / f64::from(STUDIES), 100.0 * share(together));
            assert!(share(together) > LEAST, "± {wanted}: {}", share(together));
        }
    }
}
