//! Statistics and differences of the rates, recomputed from the trials that a page embeds.

use super::difference::{Names, leaves};
use super::verdict::Verdict;
use crate::analysis::Analysis;
use crate::analysis::headline::Headline;
use crate::analysis::measures::Compared;
use crate::analysis::pairs::{PairedDifference, paired};
use crate::analysis::rates::review_word;
use crate::analysis::results::{DesignResults, RATES, TrialResults};
use crate::analysis::statistics::IntervalEstimator;
use crate::ledger::Review;
use crate::messages::{Message, message};
use serde::Serialize;
use std::collections::BTreeMap;

/// The headline measures that are rates: of each review, in the order of [`RATES`].
const HEADLINES: [(Review, &[Headline]); 2] = [
    (Review::Official, &[Headline::OfficialResponse, Headline::OfficialResolution, Headline::OfficialSatisfaction]),
    (Review::Observer, &[Headline::Response, Headline::Resolution, Headline::Satisfaction, Headline::Cured]),
];

/// A rate in each trial, by city and replication; NaN where undefined.
type Trials = BTreeMap<(u32, u32), f64>;

/// Checks the rates of every design and their differences from the baseline, if the page has all trials.
pub(super) fn check(analysis: &Analysis, verdict: &mut Verdict) {
    let Some(baseline) = analysis.designs.first() else { return };
    if analysis.designs.iter().any(|design| design.sample.len() != design.trials) {
        verdict.not_checked.push(message!("verify-trials-left-out"));
        return;
    }
    let mut estimator = IntervalEstimator::of(baseline.sets.as_ref().map(|_| baseline.cities));
    let mut figures = Figures { names: Names::of(analysis), count: 0, differing: Vec::new() };
    for (review, headlines) in HEADLINES {
        for (rate, measure) in RATES.into_iter().enumerate() {
            let base = trials(baseline, review, rate);
            let reviewed = format!("{} {}", review_word(review), measure.word());
            for (number, design) in analysis.designs.iter().enumerate() {
                let own = trials(design, review, rate);
                if let Some(headline) = headlines.get(rate) {
                    let (values, cities): (Vec<f64>, Vec<u32>) = own.iter().map(|((city, _), value)| (*value, *city)).unzip();
                    let place = ["designs", &design.name, &reviewed];
                    figures.check(&place, &design.headline(*headline), &estimator.statistics(&values, &cities).as_ref());
                }
                let Some(comparison) = analysis.comparison.as_ref().filter(|_| number > 0) else { continue };
                let compared = Compared::Rate(measure);
                let pairs: Vec<(f64, f64, u32)> = base.iter().filter_map(|(at, a)| Some((*a, *own.get(at)?, at.0))).collect();
                let column = |of: fn(&(f64, f64, u32)) -> f64| pairs.iter().map(of).collect::<Vec<f64>>();
                let cities: Vec<u32> = pairs.iter().map(|pair| pair.2).collect();
                let expected = paired(&column(|p| p.0), &column(|p| p.1), &cities, &mut estimator)
                    .map(|found| PairedDifference { joint: found.joint.filter(|_| compared.is_one_of_three()), ..found });
                let found = comparison.difference(number - 1, compared, Some(review)).map(|found| found.paired);
                figures.check(&["comparison", &design.name, &reviewed], &found, &expected);
            }
        }
    }
    verdict.differ(figures.differing);
    verdict.checked.push(message!("verify-figures-checked", count = figures.count));
}

struct Figures {
    names: Names,
    count: usize,
    differing: Vec<Message>,
}

impl Figures {
    fn check<T: Serialize>(&mut self, place: &[&str], found: &T, expected: &T) {
        self.count += leaves(expected);
        self.differing.extend(self.names.differences(place, found, expected));
    }
}

fn trials(design: &DesignResults, review: Review, rate: usize) -> Trials {
    let rates = |trial: &TrialResults| match review {
        Review::Official => trial.official[rate],
        Review::Observer => trial.observer[rate],
    };
    design.sample.iter().map(|trial| ((trial.city, trial.replication), rates(trial).unwrap_or(f64::NAN))).collect()
}
