//! The synthetic city: residents by community, streets, departments, and their random attributes.
//!
//! [`Source`] is the city as described by data. A [`City`] is one synthetic city drawn from it: the streets simulated at the
//! given scale, with all attributes that the data lack. Its random streams depend on (seed, city) only, so all replications and designs share it.

mod source;

pub use source::{DistrictSource, Provenance, Source, StreetSource, UNNAMED};

use crate::rng::{Purpose, Streams};
use crate::scenario::values;
use crate::scenario::values::{Level, StaffBasis};

/// A category with its names resolved.
#[derive(Clone, Debug)]
pub struct Category {
    /// Its name.
    pub name: String,
    /// Its values as written; `mix` is normalised.
    pub values: values::Category,
    /// The function that owns it, or `None` for the street.
    pub owner: Option<usize>,
    /// The other functions it needs, as a set of bits.
    pub functions: u32,
}

/// A community or village.
#[derive(Clone, Debug)]
pub struct Community {
    /// Its number in the whole city, whatever the scale; part of the address of draws.
    pub number: u32,
    /// Its code.
    pub code: String,
    /// Index of its street.
    pub street: u32,
    /// Residents.
    pub residents: u32,
    /// Index of its first resident.
    pub first_resident: u32,
    /// Readiness to call, mean 1.
    pub voice: f64,
    /// Rate of problems, mean 1.
    pub problem_rate: f64,
}

/// A simulated street.
#[derive(Clone, Debug)]
pub struct Street {
    /// Its number in the whole city.
    pub number: u32,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Index of its district.
    pub district: u32,
    /// First and one past the last of its communities.
    pub communities: (u32, u32),
    /// Residents.
    pub residents: u64,
    /// Factor on the share of structural problems, mean 1.
    pub structural: f64,
    /// Uniform random number on (0, 1) that selects streets for pilots.
    pub pilot_draw: f64,
    /// Whether its number of residents is published.
    pub provenance: Provenance,
}

/// A simulated district.
#[derive(Clone, Debug)]
pub struct District {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Whether it is central.
    pub central: bool,
    /// First and one past the last of its streets.
    pub streets: (u32, u32),
    /// Simulated streets and all streets of the district; all/simulated is the inverse inclusion probability.
    pub kept: (u32, u32),
    /// Residents of the whole district and of its simulated streets.
    pub residents: (u64, u64),
}

impl District {
    /// Share of the residents who are simulated.
    pub(crate) fn share(&self) -> f64 {
        self.residents.1 as f64 / self.residents.0.max(1) as f64
    }
}

/// The two kinds of unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// A street.
    Street,
    /// A department: a bureau or a company.
    Department,
}

/// A unit, which handles orders (承办单位).
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its number in the addresses of draws, whatever the scale.
    pub number: u64,
    /// Street or department.
    pub kind: UnitKind,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Index of its district, or `None` for a municipal unit.
    pub district: Option<u32>,
    /// Its function; `None` for a street.
    pub function: Option<usize>,
    /// Share of the residents it serves who are simulated: 1 for a street.
    pub share: f64,
    /// Number of officers, which need not be whole.
    pub staff: f64,
    /// Attention without pressure.
    pub own_attention: f64,
    /// Care without pressure.
    pub care_floor: f64,
    /// Speed of work, mean 1.
    pub skill: f64,
}

/// One synthetic city.
#[derive(Clone, Debug)]
pub struct City {
    /// Code of the city.
    pub code: String,
    /// Name of the city.
    pub name: String,
    /// Districts, all of them.
    pub districts: Vec<District>,
    /// The simulated streets.
    pub streets: Vec<Street>,
    /// Their communities.
    pub communities: Vec<Community>,
    /// Index in `communities` of each community of the whole city; only defined for simulated ones.
    pub community_index: Vec<u32>,
    /// The streets as units, in the order of `streets`, then the departments.
    pub units: Vec<Unit>,
    /// Unit of each function in each district: `departments[district][function]`.
    pub departments: Vec<Vec<u32>>,
    /// Residents of the whole city and of the simulated streets.
    pub residents: (u64, u64),
    /// Streets in the whole city.
    pub all_streets: u32,
}

/// Splits `total` in proportion to `weights` into whole parts that sum to `total`.
fn apportion(total: u64, weights: &[f64]) -> Vec<u64> {
    let sum: f64 = weights.iter().sum();
    let mut given = 0;
    let mut passed = 0.0;
    weights
        .iter()
        .map(|w| {
            passed += w;
            let upto = libm::floor(passed / sum * total as f64 + 0.5) as u64;
            let part = upto.min(total) - given;
            given += part;
            part
        })
        .collect()
}

/// A log-normal factor with mean 1.
fn factor(sd: f64, z: f64) -> f64 {
    libm::exp(sd * z - sd * sd / 2.0)
}

/// The spread of care without pressure, to that of attention.
const CARE_SPREAD: f64 = 0.8;

/// The most care that a unit has without pressure.
fn most_care(low: f64) -> f64 {
    low.max(0.9)
}

/// The expectation of a unit's care without pressure: that of a log-normal variate cut off above.
#[cfg(feature = "analysis")]
pub(crate) fn expected_care(tables: &values::Tables) -> f64 {
    let (low, sd) = (tables.behaviour.care_low, CARE_SPREAD * tables.city.unit_sd);
    if low <= 0.0 || sd <= 0.0 {
        return low;
    }
    let most = most_care(low);
    let below = crate::rng::normal_below;
    let cut = libm::log(most / low) / sd;
    low * libm::exp(sd * sd / 2.0) * below(cut - sd) + most * below(-cut)
}

impl City {
    /// Draws a synthetic city: the streets simulated at `scale`, and all attributes that the data lack.
    ///
    /// ```
    /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
    /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
    /// # let setup = jiesu::Setup::read(&base)?;
    /// use jiesu::{city::City, rng::Streams};
    ///
    /// let draw = |scale| City::draw(&setup.source, &setup.tables, &setup.functions, Streams::of_city(7, 1), scale);
    /// let (whole, half) = (draw(1.0), draw(0.5));
    /// assert_eq!((whole.street_count(), whole.weight(0)), (2, 1.0));
    /// assert_eq!((half.street_count(), half.weight(0), half.unit_weight(0)), (1, 2.0, 2.0));
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    pub fn draw(source: &Source, tables: &values::Tables, functions: &[(String, values::Function)], streams: Streams, scale: f64) -> City {
        let settings = &tables.city;
        let mut first_community = Vec::with_capacity(source.streets.len());
        let mut count = 0;
        for street in &source.streets {
            first_community.push(count);
            count += street.communities.max(1);
        }

        let mut city = City {
            code: source.code.clone(),
            name: source.name.clone(),
            districts: Vec::new(),
            streets: Vec::new(),
            communities: Vec::new(),
            community_index: vec![u32::MAX; count as usize],
            units: Vec::new(),
            departments: Vec::new(),
            residents: (source.streets.iter().map(|s| s.residents).sum(), 0),
            all_streets: source.streets.len() as u32,
        };
        let mut next_resident = 0_u32;
        for (d, district) in source.districts.iter().enumerate() {
            let mut members: Vec<usize> = (0..source.streets.len()).filter(|s| source.streets[*s].district == d).collect();
            let all = members.len();
            let kept = (libm::round(scale * all as f64) as usize).clamp(1.min(all), all);
            // The order does not depend on the scale, so the streets of a smaller scale are a subset of those of a larger one.
            members.sort_by_key(|s| streams.draw(Purpose::StreetOrder, *s as u64, 0).0);
            members.truncate(kept);
            members.sort_unstable();
            let first_street = city.streets.len() as u32;
            let mut residents = 0;
            for s in members {
                let street = &source.streets[s];
                residents += street.residents;
                let first = city.communities.len() as u32;
                let n = street.communities.max(1);
                let numbers = first_community[s]..first_community[s] + n;
                let sizes: Vec<f64> = numbers
                    .clone()
                    .map(|c| streams.draw(Purpose::CommunitySize, u64::from(c), 0).lognormal(0, settings.community_sd))
                    .collect();
                for ((number, residents), k) in numbers.zip(apportion(street.residents, &sizes)).zip(1..) {
                    let draw = streams.draw(Purpose::CommunityVoice, u64::from(number), 0);
                    let (z_rate, z_other) = (draw.normal(0), draw.normal(1));
                    let r = settings.voice_correlation;
                    let z_voice = r * z_rate + libm::sqrt(1.0 - r * r) * z_other;
                    city.community_index[number as usize] = city.communities.len() as u32;
                    city.communities.push(Community {
                        number,
                        code: format!("{}-{k:02}", street.code),
                        street: city.streets.len() as u32,
                        residents: residents as u32,
                        first_resident: next_resident,
                        voice: factor(settings.voice_sd, z_voice),
                        problem_rate: factor(settings.problem_sd, z_rate),
                    });
                    next_resident += residents as u32;
                }
                city.streets.push(Street {
                    number: s as u32,
                    code: street.code.clone(),
                    name: street.name.clone(),
                    district: d as u32,
                    communities: (first, city.communities.len() as u32),
                    residents: street.residents,
                    structural: factor(settings.structural_sd, streams.draw(Purpose::Structural, s as u64, 0).normal(0)),
                    pilot_draw: streams.draw(Purpose::Pilot, s as u64, 0).uniform(0),
                    provenance: street.provenance,
                });
            }
            let whole = source.streets.iter().filter(|s| s.district == d).map(|s| s.residents).sum();
            city.districts.push(District {
                code: district.code.clone(),
                name: district.name.clone(),
                central: district.central,
                streets: (first_street, city.streets.len() as u32),
                kept: (kept as u32, all as u32),
                residents: (whole, residents),
            });
            city.residents.1 += residents;
        }
        city.add_units(source, tables, functions, streams);
        city
    }

    fn add_units(&mut self, source: &Source, tables: &values::Tables, functions: &[(String, values::Function)], streams: Streams) {
        let settings = &tables.city;
        let behaviour = &tables.behaviour;
        let total = source.residents();
        // Staff of a district per resident of 2020, relative to the city's mean.
        let density: Vec<f64> = source
            .districts
            .iter()
            .map(|d| match settings.staff_basis {
                StaffBasis::Pop2020 => 1.0,
                StaffBasis::Pop2000 => (d.residents[0] as f64 / total[0] as f64) / (d.residents[1] as f64 / total[1] as f64),
            })
            .collect();
        let mut unit = |kind, entity: u64, code: String, name: String, district, function, staff: f64, share: f64| {
            let draw = streams.draw(Purpose::UnitTraits, entity, 0);
            let spread = settings.unit_sd;
            let unit = Unit {
                number: entity,
                kind,
                code,
                name,
                district,
                function,
                share,
                staff: staff.max(1e-3),
                own_attention: (behaviour.attention_low * libm::exp(spread * draw.normal(0))).min(behaviour.attention_high),
                care_floor: (behaviour.care_low * libm::exp(CARE_SPREAD * spread * draw.normal(1)))
                    .clamp(0.0, most_care(behaviour.care_low)),
                skill: factor(settings.skill_sd, draw.normal(2)),
            };
            self.units.push(unit);
            self.units.len() as u32 - 1
        };
        for street in &self.streets {
            let staff = settings.street_staff / 1e4 * street.residents as f64 * density[street.district as usize];
            let entity = u64::from(street.number);
            unit(UnitKind::Street, entity, street.code.clone(), street.name.clone(), Some(street.district), None, staff, 1.0);
        }
        let shares: f64 = functions.iter().map(|(_, f)| f.staff).sum();
        let mut departments = vec![vec![u32::MAX; functions.len()]; self.districts.len()];
        for (f, (name, function)) in functions.iter().enumerate() {
            // Staff only for the simulated residents, so that the load per officer is that of the whole city.
            let per_resident = settings.department_staff / 1e4 * function.staff / shares.max(1e-12);
            let entity = |district: usize| (1 << 32) + ((f as u64) << 16) + district as u64;
            match function.level {
                Level::District => {
                    for (d, district) in self.districts.iter().enumerate() {
                        let staff = per_resident * density[d] * district.residents.1 as f64;
                        let code = format!("{name}@{}", district.code);
                        let title = format!("{} {name}", district.name);
                        let share = district.share();
                        departments[d][f] = unit(UnitKind::Department, entity(d), code, title, Some(d as u32), Some(f), staff, share);
                    }
                }
                Level::Municipal | Level::Company => {
                    let staff = per_resident * self.residents.1 as f64;
                    let code = format!("{name}@{}", self.code);
                    let share = self.residents.1 as f64 / self.residents.0.max(1) as f64;
                    let title = format!("municipal {name}");
                    let one = unit(UnitKind::Department, entity(0xFFFF), code, title, None, Some(f), staff, share);
                    departments.iter_mut().for_each(|row| row[f] = one);
                }
            }
        }
        self.departments = departments;
    }

    /// The inverse inclusion probability of a district's streets.
    pub fn weight(&self, district: usize) -> f64 {
        let (kept, all) = self.districts[district].kept;
        f64::from(all) / f64::from(kept.max(1))
    }

    /// The weight of a unit: for a street the inverse inclusion probability, for a department the ratio of all residents to
    /// simulated residents of its district or the city.
    pub fn unit_weight(&self, unit: usize) -> f64 {
        let share = |(all, simulated): (u64, u64)| if simulated == 0 { 0.0 } else { all as f64 / simulated as f64 };
        match (self.units[unit].kind, self.units[unit].district) {
            (UnitKind::Street, district) => district.map_or(1.0, |d| self.weight(d as usize)),
            (UnitKind::Department, Some(d)) => share(self.districts[d as usize].residents),
            (UnitKind::Department, None) => share(self.residents),
        }
    }

    /// Number of streets; these are the first units, followed by the departments.
    pub fn street_count(&self) -> usize {
        self.streets.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> Source {
        Source::generate(&values::Generate { districts: 3, streets: 10, communities: 4, residents: 10_001 })
    }

    #[test]
    fn apportioned_parts_sum_to_the_total() {
        for total in [0, 1, 7, 10_001] {
            assert_eq!(apportion(total, &[0.3, 1.7, 0.001, 2.0]).iter().sum::<u64>(), total);
        }
    }

    #[test]
    fn streets_of_a_smaller_scale_are_unchanged_at_a_larger_one() {
        let streams = Streams::of_city(5, 1);
        let at = |scale| City::draw(&source(), &values::Tables::default(), &[], streams, scale);
        let (small, large) = (at(0.3), at(0.7));
        assert_eq!((small.streets.len(), large.streets.len()), (9, 21));
        for (s, street) in small.streets.iter().enumerate() {
            let twin = large.streets.iter().position(|other| other.code == street.code).unwrap();
            assert_eq!(large.units[twin].skill, small.units[s].skill);
            let residents = |city: &City, (from, to): (u32, u32)| {
                city.communities[from as usize..to as usize].iter().map(|c| (c.number, c.residents)).collect::<Vec<_>>()
            };
            assert_eq!(residents(&small, street.communities), residents(&large, large.streets[twin].communities));
        }
    }

    #[test]
    fn residents_of_communities_sum_to_those_of_the_street() {
        let city = City::draw(&source(), &values::Tables::default(), &[], Streams::of_city(5, 1), 1.0);
        for street in &city.streets {
            let (from, to) = street.communities;
            let sum: u64 = city.communities[from as usize..to as usize].iter().map(|c| u64::from(c.residents)).sum();
            assert_eq!(sum, street.residents);
        }
    }
}
