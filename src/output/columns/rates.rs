//! `rates.csv` and `summary.csv`.

use super::trial::{At, of_trial};
use crate::analysis::analyst::Summary;
use crate::analysis::rates::{Rates, review_word};
use crate::city::City;
use crate::ledger::Period;
use crate::output::csv::{Column, File, column, high, low, no_interval};
use crate::output::unit::Unit;

/// The rates of a place or unit in a trial.
pub(crate) struct RatesRow<'a> {
    pub(crate) at: At<'a>,
    pub(crate) city: &'a City,
    pub(crate) rates: &'a Rates,
}

impl RatesRow<'_> {
    fn period(&self) -> &Period {
        &self.at.setup.periods.periods[self.rates.period]
    }
}

pub(crate) struct RatesFile;

impl File for RatesFile {
    type Row<'a> = RatesRow<'a>;
    const NAME: &'static str = "rates";
    const COLUMNS: &'static [Column<Self>] = of_trial![
        column("period_kind", Unit::Word, |row| row.period().kind.word().into()),
        column("period", Unit::Period, |row| (&row.period().name).into()),
        column("level", Unit::Word, |row| row.rates.level.word().into()),
        column("unit", Unit::Code, |row| row.rates.level.code(row.at.setup, row.city, row.rates.unit).into()),
        column("review", Unit::Word, |row| review_word(row.rates.review).into()),
        column("basis", Unit::Word, |row| row.rates.basis.word().into()),
        column("opened", Unit::Orders, |row| row.rates.opened.into()),
        column("closed", Unit::Orders, |row| row.rates.closed.into()),
        column("reviewed", Unit::Orders, |row| row.rates.answers[0].into()),
        column("contacted", Unit::Orders, |row| row.rates.answers[1].into()),
        column("contacted_in_time", Unit::Orders, |row| row.rates.answers[2].into()),
        column("resolved", Unit::Orders, |row| row.rates.answers[3].into()),
        column("satisfied", Unit::Orders, |row| row.rates.answers[4].into()),
        column("response_rate", Unit::Share, |row| row.rates.rates[0].into()),
        column("resolution_rate", Unit::Share, |row| row.rates.rates[1].into()),
        column("satisfaction_rate", Unit::Share, |row| row.rates.rates[2].into()),
        column("cured", Unit::Orders, |row| row.rates.answers[5].into()),
        column("cured_rate", Unit::Share, |row| row.rates.rates[3].into()),
        column("unmet_days", Unit::DaysPerResident, |row| row.rates.unmet_days.into()),
        column("score", Unit::Share, |row| row.rates.score.into()),
        column("rank", Unit::Number, |row| row.rates.rank.into()),
        column("open", Unit::Orders, |row| row.rates.open.into()),
        column("never_registered", Unit::Orders, |row| row.rates.never_registered.into()),
        column("diverted", Unit::Orders, |row| row.rates.diverted.into()),
        column("contacts", Unit::Calls, |row| row.rates.contacts.into()),
    ];
}

fn period<'a>(row: &Summary<'a>) -> &'a Period {
    &row.setup.periods.periods[row.slot.period]
}

pub(crate) struct SummaryFile;

impl File for SummaryFile {
    type Row<'a> = Summary<'a>;
    const NAME: &'static str = "summary";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |row| (&row.setup.name).into()),
        column("level", Unit::Word, |row| row.level.word().into()),
        column("unit", Unit::Code, |row| row.unit.into()),
        column("period_kind", Unit::Word, |row| period(row).kind.word().into()),
        column("period", Unit::Period, |row| (&period(row).name).into()),
        column("review", Unit::Word, |row| review_word(row.slot.review).into()),
        column("basis", Unit::Word, |row| row.slot.basis.word().into()),
        column("measure", Unit::Word, |row| row.slot.measure.word().into()),
        column("n", Unit::Number, |row| row.statistics.n.into()),
        column("mean", Unit::OfMeasure, |row| row.statistics.mean.into()),
        column("sd", Unit::OfMeasure, |row| row.statistics.sd.into()),
        column("se", Unit::OfMeasure, |row| row.statistics.se.into()),
        column("ci_low", Unit::OfMeasure, |row| low(row.statistics.interval)),
        column("ci_high", Unit::OfMeasure, |row| high(row.statistics.interval)),
        column("p05", Unit::OfMeasure, |row| row.statistics.percentiles[0].into()),
        column("p25", Unit::OfMeasure, |row| row.statistics.percentiles[1].into()),
        column("p50", Unit::OfMeasure, |row| row.statistics.percentiles[2].into()),
        column("p75", Unit::OfMeasure, |row| row.statistics.percentiles[3].into()),
        column("p95", Unit::OfMeasure, |row| row.statistics.percentiles[4].into()),
        column("least", Unit::OfMeasure, |row| row.statistics.range.0.into()),
        column("largest", Unit::OfMeasure, |row| row.statistics.range.1.into()),
        column("no_interval", Unit::Text, |row| no_interval((row.statistics.unit, row.statistics.units)).into()),
        column("forecast_low", Unit::OfMeasure, |row| low(row.forecast)),
        column("forecast_high", Unit::OfMeasure, |row| high(row.forecast)),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::measures::Measure;
    use crate::analysis::rates::Basis;
    use crate::ledger::Review;

    #[test]
    fn every_measure_of_a_row_is_a_column_of_its_word() {
        let columns: Vec<&str> = RatesFile::COLUMNS.iter().map(|column| column.name).collect();
        for review in [Review::Official, Review::Observer, Review::Survey] {
            for basis in [Basis::Callback, Basis::Cohort, Basis::Last] {
                let measures = Measure::of(review, basis);
                assert!(measures.iter().all(|measure| columns.contains(&measure.word())), "{columns:?}\n{measures:?}");
            }
        }
    }
}
