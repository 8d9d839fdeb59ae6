//! The history of an order, from its rows.

use super::OrderRow;
use crate::city::City;
use crate::setup::Setup;
use crate::time::Time;
use serde::Serialize;

/// A citizen's answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Answers {
    /// The citizen says that the unit made contact.
    pub contacted: bool,
    /// The citizen says that the problem is resolved.
    pub resolved: bool,
    /// Credit for satisfaction, in tenths: 10, 9 or 0.
    pub credit: u8,
}

/// A step in the history of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The citizen called.
    Called,
    /// It reached the unit that handled it.
    Arrived {
        /// Index of the unit; `None` if no unit kept it.
        unit: Option<u32>,
        /// Number of referrals on the way.
        hops: u32,
    },
    /// The citizen was contacted.
    Contacted,
    /// It was closed.
    Closed {
        /// Whether its problem was cured at that time.
        cured: bool,
        /// Whether it was closed on paper.
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

/// The history of an order, in order of time. `closings` are all rows of the order, in order of attempt.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::engine::{Log, OrderRow, Step, draw_city, life, simulate};
///
/// let city = draw_city(&setup, 1);
/// let output = simulate(&setup, &city, 1, 1, Log::Orders);
/// let first = output.orders.iter().find(|row| row.attempt == 1 && row.closed.is_some()).expect("an order was closed");
/// let closings: Vec<&OrderRow> = output.orders.iter().filter(|row| row.code(&setup, &city) == first.code(&setup, &city)).collect();
/// let steps = life(&closings);
/// assert_eq!(steps[0], (first.opened, Step::Called));
/// assert!(steps.iter().any(|(_, step)| matches!(step, Step::Closed { .. })));
/// # Ok::<(), jiesu::Error>(())
/// ```
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
    pub(crate) fn problem_code(&self, setup: &Setup, city: &City) -> String {
        let community = &city.communities[self.community as usize];
        let category = &setup.categories[usize::from(self.category)];
        let [_, _, day, number] = self.problem;
        format!("{}.{}.{day}.{number}", community.code, category.name)
    }

    /// The code of the order: its problem and the occasion of its report. It is the same under every design.
    pub fn code(&self, setup: &Setup, city: &City) -> String {
        format!("{}.{}", self.problem_code(setup, city), self.occasion)
    }
}
