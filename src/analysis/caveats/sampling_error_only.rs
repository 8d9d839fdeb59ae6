//! C06: intervals hold luck only: no uncertainty of parameters, and none of the form of the model, is in them.

use super::caveat::{Caveat, Finding};
use crate::analysis::compare::Comparison;

/// intervals hold luck only: no uncertainty of parameters, and none of the form of the model, is in them.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C06",
    sentence: [
        "intervals hold luck only: no uncertainty of parameters, and none of the form of the model, is in them",
        "区间只含运气：不含参数之不确定，亦不含模型形式之不确定",
    ],
    about: "Fires unless the comparison ran under at least two parameter sets (`run.sets`). Most parameters are assumptions (tag A); vary them with `jiesu sweep` and a factor `keys = \"tags:CA\"`.",
    check,
};

/// Sets of parameters.
const SETS: usize = 2;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let sets = comparison.evidence.sets;
    if sets < SETS { Finding::always("parameter sets", sets as f64, SETS as f64) } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    #[test]
    fn it_fires_unless_there_are_sets_of_parameters() {
        let mut comparison = pair(&[]);
        assert!(applies("C06", &comparison));
        comparison.evidence.sets = 20;
        assert!(!applies("C06", &comparison));
    }
}
