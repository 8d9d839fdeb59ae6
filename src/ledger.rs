//! The ledger of a replication: counts and sums by interval, street and unit, on request also by community and by category.
//! Ledgers can be added; rates are computed afterwards.

use serde::{Deserialize, Serialize};

mod cells;
mod efforts;

pub(crate) use cells::topic_place;
pub use cells::{Cells, Location, Topics};
pub use efforts::{Hours, MonthlyTopic, Pressed, SOURCES};

#[cfg(feature = "analysis")]
mod record;

use crate::time::{Calendar, DAY, Date, Time};

/// Who asks the citizen: the city's callback, the independent observer, who asks every citizen, or an independent survey of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// The city's callback.
    Official = 0,
    /// The observer.
    Observer = 1,
    /// The survey.
    Survey = 2,
}

/// Sums of the answers to reviews. All counts are of reviewed orders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Answers {
    /// Orders with a valid review.
    pub reviewed: u32,
    /// Of these, orders whose citizen says that the unit made contact.
    pub contacted: u32,
    /// Of these, orders whose citizen was contacted within the fixed limit after the call, as recorded by the system.
    pub contacted_in_time: u32,
    /// Of these, orders whose citizen says that the problem is resolved.
    pub resolved: u32,
    /// Sum of credits for satisfaction, in tenths: 10 satisfied, 9 basically satisfied, 0 dissatisfied.
    pub credit: u32,
    /// Of these, orders whose problem was actually cured when the order was closed.
    pub cured: u32,
}

impl Answers {
    /// Adds other answers.
    ///
    /// ```
    /// use jiesu::ledger::Answers;
    ///
    /// let mut sum = Answers { reviewed: 3, resolved: 2, ..Answers::default() };
    /// sum.add(&Answers { reviewed: 2, resolved: 1, ..Answers::default() });
    /// assert_eq!(sum, Answers { reviewed: 5, resolved: 3, ..Answers::default() });
    /// ```
    pub fn add(&mut self, other: &Answers) {
        let Answers { reviewed, contacted, contacted_in_time, resolved, credit, cured } = other;
        self.reviewed += reviewed;
        self.contacted += contacted;
        self.contacted_in_time += contacted_in_time;
        self.resolved += resolved;
        self.credit += credit;
        self.cured += cured;
    }

    /// Subtracts other answers that were added before.
    pub(crate) fn subtract(&mut self, other: &Answers) {
        let Answers { reviewed, contacted, contacted_in_time, resolved, credit, cured } = other;
        self.reviewed -= reviewed;
        self.contacted -= contacted;
        self.contacted_in_time -= contacted_in_time;
        self.resolved -= resolved;
        self.credit -= credit;
        self.cured -= cured;
    }
}

/// Orders and answers of one street, community or unit in one interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Cell {
    /// Orders opened in the interval, by the time of the citizen's call.
    pub opened: u32,
    /// Orders closed in the interval.
    pub closed: u32,
    /// First answers about an order, by review date in the interval: official, observer.
    pub reviews: [Answers; 2],
    /// Last answers about an order so far, by the date of that review in the interval: official, observer.
    pub last: [Answers; 2],
    /// Answers to the survey, by review date in the interval.
    pub survey: Answers,
    /// Orders opened in the interval and closed by the end of the run.
    pub cohort_closed: u32,
    /// Answers about the orders opened in the interval, whenever reviewed: official, observer.
    pub cohort: [Answers; 2],
    /// Reports never registered because the caller gave up, by the time of the first call.
    pub never_registered: u32,
    /// Reports that a street diverted from the hotline; not for units.
    pub diverted: u32,
    /// Seconds with an open or suppressed problem, times the citizens affected; not for units.
    pub unmet: i64,
}

impl Cell {
    /// Adds another cell.
    ///
    /// ```
    /// use jiesu::ledger::Cell;
    ///
    /// let mut sum = Cell { opened: 3, closed: 2, ..Cell::default() };
    /// sum.add(&Cell { opened: 1, closed: 2, ..Cell::default() });
    /// assert_eq!(sum, Cell { opened: 4, closed: 4, ..Cell::default() });
    /// ```
    pub fn add(&mut self, other: &Cell) {
        let Cell { opened, closed, reviews, last, survey, cohort_closed, cohort, never_registered, diverted, unmet } = other;
        self.opened += opened;
        self.closed += closed;
        for r in 0..2 {
            self.reviews[r].add(&reviews[r]);
            self.last[r].add(&last[r]);
            self.cohort[r].add(&cohort[r]);
        }
        self.survey.add(survey);
        self.cohort_closed += cohort_closed;
        self.never_registered += never_registered;
        self.diverted += diverted;
        self.unmet += unmet;
    }
}

/// Kinds of periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// The whole measurement period.
    Run,
    /// A calendar month.
    Month,
    /// An assessment period, named by the month in which it ends.
    Assessment,
    /// A week from Monday to Sunday, named by ISO 8601; on request.
    Week,
    /// A day from midnight to midnight; on request.
    Day,
}

impl PeriodKind {
    /// All kinds, in the order of [`Periods::periods`].
    pub const ALL: [PeriodKind; 5] = [PeriodKind::Run, PeriodKind::Month, PeriodKind::Assessment, PeriodKind::Week, PeriodKind::Day];

    /// The word used in files.
    ///
    /// ```
    /// use jiesu::ledger::PeriodKind;
    ///
    /// assert_eq!(PeriodKind::Assessment.word(), "assessment");
    /// ```
    pub fn word(self) -> &'static str {
        match self {
            PeriodKind::Run => "run",
            PeriodKind::Month => "month",
            PeriodKind::Assessment => "assessment",
            PeriodKind::Week => "week",
            PeriodKind::Day => "day",
        }
    }
}

/// A period: consecutive intervals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its kind.
    pub kind: PeriodKind,
    /// Its name: `run`, a month such as `2019-01`, a week such as `2019-W05`, or a day such as `2019-01-31`.
    pub name: String,
    /// First and one past the last interval.
    pub intervals: (usize, usize),
}

/// The measurement period divided into intervals, and the periods composed of them.
///
/// Interval 0 is the warm-up; interval i ≥ 1 starts at `cuts[i − 1]`.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// let periods = &setup.periods;
/// assert_eq!((periods.interval(0), periods.interval(setup.start)), (0, 1));
/// assert_eq!(periods.interval(setup.end - 1) + 1, periods.count());
/// assert_eq!((periods.periods[0].name.as_str(), periods.periods[1].name.as_str()), ("run", "2019-01"));
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Periods {
    /// Starts of the intervals of the measurement period, then the end of the run.
    pub cuts: Vec<Time>,
    /// The periods, in order of kind and time.
    pub periods: Vec<Period>,
    of_day: Vec<u16>,
}

impl Periods {
    /// Divides the `months` from `start` at the first day of every month and at day `assessment_day` of every month; for the kinds in
    /// `finer`, also at every Monday or midnight. Months and weeks cut by the measurement period are partial and keep their names.
    pub(crate) fn new(calendar: &Calendar, start: Date, months: u32, assessment_day: u32, finer: &[PeriodKind]) -> Periods {
        let end = start.plus_months(months as i32);
        let (mut month_starts, mut assessment_starts) = (vec![start], Vec::new());
        let (mut week_starts, mut day_starts) = (Vec::new(), Vec::new());
        for day in start.number()..=end.number() {
            let date = Date::from_number(day);
            if date.day == 1 && date > start && date < end {
                month_starts.push(date);
            }
            if date.day == assessment_day {
                assessment_starts.push(date);
            }
            if finer.contains(&PeriodKind::Week) && (date.weekday() == 0 || date == start || date == end) {
                week_starts.push(date);
            }
            if finer.contains(&PeriodKind::Day) {
                day_starts.push(date);
            }
        }
        let starts = [&month_starts, &assessment_starts, &week_starts, &day_starts];
        let mut cuts: Vec<Time> = starts.into_iter().flatten().chain([&end]).map(|d| calendar.midnight(*d)).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let interval_at = |date: Date| cuts.partition_point(|cut| *cut < calendar.midnight(date)) + 1;
        let mut periods = vec![Period { kind: PeriodKind::Run, name: "run".into(), intervals: (interval_at(start), interval_at(end)) }];
        let month_name = |date: Date| format!("{:04}-{:02}", date.year, date.month);
        month_starts.push(end);
        for pair in month_starts.windows(2) {
            let intervals = (interval_at(pair[0]), interval_at(pair[1]));
            periods.push(Period { kind: PeriodKind::Month, name: month_name(pair[0]), intervals });
        }
        for pair in assessment_starts.windows(2) {
            let intervals = (interval_at(pair[0]), interval_at(pair[1]));
            let last = pair[1].plus_days(-1);
            periods.push(Period { kind: PeriodKind::Assessment, name: month_name(last), intervals });
        }
        for pair in week_starts.windows(2) {
            let (year, week) = pair[0].iso_week();
            let intervals = (interval_at(pair[0]), interval_at(pair[1]));
            periods.push(Period { kind: PeriodKind::Week, name: format!("{year:04}-W{week:02}"), intervals });
        }
        for pair in day_starts.windows(2) {
            let intervals = (interval_at(pair[0]), interval_at(pair[1]));
            periods.push(Period { kind: PeriodKind::Day, name: pair[0].to_string(), intervals });
        }
        let days = calendar.midnight(end) / DAY;
        let of_day = (0..days).map(|day| cuts.partition_point(|cut| *cut <= day * DAY) as u16).collect();
        Periods { cuts, periods, of_day }
    }

    /// The interval of a time before the end of the run; 0 in the warm-up.
    #[inline]
    pub fn interval(&self, time: Time) -> usize {
        if time < 0 {
            return 0;
        }
        usize::from(self.of_day[(time / DAY) as usize])
    }

    /// Number of intervals, including the warm-up.
    pub fn count(&self) -> usize {
        self.cuts.len()
    }

    /// The assessment period that ends at `time`.
    pub(crate) fn assessment_ending(&self, time: Time) -> Option<usize> {
        let end = self.cuts.iter().position(|cut| *cut == time)? + 1;
        self.periods.iter().position(|p| p.kind == PeriodKind::Assessment && p.intervals.1 == end)
    }
}

/// Sums over the calls of the measurement period.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Telephone {
    /// Calls made, retrials included.
    pub calls: u64,
    /// Calls answered.
    pub answered: u64,
    /// Time that citizens waited, in hours.
    pub wait_hours: f64,
    /// Rostered seat hours.
    pub seat_hours: f64,
    /// Consultations, praise and suggestions answered.
    pub consultations: u64,
}

/// Score and rank of a unit or district in one assessment period.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Ranked {
    /// Index of the period.
    pub period: u32,
    /// The unit or district.
    pub who: Who,
    /// Its score.
    pub score: f64,
    /// Its rank, from 1.
    pub rank: u32,
}

/// The unit or district that is ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Who {
    /// A district.
    District(u32),
    /// A street or department.
    Unit(u32),
}

/// A day of alarm: a category had far more orders than usual, in a district or in the whole city.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Alarm {
    /// The midnight at which the day began; the alarm is raised when the day ends.
    pub day: Time,
    /// Index of the category.
    pub category: u32,
    /// Index of the district; `None` for the whole city.
    pub district: Option<u32>,
    /// Orders registered on that day in the simulated streets.
    pub observed: u32,
    /// Orders expected from the baseline.
    pub expected: f64,
}

/// The ledger of one replication.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::engine::{Log, draw_city, simulate};
///
/// let city = draw_city(&setup, 1);
/// let ledger = simulate(&setup, &city, 1, 1, Log::Off).ledger;
/// let run = setup.periods.periods[0].intervals;
/// let by_street: u32 = (0..city.street_count()).map(|street| ledger.place_sum(run, street).closed).sum();
/// let by_unit: u32 = (0..city.units.len()).map(|unit| ledger.unit_sum(run, unit).closed).sum();
/// assert!(by_unit > 0 && by_unit <= by_street);
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Ledger {
    /// Cells by interval and street of the problem: `places[interval·streets + street]`.
    pub places: Vec<Cell>,
    /// Cells by interval and unit that handled the order.
    pub units: Vec<Cell>,
    /// Cells by interval and community of the problem, on request.
    pub communities: Option<Cells>,
    /// Cells by interval, district and category of the problem, on request.
    pub topics: Option<Topics>,
    /// Hours of each unit.
    pub hours: Vec<Hours>,
    /// Pressure by interval and unit.
    pub pressed: Vec<Pressed>,
    /// Seconds with an open or suppressed problem times citizens affected, in the measurement period, by community; empty if not measured.
    pub unmet: Vec<i64>,
    /// The topics of the months in the measurement period.
    pub monthly_topics: Vec<MonthlyTopic>,
    /// The telephone.
    pub telephone: Telephone,
    /// Consultations by telephone, by interval and street of the caller: `consultations[interval·streets + street]`.
    pub consultations: Vec<u32>,
    /// Scores and ranks.
    pub ranked: Vec<Ranked>,
    /// Answers by category and review date in the measurement period, official and observer; up to the last category that has any.
    pub categories: Vec<[Answers; 2]>,
    /// Days of alarm in the measurement period, in order.
    pub alarms: Vec<Alarm>,
    /// Number of events.
    pub events: u64,
    /// Orders registered, warm-up included.
    pub orders: u64,
    intervals: usize,
    streets: usize,
    unit_count: usize,
}

impl Ledger {
    /// An empty ledger.
    pub(crate) fn new(intervals: usize, streets: usize, units: usize) -> Ledger {
        Ledger {
            places: vec![Cell::default(); intervals * streets],
            units: vec![Cell::default(); intervals * units],
            communities: None,
            topics: None,
            hours: vec![Hours::default(); units],
            pressed: vec![Pressed::default(); intervals * units],
            unmet: Vec::new(),
            monthly_topics: Vec::new(),
            telephone: Telephone::default(),
            consultations: vec![0; intervals * streets],
            ranked: Vec::new(),
            categories: Vec::new(),
            alarms: Vec::new(),
            events: 0,
            orders: 0,
            intervals,
            streets,
            unit_count: units,
        }
    }

    /// Starts counting by community too.
    pub(crate) fn count_communities(&mut self, communities: usize) {
        self.communities = Some(Cells::new(self.intervals, communities));
    }

    /// Starts counting by district and category too.
    pub(crate) fn count_topics(&mut self, districts: usize, categories: usize) {
        self.topics = Some(Topics::new(self.intervals, districts, categories));
    }

    /// Applies `count` to all cells of a problem: its street's and, on request, its community's and its category's.
    #[inline]
    pub(crate) fn at_location(&mut self, interval: usize, location: Location, count: impl Fn(&mut Cell)) {
        count(self.place(interval, location.street));
        if let Some(communities) = &mut self.communities {
            count(communities.counts(interval, location.community));
        }
        if let Some(topics) = &mut self.topics {
            let place = topics.place(location.district, location.category);
            count(topics.cells.counts(interval, place));
        }
    }

    /// The cell of a street in an interval.
    #[inline]
    pub(crate) fn place(&mut self, interval: usize, street: usize) -> &mut Cell {
        &mut self.places[interval * self.streets + street]
    }

    /// The cell of a unit in an interval.
    #[inline]
    pub(crate) fn unit(&mut self, interval: usize, unit: usize) -> &mut Cell {
        &mut self.units[interval * self.unit_count + unit]
    }

    /// Adds a consultation by telephone.
    pub(crate) fn consulted(&mut self, interval: usize, street: usize) {
        self.consultations[interval * self.streets + street] += 1;
    }

    /// Adds an answer about an order of a category, in the measurement period.
    pub(crate) fn answer(&mut self, category: usize, review: Review, answers: &Answers) {
        if self.categories.len() <= category {
            self.categories.resize(category + 1, Default::default());
        }
        self.categories[category][review as usize].add(answers);
    }

    /// The pressure on a unit in an interval.
    #[inline]
    pub(crate) fn pressed(&mut self, interval: usize, unit: usize) -> &mut Pressed {
        &mut self.pressed[interval * self.unit_count + unit]
    }

    /// The sum over a period's intervals of the pressure on a unit.
    pub(crate) fn pressed_sum(&self, (from, to): (usize, usize), unit: usize) -> Pressed {
        let mut sum = Pressed::default();
        (from..to).for_each(|interval| sum.add(&self.pressed[interval * self.unit_count + unit], 1.0));
        sum
    }

    /// The sum over a period's intervals for a street.
    pub fn place_sum(&self, (from, to): (usize, usize), street: usize) -> Cell {
        Ledger::sum(&self.places, self.streets, from, to, street)
    }

    /// Consultations by telephone from a street in a period's intervals.
    pub(crate) fn consultations_of(&self, (from, to): (usize, usize), street: usize) -> u64 {
        (from..to).map(|interval| u64::from(self.consultations[interval * self.streets + street])).sum()
    }

    /// The sum over a period's intervals for a unit.
    pub fn unit_sum(&self, (from, to): (usize, usize), unit: usize) -> Cell {
        Ledger::sum(&self.units, self.unit_count, from, to, unit)
    }

    fn sum(cells: &[Cell], width: usize, from: usize, to: usize, column: usize) -> Cell {
        let mut sum = Cell::default();
        for interval in from..to {
            sum.add(&cells[interval * width + column]);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Shift;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn periods_consist_of_consecutive_intervals() {
        let calendar = Calendar::new(date("2018-01-01"), 730, Shift::Office, &[], &[]);
        let periods = Periods::new(&calendar, date("2019-01-01"), 3, 19, &[]);
        let names: Vec<(PeriodKind, &str)> = periods.periods.iter().map(|p| (p.kind, p.name.as_str())).collect();
        assert_eq!(
            names,
            [
                (PeriodKind::Run, "run"),
                (PeriodKind::Month, "2019-01"),
                (PeriodKind::Month, "2019-02"),
                (PeriodKind::Month, "2019-03"),
                (PeriodKind::Assessment, "2019-02"),
                (PeriodKind::Assessment, "2019-03"),
            ]
        );
        let at = |text| periods.interval(calendar.midnight(date(text)));
        assert_eq!(at("2018-12-31"), 0);
        assert_eq!((at("2019-01-01"), at("2019-01-18"), at("2019-01-19"), at("2019-02-01")), (1, 1, 2, 3));
        assert_eq!(periods.periods[1].intervals, (1, 3));
        assert_eq!(periods.periods[4].intervals, (2, 4));
        assert_eq!(periods.assessment_ending(calendar.midnight(date("2019-02-19"))), Some(4));
    }

    #[test]
    fn weeks_and_days_on_request_change_no_other_period() {
        let calendar = Calendar::new(date("2018-01-01"), 800, Shift::Office, &[], &[]);
        let plain = Periods::new(&calendar, date("2019-01-01"), 12, 19, &[]);
        let fine = Periods::new(&calendar, date("2019-01-01"), 12, 19, &[PeriodKind::Week, PeriodKind::Day]);
        let of = |kind| fine.periods.iter().filter(move |p| p.kind == kind).collect::<Vec<_>>();
        let days = |p: &Period| (fine.cuts[p.intervals.1 - 1] - fine.cuts[p.intervals.0 - 1]) / DAY;
        let (weeks, dates) = (of(PeriodKind::Week), of(PeriodKind::Day));
        // 1 January 2019 is a Tuesday, and so is 31 December: both weeks at the ends are short.
        let names: Vec<(&str, i32)> = weeks.iter().map(|p| (p.name.as_str(), days(p))).collect();
        assert_eq!((names[0], names[1], names[52], names.len()), (("2019-W01", 6), ("2019-W02", 7), ("2020-W01", 2), 53));
        assert_eq!((dates.len(), dates[0].name.as_str(), dates[364].name.as_str()), (365, "2019-01-01", "2019-12-31"));
        assert!(dates.iter().all(|p| days(p) == 1));
        for (a, b) in plain.periods.iter().zip(&fine.periods) {
            let limits = |periods: &Periods, p: &Period| (periods.cuts[p.intervals.0 - 1], periods.cuts[p.intervals.1 - 1]);
            assert_eq!((a.kind, &a.name, limits(&plain, a)), (b.kind, &b.name, limits(&fine, b)));
        }
    }
}
