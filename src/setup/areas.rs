//! Areas of levers, and the rules that apply in each street, unit and district.

use crate::city::{City, Source};
use crate::input::slips::did_you_mean;
use crate::levers::{COUNT, Levers};
use crate::messages::{Message, message};
use crate::parameters::nearest;
use crate::rules::Rules;
use crate::scenario::values::Tables;

/// Where one lever is in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// The streets selected by name, by number in the whole city; `None` for all streets.
    streets: Option<Vec<bool>>,
    /// The share of these streets that is chosen at random.
    share: f64,
}

/// Why a name of an area is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// Number of the name in its list, from 1.
    pub number: usize,
    /// What was found and what was expected.
    pub message: Message,
    /// What the user may do about it.
    pub hint: Option<Message>,
}

impl Default for Area {
    /// Everywhere.
    fn default() -> Area {
        Area { streets: None, share: 1.0 }
    }
}

impl Area {
    /// The area with these names. Each is a district or, if all streets are simulated, a street, by name, English name or code.
    ///
    /// # Errors
    /// If a name is unknown or ambiguous.
    pub(crate) fn new(names: &[String], share: f64, source: &Source, scale: f64) -> Result<Area, Refusal> {
        if names.is_empty() {
            return Ok(Area { streets: None, share });
        }
        let mut meant = vec![false; source.streets.len()];
        for (name, number) in names.iter().zip(1..) {
            let refuse = |message: Message, hint: Option<Message>| Err(Refusal { number, message, hint });
            // Codes are unique; several places may share a name.
            let by_code = |code: &str| code == name;
            let by_name = |own: &str, english: &str| !name.is_empty() && (name == own || name == english);
            let is_code = source.districts.iter().any(|d| by_code(&d.code)) || source.streets.iter().any(|s| by_code(&s.code));
            let is = |code: &str, own: &str, english: &str| if is_code { by_code(code) } else { by_name(own, english) };
            let district = source.districts.iter().position(|d| is(&d.code, &d.name, &d.name_en));
            let called: Vec<usize> = (0..meant.len())
                .filter(|s| {
                    let street = &source.streets[*s];
                    is(&street.code, &street.name, &street.name_en)
                })
                .collect();
            let streets: Vec<usize> = match district {
                Some(district) => (0..meant.len()).filter(|s| source.streets[*s].district == district).collect(),
                None => called.clone(),
            };
            match (district, called.as_slice()) {
                (Some(district), [street, ..]) => {
                    let (district, street) = (&source.districts[district].code, &source.streets[*street].code);
                    let hint = message!("scenario-code-of-district-or-street", district = district, street = street);
                    return refuse(message!("scenario-district-and-street", name = name), Some(hint));
                }
                (None, []) => {
                    let known = source.districts.iter().flat_map(|d| [d.name.as_str(), d.name_en.as_str()]);
                    let known = known.chain(source.streets.iter().flat_map(|s| [s.name.as_str(), s.name_en.as_str()]));
                    let hint = nearest(name, known.filter(|name| !name.is_empty())).map(did_you_mean);
                    return refuse(message!("scenario-no-such-place", name = name), hint);
                }
                (None, [first, second, ..]) => {
                    let (first, second) = (&source.streets[*first].code, &source.streets[*second].code);
                    let hint = message!("scenario-one-of-codes", first = first, second = second);
                    return refuse(message!("scenario-several-streets", name = name), Some(hint));
                }
                (None, _) if scale < 1.0 => {
                    let hint = message!("scenario-streets-at-random");
                    return refuse(message!("scenario-street-at-scale", name = name, scale = scale.to_string()), Some(hint));
                }
                _ => streets.into_iter().for_each(|street| meant[street] = true),
            }
        }
        Ok(Area { streets: Some(meant), share })
    }

    /// Whether it includes every street of `other`, whichever streets are chosen at random.
    pub(crate) fn covers(&self, other: &Area) -> bool {
        let inside = match (&self.streets, &other.streets) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(all), Some(part)) => all.iter().zip(part).all(|(all, part)| *all || !part),
        };
        // The same share of a smaller set of streets may be other streets.
        inside && (self.share >= 1.0 || (self.streets == other.streets && self.share >= other.share))
    }

    /// The number of its streets that are simulated.
    pub(crate) fn count(&self, source: &Source, scale: f64) -> usize {
        let kept = (0..source.districts.len()).map(|district| {
            let all = source.streets.iter().filter(|street| street.district == district).count();
            let meant =
                self.streets.as_ref().is_none_or(|meant| source.streets.iter().zip(meant).any(|(s, m)| *m && s.district == district));
            let named = self
                .streets
                .as_ref()
                .map_or(all, |meant| source.streets.iter().zip(meant).filter(|(s, m)| **m && s.district == district).count());
            if meant { (libm::round(scale * all as f64) as usize).clamp(1.min(all), all).min(named) } else { 0 }
        });
        libm::round(self.share * kept.sum::<usize>() as f64) as usize
    }

    /// Whether it includes all streets.
    pub(crate) fn is_everywhere(&self) -> bool {
        self.streets.is_none() && self.share >= 1.0
    }

    /// For each simulated street, whether it belongs to the area.
    pub(crate) fn in_force(&self, city: &City) -> Vec<bool> {
        let meant = |street: usize| self.streets.as_ref().is_none_or(|meant| meant[city.streets[street].number as usize]);
        let mut drawn: Vec<usize> = (0..city.streets.len()).filter(|street| meant(*street)).collect();
        if self.share < 1.0 {
            drawn.sort_by(|a, b| city.streets[*a].pilot_draw.total_cmp(&city.streets[*b].pilot_draw));
            drawn.truncate(libm::round(self.share * drawn.len() as f64) as usize);
        }
        let mut in_force = vec![false; city.streets.len()];
        drawn.into_iter().for_each(|street| in_force[street] = true);
        in_force
    }
}

/// The rules that apply to each street, unit and district.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Jurisdiction {
    /// The distinct sets of rules in force, at least one.
    pub rules: Vec<Rules>,
    /// Index in `rules` by street.
    pub of_street: Vec<u16>,
    /// Index in `rules` by unit. A lever applies to a department if it applies to all streets that the department serves.
    pub of_unit: Vec<u16>,
    /// Index in `rules` by district. A lever applies to a district if it applies to all its streets.
    pub of_district: Vec<u16>,
}

impl Jurisdiction {
    /// Combines `levers`, each in force in its area, for a city.
    pub(crate) fn new(levers: &Levers, areas: &[Area; COUNT], city: &City, tables: &Tables) -> Jurisdiction {
        let mut sets = vec![0_u32; city.streets.len()];
        for (bit, area) in areas.iter().enumerate() {
            for (set, in_force) in sets.iter_mut().zip(area.in_force(city)) {
                *set |= u32::from(in_force) << bit;
            }
        }
        let mut known: Vec<u32> = Vec::new();
        let mut rules = Vec::new();
        let mut index = |set: u32| {
            let place = known.iter().position(|other| *other == set).unwrap_or_else(|| {
                known.push(set);
                rules.push(Rules::resolve(&levers.within(set), &tables.city.lines, &tables.city.ladder));
                known.len() - 1
            });
            place as u16
        };
        let all_of = |from: u32, to: u32| sets[from as usize..to as usize].iter().fold(u32::MAX >> (32 - COUNT), |all, set| all & set);
        let of_street = sets.iter().map(|set| index(*set)).collect();
        let units = city.units.iter().enumerate().map(|(unit, known)| match (sets.get(unit), known.district) {
            (Some(set), _) => *set,
            (None, Some(district)) => {
                let (from, to) = city.districts[district as usize].streets;
                all_of(from, to)
            }
            (None, None) => all_of(0, sets.len() as u32),
        });
        let of_unit = units.map(&mut index).collect();
        let districts = city.districts.iter().map(|district| all_of(district.streets.0, district.streets.1));
        let of_district = districts.map(&mut index).collect();
        Jurisdiction { rules, of_street, of_unit, of_district }
    }

    /// The early warning, if it is in force in any street.
    pub(crate) fn early_warning(&self) -> Option<&crate::levers::early_warning::EarlyWarning> {
        self.rules.iter().find_map(|rules| rules.early_warning.as_ref())
    }

    /// The ranking, if any unit is ranked.
    pub(crate) fn ranking(&self) -> Option<&crate::levers::ranking::Ranking> {
        self.rules.iter().find_map(|rules| rules.ranking.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Streams;
    use crate::scenario::values::Generate;

    fn source() -> Source {
        Source::generate(&Generate { districts: 2, streets: 5, communities: 2, residents: 1_000 })
    }

    #[test]
    fn a_name_selects_a_district_or_a_street_or_is_rejected() {
        let source = source();
        let streets = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| name.to_string()).collect();
            Area::new(&names, 1.0, &source, 1.0).map(|area| area.streets.map(|s| s.iter().filter(|in_it| **in_it).count()))
        };
        assert_eq!(streets(&[]), Ok(None));
        assert_eq!(streets(&["District 2"]), Ok(Some(5)));
        assert_eq!(streets(&["d01", "Street 7", "d01s001"]), Ok(Some(6)));
        let Refusal { number, message, hint } = streets(&["d01", "Distrct 2"]).unwrap_err();
        assert_eq!(number, 2);
        assert!(message.to_string().starts_with("found \"Distrct 2\", expected"), "{message}");
        assert_eq!(hint.unwrap().to_string(), "did you mean \"District 2\"?");
        let mut shared = source.clone();
        (shared.streets[6].name_en, shared.streets[0].name) = ("District 2".into(), "Street 2".into());
        let result = |name: &str| Area::new(&[name.into()], 1.0, &shared, 1.0).map(|_| ());
        for (name, hint) in
            [("District 2", "\"d02\" for the district, \"d02s002\" for the street"), ("Street 2", "\"d01s001\" or \"d01s002\"")]
        {
            assert!(result(name).unwrap_err().hint.unwrap().to_string().contains(hint), "{name}");
        }
        assert_eq!((result("d02"), result("d02s002")), (Ok(()), Ok(())));
        // Which streets are simulated at a smaller scale is random.
        assert!(Area::new(&["Street 7".into()], 1.0, &source, 0.5).is_err());
    }

    #[test]
    fn a_share_is_exact_and_nested_and_taken_from_the_named_streets() {
        let source = source();
        let tables = Tables::default();
        let city = City::draw(&source, &tables, &[], Streams::of_city(7, 1), 1.0);
        let drawn = |share: f64| Area::new(&["d02".into()], share, &source, 1.0).unwrap().in_force(&city);
        let (few, many) = (drawn(0.4), drawn(0.8));
        assert_eq!(few.iter().filter(|in_it| **in_it).count(), 2);
        assert_eq!(many.iter().filter(|in_it| **in_it).count(), 4);
        assert!(few.iter().zip(&many).all(|(few, many)| !few || *many));
        assert!(few[..5].iter().all(|in_it| !in_it));
    }
}
