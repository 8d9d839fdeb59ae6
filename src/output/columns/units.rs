//! `units.csv`: the places and units of every synthetic city.

use crate::analysis::units::UnitEntry;
use crate::city::Provenance;
use crate::output::csv::{Column, File, column};
use crate::output::unit::Unit;

pub(crate) struct UnitsFile;

/// A place or unit of one of the cities.
pub(crate) struct UnitRow<'a> {
    pub(crate) unit: &'a UnitEntry<'a>,
    /// Number of the city.
    pub(crate) city: u32,
}

impl File for UnitsFile {
    type Row<'a> = UnitRow<'a>;
    const NAME: &'static str = "units";
    const COLUMNS: &'static [Column<Self>] = &[
        column("unit", Unit::Code, |row| row.unit.code.into()),
        column("name", Unit::Text, |row| row.unit.name.into()),
        column("level", Unit::Word, |row| row.unit.level.into()),
        column("parent", Unit::Code, |row| row.unit.parent.into()),
        column("type", Unit::Word, |row| (&row.unit.kind).into()),
        column("provenance", Unit::Word, |row| if row.unit.provenance == Provenance::Data { "data" } else { "drawn" }.into()),
        column("weight_numerator", Unit::Number, |row| row.unit.weight[0].into()),
        column("weight_denominator", Unit::Number, |row| row.unit.weight[1].into()),
        column("population", Unit::Residents, |row| row.unit.population.into()),
        column("city", Unit::Number, |row| row.city.into()),
        column("simulated", Unit::Residents, |row| row.unit.simulated.into()),
        column("name_en", Unit::Text, |row| row.unit.name_en.into()),
    ];
}
