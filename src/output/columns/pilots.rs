//! `pilots.csv`: the streets of every lever that is in force in some streets only.

use crate::city::{City, Street};
use crate::error::Result;
use crate::output::csv::{Column, File, Table, column};
use crate::output::unit::Unit;
use crate::setup::Setup;
use crate::time::Time;

/// A lever in force in a street.
pub(crate) struct PilotRow<'a> {
    setup: &'a Setup,
    city: u32,
    from: Time,
    until: Time,
    lever: &'static str,
    street: &'a Street,
}

pub(crate) struct PilotsFile;

impl File for PilotsFile {
    type Row<'a> = PilotRow<'a>;
    const NAME: &'static str = "pilots";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |row| (&row.setup.name).into()),
        column("city", Unit::Number, |row| row.city.into()),
        column("from", Unit::Time, |row| row.setup.calendar.date(row.from).into()),
        column("until", Unit::Time, |row| row.setup.calendar.date(row.until).into()),
        column("lever", Unit::Word, |row| row.lever.into()),
        column("street", Unit::Code, |row| (&row.street.code).into()),
    ];
}

/// Whether a design pilots a lever in some streets only.
pub(crate) fn has_pilots(setup: &Setup) -> bool {
    setup.regimes.iter().any(|regime| regime.pilots().next().is_some())
}

/// Writes the pilots of a design in a city.
pub(crate) fn add(table: &mut Table<PilotsFile>, setup: &Setup, number: u32, city: &City) -> Result<()> {
    let ends = setup.regimes.iter().skip(1).map(|regime| regime.from).chain([setup.end]);
    for (regime, until) in setup.regimes.iter().zip(ends) {
        for (lever, area) in regime.pilots() {
            for (street, _) in city.streets.iter().zip(area.in_force(city)).filter(|(_, in_force)| *in_force) {
                table.add(&PilotRow { setup, city: number, from: regime.from, until, lever, street })?;
            }
        }
    }
    Ok(())
}
