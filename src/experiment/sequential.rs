//! Sequential stopping: trials are added until every difference of the observer's rates is known precisely enough.

use super::grid::{Counts, TrialGrid};
use super::journal::Journal;
use super::trials::Experiment;
use crate::analysis::comparable;
use crate::analysis::compare::Comparison;
use crate::analysis::counter::Counter;
use crate::analysis::family::Against;
use crate::engine::Trial;
use crate::error::{Error, Result};
use crate::messages::{Message, message};

/// How many cities, or replications of one city, are added at a time.
pub const BATCH: u32 = 5;
/// The largest number of cities, or of replications of one city.
pub const MOST: u32 = 2_000;

/// What is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// Cities.
    Cities,
    /// Replications of the only city.
    Replications,
}

impl Added {
    /// Its name after a number.
    pub(crate) fn name(self) -> Message {
        match self {
            Added::Cities => message!("trials-cities"),
            Added::Replications => message!("trials-replications"),
        }
    }
}

/// The state of an experiment that is not yet precise enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Narrowing {
    /// What is added.
    pub added: Added,
    /// How many there are.
    pub now: u32,
    /// The half-width of the widest joint interval; none if no difference has an interval.
    pub widest: Option<f64>,
    /// About how many will be needed: half-widths fall with the square root of the number.
    pub needed: Option<f64>,
}

/// The trials with which every joint interval of the observer's three rates, of all designs and all that they are compared with, has a
/// half-width of at most `half_width` (a share, such as 0.005). The experiment needs at least two designs, which differ, and no parameter sets. Whole batches are added, so that the result does
/// not depend on the number of threads; each batch that does not suffice is passed to `observe`.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// use jiesu::{Experiment, analysis::Against, experiment::until_narrow};
///
/// // Differences of the three rates to 60 points: few cities suffice.
/// let grid = until_narrow(&Experiment::of(&setups), None, 0.6, Against::Baseline, |state| println!("{} are not enough", state.now))?;
/// assert!(grid.of_design(0).cities >= 5, "fewer give no interval");
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// Bad input if a rate is undefined under a design, if [`MOST`] do not suffice, or if the designs differ in their parameter sets or
/// measurement periods; those of [`Experiment::run_with`].
pub fn until_narrow(
    experiment: &Experiment<'_>,
    mut journal: Option<&mut Journal>,
    half_width: f64,
    against: Against,
    mut observe: impl FnMut(&Narrowing),
) -> Result<TrialGrid> {
    let refuse = |message: Message| Err(Error::input("--half-width", "", message));
    comparable::check_pairs(experiment.setups)?;
    let mut grid = experiment.grid.clone();
    loop {
        let mut comparison = Comparison::new(experiment.setups, false).against(against);
        add(&experiment.on(grid.clone()), journal.as_deref_mut(), &mut comparison, |design| design)?;
        comparison.finish()?;
        if let Some((design, measure)) = comparison.undefined() {
            return refuse(message!("trials-undefined", design = design, measure = measure));
        }
        let Counts { cities, replications } = grid.of_design(0);
        let (added, now) = if cities > 1 { (Added::Cities, cities) } else { (Added::Replications, replications) };
        let widest = comparison.widest();
        if widest.is_some_and(|widest| widest <= half_width) {
            return Ok(grid);
        }
        let needed = widest.map(|widest| (f64::from(now) * (widest / half_width) * (widest / half_width)).ceil());
        observe(&Narrowing { added, now, widest, needed });
        if now >= MOST {
            return refuse(message!("trials-not-narrow", width = half_width.to_string(), now = now, what = added.name()));
        }
        let more = |number: u32| (number + BATCH).min(MOST);
        grid = grid.map(|_, counts| match added {
            Added::Cities => Counts { cities: more(counts.cities), ..counts },
            Added::Replications => Counts { replications: more(counts.replications), ..counts },
        });
    }
}

/// Simulates the trials of an experiment and adds each that does not fail to a comparison, in which its design has the index `place`.
pub(super) fn add(
    experiment: &Experiment<'_>,
    journal: Option<&mut Journal>,
    comparison: &mut Comparison,
    place: impl Fn(usize) -> usize,
) -> Result<()> {
    experiment.run_with(journal, |trial, setup, city, outcome| {
        if let Ok(output) = outcome {
            let counter = Counter::new(setup, city, &output.ledger);
            let trial = Trial { design: place(trial.design), ..*trial };
            comparison.add(&trial, setup, city, &output.ledger, &counter, &counter.costs())?;
        }
        Ok(())
    })
}
