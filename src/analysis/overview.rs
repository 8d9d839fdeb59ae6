//! The figures of a design that the terminal shows: headline measures, months, types of streets, districts, telephone.

use super::statistics::Statistics;
use super::types::{StreetType, street_types};
use super::warnings::Tally;
use crate::analysis::rates::{Basis, Counter, Level, is_official};
use crate::city::City;
use crate::ledger::{Ledger, PeriodKind, Review};
use crate::scenario::values::Run;
use crate::setup::Setup;
use std::collections::BTreeMap;

/// The headline measures, over the whole measurement period. Rates and shares are fractions from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headline {
    /// Official response rate.
    OfficialResponse,
    /// Official resolution rate.
    OfficialResolution,
    /// Official satisfaction rate.
    OfficialSatisfaction,
    /// The observer's response rate.
    Response,
    /// The observer's resolution rate.
    Resolution,
    /// The observer's satisfaction rate.
    Satisfaction,
    /// Share cured of the orders that the observer reviewed.
    Cured,
    /// Unmet days per resident per year.
    UnmetDays,
    /// Orders opened per 1,000 residents per year.
    Orders,
    /// Reports never registered, per 1,000 residents per year.
    NeverRegistered,
    /// Paid staff hours per order opened.
    Paid,
    /// Overtime hours per order opened.
    Overtime,
    /// Displaced hours per order opened.
    Displaced,
    /// Share of calls that were answered.
    Connected,
    /// Mean wait per call, in minutes.
    Wait,
    /// Paid, overtime and displaced hours per order opened.
    CostPerOrder,
    /// Paid, overtime and displaced hours per resident per year.
    CostPerResident,
    /// Cost of units and seats in yuan, per 1,000 residents per year; with wages only.
    Yuan,
    /// Hours above 45 a week, per officer.
    Over45,
    /// Gini coefficient of unmet days over residents, from community totals.
    Gini,
    /// Share of unmet days borne by the worst-off tenth of residents, from community totals.
    WorstTenth,
    /// Share of whistles that departments answered in time.
    Answered,
}

impl Headline {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Headline; 22] = [
        Headline::OfficialResponse,
        Headline::OfficialResolution,
        Headline::OfficialSatisfaction,
        Headline::Response,
        Headline::Resolution,
        Headline::Satisfaction,
        Headline::Cured,
        Headline::UnmetDays,
        Headline::Orders,
        Headline::NeverRegistered,
        Headline::Paid,
        Headline::Overtime,
        Headline::Displaced,
        Headline::Connected,
        Headline::Wait,
        Headline::CostPerOrder,
        Headline::CostPerResident,
        Headline::Yuan,
        Headline::Over45,
        Headline::Gini,
        Headline::WorstTenth,
        Headline::Answered,
    ];

    /// Those that are no column of `rates.csv`; `summary.csv` has them for the whole city and run.
    pub const FIGURES: [Headline; 15] = [
        Headline::UnmetDays,
        Headline::Orders,
        Headline::NeverRegistered,
        Headline::Paid,
        Headline::Overtime,
        Headline::Displaced,
        Headline::Connected,
        Headline::Wait,
        Headline::CostPerOrder,
        Headline::CostPerResident,
        Headline::Yuan,
        Headline::Over45,
        Headline::Gini,
        Headline::WorstTenth,
        Headline::Answered,
    ];

    /// Whether it is one of [`Headline::FIGURES`].
    pub fn is_figure(self) -> bool {
        Headline::FIGURES.contains(&self)
    }

    /// All of them, the [`Headline::FIGURES`] first: their order in the series on disk.
    pub fn in_spill_order() -> impl Iterator<Item = Headline> {
        let others = Headline::ALL.into_iter().filter(|headline| !headline.is_figure());
        Headline::FIGURES.into_iter().chain(others)
    }

    /// The word used in files.
    pub fn word(self) -> &'static str {
        match self {
            Headline::OfficialResponse | Headline::Response => "response_rate",
            Headline::OfficialResolution | Headline::Resolution => "resolution_rate",
            Headline::OfficialSatisfaction | Headline::Satisfaction => "satisfaction_rate",
            Headline::Cured => "cured_rate",
            Headline::UnmetDays => "unmet_days_per_resident",
            Headline::Orders => "orders_per_1000",
            Headline::NeverRegistered => "never_registered_per_1000",
            Headline::Paid => "paid_hours_per_order",
            Headline::Overtime => "overtime_hours_per_order",
            Headline::Displaced => "displaced_hours_per_order",
            Headline::Connected => "calls_answered",
            Headline::Wait => "wait_minutes",
            Headline::CostPerOrder => "cost_hours_per_order",
            Headline::CostPerResident => "cost_hours_per_resident",
            Headline::Yuan => "cost_yuan_per_1000",
            Headline::Over45 => "hours_over_45_per_officer",
            Headline::Gini => "unmet_gini",
            Headline::WorstTenth => "unmet_worst_tenth",
            Headline::Answered => "whistles_answered",
        }
    }
}

/// The measures that are shown month by month. Rates and shares are fractions from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Monthly {
    /// Official resolution rate.
    OfficialResolution,
    /// The observer's resolution rate.
    Resolution,
    /// Official satisfaction rate.
    OfficialSatisfaction,
    /// The observer's satisfaction rate.
    Satisfaction,
    /// Share cured.
    Cured,
    /// Orders opened.
    Opened,
}

impl Monthly {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Monthly; 6] = [
        Monthly::OfficialResolution,
        Monthly::Resolution,
        Monthly::OfficialSatisfaction,
        Monthly::Satisfaction,
        Monthly::Cured,
        Monthly::Opened,
    ];
}

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

/// Means of a district: response, resolution and satisfaction, official and the observer's.
#[derive(Clone, Debug)]
struct DistrictMeans {
    code: String,
    name: String,
    rates: [[Mean; 3]; 2],
    cured: Mean,
}

/// A district as shown: mean rates over trials, 0 to 1; none where no trial has one.
#[derive(Clone, Debug, PartialEq)]
pub struct DistrictLine<'a> {
    /// Its code.
    pub code: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Official response, resolution, satisfaction.
    pub official: [Option<f64>; 3],
    /// The observer's response, resolution, satisfaction.
    pub observer: [Option<f64>; 3],
    /// Share cured.
    pub cured: Option<f64>,
}

/// The figures of one design.
#[derive(Debug)]
pub struct Overview {
    /// Name of the design.
    pub name: String,
    /// When and how often it was simulated.
    pub run: Run,
    /// Streets simulated and in all.
    pub streets: (usize, usize),
    /// Residents simulated (mean over cities) and in all.
    pub residents: (f64, u64),
    /// Whether the city calls back at any time of the measurement period.
    pub is_official: bool,
    /// Whether the city comes from data.
    pub has_data: bool,
    /// Events of all trials.
    pub events: u64,
    /// Orders of all trials.
    pub orders: u64,
    /// Names of the months.
    pub months: Vec<String>,
    /// Alarms of the early warning, if counts are monitored.
    pub warnings: Option<Tally>,
    /// Number of trials and of cities added, and the current city.
    seen: (usize, usize),
    city: u32,
    /// The headline measures of the trial added last.
    last: [f64; Headline::ALL.len()],
    /// Their statistics, once all trials are in.
    headline: [Option<Statistics>; Headline::ALL.len()],
    monthly: Vec<[Mean; 6]>,
    types: BTreeMap<(u32, u32), (StreetType, Mean)>,
    districts: Vec<DistrictMeans>,
    years: f64,
    simulated: Mean,
    sets: Option<usize>,
}

impl Overview {
    /// The overview of a setup, before any trial.
    pub fn new(setup: &Setup) -> Overview {
        let months: Vec<_> = setup.periods.periods.iter().filter(|p| p.kind == PeriodKind::Month).collect();
        let whole = setup.periods.periods.iter().find(|p| p.kind == PeriodKind::Run);
        let district = |d: &crate::city::DistrictSource| DistrictMeans {
            code: d.code.clone(),
            name: d.name.clone(),
            rates: Default::default(),
            cured: Mean::default(),
        };
        Overview {
            name: setup.name.clone(),
            run: setup.tables.run.clone(),
            streets: (0, setup.source.streets.len()),
            residents: (0.0, setup.source.streets.iter().map(|s| s.residents).sum()),
            is_official: whole.is_some_and(|period| is_official(setup, period)),
            has_data: !setup.tables.city.data.is_empty(),
            events: 0,
            orders: 0,
            months: months.iter().map(|p| p.name.clone()).collect(),
            warnings: Tally::new(setup),
            seen: (0, 0),
            city: 0,
            last: [f64::NAN; Headline::ALL.len()],
            headline: Default::default(),
            monthly: vec![Default::default(); months.len()],
            types: BTreeMap::new(),
            districts: setup.source.districts.iter().map(district).collect(),
            years: f64::from(setup.tables.run.months) / 12.0,
            simulated: Mean::default(),
            sets: setup.sets().map(|sets| sets.list.len()),
        }
    }

    /// Adds a trial.
    pub fn add(&mut self, setup: &Setup, city_number: u32, city: &City, ledger: &Ledger, counter: &Counter<'_>) {
        self.events += ledger.events;
        self.orders += ledger.orders;
        self.streets.0 = city.streets.len();
        self.simulated.add(Some(city.residents.1 as f64));
        self.residents.0 = self.simulated.value().unwrap_or_default();
        self.seen = (self.seen.0 + 1, self.seen.1 + usize::from(self.city != city_number));
        self.city = city_number;
        if let Some(warnings) = &mut self.warnings {
            warnings.add(setup, city, ledger);
        }
        let mut month = 0;
        for (p, period) in setup.periods.periods.iter().enumerate() {
            match period.kind {
                PeriodKind::Run => self.add_run(p, city_number, city, counter),
                PeriodKind::Month => {
                    self.add_month(p, month, counter);
                    month += 1;
                }
                PeriodKind::Assessment | PeriodKind::Week | PeriodKind::Day => {}
            }
        }
    }

    fn add_run(&mut self, p: usize, city_number: u32, city: &City, counter: &Counter<'_>) {
        let row = |level, unit, review| counter.row(p, level, unit, review, Basis::Callback);
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
        for (d, district) in self.districts.iter_mut().enumerate() {
            for review in [Review::Official, Review::Observer] {
                let rates = row(Level::District, d, review).rates;
                district.rates[review as usize].iter_mut().zip(rates).for_each(|(mean, rate)| mean.add(rate));
                if review == Review::Observer {
                    district.cured.add(rates[3]);
                }
            }
        }
        for (s, kind) in street_types(city).into_iter().enumerate() {
            let (_, mean) = self.types.entry((city_number, city.streets[s].number)).or_insert((kind, Mean::default()));
            mean.add(row(Level::Street, s, Review::Observer).rates[1]);
        }
    }

    fn add_month(&mut self, p: usize, month: usize, counter: &Counter<'_>) {
        let [official, observer] = [Review::Official, Review::Observer].map(|r| counter.row(p, Level::City, 0, r, Basis::Callback));
        let values = [official.rates[1], observer.rates[1], official.rates[2], observer.rates[2], observer.rates[3], Some(observer.opened)];
        self.monthly[month].iter_mut().zip(values).for_each(|(mean, value)| mean.add(value));
    }

    /// Number of trials added.
    pub fn trials(&self) -> usize {
        self.seen.0
    }

    /// Number of cities added.
    pub fn cities(&self) -> usize {
        self.seen.1
    }

    /// Number of parameter sets; none without sets.
    pub fn sets(&self) -> Option<usize> {
        self.sets
    }

    /// Statistics of a headline measure; none before [`Overview::record`].
    pub fn headline(&self, measure: Headline) -> Option<Statistics> {
        self.headline[measure as usize]
    }

    /// Records the statistics of a headline measure over all trials.
    pub fn record(&mut self, measure: Headline, statistics: Statistics) {
        self.headline[measure as usize] = Some(statistics);
    }

    /// The headline measures of the trial added last, in the order of [`Headline::in_spill_order`]; NaN where undefined.
    pub fn figures(&self) -> impl Iterator<Item = f64> {
        Headline::in_spill_order().map(|headline| self.last[headline as usize])
    }

    /// Mean of a measure in each month, in the order of [`Overview::months`]; none where no trial has it.
    pub fn monthly(&self, measure: Monthly) -> Vec<Option<f64>> {
        self.monthly.iter().map(|month| month[measure as usize].value()).collect()
    }

    /// Mean observer's resolution rates, 0 to 1, of the streets whose type satisfies `kept`, in ascending order.
    pub fn streets_where(&self, kept: impl Fn(&StreetType) -> bool) -> Vec<f64> {
        let mut values: Vec<f64> = self.types.values().filter(|(kind, _)| kept(kind)).filter_map(|(_, mean)| mean.value()).collect();
        values.sort_unstable_by(f64::total_cmp);
        values
    }

    /// The districts.
    pub fn districts(&self) -> impl Iterator<Item = DistrictLine<'_>> {
        self.districts.iter().map(|d| {
            let [official, observer] = d.rates.map(|rates| rates.map(|mean| mean.value()));
            DistrictLine { code: &d.code, name: &d.name, official, observer, cured: d.cured.value() }
        })
    }
}
