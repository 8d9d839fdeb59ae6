//! `comparison.csv`, `accounts.csv`, `contrasts.csv`, `leads.csv`, `caveats.csv` and `attribution.csv`.

use crate::analysis::accounts::AccountDifference;
use crate::analysis::attribute::{Attribution, Contribution, WholeEffect};
use crate::analysis::caveats::{Caveat, by_code};
use crate::analysis::compare::{Difference, Slot};
use crate::analysis::control_variates::{Control, CvDifference};
use crate::analysis::family::{Against, BestComparison, Contrast, Family, LeadOverRest};
use crate::analysis::finding::{Caution, Finding};
use crate::analysis::rates::{Basis, review_word};
use crate::analysis::request::Allowed;
use crate::analysis::results::ComparisonResults;
use crate::error::Result;
use crate::messages::Language;
use crate::output::csv::{self, Cell, Column, File, column, high, low, no_interval};
use crate::output::unit::Unit;
use std::path::Path;

/// The difference of a design from the baseline in a measure.
pub(crate) struct DifferenceRow<'a> {
    design: &'a str,
    baseline: &'a str,
    slot: &'a Slot,
    difference: &'a Difference,
    family: Option<&'a Family>,
}

/// The control variates of an adjusted difference.
fn controls_of(cv: &CvDifference) -> String {
    let used = Control::ALL.into_iter().zip(cv.controls).filter(|(_, used)| *used);
    used.map(|(control, _)| control.word()).collect::<Vec<_>>().join(", ")
}

/// The intervals of a family: of how many designs, and against what.
fn family_of(family: &Family) -> String {
    let Family { intervals, designs, against, .. } = family;
    let against = match against {
        Against::Baseline | Against::Best => "the baseline",
        Against::Previous => "the baseline and the previous design",
        Against::All => "each other",
    };
    let number = &if family.against == Against::All { designs + 1 } else { *designs };
    let count = |number: &usize| number.to_string();
    ["3 rates × ", &count(number), " designs against ", against, " (", &count(intervals), " intervals; one review and basis and period)"]
        .concat()
}

pub(crate) struct ComparisonFile;

impl File for ComparisonFile {
    type Row<'a> = DifferenceRow<'a>;
    const NAME: &'static str = "comparison";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |row| row.design.into()),
        column("measure", Unit::Word, |row| row.slot.measure.word().into()),
        column("review", Unit::Word, |row| row.slot.review.map(review_word).into()),
        column("basis", Unit::Word, |row| row.slot.basis.map(|basis| basis.word()).into()),
        column("level", Unit::Word, |_| "city".into()),
        column("period_kind", Unit::Word, |row| row.slot.kind.word().into()),
        column("period", Unit::Period, |row| (&row.slot.period).into()),
        column("baseline", Unit::Word, |row| row.baseline.into()),
        column("difference", Unit::OfMeasure, |row| row.difference.paired.difference.into()),
        column("se_replication", Unit::OfMeasure, |row| row.difference.paired.se_replication.into()),
        column("se_city", Unit::OfMeasure, |row| row.difference.paired.se_city.into()),
        column("se_param", Unit::OfMeasure, |row| row.difference.paired.se_param.into()),
        column("ci_low", Unit::OfMeasure, |row| low(row.difference.paired.interval)),
        column("ci_high", Unit::OfMeasure, |row| high(row.difference.paired.interval)),
        column("p_better", Unit::Share, |row| row.difference.better_in.map(|found| found.share()).into()),
        column("sign_stable", Unit::Share, |row| row.difference.paired.sign_stable.into()),
        column("variance_ratio", Unit::Ratio, |row| row.difference.paired.variance_ratio.into()),
        column("variance_ratio_low", Unit::Ratio, |row| low(row.difference.paired.ratio_interval)),
        column("variance_ratio_high", Unit::Ratio, |row| high(row.difference.paired.ratio_interval)),
        column("n", Unit::Number, |row| row.difference.paired.n.into()),
        column("se", Unit::OfMeasure, |row| row.difference.paired.se.into()),
        column("joint_low", Unit::OfMeasure, |row| low(row.difference.paired.joint)),
        column("joint_high", Unit::OfMeasure, |row| high(row.difference.paired.joint)),
        column("ci_scope", Unit::Word, |row| row.difference.paired.ci_scope.word().into()),
        column("baseline_mean", Unit::OfMeasure, |row| row.difference.paired.means[0].into()),
        column("mean", Unit::OfMeasure, |row| row.difference.paired.means[1].into()),
        column("cv_difference", Unit::OfMeasure, |row| row.difference.cv_difference.map(|cv| cv.difference).into()),
        column("cv_low", Unit::OfMeasure, |row| low(row.difference.cv_difference.map(|cv| cv.interval))),
        column("cv_high", Unit::OfMeasure, |row| high(row.difference.cv_difference.map(|cv| cv.interval))),
        column("cv_reduction", Unit::Share, |row| row.difference.cv_difference.map(|cv| cv.reduction).into()),
        column("cv_controls", Unit::Text, |row| row.difference.cv_difference.map(|cv| controls_of(&cv)).into()),
        column("dominance", Unit::Word, |row| row.difference.dominance.map(|found| found.order.word()).into()),
        column("dominance_violation", Unit::Share, |row| row.difference.dominance.map(|found| found.dominance_violation).into()),
        column("better_in", Unit::Number, |row| row.difference.better_in.map(|found| found.better).into()),
        column("better_of", Unit::Number, |row| row.difference.better_in.map(|found| found.units).into()),
        column("p_better_low", Unit::Share, |row| row.difference.better_in.map(|found| found.low()).into()),
        column("family", Unit::Text, |row| row.family.map(family_of).into()),
        column("family_quantile", Unit::Number, |row| row.family.map(|family| family.quantile).into()),
        column("family_method", Unit::Word, |row| row.family.map(|family| family.method.word()).into()),
        column("no_interval", Unit::Text, |row| no_interval(row.difference.paired.units()).into()),
    ];
}

/// Writes `comparison.csv`.
pub(crate) fn write_comparison<'a>(folder: &Path, comparison: &'a ComparisonResults, baseline: &'a str) -> Result<()> {
    let rows = comparison.designs.iter().flat_map(|design| {
        let row = move |difference: &'a Difference| DifferenceRow {
            design: &design.name,
            baseline,
            slot: &comparison.slots[difference.slot],
            difference,
            family: difference.paired.joint.and_then(|_| comparison.family_of(&comparison.slots[difference.slot])),
        };
        design.differences.iter().map(row)
    });
    csv::write::<ComparisonFile>(folder, rows)
}

pub(crate) struct AccountsFile;

impl File for AccountsFile {
    type Row<'a> = &'a AccountDifference;
    const NAME: &'static str = "accounts";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |row| (&row.design).into()),
        column("measure", Unit::Word, |row| row.measure.0.word().into()),
        column("review", Unit::Word, |row| row.measure.1.map(review_word).into()),
        column("account", Unit::Word, |row| (&row.account).into()),
        column("sets", Unit::Number, |row| row.statistics.n.into()),
        column("difference", Unit::OfMeasure, |row| row.statistics.mean.into()),
        column("se", Unit::OfMeasure, |row| row.statistics.se.into()),
        column("ci_low", Unit::OfMeasure, |row| low(row.statistics.interval)),
        column("ci_high", Unit::OfMeasure, |row| high(row.statistics.interval)),
    ];
}

/// Writes `accounts.csv`, if the parameter sets belong to two or more accounts.
pub(crate) fn write_accounts(folder: &Path, comparison: &ComparisonResults) -> Result<()> {
    if comparison.accounts.is_empty() { Ok(()) } else { csv::write::<AccountsFile>(folder, &comparison.accounts) }
}

/// The difference of a design from another one than the baseline.
pub(crate) struct ContrastRow<'a> {
    contrast: &'a Contrast,
    family: Option<&'a Family>,
}

pub(crate) struct ContrastsFile;

impl File for ContrastsFile {
    type Row<'a> = ContrastRow<'a>;
    const NAME: &'static str = "contrasts";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |row| (&row.contrast.design).into()),
        column("reference", Unit::Word, |row| (&row.contrast.reference).into()),
        column("measure", Unit::Word, |row| row.contrast.measure.word().into()),
        column("review", Unit::Word, |row| review_word(row.contrast.review).into()),
        column("difference", Unit::OfMeasure, |row| row.contrast.paired.difference.into()),
        column("se", Unit::OfMeasure, |row| row.contrast.paired.se.into()),
        column("ci_low", Unit::OfMeasure, |row| low(row.contrast.paired.interval)),
        column("ci_high", Unit::OfMeasure, |row| high(row.contrast.paired.interval)),
        column("joint_low", Unit::OfMeasure, |row| low(row.contrast.paired.joint)),
        column("joint_high", Unit::OfMeasure, |row| high(row.contrast.paired.joint)),
        column("n", Unit::Number, |row| row.contrast.paired.n.into()),
        column("family", Unit::Text, |row| row.family.map(family_of).into()),
        column("no_interval", Unit::Text, |row| no_interval(row.contrast.paired.units()).into()),
    ];
}

/// The lead of a design over the best of the others.
pub(crate) struct LeadRow<'a> {
    best: &'a BestComparison,
    lead: &'a LeadOverRest,
}

pub(crate) struct LeadsFile;

impl File for LeadsFile {
    type Row<'a> = LeadRow<'a>;
    const NAME: &'static str = "leads";
    const COLUMNS: &'static [Column<Self>] = &[
        column("design", Unit::Word, |row| (&row.lead.design).into()),
        column("objective", Unit::Word, |row| row.best.objective.name().into()),
        column("lead", Unit::OfMeasure, |row| row.lead.lead.into()),
        column("joint_low", Unit::OfMeasure, |row| row.lead.interval.0.into()),
        column("joint_high", Unit::OfMeasure, |row| row.lead.interval.1.into()),
        column("may_be_best", Unit::Flag, |row| Cell::Yes(row.lead.may_be_best)),
        column("n", Unit::Number, |row| row.best.units.1.into()),
    ];
}

/// Writes `contrasts.csv` and `leads.csv`, if requested.
pub(crate) fn write_contrasts(folder: &Path, comparison: &ComparisonResults) -> Result<()> {
    if !comparison.contrasts.is_empty() {
        let family = |contrast: &Contrast| comparison.family(contrast.review, Basis::Callback).filter(|_| contrast.paired.joint.is_some());
        let rows = comparison.contrasts.iter().map(|contrast| ContrastRow { contrast, family: family(contrast) });
        csv::write::<ContrastsFile>(folder, rows)?;
    }
    match &comparison.with_best {
        Some(best) => csv::write::<LeadsFile>(folder, best.leads.iter().map(|lead| LeadRow { best, lead })),
        None => Ok(()),
    }
}

/// A place where a caveat applies.
pub(crate) struct CaveatRow<'a> {
    caveat: &'a Caveat,
    finding: &'a Finding,
    allowed: Option<&'a String>,
}

pub(crate) struct CaveatsFile;

impl File for CaveatsFile {
    type Row<'a> = CaveatRow<'a>;
    const NAME: &'static str = "caveats";
    const COLUMNS: &'static [Column<Self>] = &[
        column("code", Unit::Word, |row| row.caveat.code.into()),
        column("design", Unit::Word, |row| row.finding.design.as_ref().into()),
        column("measure", Unit::Text, |row| (&row.finding.measure).into()),
        column("value", Unit::OfMeasure, |row| row.finding.value.into()),
        column("threshold", Unit::OfMeasure, |row| row.finding.threshold.into()),
        column("sentence", Unit::Text, |row| row.caveat.sentence(Language::English).into()),
        column("sentence_zh", Unit::Text, |row| row.caveat.sentence(Language::Chinese).into()),
        column("allowed", Unit::Text, |row| row.allowed.into()),
    ];
}

/// Writes `caveats.csv`.
pub(crate) fn write_caveats(folder: &Path, cautions: &[Caution], allowed: &Allowed) -> Result<()> {
    let known = cautions.iter().filter_map(|caution| Some((by_code(&caution.code)?, &caution.findings)));
    let rows = known.flat_map(|(caveat, findings)| {
        findings.iter().map(move |finding| CaveatRow { caveat, finding, allowed: allowed.get(caveat.code) })
    });
    csv::write::<CaveatsFile>(folder, rows)
}

/// The contribution of a lever or group to the effect on a measure.
pub(crate) struct ContributionRow<'a> {
    attribution: &'a Attribution,
    part: &'a Contribution,
}

impl ContributionRow<'_> {
    /// The whole effect on the measure.
    fn whole(&self) -> Option<f64> {
        let is_it = |effect: &&WholeEffect| (effect.measure, effect.review) == (self.part.measure, self.part.review);
        self.attribution.effects.iter().find(is_it).map(WholeEffect::value)
    }
}

pub(crate) struct AttributionFile;

impl File for AttributionFile {
    type Row<'a> = ContributionRow<'a>;
    const NAME: &'static str = "attribution";
    const COLUMNS: &'static [Column<Self>] = &[
        column("lever", Unit::Word, |row| (&row.part.name).into()),
        column("kind", Unit::Word, |row| if row.part.is_group { "group" } else { "lever" }.into()),
        column("measure", Unit::Word, |row| row.part.measure.word().into()),
        column("review", Unit::Word, |row| row.part.review.map(review_word).into()),
        column("value", Unit::OfMeasure, |row| row.part.value.into()),
        column("ci_low", Unit::OfMeasure, |row| low(row.part.interval)),
        column("ci_high", Unit::OfMeasure, |row| high(row.part.interval)),
        column("alone", Unit::OfMeasure, |row| row.part.alone.into()),
        column("last", Unit::OfMeasure, |row| row.part.last.into()),
        column("order_stable", Unit::Share, |row| row.part.over_sets.map(|over| over.order_stable).into()),
        column("n", Unit::Number, |row| row.part.n.into()),
        column("whole", Unit::OfMeasure, |row| row.whole().into()),
        column("method", Unit::Word, |row| (&row.attribution.way).into()),
        column("value_low", Unit::OfMeasure, |row| low(row.part.over_sets.map(|over| over.range))),
        column("value_high", Unit::OfMeasure, |row| high(row.part.over_sets.map(|over| over.range))),
        column("se_orders", Unit::OfMeasure, |row| row.part.se_orders.into()),
    ];
}

/// Writes `attribution.csv`.
pub(crate) fn write_attribution(folder: &Path, attribution: &Attribution) -> Result<()> {
    csv::write::<AttributionFile>(folder, attribution.contributions.iter().map(|part| ContributionRow { attribution, part }))
}
