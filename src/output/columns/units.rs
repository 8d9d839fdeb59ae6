//! `units.csv`: the places and units of every synthetic city.

use crate::analysis::exact::divisor;
use crate::analysis::types::street_types;
use crate::city::{City, Provenance, UnitKind};
use crate::engine::draw_city;
use crate::error::{Error, Result};
use crate::messages::message;
use crate::output::csv::{Column, File, Table, column};
use crate::output::unit::Unit;
use crate::scenario::values::Level;
use crate::setup::Setup;
use std::collections::BTreeMap;

pub(crate) struct UnitsFile;

impl File for UnitsFile {
    type Row<'a> = UnitRow<'a>;
    const NAME: &'static str = "units";
    const COLUMNS: &'static [Column<Self>] = &[
        column("unit", Unit::Code, |row| row.member.code.into()),
        column("name", Unit::Text, |row| row.member.name.into()),
        column("level", Unit::Word, |row| row.member.level.into()),
        column("parent", Unit::Code, |row| row.member.parent.into()),
        column("type", Unit::Word, |row| (&row.member.kind).into()),
        column("provenance", Unit::Word, |row| if row.member.provenance == Provenance::Data { "data" } else { "drawn" }.into()),
        column("weight_numerator", Unit::Number, |row| row.member.weight[0].into()),
        column("weight_denominator", Unit::Number, |row| row.member.weight[1].into()),
        column("population", Unit::Residents, |row| row.member.population.into()),
        column("city", Unit::Number, |row| row.city.into()),
        column("simulated", Unit::Residents, |row| row.member.simulated.into()),
        column("name_en", Unit::Text, |row| row.name_en.into()),
    ];
}

/// A place or unit.
struct Member<'a> {
    code: &'a str,
    name: &'a str,
    level: &'static str,
    parent: &'a str,
    kind: String,
    provenance: Provenance,
    weight: Weight,
    population: Option<u64>,
    /// Simulated residents.
    simulated: Option<u64>,
}

/// A place or unit of one of the cities.
pub(crate) struct UnitRow<'a> {
    member: Member<'a>,
    city: u32,
    /// Its name in English, if the data have one.
    name_en: Option<&'a str>,
}

/// How many streets of a district a simulated street represents: all ÷ simulated, in lowest terms.
type Weight = [u32; 2];

/// The weight of a unit that represents only itself.
const ONE: Weight = [1, 1];

/// Parent, weight and population, which must agree between designs in one folder.
type Place = (String, Weight, Option<u64>);

impl Member<'_> {
    fn place(&self) -> Place {
        (self.parent.into(), self.weight, self.population)
    }
}

fn differ(setup: &Setup, unit: &str) -> Error {
    Error::input(&setup.name, "city", message!("folder-other-city", unit = unit))
}

/// Checks that designs are of one city, so that their results can share a folder.
///
/// # Errors
/// The first design that differs from the first one, with the unit.
pub(crate) fn check_one_city(setups: &[&Setup]) -> Result<()> {
    let Some((first, others)) = setups.split_first() else { return Ok(()) };
    let city = draw_city(first, 1);
    let known: BTreeMap<(&str, String), Place> =
        units(first, &city).iter().map(|unit| ((unit.level, unit.code.into()), unit.place())).collect();
    for setup in others {
        let city = draw_city(setup, 1);
        for unit in units(setup, &city) {
            if known.get(&(unit.level, unit.code.to_owned())).is_some_and(|place| *place != unit.place()) {
                return Err(differ(setup, unit.code));
            }
        }
    }
    Ok(())
}

/// Writes the units of each city once.
pub(crate) struct Units {
    table: Table<UnitsFile>,
    /// Parent, weight and population of each unit written, by city, level and code.
    written: BTreeMap<(u32, &'static str, String), Place>,
}

impl Units {
    pub(crate) fn new(table: Table<UnitsFile>) -> Units {
        Units { table, written: BTreeMap::new() }
    }

    /// Writes the units of a city that are not written yet.
    pub(crate) fn add(&mut self, setup: &Setup, number: u32, city: &City) -> Result<()> {
        let english = english(setup);
        for unit in units(setup, city) {
            let place = unit.place();
            match self.written.entry((number, unit.level, unit.code.into())) {
                std::collections::btree_map::Entry::Occupied(known) => {
                    if *known.get() != place {
                        return Err(differ(setup, unit.code));
                    }
                    continue;
                }
                std::collections::btree_map::Entry::Vacant(free) => free.insert(place),
            };
            let name_en = english.get(&(unit.level, unit.code)).copied();
            self.table.add(&UnitRow { member: unit, city: number, name_en })?;
        }
        Ok(())
    }

    pub(crate) fn finish(self) -> Result<()> {
        self.table.finish()
    }
}

/// The names of districts and streets in English, by level and code.
fn english(setup: &Setup) -> BTreeMap<(&'static str, &str), &str> {
    let districts = setup.source.districts.iter().map(|district| (("district", district.code.as_str()), district.name_en.as_str()));
    let streets = setup.source.streets.iter().map(|street| (("street", street.code.as_str()), street.name_en.as_str()));
    districts.chain(streets).collect()
}

/// A fraction in lowest terms.
fn fraction(n: u32, d: u32) -> Weight {
    let d = d.max(1);
    let common = divisor(i128::from(n), i128::from(d)) as u32;
    [n / common, d / common]
}

fn units<'a>(setup: &'a Setup, city: &'a City) -> Vec<Member<'a>> {
    let of_data = if setup.tables.city.data.is_empty() { Provenance::Drawn } else { Provenance::Data };
    let ring = |central| if central { "central" } else { "outer" };
    let mut list = vec![Member {
        code: &city.code,
        name: &city.name,
        level: "city",
        parent: "",
        kind: String::new(),
        provenance: of_data,
        weight: ONE,
        population: Some(city.residents.0),
        simulated: Some(city.residents.1),
    }];
    let weights: Vec<Weight> = city.districts.iter().map(|d| fraction(d.kept.1, d.kept.0)).collect();
    list.extend(city.districts.iter().zip(&weights).map(|(district, weight)| Member {
        code: &district.code,
        name: &district.name,
        level: "district",
        parent: &city.code,
        kind: ring(district.central).into(),
        provenance: of_data,
        weight: *weight,
        population: Some(district.residents.0),
        simulated: Some(district.residents.1),
    }));
    list.extend(city.streets.iter().zip(street_types(city)).map(|(street, kind)| Member {
        code: &street.code,
        name: &street.name,
        level: "street",
        parent: &city.districts[street.district as usize].code,
        kind: kind.words(),
        provenance: street.provenance,
        weight: weights[street.district as usize],
        population: Some(street.residents),
        simulated: Some(street.residents),
    }));
    list.extend(city.units.iter().filter(|unit| unit.kind == UnitKind::Department).map(|unit| Member {
        code: &unit.code,
        name: &unit.name,
        level: "department",
        parent: unit.district.map_or(&city.code, |d| &city.districts[d as usize].code),
        kind: unit.function.map_or("", |f| level_word(setup.functions[f].1.level)).into(),
        provenance: Provenance::Drawn,
        weight: ONE,
        population: None,
        simulated: None,
    }));
    list.extend(city.communities.iter().map(|community| {
        let street = &city.streets[community.street as usize];
        Member {
            code: &community.code,
            name: &community.code,
            level: "community",
            parent: &street.code,
            kind: String::new(),
            provenance: Provenance::Drawn,
            weight: weights[street.district as usize],
            population: Some(u64::from(community.residents)),
            simulated: Some(u64::from(community.residents)),
        }
    }));
    if setup.tables.output.has_level("topic") {
        list.extend(setup.categories.iter().map(|category| Member {
            code: &category.name,
            name: &category.name,
            level: "topic",
            parent: &city.code,
            kind: category.owner.map_or("street", |f| &setup.functions[f].0).into(),
            provenance: Provenance::Drawn,
            weight: ONE,
            population: None,
            simulated: None,
        }));
    }
    list
}

fn level_word(level: Level) -> &'static str {
    match level {
        Level::District => "district",
        Level::Municipal => "municipal",
        Level::Company => "company",
    }
}
