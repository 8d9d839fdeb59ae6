//! C07: one synthetic city.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;

/// One synthetic city.
pub(super) const CAVEAT: Caveat = Caveat { code: "C07", names_measure: false, check };

/// Cities needed.
const CITIES: u32 = 2;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let cities = comparison.evidence.cities.max(comparison.evidence.sets as u32);
    if cities < CITIES { Finding::always("cities", f64::from(cities), f64::from(CITIES)) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_applies_with_one_city_only() {
        let mut comparison = pair(&[]);
        assert!(applies("C07", &comparison));
        comparison.evidence.sets = 2;
        assert!(!applies("C07", &comparison));
        (comparison.evidence.cities, comparison.evidence.sets) = (2, 1);
        assert!(!applies("C07", &comparison));
    }
}
