//! C07: one synthetic city: an interval says nothing about another city.

use super::caveat::{Caveat, Finding};
use crate::analysis::compare::Comparison;

/// one synthetic city: an interval says nothing about another city.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C07",
    sentence: ["one synthetic city: an interval says nothing about another city", "仅一座合成城市：区间不及于其他城市"],
    about: "Fires with `run.cities = 1` and no parameter sets (each set has cities of its own). Skills, motivation, voices and structural shares are drawn once a city; `--cities 10` draws ten.",
    check,
};

/// Cities.
const CITIES: u32 = 2;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let cities = comparison.evidence.run.cities.max(comparison.evidence.sets as u32);
    if cities < CITIES { Finding::always("cities", f64::from(cities), f64::from(CITIES)) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_fires_with_one_city_only() {
        let mut comparison = pair(&[]);
        assert!(applies("C07", &comparison));
        comparison.evidence.sets = 2;
        assert!(!applies("C07", &comparison));
        (comparison.evidence.run.cities, comparison.evidence.sets) = (2, 1);
        assert!(!applies("C07", &comparison));
    }
}
