//! Alarms of the early warning compared with the scenario's shocks: hits, repeats, false alarms, misses.
#![cfg(feature = "analysis")]

use crate::city::City;
use crate::ledger::{Alarm, Ledger};
use crate::levers::early_warning::EarlyWarning;
use crate::setup::{Regime, Setup, Shock};
use crate::time::{DAY, Time};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The classification of an alarm.
///
/// ```
/// assert_eq!(jiesu::analysis::WarningKind::FalseAlarm.word(), "false_alarm");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WarningKind {
    /// The first alarm of a series during a shock that affects it.
    Hit,
    /// A later alarm during the same shock.
    Repeat,
    /// An alarm without a shock.
    FalseAlarm,
    /// No alarm: a shock that a series missed.
    Miss,
}

impl WarningKind {
    /// All kinds.
    pub(crate) const ALL: [WarningKind; 4] = [WarningKind::Hit, WarningKind::Repeat, WarningKind::FalseAlarm, WarningKind::Miss];

    /// The word used in files.
    pub fn word(self) -> &'static str {
        match self {
            WarningKind::Hit => "hit",
            WarningKind::Repeat => "repeat",
            WarningKind::FalseAlarm => "false_alarm",
            WarningKind::Miss => "miss",
        }
    }
}

/// An alarm of one series, over all its consecutive days, or a missed shock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Warning<'a> {
    /// Midnight of its first day, or of the shock's first day for a miss, in seconds from the first midnight of the warm-up.
    pub day: Time,
    /// Index of the district; none for the whole city.
    pub district: Option<u32>,
    /// Index of the category.
    pub category: u32,
    /// Its classification.
    pub kind: WarningKind,
    /// The shock, if there was one.
    pub shock: Option<&'a Shock>,
    /// Orders registered on the day, and orders expected; none for a miss.
    pub counted: Option<(u32, f64)>,
}

impl Warning<'_> {
    /// Whole days from the shock's first day to that of the first alarm.
    pub fn delay(&self) -> Option<i32> {
        self.shock.filter(|_| self.kind == WarningKind::Hit).map(|shock| (self.day - shock.from) / DAY)
    }
}

/// Whether counts are monitored at any time of the measurement period.
pub(crate) fn is_watched(setup: &Setup) -> bool {
    setup.regimes[1..].iter().any(|regime| regime.levers.early_warning.enabled && regime.levers.hotline.enabled)
}

/// The monitoring of counts in one regime.
struct Watched<'a> {
    from: Time,
    lever: Option<&'a EarlyWarning>,
    /// For each district, whether any of its streets is monitored.
    districts: Vec<bool>,
}

/// When and where counts are monitored in a city.
struct Watching<'a> {
    setup: &'a Setup,
    regimes: Vec<Watched<'a>>,
}

impl<'a> Watching<'a> {
    fn new(setup: &'a Setup, city: &City) -> Watching<'a> {
        let of = |regime: &'a Regime| {
            let jurisdiction = regime.jurisdiction(city, &setup.tables);
            let is = |street: u32| jurisdiction.rules[usize::from(jurisdiction.of_street[street as usize])].early_warning.is_some();
            let districts: Vec<bool> = city.districts.iter().map(|d| (d.streets.0..d.streets.1).any(is)).collect();
            let lever = districts.contains(&true).then_some(&regime.levers.early_warning);
            Watched { from: regime.from, lever, districts }
        };
        Watching { setup, regimes: setup.regimes.iter().map(of).collect() }
    }

    /// The regime in force at a time.
    fn at(&self, time: Time) -> Option<&Watched<'a>> {
        self.regimes.iter().rev().find(|regime| regime.from <= time)
    }

    /// Total days on which the series of one category, of districts and of the city, are monitored in the measurement period.
    fn series_days(&self) -> usize {
        let series = |regime: &Watched<'_>| regime.districts.iter().filter(|d| **d).count() + usize::from(regime.lever.is_some());
        (self.setup.start..self.setup.end).step_by(DAY as usize).filter_map(|day| self.at(day)).map(series).sum()
    }

    /// The shock to which an alarm belongs: one of the days that raised it lies within the shock. Of two shocks, the later.
    fn shock_of(&self, alarm: &Alarm) -> Option<usize> {
        let within = self.at(alarm.day).and_then(|regime| regime.lever).map_or(1, |lever| lever.within) as Time;
        let first = alarm.day - (within - 1) * DAY;
        let matching = self
            .setup
            .shocks
            .iter()
            .enumerate()
            .filter(|(_, shock)| strikes(shock, alarm.district, alarm.category) && shock.from <= alarm.day && first < shock.until);
        matching.max_by_key(|(_, shock)| shock.from).map(|(index, _)| index)
    }

    /// Whether a shock is in force on any day on which the counts of a district, or of the city, are monitored.
    fn meets(&self, shock: &Shock, district: Option<u32>) -> bool {
        (shock.from..shock.until.min(self.setup.end)).step_by(DAY as usize).filter_map(|day| self.at(day)).any(|regime| match district {
            Some(district) => regime.districts[district as usize],
            None => shock.districts.iter().zip(&regime.districts).any(|(struck, watched)| *struck && *watched),
        })
    }
}

fn strikes(shock: &Shock, district: Option<u32>, category: u32) -> bool {
    let here = district.map_or_else(|| shock.districts.contains(&true), |d| shock.districts[d as usize]);
    shock.category == category as usize && here && shock.excess > 0.0
}

/// All alarms of one replication, and the missed shocks, by day, district and category; those of the city after those of the districts.
///
/// Consecutive days of a series are one alarm; an alarm already active when a shock begins counts as a new one from then on. Every series
/// that a shock affects while counts are monitored, if the shock begins in the measurement period, has one hit or one miss.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// # let city = jiesu::draw_city(&setup, 1);
/// # let output = jiesu::simulate(&setup, &city, 1, 1, jiesu::Log::Off);
/// let warnings = jiesu::analysis::classify(&setup, &city, &output.ledger);
/// assert!(warnings.iter().all(|warning| warning.delay().is_none()), "no shock, so no alarm hits one");
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn classify<'a>(setup: &'a Setup, city: &City, ledger: &Ledger) -> Vec<Warning<'a>> {
    let watching = Watching::new(setup, city);
    let mut warnings = Vec::new();
    let mut standing: BTreeMap<(Option<u32>, u32), (Time, Option<usize>)> = BTreeMap::new();
    let mut hit: BTreeSet<(Option<u32>, u32, usize)> = BTreeSet::new();
    for alarm in &ledger.alarms {
        let series = (alarm.district, alarm.category);
        let shock = watching.shock_of(alarm);
        let before = standing.insert(series, (alarm.day, shock));
        if before.is_some_and(|(day, old)| day == alarm.day - DAY && (shock.is_none() || shock == old)) {
            continue;
        }
        let kind = match shock {
            None => WarningKind::FalseAlarm,
            // A shock that began in the warm-up may have raised its first alarm there.
            Some(index) if setup.shocks[index].from >= setup.start && hit.insert((alarm.district, alarm.category, index)) => {
                WarningKind::Hit
            }
            Some(_) => WarningKind::Repeat,
        };
        warnings.push(Warning {
            day: alarm.day,
            district: alarm.district,
            category: alarm.category,
            kind,
            shock: shock.map(|index| &setup.shocks[index]),
            counted: Some((alarm.observed, alarm.expected)),
        });
    }
    for (index, shock) in setup.shocks.iter().enumerate().filter(|(_, shock)| shock.from >= setup.start) {
        let category = shock.category as u32;
        let places = (0..shock.districts.len() as u32).map(Some).chain([None]);
        for district in places.filter(|district| strikes(shock, *district, category) && watching.meets(shock, *district)) {
            if !hit.contains(&(district, category, index)) {
                warnings.push(Warning { day: shock.from, district, category, kind: WarningKind::Miss, shock: Some(shock), counted: None });
            }
        }
    }
    warnings.sort_by_key(|w| (w.day, w.district.unwrap_or(u32::MAX), w.category, w.kind));
    warnings
}

/// Counts of alarms over all trials of a design.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// # let analysis = jiesu::compare(&setups)?;
/// use jiesu::analysis::WarningKind;
///
/// // Without the early warning, there is no tally.
/// let alarms = analysis.designs[0].warnings.as_ref().map(|tally| (tally.per_year(WarningKind::Hit), tally.mean_delay()));
/// assert_eq!(alarms, None);
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    counts: [u64; 4],
    /// Sum of the delays of hits.
    delay: i64,
    /// Years of all trials, and years of all monitored series.
    years: f64,
    series_years: f64,
}

impl Tally {
    /// The tally of a setup, if counts are monitored.
    pub(crate) fn new(setup: &Setup) -> Option<Tally> {
        is_watched(setup).then_some(Tally { counts: [0; 4], delay: 0, years: 0.0, series_years: 0.0 })
    }

    /// Adds a trial.
    pub(crate) fn add(&mut self, setup: &Setup, city: &City, ledger: &Ledger) {
        self.years += f64::from((setup.end - setup.start) / DAY) / 365.25;
        self.series_years += (Watching::new(setup, city).series_days() * setup.categories.len()) as f64 / 365.25;
        for warning in classify(setup, city, ledger) {
            self.counts[warning.kind as usize] += 1;
            self.delay += i64::from(warning.delay().unwrap_or_default());
        }
    }

    /// Mean number per year of the measurement period, and per year and monitored series.
    pub fn per_year(&self, kind: WarningKind) -> (f64, f64) {
        let count = self.counts[kind as usize] as f64;
        (count / self.years.max(1e-9), count / self.series_years.max(1e-9))
    }

    /// Mean days from a shock's first day to a hit.
    pub fn mean_delay(&self) -> Option<f64> {
        let hits = self.counts[WarningKind::Hit as usize];
        (hits > 0).then(|| self.delay as f64 / hits as f64)
    }
}
