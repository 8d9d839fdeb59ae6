//! `comparison.csv`, `caveats.csv` and `attribution.csv`.

use super::csv::Table;
use crate::analysis::attribute::{Attribution, WholeEffect};
use crate::analysis::caveats::{Finding, by_code};
use crate::analysis::rates::review_word;
use crate::analysis::request::Allowed;
use crate::analysis::results::{Caution, ComparisonResults};
use crate::error::Result;
use std::path::Path;

pub(crate) const COMPARISON: [&str; 32] = [
    "design",
    "measure",
    "review",
    "basis",
    "level",
    "period_kind",
    "period",
    "baseline",
    "difference",
    "se_replication",
    "se_city",
    "se_param",
    "ci_low",
    "ci_high",
    "p_better",
    "sign_stable",
    "variance_ratio",
    "variance_ratio_low",
    "variance_ratio_high",
    "n",
    "se",
    "joint_low",
    "joint_high",
    "ci_scope",
    "baseline_mean",
    "mean",
    "cv_difference",
    "cv_low",
    "cv_high",
    "cv_reduction",
    "dominance",
    "dominance_violation",
];

pub(crate) const CAVEATS: [&str; 8] = ["code", "design", "measure", "value", "threshold", "sentence", "sentence_zh", "allowed"];

pub(crate) const ATTRIBUTION: [&str; 15] = [
    "lever",
    "kind",
    "measure",
    "review",
    "value",
    "ci_low",
    "ci_high",
    "alone",
    "last",
    "order_stable",
    "n",
    "whole",
    "method",
    "value_low",
    "value_high",
];

/// Writes `comparison.csv`.
pub(crate) fn write_comparison(folder: &Path, comparison: &ComparisonResults, baseline: &str) -> Result<()> {
    let mut table = Table::create(folder, "comparison.csv", &COMPARISON)?;
    for design in &comparison.designs {
        for difference in &design.differences {
            let slot = &comparison.slots[difference.slot];
            let p = &difference.paired;
            let review = slot.review.map_or("", review_word);
            let basis = slot.basis.map_or("", |basis| basis.word());
            for text in [&design.name, slot.measure.word(), review, basis, "city", slot.kind.word(), &slot.period, baseline] {
                table.text(text);
            }
            table.show(p.difference);
            table.maybe(p.se_replication);
            table.maybe(p.se_city);
            table.maybe(p.se_param);
            table.maybe(p.interval.map(|(low, _)| low));
            table.maybe(p.interval.map(|(_, high)| high));
            table.maybe(difference.p_better);
            table.maybe(p.sign_stable);
            table.maybe(p.variance_ratio);
            table.maybe(p.ratio_interval.map(|(low, _)| low));
            table.maybe(p.ratio_interval.map(|(_, high)| high));
            table.show(p.n);
            table.maybe(p.se);
            table.maybe(p.joint.map(|(low, _)| low));
            table.maybe(p.joint.map(|(_, high)| high));
            table.text(p.ci_scope.word());
            p.means.iter().for_each(|mean| table.show(mean));
            let c = difference.cv_difference;
            for value in [c.map(|c| c.difference), c.map(|c| c.interval.0), c.map(|c| c.interval.1), c.map(|c| c.reduction)] {
                table.maybe(value);
            }
            table.text(difference.dominance.map_or("", |found| found.order.word()));
            table.maybe(difference.dominance.map(|found| found.dominance_violation));
            table.end_row()?;
        }
    }
    table.finish()
}

/// Writes `caveats.csv`.
pub(crate) fn write_caveats(folder: &Path, cautions: &[Caution], allowed: &Allowed) -> Result<()> {
    let mut table = Table::create(folder, "caveats.csv", &CAVEATS)?;
    for Caution { code, findings } in cautions {
        let Some(caveat) = by_code(code) else { continue };
        for Finding { design, measure, value, threshold } in findings {
            table.text(caveat.code);
            table.text(design.as_deref().unwrap_or_default());
            table.text(measure);
            table.maybe(Some(value).filter(|value| value.is_finite()));
            table.maybe(Some(threshold).filter(|value| value.is_finite()));
            caveat.sentence.iter().for_each(|sentence| table.text(sentence));
            table.text(allowed.get(caveat.code).map(String::as_str).unwrap_or_default());
            table.end_row()?;
        }
    }
    table.finish()
}

/// Writes `attribution.csv`.
pub(crate) fn write_attribution(folder: &Path, attribution: &Attribution) -> Result<()> {
    let mut table = Table::create(folder, "attribution.csv", &ATTRIBUTION)?;
    for part in &attribution.contributions {
        let kind = if part.is_group { "group" } else { "lever" };
        [part.name.as_str(), kind, part.measure.word(), part.review.map_or("", review_word)].iter().for_each(|text| table.text(text));
        table.show(part.value);
        table.maybe(part.interval.map(|(low, _)| low));
        table.maybe(part.interval.map(|(_, high)| high));
        table.show(part.alone);
        table.show(part.last);
        table.maybe(part.over_sets.map(|over| over.order_stable));
        table.show(part.n);
        let effect = attribution.effects.iter().find(|effect| (effect.measure, effect.review) == (part.measure, part.review));
        table.maybe(effect.map(WholeEffect::value));
        table.text(&attribution.way);
        table.maybe(part.over_sets.map(|over| over.range.0));
        table.maybe(part.over_sets.map(|over| over.range.1));
        table.end_row()?;
    }
    table.finish()
}
