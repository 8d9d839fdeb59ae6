//! Everything that any output says about the trials of some designs: one value that terminal, CSV, page and figures show, and that
//! `analysis.json` keeps.
#![cfg(feature = "analysis")]

use super::accounts::AccountDifference;
use super::attribute::Attribution;
use super::audit::Audited;
use super::choice::ParetoEntry;
use super::compare::{DesignComparison, Difference, Slot};
use super::decision::Decision;
use super::evidence::Reevaluation;
use super::family::{BestComparison, Contrast, Family};
use super::finding::Caution;
use super::gains::Gain;
use super::headline::Headline;
use super::measures::{Compared, Measure};
use super::rates::Basis;
use super::request::ComparisonEntry;
use super::robust::Robustness;
use super::selection::Selection;
use super::sensitivity::Sensitivity;
use super::statistics::{SamplingUnit, Statistics};
use super::switching::SwitchingValues;
use super::types::StreetClass;
use super::warnings::Tally;
use crate::input::fnv1a;
use crate::ledger::{PeriodKind, Review};
use crate::plan::Listed;
use crate::scenario::sets::Sets;
use crate::setup::Setup;
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// The results of some designs. Rates and shares are fractions from 0 to 1.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// # let analysis = jiesu::compare(&setups)?;
/// use jiesu::analysis::{Headline, Measure};
/// use jiesu::ledger::Review;
///
/// assert_eq!(analysis.trials(), 8);
/// let base = analysis.design("two-streets").expect("the baseline");
/// let cured = base.headline(Headline::Cured).expect("orders were reviewed");
/// assert!((0.0..=1.0).contains(&cured.mean));
/// assert_eq!(base.by_month(Review::Observer, Measure::ResolutionRate).len(), 1);
/// assert!(base.sample[0].rate(Review::Observer, Measure::ResolutionRate).is_some());
/// assert!(base.districts[0].rate(Review::Observer, Measure::ResolutionRate).is_some());
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// [`crate::input::FORMAT`].
    pub format: u32,
    /// Version of jiesu that made it.
    pub version: String,
    /// The title of the plan or scenario; empty if it has none.
    pub title: String,
    /// The city's name, if the city comes from data; none for a made-up one.
    pub city: Option<String>,
    /// The designs in their order; if they are compared, the first is the baseline.
    pub designs: Vec<DesignResults>,
    /// The values of factors in every design, including those that equal another; empty without a plan.
    pub listing: Vec<Listed>,
    /// How designs differ from the baseline, if they were compared.
    pub comparison: Option<ComparisonResults>,
    /// The caveats that apply, in the order of their codes.
    pub caveats: Vec<Caution>,
    /// Trials that failed.
    pub failed: Vec<FailedTrial>,
}

/// A trial that failed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FailedTrial {
    /// Name of the design.
    pub design: String,
    /// City, from 1.
    pub city: u32,
    /// Replication, from 1.
    pub replication: u32,
    /// Why.
    pub reason: String,
}

/// A design whose trials are analysed.
#[derive(Clone, Debug)]
pub(crate) struct AnalysedDesign<'a> {
    /// Its setup.
    pub setup: &'a Setup,
    /// The hash of its scenario.
    pub hash: String,
    /// Cities; with parameter sets, of each set.
    pub cities: u32,
    /// Replications of each city.
    pub replications: u32,
}

/// The results of one design.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DesignResults {
    /// Its name.
    pub name: String,
    /// Hash of its scenario.
    pub scenario: String,
    /// Seed.
    pub seed: u64,
    /// Identifier of its random numbers: designs with the same identifier share them.
    pub random_numbers: u32,
    /// First day of the measurement period.
    pub start: Date,
    /// Months of the measurement period.
    pub months: u32,
    /// Months simulated before it: warm-up and lead-in.
    pub warmup: u32,
    /// Cities; with parameter sets, of each set.
    pub cities: u32,
    /// Replications of each city.
    pub replications: u32,
    /// Its parameter sets, if it has any.
    pub sets: Option<SetsEntry>,
    /// `run.scale`.
    pub scale: f64,
    /// Streets simulated and in all.
    pub streets: [usize; 2],
    /// Residents simulated (mean over cities) and in all.
    pub residents: (f64, u64),
    /// Whether the city calls back at any time of the measurement period.
    pub is_official: bool,
    /// Whether its city comes from data.
    pub has_data: bool,
    /// Trials that did not fail.
    pub trials: usize,
    /// Cities of these trials.
    pub cities_simulated: usize,
    /// Events of these trials.
    pub events: u64,
    /// Orders registered in these trials, those of the warm-up included.
    pub orders: u64,
    /// The headline measures over the whole measurement period, as far as they are defined.
    pub headlines: Vec<HeadlineResult>,
    /// The months of the measurement period.
    pub by_month: Vec<MonthResults>,
    /// The districts.
    pub districts: Vec<DistrictResults>,
    /// The observer's resolution rate by street, for classes of streets.
    pub street_classes: Vec<StreetClassResult>,
    /// The distribution of rates over streets, by the orders that they handled; empty unless streets are an output level.
    pub over_streets: Vec<StreetDistribution>,
    /// Alarms of the early warning, if counts are monitored.
    pub warnings: Option<Tally>,
    /// Single trials: all, or every k-th.
    pub sample: Vec<TrialResults>,
}

/// The parameter sets of a design.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetsEntry {
    /// How many; each has its own cities.
    pub used: usize,
    /// [`crate::input::fnv1a`] in hexadecimal of their keys and values.
    pub values: String,
}

/// A headline measure over the trials of a design.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeadlineResult {
    /// The measure.
    pub measure: Headline,
    /// Its statistics.
    pub statistics: Statistics,
}

/// A month of the measurement period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthResults {
    /// Its name.
    pub month: String,
    /// Measures of the whole city, as far as they are defined: the rates of both reviews, and orders opened.
    pub rates: Vec<RateResult>,
}

/// A measure of one kind of review over the trials of a design.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RateResult {
    /// Who asks.
    pub review: Review,
    /// Which date assigns an order to the month, and which answer counts.
    #[serde(default)]
    pub basis: Basis,
    /// The measure.
    pub measure: Measure,
    /// Its statistics.
    pub statistics: Statistics,
}

/// A district: mean rates over trials; none where no trial has one.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=1", "run.replications=1"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::analysis::Measure;
/// use jiesu::{ComparisonRequest, Experiment, analyse, ledger::Review};
///
/// let analysis = analyse(&Experiment::of(&[&setup]), "", &ComparisonRequest::Not)?;
/// let district = &analysis.designs[0].districts[0];
/// assert_eq!(district.rate(Review::Observer, Measure::ResolutionRate), district.observer[1]);
/// assert_eq!(district.rate(Review::Observer, Measure::Opened), None);
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DistrictResults {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name in English, if the data have one.
    pub name_en: Option<String>,
    /// Official response, resolution, satisfaction and actual resolution rate.
    pub official: [Option<f64>; 4],
    /// The observer's.
    pub observer: [Option<f64>; 4],
}

/// The observer's resolution rate of the streets of a class, each by its mean over trials.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StreetClassResult {
    /// The class.
    pub class: StreetClass,
    /// Streets, over all cities.
    pub streets: usize,
    /// 5th, 50th and 95th percentile; the outer ones need 19 streets.
    pub percentiles: [Option<f64>; 3],
}

/// The distribution of a rate over streets, each by its mean over trials.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StreetDistribution {
    /// Who asks.
    pub review: Review,
    /// The rate.
    pub measure: Measure,
    /// Streets.
    pub streets: usize,
    /// 21 quantiles, from 0 to 1 in steps of .05.
    pub quantiles: Vec<f64>,
}

/// One trial: rates of the whole city over the measurement period, and hours of all units.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=1", "run.replications=1"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::analysis::Measure;
/// use jiesu::{ComparisonRequest, Experiment, analyse, ledger::Review};
///
/// let analysis = analyse(&Experiment::of(&[&setup]), "", &ComparisonRequest::Not)?;
/// let trial = &analysis.designs[0].sample[0];
/// assert_eq!(trial.rate(Review::Official, Measure::ResponseRate), trial.official[0]);
/// assert_eq!(trial.rate(Review::Official, Measure::Opened), None);
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrialResults {
    /// City, from 1.
    pub city: u32,
    /// Replication, from 1.
    pub replication: u32,
    /// Official response, resolution, satisfaction and actual resolution rate.
    pub official: [Option<f64>; 4],
    /// The observer's.
    pub observer: [Option<f64>; 4],
    /// Paid hours of all units.
    pub paid_hours: f64,
    /// Hours displaced from other duties.
    pub displaced_hours: f64,
}

/// The four rates of [`TrialResults`] and [`DistrictResults`].
pub(crate) const RATES: [Measure; 4] = [Measure::ResponseRate, Measure::ResolutionRate, Measure::SatisfactionRate, Measure::CuredRate];

impl TrialResults {
    /// Response, resolution, satisfaction or actual resolution rate; none for another measure.
    pub fn rate(&self, review: Review, measure: Measure) -> Option<f64> {
        rate_of([&self.official, &self.observer], review, measure)
    }
}

impl DistrictResults {
    /// Response, resolution, satisfaction or actual resolution rate; none for another measure.
    pub fn rate(&self, review: Review, measure: Measure) -> Option<f64> {
        rate_of([&self.official, &self.observer], review, measure)
    }
}

fn rate_of(rates: [&[Option<f64>; 4]; 2], review: Review, measure: Measure) -> Option<f64> {
    RATES.iter().position(|known| *known == measure).and_then(|index| rates[review as usize][index])
}

impl SetsEntry {
    /// The entry of a sample of sets.
    pub(crate) fn of(sets: &Sets) -> SetsEntry {
        let keys: Vec<&str> = sets.keys.iter().map(|key| key.name.as_str()).collect();
        let rows = sets.list.iter().map(|set| set.values.join(","));
        let text: Vec<String> = std::iter::once(keys.join(",")).chain(rows).collect();
        SetsEntry { used: sets.list.len(), values: format!("{:016x}", fnv1a(text.join("\n").as_bytes())) }
    }
}

impl DesignResults {
    /// What is independent among its trials, and how many of these there are.
    pub(crate) fn units(&self) -> (SamplingUnit, usize) {
        match (self.sets.as_ref().map_or(1, |sets| sets.used), self.cities_simulated) {
            (sets @ 2.., _) => (SamplingUnit::Set, sets),
            (_, cities @ 2..) => (SamplingUnit::City, cities),
            _ => (SamplingUnit::Replication, self.trials),
        }
    }

    /// The statistics of a headline measure.
    pub fn headline(&self, measure: Headline) -> Option<&Statistics> {
        self.headlines.iter().find(|found| found.measure == measure).map(|found| &found.statistics)
    }

    /// The statistics of a measure in each month, by first answers; none where no trial has it.
    pub fn by_month(&self, review: Review, measure: Measure) -> Vec<Option<&Statistics>> {
        self.by_month_on(Basis::Callback, review, measure)
    }

    /// The same on a basis.
    pub(crate) fn by_month_on(&self, basis: Basis, review: Review, measure: Measure) -> Vec<Option<&Statistics>> {
        let find = |month: &'_ MonthResults| -> Option<usize> {
            month.rates.iter().position(|found| (found.basis, found.review, found.measure) == (basis, review, measure))
        };
        self.by_month.iter().map(|month| find(month).map(|index| &month.rates[index].statistics)).collect()
    }
}

/// Designs compared with the first.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=5", "run.replications=1"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// # let analysis = jiesu::compare(&setups)?;
/// use jiesu::analysis::{Compared, Cost};
///
/// let comparison = analysis.comparison.expect("the designs are compared");
/// let unranked = comparison.position("unranked").expect("a design");
/// let hours = comparison.difference(unranked, Compared::Cost(Cost::All), None).expect("hours are defined");
/// let (low, high) = hours.paired.shown().expect("five cities give an interval");
/// assert!(low <= hours.paired.difference && hours.paired.difference <= high);
/// assert!(comparison.resolution(unranked).is_some());
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparisonResults {
    /// How they were compared: all that is needed to compare them again.
    pub request: ComparisonEntry,
    /// The measures compared.
    pub slots: Vec<Slot>,
    /// The differences of each design but the baseline.
    pub designs: Vec<DesignComparison>,
    /// The families of the joint intervals: those of the whole run first.
    pub families: Vec<Family>,
    /// The contrasts with other designs than the baseline, if requested.
    pub contrasts: Vec<Contrast>,
    /// The differences by account; empty unless the parameter sets belong to two or more.
    #[serde(default)]
    pub accounts: Vec<AccountDifference>,
    /// Every design compared with the best of the others, if requested.
    pub with_best: Option<BestComparison>,
    /// Gains and losses by type of street, of each design but the baseline, if requested.
    pub gains: Option<Vec<Vec<Gain>>>,
    /// The attribution of the effect to levers, if requested.
    pub attribution: Option<Attribution>,
    /// The designs as alternatives, if they are.
    pub pareto: Vec<ParetoEntry>,
    /// The selection of the best design, if requested.
    pub selection: Option<Selection>,
    /// The re-evaluation of the selected design on new cities.
    pub reevaluation: Option<Reevaluation>,
    /// The parameter values at which the best design changes, if the plan is crossed.
    pub switching_values: Option<SwitchingValues>,
    /// The sensitivity to the factors of a sample, if requested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sensitivity: Option<Sensitivity>,
    /// The decision over parameter sets, if requested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// What the conclusions rest on, if designs are simulated under variations of the model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub robustness: Option<Robustness>,
    /// The audit of common random numbers, if requested.
    pub crn_audit: Vec<Audited>,
}

impl ComparisonResults {
    /// The difference of a design, by its index in [`ComparisonResults::designs`], in a measure of the whole run, by review date.
    pub fn difference(&self, compared: usize, measure: Compared, review: Option<Review>) -> Option<&Difference> {
        let (column, basis) = measure.column(review);
        let is_it = |slot: &Slot| slot.kind == PeriodKind::Run && slot.measure == column && slot.review == review && slot.basis == basis;
        let slot = self.slots.iter().position(is_it)?;
        self.designs.get(compared)?.differences.iter().find(|difference| difference.slot == slot)
    }

    /// The family of the joint intervals of the whole run for a review and a basis; none with too few cities.
    ///
    /// ```
    /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=5", "run.replications=1"].map(String::from);
    /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
    /// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
    /// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
    /// # let setups = setups.each_ref();
    /// use jiesu::{analysis::Basis, ledger::Review};
    ///
    /// let comparison = jiesu::compare(&setups)?.comparison.expect("the designs are compared");
    /// let resolution = comparison.resolution(0).expect("orders were reviewed").paired;
    /// let family = comparison.family(Review::Observer, Basis::Callback).expect("five cities");
    /// assert_eq!((family.designs, family.intervals, family.units), (1, 3, 5));
    /// let half = family.quantile * resolution.se.expect("five cities");
    /// assert!((resolution.joint.expect("five cities").1 - resolution.difference - half).abs() < 1e-12);
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    pub fn family(&self, review: Review, basis: Basis) -> Option<&Family> {
        let is_it = |family: &&Family| family.kind == PeriodKind::Run && family.review == review && family.basis == basis;
        self.families.iter().find(is_it)
    }

    /// The family of the joint intervals of a slot.
    pub(crate) fn family_of(&self, slot: &Slot) -> Option<&Family> {
        let is_it = |family: &&Family| {
            (family.kind, Some(family.review), Some(family.basis)) == (slot.kind, slot.review, slot.basis) && family.period == slot.period
        };
        self.families.iter().find(is_it)
    }

    /// The design of this name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.designs.iter().position(|design| design.name == name)
    }
}

impl Analysis {
    /// The design of this name.
    pub fn design(&self, name: &str) -> Option<&DesignResults> {
        self.designs.iter().find(|design| design.name == name)
    }

    /// Trials of all designs.
    pub fn trials(&self) -> usize {
        self.designs.iter().map(|design| design.trials).fold(0, usize::saturating_add)
    }

    /// Months of the measurement period, which all designs share.
    pub(crate) fn months(&self) -> u32 {
        self.designs.first().map_or(12, |design| design.months)
    }

    /// Parameter sets of each design; 1 without sets.
    pub(crate) fn sets(&self) -> usize {
        self.designs.first().and_then(|design| design.sets.as_ref()).map_or(1, |sets| sets.used)
    }
}
