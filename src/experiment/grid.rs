//! How many trials are simulated of each design.

use crate::engine::Trial;
use crate::setup::Setup;

/// How many trials of a design: every replication in every city.
///
/// ```
/// assert_eq!(jiesu::experiment::Counts { cities: 2, replications: 3 }.trials(), 6);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Cities, those of all parameter sets together.
    pub cities: u32,
    /// Replications in each city.
    pub replications: u32,
}

impl Counts {
    /// Cities × replications.
    pub fn trials(self) -> u64 {
        u64::from(self.cities) * u64::from(self.replications)
    }
}

/// The trials of designs: cities and replications of each, and the number of its first city. A grid is independent of the setups, so
/// that the same setups can be simulated in more cities, or some of them in later cities.
///
/// ```
/// use jiesu::experiment::{Counts, TrialGrid};
///
/// let grid = TrialGrid::of([Counts { cities: 2, replications: 3 }, Counts { cities: 0, replications: 3 }]).after(10);
/// assert_eq!(grid.trials(), 6);
/// assert!(grid.iter().all(|trial| trial.design == 0 && [11, 12].contains(&trial.city)));
/// let doubled = grid.map(|_, counts| Counts { cities: 2 * counts.cities, ..counts });
/// assert_eq!(doubled.of_design(0).trials(), 12);
/// assert_eq!(doubled.counts().count(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrialGrid {
    rows: Vec<Row>,
    trials: u64,
}

/// The trials of a design.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    /// The number of its first trial.
    first: u64,
    /// How many trials it has.
    counts: Counts,
    /// The number of the city before its first.
    after: u32,
}

impl TrialGrid {
    /// A grid with these counts of each design.
    pub fn of(counts: impl IntoIterator<Item = Counts>) -> TrialGrid {
        let mut trials = 0;
        let row = |counts: Counts| {
            let first = trials;
            trials += counts.trials();
            Row { first, counts, after: 0 }
        };
        TrialGrid { rows: counts.into_iter().map(row).collect(), trials }
    }

    /// What the scenarios of these setups ask for: `run.cities` cities, of each parameter set if there are sets, and `run.replications`
    /// replications of each.
    ///
    /// ```
    /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
    /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
    /// # let setup = jiesu::Setup::read(&base)?;
    /// assert_eq!(jiesu::TrialGrid::wished([&setup]).trials(), 4);
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    pub fn wished<'a>(setups: impl IntoIterator<Item = &'a Setup>) -> TrialGrid {
        TrialGrid::of(setups.into_iter().map(|setup| {
            let run = &setup.tables.run;
            let sets = setup.sets().map_or(1, |sets| sets.list.len() as u32);
            Counts { cities: run.cities.saturating_mul(sets), replications: run.replications }
        }))
    }

    /// The same, in the cities after number `city`; 0 begins with the first.
    #[must_use]
    pub fn after(self, city: u32) -> TrialGrid {
        self.after_each(|_| city)
    }

    /// The same, in the cities after a number of each design.
    #[must_use]
    pub(super) fn after_each(mut self, city: impl Fn(usize) -> u32) -> TrialGrid {
        self.rows.iter_mut().enumerate().for_each(|(design, row)| row.after = city(design));
        self
    }

    /// The same with other counts, given each design's index and counts.
    #[must_use]
    pub fn map(&self, change: impl Fn(usize, Counts) -> Counts) -> TrialGrid {
        TrialGrid::of(self.counts().enumerate().map(|(design, counts)| change(design, counts))).after_each(|design| self.rows[design].after)
    }

    /// The counts of each design.
    pub fn counts(&self) -> impl Iterator<Item = Counts> {
        self.rows.iter().map(|row| row.counts)
    }

    /// The counts of a design; none of a design that the grid does not have.
    pub fn of_design(&self, design: usize) -> Counts {
        self.rows.get(design).map_or(Counts { cities: 0, replications: 0 }, |row| row.counts)
    }

    /// Number of trials of all designs.
    pub fn trials(&self) -> u64 {
        self.trials
    }

    /// All trials, in order of design, city and replication.
    pub fn iter(&self) -> impl Iterator<Item = Trial> {
        (0..self.trials).map(|number| self.at(number))
    }

    /// The trial with this number, from 0; it is computed, so that a grid takes no memory per trial.
    pub(super) fn at(&self, number: u64) -> Trial {
        let design = self.rows.partition_point(|row| row.first <= number) - 1;
        let Row { first, counts: Counts { replications, .. }, after } = self.rows[design];
        let within = number - first;
        let (city, replication) = (within / u64::from(replications), within % u64::from(replications));
        Trial { design, city: after + city as u32 + 1, replication: replication as u32 + 1 }
    }

    pub(super) fn is_last_of_city(&self, trial: &Trial) -> bool {
        trial.replication == self.of_design(trial.design).replications
    }
}
