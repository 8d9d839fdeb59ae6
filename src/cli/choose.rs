//! Selection of the best of several designs with a stated guarantee: cities are added stage by stage until one design is left.

use super::eprint;
use super::simulate::{BATCH, Flags, MOST, simulate_after};
use clap::Args;
use jiesu::analysis::choice;
use jiesu::analysis::compare::Comparison;
use jiesu::analysis::measures::{Compared, Measure};
use jiesu::analysis::objective::Objective;
use jiesu::analysis::rates::Counter;
use jiesu::analysis::request::ComparisonRequest;
use jiesu::analysis::selection::{Rule, Selection, Step, rival, select};
use jiesu::engine::Trial;
use jiesu::error::{Error, Result};
use jiesu::experiment::Shard;
use jiesu::experiment::journal::Journal;
use jiesu::output::files::Design;
use jiesu::plan::Plan;
use jiesu::setup::Setup;

/// The probability with which the selection may be wrong.
const ERROR: f64 = 0.05;

/// Flags of the commands that select a design.
#[derive(Debug, Args)]
pub(crate) struct Choose {
    /// Select the best design: adds cities until, with 95 % probability, a design that leads by X or more is selected; then re-evaluates it
    /// in new cities
    #[arg(long, value_name = "X", value_parser = within)]
    within: Option<f64>,
    /// The measure by which designs are ranked, such as observer.satisfaction_rate, unmet_days, cost_hours; an official rate needs its full
    /// name [default: observer.resolution_rate]
    #[arg(long, value_name = "NAME", value_parser = objective)]
    objective: Option<Objective>,
}

fn within(text: &str) -> std::result::Result<f64, String> {
    let x: Option<f64> = text.parse().ok().filter(|x: &f64| *x > 0.0 && x.is_finite());
    x.ok_or_else(|| "expected the smallest difference worth detecting, in the unit of the measure, such as 0.005 for half a point".into())
}

fn objective(text: &str) -> std::result::Result<Objective, String> {
    let names: Vec<String> = Objective::all().map(Objective::name).collect();
    Objective::parse(text).ok_or_else(|| format!("expected one of {}", names.join(", ")))
}

impl Choose {
    /// The selection rule, if one is requested; stores the objective in the request.
    pub(crate) fn check(&self, plan: &Plan, request: &mut ComparisonRequest) -> Result<Option<Rule>> {
        let refuse = |flag: &str, message: &str| Err(Error::input(flag, "", message));
        let ComparisonRequest::Against { choice_request, .. } = request else {
            return match self.within.is_some() || self.objective.is_some() {
                true => refuse("--within", "found one design, expected at least two"),
                false => Ok(None),
            };
        };
        choice_request.objective = self.objective.unwrap_or_default();
        match self.within {
            None if self.objective.is_some() && plan.crossing.is_none() => refuse(
                "--objective",
                "found it without `--within`, expected both: the measure, and the smallest difference worth detecting",
            ),
            None => Ok(None),
            Some(_) if plan.crossing.is_some() || plan.is_one_at_a_time() => refuse(
                "--within",
                "found it with a plan that varies parameters one at a time, expected a plan of designs: parameter values cannot be selected",
            ),
            Some(within)
                if within >= 1.0 && matches!(choice_request.objective.measure(), Compared::Rate(rate) if rate != Measure::UnmetDays) =>
            {
                refuse("--within", &format!("found {within}, expected a share below 1: 5 points of a rate are 0.05"))
            }
            Some(within) => {
                let cities = plan.designs[0].scenario.tables.run.cities;
                if cities < 2 {
                    return refuse("--within", "found one city, expected at least two, better ten: each city is one observation");
                }
                Ok(Some(Rule { first: cities as usize, within, error: ERROR }))
            }
        }
    }
}

/// Selects a design and stores the result in `request`; the number of cities of each design.
pub(crate) fn choose(
    designs: &[Design],
    flags: &Flags,
    journal: &mut Journal,
    rule: Rule,
    request: &mut ComparisonRequest,
) -> Result<Vec<u32>> {
    let ComparisonRequest::Against { choice_request, .. } = request else { return Ok(Vec::new()) };
    let objective = choice_request.objective;
    let mut setups: Vec<Setup> = designs.iter().map(|design| design.setup.clone()).collect();
    let mut values: Vec<Vec<f64>> = vec![Vec::new(); setups.len()];
    let mut simulated = 0;
    let (chosen, candidates) = loop {
        let batch = setups.iter().map(|setup| setup.tables.run.cities).max().unwrap_or(0);
        let comparison = simulate_cities(&setups, flags, journal, simulated)?;
        for (design, list) in values.iter_mut().enumerate().filter(|(design, _)| setups[*design].tables.run.cities > 0) {
            let cities = comparison.cities(design, objective);
            for city in simulated + 1..=simulated + batch {
                let value = cities.iter().find(|(number, _)| *number == city).map_or(f64::NAN, |(_, value)| *value);
                if !value.is_finite() {
                    let name = &setups[design].name;
                    let message = format!(
                        "found no `{}` of `{name}` in city {city}, expected a measure that is defined in every city: no trial there has it, or all of them failed",
                        objective.name()
                    );
                    return Err(Error::input("--objective", "", message));
                }
                list.push(objective.sign() * value);
            }
        }
        simulated += batch;
        match select(&values, &rule) {
            Step::Chosen { chosen, candidates } => break (chosen, candidates),
            Step::More { left, most } => {
                if !flags.quiet {
                    let (left, all) = (left.len(), setups.len());
                    eprint(&flags.lang.of(
                        format!("{simulated} cities: {left} of {all} designs left, at most {most} cities needed\n"),
                        format!("{simulated} 座城市：{all} 个方案中剩余 {left} 个，最多需要 {most} 座城市\n"),
                    ));
                }
                // Even MOST cities could not tell apart leads of 50 times `within`.
                if simulated >= MOST || most > 100 * MOST as usize {
                    let message = format!(
                        "found no selection within {} after {simulated} cities, expected a larger difference; its unit is that of comparison.csv",
                        rule.within
                    );
                    return Err(Error::input("--within", "", message));
                }
                for (design, setup) in setups.iter_mut().enumerate() {
                    setup.tables.run.cities = if left.contains(&design) { BATCH.min(MOST - simulated) } else { 0 };
                }
            }
        }
    };
    let cities: Vec<u32> = values.iter().map(|list| list.len() as u32).collect();
    let rival = rival(chosen, &candidates);
    let reevaluation = cities[chosen];
    let pair = |setups: &mut Vec<Setup>, journal: &mut Journal, after: u32, cities: [u32; 2]| -> Result<Comparison> {
        let mut comparison = Comparison::new(&[&setups[rival], &setups[chosen]], false);
        for (position, (design, count)) in [rival, chosen].into_iter().zip(cities).enumerate() {
            setups.iter_mut().enumerate().for_each(|(i, setup)| setup.tables.run.cities = if i == design { count } else { 0 });
            add(&mut comparison, setups, flags, journal, after, Some(position))?;
        }
        comparison.finish()?;
        Ok(comparison)
    };
    let then = pair(&mut setups, journal, 0, [cities[rival], cities[chosen]])?;
    let another = pair(&mut setups, journal, simulated, [reevaluation; 2])?;
    choice_request.reevaluation = Some(choice::reevaluate(objective, (simulated + 1, simulated + reevaluation), &then, &another));
    let summary = |mut candidate: jiesu::analysis::selection::Candidate| {
        candidate.mean *= objective.sign();
        candidate
    };
    choice_request.selection = Some(Selection { objective, rule, chosen, candidates: candidates.into_iter().map(summary).collect() });
    Ok(cities)
}

fn simulate_cities(setups: &[Setup], flags: &Flags, journal: &mut Journal, after: u32) -> Result<Comparison> {
    let mut comparison = Comparison::new(&setups.iter().collect::<Vec<_>>(), false);
    add(&mut comparison, setups, flags, journal, after, None)?;
    Ok(comparison)
}

/// Simulates the cities after number `after` and adds them; all to the design `position`, if it is given.
fn add(
    comparison: &mut Comparison,
    setups: &[Setup],
    flags: &Flags,
    journal: &mut Journal,
    after: u32,
    position: Option<usize>,
) -> Result<()> {
    simulate_after(after, setups, flags, false, Some(journal), Shard::ALL, |trial, setup, city, outcome| {
        if let Ok(output) = outcome {
            let counter = Counter::new(setup, city, &output.ledger);
            let trial = Trial { design: position.unwrap_or(trial.design), ..*trial };
            comparison.add(&trial, setup, city, &output.ledger, &counter, &counter.costs())?;
        }
        Ok(())
    })
}
