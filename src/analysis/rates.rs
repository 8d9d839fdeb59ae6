//! The rows of `rates.csv`: their levels, how orders are counted, the rates of one row, and which rows a scenario requests.

use crate::city::City;
use crate::ledger::{Period, PeriodKind, Review};
use crate::levers::Counts;
use crate::setup::Setup;
use crate::time::Time;
use serde::{Deserialize, Serialize};

/// Levels of the rows.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::analysis::Level;
///
/// let city = jiesu::draw_city(&setup, 1);
/// assert_eq!((Level::Street.word(), Level::Street.count(&setup, &city)), ("street", 2));
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The city, weighted.
    City,
    /// A district, weighted.
    District,
    /// A street, by the orders it kept.
    Street,
    /// A department, by the orders it kept.
    Department,
    /// A community, by the orders about its problems; on request.
    Community,
    /// A topic: the category of the problem, in the whole city, weighted; on request.
    Topic,
}

impl Level {
    /// All levels, the city first.
    pub const ALL: [Level; 6] = [Level::City, Level::District, Level::Street, Level::Department, Level::Community, Level::Topic];

    /// The word used in files.
    pub fn word(self) -> &'static str {
        match self {
            Level::City => "city",
            Level::District => "district",
            Level::Street => "street",
            Level::Department => "department",
            Level::Community => "community",
            Level::Topic => "topic",
        }
    }

    /// Whether orders are counted by the place of the problem, not by the unit that kept them.
    pub(crate) fn is_by_place(self) -> bool {
        !matches!(self, Level::Street | Level::Department)
    }

    /// How many units a city has at this level.
    pub fn count(self, setup: &Setup, city: &City) -> usize {
        match self {
            Level::City => 1,
            Level::District => city.districts.len(),
            Level::Street => city.streets.len(),
            Level::Department => city.units.len() - city.street_count(),
            Level::Community => city.communities.len(),
            Level::Topic => setup.categories.len(),
        }
    }

    /// Code of a unit; of a topic, the name of the category.
    pub(crate) fn code<'a>(self, setup: &'a Setup, city: &'a City, unit: usize) -> &'a str {
        match self {
            Level::City => &city.code,
            Level::District => &city.districts[unit].code,
            Level::Street => &city.streets[unit].code,
            Level::Department => &city.units[city.street_count() + unit].code,
            Level::Community => &city.communities[unit].code,
            Level::Topic => &setup.categories[unit].name,
        }
    }
}

/// Which date assigns an order to a period, that of each event or that of its opening, and which answer about an order counts.
///
/// ```
/// assert_eq!(jiesu::analysis::Basis::Cohort.word(), "cohort");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Orders opened, closed and reviewed in the period, each by its own date; the first answer counts.
    #[default]
    Callback,
    /// Orders opened in the period, with their outcomes up to the end of the run; the last answer counts.
    Cohort,
    /// As [`Basis::Callback`], but the last answer counts, in the period of its review.
    Last,
}

impl Basis {
    /// The word used in files.
    pub fn word(self) -> &'static str {
        match self {
            Basis::Callback => "callback",
            Basis::Cohort => "cohort",
            Basis::Last => "last",
        }
    }
}

/// The word used in files.
pub(crate) fn review_word(review: Review) -> &'static str {
    match review {
        Review::Official => "official",
        Review::Observer => "observer",
        Review::Survey => "survey",
    }
}

/// The kinds of rows of a period: official ones where the city calls back, those by last answers where orders are sent back, those of the
/// survey where there is one.
pub(crate) fn kinds(setup: &Setup, period: &Period) -> Vec<(Review, Basis)> {
    let mut kinds = Vec::new();
    for review in [Review::Official, Review::Observer] {
        if review == Review::Observer || is_official(setup, period) {
            kinds.extend([(review, Basis::Callback), (review, Basis::Cohort)]);
            kinds.extend(setup.sends_back.then_some((review, Basis::Last)));
        }
    }
    kinds.extend(setup.has_survey().then_some((Review::Survey, Basis::Callback)));
    kinds
}

/// A row of `rates.csv`, without the address of its trial. Counts are weighted at city, district and topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Rates {
    /// Index of the period.
    pub period: usize,
    /// Level.
    pub level: Level,
    /// Index of the unit at its level.
    pub unit: usize,
    /// Official callback, observer or survey.
    pub review: Review,
    /// Which date assigns an order to a period.
    pub basis: Basis,
    /// Orders opened.
    pub opened: f64,
    /// Orders closed.
    pub closed: f64,
    /// Orders open at the period's end; for the cohort basis, those still open at the end of the run.
    pub open: f64,
    /// Reviewed, contacted, contacted in time, resolved, credit for satisfaction, cured; orders.
    pub answers: [f64; 6],
    /// Response, resolution, satisfaction, cured; none without reviews.
    pub rates: [Option<f64>; 4],
    /// Unmet days per resident over the period: days that problems are open or suppressed, times citizens affected, divided by residents.
    pub unmet_days: Option<f64>,
    /// Reports that were never registered.
    pub never_registered: Option<f64>,
    /// Reports diverted past the hotline; by place only.
    pub diverted: Option<f64>,
    /// Contacts with the hotline: orders opened, and consultations by all channels; for the city and districts only.
    pub contacts: Option<f64>,
    /// Score in the ranking, in the official row whose basis says which answers count in it.
    pub score: Option<f64>,
    /// Rank, from 1; in the same row.
    pub rank: Option<u32>,
}

/// Which rows are requested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Levels.
    pub levels: Vec<Level>,
    /// Those of them that are summarised over trials.
    pub summary: Vec<Level>,
    /// Kinds of periods.
    pub periods: Vec<PeriodKind>,
}

impl Wanted {
    /// The rows that the scenario's `[output]` requests.
    pub fn of(setup: &Setup) -> Wanted {
        let output = &setup.tables.output;
        let levels: Vec<Level> = Level::ALL.into_iter().filter(|level| output.has_level(level.word())).collect();
        Wanted {
            summary: levels.iter().copied().filter(|level| output.summary.iter().any(|word| word == level.word())).collect(),
            levels,
            periods: PeriodKind::ALL.into_iter().filter(|kind| output.has_period(kind.word())).collect(),
        }
    }

    /// Whether rows of a level and kind of period are summarised; streets over the run always are, for their distribution.
    #[cfg(feature = "analysis")]
    pub(super) fn is_summarised(&self, level: Level, kind: PeriodKind) -> bool {
        let is_needed = level == Level::City || (level, kind) == (Level::Street, PeriodKind::Run) || self.summary.contains(&level);
        is_needed && !Wanted::is_sparse(level, kind)
    }

    /// Whether a level and kind of period has so many rows that empty ones are left out and none is summarised.
    pub(crate) fn is_sparse(level: Level, kind: PeriodKind) -> bool {
        (level, kind) == (Level::Community, PeriodKind::Day)
    }
}

/// The basis of the answers by which units are scored for a period: those that count under the callback in force at its end, when units are
/// ranked. Where nothing is sent back, first answers are the last.
pub(crate) fn scored_basis(setup: &Setup, period: &Period) -> Basis {
    let (_, end) = limits(setup, period);
    let in_force = setup.regimes.iter().rfind(|regime| regime.from < end);
    let last_counts = in_force.is_some_and(|regime| regime.levers.callback.counts == Counts::Last);
    if last_counts && setup.sends_back { Basis::Last } else { Basis::Callback }
}

/// First second of a period and first second after it.
pub(crate) fn limits(setup: &Setup, period: &Period) -> (Time, Time) {
    (setup.periods.cuts[period.intervals.0 - 1], setup.periods.cuts[period.intervals.1 - 1])
}

/// Whether the city calls back at any time of the measurement period within a period: only then does it have official rates.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// assert!(setup.periods.periods.iter().all(|period| jiesu::analysis::is_official(&setup, period)));
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn is_official(setup: &Setup, period: &Period) -> bool {
    let (start, end) = limits(setup, period);
    setup.regimes.iter().enumerate().any(|(i, regime)| {
        let until = setup.regimes.get(i + 1).map_or(setup.end, |next| next.from);
        regime.calls_back() && regime.from.max(start).max(setup.start) < until.min(end)
    })
}
