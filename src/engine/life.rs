//! The life of an order, told from its closings.

use super::OrderRow;
use crate::city::City;
use crate::setup::Setup;
use crate::time::Time;
use serde::Serialize;

/// What a citizen answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Answers {
    /// Said that somebody called.
    pub contacted: bool,
    /// Said that it is resolved.
    pub resolved: bool,
    /// Credit for satisfaction, in tenths.
    pub credit: u8,
}

/// A step of an order's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The citizen called.
    Called,
    /// It came to the unit that kept it.
    Arrived {
        /// Index of the unit; none if nobody kept it.
        unit: Option<u32>,
        /// Hops on the way.
        hops: u32,
    },
    /// The citizen was contacted.
    Contacted,
    /// It was closed.
    Closed {
        /// Whether its problem was cured then.
        cured: bool,
        /// Whether the work was done on paper only.
        on_paper: bool,
        /// Whistles blown for it.
        whistles: u32,
    },
    /// The city asked the citizen.
    Asked(Answers),
    /// The observer asked the citizen.
    Observed(Answers),
    /// It was sent back.
    SentBack,
}

/// The steps of an order's life in order of time; `closings` are all rows of the order in order of their attempts.
pub fn life(closings: &[&OrderRow]) -> Vec<(Time, Step)> {
    let answers = |(contacted, resolved, credit): (bool, bool, u8)| Answers { contacted, resolved, credit };
    let mut steps: Vec<(Time, Step)> = Vec::new();
    for row in closings {
        if row.attempt == 1 {
            steps.push((row.opened, Step::Called));
        }
        steps.extend(row.dispatched.map(|at| (at, Step::Arrived { unit: row.unit, hops: row.hops })));
        steps.extend(row.contacted.map(|at| (at, Step::Contacted)));
        let closed = Step::Closed { cured: row.cured, on_paper: row.closed_on_paper, whistles: row.whistles };
        steps.extend(row.closed.map(|at| (at, closed)));
        steps.extend(row.reviewed.zip(row.official).map(|(at, said)| (at, Step::Asked(answers(said)))));
        steps.extend(row.observer_reviewed.zip(row.observer).map(|(at, said)| (at, Step::Observed(answers(said)))));
        steps.extend(row.reviewed.filter(|_| row.sent_back).map(|at| (at, Step::SentBack)));
    }
    steps.sort_by_key(|(at, _)| *at);
    steps
}

impl OrderRow {
    /// The code of its problem: community, category, day and number.
    pub fn problem_code(&self, setup: &Setup, city: &City) -> String {
        let community = &city.communities[self.community as usize];
        let category = &setup.categories[usize::from(self.category)];
        let [_, _, day, number] = self.problem;
        format!("{}.{}.{day}.{number}", community.code, category.name)
    }

    /// Its code: its problem, and the occasion on which it was reported. The same under every design.
    pub fn code(&self, setup: &Setup, city: &City) -> String {
        format!("{}.{}", self.problem_code(setup, city), self.occasion)
    }
}
