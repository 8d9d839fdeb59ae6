//! The answer of a comparison: which design leads, and why.
#![cfg(feature = "analysis")]

use super::compare::Difference;
use super::measures::{Compared, Measure};
use super::results::{Analysis, ComparisonResults};
use crate::ledger::Review;

/// Why a design leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was selected.
    Selected,
    /// It has the highest resolution rate, by the observer, of the designs that are no points of parameters.
    Highest,
    /// The same, but its rate is not above the baseline's.
    LosesLeast,
    /// All designs are points of parameters, and it changes the resolution rate most.
    ChangesMost,
}

/// The design that an answer describes.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// # let analysis = jiesu::compare(&setups)?;
/// assert_eq!((analysis.compared(), analysis.varies_parameters()), (vec![0], false));
/// let answer = analysis.answer().expect("designs are compared in the resolution rate");
/// let comparison = analysis.comparison.expect("the designs are compared");
/// assert_eq!(comparison.designs[answer.leading].name, "unranked");
/// let change = comparison.resolution(answer.leading).expect("it is compared").paired.difference;
/// assert_eq!(answer.reason == jiesu::analysis::Reason::Highest, change > 0.0);
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Index of the design that leads in `ComparisonResults::designs`.
    pub leading: usize,
    /// Why it leads.
    pub reason: Reason,
    /// Among how many designs besides the baseline.
    pub among: usize,
    /// Whether the baseline was selected; `leading` is then the first of the others.
    pub keeps_baseline: bool,
    /// Cities of all parameter sets in which it and the baseline were simulated.
    pub cities: u32,
}

impl ComparisonResults {
    /// The difference of a design, by its index, in the observer's resolution rate.
    pub fn resolution(&self, compared: usize) -> Option<&Difference> {
        self.difference(compared, Compared::Rate(Measure::ResolutionRate), Some(Review::Observer))
    }

    /// Whether a design, by its index, is simulated under a variation of the model.
    fn is_varied(&self, compared: usize) -> bool {
        self.robustness.as_ref().is_some_and(|found| !found.is_written(&self.designs[compared].name))
    }

    fn change(&self, compared: usize) -> Option<f64> {
        self.resolution(compared).map(|difference| difference.paired.difference)
    }
}

impl Analysis {
    /// The designs besides the baseline, by their index in `ComparisonResults::designs`: in their order; points of parameters by how much
    /// they change the resolution rate. Empty without a comparison.
    pub fn compared(&self) -> Vec<usize> {
        let Some(comparison) = &self.comparison else { return Vec::new() };
        let mut list: Vec<usize> = (0..comparison.designs.len()).filter(|index| !comparison.is_varied(*index)).collect();
        if self.varies_parameters() {
            let moved = |index: usize| comparison.change(index).map_or(0.0, f64::abs);
            list.sort_by(|a, b| moved(*b).total_cmp(&moved(*a)));
        }
        list
    }

    /// Whether all designs besides the baseline come from factors, and not only from those of rules: points of parameters, not policies.
    pub fn varies_parameters(&self) -> bool {
        let Some(comparison) = &self.comparison else { return false };
        let is_varied = |name: &str| self.listing.iter().any(|row| row.name == name && !row.factors.is_empty());
        comparison.designs.iter().all(|design| is_varied(&design.name))
            && comparison.designs.iter().any(|design| self.is_point(&design.name))
    }

    /// Whether a design is a point of parameters rather than a policy.
    fn is_point(&self, design: &str) -> bool {
        self.listing.iter().any(|row| row.name == design && row.factors.iter().any(|factor| !factor.is_rule()))
    }

    /// The design that leads: the selected one, or the first by the observer's resolution rate; none without a comparison in that rate.
    pub fn answer(&self) -> Option<Answer> {
        let comparison = self.comparison.as_ref()?;
        let is_varied = self.varies_parameters();
        let policies = || {
            let written = (0..comparison.designs.len()).filter(|index| !comparison.is_varied(*index));
            written.filter(|index| is_varied || !self.is_point(&comparison.designs[*index].name))
        };
        let chosen = comparison.selection.as_ref().map(|selection| selection.chosen);
        let selected = chosen.and_then(|chosen| comparison.position(&self.designs.get(chosen)?.name));
        let height = |index: usize| comparison.change(index).map(|change| if is_varied { change.abs() } else { change });
        let first =
            || policies().filter_map(|index| Some((index, height(index)?))).max_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index);
        let leading = selected.or_else(first)?;
        let reason = match chosen {
            _ if is_varied => Reason::ChangesMost,
            _ if selected.is_some() => Reason::Selected,
            None if comparison.change(leading).is_some_and(|change| change <= 0.0) => Reason::LosesLeast,
            _ => Reason::Highest,
        };
        let cities = |name: &str| self.design(name).map_or(0, |design| design.cities);
        let baseline = self.designs.first().map_or(0, |design| design.cities);
        Some(Answer {
            leading,
            reason,
            among: policies().count(),
            keeps_baseline: chosen == Some(0),
            cities: cities(&comparison.designs[leading].name).min(baseline) * self.sets() as u32,
        })
    }
}
