//! The choice of the best of several designs: cities are added stage by stage until one design is left, which is then re-evaluated in new
//! cities, because a selection inflates the lead of its winner.

use super::grid::{Counts, TrialGrid};
use super::journal::Journal;
use super::sequential::{BATCH, MOST, add};
use super::trials::Experiment;
use crate::analysis::choice::reevaluate;
use crate::analysis::comparable;
use crate::analysis::compare::Comparison;
use crate::analysis::evidence::Reevaluation;
use crate::analysis::objective::Objective;
use crate::analysis::selection::{Candidate, Rule, Selection, Step, rival, select};
use crate::error::{Error, Result};
use crate::messages::message;

/// A chosen design.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The trials of the selection: designs that were eliminated have fewer cities.
    pub grid: TrialGrid,
    /// The selection.
    pub selection: Selection,
    /// The chosen design in new cities.
    pub reevaluation: Reevaluation,
}

/// The state of a selection that needs more cities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remaining {
    /// Cities simulated so far.
    pub cities: u32,
    /// Number of designs that may still be the best.
    pub left: usize,
    /// Number of all designs.
    pub designs: usize,
    /// The largest number of cities that may be needed.
    pub most: usize,
}

/// Chooses the best design by an objective: in the first `rule.first` cities (at least two), then in more, in which designs that cannot be
/// the best are left out, until one is left (Kim and Nelson 2001). The experiment gives the replications of each city; it has no parameter sets. Each stage that does not decide is passed to `observe`. With a
/// journal, no trial is simulated twice.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// use jiesu::{Experiment, analysis::{Objective, Rule}, experiment::choose};
///
/// let rule = Rule { first: 2, within: 0.9, error: 0.05 };
/// let chosen = choose(&Experiment::of(&setups), None, Objective::default(), rule, |state| println!("{} designs are left", state.left))?;
/// assert!(chosen.selection.chosen < 2);
/// let [selected, again] = chosen.reevaluation.leads().expect("both are defined");
/// assert!(selected >= 0.0 && again.is_finite());
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// Bad input if the objective is undefined in a city, if the designs cannot be told apart, or if they differ in their parameter sets or
/// measurement periods; those of [`Experiment::run_with`].
pub fn choose(
    experiment: &Experiment<'_>,
    mut journal: Option<&mut Journal>,
    objective: Objective,
    rule: Rule,
    mut observe: impl FnMut(&Remaining),
) -> Result<Chosen> {
    let setups = experiment.setups;
    comparable::check_pairs(setups)?;
    let mut values: Vec<Vec<f64>> = vec![Vec::new(); setups.len()];
    let (mut simulated, mut batch) = (0, rule.first as u32);
    let mut left: Vec<usize> = (0..setups.len()).collect();
    loop {
        let mut comparison = Comparison::new(setups, false);
        let of_those_left = cities_of(experiment, simulated, |design| if left.contains(&design) { batch } else { 0 });
        add(&of_those_left, journal.as_deref_mut(), &mut comparison, |design| design)?;
        for design in &left {
            values[*design].extend(in_cities(&comparison, *design, objective, simulated + 1..=simulated + batch)?);
        }
        simulated += batch;
        match select(&values, &rule) {
            Step::Chosen { chosen, candidates } => return reevaluated(experiment, journal, objective, rule, &values, chosen, candidates),
            Step::More { left: remaining, most } => {
                observe(&Remaining { cities: simulated, left: remaining.len(), designs: setups.len(), most });
                // Even MOST cities could not tell apart leads of 50 times `within`.
                if simulated >= MOST || most > 100 * MOST as usize {
                    let message = message!("trials-no-selection", within = rule.within.to_string(), cities = simulated);
                    return Err(Error::input("--within", "", message));
                }
                (left, batch) = (remaining, BATCH.min(MOST - simulated));
            }
        }
    }
}

/// The same choice from the trials of the experiment's grid alone, such as those of a finished selection; none if they do not decide. The
/// re-evaluation simulates new cities.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// use jiesu::{Experiment, analysis::{Objective, Rule}, experiment::choose_from};
///
/// let rule = Rule { first: 2, within: 0.9, error: 0.05 };
/// let Some(chosen) = choose_from(&Experiment::of(&setups), None, Objective::default(), rule)? else { return Ok(()) };
/// assert_eq!(chosen.selection.candidates.len(), 2);
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// Bad input if the designs differ in their parameter sets or measurement periods; those of [`Experiment::run_with`].
pub fn choose_from(
    experiment: &Experiment<'_>,
    mut journal: Option<&mut Journal>,
    objective: Objective,
    rule: Rule,
) -> Result<Option<Chosen>> {
    comparable::check_pairs(experiment.setups)?;
    let mut comparison = Comparison::new(experiment.setups, false);
    add(experiment, journal.as_deref_mut(), &mut comparison, |design| design)?;
    let of_design = |design: usize| comparison.cities(design, objective).into_iter().map(|(_, value)| objective.sign() * value).collect();
    let values: Vec<Vec<f64>> = (0..experiment.setups.len()).map(of_design).collect();
    match select(&values, &rule) {
        Step::Chosen { chosen, candidates } => reevaluated(experiment, journal, objective, rule, &values, chosen, candidates).map(Some),
        Step::More { .. } => Ok(None),
    }
}

/// Ends a selection that eliminated designs until one was left.
fn reevaluated(
    experiment: &Experiment<'_>,
    journal: Option<&mut Journal>,
    objective: Objective,
    rule: Rule,
    values: &[Vec<f64>],
    chosen: usize,
    candidates: Vec<Candidate>,
) -> Result<Chosen> {
    let new = values[chosen].len() as u32;
    let rival = rival(chosen, &candidates);
    end(experiment, journal, Selection { objective, rule, chosen, candidates, budget: None }, rival, values, new)
}

/// Re-evaluates the chosen design and a rival in so many new cities; `values` has a value of each design in each of its cities, and the
/// means of the selection are still of values of which more is better.
pub(super) fn end(
    experiment: &Experiment<'_>,
    mut journal: Option<&mut Journal>,
    mut selection: Selection,
    rival: usize,
    values: &[Vec<f64>],
    new: u32,
) -> Result<Chosen> {
    let Selection { objective, chosen, .. } = selection;
    let cities: Vec<u32> = values.iter().map(|list| list.len() as u32).collect();
    let simulated = cities.iter().copied().max().unwrap_or(0);
    // Of the two, the rival is the baseline, wherever it stands among the designs.
    let pair = [rival, chosen];
    let mut compare = |after: u32, cities: [u32; 2]| -> Result<Comparison> {
        let mut comparison = Comparison::new(&pair.map(|design| experiment.setups[design]), false);
        for (place, (design, count)) in pair.into_iter().zip(cities).enumerate() {
            let only = cities_of(experiment, after, |other| if other == design { count } else { 0 });
            add(&only, journal.as_deref_mut(), &mut comparison, |_| place)?;
        }
        comparison.finish()?;
        Ok(comparison)
    };
    let selected = compare(0, pair.map(|design| cities[design]))?;
    let again = compare(simulated, [new; 2])?;
    let reevaluation = reevaluate(objective, (simulated + 1, simulated + new), &selected, &again);
    selection.candidates.iter_mut().for_each(|candidate| candidate.mean *= objective.sign());
    let grid = experiment.grid.map(|design, counts| Counts { cities: cities[design], ..counts });
    Ok(Chosen { grid, selection, reevaluation })
}

/// The experiment in other cities: so many of each design, after number `after`.
fn cities_of<'a>(experiment: &Experiment<'a>, after: u32, cities: impl Fn(usize) -> u32) -> Experiment<'a> {
    experiment.on(experiment.grid.map(|design, counts| Counts { cities: cities(design), ..counts }).after(after))
}

/// A design's values of the objective in these cities, more being better.
pub(super) fn in_cities(
    comparison: &Comparison,
    design: usize,
    objective: Objective,
    cities: std::ops::RangeInclusive<u32>,
) -> Result<Vec<f64>> {
    let known = comparison.cities(design, objective);
    let value = |city: u32| {
        let value = known.iter().find(|(number, _)| *number == city).map_or(f64::NAN, |(_, value)| *value);
        if value.is_finite() {
            return Ok(objective.sign() * value);
        }
        let (name, objective) = (&comparison.evidence.names[design], objective.name());
        let message = message!("trials-undefined-in-city", measure = objective, design = name, city = city);
        Err(Error::input("--objective", "", message))
    };
    cities.map(value).collect()
}
