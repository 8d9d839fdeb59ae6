//! `warnings.csv`: every alarm of the early warning, and every shock that it missed.

use super::trial::{At, of_trial};
use crate::analysis::warnings::{Warning, classify};
use crate::city::City;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::output::csv::{Column, File, Table, column};
use crate::output::unit::Unit;

/// An alarm of a trial, or a shock that it missed.
pub(crate) struct WarningRow<'a> {
    at: At<'a>,
    city: &'a City,
    warning: Warning<'a>,
}

impl WarningRow<'_> {
    /// Code and name of the district, or of the city.
    fn place(&self) -> (&String, &String) {
        match self.warning.district.map(|d| &self.city.districts[d as usize]) {
            Some(district) => (&district.code, &district.name),
            None => (&self.city.code, &self.city.name),
        }
    }
}

pub(crate) struct WarningsFile;

impl File for WarningsFile {
    type Row<'a> = WarningRow<'a>;
    const NAME: &'static str = "warnings";
    const COLUMNS: &'static [Column<Self>] = of_trial![
        column("date", Unit::Time, |row| row.at.setup.calendar.date(row.warning.day).into()),
        column("category", Unit::Word, |row| (&row.at.setup.categories[row.warning.category as usize].name).into()),
        column("district", Unit::Code, |row| row.place().0.into()),
        column("district_name", Unit::Text, |row| row.place().1.into()),
        column("kind", Unit::Word, |row| row.warning.kind.word().into()),
        column("shock", Unit::Word, |row| row.warning.shock.map(|shock| &shock.name).into()),
        column("delay_days", Unit::Number, |row| row.warning.delay().map(f64::from).into()),
        column("observed", Unit::Orders, |row| row.warning.counted.map(|(observed, _)| observed).into()),
        column("expected", Unit::Orders, |row| row.warning.counted.map(|(_, expected)| (100.0 * expected).round() / 100.0).into()),
    ];
}

/// Writes the alarms of one trial.
pub(crate) fn add(table: &mut Table<WarningsFile>, at: At<'_>, city: &City, ledger: &Ledger) -> Result<()> {
    classify(at.setup, city, ledger).into_iter().try_for_each(|warning| table.add(&WarningRow { at, city, warning }))
}
