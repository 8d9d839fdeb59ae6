//! Naive forecasts of a series, which any model should beat: each with the spread of its own past errors.
#![cfg(feature = "analysis")]

use super::score::Predictive;
use crate::time::Date;

/// The fewest past errors behind a naive forecast; its t distribution then has a variance.
pub(crate) const ERRORS: usize = 3;

/// The length of periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Length {
    /// Calendar months.
    Month,
    /// ISO weeks.
    Week,
    /// Days.
    Day,
}

impl Length {
    /// How many periods lie between a period and the same one a year earlier: 52 weeks, for days too, so that weekdays agree.
    fn year(self) -> i32 {
        match self {
            Length::Month => 12,
            Length::Week => 52,
            Length::Day => 364,
        }
    }
}

/// A period, by its number since some first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment {
    /// Its length.
    pub(crate) length: Length,
    /// Its number.
    pub(crate) number: i32,
}

impl Moment {
    /// The period of a name such as `2019-01`, `2019-W05` or `2019-01-31`.
    pub(crate) fn parse(name: &str) -> Option<Moment> {
        if let Some((year, week)) = name.split_once("-W") {
            let (year, week): (i32, u32) = (year.parse().ok()?, week.parse().ok()?);
            // The fourth of January lies in the first week.
            let first = Date::new(year, 1, 4)?;
            let day = first.plus_days(7 * (i32::try_from(week).ok()? - 1));
            let number = (day.number() - day.weekday() as i32).div_euclid(7);
            return (day.iso_week() == (year, week) && name.len() == 8).then_some(Moment { length: Length::Week, number });
        }
        if name.len() == 7 {
            let first = Date::parse(&[name, "-01"].concat()).ok()?;
            return Some(Moment { length: Length::Month, number: 12 * first.year + first.month as i32 - 1 });
        }
        Date::parse(name).ok().map(|date| Moment { length: Length::Day, number: date.number() })
    }
}

/// A rule that forecasts a period from what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Naive {
    /// The last known value.
    Last,
    /// The value of the same period in the last year that has one.
    Year,
    /// The mean of the known values of the last year.
    Mean,
}

impl Naive {
    /// All rules.
    pub(crate) const ALL: [Naive; 3] = [Naive::Last, Naive::Year, Naive::Mean];

    /// The word used in files.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Naive::Last => "naive_last",
            Naive::Year => "naive_year",
            Naive::Mean => "naive_mean",
        }
    }
}

/// The observed values of a series, in order of time; periods may be missing.
#[derive(Clone, Debug)]
pub(crate) struct History {
    length: Length,
    numbers: Vec<i32>,
    values: Vec<f64>,
    /// Sum of the values before each place.
    sums: Vec<f64>,
}

impl History {
    /// A series of periods of a length, by number and value, in ascending order.
    pub(crate) fn new(length: Length, series: impl IntoIterator<Item = (i32, f64)>) -> History {
        let (numbers, values): (Vec<i32>, Vec<f64>) = series.into_iter().unzip();
        let mut sums = vec![0.0];
        values.iter().for_each(|value| sums.push(sums[sums.len() - 1] + value));
        History { length, numbers, values, sums }
    }

    /// How many values belong to periods up to this one.
    fn known(&self, number: i32) -> usize {
        self.numbers.partition_point(|known| *known <= number)
    }

    /// What a rule says of the period `target` if values are known up to the period `known_to`.
    fn centre(&self, rule: Naive, known_to: i32, target: i32) -> Option<f64> {
        let known = self.known(known_to);
        match rule {
            Naive::Last => known.checked_sub(1).map(|last| self.values[last]),
            Naive::Year => {
                let first = *self.numbers.first()?;
                let earlier = (1..).map(|years| target - years * self.length.year()).take_while(|number| *number >= first);
                earlier.filter(|number| *number <= known_to).find_map(|number| Some(self.values[self.numbers.binary_search(&number).ok()?]))
            }
            Naive::Mean => {
                let before = self.known(known_to - self.length.year());
                (known > before).then(|| (self.sums[known] - self.sums[before]) / (known - before) as f64)
            }
        }
    }

    /// The forecast of a rule for the period `target` if values are known up to the period `known_to`: a t distribution about what the rule
    /// says, with the root mean square of the errors that it made so far, as many periods ahead, as its scale, and their number as degrees of
    /// freedom. That is the predictive distribution if errors are independent normals with mean 0 whose standard deviation is unknown.
    /// None with fewer than [`ERRORS`] errors.
    pub(crate) fn forecast(&self, rule: Naive, known_to: i32, target: i32) -> Option<Predictive> {
        let centre = self.centre(rule, known_to, target)?;
        let ahead = target - known_to;
        let past = self.numbers[..self.known(known_to)].iter().zip(&self.values);
        let squares = past.filter_map(|(number, value)| {
            let error = value - self.centre(rule, number - ahead, *number)?;
            Some(error * error)
        });
        let (n, sum) = squares.fold((0, 0.0), |(n, sum), square| (n + 1, sum + square));
        let scale = libm::sqrt(sum / f64::from(n));
        (n as usize >= ERRORS).then_some(Predictive::Student { centre, scale, freedom: f64::from(n) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_periods_have_numbers_without_gaps() {
        let number = |name: &str| Moment::parse(name).map(|moment| (moment.length, moment.number));
        let following = |a: &str, b: &str| {
            let (a, b) = (number(a).unwrap(), number(b).unwrap());
            assert_eq!((a.0, a.1 + 1), b);
        };
        following("2019-12", "2020-01");
        following("2020-W53", "2021-W01");
        following("2018-W52", "2019-W01");
        following("2020-02-28", "2020-02-29");
        for wrong in ["2019", "2019-13", "2019-W53", "2019-W5", "2019-W00", "run", "2019-02-30", ""] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }

    fn student(forecast: Option<Predictive>) -> (f64, f64, f64) {
        match forecast {
            Some(Predictive::Student { centre, scale, freedom }) => (centre, scale, freedom),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn naive_forecasts_of_a_short_series_with_a_missing_month_are_those_by_hand() {
        // Months 1 to 6, of which 4 is missing.
        let history = History::new(Length::Month, [(1, 10.0), (2, 12.0), (3, 11.0), (5, 15.0), (6, 14.0)]);
        // Errors of the last known value: 2, −1, 4 (month 5 from month 3), −1.
        let (centre, scale, freedom) = student(history.forecast(Naive::Last, 6, 7));
        assert_eq!((centre, freedom), (14.0, 4.0));
        assert!((scale * scale - (4.0 + 1.0 + 16.0 + 1.0) / 4.0).abs() < 1e-12);
        // Two months ahead month 3 is forecast from month 1, month 5 from month 3, month 6 from month 3 as well.
        let (centre, scale, freedom) = student(history.forecast(Naive::Last, 6, 8));
        assert_eq!((centre, freedom), (14.0, 3.0));
        assert!((scale * scale - (1.0 + 16.0 + 9.0) / 3.0).abs() < 1e-12);
        // Errors of the mean so far: 2, 0, 4, 2.
        let (centre, scale, freedom) = student(history.forecast(Naive::Mean, 6, 7));
        assert_eq!((centre, freedom), (12.4, 4.0));
        assert!((scale * scale - (4.0 + 0.0 + 16.0 + 4.0) / 4.0).abs() < 1e-12);
        // Nothing later than what is known is used, three errors are needed, and there is no earlier year.
        assert_eq!(
            history.forecast(Naive::Last, 5, 6),
            History::new(Length::Month, [(1, 10.0), (2, 12.0), (3, 11.0), (5, 15.0)]).forecast(Naive::Last, 5, 6)
        );
        assert_eq!(history.forecast(Naive::Last, 3, 4), None);
        assert_eq!(history.forecast(Naive::Year, 6, 7), None);
    }

    #[test]
    fn the_same_period_of_an_earlier_year_is_taken_from_the_last_year_that_has_it() {
        // Three years in which month m of year y has 100y + m; the last one lacks March, and its May is forecast.
        let month = |i: i32| f64::from(100 * (i / 12) + i % 12 + 1);
        let history = History::new(Length::Month, (0..40).filter(|i| *i != 26).map(|i| (i, month(i))));
        let (centre, scale, freedom) = student(history.forecast(Naive::Year, 39, 40));
        // All errors are 100 but that of the fourth March, from the second.
        assert_eq!((centre, freedom), (205.0, 27.0));
        assert!((scale * scale - (26.0 * 1e4 + 4e4) / 27.0).abs() < 1e-9);
        // A value of a year ago that is not known yet is not used: from month 20 on, month 40 is forecast by month 16.
        assert_eq!(history.centre(Naive::Year, 20, 40), Some(105.0));
        // The mean is of the last year only.
        assert_eq!(student(history.forecast(Naive::Mean, 23, 24)).0, 106.5);
    }
}
