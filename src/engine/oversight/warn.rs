//! Early warning: daily counts of orders by category and district, alarms, and the response to them.

use super::*;
use crate::ledger::Alarm;
use crate::levers::early_warning::{EarlyWarning, Measure};

/// Weight of the newest day in the moving average of its weekday.
const WEEKDAY_STEP: f64 = 0.125;
/// Minimum number of days of each weekday before weekday factors are used.
const WEEKDAY_LEAST: u32 = 4;

/// Daily counts of one category in one district, or in the whole city.
#[derive(Clone, Debug, Default)]
struct Series {
    /// Orders registered today.
    today: u32,
    /// Moving average and number of days of each weekday.
    weekday: [(f64, u32); 7],
    /// Recent daily counts divided by the factor of their weekday, the newest last.
    past: VecDeque<f64>,
    /// Whether each of the recent days was unusual; the lowest bit is the newest day.
    stood_out: u32,
    /// End of the response to the last alarm.
    acting_until: Time,
}

/// Mean and standard deviation of a day's count under the baseline, in orders.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Expectation {
    mean: f64,
    sd: f64,
}

impl Series {
    /// Factor of a weekday relative to the mean of all seven; 1 until it is known.
    fn factor(&self, weekday: usize) -> f64 {
        let mean = self.weekday.iter().map(|(mean, _)| mean).sum::<f64>() / 7.0;
        let known = self.weekday.iter().all(|(_, days)| *days >= WEEKDAY_LEAST);
        if known && mean > 0.0 { (self.weekday[weekday].0 / mean).max(0.05) } else { 1.0 }
    }

    /// Mean and standard deviation of the `baseline` days that ended `gap` days before the day tested, times that day's factor. The
    /// variance is at least that of a Poisson count with the same mean, or with mean `least`.
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

    /// Ends a day. On a day of alarm, returns the observed and expected numbers of orders.
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

/// The daily counts that the hotline monitors.
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

/// Which streets' orders are monitored.
pub(in crate::engine) fn watched(context: &Context<impl DrawSink>) -> Vec<bool> {
    context.streets().map(|street| context.rules_in(street).early_warning.is_some()).collect()
}

impl Oversight {
    /// The rules in force have changed. If other streets than before are monitored, the series begins anew; the response to alarms does
    /// not affect the counts.
    pub(in crate::engine) fn restart_watch(&mut self, context: &Context<impl DrawSink>, before: &[bool]) {
        if self.watch.is_none() || *before != watched(context) {
            let new = || Watch::new(context.city.districts.len(), context.setup.categories.len());
            self.watch = context.jurisdiction.early_warning().map(|_| new());
        }
    }

    /// Counts a registered order in its district and in the city.
    pub(in crate::engine) fn count_order(&mut self, context: &Context<impl DrawSink>, address: u64) {
        let Some(watch) = &mut self.watch else { return };
        if context.rules_at(|| address).early_warning.is_none() {
            return;
        }
        for place in [context.district_at(address), context.city.districts.len()] {
            watch.series[place * watch.categories + category_at(address)].today += 1;
        }
    }

    /// Ends a day: raises alarms and starts the response to them.
    pub(in crate::engine) fn watch_day(&mut self, context: &mut Context<impl DrawSink>, units: &mut Units) {
        let day = context.now - DAY;
        let (Some(lever), Some(mut watch)) = (context.jurisdiction.early_warning().cloned(), self.watch.take()) else { return };
        if day >= 0 {
            let weekday = context.setup.calendar.like_weekday(day);
            let cities = context.city.districts.len();
            for index in 0..watch.series.len() {
                let Some((observed, expected)) = watch.series[index].end_day(&lever, weekday) else { continue };
                let (place, category) = (index / watch.categories, index % watch.categories);
                let district = (place < cities).then_some(place as u32);
                if day >= context.setup.start {
                    context.ledger.alarms.push(Alarm { day, category: category as u32, district, observed, expected });
                }
                watch.series[index].acting_until = context.now.saturating_add(lever.lasts.0);
                if lever.measure == Measure::Capacity {
                    reinforce(context, units, category, district, context.now.saturating_add(lever.lasts.0));
                }
            }
        }
        self.watch = Some(watch);
    }

    /// Share of a shock's new problems in a street that do not arise today because of an alarm.
    pub(in crate::engine) fn thinned(&self, context: &Context<impl DrawSink>, category: usize, street: StreetId) -> f64 {
        let (Some(lever), Some(watch)) = (&context.rules_in(street).early_warning, &self.watch) else { return 0.0 };
        let district = context.city.streets[street.index()].district as usize;
        let acting = |place: usize| context.now < watch.series[place * watch.categories + category].acting_until;
        let warned = lever.measure == Measure::Thin && (acting(district) || acting(context.city.districts.len()));
        if warned { lever.effect } else { 0.0 }
    }
}

/// Gives the units responsible for a category in a district, or in the whole city, more officers until `until`.
fn reinforce(context: &Context<impl DrawSink>, units: &mut Units, category: usize, district: Option<u32>, until: Time) {
    let owner = context.setup.categories[category].owner;
    let districts = district.map_or(0..context.city.districts.len(), |d| d as usize..d as usize + 1);
    for d in districts {
        let members = match owner {
            Some(function) => context.city.departments[d][function]..context.city.departments[d][function] + 1,
            None => context.city.districts[d].streets.0..context.city.districts[d].streets.1,
        };
        for unit in members {
            units.reinforce(UnitId::at(unit as usize), until);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days of alarm in a series of daily counts.
    fn alarms(lever: &EarlyWarning, counts: &[u32]) -> Vec<usize> {
        let mut series = Series::default();
        let mut days = Vec::new();
        for (day, count) in counts.iter().enumerate() {
            series.today = *count;
            if series.end_day(lever, day % 7).is_some() {
                days.push(day);
            }
        }
        days
    }

    #[test]
    fn the_statistic_agrees_with_a_calculation_by_hand() {
        let lever = EarlyWarning::default();
        let mut series = Series::default();
        for (day, count) in [100, 110, 90, 105, 95, 120, 80, 500, 600].into_iter().enumerate() {
            series.today = count;
            series.end_day(&lever, day % 7);
        }
        // The seven days 100 … 80: mean 100, squared differences 0, 100, 100, 25, 25, 400, 400, sum 1050, divided by 6: 175.
        // The two days of the gap, 500 and 600, do not count.
        let expected = series.expectation(&lever, 1.0).unwrap();
        assert!((expected.mean - 100.0).abs() < 1e-12 && (expected.sd - 175_f64.sqrt()).abs() < 1e-12, "{expected:?}");
        // On a day with half the usual contacts, half is expected; its Poisson variance of 50 exceeds 175/4.
        let sunday = series.expectation(&lever, 0.5).unwrap();
        assert!((sunday.mean - 50.0).abs() < 1e-12 && (sunday.sd - 50_f64.sqrt()).abs() < 1e-12, "{sunday:?}");
        // C2 = (x − 100)/√175 is below 3 for 139 and above 3 for 140.
        for (count, stands_out) in [(139, 0), (140, 1)] {
            let mut series = series.clone();
            series.today = count;
            series.end_day(&lever, 0);
            assert_eq!(series.stood_out & 1, stands_out, "{count}");
        }
    }

    #[test]
    fn two_unusual_days_in_three_raise_an_alarm_and_one_does_not() {
        let lever = EarlyWarning::default();
        let quiet = [20, 22, 18, 21, 19, 20, 20, 21, 19, 20];
        assert!(alarms(&lever, &[&quiet[..], &[60, 20, 20, 20]].concat()).is_empty());
        // Days 10 and 12 are unusual: the alarm is on day 12 only, since later days have only one of them in the last three.
        assert_eq!(alarms(&lever, &[&quiet[..], &[60, 20, 60, 20, 20, 20]].concat()), [12]);
        assert_eq!(alarms(&lever, &[&quiet[..], &[60, 60, 20, 20]].concat()), [11, 12]);
        let one = EarlyWarning { alarms: 1, within: 1, ..lever };
        assert_eq!(alarms(&one, &[&quiet[..], &[60, 20]].concat()), [10]);
    }

    #[test]
    fn small_counts_need_a_large_excess() {
        let lever = EarlyWarning::default();
        let none = [0; 12];
        // The standard deviation is at least one order: three orders do not exceed the threshold, four do.
        assert!(alarms(&lever, &[&none[..], &[3, 3, 3]].concat()).is_empty());
        assert_eq!(alarms(&lever, &[&none[..], &[4, 4]].concat()), [13]);
        let strict = EarlyWarning { least: 9.0, ..lever };
        assert!(alarms(&strict, &[&none[..], &[9, 9]].concat()).is_empty());
        assert_eq!(alarms(&strict, &[&none[..], &[10, 10]].concat()), [13]);
    }

    #[test]
    fn weekday_factors_are_estimated_and_raise_no_weekly_alarm() {
        // Three times the usual count on the sixth day of each week for a year, then on the second day.
        let week = |peak: usize| (0..7).map(move |day| if day == peak { 90 } else { 30 });
        let year: Vec<u32> = (0..52).flat_map(|_| week(5)).collect();
        let lever = EarlyWarning { alarms: 1, within: 1, ..EarlyWarning::default() };
        assert!(alarms(&lever, &year).iter().all(|day| *day < 35), "{:?}", alarms(&lever, &year));
        let odd = [&year[..], &week(1).collect::<Vec<_>>()].concat();
        assert!(alarms(&lever, &odd).contains(&(52 * 7 + 1)));
    }
}
