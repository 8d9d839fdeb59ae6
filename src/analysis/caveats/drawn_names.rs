//! C08: named units are drawn at random: no figure says anything about the street or office of that name.

use super::caveat::{Caveat, Finding};
use crate::analysis::compare::Comparison;

/// named units are drawn at random: no figure says anything about the street or office of that name.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C08",
    sentence: [
        "named units are drawn at random: no figure says anything about the street or office of that name",
        "有名之单位皆属抽取：任何数字皆不代表该名之街道或部门",
    ],
    about: "Fires where the scenario has a city of data. Only the population of a district, and of some streets, is published; staff, skill, motivation, voice and problems behind a name are drawn.",
    check,
};

fn check(comparison: &Comparison) -> Vec<Finding> {
    if comparison.evidence.has_data { Finding::always("city.data", 1.0, 0.0) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_fires_for_a_city_of_data() {
        let mut comparison = pair(&[]);
        assert!(!applies("C08", &comparison));
        comparison.evidence.has_data = true;
        assert!(applies("C08", &comparison));
    }
}
