//! Two designs under common random numbers: the difference in each pair of trials of the same city and replication, its mean and the
//! precision of that mean.
#![cfg(feature = "analysis")]

use super::nested::variance_components;
use super::statistics::{FEWEST, IntervalEstimator, SamplingUnit, mean};
use serde::{Deserialize, Serialize};

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
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=5", "run.replications=1"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// # let analysis = jiesu::compare(&setups)?;
/// let comparison = analysis.comparison.expect("the designs are compared");
/// let paired = comparison.resolution(0).expect("orders were reviewed").paired;
/// assert_eq!((paired.n, paired.cities), (5, 5));
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
    /// 95 % interval of this measure alone; none below [`FEWEST`] cities (with one city, replications; with parameter sets, sets).
    pub interval: Option<(f64, f64)>,
    /// 95 % interval joint with all others of its [`Family`](super::Family); none for other measures than the three rates.
    pub joint: Option<(f64, f64)>,
    /// Which sources of variance the intervals cover.
    pub ci_scope: CiScope,
    /// (s_A² + s_B²)/s²_(A−B) of the city means (with one city, of replications; with parameter sets, of their means): the factor by which
    /// designs that shared neither cities nor random numbers would need more cities for the same interval; none without its interval.
    pub variance_ratio: Option<f64>,
    /// Its 95 % interval (Pitman 1939; Morgan 1939).
    pub ratio_interval: Option<(f64, f64)>,
}

impl PairedDifference {
    /// The interval to show: the joint one where there is one.
    pub fn shown(&self) -> Option<(f64, f64)> {
        self.joint.or(self.interval)
    }

    /// What is independent among the pairs, and how many of these there are.
    ///
    /// ```
    /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=1"].map(String::from);
    /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
    /// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
    /// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
    /// # let setups = setups.each_ref();
    /// use jiesu::analysis::SamplingUnit;
    ///
    /// let comparison = jiesu::compare(&setups)?.comparison.expect("the designs are compared");
    /// let paired = comparison.resolution(0).expect("orders were reviewed").paired;
    /// assert_eq!((paired.units(), paired.interval), ((SamplingUnit::City, 2), None));
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    pub fn units(&self) -> (SamplingUnit, usize) {
        match (self.sets, self.cities) {
            (2.., _) => (SamplingUnit::Set, self.sets),
            (_, 2..) => (SamplingUnit::City, self.cities),
            _ => (SamplingUnit::Replication, self.n),
        }
    }

    /// Half the width of a 95 % interval that covers only replications within the cities; none below four degrees of freedom.
    pub(crate) fn replication_half_width(&self) -> Option<f64> {
        let freedom = self.n.checked_sub(self.cities).filter(|freedom| *freedom >= FEWEST - 1)?;
        Some(IntervalEstimator::default().t(freedom, 0.975) * self.se_replication?)
    }
}

/// (s_A² + s_B²)/s²_(A−B) and its 95 % interval, from the values of independent units under both designs; none below [`FEWEST`] units, or
/// if all differences are equal.
///
/// The ratio is ½(1 + s²_(A+B)/s²_(A−B)), and the interval of a ratio of two variances estimated from the same units is exact for normal
/// values (Pitman 1939; Morgan 1939): with F their ratio, r the correlation of A + B and A − B, and K = 1 + 2(1 − r²)t²/(n − 2), it is
/// F·(K ∓ √(K² − 1)), with t of n − 2 degrees of freedom.
fn variance_ratio(a: &[f64], b: &[f64], estimator: &mut IntervalEstimator) -> Option<(f64, (f64, f64))> {
    let n = a.len();
    if n < FEWEST {
        return None;
    }
    let about_mean = |values: Vec<f64>| {
        let centre = mean(&values);
        values.into_iter().map(|value| value - centre).collect::<Vec<f64>>()
    };
    let sums = about_mean(a.iter().zip(b).map(|(a, b)| a + b).collect());
    let differences = about_mean(a.iter().zip(b).map(|(a, b)| b - a).collect());
    let product = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f64>();
    let (of_sums, of_differences, both) = (product(&sums, &sums), product(&differences, &differences), product(&sums, &differences));
    if of_differences <= 0.0 {
        return None;
    }
    let ratio = of_sums / of_differences;
    let unexplained = if of_sums > 0.0 { (1.0 - both * both / (of_sums * of_differences)).max(0.0) } else { 1.0 };
    let t = estimator.t(n - 2, 0.975);
    let k = 1.0 + 2.0 * unexplained * t * t / (n - 2) as f64;
    let root = libm::sqrt(k * k - 1.0);
    let of = |ratio: f64| (1.0 + ratio) / 2.0;
    Some((of(ratio), (of(ratio * (k - root)), of(ratio * (k + root)))))
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

    // The sum of squares of the differences within cities.
    let within: f64 = groups
        .iter()
        .map(|group| {
            let centre = mean(&group.iter().map(|(a, b, _)| b - a).collect::<Vec<_>>());
            group.iter().map(|(a, b, _)| (b - a - centre) * (b - a - centre)).sum::<f64>()
        })
        .sum();
    let freedom = n - count;
    let se_replication = (freedom > 0).then(|| libm::sqrt(within / freedom as f64 / n as f64));
    let se_city = match (statistics.se, se_replication) {
        (Some(se), Some(within)) if count > 1 => Some(libm::sqrt((se * se - within * within).max(0.0))),
        _ => None,
    };
    let nested = (sets > 1).then(|| variance_components(&differences, &of, |city| estimator.set_of(city)));
    let (se_replication, se_city) = nested.map_or((se_replication, se_city), |nested| (nested.replication, nested.city));
    // The values of the independent units under both designs.
    let means = |side: fn(&(f64, f64, u32)) -> f64| -> Vec<f64> {
        let of_group = |group: &[(f64, f64, u32)]| mean(&group.iter().map(side).collect::<Vec<_>>());
        match (sets, count) {
            (2.., _) => pairs.chunk_by(|x, y| estimator.set_of(x.2) == estimator.set_of(y.2)).map(of_group).collect(),
            (_, 2..) => groups.iter().map(|group| of_group(group)).collect(),
            _ => pairs.iter().map(side).collect(),
        }
    };
    let (means_a, means_b) = (means(|p| p.0), means(|p| p.1));
    let (variance_ratio, ratio_interval) = variance_ratio(&means_a, &means_b, estimator).unzip();
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
        joint: None,
        ci_scope: match (sets > 1, count > sets) {
            (true, true) => CiScope::Parameters,
            (true, false) => CiScope::Together,
            (false, true) => CiScope::Cities,
            (false, false) => CiScope::Replications,
        },
        variance_ratio,
        ratio_interval,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
    }

    #[test]
    fn one_city_is_a_paired_t() {
        // Differences 1, 2, 3, 6, 3: mean 3, squares 14, sd √3.5, se √.7; t(4) = 2.776445105197793.
        let p = paired(&[1.0, 5.0, 2.0, 0.0, 2.0], &[2.0, 7.0, 5.0, 6.0, 5.0], &[1; 5], &mut IntervalEstimator::default()).unwrap();
        assert_eq!((p.n, p.cities, p.difference, p.ci_scope), (5, 1, 3.0, CiScope::Replications));
        assert_eq!((p.units(), p.se_city), ((SamplingUnit::Replication, 5), None));
        near(p.se.unwrap(), libm::sqrt(0.7));
        near(p.se_replication.unwrap(), libm::sqrt(0.7));
        near(p.interval.unwrap().1, 3.0 + 2.776_445_105_197_793 * libm::sqrt(0.7));
        // s_A² = s_B² = 14/4 and 6/4: squares of 1, 5, 2, 0, 2 about 2 are 14, of 2, 7, 5, 6, 5 about 5 also 14; s_D² = 14/4.
        near(p.variance_ratio.unwrap(), 2.0);
    }

    #[test]
    fn with_several_cities_the_error_has_two_components() {
        // City means of the differences 1, 3, 1, 3, 2, within each ±1: pooled s_w² = 2, se_replication² = 2/10; se² = 1/5.
        let b = [0.0, 2.0, 2.0, 4.0, 0.0, 2.0, 2.0, 4.0, 1.0, 3.0];
        let p = paired(&[0.0; 10], &b, &[1, 1, 2, 2, 3, 3, 4, 4, 5, 5], &mut IntervalEstimator::default()).unwrap();
        assert_eq!((p.difference, p.ci_scope, p.units()), (2.0, CiScope::Cities, (SamplingUnit::City, 5)));
        near(p.se.unwrap(), libm::sqrt(0.2));
        near(p.se_replication.unwrap(), libm::sqrt(0.2));
        assert!(p.se_city.unwrap() < 1e-7);
        near(p.interval.unwrap().1, 2.0 + 2.776_445_105_197_793 * libm::sqrt(0.2));
        // Four of these cities give no interval, and no ratio.
        let p = paired(&[0.0; 8], &b[..8], &[1, 1, 2, 2, 3, 3, 4, 4], &mut IntervalEstimator::default()).unwrap();
        assert_eq!(
            (p.units(), p.interval, p.variance_ratio, p.replication_half_width().is_some()),
            ((SamplingUnit::City, 4), None, None, true)
        );
        assert!(p.se.is_some());
    }

    #[test]
    fn the_variance_ratio_has_pitman_and_morgans_interval() {
        // By hand: A + B has squares 40, A − B 10 and their products 10: F = 4, r² = 1/4; K = 1 + 1.5·t²/3 with t(3) = 3.182446305283709.
        let (sums, differences) = ([-4.0, 2.0, 0.0, -2.0, 4.0], [-2.0, 2.0, 1.0, 0.0, -1.0]);
        let a: Vec<f64> = sums.iter().zip(&differences).map(|(s, d)| (s - d) / 2.0).collect();
        let b: Vec<f64> = sums.iter().zip(&differences).map(|(s, d)| (s + d) / 2.0).collect();
        let product: f64 = sums.iter().zip(&differences).map(|(s, d)| s * d).sum();
        let p = paired(&a, &b, &[1, 2, 3, 4, 5], &mut IntervalEstimator::default()).unwrap();
        near(p.variance_ratio.unwrap(), 2.5);
        let k = 1.0 + 2.0 * (1.0 - product * product / 400.0) * 3.182_446_305_283_709 * 3.182_446_305_283_709 / 3.0;
        let (low, high) = p.ratio_interval.unwrap();
        near(low, 0.5 + 2.0 * (k - libm::sqrt(k * k - 1.0)));
        near(high, 0.5 + 2.0 * (k + libm::sqrt(k * k - 1.0)));
        // A baseline without variation: sharing random numbers changes nothing, and that is certain.
        let p = paired(&[3.0; 5], &b, &[1, 2, 3, 4, 5], &mut IntervalEstimator::default()).unwrap();
        let (low, high) = p.ratio_interval.unwrap();
        assert!([p.variance_ratio.unwrap(), low, high].iter().all(|ratio| (ratio - 1.0).abs() < 1e-6));
    }

    #[test]
    fn parameter_sets_are_a_third_level() {
        // Set means 2 and 8, cities of two in each: se² = var(2, 8)/2 = 9.
        let b = [0.0, 2.0, 2.0, 4.0, 6.0, 8.0, 8.0, 10.0];
        let p = paired(&[0.0; 8], &b, &[1, 1, 2, 2, 3, 3, 4, 4], &mut IntervalEstimator::of(Some(2))).unwrap();
        assert_eq!((p.difference, p.sets, p.cities, p.ci_scope, p.sign_stable), (5.0, 2, 4, CiScope::Parameters, Some(1.0)));
        near(p.se.unwrap(), 3.0);
        near(p.se_replication.unwrap(), 0.5);
        near(p.se_city.unwrap(), 0.5);
        near(p.se_param.unwrap(), libm::sqrt(8.5));
        assert_eq!((p.units(), p.interval), ((SamplingUnit::Set, 2), None));
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
        // Equal designs have a difference of 0 with standard error 0.
        let p = paired(&[0.5, 0.7], &[0.5, 0.7], &[1, 1], &mut IntervalEstimator::default()).unwrap();
        assert_eq!((p.difference, p.se, p.variance_ratio), (0.0, Some(0.0), None));
    }
}
