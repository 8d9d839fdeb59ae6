//! Designs compared with a baseline, pair by pair.
#![cfg(feature = "analysis")]

use super::control_variates::{Controls, CvDifference, controls, cv_difference};
use super::dominance::{BetterIn, Dominance, better_in, dominance};
use super::evidence::Evidence;
use super::family::{Against, Contrast, Family};
use super::gains::Gains;
use super::measures::{Compared, Cost, Measure};
use super::objective::{ALL, COUNT, Objective};
use super::pairs::{PairedDifference, paired};
use super::simultaneous::{Deviations, Side, deviations, quantile};
use super::spill::SpillBuffer;
use super::statistics::{IntervalEstimator, SamplingUnit};
use crate::analysis::costs::Costs;
use crate::analysis::counter::Counter;
use crate::analysis::rates::{Basis, Level, Rates, Wanted, is_official};
use crate::city::City;
use crate::engine::Trial;
use crate::error::Result;
use crate::ledger::{Ledger, PeriodKind, Review};
use crate::setup::Setup;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// Identifies a measure of the whole city.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// Kind of the period: run or month.
    pub kind: PeriodKind,
    /// Name of the period.
    pub period: String,
    /// Official callback, observer or survey; none for costs.
    pub review: Option<Review>,
    /// Which date assigns an order to a period; none for costs.
    pub basis: Option<Basis>,
    /// The measure.
    pub measure: Compared,
}

/// A design's difference from the baseline in one measure, in the unit of the measure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// Index of its [`Slot`].
    pub slot: usize,
    /// The paired comparison.
    pub paired: PairedDifference,
    /// In how many independent units the design is better; none where more is neither better nor worse.
    pub better_in: Option<BetterIn>,
    /// The difference over the whole run, adjusted by the control variates that both designs share; none where too few cities do.
    pub cv_difference: Option<CvDifference>,
    /// Dominance over the baseline; none where more is neither better nor worse.
    pub dominance: Option<Dominance>,
}

/// A design compared with the baseline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DesignComparison {
    /// Its name.
    pub name: String,
    /// Its differences, in the order of the slots.
    pub differences: Vec<Difference>,
    /// For each [`Objective`], in the order of [`Objective::all`], the mean difference in each parameter set, in order and in its unit; NaN where undefined. Empty without
    /// sets.
    #[serde(skip)]
    pub set_means: Vec<Vec<f64>>,
    /// The difference in the gap between answers and cures, official and the observer's: resolution rate minus the share cured, in each
    /// trial over the whole run, by review date; between −1 and 1.
    pub gaps: [Option<PairedDifference>; 2],
}

/// City and replication of a trial, and the values of all objectives.
type ObjectiveRow = ((u32, u32), [f64; COUNT]);

/// Compares designs whose trials come in order; the first design is the baseline. Keeps all values of the baseline and of the current
/// design, and only the results of the others.
#[derive(Debug)]
pub(crate) struct Comparison {
    /// The measures compared.
    pub slots: Vec<Slot>,
    /// The other designs whose trials are all in.
    pub designs: Vec<DesignComparison>,
    /// The evidence for caveats.
    pub evidence: Evidence,
    /// Who gains and who loses, if requested.
    pub gains: Option<Gains>,
    /// The families of the joint intervals, when all trials are in; none of too few cities.
    pub families: Vec<Family>,
    /// The contrasts with other designs than the baseline, if requested, when all trials are in.
    pub contrasts: Vec<Contrast>,
    /// What designs are compared with.
    pub against: Against,
    /// For each slot with a rate of the three, in the order of designs, the deviations of the difference.
    members: BTreeMap<usize, Vec<Deviations>>,
    rows: usize,
    current: usize,
    /// For the baseline and the current design: city and replication of each trial, and its values.
    base: (Vec<(u32, u32)>, SpillBuffer),
    values: (Vec<(u32, u32)>, SpillBuffer),
    /// The control variates of each trial of the baseline and of the current design.
    controls: [Vec<Controls>; 2],
    /// The objectives of every design, trial by trial.
    objective_rows: Vec<Vec<ObjectiveRow>>,
    estimator: IntervalEstimator,
}

/// The measures of a kind of row, without score and rank.
fn measures(review: Review, basis: Basis) -> impl Iterator<Item = Measure> {
    Measure::of(review, basis).iter().copied().filter(|measure| !matches!(measure, Measure::Score | Measure::Rank))
}

fn slot_of(slots: &[Slot], measure: Compared, review: Option<Review>, basis: Option<Basis>) -> Option<usize> {
    let is_it = |slot: &Slot| slot.kind == PeriodKind::Run && slot.measure == measure && slot.review == review && slot.basis == basis;
    slots.iter().position(is_it)
}

/// Number of values per design in memory at a time: an eighth of a megabyte.
const AT_ONCE: usize = 1 << 14;

const COSTS: [Cost; 6] = [Cost::All, Cost::Paid, Cost::Overtime, Cost::Displaced, Cost::Seats, Cost::Waiting];
/// The kinds of rows that are compared: some only if a design has them.
fn rows(setups: &[&Setup]) -> Vec<(Review, Basis)> {
    let mut rows = Vec::new();
    for review in [Review::Official, Review::Observer] {
        rows.extend([(review, Basis::Callback), (review, Basis::Cohort)]);
        rows.extend(setups.iter().any(|setup| setup.sends_back).then_some((review, Basis::Last)));
    }
    rows.extend(setups.iter().any(|setup| setup.has_survey()).then_some((Review::Survey, Basis::Callback)));
    rows
}

impl Comparison {
    /// A comparison of these designs, the first of which is the baseline; with a row per month if `monthly`.
    pub(crate) fn new(setups: &[&Setup], monthly: bool) -> Comparison {
        let mut slots = Vec::new();
        let periods = setups.first().map(|setup| setup.periods.periods.as_slice()).unwrap_or_default();
        for period in periods.iter().filter(|p| p.kind == PeriodKind::Run || monthly && p.kind == PeriodKind::Month) {
            for (review, basis) in rows(setups) {
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
        let width = slots.len();
        Comparison {
            slots,
            designs: Vec::new(),
            evidence: Evidence::new(setups),
            gains: None,
            families: Vec::new(),
            contrasts: Vec::new(),
            against: Against::Baseline,
            members: BTreeMap::new(),
            rows,
            current: 0,
            base: (Vec::new(), SpillBuffer::new(width)),
            values: (Vec::new(), SpillBuffer::new(width)),
            controls: [Vec::new(), Vec::new()],
            objective_rows: vec![Vec::new(); setups.len()],
            estimator: IntervalEstimator::of(setups.first().and_then(|setup| setup.cities_of_a_set())),
        }
    }

    /// The same, keeping the values of trials in files whose names begin with `path`, until the comparison is dropped.
    ///
    /// # Errors
    /// I/O errors.
    pub(crate) fn spill_to(mut self, path: &Path) -> Result<Comparison> {
        let file = |end: &str| {
            let mut name = path.as_os_str().to_os_string();
            name.push(end);
            SpillBuffer::create(self.slots.len(), Path::new(&name))
        };
        let (base, values) = (file("-base")?, file("-design")?);
        (self.base.1, self.values.1) = (base, values);
        Ok(self)
    }

    /// The same, with contrasts with other designs than the baseline.
    pub(crate) fn against(self, against: Against) -> Comparison {
        Comparison { against, ..self }
    }

    /// The same, with gains by street.
    pub(crate) fn with_gains(mut self) -> Comparison {
        self.gains = Some(Gains::default());
        self
    }

    /// Adds a trial; trials come in order of their designs.
    ///
    /// # Errors
    /// An I/O error if values can't be written.
    pub(crate) fn add(
        &mut self,
        trial: &Trial,
        setup: &Setup,
        city: &City,
        ledger: &Ledger,
        counter: &Counter<'_>,
        costs: &Costs,
    ) -> Result<()> {
        if trial.design != self.current {
            self.end_design()?;
            self.current = trial.design;
        }
        self.evidence.add(trial, setup, city, ledger, counter);
        if let Some(gains) = &mut self.gains {
            gains.add(trial, setup, city, ledger);
        }
        let mut values = vec![f64::NAN; self.slots.len()];
        let wanted = Wanted { levels: vec![Level::City], summary: Vec::new(), periods: vec![PeriodKind::Run, PeriodKind::Month] };
        let mut enter = |row: &Rates| {
            let period = &setup.periods.periods[row.period];
            let matches = |slot: &&Slot| {
                slot.kind == period.kind && slot.period == period.name && slot.review == Some(row.review) && slot.basis == Some(row.basis)
            };
            let first = self.slots[..self.rows].iter().position(|slot| matches(&slot));
            let Some(first) = first else { return };
            for (cell, measure) in values[first..].iter_mut().zip(measures(row.review, row.basis)) {
                *cell = measure.value(row);
            }
        };
        counter.rows(&wanted, &mut enter);
        // Beside a design that sends orders back, the last answers of a design that does not are its first.
        if !setup.sends_back && self.slots.iter().any(|slot| slot.basis == Some(Basis::Last)) {
            let periods = setup.periods.periods.iter().enumerate().filter(|(_, period)| wanted.periods.contains(&period.kind));
            for (number, period) in periods {
                let official = is_official(setup, period).then_some(Review::Official);
                for review in official.into_iter().chain([Review::Observer]) {
                    enter(&counter.row(number, Level::City, 0, review, Basis::Last));
                }
            }
        }
        let units = costs.units();
        let hours = [
            units.paid + units.overtime + units.displaced,
            units.paid,
            units.overtime,
            units.displaced,
            costs.seat_hours,
            costs.wait_hours,
        ];
        values[self.rows..].iter_mut().zip(hours).for_each(|(cell, hours)| *cell = hours / costs.residents);
        self.controls[usize::from(trial.design > 0)].push(controls(setup, city, trial));
        self.store(trial.design, (trial.city, trial.replication), &values)
    }

    /// Adds a trial with given values; all others are undefined.
    #[cfg(test)]
    pub(crate) fn put(&mut self, design: usize, address: (u32, u32), given: &[(Compared, Option<Review>, f64)]) {
        if design != self.current {
            self.end_design().unwrap();
            self.current = design;
        }
        let mut values = vec![f64::NAN; self.slots.len()];
        for (measure, review, value) in given {
            let slot = self.slot(*measure, *review).unwrap();
            values[slot] = *value;
        }
        self.controls[usize::from(design > 0)].push([f64::NAN; _]);
        self.store(design, address, &values).unwrap();
    }

    fn store(&mut self, design: usize, address: (u32, u32), values: &[f64]) -> Result<()> {
        let value = |(measure, review)| self.slot(measure, review).map_or(f64::NAN, |slot| values[slot]);
        let kept = ALL.map(value);
        self.objective_rows[design].push((address, kept));
        let (addresses, rows) = if design == 0 { &mut self.base } else { &mut self.values };
        addresses.push(address);
        rows.push(values)
    }

    /// The trials in which a measure of [`ALL`] is defined under every design: city and replication, and the value under each design.
    pub(crate) fn common(&self, measure: Compared, review: Option<Review>) -> Vec<((u32, u32), Vec<f64>)> {
        let Some(index) = ALL.iter().position(|known| *known == (measure, review)) else { return Vec::new() };
        let Some((first, others)) = self.objective_rows.split_first() else { return Vec::new() };
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
                list.push((*address, row));
            }
        }
        list
    }

    /// The mean of an objective over the replications of each city, for one design (0 is the baseline): the number of the city and the mean,
    /// in the objective's unit.
    pub(crate) fn cities(&self, design: usize, objective: Objective) -> Vec<(u32, f64)> {
        let of_city = |group: &[ObjectiveRow]| {
            let values: Vec<f64> = group.iter().map(|(_, values)| values[objective.index()]).filter(|value| value.is_finite()).collect();
            (group[0].0.0, super::statistics::mean(&values))
        };
        self.objective_rows[design].chunk_by(|a, b| a.0.0 == b.0.0).map(of_city).collect()
    }

    /// The mean of an objective in each independent unit of one design (0 is the baseline), in the objective's unit: in each parameter set, each
    /// city or, with one city, each replication, by its number and in that order; without units in which it is undefined.
    pub(crate) fn by_unit(&self, design: usize, objective: Objective) -> Vec<(u32, f64)> {
        let rows = &self.objective_rows[design];
        let has = |unit: &dyn Fn(&(u32, u32)) -> u32| rows.windows(2).any(|pair| unit(&pair[0].0) != unit(&pair[1].0));
        let set = |at: &(u32, u32)| self.estimator.set_of(at.0);
        let unit = |at: &(u32, u32)| match () {
            () if has(&set) => set(at),
            () if has(&|at| at.0) => at.0,
            () => at.1,
        };
        let of_unit = |group: &[ObjectiveRow]| {
            let values: Vec<f64> = group.iter().map(|(_, values)| values[objective.index()]).filter(|value| value.is_finite()).collect();
            (unit(&group[0].0), super::statistics::mean(&values))
        };
        rows.chunk_by(|a, b| unit(&a.0) == unit(&b.0)).map(of_unit).filter(|(_, value)| value.is_finite()).collect()
    }

    /// Compares the current design, whose trials are all in.
    fn end_design(&mut self) -> Result<()> {
        self.evidence.end_design(self.current);
        if self.current == 0 {
            return Ok(());
        }
        let set_means = self.set_means();
        let (base, values) = (&mut self.base, &mut self.values);
        // A trial that failed under one of the two designs has no pair.
        let pairs: Vec<(usize, usize)> =
            values.0.iter().enumerate().filter_map(|(b, address)| Some((base.0.binary_search(address).ok()?, b))).collect();
        let at: Vec<(u32, u32)> = pairs.iter().map(|(_, b)| values.0[*b]).collect();
        let cities: Vec<u32> = at.iter().map(|(city, _)| *city).collect();
        // What is independent: parameter sets, or cities, or the replications of one city.
        let sets: Vec<u32> = cities.iter().map(|city| self.estimator.set_of(*city)).collect();
        let vary = |units: &[u32]| units.windows(2).any(|pair| pair[0] != pair[1]);
        let units = match () {
            () if vary(&sets) => sets,
            () if vary(&cities) => cities.clone(),
            () => (0..cities.len() as u32).collect(),
        };
        // A control must be equal in both trials of a pair.
        let of_design = std::mem::take(&mut self.controls[1]);
        let shared = |(a, b): &(usize, usize)| -> Controls {
            let (base, design) = (&self.controls[0][*a], &of_design[*b]);
            std::array::from_fn(|control| if base[control] == design[control] { base[control] } else { f64::NAN })
        };
        let controls: Vec<Controls> = pairs.iter().map(shared).collect();
        // Baseline and design side by side, for a range of slots.
        let mut columns = |from: usize, to: usize| -> Result<Vec<[Vec<f64>; 2]>> {
            let both = base.1.columns(from, to)?.into_iter().zip(values.1.columns(from, to)?);
            let matched =
                |(a, b): (Vec<f64>, Vec<f64>)| [pairs.iter().map(|pair| a[pair.0]).collect(), pairs.iter().map(|pair| b[pair.1]).collect()];
            Ok(both.map(matched).collect())
        };
        let at_a_time = (AT_ONCE / base.0.len().max(1)).max(1);
        let mut differences = Vec::new();
        let mut read = Vec::new().into_iter();
        for (index, slot) in self.slots.iter().enumerate() {
            if index % at_a_time == 0 {
                read = columns(index, (index + at_a_time).min(self.slots.len()))?.into_iter();
            }
            let Some([a, b]) = read.next() else { continue };
            let Some(found) = paired(&a, &b, &cities, &mut self.estimator) else { continue };
            if slot.measure.is_one_of_three() {
                let differences: Vec<f64> = a.iter().zip(&b).map(|(a, b)| b - a).collect();
                self.members.entry(index).or_default().push(deviations(&differences, &at, &self.estimator));
            }
            let better_in = slot.measure.more_is_better().and_then(|more| better_in(&a, &b, &units, more));
            let dominance = slot.measure.more_is_better().and_then(|more| dominance(&a, &b, &units, more));
            let cv_difference = match slot.kind {
                PeriodKind::Run => {
                    let differences: Vec<f64> = a.iter().zip(&b).map(|(a, b)| b - a).collect();
                    cv_difference(&differences, &controls, &cities, &mut self.estimator)
                }
                _ => None,
            };
            differences.push(Difference { slot: index, paired: found, better_in, cv_difference, dominance });
        }
        let mut gaps = [None; 2];
        for (gap, review) in gaps.iter_mut().zip([Review::Official, Review::Observer]) {
            let slot = |measure, review| slot_of(&self.slots, Compared::Rate(measure), Some(review), Some(Basis::Callback));
            let (Some(resolved), Some(cured)) = (slot(Measure::ResolutionRate, review), slot(Measure::CuredRate, Review::Observer)) else {
                continue;
            };
            let (resolved, cured) = (columns(resolved, resolved + 1)?.remove(0), columns(cured, cured + 1)?.remove(0));
            let [a, b] =
                [0, 1].map(|side| resolved[side].iter().zip(&cured[side]).map(|(resolved, cured)| resolved - cured).collect::<Vec<f64>>());
            *gap = paired(&a, &b, &cities, &mut self.estimator);
        }
        self.values.0.clear();
        self.values.1.clear()?;
        let name = self.evidence.names[self.current].clone();
        self.designs.push(DesignComparison { name, differences, set_means, gaps });
        if let Some(gains) = &mut self.gains {
            gains.end_design(self.estimator.like_this());
        }
        Ok(())
    }

    /// For each measure of [`ALL`], the mean difference of the current design in each parameter set.
    fn set_means(&self) -> Vec<Vec<f64>> {
        let sets = self.evidence.sets;
        if sets < 2 {
            return Vec::new();
        }
        let mut sums = vec![vec![(0.0, 0.0); sets]; COUNT];
        for (address, values) in &self.objective_rows[self.current] {
            let Ok(base) = self.objective_rows[0].binary_search_by_key(address, |(address, _)| *address) else { continue };
            let set = self.estimator.set_of(address.0) as usize;
            for ((sums, value), base) in sums.iter_mut().zip(values).zip(&self.objective_rows[0][base].1) {
                if let Some((sum, n)) = sums.get_mut(set).filter(|_| (value - base).is_finite()) {
                    *sum += value - base;
                    *n += 1.0;
                }
            }
        }
        sums.iter().map(|sums| sums.iter().map(|(sum, n)| sum / n).collect()).collect()
    }

    /// An estimator for the parameter sets of this comparison.
    pub(crate) fn estimator(&self) -> IntervalEstimator {
        self.estimator.like_this()
    }

    /// Ends the last design.
    ///
    /// # Errors
    /// An I/O error if values can't be read back.
    pub(crate) fn finish(&mut self) -> Result<()> {
        self.end_design()?;
        self.current = 0;
        self.join();
        // The values are no longer needed.
        (self.base, self.values) = [0, 1].map(|_| (Vec::new(), SpillBuffer::new(self.slots.len()))).into();
        Ok(())
    }

    /// Makes the intervals of each family hold together: those of the three rates of all designs, for one review, basis and period.
    fn join(&mut self) {
        let members = std::mem::take(&mut self.members);
        let names = self.evidence.names.clone();
        let mut contrasts = self.contrasts_of_runs();
        let mut rest: Vec<usize> = members.keys().copied().collect();
        while let Some(first) = rest.first() {
            let Slot { kind, period, review: Some(review), basis: Some(basis), .. } = self.slots[*first].clone() else { break };
            let is_of_it = |slot: &Slot| (slot.kind, &slot.period, slot.review, slot.basis) == (kind, &period, Some(review), Some(basis));
            let (mine, others): (Vec<usize>, Vec<usize>) = rest.into_iter().partition(|slot| is_of_it(&self.slots[*slot]));
            rest = others;
            let is_run = kind == PeriodKind::Run && basis == Basis::Callback;
            let mut list: Vec<Deviations> = mine.iter().flat_map(|slot| members[slot].iter().cloned()).collect();
            let further = contrasts.iter().filter(|(contrast, ..)| is_run && contrast.review == review && contrast.reference != names[0]);
            list.extend(further.map(|(_, deviations)| deviations.clone()));
            let Some(found) = quantile(&list, Side::Both) else { continue };
            let joint = |paired: &PairedDifference| {
                let half = paired.interval.and(paired.se).map(|se| found.value * se);
                half.map(|half| (paired.difference - half, paired.difference + half))
            };
            let mut unit = SamplingUnit::City;
            for difference in self.designs.iter_mut().flat_map(|design| &mut design.differences).filter(|one| mine.contains(&one.slot)) {
                difference.paired.joint = joint(&difference.paired);
                unit = difference.paired.units().0;
            }
            for (contrast, _) in contrasts.iter_mut().filter(|(contrast, _)| is_run && contrast.review == review) {
                contrast.paired.joint = joint(&contrast.paired);
            }
            let (designs, intervals) = (self.designs.len(), found.intervals);
            let (against, units, method, quantile) = (self.against, found.units, found.method, found.value);
            self.families.push(Family { kind, period, review, basis, against, designs, intervals, unit, units, method, quantile });
        }
        self.contrasts = contrasts.into_iter().map(|(contrast, _)| contrast).collect();
    }

    /// The contrasts that are requested, in the three rates of both reviews, with their deviations.
    fn contrasts_of_runs(&self) -> Vec<(Contrast, Deviations)> {
        let names = &self.evidence.names;
        let mut list = Vec::new();
        for (reference, design) in self.against.pairs(names.len()) {
            for (index, (measure, review)) in ALL.into_iter().enumerate() {
                let (Compared::Rate(rate), Some(review)) = (measure, review) else { continue };
                if !measure.is_one_of_three() {
                    continue;
                }
                let [before, after] = [reference, design].map(|design| &self.objective_rows[design]);
                let pair = |(at, values): &ObjectiveRow| {
                    let found = before.binary_search_by_key(at, |(address, _)| *address).ok()?;
                    Some((*at, before[found].1[index], values[index]))
                };
                let pairs: Vec<((u32, u32), f64, f64)> = after.iter().filter_map(pair).collect();
                let at: Vec<(u32, u32)> = pairs.iter().map(|(at, ..)| *at).collect();
                let cities: Vec<u32> = at.iter().map(|(city, _)| *city).collect();
                let [a, b]: [Vec<f64>; 2] = [pairs.iter().map(|pair| pair.1).collect(), pairs.iter().map(|pair| pair.2).collect()];
                let mut estimator = self.estimator();
                let Some(paired) = paired(&a, &b, &cities, &mut estimator) else { continue };
                let differences: Vec<f64> = a.iter().zip(&b).map(|(a, b)| b - a).collect();
                let contrast =
                    Contrast { design: names[design].clone(), reference: names[reference].clone(), review, measure: rate, paired };
                list.push((contrast, deviations(&differences, &at, &estimator)));
            }
        }
        list
    }

    /// The index of a measure of the whole run, by review date.
    pub(crate) fn slot(&self, measure: Compared, review: Option<Review>) -> Option<usize> {
        let (column, basis) = measure.column(review);
        slot_of(&self.slots, column, review, basis)
    }

    /// The difference of a design, by its index in [`Comparison::designs`], in a measure of the whole run, by review date.
    pub(crate) fn difference(&self, compared: usize, measure: Compared, review: Option<Review>) -> Option<&Difference> {
        let slot = self.slot(measure, review)?;
        self.designs.get(compared)?.differences.iter().find(|difference| difference.slot == slot)
    }

    /// The differences in the observer's three rates over the whole run; none where no pair of trials has both values.
    fn three(&self) -> impl Iterator<Item = (usize, Measure, Option<&Difference>)> {
        let rates = [Measure::ResponseRate, Measure::ResolutionRate, Measure::SatisfactionRate];
        let of =
            move |compared| rates.map(|rate| (compared, rate, self.difference(compared, Compared::Rate(rate), Some(Review::Observer))));
        (0..self.designs.len()).flat_map(of)
    }

    /// The first of the observer's three rates that is defined in no pair of trials of a design: the names of the design and of the rate.
    pub(crate) fn undefined(&self) -> Option<(&str, &'static str)> {
        let (compared, rate, _) = self.three().find(|(.., found)| found.is_none())?;
        Some((&self.designs[compared].name, rate.word()))
    }

    /// The largest half-width of the joint intervals of the observer's three rates over the whole run, as a share, contrasts with other
    /// designs included; none if one is missing.
    pub(crate) fn widest(&self) -> Option<f64> {
        let contrasts = self.contrasts.iter().filter(|contrast| contrast.review == Review::Observer).map(|contrast| contrast.paired.joint);
        self.three()
            .map(|(.., found)| found.and_then(|found| found.paired.joint))
            .chain(contrasts)
            .map(|joint| joint.map(|(low, high)| (high - low) / 2.0))
            .try_fold(0.0, |widest: f64, half| Some(widest.max(half?)))
    }
}
