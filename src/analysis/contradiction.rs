//! Contradictions within an analysis from outside, which a file or a page may have and no set of trials gives.

use super::results::{Analysis, ComparisonResults};
use crate::messages::{Message, message};

impl Analysis {
    /// What contradicts itself in the numbers by which parts of the analysis refer to each other; none in any that jiesu wrote. Without a
    /// contradiction, every such number is in range. The request is not included: see [`super::request::ComparisonEntry::is_sound`].
    pub fn contradiction(&self) -> Option<Message> {
        let comparison = self.comparison.as_ref()?;
        let names = self.designs.iter().skip(1).map(|design| &design.name);
        if self.designs.is_empty() || !comparison.designs.iter().map(|design| &design.name).eq(names) {
            return Some(message!("folder-other-designs"));
        }
        comparison.contradiction()
    }
}

impl ComparisonResults {
    fn contradiction(&self) -> Option<Message> {
        let others = self.designs.len();
        let slots = self.designs.iter().flat_map(|design| &design.differences).all(|found| found.slot < self.slots.len());
        let gains = self.gains.as_ref().is_none_or(|gains| gains.len() == others);
        let selection = self.selection.as_ref().is_none_or(|found| found.candidates.len() == others + 1 && found.chosen <= others);
        let parts = [("slots", slots), ("gains", gains), ("selection", selection)];
        parts.into_iter().find(|(_, holds)| !holds).map(|(part, _)| message!("folder-out-of-range", part = part))
    }
}
