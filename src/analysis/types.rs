//! Types of streets by ring, size, staffing and voice. They are shown in place of names, since the attributes of a named street are drawn.
#![cfg(feature = "analysis")]

use crate::behaviour::quantile;
use crate::city::City;
use serde::{Deserialize, Serialize};

/// A third of the simulated streets by some attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Third {
    /// The lowest.
    Low,
    /// The middle; all streets if they are equal.
    Middle,
    /// The highest.
    High,
}

/// The type of a street.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct StreetType {
    /// Whether its district is central.
    pub central: bool,
    /// Its third by residents.
    pub size: Third,
    /// Its third by staff per resident.
    pub staff: Third,
    /// Its third by how readily its residents call.
    pub voice: Third,
}

impl StreetType {
    /// The word used in files, such as `central|large|short`, without its voice.
    pub(crate) fn words(&self) -> String {
        let ring = if self.central { "central" } else { "outer" };
        let size = ["small", "medium", "large"][self.size as usize];
        let staff = ["short", "middling", "ample"][self.staff as usize];
        format!("{ring}|{size}|{staff}")
    }
}

/// A class of streets by one attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StreetClass {
    /// All streets.
    All,
    /// Of central districts.
    Central,
    /// Of the other districts.
    Outer,
    /// The third with the fewest residents.
    Small,
    /// The middle third by residents.
    Medium,
    /// The third with the most residents.
    Large,
    /// The third with the least staff per resident.
    Short,
    /// The middle third by staff per resident.
    Middling,
    /// The third with the most staff per resident.
    Ample,
    /// The third whose residents call least readily.
    Quiet,
    /// The middle third by how readily residents call.
    Moderate,
    /// The third whose residents call most readily.
    Loud,
}

impl StreetClass {
    /// All classes, those of one attribute together.
    pub(crate) const ALL: [StreetClass; 12] = [
        StreetClass::All,
        StreetClass::Central,
        StreetClass::Outer,
        StreetClass::Small,
        StreetClass::Medium,
        StreetClass::Large,
        StreetClass::Short,
        StreetClass::Middling,
        StreetClass::Ample,
        StreetClass::Quiet,
        StreetClass::Moderate,
        StreetClass::Loud,
    ];

    /// The words used in files: of its attribute, and its own.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            StreetClass::All => ("all", "all"),
            StreetClass::Central => ("ring", "central"),
            StreetClass::Outer => ("ring", "outer"),
            StreetClass::Small => ("size", "small"),
            StreetClass::Medium => ("size", "medium"),
            StreetClass::Large => ("size", "large"),
            StreetClass::Short => ("staff", "short"),
            StreetClass::Middling => ("staff", "middling"),
            StreetClass::Ample => ("staff", "ample"),
            StreetClass::Quiet => ("voice", "quiet"),
            StreetClass::Moderate => ("voice", "middling"),
            StreetClass::Loud => ("voice", "loud"),
        }
    }

    /// Whether a street of this type belongs to the class.
    pub(crate) fn contains(self, street: &StreetType) -> bool {
        match self {
            StreetClass::All => true,
            StreetClass::Central => street.central,
            StreetClass::Outer => !street.central,
            StreetClass::Small => street.size == Third::Low,
            StreetClass::Medium => street.size == Third::Middle,
            StreetClass::Large => street.size == Third::High,
            StreetClass::Short => street.staff == Third::Low,
            StreetClass::Middling => street.staff == Third::Middle,
            StreetClass::Ample => street.staff == Third::High,
            StreetClass::Quiet => street.voice == Third::Low,
            StreetClass::Moderate => street.voice == Third::Middle,
            StreetClass::Loud => street.voice == Third::High,
        }
    }
}

/// The types of a city's simulated streets, in order.
pub(crate) fn street_types(city: &City) -> Vec<StreetType> {
    let sizes: Vec<f64> = city.streets.iter().map(|s| s.residents as f64).collect();
    let staff: Vec<f64> = city.streets.iter().zip(&city.units).map(|(s, unit)| unit.staff / s.residents.max(1) as f64).collect();
    let voices: Vec<f64> = (0..city.streets.len()).map(|street| voice(city, street)).collect();
    let rings = city.streets.iter().map(|s| city.districts[s.district as usize].central);
    let thirds = thirds(&sizes).into_iter().zip(thirds(&staff)).zip(thirds(&voices));
    rings.zip(thirds).map(|(central, ((size, staff), voice))| StreetType { central, size, staff, voice }).collect()
}

/// How readily the residents of a simulated street call (mean 1): the average of its communities, weighted by residents.
pub(crate) fn voice(city: &City, street: usize) -> f64 {
    let (from, to) = city.streets[street].communities;
    let communities = &city.communities[from as usize..to as usize];
    let residents: f64 = communities.iter().map(|c| f64::from(c.residents)).sum();
    communities.iter().map(|c| c.voice * f64::from(c.residents)).sum::<f64>() / residents.max(1.0)
}

/// The third of each value. Values within rounding of a boundary are in the middle.
fn thirds(values: &[f64]) -> Vec<Third> {
    if values.is_empty() {
        return Vec::new();
    }
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let (low, high) = (quantile(&sorted, 1.0 / 3.0), quantile(&sorted, 2.0 / 3.0));
    let third = |v: &f64| match v {
        v if *v < low * (1.0 - 1e-9) => Third::Low,
        v if *v > high * (1.0 + 1e-9) => Third::High,
        _ => Third::Middle,
    };
    values.iter().map(third).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_streets_are_all_in_the_middle() {
        assert_eq!(thirds(&[0.1 + 0.2, 0.3, 0.3]), [Third::Middle; 3]);
        assert_eq!(thirds(&[6.0, 1.0, 3.0, 2.0]), [Third::High, Third::Low, Third::Middle, Third::Middle]);
    }
}
