//! Scores of many forecasts: their means, and whether one forecast is better than another.
#![cfg(feature = "analysis")]

use super::score::Scored;
use super::student;
use std::f64::consts::TAU;

/// The fewest periods for an interval of a difference of scores: two frequencies.
pub(crate) const PERIODS: usize = 8;

/// Mean scores of a forecast. Where a score is not defined for every period, there is no mean.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MeanScores {
    /// Number of periods.
    pub(crate) n: usize,
    /// Mean CRPS.
    pub(crate) crps: f64,
    /// Mean absolute error of the median.
    pub(crate) absolute_error: Option<f64>,
    /// Mean of the median minus the value.
    pub(crate) bias: Option<f64>,
    /// Mean scores of the central intervals.
    pub(crate) interval_scores: [Option<f64>; 2],
    /// Shares of values within them.
    pub(crate) coverage: [Option<f64>; 2],
}

/// The mean, if every value is defined.
fn mean(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let values: Option<Vec<f64>> = values.collect();
    values.filter(|values| !values.is_empty()).map(|values| values.iter().sum::<f64>() / values.len() as f64)
}

impl MeanScores {
    /// Of the scores of at least one period.
    pub(crate) fn of(scored: &[&Scored]) -> MeanScores {
        let error = |one: &&Scored| one.median.map(|median| median - one.observed);
        let each = |which: usize| scored.iter().map(move |one| one.interval_score(which));
        let within = |which: usize| scored.iter().map(move |one| one.is_covered(which).map(|is_covered| f64::from(u8::from(is_covered))));
        MeanScores {
            n: scored.len(),
            crps: mean(scored.iter().map(|one| Some(one.crps))).unwrap_or(f64::NAN),
            absolute_error: mean(scored.iter().map(|one| error(one).map(f64::abs))),
            bias: mean(scored.iter().map(error)),
            interval_scores: [mean(each(0)), mean(each(1))],
            coverage: [mean(within(0)), mean(within(1))],
        }
    }
}

/// A forecast compared with a reference in the periods that both forecast.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Skill {
    /// Number of periods.
    pub(crate) n: usize,
    /// Mean CRPS of the forecast.
    pub(crate) crps: f64,
    /// Mean CRPS of the reference.
    pub(crate) reference: f64,
    /// Reference minus forecast: above 0, the forecast is better.
    pub(crate) difference: f64,
    /// Its 95 % interval; none with fewer than [`PERIODS`] periods.
    pub(crate) interval: Option<(f64, f64)>,
}

/// What an interval of a difference shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    /// The forecast is better than the reference.
    Better,
    /// Neither is.
    Open,
    /// The forecast is worse.
    Worse,
}

impl Verdict {
    /// The word used in files.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Verdict::Better => "better",
            Verdict::Open => "open",
            Verdict::Worse => "worse",
        }
    }
}

impl Skill {
    /// From the CRPS of forecast and reference in each period, in order of time; none without periods.
    ///
    /// The interval is that of Diebold and Mariano (1995, J. Bus. Econ. Stat. 13) for a stationary series of differences, however they depend
    /// on each other over time: their long-run variance is the mean of the first m = ⌊n^⅓⌋ ordinates of the periodogram, and the quantile is
    /// that of t with 2m degrees of freedom (Coroneo and Iacone 2020, J. Appl. Econometrics 35), exact for independent normal differences.
    /// Periods that are missing are passed over, as if their neighbours followed each other.
    pub(crate) fn of(pairs: &[(f64, f64)]) -> Option<Skill> {
        let n = pairs.len();
        let crps = mean(pairs.iter().map(|pair| Some(pair.0)))?;
        let reference = mean(pairs.iter().map(|pair| Some(pair.1)))?;
        let difference = reference - crps;
        let interval = (n >= PERIODS).then(|| {
            let frequencies = (1..n).take_while(|m| m * m * m <= n).count();
            let ordinate = |j: usize| {
                let step = TAU * j as f64 / n as f64;
                let (mut real, mut imaginary) = (0.0, 0.0);
                for (t, (forecast, reference)) in pairs.iter().enumerate() {
                    let excess = reference - forecast - difference;
                    real += excess * libm::cos(step * t as f64);
                    imaginary += excess * libm::sin(step * t as f64);
                }
                (real * real + imaginary * imaginary) / n as f64
            };
            let variance = (1..=frequencies).map(ordinate).sum::<f64>() / frequencies as f64;
            let half = student::quantile(0.975, 2.0 * frequencies as f64) * libm::sqrt(variance / n as f64);
            (difference - half, difference + half)
        });
        Some(Skill { n, crps, reference, difference, interval })
    }

    /// The share of the reference's score that the forecast saves; none if that is 0.
    pub(crate) fn share(&self) -> Option<f64> {
        (self.reference > 0.0).then(|| self.difference / self.reference)
    }

    /// What its interval shows; none without one.
    pub(crate) fn verdict(&self) -> Option<Verdict> {
        self.interval.map(|interval| match interval {
            (low, _) if low > 0.0 => Verdict::Better,
            (_, high) if high < 0.0 => Verdict::Worse,
            _ => Verdict::Open,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Streams, normal_quantile};

    fn normal(study: u64, t: u32) -> f64 {
        normal_quantile(Streams::of_city(7, 0).draw(Purpose::Sample, study, t).wide())
    }

    /// The share of studies of 60 periods whose interval excludes the true difference; each value keeps `memory` of the one before it.
    fn outside(memory: f64) -> f64 {
        let excludes = |study: u64| {
            let mut state = normal(study, 0) / libm::sqrt(1.0 - memory * memory);
            let pairs: Vec<(f64, f64)> = (1..=60)
                .map(|t| {
                    state = memory * state + normal(study, t);
                    (1.0, 3.0 + state)
                })
                .collect();
            let skill = Skill::of(&pairs).unwrap();
            let (low, high) = skill.interval.unwrap();
            !(low..=high).contains(&2.0)
        };
        (0..1_000).filter(|study| excludes(*study)).count() as f64 / 1_000.0
    }

    #[test]
    fn the_interval_of_a_difference_holds_for_dependent_periods_too() {
        // 5 % of 1,000 within 3.3 standard errors of .0069; with a memory of one half a plain t interval would miss in a quarter of them.
        let (independent, dependent) = (outside(0.0), outside(0.5));
        assert!((independent - 0.05).abs() < 0.023, "{independent}");
        assert!((0.03..0.085).contains(&dependent), "{dependent}");
    }

    #[test]
    fn skill_and_verdict_follow_from_the_scores() {
        let worse: Vec<(f64, f64)> = (0..12).map(|t| (3.0 + 0.1 * f64::from(t % 3), 2.0)).collect();
        let skill = Skill::of(&worse).unwrap();
        assert!((skill.difference + 1.1).abs() < 1e-12 && (skill.share().unwrap() + 0.55).abs() < 1e-12);
        assert_eq!(skill.verdict(), Some(Verdict::Worse));
        let better: Vec<(f64, f64)> = worse.iter().map(|(a, b)| (*b, *a)).collect();
        assert_eq!(Skill::of(&better).unwrap().verdict(), Some(Verdict::Better));
        assert_eq!(Skill::of(&better[..7]).unwrap().verdict(), None);
        assert_eq!(Skill::of(&[]), None);
    }

    #[test]
    fn a_mean_needs_the_score_of_every_period() {
        let scored = |observed: f64, median: Option<f64>| Scored {
            observed,
            crps: 1.0,
            median,
            intervals: [Some((0.0, 2.0)), median.map(|_| (-1.0, 3.0))],
            pit: None,
        };
        let (a, b, c) = (scored(1.0, Some(2.0)), scored(4.0, Some(2.0)), scored(1.0, None));
        let all = MeanScores::of(&[&a, &b]);
        assert_eq!((all.n, all.absolute_error, all.bias), (2, Some(1.5), Some(-0.5)));
        assert_eq!(all.coverage, [Some(0.5); 2]);
        // 2, and 2 + 4 · 2; 4, and 4 + 20 · 1, all divided by two.
        let expected = [6.0, 14.0];
        assert!(all.interval_scores.iter().zip(expected).all(|(found, expected)| (found.unwrap() - expected).abs() < 1e-9), "{all:?}");
        let some = MeanScores::of(&[&a, &c]);
        assert_eq!((some.bias, some.coverage), (None, [Some(1.0), None]));
    }
}
