//! Times in whole seconds, dates, and working hours.
//!
//! A [`Time`] is the number of seconds since the first midnight of the warm-up, in local time; no time is finer than
//! a second. A [`Calendar`] has the working days, and converts working time into clock time.

use crate::messages::{Message, message};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// Seconds in a day.
pub const DAY: i32 = 86_400;
/// Seconds in an hour.
pub const HOUR: i32 = 3_600;

/// Whole seconds since the first midnight of the warm-up; negative before it.
pub type Time = i32;

/// A duration in whole seconds, written `"30 min"`, `"2 h"`, `"7 d"`.
///
/// ```
/// use jiesu::time::Span;
///
/// assert_eq!(Span::parse("90 min")?, Span::hours(1.5));
/// assert_eq!(Span::minutes(0.5).seconds(), 30.0);
/// # Ok::<(), jiesu::messages::Message>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span(pub i32);

const UNITS: [(&str, f64); 5] = [("d", 86_400.0), ("h", 3_600.0), ("min", 60.0), ("s", 1.0), ("w", 604_800.0)];

impl Span {
    /// A duration in days, which need not be whole.
    pub(crate) fn days(days: f64) -> Span {
        Span(libm::round(days * f64::from(DAY)) as i32)
    }

    /// A duration in hours, which need not be whole.
    pub fn hours(hours: f64) -> Span {
        Span(libm::round(hours * f64::from(HOUR)) as i32)
    }

    /// A duration in minutes, which need not be whole.
    pub fn minutes(minutes: f64) -> Span {
        Span(libm::round(minutes * 60.0) as i32)
    }

    /// The duration in seconds, for calculations.
    pub fn seconds(self) -> f64 {
        f64::from(self.0)
    }

    /// Parses a duration such as `"7 d"`; units are `s`, `min`, `h`, `d`, `w`.
    ///
    /// # Errors
    /// If the text is not a number with a unit, or the duration is negative or longer than 60 years; the message says what was found.
    pub fn parse(text: &str) -> Result<Span, Message> {
        let trimmed = text.trim();
        let split = trimmed.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(trimmed.len());
        let (number, unit) = (trimmed[..split].trim(), trimmed[split..].trim());
        let expected = || message!("input-not-a-span", text = text);
        let number: f64 = number.parse().map_err(|_| expected())?;
        let (_, factor) = UNITS.iter().find(|(name, _)| *name == unit).ok_or_else(expected)?;
        let seconds = number * factor;
        if !(0.0..=1.9e9).contains(&seconds) {
            return Err(message!("input-span-too-long", text = text));
        }
        Ok(Span(libm::round(seconds) as i32))
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, length) =
            [("d", DAY), ("h", HOUR), ("min", 60)].into_iter().find(|(_, length)| self.0 != 0 && self.0 % length == 0).unwrap_or(("s", 1));
        write!(f, "{} {name}", self.0 / length)
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Span, D::Error> {
        let text = String::deserialize(deserializer)?;
        Span::parse(&text).map_err(de::Error::custom)
    }
}

/// A day of the (proleptic Gregorian) calendar.
///
/// ```
/// use jiesu::time::Date;
///
/// let day = Date::parse("2019-01-01")?;
/// assert_eq!((day.month, day.weekday()), (1, 1));
/// assert_eq!(day.to_string(), "2019-01-01");
/// # Ok::<(), jiesu::messages::Message>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year.
    pub year: i32,
    /// Month, from 1.
    pub month: u32,
    /// Day of the month, from 1.
    pub day: u32,
}

impl Date {
    /// The date, if it exists.
    pub(crate) fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        ((1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day)).then_some(Date { year, month, day })
    }

    /// Parses a date such as `2019-01-31`.
    ///
    /// # Errors
    /// If there is no such date; the message says what was found.
    pub fn parse(text: &str) -> Result<Date, Message> {
        let read = || {
            let parts: Vec<&str> = text.trim().split('-').collect();
            let [year, month, day] = parts.as_slice() else { return None };
            // No signs, and no year of two digits.
            let are_digits = parts.concat().bytes().all(|byte| byte.is_ascii_digit()) && year.len() == 4;
            are_digits.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))?
        };
        read().ok_or_else(|| message!("input-not-a-date", text = text))
    }

    /// Days since 1970-01-01. Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
    pub(crate) fn number(self) -> i32 {
        let y = self.year - i32::from(self.month <= 2);
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let month = (self.month as i32 + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + self.day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The date `number` days after 1970-01-01: the inverse of [`Date::number`].
    pub(crate) fn from_number(number: i32) -> Date {
        let z = number + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 } as u32;
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Date { year, month, day: (day_of_year - (153 * shifted + 2) / 5 + 1) as u32 }
    }

    /// The date `days` later.
    pub(crate) fn plus_days(self, days: i32) -> Date {
        Date::from_number(self.number() + days)
    }

    /// The same day `months` later, or the last day of that month if it is shorter.
    pub(crate) fn plus_months(self, months: i32) -> Date {
        let index = self.year * 12 + self.month as i32 - 1 + months;
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) as u32 + 1);
        Date { year, month, day: self.day.min(days_in_month(year, month)) }
    }

    /// Day of the week, 0 for Monday.
    pub fn weekday(self) -> usize {
        (self.number() + 3).rem_euclid(7) as usize
    }

    /// Year and number of the week by ISO 8601: weeks run from Monday to Sunday and belong to the year of their Thursday.
    pub(crate) fn iso_week(self) -> (i32, u32) {
        let thursday = self.plus_days(3 - self.weekday() as i32);
        let first = Date { year: thursday.year, month: 1, day: 1 };
        (thursday.year, (thursday.number() - first.number()) as u32 / 7 + 1)
    }
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = String::deserialize(deserializer)?;
        Date::parse(&text).map_err(de::Error::custom)
    }
}

/// Working hours of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shift {
    /// 9 to 12 and 13 to 18 o'clock on working days.
    Office,
    /// Every hour of every day.
    Always,
}

const OFFICE: [(i32, i32); 2] = [(9 * HOUR, 12 * HOUR), (13 * HOUR, 18 * HOUR)];
const OFFICE_SECONDS: i32 = 8 * HOUR;

/// Days, working days and working hours of a simulation run.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::time::{DAY, Date};
///
/// let calendar = &setup.calendar;
/// let second = Date::parse("2019-01-02").expect("a day");
/// assert_eq!(calendar.date(setup.start + DAY), second);
/// assert_eq!(calendar.midnight(second), setup.start + DAY);
/// assert!(calendar.iso(setup.start + DAY + 3_600).starts_with("2019-01-02T01:00"));
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Calendar {
    first: Date,
    shift: Shift,
    worked: Vec<bool>,
    /// Working seconds before each day; one more entry than days.
    before: Vec<i64>,
}

impl Calendar {
    /// A calendar of `days` days from `first`. Working days are Monday to Friday except `holidays`, and the weekend days in `make_up`.
    pub(crate) fn new(first: Date, days: usize, shift: Shift, holidays: &[Date], make_up: &[Date]) -> Calendar {
        let mut worked: Vec<bool> = (0..days).map(|d| first.plus_days(d as i32).weekday() < 5).collect();
        let mut mark = |dates: &[Date], kind: bool| {
            for date in dates {
                let index = date.number() - first.number();
                if let Some(day) = usize::try_from(index).ok().and_then(|i| worked.get_mut(i)) {
                    *day = kind;
                }
            }
        };
        mark(holidays, false);
        mark(make_up, true);
        let mut before = Vec::with_capacity(days + 1);
        before.push(0);
        for day in &worked {
            before.push(before[before.len() - 1] + if *day { i64::from(OFFICE_SECONDS) } else { 0 });
        }
        Calendar { first, shift, worked, before }
    }

    /// The date of `time`.
    pub fn date(&self, time: Time) -> Date {
        self.first.plus_days(time.div_euclid(DAY))
    }

    /// The first second of `date`.
    pub fn midnight(&self, date: Date) -> Time {
        (date.number() - self.first.number()) * DAY
    }

    /// Whether the day of `time` is a working day; days after the end of the calendar follow the weekday.
    pub(crate) fn is_working_day(&self, time: Time) -> bool {
        match self.shift {
            Shift::Always => true,
            Shift::Office => self.worked_day(time.div_euclid(DAY)),
        }
    }

    /// Weekday (0 for Monday) that the day of `time` counts as: holidays count as Sundays, make-up working days as Mondays.
    pub(crate) fn like_weekday(&self, time: Time) -> usize {
        let weekday = self.date(time).weekday();
        match (self.worked_day(time.div_euclid(DAY)), weekday < 5) {
            (true, false) => 0,
            (false, true) => 6,
            _ => weekday,
        }
    }

    fn worked_day(&self, day: i32) -> bool {
        match usize::try_from(day).ok().and_then(|d| self.worked.get(d)) {
            Some(worked) => *worked,
            None => self.first.plus_days(day).weekday() < 5,
        }
    }

    /// Whether units are at work at `time`.
    pub(crate) fn is_on_shift(&self, time: Time) -> bool {
        match self.shift {
            Shift::Always => true,
            Shift::Office => {
                let second = time.rem_euclid(DAY);
                self.worked_day(time.div_euclid(DAY)) && OFFICE.iter().any(|(from, to)| (*from..*to).contains(&second))
            }
        }
    }

    /// The times of day at which a shift begins on working days.
    pub(crate) fn shift_starts(&self) -> &'static [i32] {
        match self.shift {
            Shift::Always => &[],
            Shift::Office => &[OFFICE[0].0, OFFICE[1].0],
        }
    }

    /// Working seconds of an ordinary day.
    pub(crate) fn shift_length(&self) -> i32 {
        match self.shift {
            Shift::Always => DAY,
            Shift::Office => OFFICE.iter().map(|(from, to)| to - from).sum(),
        }
    }

    /// Working seconds from the calendar's first midnight to `time`.
    pub(crate) fn worked_until(&self, time: Time) -> i64 {
        match self.shift {
            Shift::Always => i64::from(time),
            Shift::Office => {
                let day = time.div_euclid(DAY);
                let last = self.worked.len() as i32;
                if day < 0 {
                    return 0;
                }
                if day >= last {
                    // After the end of the calendar, five days in seven are working days.
                    let extra = i64::from(time - last * DAY) * 5 * i64::from(OFFICE_SECONDS) / (7 * i64::from(DAY));
                    return self.before[self.worked.len()] + extra;
                }
                let today = if self.worked[day as usize] {
                    let second = time.rem_euclid(DAY);
                    OFFICE.iter().map(|(from, to)| i64::from((second - from).clamp(0, to - from))).sum()
                } else {
                    0
                };
                self.before[day as usize] + today
            }
        }
    }

    /// The time at which `seconds` of working time from `time` on have passed.
    /// Zero seconds pass at once. After the end of the calendar, five days in seven are working days.
    pub(crate) fn advance(&self, time: Time, seconds: i32) -> Time {
        if self.shift == Shift::Always || seconds <= 0 {
            return time.saturating_add(seconds.max(0));
        }
        let target = self.worked_until(time) + i64::from(seconds);
        let last = self.worked.len();
        if target > self.before[last] {
            let extra = (target - self.before[last]) * 7 * i64::from(DAY) / (5 * i64::from(OFFICE_SECONDS));
            return (last as i64 * i64::from(DAY) + extra).min(i64::from(i32::MAX)) as Time;
        }
        // The day in whose working hours the target lies: before[day] < target <= before[day + 1].
        let day = self.before.partition_point(|before| *before < target) - 1;
        let mut left = (target - self.before[day]) as i32;
        for (from, to) in OFFICE {
            if left <= to - from {
                return day as i32 * DAY + from + left;
            }
            left -= to - from;
        }
        unreachable!("a working day has {OFFICE_SECONDS} s")
    }

    /// The time at which `seconds` from `time` on have passed, counting all 24 hours of working days and nothing of other days, whatever the shift.
    /// Zero seconds pass at once. After the end of the calendar, five days in seven are working days.
    pub(crate) fn advance_days(&self, time: Time, seconds: i32) -> Time {
        let last = self.worked.len();
        let day = (time.max(0) / DAY) as usize;
        let stretched = |seconds: i64| seconds.saturating_mul(7) / 5;
        if seconds <= 0 || day >= last {
            return (i64::from(time) + stretched(i64::from(seconds.max(0)))).min(i64::from(i32::MAX)) as Time;
        }
        // Seconds of working days before a day.
        let gone = |day: usize| self.before[day] / i64::from(OFFICE_SECONDS) * i64::from(DAY);
        let today = if self.worked[day] { i64::from(time.max(0) % DAY) } else { 0 };
        let target = gone(day) + today + i64::from(seconds);
        let day = self.before.partition_point(|before| before / i64::from(OFFICE_SECONDS) * i64::from(DAY) <= target) - 1;
        let left = target - gone(day);
        let left = if day == last { stretched(left) } else { left };
        (day as i64 * i64::from(DAY) + left).min(i64::from(i32::MAX)) as Time
    }

    /// `time` in ISO 8601 format: local time, to the second.
    pub fn iso(&self, time: Time) -> String {
        let second = time.rem_euclid(DAY);
        format!("{}T{:02}:{:02}:{:02}", self.date(time), second / HOUR, second / 60 % 60, second % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn dates_and_numbers_convert_both_ways() {
        for number in -200_000..200_000 {
            assert_eq!(Date::from_number(number).number(), number);
        }
        assert_eq!(date("2019-01-01").number(), 17_897);
        assert_eq!(date("2019-01-01").weekday(), 1);
    }

    #[test]
    fn a_date_that_does_not_exist_is_rejected() {
        assert_eq!(Date::parse(" 2019-1-31 "), Ok(Date { year: 2019, month: 1, day: 31 }));
        for text in
            ["2019-02-29", "2019-13-01", "2019-00-10", "19-01-01", "+2019-01-01", "20190-01-01", "2019-01", "2019-01-01-01", "2019--1", ""]
        {
            assert!(Date::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_working_day_clock_stops_on_other_days() {
        // 2011-07-01 is a Friday, 4 July a holiday; the calendar ends on Sunday, 10 July.
        let holiday = [date("2011-07-04")];
        let calendar = Calendar::new(date("2011-07-01"), 10, Shift::Always, &holiday, &[]);
        let at = |day: i32, hour: i32| (day - 1) * DAY + hour * HOUR;
        assert_eq!(calendar.advance_days(at(1, 9), 6 * HOUR), at(1, 15));
        assert_eq!(calendar.advance_days(at(1, 9), DAY), at(5, 9));
        assert_eq!(calendar.advance_days(at(2, 9), DAY), at(6, 0));
        assert_eq!(calendar.advance_days(at(2, 9), 0), at(2, 9));
        assert_eq!(calendar.advance_days(at(8, 0), DAY + HOUR), at(11, 0) + HOUR * 7 / 5);
        assert_eq!(calendar.advance_days(at(12, 0), 5 * DAY), at(19, 0));
    }

    #[test]
    fn a_week_belongs_to_the_year_of_its_thursday() {
        // By Python's date.isocalendar().
        for (day, week) in [
            ("2018-12-30", (2018, 52)),
            ("2018-12-31", (2019, 1)),
            ("2019-01-31", (2019, 5)),
            ("2020-12-31", (2020, 53)),
            ("2021-01-03", (2020, 53)),
            ("2021-01-04", (2021, 1)),
            ("2023-01-01", (2022, 52)),
        ] {
            assert_eq!(date(day).iso_week(), week, "{day}");
        }
    }

    #[test]
    fn a_task_interrupted_by_a_holiday_ends_on_the_next_working_day() {
        let calendar = Calendar::new(date("2019-01-01"), 60, Shift::Office, &[date("2019-01-04")], &[date("2019-01-06")]);
        let thursday = calendar.midnight(date("2019-01-03")) + 16 * HOUR;
        assert_eq!(calendar.iso(calendar.advance(thursday, 3 * HOUR)), "2019-01-06T10:00:00");
    }

    #[test]
    fn advancing_adds_exactly_the_working_seconds() {
        let calendar = Calendar::new(date("2019-01-01"), 400, Shift::Office, &[date("2019-10-01")], &[date("2019-10-12")]);
        for step in 0..2_000 {
            let (start, work) = (step * 7_919, 1 + step * 37 % 90_000);
            let end = calendar.advance(start, work);
            assert_eq!(calendar.worked_until(end) - calendar.worked_until(start), i64::from(work));
            assert!(calendar.worked_until(end - 1) < calendar.worked_until(end));
        }
    }

    #[test]
    fn a_duration_survives_printing_and_parsing() {
        for text in ["30 min", "2 h", "7 d", "45 s", "0 s"] {
            assert_eq!(Span::parse(text).unwrap().to_string(), text);
        }
        assert!(Span::parse("7").is_err());
        assert!(Span::parse("-1 d").is_err());
        assert!(Span::parse("7 parsecs").is_err());
    }
}
