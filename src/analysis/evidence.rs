//! The evidence for caveats besides the differences: a few sums per design, collected while trials come in.
#![cfg(feature = "analysis")]

use super::objective::Objective;
use super::pairs::PairedDifference;
use super::statistics::{FEWEST, IntervalEstimator};
use super::types::voice;
use crate::analysis::counter::Counter;
use crate::analysis::rates::{Basis, Level, is_official};
use crate::city::City;
use crate::engine::Trial;
use crate::ledger::{Ledger, PeriodKind, Review, Who};
use crate::parameters::{Spec, Tag};
use crate::scenario::document;
use crate::scenario::sets::Sets;
use crate::setup::Setup;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The value of the last month minus that of the same month a year before; none with fewer than 13 months, or where one is undefined.
pub(crate) fn year_on_year(months: &[Option<f64>]) -> Option<f64> {
    let before = months.len().checked_sub(13)?;
    months.last().copied().flatten().zip(months[before]).map(|(last, before)| last - before)
}

/// The evidence of one design: its keys, and sums over its trials.
#[derive(Clone, Debug, Default)]
pub(crate) struct DesignEvidence {
    /// Keys other than settings of levers whose values differ from the baseline's, or that a lever brings with it; each with its number in
    /// this design, durations in seconds.
    pub entered: Vec<(String, String)>,
    /// All numeric keys with their values; durations in seconds.
    pub numbers: BTreeMap<String, f64>,
    /// Its `run.random_numbers`.
    pub random_numbers: u32,
    /// Whether the city calls back at any time of the measurement period.
    pub is_official: bool,
    /// Trials.
    pub trials: u32,
    /// Orders reviewed, weighted: official, the observer's.
    pub reviewed: [f64; 2],
    /// Orders opened, weighted.
    pub opened: f64,
    /// Reports never registered, weighted.
    pub never_registered: f64,
    /// City, and the observer's resolution rate of the last month minus that of the same month a year before (−1 to 1), where both are
    /// defined: a change within a year would be of the season.
    pub settling: Vec<(u32, f64)>,
    /// By category, orders reviewed by the observer and orders said to be resolved; unweighted.
    pub categories: Vec<[u64; 2]>,
    /// City and replication; unmet days per resident in the third of streets whose people call least, and in the third whose people
    /// call most.
    pub voices: Vec<((u32, u32), [f64; 2])>,
    /// Share, 0 to 1, of the variance of monthly scores that is within streets, between replications; none without repeated ranking.
    pub chance: Option<f64>,
    /// Scores of the current city, by period and street: number, sum, sum of squares.
    scores: BTreeMap<(u32, u32), [f64; 3]>,
    city: u32,
    /// Sums over cities and periods of the variance components within and between streets.
    spread: [f64; 2],
}

/// The chosen design and its rival, in the cities of the selection and in new cities.
///
/// ```
/// use jiesu::analysis::{Objective, Reevaluation};
///
/// let pairs = Objective::all().map(|_| [None, None]).collect();
/// let found = Reevaluation { objective: Objective::default(), chosen: "a".into(), rival: "b".into(), cities: (11, 20), pairs };
/// assert_eq!(found.leads(), None, "the objective is undefined");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reevaluation {
    /// The objective of the selection.
    pub objective: Objective,
    /// The chosen design.
    pub chosen: String,
    /// The baseline, or the next best design if the baseline was chosen.
    pub rival: String,
    /// Numbers of the first and last new city.
    pub cities: (u32, u32),
    /// For each [`Objective`], in the order of [`Objective::all`], chosen minus rival: in the selection, and in the re-evaluation.
    pub pairs: Vec<[Option<PairedDifference>; 2]>,
}

impl Reevaluation {
    /// The lead of the chosen design, in the unit of the objective, above 0 if it is better: in the selection, and in the re-evaluation.
    pub fn leads(&self) -> Option<[f64; 2]> {
        let [selection, reevaluation] = self.pairs[self.objective.index()];
        Some([selection?, reevaluation?].map(|pair| self.objective.sign() * pair.difference))
    }
}

impl Reevaluation {
    /// The lead of the chosen design in the selection less that in the re-evaluation, and its 95 % interval, in the unit of the objective. The
    /// cities are others, so the two leads are independent (Welch 1947). None below [`FEWEST`] independent units in one of the two.
    pub(crate) fn shrinkage(&self) -> Option<(f64, (f64, f64))> {
        let [selection, again] = self.leads()?;
        let mut squares = [0.0; 2];
        let mut over_freedom = 0.0;
        for (pair, square) in self.pairs[self.objective.index()].iter().zip(&mut squares) {
            let pair = (*pair)?;
            let units = Some(pair.units().1).filter(|units| *units >= FEWEST)?;
            *square = pair.se? * pair.se?;
            over_freedom += *square * *square / (units - 1) as f64;
        }
        let (shrank, square) = (selection - again, squares[0] + squares[1]);
        // Degrees of freedom by Welch and Satterthwaite, rounded down.
        let freedom = if over_freedom > 0.0 { libm::floor(square * square / over_freedom) as usize } else { FEWEST - 1 };
        let half = IntervalEstimator::default().t(freedom, 0.975) * libm::sqrt(square);
        Some((shrank, (shrank - half, shrank + half)))
    }
}

/// The evidence for caveats.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    /// Names of the designs; the first is the baseline.
    pub names: Vec<String>,
    /// The seed, which all designs share.
    pub seed: u64,
    /// Cities of the baseline; with parameter sets, of each set.
    pub cities: u32,
    /// Streets simulated and in all.
    pub streets: (usize, usize),
    /// Residents of the whole city.
    pub residents: u64,
    /// Whether streets have names of real streets.
    pub has_data: bool,
    /// Number of parameter sets; 1 without sets.
    pub sets: usize,
    /// The sample of parameter sets.
    pub sample: Option<Sets>,
    /// Number of parameters in force under some design that are calibrated or assumed.
    pub assumed: usize,
    /// Evidence of each design, in the order of the names.
    pub designs: Vec<DesignEvidence>,
    /// Whether the designs are alternatives to choose among.
    pub is_choice: bool,
    /// Whether a decision table over the parameter sets is requested.
    pub is_decided: bool,
    /// The re-evaluation of the chosen design.
    pub reevaluation: Option<Reevaluation>,
}

/// Collects every key of a scenario that has a value.
fn leaves(value: &Value, path: &str, found: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                leaves(value, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, found);
            }
        }
        other => {
            found.insert(path.into(), other.clone());
        }
    }
}

fn keys(setup: &Setup) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    leaves(&serde_json::to_value(&setup.tables).unwrap_or_default(), "", &mut found);
    // With phases, the rules at the end of the run.
    if let Some(last) = setup.regimes.get(2..).and_then(<[_]>::last) {
        leaves(&serde_json::to_value(&last.levers).unwrap_or_default(), "rules", &mut found);
    }
    found.retain(|key, _| !["run.", "output.", "title"].iter().any(|start| key.starts_with(start)));
    found
}

/// Keys that a city may decide, whatever the source of their default: settings despite another tag.
const DECIDED: [&str; 19] = [
    "rules.hotline.seats",
    "rules.time_limits.urgent",
    "rules.time_limits.general",
    "rules.time_limits.complex",
    "rules.whistle.report_within",
    "rules.whistle.max_blows",
    "rules.whistle.accountability",
    "rules.callback.after",
    "rules.callback.audit",
    "rules.ranking.weights",
    "rules.ranking.remediation",
    "rules.ranking.min_reviews",
    "rules.integration.pooled",
    "rules.integration.pooled_bureaus",
    "rules.monthly_topic.topic_hours",
    "rules.monthly_topic.months",
    "rules.early_warning.threshold",
    "rules.early_warning.lasts",
    "rules.early_warning.capacity",
];

/// Estimates that take effect when their lever is switched on, and are then inputs of the design.
const BROUGHT: [&str; 3] = ["rules.dispatch.accuracy", "rules.integration.party_lead", "rules.early_warning.effect"];

/// The tag of a key of a scenario.
fn tag_of(tables: &[Spec], key: &str) -> Option<Tag> {
    let matches = |path: &str| {
        let (path, key): (Vec<&str>, Vec<&str>) = (path.split('.').collect(), key.split('.').collect());
        path.len() == key.len() && path.iter().zip(&key).all(|(part, word)| *part == "NAME" || part == word)
    };
    let mut fields = tables.iter().flat_map(|table| table.fields.iter().map(move |field| (table.path, field)));
    fields.find(|(path, field)| matches(&format!("{path}.{}", field.name))).map(|(_, field)| field.tag)
}

/// Estimates tagged as settings, so that sweeps of assumptions do not vary them: the lead times of categories, from data.
const FROM_DATA: [&str; 3] = [".lead", ".at_once", ".left_open"];

/// Whether a key is a setting of a lever or of the run, and not an estimate.
fn is_setting(key: &str) -> bool {
    let from_data = key.starts_with("city.categories.") && FROM_DATA.iter().any(|end| key.ends_with(end));
    !from_data && (DECIDED.contains(&key) || tag_of(&document::tables(), key) == Some(Tag::S))
}

/// Whether a key is in force: its lever, if any, is switched on.
fn is_enabled(keys: &BTreeMap<String, Value>, key: &str) -> bool {
    match key.strip_prefix("rules.").and_then(|rest| rest.split_once('.')) {
        Some((lever, _)) => keys.get(&format!("rules.{lever}.enabled")).is_none_or(|on| on == true),
        None => true,
    }
}

/// Number of keys in force under some design that are calibrated or assumed and that no city may decide.
fn assumed(setups: &[&Setup]) -> usize {
    let mut found: BTreeMap<String, Value> = BTreeMap::new();
    for setup in setups {
        let keys = keys(setup);
        found.extend(keys.iter().filter(|(key, _)| is_enabled(&keys, key)).map(|(key, value)| (key.clone(), value.clone())));
    }
    let tables = document::tables();
    let is_assumed = |key: &&String| !DECIDED.contains(&key.as_str()) && matches!(tag_of(&tables, key), Some(Tag::A | Tag::C));
    found.keys().filter(is_assumed).count()
}

impl Evidence {
    /// The evidence of these designs, before any trial.
    pub(crate) fn new(setups: &[&Setup]) -> Evidence {
        let base = setups.first().map(|setup| keys(setup)).unwrap_or_default();
        let design = |setup: &&Setup| {
            let keys = keys(setup);
            let whole = setup.periods.periods.iter().find(|period| period.kind == PeriodKind::Run);
            let number = |value: &Value| match value {
                Value::String(text) => crate::time::Span::parse(text).ok().map(|span| span.seconds()),
                other => other.as_f64(),
            };
            let switched_on = |key: &str| {
                let lever = key.rsplit_once('.').map(|(lever, _)| format!("{lever}.enabled"));
                lever.is_some_and(|lever| keys.get(&lever) == Some(&Value::Bool(true)) && base.get(&lever) != Some(&Value::Bool(true)))
            };
            let changed = |(key, value): (&String, &Value)| {
                let differs = base.get(key) != Some(value) || BROUGHT.contains(&key.as_str()) && switched_on(key);
                (differs && !is_setting(key)).then(|| (key.clone(), number(value).map_or_else(String::new, |number| number.to_string())))
            };
            let enabled = |key: &str| is_enabled(&keys, key);
            DesignEvidence {
                entered: keys.iter().filter(|(key, _)| enabled(key)).filter_map(changed).collect(),
                numbers: keys.iter().filter(|(key, _)| enabled(key)).filter_map(|(key, v)| Some((key.clone(), number(v)?))).collect(),
                random_numbers: setup.tables.run.random_numbers,
                is_official: whole.is_some_and(|period| is_official(setup, period)),
                ..DesignEvidence::default()
            }
        };
        Evidence {
            names: setups.iter().map(|setup| setup.name.clone()).collect(),
            seed: setups.first().map_or(0, |setup| setup.tables.run.seed),
            cities: 0,
            streets: (0, setups.first().map_or(0, |setup| setup.source.streets.len())),
            residents: setups.first().map_or(0, |setup| setup.source.streets.iter().map(|street| street.residents).sum()),
            has_data: setups.iter().any(|setup| !setup.tables.city.data.is_empty()),
            sets: setups.first().and_then(|setup| setup.sets()).map_or(1, |sets| sets.list.len()),
            sample: setups.first().and_then(|setup| setup.sets()).cloned(),
            assumed: assumed(setups),
            designs: setups.iter().map(design).collect(),
            is_choice: false,
            is_decided: false,
            reevaluation: None,
        }
    }

    /// Adds a trial.
    pub(crate) fn add(&mut self, trial: &Trial, setup: &Setup, city: &City, ledger: &Ledger, counter: &Counter<'_>) {
        self.streets.0 = city.streets.len();
        let design = &mut self.designs[trial.design];
        design.trials += 1;
        let mut months = Vec::new();
        for (p, period) in setup.periods.periods.iter().enumerate() {
            match period.kind {
                PeriodKind::Run => {
                    let observer = counter.row(p, Level::City, 0, Review::Observer, Basis::Callback);
                    design.reviewed[1] += observer.answers[0];
                    design.opened += observer.opened;
                    design.never_registered += observer.never_registered.unwrap_or_default();
                    if design.is_official {
                        design.reviewed[0] += counter.row(p, Level::City, 0, Review::Official, Basis::Callback).answers[0];
                    }
                }
                PeriodKind::Month => {
                    months.push(counter.row(p, Level::City, 0, Review::Observer, Basis::Callback).rates[1]);
                }
                PeriodKind::Assessment | PeriodKind::Week | PeriodKind::Day => {}
            }
        }
        design.settling.extend(year_on_year(&months).map(|change| (trial.city, change)));
        design.categories.resize(design.categories.len().max(ledger.categories.len()), [0; 2]);
        for (sums, answers) in design.categories.iter_mut().zip(&ledger.categories) {
            let observer = answers[Review::Observer as usize];
            sums[0] += u64::from(observer.reviewed);
            sums[1] += u64::from(observer.resolved);
        }
        design.voices.push(((trial.city, trial.replication), voices(setup, city, ledger)));
        design.add_scores(trial, city, ledger);
    }

    /// Ends a design whose trials are all in.
    pub(crate) fn end_design(&mut self, design: usize) {
        if let Some(design) = self.designs.get_mut(design) {
            design.end_city();
        }
    }
}

impl DesignEvidence {
    fn add_scores(&mut self, trial: &Trial, city: &City, ledger: &Ledger) {
        if self.city != trial.city {
            self.end_city();
            self.city = trial.city;
        }
        for ranked in &ledger.ranked {
            if let Who::Unit(unit) = ranked.who
                && (unit as usize) < city.street_count()
            {
                let cell = self.scores.entry((ranked.period, unit)).or_default();
                cell.iter_mut().zip([1.0, ranked.score, ranked.score * ranked.score]).for_each(|(sum, value)| *sum += value);
            }
        }
    }

    /// One-way analysis of variance of the scores of each period, between and within streets. The component between streets may be negative in
    /// a period; only the sum is cut at 0, since cutting each period would bias it upwards.
    fn end_city(&mut self) {
        let mut periods: BTreeMap<u32, Vec<[f64; 3]>> = BTreeMap::new();
        for ((period, _), cell) in std::mem::take(&mut self.scores) {
            if cell[0] > 1.0 {
                periods.entry(period).or_default().push(cell);
            }
        }
        for cells in periods.values().filter(|cells| cells.len() > 1) {
            let n = cells.iter().map(|c| c[0]).sum::<f64>() / cells.len() as f64;
            let within: f64 = cells.iter().map(|c| (c[2] - c[1] * c[1] / c[0]).max(0.0)).sum();
            let freedom: f64 = cells.iter().map(|c| c[0] - 1.0).sum();
            let within = within / freedom;
            let means: Vec<f64> = cells.iter().map(|c| c[1] / c[0]).collect();
            let grand = means.iter().sum::<f64>() / means.len() as f64;
            let between = means.iter().map(|m| (m - grand) * (m - grand)).sum::<f64>() / (means.len() - 1) as f64;
            self.spread.iter_mut().zip([within, between - within / n]).for_each(|(sum, value)| *sum += value);
        }
        let [within, between] = [self.spread[0], self.spread[1].max(0.0)];
        self.chance = (within + between > 0.0).then(|| within / (within + between));
    }
}

/// Unmet days per resident over the whole run, in the quiet third and in the loud third of the simulated streets.
fn voices(setup: &Setup, city: &City, ledger: &Ledger) -> [f64; 2] {
    let Some(whole) = setup.periods.periods.iter().find(|period| period.kind == PeriodKind::Run) else { return [0.0; 2] };
    let mut order: Vec<(f64, usize)> = (0..city.streets.len()).map(|street| (voice(city, street), street)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let third = order.len().div_ceil(3).min(order.len() / 2);
    let unmet = |streets: &[(f64, usize)]| {
        let (mut days, mut residents) = (0.0, 0.0);
        for (_, street) in streets {
            days += ledger.place_sum(whole.intervals, *street).unmet as f64 / f64::from(crate::time::DAY);
            residents += city.streets[*street].residents as f64;
        }
        if residents > 0.0 { days / residents } else { 0.0 }
    };
    [unmet(&order[..third]), unmet(&order[order.len() - third..])]
}
