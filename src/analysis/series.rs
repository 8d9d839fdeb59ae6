//! Every measure of every trial of a design, kept on disk until all trials are finished: percentiles need all values.
#![cfg(feature = "analysis")]

use super::headline::Headline;
use super::measures::Measure;
use super::predictive::{ENOUGH, forecast};
use super::statistics::{IntervalEstimator, Statistics};
use crate::analysis::rates::{Basis, Level, Rates, Wanted, kinds, review_word};
use crate::city::City;
use crate::error::{Error, Result};
use crate::ledger::{PeriodKind, Review};
use crate::scenario::sets::Sets;
use crate::setup::Setup;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Identifies a measure of one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    /// Index of the period.
    pub period: usize,
    /// Official callback or observer.
    pub review: Review,
    /// Which date assigns an order to a period.
    pub basis: Basis,
    /// The measure.
    pub measure: Measure,
}

/// Lower and upper end of the 90 % band in which a measure would be published.
pub(crate) type Forecast = Option<(f64, f64)>;

/// The values of one design.
#[derive(Debug)]
pub(crate) struct Series {
    path: PathBuf,
    file: BufWriter<File>,
    slots: Vec<Slot>,
    wanted: Wanted,
    /// Number of leading slots that are filled at each level.
    widths: [usize; Level::ALL.len()],
    /// First slot of each period, review and basis.
    first: BTreeMap<(usize, usize, Basis), usize>,
    /// First slot of the headline figures of the whole city.
    whole: usize,
    /// Position of each unit's values in the row of a trial, and the unit's code; by level and number in the whole city.
    blocks: BTreeMap<(Level, u32), (usize, String)>,
    /// Runs of consecutive trials: city, number of values per trial, number of trials.
    trials: Vec<(u32, usize, usize)>,
    count: usize,
    row: Vec<f64>,
    cities_of_a_set: Option<u32>,
    /// Of each period, its kind; and the sets of parameters, if there are any.
    kinds: Vec<PeriodKind>,
    tolerances: Option<Sets>,
}

/// Number of values in memory at a time when a design is summarised: a quarter of a megabyte.
const AT_ONCE: usize = 1 << 15;

fn number(level: Level, city: &City, unit: usize) -> u32 {
    match level {
        Level::Street => city.streets[unit].number,
        Level::Community => city.communities[unit].number,
        Level::City | Level::District | Level::Department | Level::Topic => unit as u32,
    }
}

impl Series {
    /// Creates series that are kept in the file `path` until they are summarised.
    ///
    /// # Errors
    /// An I/O error if the file can't be created.
    pub(crate) fn create(path: &Path, setup: &Setup, wanted: &Wanted) -> Result<Series> {
        let options = File::options().read(true).write(true).create(true).truncate(true).open(path);
        let file = BufWriter::new(options.map_err(|e| Error::io(path, e))?);
        let (mut slots, mut first) = (Vec::new(), BTreeMap::new());
        for (p, period) in setup.periods.periods.iter().enumerate().filter(|(_, period)| wanted.periods.contains(&period.kind)) {
            for (review, basis) in kinds(setup, period) {
                first.insert((p, review as usize, basis), slots.len());
                slots.extend(Measure::of(review, basis).iter().map(|measure| Slot { period: p, review, basis, measure: *measure }));
            }
        }
        // The run comes first, days come last.
        let is_filled = |level, slot: &Slot| wanted.is_summarised(level, setup.periods.periods[slot.period].kind);
        let mut widths = Level::ALL.map(|level| slots.iter().take_while(|slot| is_filled(level, slot)).count());
        let whole = slots.len();
        if let Some(period) = setup.periods.periods.iter().position(|period| period.kind == PeriodKind::Run) {
            let slot =
                |figure: Headline| Slot { period, review: Review::Observer, basis: Basis::Callback, measure: Measure::Whole(figure) };
            slots.extend(Headline::in_spill_order().map(slot));
        }
        widths[Level::City as usize] = slots.len();
        let (blocks, trials, count, row) = (BTreeMap::new(), Vec::new(), 0, Vec::new());
        let cities_of_a_set = setup.cities_of_a_set();
        let wanted = wanted.clone();
        let kinds = setup.periods.periods.iter().map(|period| period.kind).collect();
        let tolerances = setup
            .sets()
            .map(|sets| Sets { tolerances: sets.tolerances.clone(), ..Sets::default() })
            .filter(|sets| !sets.tolerances.is_empty());
        let path = path.into();
        Ok(Series { path, file, slots, wanted, widths, first, whole, blocks, trials, count, row, cities_of_a_set, kinds, tolerances })
    }

    /// The cells of a unit in the current trial.
    fn block(&mut self, setup: &Setup, city: &City, level: Level, unit: usize) -> &mut [f64] {
        let width = self.widths[level as usize];
        let next = self.row.len();
        let key = (level, number(level, city, unit));
        let block = self.blocks.entry(key).or_insert_with(|| (next, level.code(setup, city, unit).into())).0;
        if self.row.len() < block + width {
            self.row.resize(block + width, f64::NAN);
        }
        &mut self.row[block..][..width]
    }

    /// Adds a row of the current trial, unless it is not to be summarised.
    pub(crate) fn add(&mut self, setup: &Setup, city: &City, row: &Rates) {
        if !self.wanted.is_summarised(row.level, setup.periods.periods[row.period].kind) {
            return;
        }
        let Some(first) = self.first.get(&(row.period, row.review as usize, row.basis)).copied() else { return };
        for (measure, cell) in Measure::of(row.review, row.basis).iter().zip(&mut self.block(setup, city, row.level, row.unit)[first..]) {
            *cell = measure.value(row);
        }
    }

    /// Adds the headline figures of the current trial, of the whole city over the run, in the order of [`Headline::in_spill_order`].
    pub(crate) fn add_figures(&mut self, setup: &Setup, city: &City, figures: impl Iterator<Item = f64>) {
        let whole = self.whole;
        self.block(setup, city, Level::City, 0)[whole..].iter_mut().zip(figures).for_each(|(cell, figure)| *cell = figure);
    }

    /// Ends a trial.
    ///
    /// # Errors
    /// An I/O error if the values can't be written.
    pub(crate) fn end_trial(&mut self, city: u32) -> Result<()> {
        for value in &self.row {
            self.file.write_all(&value.to_le_bytes()).map_err(|e| Error::io(&self.path, e))?;
        }
        match self.trials.last_mut() {
            Some((last, values, count)) if (*last, *values) == (city, self.row.len()) => *count += 1,
            _ => self.trials.push((city, self.row.len(), 1)),
        }
        self.count += 1;
        self.row.fill(f64::NAN);
        Ok(())
    }

    /// The band in which the measure of a unit would be published: trials under sets that were fitted to values of the same measure, plus
    /// an error of their tolerance.
    fn forecast(&self, level: Level, unit: &str, slot: &Slot, values: &[f64]) -> Option<(f64, f64)> {
        let words = [slot.measure.word(), review_word(slot.review), slot.basis.word(), level.word()];
        let kind = self.kinds[slot.period];
        let is_target = matches!(kind, PeriodKind::Run | PeriodKind::Month);
        let unit = if level == Level::City { "" } else { unit };
        let tolerance = self.tolerances.as_ref().filter(|_| is_target)?.tolerance(words, unit, kind == PeriodKind::Run)?;
        forecast(values, tolerance)
    }

    /// Calls `each` with the statistics and the forecast of every measure, by level, unit, period, review, basis and measure; a measure that is defined in
    /// no trial is left out.
    ///
    /// # Errors
    /// I/O errors, or those of `each`.
    pub(crate) fn summarise(self, each: impl FnMut(Level, &str, &Slot, &Statistics, Forecast) -> Result<()>) -> Result<()> {
        self.summarise_by(AT_ONCE, each)
    }

    /// The same, reading as many measures at a time as make up `most` values, at least one: memory grows with the number of trials only
    /// for a single measure.
    fn summarise_by(mut self, most: usize, mut each: impl FnMut(Level, &str, &Slot, &Statistics, Forecast) -> Result<()>) -> Result<()> {
        let io = |e| Error::io(&self.path, e);
        self.file.flush().map_err(io)?;
        let mut estimator = IntervalEstimator::of(self.cities_of_a_set);
        for ((level, _), (block, code)) in &self.blocks {
            let width = self.widths[*level as usize];
            let at_a_time = (most / self.count.max(1)).max(1);
            for (part, slots) in self.slots[..width].chunks(at_a_time).enumerate() {
                let first = block + part * at_a_time;
                let mut bytes = vec![0; 8 * slots.len()];
                let mut cities = Vec::with_capacity(self.count);
                let mut columns: Vec<Vec<f64>> = slots.iter().map(|_| Vec::with_capacity(self.count)).collect();
                let mut offset = 0;
                let file = self.file.get_mut();
                for (city, values) in self.trials.iter().flat_map(|(city, values, count)| std::iter::repeat_n((city, values), *count)) {
                    if block < values {
                        file.seek(SeekFrom::Start(offset + 8 * first as u64)).map_err(io)?;
                        file.read_exact(&mut bytes).map_err(io)?;
                        cities.push(*city);
                        for (column, value) in columns.iter_mut().zip(bytes.as_chunks::<8>().0) {
                            column.push(f64::from_le_bytes(*value));
                        }
                    }
                    offset += 8 * *values as u64;
                }
                let sets = cities.chunk_by(|a, b| estimator.set_of(*a) == estimator.set_of(*b)).count();
                let has_enough_sets = sets as f64 >= ENOUGH;
                for (slot, column) in slots.iter().zip(&columns) {
                    let found = match slot.measure.is_share() {
                        true => estimator.shares(column, &cities),
                        false => estimator.statistics(column, &cities),
                    };
                    if let Some(statistics) = found {
                        let band = self.forecast(*level, code, slot, column).filter(|_| has_enough_sets);
                        each(*level, code, slot, &statistics, band)?;
                    }
                }
            }
        }
        Ok(())
    }
}

#[expect(clippy::disallowed_methods, reason = "temporary folders of tests")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::counter::Counter;
    use crate::engine::Log;
    use crate::engine::{draw_city, fixtures};

    #[test]
    fn reading_one_measure_at_a_time_or_all_at_once_gives_the_same() {
        let place = tempfile::tempdir().unwrap();
        let summarised = |most: usize| {
            let setup = fixtures::setup("a", 2, 3);
            let wanted = Wanted::of(&setup);
            let mut series = Series::create(&place.path().join(most.to_string()), &setup, &wanted).unwrap();
            for (number, replication) in (1..=2).flat_map(|city| (1..=3).map(move |replication| (city, replication))) {
                let city = draw_city(&setup, number);
                let output = fixtures::simulate(&setup, &city, number, replication, Log::Off);
                Counter::new(&setup, &city, &output.ledger).rows(&wanted, |row| series.add(&setup, &city, row));
                series.add_figures(&setup, &city, (0..Headline::ALL.len()).map(|i| f64::from(number * replication) + i as f64));
                series.end_trial(number).unwrap();
            }
            let mut list = Vec::new();
            let note = |level, code: &str, slot: &Slot, found: &Statistics, _| {
                list.push(format!("{level:?} {code} {slot:?} {found:?}"));
                Ok(())
            };
            series.summarise_by(most, note).unwrap();
            list
        };
        let all = summarised(1 << 20);
        assert!(all.len() > 500 && all.iter().any(|line| line.contains("Whole(Resolution)")));
        assert!(summarised(1) == all && summarised(50) == all);
    }
}
