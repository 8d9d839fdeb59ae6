//! Designs judged against a baseline, pair by pair.

use super::attribute::DIVIDED;
use super::caveats::Evidence;
use super::controls::{Controlled, controlled};
use super::pairs::{Paired, paired};
use super::series::Measure;
use super::statistics::Judge;
use crate::city::City;
use crate::experiment::Trial;
use crate::experiment::costs::Costs;
use crate::experiment::rates::{Basis, Counter, Level, Wanted};
use crate::ledger::{Ledger, PeriodKind, Review};
use crate::plan::Plan;
use crate::run::mean_day_factor;

/// Hours for each 1,000 residents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// Paid, overtime and displaced hours of all units.
    All,
    /// Paid hours.
    Paid,
    /// Overtime.
    Overtime,
    /// Hours taken from other duties.
    Displaced,
    /// Seats of the hotline.
    Seats,
    /// Citizens' waiting on the telephone.
    Waiting,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// A column of `rates.csv`.
    Rate(Measure),
    /// A column of `costs.csv`, for each 1,000 residents.
    Cost(Cost),
}

impl Compared {
    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            Compared::Rate(measure) => measure.word(),
            Compared::Cost(Cost::All) => "cost_hours",
            Compared::Cost(Cost::Paid) => "paid_hours",
            Compared::Cost(Cost::Overtime) => "overtime_hours",
            Compared::Cost(Cost::Displaced) => "displaced_hours",
            Compared::Cost(Cost::Seats) => "seat_hours",
            Compared::Cost(Cost::Waiting) => "citizen_wait_hours",
        }
    }

    /// Whether more of it is better; none where it is neither.
    pub fn more_is_better(self) -> Option<bool> {
        use Measure::*;
        match self {
            Compared::Rate(ResponseRate | ResolutionRate | SatisfactionRate | CuredRate) => Some(true),
            Compared::Rate(UnmetDays | NeverRegistered) | Compared::Cost(_) => Some(false),
            Compared::Rate(_) => None,
        }
    }

    /// Whether it is one of the three rates, whose intervals hold together.
    pub fn is_one_of_three(self) -> bool {
        matches!(self, Compared::Rate(Measure::ResponseRate | Measure::ResolutionRate | Measure::SatisfactionRate))
    }
}

/// Address of a measure of the whole city.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// Kind of the period: run or month.
    pub kind: PeriodKind,
    /// Name of the period.
    pub period: String,
    /// Whose questions; none for costs.
    pub review: Option<Review>,
    /// What dates an order; none for costs.
    pub basis: Option<Basis>,
    /// The measure.
    pub measure: Compared,
}

/// A design's difference from the baseline in one measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// Index of its [`Slot`].
    pub slot: usize,
    /// What the pairs say.
    pub paired: Paired,
    /// Share of the pairs in which the design is better; none where more is neither better nor worse.
    pub p_better: Option<f64>,
    /// The difference less the luck of the days, of the whole run; none where designs do not share it.
    pub controlled: Option<Controlled>,
}

/// A design and what was found.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Its name.
    pub name: String,
    /// Its differences, in the order of the slots.
    pub differences: Vec<Difference>,
}

/// City and replication, and the measures that an effect is divided into.
type Kept = ((u32, u32), [f64; DIVIDED.len()]);

/// Compares designs whose trials come in order; the first design is the baseline. Keeps all values of the baseline and of the design
/// whose trials are coming in, and only findings of the others.
#[derive(Debug)]
pub struct Comparison {
    /// What is compared.
    pub slots: Vec<Slot>,
    /// The baseline's name.
    pub baseline: String,
    /// The other designs, as far as all of their trials are in.
    pub judged: Vec<Judged>,
    /// What the caveats look at.
    pub evidence: Evidence,
    rows: usize,
    current: usize,
    /// City and replication of each trial of the baseline, and its values.
    base: Vec<((u32, u32), Vec<f64>)>,
    values: Vec<((u32, u32), Vec<f64>)>,
    /// The mean day factor of each trial of the baseline, and of the design whose trials are coming in; not a number where there is none.
    days: [Vec<f64>; 2],
    /// Of every design, the measures that may be divided among levers, trial by trial.
    kept: Vec<Vec<Kept>>,
    judge: Judge,
}

/// The measures of a kind of row.
fn measures(review: Review, basis: Basis) -> impl Iterator<Item = Measure> {
    Measure::of(review, basis).iter().copied().filter(|measure| !matches!(measure, Measure::Score | Measure::Rank))
}

const COSTS: [Cost; 6] = [Cost::All, Cost::Paid, Cost::Overtime, Cost::Displaced, Cost::Seats, Cost::Waiting];
const ROWS: [(Review, Basis); 4] = [
    (Review::Official, Basis::Callback),
    (Review::Official, Basis::Cohort),
    (Review::Observer, Basis::Callback),
    (Review::Observer, Basis::Cohort),
];

impl Comparison {
    /// Of these designs, the first of which is the baseline; with a row for each month if `monthly`.
    pub fn new(plans: &[&Plan], monthly: bool) -> Comparison {
        let mut slots = Vec::new();
        let periods = plans.first().map(|plan| plan.periods.periods.as_slice()).unwrap_or_default();
        for period in periods.iter().filter(|p| p.kind == PeriodKind::Run || monthly && p.kind == PeriodKind::Month) {
            for (review, basis) in ROWS {
                slots.extend(measures(review, basis).map(|measure| Slot {
                    kind: period.kind,
                    period: period.name.clone(),
                    review: Some(review),
                    basis: Some(basis),
                    measure: Compared::Rate(measure),
                }));
            }
        }
        let rows = slots.len();
        slots.extend(COSTS.map(|cost| Slot {
            kind: PeriodKind::Run,
            period: "run".into(),
            review: None,
            basis: None,
            measure: Compared::Cost(cost),
        }));
        Comparison {
            slots,
            baseline: plans.first().map(|plan| plan.name.clone()).unwrap_or_default(),
            judged: Vec::new(),
            evidence: Evidence::new(plans),
            rows,
            current: 0,
            base: Vec::new(),
            values: Vec::new(),
            days: [Vec::new(), Vec::new()],
            kept: vec![Vec::new(); plans.len()],
            judge: Judge::default(),
        }
    }

    /// Takes note of a trial; trials come in order of their designs.
    pub fn add(&mut self, trial: &Trial, plan: &Plan, city: &City, ledger: &Ledger, counter: &Counter<'_>, costs: &Costs) {
        if trial.design != self.current {
            self.end_design();
            self.current = trial.design;
        }
        self.evidence.add(trial, plan, city, ledger, counter);
        let mut values = vec![f64::NAN; self.slots.len()];
        let wanted = Wanted { levels: vec![Level::City], periods: vec![PeriodKind::Run, PeriodKind::Month] };
        counter.rows(&wanted, |row| {
            let period = &plan.periods.periods[row.period];
            let mine = |slot: &&Slot| {
                slot.kind == period.kind && slot.period == period.name && slot.review == Some(row.review) && slot.basis == Some(row.basis)
            };
            let first = self.slots[..self.rows].iter().position(|slot| mine(&slot));
            let Some(first) = first else { return };
            for (cell, measure) in values[first..].iter_mut().zip(measures(row.review, row.basis)) {
                *cell = measure.value(row);
            }
        });
        let (units, per) = (costs.units(), 1_000.0 / costs.residents);
        let hours = [
            units.paid + units.overtime + units.displaced,
            units.paid,
            units.overtime,
            units.displaced,
            costs.seat_hours,
            costs.wait_hours,
        ];
        values[self.rows..].iter_mut().zip(hours).for_each(|(cell, hours)| *cell = per * hours);
        let days = mean_day_factor(plan, trial.city, trial.replication).unwrap_or(f64::NAN);
        self.keep(trial.design, (trial.city, trial.replication), values, days);
    }

    /// Puts a trial whose values are given; all others are not defined.
    #[cfg(test)]
    pub(crate) fn put(&mut self, design: usize, address: (u32, u32), given: &[(Compared, Option<Review>, f64)]) {
        if design != self.current {
            self.end_design();
            self.current = design;
        }
        let mut values = vec![f64::NAN; self.slots.len()];
        for (measure, review, value) in given {
            let slot = self.slot(*measure, *review, review.map(|_| Basis::Callback)).unwrap();
            values[slot] = *value;
        }
        self.keep(design, address, values, f64::NAN);
    }

    fn keep(&mut self, design: usize, address: (u32, u32), values: Vec<f64>, days: f64) {
        let value = |(measure, review)| self.slot(measure, review, review.map(|_| Basis::Callback)).map_or(f64::NAN, |slot| values[slot]);
        let kept = DIVIDED.map(value);
        self.kept[design].push((address, kept));
        self.days[usize::from(design > 0)].push(days);
        if design == 0 { self.base.push((address, values)) } else { self.values.push((address, values)) }
    }

    /// The trials in which a measure of [`DIVIDED`] is defined under every design: the city, and the value of each design.
    pub fn common(&self, measure: Compared, review: Option<Review>) -> Vec<(u32, Vec<f64>)> {
        let Some(index) = DIVIDED.iter().position(|known| *known == (measure, review)) else { return Vec::new() };
        let Some((first, others)) = self.kept.split_first() else { return Vec::new() };
        let mut list = Vec::new();
        'trials: for (address, values) in first {
            let mut row = vec![values[index]];
            for design in others {
                match design.binary_search_by_key(address, |(address, _)| *address) {
                    Ok(found) => row.push(design[found].1[index]),
                    Err(_) => continue 'trials,
                }
            }
            if row.iter().all(|value| value.is_finite()) {
                list.push((address.0, row));
            }
        }
        list
    }

    /// Judges the design whose trials have all come in.
    fn end_design(&mut self) {
        if self.current == 0 {
            return;
        }
        let values = std::mem::take(&mut self.values);
        // Trials that failed in one of the two have no partner.
        let find = |address: &(u32, u32)| self.base.binary_search_by_key(address, |(address, _)| *address).ok();
        let pairs: Vec<(&[f64], &[f64], u32)> =
            values.iter().filter_map(|(at, b)| Some((self.base[find(at)?].1.as_slice(), b.as_slice(), at.0))).collect();
        let cities: Vec<u32> = pairs.iter().map(|(.., city)| *city).collect();
        // A control is the same in both of a pair, or it is none.
        let theirs = std::mem::take(&mut self.days[1]);
        let control: Vec<f64> = values
            .iter()
            .zip(&theirs)
            .filter_map(|((at, _), b)| {
                let a = self.days[0][find(at)?];
                Some(if a == *b { a } else { f64::NAN })
            })
            .collect();
        let mut differences = Vec::new();
        for (index, slot) in self.slots.iter().enumerate() {
            let column = |side: usize| -> Vec<f64> { pairs.iter().map(|(a, b, _)| if side == 0 { a[index] } else { b[index] }).collect() };
            let (a, b) = (column(0), column(1));
            let Some(found) = paired(&a, &b, &cities, &mut self.judge) else { continue };
            let p_better = slot.measure.more_is_better().map(|more| if more { found.higher } else { 1.0 - found.higher });
            let joint = found.joint.filter(|_| slot.measure.is_one_of_three());
            let controlled = match slot.kind {
                PeriodKind::Run if control.iter().all(|days| days.is_finite()) => {
                    let differences: Vec<f64> = a.iter().zip(&b).map(|(a, b)| b - a).collect();
                    controlled(&differences, &control, &cities, &mut self.judge)
                }
                _ => None,
            };
            differences.push(Difference { slot: index, paired: Paired { joint, ..found }, p_better, controlled });
        }
        let name = self.evidence.names[self.current].clone();
        self.judged.push(Judged { name, differences });
    }

    /// Ends the last design.
    pub fn finish(&mut self) {
        self.end_design();
        self.current = 0;
    }

    /// The index of a measure of the whole run.
    pub fn slot(&self, measure: Compared, review: Option<Review>, basis: Option<Basis>) -> Option<usize> {
        self.slots
            .iter()
            .position(|slot| slot.kind == PeriodKind::Run && slot.measure == measure && slot.review == review && slot.basis == basis)
    }

    /// The difference of a design, as [`Comparison::judged`] counts them, in a measure of the whole run, by date of review.
    pub fn difference(&self, judged: usize, measure: Compared, review: Option<Review>) -> Option<&Difference> {
        let slot = self.slot(measure, review, review.map(|_| Basis::Callback))?;
        self.judged.get(judged)?.differences.iter().find(|difference| difference.slot == slot)
    }

    /// The largest half-width of a joint interval of the observer's three rates over the whole run; none if there is no interval.
    pub fn widest(&self) -> Option<f64> {
        let rates = [Measure::ResponseRate, Measure::ResolutionRate, Measure::SatisfactionRate];
        let all = (0..self.judged.len())
            .flat_map(|judged| rates.map(|rate| self.difference(judged, Compared::Rate(rate), Some(Review::Observer))));
        all.map(|found| found?.paired.joint.map(|(low, high)| (high - low) / 2.0))
            .try_fold(0.0, |widest: f64, half| Some(widest.max(half?)))
    }

    /// The baseline's mean of a measure of the whole run over all of its trials.
    pub fn base_mean(&self, slot: usize) -> Option<f64> {
        let values: Vec<f64> = self.base.iter().map(|(_, values)| values[slot]).filter(|value| value.is_finite()).collect();
        (!values.is_empty()).then(|| super::statistics::mean(&values))
    }
}
