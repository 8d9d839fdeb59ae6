//! Sums over the trials of a design, from which its results come.
#![cfg(feature = "analysis")]

use super::headline::Headline;
use super::results::{
    AnalysedDesign, DesignResults, DistrictResults, HeadlineResult, MonthResults, SetsEntry, StreetClassResult, StreetDistribution,
    TrialResults,
};
use super::statistics::percentile;
use super::types::{StreetClass, StreetType, street_types};
use super::warnings::Tally;
use crate::analysis::counter::Counter;
use crate::analysis::rates::{Basis, Level, is_official};
use crate::city::City;
use crate::engine::Trial;
use crate::ledger::{Ledger, PeriodKind, Review};
use crate::setup::Setup;
use std::collections::BTreeMap;

/// The mean of defined values.
#[derive(Clone, Copy, Debug, Default)]
struct Mean {
    sum: f64,
    n: u32,
}

impl Mean {
    fn add(&mut self, value: Option<f64>) {
        if let Some(value) = value {
            self.sum += value;
            self.n += 1;
        }
    }

    fn value(&self) -> Option<f64> {
        (self.n > 0).then(|| self.sum / f64::from(self.n))
    }
}

/// Means of a district: response, resolution, satisfaction and actual resolution rate, official and the observer's.
#[derive(Clone, Debug)]
struct DistrictMeans {
    code: String,
    name: String,
    name_en: String,
    rates: [[Mean; 4]; 2],
}

/// Sums over the trials of one design.
#[derive(Debug)]
pub(super) struct Overview {
    /// Streets simulated and in all.
    streets: [usize; 2],
    /// Residents in all.
    residents: u64,
    is_official: bool,
    events: u64,
    orders: u64,
    warnings: Option<Tally>,
    /// Trials and cities added, and the current city.
    trials: usize,
    cities: usize,
    city: u32,
    /// The headline measures of the trial added last.
    last: [f64; Headline::ALL.len()],
    types: BTreeMap<(u32, u32), (StreetType, Mean)>,
    districts: Vec<DistrictMeans>,
    years: f64,
    simulated: Mean,
    sample: Vec<TrialResults>,
}

/// The results of a trial over the whole run, counted in its ledger; none if the setup has no such period.
pub(crate) fn trial_results(trial: &Trial, setup: &Setup, counter: &Counter<'_>) -> Option<TrialResults> {
    let whole = setup.periods.periods.iter().position(|period| period.kind == PeriodKind::Run)?;
    Some(in_period(whole, trial, counter))
}

fn in_period(p: usize, trial: &Trial, counter: &Counter<'_>) -> TrialResults {
    let [official, observer] =
        [Review::Official, Review::Observer].map(|review| counter.row(p, Level::City, 0, review, Basis::Callback).rates);
    let units = counter.costs().units();
    let (paid_hours, displaced_hours) = (units.paid, units.displaced);
    TrialResults { city: trial.city, replication: trial.replication, official, observer, paid_hours, displaced_hours }
}

impl Overview {
    /// The overview of a setup, before any trial.
    pub(super) fn new(setup: &Setup) -> Overview {
        let whole = setup.periods.periods.iter().find(|p| p.kind == PeriodKind::Run);
        let district = |d: &crate::city::DistrictSource| DistrictMeans {
            code: d.code.clone(),
            name: d.name.clone(),
            name_en: d.name_en.clone(),
            rates: Default::default(),
        };
        Overview {
            streets: [0, setup.source.streets.len()],
            residents: setup.source.streets.iter().map(|s| s.residents).sum(),
            is_official: whole.is_some_and(|period| is_official(setup, period)),
            events: 0,
            orders: 0,
            warnings: Tally::new(setup),
            trials: 0,
            cities: 0,
            city: 0,
            last: [f64::NAN; Headline::ALL.len()],
            types: BTreeMap::new(),
            districts: setup.source.districts.iter().map(district).collect(),
            years: f64::from(setup.tables.run.months) / 12.0,
            simulated: Mean::default(),
            sample: Vec::new(),
        }
    }

    /// Adds a trial; its own figures are kept if it is `sampled`.
    pub(super) fn add(&mut self, trial: &Trial, setup: &Setup, city: &City, ledger: &Ledger, counter: &Counter<'_>, sampled: bool) {
        self.events += ledger.events;
        self.orders += ledger.orders;
        self.streets[0] = city.streets.len();
        self.simulated.add(Some(city.residents.1 as f64));
        self.trials += 1;
        self.cities += usize::from(self.city != trial.city);
        self.city = trial.city;
        if let Some(warnings) = &mut self.warnings {
            warnings.add(setup, city, ledger);
        }
        if let Some(p) = setup.periods.periods.iter().position(|period| period.kind == PeriodKind::Run) {
            self.add_run(p, trial, city, counter, sampled);
        }
    }

    fn add_run(&mut self, p: usize, trial: &Trial, city: &City, counter: &Counter<'_>, sampled: bool) {
        let row = |level, unit, review| counter.row(p, level, unit, review, Basis::Callback);
        // Official rates by the last answer, the observer's, and the survey's: resolution and satisfaction.
        let further = |review, basis, is_there: bool| {
            let rates = is_there.then(|| counter.row(p, Level::City, 0, review, basis).rates);
            [1, 2].map(|rate| rates.and_then(|rates| rates[rate]))
        };
        let sends_back = counter.setup.sends_back;
        let official_last = further(Review::Official, Basis::Last, sends_back && self.is_official);
        let observer_last = further(Review::Observer, Basis::Last, sends_back);
        let survey = further(Review::Survey, Basis::Callback, counter.setup.has_survey());
        let [official, observer] = [Review::Official, Review::Observer].map(|review| row(Level::City, 0, review));
        let costs = counter.costs();
        let share = |n: f64, d: f64| (d > 0.0).then(|| n / d);
        let per_year = |n: f64| share(1_000.0 * n, costs.residents * self.years);
        let per_order = |street: f64, department: f64| share(street + department, observer.opened);
        let (s, d) = (&costs.street, &costs.department);
        let concentration = counter.concentration();
        let values = [
            official.rates[0],
            official.rates[1],
            official.rates[2],
            observer.rates[0],
            observer.rates[1],
            observer.rates[2],
            observer.rates[3],
            official_last[0],
            official_last[1],
            observer_last[0],
            observer_last[1],
            survey[0],
            survey[1],
            observer.unmet_days.and_then(|days| share(days, self.years)),
            per_year(observer.opened),
            observer.never_registered.and_then(per_year),
            per_order(s.paid, d.paid),
            per_order(s.overtime, d.overtime),
            per_order(s.displaced, d.displaced),
            share(costs.answered, costs.calls),
            share(60.0 * costs.wait_hours, costs.calls),
            per_order(s.cost(), d.cost()),
            share(s.cost() + d.cost(), costs.residents * self.years),
            costs.yuan.and_then(|yuan| per_year(yuan.iter().sum())),
            share(7.0 * (s.over_45 + d.over_45), s.staff_days + d.staff_days),
            concentration.map(|concentration| concentration.gini),
            concentration.map(|concentration| concentration.worst_tenth),
            share(d.answered, d.whistles),
        ];
        self.last = values.map(|value| value.unwrap_or(f64::NAN));
        if sampled {
            self.sample.push(in_period(p, trial, counter));
        }
        for (d, district) in self.districts.iter_mut().enumerate() {
            for review in [Review::Official, Review::Observer] {
                let rates = row(Level::District, d, review).rates;
                district.rates[review as usize].iter_mut().zip(rates).for_each(|(mean, rate)| mean.add(rate));
            }
        }
        for (s, kind) in street_types(city).into_iter().enumerate() {
            let (_, mean) = self.types.entry((trial.city, city.streets[s].number)).or_insert((kind, Mean::default()));
            mean.add(row(Level::Street, s, Review::Observer).rates[1]);
        }
    }

    /// The headline measures of the trial added last, in the order of [`Headline::in_spill_order`]; NaN where undefined.
    pub(super) fn figures(&self) -> impl Iterator<Item = f64> {
        Headline::in_spill_order().map(|headline| self.last[headline as usize])
    }

    /// Mean observer's resolution rates of the streets of a class, in ascending order.
    fn street_class(&self, class: StreetClass) -> Option<StreetClassResult> {
        let kept = self.types.values().filter(|(kind, _)| class.contains(kind));
        let mut values: Vec<f64> = kept.filter_map(|(_, mean)| mean.value()).collect();
        values.sort_unstable_by(f64::total_cmp);
        let percentiles = || [0.05, 0.5, 0.95].map(|p| percentile(&values, p));
        (!values.is_empty()).then(|| StreetClassResult { class, streets: values.len(), percentiles: percentiles() })
    }

    /// The results of the design; `headlines`, `by_month` and `over_streets` come from the series of all trials.
    pub(super) fn finish(
        self,
        design: &AnalysedDesign<'_>,
        headlines: Vec<HeadlineResult>,
        by_month: Vec<MonthResults>,
        over_streets: Vec<StreetDistribution>,
    ) -> DesignResults {
        let AnalysedDesign { setup, hash, cities, replications } = design;
        let run = &setup.tables.run;
        let street_classes = StreetClass::ALL.into_iter().filter_map(|class| self.street_class(class)).collect();
        let district = |d: DistrictMeans| {
            let [official, observer] = d.rates.map(|rates| rates.map(|mean| mean.value()));
            DistrictResults { code: d.code, name: d.name, name_en: Some(d.name_en).filter(|name| !name.is_empty()), official, observer }
        };
        DesignResults {
            name: setup.name.clone(),
            scenario: hash.clone(),
            seed: run.seed,
            random_numbers: run.random_numbers,
            start: run.start,
            months: run.months,
            warmup: run.before(),
            cities: *cities,
            replications: *replications,
            sets: setup.sets().map(SetsEntry::of),
            scale: run.scale,
            streets: self.streets,
            residents: (self.simulated.value().unwrap_or_default(), self.residents),
            is_official: self.is_official,
            has_data: !setup.tables.city.data.is_empty(),
            trials: self.trials,
            cities_simulated: self.cities,
            events: self.events,
            orders: self.orders,
            headlines,
            by_month,
            districts: self.districts.into_iter().map(district).collect(),
            street_classes,
            over_streets,
            warnings: self.warnings,
            sample: self.sample,
        }
    }
}
