//! Statistics and differences of the rates, recomputed from the trials that a page embeds.

use super::difference::{Names, leaves};
use super::verdict::Verdict;
use crate::analysis::Analysis;
use crate::analysis::headline::Headline;
use crate::analysis::measures::Compared;
use crate::analysis::pairs::{PairedDifference, paired};
use crate::analysis::rates::{Basis, review_word};
use crate::analysis::results::{DesignResults, RATES, TrialResults};
use crate::analysis::simultaneous::{Deviations, Side, deviations, quantile};
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
        let mut compared: Vec<(usize, usize, PairedDifference)> = Vec::new();
        let mut members: Vec<Deviations> = Vec::new();
        for (rate, measure) in RATES.into_iter().enumerate() {
            let reviewed = format!("{} {}", review_word(review), measure.word());
            for (number, design) in analysis.designs.iter().enumerate() {
                if let Some(headline) = headlines.get(rate) {
                    let own = trials(design, review, rate);
                    let (values, cities): (Vec<f64>, Vec<u32>) = own.iter().map(|((city, _), value)| (*value, *city)).unzip();
                    let place = ["designs", &design.name, &reviewed];
                    figures.check(&place, &design.headline(*headline), &estimator.shares(&values, &cities).as_ref());
                }
                if analysis.comparison.is_none() || number == 0 {
                    continue;
                }
                let Some((found, deviations)) = pair([baseline, design], review, rate, &mut estimator) else { continue };
                compared.push((number, rate, found));
                members.extend(Some(deviations).filter(|_| Compared::Rate(measure).is_one_of_three()));
            }
        }
        let Some(comparison) = &analysis.comparison else { continue };
        // The family of a page that has only some of the designs is that of all.
        let known = comparison.family(review, Basis::Callback);
        let is_whole = known.is_none_or(|family| family.designs + 1 == analysis.designs.len());
        let pairs = comparison.request.against.pairs(analysis.designs.len()).into_iter().filter(|(reference, _)| *reference > 0);
        let further = pairs.flat_map(|(reference, design)| [0, 1, 2].map(|rate| (reference, design, rate)));
        let further = further.filter_map(|(reference, design, rate)| {
            let both = [reference, design].map(|number| &analysis.designs[number]);
            Some(pair(both, review, rate, &mut estimator)?.1)
        });
        members.extend(further);
        let quantile = if is_whole { quantile(&members, Side::Both).map(|found| found.value) } else { known.map(|family| family.quantile) };
        let joined = |paired: PairedDifference, measure: Compared| {
            let both = quantile.filter(|_| measure.is_one_of_three()).zip(paired.interval.and(paired.se));
            let joint = both.map(|(quantile, se)| (paired.difference - quantile * se, paired.difference + quantile * se));
            PairedDifference { joint, ..paired }
        };
        for (number, rate, expected) in compared {
            let measure = Compared::Rate(RATES[rate]);
            let expected = joined(expected, measure);
            let found = comparison.difference(number - 1, measure, Some(review)).map(|found| found.paired);
            let reviewed = format!("{} {}", review_word(review), measure.word());
            figures.check(&["comparison", &analysis.designs[number].name, &reviewed], &found, &Some(expected));
        }
        let of_name = |name: &str| analysis.designs.iter().find(|design| design.name == name);
        for contrast in comparison.contrasts.iter().filter(|contrast| contrast.review == review) {
            let Some(rate) = RATES.iter().position(|rate| *rate == contrast.measure) else { continue };
            let Some(both) = of_name(&contrast.reference).zip(of_name(&contrast.design)) else { continue };
            let expected =
                pair(both.into(), review, rate, &mut estimator).map(|(found, _)| joined(found, Compared::Rate(contrast.measure)));
            let place = format!("{} − {}", contrast.design, contrast.reference);
            let reviewed = format!("{} {}", review_word(review), contrast.measure.word());
            figures.check(&["comparison", &place, &reviewed], &Some(contrast.paired), &expected);
        }
    }
    verdict.differ(figures.differing);
    verdict.checked.push(message!("verify-figures-checked", count = figures.count));
}

/// The difference of the second design from the first in a rate, over the trials of both, and its deviations.
fn pair(
    designs: [&DesignResults; 2],
    review: Review,
    rate: usize,
    estimator: &mut IntervalEstimator,
) -> Option<(PairedDifference, Deviations)> {
    let [base, own] = designs.map(|design| trials(design, review, rate));
    let pairs: Vec<((u32, u32), f64, f64)> = base.iter().filter_map(|(at, a)| Some((*at, *a, *own.get(at)?))).collect();
    let at: Vec<(u32, u32)> = pairs.iter().map(|(at, ..)| *at).collect();
    let cities: Vec<u32> = at.iter().map(|(city, _)| *city).collect();
    let [a, b]: [Vec<f64>; 2] = [pairs.iter().map(|pair| pair.1).collect(), pairs.iter().map(|pair| pair.2).collect()];
    let found = paired(&a, &b, &cities, estimator)?;
    let differences: Vec<f64> = a.iter().zip(&b).map(|(a, b)| b - a).collect();
    Some((found, deviations(&differences, &at, estimator)))
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
        // A page embeds none of its values.
        Review::Survey => None,
    };
    design.sample.iter().map(|trial| ((trial.city, trial.replication), rates(trial).unwrap_or(f64::NAN))).collect()
}
