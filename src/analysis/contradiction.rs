//! Contradictions within an analysis from outside, which a file or a page may have and no set of trials gives.
#![cfg(feature = "analysis")]

use super::objective::COUNT;
use super::results::{Analysis, ComparisonResults, DesignResults, TrialResults};
use super::sensitivity::Sensitivity;
use crate::messages::{Message, message};

impl Analysis {
    /// What contradicts itself in the numbers by which parts of the analysis refer to each other; none in any that jiesu wrote. Without a
    /// contradiction, every such number is in range. The request is not included: see [`super::request::ComparisonEntry::is_sound`].
    pub(crate) fn contradiction(&self) -> Option<Message> {
        if !self.designs.iter().all(DesignResults::has_its_trials) {
            return Some(message!("folder-out-of-range", part = "sample"));
        }
        let comparison = self.comparison.as_ref()?;
        let names = self.designs.iter().skip(1).map(|design| &design.name);
        if self.designs.is_empty() || !comparison.designs.iter().map(|design| &design.name).eq(names) {
            return Some(message!("folder-other-designs"));
        }
        comparison.contradiction()
    }
}

impl DesignResults {
    /// Whether the single trials are some of those of the design, in their order.
    fn has_its_trials(&self) -> bool {
        let cities = u64::from(self.cities).saturating_mul(self.sets.as_ref().map_or(1, |sets| sets.used as u64));
        let address = |trial: &TrialResults| (trial.city, trial.replication);
        self.sample.is_sorted_by(|a, b| address(a) < address(b))
            && self
                .sample
                .iter()
                .map(address)
                .all(|(city, replication)| (1..=cities).contains(&u64::from(city)) && (1..=self.replications).contains(&replication))
    }
}

impl ComparisonResults {
    fn contradiction(&self) -> Option<Message> {
        let others = self.designs.len();
        let slots = self.designs.iter().flat_map(|design| &design.differences).all(|found| found.slot < self.slots.len());
        let gains = self.gains.as_ref().is_none_or(|gains| gains.len() == others);
        let selection = self.selection.as_ref().is_none_or(|found| {
            let rivals = found.budget.as_ref().is_none_or(|budget| budget.rivals.len() == others + 1);
            found.candidates.len() == others + 1 && found.chosen <= others && rivals
        });
        let reevaluation = self.reevaluation.as_ref().is_none_or(|found| found.pairs.len() == COUNT);
        let mut levels = self.switching_values.iter().flat_map(|found| &found.list).map(|found| &found.levels);
        let parts = [
            ("slots", slots),
            ("gains", gains),
            ("selection", selection),
            ("reevaluation", reevaluation),
            ("sensitivity", self.sensitivity.as_ref().is_none_or(Sensitivity::is_sound)),
            ("switching_values", levels.all(|levels| !levels.is_empty())),
        ];
        parts.into_iter().find(|(_, holds)| !holds).map(|(part, _)| message!("folder-out-of-range", part = part))
    }
}
