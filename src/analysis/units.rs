//! The places and units of a synthetic city, as results list them.
#![cfg(feature = "analysis")]

use super::exact::divisor;
use super::types::street_types;
use crate::city::{City, Provenance, UnitKind};
use crate::scenario::values::Level;
use crate::setup::Setup;
use std::collections::BTreeMap;

/// A place or unit.
pub(crate) struct UnitEntry<'a> {
    /// Its code.
    pub code: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its name in English, if the data have one.
    pub name_en: Option<&'a str>,
    /// Its level.
    pub level: &'static str,
    /// The code of the unit above; empty for the city.
    pub parent: &'a str,
    /// Its type.
    pub kind: String,
    /// Where its attributes come from.
    pub provenance: Provenance,
    /// How many streets a simulated one represents.
    pub weight: Weight,
    /// Residents, simulated or not.
    pub population: Option<u64>,
    /// Simulated residents.
    pub simulated: Option<u64>,
}

/// How many streets of a district a simulated street represents: all ÷ simulated, in lowest terms.
pub(crate) type Weight = [u32; 2];

/// The weight of a unit that represents only itself.
const ONE: Weight = [1, 1];

/// A fraction in lowest terms.
fn fraction(n: u32, d: u32) -> Weight {
    let d = d.max(1);
    let common = divisor(i128::from(n), i128::from(d)) as u32;
    [n / common, d / common]
}

/// All places and units of a city, from the city down.
pub(crate) fn units<'a>(setup: &'a Setup, city: &'a City) -> Vec<UnitEntry<'a>> {
    let english = english(setup);
    let name_en = |level, code| english.get(&(level, code)).copied();
    let of_data = if setup.tables.city.data.is_empty() { Provenance::Drawn } else { Provenance::Data };
    let ring = |central| if central { "central" } else { "outer" };
    let mut list = vec![UnitEntry {
        code: &city.code,
        name: &city.name,
        level: "city",
        name_en: None,
        parent: "",
        kind: String::new(),
        provenance: of_data,
        weight: ONE,
        population: Some(city.residents.0),
        simulated: Some(city.residents.1),
    }];
    let weights: Vec<Weight> = city.districts.iter().map(|d| fraction(d.kept.1, d.kept.0)).collect();
    list.extend(city.districts.iter().zip(&weights).map(|(district, weight)| UnitEntry {
        code: &district.code,
        name: &district.name,
        level: "district",
        name_en: name_en("district", &district.code),
        parent: &city.code,
        kind: ring(district.central).into(),
        provenance: of_data,
        weight: *weight,
        population: Some(district.residents.0),
        simulated: Some(district.residents.1),
    }));
    list.extend(city.streets.iter().zip(street_types(city)).map(|(street, kind)| UnitEntry {
        code: &street.code,
        name: &street.name,
        level: "street",
        name_en: name_en("street", &street.code),
        parent: &city.districts[street.district as usize].code,
        kind: kind.words(),
        provenance: street.provenance,
        weight: weights[street.district as usize],
        population: Some(street.residents),
        simulated: Some(street.residents),
    }));
    list.extend(city.units.iter().filter(|unit| unit.kind == UnitKind::Department).map(|unit| UnitEntry {
        code: &unit.code,
        name: &unit.name,
        level: "department",
        name_en: None,
        parent: unit.district.map_or(&city.code, |d| &city.districts[d as usize].code),
        kind: unit.function.map_or("", |f| level_word(setup.functions[f].1.level)).into(),
        provenance: Provenance::Drawn,
        weight: ONE,
        population: None,
        simulated: None,
    }));
    list.extend(city.communities.iter().map(|community| {
        let street = &city.streets[community.street as usize];
        UnitEntry {
            code: &community.code,
            name: &community.code,
            level: "community",
            name_en: None,
            parent: &street.code,
            kind: String::new(),
            provenance: Provenance::Drawn,
            weight: weights[street.district as usize],
            population: Some(u64::from(community.residents)),
            simulated: Some(u64::from(community.residents)),
        }
    }));
    if setup.tables.output.has_level("topic") {
        list.extend(setup.categories.iter().map(|category| UnitEntry {
            code: &category.name,
            name: &category.name,
            level: "topic",
            name_en: None,
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

/// The names of districts and streets in English, by level and code.
fn english(setup: &Setup) -> BTreeMap<(&'static str, &str), &str> {
    let districts = setup.source.districts.iter().map(|district| (("district", district.code.as_str()), district.name_en.as_str()));
    let streets = setup.source.streets.iter().map(|street| (("street", street.code.as_str()), street.name_en.as_str()));
    districts.chain(streets).collect()
}
