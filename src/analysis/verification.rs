//! Forecasts of many periods compared with what was observed, and with naive forecasts of the same periods.
#![cfg(feature = "analysis")]

use super::naive::{History, Length, Naive};
use super::score::{Predictive, Scored};
use super::skill::{MeanScores, Skill};
use std::collections::{BTreeMap, BTreeSet};

/// What is forecast: a measure of a unit. Texts are empty where a file does not have them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Subject {
    /// The measure.
    pub(crate) measure: String,
    /// The level of the unit.
    pub(crate) level: String,
    /// The unit.
    pub(crate) unit: String,
    /// Who asks.
    pub(crate) review: String,
    /// What dates an order.
    pub(crate) basis: String,
}

/// An observed series, by the numbers of its periods.
#[derive(Clone, Debug)]
pub(crate) struct Observed {
    /// The length of its periods.
    pub(crate) length: Length,
    /// Its values.
    pub(crate) values: BTreeMap<i32, ObservedValue>,
}

/// An observed value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ObservedValue {
    /// The name of its period.
    pub(crate) period: String,
    /// The value.
    pub(crate) value: f64,
    /// Standard deviation of the value's error, 0 for none; draws of a forecast have it too when they are compared with the value.
    pub(crate) error: f64,
}

/// A forecast of a period.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Issued {
    /// The number of the last period that was known when it was made.
    pub(crate) known_to: i32,
    /// The forecast.
    pub(crate) predictive: Predictive,
}

/// The forecasts of one source about one subject, by the number of the period.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// Its name.
    pub(crate) name: String,
    /// What it is about.
    pub(crate) subject: Subject,
    /// Its forecasts.
    pub(crate) issued: BTreeMap<i32, Issued>,
}

/// The score of a period.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ScoredPeriod {
    /// Its name.
    pub(crate) period: String,
    /// Its score.
    pub(crate) scored: Scored,
}

/// A forecast or a naive one, scored.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Verified {
    /// Its name.
    pub(crate) forecast: String,
    /// Whether it is a forecast that is scored, not a naive one beside it.
    pub(crate) is_scored: bool,
    /// What it is about.
    pub(crate) subject: Subject,
    /// Its scores by the number of the period.
    pub(crate) periods: BTreeMap<i32, ScoredPeriod>,
    /// Their means.
    pub(crate) scores: MeanScores,
}

/// A forecast compared with a naive one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Compared {
    /// The forecast.
    pub(crate) forecast: String,
    /// The naive forecast.
    pub(crate) reference: Naive,
    /// What both are about.
    pub(crate) subject: Subject,
    /// How they compare.
    pub(crate) skill: Skill,
}

/// All forecasts, scored.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Verification {
    /// By subject, each forecast and the naive ones of its periods.
    pub(crate) verified: Vec<Verified>,
    /// Each forecast and each naive one.
    pub(crate) compared: Vec<Compared>,
    /// How many forecasts are of periods without an observed value.
    pub(crate) unobserved: usize,
}

/// Scores the forecasts of each source whose subject is observed. `u` gives a number between 0 and 1 for the period of a number.
///
/// Naive forecasts know what the forecast knew: values up to the last period known when it was made. If a source gives quantiles, the naive
/// forecasts that it is compared with are scored by the same levels. They are listed once a subject, beside the first source.
pub(crate) fn verify(observed: &BTreeMap<Subject, Observed>, sources: &[Source], u: impl Fn(i32) -> f64) -> Verification {
    let mut found = Verification::default();
    let mut listed = BTreeSet::new();
    for source in sources {
        let Some(series) = observed.get(&source.subject) else { continue };
        let history = History::new(series.length, series.values.iter().map(|(number, one)| (*number, one.value)));
        let levels = |issued: &Issued| issued.predictive.levels();
        let scored = |predictive: &Predictive, number: i32, levels: Option<&[f64]>| {
            let ObservedValue { period, value, .. } = &series.values[&number];
            ScoredPeriod { period: period.clone(), scored: predictive.scored(*value, levels, u(number)) }
        };
        let (known, unknown): (Vec<_>, Vec<_>) = source.issued.iter().partition(|(number, _)| series.values.contains_key(number));
        found.unobserved += unknown.len();
        let own: BTreeMap<i32, ScoredPeriod> = known
            .iter()
            .map(|(number, issued)| (**number, scored(&issued.predictive.published(series.values[*number].error), **number, None)))
            .collect();
        let Some(of_source) = verified(&source.name, true, &source.subject, own) else { continue };
        let mut naives = Vec::new();
        for rule in Naive::ALL {
            let forecasts = known.iter().filter_map(|(number, issued)| {
                let predictive = history.forecast(rule, issued.known_to, **number)?;
                Some((**number, scored(&predictive, **number, levels(issued).as_deref())))
            });
            let Some(naive) = verified(rule.word(), false, &source.subject, forecasts.collect()) else { continue };
            let both = naive.periods.iter().map(|(number, naive)| (of_source.periods[number].scored.crps, naive.scored.crps));
            if let Some(skill) = Skill::of(&both.collect::<Vec<_>>()) {
                found.compared.push(Compared { forecast: source.name.clone(), reference: rule, subject: source.subject.clone(), skill });
            }
            naives.push(naive);
        }
        found.verified.push(of_source);
        if listed.insert(&source.subject) {
            found.verified.extend(naives);
        }
    }
    found
}

fn verified(forecast: &str, is_scored: bool, subject: &Subject, periods: BTreeMap<i32, ScoredPeriod>) -> Option<Verified> {
    let all: Vec<&Scored> = periods.values().map(|one| &one.scored).collect();
    let scores = (!all.is_empty()).then(|| MeanScores::of(&all))?;
    Some(Verified { forecast: forecast.into(), is_scored, subject: subject.clone(), periods, scores })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn observed(values: impl IntoIterator<Item = (i32, f64)>) -> BTreeMap<Subject, Observed> {
        let value = |(number, value): (i32, f64)| (number, ObservedValue { period: number.to_string(), value, error: 0.0 });
        BTreeMap::from([(Subject::default(), Observed { length: Length::Month, values: values.into_iter().map(value).collect() })])
    }

    fn source(issued: impl IntoIterator<Item = (i32, i32, Predictive)>) -> Source {
        let issued = issued.into_iter().map(|(number, known_to, predictive)| (number, Issued { known_to, predictive })).collect();
        Source { name: "model".into(), subject: Subject::default(), issued }
    }

    #[test]
    fn a_naive_forecast_knows_no_more_than_the_forecast_did() {
        // The value jumps from 0 to 10 in period 6. Both forecast 6 and 7 with what was known in period 5, or each a period ahead.
        let series = observed((0..8).map(|i| (i, if i < 6 { f64::from(i % 2) } else { 10.0 })));
        let both = |known_to: [i32; 2]| {
            let draws = || Predictive::sample(vec![9.0, 11.0]);
            verify(&series, &[source([(6, known_to[0], draws()), (7, known_to[1], draws())])], |_| 0.5)
        };
        let crps_of_last = |found: &Verification| {
            let last = found.verified.iter().find(|one| one.forecast == "naive_last").unwrap();
            last.periods[&7].scored.crps
        };
        assert!(crps_of_last(&both([5, 5])) > 5.0);
        assert!(crps_of_last(&both([5, 6])) < 2.0);
    }

    #[test]
    fn forecasts_are_compared_where_both_exist_and_counted_where_nothing_is_observed() {
        let series = observed((0..6).map(|i| (i, f64::from(i))));
        let point = |x: f64| Predictive::sample(vec![x]);
        // Period 1 has no naive forecast, because it has no past errors; period 9 is not observed.
        let found = verify(&series, &[source([(1, 0, point(1.5)), (5, 4, point(4.5)), (9, 5, point(9.0))])], |_| 0.5);
        assert_eq!((found.unobserved, found.verified[0].scores.n, found.verified[0].scores.crps), (1, 2, 0.5));
        let names: Vec<&str> = found.verified.iter().map(|one| one.forecast.as_str()).collect();
        assert_eq!(names, ["model", "naive_last", "naive_mean"]);
        assert!(found.compared.iter().all(|one| one.skill.n == 1 && one.skill.crps == 0.5 && one.skill.interval.is_none()));
    }

    #[test]
    fn a_naive_forecast_is_scored_at_the_levels_of_the_quantiles_it_is_compared_with() {
        let series = observed((0..9).map(|i| (i, f64::from(i * i % 5))));
        let median = |x: f64| Predictive::Quantiles(vec![(0.5, x)]);
        let found = verify(&series, &[source([(8, 7, median(3.0))])], |_| 0.5);
        // At the level ½ alone the score is the absolute error: of the last value, 49 mod 5, from 64 mod 5.
        let last = found.verified.iter().find(|one| one.forecast == "naive_last").unwrap();
        assert!((last.scores.crps - 0.0).abs() < 1e-12 && (found.verified[0].scores.crps - 1.0).abs() < 1e-12);
    }
}
