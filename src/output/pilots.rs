//! `pilots.csv`: the streets of every lever that is in force in some streets only.

use super::csv::Table;
use crate::city::City;
use crate::error::Result;
use crate::setup::Setup;

/// The header.
pub(crate) const COLUMNS: [&str; 6] = ["design", "city", "from", "until", "lever", "street"];

/// Whether a design pilots a lever in some streets only.
pub(crate) fn has_pilots(setup: &Setup) -> bool {
    setup.regimes.iter().any(|regime| regime.pilots().next().is_some())
}

/// Writes the pilots of a design in a city.
pub(crate) fn write(table: &mut Table, setup: &Setup, number: u32, city: &City) -> Result<()> {
    let ends = setup.regimes.iter().skip(1).map(|regime| regime.from).chain([setup.end]);
    for (regime, until) in setup.regimes.iter().zip(ends) {
        for (lever, area) in regime.pilots() {
            for (street, _) in city.streets.iter().zip(area.in_force(city)).filter(|(_, in_force)| *in_force) {
                table.text(&setup.name);
                table.show(number);
                table.show(setup.calendar.date(regime.from));
                table.show(setup.calendar.date(until));
                table.text(lever);
                table.text(&street.code);
                table.end_row()?;
            }
        }
    }
    Ok(())
}
