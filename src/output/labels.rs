//! The measures as readers know them: the name of each, and its numbers in the unit that terminal, page and figures show.

use crate::analysis::family::{Against, Family};
use crate::analysis::headline::Headline;
use crate::analysis::measures::{Compared, Cost, Measure, ReviewedMeasure};
use crate::analysis::statistics::{FEWEST, SamplingUnit};
use crate::ledger::Review;
use crate::messages::numbers::{decimals, fixed, interval, with_sign};
use crate::messages::{Language, Message, find, message, text};

/// The differences that are shown, in their order.
pub(crate) const COMPARED: [ReviewedMeasure; 12] = [
    (Compared::Rate(Measure::ResolutionRate), Some(Review::Official)),
    (Compared::Rate(Measure::SatisfactionRate), Some(Review::Official)),
    (Compared::Last(Measure::ResolutionRate), Some(Review::Official)),
    (Compared::Last(Measure::SatisfactionRate), Some(Review::Official)),
    (Compared::Rate(Measure::ResponseRate), Some(Review::Observer)),
    (Compared::Rate(Measure::ResolutionRate), Some(Review::Observer)),
    (Compared::Rate(Measure::SatisfactionRate), Some(Review::Observer)),
    (Compared::Rate(Measure::CuredRate), Some(Review::Observer)),
    (Compared::Rate(Measure::UnmetDays), Some(Review::Observer)),
    (Compared::Cost(Cost::All), None),
    (Compared::Cost(Cost::Displaced), None),
    (Compared::Cost(Cost::Overtime), None),
];

/// The name of a compared measure, which also has its unit.
pub(crate) fn name((measure, review): ReviewedMeasure, language: Language) -> String {
    match (measure, review) {
        (Compared::Rate(Measure::Whole(headline)), _) => name_of_headline(headline, language),
        (Compared::Last(_), Some(Review::Official)) => named(&format!("official_{}_last", measure.word()), language),
        (Compared::Last(_), _) => named(&format!("{}_last", measure.word()), language),
        (_, Some(Review::Official)) => named(&format!("official_{}", measure.word()), language),
        (_, Some(Review::Survey)) => named(&format!("survey_{}", measure.word()), language),
        _ => named(measure.word(), language),
    }
}

/// The name of a headline measure, which also has its unit.
pub(crate) fn name_of_headline(headline: Headline, language: Language) -> String {
    match compared(headline) {
        Some(measure) => name(measure, language),
        None => named(headline.word(), language),
    }
}

fn named(word: &str, language: Language) -> String {
    let key = format!("measure-{}", word.replace('_', "-"));
    find(language, &key).unwrap_or(key)
}

/// The compared measure with the same name as a headline measure.
pub(super) fn compared(headline: Headline) -> Option<ReviewedMeasure> {
    use Review::{Observer, Official, Survey};
    Some(match headline {
        Headline::OfficialResponse => (Compared::Rate(Measure::ResponseRate), Some(Official)),
        Headline::OfficialResolution => (Compared::Rate(Measure::ResolutionRate), Some(Official)),
        Headline::OfficialSatisfaction => (Compared::Rate(Measure::SatisfactionRate), Some(Official)),
        Headline::Response => (Compared::Rate(Measure::ResponseRate), Some(Observer)),
        Headline::Resolution => (Compared::Rate(Measure::ResolutionRate), Some(Observer)),
        Headline::Satisfaction => (Compared::Rate(Measure::SatisfactionRate), Some(Observer)),
        Headline::Cured => (Compared::Rate(Measure::CuredRate), Some(Observer)),
        Headline::OfficialResolutionLast => (Compared::Last(Measure::ResolutionRate), Some(Official)),
        Headline::OfficialSatisfactionLast => (Compared::Last(Measure::SatisfactionRate), Some(Official)),
        Headline::ResolutionLast => (Compared::Last(Measure::ResolutionRate), Some(Observer)),
        Headline::SatisfactionLast => (Compared::Last(Measure::SatisfactionRate), Some(Observer)),
        Headline::SurveyResolution => (Compared::Rate(Measure::ResolutionRate), Some(Survey)),
        Headline::SurveySatisfaction => (Compared::Rate(Measure::SatisfactionRate), Some(Survey)),
        Headline::UnmetDays => (Compared::Rate(Measure::UnmetDays), Some(Observer)),
        Headline::CostPerResident => (Compared::Cost(Cost::All), None),
        _ => return None,
    })
}

/// Why there are no intervals, given what is independent and how many of these there are; nothing if they suffice.
pub(crate) fn no_interval(unit: SamplingUnit, units: usize) -> Option<Message> {
    (units < FEWEST).then(|| match unit {
        SamplingUnit::Replication => message!("no-interval-replications", count = units, least = FEWEST),
        SamplingUnit::City => message!("no-interval-cities", count = units, least = FEWEST),
        SamplingUnit::Set => message!("no-interval-sets", count = units, least = FEWEST),
    })
}

/// Which intervals hold together.
pub(crate) fn family_note(family: &Family) -> Message {
    let (intervals, designs) = (family.intervals, family.designs);
    match family.against {
        Against::Baseline | Against::Best => message!("note-family", intervals = intervals, designs = designs),
        Against::Previous => message!("note-family-previous", intervals = intervals, designs = designs),
        Against::All => message!("note-family-all", intervals = intervals, designs = designs + 1),
    }
}

/// Formats the numbers of a measure: shares in per cent and percentage points, others in the measure's own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    is_share: bool,
    factor: f64,
    /// Those of a column; without them every number has those of its size.
    decimals: Option<usize>,
    /// Decimals of levels of shares, in per cent.
    of_levels: usize,
}

impl Scale {
    const SHARE: Scale = Scale { is_share: true, factor: 100.0, decimals: None, of_levels: 1 };

    /// A number that is shown as it is.
    pub(crate) const NUMBER: Scale = Scale { is_share: false, factor: 1.0, decimals: None, of_levels: 1 };

    /// The scale of a compared measure over a measurement period of so many months.
    pub(crate) fn of((measure, _): ReviewedMeasure, months: u32) -> Scale {
        use Measure::{CuredRate, NeverRegistered, ResolutionRate, ResponseRate, SatisfactionRate, UnmetDays};
        match measure {
            Compared::Rate(ResponseRate | ResolutionRate | SatisfactionRate | CuredRate) | Compared::Last(_) => Scale::SHARE,
            Compared::Rate(UnmetDays | NeverRegistered) | Compared::Cost(_) => {
                Scale { factor: 12.0 / f64::from(months.max(1)), ..Scale::NUMBER }
            }
            Compared::Rate(Measure::Whole(headline)) => Scale::of_headline(headline),
            Compared::Rate(_) => Scale::NUMBER,
        }
    }

    /// The scale of a headline measure, which is already per year.
    pub(crate) fn of_headline(headline: Headline) -> Scale {
        if headline.is_share() { Scale::SHARE } else { Scale::NUMBER }
    }

    /// The scale of a column of these values: all have the decimals of the largest.
    pub(crate) fn column(self, values: impl IntoIterator<Item = f64>) -> Scale {
        let sizes = values.into_iter().filter(|value| value.is_finite()).map(|value| self.value(value).abs());
        Scale { decimals: Some(decimals(sizes.fold(0.0, f64::max))), ..self }
    }

    /// The same, with levels of shares as precise as differences.
    pub(crate) fn fine(self) -> Scale {
        Scale { of_levels: 2, ..self }
    }

    /// Whether it is of shares.
    pub(crate) fn is_share(self) -> bool {
        self.is_share
    }

    /// A value in the unit shown.
    pub(crate) fn value(self, value: f64) -> f64 {
        self.factor * value
    }

    /// The unit of levels or of differences.
    pub(crate) fn unit(self, is_difference: bool, language: Language) -> String {
        match (self.is_share, is_difference) {
            (true, true) => text!(language, "measure-unit-points"),
            (true, false) => "%".into(),
            (false, _) => text!(language, "measure-unit-per-resident"),
        }
    }

    fn decimals(self, of_shares: usize, value: f64) -> usize {
        if self.is_share { of_shares } else { self.decimals.unwrap_or_else(|| decimals(value)) }
    }

    /// A level, without the per cent sign.
    fn plain(self, value: f64) -> String {
        let value = self.value(value);
        fixed(value, self.decimals(self.of_levels, value))
    }

    /// A level: a share in per cent, or a number.
    pub(crate) fn level(self, value: f64) -> String {
        if self.is_share { format!("{} %", self.plain(value)) } else { self.plain(value) }
    }

    /// An interval of levels.
    pub(crate) fn levels(self, (low, high): (f64, f64), language: Language) -> String {
        interval(language, self.plain(low), self.plain(high)) + if self.is_share { " %" } else { "" }
    }

    /// The size of a difference, without its sign.
    pub(crate) fn size(self, value: f64) -> String {
        let value = self.value(value).abs();
        fixed(value, self.decimals(2, value))
    }

    /// A difference, with its sign: a share's in percentage points.
    pub(crate) fn signed(self, value: f64) -> String {
        with_sign(self.value(value), &self.size(value))
    }

    /// An interval of differences.
    pub(crate) fn range(self, (low, high): (f64, f64), language: Language) -> String {
        interval(language, self.signed(low), self.signed(high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::objective::Objective;

    #[test]
    fn every_measure_has_a_name_in_both_languages() {
        for language in Language::ALL {
            let compared = COMPARED.into_iter().chain(Objective::all().map(|one| (one.measure(), one.review())));
            let names = compared.map(|measure| name(measure, language)).chain(Headline::ALL.map(|one| name_of_headline(one, language)));
            names.for_each(|name| assert!(!name.starts_with("measure-"), "{name}"));
        }
    }

    #[test]
    fn shares_differ_in_points_and_days_are_shown_per_year() {
        let rate = Scale::of(COMPARED[5], 12);
        assert_eq!(
            [rate.level(0.5817), rate.signed(-0.0725), rate.signed(0.12), rate.signed(-0.00001)],
            ["58.2 %", "−7.25", "+12.00", "±0.00"]
        );
        assert_eq!(rate.levels((0.5, 0.618), Language::English), "50.0 to 61.8 %");
        let days = Scale::of(COMPARED[8], 6);
        assert_eq!(days.range((-10.0, 5.0), Language::English), "−20.0 to +10.0");
        assert_eq!(days.range((-10.0, -10.0), Language::Chinese), "−20.0 至 −20.0");
    }

    #[test]
    fn a_column_has_the_decimals_of_its_largest_number() {
        let column = Scale::NUMBER.column([0.0312, -12.5, f64::NAN]);
        assert_eq!([column.level(0.0312), column.signed(-12.5), column.signed(0.26)], ["0.0", "−12.5", "+0.3"]);
        assert_eq!(
            [0.0312, 0.312, 3.12, 31.2, 3_120.4].map(|value| Scale::NUMBER.level(value)),
            ["0.0312", "0.312", "3.12", "31.2", "3120"]
        );
        assert_eq!(Scale::SHARE.column([0.9, 0.001]).level(0.001), "0.1 %");
    }
}
