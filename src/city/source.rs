//! The city as described by data, without random attributes.

use crate::input::slips::did_you_mean;
use crate::messages::{Message, message};
use crate::parameters::nearest;
use crate::scenario::values;

/// Name of a city whose files give no name.
pub const UNNAMED: &str = "city";

/// Whether a value is published or constructed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// Published for this place.
    Data,
    /// Distributed from a larger place, or drawn at random.
    Drawn,
}

/// A district as described by data.
#[derive(Clone, Debug)]
pub struct DistrictSource {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
    /// Whether it is one of the central districts.
    pub central: bool,
    /// Residents in 2000 and 2020.
    pub residents: [u64; 2],
}

/// A street or township as described by data.
#[derive(Clone, Debug)]
pub struct StreetSource {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
    /// Index of its district.
    pub district: usize,
    /// Communities and villages.
    pub communities: u32,
    /// Residents.
    pub residents: u64,
    /// Whether the number of residents is published.
    pub provenance: Provenance,
}

/// The whole city as described by data.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Code of the city.
    pub code: String,
    /// Name of the city.
    pub name: String,
    /// All districts.
    pub districts: Vec<DistrictSource>,
    /// All streets, in order of their codes.
    pub streets: Vec<StreetSource>,
    /// Residents in 2000 and 2020 of the larger city from which these districts were selected; `None` if they are the whole city.
    pub parent_residents: Option<[u64; 2]>,
}

impl Source {
    /// The index of the district with this name, English name or code.
    pub(crate) fn district(&self, name: &str) -> Option<usize> {
        self.districts.iter().position(|d| !name.is_empty() && [&d.code, &d.name, &d.name_en].iter().any(|known| *known == name))
    }

    /// Residents in 2000 and 2020 of the city, or of the larger city from which its districts were selected.
    pub(super) fn residents(&self) -> [u64; 2] {
        self.parent_residents.unwrap_or_else(|| [0, 1].map(|year| self.districts.iter().map(|d| d.residents[year]).sum()))
    }

    /// Message and hint for a name that no district has.
    pub(crate) fn unknown_district(&self, name: &str) -> (Message, Message) {
        let known =
            self.districts.iter().flat_map(|d| [d.name.as_str(), d.name_en.as_str(), d.code.as_str()]).filter(|name| !name.is_empty());
        let hint = nearest(name, known).map(did_you_mean);
        let all = || message!("scenario-districts", names = self.districts.iter().map(|d| d.name.as_str()).collect::<Vec<_>>().join(", "));
        let message = message!("scenario-no-such-district", name = name);
        (message, hint.unwrap_or_else(all))
    }

    /// The city reduced to some of its districts, in their original order.
    #[must_use]
    pub(crate) fn only(mut self, districts: &[usize]) -> Source {
        self.parent_residents = Some(self.residents());
        let place: Vec<Option<usize>> = (0..self.districts.len())
            .scan(0, |next, d| {
                let kept = districts.contains(&d).then_some(*next);
                *next += usize::from(kept.is_some());
                Some(kept)
            })
            .collect();
        self.streets.retain_mut(|street| match place[street.district] {
            Some(district) => {
                street.district = district;
                true
            }
            None => false,
        });
        let mut d = 0;
        self.districts.retain(|_| {
            d += 1;
            place[d - 1].is_some()
        });
        self
    }

    /// A made-up city of equal districts, streets and communities.
    pub(crate) fn generate(shape: &values::Generate) -> Source {
        let residents = u64::from(shape.streets) * u64::from(shape.residents);
        let district = |d: u32| DistrictSource {
            code: format!("d{:02}", d + 1),
            name: format!("District {}", d + 1),
            name_en: format!("District {}", d + 1),
            central: d == 0,
            residents: [residents; 2],
        };
        let street = |d: u32, s: u32| StreetSource {
            code: format!("d{:02}s{:03}", d + 1, s + 1),
            name: format!("Street {}", d * shape.streets + s + 1),
            name_en: format!("Street {}", d * shape.streets + s + 1),
            district: d as usize,
            communities: shape.communities,
            residents: u64::from(shape.residents),
            provenance: Provenance::Drawn,
        };
        Source {
            code: "city".into(),
            name: "Made-up city".into(),
            districts: (0..shape.districts).map(district).collect(),
            streets: (0..shape.districts).flat_map(|d| (0..shape.streets).map(move |s| (d, s))).map(|(d, s)| street(d, s)).collect(),
            parent_residents: None,
        }
    }
}
