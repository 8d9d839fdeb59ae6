//! C10: not settled at the end: the last months still move, so a mean of the run is that of a transition.

use super::{Caveat, Fired};
use crate::findings::compare::Comparison;

/// not settled at the end: the last months still move, so a mean of the run is that of a transition.
pub(super) const CAVEAT: Caveat = Caveat {
    code: "C10",
    sentence: [
        "not settled at the end: the last months still move, so a mean of the run is that of a transition",
        "期末尚未稳定：末几月仍在变动，全程均值只是过渡之均值",
    ],
    about: "Fires where the observer's resolution rate of the last month differs by more than one point from that of three months before, in any design. Look at the months in `comparison.csv`, or lengthen `run.months`.",
    judge,
};

/// Points in three months.
const CHANGE: f64 = 0.01;

fn judge(comparison: &Comparison) -> Vec<Fired> {
    let evidence = &comparison.evidence;
    let judge = |(name, facts): (&String, &crate::findings::caveats::Facts)| {
        let last = facts.months.len().checked_sub(1)?;
        let change = facts.month(last)? - facts.month(last.checked_sub(3)?)?;
        (change.abs() > CHANGE).then(|| Fired::about(name, "observer resolution_rate, last month less three before", change, CHANGE))
    };
    evidence.names.iter().zip(&evidence.facts).filter_map(judge).collect()
}

#[cfg(test)]
mod tests {
    use crate::findings::caveats::evidence::testing::{fires, pair};

    #[test]
    fn it_fires_where_the_last_months_still_rise() {
        let mut comparison = pair(&[]);
        let months = |values: [f64; 5]| values.map(|value| (3.0 * value, 3)).to_vec();
        comparison.evidence.facts[1].months = months([0.4, 0.5, 0.6, 0.602, 0.605]);
        assert!(fires("C10", &comparison), "the last less three before is .105");
        comparison.evidence.facts[1].months = months([0.4, 0.6, 0.601, 0.602, 0.605]);
        assert!(!fires("C10", &comparison));
        comparison.evidence.facts[1].months = Vec::new();
        assert!(!fires("C10", &comparison));
    }
}
