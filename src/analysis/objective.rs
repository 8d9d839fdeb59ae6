//! Objectives: measures of the whole city and run by which designs are chosen, and their direction.
#![cfg(feature = "analysis")]

use super::measures::{ATTRIBUTED, Compared, Measure, ReviewedMeasure};
use crate::ledger::Review;
use crate::messages::{Message, message};
use serde::{Deserialize, Serialize};

const OFFICIAL: [ReviewedMeasure; 3] = [
    (Compared::Rate(Measure::ResponseRate), Some(Review::Official)),
    (Compared::Rate(Measure::ResolutionRate), Some(Review::Official)),
    (Compared::Rate(Measure::SatisfactionRate), Some(Review::Official)),
];

/// Number of objectives.
pub(crate) const COUNT: usize = ATTRIBUTED.len() + OFFICIAL.len();

/// All objectives: the observer's measures and the hours, then the official rates.
pub(crate) const ALL: [ReviewedMeasure; COUNT] = {
    let mut all = [ATTRIBUTED[0]; COUNT];
    let mut i = 0;
    while i < COUNT {
        all[i] = if i < ATTRIBUTED.len() { ATTRIBUTED[i] } else { OFFICIAL[i - ATTRIBUTED.len()] };
        i += 1;
    }
    all
};

/// A measure by which designs are chosen; serialised as its name.
///
/// ```
/// use jiesu::{analysis::Objective, ledger::Review};
///
/// let official = Objective::parse("official.resolution_rate").expect("an objective");
/// assert_eq!((official.review(), official.measure().word()), (Some(Review::Official), "resolution_rate"));
/// assert_eq!(Objective::default().name(), "observer.resolution_rate");
/// assert!(Objective::all().all(|objective| Objective::parse(&objective.name()) == Some(objective)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Objective(usize);

impl TryFrom<String> for Objective {
    type Error = Message;

    fn try_from(name: String) -> Result<Objective, Message> {
        Objective::parse(&name).ok_or_else(|| message!("folder-no-objective", name = name))
    }
}

impl From<Objective> for String {
    fn from(objective: Objective) -> String {
        objective.name()
    }
}

impl Default for Objective {
    /// The observer's resolution rate.
    fn default() -> Objective {
        Objective(1)
    }
}

impl Objective {
    /// All objectives: the observer's measures and the hours, then the official rates.
    pub fn all() -> impl Iterator<Item = Objective> {
        (0..COUNT).map(Objective)
    }

    /// Parses a name such as `observer.resolution_rate` or `cost_hours`. A rate without a prefix is the observer's; official rates need the
    /// prefix `official.`.
    pub fn parse(name: &str) -> Option<Objective> {
        Objective::all().find(|one| one.name() == name || !one.is_official() && one.measure().word() == name)
    }

    /// The name that [`Objective::parse`] reads.
    pub fn name(self) -> String {
        match self.review() {
            Some(Review::Official) => format!("official.{}", self.measure().word()),
            Some(Review::Observer) => format!("observer.{}", self.measure().word()),
            Some(Review::Survey) => format!("survey.{}", self.measure().word()),
            None => self.measure().word().into(),
        }
    }

    /// Its index in [`ALL`].
    pub(crate) fn index(self) -> usize {
        self.0
    }

    /// The measure.
    pub fn measure(self) -> Compared {
        ALL[self.0].0
    }

    /// Official callback or observer; none for costs.
    pub fn review(self) -> Option<Review> {
        ALL[self.0].1
    }

    /// Whether it is an official rate, by which the city rates itself.
    pub(crate) fn is_official(self) -> bool {
        self.review() == Some(Review::Official)
    }

    /// 1 if more is better, −1 if less is.
    pub(crate) fn sign(self) -> f64 {
        if self.measure().more_is_better() == Some(false) { -1.0 } else { 1.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_official_rate_needs_its_full_name() {
        assert_eq!(Objective::default().name(), "observer.resolution_rate");
        assert_eq!(Objective::parse("resolution_rate"), Some(Objective::default()));
        let official = Objective::parse("official.resolution_rate").unwrap();
        assert!(official.is_official() && official.sign() == 1.0);
        assert_eq!(Objective::parse("cost_hours").map(Objective::sign), Some(-1.0));
        assert_eq!(Objective::parse("unmet_days"), Objective::parse("observer.unmet_days"));
        assert_eq!(Objective::parse("official.unmet_days"), None);
        assert!(Objective::all().all(|one| Objective::parse(&one.name()) == Some(one)));
    }
}
