//! Early warning: daily counts of orders by category and district, compared with their own past; and what follows an alarm.

use super::*;
use crate::ledger::Alarm;
use crate::levers::early_warning::{EarlyWarning, Measure};

/// Weight of the newest day in a series' mean of its weekday.
const WEEKDAY_STEP: f64 = 0.125;
/// Days of each weekday before factors are trusted.
const WEEKDAY_LEAST: u32 = 4;

/// Daily counts of one category in one district, or in the whole city.
#[derive(Clone, Debug, Default)]
struct Series {
    /// Orders registered today.
    today: u32,
    /// Moving mean and number of the days of each weekday.
    weekday: [(f64, u32); 7],
    /// Counts of the last days over the factor of their weekday, the newest last.
    past: VecDeque<f64>,
    /// Whether each of the last days stood out: the newest is the lowest bit.
    stood_out: u32,
    /// Until when the measure that follows an alarm holds.
    acting_until: Time,
}

/// What the baseline leads to expect of a day, in orders, and how far above that the day stands out.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Expectation {
    mean: f64,
    sd: f64,
}

impl Series {
    /// Factor of a weekday against the mean of all seven; 1 until it is known.
    fn factor(&self, weekday: usize) -> f64 {
        let mean = self.weekday.iter().map(|(mean, _)| mean).sum::<f64>() / 7.0;
        let known = self.weekday.iter().all(|(_, days)| *days >= WEEKDAY_LEAST);
        if known && mean > 0.0 { (self.weekday[weekday].0 / mean).max(0.05) } else { 1.0 }
    }

    /// Mean and standard deviation of the `baseline` days that ended `gap` days before the day that is judged, times that day's factor.
    /// Counts vary at least as Poisson counts of their mean, or of `least`, do.
    fn expectation(&self, lever: &EarlyWarning, factor: f64) -> Option<Expectation> {
        let (baseline, gap) = (lever.baseline as usize, lever.gap as usize);
        let end = self.past.len().checked_sub(gap)?;
        let days = self.past.range(end.checked_sub(baseline)?..end);
        let n = f64::from(lever.baseline);
        let mean = days.clone().sum::<f64>() / n;
        let variance = days.map(|count| (count - mean) * (count - mean)).sum::<f64>() / (n - 1.0);
        let poisson = factor * mean.max(lever.least);
        Some(Expectation { mean: factor * mean, sd: libm::sqrt((factor * factor * variance).max(poisson)) })
    }

    /// The day ends: whether it is one of an alarm, and what was counted and expected.
    fn end_day(&mut self, lever: &EarlyWarning, weekday: usize) -> Option<(u32, f64)> {
        let count = std::mem::take(&mut self.today);
        let observed = f64::from(count);
        let factor = self.factor(weekday);
        let expected = self.expectation(lever, factor);
        let stands_out = expected.is_some_and(|Expectation { mean, sd }| observed - mean > lever.threshold * sd);
        self.stood_out = self.stood_out << 1 | u32::from(stands_out);
        if !stands_out {
            let (mean, days) = &mut self.weekday[weekday];
            *days += 1;
            *mean += (1.0 / f64::from(*days)).max(WEEKDAY_STEP) * (observed - *mean);
        }
        self.past.push_back(observed / factor);
        if self.past.len() > (lever.baseline + lever.gap) as usize {
            self.past.pop_front();
        }
        let lately = self.stood_out & ((1 << lever.within) - 1);
        (lately.count_ones() >= lever.alarms).then(|| (count, expected.map_or(0.0, |e| e.mean)))
    }
}

/// The counts that the hotline watches.
#[derive(Clone, Debug)]
pub(super) struct Watch {
    categories: usize,
    /// By district, then the city; in each by category.
    series: Vec<Series>,
}

impl Watch {
    pub(super) fn new(districts: usize, categories: usize) -> Watch {
        Watch { categories, series: vec![Series::default(); (districts + 1) * categories] }
    }
}

impl World<'_> {
    /// An order is registered: it is counted in its district and in the city.
    pub(super) fn count_order(&mut self, index: u32) {
        if self.watch.is_none() {
            return;
        }
        let category = self.problems[self.orders[index as usize].problem as usize].category();
        let district = self.city.streets[self.street_of(index)].district as usize;
        let cities = self.city.districts.len();
        if let Some(watch) = &mut self.watch {
            for place in [district, cities] {
                watch.series[place * watch.categories + category].today += 1;
            }
        }
    }

    /// A day has ended: alarms are raised, and what follows them begins.
    pub(super) fn watch_day(&mut self) {
        let day = self.now - DAY;
        let (Some(lever), Some(mut watch)) = (self.rules.early_warning.clone(), self.watch.take()) else { return };
        if day >= 0 {
            let weekday = self.plan.calendar.like_weekday(day);
            let cities = self.city.districts.len();
            for index in 0..watch.series.len() {
                let Some((observed, expected)) = watch.series[index].end_day(&lever, weekday) else { continue };
                let (place, category) = (index / watch.categories, index % watch.categories);
                let district = (place < cities).then_some(place as u32);
                if day >= self.plan.start {
                    self.ledger.alarms.push(Alarm { day, category: category as u32, district, observed, expected });
                }
                watch.series[index].acting_until = self.now + lever.lasts.0;
                if lever.measure == Measure::Capacity {
                    self.reinforce(category, district, self.now.saturating_add(lever.lasts.0));
                }
            }
        }
        self.watch = Some(watch);
    }

    /// The units that own a category in a district, or in the whole city, have more officers until then.
    fn reinforce(&mut self, category: usize, district: Option<u32>, until: Time) {
        let owner = self.plan.categories[category].owner;
        let districts = district.map_or(0..self.city.districts.len(), |d| d as usize..d as usize + 1);
        for d in districts {
            let units = match owner {
                Some(function) => self.city.departments[d][function]..self.city.departments[d][function] + 1,
                None => self.city.districts[d].streets.0..self.city.districts[d].streets.1,
            };
            for unit in units {
                let reinforced = &mut self.desks[unit as usize].reinforced_until;
                *reinforced = (*reinforced).max(until);
            }
        }
    }

    /// Officers of a unit that an alarm has reinforced, as a multiple of its own.
    pub(super) fn reinforcement(&self, unit: u32) -> f64 {
        match &self.rules.early_warning {
            Some(lever) if lever.measure == Measure::Capacity && self.now < self.desks[unit as usize].reinforced_until => {
                1.0 + lever.capacity
            }
            _ => 1.0,
        }
    }

    /// Share of a shock's new problems that do not arise today, since an alarm was raised there or in the whole city.
    pub(super) fn thinned(&self, category: usize, district: usize) -> f64 {
        let (Some(lever), Some(watch)) = (&self.rules.early_warning, &self.watch) else { return 0.0 };
        let acting = |place: usize| self.now < watch.series[place * watch.categories + category].acting_until;
        let warned = lever.measure == Measure::Thin && (acting(district) || acting(self.city.districts.len()));
        if warned { lever.effect } else { 0.0 }
    }
}
