//! Scores of one probabilistic forecast against the value that was observed: proper scores, intervals, and the probability integral transform.
#![cfg(feature = "analysis")]

use super::student;
use crate::rng::normal_below;
use std::f64::consts::PI;

/// A probabilistic forecast of a number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Predictive {
    /// Draws of equal weight, in ascending order. What is published has, besides, a normal error of this standard deviation; 0 for none.
    Sample { values: Vec<f64>, error: f64 },
    /// Levels between 0 and 1 with their quantiles, in ascending order.
    Quantiles(Vec<(f64, f64)>),
    /// A t distribution; with the scale 0, a point.
    Student { centre: f64, scale: f64, freedom: f64 },
}

/// The shares of the central intervals that are scored.
pub(crate) const SHARES: [f64; 2] = [0.5, 0.9];

/// What a forecast is worth once the value is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scored {
    /// The value.
    pub(crate) observed: f64,
    /// Continuous ranked probability score, in the unit of the value; less is better.
    pub(crate) crps: f64,
    /// The median; none where quantiles do not reach it.
    pub(crate) median: Option<f64>,
    /// The central intervals of [`SHARES`]; none where draws or quantiles do not reach their ends.
    pub(crate) intervals: [Option<(f64, f64)>; 2],
    /// Probability integral transform: the share of the forecast below the value; none for a single draw.
    pub(crate) pit: Option<f64>,
}

impl Scored {
    /// The score of a central interval (Gneiting and Raftery 2007, J. Am. Stat. Assoc. 102, equation 43): its width, and 2/α times the
    /// distance of a value outside it, where 1 − α is its share.
    pub(crate) fn interval_score(&self, which: usize) -> Option<f64> {
        let (low, high) = self.intervals[which]?;
        let beyond = (low - self.observed).max(self.observed - high).max(0.0);
        Some(high - low + 2.0 / (1.0 - SHARES[which]) * beyond)
    }

    /// Whether the value is within a central interval, ends included.
    pub(crate) fn is_covered(&self, which: usize) -> Option<bool> {
        self.intervals[which].map(|(low, high)| (low..=high).contains(&self.observed))
    }
}

impl Predictive {
    /// Draws in any order.
    pub(crate) fn sample(mut values: Vec<f64>) -> Predictive {
        values.sort_unstable_by(f64::total_cmp);
        Predictive::Sample { values, error: 0.0 }
    }

    /// The forecast of a value that is published with a normal error of this standard deviation, if it is one of draws; else itself.
    pub(crate) fn published(&self, error: f64) -> Predictive {
        match self {
            Predictive::Sample { values, .. } => Predictive::Sample { values: values.clone(), error },
            other => other.clone(),
        }
    }

    /// The levels at which it is known, if it is known at levels only.
    pub(crate) fn levels(&self) -> Option<Vec<f64>> {
        match self {
            Predictive::Quantiles(list) => Some(list.iter().map(|(level, _)| *level).collect()),
            _ => None,
        }
    }

    /// Every score; with `levels`, the CRPS from the quantiles at these levels alone, so that it compares with a forecast that has no others.
    /// `u` between 0 and 1 decides where among equal draws the value stands.
    pub(crate) fn scored(&self, observed: f64, levels: Option<&[f64]>, u: f64) -> Scored {
        let crps = match levels {
            Some(levels) => pinball(levels.iter().map(|level| (*level, self.quantile(*level).unwrap_or(f64::NAN))), observed),
            None => self.crps(observed),
        };
        let interval = |share: f64| Some((self.quantile(0.5 - share / 2.0)?, self.quantile(0.5 + share / 2.0)?));
        Scored { observed, crps, median: self.quantile(0.5), intervals: SHARES.map(interval), pit: self.pit(observed, u) }
    }

    /// The continuous ranked probability score E|X − y| − ½ E|X − X′|.
    ///
    /// From m draws by the fair estimate, which expects the score of the distribution they are drawn from (Ferro 2014, Q. J. R. Meteorol.
    /// Soc. 140): mean |xᵢ − y| − Σᵢⱼ |xᵢ − xⱼ| / 2m(m − 1); a single draw has the absolute error. With a normal error of what is published,
    /// absolute differences give way to means of absolute normals (Grimit et al. 2006, Q. J. R. Meteorol. Soc. 132). Quantiles: [`pinball`].
    /// The t distribution: Jordan, Krüger and Lerch 2019, J. Stat. Softw. 90(12).
    fn crps(&self, y: f64) -> f64 {
        match self {
            Predictive::Sample { values, error } => {
                let m = values.len() as f64;
                let distance = |sd: f64, x: f64| if sd > 0.0 { mean_absolute(x, sd) } else { x.abs() };
                let away = values.iter().map(|x| distance(*error, x - y)).sum::<f64>() / m;
                if values.len() < 2 {
                    return if *error > 0.0 { away - 0.5 * mean_absolute(0.0, error * std::f64::consts::SQRT_2) } else { away };
                }
                let spread: f64 = if *error > 0.0 {
                    let sd = error * std::f64::consts::SQRT_2;
                    values.iter().enumerate().map(|(i, x)| values[..i].iter().map(|other| mean_absolute(x - other, sd)).sum::<f64>()).sum()
                } else {
                    values.iter().enumerate().map(|(i, x)| (2.0 * i as f64 - m + 1.0) * x).sum()
                };
                away - spread / (m * (m - 1.0))
            }
            Predictive::Quantiles(list) => pinball(list.iter().copied(), y),
            Predictive::Student { centre, scale, .. } if *scale == 0.0 => (y - centre).abs(),
            Predictive::Student { centre, scale, freedom } => {
                let (z, n) = ((y - centre) / scale, *freedom);
                let height = student::gamma_ratio(n / 2.0);
                let density = height / libm::sqrt(PI * n) * libm::exp(-(n + 1.0) / 2.0 * libm::log1p(z * z / n));
                // Γ(ν − ½)/Γ(ν) · (Γ(ν/2 + ½)/Γ(ν/2))²/√π, the ratio of beta functions of the source.
                let betas = height * height / student::gamma_ratio(n - 0.5) / libm::sqrt(PI);
                let inside = 1.0 - 2.0 * student::upper_tail(z, n);
                scale * (z * inside + 2.0 * density * (n + z * z) / (n - 1.0) - 2.0 * libm::sqrt(n) / (n - 1.0) * betas)
            }
        }
    }

    /// Its quantile; none beyond what draws or levels reach. Of m draws, the value at place (m + 1)p, so that a further draw is below it with
    /// probability p (type 6 of Hyndman and Fan 1996); between levels by a straight line.
    pub(crate) fn quantile(&self, p: f64) -> Option<f64> {
        match self {
            Predictive::Sample { values, error } => {
                let place = p * (values.len() + 1) as f64;
                if values.len() == 1 && p == 0.5 {
                    return Some(values[0]);
                }
                if place < 1.0 - 1e-9 || place > values.len() as f64 + 1e-9 {
                    return None;
                }
                if *error > 0.0 {
                    return Some(self.mixture_quantile(p));
                }
                let (low, part) = (libm::floor(place + 1e-9), place - libm::floor(place + 1e-9));
                let (below, above) = (values[low as usize - 1], values[(low as usize).min(values.len() - 1)]);
                Some(below + part.max(0.0) * (above - below))
            }
            Predictive::Quantiles(list) => {
                let above = list.iter().position(|(level, _)| *level >= p - 1e-9)?;
                let (level, value) = list[above];
                if level <= p + 1e-9 {
                    return Some(value);
                }
                let (under, low) = *list.get(above.checked_sub(1)?)?;
                Some(low + (p - under) / (level - under) * (value - low))
            }
            Predictive::Student { centre, scale, .. } if *scale == 0.0 => Some(*centre),
            Predictive::Student { centre, scale, freedom } => Some(centre + scale * student::quantile(p, *freedom)),
        }
    }

    /// The quantile of draws with an error, by halving.
    fn mixture_quantile(&self, p: f64) -> f64 {
        let Predictive::Sample { values, error } = self else { return f64::NAN };
        let (mut low, mut high) = (values[0] - 9.0 * error, values[values.len() - 1] + 9.0 * error);
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            if self.below(middle) < p { low = middle } else { high = middle }
        }
        0.5 * (low + high)
    }

    /// The distribution function of draws with an error.
    fn below(&self, y: f64) -> f64 {
        let Predictive::Sample { values, error } = self else { return f64::NAN };
        values.iter().map(|x| normal_below((y - x) / error)).sum::<f64>() / values.len() as f64
    }

    /// The probability integral transform. Of m draws (rank of the value + u)/(m + 1), with the rank at random among equal draws: uniform if
    /// the value is one more draw (Czado, Gneiting and Held 2009, Biometrics 65). Below and above the levels of quantiles, at random.
    fn pit(&self, y: f64, u: f64) -> Option<f64> {
        match self {
            Predictive::Sample { values, error } if *error > 0.0 => (values.len() > 1).then(|| self.below(y)),
            Predictive::Sample { values, .. } => {
                let below = values.partition_point(|x| *x < y);
                let equal = values.partition_point(|x| *x <= y) - below;
                (values.len() > 1).then(|| (below as f64 + u * (equal + 1) as f64) / (values.len() + 1) as f64)
            }
            Predictive::Quantiles(list) => {
                let (first, last) = (list.first()?, list.last()?);
                let between = |pair: &[(f64, f64)]| {
                    let ((low, a), (high, b)) = (pair[0], pair[1]);
                    (a..=b).contains(&y).then(|| low + (high - low) * if b > a { (y - a) / (b - a) } else { u })
                };
                Some(match y {
                    y if y < first.1 => u * first.0,
                    y if y > last.1 => last.0 + u * (1.0 - last.0),
                    _ => list.windows(2).find_map(between).unwrap_or(first.0),
                })
            }
            Predictive::Student { centre, scale, .. } if *scale == 0.0 => Some(match y {
                y if y < *centre => 0.0,
                y if y > *centre => 1.0,
                _ => u,
            }),
            Predictive::Student { centre, scale, freedom } => Some(1.0 - student::upper_tail((y - centre) / scale, *freedom)),
        }
    }
}

/// The CRPS from quantiles: 2∫ρ(τ) dτ, with the pinball loss ρ at each level weighted by the levels that are nearest to it. Weights sum to 1, so a
/// forecast whose quantiles all are x has |x − y| if its levels lie evenly about ½.
fn pinball(quantiles: impl Iterator<Item = (f64, f64)>, y: f64) -> f64 {
    let list: Vec<(f64, f64)> = quantiles.collect();
    let border = |i: usize| if i == 0 { 0.0 } else { list.get(i).map_or(1.0, |(level, _)| 0.5 * (list[i - 1].0 + level)) };
    let loss = |level: f64, x: f64| if y < x { (1.0 - level) * (x - y) } else { level * (y - x) };
    list.iter().enumerate().map(|(i, (level, x))| 2.0 * (border(i + 1) - border(i)) * loss(*level, *x)).sum()
}

/// E|X| of a normal X with this mean and standard deviation.
fn mean_absolute(mean: f64, sd: f64) -> f64 {
    let z = mean / sd;
    sd * (2.0 * libm::exp(-0.5 * z * z) / libm::sqrt(2.0 * PI) + z * (2.0 * normal_below(z) - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Streams, normal_quantile};

    /// The closed form of a normal distribution (Gneiting and Raftery 2007, equation 21).
    fn normal_crps(mean: f64, sd: f64, y: f64) -> f64 {
        let z = (y - mean) / sd;
        let density = libm::exp(-0.5 * z * z) / libm::sqrt(2.0 * PI);
        sd * (z * (2.0 * normal_below(z) - 1.0) + 2.0 * density - 1.0 / libm::sqrt(PI))
    }

    fn uniform(entity: u64, occasion: u32) -> f64 {
        Streams::of_city(5, 0).draw(Purpose::Sample, entity, occasion).wide()
    }

    #[test]
    fn the_fair_score_of_few_draws_expects_the_closed_form_of_their_distribution() {
        // 4,000 samples of five draws: the plain estimate is too high by sd/(5√π) = .11 of an sd.
        for y in [0.0, 1.3] {
            let scores: Vec<f64> =
                (0..4_000).map(|i| Predictive::sample((0..5).map(|k| 2.0 * normal_quantile(uniform(i, k))).collect()).crps(y)).collect();
            let n = scores.len() as f64;
            let mean = scores.iter().sum::<f64>() / n;
            let variance = scores.iter().map(|score| (score - mean) * (score - mean)).sum::<f64>() / (n - 1.0);
            // Within 3.3 standard errors, and those are small.
            let se = libm::sqrt(variance / n);
            assert!((mean - normal_crps(0.0, 2.0, y)).abs() < 3.3 * se && se < 0.02, "{mean} ± {se} at {y}");
        }
    }

    #[test]
    fn the_error_of_what_is_published_widens_the_forecast() {
        // Draws of N(0, 0.6²) with an error of 0.8 are N(0, 1).
        let draws: Vec<f64> = (0..400).map(|i| 0.6 * normal_quantile((i as f64 + 0.5) / 400.0)).collect();
        let published = Predictive::sample(draws).published(0.8);
        for y in [-2.0, 0.3, 1.0] {
            let scored = published.scored(y, None, 0.5);
            assert!((scored.crps - normal_crps(0.0, 1.0, y)).abs() < 2e-3, "{scored:?}");
            assert!((scored.pit.unwrap() - normal_below(y)).abs() < 1e-3);
        }
        let (low, high) = published.scored(0.0, None, 0.5).intervals[1].unwrap();
        assert!((high - 1.645).abs() < 5e-3 && (low + high).abs() < 1e-9);
    }

    #[test]
    fn the_score_of_a_t_distribution_is_the_integral_of_its_definition() {
        let forecast = Predictive::Student { centre: 1.0, scale: 2.0, freedom: 3.0 };
        // ∫(F(x) − 1{x ≥ y})² dx by the midpoint rule; beyond ±4,000 the tails add less than 1e-9.
        for y in [1.0, -3.0, 9.0] {
            let step = 0.002;
            let part = |x: f64| {
                let below = 1.0 - student::upper_tail((x - 1.0) / 2.0, 3.0);
                let off = if x >= y { 1.0 - below } else { below };
                off * off * step
            };
            let sum: f64 = (0..400_000).map(|i| part(-400.0 + step * (f64::from(i) + 0.5))).sum();
            assert!((forecast.crps(y) - sum).abs() < 1e-5, "{} is not {sum}", forecast.crps(y));
        }
        // With much freedom it is the normal's.
        let normal = Predictive::Student { centre: 0.0, scale: 1.0, freedom: 1e6 };
        assert!((normal.crps(0.7) - normal_crps(0.0, 1.0, 0.7)).abs() < 1e-5);
    }

    #[test]
    fn the_score_from_quantiles_approaches_the_closed_form_and_any_forecast_can_be_scored_at_them() {
        let levels: Vec<f64> = (1..200).map(|i| f64::from(i) / 200.0).collect();
        let quantiles = Predictive::Quantiles(levels.iter().map(|p| (*p, normal_quantile(*p))).collect());
        for y in [0.0, 1.5] {
            assert!((quantiles.crps(y) - normal_crps(0.0, 1.0, y)).abs() < 2e-3);
            let wide = Predictive::Student { centre: 0.0, scale: 1.0, freedom: 1e6 };
            assert!((wide.scored(y, Some(&levels), 0.5).crps - quantiles.crps(y)).abs() < 1e-4);
        }
        // Three levels by hand: weights 0.375, 0.25 and 0.375.
        let three = Predictive::Quantiles(vec![(0.25, 1.0), (0.5, 2.0), (0.75, 4.0)]);
        let by_hand = 2.0 * (0.375 * 0.25 * 2.0 + 0.25 * 0.5 * 1.0 + 0.375 * 0.25 * 1.0);
        assert!((three.crps(3.0) - by_hand).abs() < 1e-12);
        let scored = three.scored(3.0, None, 0.2);
        assert_eq!((scored.intervals, scored.median, scored.pit), ([Some((1.0, 4.0)), None], Some(2.0), Some(0.625)));
        assert_eq!([0.0, 9.0].map(|y| three.pit(y, 0.2).unwrap()), [0.05, 0.8]);
    }

    #[test]
    fn intervals_and_their_scores_are_those_by_hand() {
        let nineteen = Predictive::sample((1..=19).map(f64::from).rev().collect());
        let scored = nineteen.scored(21.0, None, 0.5);
        assert_eq!((scored.median, scored.intervals), (Some(10.0), [Some((5.0, 15.0)), Some((1.0, 19.0))]));
        // Width 10, and 4 times 6 beyond; width 18, and 20 times 2 beyond.
        let scores = [0, 1].map(|which| scored.interval_score(which).unwrap());
        assert!((scores[0] - 34.0).abs() < 1e-9 && (scores[1] - (18.0 + 20.0 * 2.0)).abs() < 1e-9, "{scores:?}");
        assert_eq!([0, 1].map(|which| scored.is_covered(which).unwrap()), [false, false]);
        let inside = nineteen.scored(15.0, None, 0.5);
        assert_eq!((inside.interval_score(0), inside.is_covered(0)), (Some(10.0), Some(true)));
        // Eighteen draws do not reach the ends of a 90 % interval.
        assert_eq!(Predictive::sample((1..=18).map(f64::from).collect()).scored(3.0, None, 0.5).intervals[1], None);
        assert_eq!(Predictive::sample(vec![4.0]).scored(3.0, None, 0.5).crps, 1.0);
    }

    #[test]
    fn a_calibrated_forecast_has_uniform_transforms_and_an_overconfident_one_has_not() {
        // Counts, so that values equal draws: forecast and value are of one law, or the forecast has half its spread.
        let count = |mean: f64, sd: f64, u: f64| libm::round(mean + sd * normal_quantile(u));
        // The largest distance between the distribution functions of the transforms and of the uniform distribution, and their outer tenths.
        let found = |sd: f64| {
            let one = |i: u64| {
                let draws = (0..19).map(|k| count(6.0, sd, uniform(i, 100 + k))).collect();
                Predictive::sample(draws).scored(count(6.0, 2.0, uniform(i, 99)), None, uniform(i, 98)).pit.unwrap()
            };
            let mut pits: Vec<f64> = (0..300).map(one).collect();
            pits.sort_unstable_by(f64::total_cmp);
            let far = pits.iter().enumerate().map(|(i, pit)| ((i as f64 + 0.5) / 300.0 - pit).abs()).fold(0.0, f64::max);
            (far, pits.iter().filter(|pit| !(0.1..0.9).contains(*pit)).count())
        };
        // Kolmogorov's 1 % point of 300 is .094; 60 of 300 are in the outer tenths, give or take 3.3 standard deviations of 7.
        let ((far, outer), (too_far, too_many)) = (found(2.0), found(1.0));
        assert!(far < 0.094 && outer.abs_diff(60) < 23, "{far}, {outer}");
        assert!(too_far > 0.094 && too_many > 105, "{too_far}, {too_many}");
    }
}
