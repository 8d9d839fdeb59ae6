//! From the ledger of one replication to the rows of `rates.csv`: adding, weighting, dividing.
//!
//! Cities, districts and topics count orders by the place of the problem, weighted by the inverse inclusion probability of the
//! district's streets; communities by the place of the problem, unweighted; streets and departments by the unit that kept the order,
//! unweighted. All counts stay integers until the division.

use super::exact::{Weights, ratio};
use super::rates::{Basis, Level, Rates, Wanted, kinds, scored_basis};
use crate::city::City;
use crate::ledger::{Answers, Cell, Cells, Ledger, Period, Review, Topics, Who};
use crate::setup::Setup;
use crate::time::DAY;
use std::collections::BTreeMap;

/// Sums of cells as integers, in units of 1/`one`.
#[derive(Clone, Debug)]
struct Sum {
    one: i128,
    opened: i128,
    closed: i128,
    cohort_closed: i128,
    reviews: [[i128; 6]; 2],
    last: [[i128; 6]; 2],
    cohort: [[i128; 6]; 2],
    survey: [i128; 6],
    never_registered: i128,
    diverted: i128,
    unmet: i128,
    /// Consultations by telephone.
    consultations: i128,
    /// Opened minus closed, from the start of the warm-up to the end of the period.
    stock: i128,
    residents: i128,
}

impl Sum {
    fn new(one: i128) -> Sum {
        let none = [[0; 6]; 2];
        Sum {
            one,
            opened: 0,
            closed: 0,
            cohort_closed: 0,
            reviews: none,
            last: none,
            cohort: none,
            survey: [0; 6],
            never_registered: 0,
            diverted: 0,
            unmet: 0,
            consultations: 0,
            stock: 0,
            residents: 0,
        }
    }

    fn add(&mut self, cell: &Cell, stock: i64, weight: i128) {
        let whole = |n: u32| weight * i128::from(n);
        self.opened += whole(cell.opened);
        self.closed += whole(cell.closed);
        self.cohort_closed += whole(cell.cohort_closed);
        self.never_registered += whole(cell.never_registered);
        self.diverted += whole(cell.diverted);
        self.unmet += weight * i128::from(cell.unmet);
        self.stock += weight * i128::from(stock);
        let add = |sums: &mut [i128; 6], answers: &Answers| {
            let Answers { reviewed, contacted, contacted_in_time, resolved, credit, cured } = *answers;
            for (sum, n) in sums.iter_mut().zip([reviewed, contacted, contacted_in_time, resolved, credit, cured]) {
                *sum += whole(n);
            }
        };
        for review in 0..2 {
            add(&mut self.reviews[review], &cell.reviews[review]);
            add(&mut self.last[review], &cell.last[review]);
            add(&mut self.cohort[review], &cell.cohort[review]);
        }
        add(&mut self.survey, &cell.survey);
    }

    /// The answers of a kind of row.
    fn answers(&self, review: Review, basis: Basis) -> &[i128; 6] {
        match (review, basis) {
            (Review::Survey, _) => &self.survey,
            (_, Basis::Callback) => &self.reviews[review as usize],
            (_, Basis::Last) => &self.last[review as usize],
            (_, Basis::Cohort) => &self.cohort[review as usize],
        }
    }

    /// Whether a row is empty: a row without reviews, since everything else is in the observer's rows; of these, one in which all counts and
    /// unmet days are 0.
    fn is_empty(&self, review: Review, basis: Basis) -> bool {
        let answers = self.answers(review, basis);
        let Sum { opened, closed, never_registered, diverted, unmet, stock, .. } = self;
        answers[0] == 0
            && match (review, basis) {
                (Review::Observer, Basis::Callback) => [opened, closed, never_registered, diverted, unmet, stock].iter().all(|n| **n == 0),
                (Review::Observer, Basis::Cohort) => *opened == 0,
                _ => true,
            }
    }

    fn count(&self, n: i128) -> f64 {
        ratio(n, self.one).unwrap_or_default()
    }

    fn rates(&self, period: usize, level: Level, unit: usize, review: Review, basis: Basis) -> Rates {
        let (callback, cohort) = (basis == Basis::Callback, basis == Basis::Cohort);
        let [reviewed, contacted, in_time, resolved, credit, cured] = *self.answers(review, basis);
        let place = level != Level::Department && callback;
        let by_place = level.is_by_place() && callback;
        Rates {
            period,
            level,
            unit,
            review,
            basis,
            opened: self.count(self.opened),
            closed: self.count(if cohort { self.cohort_closed } else { self.closed }),
            open: self.count(if cohort { self.opened - self.cohort_closed } else { self.stock }),
            answers: [
                self.count(reviewed),
                self.count(contacted),
                self.count(in_time),
                self.count(resolved),
                ratio(credit, 10 * self.one).unwrap_or_default(),
                self.count(cured),
            ],
            rates: [ratio(contacted, reviewed), ratio(resolved, reviewed), ratio(credit, 10 * reviewed), ratio(cured, reviewed)],
            unmet_days: if place { ratio(self.unmet, i128::from(DAY) * self.residents) } else { None },
            never_registered: by_place.then(|| self.count(self.never_registered)),
            diverted: by_place.then(|| self.count(self.diverted)),
            contacts: None,
            score: None,
            rank: None,
        }
    }
}

/// Orders open at the end of each interval, by place or by unit.
#[derive(Debug)]
struct Stocks {
    width: usize,
    open: Vec<i64>,
}

impl Stocks {
    /// Accumulates the growth of each column over intervals.
    fn of(intervals: usize, width: usize, growth: impl Fn(usize, usize) -> i64) -> Stocks {
        let mut open = Vec::with_capacity(intervals * width);
        let mut now = vec![0; width];
        for interval in 0..intervals {
            now.iter_mut().enumerate().for_each(|(column, stock)| *stock += growth(interval, column));
            open.extend_from_slice(&now);
        }
        Stocks { width, open }
    }

    fn of_cells(intervals: usize, width: usize, cells: &[Cell]) -> Stocks {
        let cell = |interval: usize, column: usize| &cells[interval * width + column];
        Stocks::of(intervals, width, |i, c| i64::from(cell(i, c).opened) - i64::from(cell(i, c).closed))
    }

    fn at_end(&self, period: &Period, column: usize) -> i64 {
        self.open[(period.intervals.1 - 1) * self.width + column]
    }
}

/// Computes the measures of one replication from its ledger.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// # let city = jiesu::draw_city(&setup, 1);
/// # let output = jiesu::simulate(&setup, &city, 1, 1, jiesu::Log::Off);
/// use jiesu::analysis::{Basis, Counter, Level, Wanted};
/// use jiesu::ledger::Review;
///
/// let counter = Counter::new(&setup, &city, &output.ledger);
/// let row = counter.row(0, Level::City, 0, Review::Observer, Basis::Callback);
/// assert_eq!(row.answers[3] / row.answers[0], row.rates[1].expect("orders were reviewed"));
/// // All rows that `[output]` asks for.
/// let mut rows = 0;
/// counter.rows(&Wanted::of(&setup), |_| rows += 1);
/// assert!(rows > 2);
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Debug)]
pub struct Counter<'a> {
    pub(super) setup: &'a Setup,
    pub(super) city: &'a City,
    pub(super) ledger: &'a Ledger,
    pub(super) weights: Weights,
    ranked: BTreeMap<(u32, Who), (f64, u32)>,
    places: Stocks,
    units: Stocks,
    /// Cells of communities and topics, if requested, with their stocks.
    communities: Option<(&'a Cells, Stocks)>,
    topics: Option<(&'a Topics, Stocks)>,
}

impl<'a> Counter<'a> {
    /// A counter for the ledger of one replication in a city.
    pub fn new(setup: &'a Setup, city: &'a City, ledger: &'a Ledger) -> Counter<'a> {
        let ranked = ledger.ranked.iter().map(|r| ((r.period, r.who), (r.score, r.rank))).collect();
        let intervals = setup.periods.count();
        let of = |cells: &Cells| Stocks::of(intervals, cells.width(), |interval, place| cells.growth(interval, place));
        Counter {
            setup,
            city,
            ledger,
            weights: Weights::of(city),
            ranked,
            places: Stocks::of_cells(intervals, city.streets.len(), &ledger.places),
            units: Stocks::of_cells(intervals, city.units.len(), &ledger.units),
            communities: ledger.communities.as_ref().map(|cells| (cells, of(cells))),
            topics: ledger.topics.as_ref().map(|topics| (topics, of(&topics.cells))),
        }
    }

    /// Calls `each` with every requested row: by period, level, unit, review (official first, where there is one; the survey last) and basis. Where rows
    /// are sparse, empty ones are left out.
    pub fn rows(&self, wanted: &Wanted, mut each: impl FnMut(&Rates)) {
        for (p, period) in self.setup.periods.periods.iter().enumerate() {
            if !wanted.periods.contains(&period.kind) {
                continue;
            }
            let kinds = kinds(self.setup, period);
            let scored = (Review::Official, scored_basis(self.setup, period));
            for level in &wanted.levels {
                let sparse = Wanted::is_sparse(*level, period.kind);
                for unit in 0..level.count(self.setup, self.city) {
                    let sum = self.sum(period, *level, unit);
                    for (review, basis) in kinds.iter().copied() {
                        if sparse && sum.is_empty(review, basis) {
                            continue;
                        }
                        let mut row = sum.rates(p, *level, unit, review, basis);
                        row.contacts = self.contacts(&sum, *level, basis);
                        if (review, basis) == scored {
                            (row.score, row.rank) = self.ranking(p, *level, unit);
                        }
                        each(&row);
                    }
                }
            }
        }
    }

    /// One row, without score and rank.
    pub fn row(&self, period: usize, level: Level, unit: usize, review: Review, basis: Basis) -> Rates {
        let sum = self.sum(&self.setup.periods.periods[period], level, unit);
        Rates { contacts: self.contacts(&sum, level, basis), ..sum.rates(period, level, unit, review, basis) }
    }

    /// Orders and consultations. Only consultations by telephone are simulated: they are divided by their share of all.
    fn contacts(&self, sum: &Sum, level: Level, basis: Basis) -> Option<f64> {
        if !matches!(level, Level::City | Level::District) || basis != Basis::Callback {
            return None;
        }
        let demand = &self.setup.tables.demand;
        let simulated = demand.consultations <= 0.0 || demand.telephone > 0.0;
        simulated
            .then(|| sum.count(sum.opened) + sum.count(sum.consultations) / if demand.telephone > 0.0 { demand.telephone } else { 1.0 })
    }

    fn ranking(&self, period: usize, level: Level, unit: usize) -> (Option<f64>, Option<u32>) {
        let who = match level {
            Level::City | Level::Community | Level::Topic => return (None, None),
            Level::District => Who::District(unit as u32),
            Level::Street => Who::Unit(unit as u32),
            Level::Department => Who::Unit((self.city.street_count() + unit) as u32),
        };
        self.ranked.get(&(period as u32, who)).map_or((None, None), |(score, rank)| (Some(*score), Some(*rank)))
    }

    fn sum(&self, period: &Period, level: Level, unit: usize) -> Sum {
        let district = |d: usize, sum: &mut Sum| {
            let weight = self.weights.of[d];
            let (from, to) = self.city.districts[d].streets;
            for street in from..to {
                self.add_place(period, street as usize, weight, sum);
            }
            sum.residents += weight * i128::from(self.city.districts[d].residents.1);
        };
        match level {
            Level::City => {
                let mut sum = Sum::new(self.weights.one);
                (0..self.city.districts.len()).for_each(|d| district(d, &mut sum));
                sum
            }
            Level::District => {
                let mut sum = Sum::new(self.weights.one);
                district(unit, &mut sum);
                sum
            }
            Level::Street => {
                let mut sum = Sum::new(1);
                self.add_unit(period, unit, &mut sum);
                sum.unmet = i128::from(self.ledger.place_sum(period.intervals, unit).unmet);
                sum.residents = i128::from(self.city.streets[unit].residents);
                sum
            }
            Level::Department => {
                let mut sum = Sum::new(1);
                self.add_unit(period, self.city.street_count() + unit, &mut sum);
                sum
            }
            Level::Community => {
                let mut sum = Sum::new(1);
                if let Some((cells, stocks)) = &self.communities {
                    sum.add(&cells.sum(period.intervals, unit), stocks.at_end(period, unit), 1);
                }
                sum.residents = i128::from(self.city.communities[unit].residents);
                sum
            }
            Level::Topic => {
                let mut sum = Sum::new(self.weights.one);
                for (d, (district, weight)) in self.city.districts.iter().zip(&self.weights.of).enumerate() {
                    if let Some((topics, stocks)) = &self.topics {
                        let place = topics.place(d, unit);
                        sum.add(&topics.cells.sum(period.intervals, place), stocks.at_end(period, place), *weight);
                    }
                    sum.residents += weight * i128::from(district.residents.1);
                }
                sum
            }
        }
    }

    fn add_place(&self, period: &Period, street: usize, weight: i128, sum: &mut Sum) {
        sum.add(&self.ledger.place_sum(period.intervals, street), self.places.at_end(period, street), weight);
        sum.consultations += weight * i128::from(self.ledger.consultations_of(period.intervals, street));
    }

    fn add_unit(&self, period: &Period, unit: usize, sum: &mut Sum) {
        sum.add(&self.ledger.unit_sum(period.intervals, unit), self.units.at_end(period, unit), 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::rates::is_official;
    use crate::engine::Log;
    use crate::engine::{draw_city, fixtures};

    #[test]
    fn a_period_has_official_rates_only_if_the_city_calls_back_in_it() {
        // From 10 January to 9 April, callback from 10 February on.
        let setup = fixtures::setup("a", 1, 1);
        let official: Vec<&str> = setup.periods.periods.iter().filter(|p| is_official(&setup, p)).map(|p| p.name.as_str()).collect();
        assert_eq!(official, ["run", "2019-02", "2019-03", "2019-04", "2019-02", "2019-03"]);
        let city = draw_city(&setup, 1);
        let output = fixtures::simulate(&setup, &city, 1, 1, Log::Off);
        let counter = Counter::new(&setup, &city, &output.ledger);
        counter.rows(&Wanted::of(&setup), |row| {
            assert!(row.review == Review::Observer || is_official(&setup, &setup.periods.periods[row.period]));
        });
    }
}
