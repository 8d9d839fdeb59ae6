//! `warnings.csv`: every alarm of the early warning, and every shock that it missed.

use super::csv::Table;
use crate::analysis::warnings::{Warning, classify};
use crate::city::City;
use crate::engine::Trial;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::setup::Setup;

/// The header.
pub(crate) const COLUMNS: [&str; 12] = [
    "design",
    "city",
    "replication",
    "date",
    "category",
    "district",
    "district_name",
    "kind",
    "shock",
    "delay_days",
    "observed",
    "expected",
];

/// Writes the alarms of one trial.
pub(crate) fn write(table: &mut Table, trial: &Trial, setup: &Setup, city: &City, ledger: &Ledger) -> Result<()> {
    for warning in classify(setup, city, ledger) {
        let Warning { day, district, category, kind, shock, counted } = warning;
        let (code, name) = match district.map(|d| &city.districts[d as usize]) {
            Some(district) => (&district.code, &district.name),
            None => (&city.code, &city.name),
        };
        table.text(&setup.name);
        table.show(trial.city);
        table.show(trial.replication);
        table.show(setup.calendar.date(day));
        for text in
            [setup.categories[category as usize].name.as_str(), code, name, kind.word(), shock.map_or("", |shock| shock.name.as_str())]
        {
            table.text(text);
        }
        table.maybe(warning.delay());
        table.maybe(counted.map(|(observed, _)| observed));
        table.maybe(counted.map(|(_, expected)| (100.0 * expected).round() / 100.0));
        table.end_row()?;
    }
    Ok(())
}
