//! Setups: scenarios ready to run, with data read, names resolved and everything checked.
//!
//! A [`Setup`] is made of a scenario and its [`Data`]; its [`Regime`]s are the levers in force from a day on, each in its [`Area`]. How many
//! trials of it are simulated is no part of it.

#[cfg(feature = "analysis")]
pub mod alike;
pub(crate) mod areas;
#[cfg(feature = "analysis")]
pub(crate) mod data;
mod inert;
mod shock;
pub(crate) mod variants;

use crate::city::{Category, City, Source};
use crate::error::{Error, Result};
use crate::ledger::{Ledger, PeriodKind, Periods};
use crate::levers::{COUNT, Entry, Levers};
use crate::messages::{Message, message};
use crate::scenario::Scenario;
use crate::scenario::values::{Function, STREET_FUNCTION, Tables};
use crate::time::{Calendar, Date, Time};
pub use areas::Area;
use areas::Jurisdiction;
pub(crate) use shock::MOST_A_DAY;
pub use shock::Shock;
use std::sync::Arc;
pub use variants::Variants;

/// Profiles of contacts and problems by hour, weekday and month, each with mean 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Profiles {
    /// By hour of the day.
    pub hour: [f64; 24],
    /// By day of the week, Monday first.
    pub weekday: [f64; 7],
    /// By month.
    pub month: [f64; 12],
}

impl Default for Profiles {
    fn default() -> Profiles {
        Profiles { hour: [1.0; 24], weekday: [1.0; 7], month: [1.0; 12] }
    }
}

/// The contents of the data files of a scenario.
///
/// ```
/// use jiesu::{Scenario, Setup, setup::Data};
///
/// // Without files, a scenario is ready to run in the browser too.
/// let scenario = Scenario::parse("one", "[city.categories.noise]\nmix = 1\n", &[])?;
/// let data = Data::without_files(&scenario.tables);
/// assert!(!data.source.streets.is_empty());
/// let setup = Setup::new(&scenario, data)?;
/// assert_eq!(setup.categories.len(), 1);
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Data {
    /// The city as described by data.
    pub source: Source,
    /// Holidays on weekdays.
    pub holidays: Vec<Date>,
    /// Weekend days that are working days.
    pub make_up: Vec<Date>,
    /// Profiles.
    pub profiles: Profiles,
}

impl Data {
    /// The data of a scenario without files: a made-up city, working days from Monday to Friday, flat profiles.
    pub fn without_files(tables: &Tables) -> Data {
        let mut source = Source::generate(&tables.city.generate);
        if !tables.city.name.is_empty() {
            source.name.clone_from(&tables.city.name);
        }
        Data { source, holidays: Vec::new(), make_up: Vec::new(), profiles: Profiles::default() }
    }
}

/// Levers that come into force at the same time, each in its area.
#[derive(Clone, Debug)]
pub struct Regime {
    /// Start.
    pub from: Time,
    /// The levers.
    pub levers: Levers,
    /// The area of each lever, in the order of [`Levers::places`].
    pub areas: [Area; COUNT],
}

impl Regime {
    /// Whether the city calls back anywhere.
    pub(crate) fn calls_back(&self) -> bool {
        self.levers.callback.enabled
    }

    /// Whether orders can be sent back after the callback anywhere: only then is an order's last answer not always its first.
    pub(crate) fn sends_back(&self) -> bool {
        self.calls_back() && self.levers.callback.send_back > 0
    }

    /// The levers in force in part of the streets only, with name and area.
    pub(crate) fn pilots(&self) -> impl Iterator<Item = (&'static str, &Area)> {
        let levers = self.levers.places().into_iter().zip(&self.areas);
        levers.filter(|((_, places), area)| places.enabled && !area.is_everywhere()).map(|((lever, _), area)| (lever, area))
    }

    /// The rules that apply to each street, unit and district of a city.
    pub(crate) fn jurisdiction(&self, city: &City, tables: &Tables) -> Jurisdiction {
        Jurisdiction::new(&self.levers, &self.areas, city, tables)
    }
}

/// A scenario or design ready to run.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// use jiesu::{Setup, time::DAY};
///
/// let setup = Setup::read(&base)?;
/// assert_eq!((setup.end - setup.start) / DAY, 31);
/// assert_eq!(setup.source.streets.len(), 2);
/// assert!(setup.sets().is_none() && setup.in_city(2)?.name == setup.name);
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Setup {
    /// Name of the design.
    pub name: String,
    /// The scenario's tables. Their `run.cities` and `run.replications` are wishes, of which a trial grid is made
    /// (`TrialGrid::wished`); nothing else reads them here.
    pub tables: Tables,
    /// Days and working hours, from the first day of the warm-up.
    pub calendar: Calendar,
    /// Start of `rules`, when the warm-up ends.
    pub rules_from: Time,
    /// Start of the measurement period.
    pub start: Time,
    /// End of the run.
    pub end: Time,
    /// Periods of the results.
    pub periods: Periods,
    /// The city as described by data.
    pub source: Source,
    /// Profiles.
    pub profiles: Profiles,
    /// Functions in order of their names.
    pub functions: Vec<(String, Function)>,
    /// Categories in order of their names.
    pub categories: Vec<Category>,
    /// Shocks, in the order of the file.
    pub shocks: Vec<Shock>,
    /// Regimes in order of time: the warm-up's from 0, then those of `rules` and the phases.
    pub regimes: Vec<Regime>,
    /// The scenario under each parameter set; `None` without sets.
    pub variants: Option<Arc<Variants>>,
    /// Whether orders can be sent back at any time under any parameter set: all cities of a design have the same rows.
    pub(crate) sends_back: bool,
}

impl Setup {
    /// Whether units may owe hours to topics at any time.
    pub(crate) fn has_topics(&self) -> bool {
        self.regimes.iter().any(|regime| regime.levers.monthly_topic.enabled || regime.levers.remediation.enabled)
    }

    /// Whether there is a survey at any time; parameter sets change no switch.
    pub(crate) fn has_survey(&self) -> bool {
        self.regimes.iter().any(|regime| regime.levers.survey.enabled)
    }

    /// Makes a scenario and its data ready to run.
    ///
    /// # Errors
    /// One diagnostic for every unknown name, conflicting lever area or impossible size.
    pub fn new(scenario: &Scenario, data: Data) -> Result<Setup> {
        let tables = &scenario.tables;
        let (first, last) = (tables.run.first_day(), tables.run.end());
        let days = (last.number() - first.number()) as usize;
        // Two extra years, for tasks that end after the run.
        let calendar = Calendar::new(first, days + 730, tables.city.shift, &data.holidays, &data.make_up);
        let (start, end) = (calendar.midnight(tables.run.start), calendar.midnight(last));
        let rules_from = calendar.midnight(tables.run.rules_from());

        let functions: Vec<(String, Function)> = tables.city.functions.iter().map(|(name, f)| (name.clone(), f.clone())).collect();
        let mut diagnostics = Vec::new();
        if functions.len() >= STREET_FUNCTION {
            let message = message!("scenario-too-many-functions", count = functions.len());
            return Err(Error::Input(vec![scenario.diagnose(&["city", "functions"], message)]));
        }
        let mut index = |category: &str, key: &str, name: &str| {
            let found = functions.iter().position(|(known, _)| known == name);
            if found.is_none() {
                let message = message!("scenario-function-unknown", name = name);
                diagnostics.push(scenario.diagnose(&["city", "categories", category, key], message));
            }
            found
        };
        let total: f64 = tables.city.categories.values().map(|c| c.mix).sum();
        let mut categories = Vec::new();
        for (name, values) in &tables.city.categories {
            let owner = if values.owner == "street" { None } else { index(name, "owner", &values.owner) };
            let mut set = 0_u32;
            for function in &values.functions {
                if let Some(f) = index(name, "functions", function) {
                    set |= 1 << f;
                }
            }
            if let Some(own) = owner {
                set &= !(1 << own);
            }
            let mut values = values.clone();
            values.mix /= total.max(1e-300);
            categories.push(Category { name: name.clone(), values, owner, functions: set });
        }

        let mut regimes = Vec::new();
        let mut add = |from: Time, path: &[&str], levers: &Levers| {
            let places = levers.places();
            let areas = places.map(|(lever, places)| {
                let names = if places.enabled { places.names } else { &[] };
                Area::new(names, places.share, &data.source, tables.run.scale).unwrap_or_else(|refusal| {
                    let item = format!("[{}]", refusal.number);
                    scenario.diagnose_rule(path, &[lever, "where", &item], refusal.message, refusal.hint, &mut diagnostics);
                    Area::default()
                })
            });
            let of = |name: &str| places.iter().zip(&areas).find(|((lever, _), _)| *lever == name).filter(|((_, p), _)| p.enabled);
            let mut diagnose = |rule: &[&str], message: Message, hint: Message| {
                scenario.diagnose_rule(path, rule, message, Some(hint), &mut diagnostics);
            };
            for (lever, needed) in [("ranking", "callback"), ("exclusion", "callback"), ("early_warning", "hotline")] {
                if let (Some((_, area)), Some((_, base))) = (of(lever), of(needed))
                    && !base.covers(area)
                {
                    let message = message!("scenario-not-covered", lever = needed);
                    diagnose(&[lever, "where"], message, message!("scenario-not-covered-hint", lever = needed));
                }
            }
            if let (Entry::Rank, Some((_, area)), Some((_, ranked))) = (levers.remediation.entry, of("remediation"), of("ranking"))
                && !ranked.covers(area)
            {
                diagnose(&["remediation", "where"], message!("scenario-entry-outside-ranking"), message!("scenario-entry-hint"));
            }
            for ((lever, lies), area) in places.iter().zip(&areas) {
                if lies.enabled && lies.share > 0.0 && area.count(&data.source, tables.run.scale) == 0 {
                    let message = message!("scenario-share-of-none", share = lies.share.to_string());
                    diagnose(&[lever, "where_share"], message, message!("scenario-larger-share"));
                }
            }
            regimes.push(Regime { from, levers: levers.clone(), areas });
        };
        add(0, &["warmup", "rules"], &scenario.warmup);
        add(rules_from, &["rules"], &tables.rules);
        for phase in &scenario.phases {
            add(calendar.midnight(phase.from), &["phase", &phase.name, "rules"], &phase.rules);
        }
        if !diagnostics.is_empty() {
            return Err(Error::Input(diagnostics));
        }
        check_sizes(scenario, &data.source, &categories, functions.len())?;
        let shocks = shock::resolve(scenario, &data.source, &categories, &calendar, &data.profiles).map_err(Error::Input)?;
        // Assessment periods follow the last ranking in force; without ranking they are calendar months.
        let ranked = |regime: &&Regime| regime.levers.ranking.enabled && regime.calls_back();
        let last_ranking = regimes[1..].iter().rev().find(ranked).map(|regime| &regime.levers.ranking);
        let assessment_day = last_ranking.map_or(1, |ranking| ranking.month_starts_on);
        let finer = [PeriodKind::Week, PeriodKind::Day].into_iter().filter(|kind| tables.output.has_period(kind.word()));
        let finer: Vec<PeriodKind> = finer.collect();
        let periods = Periods::new(&calendar, tables.run.start, tables.run.months, assessment_day, &finer);
        let sends_back = regimes.iter().any(Regime::sends_back);
        Ok(Setup {
            name: scenario.name.clone(),
            tables: tables.clone(),
            calendar,
            rules_from,
            start,
            end,
            periods,
            source: data.source,
            profiles: data.profiles,
            functions,
            categories,
            shocks,
            regimes,
            variants: None,
            sends_back,
        })
    }

    /// Lets a ledger count by community and category if the output needs it.
    pub(crate) fn count_on_request(&self, city: &City, ledger: &mut Ledger) {
        if self.tables.output.has_level("community") {
            ledger.count_communities(city.communities.len());
        }
        if self.tables.output.has_level("topic") {
            ledger.count_topics(city.districts.len(), self.categories.len());
        }
    }
}

/// Rejects a city that is too large for the engine's data types.
fn check_sizes(scenario: &Scenario, source: &Source, categories: &[Category], functions: usize) -> Result<()> {
    let diagnose = |key: &str, message: Message| {
        let path: Vec<&str> = key.split('.').collect();
        Err(Error::Input(vec![scenario.diagnose(&path, message)]))
    };
    let units = source.streets.len() + functions * source.districts.len();
    if units > usize::from(u16::MAX) {
        return diagnose("city", message!("scenario-units", count = units));
    }
    let communities: u64 = source.streets.iter().map(|street| u64::from(street.communities.max(1))).sum();
    if communities >= 1 << 24 {
        return diagnose("city", message!("scenario-communities", count = communities));
    }
    let residents: u64 = source.streets.iter().map(|street| street.residents).sum();
    if residents > u64::from(u32::MAX) {
        return diagnose("city", message!("scenario-residents", count = residents));
    }
    // The last number of a byte stands for the draws of categories.
    if categories.len() > 255 {
        return diagnose("city.categories", message!("scenario-too-many-categories", count = categories.len()));
    }
    // Problems that begin in one community on one day, and those of one category that are open at the start, are numbered by 15 bits;
    // communities of a street differ in size by a small factor.
    let busiest = source.streets.iter().map(|s| s.residents as f64 / f64::from(s.communities.max(1))).fold(0.0, f64::max);
    let a_day = scenario.tables.demand.problems / 365.25 * busiest;
    if a_day > 8_000.0 {
        return diagnose("demand.problems", message!("scenario-new-problems", count = format!("{a_day:.0}")));
    }
    for category in categories {
        let days = (category.values.life.seconds() / f64::from(crate::time::DAY)).max(1.0);
        let stock = a_day * category.values.mix * days;
        if stock > 8_000.0 {
            let message = message!("scenario-open-problems", count = format!("{stock:.0}"), category = &category.name);
            return diagnose("demand.problems", message);
        }
    }
    Ok(())
}
