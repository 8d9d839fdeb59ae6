//! What conclusions rest on: the differences between designs under every variation of the model and in every account of the parameter sets.
//!
//! A *conclusion* is the sign of a difference as written, over all parameter sets: of a design from the baseline, or from the design before
//! it. Designs and variations share cities and random numbers, so a variation changes a difference unit by unit. A conclusion that holds
//! under every variation needs no correction for their number (an intersection-union test: Berger 1982); a search for a reversal does, so a
//! reversal needs an interval of level 1 − .05/m, m the number of intervals searched (Bonferroni).
#![cfg(feature = "analysis")]

use super::accounts::Accounts;
use super::choice::{independent, units};
use super::compare::Comparison;
use super::measures::{ATTRIBUTED, ReviewedMeasure};
use super::objective::Objective;
use super::statistics::{FEWEST, IntervalEstimator, SamplingUnit, Statistics, mean};
use crate::plan::{Assumption, Variations};
use serde::{Deserialize, Serialize};

/// The measures of conclusions: the observer's resolution rate, actual resolution, satisfaction, unmet days, staff hours.
pub(crate) const MEASURES: [ReviewedMeasure; 5] = [ATTRIBUTED[1], ATTRIBUTED[3], ATTRIBUTED[2], ATTRIBUTED[4], ATTRIBUTED[5]];

/// How far a conclusion holds.
///
/// ```
/// assert_eq!(jiesu::analysis::Verdict::SignOnly.word(), "sign only");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The sign is that of the difference as written, and the 95 % interval excludes 0.
    Holds,
    /// The sign is the same, and the interval includes 0 or there is none.
    SignOnly,
    /// The sign is another one, and the interval of the search includes 0; of a conclusion also: its interval as written includes 0.
    Undecided,
    /// The sign is the opposite one, and the interval of the search excludes 0.
    Reversed,
}

impl Verdict {
    /// The word used in files.
    pub const fn word(self) -> &'static str {
        match self {
            Verdict::Holds => "holds",
            Verdict::SignOnly => "sign only",
            Verdict::Undecided => "undecided",
            Verdict::Reversed => "reversed",
        }
    }
}

/// A difference between two designs under one variation, over the parameter sets of one account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VariedDifference {
    /// The variation; empty as written.
    pub variation: String,
    /// The account; empty for all sets, or without sets.
    pub account: String,
    /// The design.
    pub design: String,
    /// The design that it is compared with.
    pub against: String,
    /// The measure and its review.
    pub measure: ReviewedMeasure,
    /// Units: parameter sets; cities without sets; replications of one city.
    pub n: usize,
    /// Mean difference over the units, design minus the other, in the unit of the measure.
    pub difference: f64,
    /// Its standard error.
    pub se: Option<f64>,
    /// Its 95 % interval, Student's t over the units; none below [`FEWEST`].
    pub interval: Option<(f64, f64)>,
    /// Mean change of the difference from that as written, in the same units; 0 as written.
    pub change: f64,
    /// Its 95 % interval, from the paired changes.
    pub change_interval: Option<(f64, f64)>,
    /// Whether it supports the sign of the difference as written over all sets.
    pub verdict: Verdict,
}

/// A difference by where it was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The variation; empty as written.
    pub variation: String,
    /// The account; empty for all sets.
    pub account: String,
    /// The difference.
    pub difference: f64,
}

/// The sign of a difference as written, and how far it holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conclusion {
    /// The design.
    pub design: String,
    /// The design that it is compared with.
    pub against: String,
    /// The measure and its review.
    pub measure: ReviewedMeasure,
    /// The difference as written, over all sets.
    pub difference: f64,
    /// Its 95 % interval.
    pub interval: Option<(f64, f64)>,
    /// The verdict over all variations and accounts.
    pub verdict: Verdict,
    /// In how many variations, over all sets, it holds with its interval, and of how many that change anything.
    pub held: [usize; 2],
    /// In how many accounts, as written, the difference has the sign, and of how many.
    pub accounts: [usize; 2],
    /// The smallest support: the difference over all sets, as written or varied, that is farthest against the conclusion.
    pub least: Found,
    /// The largest support.
    pub most: Found,
    /// Where it is reversed: over all sets, or else in an account.
    pub reversed_by: Vec<Found>,
}

/// A variation, and the conclusions that rest on what it changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dependence {
    /// What is changed.
    pub assumption: Assumption,
    /// Whether it changes any measure of a conclusion in any design.
    pub has_effect: bool,
    /// Conclusions that are decided as written, that it reverses over all sets, and that do not hold with their interval under it.
    pub counts: [usize; 3],
}

/// The best design under one variation, over the parameter sets of one account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BestDesign {
    /// The variation; empty as written.
    pub variation: String,
    /// The account; empty for all sets.
    pub account: String,
    /// The design with the best mean.
    pub best: String,
    /// The next best.
    pub next: String,
    /// Units.
    pub n: usize,
    /// Mean lead over the next, 0 or more, in the unit of the objective.
    pub lead: f64,
    /// Its 95 % interval. The two are chosen by the same trials, so it is too far from 0.
    pub interval: Option<(f64, f64)>,
}

/// What the conclusions of a plan rest on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Robustness {
    /// The measure by which the best design is told.
    pub objective: Objective,
    /// The designs as written, the baseline first.
    pub designs: Vec<String>,
    /// The accounts of the parameter sets; empty unless there are two or more.
    pub accounts: Vec<String>,
    /// What is independent, and how many of these there are.
    pub units: (SamplingUnit, usize),
    /// The variations.
    pub variations: Vec<Dependence>,
    /// The conclusions, by measure.
    pub conclusions: Vec<Conclusion>,
    /// All differences: as written first, then by variation; within each by account, measure and design.
    pub differences: Vec<VariedDifference>,
    /// The best design as written and under each variation, by account.
    pub best: Vec<BestDesign>,
}

impl Robustness {
    /// Whether a design is one of the plan as written, and not one under a variation.
    pub(crate) fn is_written(&self, design: &str) -> bool {
        self.designs.iter().any(|written| written == design)
    }

    /// The best design as written, over all sets.
    pub(crate) fn best_as_written(&self) -> Option<&BestDesign> {
        self.best.iter().find(|found| found.variation.is_empty() && found.account.is_empty())
    }
}

/// The values of one measure: for each unit, those under each design.
struct Values {
    measure: ReviewedMeasure,
    units: Vec<(u32, Vec<f64>)>,
}

/// Units of one account; the name is empty for all.
type Group<'a> = (&'a str, Vec<usize>);

/// Runs of the designs; the name is empty as written.
type Runs<'a> = (&'a str, &'a [usize]);

fn statistics(values: &[f64]) -> Option<Statistics> {
    IntervalEstimator::default().statistics(values, &vec![1; values.len()])
}

impl Values {
    /// The differences of two runs in these units.
    fn differences(&self, of: usize, from: usize, group: &[usize]) -> Vec<f64> {
        group.iter().map(|unit| self.units[*unit].1[of] - self.units[*unit].1[from]).collect()
    }

    /// All units, and those of each account, by the number of their set (from 1).
    fn groups<'a>(&self, accounts: &[(&'a str, Vec<usize>)]) -> Vec<Group<'a>> {
        let of = |sets: &[usize]| -> Vec<usize> {
            (0..self.units.len()).filter(|unit| sets.contains(&(self.units[*unit].0 as usize).wrapping_sub(1))).collect()
        };
        let whole = [("", (0..self.units.len()).collect())];
        whole
            .into_iter()
            .chain(accounts.iter().map(|(name, sets)| (*name, of(sets))))
            .filter(|(_, units): &Group<'_>| !units.is_empty())
            .collect()
    }

    /// Whether runs have other values than the designs as written, in any unit.
    fn change(&self, written: &[usize], runs: &[usize]) -> bool {
        self.units.iter().any(|(_, values)| written.iter().zip(runs).any(|(a, b)| values[*a].to_bits() != values[*b].to_bits()))
    }
}

/// Whether a mean has a sign, 1 or −1; 0 has none.
fn has_sign(mean: f64, sign: f64) -> bool {
    mean * sign > 0.0
}

fn excludes_zero((low, high): (f64, f64)) -> bool {
    low > 0.0 || high < 0.0
}

/// What the conclusions of a comparison rest on; none if the designs have no trial in common.
pub(crate) fn robustness(comparison: &Comparison, variations: &Variations, objective: Objective) -> Option<Robustness> {
    let values_of = |one: Objective| Values { measure: (one.measure(), one.review()), units: units(comparison, one) };
    let objective_of = |wanted: ReviewedMeasure| Objective::all().find(|one| (one.measure(), one.review()) == wanted);
    let values: Vec<Values> =
        MEASURES.into_iter().filter_map(objective_of).map(values_of).filter(|values| !values.units.is_empty()).collect();
    let first = objective_of(values.first()?.measure)?;
    let with_accounts = Accounts::of(comparison);
    let accounts: Vec<(&str, Vec<usize>)> = with_accounts.map(|found| found.list).unwrap_or_default();
    let written = variations.designs.as_slice();
    let has_effect: Vec<bool> = variations.list.iter().map(|one| values.iter().any(|values| values.change(written, &one.runs))).collect();
    let varied = variations.list.iter().map(|one| (one.assumption.name.as_str(), one.runs.as_slice()));
    let all: Vec<Runs<'_>> = std::iter::once(("", written)).chain(varied).collect();

    let mut found =
        Study { names: &variations.names, all: &all, has_effect: &has_effect, differences: Vec::new(), conclusions: Vec::new() };
    for values in &values {
        let groups = values.groups(&accounts);
        for design in 1..written.len() {
            found.conclude(values, &groups, design, 0);
            if design > 1 {
                found.conclude(values, &groups, design, design - 1);
            }
        }
    }
    let Study { mut differences, conclusions, .. } = found;
    // Rows of one variation and account lie together.
    let place = |row: &VariedDifference| {
        let variation = all.iter().position(|(name, _)| *name == row.variation);
        (variation, if row.account.is_empty() { None } else { accounts.iter().position(|(name, _)| *name == row.account) })
    };
    differences.sort_by_key(place);
    let dependence = |(one, has_effect): (&crate::plan::Variation, &bool)| {
        let under = |row: &&VariedDifference| row.variation == one.assumption.name && row.account.is_empty();
        let decided = |row: &VariedDifference| {
            let same = |known: &&Conclusion| (&known.design, &known.against, known.measure) == (&row.design, &row.against, row.measure);
            conclusions.iter().find(same).is_some_and(|known| known.interval.is_some_and(excludes_zero))
        };
        let verdicts: Vec<Verdict> = differences.iter().filter(under).filter(|row| decided(row)).map(|row| row.verdict).collect();
        let count = |wanted: fn(&Verdict) -> bool| verdicts.iter().filter(|verdict| wanted(verdict)).count();
        let counts = [verdicts.len(), count(|verdict| *verdict == Verdict::Reversed), count(|verdict| *verdict != Verdict::Holds)];
        Dependence { assumption: one.assumption.clone(), has_effect: *has_effect, counts }
    };
    Some(Robustness {
        objective,
        designs: variations.names.clone(),
        accounts: accounts.iter().map(|(name, _)| name.to_string()).collect(),
        units: independent(comparison, first)?,
        variations: variations.list.iter().zip(&has_effect).map(dependence).collect(),
        best: best(&values_of(objective), &all, &accounts, &variations.names, objective),
        conclusions,
        differences,
    })
}

/// Conclusions, one after the other.
struct Study<'a> {
    names: &'a [String],
    /// The designs as written, and under each variation.
    all: &'a [Runs<'a>],
    /// Whether each variation changes anything.
    has_effect: &'a [bool],
    differences: Vec<VariedDifference>,
    conclusions: Vec<Conclusion>,
}

impl Study<'_> {
    /// Whether the designs as written, or a variation that changes something.
    fn is_evidence(&self, index: usize) -> bool {
        index == 0 || self.has_effect[index - 1]
    }

    /// Adds the conclusion about a design and another, by their places among the designs, with its differences.
    fn conclude(&mut self, values: &Values, groups: &[Group<'_>], design: usize, against: usize) {
        let written = self.all[0].1;
        let of = |runs: &[usize], group: &[usize]| values.differences(runs[design], runs[against], group);
        let Some(claim) = statistics(&of(written, &groups[0].1)) else { return };
        let sign = if claim.mean > 0.0 { 1.0 } else { -1.0 };
        // How many intervals are searched for a reversal.
        let intervals = groups.iter().filter(|(_, group)| group.len() >= FEWEST).count();
        let searched = (0..self.all.len()).filter(|index| self.is_evidence(*index)).count() * intervals;
        let mut rows = Vec::new();
        for (index, (variation, runs)) in self.all.iter().enumerate() {
            for (account, group) in groups {
                let differences = of(runs, group);
                let changes: Vec<f64> = differences.iter().zip(of(written, group)).map(|(varied, written)| varied - written).collect();
                let (Some(here), Some(change)) = (statistics(&differences), statistics(&changes)) else { continue };
                let row = VariedDifference {
                    variation: variation.to_string(),
                    account: account.to_string(),
                    design: self.names[design].clone(),
                    against: self.names[against].clone(),
                    measure: values.measure,
                    n: here.n,
                    difference: here.mean,
                    se: here.se,
                    interval: here.interval,
                    change: change.mean,
                    change_interval: change.interval,
                    verdict: verdict(&here, sign, searched),
                };
                rows.push((index, row));
            }
        }
        let evidence: Vec<&VariedDifference> = rows.iter().filter(|(index, _)| self.is_evidence(*index)).map(|(_, row)| row).collect();
        self.conclusions.push(conclusion(&claim, sign, &evidence));
        self.differences.extend(rows.into_iter().map(|(_, row)| row));
    }
}

/// Whether a difference supports the sign; `searched` intervals are searched for a reversal.
fn verdict(here: &Statistics, sign: f64, searched: usize) -> Verdict {
    if has_sign(here.mean, sign) {
        return if here.interval.is_some_and(excludes_zero) { Verdict::Holds } else { Verdict::SignOnly };
    }
    let half = here.interval.and(here.se).map(|se| se * IntervalEstimator::default().t(here.n - 1, 1.0 - 0.025 / searched.max(1) as f64));
    match half {
        Some(half) if excludes_zero((here.mean - half, here.mean + half)) => Verdict::Reversed,
        _ => Verdict::Undecided,
    }
}

/// The conclusion from its differences, the first of which is that as written over all sets.
fn conclusion(claim: &Statistics, sign: f64, evidence: &[&VariedDifference]) -> Conclusion {
    let found =
        |row: &VariedDifference| Found { variation: row.variation.clone(), account: row.account.clone(), difference: row.difference };
    let whole: Vec<&VariedDifference> = evidence.iter().copied().filter(|row| row.account.is_empty()).collect();
    let varied = || whole.iter().filter(|row| !row.variation.is_empty());
    let of_accounts: Vec<&VariedDifference> =
        evidence.iter().copied().filter(|row| row.variation.is_empty() && !row.account.is_empty()).collect();
    let signed = |row: &VariedDifference| sign * row.difference;
    let least = whole.iter().copied().min_by(|a, b| signed(a).total_cmp(&signed(b)));
    let most = whole.iter().copied().max_by(|a, b| signed(a).total_cmp(&signed(b)));
    let first = evidence[0];
    let is_reversed = |row: &&VariedDifference| row.verdict == Verdict::Reversed;
    let over_all = |variation: &str| whole.iter().any(|row| is_reversed(row) && row.variation == variation);
    // An account adds nothing where all sets together are reversed.
    let reversed_by: Vec<Found> =
        evidence.iter().copied().filter(is_reversed).filter(|row| row.account.is_empty() || !over_all(&row.variation)).map(found).collect();
    // A difference with few sets says something about an account as written, and nothing about it under one of many variations.
    let counted = || evidence.iter().filter(|row| row.account.is_empty() || row.variation.is_empty() || row.n >= FEWEST);
    let is_decided = claim.interval.is_some_and(excludes_zero);
    let verdict = match () {
        () if !is_decided => Verdict::Undecided,
        () if !reversed_by.is_empty() => Verdict::Reversed,
        () if counted().any(|row| row.verdict == Verdict::Undecided) => Verdict::Undecided,
        () if counted().any(|row| row.verdict == Verdict::SignOnly && (row.account.is_empty() || row.n >= FEWEST)) => Verdict::SignOnly,
        () => Verdict::Holds,
    };
    Conclusion {
        design: first.design.clone(),
        against: first.against.clone(),
        measure: first.measure,
        difference: claim.mean,
        interval: claim.interval,
        verdict,
        held: [varied().filter(|row| row.verdict == Verdict::Holds).count(), varied().count()],
        accounts: [of_accounts.iter().filter(|row| has_sign(row.difference, sign)).count(), of_accounts.len()],
        least: found(least.unwrap_or(first)),
        most: found(most.unwrap_or(first)),
        reversed_by,
    }
}

/// The best design as written and under each variation, by account.
fn best(values: &Values, all: &[Runs<'_>], accounts: &[(&str, Vec<usize>)], names: &[String], objective: Objective) -> Vec<BestDesign> {
    let groups = values.groups(accounts);
    let mut list = Vec::new();
    for (variation, runs) in all {
        for (account, group) in &groups {
            let level = |place: &usize| {
                let values: Vec<f64> = group.iter().map(|unit| values.units[*unit].1[runs[*place]]).collect();
                objective.sign() * mean(&values)
            };
            let mut order: Vec<usize> = (0..runs.len()).collect();
            order.sort_by(|a, b| level(b).total_cmp(&level(a)).then(a.cmp(b)));
            let [best, next, ..] = order[..] else { continue };
            let leads: Vec<f64> =
                values.differences(runs[best], runs[next], group).iter().map(|difference| objective.sign() * difference).collect();
            let Some(lead) = statistics(&leads) else { continue };
            list.push(BestDesign {
                variation: variation.to_string(),
                account: account.to_string(),
                best: names[best].clone(),
                next: names[next].clone(),
                n: lead.n,
                lead: lead.mean,
                interval: lead.interval,
            });
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::measures::{Compared, Measure};
    use crate::engine::fixtures;
    use crate::ledger::Review;
    use crate::plan::{Variation, VariationSource};

    const CURED: ReviewedMeasure = (Compared::Rate(Measure::CuredRate), Some(Review::Observer));

    fn variation(name: &str, runs: Vec<usize>) -> Variation {
        let assumption = Assumption { name: name.into(), source: VariationSource::Plan, texts: Default::default(), sets: Vec::new() };
        Variation { assumption, runs }
    }

    /// Two designs in eight cities, and under variations that add `effects` to their difference of .05.
    fn study(effects: &[f64]) -> Robustness {
        let names: Vec<String> =
            std::iter::once("as written".to_owned()).chain((1..=effects.len()).map(|number| format!("v{number}"))).collect();
        let setups: Vec<_> = names
            .iter()
            .flat_map(|name| ["before", "after"].map(|side| format!("{side} {name}")))
            .map(|name| fixtures::setup(&name, 8, 1))
            .collect();
        let mut comparison = Comparison::new(&setups.iter().collect::<Vec<_>>(), false);
        for (place, effect) in std::iter::once(&0.0).chain(effects).enumerate() {
            for side in 0..2 {
                for city in 1..=8 {
                    let jitter = 0.01 * f64::from(city % 3);
                    let value = 0.4 + jitter + if side == 0 { 0.0 } else { 0.05 + effect + 0.5 * jitter };
                    comparison.put(2 * place + side, (city, 1), &[(CURED.0, CURED.1, value)]);
                }
            }
        }
        comparison.finish().unwrap();
        comparison.evidence.cities = 8;
        let list = (1..=effects.len()).map(|number| variation(&format!("v{number}"), vec![2 * number, 2 * number + 1])).collect();
        let variations = Variations { designs: vec![0, 1], names: vec!["before".into(), "after".into()], list };
        let objective = Objective::parse("observer.cured_rate").unwrap();
        robustness(&comparison, &variations, objective).unwrap()
    }

    fn only(found: &Robustness) -> &Conclusion {
        let [one] = found.conclusions.as_slice() else { panic!("one conclusion") };
        one
    }

    #[test]
    fn a_variation_that_reverses_a_conclusion_is_named_and_others_are_not() {
        let found = study(&[0.02, -0.2, -0.04]);
        let one = only(&found);
        let named: Vec<&str> = one.reversed_by.iter().map(|found| found.variation.as_str()).collect();
        assert_eq!((one.verdict, named, one.held), (Verdict::Reversed, vec!["v2"], [2, 3]));
        assert_eq!((one.least.variation.as_str(), one.most.variation.as_str()), ("v2", "v1"));
        assert_eq!(found.variations.iter().map(|one| one.counts).collect::<Vec<_>>(), [[1, 0, 0], [1, 1, 1], [1, 0, 0]]);
        let best: Vec<&str> = found.best.iter().map(|row| row.best.as_str()).collect();
        assert_eq!(best, ["after", "after", "before", "after"]);
    }

    #[test]
    fn a_conclusion_holds_if_it_holds_everywhere_and_a_change_is_paired() {
        let found = study(&[0.02, -0.01, 0.0]);
        let one = only(&found);
        // The third variation changes nothing, and is no evidence.
        assert_eq!((one.verdict, one.held, found.variations[2].has_effect), (Verdict::Holds, [2, 2], false));
        let row = found.differences.iter().find(|row| row.variation == "v2").unwrap();
        let (low, high) = row.change_interval.unwrap();
        assert!((row.change + 0.01).abs() < 1e-12 && high - low < 1e-12, "the cities' noise is gone");
        let (low, high) = row.interval.unwrap();
        assert!(high - low > 1e-3, "and is in the difference itself");
    }

    #[test]
    fn a_difference_near_zero_leaves_a_conclusion_undecided_or_its_sign_alone() {
        // Differences of .05 with cities' noise 0, .005, .01: mean .0556, se .00147, so t·se .0035.
        assert_eq!(only(&study(&[-0.0537])).verdict, Verdict::SignOnly);
        assert_eq!(only(&study(&[-0.0557])).verdict, Verdict::Undecided);
    }

    #[test]
    fn a_reversal_must_exceed_what_a_search_finds_by_chance() {
        // 3.5 standard errors below 0: beyond 2.8 of a search among two intervals, within 4.6 of one among twenty-one.
        let beyond = -0.055_625 - 3.5 * 0.001_475;
        let alone = only(&study(&[beyond])).verdict;
        let mut many = vec![0.01; 20];
        many[7] = beyond;
        assert_eq!((alone, only(&study(&many)).verdict), (Verdict::Reversed, Verdict::Undecided));
    }
}
