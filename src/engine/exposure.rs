//! Exposure: time weighted by the profiles and random daily factors of contacts.

use crate::rng::{DrawSink, Purpose, Streams, gamma_mean_one};
use crate::setup::Profiles;
use crate::time::{Calendar, DAY, HOUR, Time};

/// Cumulative exposure by hour, in seconds of an average hour.
///
/// A Poisson process with rate r in exposure has rate r × hour profile × weekday profile × day factor in time (time change), so
/// each occasion needs one logarithm and one table look-up, without rejection. Holidays count as Sundays, make-up working days as
/// Mondays. The day factor is gamma-distributed with mean 1, which makes daily counts negative binomial with size `dispersion`.
pub(super) struct Exposure {
    /// Exposure at the start of each hour, and at the end of the last.
    cumulative: Vec<f64>,
    /// Entry i: the first hour at the end of which exposure exceeds `i · step`.
    first_hour: Vec<u32>,
    step: f64,
}

/// The factor on a day's contacts, with mean 1.
pub(super) fn day_factor(day: i32, dispersion: f64, streams: &Streams<impl DrawSink>) -> f64 {
    if dispersion > 0.0 { gamma_mean_one(&mut streams.stream(Purpose::DayFactor, day as u64, 0), dispersion.max(1.0)) } else { 1.0 }
}

impl Exposure {
    pub(super) fn new(calendar: &Calendar, profiles: &Profiles, dispersion: f64, end: Time, streams: &Streams<impl DrawSink>) -> Exposure {
        let days = end / DAY;
        let mut cumulative = Vec::with_capacity(days as usize * 24 + 1);
        let mut sum = 0.0;
        cumulative.push(sum);
        for day in 0..days {
            let kind = calendar.like_weekday(day * DAY);
            let day_factor_of = day_factor(day, dispersion, streams);
            for hour in 0..24 {
                sum += f64::from(HOUR) * profiles.hour[hour] * profiles.weekday[kind] * day_factor_of;
                cumulative.push(sum);
            }
        }
        let hours = cumulative.len() - 1;
        let step = (sum / hours.max(1) as f64).max(1e-300);
        let mut first_hour = Vec::with_capacity(hours + 1);
        let mut hour = 0;
        for i in 0..=hours {
            while hour + 1 < hours && cumulative[hour + 1] <= i as f64 * step {
                hour += 1;
            }
            first_hour.push(hour as u32);
        }
        Exposure { cumulative, first_hour, step }
    }

    /// Exposure from the start to `time`.
    #[inline]
    pub(super) fn at(&self, time: Time) -> f64 {
        let hour = (time / HOUR) as usize;
        match self.cumulative.get(hour..hour + 2) {
            Some(ends) => ends[0] + (ends[1] - ends[0]) * f64::from(time % HOUR) / f64::from(HOUR),
            None => self.cumulative[self.cumulative.len() - 1],
        }
    }

    /// The time at which exposure reaches `value`, if it does before the end.
    #[inline]
    pub(super) fn time_at(&self, value: f64) -> Option<Time> {
        if value >= self.cumulative[self.cumulative.len() - 1] {
            return None;
        }
        let mut hour = self.first_hour[(value / self.step) as usize] as usize;
        while self.cumulative[hour + 1] <= value {
            hour += 1;
        }
        let (from, to) = (self.cumulative[hour], self.cumulative[hour + 1]);
        Some(hour as Time * HOUR + ((value - from) / (to - from) * f64::from(HOUR)) as Time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Date, Shift};

    #[test]
    fn time_and_exposure_convert_both_ways() {
        let first = Date::new(2019, 1, 1).unwrap();
        let calendar = Calendar::new(first, 60, Shift::Office, &[], &[]);
        let mut profiles = Profiles::default();
        profiles.hour[3] = 0.01;
        profiles.hour[10] = 1.99;
        let exposure = Exposure::new(&calendar, &profiles, 15.0, 60 * DAY, &Streams::of_replication(1, 1, 1));
        for time in (0..60 * DAY).step_by(997) {
            let back = exposure.time_at(exposure.at(time)).unwrap();
            assert!((back - time).abs() <= 1, "{time} was converted back to {back}");
        }
        assert_eq!(exposure.time_at(exposure.at(60 * DAY)), None);
    }
}
