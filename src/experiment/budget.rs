//! The choice of the best of several designs with a limited number of trials: in stages, each of which goes to the designs where it tells
//! most. What is known is said whenever it ends.

use super::choose::{Chosen, end, in_cities};
use super::grid::{Counts, TrialGrid};
use super::journal::Journal;
use super::sequential::add;
use super::trials::Experiment;
use crate::analysis::budget::{Ended, in_all, new_cities, next, of_selection, so_far};
use crate::analysis::budgeted::Procedure;
use crate::analysis::comparable;
use crate::analysis::compare::Comparison;
use crate::analysis::objective::Objective;
use crate::analysis::selection::{Rule, Selection};
use crate::analysis::statistics::FEWEST;
use crate::error::{Error, Result};
use crate::messages::message;
use std::ops::ControlFlow;

/// The state of a selection within a budget, before a further stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spending {
    /// Trials simulated so far.
    pub trials: u64,
    /// Trials after the next stage and the largest re-evaluation that may then follow.
    pub ahead: u64,
    /// Number of designs that may still be the best.
    pub left: usize,
    /// Number of all designs.
    pub designs: usize,
    /// Approximately the probability that the leading design is the best, at least.
    pub probability: f64,
}

/// The fewest trials with which a design can be selected among designs with these counts: the first stage, and the re-evaluation after it.
///
/// ```
/// use jiesu::experiment::{fewest_trials, TrialGrid, Counts};
///
/// let grid = TrialGrid::of([Counts { cities: 30, replications: 2 }; 4]);
/// // Ten cities of each of four designs, and five new cities of two designs.
/// assert_eq!(fewest_trials(&grid, 10), 2 * (40 + 2 * 5));
/// ```
pub fn fewest_trials(grid: &TrialGrid, first: usize) -> u64 {
    let designs = grid.counts().count();
    in_all(designs.saturating_mul(first)) as u64 * u64::from(grid.of_design(0).replications)
}

/// Chooses the best design by an objective with at most `budget` trials, re-evaluation included; without a budget, until it is known or
/// `observe` stops it, which is asked before each stage after the first. All designs are simulated in `rule.first` cities (at least five);
/// then cities are added by the procedure. [`Procedure::Allocation`] spends the whole budget; [`Procedure::Screening`] ends as soon as a
/// design is known to be good, as the rule asks. The experiment gives the replications of each city, the same for all designs; it has no
/// parameter sets. [`Budgeted::trials`](crate::analysis::Budgeted::trials) is the budget that leads to the same result, to the bit, as one
/// that was stopped. With a journal, no trial is simulated twice.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=5", "run.replications=1"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// use jiesu::{Experiment, analysis::{Objective, Procedure, Rule}, experiment::choose_within};
/// use std::ops::ControlFlow;
///
/// let (rule, objective) = (Rule { first: 5, within: 0.0, error: 0.05 }, Objective::default());
/// let chosen = choose_within(&Experiment::of(&setups), None, objective, Procedure::Allocation, rule, Some(16), |state| {
///     println!("{} trials so far", state.trials);
///     ControlFlow::Continue(())
/// })?;
/// let budget = chosen.selection.budget.expect("it has one");
/// assert!(budget.trials <= 16 && budget.probability <= 1.0);
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// Bad input if the budget is below [`fewest_trials`], if the objective is undefined in a city, or if the designs differ in their parameter
/// sets or measurement periods; those of [`Experiment::run_with`].
pub fn choose_within(
    experiment: &Experiment<'_>,
    mut journal: Option<&mut Journal>,
    objective: Objective,
    procedure: Procedure,
    rule: Rule,
    budget: Option<u64>,
    mut observe: impl FnMut(&Spending) -> ControlFlow<()>,
) -> Result<Chosen> {
    let designs = experiment.setups.len();
    comparable::check_pairs(experiment.setups)?;
    let rule = Rule { first: rule.first.max(FEWEST), ..rule };
    let replications = u64::from(experiment.grid.of_design(0).replications);
    let fewest = fewest_trials(&experiment.grid, rule.first);
    if let Some(budget) = budget.filter(|budget| *budget < fewest) {
        let message = message!("trials-small-budget", budget = budget, fewest = fewest, cities = rule.first, designs = designs);
        return Err(Error::input("--budget", "", message));
    }
    let all = budget.map_or(usize::MAX, |budget| of_selection((budget / replications.max(1)) as usize));
    let mut values: Vec<Vec<f64>> = vec![Vec::new(); designs];
    let mut stage = Some(vec![rule.first; designs]);
    while let Some(more) = stage {
        let has: Vec<u32> = values.iter().map(|list| list.len() as u32).collect();
        let counts = |design: usize, counts: Counts| Counts { cities: more[design] as u32, ..counts };
        let mut comparison = Comparison::new(experiment.setups, false);
        let grid = experiment.grid.map(counts).after_each(|design| has[design]);
        add(&experiment.on(grid), journal.as_deref_mut(), &mut comparison, |design| design)?;
        for (design, list) in values.iter_mut().enumerate() {
            list.extend(in_cities(&comparison, design, objective, has[design] + 1..=has[design] + more[design] as u32)?);
        }
        let observations: usize = values.iter().map(Vec::len).sum();
        stage = next(procedure, &values, &rule, all - observations);
        if let Some(more) = &stage {
            let (probability, left) = so_far(procedure, &values, &rule);
            let [trials, ahead] =
                [observations, in_all(observations + more.iter().sum::<usize>())].map(|number| number as u64 * replications);
            if observe(&Spending { trials, ahead, left, designs, probability }).is_break() {
                break;
            }
        }
    }
    ended(experiment, journal, objective, procedure, rule, &values)
}

/// The same choice from the trials of the experiment's grid alone, such as those of a finished selection; the re-evaluation simulates new
/// cities.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=5", "run.replications=1"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// use jiesu::{Experiment, analysis::{Objective, Procedure, Rule}, experiment::choose_within_from};
///
/// let (rule, objective) = (Rule { first: 5, within: 0.05, error: 0.05 }, Objective::default());
/// let chosen = choose_within_from(&Experiment::of(&setups), None, objective, Procedure::Screening, rule)?.expect("five cities are enough");
/// assert_eq!(chosen.selection.candidates.len(), 2);
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// Bad input if the designs differ in their parameter sets or measurement periods; those of [`Experiment::run_with`]. None if a design has
/// fewer cities than the first stage, or if the rule is not one of the procedure.
pub fn choose_within_from(
    experiment: &Experiment<'_>,
    mut journal: Option<&mut Journal>,
    objective: Objective,
    procedure: Procedure,
    rule: Rule,
) -> Result<Option<Chosen>> {
    comparable::check_pairs(experiment.setups)?;
    let mut comparison = Comparison::new(experiment.setups, false);
    add(experiment, journal.as_deref_mut(), &mut comparison, |design| design)?;
    let of_design = |design: usize| comparison.cities(design, objective).into_iter().map(|(_, value)| objective.sign() * value).collect();
    let values: Vec<Vec<f64>> = (0..experiment.setups.len()).map(of_design).collect();
    let is_sound = rule.first >= FEWEST
        && match procedure {
            Procedure::Allocation => rule.within == 0.0,
            Procedure::Screening => rule.within > 0.0,
        };
    if !is_sound || values.iter().any(|list| list.len() < rule.first) {
        return Ok(None);
    }
    ended(experiment, journal, objective, procedure, rule, &values).map(Some)
}

/// Ends a selection with these values, and re-evaluates the chosen design.
fn ended(
    experiment: &Experiment<'_>,
    journal: Option<&mut Journal>,
    objective: Objective,
    procedure: Procedure,
    rule: Rule,
    values: &[Vec<f64>],
) -> Result<Chosen> {
    let Ended { chosen, rival, candidates, mut budgeted } = crate::analysis::budget::end(procedure, values, &rule);
    let replications = u64::from(experiment.grid.of_design(0).replications);
    budgeted.trials = budgeted.trials.saturating_mul(replications);
    budgeted.enough = budgeted.enough.map(|observations| observations.saturating_mul(replications));
    let observations = values.iter().map(Vec::len).sum();
    let new = new_cities(observations).min(values[chosen].len());
    let selection = Selection { objective, rule, chosen, candidates, budget: Some(budgeted) };
    end(experiment, journal, selection, rival, values, new as u32)
}
