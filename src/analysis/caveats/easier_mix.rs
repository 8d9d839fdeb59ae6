//! C03: an easier mix of problems explains part of the difference.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;

/// An easier mix of problems explains part of the difference.
pub(super) const CAVEAT: Caveat = Caveat { code: "C03", names_measure: false, check };

/// Share of the difference due to the mix.
const SHARE: f64 = 0.25;
/// Least contribution of the mix: 0.2 points.
const LEAST: f64 = 0.002;

/// The decomposition of a difference between two rates into mix and handling (Kitagawa 1955). Each category has the number reviewed and
/// the number resolved; a category that is empty under one design takes the rate of the other.
pub(crate) fn kitagawa(a: &[[u64; 2]], b: &[[u64; 2]]) -> Option<(f64, f64)> {
    let total = |list: &[[u64; 2]]| list.iter().map(|cell| cell[0]).sum::<u64>() as f64;
    let (all_a, all_b) = (total(a), total(b));
    if all_a == 0.0 || all_b == 0.0 {
        return None;
    }
    let none = [0, 0];
    let (mut mix, mut handling) = (0.0, 0.0);
    for category in 0..a.len().max(b.len()) {
        let (a, b) = (a.get(category).unwrap_or(&none), b.get(category).unwrap_or(&none));
        let rate = |cell: &[u64; 2]| (cell[0] > 0).then(|| cell[1] as f64 / cell[0] as f64);
        let (Some(rate_a), Some(rate_b)) = (rate(a).or(rate(b)), rate(b).or(rate(a))) else { continue };
        let (share_a, share_b) = (a[0] as f64 / all_a, b[0] as f64 / all_b);
        mix += (share_b - share_a) * (rate_a + rate_b) / 2.0;
        handling += (rate_b - rate_a) * (share_a + share_b) / 2.0;
    }
    Some((mix, handling))
}

fn check(comparison: &Comparison) -> Vec<Finding> {
    let evidence = &comparison.evidence;
    let Some((base, others)) = evidence.designs.split_first() else { return Vec::new() };
    let finding = |(name, design): (&String, &crate::analysis::evidence::DesignEvidence)| {
        let (mix, handling) = kitagawa(&base.categories, &design.categories)?;
        let threshold = (SHARE * (mix + handling).abs()).max(LEAST);
        (mix > threshold).then(|| Finding::about(name, "resolution_rate, mix of categories", mix, threshold))
    };
    evidence.names[1..].iter().zip(others).filter_map(finding).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair};

    use super::kitagawa;

    #[test]
    fn the_parts_add_up_to_the_difference() {
        // A: 100 easy at .8, 100 hard at .2 = .5; B: 150 easy at .8, 50 hard at .2 = .65: all mix.
        let (mix, handling) = kitagawa(&[[100, 80], [100, 20]], &[[150, 120], [50, 10]]).unwrap();
        assert!((mix - 0.15).abs() < 1e-12 && handling.abs() < 1e-12);
        let (mix, handling) = kitagawa(&[[100, 80], [100, 20]], &[[120, 99], [60, 22], [20, 13]]).unwrap();
        assert!((mix + handling - (134.0 / 200.0 - 0.5)).abs() < 1e-12);
        assert_eq!(kitagawa(&[], &[[1, 1]]), None);
    }

    #[test]
    fn it_applies_where_an_easier_mix_explains_the_difference() {
        let mut comparison = pair(&[]);
        comparison.evidence.designs[0].categories = vec![[100, 80], [100, 20]];
        comparison.evidence.designs[1].categories = vec![[150, 120], [50, 10]];
        assert!(applies("C03", &comparison));
        comparison.evidence.designs[1].categories = vec![[100, 95], [100, 35]];
        assert!(!applies("C03", &comparison));
        comparison.evidence.designs[1].categories = vec![[50, 40], [150, 30]];
        assert!(!applies("C03", &comparison), "a harder mix");
    }
}
