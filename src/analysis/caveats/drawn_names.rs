//! C08: named units have randomly drawn attributes.

use super::caveat::{Caveat, Finding};
use crate::analysis::compare::Comparison;

/// Named units have randomly drawn attributes.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C08",
    sentence: [
        "Named streets and departments have randomly drawn attributes; do not read a figure as describing the real place",
        "有名称的街道和部门，其属性为随机抽取；有关数字不代表真实单位",
    ],
    about: "Applies where the scenario has a city of data. Only the population of a district, and of some streets, is published; staff, skill, motivation, voice and problems of a named unit are drawn.",
    check,
};

fn check(comparison: &Comparison) -> Vec<Finding> {
    if comparison.evidence.has_data { Finding::always("city.data", 1.0, 0.0) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_applies_to_a_city_of_data() {
        let mut comparison = pair(&[]);
        assert!(!applies("C08", &comparison));
        comparison.evidence.has_data = true;
        assert!(applies("C08", &comparison));
    }
}
