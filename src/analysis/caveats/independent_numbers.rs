//! C19: luck is not shared: pairs of trials have nothing but the city in common.

use super::caveat::{Caveat, Finding};
use crate::analysis::compare::Comparison;

/// luck is not shared: pairs of trials have nothing but the city in common.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C19",
    sentence: ["luck is not shared: pairs of trials have nothing but the city in common", "未共运气：配对之试验除城市外别无共同"],
    about: "Fires for every design whose `run.random_numbers` is not the baseline's, as with `--random-numbers independent`. Intervals hold, but are wider than \
            under common luck, and the variance ratio is about 1.",
    check,
};

fn check(comparison: &Comparison) -> Vec<Finding> {
    let evidence = &comparison.evidence;
    let base = evidence.run.random_numbers;
    let designs = evidence.names.iter().zip(&evidence.designs).filter(|(_, design)| design.random_numbers != base);
    designs.map(|(name, design)| Finding::about(name, "run.random_numbers", f64::from(design.random_numbers), f64::from(base))).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_fires_where_a_design_has_luck_of_another_number() {
        let mut comparison = pair(&[]);
        assert!(!applies("C19", &comparison));
        comparison.evidence.designs[1].random_numbers = 1;
        assert!(applies("C19", &comparison));
    }
}
